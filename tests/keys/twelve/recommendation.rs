//! A recommendation to end a plan, read out before closing.

use super::{Meeting, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting =
    Meeting { name: "recommendation", held, withheld: &["walrus", "bilberry"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("<PageDown><PageDown>")
        .types("> Ben comes off the plan in spring\n")
        .keeps("> walrus, a strategy discussion");
    desk.keeps("! bilberry, ring the police @SW by fri").types("> core group monthly\n.read\n");
    desk.must_show("Recommendation to the review conference:").must_say("1 of 2");
    while !desk.cursor_row().contains("Mum") {
        desk.keys("<Down>");
    }
    desk.keys("a").must_show("Mum: agrees").keys("<PageDown>").must_show("Decision:").keys("<PageDown><Esc>");
    desk.save_due();
    super::closes(&mut desk);
    desk
}

#[test]
fn recommendation_to_end_a_plan() {
    let desk = held(Desk::new());
    unseen(&desk, MEETING.withheld);
    withheld(&desk, MEETING.withheld);
    let words = "Recommendation to the review conference: Ben comes off the plan in spring.";
    for copy in [desk.whole_record(), desk.family_copy()] {
        assert!(copy.contains(words) && copy.contains("Mum agrees."), "{copy}");
    }
}
