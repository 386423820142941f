//! Two people on record are one, and two again: asked in a family's workspace, and done only when it is said.

use crate::desk::Desk;

fn handles(desk: &Desk) -> Vec<String> {
    desk.family("F-104").people.iter().map(|person| person.handle.clone()).collect()
}

/// Goes down that often: the first answer changes nothing.
fn down(times: usize) -> String {
    "<Down>".repeat(times)
}

#[test]
fn every_question_starts_on_the_answer_that_changes_nothing() {
    let (first, other, stays) =
        (format!("{}<Enter>", down(4)), format!("{}<Enter>", down(4)), "<Down><Enter>");
    for keys in [
        "=<Enter>".to_owned(),
        format!("={first}<Enter>"),
        format!("={first}{other}<Enter>"),
        format!("={first}{other}{stays}<Enter>"),
        format!("={first}{other}{stays}<Esc>"),
    ] {
        let mut desk = Desk::new();
        let before = handles(&desk);
        desk.keys("4<Enter>").keys(&keys).must_say("Both stay as they are.");
        assert_eq!(handles(&desk), before, "{keys}");
    }
}

#[test]
fn two_who_were_scored_as_carers_in_one_sitting_stay_two() {
    let mut desk = Desk::new();
    let before = handles(&desk);
    desk.keys("4<Enter>=<Down><Enter><Down><Enter><Down><Enter>");
    desk.must_say("In one sitting both were scored as carers");
    assert_eq!(handles(&desk), before);
}

#[test]
fn two_are_one_and_two_again() {
    let mut desk = Desk::new();
    let before = handles(&desk);
    let (stays, goes) = (before[3].clone(), before[4].clone());
    desk.keys("4<Enter>=").must_show("Who is on record twice?").keys(&down(4)).keys("<Enter>");
    desk.must_show(&format!("Who is the same person as {stays}?")).keys(&down(4)).keys("<Enter>");
    desk.must_show("Who stays?")
        .must_show(&format!("{stays} stays; {goes} becomes {stays}"))
        .keys("<Down><Enter>");
    desk.must_show(&format!("Are {goes} and {stays} one person?")).must_show("go over");
    desk.keys("<Down><Enter>").must_say("go over");
    assert_eq!(handles(&desk), [&before[..4], &before[5..]].concat());
    desk.keys(":").types("two again\n").must_show(&format!("{goes} is not {stays}")).keys("<Enter>");
    desk.must_say("They stay one person.");
    desk.keys(":").types("two again\n").keys("<Down><Enter>").must_say("are two people again.");
    assert_eq!(handles(&desk), before);
    desk.keys(":").types("two again\n").must_say("Nobody was made one with another here.");
}
