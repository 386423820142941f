//! A section is done, or a meeting goes on: what is kept, and what is said of it.

use super::Recorder;
use crate::domain::meeting::Meeting;
use crate::domain::moment::{Moment, clock_time};
use crate::service::{Deed, Piece};
use crate::tui::effect::Effect;

impl Recorder {
    pub(super) fn turn_done(&mut self) -> Vec<Effect> {
        let Some(text) = self.stop().and_then(|stop| stop.text) else { return Vec::new() };
        let Some(sheet) = self.sheet.as_mut() else { return Vec::new() };
        let Some(kept) = sheet.record.texts.iter_mut().find(|one| one.id == text) else { return Vec::new() };
        kept.done = !kept.done;
        let done = kept.done;
        self.refresh();
        let words = if done {
            "This section is marked as done."
        } else {
            "This section is no longer marked as done."
        };
        vec![Effect::Do(Deed::Keep(Box::new(Piece::TextDone { text, done }))), Effect::Say(words.into())]
    }
}

/// On a screen that the room can see nothing says why it was paused.
pub(super) fn gone_on(urgent: Option<&Moment>, in_room: bool) -> String {
    urgent.filter(|_| !in_room).map_or_else(
        || "The meeting goes on.".into(),
        |at| format!("The meeting goes on. It was paused at {} (urgent).", clock_time(at)),
    )
}

/// When the urgent key paused a meeting that has just been gone on with.
pub(super) fn paused_before(meeting: &Meeting) -> Option<Moment> {
    let mut before = meeting.clone();
    before.turns.pop();
    before.paused_by_urgent().copied()
}
