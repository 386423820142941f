//! Papers of checklists: a sitting for one reader, and the blank form of an instrument.

use super::view::{self, FamilyChecklists, SittingRow};
use super::{starting, whom};
use crate::domain::audience::Reader;
use crate::domain::checklist::band;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sitting::Sitting;
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::export::checklist::{BlankFor, Copied, Form, With, blank, copy};
use crate::export::file::{checklist_stem, paper_stem};
use crate::service::paper::{Paper, Which};
use crate::service::{Catalogue, ServiceError, shielding};
use crate::store::Reading;

/// A sitting for a reader: the page, or its rows.
///
/// # Errors
/// [`ServiceError::Refused`] where the reader may have none of it, or somebody who scores apart has not closed theirs; the
/// store's.
pub fn paper(
    store: &Reading,
    sitting: Id,
    (form, reader): (Form, &Reader),
    made_on: Moment,
) -> Result<Paper, ServiceError> {
    let seen = view::sitting(store, sitting)?;
    let all = view::child(store, seen.child.id)?;
    refuse_while_apart(&all, sitting)?;
    let shields = shielding::looked_for(store, seen.family.id)?;
    let children: Vec<Child> = store.list(Some(seen.family.id))?;
    let now = SittingSheet::new(
        &seen.instrument,
        &seen.sitting,
        seen.home.as_ref(),
        seen.child.birth,
        &seen.carer_ids(),
    );
    let earlier = earlier(&all, &seen.sitting);
    let earlier_evidence = earlier.map(|row| beside(store, row)).transpose()?.unwrap_or_default();
    let before = earlier.and_then(|row| {
        let instrument = all.wording(&row.sitting)?;
        Some(SittingSheet::new(
            instrument,
            &row.sitting,
            row.home.as_ref(),
            seen.child.birth,
            &seen.carer_ids(),
        ))
    });
    let copied = Copied {
        family: &seen.family,
        child: &seen.child,
        children: &children,
        people: &seen.people,
        ties: &all.ties,
        shields: &shields,
        now: With { sitting: &now, evidence: &seen.evidence },
        before: before.as_ref().map(|sitting| With { sitting, evidence: &earlier_evidence }),
        papers: &seen.papers,
    };
    let finished =
        copy(&copied, form, reader, &made_on).map_err(|no| ServiceError::Refused(no.to_string()))?;
    let head = (seen.family.reference.as_str(), seen.sitting.edition.id.as_str());
    let stem = checklist_stem(head, seen.child.order, seen.sitting.date, reader);
    let reader = reader.clone();
    let which = match form {
        Form::Page => Which::Checklist { sitting, reader },
        Form::Rows => Which::ChecklistRows { sitting, reader },
    };
    Paper::of(which, finished, stem)
}

/// Nothing is shown of what one said before the other has closed theirs.
fn refuse_while_apart(all: &FamilyChecklists, sitting: Id) -> Result<(), ServiceError> {
    if all.sittings.iter().any(|row| row.sitting.id == sitting && row.is_kept_back) {
        let said = "Somebody else is scoring this child apart from this sitting and has not closed theirs, so no copy of it \
                    is made now. Nothing was written. Close theirs first.";
        return Err(ServiceError::Refused(said.into()));
    }
    Ok(())
}

/// The sitting before: the latest of an earlier day that is closed and stands. Other people's sittings of the same time are
/// compared, not looked back on, and so the same person's comes first.
fn earlier<'v>(all: &'v FamilyChecklists, now: &Sitting) -> Option<&'v SittingRow> {
    let before = |row: &&&SittingRow| {
        row.sitting.closed.is_some()
            && !row.is_kept_back
            && row.sitting.date < now.date
            && Some(row.sitting.id) != now.replaces
    };
    let own = all.of(now.child, &now.edition.id);
    let earlier: Vec<&&SittingRow> = own.iter().filter(before).collect();
    let same = earlier.iter().rev().find(|row| row.sitting.rater == now.rater);
    same.or(earlier.last()).map(|row| **row)
}

fn beside(store: &Reading, row: &SittingRow) -> Result<Vec<Evidence>, ServiceError> {
    let mut evidence: Vec<Evidence> = store.list(Some(row.sitting.id))?;
    if let Some(home) = row.sitting.home {
        evidence.extend(store.list::<Evidence>(Some(home))?);
    }
    Ok(evidence)
}

/// The blank form of an instrument of the packs, for a band of age or for every age.
///
/// # Errors
/// [`ServiceError::NotFound`] where no pack has the instrument, or it has no such band.
pub fn blank_paper(
    catalogue: &Catalogue,
    instrument: &str,
    band: Option<&str>,
) -> Result<Paper, ServiceError> {
    let found = starting::in_packs(catalogue, instrument)?;
    let band = band.map(|band| known_band(found, band)).transpose()?;
    let finished = blank(found, band.as_deref().map_or(BlankFor::Anyone, BlankFor::Band));
    let stem = paper_stem("blank", instrument, None);
    Paper::of(Which::BlankChecklist { instrument: instrument.to_owned(), band }, finished, stem)
}

/// A band of age by its id or its label, in any case.
///
/// # Errors
/// [`ServiceError::NotFound`] with the bands there are.
pub fn known_band(instrument: &Instrument, words: &str) -> Result<String, ServiceError> {
    let ages = instrument.ages();
    let wanted = words.trim().to_lowercase();
    let found = ages.iter().find(|band| band.id == wanted || band.label.to_lowercase() == wanted);
    found.map(|band| band.id.clone()).ok_or_else(|| {
        let ids: Vec<String> = ages.iter().map(|band| format!("{} ({})", band.id, band.label)).collect();
        ServiceError::NotFound {
            what: format!("The band of age {}", words.trim()),
            todo: format!("Use one of: {}.", ids.join(", ")),
        }
    })
}

/// The band of a child's age on a day.
///
/// # Errors
/// [`ServiceError::Refused`] where the instrument has no band for that age.
pub fn band_of(
    catalogue: &Catalogue,
    instrument: &str,
    child: &Child,
    on: chrono::NaiveDate,
) -> Result<String, ServiceError> {
    let found = starting::in_packs(catalogue, instrument)?;
    let ages = found.ages();
    band::of(child.birth, on, &ages).map(|band| band.id.clone()).ok_or_else(|| {
        let words = format!("This checklist has no band for the age of {}. Nothing was written.", child.name);
        ServiceError::Refused(words)
    })
}

/// The id of a child's sitting by the words a person types.
///
/// # Errors
/// As [`whom::sitting`], and the store's.
pub fn sitting_of(
    store: &Reading,
    child: &Child,
    instrument: Option<&str>,
    words: &str,
) -> Result<Sitting, ServiceError> {
    let all = view::child(store, child.id)?;
    whom::sitting(&all, child, instrument, words).cloned()
}
