//! The level a person chooses for an area, where the file asks for one. It begins at nothing and is worked out from nothing.

use super::{Key, Opens, ReadSitting, press, say};
use crate::service::Deed;
use crate::service::checklists::results::AreaRead;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;

/// The name of the question.
pub(super) const LEVEL: &str = "sitting.level";
const NONE: &str = "No level: take it back";

impl ReadSitting {
    /// The area under the cursor, or the one whose items are shown.
    fn area(&self) -> Option<&AreaRead> {
        let id = match (self.chosen(), &self.items) {
            (Some(Opens::Area(id)), _) => id,
            (_, Some((Opens::Area(id), _))) => id.clone(),
            _ => return None,
        };
        self.read.as_deref()?.areas.iter().find(|area| area.id == id)
    }

    pub(super) fn ask_level(&mut self) -> Vec<Effect> {
        let Some(read) = self.read.as_deref() else { return Vec::new() };
        if read.areas.iter().all(|area| area.levels.is_empty()) {
            return say("Nobody chooses a level for an area in this checklist.");
        }
        if read.closed.is_some() {
            return say(format!(
                "This sitting is closed and stays as it is. {} begins a correction of it.",
                press(Key::Correct)
            ));
        }
        let Some(area) = self.area() else { return say("Go to an area first.") };
        let mut answers: Vec<String> = area.levels.iter().map(|(_, words)| words.clone()).collect();
        answers.push(NONE.into());
        let about =
            "What you make of the area as a whole. No number makes it; its reason goes into the judgement.";
        let choice =
            Choice::decide(LEVEL, format!("{} {}", area.id, area.name), "Leave it as it is", answers)
                .about(about);
        self.asks_for = Some(area.id.clone());
        vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
    }

    /// The row that was chosen: a level, or below them none.
    pub(super) fn choose_level(&mut self, n: usize) -> Vec<Effect> {
        let Some((id, read)) = self.asks_for.take().zip(self.read.as_deref()) else { return Vec::new() };
        let Some(area) = read.areas.iter().find(|area| area.id == id) else { return Vec::new() };
        let level = area.levels.get(n).map(|(value, _)| value.clone());
        vec![Effect::Do(Deed::ChooseLevel { sitting: self.id, area: id, level })]
    }
}
