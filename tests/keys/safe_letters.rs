//! Letters that nobody meant as commands: in an open meeting they are typed, after a start they wait, and one word typed in
//! the wrong place creates and agrees nothing.

use portal::domain::attendance::Came;
use portal::domain::meeting::State;
use portal::service::Deed;
use portal::tui::message::Message;

use crate::desk::Desk;

/// From the text, by these keys, and what is typed then: all of it stands in the text where the writer was.
#[test]
fn what_is_typed_away_from_the_text_is_typed_in_the_text() {
    let ways = [
        "<Esc>",
        "<Tab>",
        "<Tab><Down>",
        "<Tab><End>",
        "<Esc><Down><Down>",
        ".chair<Enter>",
        ".remaining<Enter>",
        ".left<Enter>",
        "<Ctrl-U>",
        ".wording<Enter>",
        ".home<Enter>",
        ".guidance<Enter>",
        ".tools<Enter>",
        ".contacts<Enter>",
        ".links<Enter>",
        ".videos<Enter>",
        ".families<Enter>",
        ".late<Enter><Esc>",
        ".who<Enter><Tab>",
        ".last<Enter><Left>",
    ];
    let words = [
        "quiet",
        "mum says",
        "we are trying",
        "read",
        "1 of 3",
        "noah",
        "-- no bed",
        "told by school",
        "U",
        "bye",
    ];
    for (n, way) in ways.iter().enumerate() {
        for typed in [words[n % words.len()], words[(3 * n + 1) % words.len()]] {
            let mut desk = Desk::writing_in_the_room();
            desk.types("first\n").keys(way).types(typed).save_due();
            assert_eq!(desk.text("since-last-time"), format!("first\n{typed}"), "{way}\n{}", desk.screen());
            assert!(desk.is_writing() && !desk.left, "{way} {typed}");
        }
    }
}

#[test]
fn a_command_word_typed_in_the_agenda_acts_as_it_does_in_the_text() {
    let mut desk = Desk::writing();
    desk.types("> monthly\n").keys("<Esc>").types(".read\n").must_show("onthly").keys("<Left>");
    desk.keys("<Esc>").types(".left\n").must_show("Still to be talked about").must_show(".late notes it");
    desk.keys("<Enter>").save_due();
    assert_eq!(desk.text("since-last-time").trim_end(), "> monthly");
    assert!(desk.record().agreed_here.is_empty());
}

#[test]
fn in_a_list_that_answers_with_letters_another_letter_says_so_and_changes_nothing() {
    let mut desk = Desk::in_a_meeting();
    let before = format!("{:?}", desk.record().attendance);
    for letter in "qbxujkgGeRUzd1234567890".chars() {
        desk.types(&letter.to_string());
        assert!(
            !desk.left && (letter == 'b' || desk.foot().contains("is no answer here")),
            "{letter}\n{}",
            desk.screen()
        );
        desk.types(".").keys("<Backspace>");
        if letter == 'b' {
            desk.types(".who\n");
        }
    }
    assert_eq!(format!("{:?}", desk.record().attendance), before);
}

#[test]
fn each_question_that_changes_a_record_starts_on_the_answer_that_changes_nothing() {
    let questions = [
        ("4<Enter>r", "Start a review meeting?"),
        ("4<Enter>p", "Start a plan meeting?"),
        ("4<Enter>e", "Start an extra meeting?"),
        ("4<Enter>o", "Start a professionals-only meeting?"),
        ("4<Enter>ylast fri<Enter>", "What kind of meeting was it"),
        ("MEET.agreed<Enter>", "agreed?"),
        ("MEET:meeting.abandon<Enter>x<Enter>", "Whose reason was it?"),
        ("MEET:meeting.abandon<Enter>x<Enter><Down><Enter>", "Does it count as a core group?"),
        ("MEET:meeting.not-held<Enter>x<Enter>", "Whose reason was it?"),
        ("OUT\" Ava: my tea<Enter>.clear<Enter>", "Who may have Ava's words?"),
        ("MEET.close<Enter>.close<Enter>", "Close the record?"),
        ("MEET<F5>", "Leave room view?"),
        ("MEET<Esc><Esc>", "Leave the meeting?"),
        ("MEET.who<Enter>w", "Why were they not here?"),
        ("MEET.who<Enter>+Mrs Osei<Enter>", "What do they come as?"),
        ("OUTboiler off<Enter>.sort<Enter>t", "Who told it?"),
        ("OUTboiler off<Enter>.sort<Enter>c", "Whose own words?"),
        ("OUTboiler off<Enter>.sort<Enter>h", "Which child is it about?"),
        ("OUTboiler off<Enter>.sort<Enter>p", "Who spoke?"),
        ("OUT<PageDown>boiler off<Enter>.child<Enter>", "Which child is this line about?"),
        ("5aThe Owl<Enter>07700 900123<PageDown><Enter><Home>-", "Remove your contact?"),
    ];
    for (keys, question) in questions {
        let mut desk = match keys {
            keys if keys.starts_with("MEET") => Desk::writing_in_the_room(),
            keys if keys.starts_with("OUT") => Desk::writing(),
            _ => Desk::new(),
        };
        desk.keys(keys.trim_start_matches("MEET").trim_start_matches("OUT"));
        if question == "Remove your contact?" && !desk.shows(question) {
            continue;
        }
        desk.must_show_anywhere(question);
        let before = all_there_is(&desk);
        desk.keys("<Enter>").save_due();
        assert_eq!(all_there_is(&desk), before, "{question}");
        assert!(!desk.shows(question) || question.contains("agreed"), "{question}\n{}", desk.screen());
    }
}

/// How many changes the log has of everything that a question could change.
fn all_there_is(desk: &Desk) -> Vec<usize> {
    let family = desk.family("F-104");
    let meetings = family.meetings.iter().map(|one| desk.history(one.id).len());
    let people = family.people.iter().map(|one| desk.history(one.id).len());
    let mut all: Vec<usize> = meetings.chain(people).collect();
    all.push(family.meetings.len());
    all.push(family.people.len());
    if !family.meetings.is_empty() {
        let record = desk.record();
        all.extend(record.attendance.iter().map(|one| desk.history(one.id).len()));
        all.push(record.agreed_here.len());
        all.push(
            record
                .texts
                .iter()
                .flat_map(|text| text.body.lines())
                .filter(|line| line.cleared.is_some())
                .count(),
        );
    }
    all
}

#[test]
fn a_meeting_starts_when_that_is_answered_and_the_clock_is_as_it_was_before() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>").must_show("Latest: Friday 4 December 2026");
    desk.keys("r").must_show("Last time: Review meeting 2, on Friday 23 October 2026.");
    desk.must_show("Start a review meeting now, Thursday 26 November 2026").keys("<Enter>");
    assert_eq!(desk.family("F-104").meetings.len(), 2);
    desk.must_show("Latest: Friday 4 December 2026").keys("r<Esc>r<Left>");
    assert_eq!(desk.family("F-104").meetings.len(), 2);
    // Planned ahead, and typed up, from the same question.
    desk.keys("r<Down><Down><Enter>").types("4 dec\n").must_say("is planned for Friday 4 December 2026");
    desk.keys("r").must_show("Go on with Review meeting 3, planned").keys("<Esc>");
    desk.keys("e<End><Enter>").must_show("On what day was the meeting?").keys("<Esc>");
    desk.keys("e<Down><Enter>").must_show("Who is here");
    assert_eq!(desk.record().meeting.state, State::Open);
}

#[test]
fn after_a_kill_no_letter_is_typed_or_acts_before_enter_or_tab() {
    for (go_on, typed) in [("<Enter>", "quiet"), ("<Tab>", "mum says"), ("<Enter>", "1"), ("<Enter>", "q")] {
        let mut desk = Desk::writing_in_the_room();
        desk.types("boiler off").finds("quit");
        let mut desk = Desk::again(desk.closes());
        desk.must_show("boiler off").must_say("Enter goes on where you were");
        let (_, y) = desk.cursor();
        assert_eq!(usize::from(y), desk.rows() - 2, "the cursor is in no text:\n{}", desk.screen());
        desk.types(typed).must_say("Nothing was typed.").save_due();
        assert_eq!(desk.text("since-last-time"), "boiler off", "{typed}");
        assert!(!desk.left && !desk.is_writing());
        desk.keys(go_on).types("!").save_due();
        assert_eq!(desk.text("since-last-time"), "boiler off!");
    }
    // Home after a kill: `u` goes there, and the letters behind it are not typed.
    let mut desk = Desk::writing();
    desk.types("boiler off").save_due();
    let mut desk = desk.kill_and_reopen();
    desk.types("mum says").must_say("Nothing was typed.").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off");
}

#[test]
fn the_page_before_closing_and_a_sitting_wait_after_a_start_too() {
    let mut desk = Desk::writing();
    desk.types(".close\n").finds("quit");
    let mut desk = Desk::again(desk.closes());
    desk.must_say("Enter goes on where you were").types("no reason").save_due();
    assert!(desk.record().reasons.is_empty());
    desk.keys("<Enter>").types("asked\n").save_due();
    assert_eq!(desk.record().reasons.len(), 1);
    let mut desk = Desk::new();
    desk.keys("4<Enter>in3<Enter>3<Enter>School<PageDown><Enter>").must_show("A1 ").finds("quit");
    let mut desk = Desk::again(desk.closes());
    let before = desk.sitting().marks().len();
    desk.types("1").must_say("Nothing was typed.");
    assert_eq!(desk.sitting().marks().len(), before);
}

#[test]
fn keys_typed_ahead_answer_nothing_and_fill_in_nothing() {
    for word in ["noah", "not\n", "new family\n", "anna", "read it\n", "practice"] {
        let mut desk = Desk::new();
        desk.keys("4").bursts(word).save_due();
        assert_eq!(desk.references().len(), 1);
        desk.must_not_show("oah").keys("<Esc><Esc>4n");
        desk.must_not_show("What you typed here before");
        let mut desk = Desk::new();
        desk.keys("4<Enter>").bursts(word).save_due();
        let family = desk.family("F-104");
        assert_eq!((family.meetings.len(), family.children.len()), (2, 4), "{word}\n{}", desk.screen());
    }
    let mut desk = Desk::new();
    desk.keys("4").bursts("noah").must_say("n opened this.");
    desk.types("F-300").must_show("F-300");
}

#[test]
fn words_in_a_row_of_answers_choose_none_and_a_question_mark_helps() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>in3<Enter>3<Enter>School<PageDown><Enter>")
        .keys("<Enter>")
        .must_show("How it is known");
    desk.keys("<Down>");
    for _ in 0..9 {
        if !desk.status().contains("How it is known") {
            desk.keys("<Down>");
        }
    }
    desk.types("told by school").must_show_anywhere("arrows choose.");
    assert!(desk.cursor_row().contains("not chosen"), "{}", desk.screen());
    desk.keys("<Right>").must_not_show("arrows choose.").types("?").must_show("What can I press");
}

#[test]
fn nothing_is_said_to_be_kept_that_is_not_on_the_disk() {
    let sentences = [
        "is kept",
        "are kept",
        "kept:",
        "Noted",
        "noted",
        "saved",
        "Saved",
        "marked",
        "agree",
        "comes as",
        "is closed",
        "is changed",
        "was not",
        "could not say",
    ];
    let ways: [(&str, &str); 20] = [
        ("closed", "dBen had both aids in<Enter>Mum asked for it<Enter><Down><Enter>"),
        ("meeting", ".agreed<Enter><Down><Enter>"),
        ("meeting", ".done<Enter>"),
        ("meeting", ".who<Enter>c"),
        ("meeting", ".who<Enter>y"),
        ("meeting", "> monthly<Enter>.read<Enter>a"),
        ("meeting", "<F9>"),
        ("first", "5<Down><Down>t<Down><Enter>"),
        ("meeting", "> monthly<Enter>.read<Enter>p"),
        ("meeting", "> monthly<Enter>.read<Enter>n"),
        ("meeting", "> monthly<Enter>.read<Enter>w"),
        ("meeting", "> monthly<Enter>.read<Enter>c"),
        ("meeting", "> monthly<Enter>.read<Enter>sit is fine<Enter>"),
        ("meeting", ".who<Enter>n"),
        ("meeting", "+ warm<Enter>.close<Enter>.none<Enter>.close<Enter><Down><Enter>"),
        ("closed", "cMum<PageDown><Enter>"),
        ("closed", "a<Right><Down><Down>it was colder<PageDown><Enter>"),
        ("family", "f<PageDown><Up><Up>colder now<PageDown><Enter>"),
        ("family", "s<Right><Down>17 Weaver Street<PageDown><Enter>"),
        ("family", "E<Enter><Down><Ctrl-K>SW<Down><Down>on leave<PageDown><Enter>"),
    ];
    for (from, keys) in ways {
        let said = |fails: bool| {
            let mut desk = match from {
                "closed" => closed(),
                "meeting" => Desk::writing(),
                "family" => {
                    let mut desk = Desk::new();
                    desk.keys("4<Enter>");
                    desk
                }
                _ => Desk::new(),
            };
            desk.writes_fail = fails;
            desk.keys(keys);
            desk.foot()
        };
        let (well, failing) = (said(false), said(true));
        assert_ne!(well, failing, "{keys}");
        let claims = sentences.iter().filter(|one| failing.contains(*one)).collect::<Vec<_>>();
        assert!(claims.is_empty(), "{keys}: {claims:?} in {failing}");
    }
}

fn closed() -> Desk {
    let mut desk = Desk::writing();
    desk.types("+ brought to both clinics\n").types(".close\n.close\n").keys("<Down><Enter>");
    desk.must_say("The record is closed.");
    desk
}

#[test]
fn a_childs_own_words_are_never_said_to_be_for_everyone_before_they_are_cleared() {
    let mut desk = Desk::writing();
    desk.types("\" Ben to @Nursery: my nose is cold").must_say("for: withheld until cleared (.clear)");
    desk.keys("<Left><Left>")
        .must_say("for: withheld until cleared")
        .keys("<End>")
        .types("\n")
        .must_say("for: everyone");
    desk.types(".clear\n").keys("<Down><Enter>").must_say("for: everyone");
    desk.keys("<Enter>").types(".clear\n").keys("<End><Enter>").must_say("for: not for");
    for (line, is_for) in [
        ("my nose is cold", "for: everyone"),
        ("! weigh Ben @HV", "for: everyone"),
        ("Ben: my nose is cold", "for: everyone"),
        ("\" Noor: not here", "withheld"),
        ("\" Ava to @SW 19 nov: i eat there", "withheld"),
    ] {
        let mut desk = Desk::writing();
        desk.types(line).must_say(is_for);
    }
    let mut desk = Desk::writing_in_the_room();
    desk.types("\" Ben: my nose is cold").must_say("for: some");
}

#[test]
fn somebody_leaving_is_noted_and_the_next_letter_goes_on_where_it_was() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("boiler off since S").keys("<Enter>").types(".late\n").must_say("Esc goes back to the text");
    desk.keys("<Down>o").must_show("left 10:0").keys("<Esc>").types("unday").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off since S\nunday");
    desk.types("\n.late\n").keys("<Tab>").types("x").save_due();
    assert!(desk.text("since-last-time").ends_with('x'), "{}", desk.text("since-last-time"));
    // In the middle of a word, by the palette: the very letter.
    let mut desk = Desk::writing();
    desk.types("boiler").keys("<Left><Left>").finds("attendance.late").keys("<Esc>").types("E").save_due();
    assert_eq!(desk.text("since-last-time"), "boilEer");
}

#[test]
fn apologies_are_not_being_here_and_an_answer_goes_on_to_the_next_person() {
    let mut desk = Desk::in_a_meeting();
    let came = |desk: &Desk, handle: &str| {
        let id = desk.person(handle);
        let one = desk.record().attendance.into_iter().find(|one| one.person == id).expect("listed");
        (one.came, one.apologies)
    };
    desk.keys("y").must_say("Mum is noted. Now: Dad.");
    assert!(desk.cursor_row().contains("> Dad"), "{}", desk.screen());
    desk.keys("a").must_show("did not come");
    assert_eq!(came(&desk, "Dad"), (Some(Came::No), Some(true)));
    desk.keys("<Down>pa");
    assert_eq!(came(&desk, "Gran"), (Some(Came::Part), None), "the next person had the apologies");
    desk.keys("<Up>a");
    assert_eq!(came(&desk, "Gran"), (Some(Came::Part), Some(true)), "said otherwise before");
}

#[test]
fn a_line_written_under_the_wrong_child_goes_to_the_right_one() {
    let mut desk = Desk::writing_in_the_room();
    desk.keys("<PageDown>").types("Ben seen alone by SW\nAva eats\n");
    desk.keys("<Up><Up><End><Enter>")
        .types(".child Ben\n")
        .must_say("That line stands under Ben now")
        .save_due();
    assert_eq!(desk.text("children/Ben").trim_end(), "Ben seen alone by SW");
    assert!(!desk.text("children/Ava").contains("Ben seen"), "{}", desk.text("children/Ava"));
    assert!(desk.text("children/Ava").contains("Ava eats"));
    desk.keys("<End><Enter>").types(".child\n").must_show("Leave it here").keys("<Enter>").save_due();
    assert!(desk.text("children/Ava").contains("Ava eats"));
    desk.keys("<Enter>").types(".child Nobody\n").save_due();
    assert!(desk.text("children/Ava").contains(".child Nobody"), "kept as text");
}

#[test]
fn before_closing_the_children_and_the_questions_lead_to_what_they_are_about() {
    let mut desk = Desk::writing();
    desk.types(".close\n").keys("<Tab>");
    assert!(desk.cursor_row().starts_with("> Ava"), "{}", desk.screen());
    desk.keys("<Down><Enter>").must_show("4 The children: Ben");
    assert!(desk.is_writing());
    desk.types(".close\n").must_show("answer:").types(".same\n").must_say("No reason was given here before.");
    desk.types(".go\n").must_show("1 Who is here");
}

#[test]
fn a_disk_that_fails_does_not_keep_a_letter_from_its_text() {
    let mut desk = Desk::writing();
    desk.hears(Message::SaveFailed("The disk is full.".into()));
    desk.keys("<Esc>").types("quiet").save_due();
    assert_eq!(desk.text("since-last-time"), "quiet");
    let meeting = desk.record().meeting.id;
    desk.tries(Deed::Turn { meeting, state: State::Paused, reason: String::new(), whose: None });
    desk.keys("<Esc>").types("q").save_due();
    assert_eq!(desk.text("since-last-time"), "quietq");
}

#[test]
fn an_owner_is_shown_by_their_handle_and_one_nobody_is_called_by_is_asked_where_it_was_typed() {
    for (typed, shown) in [
        ("! ring the clinic @hv by fri", "who HV"),
        ("! ring the clinic @HV by fri", "who HV"),
        ("! ring the clinic @nursery by fri", "who Nursery"),
        ("! ring the clinic @Nur by fri", "\"Nur\": Nursery? write @Nursery to say so"),
        ("! ring the clinic @Smith by fri", "nobody on record is called \"Smith\""),
        ("! ring the clinic @H by fri", "\"H\": which one? HoY, HV"),
    ] {
        let mut desk = Desk::writing();
        desk.types(typed).types("\n").must_show_anywhere("ring the clinic");
        assert!(desk.section_words().contains(shown), "{typed}\n{}", desk.screen());
    }
}
