//! A section is done, or a meeting goes on: what is kept, and what is said of it.

use super::{Env, RecordFor, Recorder, Where};
use crate::domain::audience::Reader;
use crate::domain::meeting::{Meeting, State};
use crate::domain::moment::{Moment, clock_time};
use crate::service::{Ask, Deed, Done, Piece};
use crate::tui::effect::Effect;

impl Recorder {
    /// Hears what came of something that was asked of the writer.
    pub(super) fn hear_of(&mut self, done: &Done, env: &Env) -> Vec<Effect> {
        if let Done::Parted(part) = done
            && part.meeting == self.id
        {
            self.begun = Some(part.id);
            self.sheet = None;
            let words = format!("Part {} begins. Who is here now?", part.number);
            return vec![Effect::Ask(Ask::Meeting(self.id)), Effect::Say(words)];
        }
        let Done::Turned(meeting) = done else { return Vec::new() };
        if meeting.id != self.id {
            return Vec::new();
        }
        let urgent = self.sheet.as_ref().and_then(|sheet| sheet.record.meeting.paused_by_urgent().copied());
        if let Some(sheet) = self.sheet.as_mut() {
            let kept = &mut sheet.record.meeting;
            (kept.state, kept.turns, kept.on) = (meeting.state, meeting.turns.clone(), meeting.on);
            sheet.around.today = meeting.on;
        }
        match meeting.state {
            state if !state.can_write() => {
                vec![Effect::Replace(Where::Record(RecordFor { meeting: self.id, reader: Reader::Record }))]
            }
            // The screen says it already, with whom to ring.
            State::Paused if meeting.paused_by_urgent().is_some() => Vec::new(),
            State::Open if self.sheet.is_none() => {
                vec![Effect::Say(gone_on(paused_before(meeting).as_ref(), env.room.is_some()))]
            }
            State::Open if urgent.is_some() => {
                vec![Effect::Say(gone_on(urgent.as_ref(), env.room.is_some()))]
            }
            State::Paused => vec![Effect::Say("The meeting is paused. .pause goes on with it.".into())],
            _ => vec![Effect::Say(format!("The meeting is {}.", meeting.state.label()))],
        }
    }

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
        vec![Effect::Do(Deed::Keep(Box::new(Piece::TextDone { text, done }))), Effect::SayKept(words.into())]
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
