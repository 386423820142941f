//! What is looked for in a text, and the text as it is looked through.

use std::cell::OnceCell;

use super::What;
use super::address;
use crate::domain::compare::{Folded, Folds, Sign, Signs};

/// Fewest figures that are a telephone number and not a date or an age.
const FEWEST_FIGURES: usize = 6;

/// A text as it is looked through: folded once, for however many shields.
pub(super) struct Heard<'t> {
    text: &'t str,
    /// Its letters, with words that are spelt short in their short form.
    words: Folds,
    /// Its letters as they are: for words that are written as one, `rosecottage`.
    plain: OnceCell<Folds>,
    /// Its letters with those that are typed for figures as figures: `OX4 lAB`.
    codes: OnceCell<Folds>,
    /// Its figures: a row of them for each stretch without a letter.
    figures: String,
}

impl<'t> Heard<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let (words, figures) = (Folds::with(text, short), figures(text));
        Self { text, words, plain: OnceCell::new(), codes: OnceCell::new(), figures }
    }

    fn plain(&self) -> &Folds {
        self.plain.get_or_init(|| Folds::of(self.text))
    }

    fn codes(&self) -> &Folds {
        self.codes.get_or_init(|| Folds::of(&self.text.chars().map(typed_for_figure).collect::<String>()))
    }
}

/// One thing that is looked for.
pub(super) struct Part {
    /// Letters from the beginning of a word to the end of one, or figures.
    wanted: Wanted,
    /// How it may be written; empty where it is said already.
    pub(super) example: String,
}

enum Wanted {
    /// In their short form, and as they are where that is another.
    Letters(String, Option<String>),
    Figures(String),
    /// A postcode, its letters that look like figures as figures.
    Code(String),
}

/// What looks like a figure as that figure.
const fn typed_for_figure(letter: char) -> char {
    match letter {
        'o' | 'O' => '0',
        'i' | 'I' | 'l' | 'L' => '1',
        _ => letter,
    }
}

impl Part {
    /// A postcode.
    pub(super) fn code(word: &Word) -> Self {
        Self {
            wanted: Wanted::Code(word.letters.chars().map(typed_for_figure).collect()),
            example: word.typed.clone(),
        }
    }

    /// These words one after the other.
    pub(super) fn words(words: &[Word], is_example: bool) -> Self {
        let letters: String = words.iter().map(|word| short(&word.letters)).collect();
        let plain: String = words.iter().map(|word| word.letters.as_str()).collect();
        let plain = (plain != letters).then_some(plain);
        let typed: Vec<&str> = words.iter().map(|word| word.typed.as_str()).collect();
        let example = if is_example { typed.join(" ") } else { String::new() };
        Self { wanted: Wanted::Letters(letters, plain), example }
    }

    pub(super) fn is_in(&self, heard: &Heard<'_>) -> bool {
        match &self.wanted {
            Wanted::Letters(letters, plain) => {
                heard.words.has(letters) || plain.as_ref().is_some_and(|plain| heard.plain().has(plain))
            }
            Wanted::Figures(figures) => heard.figures.contains(figures.as_str()),
            Wanted::Code(code) => heard.codes().has(code),
        }
    }
}

/// A word as it is looked for, and as it was typed.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) letters: String,
    pub(super) typed: String,
}

impl Word {
    pub(super) fn plain(word: &str) -> Self {
        Self { letters: word.to_owned(), typed: word.to_owned() }
    }

    pub(super) fn begins_with_figure(&self) -> bool {
        self.letters.starts_with(|first: char| first.is_ascii_digit())
    }
}

/// The words of a text. An apostrophe parts none.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut letters, mut bytes) = (String::new(), 0..0);
    let mut end = |letters: &mut String, bytes: &std::ops::Range<usize>| {
        if !letters.is_empty() {
            let typed = text.get(bytes.clone()).unwrap_or_default().to_owned();
            words.push(Word { letters: std::mem::take(letters), typed });
        }
    };
    for folded in Signs::of(text) {
        match folded.sign {
            Sign::Letter(letter) => {
                let start = if letters.is_empty() { folded.from } else { bytes.start };
                bytes = start..folded.to;
                letters.push(letter);
            }
            Sign::Apostrophe => {}
            _ => end(&mut letters, &bytes),
        }
    }
    end(&mut letters, &bytes);
    words
}

/// What is looked for, of one way in which something is written.
pub(super) fn of(what: What, way: &str) -> Vec<Part> {
    match what {
        What::Number => number(way).into_iter().collect(),
        What::Address => address::parts(way),
        What::School => school(&words(way)),
        What::Place => whole(&words(way)).into_iter().collect(),
    }
}

/// All of it, as it stands.
pub(super) fn whole(words: &[Word]) -> Option<Part> {
    (!words.is_empty()).then(|| Part::words(words, true))
}

fn number(way: &str) -> Option<Part> {
    let figures = digits(way);
    let number = home(&figures);
    let is_one = number.len() >= FEWEST_FIGURES;
    is_one.then(|| Part { wanted: Wanted::Figures(number.to_owned()), example: way.trim().to_owned() })
}

/// A number without what leads into the country or out of the town.
fn home(figures: &str) -> &str {
    let abroad = figures.strip_prefix("0044").or_else(|| figures.strip_prefix("44"));
    let home = abroad.filter(|rest| rest.len() >= FEWEST_FIGURES + 3).unwrap_or(figures);
    home.strip_prefix('0').unwrap_or(home)
}

fn digits(way: &str) -> String {
    Signs::of(way).filter_map(Folded::letter).filter(char::is_ascii_digit).collect()
}

/// Rows of figures, across whatever is no letter and no end of a line. What looks like a figure is one.
fn figures(text: &str) -> String {
    let mut rows = String::new();
    for folded in Signs::of(text) {
        match folded.letter().map(typed_for_figure) {
            Some(figure) if figure.is_ascii_digit() => rows.push(figure),
            None if text.get(folded.from..folded.to) != Some("\n") => {}
            _ if rows.ends_with(' ') || rows.is_empty() => {}
            _ => rows.push(' '),
        }
    }
    rows
}

/// A school's name, and the name without what every school is called.
fn school(name: &[Word]) -> Vec<Part> {
    let own = name.iter().rposition(|word| !SCHOOLS.contains(&word.letters.as_str()));
    let own = name.get(..own.map_or(0, |last| last + 1)).unwrap_or_default();
    let mut parts: Vec<Part> = whole(name).into_iter().collect();
    match own {
        [] => {}
        [only] if own.len() < name.len() => {
            let kinds = ["primary", "school", "nursery", "academy"];
            parts.extend(kinds.map(|kind| Part::words(&[only.clone(), Word::plain(kind)], true)));
            // `at Ava's` is where somebody else lives.
            let is_owner = only.typed.chars().count() > only.letters.chars().count();
            let before = ["at", "to", "from"].into_iter().filter(|_| !is_owner);
            parts.extend(before.map(|word| Part::words(&[Word::plain(word), only.clone()], word == "at")));
        }
        _ => parts.extend(whole(own)),
    }
    parts
}

/// What might give the thing away and is not looked for: shown where something is shielded.
pub(super) fn might_be_missed(what: What, way: &str) -> Vec<String> {
    let all = words(way);
    let alone = |word: &Word| word.typed.clone();
    match what {
        What::Number => {
            let figures = digits(way);
            let last = figures.len().checked_sub(6).and_then(|at| figures.get(at..));
            last.map(str::to_owned).into_iter().chain(["the figures in words".to_owned()]).collect()
        }
        What::Address => address::might_be_missed(way),
        What::School | What::Place if all.len() > 1 => {
            all.first().map(alone).into_iter().chain(all.last().map(alone)).collect()
        }
        What::School | What::Place => vec![format!("{}, misspelt", way.trim())],
    }
}

/// Whether a way of writing is made of words that stand in every other line: `the house`, `school`.
#[must_use]
pub fn is_everyday(way: &str) -> bool {
    let words = words(way);
    !words.is_empty() && words.iter().all(|word| EVERYDAY.contains(&word.letters.as_str()))
}

/// The short form of a word that is spelt in two ways.
pub(super) fn short(word: &str) -> &str {
    let Some(first) = word.as_bytes().first().filter(|first| first.is_ascii_alphabetic()) else {
        return word;
    };
    let spelt = SPELT.iter().find(|(long, _)| long.as_bytes().first() == Some(first) && *long == word);
    spelt.map_or(word, |(_, short)| short)
}

/// Words that are spelt long or short.
const SPELT: [(&str, &str); 43] = [
    ("street", "st"),
    ("saint", "st"),
    ("road", "rd"),
    ("avenue", "av"),
    ("ave", "av"),
    ("lane", "ln"),
    ("la", "ln"),
    ("close", "cl"),
    ("drive", "dr"),
    ("court", "ct"),
    ("crescent", "cr"),
    ("cres", "cr"),
    ("gardens", "gdns"),
    ("gdn", "gdns"),
    ("grove", "gr"),
    ("grv", "gr"),
    ("place", "pl"),
    ("square", "sq"),
    ("terrace", "ter"),
    ("terr", "ter"),
    ("park", "pk"),
    ("parade", "pde"),
    ("boulevard", "blvd"),
    ("house", "hse"),
    ("cottage", "cott"),
    ("cottages", "cotts"),
    ("apartments", "apts"),
    ("buildings", "bldgs"),
    ("estate", "est"),
    ("mount", "mt"),
    ("north", "n"),
    ("south", "s"),
    ("east", "e"),
    ("west", "w"),
    ("great", "gt"),
    ("little", "lt"),
    ("lower", "lwr"),
    ("upper", "upr"),
    ("centre", "ctr"),
    ("center", "ctr"),
    ("primary", "prim"),
    ("number", "no"),
    ("and", "n"),
];

/// What schools are called beside their own names.
const SCHOOLS: [&str; 27] = [
    "school",
    "schools",
    "primary",
    "infant",
    "infants",
    "junior",
    "juniors",
    "nursery",
    "preschool",
    "pre",
    "academy",
    "college",
    "secondary",
    "high",
    "grammar",
    "ce",
    "cofe",
    "rc",
    "c",
    "of",
    "e",
    "community",
    "foundation",
    "special",
    "first",
    "middle",
    "day",
];

/// Words that every other line has.
const EVERYDAY: [&str; 62] = [
    "the",
    "a",
    "an",
    "her",
    "his",
    "their",
    "our",
    "my",
    "at",
    "in",
    "on",
    "to",
    "of",
    "and",
    "house",
    "home",
    "flat",
    "room",
    "place",
    "street",
    "road",
    "town",
    "village",
    "city",
    "address",
    "number",
    "phone",
    "mobile",
    "telephone",
    "school",
    "nursery",
    "primary",
    "secondary",
    "academy",
    "college",
    "preschool",
    "hospital",
    "surgery",
    "centre",
    "church",
    "mosque",
    "park",
    "shop",
    "work",
    "office",
    "club",
    "bedroom",
    "kitchen",
    "garden",
    "family",
    "mum",
    "mother",
    "dad",
    "father",
    "nan",
    "gran",
    "child",
    "children",
    "baby",
    "mums",
    "new",
    "old",
];
