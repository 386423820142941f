//! The practice store: opened, and filled on first use.

use std::sync::Arc;

use chrono::NaiveDate;

use super::glimpse::Glimpse;
use super::meetings::fixing::{self, Fixing};
use super::opening::{hold_patiently, open_practice, open_reading, practice_key};
use super::practice::{Household, Keep, first_family, more_families};
use super::writer::Writer;
use super::{Catalogue, Clock, Held, ServiceError, Whereabouts, meetings, new_id, opening, saves};
use crate::domain::family::Family;
use crate::domain::meeting::{Form, Kind, Meeting, Text};
use crate::domain::record::Record;
use crate::store::{Reading, Stamp, Store, StoreError, Writing};

/// The seed of the made-up families: the same in every copy, so that training and measuring are alike.
const SEED: u64 = 104;

/// The practice store, open for writing.
pub struct Practice {
    /// The right to it.
    pub held: Held,
    /// Who writes.
    pub writer: Writer,
    /// Sentences to show: what is missing, what is slower than elsewhere.
    pub notices: Vec<String>,
}

/// Opens the practice store; makes it with its family on first use, and fills it up to `families` more.
///
/// # Errors
/// When another copy holds it, or the store's.
pub fn open(
    at: &Whereabouts,
    catalogue: &Arc<Catalogue>,
    clock: &Arc<dyn Clock>,
    families: usize,
) -> Result<Practice, ServiceError> {
    let held = hold_patiently(at, clock.as_ref())?;
    let key = practice_key(at)?;
    let (mut store, made) = open_practice(at, &key)?;
    if made {
        fill(&mut store, catalogue, clock.as_ref())?;
    }
    if families > 0 {
        fill_up(&mut store, catalogue, clock.as_ref(), families)?;
    }
    let notices = saves::notices(&store)?;
    let writer = Writer::new(store, Arc::clone(catalogue), Arc::clone(clock), super::paper::AUTHOR.into())?;
    Ok(Practice { held, writer: writer.with_glimpse(Glimpse::of(at.clone())), notices })
}

/// Opens the practice store where another copy of the program holds it: it can be read, and nothing in it changed.
///
/// # Errors
/// [`ServiceError::NoStore`], or the store's.
pub fn open_to_read(
    at: &Whereabouts,
    catalogue: &Arc<Catalogue>,
    clock: &Arc<dyn Clock>,
) -> Result<Writer, ServiceError> {
    let store = opening::open_to_read(at, &practice_key(at)?)?;
    let author = super::paper::AUTHOR.into();
    Writer::new(store, Arc::clone(catalogue), Arc::clone(clock), author)
}

/// Opens the practice store to read from.
///
/// # Errors
/// [`ServiceError::NoStore`], or the store's.
pub fn reading(at: &Whereabouts) -> Result<Reading, ServiceError> {
    let key = practice_key(at)?;
    open_reading(at, &key)
}

fn stamp(clock: &dyn Clock) -> Stamp {
    Stamp { at: clock.now(), author: "practice".into() }
}

fn fill(store: &mut Store, catalogue: &Catalogue, clock: &dyn Clock) -> Result<(), ServiceError> {
    let forms = Forms::of(catalogue)?;
    let checklists = catalogue.checklists();
    let household = first_family(clock.today(), &mut new_id, |kind| forms.form(kind), checklists);
    store.write(&stamp(clock), |writing| {
        keep_all(writing, &forms, (catalogue, clock), std::iter::once(household))
    })?;
    Ok(())
}

/// Makes as many families as are missing to `families` besides the first.
fn fill_up(
    store: &mut Store,
    catalogue: &Catalogue,
    clock: &dyn Clock,
    families: usize,
) -> Result<(), ServiceError> {
    let there = store.list::<Family>(None)?.len().saturating_sub(1);
    let forms = Forms::of(catalogue)?;
    let mut ids = new_id;
    let all = more_families(families, SEED, clock.today(), &mut ids, |kind| forms.form(kind));
    let missing: Vec<Household> = all.skip(there).collect();
    store.write(&stamp(clock), |writing| keep_all(writing, &forms, (catalogue, clock), missing))?;
    Ok(())
}

fn keep_all(
    writing: &mut Writing<'_>,
    forms: &Forms,
    (catalogue, clock): (&Catalogue, &dyn Clock),
    households: impl IntoIterator<Item = Household>,
) -> Result<(), ServiceError> {
    for wording in &forms.wordings {
        writing.save(wording, None)?;
    }
    for household in households {
        household.each(&mut Keeping { writing })?;
        index(writing, &household)?;
    }
    let fixing = Fixing { at: clock.now(), is_now: true, written_by: super::paper::AUTHOR };
    fixing::fix_earlier(writing, catalogue, fixing)
}

/// Keeps every record of a household in one save.
pub(super) struct Keeping<'a, 'b> {
    pub(super) writing: &'a mut Writing<'b>,
}

impl Keep for Keeping<'_, '_> {
    type Error = StoreError;

    fn keep<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        self.writing.save(record, None).map(drop)
    }
}

/// What was written at the meetings can be searched.
fn index(writing: &mut Writing<'_>, household: &Household) -> Result<(), StoreError> {
    for text in &household.texts {
        let day = day_of(text, &household.meetings);
        writing.index_note(text.id, Some(text.meeting), day, &text.body.to_text())?;
    }
    Ok(())
}

fn day_of(text: &Text, meetings: &[Meeting]) -> NaiveDate {
    meetings.iter().find(|meeting| meeting.id == text.meeting).map_or(NaiveDate::MIN, |meeting| meeting.on)
}

/// The forms the made-up meetings are written with, and their wordings.
struct Forms {
    plan: Form,
    review: Form,
    wordings: Vec<crate::domain::meeting::Wording>,
}

impl Forms {
    fn of(catalogue: &Catalogue) -> Result<Self, ServiceError> {
        let (plan, of_plan) = meetings::form(catalogue, Kind::Plan)?;
        let (review, of_review) = meetings::form(catalogue, Kind::Review)?;
        Ok(Self { plan, review, wordings: vec![of_plan, of_review] })
    }

    fn form(&self, kind: Kind) -> Form {
        if kind == Kind::Plan { self.plan.clone() } else { self.review.clone() }
    }
}
