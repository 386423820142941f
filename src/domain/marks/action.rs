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
    let due = find(head, tail, |part| due_in(part, around));
    let phrase = due.as_ref().map(|due| due.0.span.clone());
    let owners =
        find(head, tail, |part| owners_in(part, present.people, phrase.as_ref())).unwrap_or_default();
    let cuts = Cuts {
        owners: owners.iter().map(|owner| owner.1.clone()).collect(),
        due: due.as_ref().filter(|due| due.1).map(|due| due.0.span.clone()),
    };
    let mut named = owners.into_iter().map(|owner| owner.0);
    Entry {
        mark: Some(mark),
        words: cuts.trim(head).owned(),
        tag,
        owner: named.next(),
        also: named.collect(),
        due: due.map(|due| due.0),
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

/// Somebody named, and where in the line; of a further one from where the one before ends: ` and @SW`.
type Owner = (Named, Range<usize>);

/// The owners: `@name` at the very start, or else the last `@name`, with those it is joined to.
fn owners_in(piece: Piece<'_>, people: &[Person], due: Option<&Range<usize>>) -> Option<Vec<Owner>> {
    let mut groups: Vec<Vec<Owner>> = Vec::new();
    for (named, span) in named_in(piece, people) {
        let joined = groups.last_mut().and_then(|group| {
            let from = joint_from(piece, group.last()?.1.end, span.start, due)?;
            Some((group, from))
        });
        match joined {
            Some((group, from)) if !is_among(group, &named) => group.push((named, from..span.end)),
            _ => groups.push(vec![(named, span)]),
        }
    }
    let starts =
        groups.first().and_then(|group| group.first()).is_some_and(|one| one.1.start == piece.from());
    if starts { groups.into_iter().next() } else { groups.pop() }
}

/// Everybody named with `@`. A sign inside an address is none.
fn named_in<'t>(piece: Piece<'t>, people: &'t [Person]) -> impl Iterator<Item = Owner> {
    piece.text().match_indices('@').filter_map(move |(at, _)| {
        let inside_word = piece.first(at).text().ends_with(char::is_alphanumeric);
        let (named, rest) = names::at_sign(piece.after(at), people).filter(|_| !inside_word)?;
        Some((named, piece.from() + at..rest.from()))
    })
}

fn is_among(group: &[Owner], named: &Named) -> bool {
    group.iter().any(|(one, _)| match (one.person, named.person) {
        (None, None) => one.words.eq_ignore_ascii_case(&named.words),
        (one, other) => one == other,
    })
}

/// Where the words that join two names begin, if nothing else but the date stands between them.
fn joint_from(piece: Piece<'_>, end: usize, start: usize, due: Option<&Range<usize>>) -> Option<usize> {
    let between = due.filter(|due| end <= due.start && due.end <= start);
    let before = between.map_or("", |due| piece.starting_at(end).ending_at(due.start).text());
    let from = between.map_or(end, |due| due.end);
    let joint = piece.starting_at(from).ending_at(start).text().trim();
    let known = [",", ";", "and", "&", "/", "+", ", and", "and also", "and the"];
    let is_known = known.iter().any(|word| joint.eq_ignore_ascii_case(word));
    (is_known && before.trim_matches(is_joint).is_empty()).then_some(from)
}

/// The date, and whether it may be taken off the words: one that could not be read stays in them, and so does one
/// whose phrase says more than the day.
fn due_in(piece: Piece<'_>, around: Around) -> Option<(When, bool)> {
    let found = date::find_due(piece.text(), &around)?;
    let lifts = found.date.is_ok() && found.says_only_the_day;
    let when = When {
        bound: found.bound,
        span: piece.in_line(&found.span),
        words: found.words,
        date: found.date.map_err(|wrong| wrong.to_string()),
    };
    Some((when, lifts))
}

fn is_joint(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '-' | '\u{2013}')
}

/// The owners and the date, which are taken off the ends of the words. In the middle of a sentence they are part of
/// it, and stay.
struct Cuts {
    owners: Vec<Range<usize>>,
    due: Option<Range<usize>>,
}

impl Cuts {
    fn trim<'t>(&self, piece: Piece<'t>) -> Piece<'t> {
        let piece = piece.trim();
        match self.off_start(piece).or_else(|| self.off_end(piece)) {
            Some(shorter) => self.trim(shorter),
            None => self.without_both(piece),
        }
    }

    fn off_start<'t>(&self, piece: Piece<'t>) -> Option<Piece<'t>> {
        let covers = |cut: &&Range<usize>| cut.start <= piece.from() && piece.from() < cut.end;
        let cut = self.all().find(|cut| covers(cut) && cut.end <= piece.to())?;
        Some(piece.starting_at(cut.end).trim_start_of(is_joint))
    }

    fn off_end<'t>(&self, piece: Piece<'t>) -> Option<Piece<'t>> {
        let bare = piece.trim_end(|letter| is_joint(letter) || letter == '.');
        let cut = self.all().find(|cut| cut.end == bare.to() && cut.start < cut.end)?;
        (cut.start >= bare.from()).then(|| bare.ending_at(cut.start).trim_end(is_joint))
    }

    /// `joint visit, both @HV and @SW`: the word went with the names.
    fn without_both<'t>(&self, piece: Piece<'t>) -> Piece<'t> {
        let cut = self.owners.first().is_some_and(|first| first.start >= piece.to());
        let both = piece.text().strip_suffix("both").filter(|left| left.ends_with(is_joint));
        match both.filter(|_| cut && self.owners.len() > 1) {
            Some(left) => piece.first(left.len()).trim_end(is_joint),
            None => piece,
        }
    }

    fn all(&self) -> impl Iterator<Item = &Range<usize>> {
        self.owners.iter().chain(self.due.iter())
    }
}
