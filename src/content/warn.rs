//! What is no fault in a pack and is worth a second look: hard to read, too long to say, a word that blames, a source
//! without its date, a sign that plain characters cannot show, a page that nothing leads to.

use std::collections::HashSet;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Notes};
use super::folder::Folder;
use super::read::{Kind, Spot, files, load, read};
use crate::domain::ascii::is_lost;
use crate::domain::guidance::Page;
use crate::domain::pack::{Accepted, Rule};
use crate::domain::pathway::Pathway;
use crate::domain::plain_words::{Phrase, find};
use crate::domain::reading_age::{Counts, FORMULA};

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

/// The phrases that blame, of this pack and of those below it.
pub(super) fn blaming(folders: &[Folder]) -> Vec<Phrase> {
    let all = folders.iter().flat_map(|folder| load::<Phrase>(folder).values);
    all.filter(|phrase| phrase.blames).collect()
}

/// Warnings about one kind of content.
pub(super) fn of_kind<T: Kind>(folder: &Folder, blaming: &[Phrase], all: &mut Vec<Warning>) {
    let files = files::<T>(folder);
    for entry in read::<T>(&files.files).entries {
        let mut looking = Looking { spot: &entry.spot, blaming, all, lost: HashSet::new() };
        looking.value("", &entry.spot.value);
    }
}

/// Warnings about the texts of pages.
pub(super) fn of_pages(folder: &Folder, blaming: &[Phrase], all: &mut Vec<Warning>) {
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
pub(super) fn of_ways(folder: &Folder, below: &[Folder], all: &mut Vec<Warning>) {
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

/// Leaves out what is accepted. Answers how many were, and what is accepted and never met.
pub(super) fn accept<'a>(
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
                let what = format!("`{letter}` cannot be drawn with plain characters");
                let todo = "Write it with letters and marks of the keyboard.".to_owned();
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

/// The text with what stands in quotation marks blanked: words that are spoken about are not said.
fn without_quoted(text: &str) -> String {
    let mut inside = false;
    let blank = |letter: char| " ".repeat(letter.len_utf8());
    let mut own = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => inside = !inside,
            '\u{201c}' => inside = true,
            '\u{201d}' => inside = false,
            _ => {}
        }
        if inside { own.push_str(&blank(letter)) } else { own.push(letter) }
    }
    own
}

/// The sentences of a text, each with its byte. A colon or a semicolon lets a reader breathe too.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends_here = letters.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        if matches!(letter, '.' | '?' | '!' | ':' | ';') && ends_here {
            let end = at + letter.len_utf8();
            all.extend(text.get(start..end).map(|sentence| (start, sentence)));
            start = end;
        }
    }
    all.extend(text.get(start..).map(|rest| (start, rest)));
    let begins = |(at, sentence): (usize, &'_ str)| at + (sentence.len() - sentence.trim_start().len());
    all.into_iter().map(|(at, sentence)| (begins((at, sentence)), sentence.trim())).collect()
}

/// The running texts of a page, each with its byte and on one line: paragraphs, headings, items, cells of tables.
fn stretches(body: &str) -> Vec<(usize, String)> {
    let mut all: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let (text, begins) = without_marks(line.trim_end());
        if text.trim().is_empty() {
            goes_on = false;
        } else if goes_on && !begins {
            // One line end is one byte, as a space is: the bytes of what follows stay true.
            if let Some((_, last)) = all.last_mut() {
                last.push(' ');
                last.push_str(&text);
            }
        } else {
            all.push((at, text));
            goes_on = !line.starts_with('#');
        }
        at += line.len();
    }
    all
}

/// A line with its marks blanked, so that its bytes stay where they are; and whether it begins a stretch of its own.
fn without_marks(line: &str) -> (String, bool) {
    let rest = line.trim_start();
    let is_numbered = rest
        .split_once(". ")
        .is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    let begins = is_numbered || rest.starts_with(['#', '|']) || rest.starts_with("- ");
    let marks = match rest.find(|letter: char| !matches!(letter, '#' | '>' | '-' | ' ' | '|')) {
        _ if is_numbered => line.len() - rest.len() + rest.find(' ').unwrap_or(0),
        Some(at) => line.len() - rest.len() + at,
        None => line.len(),
    };
    let text = line.get(marks..).unwrap_or_default().replace("**", "  ").replace('|', ".");
    (" ".repeat(marks) + &text, begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_a_page_stand_where_they_stood() {
        let body =
            "One\ntwo **three**.\n\n## Head\nUnder\n\n1. first\n   goes on\n2. second\n\n> said\n> more\n";
        let all = stretches(body);
        let words: Vec<String> =
            all.iter().map(|(_, text)| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(words, ["One two three .", "Head", "Under", "first goes on", "second", "said more"]);
        for (at, text) in &all {
            let word = text.split_whitespace().next().expect("a word");
            let from = at + text.find(word).expect("it");
            assert!(body[from..].starts_with(word), "{word}");
        }
    }

    #[test]
    fn a_sentence_ends_where_a_reader_breathes_and_not_in_a_number() {
        let said: Vec<&str> =
            sentences("Ring at 8.30. Ask: who? Then go").into_iter().map(|(_, one)| one).collect();
        assert_eq!(said, ["Ring at 8.30.", "Ask:", "who?", "Then go"]);
    }

    #[test]
    fn words_that_are_spoken_about_are_not_said() {
        let text = "Not \"failed to\", and never \u{201c}failed\u{201d} to";
        let own = without_quoted(text);
        assert_eq!(own.len(), text.len());
        assert!(!own.contains("failed"), "{own}");
    }
}
