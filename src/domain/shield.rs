//! What somebody in the family must not learn: an address, a number, a school, a place.

use serde::{Deserialize, Serialize};

use super::audience::{Audience, Reader};
use super::body::Line;
use super::id::Id;
use super::record::Record;

/// What kind of thing is shielded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Where somebody lives.
    Address,
    /// A telephone number.
    Number,
    /// A school or nursery.
    School,
    /// Any other place or name.
    Place,
}

impl What {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Address, Self::Number, Self::School, Self::Place];

    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Number => "telephone number",
            Self::School => "school or nursery",
            Self::Place => "place or name",
        }
    }
}

/// One shielded thing of a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shield {
    /// Its id.
    pub id: Id,
    /// Of which family.
    pub family: Id,
    /// What it is.
    pub what: What,
    /// The words that give it away, one way of writing it a line.
    pub words: String,
    /// The people who must not learn it; none named is nobody in the family.
    #[serde(default)]
    pub from: Vec<Id>,
}

impl Shield {
    /// Who may have a line in which it stands.
    #[must_use]
    pub fn audience(&self) -> Audience {
        if self.from.is_empty() {
            Audience::ProfessionalsOnly
        } else {
            Audience::NotFor(self.from.iter().copied().collect())
        }
    }

    /// Whether a text for these would come to somebody who must not learn it. Nobody of the family has what is for
    /// professionals only.
    #[must_use]
    pub fn is_broken_by(&self, audience: &Audience) -> bool {
        match audience {
            Audience::Everyone => true,
            Audience::NotFor(kept) => self.from.is_empty() || !self.from.iter().all(|one| kept.contains(one)),
            Audience::ProfessionalsOnly | Audience::LegalAdvice => false,
        }
    }

    /// Whether it holds against a reader: whether they must not learn it.
    #[must_use]
    pub fn holds_against(&self, reader: &Reader) -> bool {
        match reader {
            Reader::Record => false,
            Reader::Family => true,
            Reader::Person { id, professional } => {
                self.from.contains(id) || (self.from.is_empty() && !professional)
            }
        }
    }

    /// Whether these words give it away, however they are spaced, dotted or written large. A street gives its house
    /// away, and so does a postcode; a number is the same with +44.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.stands_in(&Heard::of(text))
    }

    fn stands_in(&self, heard: &Heard) -> bool {
        self.words.lines().any(|way| match self.what {
            What::Number => is_number_in(way, &heard.figures),
            What::Address => {
                let whole = words(way);
                let postcode = whole.iter().find(|word| is_postcode(word));
                [&whole, &street(way)].iter().any(|way| stand_in(way, &heard.words))
                    || postcode.is_some_and(|postcode| heard.words.contains(postcode))
            }
            What::School | What::Place => stand_in(&words(way), &heard.words),
        })
    }
}

/// A text as it is looked through: once, for however many shields.
struct Heard {
    words: Vec<String>,
    figures: Vec<String>,
}

impl Heard {
    fn of(text: &str) -> Self {
        Self { words: words(text), figures: figures(text) }
    }
}

impl Record for Shield {
    const ENTITY: &'static str = "shield";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

/// Who may have a text at most, from what is shielded in it.
#[must_use]
pub fn audience_of(text: &str, shields: &[Shield]) -> Audience {
    let found = found_in(text, shields);
    found.fold(Audience::Everyone, |audience, shield| audience.and(&shield.audience()))
}

/// An audience, narrowed as far as what is shielded in a text asks; never widened.
#[must_use]
pub fn narrowed(audience: &Audience, text: &str, shields: &[Shield]) -> Audience {
    narrow(audience, found_in(text, shields))
}

fn found_in<'a>(text: &str, shields: &'a [Shield]) -> impl Iterator<Item = &'a Shield> + use<'a> {
    let heard = (!shields.is_empty()).then(|| Heard::of(text));
    shields.iter().filter(move |shield| heard.as_ref().is_some_and(|heard| shield.stands_in(heard)))
}

/// Who may have a line at most, once what is shielded in it is kept: all but what somebody said may be shared.
#[must_use]
pub fn narrowed_for(audience: &Audience, line: &Line, shields: &[Shield]) -> Audience {
    narrow(audience, kept_in(line, shields))
}

/// The shields that hold against a reader.
#[must_use]
pub fn holding(shields: &[Shield], reader: &Reader) -> Vec<Shield> {
    shields.iter().filter(|shield| shield.holds_against(reader)).cloned().collect()
}

/// What is shielded in a line, and was not said to be shared.
pub fn kept_in<'a>(line: &'a Line, shields: &'a [Shield]) -> impl Iterator<Item = &'a Shield> {
    found_in(&line.text, shields).filter(|shield| !line.shared.contains(&shield.id))
}

fn narrow<'a>(audience: &Audience, found: impl Iterator<Item = &'a Shield>) -> Audience {
    let mut found: Vec<&Shield> = found.collect();
    // What nobody in the family may learn comes first: professionals only keeps the rest from them too.
    found.sort_by_key(|shield| !shield.from.is_empty());
    found.into_iter().fold(audience.clone(), |so_far, shield| {
        if shield.is_broken_by(&so_far) { so_far.and(&shield.audience()) } else { so_far }
    })
}

/// The words of a text in small letters. The halves of a postcode are one word, since people part it or do not.
fn words(text: &str) -> Vec<String> {
    let parted = text.split(|letter: char| !letter.is_alphanumeric());
    let mut words: Vec<String> = Vec::new();
    for word in parted.filter(|word| !word.is_empty()).map(str::to_lowercase) {
        match words.last_mut() {
            Some(last) if is_first_half(last) && is_second_half(&word) => last.push_str(&word),
            _ => words.push(word),
        }
    }
    words
}

/// `ox4`, `sw1a`.
fn is_first_half(word: &str) -> bool {
    let figures = word.chars().filter(char::is_ascii_digit).count();
    (2..=4).contains(&word.len())
        && figures > 0
        && word.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// `1ab`.
fn is_second_half(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_digit())
        && word.len() == 3
        && letters.all(|letter| letter.is_ascii_alphabetic())
}

/// `ox41ab`: both halves as one word.
fn is_postcode(word: &str) -> bool {
    let at = word.len().saturating_sub(3);
    word.is_ascii() && is_first_half(&word[..at]) && is_second_half(&word[at..])
}

/// The words of an address without its house number, where two or more are left before the first comma.
fn street(way: &str) -> Vec<String> {
    let first = way.split(',').next().unwrap_or(way);
    let without =
        words(first).into_iter().skip_while(|word| word.starts_with(|at: char| at.is_ascii_digit()));
    let street: Vec<String> = without.collect();
    if street.len() > 1 { street } else { Vec::new() }
}

fn stand_in(way: &[String], found: &[String]) -> bool {
    !way.is_empty() && found.windows(way.len()).any(|some| some == way)
}

/// Fewest figures that are a telephone number and not a date or an age.
const FEWEST_FIGURES: usize = 6;

/// Runs of figures, across the spaces, dots and strokes people put in numbers; without what leads out of the country.
fn figures(text: &str) -> Vec<String> {
    let joins = |letter: char| letter.is_ascii_digit() || " -./()+".contains(letter);
    let runs = text.split(|letter: char| !joins(letter));
    runs.map(|run| home(&run.chars().filter(char::is_ascii_digit).collect::<String>())).collect()
}

fn home(figures: &str) -> String {
    let abroad = figures.strip_prefix("0044").or_else(|| figures.strip_prefix("44"));
    let home = abroad.filter(|rest| rest.len() >= FEWEST_FIGURES + 3).unwrap_or(figures);
    home.strip_prefix('0').unwrap_or(home).to_owned()
}

fn is_number_in(way: &str, runs: &[String]) -> bool {
    let number = home(&way.chars().filter(char::is_ascii_digit).collect::<String>());
    number.len() >= FEWEST_FIGURES && runs.iter().any(|run| run.contains(&number))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shield(what: What, words: &str) -> Shield {
        let id = Id::from_bytes([1; 16]);
        Shield { id, family: id, what, words: words.into(), from: vec![id] }
    }

    #[test]
    fn an_address_is_found_however_it_is_written() {
        let house = shield(What::Address, "12 Mill Lane, OX4 1AB\nthe refuge");
        for text in [
            "they moved to 12 Mill Lane, OX4 1AB",
            "Mum is at 12, mill lane now",
            "near MILL-LANE",
            "collect from The Refuge on friday",
            "post to ox41ab please",
        ] {
            assert!(house.is_in(text), "{text}");
        }
        for text in ["the mill", "OX4", "1AB", "Lane 12", "miller lane", "refuges", ""] {
            assert!(!house.is_in(text), "{text}");
        }
        assert!(shield(What::Address, "OX4 1AB").is_in("post to ox41ab please"));
        assert!(shield(What::Address, "OX41AB").is_in("post to OX4 1ab"));
    }

    #[test]
    fn a_number_is_found_however_it_is_parted() {
        let number = shield(What::Number, "07700 900123");
        for text in
            ["ring 07700900123", "ring 07700-900 123 after six", "+44 7700 900123", "(0044) 7700 900.123"]
        {
            assert!(number.is_in(text), "{text}");
        }
        for text in ["ring 07700 900124", "on 7 January", "900123"] {
            assert!(!number.is_in(text), "{text}");
        }
        assert!(!shield(What::Number, "12").is_in("12 children"));
    }

    #[test]
    fn a_text_with_two_shielded_things_is_for_those_who_may_know_both() {
        let (one, two) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let school = Shield { from: vec![one], ..shield(What::School, "Hill Top Primary") };
        let place = Shield { from: vec![two], ..shield(What::Place, "the blue house") };
        let nobody = Shield { from: Vec::new(), ..shield(What::Place, "Aunt Bea") };
        let all = [school, place, nobody];
        assert_eq!(audience_of("nothing to hide", &all), Audience::Everyone);
        let both = audience_of("from hill top primary to the Blue House", &all);
        assert_eq!(both, Audience::NotFor([one, two].into()));
        assert_eq!(audience_of("aunt bea rang", &all), Audience::ProfessionalsOnly);
    }

    #[test]
    fn a_line_is_narrowed_no_further_than_what_is_shielded_in_it_asks() {
        let (one, two) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let school = Shield { from: vec![one], ..shield(What::School, "Hill Top Primary") };
        let nobody = Shield { id: two, from: Vec::new(), ..shield(What::Place, "Aunt Bea") };
        let all = [school, nobody];
        let to = |audience: Audience, text: &str| narrowed(&audience, text, &all);
        let not_one = Audience::NotFor([one].into());
        assert_eq!(to(Audience::Everyone, "at Hill Top Primary"), not_one);
        assert_eq!(to(not_one.clone(), "at Hill Top Primary"), not_one);
        assert_eq!(
            to(Audience::NotFor([two].into()), "at Hill Top Primary"),
            Audience::NotFor([one, two].into())
        );
        assert_eq!(to(Audience::ProfessionalsOnly, "at Hill Top Primary"), Audience::ProfessionalsOnly);
        assert_eq!(to(Audience::Everyone, "Aunt Bea, Hill Top Primary"), Audience::ProfessionalsOnly);
        assert_eq!(to(Audience::LegalAdvice, "Aunt Bea"), Audience::LegalAdvice);
        let line = Line { shared: vec![one], ..Line::plain("Aunt Bea, Hill Top Primary") };
        assert_eq!(narrowed_for(&line.audience, &line, &all), Audience::ProfessionalsOnly);
        let line = Line { shared: vec![one, two], ..line };
        assert_eq!(narrowed_for(&line.audience, &line, &all), Audience::Everyone);
    }

    #[test]
    fn a_shield_holds_against_those_it_names_and_against_every_family_copy() {
        let one = Id::from_bytes([1; 16]);
        let school = Shield { from: vec![one], ..shield(What::School, "Hill Top Primary") };
        let nobody = Shield { from: Vec::new(), ..school.clone() };
        let person = |n: u8, professional| Reader::Person { id: Id::from_bytes([n; 16]), professional };
        for (reader, named, none) in [
            (Reader::Record, false, false),
            (Reader::Family, true, true),
            (person(1, false), true, true),
            (person(2, false), false, true),
            (person(2, true), false, false),
        ] {
            assert_eq!(school.holds_against(&reader), named, "{reader:?}");
            assert_eq!(nobody.holds_against(&reader), none, "{reader:?}");
        }
    }

    #[test]
    fn an_empty_shield_finds_nothing() {
        for what in What::ALL {
            assert!(!shield(what, "").is_in("any words at all 07700 900123"));
            assert!(!shield(what, "\n \n").is_in("any words at all 07700 900123"));
        }
    }

    proptest! {
        #[test]
        fn what_stands_between_two_words_is_never_missed(
            before in "[a-z ]{0,20}", after in "[a-z ]{0,20}", gap in "[ ,.;:-]{1,3}"
        ) {
            let text = format!("{before} hill{gap}top{gap}primary {after}");
            prop_assert!(shield(What::School, "Hill Top Primary").is_in(&text));
        }
    }
}
