//! Terms of Reference: a group agreement filled in for one core group, with lines to sign.

use chrono::NaiveDate;

use super::addressee::{first_line, on_record};
use super::document::{Block, Draft, Finished, What, everyone};
use crate::domain::agreement::Agreement;
use crate::domain::audience::Reader;
use crate::domain::child::Child;
use crate::domain::family::Family;
use crate::domain::moment::{Moment, long_date};
use crate::domain::person::{Capacity, Member, Person, Seat, Tie};
use crate::domain::receives::Circle;
use crate::domain::shield::{self, Shield};

/// Room to sign. Dots, because Markdown means something by underscores.
const SIGN_HERE: &str = "............................ Date: ............";
/// What stands where the record has nothing yet.
const TO_BE_AGREED: &str = "(to be agreed)";

/// The core group the terms are for.
#[derive(Clone, Copy, Debug)]
pub struct Group<'a> {
    /// The family.
    pub family: &'a Family,
    /// Its children in their order.
    pub children: &'a [Child],
    /// The people around them.
    pub people: &'a [Person],
    /// What people are to each child.
    pub ties: &'a [Tie],
    /// Seats in the core group.
    pub members: &'a [Member],
    /// Weeks between core groups, where agreed.
    pub every_weeks: Option<u32>,
    /// The day whose members are listed.
    pub on: NaiveDate,
    /// What somebody must not learn.
    pub shields: &'a [Shield],
}

/// The terms filled in for `group`.
#[must_use]
pub fn agreement(terms: &Agreement, group: &Group<'_>, reader: &Reader, made_on: &Moment) -> Finished {
    let reader = on_record(reader, group.people);
    let filled = Filled::of(group, &reader);
    // It is put into every hand, whoever it is filled in for.
    let guard = shield::holding(group.shields, &Reader::Family);
    let mut draft = Draft::new(format!("{}: {}", group.family.reference, terms.title), reader, guard);
    opening(terms, group, made_on, &mut draft);
    paragraphs(&filled.text(&terms.intro), &mut draft);
    draft.under(2, "Members", |draft| members(group, draft));
    for clause in &terms.clauses {
        draft.under(2, filled.text(&clause.heading), |draft| {
            paragraphs(&filled.text(&clause.text), draft);
            paragraphs(&source(&clause.source), draft);
        });
    }
    draft.under(2, "Agreed by", |draft| signatures(group, draft));
    draft.finish()
}

fn say(block: Block, draft: &mut Draft) {
    draft.put(What::Line, everyone(block));
}

fn opening(terms: &Agreement, group: &Group<'_>, made_on: &Moment, draft: &mut Draft) {
    let first = first_line(group.people, draft.reader(), made_on);
    say(Block::Paragraph(first), draft);
    say(Block::fact("Family", group.family.reference.as_str()), draft);
    say(Block::fact("Members on", long_date(group.on)), draft);
    say(Block::fact("Version", terms.version.as_str()), draft);
    say(Block::fact("Where it comes from", terms.provenance.as_str()), draft);
}

fn source(words: &str) -> String {
    if words.trim().is_empty() { String::new() } else { format!("Source: {words}") }
}

/// Paragraphs are parted by an empty line; a single line end is a space.
fn paragraphs(text: &str, draft: &mut Draft) {
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        say(Block::Paragraph(paragraph.to_owned()), draft);
    }
}

fn seats<'a>(group: &Group<'a>) -> Vec<(Seat, &'a Person)> {
    let sitting = group.members.iter().filter(|member| member.sits_on(group.on));
    let known = |member: &Member| group.people.iter().find(|person| person.id == member.person);
    sitting.filter_map(|member| known(member).map(|person| (member.seat, person))).collect()
}

fn members(group: &Group<'_>, draft: &mut Draft) {
    let head: Vec<String> = ["Who", "Seat", "Role", "Agency"].map(String::from).into();
    for (seat, person) in seats(group) {
        let row = vec![name(person), seat.label().into(), person.role.clone(), person.agency.clone()];
        say(Block::Table { head: head.clone(), rows: vec![row] }, draft);
    }
}

/// Every member once, and the parents, who agree to it too.
fn signatures(group: &Group<'_>, draft: &mut Draft) {
    let parents = group.people.iter().filter(|person| person.capacity == Capacity::Parent);
    let mut signed = Vec::new();
    for person in seats(group).into_iter().map(|(_, person)| person).chain(parents) {
        if !signed.contains(&person.id) {
            signed.push(person.id);
            say(Block::fact(name(person), SIGN_HERE), draft);
        }
    }
}

fn name(person: &Person) -> String {
    if person.name.is_empty() { person.handle.clone() } else { person.name.clone() }
}

fn name_and_role(person: &Person) -> String {
    let name = name(person);
    if person.role.is_empty() { name } else { format!("{name} ({})", person.role) }
}

/// What each place is filled with.
struct Filled([(&'static str, String); 6]);

impl Filled {
    fn of(group: &Group<'_>, reader: &Reader) -> Self {
        let seats = seats(group);
        let in_seat = |wanted| {
            let held = seats.iter().filter(|(seat, _)| *seat == wanted);
            listed(held.map(|(_, person)| name_and_role(person)))
        };
        let mut all: Vec<String> = Vec::new();
        for person in seats.iter().map(|(_, person)| name_and_role(person)) {
            if !all.contains(&person) {
                all.push(person);
            }
        }
        Self([
            ("reference", group.family.reference.clone()),
            ("lead", in_seat(Seat::Lead)),
            ("deputy", in_seat(Seat::Deputy)),
            ("members", listed(all.into_iter())),
            ("children", children(group, reader)),
            ("every", every(group.every_weeks)),
        ])
    }

    /// Fills the places once, from left to right: a brace in a name is not a place. An unknown place is left.
    fn text(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let place = after.split_once('}').and_then(|(place, after)| Some((self.value(place)?, after)));
            let (value, left) = place.unwrap_or(("{", after));
            filled.push_str(value);
            rest = left;
        }
        filled + rest
    }

    fn value(&self, place: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == place).map(|(_, value)| value.as_str())
    }
}

/// Children who are spoken of, as far as the reader may receive anything about them.
fn children(group: &Group<'_>, reader: &Reader) -> String {
    let circle = Circle { people: group.people, ties: group.ties, children: group.children };
    let hidden = circle.not_for(reader, &[], group.on);
    let spoken_of = group.children.iter().filter(|child| child.lost.is_none() && !hidden.contains(&child.id));
    listed(spoken_of.map(|child| child.name.clone()))
}

fn every(weeks: Option<u32>) -> String {
    match weeks {
        None => TO_BE_AGREED.into(),
        Some(1) => "every week".into(),
        Some(weeks) => format!("every {weeks} weeks"),
    }
}

/// `Ava, Ben and Cal`.
fn listed(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    match names.split_last() {
        None => TO_BE_AGREED.into(),
        Some((only, [])) => only.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::Clause;
    use crate::domain::child::Birth;
    use crate::domain::id::Id;
    use crate::export::to_text;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn terms() -> Agreement {
        Agreement {
            id: "terms".into(),
            title: "Terms of Reference".into(),
            version: "1".into(),
            provenance: "Made from published procedures; not the board's own form.".into(),
            intro: "For {children}.\n\nIt meets {every}.".into(),
            clauses: vec![Clause {
                heading: "Who leads".into(),
                text: "{lead} leads, {deputy} stands in. Members: {members}. {unknown} {".into(),
                source: "A manual, 2023".into(),
            }],
        }
    }

    fn person(n: u8, handle: &str, role: &str, capacity: Capacity) -> Person {
        Person {
            id: id(n),
            family: id(1),
            handle: handle.into(),
            name: String::new(),
            role: role.into(),
            agency: String::new(),
            capacity,
            telephone: String::new(),
            earlier: Vec::new(),
        }
    }

    fn member(person: u8, seat: Seat, until: Option<NaiveDate>) -> Member {
        Member {
            id: id(person + 50),
            family: id(1),
            person: id(person),
            seat,
            from: day("2026-01-01"),
            until,
        }
    }

    fn child(n: u8, name: &str) -> Child {
        Child {
            id: id(n),
            family: id(1),
            name: name.into(),
            order: u32::from(n),
            birth: Birth::Born(day("2020-01-01")),
            needs: String::new(),
            school: String::new(),
            takes_part: String::new(),
            audience: crate::domain::audience::Audience::Everyone,
            lost: None,
            earlier: Vec::new(),
        }
    }

    #[test]
    fn the_terms_are_filled_in_for_the_group() {
        let family = Family {
            id: id(1),
            reference: "F-104".into(),
            name: "secret".into(),
            since: day("2026-01-01"),
            about: String::new(),
            made_up: false,
        };
        let people = [
            person(2, "{members}", "lead social worker", Capacity::Professional),
            person(3, "HV", "health visitor", Capacity::Professional),
            person(4, "Mum", "mother", Capacity::Parent),
        ];
        let members = [
            member(2, Seat::Lead, None),
            member(3, Seat::Deputy, Some(day("2026-02-01"))),
            member(4, Seat::Member, None),
        ];
        let group = Group {
            family: &family,
            children: &[child(5, "Ava"), child(6, "Ben"), child(7, "Cal")],
            people: &people,
            ties: &[],
            members: &members,
            every_weeks: Some(4),
            on: day("2026-11-26"),
            shields: &[],
        };
        let made_on = chrono::DateTime::parse_from_rfc3339("2026-11-26T12:10:00+00:00").expect("a moment");
        let finished = agreement(&terms(), &group, &Reader::Family, &made_on);
        insta::assert_snapshot!("terms", to_text(&finished.document));
    }
}
