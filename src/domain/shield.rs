//! What somebody in the family must not learn: an address, a number, a school, a place.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
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

    /// Whether these words give it away, however they are spaced, dotted or written large. A street gives its house
    /// away and a number is the same with +44.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let found = words(text);
        let figures = figures(text);
        self.words.lines().any(|way| match self.what {
            What::Number => is_number_in(way, &figures),
            What::Address => [words(way), street(way)].iter().any(|way| stand_in(way, &found)),
            What::School | What::Place => stand_in(&words(way), &found),
        })
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
    let found = shields.iter().filter(|shield| shield.is_in(text));
    found.fold(Audience::Everyone, |audience, shield| audience.and(&shield.audience()))
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
        ] {
            assert!(house.is_in(text), "{text}");
        }
        for text in ["the mill", "Lane 12", "miller lane", "refuges", ""] {
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
