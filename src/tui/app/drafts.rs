//! Words typed in a question or a form are kept with each key, and are there again when it is asked again.

use super::App;
use crate::service::Deed;
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::pane::Pane;

impl App {
    fn draft_name(&self, prompt: &Prompt) -> Option<String> {
        let place = self.pane().map(|pane: &dyn Pane| pane.kept_under(&self.env())).unwrap_or_default();
        prompt.draft_name(place.trim_end())
    }

    /// Puts a question on top; words that were typed in it before and never taken are there again. In room view they
    /// are kept behind it: they may be for fewer than those who look.
    pub(super) fn lay(&mut self, mut overlay: Overlay) {
        if let Overlay::Prompt(prompt) = &mut overlay
            && let Some(words) = self.draft_name(prompt).and_then(|name| self.drafts.get(&name))
            && !words.is_empty()
        {
            if self.room.on().is_some() {
                prompt.keep_behind(words);
            } else {
                prompt.take_up(words);
            }
        }
        self.overlays.push(overlay);
    }

    /// Keeps what is typed in the question on top.
    pub(super) fn keep_draft(&mut self) -> Vec<Todo> {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last() else { return Vec::new() };
        let (name, value) = (self.draft_name(prompt), prompt.words_to_keep());
        name.map(|name| self.remember_draft(name, value)).into_iter().collect()
    }

    /// The question on top was answered: its words are in the record now. What stood behind it is still to be taken.
    pub(super) fn forget_draft(&mut self) -> Vec<Todo> {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last() else { return Vec::new() };
        let behind = prompt.behind().to_owned();
        let name = self.draft_name(prompt).filter(|name| self.drafts.contains_key(name));
        name.map(|name| self.remember_draft(name, behind)).into_iter().collect()
    }

    /// Keeps what is typed in a form, where it is not kept already.
    pub(super) fn keep_form(&mut self, name: String, value: String) -> Option<Todo> {
        let kept = self.drafts.get(&name).map_or("", String::as_str);
        (kept != value).then(|| self.remember_draft(name, value))
    }

    fn remember_draft(&mut self, name: String, value: String) -> Todo {
        self.drafts.insert(name.clone(), value.clone());
        Todo::Do(Deed::Remember { name, value })
    }
}
