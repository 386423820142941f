//! From stop to stop: what is left behind is folded into the log, and the place is remembered.

use super::stops::Stop;
use super::{Env, Recorder};
use crate::command::Move;
use crate::domain::id::Id;
use crate::domain::next_meeting;
use crate::domain::template::Form;
use crate::service::meetings::{rest_at, rest_name};
use crate::service::{Deed, Piece};
use crate::tui::effect::Effect;
use crate::tui::pane::Where;
use crate::tui::widget::editor::Scroll;
use crate::tui::widget::list::List;

/// The way between a list and the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Way {
    #[default]
    None,
    /// The list shown was gone to from a text: Tab goes back there.
    FromText,
    /// As soon as the meeting is there, its text is to have the focus.
    ToText,
}

impl Recorder {
    /// Goes to another pane: the section that is left is folded into the log.
    pub(super) fn leave_for(&mut self, place: Where) -> Vec<Effect> {
        let mut effects = self.leave_stop();
        effects.push(Effect::Open(place));
        effects
    }

    /// Where the practitioner was: a section's number, a child and a part, kept as `3:<child id>:2`.
    pub(super) fn rested_at(&self, rest: &str) -> Option<usize> {
        let mut legs = rest.split(':');
        let section: usize = legs.next()?.parse().ok()?;
        let child: Option<Id> = legs.next()?.parse().ok();
        self.stops.iter().position(|stop| stop.section == section && stop.child == child)
    }

    /// The part she was in, kept as the third leg; none where that is not said.
    pub(super) fn rested_in(&self, rest: &str) -> Option<Id> {
        let number: u32 = rest.split(':').nth(2)?.parse().ok()?;
        let parts = &self.sheet.as_ref()?.record.parts;
        parts.iter().find(|part| part.number == number).map(|part| part.id)
    }

    /// Goes to another stop: the one that is left is folded into the log, and the place is remembered.
    pub(super) fn go(&mut self, at: usize) -> Vec<Effect> {
        let mut effects = self.leave_stop();
        self.note_writing();
        self.at = at.min(self.stops.len().saturating_sub(1));
        (self.on_agenda, self.way) = (false, Way::None);
        self.scroll = Scroll::default();
        self.offered = None;
        self.rows = List::default();
        self.just_left = None;
        self.note_writing();
        self.refresh();
        self.cover();
        effects.extend(self.lead_away());
        effects.push(self.remember());
        effects
    }

    /// Remembers whose text is shown, to come back to.
    pub(super) fn note_writing(&mut self) {
        if self.is_text() {
            self.wrote = self.stop().map(|stop| (stop.section, stop.child));
        }
    }

    /// The text that was written in last; before that, the first there is.
    pub(super) fn writing_stop(&self) -> Option<usize> {
        let wrote = |stop: &Stop| Some((stop.section, stop.child)) == self.wrote;
        let last = self.stops.iter().position(wrote);
        last.or_else(|| {
            self.stops.iter().position(|stop| matches!(stop.form, Form::Text | Form::NextMeeting))
        })
    }

    /// Gives the focus to the text where the writer was, at the letter where she was.
    pub(super) fn turn_to_text(&mut self) -> Vec<Effect> {
        if self.sheet.is_none() {
            self.way = Way::ToText;
            return Vec::new();
        }
        let away = if self.is_text() { None } else { self.writing_stop() };
        if let Some(at) = away {
            return self.go(at);
        }
        self.on_agenda = false;
        Vec::new()
    }

    /// One step back: from a list to the text, from a text to the agenda, from there out, which is asked while the
    /// meeting goes on.
    pub(super) fn back(&mut self, env: &Env) -> Option<Vec<Effect>> {
        if !self.on_agenda && !self.is_text() {
            return Some(self.turn_to_text());
        }
        if !self.on_agenda {
            self.on_agenda = true;
            self.refresh();
            return Some(Vec::new());
        }
        self.ask_to_leave(env)
    }

    pub(super) fn leave_stop(&mut self) -> Vec<Effect> {
        let mut effects = self.note_next_meeting();
        let here = self.manuscript().map(|(_, manuscript)| manuscript.spot().line);
        effects.extend(here.into_iter().flat_map(|line| self.narrow(line..line + 1)).collect::<Vec<_>>());
        effects.extend(self.manuscript().map(|(text, _)| Effect::Do(Deed::Leave(text))));
        effects
    }

    pub(super) fn remember(&self) -> Effect {
        let stop = self.stop();
        let parts = self.sheet.iter().flat_map(|sheet| &sheet.record.parts);
        let part = self.part().and_then(|id| parts.into_iter().find(|part| part.id == id));
        let part = part.map_or(1, |part| part.number);
        let value = rest_at(stop.map_or(0, |stop| stop.section), stop.and_then(|stop| stop.child), part);
        Effect::Do(Deed::Remember { name: rest_name(self.id), value })
    }

    /// The date of the next meeting is read from what was typed in its section.
    pub(super) fn note_next_meeting(&mut self) -> Vec<Effect> {
        if self.form() != Form::NextMeeting {
            return Vec::new();
        }
        let words = self.next_meeting_words();
        let Some(sheet) = self.sheet.as_mut() else { return Vec::new() };
        let found = next_meeting::read(&words, &sheet.around);
        let meeting = &mut sheet.record.meeting;
        if !meeting.note_next(found) {
            return Vec::new();
        }
        sheet.around.next_core_group = meeting.next;
        vec![Effect::Do(Deed::Keep(Box::new(Piece::Meeting(meeting.clone()))))]
    }

    /// What was typed about the next meeting: of several parts, in the last that says something.
    fn next_meeting_words(&self) -> String {
        let section = self.section().map(|section| section.id.clone()).unwrap_or_default();
        let Some(sheet) = self.sheet.as_ref() else { return String::new() };
        let texts = sheet.record.parts.iter().rev();
        let texts = texts.filter_map(|part| sheet.record.text_in(part.id, &section, None));
        let mut words = texts
            .filter_map(|text| self.manuscripts.get(&text.id))
            .map(|text| next_meeting::for_everyone(text.body()));
        words.find(|words| !words.trim().is_empty()).unwrap_or_default()
    }

    /// The first stop of this form.
    pub(super) fn stop_of(&self, form: Form) -> Option<usize> {
        self.stops.iter().position(|stop| stop.form == form)
    }

    pub(super) fn go_to(&mut self, form: Form) -> Vec<Effect> {
        let from_text = self.is_text() && !self.on_agenda;
        match self.stop_of(form) {
            Some(at) => {
                let effects = self.go(at);
                self.way = if from_text { Way::FromText } else { Way::None };
                effects
            }
            None => vec![Effect::Say("This meeting's agenda has no such section.".into())],
        }
    }

    pub(super) fn step(&mut self, step: Move, env: &Env) -> Option<Vec<Effect>> {
        if self.on_agenda {
            match step {
                Move::Open => return Some(self.agenda.chosen().map_or_else(Vec::new, |at| self.go(at))),
                Move::List => return self.back(env).or_else(|| Some(vec![Effect::Back])),
                step => self.agenda.step(step),
            }
            return Some(Vec::new());
        }
        match (self.form(), step) {
            (Form::Attendance | Form::LastTime, Move::List) => {
                self.on_agenda = true;
                Some(Vec::new())
            }
            (_, Move::Open | Move::Export | Move::PageDown | Move::PageUp)
                if self.form() != Form::Closing =>
            {
                None
            }
            (Form::Attendance | Form::LastTime, step) => {
                self.rows.step(step);
                Some(Vec::new())
            }
            (Form::Closing, Move::Open) => Some(vec![Effect::Open(Where::Closing(self.id))]),
            _ => None,
        }
    }
}
