//! The seven marks: what a line means by the way it begins.
//!
//! A line begins with a sign (`! > " ? ~ + --`) or its word form (`action: decision: child: find out: disagrees:
//! good: worry:`, in any case). `\` first switches the mark off; a pasted line has none until it is accepted. `"` is a
//! mark only where a child's name follows, but a line that begins with it is kept as narrowly as a child's own words
//! either way: a mistyped name must not send them round. For the same reason it counts after a bullet too (`- " Ben:`),
//! where no other mark does.

mod action;
mod complete;
mod mention;
mod names;
mod piece;
mod said;
mod sorting;
mod spoken;
mod tag;
mod word_names;

#[cfg(test)]
mod tests;

pub use complete::complete;
pub use mention::{Mention, mention, mention_beside, mentions, small_letters};
pub use names::starts_with_name;
pub use sorting::{Given, give, line_key, unsorted};
pub use spoken::{spoken, unread};
pub use word_names::{WORDS, is_word};

use super::audience::Audience;
use super::body::Line;
use super::child::Child;
use super::date::Around;
use super::entry::{Entry, Mark, Named};
use super::person::Person;
use piece::Piece;

/// Longest name before the colon of a disagreement, in characters. A longer stretch is a sentence.
const LONGEST_NAME: usize = 40;
/// What a list item begins with.
const BULLETS: [char; 4] = ['-', '*', '\u{2022}', '\u{b7}'];

/// The names a line may hold.
#[derive(Clone, Copy, Debug)]
pub struct Present<'a> {
    /// People on record for the family: what `@` names.
    pub people: &'a [Person],
    /// The family's children.
    pub children: &'a [Child],
}

/// Reads one line. Nothing is put in that was not typed: what is missing is `None`, and what cannot be read stays in
/// the words. The words are always one stretch of the line.
#[must_use]
pub fn read_line(line: &Line, present: &Present<'_>, around: &Around) -> Entry {
    let piece = Piece::of(&line.text).trim_start_of(is_unseen).trim();
    if line.pasted {
        return as_typed(piece);
    }
    let mut entry = read_piece(piece, present, *around);
    entry.tag = entry.tag.map(|tag| tag::with_person(tag, present.people));
    entry
}

fn read_piece(piece: Piece<'_>, present: &Present<'_>, around: Around) -> Entry {
    if piece.text().starts_with('\\') {
        return as_typed(piece.after(1).trim());
    }
    match sign(piece.text()) {
        Some((Mark::ChildSaid, bytes)) => child_said(piece, bytes, present, around),
        Some((mark @ (Mark::Action | Mark::FindOut), bytes)) => {
            action::read(mark, piece.after(bytes), present, around)
        }
        Some((Mark::Disagrees, bytes)) => disagrees(piece.after(bytes), present),
        Some((mark, bytes)) => spoken_by(Some(mark), piece.after(bytes).trim_start(), present),
        None => spoken_by(None, piece, present),
    }
}

/// The mark of a line, for the margin. Allocates nothing.
#[must_use]
pub fn mark_of(line: &Line, present: &Present<'_>) -> Option<Mark> {
    if line.pasted {
        return None;
    }
    let text = without_margin(&line.text);
    let (mark, bytes) = sign(text)?;
    let named = mark != Mark::ChildSaid || child_after(text, bytes, present).is_some();
    named.then_some(mark)
}

/// Whether a line begins as a child's own words do, but names no child of this family: the typist is asked which.
#[must_use]
pub fn names_no_child(line: &Line, present: &Present<'_>) -> bool {
    let text = without_margin(&line.text);
    let words_follow = |bytes: usize| text.get(bytes..).is_some_and(|rest| !rest.trim().is_empty());
    begins_as_child(text)
        .is_some_and(|bytes| words_follow(bytes) && child_after(text, bytes, present).is_none())
}

/// Whether a line is, or may be meant as, a child's own words: accepted or not, with a name that can be read or not.
#[must_use]
pub fn may_be_a_childs(line: &Line) -> bool {
    begins_as_child(without_margin(&line.text)).is_some()
}

/// Whether a pasted line would mean something once it is accepted.
#[must_use]
pub fn waits_to_be_accepted(line: &Line) -> bool {
    line.pasted && sign(without_margin(&line.text)).is_some()
}

/// Who may have a line: its own audience, and for a child's own words nobody of the family until they are cleared.
///
/// A line that only begins as a child's words do (a name that was mistyped, or pasted words nobody has accepted) is
/// held in the same way. `\` first lets it go.
#[must_use]
pub fn effective_audience(line: &Line, entry: &Entry) -> Audience {
    let held = entry.mark == Some(Mark::ChildSaid) || may_be_a_childs(line);
    match (&line.cleared, held) {
        (_, false) => line.audience.clone(),
        (None, true) => Audience::ProfessionalsOnly.and(&line.audience),
        (Some(clearance), true) => clearance.audience.and(&line.audience),
    }
}

/// The words of a line as they were typed, without the mark or the `\` that switched it off: nothing lifted out.
#[must_use]
pub fn plain<'t>(line: &'t Line, entry: &Entry) -> &'t str {
    let text = line.text.trim_end();
    let trimmed = without_margin(text);
    let bytes = match sign(trimmed) {
        Some((mark, bytes)) if entry.mark == Some(mark) => bytes,
        _ if trimmed.starts_with('\\') && !line.pasted => 1,
        _ => return text,
    };
    trimmed.get(bytes..).unwrap_or_default().trim_start()
}

/// Nothing anybody sees: spaces, and the invisible signs that come along with a paste.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn without_margin(text: &str) -> &str {
    text.trim_start_matches(is_unseen)
}

/// The mark a text begins with and the bytes it takes, whether or not a child's name follows.
fn sign(text: &str) -> Option<(Mark, usize)> {
    plain_sign(text).or_else(|| {
        let item = without_margin(text.strip_prefix(BULLETS)?);
        let said = plain_sign(item).filter(|(mark, _)| *mark == Mark::ChildSaid);
        said.map(|(mark, bytes)| (mark, text.len() - item.len() + bytes))
    })
}

fn plain_sign(text: &str) -> Option<(Mark, usize)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let next = letters.next();
    let mark = match first {
        '!' => Mark::Action,
        '?' => Mark::FindOut,
        '"' | '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{ff02}' => Mark::ChildSaid,
        // `>3 months`, `~30 minutes`, `+44 ...`: a figure, not a mark.
        '>' | '~' | '+' if next.is_some_and(|letter| letter.is_ascii_digit()) => return None,
        '>' => Mark::Decision,
        '~' => Mark::Disagrees,
        '+' => Mark::GoingWell,
        '-' if next == Some('-') && letters.next() != Some('-') => return Some((Mark::Worry, 2)),
        _ => return word_form(text),
    };
    Some((mark, first.len_utf8()))
}

fn word_form(text: &str) -> Option<(Mark, usize)> {
    Mark::ALL.into_iter().find_map(|mark| {
        let word = mark.word();
        let typed = text.get(..word.len())?;
        let rest = text.get(word.len()..)?;
        (typed.eq_ignore_ascii_case(word) && rest.starts_with(':')).then_some((mark, word.len() + 1))
    })
}

/// Where the words begin, in a line that begins as a child's own words do.
pub(in crate::domain) fn begins_as_child(text: &str) -> Option<usize> {
    sign(text).filter(|(mark, _)| *mark == Mark::ChildSaid).map(|(_, bytes)| bytes)
}

/// The child named after the first `bytes` of `text`, and where the name ends.
fn child_after<'a>(text: &str, bytes: usize, present: &Present<'a>) -> Option<(usize, &'a Child)> {
    let rest = text.get(bytes..)?;
    let name = without_margin(rest).trim_start_matches('@');
    let (length, child) = names::child_at(name, present.children)?;
    Some((text.len() - name.len() + length, child))
}

fn child_said(piece: Piece<'_>, bytes: usize, present: &Present<'_>, around: Around) -> Entry {
    match child_after(piece.text(), bytes, present) {
        Some((end, child)) => {
            let mut entry = said::read(child.id, piece.after(end), present, around);
            let name =
                piece.first(end).after(bytes).trim_start_of(|letter| is_unseen(letter) || letter == '@');
            if let Some(said) = &mut entry.said {
                name.text().clone_into(&mut said.name);
            }
            entry
        }
        None => as_typed(piece),
    }
}

fn disagrees(piece: Piece<'_>, present: &Present<'_>) -> Entry {
    let piece = piece.trim();
    let (owner, reason) =
        who_disagrees(piece, present).map_or((None, piece), |(who, rest)| (Some(who), rest));
    Entry { owner, ..tagged(Some(Mark::Disagrees), reason) }
}

/// `school: ...`, `@Mum: ...` or `@Mum ...`.
fn who_disagrees<'t>(piece: Piece<'t>, present: &Present<'_>) -> Option<(Named, Piece<'t>)> {
    if let Some((who, rest)) = names::at_sign(piece, present.people) {
        return Some((
            who,
            rest.trim_start_of(|letter| letter.is_whitespace() || matches!(letter, ':' | ',')),
        ));
    }
    let (name, reason) = at_colon(piece)?;
    let name = name.trim();
    let fits = !name.is_blank() && name.text().chars().count() <= LONGEST_NAME;
    fits.then(|| (names::named(name.text(), present.people), reason))
}

/// Parts at the first colon that is not inside a clock time.
fn at_colon(piece: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let at = piece.text().match_indices(':').map(|(at, _)| at).find(|at| {
        let (before, after) = (piece.first(*at).text(), piece.after(at + 1).text());
        !(digit(before.chars().next_back()) && digit(after.chars().next()))
    })?;
    Some((piece.first(at), piece.after(at + 1).trim_start()))
}

fn tagged(mark: Option<Mark>, piece: Piece<'_>) -> Entry {
    let (tag, words) = tag::take(piece);
    Entry { mark, words: words.owned(), tag, ..Entry::default() }
}

/// `@Mum: the boiler is off`: the words, and who spoke them.
fn spoken_by(mark: Option<Mark>, piece: Piece<'_>, present: &Present<'_>) -> Entry {
    let named = names::at_sign(piece, present.people);
    let spoken = named.filter(|(_, rest)| rest.text().starts_with(':'));
    match spoken {
        Some((who, rest)) => Entry { speaker: Some(who), ..tagged(mark, rest.after(1)) },
        None => tagged(mark, piece),
    }
}

fn as_typed(piece: Piece<'_>) -> Entry {
    Entry { words: piece.owned(), ..Entry::default() }
}
