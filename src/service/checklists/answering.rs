//! Answers are given, evidence is put beside them, and the sitting is closed. A closed one is never edited.

use super::wording;
use crate::domain::audience::Audience;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::instrument::{AtMost, Instrument, Item, Scope};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::rollup_rule::AreaKind;
use crate::domain::checklist::scale::{Kind, Silence};
use crate::domain::checklist::sitting::{HomeAnswers, Judgement, Sitting};
use crate::domain::checklist::value::Value;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::service::ServiceError;
use crate::store::{Reading, Writing};

/// Gives an answer, in the same save.
///
/// # Errors
/// [`ServiceError::Refused`] where the sitting is closed, or this is no answer of its scale; the store's.
pub fn answer(writing: &mut Writing<'_>, sitting: Id, key: &Key, mark: &Mark) -> Result<(), ServiceError> {
    let mut sitting = open(writing, sitting)?;
    let instrument = wording::instrument(writing, &sitting.edition)?;
    let item = check(&instrument, key, mark)?;
    if item.scope == Scope::Household {
        let mut home = home_of(writing, &sitting, item)?;
        home.answers.insert(key.clone(), mark.clone());
        writing.save(&home, None)?;
    } else {
        sitting.answers.insert(key.clone(), mark.clone());
        writing.save(&sitting, None)?;
    }
    Ok(())
}

/// Whether this is an answer that the instrument knows.
///
/// # Errors
/// [`ServiceError::Refused`] with what is wrong.
pub fn check<'i>(instrument: &'i Instrument, key: &Key, mark: &Mark) -> Result<&'i Item, ServiceError> {
    let (_, item) = instrument
        .item(&key.item)
        .ok_or_else(|| refused(&format!("This checklist has no item {}.", key.item)))?;
    if key.carer.is_some() && item.scope != Scope::Carer {
        return Err(refused(&format!("{} is not asked for one carer.", item.id)));
    }
    let scale = &instrument.scale;
    match mark {
        Mark::Level(_) if !item.scored || scale.kind == Kind::Text => {
            Err(refused(&format!("{} is answered in words and has no level.", item.id)))
        }
        Mark::Level(value) if !scale.has(value) => {
            let levels: Vec<String> = scale.levels().iter().map(ToString::to_string).collect();
            Err(refused(&format!(
                "{}: there is no level {value}. Use one of: {}.",
                item.id,
                levels.join(", ")
            )))
        }
        Mark::Na(why) if why.trim().is_empty() && scale.asks_why(Silence::Na) => {
            Err(refused(&format!("{}: say why it does not apply.", item.id)))
        }
        _ => Ok(item),
    }
}

/// Keeps the level a person chose for an area, or takes it back.
///
/// # Errors
/// [`ServiceError::Refused`] where the sitting is closed, where the file lets nobody choose, or where there is no such area
/// or level; the store's.
pub fn choose(
    writing: &mut Writing<'_>,
    sitting: Id,
    area: &str,
    level: Option<&Value>,
) -> Result<(), ServiceError> {
    let mut sitting = open(writing, sitting)?;
    let instrument = wording::instrument(writing, &sitting.edition)?;
    if instrument.rollup.area.kind != AreaKind::Chosen || !instrument.areas.iter().any(|one| one.id == area) {
        return Err(refused(&format!("Nobody chooses a level for {area} in this checklist.")));
    }
    match level {
        Some(level) if !instrument.scale.has(level) => {
            return Err(refused(&format!("{area}: there is no level {level}.")));
        }
        Some(level) => sitting.chosen.insert(area.to_owned(), level.clone()),
        None => sitting.chosen.remove(area),
    };
    writing.save(&sitting, None)?;
    Ok(())
}

/// Keeps what stands beside an answer. One answer has one: a second is a correction of the first.
///
/// # Errors
/// [`ServiceError::Refused`] where the sitting is closed; the store's.
pub fn put_beside(
    writing: &mut Writing<'_>,
    sitting: Id,
    evidence: &Evidence,
    reason: Option<&str>,
) -> Result<(), ServiceError> {
    let sitting = open(writing, sitting)?;
    let instrument = wording::instrument(writing, &sitting.edition)?;
    let key = Key::from_text(&evidence.answer);
    let (_, item) = instrument.item(&key.item).ok_or_else(|| refused("This checklist has no such item."))?;
    let sheet = match item.scope {
        Scope::Household => home_of(writing, &sitting, item)?.id,
        Scope::Child | Scope::Carer => sitting.id,
    };
    let all = writing.list::<Evidence>(Some(sheet))?;
    let kept = all.iter().find(|one| one.answer == evidence.answer);
    let id = kept.map_or(evidence.id, |kept| kept.id);
    let audience = at_most(&evidence.audience, &instrument, item);
    writing.save(&Evidence { id, sheet, audience, ..evidence.clone() }, reason)?;
    if !item.scored && !evidence.words.trim().is_empty() {
        answer(writing, sitting.id, &key, &Mark::Said)?;
    }
    Ok(())
}

/// Who may have what stands beside an answer: what was chosen, and never more than the file allows.
#[must_use]
pub fn at_most(chosen: &Audience, instrument: &Instrument, item: &Item) -> Audience {
    let guarded = [instrument.instrument.audience, item.audience].contains(&AtMost::ProfessionalsOnly);
    if guarded { chosen.and(&Audience::ProfessionalsOnly) } else { chosen.clone() }
}

/// Keeps what came of a scale that was done on paper.
///
/// # Errors
/// [`ServiceError::Refused`] where the sitting is closed or has no such scale; the store's.
pub fn keep_paper(writing: &mut Writing<'_>, result: &PaperResult) -> Result<(), ServiceError> {
    let sitting = open(writing, result.sitting)?;
    let instrument = wording::instrument(writing, &sitting.edition)?;
    let external = instrument.externals.iter().find(|one| one.id == result.external);
    let external = external.ok_or_else(|| refused("This checklist has no such scale."))?;
    if let Some(strange) = result.fields.keys().find(|name| !external.fields.contains(name)) {
        return Err(refused(&format!("{} keeps no `{strange}`.", external.name)));
    }
    writing.save(result, None)?;
    Ok(())
}

/// Closes a sitting with what a person wrote of the whole; partial is allowed, and stays partial.
///
/// # Errors
/// [`ServiceError::Refused`] where it is closed already; the store's.
pub fn close(
    writing: &mut Writing<'_>,
    sitting: Id,
    (judgement, audience): (&Judgement, &Audience),
    now: Moment,
) -> Result<(), ServiceError> {
    let sitting = open(writing, sitting)?;
    let (judgement, audience) = (judgement.clone(), audience.clone());
    writing.save(&Sitting { closed: Some(now), judgement, audience, ..sitting }, None)?;
    Ok(())
}

/// Keeps what a person wrote of the whole so far, without closing.
///
/// # Errors
/// [`ServiceError::Refused`] where it is closed already; the store's.
pub fn judge(
    writing: &mut Writing<'_>,
    sitting: Id,
    (judgement, audience): (&Judgement, &Audience),
) -> Result<(), ServiceError> {
    let sitting = open(writing, sitting)?;
    writing.save(&Sitting { judgement: judgement.clone(), audience: audience.clone(), ..sitting }, None)?;
    Ok(())
}

/// Takes a sitting off the lists that was begun by mistake. It stays in the change log.
///
/// # Errors
/// [`ServiceError::Refused`] where it is closed; the store's.
pub fn drop_sitting(writing: &mut Writing<'_>, sitting: Id, reason: &str) -> Result<(), ServiceError> {
    let sitting = open(writing, sitting)?;
    writing.remove::<Sitting>(sitting.id, Some(reason).filter(|reason| !reason.is_empty()))?;
    Ok(())
}

fn open(reading: &Reading, sitting: Id) -> Result<Sitting, ServiceError> {
    let sitting = reading.load::<Sitting>(sitting)?.ok_or_else(|| ServiceError::NotFound {
        what: "This sitting".into(),
        todo: "It may have been taken off the lists; go back.".into(),
    })?;
    if sitting.closed.is_some() {
        return Err(refused(
            "This sitting is closed and stays as it is. A correction is a sitting of its own.",
        ));
    }
    Ok(sitting)
}

/// The answers about the home that an open sitting shares, while they can still be written.
fn home_of(writing: &Writing<'_>, sitting: &Sitting, item: &Item) -> Result<HomeAnswers, ServiceError> {
    let home = sitting.home.map(|id| writing.load::<HomeAnswers>(id)).transpose()?.flatten();
    let home = home.ok_or_else(|| refused("The answers about the home are not on record."))?;
    if super::view::fixed_home(writing, &home)?.contains(&item.id) {
        return Err(refused(
            "The answers about the home were fixed when a brother's or sister's sitting was closed. Begin a new sitting to \
             answer them again.",
        ));
    }
    Ok(home)
}

fn refused(words: &str) -> ServiceError {
    ServiceError::Refused(format!("{words} Nothing was changed."))
}
