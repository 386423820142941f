//! A child's own words: whose, who heard them, when, alone or not, what was asked.
//!
//! `Ben to @HV 24 nov, alone, asked: what is bedtime like: my nose is cold`. Everything before the colon but the name
//! may be missing, and stays missing: nothing is put in that was not typed.

use super::super::date::{self, Around, Lean, NotADate};
use super::super::entry::{Entry, Mark, Named, Said};
use super::super::id::Id;
use super::piece::Piece;
use super::{Present, names, tag};

mod asking;

/// Words between the facts that say nothing by themselves.
const JOINING: [&str; 9] = ["to", "told", "said", "says", "on", "and", "at", "was", "the"];

/// Reads what follows the child's name.
pub(super) fn read(child: Id, piece: Piece<'_>, present: &Present<'_>, around: Around) -> Entry {
    let asking = asking::parts(piece, present, around);
    let asking::Parts { head, behind, asked, mut words, mut unclear } = asking;
    let mut facts = Facts::default();
    let _ = behind.map(|behind| facts.read(behind, present, around));
    if let Some(left) = head.and_then(|head| facts.read(head, present, around)) {
        // Something before the colon was not understood: it is kept with the words, unless a question stands between.
        match head.filter(|_| asked.is_some() || unclear.is_some()) {
            Some(head) => unclear = Some(head.starting_at(left).trim_end(is_joint)),
            None => words = piece.starting_at(left),
        }
    }
    let (tag, words) = tag::take(words);
    let doubts = facts.doubts.iter().cloned().chain(unclear.map(asking::doubt)).collect();
    let said = Said {
        child: Some(child),
        hearer: facts.hearer,
        when: facts.when,
        when_unread: facts.when_unread,
        alone: facts.alone,
        asked: asked.map(Piece::owned),
        unclear: unclear.map(Piece::owned),
        ..Said::default()
    };
    Entry {
        mark: Some(Mark::ChildSaid),
        words: unquoted(words).owned(),
        tag,
        said: Some(said),
        doubts,
        ..Entry::default()
    }
}

fn unquoted(piece: Piece<'_>) -> Piece<'_> {
    let quoted = |text: &str| {
        text.strip_prefix(['"', '\u{201c}'])
            .and_then(|text| text.strip_suffix(['"', '\u{201d}']))
            .is_some_and(|inside| !inside.contains(['"', '\u{201c}', '\u{201d}']))
    };
    let quote = |letter| matches!(letter, '"' | '\u{201c}' | '\u{201d}');
    if quoted(piece.text()) { piece.trim_start_of(quote).trim_end(quote).trim() } else { piece }
}

/// What stands between the name and the colon.
#[derive(Default)]
struct Facts {
    hearer: Option<Named>,
    when: Option<chrono::NaiveDate>,
    when_unread: Option<String>,
    alone: Option<bool>,
    /// The words of the day that was read.
    day: String,
    doubts: Vec<String>,
}

impl Facts {
    /// Reads the facts one after another; the byte of the line where the first thing not understood begins.
    fn read(&mut self, head: Piece<'_>, present: &Present<'_>, around: Around) -> Option<usize> {
        let mut rest = head;
        let mut left = None;
        loop {
            rest = rest.trim_start_of(is_joint);
            if rest.is_blank() {
                return left;
            }
            let taken = self.hearer(rest, present, around);
            let taken = taken.or_else(|| self.company(rest)).or_else(|| self.date(rest, around));
            let known = taken.or_else(|| joining(rest));
            left = left.or(if known.is_none() { Some(rest.from()) } else { None });
            rest = known.unwrap_or_else(|| after_word(rest));
        }
    }

    /// `to @teacher`, `told @HV`, `to nursery`.
    fn hearer<'t>(&mut self, rest: Piece<'t>, present: &Present<'_>, around: Around) -> Option<Piece<'t>> {
        let word = after_keyword(rest, "to").or_else(|| after_keyword(rest, "told"))?;
        if self.hearer.is_some() {
            return None;
        }
        let (hearer, rest) =
            names::at_sign(word, present.people).or_else(|| plain_hearer(word, present, around))?;
        self.hearer = Some(hearer);
        Some(rest)
    }

    fn company<'t>(&mut self, rest: Piece<'t>) -> Option<Piece<'t>> {
        let not = after_keyword(rest, "not").and_then(|rest| after_keyword(rest, "alone"));
        let (alone, rest) = match not {
            Some(rest) => (false, rest),
            None => (true, after_keyword(rest, "alone")?),
        };
        self.alone.get_or_insert(alone);
        Some(rest)
    }

    /// A day is taken once. A second one, or one that cannot be read, leaves it open which is meant.
    fn date<'t>(&mut self, rest: Piece<'t>, around: Around) -> Option<Piece<'t>> {
        let found = date::date_at(rest.text(), &around, Lean::Back)?;
        let (words, after) = (rest.first(found.span.end).owned(), rest.after(found.span.end));
        match found.date {
            Ok(date) if self.when == Some(date) => {}
            Ok(date) if self.when.is_none() && self.when_unread.is_none() => {
                (self.when, self.day) = (Some(date), words);
            }
            Ok(_) => {
                let both = format!("{}, {words}", self.when_unread.as_deref().unwrap_or(&self.day));
                self.not_read(&NotADate::TwoDays(both.clone()), both);
            }
            Err(why) => self.not_read(&why, words),
        }
        Some(after)
    }

    fn not_read(&mut self, why: &NotADate, words: String) {
        self.doubts.push(date::sentence(&why.to_string()));
        (self.when, self.when_unread) = (None, Some(words));
    }
}

fn is_joint(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ';')
}

/// A hearer without `@`: a handle on record, or the words up to a comma, a date, or who was there.
fn plain_hearer<'t>(word: Piece<'t>, present: &Present<'_>, around: Around) -> Option<(Named, Piece<'t>)> {
    if let Some((bytes, person)) = names::person_at(word.text(), present.people) {
        let hearer = Named { words: word.first(bytes).owned(), person: Some(person.id) };
        return Some((hearer, word.after(bytes)));
    }
    let date = date::find_dates(word.text(), &around, Lean::Back).first().map(|found| found.span.start);
    let end = ends_of(word.text()).chain(date).min().unwrap_or(word.text().len());
    let hearer = word.first(end).trim();
    let hearer = without_joining(hearer);
    (!hearer.is_blank()).then(|| (names::named(hearer.text(), present.people), word.after(end)))
}

fn ends_of(text: &str) -> impl Iterator<Item = usize> {
    let words = [" alone", " not alone", " with ", " on "].into_iter().filter_map(|word| text.find(word));
    words.chain(text.find([',', ';']))
}

fn without_joining(piece: Piece<'_>) -> Piece<'_> {
    let last = piece.text().rfind(' ').map(|at| piece.after(at + 1));
    let joins = last.is_some_and(|last| JOINING.contains(&last.text()));
    last.filter(|_| joins).map_or(piece, |last| piece.ending_at(last.from()).trim())
}

fn after_keyword<'t>(piece: Piece<'t>, word: &str) -> Option<Piece<'t>> {
    let bytes = names::starts_with_name(piece.text(), word)?;
    Some(piece.after(bytes).trim_start())
}

fn joining(rest: Piece<'_>) -> Option<Piece<'_>> {
    JOINING.iter().find_map(|word| after_keyword(rest, word))
}

fn after_word(piece: Piece<'_>) -> Piece<'_> {
    let end = piece.text().find(is_joint).unwrap_or(piece.text().len());
    piece.after(end.max(1))
}
