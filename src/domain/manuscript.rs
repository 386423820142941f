//! A section while it is written: its body, the cursor, and the steps that can be taken back.
//!
//! The screen and the writer each hold one and put the same strokes to it, so the writer always has
//! the last text, whatever happens to the screen.

use serde::{Deserialize, Serialize};

use super::body::{Body, Edit, Misfit, Spot};

/// One step that undo takes back whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The edits, in the order they were made.
    pub edits: Vec<Edit>,
    /// Where the cursor was before.
    pub before: Spot,
    /// Where it was after.
    pub after: Spot,
}

/// What a key does to a manuscript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A change of the text.
    Edit {
        /// The change.
        edit: Edit,
        /// Where the cursor stands after it.
        after: Spot,
        /// Whether it belongs to the step before it, so that one undo takes back a word and not a letter.
        joins: bool,
    },
    /// The cursor moved.
    Move(Spot),
    /// Take back the last step.
    Undo,
    /// Make the step again that was taken back.
    Redo,
}

/// A body with its cursor and its history.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Manuscript {
    body: Body,
    spot: Spot,
    steps: Vec<Step>,
    /// How many of `steps` stand; those past it were taken back.
    standing: usize,
}

impl Manuscript {
    /// As kept: `standing` is how many of `steps` were not taken back.
    #[must_use]
    pub fn from_parts(body: Body, spot: Spot, steps: Vec<Step>, standing: usize) -> Self {
        let spot = body.nearest(spot);
        let standing = standing.min(steps.len());
        Self { body, spot, steps, standing }
    }

    /// The text.
    #[must_use]
    pub const fn body(&self) -> &Body {
        &self.body
    }

    /// Where the cursor stands.
    #[must_use]
    pub const fn spot(&self) -> Spot {
        self.spot
    }

    /// The steps, those taken back included.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many steps stand.
    #[must_use]
    pub const fn standing(&self) -> usize {
        self.standing
    }

    /// Puts one stroke to the text. Undo and redo with nothing to do change nothing.
    ///
    /// # Errors
    /// [`Misfit`] when an edit was made for another text; nothing is changed then.
    pub fn apply(&mut self, stroke: &Stroke) -> Result<(), Misfit> {
        match stroke {
            Stroke::Edit { edit, after, joins } => self.edit(edit, *after, *joins),
            Stroke::Move(spot) => {
                self.spot = self.body.nearest(*spot);
                Ok(())
            }
            Stroke::Undo => self.undo(),
            Stroke::Redo => self.redo(),
        }
    }

    /// The changes a stroke would make now, in their order.
    #[must_use]
    pub fn edits_of(&self, stroke: &Stroke) -> Vec<Edit> {
        match stroke {
            Stroke::Edit { edit, .. } => vec![edit.clone()],
            Stroke::Move(_) => Vec::new(),
            Stroke::Undo => {
                let step = self.standing.checked_sub(1).and_then(|last| self.steps.get(last));
                step.map_or_else(Vec::new, |step| step.edits.iter().rev().map(Edit::inverse).collect())
            }
            Stroke::Redo => self.steps.get(self.standing).map_or_else(Vec::new, |step| step.edits.clone()),
        }
    }

    fn edit(&mut self, edit: &Edit, after: Spot, joins: bool) -> Result<(), Misfit> {
        self.body.apply(edit)?;
        self.steps.truncate(self.standing);
        let before = self.spot;
        self.spot = self.body.nearest(after);
        match self.steps.last_mut().filter(|_| joins) {
            Some(step) => {
                join(&mut step.edits, edit);
                step.after = self.spot;
            }
            None => self.steps.push(Step { edits: vec![edit.clone()], before, after: self.spot }),
        }
        self.standing = self.steps.len();
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Misfit> {
        let Some(step) = self.standing.checked_sub(1).and_then(|last| self.steps.get(last)) else {
            return Ok(());
        };
        for edit in step.edits.iter().rev() {
            self.body.apply(&edit.inverse())?;
        }
        self.spot = self.body.nearest(step.before);
        self.standing -= 1;
        Ok(())
    }

    fn redo(&mut self) -> Result<(), Misfit> {
        let Some(step) = self.steps.get(self.standing) else {
            return Ok(());
        };
        for edit in &step.edits {
            self.body.apply(edit)?;
        }
        self.spot = self.body.nearest(step.after);
        self.standing += 1;
        Ok(())
    }
}

/// Letters typed one after the other grow one edit instead of making a list of them.
fn join(edits: &mut Vec<Edit>, edit: &Edit) {
    if let (
        Some(Edit::Within { line, at, inserted, .. }),
        Edit::Within { line: next_line, at: next_at, removed, inserted: more },
    ) = (edits.last_mut(), edit)
        && *line == *next_line
        && *at + inserted.len() == *next_at
        && removed.is_empty()
    {
        inserted.push_str(more);
    } else {
        edits.push(edit.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(manuscript: &mut Manuscript, text: &str) {
        for (n, letter) in text.chars().enumerate() {
            let Spot { line, byte } = manuscript.spot();
            let edit = Edit::Within { line, at: byte, removed: String::new(), inserted: letter.into() };
            let after = Spot { line, byte: byte + letter.len_utf8() };
            manuscript.apply(&Stroke::Edit { edit, after, joins: n > 0 }).expect("fits");
        }
    }

    #[test]
    fn a_word_is_one_step_and_one_edit() {
        let mut manuscript = Manuscript::default();
        typed(&mut manuscript, "nursery");
        typed(&mut manuscript, " daily");
        assert_eq!(manuscript.steps().len(), 2);
        assert_eq!(manuscript.steps()[0].edits.len(), 1);
        manuscript.apply(&Stroke::Undo).expect("fits");
        assert_eq!(manuscript.body().to_text(), "nursery");
        manuscript.apply(&Stroke::Redo).expect("fits");
        assert_eq!(manuscript.body().to_text(), "nursery daily");
        assert_eq!(manuscript.spot(), manuscript.body().end());
    }

    #[test]
    fn typing_after_undo_forgets_what_was_taken_back() {
        let mut manuscript = Manuscript::default();
        typed(&mut manuscript, "one");
        typed(&mut manuscript, "two");
        manuscript.apply(&Stroke::Undo).expect("fits");
        typed(&mut manuscript, "three");
        assert_eq!(manuscript.body().to_text(), "onethree");
        manuscript.apply(&Stroke::Redo).expect("fits");
        assert_eq!(manuscript.body().to_text(), "onethree");
    }

    #[test]
    fn an_edit_for_another_text_changes_nothing() {
        let mut manuscript = Manuscript::default();
        typed(&mut manuscript, "one");
        let before = manuscript.clone();
        let edit = Edit::Within { line: 0, at: 0, removed: "two".into(), inserted: String::new() };
        assert_eq!(
            manuscript.apply(&Stroke::Edit { edit, after: Spot::default(), joins: false }),
            Err(Misfit)
        );
        assert_eq!(manuscript, before);
    }
}
