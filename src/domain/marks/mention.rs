//! Whether somebody is named in what was written: for certain, or so that it cannot be told.
//!
//! A name that is a word too (Will, May) is the name with a capital inside a sentence, behind `@` and at a mark's head;
//! in small letters inside a sentence it is the word. At the head of a sentence, and in capitals, nobody can tell.

use std::ops::Range;

use super::super::compare::{self, Ending};
use super::word_names::{is_month, is_word};

/// How certain it is that somebody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mention {
    /// It may be the name or a word: the line is held back from those it matters for, and the writer is asked.
    Unsure,
    /// It is the name.
    Sure,
}

/// Whether `name` stands somewhere in `text` as a whole word, and how certain that is; the strongest of several.
#[must_use]
pub fn mention(text: &str, name: &str) -> Option<Mention> {
    strongest(text, name, |_| true)
}

/// The same beside other people's names: what is part of a longer one of theirs is not this name. `Jo Anne` is Jo-Anne.
#[must_use]
pub fn mention_beside(text: &str, name: &str, others: &[String]) -> Option<Mention> {
    let alone = |place: &Range<usize>| !others.iter().any(|other| compare::covered(text, place, other));
    strongest(text, name, alone)
}

/// Whether `name` may stand somewhere in `text`.
#[must_use]
pub fn mentions(text: &str, name: &str) -> bool {
    mention(text, name).is_some()
}

fn strongest(text: &str, name: &str, counts: impl Fn(&Range<usize>) -> bool) -> Option<Mention> {
    let mut strongest = None;
    for (place, ending) in compare::found(text, name) {
        let read = Place { text, at: &place, ending }.read(name);
        if read > strongest && counts(&place) {
            strongest = read;
        }
        if strongest == Some(Mention::Sure) {
            break;
        }
    }
    strongest
}

/// How many times a name that is a word stands in `text` in small letters inside a sentence, where it is the word.
#[must_use]
pub fn small_letters(text: &str, name: &str) -> usize {
    if !is_word(name) {
        return 0;
    }
    let is_small = |(place, ending): &(Range<usize>, Ending)| {
        let place = Place { text, at: place, ending: *ending };
        place.is_in_small_letters()
            && place.read(name).is_none()
            && (!is_month(name) || place.as_month().is_some())
    };
    compare::found(text, name).filter(is_small).count()
}

/// A place where a name was found.
struct Place<'a> {
    text: &'a str,
    at: &'a Range<usize>,
    ending: Ending,
}

impl Place<'_> {
    fn read(&self, name: &str) -> Option<Mention> {
        if self.ending == Ending::Plural {
            return self.bare_possessive(name);
        }
        let word = is_word(name);
        let of_month = if is_month(name) { self.as_month() } else { Some(Mention::Sure) };
        if word { of_month.and_then(|most| Some(self.as_word()?.min(most))) } else { of_month }
    }

    /// `Bens bed`, `Hopes bag`. `wills` is a word, and `Mr Williams` is not William.
    fn bare_possessive(&self, name: &str) -> Option<Mention> {
        let is_titled = || TITLES.iter().any(|title| compare::same(self.word_before(), title));
        let typed = self.text.get(self.at.clone()).unwrap_or_default();
        let is_a_word = is_word(name) && !typed.starts_with(char::is_uppercase);
        let may_be = name.trim().chars().count() > 2 && !is_a_word && !is_month(name) && !is_titled();
        may_be.then_some(Mention::Unsure)
    }

    fn as_word(&self) -> Option<Mention> {
        let typed = self.text.get(self.at.clone()).unwrap_or_default();
        let is_capital = typed.starts_with(char::is_uppercase);
        if self.before().ends_with('@') || self.is_at_a_marks_head() {
            return Some(Mention::Sure);
        }
        let is_loud = typed.chars().count() > 1 && !typed.contains(char::is_lowercase);
        if is_capital && !self.is_in_capitals() && self.is_named_by_what_follows() {
            return Some(Mention::Sure);
        }
        if is_loud || self.is_at_a_head() || self.is_in_capitals() {
            return Some(Mention::Unsure);
        }
        is_capital.then_some(Mention::Sure)
    }

    /// Of a month and a name, `4 May` and `May 2027` are the month, and in `by May` nobody can tell.
    fn as_month(&self) -> Option<Mention> {
        let (before, after) = (self.word_before(), self.word_after());
        let is_day = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
        let is_part = ["early", "mid", "late"].iter().any(|part| compare::same(before, part));
        let is_year = after.len() == 4 && is_day(after);
        let is_nth = is_day(after) && after.ends_with(char::is_alphabetic);
        if is_part || is_year || is_nth || (is_day(before) && !is_day(after)) {
            return None;
        }
        let may_be_a_time = is_day(after) || WHEN.iter().any(|word| compare::same(before, word));
        Some(if may_be_a_time { Mention::Unsure } else { Mention::Sure })
    }

    fn is_in_small_letters(&self) -> bool {
        let typed = self.text.get(self.at.clone()).unwrap_or_default();
        self.ending == Ending::Whole && typed.starts_with(char::is_lowercase)
    }

    fn line(&self) -> Range<usize> {
        let start = self.before_in_text().rfind('\n').map_or(0, |at| at + 1);
        let end = self.text.get(self.at.end..).and_then(|rest| rest.find('\n'));
        start..end.map_or(self.text.len(), |end| self.at.end + end)
    }

    fn before_in_text(&self) -> &str {
        self.text.get(..self.at.start).unwrap_or_default()
    }

    /// What stands before it in its line.
    fn before(&self) -> &str {
        self.text.get(self.line().start..self.at.start).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.at.end..self.line().end).unwrap_or_default()
    }

    /// The word that stands before it, with nothing but a space or a hyphen between.
    fn word_before(&self) -> &str {
        let before = self.before().trim_end_matches(is_gap);
        let start = before.trim_end_matches(char::is_alphanumeric).len();
        before.get(start..).unwrap_or_default()
    }

    fn word_after(&self) -> &str {
        let after = self.after().trim_start_matches(is_gap);
        after.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
    }

    /// Whether its line, or what is more than a word of it, is in capitals throughout.
    fn is_in_capitals(&self) -> bool {
        let line = self.text.get(self.line()).unwrap_or_default();
        !line.contains(char::is_lowercase) && line.chars().filter(|letter| letter.is_uppercase()).count() > 1
    }

    /// `" Will to @HV`: a child's own words begin with whose they are.
    fn is_at_a_marks_head(&self) -> bool {
        let line = self.text.get(self.line()).unwrap_or_default();
        let line_start = line.trim_start_matches(super::is_unseen);
        let bytes = super::begins_as_child(line_start).map(|bytes| bytes + line.len() - line_start.len());
        bytes.and_then(|bytes| self.before().get(bytes..)).is_some_and(|between| {
            between.trim_matches(|letter| super::is_unseen(letter) || letter == '@').is_empty()
        })
    }

    /// `Will:` and `Will's`, which no verb is.
    fn is_named_by_what_follows(&self) -> bool {
        let mut signs = compare::Signs::of(self.after());
        match signs.next().map(|next| next.sign) {
            Some(compare::Sign::Apostrophe) => signs.next().and_then(compare::Folded::letter) == Some('s'),
            _ => self.after().starts_with(':'),
        }
    }

    /// The head of a line or a sentence, behind whatever is no letter.
    fn is_at_a_head(&self) -> bool {
        let before = self.before();
        let bare = before.trim_end_matches(|letter: char| letter.is_whitespace() || HEADING.contains(letter));
        let none_before = !bare.contains(char::is_alphabetic);
        let opened = before.trim_end_matches(char::is_whitespace).ends_with(OPENING);
        none_before || opened || bare.ends_with(ENDING)
    }
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || letter == '-'
}

/// What ends a sentence, so that the next word has a capital in any case.
const ENDING: [char; 5] = ['.', '!', '?', ':', '\u{2026}'];
/// What may stand between the end of a sentence and the next word.
const HEADING: &str = "\"'()[]-*\u{2018}\u{2019}\u{201c}\u{201d}\u{2022}\u{b7}\u{2013}\u{2014}";
/// What a sentence may begin behind, in the middle of another.
const OPENING: [char; 3] = ['"', '\u{201c}', '\u{2018}'];
const TITLES: [&str; 5] = ["mr", "mrs", "ms", "miss", "dr"];
/// Words that stand before a month as they stand before nobody, or as they stand before somebody.
const WHEN: [&str; 14] = [
    "in", "by", "since", "until", "till", "from", "during", "before", "after", "of", "this", "next", "last",
    "every",
];

#[cfg(test)]
mod tests {
    use super::*;

    const SURE: Option<Mention> = Some(Mention::Sure);
    const UNSURE: Option<Mention> = Some(Mention::Unsure);

    #[test]
    fn a_name_is_found_as_a_whole_word_however_it_is_spelt() {
        for (text, name, expected) in [
            ("weigh ben, weekly", "Ben", SURE),
            ("BEN'S BED", "Ben", SURE),
            ("Ben\u{2019}s bed", "Ben", SURE),
            ("Zoe came", "Zo\u{eb}", SURE),
            ("zoe\u{308} came", "Zoe", SURE),
            ("Anne Marie came", "Anne-Marie", SURE),
            ("annemarie came", "Anne-Marie", SURE),
            ("Anne\u{2011}Marie, Anne  Marie", "Anne-Marie", SURE),
            ("anne\u{ad}-\u{200b}marie", "Anne-Marie", SURE),
            ("seen by ONeil", "O'Neil", SURE),
            ("seen by O\u{2019}Neil", "ONeil", SURE),
            ("LUKASZ and Ben", "\u{141}ukasz", SURE),
            ("with So\u{301}ren", "S\u{f8}ren", SURE),
            ("Sofi\u{fb01}a", "Sofifia", SURE),
            ("Ben-related costs", "Ben", SURE),
            ("Ben\u{2013}Mum contact", "Ben", SURE),
            ("Bens bed was wet", "Ben", UNSURE),
            ("weigh Benjamin", "Ben", None),
            ("the bench", "Ben", None),
            ("Rueben", "Ben", None),
            ("Anna-May came", "Anna", None),
            ("Anna-May came", "May", None),
            ("Mr Williams came", "William", None),
            ("he is a pupil", "Isa", None),
            ("THIS IS A TEST", "Isa", None),
            ("to by any", "Toby", None),
            ("Jo, Anne", "Jo-Anne", None),
            ("", "Ben", None),
            ("Ben", "", None),
        ] {
            assert_eq!(mention(text, name), expected, "{name} in {text}");
        }
    }

    #[test]
    fn a_name_that_is_a_word_is_told_from_it_where_that_can_be_told() {
        for (text, name, expected) in [
            ("we saw Will at school", "Will", SURE),
            ("told @will about it", "Will", SURE),
            ("\" Will to @HV: cold", "Will", SURE),
            ("- \u{201c} will: cold", "Will", SURE),
            ("Will: room is cold", "Will", SURE),
            ("Will's room is cold", "Will", SURE),
            ("Ben and May are warm", "May", SURE),
            ("he said Hope had eaten", "Hope", SURE),
            ("the teacher, Grace, rang", "Grace", SURE),
            ("Mum and Summer left", "Summer", SURE),
            ("she will ring, he may not", "Will", None),
            ("she will ring, he may not", "May", None),
            ("there is hope yet", "Hope", None),
            ("a mark on his arm", "Mark", None),
            ("have faith in them, with joy", "Joy", None),
            ("the costs rose again", "Rose", None),
            ("Will ring the GP", "Will", UNSURE),
            ("! will ring the GP @SW", "Will", UNSURE),
            ("He was late. Will ring", "Will", UNSURE),
            ("asked: \u{201c}Will you come\u{201d}", "Will", UNSURE),
            ("SHE SAID WILL IS COLD", "Will", UNSURE),
            ("she said he WILL come", "Will", UNSURE),
            ("next: May has no coat", "May", UNSURE),
            ("Will came. We saw Will.", "Will", SURE),
            ("by 4 May", "May", None),
            ("4 may", "May", None),
            ("on May 4th and May 2027", "May", None),
            ("mid-June review", "June", None),
            ("by May it is done", "May", UNSURE),
            ("the flat is June's", "June", SURE),
            ("june was cold", "June", SURE),
            ("willing, wills, goodwill", "Will", None),
            ("Hopes bag is wet", "Hope", UNSURE),
            ("Ben and Graces shoes", "Grace", UNSURE),
            ("she hopes to move", "Hope", None),
            ("Mr Hopes came", "Hope", None),
            ("free will-power", "Will", None),
        ] {
            assert_eq!(mention(text, name), expected, "{name} in {text}");
        }
    }

    #[test]
    fn what_is_part_of_a_siblings_longer_name_is_not_the_name() {
        let others = ["Jo-Anne".to_owned(), "Aunt May".to_owned()];
        for (text, name, expected) in [
            ("Jo Anne to bed", "Jo", None),
            ("joanne to bed", "Jo", None),
            ("Jo-Anne and Jo", "Jo", SURE),
            ("Jo, Anne", "Jo", SURE),
            ("with Aunt May", "May", None),
            ("with Aunt May and May", "May", SURE),
        ] {
            assert_eq!(mention_beside(text, name, &others), expected, "{name} in {text}");
        }
    }

    #[test]
    fn small_letters_are_counted_where_they_are_the_word() {
        assert_eq!(small_letters("Will will come; he will, and may", "Will"), 2);
        assert_eq!(small_letters("ben will come", "Ben"), 0);
    }
}
