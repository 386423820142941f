//! One meeting in a list.

use serde_json::{Value, json};

use crate::domain::meeting::Meeting;
use crate::domain::moment::long_date;

/// In words, the short id last.
#[must_use]
pub fn words(meeting: &Meeting, reference: Option<&str>) -> String {
    let family = reference.map_or_else(String::new, |reference| format!("{reference}, "));
    let day = long_date(meeting.on);
    format!("{family}{}, {day}, {}, id {}", meeting.title(), meeting.state.label(), meeting.id.short())
}

/// As JSON.
#[must_use]
pub fn json(meeting: &Meeting, reference: &str) -> Value {
    json!({
        "id": meeting.id, "short": meeting.id.short(), "family": reference, "kind": meeting.kind,
        "number": meeting.number, "title": meeting.title(), "on": meeting.on, "state": meeting.state,
        "due": meeting.due, "next": meeting.next,
    })
}
