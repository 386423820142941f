//! Keeps a sitting that was read, whole: one save.

use chrono::NaiveDate;

use super::AnswersFile;
use crate::domain::checklist::evidence::PaperResult;
use crate::domain::checklist::instrument::Scope;
use crate::domain::checklist::sitting::{HomeAnswers, Judgement, Sitting};
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::service::checklists::{answering, starting, view};
use crate::service::deed::Piece;
use crate::service::{Catalogue, ServiceError, entering, shielding};
use crate::store::Writing;

/// Keeps it. Where it says what a closed sitting says already, that one is answered, and nothing is kept.
///
/// # Errors
/// [`ServiceError::Refused`] where something was closed since; the store's. Nothing is kept then.
pub fn take_in(
    writing: &mut Writing<'_>,
    file: &AnswersFile,
    catalogue: &Catalogue,
    (now, today): (Moment, NaiveDate),
) -> Result<Id, ServiceError> {
    if let Some(same) = file.same_as {
        return Ok(same);
    }
    let id = starting::sit_down(writing, &file.sit, catalogue, today)?;
    mark(writing, file, id, catalogue)?;
    for evidence in &file.beside {
        keep(writing, &Piece::Beside { sitting: id, evidence: Box::new(evidence.clone()) }, now)?;
    }
    for paper in &file.papers {
        keep(writing, &Piece::PaperResult(Box::new(PaperResult { sitting: id, ..paper.clone() })), now)?;
    }
    let judged = judged(writing, file, id)?;
    keep(writing, &judged, now)?;
    Ok(id)
}

/// What a person wrote of the whole: what the file says, or what stands there already.
fn judged(writing: &Writing<'_>, file: &AnswersFile, id: Id) -> Result<Piece, ServiceError> {
    let begun = writing.load::<Sitting>(id)?;
    let (before, for_whom) = begun.map_or_else(Default::default, |begun| (begun.judgement, begun.audience));
    let judgement = if file.judgement == Judgement::default() { before } else { file.judgement.clone() };
    let audience = file.audience.clone().unwrap_or(for_whom);
    Ok(Piece::Judgement { sitting: id, judgement: Box::new(judgement), audience, close: file.close })
}

fn keep(writing: &mut Writing<'_>, piece: &Piece, now: Moment) -> Result<(), ServiceError> {
    let narrowed = shielding::narrowed(writing, piece)?;
    entering::keep(writing, &narrowed, None, now)
}

/// Every answer at once: checked one by one, and each of the two sheets saved once.
fn mark(
    writing: &mut Writing<'_>,
    file: &AnswersFile,
    id: Id,
    catalogue: &Catalogue,
) -> Result<(), ServiceError> {
    let lost = || ServiceError::Refused("The sitting could not be begun. Nothing was kept.".into());
    let instrument = starting::in_packs(catalogue, &file.sit.instrument)?;
    let mut sitting = writing.load::<Sitting>(id)?.ok_or_else(lost)?;
    let mut home = sitting.home.map(|home| writing.load::<HomeAnswers>(home)).transpose()?.flatten();
    let fixed = home.as_ref().map(|home| view::fixed_home(writing, home)).transpose()?.unwrap_or_default();
    for (key, mark) in &file.marks {
        let item = answering::check(instrument, key, mark)?;
        if item.scope != Scope::Household {
            sitting.answers.insert(key.clone(), mark.clone());
        } else if !fixed.contains(&item.id) {
            let home = home.as_mut().ok_or_else(lost)?;
            home.answers.insert(key.clone(), mark.clone());
        }
    }
    sitting.chosen.extend(file.chosen.clone());
    writing.save(&sitting, None)?;
    if let Some(home) = home {
        writing.save(&home, None)?;
    }
    Ok(())
}
