//! Whether a child was seen, and alone, by what is written. A wrong "yes" hides a child nobody saw, so only plain
//! statements count; everything else is "not stated", and is asked.
//!
//! In the child's own text of the children section, on a line that is not an action, a decision, a disagreement or a
//! question:
//! - **seen**: the line begins with `seen` (`seen by HV 12 nov`), or says `Ben seen`, `Ben was seen`, `he has been
//!   seen by`, `seen alone`; or is tagged `seen:` and begins with the child's name; or a professional `saw Ben`.
//! - **not seen**: `unseen`, `not seen`, `Ben was not seen`, `nobody saw Ben`, `nobody has seen Ben`.
//! - **alone**: a line that says the child was seen says `alone`; `not alone` and `not seen alone` say no.
//!
//! A child's own words with `alone` or `not alone` on them say that the child was seen, wherever they stand.
//! Any "yes" outweighs any "no": somebody saw the child. What is to be done (`to be seen`) says nothing.

use super::super::child::Child;
use super::super::compare;
use super::super::entries::{Found, Unsettled};
use super::super::entry::{Mark, Tag};
use super::super::marks;
use super::super::person::{Capacity, Person};

/// What the record states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Stated {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not stated, which is not "no".
    #[default]
    NotStated,
}

impl Stated {
    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotStated => "not stated",
        }
    }

    /// Two statements together: any yes, or else any no.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, _) | (_, Self::No) => Self::No,
            _ => Self::NotStated,
        }
    }
}

/// Seen, and alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Sight {
    pub(super) seen: Stated,
    pub(super) alone: Stated,
}

impl Sight {
    pub(super) const fn or(self, other: Self) -> Self {
        Self { seen: self.seen.or(other.seen), alone: self.alone.or(other.alone) }
    }
}

/// What one line states of `child`.
pub(super) fn stated(found: &Found, child: &Child, people: &[Person]) -> Sight {
    let said = found.entry.said.as_ref().filter(|said| said.child == Some(child.id));
    if let Some(alone) = said.and_then(|said| said.alone) {
        return Sight { seen: Stated::Yes, alone: if alone { Stated::Yes } else { Stated::No } };
    }
    let own_text = found.child == Some(child.id) && found.section.contains("child");
    let tells = matches!(found.entry.mark, None | Some(Mark::GoingWell | Mark::Worry));
    let pasted = found.unsettled == Some(Unsettled::Pasted);
    if own_text && tells && !pasted && !found.plain.trim_end().ends_with('?') {
        in_words(found, child, people)
    } else {
        Sight::default()
    }
}

fn in_words(found: &Found, child: &Child, people: &[Person]) -> Sight {
    let entry = &found.entry;
    let tagged = entry.tag == Some(Tag::Seen) && marks::starts_with_name(&entry.words, &child.name).is_some();
    let tokens = tokens(&entry.words);
    let line = Line { tokens: &tokens, words: &entry.words, child, people };
    let first = if tagged { line.seen_yes() } else { Sight::default() };
    (0..tokens.len()).fold(first, |sight, at| sight.or(line.at(at)))
}

/// Lower-case words; a stop where a clause ends.
fn tokens(words: &str) -> Vec<String> {
    let lower = words.to_lowercase().replace('\u{2019}', "'").replace(['.', ';', ':', ','], " . ");
    let bare = |token: &str| token.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_string();
    lower.split_whitespace().map(bare).filter(|token| !token.is_empty()).collect()
}

/// Words that carry `seen` and say nothing by themselves.
const CARRYING: [&str; 9] = ["was", "were", "is", "been", "has", "have", "had", "also", "still"];

struct Line<'a> {
    tokens: &'a [String],
    words: &'a str,
    child: &'a Child,
    people: &'a [Person],
}

impl Line<'_> {
    fn at(&self, at: usize) -> Sight {
        match self.token(at) {
            "unseen" => Sight { seen: Stated::No, ..Sight::default() },
            "seen" if self.is_child(at + 1) && self.nobody_before(at) => not_seen(),
            "seen" => self.passive(at),
            "saw" if self.is_child(at + 1) => self.saw(at),
            _ => Sight::default(),
        }
    }

    fn token(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", String::as_str)
    }

    /// `Ben was not seen`: who is seen, and whether that is denied.
    fn passive(&self, at: usize) -> Sight {
        let mut subject = at;
        let mut denied = false;
        while subject > 0 && (carries(self.token(subject - 1)) || denies(self.token(subject - 1))) {
            subject -= 1;
            denied |= denies(self.token(subject));
        }
        if self.is_active(at) || !self.is_about_the_child(subject, at) {
            return Sight::default();
        }
        match (denied, self.token(at + 1) == "alone") {
            (true, true) => Sight { alone: Stated::No, ..Sight::default() },
            (true, false) => not_seen(),
            (false, _) => self.seen_yes(),
        }
    }

    /// `has seen the GP`, `has Ben seen the GP`: the child does the seeing.
    fn is_active(&self, at: usize) -> bool {
        let having = |token: &str| matches!(token, "has" | "have" | "had" | "hasn't" | "haven't" | "hadn't");
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.token(at));
        let two_back = before(1) == "not" || before(1) == "never" || !carries(before(1));
        having(before(1)) || (two_back && having(before(2)))
    }

    fn is_about_the_child(&self, subject: usize, at: usize) -> bool {
        let alone = self.token(at + 1) == "alone";
        let Some(before) = subject.checked_sub(1) else { return true };
        match self.token(before) {
            "." => alone,
            "he" | "she" | "they" => alone || self.token(at + 1) == "by",
            _ => self.is_child(before),
        }
    }

    /// Whether the token is the child's name, or the last word of it.
    fn is_child(&self, at: usize) -> bool {
        let token = self.token(at);
        !token.is_empty() && self.child.name.split_whitespace().any(|word| compare::same(word, token))
    }

    fn nobody_before(&self, at: usize) -> bool {
        let start = at.saturating_sub(4);
        let before = self.tokens.get(start..at).unwrap_or_default();
        before.iter().any(|token| token == "nobody") || before.windows(2).any(|pair| pair == ["no", "one"])
    }

    fn saw(&self, at: usize) -> Sight {
        if self.nobody_before(at) {
            return not_seen();
        }
        if self.a_professional_is_named() { self.seen_yes() } else { Sight::default() }
    }

    /// A parent saw the child every day; that is not what is asked.
    fn a_professional_is_named(&self) -> bool {
        let first = matches!(self.token(0), "i" | "we");
        let mut professionals = self.people.iter().filter(|person| person.capacity == Capacity::Professional);
        let before = self.words.to_lowercase();
        let before = before.split(" saw ").next().unwrap_or_default();
        first
            || professionals.any(|person| {
                marks::mentions(before, &person.handle) || marks::mentions(before, &person.role)
            })
    }

    fn seen_yes(&self) -> Sight {
        let alone = self.tokens.iter().position(|token| token == "alone");
        let denied = alone.and_then(|at| at.checked_sub(1)).is_some_and(|at| denies(self.token(at)));
        let alone = match (alone, denied) {
            (None, _) => Stated::NotStated,
            (Some(_), true) => Stated::No,
            (Some(_), false) => Stated::Yes,
        };
        Sight { seen: Stated::Yes, alone }
    }
}

const fn not_seen() -> Sight {
    Sight { seen: Stated::No, alone: Stated::No }
}

fn carries(token: &str) -> bool {
    CARRYING.contains(&token)
}

fn denies(token: &str) -> bool {
    matches!(token, "not" | "never") || token.ends_with("n't")
}

#[cfg(test)]
mod tests {
    use super::super::super::audience::Reader;
    use super::super::super::entries::entries;
    use super::super::sample::{self, id};
    use super::*;

    fn sight(text: &str) -> (Stated, Stated) {
        let mut record = sample::record();
        sample::write(&mut record, "children", Some(12), text);
        let lines = entries(&record, &sample::around());
        let ben = record.child(id(12)).expect("Ben");
        let found = lines.iter().filter_map(|kept| kept.for_reader(&Reader::Record));
        let sight = found.map(|found| stated(found, ben, &record.people)).fold(Sight::default(), Sight::or);
        (sight.seen, sight.alone)
    }

    #[test]
    fn only_a_plain_statement_says_that_a_child_was_seen() {
        use Stated::{No, NotStated as Not, Yes};
        for (text, seen, alone) in [
            ("seen alone at nursery 12 nov", Yes, Yes),
            ("seen by HV, not alone", Yes, No),
            ("Ben seen at home", Yes, Not),
            ("+ Ben was seen alone", Yes, Yes),
            ("he was seen by the HV", Yes, Not),
            ("Ben has been seen alone", Yes, Yes),
            ("HV visited: seen alone", Yes, Yes),
            ("seen: Ben asleep in his cot", Yes, Not),
            ("Ben asleep in his cot (seen)", Yes, Not),
            ("HV saw Ben alone", Yes, Yes),
            ("the health visitor saw Ben", Yes, Not),
            ("I saw Ben", Yes, Not),
            ("\" Ben to @HV, alone: cold", Yes, Yes),
            ("\" Ben to @HV, not alone: cold", Yes, No),
            ("not seen", No, No),
            ("unseen since October", No, Not),
            ("-- Ben was not seen", No, No),
            ("Ben wasn't seen", No, No),
            ("Ben has not been seen", No, No),
            ("nobody saw Ben", No, No),
            ("no one has seen Ben", No, No),
            ("Ben not seen alone", Not, No),
            ("not seen by HV\nseen by school", Yes, No),
            ("seen: hall at 11 degrees", Not, Not),
            ("mould was seen in the bedroom", Not, Not),
            ("mould in bathroom, seen Monday", Not, Not),
            ("Mum seen alone", Not, Not),
            ("Mum saw Ben on Sunday", Not, Not),
            ("Mum has not seen the GP", Not, Not),
            ("Ben has seen the dentist", Not, Not),
            ("Ben has not seen the dentist", Not, Not),
            ("Ben hasn't seen the dentist", Not, Not),
            ("has Ben seen the dentist?", Not, Not),
            ("Ben to be seen alone", Not, Not),
            ("! Ben to be seen alone @HV by 4 dec", Not, Not),
            ("? was Ben seen alone", Not, Not),
            ("was Ben seen alone?", Not, Not),
            ("Dad says he was seen leaving", Not, Not),
            ("\" Ben: I was seen", Not, Not),
            ("", Not, Not),
        ] {
            assert_eq!(sight(text), (seen, alone), "{text}");
        }
    }

    #[test]
    fn a_line_elsewhere_says_nothing_of_a_child() {
        let mut record = sample::record();
        sample::write(&mut record, "plan", None, "Ben seen alone");
        sample::write(&mut record, "children", Some(11), "seen alone");
        let lines = entries(&record, &sample::around());
        let ben = record.child(id(12)).expect("Ben");
        for found in lines.iter().filter_map(|kept| kept.for_reader(&Reader::Record)) {
            assert_eq!(stated(found, ben, &record.people), Sight::default());
        }
    }
}
