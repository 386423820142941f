//! Whose records a search may look in.

use super::App;
use crate::tui::pane::search::Within;
use crate::tui::pane::{About, Tab};

impl App {
    /// The one place where that is decided: while a meeting is open, in whatever tab, the records of its family alone.
    /// Others can read the screen then.
    pub(super) fn search_within(&self) -> Within {
        let open = Tab::ALL.iter().filter_map(|tab| self.stacks.get(*tab as usize)).flatten();
        let mut about = open.filter_map(|pane| pane.about()).filter(|about| about.is_open);
        let family = about.next().and_then(|About { family, .. }| family);
        Within { only: family.map(|family| (family, self.reference_of(family))) }
    }

    /// What the family of an open meeting is called on the screen.
    fn reference_of(&self, family: crate::domain::id::Id) -> String {
        let env = self.env();
        let is_its = |about: About| about.family == Some(family);
        let mut panes = self.stacks.iter().flatten();
        let place = panes.find(|pane| pane.about().is_some_and(is_its)).map(|pane| pane.place(&env));
        let reference = place.as_deref().and_then(|place| place.split_whitespace().next());
        reference.unwrap_or("this family").to_owned()
    }
}
