//! What each file of a pack may hold, as tables: the shape is that of the types that are read, so that it cannot be out
//! of date, and each key has its meaning beside it. `docs/schema.md` is made from it.

mod checklists;
mod meanings;
mod shape;

use super::read::{Home, Kind};
use crate::domain::agreement::Agreement;
use crate::domain::calendar::Calendar;
use crate::domain::chair::Card;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::clock::Rule;
use crate::domain::contact::Contact;
use crate::domain::guidance::Page;
use crate::domain::pack::Manifest;
use crate::domain::pathway::Pathway;
use crate::domain::plain_words::Phrase;
use crate::domain::resource::{Link, Video};
use crate::domain::short_code::ShortCode;
use crate::domain::template::Template;
use crate::domain::tool::Tool;
use crate::domain::voice::Voice;

pub use shape::{Holds, Key};

/// One kind of file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileShape {
    /// Where it lies in the pack: `contacts.toml`.
    pub file: String,
    /// How an entry begins in it: `[[contact]]`; empty where the whole file is one entry.
    pub begins: String,
    /// What it is, in sentences.
    pub about: &'static str,
    /// Its keys, those of inner tables with the way to them: `source.name`.
    pub rows: Vec<Row>,
}

/// One key of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The key, with the way to it.
    pub key: String,
    /// What it holds, in words.
    pub holds: String,
    /// Whether it must be there.
    pub needed: bool,
    /// What it means; none where nobody wrote that down.
    pub meaning: Option<&'static str>,
}

/// Every kind of file a pack may hold, in the order a pack is written.
#[must_use]
pub fn files() -> Vec<FileShape> {
    vec![
        of::<Manifest>(),
        of::<Page>(),
        of::<Contact>(),
        of::<Link>(),
        of::<Video>(),
        of::<Tool>(),
        of::<Rule>(),
        of::<Calendar>(),
        of::<Pathway>(),
        of::<Template>(),
        of::<Agreement>(),
        of::<Instrument>(),
        of::<Card>(),
        of::<ShortCode>(),
        of::<Phrase>(),
        of::<Voice>(),
    ]
}

/// The meanings that stand at no key of this name: there must be none.
#[must_use]
pub fn idle_meanings() -> Vec<String> {
    let files = files();
    let is_there = |name: &str, key: &str| {
        files.iter().any(|file| file.file == name && file.rows.iter().any(|row| row.key == key))
    };
    let all = meanings::ALL.iter().flat_map(|(name, _, rows)| rows.iter().map(move |(key, _)| (*name, *key)));
    all.filter(|(name, key)| !is_there(name, key)).map(|(name, key)| format!("{name}: {key}")).collect()
}

fn of<T: Kind>() -> FileShape {
    let (file, begins) = match T::HOME {
        Home::File(name) => (name.to_owned(), String::new()),
        Home::List(name, key) => (name.to_owned(), format!("[[{key}]]")),
        Home::Folder(folder, extension) => (format!("{folder}/<id>.{extension}"), String::new()),
    };
    let mut rows = Vec::new();
    put(&mut rows, "", &shape::keys::<T>());
    let (about, meanings) = meanings::of(&file);
    for row in &mut rows {
        row.meaning = meanings.iter().find(|(key, _)| *key == row.key).map(|(_, meaning)| *meaning);
        row.meaning = row.meaning.or_else(|| meanings::everywhere(&row.key));
    }
    FileShape { file, begins, about, rows }
}

fn put(rows: &mut Vec<Row>, way: &str, keys: &[Key]) {
    for key in keys {
        let name = format!("{way}{}", key.name);
        rows.push(Row { key: name.clone(), holds: in_words(&key.holds), needed: key.needed, meaning: None });
        if let Some(inner) = inner(&key.holds) {
            put(rows, &format!("{name}."), inner);
        }
    }
}

fn inner(holds: &Holds) -> Option<&[Key]> {
    match holds {
        Holds::Table(keys) | Holds::WordOr(keys) => Some(keys),
        Holds::List(item) => inner(item),
        _ => None,
    }
}

fn in_words(holds: &Holds) -> String {
    let words = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match holds {
        Holds::Text => "text".into(),
        Holds::Day => "a day".into(),
        Holds::Number => "a whole number".into(),
        Holds::Truth => "`true` or `false`".into(),
        Holds::Choice(choices) => format!("one of {}", words(choices)),
        Holds::Measure(choices) => format!("a number of {}", words(choices)),
        Holds::NumberOrWord => "a whole number or a word".into(),
        Holds::Table(_) => "a table".into(),
        Holds::WordOr(_) => "one word, or a table".into(),
        Holds::Named(item) => format!("a table of your own names, each with {}", in_words(item)),
        Holds::List(item) => match item.as_ref() {
            Holds::Text => "a list of texts".into(),
            Holds::Table(_) => "one table or more".into(),
            Holds::Choice(choices) => format!("a list of {}", words(choices)),
            other => format!("a list: {}", in_words(other)),
        },
    }
}
