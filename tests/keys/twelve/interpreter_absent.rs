//! An interpreter who is needed and does not come.

use super::{Meeting, closes, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting = Meeting { name: "interpreter absent", held, withheld: &["walrus"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("<Up>l").must_show("For which language").types("Sorani\n").must_show("Sorani interpreter");
    desk.keys("<PageDown><PageDown>").types("Gran puts it in other words for her\n").must_show("other words");
    desk.keeps("walrus: nobody booked one, our mistake").save_due();
    desk.types(".close\n").must_not_show("walrus").types(".back\n");
    closes(&mut desk);
    desk
}

#[test]
fn interpreter_absent() {
    let desk = held(Desk::new());
    unseen(&desk, MEETING.withheld);
    withheld(&desk, &["walrus"]);
    for copy in [desk.whole_record(), desk.family_copy()] {
        assert!(copy.contains("interpreter for Sorani: needed and not there"), "{copy}");
    }
}
