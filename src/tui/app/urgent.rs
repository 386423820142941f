//! Urgent, from every screen: saved, stamped, the meeting paused, whom to ring, and then the note.

use chrono::TimeDelta;

use super::{App, Records};
use crate::domain::meeting::{State, Whose};
use crate::domain::moment::clock_time;
use crate::domain::urgent::{PAUSED, Urgent};
use crate::service::{Deed, Piece, new_id};
use crate::tui::effect::Effect;
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::danger::Danger;
use crate::tui::pane::entry::urgent::draft_name;
use crate::tui::pane::{About, Tab, UrgentFor};

/// Minutes within which the key goes back to the note that was begun and has no words yet.
const SAME: i64 = 60;

impl App {
    pub(super) fn urgent(&mut self) -> Vec<Todo> {
        if !matches!(self.setting.records, Records::Practice | Records::Open) || self.shows_words() {
            let danger = Danger::of(&self.env());
            self.overlays.push(Overlay::Danger(danger));
            return Vec::new();
        }
        // What was typed in a question is kept with each key, so the question can go.
        self.overlays.clear();
        let about = self.about();
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        let note = self.note(about, &mut effects);
        if let Some(meeting) = about.meeting.filter(|_| about.is_open) {
            let (reason, whose) = (PAUSED.to_owned(), Some(Whose::Neither));
            effects.push(Effect::Do(Deed::Turn { meeting, state: State::Paused, reason, whose }));
        }
        let paused = if about.meeting.is_some() { "; the meeting is paused" } else { "" };
        // On a screen that the room can see nothing says that there is a note.
        self.notice = match self.room.on() {
            Some(_) if paused.is_empty() => "Enter goes on, Left goes back.".into(),
            Some(_) => "The meeting is paused. Enter goes on, Left goes back.".into(),
            None => "Enter writes it down, Left goes back.".into(),
        };
        if self.room.on().is_none() {
            let said = format!("Noted {}{paused}. {}", clock_time(&note.at), self.notice);
            effects.push(Effect::SayKept(said));
        }
        let todo = self.effects(effects);
        let note = UrgentFor { id: note.id, begun: Some(Box::new(note)) };
        let danger = Danger::before(note, &self.env());
        self.overlays.push(Overlay::Danger(danger));
        todo
    }

    /// The note that was begun a moment ago and has no words yet; else a new one, which is kept at once.
    fn note(&mut self, about: About, effects: &mut Vec<Effect>) -> Urgent {
        let now = self.setting.clock.now();
        let is_same = |note: &&Urgent| {
            (note.family, note.meeting) == (about.family, about.meeting)
                && now - note.at < TimeDelta::minutes(SAME)
        };
        // What was typed in it before is not shown in room view: what comes now is a note of its own.
        let is_hidden = |note: &&Urgent| {
            let typed = self.drafts.get(&draft_name(note.id)).is_some_and(|words| !words.is_empty());
            self.room.on().is_some() && typed
        };
        if let Some(note) = self.urgent.as_ref().filter(is_same).filter(|note| !is_hidden(note)) {
            return note.clone();
        }
        let mut note = Urgent::begun(new_id(), now);
        (note.family, note.meeting, note.part) = (about.family, about.meeting, about.part);
        effects.push(Effect::Do(Deed::Keep(Box::new(Piece::Urgent(note.clone())))));
        self.urgent = Some(note.clone());
        note
    }

    /// The note with this draft is on record with its words.
    pub(super) fn forget_urgent(&mut self, draft: &str) {
        self.urgent.take_if(|note| draft_name(note.id) == draft);
    }

    /// Recovery words are shown once: nothing may take them off the screen.
    fn shows_words(&self) -> bool {
        self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Words(_)))
    }

    /// What is in sight, the innermost first; where that is about nobody, a meeting that is open in another tab.
    pub(super) fn about(&self) -> About {
        let here = self.about_in(self.tab);
        let mut elsewhere = Tab::ALL.iter().filter_map(|tab| self.about_in(*tab));
        here.or_else(|| elsewhere.find(|about| about.meeting.is_some())).unwrap_or_default()
    }

    fn about_in(&self, tab: Tab) -> Option<About> {
        self.stacks.get(tab as usize)?.iter().rev().find_map(|pane| pane.about())
    }
}
