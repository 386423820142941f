//! What is no fault in a pack and is worth a second look: hard to read, too long to say, a word that blames, a source
//! without its date, a sign that plain characters cannot show, a page that nothing leads to.

mod prose;

use std::collections::HashSet;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use prose::{sentences, stretches, without_quoted};

use super::fault::{Fault, Notes};
use super::folder::Folder;
use super::read::{Kind, Spot, files, load, read};
use super::signs;
use crate::domain::agreement::Agreement;
use crate::domain::ascii::is_lost;
use crate::domain::chair::Card;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::clock;
use crate::domain::contact::Contact;
use crate::domain::guidance::Page;
use crate::domain::pack::{Accepted, Manifest, Rule};
use crate::domain::pathway::Pathway;
use crate::domain::plain_words::{Phrase, find};
use crate::domain::reading_age::{Counts, FORMULA};
use crate::domain::resource::{Link, Video};
use crate::domain::template::Template;
use crate::domain::tool::Tool;
use crate::domain::voice::Voice;

/// Most words of a sentence.
const MOST_WORDS: usize = 25;
/// The age from which a page is called hard to read.
const HARD: u32 = 16;

/// A warning: a place, what is worth a second look, what to do, and of which rule it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Where, what and what to do.
    pub fault: Fault,
    /// Of which rule: what `[[accepted]]` names.
    pub rule: Rule,
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (warning: {})", self.fault, self.rule.word())
    }
}

/// Keys whose words are no sentences of the pack's own, or are meant to be as they are.
const NOT_PROSE: &[&str] = &[
    "id",
    "address",
    "web",
    "email",
    "telephone",
    "needs",
    "source",
    "authority",
    "licence",
    "version",
    "related",
    "tools",
    "contacts",
    "pages",
    "group",
    "audience",
    "to",
    "first",
    "code",
    "section",
    "accepted",
];

/// Pages that the program itself opens, from Home and from Core group.
const OPENED: [&str; 4] = ["why-neglect", "where-to-start", "core-groups", "recording-the-meeting"];

/// What warnings there are in a pack without faults, over those below it, and how many of them it accepts.
pub(super) fn of_pack(folder: &Folder, below: &[Folder], manifest: &Manifest) -> (Vec<Warning>, usize) {
    let layers: Vec<Folder> = std::iter::once(folder).chain(below).cloned().collect();
    let blaming = blaming(&layers);
    let mut all = Vec::new();
    of_kind::<Manifest>(folder, &blaming, &mut all);
    of_kind::<Page>(folder, &blaming, &mut all);
    of_kind::<Template>(folder, &blaming, &mut all);
    of_kind::<Agreement>(folder, &blaming, &mut all);
    of_kind::<Contact>(folder, &blaming, &mut all);
    of_kind::<Link>(folder, &blaming, &mut all);
    of_kind::<Video>(folder, &blaming, &mut all);
    of_kind::<Tool>(folder, &blaming, &mut all);
    of_kind::<Card>(folder, &blaming, &mut all);
    of_kind::<Pathway>(folder, &blaming, &mut all);
    of_kind::<Instrument>(folder, &blaming, &mut all);
    // What somebody else said, and words that are looked for, are not the pack's own words.
    of_kind::<Voice>(folder, &[], &mut all);
    of_kind::<clock::Rule>(folder, &[], &mut all);
    of_pages(folder, &blaming, &mut all);
    of_ways(folder, below, &mut all);
    of_checklists(folder, &mut all);
    all.sort();
    let (accepted, idle) = accept(&mut all, &manifest.accepted, &folder.path());
    all.extend(idle.into_iter().map(|one| idle_warning(folder, one)));
    (all, accepted)
}

/// A warning that is accepted and no longer given hides the next one that is.
fn idle_warning(folder: &Folder, one: &Accepted) -> Warning {
    let what = format!("`{}` is accepted for {}, where nothing is warned of", one.rule.word(), one.file);
    let fault = Fault::whole(folder.path().join("pack.toml"), what, "Take it out of `[[accepted]]`.");
    Warning { fault, rule: one.rule }
}

/// The phrases that blame, of this pack and of those below it.
fn blaming(folders: &[Folder]) -> Vec<Phrase> {
    let all = folders.iter().flat_map(|folder| load::<Phrase>(folder).values);
    all.filter(|phrase| phrase.blames).collect()
}

/// Warnings about one kind of content.
fn of_kind<T: Kind>(folder: &Folder, blaming: &[Phrase], all: &mut Vec<Warning>) {
    let files = files::<T>(folder);
    for entry in read::<T>(&files.files).entries {
        let mut looking = Looking { spot: &entry.spot, blaming, all, lost: HashSet::new() };
        looking.value("", &entry.spot.value);
    }
}

/// Warnings about the texts of pages.
fn of_pages(folder: &Folder, blaming: &[Phrase], all: &mut Vec<Warning>) {
    let files = files::<Page>(folder);
    for entry in read::<Page>(&files.files).entries {
        let Some(page) = &entry.value else { continue };
        let start = entry.spot.file.text.trim_end().len().saturating_sub(page.body.len());
        let mut looking = Looking { spot: &entry.spot, blaming, all, lost: HashSet::new() };
        let stretches = stretches(&page.body);
        for (at, text) in &stretches {
            looking.prose(start + at, text);
        }
        let text: Vec<&str> = stretches.iter().map(|(_, text)| text.as_str()).collect();
        if let Some(age) = Counts::of(&text.join("\n")).age().filter(|age| *age > HARD) {
            let what = format!("a reader of {age} reads this page with ease ({FORMULA})");
            looking.say(
                Rule::ReadingAge,
                start,
                what,
                format!("Shorter sentences and plainer words bring it to {HARD}."),
            );
        }
    }
}

/// Pages of this pack that no page, and no end of a path, of this pack or one below it names.
fn of_ways(folder: &Folder, below: &[Folder], all: &mut Vec<Warning>) {
    let layers = || std::iter::once(folder).chain(below);
    let mut named: HashSet<String> = OPENED.into_iter().map(str::to_owned).collect();
    for page in layers().flat_map(|layer| load::<Page>(layer).values) {
        named.extend(page.related.into_iter().filter(|id| *id != page.id));
    }
    for path in layers().flat_map(|layer| load::<Pathway>(layer).values) {
        named.extend(path.ends.into_iter().flat_map(|end| end.pages));
        named.extend(path.steps.into_iter().flat_map(|step| step.answers).flat_map(|answer| answer.pages));
    }
    let files = files::<Page>(folder);
    for entry in read::<Page>(&files.files).entries {
        let Some(id) = entry.spot.text("id").filter(|id| !named.contains(*id)) else { continue };
        let what = format!("no page names `{id}` as related");
        let todo = "Name it in `related` of a page that leads to it; else it is found by its title and by search alone.";
        let mut looking = Looking { spot: &entry.spot, blaming: &[], all, lost: HashSet::new() };
        looking.say(Rule::LonelyPage, entry.spot.at("id"), what, todo.into());
    }
}

/// Checklists that do not say where they come from: nobody can tell what they may be relied on for.
fn of_checklists(folder: &Folder, all: &mut Vec<Warning>) {
    let files = files::<Instrument>(folder);
    for entry in read::<Instrument>(&files.files).entries {
        let Some(checklist) = entry.value.filter(|one| one.instrument.source.is_empty()) else { continue };
        let what = format!("the checklist `{}` does not say where it comes from", checklist.instrument.id);
        let todo = "Add `source` to `[instrument]`: whose it is, and of when.".to_owned();
        let mut looking = Looking { spot: &entry.spot, blaming: &[], all, lost: HashSet::new() };
        looking.say(Rule::ChecklistWithoutSource, entry.spot.at("instrument"), what, todo);
    }
}

/// Leaves out what is accepted. Answers how many were, and what is accepted and never met.
fn accept<'a>(
    warnings: &mut Vec<Warning>,
    accepted: &'a [Accepted],
    root: &Path,
) -> (usize, Vec<&'a Accepted>) {
    let before = warnings.len();
    let is_of = |warning: &Warning, one: &Accepted| {
        warning.rule == one.rule && warning.fault.file == root.join(&one.file)
    };
    let idle = accepted.iter().filter(|one| !warnings.iter().any(|warning| is_of(warning, one))).collect();
    warnings.retain(|warning| !accepted.iter().any(|one| is_of(warning, one)));
    (before - warnings.len(), idle)
}

/// What is looked at, and what was found so far.
struct Looking<'a, 'f> {
    spot: &'a Spot<'f>,
    blaming: &'a [Phrase],
    all: &'a mut Vec<Warning>,
    /// Signs that were named already: once an entry is enough.
    lost: HashSet<char>,
}

impl Looking<'_, '_> {
    fn say(&mut self, rule: Rule, at: usize, what: String, todo: String) {
        let notes = Notes::new(self.spot.file);
        notes.at(at, what, todo);
        self.all.extend(notes.into_faults().into_iter().map(|fault| Warning { fault, rule }));
    }

    fn value(&mut self, key: &str, value: &Spanned<DeValue<'_>>) {
        let at = self.spot.base + value.span().start;
        match value.get_ref() {
            DeValue::Table(table) if key == "source" => self.source(at, table),
            DeValue::Table(table) => {
                for (key, value) in table {
                    self.value(key.get_ref(), value);
                }
            }
            DeValue::Array(items) => items.iter().for_each(|item| self.value(key, item)),
            DeValue::String(text) if !NOT_PROSE.contains(&key) => {
                let quotes = self.quotes(at);
                self.prose(at + quotes, &text.replace('\n', " "));
            }
            _ => {}
        }
    }

    /// How many bytes of quotes a text begins with, and the line end that may follow three of them.
    fn quotes(&self, at: usize) -> usize {
        let text = self.spot.file.text.get(at..).unwrap_or_default();
        match text {
            _ if text.starts_with("\"\"\"\n") => 4,
            _ if text.starts_with("\"\"\"") => 3,
            _ => 1,
        }
    }

    fn source(&mut self, at: usize, source: &DeTable<'_>) {
        let has_day = source.iter().any(|(key, _)| matches!(key.get_ref().as_ref(), "date" | "edition"));
        let name = source.get("name").and_then(|name| name.get_ref().as_str()).unwrap_or_default();
        if !has_day && !says_when(name) {
            let todo =
                "Add `date`, as precisely as it says; `date = \"undated\"` where it says none.".to_owned();
            self.say(Rule::SourceWithoutDate, at, "the source does not say of when it is".to_owned(), todo);
        }
    }

    fn prose(&mut self, at: usize, text: &str) {
        for (from, sentence) in sentences(text) {
            let words =
                sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            if words > MOST_WORDS {
                let begins: Vec<&str> = sentence.split_whitespace().take(4).collect();
                let what = format!("the sentence \"{} ...\" has {words} words", begins.join(" "));
                let todo = format!("Part it: more than {MOST_WORDS} are hard to read aloud, and to hear.");
                self.say(Rule::LongSentence, at + from, what, todo);
            }
        }
        let blaming = self.blaming;
        let own = without_quoted(text);
        for hit in find(&own, blaming) {
            let todo =
                format!("Say for example \"{}\".", hit.phrase.plainer.first().map_or("", String::as_str));
            let from = hit.words.as_ptr() as usize - own.as_ptr() as usize;
            self.say(Rule::BlamingWord, at + from, format!("\"{}\" blames", hit.words), todo);
        }
        for (from, letter) in text.char_indices().filter(|(_, letter)| is_lost(*letter)) {
            if self.lost.insert(letter) {
                let what = format!("{} cannot be drawn with plain characters", signs::shown(letter));
                let todo = if signs::is_unseen(letter) {
                    signs::todo(letter)
                } else {
                    "Write it with letters and marks of the keyboard."
                };
                let todo = todo.to_owned();
                self.say(Rule::NotInAscii, at + from, what, todo);
            }
        }
    }
}

/// Whether the name of a source says of when it is, or that it is the pack's own words, which are as old as the page.
fn says_when(name: &str) -> bool {
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| {
        matches!(word, "ours" | "Our" | "our")
            || (word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2200).contains(&year)))
    })
}
