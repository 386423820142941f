//! Checklists as they are read: a sitting, how answers went, what two people said, brothers and sisters, and what people
//! write of them. No screen puts a number on a child.

use std::fmt::Write;

use chrono::NaiveDate;
use portal::domain::audience::Audience;
use portal::domain::checklist::evidence::Evidence;
use portal::domain::checklist::mark::{Key, Mark};
use portal::domain::checklist::sitting::{Judgement, Rater};
use portal::domain::checklist::value::Value;
use portal::domain::id::Id;
use portal::service::checklists::{SitDown, flow};
use portal::service::{Deed, Entered, Piece, new_id};
use portal::tui::look::Look;

use crate::checklists::{goes_on, in_a_family};
use crate::desk::Desk;

const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

fn level(n: i64) -> Mark {
    Mark::Level(Value::Number(n))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A sitting of somebody about a child of the family on a day, open.
fn sits(desk: &mut Desk, child: &str, who: &str, on: &str) -> Id {
    let child = desk.family("F-300").children.iter().find(|one| one.name == child).expect("the child").id;
    desk.tries(Deed::SitDown(Box::new(SitDown {
        child,
        instrument: "open-care".into(),
        rater: Rater { name: who.into(), role: String::new(), agency: String::new() },
        date: day(on),
        occasion: "core_group".into(),
        done_with: String::new(),
        replaces: None,
    })));
    desk.sitting().sitting.id
}

fn marks(desk: &mut Desk, sitting: Id, marks: &[(&str, Mark)]) {
    for (item, mark) in marks {
        desk.tries(Deed::Mark { sitting, key: Key::item(item), mark: mark.clone() });
    }
}

fn enters(desk: &mut Desk, piece: Piece) {
    desk.tries(Deed::Enter(Box::new(Entered { keep: vec![piece], ..Entered::default() })));
}

fn closes(desk: &mut Desk, sitting: Id) {
    let (judgement, audience) = (Box::new(Judgement::default()), Audience::ProfessionalsOnly);
    enters(desk, Piece::Judgement { sitting, judgement, audience, close: true });
}

fn writes(desk: &mut Desk, sitting: Id, item: &str, words: &str, strength: &str) {
    let evidence = Evidence {
        id: new_id(),
        sheet: sitting,
        answer: item.into(),
        words: words.into(),
        source: "seen".into(),
        seen_on: None,
        impact_on_child: String::new(),
        child_view: String::new(),
        carer_view: String::new(),
        strength: strength.into(),
        barrier: String::new(),
        since: String::new(),
        checked_with: String::new(),
        audience: Audience::Everyone,
    };
    enters(desk, Piece::Beside { sitting, evidence: Box::new(evidence) });
}

/// Three sittings of the health visitor about Ben, one of the school beside the last, and one about Ivy. Every item that
/// applies has a level at the last one, but two.
fn scored(desk: &mut Desk) {
    for (on, n) in [("2026-05-04", 3), ("2026-08-10", 2)] {
        let early = sits(desk, "Ben", "HV", on);
        marks(desk, early, &[("A1", level(n)), ("A2", level(2)), ("C4", level(3)), ("E1", level(3))]);
        closes(desk, early);
    }
    let last = sits(desk, "Ben", "HV", "2026-11-12");
    for key in flow::asked(&desk.sitting()) {
        desk.tries(Deed::Mark { sitting: last, key, mark: level(2) });
    }
    let own = [("A1", level(4)), ("A3", Mark::Unknown), ("A4", level(1)), ("C4", level(3)), ("E1", level(3))];
    marks(desk, last, &own);
    writes(desk, last, "A1", "no breakfast on 3 of 5 days", "eats well at his gran's");
    closes(desk, last);
    let school = sits(desk, "Ben", "School", "2026-11-16");
    let same = ["A2", "A4", "A5", "A6", "A7", "B5", "E2", "E3"].map(|item| (item, level(2)));
    marks(desk, school, &same);
    marks(desk, school, &[("A1", level(2)), ("A3", level(1)), ("C4", level(1))]);
    writes(desk, school, "C4", "nothing known before September", "");
    closes(desk, school);
    let ivy = sits(desk, "Ivy", "HV", "2026-11-10");
    marks(desk, ivy, &[("A1", level(1)), ("A2", level(2))]);
    closes(desk, ivy);
    desk.keys("<Esc>i");
}

/// On the family's checklists, in a store that has them.
fn at(size: (u16, u16), look: Look) -> Desk {
    let mut desk = Desk::with(80, 24, look);
    in_a_family(&mut desk);
    scored(&mut desk);
    desk.resizes(size.0, size.1);
    desk
}

/// At the health visitor's last sitting of Ben, as it is read.
fn reading() -> Desk {
    let mut desk = at((80, 24), Look::default());
    goes_on(&mut desk, HVS);
    desk
}

/// The row of the health visitor's last sitting of Ben.
const HVS: &str = "Everyday Care Record, 14 days";

/// Every screen, by keys from the sitting that is read.
const SCREENS: [(&str, &str); 13] = [
    ("reading", ""),
    ("reading below", "<End>"),
    ("area", "<Home><Down><Down><Enter>"),
    ("item", "<Home><Enter><Enter>"),
    ("about", "<End><Enter>"),
    ("trend", "t"),
    ("trend item", "t<Down><Enter>"),
    ("about a trend", "t<Enter>"),
    ("comparison", "c"),
    ("compared item", "c<Down><Enter>"),
    ("agree", "c<Down>a"),
    ("siblings", "s"),
    ("outcome", "<Home>o"),
];

#[test]
fn each_screen_is_as_it_was_seen_and_approved() {
    let mut pictures = String::new();
    for size in SIZES {
        let mut desk = at(size, Look { ascii: true, ..Look::default() });
        for (name, keys) in SCREENS {
            goes_on(&mut desk, HVS);
            desk.keys(keys);
            let ((x, y), screen) = (desk.cursor(), desk.screen());
            assert!(screen.is_ascii(), "{name}");
            let (width, height) = size;
            let _ =
                writeln!(pictures, "{name}, {width} by {height}\n\n{screen}\ncursor: column {x}, row {y}\n");
            leaves(&mut desk);
        }
    }
    insta::with_settings!({
        snapshot_path => "snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("checklist-reading", pictures);
    });
}

/// Back to the family's checklists, layer by layer.
fn leaves(desk: &mut Desk) {
    for _ in 0..6 {
        if desk.title().contains("Checklists") {
            return;
        }
        desk.keys("<Esc>");
    }
    panic!("not back on the checklists:\n{}", desk.screen());
}

/// At a sitting of the school about Max that was just begun and scored a little, as it is read.
fn open_one() -> Desk {
    let mut desk = Desk::new();
    in_a_family(&mut desk);
    let max = sits(&mut desk, "Max", "School", "2026-11-20");
    marks(&mut desk, max, &[("A1", level(3)), ("A2", level(1))]);
    desk.keys("<Esc>i");
    goes_on(&mut desk, "go on: Everyday Care Record");
    desk.keys("r")
        .must_show("2 of 45 scored")
        .keys("<End>")
        .must_show("Nobody has written a level yet: no number makes one.");
    desk
}

#[test]
fn what_a_person_makes_of_it_is_written_with_its_reason_and_the_sitting_closed_with_it() {
    let mut desk = open_one();
    desk.keys("w").must_show("not yet asked").types("Not good enough").keys("<PageDown><Enter>");
    desk.must_say("Not saved yet").must_show("A level is written, and no reason");
    desk.types("hungry on most mornings").keys("<Down>fed before school<Down>4 dec<PageDown><Enter>");
    desk.must_say("The sitting is still open.")
        .must_show("Not good enough")
        .must_show("> About")
        .must_show("hungry on most mornings");
    let judged = desk.sitting().sitting.judgement;
    assert_eq!((judged.better.as_str(), judged.by), ("fed before school", Some(day("2026-12-04"))));
    // Again, and closed with it.
    desk.keys("w<PageDown><Up>2<PageDown><Enter>").must_say("The sitting is closed and stays as it is.");
    let view = desk.sitting();
    assert!(view.is_closed());
    assert_eq!(view.sitting.audience, Audience::ProfessionalsOnly);
    desk.keys("w").must_say("is closed, and so is what was written of it");
    desk.keys("g").must_say("is closed and stays as it is");
}

#[test]
fn a_judgement_that_was_not_saved_is_there_again_and_scoring_goes_on() {
    let mut desk = open_one();
    desk.keys("w").types("half a thought").keys("<Esc>w").must_say("here again").must_show("half a thought");
    desk.keys("<Esc>g")
        .must_show("A3 ")
        .keys("1<Left>")
        .must_show("> About")
        .keys("<Home>")
        .must_show("3 of 45 scored");
}

#[test]
fn what_cannot_wait_stands_first_and_each_reading_opens_what_lies_behind_it() {
    let mut desk = reading();
    desk.must_show("Today").must_show("> Today: A safety item is at 4.").keys("<Enter>");
    desk.must_show("A1 Enough to eat: 4 Not met").must_show("no breakfast on 3 of 5 days").keys("<Enter>");
    desk.must_show("What goes well: eats well at his gran's")
        .keys("<Esc><Esc>")
        .must_show("> Today: A safety");
    desk.keys("<End>").must_show("1 item looked at and not known").keys("<Up><Up><Up><Up>");
    desk.keys("<Enter>")
        .must_show("A3 How feeding")
        .must_show("known at the sitting of Mon 16 Nov 2026, School");
}

#[test]
fn an_outcome_is_made_of_an_item_in_one_key_and_kept_with_another() {
    let mut desk = reading();
    desk.keys("o")
        .must_show("> Keep the outcome")
        .must_show("4 Not met on 12 Nov 2026")
        .must_show("4 February 2027");
    desk.must_show("Everyday Care Record: 2 ..").keys("<Enter>").must_say("The outcome is kept");
    desk.keys("<Enter>")
        .must_show("an outcome is made of it")
        .keys("<Enter>")
        .must_show("By: Thursday 4 February 2027");
}

#[test]
fn another_level_aimed_at_fills_in_what_better_looks_like_and_the_measure() {
    let mut desk = reading();
    desk.keys("o<PageUp><Down>1")
        .must_show("Meals or feeds come every day")
        .must_show("Everyday Care Record: 1");
    // What somebody wrote stays.
    desk.keys("<Down><Ctrl-K>")
        .types("eats at every mealtime")
        .keys("<Up>2")
        .must_show("eats at every mealtime");
    desk.keys("<Up><Ctrl-K><PageDown><Enter>")
        .must_say("Not saved yet")
        .must_show("what must change for the child");
}

#[test]
fn an_item_that_the_checklist_keeps_from_the_family_makes_no_outcome_for_everyone() {
    let mut desk = reading();
    goes_on(&mut desk, "H Change");
    goes_on(&mut desk, ": Violence");
    desk.must_show("keeps this from every copy for the family")
        .keys("<Esc>o")
        .must_show("professionals only");
    desk.keys("<PageDown><Up>").must_show("keeps this item from every copy").must_not_show("everyone");
}

#[test]
fn what_was_agreed_stands_beside_both_answers_with_its_reason() {
    let mut desk = reading();
    desk.keys("ca")
        .must_say("Go to an item first")
        .keys("<Down>a")
        .must_show("HV: 4 Not met; School: 2 Mostly met.")
        .types("5")
        .keys("<PageDown><Enter>");
    desk.must_say("things to put right").must_show("Write what was agreed: 1 Reliably met");
    desk.keys("<PageUp><Ctrl-K>3<Down>")
        .types("the school sees lunch, not breakfast")
        .keys("<PageDown><Enter>");
    desk.must_say("It is kept what was agreed.")
        .must_show("agreed: 3 Often not met")
        .must_show("HV 4   School 2");
    desk.keys("<Enter><PageDown>")
        .must_show("Why: the school sees lunch, not breakfast")
        .must_show("Between: HV and School");
    let agreed = desk.checklists("F-300").agreed;
    assert_eq!((agreed.len(), agreed[0].mark.clone()), (1, level(3)));
}

#[test]
fn nothing_is_compared_before_both_have_closed() {
    let mut desk = reading();
    sits(&mut desk, "Ben", "GP", "2026-11-18");
    desk.keys("c").must_show("GP has not closed theirs").must_not_show("HV 4").must_not_show("Not met");
    desk.keys("<Esc>t")
        .must_show_anywhere("kept back until GP has closed theirs")
        .must_show("GP: still open");
    desk.keys("<Esc>");
    leaves(&mut desk);
    goes_on(&mut desk, HVS);
    desk.must_say("Kept back until GP").must_show("Checklists");
}

#[test]
fn a_trend_can_show_only_what_moved_or_stands_low() {
    let mut desk = reading();
    desk.keys("t").must_show("3 > 2 better > 4 worse > 2*").must_show("A2 Food");
    desk.must_show("worst 3 > 2 > 4 > 2; items at 3 or worse 1 > 0 > 1 > 0");
    desk.keys("f").must_say("Only what went better or worse").must_show("A1 Enough").must_not_show("A2 Food");
    desk.must_show("3 > 3 > 3 > .*").must_show("at 3 or worse at the last 3 sittings");
    desk.keys("f").must_show("A2 Food");
}

#[test]
fn a_correction_is_a_sitting_of_its_own_that_takes_the_place_of_the_first() {
    let mut desk = reading();
    let first = desk.checklists("F-300").sittings.iter().map(|row| row.sitting.id).collect::<Vec<_>>();
    desk.keys("e")
        .must_show("Begin a correction of this sitting?")
        .keys("<Down><Enter>/a1<Enter>")
        .must_show("A1 Enough");
    desk.must_show("> 4 unmet").keys("3<Esc>");
    let correction = desk.sitting().sitting;
    assert!(!first.contains(&correction.id) && correction.replaces.is_some());
    assert_eq!((correction.date, correction.rater.name.as_str()), (day("2026-11-12"), "HV"));
    closes(&mut desk, correction.id);
    leaves(&mut desk);
    goes_on(&mut desk, HVS);
    desk.must_show("A correction of the sitting of Thu 12 Nov 2026, HV.").must_show("A Basic care  3 (1)");
    desk.keys("t").must_show("3 > 2 better > 3 worse > 2*").must_show_anywhere("the correction stands here");
}

#[test]
fn a_page_is_made_for_one_reader_and_refused_where_the_sitting_is_for_professionals() {
    let mut desk = reading();
    desk.keys("p").must_show("Whose page?").keys("<Enter>").must_show("No page was made");
    desk.must_show_anywhere("kept from this reader as a whole").must_not_show("eats well");
    desk.keys("<Esc>p<Down><Enter>").must_show("The whole record.").must_show("eats well at his gran's");
}

#[test]
fn brothers_and_sisters_stand_in_the_familys_order_whatever_was_answered() {
    let mut desk = reading();
    desk.keys("<Esc>s").must_show("Jo (14): never.").must_show("Max (4 months): never.");
    let heading = (0..24).map(|n| desk.row(n)).find(|row| row.contains("A Food")).expect("the first area");
    let (ivy, ben) = (heading.find("Ivy").expect("Ivy"), heading.find("Ben").expect("Ben"));
    assert!(ivy < ben, "as the family has them: {heading}");
    desk.keys("<Down><Enter>").must_show("Ivy (7): 1 Reliably met").must_show("Ben (2): 2 Mostly met");
}

/// Words that would put a number on a child, of a child above another, or on a family.
const NEVER: [&str; 11] = [
    "total",
    "average",
    "averages",
    "mean",
    "sum",
    "percent",
    "percentage",
    "rank",
    "ranking",
    "ranked",
    "overall",
];

/// What the file itself says, and what it says it is not for.
const FILES_OWN: [&str; 3] =
    ["Under 70% of the items that apply are scored.", "ranking siblings", "deciding a threshold by score"];

/// A word or a sign on a screen that must stand on none.
fn forbidden(screen: &str) -> Option<String> {
    let mut words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    for own in FILES_OWN {
        words = words.replace(own, "");
    }
    let words = words.to_lowercase();
    if words.contains('%') || words.contains("score of") {
        return Some("% or a score of something".into());
    }
    let all = words.split(|letter: char| !letter.is_alphanumeric());
    all.into_iter().find(|word| NEVER.contains(word)).map(str::to_owned)
}

/// Every screenful from here down.
fn screenfuls(desk: &mut Desk) -> Vec<String> {
    let mut all = vec![desk.screen()];
    for _ in 0..60 {
        desk.keys("<PageDown>");
        let screen = desk.screen();
        if all.last() == Some(&screen) {
            return all;
        }
        all.push(screen);
    }
    panic!("no end:\n{}", desk.screen());
}

/// A list's screenfuls, and those of the page or the list that each of its rows opens.
fn with_what_its_rows_open(desk: &mut Desk) -> Vec<String> {
    let mut all = screenfuls(desk);
    let status = desk.status();
    let rows: usize = status.rsplit(' ').find_map(|word| word.parse().ok()).expect("how many rows");
    for n in 0..rows {
        desk.keys("<Home>").keys(&"<Down>".repeat(n)).keys("<Enter>");
        all.extend(screenfuls(desk));
        if desk.status().contains(" of ") {
            desk.keys("<Home><Enter>");
            all.extend(screenfuls(desk));
            desk.keys("<Esc>");
        }
        desk.keys("<Esc>");
    }
    all
}

#[test]
fn no_screen_shows_a_sum_a_mean_a_share_a_rank_or_one_number_for_a_family() {
    let mut desk = reading();
    let mut all = with_what_its_rows_open(&mut desk);
    for keys in ["t", "c", "s"] {
        desk.keys(keys);
        all.extend(screenfuls(&mut desk));
        desk.keys("<Home><Enter>");
        all.extend(screenfuls(&mut desk));
        desk.keys("<Esc><Down><Enter>");
        all.extend(screenfuls(&mut desk));
        desk.keys("<Esc><Esc>");
        desk.must_show("Ben (2)");
    }
    for keys in ["c<Down>a", "o"] {
        desk.keys("<Home>").keys(keys);
        all.push(desk.screen());
        leaves(&mut desk);
        goes_on(&mut desk, HVS);
    }
    assert!(all.len() > 60, "{} screens were read", all.len());
    for screen in &all {
        assert_eq!(forbidden(screen), None, "{screen}");
    }
}

#[test]
fn the_law_above_can_be_broken() {
    for broken in ["Total: 96", "mean 2.1", "12 of 48 (25%)", "a score of 96", "rank 2", "Overall: 3"] {
        assert!(forbidden(broken).is_some(), "{broken}");
    }
    assert_eq!(forbidden("what it means for Ben; Summary; a summary"), None);
}
