//! What there is of a sitting, and of a family's sittings.

use std::collections::BTreeSet;

use super::wording;
use crate::domain::checklist::agreed::Agreed;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::instrument::{Instrument, Scope};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::sheet::Sheet;
use crate::domain::checklist::sitting::{HomeAnswers, Marks, Rater, Sitting};
use crate::domain::child::Child;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::person::{Capacity, Person, Tie};
use crate::service::ServiceError;
use crate::store::Reading;

/// One sitting with all that belongs to it.
#[derive(Clone, Debug)]
pub struct SittingView {
    /// The sitting.
    pub sitting: Sitting,
    /// The answers about the home that it shares.
    pub home: Option<HomeAnswers>,
    /// The items about the home that are fixed: a sitting that shares their answers, and asks for them, is closed.
    pub fixed_home: BTreeSet<String>,
    /// The instrument as it was worded for this sitting.
    pub instrument: Instrument,
    /// The family.
    pub family: Family,
    /// The child.
    pub child: Child,
    /// The child's carers, in the order they were put on record.
    pub carers: Vec<Person>,
    /// Everyone on record of the family.
    pub people: Vec<Person>,
    /// What stands beside the answers, those about the home too.
    pub evidence: Vec<Evidence>,
    /// What came of scales on paper.
    pub papers: Vec<PaperResult>,
    /// The child's brothers and sisters, in their order.
    pub siblings: Vec<Child>,
    /// The answer at which it was left; none where it was not gone through on this machine.
    pub left_at: Option<Key>,
}

impl SittingView {
    /// Every answer, those about the home too.
    #[must_use]
    pub fn marks(&self) -> Marks {
        united(&self.sitting, self.home.as_ref())
    }

    /// The answer under a key.
    #[must_use]
    pub fn mark(&self, key: &Key) -> Option<&Mark> {
        let home = self.home.as_ref().and_then(|home| home.answers.get(key));
        self.sitting.answers.get(key).or(home)
    }

    /// The sheet: which items apply, and how each stands.
    #[must_use]
    pub fn sheet(&self) -> Sheet<'_> {
        Sheet::new(&self.instrument, self.child.birth, self.sitting.date, &self.marks(), &self.carer_ids())
    }

    /// What stands beside an answer.
    #[must_use]
    pub fn beside(&self, key: &Key) -> Option<&Evidence> {
        let name = key.to_string();
        self.evidence.iter().find(|one| one.answer == name)
    }

    /// Takes an answer before the store has it: what is shown never waits for the disk.
    pub fn take(&mut self, key: &Key, mark: &Mark) {
        let is_home = self.instrument.item(&key.item).is_some_and(|(_, item)| item.scope == Scope::Household);
        match self.home.as_mut().filter(|_| is_home) {
            Some(home) => home.answers.insert(key.clone(), mark.clone()),
            None => self.sitting.answers.insert(key.clone(), mark.clone()),
        };
    }

    /// Whether nothing can be written in it any more.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.sitting.closed.is_some()
    }

    /// The carers' ids.
    #[must_use]
    pub fn carer_ids(&self) -> Vec<Id> {
        self.carers.iter().map(|carer| carer.id).collect()
    }
}

/// A sitting's answers with those about the home.
#[must_use]
pub fn united(sitting: &Sitting, home: Option<&HomeAnswers>) -> Marks {
    let home = home.into_iter().flat_map(|home| home.answers.clone());
    home.chain(sitting.answers.clone()).collect()
}

/// One sitting with all that belongs to it.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn sitting(store: &Reading, id: Id) -> Result<SittingView, ServiceError> {
    let sitting = store.load::<Sitting>(id)?.ok_or_else(|| gone("This sitting"))?;
    let family = store.load::<Family>(sitting.family)?.ok_or_else(|| gone("This family"))?;
    let child = store.load::<Child>(sitting.child)?.ok_or_else(|| gone("This child"))?;
    let instrument = wording::instrument(store, &sitting.edition)?;
    let home = sitting.home.map(|home| store.load::<HomeAnswers>(home)).transpose()?.flatten();
    let mut evidence: Vec<Evidence> = store.list(Some(sitting.id))?;
    if let Some(home) = &home {
        evidence.extend(store.list::<Evidence>(Some(home.id))?);
    }
    let people: Vec<Person> = store.list(Some(family.id))?;
    let ties: Vec<Tie> = store.list(Some(family.id))?;
    Ok(SittingView {
        fixed_home: home.as_ref().map(|home| fixed_home(store, home)).transpose()?.unwrap_or_default(),
        papers: store.list(Some(sitting.id))?,
        siblings: siblings(store, &child)?,
        left_at: store.get_place(&place_name(sitting.id))?.map(|key| Key::from_text(&key)),
        carers: carers(&people, &ties, child.id),
        sitting,
        home,
        instrument,
        family,
        child,
        people,
        evidence,
    })
}

/// Under what name the answer at which a sitting was left is remembered. Local, and never in the change log.
#[must_use]
pub fn place_name(sitting: Id) -> String {
    format!("sitting:{sitting}")
}

fn siblings(store: &Reading, child: &Child) -> Result<Vec<Child>, ServiceError> {
    let mut siblings: Vec<Child> = store.list(Some(child.family))?;
    siblings.retain(|other| other.id != child.id && other.lost.is_none());
    siblings.sort_by_key(|other| other.order);
    Ok(siblings)
}

/// A child's carers: the parents with a tie to the child, or every parent where no tie is on record.
#[must_use]
pub fn carers(people: &[Person], ties: &[Tie], child: Id) -> Vec<Person> {
    let parents = people.iter().filter(|person| person.capacity == Capacity::Parent);
    let belongs = |person: &&Person| ties.iter().any(|tie| tie.child == child && tie.person == person.id);
    let own: Vec<Person> = parents.clone().filter(belongs).cloned().collect();
    if own.is_empty() { parents.cloned().collect() } else { own }
}

/// The items about a home whose answers can no longer be written: a closed sitting that shares them asks for them. What
/// only a brother or a sister of another age is asked can still be answered.
///
/// # Errors
/// The store's.
pub fn fixed_home(store: &Reading, home: &HomeAnswers) -> Result<BTreeSet<String>, ServiceError> {
    let mut fixed = BTreeSet::new();
    for child in store.list::<Child>(Some(home.family))? {
        let sittings = store.list::<Sitting>(Some(child.id))?;
        for one in sittings.iter().filter(|one| one.home == Some(home.id) && one.closed.is_some()) {
            let instrument = wording::instrument(store, &one.edition)?;
            let marks = united(one, Some(home));
            let sheet = Sheet::new(&instrument, child.birth, one.date, &marks, &[]);
            let asked = sheet.rows.iter().filter(|row| row.item.scope == Scope::Household);
            fixed.extend(asked.map(|row| row.item.id.clone()));
        }
    }
    Ok(fixed)
}

/// One sitting in a family's list.
#[derive(Clone, Debug)]
pub struct SittingRow {
    /// The sitting.
    pub sitting: Sitting,
    /// The answers about the home that it shares.
    pub home: Option<HomeAnswers>,
    /// Whether its answers are kept back: somebody else scores this child now and has not closed, and is not to be led.
    pub is_kept_back: bool,
}

impl SittingRow {
    /// Every answer, those about the home too.
    #[must_use]
    pub fn marks(&self) -> Marks {
        united(&self.sitting, self.home.as_ref())
    }
}

/// A family's sittings.
#[derive(Clone, Debug)]
pub struct FamilyChecklists {
    /// The family.
    pub family: Family,
    /// Its children in their order, without those of whom nothing is asked any more.
    pub children: Vec<Child>,
    /// People around them.
    pub people: Vec<Person>,
    /// What people are to each child.
    pub ties: Vec<Tie>,
    /// Every sitting, oldest first.
    pub sittings: Vec<SittingRow>,
    /// The wordings they were made with, by hash.
    pub wordings: Vec<(String, Instrument)>,
    /// What was agreed between people who scored apart.
    pub agreed: Vec<Agreed>,
    /// Who scored last on this machine.
    pub last_rater: Option<Rater>,
}

impl FamilyChecklists {
    /// The wording of a sitting.
    #[must_use]
    pub fn wording(&self, sitting: &Sitting) -> Option<&Instrument> {
        let found = self.wordings.iter().find(|(hash, _)| *hash == sitting.edition.hash);
        found.map(|(_, instrument)| instrument)
    }

    /// A child's sittings with one instrument, oldest first; without those that a correction replaced.
    #[must_use]
    pub fn of(&self, child: Id, instrument: &str) -> Vec<&SittingRow> {
        let is_replaced = |id: Id| {
            self.sittings.iter().any(|row| row.sitting.replaces == Some(id) && row.sitting.closed.is_some())
        };
        let own = self.sittings.iter().filter(|row| {
            row.sitting.child == child && row.sitting.edition.id == instrument && !is_replaced(row.sitting.id)
        });
        own.collect()
    }

    /// The sheet of a sitting; none where its child or its wording is not among these.
    #[must_use]
    pub fn sheet(&self, row: &SittingRow) -> Option<Sheet<'_>> {
        let instrument = self.wording(&row.sitting)?;
        let child = self.children.iter().find(|child| child.id == row.sitting.child)?;
        let carers: Vec<Id> =
            carers(&self.people, &self.ties, child.id).iter().map(|carer| carer.id).collect();
        Some(Sheet::new(instrument, child.birth, row.sitting.date, &row.marks(), &carers))
    }

    /// Who has to close theirs before the answers of a sitting are shown.
    #[must_use]
    pub fn kept_back_by(&self, row: &SittingRow) -> Vec<&str> {
        let others = self.sittings.iter().filter(|other| keeps_back(&other.sitting, &row.sitting));
        others.map(|other| other.sitting.rater.name.as_str()).collect()
    }

    /// The ids of the instruments that were used, each once, in the order they were first used.
    #[must_use]
    pub fn instruments(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for row in &self.sittings {
            if !ids.contains(&row.sitting.edition.id.as_str()) {
                ids.push(&row.sitting.edition.id);
            }
        }
        ids
    }
}

pub use crate::domain::checklist::compare::WINDOW_DAYS;

/// Under what name it is remembered who scored last.
pub(super) const RATER: &str = "rater";

/// A family's sittings, with all that their pages need.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn family(store: &Reading, id: Id) -> Result<FamilyChecklists, ServiceError> {
    let family = store.load::<Family>(id)?.ok_or_else(|| gone("This family"))?;
    let mut children: Vec<Child> = store.list(Some(id))?;
    children.retain(|child| child.lost.is_none());
    children.sort_by_key(|child| child.order);
    let homes: Vec<HomeAnswers> = store.list(Some(id))?;
    let (mut sittings, mut agreed) = (Vec::new(), Vec::new());
    for child in &children {
        sittings.extend(store.list::<Sitting>(Some(child.id))?);
        agreed.extend(store.list::<Agreed>(Some(child.id))?);
    }
    sittings.sort_by_key(|sitting| (sitting.date, sitting.id));
    let wordings = wordings(store, &sittings)?;
    let kept_back: Vec<bool> = sittings.iter().map(|one| is_kept_back(one, &sittings)).collect();
    let rows = sittings.into_iter().zip(kept_back).map(|(sitting, is_kept_back)| SittingRow {
        home: sitting.home.and_then(|home| homes.iter().find(|one| one.id == home)).cloned(),
        sitting,
        is_kept_back,
    });
    Ok(FamilyChecklists {
        sittings: rows.collect(),
        last_rater: last_rater(store)?,
        people: store.list(Some(id))?,
        ties: store.list(Some(id))?,
        family,
        children,
        wordings,
        agreed,
    })
}

/// One child's sittings alone: what a trend and a comparison need.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn child(store: &Reading, id: Id) -> Result<FamilyChecklists, ServiceError> {
    let child = store.load::<Child>(id)?.ok_or_else(|| gone("This child"))?;
    let family = store.load::<Family>(child.family)?.ok_or_else(|| gone("This family"))?;
    let mut sittings: Vec<Sitting> = store.list(Some(id))?;
    sittings.sort_by_key(|sitting| (sitting.date, sitting.id));
    let wordings = wordings(store, &sittings)?;
    let kept_back: Vec<bool> = sittings.iter().map(|one| is_kept_back(one, &sittings)).collect();
    let mut rows = Vec::new();
    for (sitting, is_kept_back) in sittings.into_iter().zip(kept_back) {
        let home = sitting.home.map(|home| store.load::<HomeAnswers>(home)).transpose()?.flatten();
        rows.push(SittingRow { sitting, home, is_kept_back });
    }
    Ok(FamilyChecklists {
        people: store.list(Some(family.id))?,
        ties: store.list(Some(family.id))?,
        agreed: store.list(Some(id))?,
        last_rater: last_rater(store)?,
        sittings: rows,
        family,
        children: vec![child],
        wordings,
    })
}

fn last_rater(store: &Reading) -> Result<Option<Rater>, ServiceError> {
    let kept = store.get_place(RATER)?;
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()))
}

fn wordings(store: &Reading, sittings: &[Sitting]) -> Result<Vec<(String, Instrument)>, ServiceError> {
    let mut wordings: Vec<(String, Instrument)> = Vec::new();
    for sitting in sittings {
        if !wordings.iter().any(|(hash, _)| *hash == sitting.edition.hash) {
            wordings.push((sitting.edition.hash.clone(), wording::instrument(store, &sitting.edition)?));
        }
    }
    Ok(wordings)
}

/// Whether somebody else has a sitting open about the same child, with the same instrument, at about the same time.
fn is_kept_back(sitting: &Sitting, all: &[Sitting]) -> bool {
    all.iter().any(|other| keeps_back(other, sitting))
}

fn keeps_back(other: &Sitting, sitting: &Sitting) -> bool {
    other.id != sitting.id
        && other.closed.is_none()
        && other.rater != sitting.rater
        && other.child == sitting.child
        && other.edition.id == sitting.edition.id
        && (other.date - sitting.date).num_days().abs() <= WINDOW_DAYS
}

fn gone(what: &str) -> ServiceError {
    ServiceError::NotFound {
        what: what.into(),
        todo: "It may have been taken off the lists; go back.".into(),
    }
}
