//! Which lines of a text are off the screen while others can see it. The text itself stays whole.
//!
//! The line that is being written is in hand: it is on the screen until the cursor leaves it. No cursor comes to a line
//! that is off it, so nothing there is changed unseen.

mod taking_back;
#[cfg(test)]
mod tests;
mod writing;

use super::body::{Body, Edit, Line, Spot};

pub use taking_back::{may_make_again, may_take_back};
pub use writing::{backspace, delete, step, to_a_shown_line};

/// A mark for each line of one text; an open veil hides nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
    hidden: Option<Vec<bool>>,
}

/// What may be on the screen.
pub type Shows<'a> = &'a dyn Fn(&Line) -> bool;

impl Veil {
    /// Nothing is off the screen.
    pub const OPEN: Self = Self { hidden: None };

    /// Over a text that comes on the screen: no line of it is in hand yet.
    #[must_use]
    pub fn over(body: &Body, shows: Shows<'_>) -> Self {
        Self { hidden: Some(body.lines().iter().map(|line| !shows(line)).collect()) }
    }

    /// Whether a line is off the screen.
    #[must_use]
    pub fn hides(&self, line: usize) -> bool {
        self.hidden.as_ref().is_some_and(|hidden| hidden.get(line).copied().unwrap_or(false))
    }

    /// Whether anything can be off the screen.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.hidden.is_none()
    }

    /// The nearest line above that is on the screen.
    #[must_use]
    pub fn above(&self, line: usize) -> Option<usize> {
        (0..line).rev().find(|line| !self.hides(*line))
    }

    /// The nearest line below that is on the screen.
    #[must_use]
    pub fn below(&self, line: usize, body: &Body) -> Option<usize> {
        (line + 1..body.lines().len()).find(|line| !self.hides(*line))
    }

    /// After a key: `edits` were made in this order, the cursor stood at `before` and stands at `after`. Answers whether
    /// the line that was in hand went off the screen by it. A letter typed costs nothing here. A step that is taken back
    /// can bring the cursor to a line that is off the screen: then it is to be led away.
    pub fn follow(
        &mut self,
        edits: &[Edit],
        (before, after): (Spot, Spot),
        body: &Body,
        shows: Shows<'_>,
    ) -> bool {
        let Some(hidden) = self.hidden.as_mut() else { return false };
        let in_hand = |edit: &Edit| matches!(edit, Edit::Within { line, .. } if *line == after.line);
        if before.line == after.line && edits.iter().all(in_hand) {
            return false;
        }
        let marks = marks(hidden, edits, before.line);
        let mark = |(line, mark): (usize, &Option<bool>)| mark.unwrap_or_else(|| !shows(body.line(line)));
        *hidden = marks.iter().enumerate().map(mark).collect();
        if hidden.len() != body.lines().len() {
            *hidden = body.lines().iter().map(|line| !shows(line)).collect();
        }
        let is_in_hand = marks.get(after.line).is_some_and(|mark| *mark != Some(true));
        if let Some(in_hand) = hidden.get_mut(after.line).filter(|_| is_in_hand) {
            *in_hand = false;
        }
        before.line != after.line && hidden.get(before.line).copied().unwrap_or(false)
    }
}

/// The marks as they are after the edits; none for a line that is to be looked at again.
fn marks(hidden: &[bool], edits: &[Edit], left: usize) -> Vec<Option<bool>> {
    let mut marks: Vec<Option<bool>> = hidden.iter().copied().map(Some).collect();
    if let Some(mark) = marks.get_mut(left) {
        *mark = None;
    }
    for edit in edits {
        match edit {
            Edit::Within { line, .. } => {
                if let Some(mark) = marks.get_mut(*line) {
                    *mark = None;
                }
            }
            Edit::Lines { line, removed, inserted } => {
                let from = (*line).min(marks.len());
                let to = (from + removed.len()).min(marks.len());
                marks.splice(from..to, inserted.iter().map(|_| None));
            }
        }
    }
    marks
}
