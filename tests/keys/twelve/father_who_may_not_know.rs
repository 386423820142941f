//! A father who may not know the address: he sits there while it is said, and it is typed by mistake.

use portal::domain::audience::Audience;

use super::{Meeting, absent, closes, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting = Meeting {
    name: "a father who may not know",
    held,
    withheld: &["Weaver", "weaver", "OX4"],
    from: &["Dad"],
};

/// The practice family has the address: 17 Weaver Street, OX4 9ZZ, and the flat by the mill.
fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    tick(&mut desk, "Dad", "y");
    desk.keys("<PageDown><PageDown>").types("Mum is well\n");
    desk.types_secretly("Mum can move to 17 weaver street on the 4th").types("\n").must_not_show("eaver");
    desk.must_say("That line stays in the text.").types("\nshe is tired\n");
    desk.types_secretly("! SW posts the keys to OX4 9zz @SW by fri").types("\n\n");
    desk.types("Dad asks where they will live\n").save_due();
    closes(&mut desk);
    desk
}

#[test]
fn a_father_who_may_not_know_the_address() {
    let desk = held(Desk::new());
    unseen(&desk, MEETING.withheld);
    withheld(&desk, &["weaver street", "posts the keys"]);
    let dad = desk.person("Dad");
    let lines = desk.lines("since-last-time");
    let line = lines.iter().find(|line| line.text.contains("weaver")).expect("the line");
    assert_eq!(line.audience, Audience::NotFor([dad].into()), "Mum may have it");
    assert!(desk.copy_for("Mum").contains("weaver street"));
    let copy = desk.copy_for("Dad");
    assert!(copy.contains("where they will live") && !copy.to_lowercase().contains("weaver"), "{copy}");
    assert!(!copy.contains("OX4") && !copy.contains("keys"), "{copy}");
}

#[test]
fn it_is_there_for_the_others_until_he_comes_in() {
    let mut desk = Desk::new();
    desk.begins_a_meeting();
    absent(&mut desk, "Dad");
    desk.keys("<PageDown><PageDown>").types("to the flat by the mill\n\n").must_show("the flat by the mill");
    desk.types(".late\n");
    tick(&mut desk, "Dad", "i");
    desk.keys("<PageDown><PageDown>").must_not_show("mill");
}
