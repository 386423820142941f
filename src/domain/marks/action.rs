//! Who, by when and how it will be seen, out of the words of an action or a thing to find out.

use std::ops::Range;

use super::super::date::{self, Around};
use super::super::entry::{Entry, Mark, Named, When};
use super::super::person::Person;
use super::piece::Piece;
use super::{Present, names, tag};

/// Reads what follows `!` or `?`.
pub(super) fn read(mark: Mark, piece: Piece<'_>, present: &Present<'_>, around: Around) -> Entry {
    let (tag, body) = tag::take(piece);
    let (head, tail) = if mark == Mark::Action { before_measure(body) } else { (body, None) };
    let owner = find(head, tail, |part| owner_in(part, present.people));
    let due = find(head, tail, |part| due_in(part, around));
    let cuts = Cuts { owner: owner.as_ref().map(|owner| owner.1.clone()), due: read_span(due.as_ref()) };
    Entry {
        mark: Some(mark),
        words: cuts.trim(head).owned(),
        tag,
        owner: owner.map(|owner| owner.0),
        due,
        measure: tail.map(|tail| cuts.trim(tail).owned()).filter(|words| !words.is_empty()),
        ..Entry::default()
    }
}

fn find<T>(head: Piece<'_>, tail: Option<Piece<'_>>, look: impl Fn(Piece<'_>) -> Option<T>) -> Option<T> {
    look(head).or_else(|| tail.and_then(look))
}

/// Parts the words from `seen by: ...` or `measure: ...`.
fn before_measure(piece: Piece<'_>) -> (Piece<'_>, Option<Piece<'_>>) {
    let mut before = ' ';
    for (at, letter) in piece.text().char_indices() {
        let begins = !before.is_alphanumeric();
        before = letter;
        let rest = piece.after(at);
        let key = if begins { measure_key(rest.text()) } else { None };
        if let Some(bytes) = key {
            return (piece.first(at).trim_end(is_joint), Some(rest.after(bytes).trim()));
        }
    }
    (piece, None)
}

fn measure_key(text: &str) -> Option<usize> {
    ["seen by:", "measure:"]
        .into_iter()
        .find(|key| text.get(..key.len()).is_some_and(|start| start.eq_ignore_ascii_case(key)))
        .map(str::len)
}

/// The owner: `@name` at the very start, or else the last `@name`. A sign inside an address is none.
fn owner_in(piece: Piece<'_>, people: &[Person]) -> Option<(Named, Range<usize>)> {
    let mut found: Option<(Named, Range<usize>)> = None;
    for (at, _) in piece.text().match_indices('@') {
        let inside_word = piece.first(at).text().ends_with(char::is_alphanumeric);
        let named = if inside_word { None } else { names::at_sign(piece.after(at), people) };
        if let Some((named, rest)) = named {
            found = Some((named, piece.from() + at..rest.from()));
        }
        if at == 0 && found.is_some() {
            break;
        }
    }
    found
}

fn due_in(piece: Piece<'_>, around: Around) -> Option<When> {
    let found = date::find_due(piece.text(), &around)?;
    Some(When {
        span: piece.in_line(&found.span),
        words: found.words,
        date: found.date.map_err(|wrong| wrong.to_string()),
    })
}

/// A date that could not be read is left in the words.
fn read_span(due: Option<&When>) -> Option<Range<usize>> {
    due.filter(|due| due.date.is_ok()).map(|due| due.span.clone())
}

fn is_joint(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '-' | '\u{2013}')
}

/// The owner and the date, which are taken off the ends of the words. In the middle of a sentence they are part of
/// it, and stay.
struct Cuts {
    owner: Option<Range<usize>>,
    due: Option<Range<usize>>,
}

impl Cuts {
    fn trim<'t>(&self, piece: Piece<'t>) -> Piece<'t> {
        let piece = piece.trim();
        match self.off_start(piece).or_else(|| self.off_end(piece)) {
            Some(shorter) => self.trim(shorter),
            None => piece,
        }
    }

    fn off_start<'t>(&self, piece: Piece<'t>) -> Option<Piece<'t>> {
        let cut = self
            .both()
            .find(|cut| cut.start == piece.from() && cut.start < cut.end && cut.end <= piece.to())?;
        Some(piece.starting_at(cut.end).trim_start_of(is_joint))
    }

    fn off_end<'t>(&self, piece: Piece<'t>) -> Option<Piece<'t>> {
        let bare = piece.trim_end(|letter| is_joint(letter) || letter == '.');
        let cut = self.both().find(|cut| cut.end == bare.to() && cut.start < cut.end)?;
        (cut.start >= bare.from()).then(|| bare.ending_at(cut.start).trim_end(is_joint))
    }

    fn both(&self) -> impl Iterator<Item = &Range<usize>> {
        self.owner.iter().chain(self.due.iter())
    }
}
