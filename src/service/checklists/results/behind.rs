//! What lies behind a sitting's readings and what is missing in it: earlier sittings, those of others, and those of
//! brothers and sisters.

use chrono::NaiveDate;

use super::super::sheets;
use super::super::view::{FamilyChecklists, SittingView, WINDOW_DAYS};
use super::super::{heads::SittingHead, in_words};
use super::gather::with_in_words;
use super::{Missing, Raised, Unknown};
use crate::domain::checklist::coverage::Standing;
use crate::domain::checklist::readings::{self, Before};
use crate::domain::checklist::row::Row;
use crate::domain::checklist::sheet::MissingEvidence;
use crate::domain::checklist::sitting::Sitting;
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::id::Id;

/// The sittings that a sitting may be read beside.
struct Around<'v> {
    own: Vec<SittingSheet<'v>>,
    siblings: Vec<SittingSheet<'v>>,
}

impl<'v> Around<'v> {
    fn of(all: &'v FamilyChecklists, now: &Sitting) -> Self {
        let instrument = now.edition.id.as_str();
        let may = |one: &SittingSheet<'_>| may_lie_beside(now, one.sitting);
        let mut own = sheets::readable(all, now.child, instrument);
        own.retain(|one| one.sitting.id != now.id && Some(one.sitting.id) != now.replaces && may(one));
        let others = all.children.iter().filter(|child| child.id != now.child);
        let latest = |child: Id| {
            let mut theirs = sheets::readable(all, child, instrument);
            theirs.retain(|one| one.sitting.date <= now.date || sheets::is_same_time(one.sitting, now));
            theirs.retain(&may);
            theirs.pop()
        };
        Self { own, siblings: others.filter_map(|child| latest(child.id)).collect() }
    }

    fn earlier(&self, now: &Sitting) -> Vec<&SittingSheet<'v>> {
        self.own.iter().filter(|one| (one.sitting.date, one.sitting.id) < (now.date, now.id)).collect()
    }

    fn others(&self, now: &Sitting) -> Vec<&SittingSheet<'v>> {
        self.own.iter().filter(|one| one.sitting.rater != now.rater).collect()
    }
}

/// While a sitting is open nothing of what somebody else said at the same time is read beside it.
fn may_lie_beside(now: &Sitting, other: &Sitting) -> bool {
    now.closed.is_some() || now.rater == other.rater || !sheets::is_same_time(now, other)
}

/// What it brings up. Nothing is asked of a child who was lost.
pub(super) fn readings<'v>(
    view: &'v SittingView,
    all: &'v FamilyChecklists,
    now: &SittingSheet<'v>,
    today: NaiveDate,
) -> Vec<Raised> {
    if view.child.lost.is_some() {
        return Vec::new();
    }
    let around = Around::of(all, now.sitting);
    let (earlier, others) = (around.earlier(now.sitting), around.others(now.sitting));
    let siblings: Vec<&SittingSheet<'_>> = around.siblings.iter().collect();
    let before = Before {
        now,
        earlier: &earlier,
        others: &others,
        siblings: &siblings,
        today: reckoned(all, now.sitting, today),
        window_days: WINDOW_DAYS,
    };
    readings::readings(&before).into_iter().map(|one| shown(one, all, now.sitting.child)).collect()
}

/// The day to reckon from: a sitting that a later one follows is not overdue.
fn reckoned(all: &FamilyChecklists, now: &Sitting, today: NaiveDate) -> NaiveDate {
    let later = all.of(now.child, &now.edition.id).into_iter().any(|row| row.sitting.date > now.date);
    if later { now.date } else { today }
}

pub(in crate::service::checklists) fn shown(
    reading: readings::Reading<'_>,
    all: &FamilyChecklists,
    child: Id,
) -> Raised {
    let rule = reading.rule;
    Raised {
        id: rule.id.clone(),
        kind: rule.when.kind,
        urgency: rule.urgency,
        say: rule.say.clone(),
        next: rule.next.clone(),
        behind: reading.behind,
        with: reading.with.into_iter().filter_map(|id| with_in_words(all, id, child)).collect(),
    }
}

/// What is missing.
pub(super) fn missing(view: &SittingView, all: &FamilyChecklists, now: &SittingSheet<'_>) -> Missing {
    let around = Around::of(all, now.sitting);
    let sheet = &now.sheet;
    let title = |row: &Row<'_>| in_words::title(row, &view.people);
    let unknown = sheet.rows.iter().filter(|row| row.standing == Standing::Unknown);
    let unknown = unknown.map(|row| Unknown {
        key: row.key.clone(),
        title: title(row),
        known_by: known_by(view, &around, row),
    });
    let beside = sheet.missing_evidence(&view.evidence).into_iter().filter_map(|missing| {
        let row = sheet.row(&missing.key)?;
        Some((missing.key.clone(), title(row), parts(&missing)))
    });
    Missing {
        unknown: unknown.collect(),
        blank: sheet.missing().into_iter().map(|row| (row.key.clone(), title(row))).collect(),
        beside: beside.collect(),
    }
}

/// Who could know: whoever knew it at another sitting, the newest first; what was written beside it; the carer it is about.
fn known_by(view: &SittingView, around: &Around<'_>, row: &Row<'_>) -> String {
    let knew = around
        .own
        .iter()
        .rev()
        .find(|one| one.sheet.row(&row.key).is_some_and(|theirs| theirs.standing == Standing::Scored));
    if let Some(knew) = knew {
        return format!("known at the sitting of {}", SittingHead::of(knew.sitting).in_short());
    }
    let written = view.beside(&row.key).map_or("", |beside| beside.words.trim());
    if !written.is_empty() {
        return written.to_owned();
    }
    let carer = row.key.carer.and_then(|id| view.people.iter().find(|one| one.id == id));
    carer.map_or_else(String::new, |carer| format!("ask {}", carer.handle))
}

fn parts(missing: &MissingEvidence) -> Vec<&'static str> {
    let all = [
        (missing.words, "what was seen or said"),
        (missing.source, "how it is known"),
        (missing.impact, "what it means for the child"),
    ];
    all.into_iter().filter(|(lacks, _)| *lacks).map(|(_, part)| part).collect()
}
