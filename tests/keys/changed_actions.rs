//! An action after its meeting was closed: another owner, day or words, with the reason; and who writes is asked once.

use portal::domain::person::Person;
use portal::service::{Deed, Entered, Piece};

use crate::desk::Desk;
use crate::own::{a_family, set_up};

fn chosen(desk: &mut Desk) -> &mut Desk {
    desk.keys("4<Enter>E").must_show("Change an action: which?").must_show("new ear moulds for Ben");
    desk.keys("<Enter>").must_show("What will be done").must_show("Why it is changed")
}

#[test]
fn owner_day_and_words_are_changed_with_a_reason_and_the_plan_and_home_follow() {
    let mut desk = Desk::new();
    let before = desk.family("F-104").actions;
    chosen(&mut desk).keys("<Down><Ctrl-K>").types("FSW").keys("<Down><Ctrl-K>").types("18 dec");
    desk.keys("<PageDown><Enter>").must_show_anywhere("Say why it is changed.");
    assert_eq!(desk.family("F-104").actions, before, "nothing before there is a reason");
    desk.types("HV is on leave").keys("<PageDown><Enter>");
    desk.must_say("The action is changed. The minutes that agreed it stay as they are.");
    let known = desk.family("F-104");
    let fsw = known.people.iter().find(|person| person.handle == "FSW").map(|person| person.id);
    let [change] = known.action_changes.as_slice() else { panic!("{:?}", known.action_changes) };
    let moulds = known.actions.iter().find(|action| action.id == change.action).expect("it");
    assert_eq!((moulds.person, moulds.owner.as_str()), (fsw, "FSW"));
    assert_eq!(change.because, "HV is on leave");
    for _ in 0..6 {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>")
        .must_show("(FSW, by Fri 18 Dec 2026")
        .must_show("by Fri 13 Nov 2026. Reason: HV is on");
    desk.keys("1").must_not_show("overdue: new ear moulds");
}

#[test]
fn nothing_is_changed_by_opening_it_and_leaving_it_and_what_was_typed_comes_back() {
    let mut desk = Desk::new();
    let before = desk.family("F-104").actions;
    chosen(&mut desk).keys("<PageDown><Enter>").must_show_anywhere("Nothing is different yet.").keys("<Esc>");
    chosen(&mut desk).keys("<Down><Ctrl-K>").types("FSW").keys("<Esc>");
    assert_eq!(desk.family("F-104").actions, before);
    chosen(&mut desk).must_show("FSW").must_say("What you typed here before and did not save is here again.");
}

#[test]
fn an_owner_who_is_nobody_on_record_is_told_as_it_is_typed_and_can_be_kept() {
    let mut desk = Desk::new();
    chosen(&mut desk).keys("<Down><Ctrl-K>").types("HX and SW");
    desk.must_show_anywhere("Nobody on record is called \"HX\": kept as written.");
    for known in ["HV", "@HV", "HV and SW", "hv & sw", ""] {
        desk.keys("<Home><Ctrl-K>").types(known).must_not_show("Nobody on record is called");
    }
    desk.types("School cook").must_show_anywhere("\"School cook\": kept as written");
    desk.keys("<PageDown>").types("she offered<PageDown><Enter>");
}

#[test]
fn an_action_of_somebody_whose_handle_was_handed_on_is_shown_as_theirs() {
    let mut desk = Desk::new();
    let known = desk.family("F-104");
    let was = known.people.iter().find(|person| person.handle == "HV").expect("HV").clone();
    let old = Person { handle: "Old HV".into(), earlier: vec!["HV".into()], ..was.clone() };
    let new = Person { id: portal::service::new_id(), name: "Kim Ode".into(), earlier: Vec::new(), ..was };
    for person in [old, new] {
        let keep = vec![Piece::Person(person)];
        desk.tries(Deed::Enter(Box::new(Entered { keep, reason: "handed on".into(), ..Entered::default() })));
    }
    desk.keys("1").must_show("(Old HV)").must_not_show("(HV)");
    desk.keys("4<Enter>E").must_show("(Old HV, ").keys("<Enter>").must_show("Old HV");
    desk.keys("<PageDown><Enter>").must_show_anywhere("Nothing is different yet.").keys("<Esc>");
    desk.begins_a_meeting().leaves_room_view().keys("<PageDown>").must_show("Old HV, ");
}

#[test]
fn in_practice_nobody_is_asked_who_writes() {
    let mut desk = Desk::writing();
    desk.types("+ brought to both clinics\n").types(".close\n.close\n").keys("<Down><Enter>");
    desk.must_say("The record is closed.");
}

#[test]
fn in_her_own_store_who_wrote_is_asked_once_and_stands_in_the_record() {
    let (mut desk, _) = set_up();
    a_family(&mut desk);
    desk.keys("r<Down><Enter>").keys("<PageDown><PageDown>").types("boiler off since Sunday\n");
    desk.types(".close\n.close\n").keys("<Down><Enter>").must_show("Who wrote this record?").keys("<Esc>");
    assert!(desk.record().meeting.state.can_write(), "leaving the question closes nothing");
    desk.types(".close\n").keys("<Down><Enter>").must_show("Who wrote this record?");
    desk.types("Jo Bell, social worker\n").must_say("The record is closed.");
    let record = desk.whole_record();
    assert!(record.contains("Written by: Jo Bell, social worker"), "{record}");
    desk.keys("<Esc>")
        .keys("r<Down><Enter><PageDown><PageDown>")
        .types(".close\n.close\n")
        .keys("<Down><Enter>");
    desk.must_say("The record is closed.");
}

#[test]
fn an_action_on_home_opens_the_page_it_stands_on() {
    let mut desk = Desk::new();
    assert!(desk.cursor_row().contains("overdue: new ear moulds"), "{}", desk.screen());
    desk.keys("<Enter>").must_show("Actions that go on").must_show("> Plan and actions");
    desk.keys("E").must_show("Change an action: which?");
}
