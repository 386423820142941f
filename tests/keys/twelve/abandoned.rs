//! A meeting that is broken off.

use portal::domain::meeting::State;

use super::{Meeting, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting = Meeting { name: "abandoned", held, withheld: &["walrus"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("<PageDown><PageDown>").types("heron on the roof\n").keeps("walrus in the hall").save_due();
    desk.finds("meeting.abandon").types("fire alarm\n").keys("<Down><Down><Down><Enter><End><Enter>");
    desk.must_show("This meeting was broken off.").must_not_show("walrus");
    desk
}

#[test]
fn abandoned() {
    let desk = held(Desk::new());
    unseen(&desk, &["walrus"]);
    withheld(&desk, &["walrus"]);
    assert_eq!(desk.record().meeting.state, State::Abandoned);
    assert!(desk.family_copy().contains("heron on the roof"));
}
