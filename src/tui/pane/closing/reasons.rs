//! Reasons for gaps: typed, kept when another gap is gone to, and taken up again after a kill.

use super::Closing;
use crate::command::Context;
use crate::domain::closing::{Gap, answered};
use crate::domain::gap::Reason;
use crate::service::meetings::{reason_name, reason_name_in_room};
use crate::service::{Deed, Piece, new_id};
use crate::tui::effect::Effect;
use crate::tui::keymap::Keymap;
use crate::tui::pane::Env;
use crate::tui::widget::field::Field;

impl Closing {
    pub(super) fn reason(&self, gap: &Gap) -> Option<&Reason> {
        answered(gap, &self.sheet.as_ref()?.record.reasons)
    }

    /// Keeps what was typed for the gap shown, where it is new: going elsewhere loses nothing.
    pub(super) fn settle(&mut self, env: &Env) -> Vec<Effect> {
        let words = self.field.words().trim().to_owned();
        let kept = self.gaps.get(self.at).and_then(|gap| self.reason(gap)).map(|reason| reason.words.clone());
        let new = !words.is_empty() && !words.starts_with('.') && kept.as_deref() != Some(&words);
        if new { self.keep_reason(&words, env) } else { Vec::new() }
    }

    /// Remembers what is being typed, with the gap it is typed for.
    pub(super) fn remember(&self) -> Effect {
        let key = self.gaps.get(self.at).map_or("", |gap| gap.key.as_str());
        let words = self.field.words();
        let name = self.draft_name();
        // A command that is being typed is no reason.
        let value = if words.is_empty() || words.starts_with('.') {
            String::new()
        } else {
            format!("{key}\n{words}")
        };
        Effect::Do(Deed::Remember { name, value })
    }

    /// Under what name it is remembered: in room view its own, since what was begun before is not on the screen.
    fn draft_name(&self) -> String {
        if self.room.is_some() { reason_name_in_room(self.id) } else { reason_name(self.id) }
    }

    /// Takes up what was being typed when the program ended.
    pub(super) fn take_up(&mut self, draft: &str) {
        let Some((key, words)) = draft.split_once('\n') else { return };
        if let Some(at) = self.gaps.iter().position(|gap| gap.key == key) {
            self.go(at);
            self.field = Field::with(words);
        }
    }

    /// Keeps a reason for the gap shown, and goes to the next.
    pub(super) fn give(&mut self, words: &str, env: &Env) -> Vec<Effect> {
        let effects = self.keep_reason(words, env);
        self.go(self.at + 1);
        effects
    }

    pub(super) fn keep_reason(&mut self, words: &str, env: &Env) -> Vec<Effect> {
        let Some(gap) = self.gaps.get(self.at) else { return Vec::new() };
        let reason = Reason {
            id: new_id(),
            meeting: self.id,
            gaps: vec![gap.key.clone()],
            words: words.trim().to_owned(),
            audience: self.audience.clone(),
            at: env.now,
        };
        if let Some(sheet) = self.sheet.as_mut() {
            sheet.record.reasons.push(reason.clone());
        }
        // "Not answered" is no reason that is given again.
        if !words.trim().is_empty() {
            words.trim().clone_into(&mut self.last);
        }
        let forget = Deed::Remember { name: self.draft_name(), value: String::new() };
        vec![Effect::Do(Deed::Keep(Box::new(Piece::Reason(reason)))), Effect::Do(forget)]
    }

    /// What Enter does: a command after a full stop, or the reason that was typed.
    pub(super) fn enter(&mut self, env: &Env) -> Vec<Effect> {
        let words = self.field.words().trim().to_owned();
        if let Some(dot) = words.strip_prefix('.')
            && let Some(command) = Keymap::from_rows().dot(dot, &[Context::Closing, Context::App])
        {
            self.field = Field::default();
            // A command is not a reason that was begun.
            return vec![self.remember(), Effect::Run(command)];
        }
        if let Some(mut effects) = self.decides() {
            // A decision is not a reason that was begun.
            self.field = Field::default();
            effects.push(self.remember());
            return effects;
        }
        let same = self
            .gaps
            .get(self.at)
            .and_then(|gap| self.reason(gap))
            .is_some_and(|reason| reason.words == words);
        if words.is_empty() || same {
            self.go(self.at + 1);
            return Vec::new();
        }
        if let Some(asked) = self.asks_into_the_action(&words) {
            return asked;
        }
        self.give(&words, env)
    }
}
