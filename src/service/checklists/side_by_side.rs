//! Brothers and sisters side by side, as every front door shows them: in the family's own order, never of the answers.

use chrono::NaiveDate;

use super::heads::{InstrumentHead, SittingHead};
use super::results::{Raised, coverage_in_words};
use super::view::{self, FamilyChecklists};
use super::{in_words, results, sheets, words};
use crate::domain::checklist::coverage::Coverage;
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::reading_rule::WhenKind;
use crate::domain::checklist::readings::{self, Before};
use crate::domain::checklist::record_rule::Review;
use crate::domain::checklist::siblings::{self, Beside, Depth, Latest};
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::service::ServiceError;
use crate::store::Reading;

/// Brothers and sisters side by side.
#[derive(Clone, Debug)]
pub struct SiblingsRead {
    /// The family.
    pub family: Id,
    /// What it is called.
    pub reference: String,
    /// The instrument, as the newest sitting worded it; none where there is no sitting to read.
    pub instrument: Option<InstrumentHead>,
    /// Every child, in the family's own order: how old the sitting is, how complete.
    pub children: Vec<ChildDepth>,
    /// Every item that any of them is asked, in the order of the file.
    pub rows: Vec<SiblingRow>,
    /// What the differences bring up.
    pub readings: Vec<Raised>,
}

/// How closely one child was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildDepth {
    /// The child.
    pub child: Id,
    /// `Ben`.
    pub name: String,
    /// `Ben (4)`, as old as today.
    pub name_and_age: String,
    /// The latest sitting that may be read; none where there is none.
    pub sitting: Option<SittingHead>,
    /// How long ago that was, in words.
    pub ago: Option<String>,
    /// Whether another sitting is overdue.
    pub overdue: bool,
    /// How much of it is answered.
    pub coverage: Option<Coverage>,
    /// Why the child's answers are not beside the others': another wording, kept back.
    pub apart: Option<String>,
}

impl ChildDepth {
    /// `12 weeks ago, 47 of 50 scored`; `never` where there is none.
    #[must_use]
    pub fn in_words(&self) -> String {
        let (Some(ago), Some(coverage)) = (&self.ago, self.coverage) else {
            return self.apart.clone().unwrap_or_else(|| "never".into());
        };
        let mut words = format!("{ago}, {}", coverage_in_words(&coverage));
        if self.overdue {
            words.push_str("; another one is due");
        }
        if let Some(apart) = &self.apart {
            words.push_str("; ");
            words.push_str(apart);
        }
        words
    }
}

/// One item, and where each child stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiblingRow {
    /// The answer.
    pub key: Key,
    /// The area's id.
    pub area: String,
    /// The area's name.
    pub area_name: String,
    /// `A1 Enough to eat`.
    pub title: String,
    /// Whether it is a safety item.
    pub critical: bool,
    /// Whether the file keeps it for professionals only.
    pub guarded: bool,
    /// Each child's answer in a character or two, in the family's own order; empty where a child is not asked.
    pub signs: Vec<String>,
    /// The same in words.
    pub says: Vec<String>,
    /// How many steps apart the children are.
    pub gap: Option<usize>,
}

/// Reads brothers and sisters side by side.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn read(
    store: &Reading,
    family: Id,
    instrument: &str,
    today: NaiveDate,
) -> Result<SiblingsRead, ServiceError> {
    Ok(of(&view::family(store, family)?, instrument, today))
}

/// The same, of what was read already.
#[must_use]
pub fn of(all: &FamilyChecklists, instrument: &str, today: NaiveDate) -> SiblingsRead {
    let latest: Vec<(&Child, Option<SittingSheet<'_>>)> =
        all.children.iter().map(|child| (child, sheets::readable(all, child.id, instrument).pop())).collect();
    let beside: Vec<Latest<'_, '_>> =
        latest.iter().map(|(child, sitting)| Latest { child, sitting: sitting.as_ref() }).collect();
    let newest = latest
        .iter()
        .filter_map(|(_, sitting)| sitting.as_ref())
        .max_by_key(|one| (one.sitting.date, one.sitting.id));
    let review = newest.map_or_else(Review::default, |one| one.sheet.instrument.review.clone());
    let look = Look { all, newest, today };
    SiblingsRead {
        family: all.family.id,
        reference: all.family.reference.clone(),
        instrument: newest.map(|one| InstrumentHead::of(one.sheet.instrument)),
        children: siblings::depths(&beside, &review, today)
            .into_iter()
            .map(|depth| look.depth(&depth, &beside, instrument))
            .collect(),
        rows: newest.map_or_else(Vec::new, |newest| {
            let rows = siblings::side_by_side(&beside, &newest.sitting.edition);
            rows.iter().map(|row| look.row(row, newest)).collect()
        }),
        readings: look.readings(&beside),
    }
}

struct Look<'v> {
    all: &'v FamilyChecklists,
    newest: Option<&'v SittingSheet<'v>>,
    today: NaiveDate,
}

impl Look<'_> {
    fn depth(&self, depth: &Depth<'_>, beside: &[Latest<'_, '_>], instrument: &str) -> ChildDepth {
        let sitting = beside.iter().find(|one| one.child.id == depth.child.id).and_then(|one| one.sitting);
        ChildDepth {
            child: depth.child.id,
            name: depth.child.name.clone(),
            name_and_age: depth.child.name_and_age(self.today),
            sitting: sitting.map(|one| SittingHead::of(one.sitting)),
            ago: depth.due.last.map(|last| match words::ago(last, self.today) {
                today if today == "today" => today,
                ago => format!("{ago} ago"),
            }),
            overdue: depth.due.overdue,
            coverage: depth.coverage,
            apart: self.apart(depth, instrument),
        }
    }

    /// Why a child's answers are not beside the others'.
    fn apart(&self, depth: &Depth<'_>, instrument: &str) -> Option<String> {
        if let Some(edition) = depth.edition {
            let differs = *edition != self.newest?.sitting.edition;
            let words =
                || format!("in another wording (version {}), so not beside the others", edition.version);
            return differs.then(words);
        }
        let own = self.all.of(depth.child.id, instrument);
        let is_open = own.last()?.sitting.closed.is_none();
        Some(if is_open { "one is open".into() } else { "kept back".into() })
    }

    fn row(&self, row: &Beside<'_>, newest: &SittingSheet<'_>) -> SiblingRow {
        let instrument = newest.sheet.instrument;
        let says = |mark: &Option<Mark>| {
            mark.as_ref()
                .map_or_else(String::new, |mark| in_words::answer(instrument, (row.area, row.item), mark))
        };
        SiblingRow {
            key: row.key.clone(),
            area: row.area.id.clone(),
            area_name: row.area.name.clone(),
            title: in_words::title_of(row.item, &row.key, &self.all.people),
            critical: row.item.critical,
            guarded: in_words::is_guarded(instrument, row.item),
            signs: row
                .marks
                .iter()
                .map(|mark| mark.as_ref().map_or_else(String::new, in_words::sign))
                .collect(),
            says: row.marks.iter().map(says).collect(),
            gap: row.gap,
        }
    }

    /// Each rule about brothers and sisters once, with every answer behind it.
    fn readings(&self, beside: &[Latest<'_, '_>]) -> Vec<Raised> {
        let mut found: Vec<Raised> = Vec::new();
        let all: Vec<&SittingSheet<'_>> = beside.iter().filter_map(|one| one.sitting).collect();
        for now in &all {
            let siblings: Vec<&SittingSheet<'_>> =
                all.iter().copied().filter(|one| one.sitting.id != now.sitting.id).collect();
            let before = Before {
                now,
                earlier: &[],
                others: &[],
                siblings: &siblings,
                today: self.today,
                window_days: view::WINDOW_DAYS,
            };
            for reading in readings::readings(&before) {
                if reading.rule.when.kind == WhenKind::SiblingGap {
                    join(&mut found, results::shown(reading, self.all, now.sitting.child));
                }
            }
        }
        found
    }
}

fn join(found: &mut Vec<Raised>, reading: Raised) {
    let Some(one) = found.iter_mut().find(|one| one.id == reading.id) else {
        return found.push(Raised { with: Vec::new(), ..reading });
    };
    for key in reading.behind {
        if !one.behind.contains(&key) {
            one.behind.push(key);
        }
    }
}
