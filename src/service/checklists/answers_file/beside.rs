//! What stands beside the answers of a file, and what came of scales on paper.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::answers::Answering;
use super::schema::{EVIDENCE, field_of_form};
use crate::domain::audience::Audience;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::instrument::{External, Item};
use crate::domain::checklist::record_rule::{ITEM_FIELDS, SOURCE_KINDS};
use crate::domain::id::Id;
use crate::service::checklists::answering::at_most;
use crate::service::entry;
use crate::service::family_file::schema::AUDIENCES;
use crate::service::family_file::shape::within;
use crate::service::files::Piece;
use crate::service::new_id;

/// Stands in until there is a sitting.
const NONE_YET: Id = Id::from_bytes([0; 16]);

impl Answering<'_, '_, '_> {
    pub(super) fn beside(&mut self, today: NaiveDate) {
        for id in self.sheet.keys("evidence") {
            let place = within("evidence", &id);
            let Some(item) = self.item("evidence", &id) else { continue };
            match self.sheet.piece(&place) {
                Some(Piece::List) => {
                    for one in self.sheet.items(&place) {
                        self.piece_beside(&one, item, today);
                    }
                }
                Some(Piece::Table) => self.piece_beside(&place, item, today),
                _ => {}
            }
        }
    }

    fn piece_beside(&mut self, place: &str, item: &Item, today: NaiveDate) {
        self.is_kept_here(place);
        self.one_of(&within(place, "source"), &self.sources());
        self.one_of(&within(place, "barrier"), &self.barriers());
        let Some(key) = self.key(place, item, true) else { return };
        let (line, prose) =
            (|field| self.sheet.line(&within(place, field)), |field| self.sheet.prose(&within(place, field)));
        let chosen = self.sheet.choice(&within(place, "audience"));
        let chosen = chosen.unwrap_or_else(|| self.known.child.audience.clone());
        let evidence = Evidence {
            id: new_id(),
            sheet: NONE_YET,
            answer: key.to_string(),
            words: prose("text"),
            source: line("source"),
            seen_on: self.sheet.day(&within(place, "seen_on")),
            impact_on_child: prose("impact_on_child"),
            child_view: prose("child_view"),
            carer_view: prose("carer_view"),
            strength: prose("strength"),
            barrier: line("barrier"),
            since: line("since"),
            checked_with: line("checked_with"),
            audience: at_most(&chosen, self.instrument, item),
        };
        let mut wrong = entry::of_evidence(&evidence, today);
        for one in &mut wrong {
            one.field = field_of_form(one.field);
        }
        self.sheet.wrong(place, wrong);
        self.keep_beside(place, item, evidence);
    }

    fn keep_beside(&mut self, place: &str, item: &Item, evidence: Evidence) {
        if self.beside.iter().any(|one| one.answer == evidence.answer) {
            let what = format!("what stands beside `{}` is here a second time", item.id);
            self.sheet.fault(place, what, "Put it in one entry.");
            return;
        }
        let fixed = self.home.filter(|home| home.fixed.contains(&item.id));
        let Some(home) = fixed else {
            self.beside.push(evidence);
            return;
        };
        // What is on record already says the same, and stays.
        let kept = home.evidence.iter().find(|one| one.answer == evidence.answer);
        let same = |kept: &Evidence| {
            Evidence { id: kept.id, sheet: kept.sheet, audience: kept.audience.clone(), ..evidence.clone() }
                == *kept
        };
        if !kept.is_some_and(same) {
            let what = format!(
                "`{}` is about the home, whose answers of this day are fixed, and it differs",
                item.id
            );
            let todo = "They were fixed when a brother's or sister's sitting was closed. Take it out; they are shared.";
            self.sheet.fault(place, what, todo);
        }
    }

    /// A checklist that does not keep a field cannot take it in.
    fn is_kept_here(&self, place: &str) {
        let kept = &self.instrument.record.item_fields;
        if kept.is_empty() {
            return;
        }
        for key in self.sheet.keys(place) {
            let field = if key == "text" { "evidence" } else { key.as_str() };
            // Words are the answer to an item that has no level, whatever is kept beside it.
            let is_field =
                ITEM_FIELDS.contains(&field) && EVIDENCE.field(&key).is_some() && field != "evidence";
            if is_field && !kept.iter().any(|one| one == field) {
                let what = format!("this checklist does not keep `{key}`");
                self.sheet.fault_at_key(place, &key, what, "Take it out, or put its words in `text`.");
            }
        }
    }

    fn sources(&self) -> Vec<String> {
        let own = &self.instrument.record.source_kinds;
        if own.is_empty() { SOURCE_KINDS.iter().map(|one| (*one).to_owned()).collect() } else { own.clone() }
    }

    fn barriers(&self) -> Vec<String> {
        self.instrument.record.barrier_kinds.clone()
    }

    /// That a word is one of these, where there are any.
    fn one_of(&self, place: &str, words: &[String]) {
        let word = self.sheet.line(place);
        if !word.is_empty() && !words.is_empty() && !words.contains(&word) {
            let field = place.rsplit('.').next().unwrap_or_default();
            let what = format!("`{field}` cannot be `{word}`");
            self.sheet.fault(place, what, format!("Use one of: {}.", words.join(", ")));
        }
    }

    /// What came of scales on paper.
    pub(super) fn papers(&mut self) {
        for id in self.sheet.keys("paper") {
            let place = within("paper", &id);
            let Some(external) = self.instrument.externals.iter().find(|one| one.id == id) else {
                let ids: Vec<&str> = self.instrument.externals.iter().map(|one| one.id.as_str()).collect();
                let todo = if ids.is_empty() {
                    "Take it out: no result from paper is kept here.".to_owned()
                } else {
                    format!("Use one of: {}.", ids.join(", "))
                };
                self.sheet.fault_at_key("paper", &id, format!("this checklist has no scale `{id}`"), &todo);
                continue;
            };
            match self.sheet.piece(&place) {
                Some(Piece::List) => {
                    let all: Vec<PaperResult> =
                        self.sheet.items(&place).map(|one| self.paper(&one, external)).collect();
                    self.papers.extend(all);
                }
                Some(Piece::Table) => {
                    let one = self.paper(&place, external);
                    self.papers.push(one);
                }
                _ => {
                    let what = format!("`{id}` should be an entry");
                    self.sheet.fault(
                        &place,
                        what,
                        format!("Write it with [paper.{id}] in a line of its own."),
                    );
                }
            }
        }
    }

    fn paper(&self, place: &str, external: &External) -> PaperResult {
        let mut fields = BTreeMap::new();
        for key in self.sheet.keys(place).into_iter().filter(|key| key != "audience") {
            let at = within(place, &key);
            if !external.fields.contains(&key) {
                let what = format!("{} keeps no `{key}`", external.name);
                let todo = format!("Use {}.", external.fields.join(", "));
                self.sheet.fault_at_key(place, &key, what, &todo);
                continue;
            }
            let words = match self.sheet.piece(&at) {
                Some(Piece::Text(words)) => words.trim().to_owned(),
                Some(Piece::Number(number)) => number.to_string(),
                Some(Piece::Day(day)) => day.to_string(),
                _ => {
                    self.sheet.fault(
                        &at,
                        format!("`{key}` should be text or a whole number"),
                        "Put it in double quotes.",
                    );
                    continue;
                }
            };
            if key == "form" && !external.forms.contains(&words) {
                let what = format!("{} has no form `{words}`", external.name);
                self.sheet.fault(&at, what, format!("Use one of: {}.", external.forms.join(", ")));
            }
            fields.insert(key, words);
        }
        let at = within(place, "audience");
        let chosen = self.sheet.choice(&at);
        if chosen.is_none() && self.sheet.has(&at) {
            let todo = format!("Use one of: {}.", AUDIENCES.join(", "));
            self.sheet.fault(&at, "`audience` cannot be this", todo);
        }
        let chosen = chosen.unwrap_or(Audience::ProfessionalsOnly);
        PaperResult {
            id: new_id(),
            sitting: NONE_YET,
            external: external.id.clone(),
            fields,
            audience: chosen,
        }
    }
}
