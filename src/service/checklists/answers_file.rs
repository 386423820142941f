//! A sitting in a file: read with all its faults at once, and taken in as a whole or not at all.

mod answers;
mod beside;
mod known;
mod reading;
pub mod schema;
mod taking_in;

use std::collections::BTreeMap;

use super::SitDown;
use crate::domain::audience::Audience;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::sitting::{Judgement, Marks};
use crate::domain::checklist::value::Value;
use crate::domain::id::Id;

pub use known::{Known, known};
pub use reading::read;
pub use taking_in::take_in;

/// A sitting as a file describes it: all of it without a fault.
#[derive(Clone, Debug)]
pub struct AnswersFile {
    sit: SitDown,
    /// Who may have the whole; none where the file does not say.
    audience: Option<Audience>,
    marks: Marks,
    chosen: BTreeMap<String, Value>,
    beside: Vec<Evidence>,
    papers: Vec<PaperResult>,
    judgement: Judgement,
    close: bool,
    /// The closed sitting that says the same already.
    same_as: Option<Id>,
    /// What was read and is not kept as it was written, in sentences.
    pub remarks: Vec<String>,
}

impl AnswersFile {
    /// The closed sitting that says the same already: nothing is to be kept then.
    #[must_use]
    pub const fn same_as(&self) -> Option<Id> {
        self.same_as
    }
}
