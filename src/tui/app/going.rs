//! From one pane to another: nothing is thrown away on the way.

use super::App;
use crate::command::Context;
use crate::tui::message::Todo;
use crate::tui::pane::{Tab, Where};

impl App {
    /// Shows a tab as it was left; its pane asks for what is new.
    pub(super) fn go_tab(&mut self, tab: Tab) -> Vec<Todo> {
        self.go_on();
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        let again = self.tab == tab;
        self.tab = tab;
        if let Some(stack) = self.stacks.get_mut(tab as usize) {
            // The key of the tab one is in goes to its first screen.
            if again {
                stack.truncate(1);
            }
            if stack.is_empty() {
                stack.push(tab.pane());
            }
        }
        effects.extend(self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default());
        self.effects(effects)
    }

    pub(super) fn open(&mut self, place: Where) -> Vec<Todo> {
        let Some(place) = self.instead_of(place).and_then(|place| self.instead_in_room(place)) else {
            return Vec::new();
        };
        self.go_on();
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        if let Some(stack) = self.stacks.get_mut(self.tab as usize) {
            stack.push(place.pane());
        }
        effects.extend(self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default());
        self.effects(effects)
    }

    pub(super) fn back(&mut self) -> Vec<Todo> {
        let depth = self.stacks.get(self.tab as usize).map_or(0, Vec::len);
        if depth <= 1 {
            if self.tab == Tab::Home {
                "This is the first screen. q leaves the program.".clone_into(&mut self.notice);
                return Vec::new();
            }
            return self.go_tab(Tab::Home);
        }
        let mut todo = self.back_by(1);
        // A page that is not shown in room view is nowhere to come to.
        self.mind_the_room();
        if self.refused_in_sight().is_some() {
            todo.extend(self.go_tab(Tab::Home));
        }
        todo
    }

    /// Closes this many panes; a tab's own stays.
    pub(super) fn back_by(&mut self, panes: usize) -> Vec<Todo> {
        self.go_on();
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        if let Some(stack) = self.stacks.get_mut(self.tab as usize) {
            stack.truncate(stack.len().saturating_sub(panes).max(1));
        }
        effects.extend(self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default());
        self.effects(effects)
    }

    pub(super) fn replace(&mut self, place: Where) -> Vec<Todo> {
        let Some(place) = self.instead_of(place).and_then(|place| self.instead_in_room(place)) else {
            return Vec::new();
        };
        if let Some(stack) = self.stacks.get_mut(self.tab as usize) {
            stack.pop();
            // A recorder below a closing page that closed the meeting has nothing left to record.
            while stack.last().is_some_and(|pane| pane.contexts().contains(&Context::Recorder)) {
                stack.pop();
            }
            stack.push(place.pane());
        }
        let effects = self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default();
        self.effects(effects)
    }
}
