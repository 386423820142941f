//! Names where a mark has them: at the head of a line, behind `@`, in an owner's place.

use super::super::child::Child;
use super::super::compare;
use super::super::entry::Named;
use super::super::person::Person;
use super::piece::Piece;

/// How many bytes of `text` are `name`, where `text` begins with it as a whole word. Allocates nothing.
#[must_use]
pub fn starts_with_name(text: &str, name: &str) -> Option<usize> {
    compare::begins_with_name(text, name)
}

/// The child whose name `text` begins with, the longest name first, and the bytes it takes. A name borne now comes before
/// one that was borne earlier.
pub(super) fn child_at<'a>(text: &str, children: &'a [Child]) -> Option<(usize, &'a Child)> {
    let now = children.iter().map(|child| (child, &child.name));
    let earlier = children.iter().flat_map(|child| child.earlier.iter().map(move |name| (child, name)));
    let named = now.chain(earlier).filter_map(|(child, name)| Some((starts_with_name(text, name)?, child)));
    longest(named)
}

/// The person whose handle `text` begins with, the longest handle first, and the bytes it takes.
pub(super) fn person_at<'a>(text: &str, people: &'a [Person]) -> Option<(usize, &'a Person)> {
    let named = |person: &'a Person| starts_with_name(text, &person.handle).map(|bytes| (bytes, person));
    longest(people.iter().filter_map(named))
}

/// The longest match; of two as long, the one that comes first in the list.
fn longest<T>(found: impl Iterator<Item = (usize, T)>) -> Option<(usize, T)> {
    found.fold(None, |best, next| match best {
        Some((bytes, _)) if bytes >= next.0 => best,
        _ => Some(next),
    })
}

/// Somebody whose whole name is `words`.
pub(super) fn named(words: &str, people: &[Person]) -> Named {
    let words = words.trim();
    let person = person_at(words, people).filter(|(bytes, _)| *bytes == words.len());
    Named { words: words.to_string(), person: person.map(|(_, person)| person.id) }
}

/// Whoever `@` names at the start of `piece`, and what comes after. An unknown name is one word long.
pub(super) fn at_sign<'t>(piece: Piece<'t>, people: &[Person]) -> Option<(Named, Piece<'t>)> {
    let text = piece.text().strip_prefix('@')?;
    let (bytes, person) = match person_at(text, people) {
        Some((bytes, person)) => (bytes, Some(person.id)),
        None => (word_length(text), None),
    };
    let words = text.get(..bytes).filter(|words| !words.is_empty())?;
    Some((Named { words: words.to_string(), person }, piece.after(1 + bytes)))
}

fn word_length(text: &str) -> usize {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '!' | '?' | '(' | ')' | '"' | '@');
    let word = text.split(ends).next().unwrap_or_default();
    // `@FSW/@SW`: the sign joins two names.
    word.trim_end_matches(['.', '/', '&', '+']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_whole_and_in_any_case() {
        for (text, name, bytes) in [
            ("Ben to nursery", "Ben", Some(3)),
            ("BEN'S bed", "ben", Some(3)),
            ("Benn: cold", "Ben", None),
            ("Anna-May", "Anna", None),
            ("Anna - cold", "Anna", Some(4)),
            ("Zoë: cold", "ZOË", Some(4)),
            ("O\u{2019}Neil", "O'Neil", Some(8)),
            ("", "Ben", None),
            ("Ben", "", None),
        ] {
            assert_eq!(starts_with_name(text, name), bytes, "{text} {name}");
        }
    }
}
