//! A teacher on the telephone, in a place nobody asked about.

use super::{Meeting, closes, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting = Meeting { name: "teacher by telephone", held, withheld: &["walrus"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("+").types("Miss Lane, class teacher\n").keys("<Down><Down><Down><Down><Down><Down><Enter>");
    desk.keys("<End>h").must_show("by telephone").must_show("privacy");
    desk.keys("<PageDown><PageDown>").types("> monthly until review\n").must_show("monthly");
    desk.keeps("walrus, said when the line was off").save_due();
    closes(&mut desk);
    desk
}

#[test]
fn teacher_by_telephone() {
    let desk = held(Desk::new());
    unseen(&desk, MEETING.withheld);
    withheld(&desk, &["walrus"]);
    for copy in [desk.whole_record(), desk.family_copy()] {
        assert!(copy.contains("by telephone, not known whether the place was private"), "{copy}");
        assert!(copy.contains("by telephone, privacy not known: class teacher"), "{copy}");
    }
}
