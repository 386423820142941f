//! A family that is on record as a file describes it: what `family add` reads, ids and all.

use serde_json::{Map, Value, json};

use super::rev::rev;
use super::schema::FORM;
use crate::domain::audience::Audience;
use crate::domain::child::{Birth, Child};
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::domain::person::{Member, Person, Tie};
use crate::domain::record::Record;
use crate::domain::shield::Shield;
use crate::service::practice::Household;

/// The family as a file. Fields without a value are left out.
#[must_use]
pub fn as_json(known: &Household) -> Value {
    let show = Show { known };
    let Family { reference, name, since, about, made_up, .. } = &known.family;
    let mut all = entry(
        &known.family,
        json!({ "form": FORM, "reference": reference, "name": name, "since": since, "about": about, "made_up": made_up }),
    );
    for (field, entries) in [
        ("children", each(&known.children, |child| show.child(child))),
        ("people", each(&known.people, |person| show.person(person))),
        ("core_group", each(&known.members, |member| show.member(member))),
        ("episodes", each(&known.episodes, |episode| show.episode(episode))),
        ("outcomes", each(&known.outcomes, |outcome| show.outcome(outcome))),
        ("shields", each(&known.shields, |shield| show.shield(shield))),
    ] {
        if !entries.is_empty() {
            all.insert(field.into(), entries.into());
        }
    }
    Value::Object(all)
}

fn each<R>(records: &[R], show: impl Fn(&R) -> Map<String, Value>) -> Vec<Value> {
    records.iter().map(|record| Value::Object(show(record))).collect()
}

/// An entry with its id and what it was like, without the fields that say nothing.
fn entry<R: Record>(record: &R, fields: Value) -> Map<String, Value> {
    let mut all = Map::new();
    all.insert("id".into(), json!(record.id()));
    all.insert("rev".into(), json!(rev(record)));
    if let Value::Object(fields) = fields {
        let says = |value: &Value| match value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(list) => !list.is_empty(),
            _ => true,
        };
        all.extend(fields.into_iter().filter(|(_, value)| says(value)));
    }
    all
}

struct Show<'a> {
    known: &'a Household,
}

impl Show<'_> {
    /// Somebody by what they are called; by their id where that does not tell them apart.
    fn who(&self, id: Id) -> String {
        let people = &self.known.people;
        let Some(person) = people.iter().find(|person| person.id == id) else { return id.to_string() };
        let is_same = |other: &&Person| other.handle.to_lowercase() == person.handle.to_lowercase();
        let is_alone = people.iter().filter(is_same).count() == 1 && is_plain(&person.handle);
        if is_alone { person.handle.clone() } else { id.to_string() }
    }

    /// A child by name, or by id in the same way.
    fn whom(&self, id: Id) -> String {
        let children = &self.known.children;
        let Some(child) = children.iter().find(|child| child.id == id) else { return id.to_string() };
        let is_same = |other: &&Child| other.name.to_lowercase() == child.name.to_lowercase();
        let is_alone = children.iter().filter(is_same).count() == 1 && is_plain(&child.name);
        if is_alone { child.name.clone() } else { id.to_string() }
    }

    fn people(&self, ids: impl IntoIterator<Item = Id>) -> Vec<String> {
        ids.into_iter().map(|id| self.who(id)).collect()
    }

    /// The two fields an audience is written in; one of them at most says something.
    fn audience(&self, audience: &Audience) -> (Value, Vec<String>) {
        match audience {
            Audience::Everyone => (Value::Null, Vec::new()),
            Audience::NotFor(people) => (Value::Null, self.people(people.iter().copied())),
            other => (json!(other), Vec::new()),
        }
    }

    fn child(&self, child: &Child) -> Map<String, Value> {
        let (born, expected) = match child.birth {
            Birth::Born(day) => (Some(day), None),
            Birth::Due(day) => (None, Some(day)),
        };
        let (audience, not_for) = self.audience(&child.audience);
        entry(
            child,
            json!({
                "name": child.name, "born": born, "expected": expected, "needs": child.needs, "school": child.school,
                "takes_part": child.takes_part, "audience": audience, "not_for": not_for, "lost": child.lost,
                "earlier": child.earlier,
            }),
        )
    }

    fn person(&self, person: &Person) -> Map<String, Value> {
        let ties = self.known.ties.iter().filter(|tie| tie.person == person.id);
        let ties: Vec<Value> = ties.map(|tie| Value::Object(self.tie(tie))).collect();
        entry(
            person,
            json!({
                "handle": person.handle, "name": person.name, "role": person.role, "agency": person.agency,
                "capacity": person.capacity, "telephone": person.telephone, "ties": ties,
                "earlier": person.earlier,
            }),
        )
    }

    fn tie(&self, tie: &Tie) -> Map<String, Value> {
        entry(
            tie,
            json!({
                "children": [self.whom(tie.child)], "relation": tie.relation, "responsibility": tie.responsibility,
                "contact": tie.contact, "may_receive": tie.may_receive, "from": tie.from, "until": tie.until,
            }),
        )
    }

    fn member(&self, member: &Member) -> Map<String, Value> {
        entry(
            member,
            json!({
                "person": self.who(member.person), "seat": member.seat, "from": member.from, "until": member.until,
            }),
        )
    }

    fn episode(&self, episode: &Episode) -> Map<String, Value> {
        entry(
            episode,
            json!({
                "child": self.whom(episode.child), "status": episode.status, "from": episode.from,
                "category": episode.category, "reviews": episode.reviews, "every_weeks": episode.every_weeks,
                "until": episode.until, "ended_because": episode.ended_because,
            }),
        )
    }

    fn outcome(&self, outcome: &Outcome) -> Map<String, Value> {
        let (audience, not_for) = self.audience(&outcome.audience);
        entry(
            outcome,
            json!({
                "child": self.whom(outcome.child), "change": outcome.change, "better": outcome.better,
                "measure": outcome.measure, "baseline": outcome.baseline, "by": outcome.by,
                "contingency": outcome.contingency, "audience": audience, "not_for": not_for,
            }),
        )
    }

    fn shield(&self, shield: &Shield) -> Map<String, Value> {
        let from = self.people(shield.from.iter().copied());
        entry(shield, json!({ "what": shield.what, "words": shield.words, "from": from }))
    }
}

/// Whether a name can be written in a file as it is: an `@` before it is taken for the sign that completes it.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('@') && name.trim() == name
}
