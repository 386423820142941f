//! Professionals only after the family leaves: room view is left for it, and is on again when they come back in.

use portal::domain::audience::Audience;

use super::{Meeting, closes, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting =
    Meeting { name: "professionals after the family", held, withheld: &["walrus", "pelican"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("<PageDown><PageDown>").types("heron with all of us\n").time_passes(1800).types(".part\n\n");
    tick(&mut desk, "Mum", "n");
    tick(&mut desk, "Dad", "n");
    tick(&mut desk, "SW", "y");
    desk.keys("<PageDown><PageDown>").types(".room\n").keys("<Down><Enter>").must_say("Room view is off");
    desk.types("walrus among professionals").keys("<Ctrl-R>").must_say("for: professionals only");
    desk.types("\npelican too\n").must_show("walrus").must_show("pelican").save_due();
    // Somebody of the family is at the door.
    desk.types(".room\n").must_show("room view").must_not_show("walrus").must_not_show("pelican");
    desk.types("\n\nwe told Mum what comes next\n").save_due();
    closes(&mut desk);
    desk
}

#[test]
fn professionals_only_after_the_family_leaves() {
    let desk = held(Desk::new());
    unseen(&desk, MEETING.withheld);
    withheld(&desk, MEETING.withheld);
    assert!(desk.copy_for("SW").contains("walrus"));
    let lines = desk.lines("since-last-time");
    let kept =
        lines.iter().filter(|line| line.audience == Audience::ProfessionalsOnly && !line.text.is_empty());
    assert_eq!(kept.count(), 2, "{lines:?}");
}
