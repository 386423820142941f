//! A child is there for the first ten minutes; what she said is hers.

use super::{Meeting, closes, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting =
    Meeting { name: "child for ten minutes", held, withheld: &["walrus", "at night"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("+")
        .types("Ava\n")
        .keys("<Home><Down><Down><Down><Down><Down><Enter>")
        .must_show("Ava, child: came");
    desk.time_passes(240).keys("<PageDown><PageDown>").types("> nursery every day\n").must_show("nursery");
    desk.types_secretly("\" Ava to @SW 26 nov: I hear them at night").types("\n\n").must_not_show("at night");
    desk.types(".who\n").keys("<End>").time_passes(360).keys("o").must_show("left 10:1");
    desk.time_passes(300)
        .keys("<PageDown><PageDown>")
        .types("> weekly visits\n")
        .keeps("walrus after she left");
    desk.save_due();
    closes(&mut desk);
    desk
}

#[test]
fn child_present_for_the_first_ten_minutes() {
    let desk = held(Desk::new());
    unseen(&desk, MEETING.withheld);
    withheld(&desk, MEETING.withheld);
    let record = desk.whole_record();
    assert!(record.contains("nursery every day. Present when decided: mother, Ava;"), "{record}");
    assert!(record.contains("weekly visits. Present when decided: mother;"), "{record}");
}
