//! A sitting with its sheet: what comparing, looking back and looking across read.

use super::instrument::Instrument;
use super::mark::Mark;
use super::sheet::Sheet;
use super::sitting::{HomeAnswers, Marks, Sitting};
use crate::domain::child::Birth;
use crate::domain::id::Id;

/// A sitting with its sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingSheet<'i> {
    /// The sitting.
    pub sitting: &'i Sitting,
    /// Its sheet.
    pub sheet: Sheet<'i>,
}

impl<'i> SittingSheet<'i> {
    /// The sheet of a sitting, in the wording it was made with. `home` are the answers about the home that it shares.
    #[must_use]
    pub fn new(
        instrument: &'i Instrument,
        sitting: &'i Sitting,
        home: Option<&HomeAnswers>,
        birth: Birth,
        carers: &[Id],
    ) -> Self {
        let marks = united(sitting, home);
        Self { sitting, sheet: Sheet::new(instrument, birth, sitting.date, &marks, carers) }
    }
}

/// The sitting's own answers and the home's together. Where both have one, the home's stands: it is recorded once.
#[must_use]
pub fn united(sitting: &Sitting, home: Option<&HomeAnswers>) -> Marks {
    let mut marks = sitting.answers.clone();
    let given = home.into_iter().flat_map(|home| &home.answers).filter(|(_, mark)| **mark != Mark::Blank);
    marks.extend(given.map(|(key, mark)| (key.clone(), mark.clone())));
    marks
}

/// The sittings that stand, in the order of their days. One that a closed sitting replaces is left out; a correction that
/// is not closed yet is left out itself, so that the earlier one stands until then.
#[must_use]
pub fn standing<'s, 'i>(sittings: &'s [SittingSheet<'i>]) -> Vec<&'s SittingSheet<'i>> {
    let replaced = |id: Id| {
        sittings.iter().any(|other| other.sitting.closed.is_some() && other.sitting.replaces == Some(id))
    };
    let half_done = |one: &Sitting| one.replaces.is_some() && one.closed.is_none();
    let mut stand: Vec<_> =
        sittings.iter().filter(|one| !replaced(one.sitting.id) && !half_done(one.sitting)).collect();
    stand.sort_by_key(|one| (one.sitting.date, one.sitting.id));
    stand
}
