//! A disclosure, and a pause: nothing on the screen says afterwards that there was one.

use portal::domain::meeting::State;

use super::{Meeting, closes, tick, unseen, withheld};
use crate::desk::Desk;

pub const MEETING: Meeting =
    Meeting { name: "disclosure", held, withheld: &["hurts her arm", "not safe yet"], from: &[] };

const WORDS: &str = "she said he hurts her arm\n@SW\nhow are you today\npolice 10:45\nBen stays with Gran\nthe police\nMum, not safe yet\n";

fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("<PageDown><PageDown>").types("-- quiet today\n").time_passes(1500).types(".danger\n");
    desk.must_show("999").keys("<Enter>");
    // The key itself opens what she must see, and the form: both are for her.
    desk.secretly(|desk| {
        desk.types(".urgent\n").must_show("999").must_say("The meeting is paused.").keys("<Enter>");
        desk.types(WORDS).keys("<PageDown><Enter>").must_show("What now?");
    });
    desk.time_passes(1200).keys("<Down><Enter>").must_say("The meeting goes on.").must_show("quiet today");
    desk.keys("<Esc><Tab><Esc>")
        .finds("go.home")
        .must_show("eview meeting")
        .keys("<Enter>")
        .must_show("quiet today");
    desk.keys("<End><Enter>").types("calmer now\n").save_due();
    closes(&mut desk);
    desk
}

#[test]
fn disclosure_and_pause() {
    let desk = held(Desk::new());
    let after =
        desk.seen_in_room().iter().filter(|screen| !screen.contains(".urgent")).cloned().collect::<Vec<_>>();
    for screen in after {
        assert!(!screen.contains("hurts her arm") && !screen.contains("10:27 (urgent)"), "{screen}");
    }
    unseen(&desk, &["hurts her arm", "not safe yet", "Urgent note"]);
    withheld(&desk, &["hurts her arm", "not safe yet", "What could not wait"]);
    let record = desk.record();
    assert_eq!(record.meeting.state, State::Closed);
    assert_eq!(record.urgent[0].at.to_rfc3339(), "2026-11-26T10:27:00+00:00");
}
