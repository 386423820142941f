//! The levels of a scale from the best to the worst, made once for a whole sheet.

use super::instrument::Polarity;
use super::scale::Scale;
use super::value::Value;

/// The levels from the best to the worst; none where no end of the scale is worse.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Ladder {
    best_first: Vec<Value>,
}

impl Ladder {
    /// That of a scale.
    #[must_use]
    pub fn of(scale: &Scale) -> Self {
        Self { best_first: scale.best_first().unwrap_or_default() }
    }

    /// How many levels there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.best_first.len()
    }

    /// Whether no end is worse.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.best_first.is_empty()
    }

    /// Steps from the best level: [`Scale::steps_from_best`].
    #[must_use]
    pub fn steps(&self, value: &Value) -> Option<usize> {
        self.best_first.iter().position(|level| level == value)
    }

    /// The same for an item that may be asked the other way round: there the best level is the worst answer.
    #[must_use]
    pub fn judged(&self, value: &Value, polarity: Polarity) -> Option<usize> {
        let steps = self.steps(value)?;
        match polarity {
            Polarity::Normal => Some(steps),
            Polarity::Reversed => self.len().checked_sub(steps + 1),
        }
    }

    /// The level so many steps from the best.
    #[must_use]
    pub fn level(&self, steps: usize) -> Option<&Value> {
        self.best_first.get(steps)
    }

    /// Whether an answer stands at `level` or worse. A silence stands nowhere.
    #[must_use]
    pub fn reaches(&self, steps: Option<usize>, level: &Value) -> bool {
        steps.zip(self.steps(level)).is_some_and(|(steps, level)| steps >= level)
    }

    /// From how many steps on an answer lies in the worse half: 3 and 4 of four levels. The middle one of an odd number
    /// is in neither half: 4 and 5 of five.
    #[must_use]
    pub const fn worse_half(&self) -> usize {
        self.len().div_ceil(2)
    }
}
