//! A line that was written under the wrong child goes to the right one's text, with its time and its marks.

use super::questions::lay;
use super::{Recorder, Reply};
use crate::domain::body::Line;
use crate::domain::id::Id;
use crate::domain::writing;
use crate::service::Deed;
use crate::tui::effect::Effect;
use crate::tui::overlay::choice::Choice;

const WHOSE: &str = "line.child";

impl Recorder {
    /// The children a line can be moved to: those with a text of their own here, but for the one whose text this is.
    fn other_children(&self) -> Vec<(Id, String, Id)> {
        let Some(record) = self.seen() else { return Vec::new() };
        let here = self.stop().and_then(|stop| stop.text);
        let with_text = self.stops.iter().filter_map(|stop| stop.child.zip(stop.text));
        with_text
            .filter(|(_, text)| Some(*text) != here)
            .filter_map(|(child, text)| Some((child, record.child(child)?.name.clone(), text)))
            .collect()
    }

    /// The child named behind `.child`, where that is all the line says.
    pub(super) fn child_named(&self) -> Option<Id> {
        let line = self.line().filter(|line| !line.pasted)?;
        let name = line.text.trim().strip_prefix(".child ")?.trim().to_lowercase();
        self.other_children().into_iter().find(|(_, known, _)| known.to_lowercase() == name).map(|one| one.0)
    }

    /// Asks whose the line is.
    pub(super) fn ask_whose(&self) -> Vec<Effect> {
        let others = self.other_children();
        let words = self.line().map_or("", |line| line.text.trim());
        if others.is_empty() || words.is_empty() {
            return vec![Effect::Say(
                "There is no line here to move, or no other child to move it to.".into(),
            )];
        }
        let answers = others.into_iter().map(|(_, name, _)| name).collect();
        lay(Choice::decide(WHOSE, "Which child is this line about?", "Leave it here", answers).about(words))
    }

    /// Hears the answer.
    pub(super) fn whose_reply(&mut self, reply: &Reply) -> Option<Vec<Effect>> {
        let Reply::Chosen(WHOSE, n) = reply else { return None };
        let child = self.other_children().into_iter().nth(*n).map(|(child, ..)| child);
        Some(child.map_or_else(Vec::new, |child| self.move_line_to(child)))
    }

    /// Puts the line below what stands under the child, and takes it out here.
    pub(super) fn move_line_to(&mut self, child: Id) -> Vec<Effect> {
        let Some((_, name, text)) = self.other_children().into_iter().find(|one| one.0 == child) else {
            return Vec::new();
        };
        let Some(line) = self.line().filter(|line| !line.text.trim().is_empty()).cloned() else {
            return vec![Effect::Say("The line above is empty: there is nothing to move.".into())];
        };
        let line =
            Line { audience: line.audience.and(&self.starts_for_child(Some(child))), cleared: None, ..line };
        let Some(there) = self.manuscripts.get(&text) else { return Vec::new() };
        let stroke = match writing::add_line(there, line) {
            Ok(stroke) => stroke,
            Err(refused) => return vec![Effect::Say(refused.to_string())],
        };
        // It stands there before it is taken out here.
        if let Some(Err(misfit)) = self.manuscripts.get_mut(&text).map(|there| there.apply(&stroke)) {
            return vec![Effect::Say(format!("Not moved: {misfit}. Nothing was lost."))];
        }
        let mut effects = vec![Effect::Do(Deed::Stroke { text, stroke })];
        let here = self.manuscript().map(|(_, here)| writing::take_line(here, here.spot().line));
        effects.extend(here.into_iter().flat_map(|stroke| self.put(stroke)).collect::<Vec<_>>());
        self.refresh();
        effects.push(Effect::Say(format!("That line stands under {name} now, with its time.")));
        effects
    }
}
