//! Slips of a tired hand: what was typed for one child does not come up for another, 10 is not kept as 1, and a year that
//! cannot be is not taken.

use portal::domain::checklist::mark::{Key, Mark};
use portal::domain::checklist::value::Value;

use crate::checklists::{goes_on, in_a_family};
use crate::desk::Desk;

fn desk() -> Desk {
    let mut desk = Desk::new();
    in_a_family(&mut desk);
    desk
}

#[test]
fn somebody_who_types_ten_on_a_line_is_asked_and_nothing_else_is_answered() {
    let mut desk = desk();
    desk.keys("<End>n3<Enter>5<Enter>Mum<PageDown><Enter>").must_show("+ for 10");
    let item = desk.row(5).split(' ').next().unwrap_or_default().to_owned();
    desk.keys("1").must_show("1 or 10?");
    assert!(desk.sitting().marks().is_empty(), "nothing before it is said which");
    desk.keys("0").must_show("1 or 10?").keys("<Esc>");
    assert!(desk.sitting().marks().is_empty(), "and Esc answers nothing");
    desk.keys("1<Enter>");
    assert!(desk.sitting().marks().is_empty(), "nor does the answer it starts on");
    desk.keys("1<Down><Down><Enter>");
    let said = desk.sitting().mark(&Key::item(&item)).cloned();
    assert_eq!(said, Some(Mark::Level(Value::Number(10))));
    assert_eq!(desk.sitting().marks().len(), 1);
}

#[test]
fn a_form_that_was_left_for_one_child_does_not_come_up_for_another() {
    let mut desk = desk();
    desk.keys("<End>n3<Enter>3<Enter>HV<PageDown><Enter>").keys("1<Esc>");
    desk.must_show("never");
    goes_on(&mut desk, "never");
    desk.must_show("Child:                   Jo (14)").keys("<Down><Down>").types("Ms Lee").keys("<Esc>");
    desk.keys("<End>").keys("<Up>");
    goes_on(&mut desk, "go on:");
    desk.keys("<Esc><End><Enter>")
        .must_show("Child:                   not chosen")
        .must_not_show("Ms Lee")
        .keys("<Esc>");
    goes_on(&mut desk, "never");
    desk.must_show("Ms Lee").must_show("Jo (14)");
}

#[test]
fn an_emptied_row_keeps_the_focus_and_another_name_has_not_the_last_ones_role() {
    let mut desk = desk();
    desk.keys("<End>n3<Enter>3<Enter>Maria<Enter>health visitor<Enter>NHS<PageDown><Enter>").keys("1<Esc>");
    desk.keys("<End>n").must_show("Maria").must_show("health visitor").keys("<Down><Down>");
    desk.keys("<Ctrl-K>").types("Ms Lee").must_show("Ms Lee").must_not_show("health visitor");
    desk.must_not_show("NHS").must_show("Child:                   not chosen");
}

#[test]
fn a_day_before_there_was_a_child_is_not_taken() {
    let mut desk = desk();
    desk.keys("<End>n3<Enter>3<Enter>HV<Enter><Enter><Enter>").types("1 jan 2020").keys("<PageDown><Enter>");
    desk.must_show_anywhere("Ben was not on the way yet on Wednesday 1 January 2020.");
}

#[test]
fn where_a_checklist_puts_nothing_together_no_trend_does() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>i");
    goes_on(&mut desk, "Safety line, 14 days old");
    desk.keys("t").must_show("over time").must_not_show("items at").keys("f").must_not_show("items at");
}

#[test]
fn words_begun_beside_an_answer_are_said_at_the_item_on_the_front_page_and_before_closing() {
    let mut desk = desk();
    desk.keys("<End>n3<Enter>3<Enter>HV<PageDown><Enter>").keys("3").types("no breakfast").keys("<Esc>k");
    desk.must_show_anywhere("Words begun here are not saved");
    desk.keys("r<End>").must_show_anywhere("Words begun beside A1 are not saved.");
    desk.keys("w").must_show_anywhere("Words begun beside A1 are not saved.").keys("<Esc><Esc>");
    desk.keys("<Enter>").must_show("no breakfast").keys("<PageDown><Enter>k");
    desk.must_not_show("Words begun here are not saved");
    desk.keys("r<End>").must_not_show("Words begun beside");
}
