//! What a key does to a text: each verb answers with the stroke to put to the manuscript, or why it cannot.

use super::audience::Audience;
use super::body::{Body, Edit, Line, MOST_CHARACTERS, MOST_LINES, Spot};
use super::manuscript::{Manuscript, Stroke};
use super::moment::Moment;
use super::text::{next_boundary, previous_boundary, word_left, word_right};

/// Why a text did not take what was put in. Nothing of the text is lost, and nothing was put in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Too many characters.
    #[error(
        "Not put in: {}. A section holds {MOST_CHARACTERS} and has {held}. What is here is kept. Go on in the next section.",
        counted(*offered, "character")
    )]
    TooLong {
        /// Characters in the section.
        held: usize,
        /// Characters offered.
        offered: usize,
    },
    /// Too many lines.
    #[error(
        "Not put in: {}. A section holds {MOST_LINES} and has {held}. What is here is kept. Go on in the next section.",
        counted(*offered, "more line")
    )]
    TooManyLines {
        /// Lines in the section.
        held: usize,
        /// Lines offered.
        offered: usize,
    },
}

/// What a new line is born with.
#[derive(Clone, Debug)]
pub struct Birth {
    /// When it was begun.
    pub at: Moment,
    /// Who it is for: the section's and the child's start, and whoever the line before was kept from.
    pub audience: Audience,
}

/// `1 character`, `5 characters`.
fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

fn room_for(body: &Body, characters: usize, lines: usize) -> Result<(), Refused> {
    let held = body.characters();
    if held + characters > MOST_CHARACTERS {
        return Err(Refused::TooLong { held, offered: characters });
    }
    let held = body.lines().len();
    if held + lines > MOST_LINES {
        return Err(Refused::TooManyLines { held, offered: lines });
    }
    Ok(())
}

/// Types `letters`, which hold no line end. A word is one step of undo.
///
/// # Errors
/// [`Refused::TooLong`] when the section is full.
pub fn type_letters(manuscript: &Manuscript, letters: &str, birth: &Birth) -> Result<Stroke, Refused> {
    let body = manuscript.body();
    room_for(body, letters.chars().count(), 0)?;
    let Spot { line, byte } = manuscript.spot();
    let after = Spot { line, byte: byte + letters.len() };
    let here = body.line(line);
    if here.text.is_empty() {
        let born = Line {
            text: letters.into(),
            audience: birth.audience.clone(),
            typed: Some(birth.at),
            pasted: false,
            cleared: None,
            shared: Vec::new(),
            meant: Vec::new(),
        };
        let edit = Edit::Lines { line, removed: vec![here.clone()], inserted: vec![born] };
        return Ok(Stroke::Edit { edit, after, joins: false });
    }
    let joins = continues_word(&here.text, byte, letters) && ends_at(manuscript);
    let edit = within(here, line, byte..byte, letters);
    Ok(Stroke::Edit { edit, after, joins })
}

/// The edit that puts `letters` in the place of `range`. Other words than those that were cleared are not
/// cleared: a decision who may have a child's words does not carry over to new ones.
fn within(here: &Line, line: usize, range: std::ops::Range<usize>, letters: &str) -> Edit {
    let removed = here.text.get(range.clone()).unwrap_or_default().to_owned();
    if here.cleared.is_none() {
        return Edit::Within { line, at: range.start, removed, inserted: letters.into() };
    }
    let mut text = here.text.clone();
    text.replace_range(range, letters);
    let changed = Line { cleared: None, ..here.with_text(text) };
    Edit::Lines { line, removed: vec![here.clone()], inserted: vec![changed] }
}

/// Whether `letters` at `byte` go on with a word: not the first letter after a space.
fn continues_word(text: &str, byte: usize, letters: &str) -> bool {
    let before = text.get(..byte).and_then(|head| head.chars().next_back());
    let starts_word = before.is_none_or(char::is_whitespace) && !letters.starts_with(char::is_whitespace);
    byte > 0 && !starts_word
}

/// Whether the last standing step was typing that ended where the cursor is: typing elsewhere begins a
/// new step, and so does typing after a line was given other facts.
fn ends_at(manuscript: &Manuscript) -> bool {
    let typing = |edit: &Edit| match edit {
        Edit::Within { .. } => true,
        Edit::Lines { removed, inserted, .. } => {
            removed.iter().map(|line| &line.text).ne(inserted.iter().map(|line| &line.text))
        }
    };
    manuscript.standing() == manuscript.steps().len()
        && manuscript
            .steps()
            .last()
            .is_some_and(|step| step.after == manuscript.spot() && step.edits.last().is_some_and(typing))
}

/// Begins a new line at the cursor.
///
/// # Errors
/// [`Refused::TooManyLines`] when the section is full.
pub fn new_line(manuscript: &Manuscript, birth: &Birth) -> Result<Stroke, Refused> {
    room_for(manuscript.body(), 0, 1)?;
    let Spot { line, byte } = manuscript.spot();
    let here = manuscript.body().line(line);
    let (head, tail) = here.text.split_at_checked(byte).unwrap_or((&here.text, ""));
    let below = if tail.is_empty() {
        Line { audience: birth.audience.clone(), typed: None, ..Line::default() }
    } else {
        // The end of a child's words is theirs too, though the new line does not begin like them.
        let childs = super::marks::begins_as_child(here.text.trim()).is_some();
        let audience =
            if childs { here.audience.and(&Audience::ProfessionalsOnly) } else { here.audience.clone() };
        Line { audience, cleared: None, ..here.with_text(tail) }
    };
    let above = if tail.is_empty() { here.clone() } else { Line { cleared: None, ..here.with_text(head) } };
    let edit = Edit::Lines { line, removed: vec![here.clone()], inserted: vec![above, below] };
    Ok(Stroke::Edit { edit, after: Spot { line: line + 1, byte: 0 }, joins: false })
}

/// Puts in clean pasted text, which may hold line ends. Whole new lines are marked as pasted: their
/// marks do nothing until they are accepted. Words put inside a line that was typed stay typed.
///
/// # Errors
/// [`Refused`] when it does not fit whole; nothing is put in then.
pub fn paste(manuscript: &Manuscript, text: &str, birth: &Birth) -> Result<Stroke, Refused> {
    let pieces: Vec<&str> = text.split('\n').collect();
    room_for(manuscript.body(), text.chars().count() + 1 - pieces.len(), pieces.len() - 1)?;
    let Spot { line, byte } = manuscript.spot();
    let here = manuscript.body().line(line);
    let (head, tail) = here.text.split_at_checked(byte).unwrap_or((&here.text, ""));
    let mut lines: Vec<Line> = pieces.iter().map(|piece| pasted_line(piece, birth)).collect();
    let after = Spot {
        line: line + pieces.len() - 1,
        byte: pieces.last().map_or(0, |last| last.len()) + if pieces.len() == 1 { head.len() } else { 0 },
    };
    if let Some(last) = lines.last_mut() {
        last.text.push_str(tail);
    }
    if let Some(first) = lines.first_mut()
        && !here.text.is_empty()
    {
        let text = format!("{head}{}", first.text);
        // An uncleared line, or one kept from somebody, stays so: its own facts win over the paste's.
        *first = Line { pasted: here.pasted || head.is_empty(), cleared: None, ..here.with_text(text) };
    }
    let edit = Edit::Lines { line, removed: vec![here.clone()], inserted: lines };
    Ok(Stroke::Edit { edit, after, joins: false })
}

fn pasted_line(text: &str, birth: &Birth) -> Line {
    Line {
        text: text.into(),
        audience: birth.audience.clone(),
        typed: Some(birth.at),
        pasted: true,
        cleared: None,
        shared: Vec::new(),
        meant: Vec::new(),
    }
}

/// Takes away what the cursor stands behind: a letter with its accents, or the line end.
#[must_use]
pub fn backspace(manuscript: &Manuscript) -> Option<Stroke> {
    let Spot { line, byte } = manuscript.spot();
    if byte == 0 {
        return line.checked_sub(1).map(|above| join_lines(manuscript.body(), above));
    }
    let from = previous_boundary(&manuscript.body().line(line).text, byte);
    take_out(manuscript, line, from, byte)
}

/// Takes away what the cursor stands on.
#[must_use]
pub fn delete(manuscript: &Manuscript) -> Option<Stroke> {
    let Spot { line, byte } = manuscript.spot();
    let text = &manuscript.body().line(line).text;
    if byte < text.len() {
        return take_out(manuscript, line, byte, next_boundary(text, byte));
    }
    (line + 1 < manuscript.body().lines().len()).then(|| join_lines(manuscript.body(), line))
}

fn take_out(manuscript: &Manuscript, line: usize, from: usize, to: usize) -> Option<Stroke> {
    let here = manuscript.body().line(line);
    here.text.get(from..to)?;
    let edit = within(here, line, from..to, "");
    Some(Stroke::Edit { edit, after: Spot { line, byte: from }, joins: false })
}

/// Joins a line with the one below it.
fn join_lines(body: &Body, above: usize) -> Stroke {
    let (first, second) = (body.line(above), body.line(above + 1));
    let after = Spot { line: above, byte: first.text.len() };
    let (removed, inserted) = (vec![first.clone(), second.clone()], vec![joined(first, second)]);
    Stroke::Edit { edit: Edit::Lines { line: above, removed, inserted }, after, joins: false }
}

/// Two lines as one. It is for those who may have both, and words of a child that nobody has cleared stay uncleared.
#[must_use]
pub fn joined(first: &Line, second: &Line) -> Line {
    if first.text.is_empty() {
        second.clone()
    } else if second.text.is_empty() {
        first.clone()
    } else {
        Line {
            audience: first.audience.and(&second.audience),
            pasted: first.pasted,
            cleared: None,
            shared: shared_by_both(first, second),
            ..first.with_text(format!("{}{}", first.text, second.text))
        }
    }
}

/// What somebody said may be shared of each; said of one line it does not hold for what came from the other.
fn shared_by_both(first: &Line, second: &Line) -> Vec<super::id::Id> {
    first.shared.iter().copied().filter(|one| second.shared.contains(one)).collect()
}

/// Puts words in the place of others in one line, as one step of undo. The line's facts stay, and so does the cursor:
/// she goes on where she was.
///
/// # Errors
/// [`Refused::TooLong`] when the section is full.
pub fn put_word(
    manuscript: &Manuscript,
    line: usize,
    range: std::ops::Range<usize>,
    words: &str,
) -> Result<Stroke, Refused> {
    let more = words.chars().count().saturating_sub(range.len());
    room_for(manuscript.body(), more, 0)?;
    let spot = manuscript.spot();
    let byte = match spot.byte {
        byte if spot.line != line || byte <= range.start => byte,
        byte => range.start + words.len() + byte.saturating_sub(range.end),
    };
    let after = Spot { byte, ..spot };
    let edit = within(manuscript.body().line(line), line, range, words);
    Ok(Stroke::Edit { edit, after, joins: false })
}

/// Gives a line other facts (who it is for, cleared, accepted); its words stay.
#[must_use]
pub fn restate(manuscript: &Manuscript, line: usize, change: impl FnOnce(Line) -> Line) -> Stroke {
    let here = manuscript.body().line(line).clone();
    let inserted = change(here.clone());
    let edit = Edit::Lines { line, removed: vec![here], inserted: vec![inserted] };
    Stroke::Edit { edit, after: manuscript.spot(), joins: false }
}

/// Takes out a whole line: a command that was typed on a line of its own is not kept.
#[must_use]
pub fn without_line(manuscript: &Manuscript, line: usize) -> Stroke {
    let here = manuscript.body().line(line).clone();
    let empty = Line { text: String::new(), ..here.clone() };
    let edit = Edit::Lines { line, removed: vec![here], inserted: vec![empty] };
    Stroke::Edit { edit, after: Spot { line, byte: 0 }, joins: true }
}

/// Takes out a whole line, and nothing stays in its place.
#[must_use]
pub fn take_line(manuscript: &Manuscript, line: usize) -> Stroke {
    let body = manuscript.body();
    let removed = vec![body.line(line).clone()];
    let is_all = body.lines().len() < 2;
    let inserted = if is_all { vec![Line::default()] } else { Vec::new() };
    // The cursor is where the line was; below the last line it is at the end of the one above.
    let is_last = line + 1 == body.lines().len();
    let after = match line.checked_sub(1).filter(|_| is_last) {
        Some(above) => Spot { line: above, byte: body.line(above).text.len() },
        None => Spot { line, byte: 0 },
    };
    Stroke::Edit { edit: Edit::Lines { line, removed, inserted }, after, joins: false }
}

/// Puts a line below all others, with its own facts. An empty last line stays below it.
///
/// # Errors
/// [`Refused`] when it does not fit.
pub fn add_line(manuscript: &Manuscript, line: Line) -> Result<Stroke, Refused> {
    let body = manuscript.body();
    room_for(body, line.text.chars().count(), 1)?;
    let last = body.lines().len().saturating_sub(1);
    let below = body.line(last).clone();
    let is_empty = below.text.is_empty();
    let after = Spot { line: last + 1, byte: if is_empty { 0 } else { line.text.len() } };
    let inserted = if is_empty { vec![line, below.clone()] } else { vec![below.clone(), line] };
    let edit = Edit::Lines { line: last, removed: vec![below], inserted };
    Ok(Stroke::Edit { edit, after, joins: false })
}

/// Where the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One letter to the left, over the line's start.
    Left,
    /// One letter to the right, over the line's end.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// The line's start.
    Start,
    /// The line's end.
    End,
}

/// The spot one step away.
#[must_use]
pub fn step(body: &Body, spot: Spot, step: Step) -> Spot {
    let text = body.line(spot.line).text.as_str();
    let at = |byte| Spot { line: spot.line, byte };
    match step {
        Step::Start => at(0),
        Step::End => at(text.len()),
        Step::Left | Step::WordLeft if spot.byte == 0 => match spot.line.checked_sub(1) {
            Some(line) => Spot { line, byte: body.line(line).text.len() },
            None => spot,
        },
        Step::Right | Step::WordRight if spot.byte >= text.len() => {
            if spot.line + 1 < body.lines().len() {
                Spot { line: spot.line + 1, byte: 0 }
            } else {
                spot
            }
        }
        Step::Left => at(previous_boundary(text, spot.byte)),
        Step::Right => at(next_boundary(text, spot.byte)),
        Step::WordLeft => at(word_left(text, spot.byte)),
        Step::WordRight => at(word_right(text, spot.byte)),
    }
}

#[cfg(test)]
mod tests;
