//! How somebody knows: `seen:`, `told by X:`, `told:`, `view:` at the start of the words, or `(seen)` at their end.

use super::super::entry::{Named, Tag};
use super::super::person::Person;
use super::names;
use super::piece::Piece;

/// Longest name after `told by`, in characters. A longer stretch before a colon is a sentence.
const LONGEST_TELLER: usize = 40;

/// Takes the tag off: the tag, and the words that are left.
pub(super) fn take(piece: Piece<'_>) -> (Option<Tag>, Piece<'_>) {
    let piece = piece.trim();
    let found = at_start(piece).or_else(|| at_end(piece));
    found.map_or((None, piece), |(tag, rest)| (Some(tag), rest.trim()))
}

pub(super) fn at_start(piece: Piece<'_>) -> Option<(Tag, Piece<'_>)> {
    let colon = piece.text().find(':')?;
    let tag = read(piece.first(colon).text())?;
    Some((tag, piece.after(colon + 1)))
}

fn at_end(piece: Piece<'_>) -> Option<(Tag, Piece<'_>)> {
    let inside = piece.text().strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let tag = read(inside.get(open + 1..)?)?;
    Some((tag, piece.first(open)))
}

fn read(words: &str) -> Option<Tag> {
    let words = words.trim();
    if words.eq_ignore_ascii_case("seen") {
        return Some(Tag::Seen);
    }
    if words.eq_ignore_ascii_case("view") {
        return Some(Tag::View);
    }
    if words.eq_ignore_ascii_case("told") {
        return Some(told(""));
    }
    told_by(words)
}

fn told_by(words: &str) -> Option<Tag> {
    let start = words.get(.."told by ".len())?;
    let teller = words.get("told by ".len()..)?.trim().trim_start_matches('@');
    let fits = start.eq_ignore_ascii_case("told by ") && teller.chars().count() <= LONGEST_TELLER;
    fits.then(|| told(teller))
}

fn told(who: &str) -> Tag {
    Tag::ToldBy(Named { words: who.to_string(), person: None })
}

/// The tag with whoever told it looked for among the people on record.
pub(super) fn with_person(tag: Tag, people: &[Person]) -> Tag {
    match tag {
        Tag::ToldBy(who) => Tag::ToldBy(names::named(&who.words, people)),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_at_either_end_and_nothing_else_is_one() {
        let told = |who: &str| Some(super::told(who));
        for (text, tag, words) in [
            ("seen: hall at 11 degrees", Some(Tag::Seen), "hall at 11 degrees"),
            ("Seen : hall", Some(Tag::Seen), "hall"),
            ("told by school: late twice", told("school"), "late twice"),
            ("told by @Mrs Osei: late", told("Mrs Osei"), "late"),
            ("told: late twice", told(""), "late twice"),
            ("view: he is afraid", Some(Tag::View), "he is afraid"),
            ("boiler off (seen)", Some(Tag::Seen), "boiler off"),
            ("boiler off (told by Mum)", told("Mum"), "boiler off"),
            ("seen by HV: 3 kg", None, "seen by HV: 3 kg"),
            ("seen the flat", None, "seen the flat"),
            ("boiler (seen) off", None, "boiler (seen) off"),
            ("boiler off (again)", None, "boiler off (again)"),
            ("", None, ""),
        ] {
            let (found, rest) = take(Piece::of(text));
            assert_eq!((found, rest.text()), (tag, words), "{text}");
        }
    }
}
