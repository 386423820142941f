//! Where a sitting can stand: at an answer, or at a scale that is done on its own paper.

use crate::domain::checklist::mark::Key;
use crate::service::checklists::{SittingView, flow};

const PAPER: &str = "paper:";

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// An answer.
    Answer(Key),
    /// A scale on paper, by its id in the file.
    Paper(String),
}

impl Stop {
    /// Under what name it is remembered.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Answer(key) => key.to_string(),
            Self::Paper(id) => format!("{PAPER}{id}"),
        }
    }

    /// As it was remembered.
    pub(super) fn left_at(key: &Key) -> Self {
        match key.item.strip_prefix(PAPER) {
            Some(id) => Self::Paper(id.to_owned()),
            None => Self::Answer(key.clone()),
        }
    }
}

/// Every stop, in order.
pub(super) fn all(view: &SittingView) -> Vec<Stop> {
    let answers = flow::asked(view).into_iter().map(Stop::Answer);
    answers.chain(view.instrument.externals.iter().map(|one| Stop::Paper(one.id.clone()))).collect()
}
