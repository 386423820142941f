//! Whom and what a line means: settled when the line is left, and kept beside it.
//!
//! A name is looked for once, among the people of that day. What was found is kept by id, with the words it was read
//! from: a name that is corrected later, or handed on to somebody else, changes no line. A line that is changed is read
//! again, and the names that still stand in it keep their meaning.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::body::{Body, Line};
use super::child::Child;
use super::compare;
use super::date::Around;
use super::entry::{Entry, Named, Tag, When};
use super::id::Id;
use super::marks::{self, Mention, Present};

/// What one line means.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meaning {
    /// The line, read.
    pub entry: Entry,
    /// The children it names.
    #[serde(default)]
    pub about: BTreeSet<Id>,
    /// The children it may name; for whoever may have nothing of them it counts as naming them.
    #[serde(default)]
    pub perhaps_about: BTreeSet<Id>,
    /// The one child its words name, apart from what was lifted out of them.
    #[serde(default)]
    pub child: Option<Id>,
}

impl Meaning {
    /// Reads a line with the people and children of now.
    #[must_use]
    pub fn read(line: &Line, present: &Present<'_>, around: &Around) -> Self {
        let entry = marks::read_line(line, present, around);
        let (about, perhaps_about) = named_in(&line.text, present.children);
        let child = if about.is_empty() { None } else { only(&named_in(&entry.words, present.children).0) };
        Self { entry, about, perhaps_about, child }
    }

    fn names_anything(&self) -> bool {
        let Self { entry, about, perhaps_about, .. } = self;
        let read = entry.said.is_some() || entry.due.is_some();
        read || !about.is_empty() || !perhaps_about.is_empty() || named(entry).next().is_some()
    }

    /// Whether nothing in it waits for somebody or a day that is not known yet.
    fn is_whole(&self) -> bool {
        named(&self.entry).all(|named| named.person.is_some())
            && self.entry.due.as_ref().is_none_or(|due| due.date.is_ok())
    }

    /// This reading with every name and day that stood in the line before as it was read then.
    fn with_those_of(mut self, before: &Self, follows_next: bool) -> Self {
        let entry = &mut self.entry;
        for_each_named(entry, |named| {
            let known = self::named(&before.entry).find(|one| same(&one.words, &named.words));
            named.person = known.and_then(|one| one.person).or(named.person);
        });
        if let (Some(due), Some(known), false) = (&mut entry.due, &before.entry.due, follows_next) {
            keep_day(due, known);
        }
        if let (Some(said), Some(known)) = (&mut entry.said, &before.entry.said)
            && same(&said.name, &known.name)
        {
            said.child = known.child;
        }
        self
    }

    /// The same meaning with what the writer said of words that are a child's name too.
    fn with_what_was_said(mut self, line: &Line, present: &Present<'_>) -> Self {
        for (child, is_child) in line.said_of() {
            self.perhaps_about.remove(&child);
            if is_child && self.about.insert(child) {
                let named = named_in(&self.entry.words, present.children);
                let named: BTreeSet<Id> = named.0.into_iter().chain([child]).collect();
                self.child = only(&named);
            }
        }
        self
    }

    /// The same meaning where more children may be named by now: of them it counts as perhaps.
    fn beside(mut self, (about, perhaps): (BTreeSet<Id>, BTreeSet<Id>)) -> Self {
        let more = about.into_iter().chain(perhaps).filter(|child| !self.about.contains(child));
        self.perhaps_about.extend(more.collect::<Vec<_>>());
        self
    }
}

fn keep_day(due: &mut When, known: &When) {
    if same(&due.words, &known.words) && known.date.is_ok() {
        due.date.clone_from(&known.date);
    }
}

fn same(one: &str, other: &str) -> bool {
    compare::same(one, other)
}

fn only(children: &BTreeSet<Id>) -> Option<Id> {
    children.first().copied().filter(|_| children.len() == 1)
}

/// Everybody a reading names.
fn named(entry: &Entry) -> impl Iterator<Item = &Named> {
    let told = match &entry.tag {
        Some(Tag::ToldBy(who)) if !who.words.is_empty() => Some(who),
        _ => None,
    };
    let hearer = entry.said.as_ref().and_then(|said| said.hearer.as_ref());
    [entry.speaker.as_ref(), hearer, told].into_iter().flatten().chain(entry.owners())
}

fn for_each_named(entry: &mut Entry, mut change: impl FnMut(&mut Named)) {
    let told = match &mut entry.tag {
        Some(Tag::ToldBy(who)) => Some(who),
        _ => None,
    };
    let hearer = entry.said.as_mut().and_then(|said| said.hearer.as_mut());
    let all = [entry.owner.as_mut(), entry.speaker.as_mut(), hearer, told];
    all.into_iter().flatten().chain(&mut entry.also).for_each(&mut change);
}

/// The children a text names, and those it may name: by a name that somebody else bears now, or by one that cannot be told
/// from a word.
#[must_use]
pub fn named_in(text: &str, children: &[Child]) -> (BTreeSet<Id>, BTreeSet<Id>) {
    let (mut about, mut perhaps) = (BTreeSet::new(), BTreeSet::new());
    for child in children {
        let named = |name: &str| {
            let found = marks::mention(text, name);
            found.and_then(|_| marks::mention_beside(text, name, &names_beside(child, children)))
        };
        let earlier = || child.earlier.iter().find_map(|name| Some((name, named(name)?)));
        let is_sure = match (named(&child.name), earlier()) {
            (Some(found), _) => found == Mention::Sure,
            (None, Some((name, found))) => {
                found == Mention::Sure && !children.iter().any(|other| same(&other.name, name))
            }
            (None, None) => continue,
        };
        let named = if is_sure { &mut about } else { &mut perhaps };
        named.insert(child.id);
    }
    (about, perhaps)
}

/// The names of the other children: what is part of a longer one is not the child's own.
fn names_beside(child: &Child, children: &[Child]) -> Vec<String> {
    let others = children.iter().filter(|other| other.id != child.id);
    others.map(|other| other.name.clone()).collect()
}

/// The meaning of a line, with what it is known by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    /// When its first character was typed, in milliseconds since 1970.
    #[serde(default)]
    typed: Option<i64>,
    /// A fingerprint of its words.
    words: u64,
    /// Its day is the next core group's, whichever that is.
    #[serde(default)]
    follows_next: bool,
    #[serde(flatten)]
    meaning: Meaning,
}

/// What the lines of one text meant when they were left.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meanings(Vec<Known>);

impl Meanings {
    /// Nothing settled yet.
    pub const NONE: Self = Self(Vec::new());

    /// Settles every line of a text. What was settled before stays.
    #[must_use]
    pub fn settle(&self, body: &Body, present: &Present<'_>, around: &Around) -> Self {
        let lines = body.lines().iter().filter(|line| !line.text.trim().is_empty());
        let mut all: Vec<Known> = lines.filter_map(|line| self.settled(line, present, *around)).collect();
        all.sort_by_key(key);
        all.dedup_by_key(|known| key(known));
        Self(all)
    }

    fn settled(&self, line: &Line, present: &Present<'_>, around: Around) -> Option<Known> {
        let meaning = self.read(line, present, &around);
        let (typed, words) = key_of(line);
        let follows_next = follows_next(&meaning.entry, line, present, around);
        meaning.names_anything().then_some(Known { typed, words, follows_next, meaning })
    }

    /// What a line means: as it was settled, or as it is read now.
    #[must_use]
    pub fn read(&self, line: &Line, present: &Present<'_>, around: &Around) -> Meaning {
        self.read_alone(line, present, *around).with_what_was_said(line, present)
    }

    fn read_alone(&self, line: &Line, present: &Present<'_>, around: Around) -> Meaning {
        let Some(known) = self.same_line(line) else { return Meaning::read(line, present, &around) };
        let is_unchanged = known.words == key_of(line).1;
        if is_unchanged && known.meaning.is_whole() && !known.follows_next {
            return known.meaning.clone().beside(named_in(&line.text, present.children));
        }
        let fresh = Meaning::read(line, present, &around);
        let has_lost_its_mark = known.meaning.entry.mark.is_some() && fresh.entry.mark.is_none();
        if is_unchanged && has_lost_its_mark {
            return known.meaning.clone().beside((fresh.about, fresh.perhaps_about));
        }
        let named = (known.meaning.about.clone(), BTreeSet::new());
        let read = fresh.with_those_of(&known.meaning, known.follows_next);
        if is_unchanged { read.beside(named) } else { read }
    }

    /// The line as it was settled: with these words, or with others that were changed since.
    fn same_line(&self, line: &Line) -> Option<&Known> {
        let wanted = key_of(line);
        if let Ok(at) = self.0.binary_search_by_key(&wanted, key) {
            return self.0.get(at);
        }
        let first = self.0.partition_point(|known| known.typed < wanted.0);
        self.0.get(first).filter(|known| wanted.0.is_some() && known.typed == wanted.0)
    }
}

type Key = (Option<i64>, u64);

const fn key(known: &Known) -> Key {
    (known.typed, known.words)
}

fn key_of(line: &Line) -> Key {
    (line.typed.map(|typed| typed.timestamp_millis()), fingerprint(line))
}

/// FNV-1a over the words, and whether they wait to be accepted: the same in every version of the program.
fn fingerprint(line: &Line) -> u64 {
    let bytes = line.text.bytes().chain([u8::from(line.pasted)]);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether the day of a line is said by the next core group's: it goes with that day until the meeting is closed.
fn follows_next(entry: &Entry, line: &Line, present: &Present<'_>, around: Around) -> bool {
    let Some(due) = &entry.due else { return false };
    let without = Around { next_core_group: None, ..around };
    let with = Around { next_core_group: Some(around.today + chrono::TimeDelta::days(1)), ..around };
    let read = |around: &Around| marks::read_line(line, present, around).due.map(|due| due.date);
    due.date.is_err() || read(&without) != read(&with)
}

#[cfg(test)]
mod tests;
