//! Reads every file of one kind in a pack: values where all is well, faults where it is not.

mod agreements;
mod calendar;
mod cards;
mod checklists;
mod contacts;
mod guidance;
mod links;
mod manifest;
mod pathway;
mod short_codes;
mod spot;
mod synonyms;
mod templates;
mod timescales;
mod tools;
mod videos;
mod voices;
mod wording;

use std::ops::Range;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::fault::{Fault, Notes};
use super::folder::{File, Folder};
use super::forgiving::{self, Shape, should_be};
use super::signs;

pub(super) use spot::{Spot, part};

/// Where the entries of a kind lie in a pack.
pub(super) enum Home {
    /// One entry, in one file of this name.
    File(&'static str),
    /// Many, in one file of this name, under this key.
    List(&'static str, &'static str),
    /// One a file, in the sub-folder of this name, with this extension.
    Folder(&'static str, &'static str),
}

/// A kind of content.
pub(super) trait Kind: DeserializeOwned {
    /// Where it lies.
    const HOME: Home;
    /// What one is called in a fault.
    const NAME: &'static str;
    /// Whether it is named by an id that must be there and be unique.
    const HAS_ID: bool = true;
    /// The key its id stands under, with the way to it.
    const ID: &'static str = "id";
    /// Whether its rules are looked at whenever it is loaded, and what breaks one is left out: what is done with it
    /// relies on them.
    const IS_RELIED_ON: bool = false;
    /// The newest form of its files that this program reads, where they say which they have under `format`.
    const FORMAT: Option<u32> = None;

    /// Its id; empty where the kind has none.
    fn id(&self) -> &str;

    /// Where in `file` its TOML lies; the whole file, but for pages.
    fn toml(file: &File, _notes: &Notes<'_>) -> Option<Range<usize>> {
        Some(0..file.text.len())
    }

    /// Whether an entry without a review date of its own has its pack's.
    const HAS_REVIEW: bool = false;

    /// Takes its pack's review date, where it has none of its own.
    fn review_by(&mut self, _day: NaiveDate) {}

    /// Takes what follows the TOML.
    fn take(&mut self, _rest: &str) {}

    /// The rules of this kind, beyond its shape.
    fn check(&self, _spot: &Spot<'_>, _notes: &Notes<'_>) {}

    /// Says of a fault in its shape where in the entry it stands, and more of what to do.
    fn reword(_spot: &Spot<'_>, _fault: &mut Fault) {}

    /// What it mentions by id, but for the keys that every kind may have.
    fn mentions(&self) -> Vec<Mention> {
        Vec::new()
    }
}

/// A mention of an entry by its id.
pub(super) struct Mention {
    /// Where it stands in the entry, as [`Spot::at`] takes it.
    pub(super) path: String,
    /// What is mentioned: `page`.
    pub(super) kind: &'static str,
    /// By which id.
    pub(super) id: String,
}

/// The files of one kind, read from a folder but not yet parsed.
pub(super) struct Files {
    pub(super) files: Vec<File>,
    pub(super) faults: Vec<Fault>,
}

/// One entry: its value, where there is no fault in it, and its place.
pub(super) struct Entry<'f, T> {
    pub(super) value: Option<T>,
    pub(super) spot: Spot<'f>,
}

/// What was found of one kind.
pub(super) struct Found<'f, T> {
    pub(super) entries: Vec<Entry<'f, T>>,
    pub(super) faults: Vec<Fault>,
    /// False where a file could not be read to its end, so that more entries may be meant than are here.
    pub(super) whole: bool,
}

/// Values and faults, free of the files they came from.
pub(super) struct Loaded<T> {
    pub(super) values: Vec<T>,
    pub(super) faults: Vec<Fault>,
}

/// Loads one kind from a folder, for use: the values without a fault in their shape.
pub(super) fn load<T: Kind>(folder: &Folder) -> Loaded<T> {
    let files = files::<T>(folder);
    let found = read::<T>(&files.files);
    let mut faults = found.faults;
    let values = found.entries.into_iter().filter_map(|entry| relied_on(entry, &mut faults)).collect();
    faults.extend(files.faults);
    Loaded { values, faults }
}

/// The value of an entry; none where its rules are broken and relied on.
fn relied_on<T: Kind>(entry: Entry<'_, T>, faults: &mut Vec<Fault>) -> Option<T> {
    let value = entry.value?;
    if !T::IS_RELIED_ON {
        return Some(value);
    }
    let notes = Notes::new(entry.spot.file);
    check_id::<T>(&entry.spot, &notes);
    value.check(&entry.spot, &notes);
    let broken = notes.into_faults();
    let is_whole = broken.is_empty();
    faults.extend(broken);
    is_whole.then_some(value)
}

/// The form of an id, and whether it is the name of its file.
pub(super) fn check_id<T: Kind>(spot: &Spot<'_>, notes: &Notes<'_>) {
    let Some(id) = spot.text(T::ID).filter(|id| T::HAS_ID && !id.trim().is_empty()) else { return };
    let at = spot.at(T::ID);
    if !is_id(id) {
        let todo = "Use lower case words and digits joined by `-`.";
        notes.at(at, format!("`{}` cannot be an id", signs::shown_in(id)), todo);
    }
    if matches!(T::HOME, Home::Folder(..)) && spot.file.stem() != id {
        let what = format!("the id `{id}` is not the name of the file");
        notes.at(at, what, "Rename the file, or change the id.");
    }
}

fn is_id(id: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    };
    id.split('-').all(is_word)
}

/// The files of one kind in a folder.
pub(super) fn files<T: Kind>(folder: &Folder) -> Files {
    let read = match T::HOME {
        Home::File(name) | Home::List(name, _) => folder.file(name).into_iter().collect(),
        Home::Folder(sub, extension) => match folder.list(sub) {
            Ok(names) => in_folder(folder, sub, extension, &names),
            Err(fault) => vec![Err(fault)],
        },
    };
    let mut all = Files { files: Vec::new(), faults: Vec::new() };
    for file in read {
        match file {
            Ok(file) => all.files.push(file),
            Err(fault) => all.faults.push(fault),
        }
    }
    all
}

fn in_folder(
    folder: &Folder,
    sub: &str,
    extension: &str,
    names: &[(String, bool)],
) -> Vec<Result<File, Fault>> {
    let suffix = format!(".{extension}");
    let names = names.iter().filter(|(name, is_folder)| !is_folder && name.ends_with(&suffix));
    names.filter_map(|(name, _)| folder.file(&format!("{sub}/{name}"))).collect()
}

/// Parses files into entries.
pub(super) fn read<T: Kind>(files: &[File]) -> Found<'_, T> {
    let mut all = Found { entries: Vec::new(), faults: Vec::new(), whole: true };
    for file in files {
        let notes = Notes::new(file);
        match T::toml(file, &notes) {
            Some(range) => all.whole &= read_toml(file, range, &notes, &mut all.entries),
            None => all.whole = false,
        }
        all.faults.extend(notes.into_faults());
    }
    all
}

/// Reads the TOML of one file. Whether all of it could be parsed.
fn read_toml<'f, T: Kind>(
    file: &'f File,
    range: Range<usize>,
    notes: &Notes<'_>,
    entries: &mut Vec<Entry<'f, T>>,
) -> bool {
    let text = file.text.get(range.clone()).unwrap_or_default();
    let (root, errors) = DeTable::parse_recoverable(text);
    let broken: Vec<usize> = errors.iter().filter_map(|error| Some(error.span()?.start)).collect();
    note_syntax(&errors, text, range.start, notes);
    let rest = file.text.get(range.end..).unwrap_or_default();
    for (value, extent) in split::<T>(root, text.len(), range.start, notes) {
        let spot = Spot { value, base: range.start, file };
        let is_broken = broken.iter().any(|at| extent.contains(at) || *at == text.len());
        let is_readable = !is_broken && !newer::<T>(&spot, notes);
        let before = notes.count();
        let value = is_readable.then(|| forgiving::read::<T>(&spot.value, range.start, notes)).flatten();
        notes.reword_from(before, |fault| T::reword(&spot, fault));
        let value = value.map(|mut value| {
            value.take(rest);
            value
        });
        entries.push(Entry { value, spot });
    }
    errors.is_empty()
}

/// Whether the file has a form that only a newer program reads: what else it says may mean anything.
fn newer<T: Kind>(spot: &Spot<'_>, notes: &Notes<'_>) -> bool {
    let format = spot.number("format").zip(T::FORMAT).filter(|(given, known)| *given > i64::from(*known));
    if let Some((given, known)) = format {
        let what = format!("`format`: the file is of format {given}, and this program reads format {known}");
        let todo = format!("Get a newer version of the program, or write the file in format {known}.");
        notes.at(spot.at("format"), what, todo);
    }
    format.is_some()
}

/// One fault a line: what follows the first in a line is mostly its echo.
pub(super) fn note_syntax(errors: &[Error], text: &str, base: usize, notes: &Notes<'_>) {
    let mut errors: Vec<_> =
        errors.iter().map(|error| (error.span().unwrap_or_default().start, error.message())).collect();
    errors.sort_unstable();
    let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count();
    errors.dedup_by_key(|(at, _)| line(*at));
    for (at, message) in errors {
        // A sign that looks like another is the cause, wherever in its line the parser stops.
        let (from, line) = line_at(text, at);
        if let Some((offset, letter)) = signs::strange(line) {
            let what = format!("{} stands here", signs::name(letter).unwrap_or_default());
            notes.at(base + from + offset, what, signs::todo(letter));
            continue;
        }
        let message = message.strip_suffix(", expected literal string").unwrap_or(message);
        let todo = match message {
            "duplicate key" => "Take one of the two out.",
            _ => "Mend the line: a key, an equals sign, a value; text in double quotes.",
        };
        notes.at(base + at, message, todo);
    }
}

/// The line in which a byte stands, and where it begins.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let before = text.get(..at).unwrap_or(text);
    let from = before.rfind('\n').map_or(0, |end| end + 1);
    (from, text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default())
}

/// The entries of a document, each with the bytes it reaches over.
fn split<'f, T: Kind>(
    root: Spanned<DeTable<'f>>,
    end: usize,
    base: usize,
    notes: &Notes<'_>,
) -> Vec<(Spanned<DeValue<'f>>, Range<usize>)> {
    let Home::List(_, key) = T::HOME else {
        let span = root.span();
        return vec![(Spanned::new(span, DeValue::Table(root.into_inner())), 0..end)];
    };
    let mut items = items(root.into_inner(), key, base, notes);
    items.sort_by_key(|item| item.span().start);
    let starts: Vec<usize> = items.iter().map(|item| item.span().start).chain([end]).collect();
    items.into_iter().zip(starts.windows(2).map(|pair| pair[0]..pair[1])).collect()
}

/// What stands under `key`; any other key is a fault.
fn items<'f>(root: DeTable<'f>, key: &str, base: usize, notes: &Notes<'_>) -> Vec<Spanned<DeValue<'f>>> {
    let mut items = Vec::new();
    for (name, value) in root {
        if name.get_ref() != key {
            let what = format!("`{}` does not belong in this file", name.get_ref());
            notes.at(base + name.span().start, what, format!("Every entry here begins with `[[{key}]]`."));
            continue;
        }
        let start = value.span().start;
        match value.into_inner() {
            DeValue::Array(list) => items.extend(list),
            other => {
                let (what, todo) = should_be(Shape::List, key, &other);
                notes.at(base + start, what, todo);
            }
        }
    }
    items
}
