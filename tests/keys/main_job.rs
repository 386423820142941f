//! The main job, end to end, at 80 by 24 from an empty home; and the walk-through that is made of it.
//!
//! `docs/first-meeting.md` is written by this test when `PORTAL_BLESS=1`, and compared with it otherwise.

use std::fmt::Write;
use std::path::Path;

use portal::domain::action::Progress;
use portal::domain::entry::Mark;
use portal::domain::meeting::State;

use crate::desk::Desk;

/// The walk-through as it grows: what she does, in words, and what she sees.
struct Walk {
    desk: Desk,
    page: String,
}

impl Walk {
    fn says(&mut self, words: &str) -> &mut Self {
        let _ = write!(self.page, "{words}\n\n");
        self
    }

    fn heading(&mut self, words: &str) -> &mut Self {
        self.says(&format!("## {words}"))
    }

    /// The screen as it is now.
    fn shows(&mut self) -> &mut Self {
        let screen = self.desk.screen().replace('\u{2502}', "|").replace('\u{2500}', "-");
        let _ = write!(self.page, "```text\n{}\n```\n\n", screen.trim_end());
        self
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        self.desk.keys(keys);
        self
    }

    fn types(&mut self, words: &str) -> &mut Self {
        self.desk.types(words).time_passes(u64::try_from(words.len() / 5).unwrap_or(1)).save_due();
        self
    }
}

const SINCE: &str =
    "Mum through the interpreter: mornings are calmer, everybody has breakfast sitting down now
+ let us in at all four visits, two of them not planned
-- boiler off again since Sunday, the three of them sleeping in coats in one room
-- seen: hall at 11 degrees on Monday's visit, kettle baths again
told by Gran: the meter is on emergency credit for the last week of every month
? has the agent answered the letter about the damp wall
our side: one visit cancelled by us because the car broke down, made up two days later
";

const AVA: &str =
    "seen alone by SW at school 19 nov, half an hour, and at home on Monday with the others there
+ breakfast club every day but one, in class before the register
\" Ava to @SW 19 nov, alone, asked: what is different now: i eat there, i still listen out for ben
! young carers group every Wednesday, FSW takes her the first time @FSW by wed 9 dec
";

const BEN: &str = "seen by HV 17 nov at home, not alone, and by SW on Monday
+ nursery nine days of ten, in Gran's car
-- moulds are still not made, one aid whistles so it stays in the drawer
! ring audiology every day until there is a date for the moulds @HV by fri 4 dec seen by: both aids in 4 days of 5
! heating grant form with Mum by 31 feb
\" Ben to @Nursery 24 nov, alone, asked: how is your bed: my nose is cold in bed
";

const NOOR: &str = "seen alone by HoY 20 nov in the art room, she chose the place
\" Noor to @HoY 20 nov, alone, asked: who would you talk to: you are all right, not at home though
-- attendance 80 in the hundred, asleep in period one twice this week
! HoY sees Noor every Friday in the art room @HoY by next core group
";

const BABY: &str = "26 weeks, every antenatal date kept with the interpreter
-- there is still no dry room and so no place for a cot
! ask housing for a date for the move, in writing @SW by 11 dec
";

const PLAN: &str =
    "Ava's mornings: better on four days of five. Ben hears: no change. Noor listened to: begun
dry room: no change, the agent has not answered for five weeks
! environmental health asked to inspect the wall and the boiler @SW by mon 30 nov
checklists: Ava and Ben done, the baby's begun, none for Noor yet
";

const RISK: &str =
    "Ava lower, Ben the same, Noor the same because we have only just begun to look, baby the same
what protects: Gran, the mornings with Jo, nursery every day, Mum telling us before we ask
";

/// For professionals only.
const POLICE: &str =
    "police: one call about shouting at the old address, nothing followed, keep who rang out of it";

const DECISIONS: &str = "> core group again before Christmas and not after it, for the heating
> the same interpreter every time
~ HV: would ask for the review conference early for Ben, takes it to her named nurse
Mum agrees, in her words: you do the boiler and I do the rest
SW tells Ava and Ben, HoY tells Noor
";

#[test]
fn a_first_meeting_from_an_empty_home_to_the_files_for_the_family() {
    let mut walk = Walk { desk: Desk::in_an_empty_home(), page: String::new() };
    walk.says(include_str!("first-meeting.md").trim_end());
    start(&mut walk);
    who_is_here(&mut walk);
    last_time(&mut walk);
    write_it_down(&mut walk);
    lights_out(&mut walk);
    write_the_rest(&mut walk);
    when_they_have_gone(&mut walk);
    before_closing(&mut walk);
    files(&mut walk);
    check_record(&walk.desk);
    check_files(&walk.desk);
    check_page(&walk.page);
}

fn start(walk: &mut Walk) {
    walk.heading("1. Open the practice family");
    walk.says("Type `portal practice` and press Enter. The very first time it asks whose numbers and guidance you want: choose where you work with the arrow keys, and press Enter. Then the first screen says what needs you. A `>` stands at the row that is chosen; the arrow keys move it, Enter opens it. The last two lines always say where you are and what you can press.");
    walk.shows();
    walk.says("Press `4` for *Core group*, then Enter on the family. Its page shows the children, the plan and the earlier meetings.");
    walk.keys("4<Enter>").shows();
    walk.desk.must_show("core group every");
    walk.heading("2. Begin the meeting");
    walk.says("Press `r`: a new review meeting, filled in with everything that is known. It is asked first, with the day of the last one.");
    walk.keys("r").shows();
    walk.says("The first answer starts nothing: a key too many does no harm. The arrow down and Enter begin the meeting. At the left is the agenda, at the right the section you are in. Whatever you do from now on is saved by itself; the time at the right says when. The second line says *room view*: while the meeting is open, only what everyone here may see is on the screen.");
    walk.keys("<Down><Enter>").shows();
    walk.desk.must_show("Review meeting 3");
}

fn who_is_here(walk: &mut Walk) {
    walk.heading("3. Who is here");
    walk.says("One key for each person: `y` came, `n` did not come, `p` came for a part, `a` sent apologies, `s` sent a report, `h` changes between room, telephone and video. After `y`, `n` or `p` the next person is chosen; the arrow up goes back for more. Esc goes to the text, and back again with `.who`. Here Dad did not come and was not told of it in time (`w` for why), and the school nurse sent apologies and a report.");
    walk.keys("yw").shows();
    walk.says("Why somebody was away is for professionals only, unless you say otherwise.");
    walk.keys("<Down><Down><Down><Enter><Enter><Down>yyyyhhhyyyas<Down>a<Down>y");
    walk.keys("+").types("Interpreter\n");
    walk.keys("<Home>").shows();
    walk.desk.must_show("did not come");
}

fn last_time(walk: &mut Walk) {
    walk.heading("4. Last time's actions");
    walk.says("Press PageDown for the next section. `d` done, `p` in part, `n` not done, `r` gives a new date (typed as you say it: `in 2 weeks`), `m` and `s` say whether the family or a service missed it, Enter asks what changed for the child.");
    walk.keys("<PageDown>nsr")
        .types("fri 11 dec\n")
        .keys("<Enter>")
        .types("hears about half of story time\n");
    walk.keys("<Down>d<Down>d<Down>p<Down>d<Down>p<Down>p<Down>n<Down>p<Down>l").keys("<Home>").shows();
    walk.desk.must_show("moved 2 times");
}

fn write_it_down(walk: &mut Walk) {
    walk.heading("5. Write down what is said");
    walk.says("PageDown again, and the bottom line says *Write*: now letters are text. Write as fast as people speak. A line that begins with a mark means something, and the margin names it as you type: `+` going well, `--` a worry, `?` to find out, `!` an action, `>` a decision, `~` somebody disagrees, `\"` and a child's name for the child's own words. Who does it is `@` and the name; by when is `by fri`.");
    walk.keys("<PageDown>").types(SINCE).shows();
    walk.says("PageDown goes on to the next section, and to each child in turn. For an action, the line below shows how the name and the date were read. A child's own words are withheld from every family copy until somebody has decided who may have them: they leave the screen when you leave the line, and are kept.");
    walk.keys("<PageDown>").types(AVA).keys("<PageDown>").types(BEN).shows();
    walk.desk.must_not_show("my nose is cold").must_say("That line stays in the text.");
    walk.says("`31 feb` is no date: the words stay, and it is asked about before closing.");
}

fn lights_out(walk: &mut Walk) {
    walk.heading("6. The power goes");
    walk.says("In the middle of a word the laptop dies. Start it again, type `portal practice`, and the first screen has the meeting under *Unfinished*.");
    walk.keys("<PageDown>").types(NOOR).keys("<PageDown>").types("26 weeks, every antenatal da");
    let (section, cursor) = (walk.desk.section_words(), walk.desk.cursor());
    let Walk { desk, page } = std::mem::replace(walk, Walk { desk: Desk::new(), page: String::new() });
    *walk = Walk { desk: desk.kill_and_reopen(), page };
    walk.desk.must_show("Unfinished");
    walk.shows();
    walk.says("Press `u`. The same section and the same line. Nothing that was typed up to half a second before is missing. No letter is typed yet: Enter (or Tab) goes on, with the cursor behind the same letter.");
    walk.keys("u").shows();
    walk.keys("q").desk.must_say("Nothing was typed");
    walk.keys("<Enter>");
    assert_eq!(walk.desk.cursor(), cursor);
    assert_eq!(walk.desk.section_words(), section);
    walk.desk.must_say("Baby, section 4 of 9");
}

fn write_the_rest(walk: &mut Walk) {
    walk.heading("7. The rest of the agenda");
    let rest = BABY.strip_prefix("26 weeks, every antenatal da").expect("it goes on there");
    walk.types(rest).keys("<PageDown>").types(PLAN).keys("<PageDown>").types(RISK).types(POLICE);
    walk.says("Not every line is for everyone. Ctrl-R (or `.for`) keeps the line from the family. The bottom line says `for: some`, and the line leaves the screen when you leave it.");
    while !walk.desk.status().contains("for: some") {
        walk.keys("<Ctrl-R>");
    }
    walk.shows();
    walk.says("Decisions, disagreements, and the next date as people say it.");
    walk.keys("<PageDown>")
        .types(DECISIONS)
        .keys("<PageDown>")
        .types("thu 17 dec at 10, children's centre, FSW minds Ben\n");
    walk.shows();
    walk.desk.must_show("Thursday 17 December 2026");
}

fn when_they_have_gone(walk: &mut Walk) {
    walk.heading("8. When the family has gone");
    walk.says("`.room` on a line of its own, or F5, leaves room view. A full stop and a word alone on a line is a command and is not kept. Practice asks whether you mean it; a store of your own asks for the passphrase. The same key turns room view on again, and asks nothing.");
    walk.types(".room\n").shows();
    walk.desk.must_show("Leave room view?");
    walk.keys("<Down><Enter>");
    walk.says("Now all that was written is there, and below each line whom it is for. Ava was asked whether everybody may hear what she said, and agrees. `.clear` under her words asks who may have them.");
    while !walk.desk.section_words().contains("Ava (9)") {
        walk.keys("<PageUp>");
    }
    walk.keys("<Up><Up><Up><Up><Up><Up><Up><Up><Up>");
    while !walk.desk.cursor_row().contains("out for ben") {
        walk.keys("<Down>");
    }
    walk.keys("<End>").shows();
    walk.keys("<Enter>").types(".clear\n").shows();
    walk.desk.must_show("Who may have Ava's words?");
    walk.keys("<Down><Enter>");
    assert!(!walk.desk.section_words().contains("withheld"), "{}", walk.desk.screen());
    walk.says("An action from last time that is for professionals only was not on the screen either. `.last` goes there, and `d` says that it was done.");
    walk.keys("<PageDown>").types(".last\n");
    while !walk.desk.cursor_row().contains("ask police") {
        walk.keys("<Down>");
    }
    walk.keys("d").shows();
    walk.keys("<PageDown>");
}

fn before_closing(walk: &mut Walk) {
    walk.heading("9. Before closing");
    walk.says("PageDown to the last section and Enter, or `.close` on a line of its own in any text. One page: the children in a table, and what is still open as questions. Nothing here stops you. Write why and press Enter, or `.none` for *not answered*, which is an answer too; `.same` gives the reason given last.");
    walk.types(".close\n").shows();
    walk.desk.must_show("To answer");
    walk.types("SN was at another school, the report comes on Monday\n")
        .types(".none\n")
        .types("asked for on the telephone today\n");
    walk.types(".same\n");
    walk.shows();
    walk.says("`.close` closes the record. It says how many questions stay open, and asks once.");
    walk.types(".close\n").shows();
    walk.keys("<Down><Enter>").shows();
    walk.desk.must_say("The record is closed.");
}

fn files(walk: &mut Walk) {
    walk.heading("10. The minutes, and a copy for the family");
    walk.says("`x` saves the record as a file, in Markdown or as plain text. `f` shows the record as somebody else would get it, and says how much was left out; `x` then saves that copy. No file is ever replaced, and no file name holds a child's name.");
    walk.keys("x").shows();
    walk.keys("<Enter>x<Down><Enter>f<Down><Enter>").shows();
    walk.keys("x<Enter>x<Down><Enter>");
    let names: Vec<String> = walk.desk.files().into_iter().map(|(name, _)| format!("- `{name}`")).collect();
    walk.says(&format!("Four files stand in the folder now:\n\n{}", names.join("\n")));
    walk.says("What comes to light later is added with `d`, with your name, the time and the reason; the record itself stays as it is. `q` leaves the program.");
}

fn check_record(desk: &Desk) {
    let record = desk.record();
    assert_eq!(record.meeting.state, State::Closed);
    assert_eq!(record.meeting.next.map(|day| day.to_string()).as_deref(), Some("2026-12-17"));
    let all = [SINCE, AVA, BEN, NOOR, BABY, PLAN, RISK, POLICE, DECISIONS];
    let sections = [
        "since-last-time",
        "children/Ava",
        "children/Ben",
        "children/Noor",
        "children/Baby",
        "plan",
        "change-and-risk",
        "change-and-risk",
        "decisions",
    ];
    for (words, section) in all.iter().zip(sections) {
        assert!(desk.text(section).contains(words.trim_end()), "{section}:\n{}", desk.text(section));
    }
    assert!(all.iter().map(|text| text.split_whitespace().count()).sum::<usize>() >= 500, "500 words");
    let marks: Vec<Mark> =
        sections.iter().flat_map(|section| desk.entries(section)).filter_map(|entry| entry.mark).collect();
    for mark in Mark::ALL {
        assert!(marks.contains(&mark), "{mark:?}");
    }
    assert_eq!(record.reasons.len(), 4);
    assert_eq!(record.answers.iter().filter(|answer| answer.progress == Progress::Done).count(), 4);
    assert!(record.attendance.iter().all(|one| one.came.is_some()), "{:?}", record.attendance);
}

fn check_files(desk: &Desk) {
    let files = desk.files();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    for name in &names {
        assert!(["Ava", "Ben", "Noor", "Marsh"].iter().all(|one| !name.contains(one)), "{name}");
    }
    for (name, text) in files {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let holds = |phrase: &str| words.contains(phrase);
        let family = name.contains("family");
        assert!(holds("mornings are calmer"), "{name}\n{text}");
        for withheld in [
            "nose is cold",
            "not at home though",
            "shouting",
            "police",
            "not told",
            "asked for on the telephone",
        ] {
            assert_eq!(holds(withheld), !family, "{withheld:?} in {name}\n{text}");
        }
    }
}

fn check_page(page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/first-meeting.md");
    let page = format!("{}\n", page.trim_end());
    if std::env::var_os("PORTAL_BLESS").is_some_and(|bless| bless == "1") {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, &page).expect("the page is written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        kept == page,
        "docs/first-meeting.md is not what the program shows. PORTAL_BLESS=1 cargo test --test keys first_meeting writes it.\n{page}"
    );
}
