//! Words that nobody knows, found in the texts of a meeting. Nothing is put right by itself.

mod looked_at;

use std::collections::BTreeSet;

use super::audience::{Audience, Reader};
use super::compare;
use super::date::Around;
use super::entries::{Found, entries};
use super::entry::Mark;
use super::id::Id;
use super::marks::may_be_a_childs;
use super::meeting_record::MeetingRecord;
use super::room::Room;

pub use looked_at::{looked_at, plain_letters};

/// A word that is not known, where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The word as it was typed.
    pub word: String,
    /// In which text.
    pub text: Id,
    /// In which of its lines, from 0.
    pub line: usize,
    /// The byte of the line at which it begins.
    pub at: usize,
    /// Who may have the line.
    pub audience: Audience,
}

/// Words that are known without a dictionary: names, places, words the practitioner added. However they are spelt.
#[derive(Clone, Debug, Default)]
pub struct Known(BTreeSet<String>);

impl Known {
    /// Every word of a text is known from now on, its abbreviations too.
    pub fn add(&mut self, text: &str) {
        let words = text.split(|letter: char| !looked_at::is_letter(letter));
        let with_pieces = words.flat_map(|word| std::iter::once(word).chain(word.split('-')));
        self.0.extend(with_pieces.map(compare::key).filter(|word| !word.is_empty()));
    }

    /// Whether a word is among them, or is one of them with `'s`.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let has = |word: &str| self.0.contains(&compare::key(word));
        has(word) || word.strip_suffix("'s").or_else(|| word.strip_suffix("'S")).is_some_and(has)
    }
}

impl<'a> FromIterator<&'a str> for Known {
    fn from_iter<T: IntoIterator<Item = &'a str>>(texts: T) -> Self {
        let mut known = Self::default();
        texts.into_iter().for_each(|text| known.add(text));
        known
    }
}

/// The names and places of a family: what is on record needs nobody to say that it is a word.
#[must_use]
pub fn names(record: &MeetingRecord) -> Known {
    let children = record.children.iter().flat_map(|child| [&child.name, &child.school]);
    let people = record.people.iter().flat_map(|one| [&one.handle, &one.name, &one.role, &one.agency]);
    let ties = record.ties.iter().map(|tie| &tie.relation);
    let places = record.parts.iter().map(|part| &part.place).chain([&record.meeting.place]);
    let languages = record.attendance.iter().flat_map(|row| [&row.language, &row.needs_interpreter]);
    let shields = record.shields.iter().map(|shield| &shield.words);
    let all = children.chain(people).chain(ties).chain(places).chain(languages).chain(shields);
    all.chain([&record.family.name]).map(String::as_str).collect()
}

/// Every word of a meeting's texts that `knows` does not know, in the order of the agenda. Lines that may not be on the
/// screen in `room` are left out; without a room all are shown. A child's own words are left alone: they are the child's.
#[must_use]
pub fn unknown(
    record: &MeetingRecord,
    around: &Around,
    room: Option<&Room>,
    knows: &dyn Fn(&str) -> bool,
) -> Vec<Unknown> {
    let all = entries(record, around);
    let lines = all.iter().filter_map(|kept| Some((kept.for_reader(&Reader::Record)?, kept.audience())));
    let shown = lines
        .filter(|(found, audience)| room.is_none_or(|room| may_be_seen(record, room, (found, audience))));
    shown.flat_map(|(found, audience)| in_line(record, (found, audience), knows)).collect()
}

fn may_be_seen(record: &MeetingRecord, room: &Room, (found, audience): (&Found, &Audience)) -> bool {
    record.texts.iter().find(|text| text.id == found.text).is_some_and(|text| {
        room.shows(audience)
            && room.shows_part(text.part)
            && room.shows_child(text.child)
            && room.shows_line(text.body.line(found.line), &record.shields)
    })
}

fn in_line(
    record: &MeetingRecord,
    (found, audience): (&Found, &Audience),
    knows: &dyn Fn(&str) -> bool,
) -> Vec<Unknown> {
    let text = record.texts.iter().find(|text| text.id == found.text);
    let Some(line) = text.map(|text| text.body.line(found.line)) else { return Vec::new() };
    if found.entry.mark == Some(Mark::ChildSaid) || may_be_a_childs(line) {
        return Vec::new();
    }
    let words = looked_at(&line.text).into_iter().filter(|(_, word)| !is_known(word, knows));
    let place = |(at, word): (usize, &str)| Unknown {
        word: word.to_owned(),
        text: found.text,
        line: found.line,
        at,
        audience: audience.clone(),
    };
    words.map(place).collect()
}

/// Words of other alphabets are no matter for this dictionary. A word with a hyphen is known where its parts are.
fn is_known(word: &str, knows: &dyn Fn(&str) -> bool) -> bool {
    plain_letters(word).is_none_or(|plain| {
        knows(&plain) || plain.contains('-') && plain.split('-').all(|part| part.len() < 2 || knows(part))
    })
}

/// Takes `places[n]` off the list, where other words were put in, and moves what stands behind it in its line.
pub fn put_in(places: &mut Vec<Unknown>, n: usize, words: &str) {
    if n >= places.len() {
        return;
    }
    let gone = places.remove(n);
    let behind =
        places.iter_mut().filter(|one| (one.text, one.line) == (gone.text, gone.line) && one.at > gone.at);
    for one in behind {
        one.at = (one.at + words.len()).saturating_sub(gone.word.len());
    }
}

/// The names that are one slip away from a word: a letter too many, too few, another one, or two that changed places.
#[must_use]
pub fn near<'a>(word: &str, names: &[&'a str]) -> Vec<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let is_near = |name: &&str| is_one_slip(&word, &name.to_lowercase().chars().collect::<Vec<_>>());
    names.iter().copied().filter(is_near).collect()
}

fn is_one_slip(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    match (one, other) {
        ([a, b, rest @ ..], [c, d, other @ ..]) if a == d && b == c && rest == other => true,
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([_, rest @ ..], _) if rest == other => true,
        (_, [_, rest @ ..]) => rest == one,
        // What is the same is no slip.
        _ => false,
    }
}

#[cfg(test)]
mod tests;
