//! Checklists by keys: begun, scored one item at a time, evidence asked where the file asks for it, left and gone on with.

use portal::domain::audience::Audience;
use portal::domain::checklist::mark::{Key, Mark};
use portal::domain::checklist::sitting::Judgement;
use portal::domain::checklist::value::Value;
use portal::service::checklists::SittingView;
use portal::service::checklists::flow;
use portal::service::{Deed, Entered, Piece};
use portal::tui::look::{Look, Theme};
use portal::tui::message::Message;

use crate::desk::Desk;
use crate::own::{FIRST, set_up};

/// Name, born or expected, needs others must know.
const CHILDREN: [(&str, &str, &str); 5] = [
    ("Jo", "3 april 2012", ""),
    ("Ivy", "5 may 2019", "uses a wheelchair and a feeding pump"),
    ("Ben", "1 sep 2024", ""),
    ("Max", "2 july 2026", ""),
    ("Baby", "", ""),
];

/// A family with a teenager, a disabled child of seven, a child of two, a baby and an unborn child, and their mother.
pub fn in_a_family(desk: &mut Desk) {
    desk.keys("4nF-300<PageDown><Enter>").must_say("The family is saved.");
    for (name, born, needs) in CHILDREN {
        desk.keys("c").types(name).keys("<Enter>").types(born).keys("<Down>");
        desk.types(if born.is_empty() { "2 march 2027" } else { "" }).keys("<Down><Down>").types(needs);
        desk.keys("<PageDown><Enter>").must_say("The child is saved.");
    }
    desk.keys("aMum<Enter>1<Enter>mother<PageDown><Enter>").must_say("The person is saved.");
    desk.keys("i");
}

fn desk(size: (u16, u16), look: Look) -> Desk {
    let mut desk = Desk::with(size.0, size.1, look);
    in_a_family(&mut desk);
    desk
}

fn of_practice() -> Desk {
    desk((80, 24), Look::default())
}

/// A day in the life, case map, everyday care, home conditions, safety line, said seen when, on paper, supervision card:
/// the number of a checklist in the form.
const CARE: &str = "3";
const LINE: &str = "5";
const PAPER: &str = "7";
const CARD: &str = "8";

/// Begins a sitting from the list: a child by the number in the form, a checklist by its number, who scores.
fn begins(desk: &mut Desk, child: usize, checklist: &str, who: &str) {
    let checklist: usize = checklist.parse().expect("a number");
    let goes_to = |n: usize| format!("<Home>{}<Enter>", "<Right>".repeat(n - 1));
    desk.keys(&format!("<End>n{}{}{who}<PageDown><Enter>", goes_to(child), goes_to(checklist)));
}

fn level(n: i64) -> Mark {
    Mark::Level(Value::Number(n))
}

/// The id of the item on the screen.
fn item(desk: &Desk) -> String {
    desk.row(5).split(' ').next().unwrap_or_default().to_owned()
}

fn mark(view: &SittingView, item: &str) -> Option<Mark> {
    view.mark(&Key::item(item)).cloned()
}

/// Somebody who types, and how many keys it took.
struct Hands {
    desk: Desk,
    pressed: usize,
}

impl Hands {
    fn keys(&mut self, keys: &str) {
        self.desk.keys(keys);
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let name = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            rest = name.map_or_else(|| rest.get(first.len_utf8()..).unwrap_or_default(), |(_, after)| after);
            self.pressed += 1;
        }
    }
}

#[test]
fn a_whole_checklist_of_a_child_of_two_takes_under_four_minutes_of_typing() {
    let mut hands = Hands { desk: of_practice(), pressed: 0 };
    hands.keys("<End>n3<Enter>3<Enter>HV<PageDown><Enter>");
    hands.desk.must_show("F-300   Ben (2)   Everyday Care Record");
    let rows = flow::asked(&hands.desk.sitting()).len();
    assert!(rows >= 50, "{rows} items");
    let mut with_evidence = 0;
    for _ in 0..rows {
        match item(&hands.desk).as_str() {
            // Danger first, then what was seen.
            "D1" => {
                hands.keys("4");
                hands.desk.must_show("Danger now: whom to ring");
                hands.keys(
                    "<Esc>not seen since May, no plan<Enter>4<Enter>fits twice this week<PageDown><Enter>",
                );
                with_evidence += 1;
            }
            // What stands in the way is asked before a level that could be poverty.
            "B1" => {
                hands.keys("3");
                hands.desk.must_show("What stands in the way?");
                hands.keys("<Down><Down><Enter>boiler off, 4 visits of 6<Enter>1<Enter>sleeps in her coat<PageDown><Enter>");
                with_evidence += 1;
            }
            "A1" | "A5" | "C4" | "E1" | "F1" => {
                hands.keys(
                    "3no breakfast, 3 days of 5<Enter>1<Enter>eats fast, cries at noon<PageDown><Enter>",
                );
                with_evidence += 1;
            }
            "E3" => hands.keys("u"),
            "H7" => hands.keys("x<Enter>"),
            "H4" | "H6" => hands.keys("<Enter>two jobs and nobody to mind them<PageDown><Enter>"),
            _ => hands.keys("2"),
        }
    }
    let Hands { desk, pressed } = hands;
    assert!(desk.foot().contains("Every item has an answer. r reads it"), "{}", desk.screen());
    let view = desk.sitting();
    let sheet = view.sheet();
    assert!(
        sheet.missing().is_empty(),
        "{:?}",
        sheet.missing().iter().map(|row| &row.key).collect::<Vec<_>>()
    );
    assert!(sheet.missing_evidence(&view.evidence).is_empty());
    assert!(with_evidence >= 5 && view.evidence.len() >= with_evidence, "{with_evidence}");
    // Five keys a second, which is a slow typist.
    assert!(pressed < 1200, "{pressed} keys");
}

#[test]
fn a_safety_item_at_its_worst_shows_whom_to_ring_before_anything_else_and_nothing_is_lost() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.must_show("safety item").keys("4").must_show("Danger now: whom to ring").must_show("999");
    desk.must_show("A safety item stands at its worst.");
    desk.keys("<Esc>").must_show("The checklist asks here for").keys("<Esc>").must_show("A2 Food");
    assert_eq!(mark(&desk.sitting(), "A1"), Some(level(4)));
    // At its worst an item that is no safety item asks only for evidence.
    desk.keys("4").must_not_show("Danger now").must_show("What was seen or said");
}

#[test]
fn leaving_the_evidence_loses_nothing_and_goes_on() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("3").types("no breakfast").keys("<Esc>").must_show("A2 Food").must_show("saved 10:02:00");
    desk.keys("k").must_show("> 3 often").must_show_anywhere("Words begun here are not saved");
    desk.keys("<Enter>").must_say("here again").must_show("no breakfast");
    desk.keys("<Enter>1<Enter>hungry at ten<PageDown><Enter>")
        .must_show("What was seen or said: no breakfast");
    let view = desk.sitting();
    assert_eq!((view.evidence.len(), view.evidence[0].source.as_str()), (1, "seen"));
    assert_eq!(view.evidence[0].audience, Audience::Everyone);
    desk.keys("<Enter>").must_not_show("here again").must_show("hungry at ten");
}

#[test]
fn what_is_answered_about_the_home_is_shared_and_all_else_begins_blank() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("2/b2<Enter>")
        .must_show("B2 Kitchen")
        .must_show("About the home: shared with Jo, Ivy, Max and Baby");
    desk.keys("2<Esc>");
    begins(&mut desk, 2, CARE, "HV");
    desk.must_show("Ivy (7)").must_not_show("> ").keys("/b2<Enter>").must_show("> 2 mostly");
    let view = desk.sitting();
    assert_eq!((mark(&view, "A1"), mark(&view, "B2")), (None, Some(level(2))));
    // What is there already is not asked again.
    desk.keys("[").must_show("B1 Warm").keys("]").must_show("B3 Bathroom");
}

#[test]
fn answers_about_the_home_are_fixed_with_the_first_sitting_that_is_closed() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("/b2<Enter>2<Esc>");
    begins(&mut desk, 2, CARE, "HV");
    let ben = desk.checklists("F-300").sittings[0].sitting.id;
    closes(&mut desk, ben);
    desk.keys("<Esc>");
    goes_on(&mut desk, "go on: Everyday Care Record");
    desk.keys("/b2<Enter>").must_show_anywhere("Recorded once for this home, and fixed");
    desk.keys("4").must_say("Recorded once for this home").must_show("> 2 mostly");
    assert_eq!(mark(&desk.sitting(), "B2"), Some(level(2)));
}

/// Chooses the row of the list that says this, and opens it.
pub fn goes_on(desk: &mut Desk, words: &str) {
    desk.keys("<Home>");
    for _ in 0..30 {
        if desk.cursor_row().contains(words) {
            desk.keys("<Enter>");
            return;
        }
        desk.keys("<Down>");
    }
    panic!("no row says {words:?}:\n{}", desk.screen());
}

/// Closes a sitting as the page of its judgement does.
fn closes(desk: &mut Desk, sitting: portal::domain::id::Id) {
    let judgement = Piece::Judgement {
        sitting,
        judgement: Box::new(Judgement::default()),
        audience: Audience::ProfessionalsOnly,
        close: true,
    };
    desk.tries(Deed::Enter(Box::new(Entered { keep: vec![judgement], ..Entered::default() })));
}

#[test]
fn a_second_person_sees_nothing_of_the_first_until_both_are_closed() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("3").types("no breakfast").keys("<PageDown><Enter>2<Esc>");
    let first = desk.sitting().sitting.id;
    closes(&mut desk, first);
    begins(&mut desk, 3, CARE, "School");
    let second = desk.sitting().sitting.id;
    assert_ne!(first, second);
    desk.must_not_show("> ").must_show("0 of 7 answered").keys("<Esc>");
    desk.must_show("HV, kept back").must_not_show("no breakfast");
    goes_on(&mut desk, "Everyday Care Record, today");
    desk.must_say("Kept back until School has closed theirs").must_show("Checklists");
    closes(&mut desk, second);
    desk.keys("<Esc>i").must_not_show("kept back").must_show("HV, 2 of");
}

#[test]
fn two_open_sittings_are_kept_apart_and_whose_it_is_is_asked() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("2<Esc>");
    begins(&mut desk, 3, CARE, "School");
    desk.keys("<Esc>").must_show("HV, 26 Nov, scored apart").must_not_show("1 of");
    goes_on(&mut desk, "go on: Everyday Care Record");
    desk.must_show("Is this your sitting: HV?").keys("<Enter>").must_show("Checklists");
    goes_on(&mut desk, "go on: Everyday Care Record");
    desk.keys("<Down><Enter>").must_show("A2 Food").must_show("1 of 7 answered");
}

#[test]
fn the_last_answer_is_taken_back_by_its_own_key_or_backspace() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("12k").must_show("> 2 mostly").keys("2").must_say("Taken back. A2: Not yet asked.");
    desk.must_show("A2 Food").must_not_show("> ");
    desk.keys("<Backspace>").must_say("Taken back. A1").must_show("A1 Enough");
    assert!(flow::unanswered(&desk.sitting()).len() == flow::asked(&desk.sitting()).len());
    desk.keys("z").must_say("Nothing was answered here");
    // The same answer again, of an item that was answered earlier, confirms it.
    desk.keys("12kk1").must_show("A3 How feeding");
    assert_eq!(mark(&desk.sitting(), "A1"), Some(level(1)));
}

#[test]
fn a_digit_that_is_no_answer_leads_nowhere() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("7").must_say("Here: 1, 2, 3, 4, u and x.").must_show("A1 Enough");
    desk.keys("x").must_show("Why does it not apply?").keys("<Enter>").must_say("Say why it does not apply.");
    desk.keys("x").types("fed by tube").keys("<Enter>").must_show("A2 Food");
    assert_eq!(mark(&desk.sitting(), "A1"), Some(Mark::Na("fed by tube".into())));
    desk.keys("u").must_show("A3 How feeding");
    assert_eq!(mark(&desk.sitting(), "A2"), Some(Mark::Unknown));
}

#[test]
fn an_item_is_found_by_its_number_or_by_words() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("/").types("c4").keys("<Enter>").must_show("C4 Brought");
    desk.keys("/")
        .types("home")
        .keys("<Enter>")
        .must_show("Which item?")
        .keys("<Enter>")
        .must_show("B1 Warm");
    desk.keys("/").types("walrus").keys("<Enter>").must_say("No item for this age says \"walrus\"");
}

#[test]
fn a_kill_keeps_the_place_the_answers_and_the_words_beside_them() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("12").keys("/c4<Enter>3").types("3 of 6 kept");
    let mut desk = desk.kill_and_reopen();
    desk.keys("4");
    goes_on(&mut desk, "F-300");
    desk.keys("i");
    goes_on(&mut desk, "go on: Everyday Care Record");
    desk.must_show("C5 ").keys("k").must_show("> 3 often").keys("<Enter>").must_show("3 of 6 kept");
    let view = desk.sitting();
    assert_eq!((mark(&view, "A2"), mark(&view, "C4")), (Some(level(2)), Some(level(3))));
}

#[test]
fn leaving_the_program_comes_back_to_the_item() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("12").keys("/d2<Enter>q");
    assert!(desk.left, "{}", desk.screen());
    let mut desk = Desk::again(desk.closes());
    desk.must_show("D2 ")
        .keys("<Esc>")
        .must_show("go on: Everyday Care Record")
        .keys("<Esc>")
        .must_show("Overview");
}

#[test]
fn a_failing_disk_is_said_and_the_answer_stays_on_the_screen() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("2");
    desk.hears(Message::SaveFailed("The disk is full. What you typed is held here.".into()));
    desk.must_show("NOT SAVED").must_say("The disk is full.").must_show("A2 Food");
    desk.keys("k").must_show("> 2 mostly").must_show("NOT SAVED");
}

#[test]
fn a_guarded_item_is_never_offered_to_the_family() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("/h3<Enter>")
        .must_show("H3 Mum: Violence or control by an adult")
        .keys("2k<Enter><PageDown><Up>");
    desk.must_show("1/p professionals only   2/l legal advice").must_not_show("everyone");
    desk.keys("<PageUp>").types("no fear told").keys("<PageDown><Enter>");
    assert_eq!(desk.sitting().evidence[0].audience, Audience::ProfessionalsOnly);
}

#[test]
fn a_line_is_placed_by_one_digit_and_a_plus_for_ten() {
    let mut desk = of_practice();
    begins(&mut desk, 3, LINE, "Mum");
    desk.must_show("Any number from 0 to 10, + for 10.").must_show("Then ask").keys("+");
    assert_eq!(mark(&desk.sitting(), "L2"), Some(level(10)));
    // On a line where high is better nought is the worst: a safety item.
    desk.keys("k0").must_show("Danger now");
}

#[test]
fn questions_without_a_score_are_answered_in_words_and_go_on() {
    let mut desk = of_practice();
    begins(&mut desk, 1, CARD, "SW");
    desk.must_show("Q1 Harm").must_show("Write the answer in words");
    desk.keys("<Enter>").types("left alone at night, twice").keys("<PageDown><Enter>").must_show("Q2 ");
    desk.keys("k").must_show("What was seen or said: left alone at night, twice");
    // Taken out again, they answer nothing.
    desk.keys("<Enter><Ctrl-K><PageDown><Enter>");
    assert_eq!(mark(&desk.sitting(), "Q1"), Some(Mark::Blank));
}

#[test]
fn what_a_paper_says_is_kept_and_corrected() {
    let mut desk = of_practice();
    begins(&mut desk, 2, PAPER, "SENCO");
    desk.must_show("Strengths and Difficulties")
        .must_show("Nothing is kept of it yet.")
        .keys("<Enter>1<Enter>14");
    desk.keys("<PageDown><Enter>")
        .must_say("What the paper says is kept.")
        .must_show("form: parent; sum: 14");
    desk.keys("<Enter>")
        .must_show("Which result?")
        .keys("<Enter><Down>")
        .keys("<Backspace>5<PageDown><Enter>");
    let papers = desk.sitting().papers;
    assert_eq!((papers.len(), papers[0].fields["sum"].as_str()), (1, "15"));
    assert_eq!(papers[0].audience, Audience::ProfessionalsOnly);
}

#[test]
fn an_open_sitting_is_taken_off_the_list_with_the_reason() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("<Esc><Home>-")
        .must_say("Only an open sitting")
        .keys("<Down><Down>")
        .must_show("> go on")
        .keys("-")
        .types("wrong child")
        .keys("<Enter>");
    desk.must_not_show("go on").must_show("no checklist yet");
    assert!(desk.checklists("F-300").sittings.is_empty());
}

#[test]
fn a_brother_or_sister_without_one_is_said_and_one_is_begun_from_there() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("<Esc>").must_show("Everyday Care Record: never").must_show("Ben has one");
    goes_on(&mut desk, "Everyday Care Record: never");
    desk.must_show("Jo (14)").must_show("Everyday Care Record (draft)").must_show("HV");
    desk.keys("<PageDown><Enter>").must_show("F-300   Jo (14)   Everyday Care Record");
}

#[test]
fn with_a_real_family_a_draft_is_begun_only_as_a_prompt() {
    let (mut desk, _) = set_up();
    desk.keys("4nF-300<PageDown><Enter>cBen<Enter>1 sep 2024<PageDown><Enter>i");
    // One child alone is chosen already.
    desk.keys("n<Enter>3<Enter>HV<PageDown><Enter>");
    desk.must_show("Draft wording, reviewed by nobody. Use only as a prompt?").keys("<Enter>");
    desk.must_say("Nothing was begun.");
    assert!(desk.checklists("F-300").sittings.is_empty());
    desk.keys("<Enter><Down><Enter>").must_show("Everyday Care Record").must_show("reviewed by nobody");
    desk.keys("2").finds("lock").must_show("Your store is locked").types(FIRST).keys("<Enter>");
    desk.must_show("A2 Food");
}

#[test]
fn nothing_of_a_checklist_is_shown_in_room_view() {
    let mut desk = of_practice();
    begins(&mut desk, 3, CARE, "HV");
    desk.keys("3").types("no breakfast").keys("<Esc><Esc><Esc>r<Down><Enter><F1><Esc>");
    desk.must_show("room view")
        .leaves_the_meeting()
        .finds("family.checklists")
        .must_not_show("Everyday Care")
        .must_not_show("no breakfast");
    assert!(desk.seen_in_room().iter().all(|screen| !screen.contains("no breakfast")));
}

/// Every item of every checklist for every child is walked, at both sizes.
#[test]
fn every_checklist_is_walked_for_children_of_every_age() {
    for (size, checklist) in (1..=8).map(|n| (if n % 2 == 0 { (40, 12) } else { (80, 24) }, n)) {
        let mut desk = desk(size, Look { ascii: true, ..Look::default() });
        for child in 1..=CHILDREN.len() {
            begins(&mut desk, child, &checklist.to_string(), "HV");
            let stops = flow::asked(&desk.sitting()).len() + desk.sitting().instrument.externals.len();
            for _ in 0..stops {
                desk.keys("<PageDown><PageUp>j");
            }
            if stops > 0 {
                desk.must_say("This is the last item.");
            }
            desk.keys("<Esc>");
        }
    }
}

fn picture(desk: &Desk) -> String {
    let (x, y) = desk.cursor();
    format!("{}\ncursor: column {x}, row {y}\n\n", desk.screen())
}

/// The screens of one child: the item that it begins with, what stands beside it, the list.
fn screens_of(child: usize, size: (u16, u16), look: Look) -> String {
    let mut desk = desk(size, look);
    begins(&mut desk, child, CARE, "HV");
    let mut pictures = picture(&desk);
    let first = flow::asked(&desk.sitting())[0].clone();
    desk.keys("2k");
    pictures.push_str(&picture(&desk));
    desk.keys("3");
    if desk.title().contains("Danger") || desk.title().contains("stands in the way") {
        desk.keys("<Down><Enter>");
    }
    desk.types("seen on 3 visits");
    pictures.push_str(&picture(&desk));
    desk.keys("<PageDown><Enter>k");
    pictures.push_str(&picture(&desk));
    desk.keys("/h3<Enter>");
    pictures.push_str(&picture(&desk));
    desk.keys("<Esc>");
    pictures.push_str(&picture(&desk));
    assert_eq!(mark(&desk.sitting(), &first.item), Some(level(3)));
    pictures
}

#[test]
fn the_screens_of_children_of_every_age_are_as_they_were_seen() {
    for (child, name) in [(5, "unborn"), (4, "baby"), (2, "disabled-seven"), (1, "teenager")] {
        let mut pictures = String::new();
        for size in [(80, 24), (40, 12)] {
            let plain = screens_of(child, size, Look { ascii: true, ..Look::default() });
            assert!(plain.is_ascii(), "{name}");
            let coloured =
                screens_of(child, size, Look { ascii: true, theme: Theme::Sixteen, ..Look::default() });
            assert_eq!(plain, coloured, "no colour says anything by itself: {name}");
            pictures.push_str(&plain);
        }
        insta::with_settings!({
            snapshot_path => "snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(format!("checklist-{name}"), pictures);
        });
    }
}
