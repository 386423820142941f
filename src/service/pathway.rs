//! "Where do I start?": the path of the packs in use, one question at a time. Full screen, shell and any other way of
//! asking go by the answers given so far, and keep nothing else.

use chrono::{NaiveDate, NaiveDateTime};

use super::Catalogue;
use super::contacts::{listed, of_now, standing_of};
use crate::domain::contact::{Contact, Need};
use crate::domain::hours::Standing;
use crate::domain::id::Id;
use crate::domain::moment::{Moment, long_date};
use crate::domain::own_contact::OwnContact;
use crate::domain::path_note::PathNote;
use crate::domain::pathway::{Astray, At, End, Pathway, Step, Way};
use crate::domain::source::{Confidence, Source};

/// Where some answers lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// To a question.
    Asked(Question),
    /// To an end.
    Ended(Box<Outcome>),
}

/// A question, as it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which it is on this way, from 1.
    pub number: usize,
    /// What is asked.
    pub ask: String,
    /// What helps to answer it.
    pub help: Option<String>,
    /// What to look for.
    pub signs: Vec<String>,
    /// The answers: each with its id and its words.
    pub answers: Vec<(String, String)>,
}

impl Question {
    /// The id of the answer with this id, or this number counted from 1.
    #[must_use]
    pub fn answer(&self, given: &str) -> Option<&str> {
        let named = self.answers.iter().find(|(id, _)| id.eq_ignore_ascii_case(given));
        let counted = || given.parse::<usize>().ok()?.checked_sub(1).and_then(|n| self.answers.get(n));
        named.or_else(counted).map(|(id, _)| id.as_str())
    }
}

/// Something that can be opened: its id and its title.
pub type Named = (String, String);

/// An end, with everything that it and the answers before it name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The next step.
    pub title: String,
    /// Whether it is for a child in danger now.
    pub danger: bool,
    /// What to do, in order.
    pub next: Vec<String>,
    /// Whom to ring, the authority's own where it has one.
    pub contacts: Vec<Contact>,
    /// What the packs in use have no contact for.
    pub without_contact: Vec<Need>,
    /// Pages to read.
    pub pages: Vec<Named>,
    /// Tools to use.
    pub tools: Vec<Named>,
    /// What to write down.
    pub write_down: Vec<String>,
    /// Each question with the answer given.
    pub way: Vec<(String, String)>,
    /// Which path it is, and when it was last read against its sources.
    pub path: String,
    /// Past its review date.
    pub stale: bool,
    /// How far it can be leaned on.
    pub confidence: Confidence,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

impl Outcome {
    /// The same with the practitioner's corrections in the place of what the packs say.
    #[must_use]
    pub fn corrected(mut self, catalogue: &Catalogue, own: &[OwnContact], at: NaiveDateTime) -> Self {
        let hers: Vec<Contact> = listed(catalogue, own, at)
            .into_iter()
            .filter(|one| one.own.is_some())
            .map(|one| one.contact)
            .collect();
        for contact in &mut self.contacts {
            if let Some(corrected) = hers.iter().find(|one| one.id == contact.id) {
                corrected.clone_into(contact);
            }
        }
        self
    }
}

/// What the path is and is not; none where the packs in use have none.
#[must_use]
pub fn about(catalogue: &Catalogue) -> Option<(&str, &str)> {
    catalogue.pathway().map(|path| (path.title.as_str(), path.about.as_str()))
}

/// Where these answers lead; none where the packs in use have no path.
///
/// # Errors
/// The first answer that does not fit its question.
pub fn stand<S: AsRef<str>>(
    catalogue: &Catalogue,
    answers: &[S],
    today: NaiveDate,
) -> Result<Option<Stand>, Astray> {
    let Some(path) = catalogue.pathway() else { return Ok(None) };
    let (at, way) = path.follow(answers)?;
    Ok(Some(match at {
        At::Step(step) => Stand::Asked(question(step, way.len() + 1)),
        At::End(end) => Stand::Ended(Box::new(outcome(catalogue, path, end, &way, today))),
    }))
}

fn question(step: &Step, number: usize) -> Question {
    Question {
        number,
        ask: step.ask.clone(),
        help: step.help.clone(),
        signs: step.signs.clone(),
        answers: step.answers.iter().map(|answer| (answer.id.clone(), answer.says.clone())).collect(),
    }
}

fn outcome(catalogue: &Catalogue, path: &Pathway, end: &End, way: &Way<'_>, today: NaiveDate) -> Outcome {
    let pages = once(end.pages.iter().chain(way.iter().flat_map(|(_, answer)| &answer.pages)));
    let tools = once(end.tools.iter().chain(way.iter().flat_map(|(_, answer)| &answer.tools)));
    let write_down = once(end.write_down.iter().chain(way.iter().flat_map(|(_, answer)| &answer.write_down)));
    let (contacts, without_contact) = contacts(catalogue, end);
    Outcome {
        title: end.title.clone(),
        danger: end.is_danger(),
        next: end.next.clone(),
        contacts,
        without_contact,
        pages: pages.into_iter().filter_map(|id| page(catalogue, id)).collect(),
        tools: tools.into_iter().filter_map(|id| tool(catalogue, id)).collect(),
        write_down: write_down.into_iter().cloned().collect(),
        way: way.iter().map(|(step, answer)| (step.ask.clone(), answer.says.clone())).collect(),
        path: format!("{}, last read on {}", path.title, long_date(path.reviewed)),
        stale: path.is_stale(today),
        confidence: path.confidence,
        sources: path.sources.clone(),
    }
}

/// Each of them once, in order.
fn once<'a>(all: impl Iterator<Item = &'a String>) -> Vec<&'a String> {
    let mut kept: Vec<&String> = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// Those named by their ids, then those for its needs; nobody twice, and nobody whose place another took.
fn contacts(catalogue: &Catalogue, end: &End) -> (Vec<Contact>, Vec<Need>) {
    let named = end.contacts.iter().filter_map(|id| catalogue.contacts().iter().find(|one| one.id == *id));
    let mut all: Vec<&Contact> = named.collect();
    let mut without = Vec::new();
    for need in &end.needs {
        let mut serving = catalogue.contacts_for(*need);
        serving.retain(|contact| contact.superseded.is_none());
        if serving.is_empty() {
            without.push(*need);
        }
        for contact in serving {
            if all.iter().all(|one| one.id != contact.id) {
                all.push(contact);
            }
        }
    }
    (all.into_iter().cloned().collect(), without)
}

fn page(catalogue: &Catalogue, id: &str) -> Option<Named> {
    catalogue.page(id).map(|page| (page.id.clone(), page.title.clone()))
}

fn tool(catalogue: &Catalogue, id: &str) -> Option<Named> {
    let tool = catalogue.tools().iter().find(|tool| tool.id == id);
    tool.map(|tool| (tool.id.clone(), tool.title.clone()))
}

/// A contact as one line: its name, how it is reached, when.
#[must_use]
pub fn contact_line(contact: &Contact, today: NaiveDate) -> String {
    let reached = [contact.telephone.join(" or "), contact.email.clone().unwrap_or_default()];
    let reached: Vec<String> = reached.into_iter().filter(|way| !way.is_empty()).collect();
    let reached = match reached.as_slice() {
        [] => "no number is carried here".to_owned(),
        ways => ways.join(", "),
    };
    let hours = contact.hours.as_ref().map_or_else(String::new, |hours| format!(", {hours}"));
    let check = if contact.is_stale(today) { " (check it first)" } else { "" };
    format!("{}: {reached}{hours}{check}", contact.name)
}

/// Whom to ring at the end of the path, with what there is to say of now: what is open stands first.
#[must_use]
pub fn whom_to_ring(outcome: &Outcome, catalogue: &Catalogue, at: NaiveDateTime) -> Vec<String> {
    let mut all: Vec<(&Contact, Standing)> =
        outcome.contacts.iter().map(|contact| (contact, standing_of(contact, catalogue, at))).collect();
    all.sort_by_key(|(_, standing)| !standing.is_open());
    let lines = all.into_iter().map(|(contact, standing)| {
        let line = contact_line(contact, at.date());
        // At any time is said by its hours.
        let is_said = standing == Standing::Always && contact.hours.is_some();
        match of_now(contact, standing, catalogue, at).filter(|_| !is_said) {
            Some(now) => format!("{line}; {now}"),
            None => line,
        }
    });
    lines.chain(outcome.without_contact.iter().map(|need| nobody_for(*need))).collect()
}

/// What is said where nobody is known for a need.
#[must_use]
pub fn nobody_for(need: Need) -> String {
    format!("Nobody is carried here for: {}. Ask your safeguarding lead whom you ring.", need.label())
}

/// The outcome as a note to a family, with the words that were shown.
#[must_use]
pub fn note(outcome: &Outcome, (id, family): (Id, Id), at: Moment) -> PathNote {
    let today = at.date_naive();
    PathNote {
        id,
        family,
        at,
        step: outcome.title.clone(),
        way: outcome.way.clone(),
        next: outcome.next.clone(),
        contacts: outcome.contacts.iter().map(|contact| contact_line(contact, today)).collect(),
        words: String::new(),
        done: String::new(),
        path: outcome.path.clone(),
        audience: crate::domain::audience::Audience::ProfessionalsOnly,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day")
    }

    /// Every list of answers that leads to an end without a question asked twice.
    fn all_ways(catalogue: &Catalogue) -> Vec<(Vec<String>, Outcome)> {
        let mut open: Vec<Vec<String>> = vec![Vec::new()];
        let mut ended = Vec::new();
        while let Some(answers) = open.pop() {
            match stand(catalogue, &answers, today()).expect("answers that fit").expect("a path") {
                Stand::Asked(question) => {
                    assert!(
                        question.number < 12,
                        "a path this long is not walked by a tired person: {answers:?}"
                    );
                    open.extend(
                        question.answers.into_iter().map(|(id, _)| [answers.clone(), vec![id]].concat()),
                    );
                }
                Stand::Ended(outcome) => ended.push((answers, *outcome)),
            }
        }
        ended
    }

    #[test]
    fn in_every_pack_each_way_ends_in_a_step_a_number_a_page_and_what_to_write() {
        for pack in Catalogue::pack_ids_embedded() {
            let catalogue = Catalogue::embedded(Some(pack)).expect("a pack");
            let ways = all_ways(&catalogue);
            let ends: BTreeSet<&str> = ways.iter().map(|(_, outcome)| outcome.title.as_str()).collect();
            assert_eq!(ends.len(), catalogue.pathway().expect("a path").ends.len(), "{pack}");
            for (answers, outcome) in &ways {
                assert!(!outcome.next.is_empty() && !outcome.write_down.is_empty(), "{pack}: {answers:?}");
                assert!(!outcome.pages.is_empty(), "{pack}: {answers:?}");
                assert!(outcome.danger || !outcome.tools.is_empty(), "{pack}: {answers:?}");
                assert!(
                    !outcome.contacts.is_empty() || !outcome.without_contact.is_empty(),
                    "{pack}: {answers:?}"
                );
                assert_eq!(outcome.way.len(), answers.len());
            }
        }
    }

    #[test]
    fn danger_now_is_one_answer_away_and_says_999_first() {
        for pack in Catalogue::pack_ids_embedded() {
            let catalogue = Catalogue::embedded(Some(pack)).expect("a pack");
            let stood = stand(&catalogue, &["yes"], today()).expect("fits").expect("a path");
            let Stand::Ended(outcome) = stood else { panic!("{pack}: an end") };
            assert!(outcome.danger && outcome.next[0].contains("999"), "{pack}");
            assert_eq!(outcome.contacts[0].telephone, ["999"], "{pack}");
        }
    }

    #[test]
    fn what_was_seen_chooses_what_to_read_and_to_write_at_the_end() {
        let catalogue = Catalogue::embedded(None).expect("the packs");
        let end = |seen: &str| {
            let answers = ["no", seen, "no", "no", "no"];
            match stand(&catalogue, &answers, today()).expect("fits").expect("a path") {
                Stand::Ended(outcome) => *outcome,
                Stand::Asked(question) => panic!("{question:?}"),
            }
        };
        let (health, said) = (end("health"), end("said"));
        assert_eq!(health.title, said.title);
        assert!(health.pages.iter().any(|(id, _)| id == "was-not-brought"), "{:?}", health.pages);
        assert!(said.write_down.iter().any(|words| words.contains("exact words")), "{:?}", said.write_down);
        let twice = health.pages.iter().collect::<BTreeSet<_>>().len();
        assert_eq!(twice, health.pages.len(), "nothing is named twice");
    }

    #[test]
    fn an_authority_that_only_brings_contacts_is_rung_on_the_common_path() {
        let folder = tempfile::tempdir().expect("a folder");
        let contact = "[[contact]]\nid = \"front-door\"\nname = \"Front door\"\nneeds = [\"report\"]\n\
            telephone = [\"01234 567890\"]\nsay = \"When worried.\"\norder = 1\nconfidence = \"confirmed\"\n\
            source = { name = \"A site\" }\n";
        std::fs::write(folder.path().join("contacts.toml"), contact).expect("written");
        let catalogue = Catalogue::embedded(Some("common")).expect("a pack").with_folder(folder.path());
        let stood = stand(&catalogue, &["no", "care", "yes"], today()).expect("fits").expect("a path");
        let Stand::Ended(outcome) = stood else { panic!("an end") };
        assert_eq!(outcome.contacts[0].name, "Front door");
        assert_eq!(contact_line(&outcome.contacts[0], today()), "Front door: 01234 567890 (check it first)");
    }
}
