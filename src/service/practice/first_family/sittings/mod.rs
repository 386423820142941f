//! The checklists of the first family: from tables to records.
//!
//! Ben has five sittings by the health visitor and one by his key worker two days after the last; Ava one by school, one
//! by her social worker, and one that the health visitor has open this week; the baby one by the midwife and a part of one. Noor has none:
//! that nobody looked at her as closely as at the others is a question, and the pages ask it. Besides these, Ava and Mum
//! each placed themselves on the line, a teacher filled in a form on paper, and there is one card from supervision.

mod ava;
mod baby;
mod ben_before;
mod ben_now;
mod rows;
mod talks;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::maker::Maker;
use super::meetings::audience;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::instrument::{Instrument, Scope};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::sitting::{Edition, HomeAnswers, Judgement, Marks, Rater, Sitting};
use crate::domain::checklist::value::Value;
use crate::domain::id::Id;
use crate::service::checklists::{answering, wording};
use rows::{Answered, By, Given, Judged, Paper, Scoring};

/// Every sitting, child by child and the oldest first.
fn every() -> impl Iterator<Item = &'static Scoring> {
    let tables = [ben_before::SITTINGS, ben_now::SITTINGS, ava::SITTINGS, baby::SITTINGS, talks::SITTINGS];
    tables.into_iter().flatten()
}

/// Every sitting whose checklist is there. A pack may be without it, or have it with other items: what it does not ask is
/// left out.
pub(super) fn hold_all(maker: &mut Maker, checklists: &[Instrument]) {
    let used = checklists.iter().filter(|one| every().any(|scoring| scoring.checklist == one.instrument.id));
    for checklist in used {
        let (edition, worded) = wording::of(checklist);
        maker.house.wordings.push(worded);
        for scoring in every().filter(|one| one.checklist == checklist.instrument.id) {
            if let Some(child) = maker.child_called(scoring.child) {
                score(maker, scoring, (checklist, &edition), child);
            }
        }
    }
}

/// Where the answers of a sitting go.
struct Sheets<'i> {
    checklist: &'i Instrument,
    sitting: Id,
    home: Option<Id>,
    day: i64,
    answers: Marks,
}

fn score(maker: &mut Maker, scoring: &Scoring, (checklist, edition): (&Instrument, &Edition), child: Id) {
    let (rater, date) = (rater(maker, scoring.by), maker.days.on(scoring.day));
    let home = home(maker, checklist, (edition, &rater, date));
    let sitting = maker.id();
    let mut sheets = Sheets { checklist, sitting, home, day: scoring.day, answers: Marks::new() };
    let plain = scoring.levels.iter().map(|(item, level)| rows::at(item, *level));
    for answered in plain.chain(scoring.answers.iter().copied()) {
        answer(maker, &mut sheets, &answered);
    }
    for paper in scoring.papers {
        keep_paper(maker, &sheets, paper);
    }
    let sitting = Sitting {
        id: sitting,
        family: maker.family(),
        child,
        edition: edition.clone(),
        rater,
        date,
        occasion: occasion(checklist, scoring).into(),
        done_with: scoring.done_with.into(),
        closed: scoring.closed.map(|(after, minutes)| maker.days.at(scoring.day + after, minutes)),
        replaces: None,
        home,
        chosen: BTreeMap::new(),
        judgement: judgement(maker, scoring.day, scoring.judgement),
        audience: audience(maker, scoring.who_for),
        answers: sheets.answers,
    };
    maker.house.sittings.push(sitting);
}

/// The occasion, where the checklist has it.
fn occasion(checklist: &Instrument, scoring: &Scoring) -> &'static str {
    let known = checklist.record.occasion.iter().any(|known| known == scoring.occasion);
    if known { scoring.occasion } else { "" }
}

fn rater(maker: &Maker, by: By) -> Rater {
    let handle = match by {
        By::Around(handle) => handle,
        By::Named(name, role, agency) => {
            return Rater { name: name.into(), role: role.into(), agency: agency.into() };
        }
    };
    let person = maker.house.people.iter().find(|person| person.handle == handle);
    let (role, agency) =
        person.map(|person| (person.role.clone(), person.agency.clone())).unwrap_or_default();
    Rater { name: handle.into(), role, agency }
}

/// The answers about the home are given once on a day by one person; the sittings of that day share them.
fn home(
    maker: &mut Maker,
    checklist: &Instrument,
    (edition, rater, date): (&Edition, &Rater, NaiveDate),
) -> Option<Id> {
    if !checklist.items().any(|(_, item)| item.scope == Scope::Household) {
        return None;
    }
    let same = |one: &&HomeAnswers| one.edition == *edition && one.rater == *rater && one.date == date;
    if let Some(shared) = maker.house.homes.iter().find(same) {
        return Some(shared.id);
    }
    let home = HomeAnswers {
        id: maker.id(),
        family: maker.family(),
        edition: edition.clone(),
        rater: rater.clone(),
        date,
        answers: Marks::new(),
    };
    let id = home.id;
    maker.house.homes.push(home);
    Some(id)
}

/// Puts down an answer and what stands beside it, where the checklist asks it.
fn answer(maker: &mut Maker, sheets: &mut Sheets<'_>, answered: &Answered) {
    let key = Key {
        carer: answered.whose.and_then(|handle| maker.person_called(handle)),
        ..Key::item(answered.item)
    };
    let mark = mark(answered.given);
    let Ok(item) = answering::check(sheets.checklist, &key, &mark) else { return };
    let home = sheets.home.filter(|_| item.scope == Scope::Household);
    let audience = answering::at_most(&audience(maker, answered.who_for), sheets.checklist, item);
    match maker.house.homes.iter_mut().find(|one| Some(one.id) == home) {
        Some(shared) => shared.answers.insert(key.clone(), mark),
        None => sheets.answers.insert(key.clone(), mark),
    };
    if answered.has_more() {
        let beside = Evidence {
            id: maker.id(),
            sheet: home.unwrap_or(sheets.sitting),
            answer: key.to_string(),
            audience,
            ..beside(maker, sheets, answered)
        };
        maker.house.evidence.push(beside);
    }
}

fn mark(given: Given) -> Mark {
    match given {
        Given::Level(level) => Mark::Level(Value::Number(level)),
        Given::Unknown => Mark::Unknown,
        Given::Na(why) => Mark::Na(why.into()),
        Given::Said => Mark::Said,
    }
}

/// What stands beside an answer, before it is said beside which.
fn beside(maker: &Maker, sheets: &Sheets<'_>, answered: &Answered) -> Evidence {
    let words = |words: &str| maker.days.fill(words, sheets.day);
    let known = |kinds: &[String], kind: &str| {
        if kinds.iter().any(|one| one == kind) { kind.to_owned() } else { String::new() }
    };
    let rules = &sheets.checklist.record;
    Evidence {
        id: sheets.sitting,
        sheet: sheets.sitting,
        answer: String::new(),
        words: words(answered.words),
        source: known(&rules.source_kinds, answered.source),
        seen_on: (!answered.words.is_empty()).then(|| maker.days.on(sheets.day + answered.seen_on)),
        impact_on_child: words(answered.impact),
        child_view: words(answered.child_view),
        carer_view: words(answered.carer_view),
        strength: words(answered.strength),
        barrier: known(&rules.barrier_kinds, answered.barrier),
        since: words(answered.since),
        checked_with: words(answered.checked_with),
        audience: audience(maker, answered.who_for),
    }
}

fn keep_paper(maker: &mut Maker, sheets: &Sheets<'_>, paper: &Paper) {
    let Some(scale) = sheets.checklist.externals.iter().find(|one| one.id == paper.scale) else { return };
    let kept = paper.fields.iter().filter(|(name, _)| scale.fields.iter().any(|known| known == name));
    let fields = kept.map(|(name, words)| ((*name).into(), maker.days.fill(words, sheets.day))).collect();
    let result = PaperResult {
        id: maker.id(),
        sitting: sheets.sitting,
        external: paper.scale.into(),
        fields,
        audience: audience(maker, paper.who_for),
    };
    maker.house.papers.push(result);
}

fn judgement(maker: &Maker, day: i64, judged: Judged) -> Judgement {
    let words = |words: &str| maker.days.fill(words, day);
    Judgement {
        level: words(judged.level),
        reason: words(judged.reason),
        better: words(judged.better),
        by: judged.by.map(|by| maker.days.on(day + by)),
        summary: words(judged.summary),
    }
}

/// How many sittings, answers and results from paper the tables have.
#[cfg(test)]
pub(in super::super) fn in_tables() -> (usize, usize, usize) {
    let answers = every().map(|one| one.levels.len() + one.answers.len()).sum();
    (every().count(), answers, every().map(|one| one.papers.len()).sum())
}
