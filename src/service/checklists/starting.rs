//! A sitting is begun: one person, one child, one day, one instrument.

use chrono::NaiveDate;

use super::view::RATER;
use super::wording;
use crate::domain::audience::Audience;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::instrument::{Instrument, Scope};
use crate::domain::checklist::sitting::{Edition, HomeAnswers, Judgement, Marks, Rater, Sitting};
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::service::{Catalogue, ServiceError, entry, new_id};
use crate::store::Writing;

/// What a sitting is begun with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitDown {
    /// The child.
    pub child: Id,
    /// The instrument's id in the packs.
    pub instrument: String,
    /// Who scores.
    pub rater: Rater,
    /// The day it tells of.
    pub date: NaiveDate,
    /// On what occasion: one of the instrument's, or empty.
    pub occasion: String,
    /// With whom it is done.
    pub done_with: String,
    /// The closed sitting that it replaces: it begins with those answers.
    pub replaces: Option<Id>,
}

/// Begins it. Where the same person has one of the same instrument and day open for this child, that one is gone on with.
///
/// # Errors
/// [`ServiceError::Refused`] where a blank is wrong, or no pack has the instrument; the store's.
pub fn sit_down(
    writing: &mut Writing<'_>,
    asked: &SitDown,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Result<Id, ServiceError> {
    let child = writing.load::<Child>(asked.child)?.ok_or_else(|| refused("This child is not on record."))?;
    let instrument = in_packs(catalogue, &asked.instrument)?;
    check(asked, instrument, &child, today)?;
    let (edition, worded) = wording::of(instrument);
    // The next form is filled in with it.
    writing.place(RATER, &serde_json::to_string(&asked.rater).unwrap_or_default())?;
    if let Some(open) = already_open(writing, asked, &edition)? {
        return Ok(open);
    }
    writing.save(&worded, None)?;
    let before = asked.replaces.map(|id| replaced(writing, id, &child, &edition)).transpose()?;
    let home = home(writing, asked, &child, (instrument, &edition), before.as_ref())?;
    let sitting = Sitting {
        id: new_id(),
        family: child.family,
        child: child.id,
        edition,
        rater: asked.rater.clone(),
        date: asked.date,
        occasion: asked.occasion.clone(),
        done_with: asked.done_with.trim().to_owned(),
        closed: None,
        replaces: asked.replaces,
        home,
        chosen: before.as_ref().map_or_else(Default::default, |before| before.chosen.clone()),
        judgement: before.as_ref().map_or_else(Judgement::default, |before| before.judgement.clone()),
        audience: before.as_ref().map_or(Audience::ProfessionalsOnly, |before| before.audience.clone()),
        answers: before.as_ref().map_or_else(Marks::new, |before| before.answers.clone()),
    };
    writing.save(&sitting, None)?;
    if let Some(before) = before {
        copy_evidence(writing, before.id, sitting.id)?;
    }
    Ok(sitting.id)
}

/// An instrument of the packs.
///
/// # Errors
/// [`ServiceError::NotFound`] with the ids there are.
pub fn in_packs<'c>(catalogue: &'c Catalogue, id: &str) -> Result<&'c Instrument, ServiceError> {
    catalogue.checklist(id).ok_or_else(|| {
        let ids: Vec<&str> = catalogue.checklists().iter().map(|one| one.instrument.id.as_str()).collect();
        ServiceError::NotFound {
            what: format!("The checklist `{id}`"),
            todo: format!("There are: {}.", ids.join(", ")),
        }
    })
}

fn check(
    asked: &SitDown,
    instrument: &Instrument,
    child: &Child,
    today: NaiveDate,
) -> Result<(), ServiceError> {
    if child.lost.is_some() {
        return Err(refused("Nothing is asked of this child any more."));
    }
    let wrong = entry::of_sitting(child, &asked.rater.name, asked.date, today);
    if let Some(wrong) = wrong.first() {
        return Err(refused(&wrong.to_string()));
    }
    let occasions = &instrument.record.occasion;
    if !asked.occasion.is_empty() && !occasions.is_empty() && !occasions.contains(&asked.occasion) {
        let words =
            format!("There is no occasion `{}`. Use one of: {}.", asked.occasion, occasions.join(", "));
        return Err(refused(&words));
    }
    Ok(())
}

fn already_open(
    writing: &Writing<'_>,
    asked: &SitDown,
    edition: &Edition,
) -> Result<Option<Id>, ServiceError> {
    let all = writing.list::<Sitting>(Some(asked.child))?;
    let open = all.iter().find(|one| {
        one.closed.is_none()
            && one.edition == *edition
            && one.rater == asked.rater
            && one.date == asked.date
            && one.replaces == asked.replaces
    });
    Ok(open.map(|open| open.id))
}

/// The sitting that a correction replaces.
fn replaced(
    writing: &Writing<'_>,
    id: Id,
    child: &Child,
    edition: &Edition,
) -> Result<Sitting, ServiceError> {
    let before = writing.load::<Sitting>(id)?.filter(|before| before.child == child.id);
    let before = before.ok_or_else(|| refused("The sitting to correct is not on record."))?;
    if before.closed.is_none() {
        return Err(refused("The sitting to correct is still open: go on with it instead."));
    }
    if before.edition != *edition {
        let words = format!(
            "It was made with version {} of the checklist, and the packs have {} now. Begin a new sitting: answers are not \
             carried from one wording to another.",
            before.edition.version, edition.version
        );
        return Err(refused(&words));
    }
    Ok(before)
}

/// The answers about the home that this sitting shares: those of the same person on the same day, or new ones. A
/// correction has a copy of its own.
fn home(
    writing: &mut Writing<'_>,
    asked: &SitDown,
    child: &Child,
    (instrument, edition): (&Instrument, &Edition),
    before: Option<&Sitting>,
) -> Result<Option<Id>, ServiceError> {
    if !instrument.items().any(|(_, item)| item.scope == Scope::Household) {
        return Ok(None);
    }
    let all = writing.list::<HomeAnswers>(Some(child.family))?;
    let of_that_day =
        |one: &&HomeAnswers| one.edition == *edition && one.rater == asked.rater && one.date == asked.date;
    if before.is_none()
        && let Some(shared) = all.iter().find(of_that_day)
    {
        return Ok(Some(shared.id));
    }
    let old = before.and_then(|before| all.iter().find(|one| Some(one.id) == before.home));
    let fresh = HomeAnswers {
        id: new_id(),
        family: child.family,
        edition: edition.clone(),
        rater: asked.rater.clone(),
        date: asked.date,
        answers: old.map_or_else(Marks::new, |old| old.answers.clone()),
    };
    writing.save(&fresh, None)?;
    if let Some(old) = old {
        copy_evidence(writing, old.id, fresh.id)?;
    }
    Ok(Some(fresh.id))
}

fn copy_evidence(writing: &mut Writing<'_>, from: Id, to: Id) -> Result<(), ServiceError> {
    for evidence in writing.list::<Evidence>(Some(from))? {
        writing.save(&Evidence { id: new_id(), sheet: to, ..evidence }, None)?;
    }
    Ok(())
}

fn refused(words: &str) -> ServiceError {
    ServiceError::Refused(format!("{words} Nothing was begun."))
}
