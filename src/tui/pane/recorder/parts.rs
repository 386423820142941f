//! A meeting in parts: which one is shown, the key from one to the other, and the question for a new one.

use super::{Recorder, Reply};
use crate::domain::attendance::Attendance;
use crate::domain::id::Id;
use crate::service::Deed;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;

const PLACE: &str = "meeting.part-place";

impl Recorder {
    /// The part shown: the one gone to, else the last.
    pub(super) fn part(&self) -> Option<Id> {
        let parts = &self.seen()?.parts;
        let shown = parts.iter().find(|part| Some(part.id) == self.part).or(parts.last());
        shown.map(|part| part.id)
    }

    /// `part 2 of 2`; empty where there is one only.
    pub(super) fn part_words(&self) -> String {
        let words = self.seen().zip(self.part());
        words.and_then(|(record, part)| record.part_in_words(part)).unwrap_or_default()
    }

    /// Who is on the list of the part shown.
    pub(super) fn attendance(&self) -> Vec<&Attendance> {
        let part = self.part();
        let rows = self.sheet.iter().flat_map(|sheet| &sheet.record.attendance);
        rows.filter(|row| Some(row.part) == part).collect()
    }

    pub(super) fn ask_part() -> Vec<Effect> {
        let hint = "Room or address; may stay empty. This part ends now, and the next has its own list of who is here.";
        vec![Effect::Lay(Box::new(Overlay::Prompt(Prompt::new(PLACE, "Where is the next part?", hint, ""))))]
    }

    pub(super) fn part_reply(&mut self, reply: &Reply) -> Option<Vec<Effect>> {
        let Reply::Line(PLACE, place) = reply else { return None };
        let mut effects = self.leave_stop();
        effects.push(Effect::Do(Deed::Part { meeting: self.id, place: place.clone() }));
        Some(effects)
    }

    /// Goes to the next part, at the same section; from the last to the first.
    pub(super) fn other_part(&mut self) -> Vec<Effect> {
        let Some(parts) = self.seen().map(|record| &record.parts) else { return Vec::new() };
        if parts.len() < 2 && self.in_room {
            return vec![Effect::Say("Room view shows one part.".into())];
        }
        if parts.len() < 2 {
            return vec![Effect::Say("This meeting has one part. .part begins another.".into())];
        }
        let at = parts.iter().position(|part| Some(part.id) == self.part()).unwrap_or(0);
        let next = parts.get((at + 1) % parts.len()).map(|part| part.id);
        let mut effects = self.leave_stop();
        self.show_part(next);
        effects.extend(self.go(self.at));
        effects.push(Effect::Say(keep_words(&self.part_words())));
        effects
    }

    /// The stops of a part.
    pub(super) fn show_part(&mut self, part: Option<Id>) {
        self.part = part;
        let Some((sheet, part)) = self.sheet.as_ref().zip(self.part()) else { return };
        self.stops = super::stops::stops(&sheet.record, part);
    }
}

/// `Part 2 of 2.`
pub(super) fn keep_words(part: &str) -> String {
    let (first, rest) = part.split_at(part.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}.", first.to_uppercase())
}
