//! Two families on one day: in the room of one there is nothing of the other.

use super::{Meeting, closes, unseen};
use crate::desk::Desk;

pub const MEETING: Meeting =
    Meeting { name: "two families", held, withheld: &["osprey", "walrus"], from: &[] };

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting().leaves_room_view();
    desk.keys("<PageDown><PageDown>").types("osprey for the first\n").save_due();
    desk.leaves_the_meeting()
        .keys("<Esc>4n")
        .types("F-300")
        .keys("<PageDown><Enter>r<Down><Enter>")
        .must_show("room view");
    desk.keys("<PageDown><PageDown>").types("puffin for the second\n").keeps("walrus for the second");
    for place in ["go.home", "go.core-group", "go.contacts", "go.guidance"] {
        desk.finds(place).must_not_show("F-104").must_not_show("osprey").keys("<F7>");
        desk.must_show("F-300");
    }
    desk.types(".search\n")
        .must_show("In room view the guidance")
        .types("first")
        .must_not_show("newest first");
    desk.keys("<Esc>").save_due();
    closes(&mut desk);
    desk
}

#[test]
fn two_families_on_one_day() {
    let desk = held(Desk::new());
    unseen(&desk, &["osprey", "walrus"]);
    let second = desk.seen_in_room().iter().filter(|screen| !screen.starts_with("Portal   F-104"));
    assert!(second.filter(|screen| screen.contains("F-104")).count() == 0);
    for copy in [desk.whole_record(), desk.family_copy()] {
        assert!(copy.contains("puffin") && !copy.contains("osprey"), "{copy}");
    }
    assert!(!desk.family_copy().contains("walrus") && desk.whole_record().contains("walrus"));
}
