//! Entering a family by keys alone: forms that say what is wrong beside the blank and keep what was typed.

use chrono::NaiveDate;
use portal::domain::child::Birth;
use portal::domain::person::{Capacity, Seat};
use portal::tui::look::Look;

use crate::desk::Desk;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A new family with its reference and nothing else, in its workspace.
fn with_a_family() -> Desk {
    let mut desk = Desk::new();
    desk.keys("4nF-300<PageDown><Enter>").must_say("The family is saved.");
    desk
}

fn with_children() -> Desk {
    let mut desk = with_a_family();
    for (name, born) in [("Ava", "3 april 2017"), ("Ben", "1/9/2022"), ("Noor", "14 feb 2012")] {
        desk.keys("c").types(name).keys("<Enter>").types(born).keys("<PageDown><Enter>");
        desk.must_say("The child is saved.");
    }
    desk
}

/// Handle, capacity, role, seat, relation.
const PEOPLE: [(&str, &str, &str, &str, &str); 5] = [
    ("Mum", "1", "mother", "4", "mother"),
    ("Gran", "2", "grandmother", "4", "grandmother"),
    ("SW", "6", "social worker", "1", ""),
    ("HV", "6", "health visitor", "2", ""),
    ("DSL", "6", "safeguarding lead", "3", ""),
];

fn with_people() -> Desk {
    let mut desk = with_children();
    for (handle, capacity, role, seat, relation) in PEOPLE {
        desk.keys("a").types(handle).keys("<Enter>").keys(capacity).keys("<Enter>").types(role);
        desk.keys("<Down><Down><Down><Down>").keys(seat).keys("<Down>").types(relation);
        desk.keys("<Down><Down>").keys(if relation == "mother" { "2" } else { "1" });
        desk.keys("<PageDown><Enter>").must_say("The person is saved.");
    }
    desk
}

#[test]
fn a_family_of_three_children_and_five_members_is_made_by_keys_alone() {
    let mut desk = with_people();
    desk.keys("d<Down>9 sep 2026<Down><Down><Down>6<PageDown><Enter>").must_say("The conference is saved.");
    let family = desk.family("F-300");
    assert!(family.family.made_up, "in a practice store everything is made up");
    let names: Vec<_> = family.children.iter().map(|child| (child.name.as_str(), child.order)).collect();
    assert_eq!(names, [("Ava", 1), ("Ben", 2), ("Noor", 3)]);
    assert_eq!(family.children[1].birth, Birth::Born(day("2022-09-01")));
    let seats: Vec<Seat> = family.members.iter().map(|member| member.seat).collect();
    assert_eq!(seats, [Seat::Member, Seat::Member, Seat::Lead, Seat::Deputy, Seat::MinuteTaker]);
    assert_eq!(family.people[2].capacity, Capacity::Professional);
    let mum: Vec<_> = family.ties.iter().filter(|tie| tie.person == family.people[0].id).collect();
    assert_eq!((mum.len(), mum[0].responsibility, mum[0].may_receive), (3, Some(true), None));
    assert_eq!(family.episodes.len(), 3);
    assert!(family.episodes.iter().all(|plan| plan.category == "neglect" && plan.every_weeks == Some(6)));
    // The first core group is due ten working days after the conference.
    assert_eq!(family.next.expect("a date").latest, day("2026-09-23"));
    desk.must_show("Latest: Wednesday 23 September 2026").must_show("Noor (14)");
}

#[test]
fn a_meeting_of_a_family_that_was_entered_can_be_recorded() {
    let mut desk = with_people();
    desk.keys("r<Down><Enter>").must_show("1 Who is here").must_show("Mum").keys("<PageDown><PageDown>");
    desk.types("+ all three at school").save_due();
    assert_eq!(desk.text("since-last-time"), "+ all three at school");
}

#[test]
fn what_is_wrong_stands_beside_each_blank_and_nothing_that_was_typed_is_lost() {
    let mut desk = with_a_family();
    desk.keys("cMia<Enter>31 feb<PageDown><Enter>").must_say("one thing to put right");
    desk.must_show("Error: 31 February is not a date").must_show("Mia");
    assert!(desk.cursor_row().contains("31 feb"), "{}", desk.screen());
    assert!(desk.family("F-300").children.is_empty());
    desk.keys("<Backspace><Backspace><Backspace>").types("aug 2020").must_not_show("Error:");
    desk.keys("<Up>").keys("<Backspace><Backspace><Backspace>").keys("<PageDown>");
    desk.keys("<Up><Backspace>x<PageDown><Enter>").must_say("2 things to put right.");
    desk.must_show("Error: This is empty. Write the first name")
        .must_show("Error: Write a whole number from 1 to 1");
    desk.types("Mia").keys("<PageDown><Up><Backspace>1<PageDown><Enter>").must_say("The child is saved.");
    assert_eq!(desk.family("F-300").children[0].birth, Birth::Born(day("2020-08-31")));
}

#[test]
fn a_reference_that_is_taken_is_said_beside_it() {
    let mut desk = Desk::new();
    let taken = desk.references().first().expect("a family").to_lowercase();
    let before = desk.references().len();
    desk.keys("4n").types(&taken).keys("<PageDown><Enter>");
    desk.must_show("Error: Another family has this reference. Give this one another.").must_show(&taken);
    assert_eq!(desk.references().len(), before);
    desk.types("-b<").keys("<Backspace><PageDown><Enter>").must_say("The family is saved.");
    assert_eq!(desk.references().len(), before + 1);
}

#[test]
fn a_kill_in_the_middle_of_a_form_loses_no_key_and_the_draft_comes_back() {
    let mut desk = with_a_family();
    desk.keys("cMia<Enter>3 aug").must_not_show("here again");
    let mut desk = desk.kill_and_reopen();
    desk.keys("4<End>");
    open(&mut desk, "F-300").keys("c").must_say("What you typed here before and did not save is here again.");
    desk.must_show("Mia").must_show("3 aug");
    desk.keys("<Down>").types(" 2020").keys("<PageDown><Enter>").must_say("The child is saved.");
    desk.keys("c").must_not_show("Mia").must_not_show("3 aug");
    let mut desk = desk.kill_and_reopen();
    desk.keys("4");
    open(&mut desk, "F-300").keys("c").must_not_show("3 aug");
}

/// Opens a family from the list by its reference.
fn open<'a>(desk: &'a mut Desk, reference: &str) -> &'a mut Desk {
    desk.keys("<Home>");
    for _ in 0..40 {
        if desk.cursor_row().contains(reference) {
            return desk.keys("<Enter>");
        }
        desk.keys("<Down>");
    }
    panic!("{reference} is not in the list:\n{}", desk.screen());
}

#[test]
fn esc_goes_back_asks_nothing_and_the_words_are_there_again() {
    let mut desk = with_a_family();
    desk.keys("cMia<Esc>").must_show("Overview").must_not_show("Mia");
    desk.keys("c").must_show("Mia").keys("<PageDown><Down><Enter>").must_show("Overview");
    desk.keys("c").must_show("Mia").finds("form.anew").must_not_show("Mia");
    desk.keys("<Esc>c").must_not_show("Mia").must_not_show("here again");
    assert!(desk.family("F-300").children.is_empty());
}

#[test]
fn a_paste_with_line_ends_stays_in_one_blank_and_saves_nothing() {
    let mut desk = with_a_family();
    desk.keys("c").pastes("Mia\r\n3 aug 2020\n").bursts("\nJo\n");
    assert!(desk.family("F-300").children.is_empty());
    assert!(desk.cursor_row().contains("Mia 3 aug 2020"), "{}", desk.screen());
}

#[test]
fn a_child_is_corrected_with_the_reason_and_moved_in_the_list() {
    let mut desk = with_children();
    desk.keys("C").must_show("which?").keys("<Down><Down><Enter>").must_show("14 February 2012");
    desk.types("a").keys("<PageDown><Up>").types("spelt so at school");
    desk.keys("<Up><Up><Backspace>1<PageDown><Enter>").must_say("The correction is saved.");
    let names: Vec<_> =
        desk.family("F-300").children.into_iter().map(|child| (child.name, child.order)).collect();
    let expected = [("Noora", 1), ("Ava", 2), ("Ben", 3)];
    assert_eq!(names, expected.map(|(name, order)| (name.to_owned(), order)));
    desk.must_show("Noora (14)");
    let noora = desk.family("F-300").children[0].id;
    let changed = desk.history(noora).into_iter().rfind(|change| change.field == "name").expect("a change");
    assert_eq!(changed.reason.as_deref(), Some("spelt so at school"));
}

#[test]
fn a_person_a_seat_and_a_tie_are_corrected() {
    let mut desk = with_people();
    desk.keys("A<Down><Enter>").must_show("Gran").types("ny").keys("<PageDown><Enter>");
    desk.must_say("The correction is saved.");
    desk.keys("M<Down><Enter><Down><Down>").types("25 nov 2026").keys("<PageDown><Enter>");
    desk.must_show("Error: Wednesday 25 November 2026 is before Thursday 26 November 2026");
    desk.keys("<Backspace>").types("6").keys("<PageDown><Enter>");
    desk.keys("<Esc>");
    desk.keys("L<Enter>").must_show("Mum and Ava").keys("<Down><Down><Down>2<PageDown><Enter>");
    desk.must_say("The correction is saved.");
    let family = desk.family("F-300");
    assert_eq!(family.people[1].handle, "Granny");
    assert_eq!(family.ties[0].may_receive, Some(true));
}

#[test]
fn a_second_lead_a_second_seat_and_a_second_tie_are_said_to_be_so() {
    let mut desk = with_people();
    desk.keys("mhv<Down>1<PageDown><Enter>")
        .must_show("Error: Two people are the lead social worker at once");
    desk.keys("<Esc>lmum<Left>").keys("<Down>1<Down>mother<PageDown><Enter>");
    desk.must_show("is on record. Correct it with L.");
}

#[test]
fn a_conference_begins_goes_on_with_and_ends_a_plan() {
    let mut desk = with_children();
    desk.keys("d<PageDown><Enter>").must_show("Error: Write the day the conference was held.");
    desk.types("3 mar 2026").keys("<PageDown><Enter>").must_say("The conference is saved.");
    desk.keys("d").must_show("review: the plan goes on").keys("<Down>2 jun 2026<PageDown><Enter>");
    desk.must_say("The conference is saved.");
    desk.keys("d3<Down>24 nov 2026<Down>2<PageDown><Enter>")
        .must_show("Error: Say by whom the plan was ended");
    desk.types("the conference, safe at home").keys("<PageDown><Enter>").must_say("The conference is saved.");
    let family = desk.family("F-300");
    let ended = family.episodes.iter().find(|plan| plan.child == family.children[0].id).expect("a plan");
    assert_eq!(ended.reviews, [day("2026-06-02"), day("2026-11-24")]);
    assert_eq!(
        (ended.until, ended.ended_because.as_str()),
        (Some(day("2026-11-24")), "the conference, safe at home")
    );
    assert_eq!(family.episodes.iter().filter(|plan| plan.until.is_none()).count(), 2);
    desk.keys("D<Down><Enter>").must_show("2 June 2026").keys("<PageDown><Up>").types("slip");
    desk.keys("<PageDown><Enter>").must_say("The correction is saved.");
}

#[test]
fn what_was_entered_by_mistake_is_removed_with_a_reason_and_what_a_record_speaks_of_is_not() {
    let mut desk = with_people();
    let ava = desk.family("F-300").children[0].id;
    desk.keys("-<Enter>").must_show("To be removed: Ava.").keys("<PageDown><Enter>");
    desk.must_show("Error: Say why").types("entered twice").keys("<PageDown><Enter>");
    desk.must_say("Removed from the lists.");
    let family = desk.family("F-300");
    assert_eq!(family.children.len(), 2);
    assert!(family.ties.iter().all(|tie| tie.child != ava));
    assert_eq!(family.ties.len(), 4);
    desk.keys("r<Down><Enter>")
        .leaves_room_view()
        .leaves_the_meeting()
        .keys("-<Enter>")
        .types("slip")
        .keys("<PageDown><Enter>")
        .must_say("Nothing was removed.");
    assert_eq!(desk.family("F-300").children.len(), 2);
}

#[test]
fn a_whole_family_without_meetings_is_removed_with_what_hangs_on_it() {
    let mut desk = with_people();
    desk.keys("-").must_show("which?");
    for _ in 0..40 {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>")
        .must_show("the whole family F-300")
        .types("the wrong team")
        .keys("<PageDown><Enter>");
    desk.must_say("Removed from the lists.").must_show("Families").must_not_show("F-300");
    assert!(!desk.references().contains(&"F-300".to_owned()));
}

#[test]
fn forms_work_in_the_smallest_window_and_in_the_reader_setting() {
    for (size, reader) in [((40, 12), false), ((60, 20), false), ((80, 24), true), ((40, 12), true)] {
        let mut desk = Desk::with(size.0, size.1, Look { reader, ..Look::default() });
        desk.keys("4nF-300<Down>tomorrow<PageDown><Enter>").must_show("Error:");
        assert!(desk.cursor_row().contains("tomorrow"), "{}", desk.screen());
        desk.keys("<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>");
        desk.keys("<PageDown><Enter>");
        desk.keys("aGran<Enter>2<Down>grandmother<PageDown><Enter>").must_say("The person is saved.");
        assert_eq!(desk.family("F-300").people[0].handle, "Gran", "{size:?}");
    }
}

#[test]
fn in_the_reader_setting_the_first_fault_is_said_at_once() {
    let mut desk = Desk::with(80, 24, Look { reader: true, ..Look::default() });
    desk.keys("4n<PageDown><Enter>").must_say("Reference. Error: This is empty.");
}
