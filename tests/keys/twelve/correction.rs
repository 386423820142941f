//! Corrections from a mother, after closing: in her words, and in every later copy.

use super::{Meeting, closes, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting = Meeting { name: "corrections", held, withheld: &["walrus"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("<PageDown><PageDown>")
        .types("-- boiler off since Sunday\n")
        .keeps("walrus about the boiler")
        .save_due();
    closes(&mut desk);
    // The family may still sit there: the record is shown as they have it.
    desk.must_show("Copy for family members").must_not_show("walrus");
    desk.time_passes(86_400).keys("a").must_show("Who asks");
    while !desk.cursor_row().contains("Mum") {
        desk.keys("<Right>");
    }
    desk.keys("<Enter><Enter>").types("the boiler was mended on Monday").keys("<PageDown><Enter>");
    desk.must_say("The correction is kept in their words.");
    desk
}

#[test]
fn corrections_from_a_mother() {
    let desk = held(Desk::new());
    unseen(&desk, &["walrus"]);
    withheld(&desk, &["walrus"]);
    for copy in [desk.whole_record(), desk.family_copy(), desk.copy_for("Mum")] {
        assert!(copy.contains("\"the boiler was mended on Monday\" Not decided yet."), "{copy}");
    }
}
