//! Parents in separate parts: what was said to one is neither on the screen nor in the copy of the other.

use super::{Meeting, closes, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting = Meeting { name: "apart", held, withheld: &["walrus", "pelican"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    tick(&mut desk, "Dad", "n");
    desk.keys("<PageDown><PageDown>").types("heron in the first part\n").keeps("pelican after Mum");
    desk.time_passes(1800).types(".part\nFamily centre\n").must_show("Who is here");
    tick(&mut desk, "Dad", "y");
    tick(&mut desk, "Mum", "n");
    desk.keys("<PageDown><PageDown>").must_not_show("heron").types("otter in the second part\n");
    // There is no way to the first part while he sits there.
    desk.types(".other\n").must_say("Room view shows one part.").must_not_show("heron");
    desk.must_not_show("part 2").keeps("walrus after Dad").save_due();
    closes(&mut desk);
    desk
}

#[test]
fn parents_in_separate_parts() {
    let desk = held(Desk::new());
    unseen(&desk, MEETING.withheld);
    withheld(&desk, &["walrus", "pelican", "heron", "otter"]);
    let (mum, dad) = (desk.copy_for("Mum"), desk.copy_for("Dad"));
    assert!(mum.contains("heron") && !mum.contains("otter"), "{mum}");
    assert!(dad.contains("otter") && !dad.contains("heron"), "{dad}");
    let of_second = desk.seen_in_room().iter().rposition(|screen| screen.contains("heron"));
    let first_otter = desk.seen_in_room().iter().position(|screen| screen.contains("otter"));
    assert!(of_second < first_otter, "never both on the screen of one part");
}
