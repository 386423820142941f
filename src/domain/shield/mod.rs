//! What somebody in the family must not learn: an address, a number, a school, a place.

mod address;
mod parts;

use serde::{Deserialize, Serialize};

use self::parts::{Heard, Part};
use super::audience::{Audience, Reader};
use super::body::Line;
use super::compare;
use super::id::Id;
use super::marks::is_word;
use super::record::Record;

pub use parts::is_everyday;

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

    /// Whether these words give it away, however they are spelt, spaced, dotted or written large. A street gives its house
    /// away, and so does a postcode; a number is the same with +44.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.stands_in(&Heard::of(text))
    }

    fn stands_in(&self, heard: &Heard<'_>) -> bool {
        self.parts().any(|part| part.is_in(heard))
    }

    /// Everything that is looked for: each part of each way it is written.
    fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.words.lines().flat_map(|way| parts::of(self.what, way))
    }

    /// Some of what it finds, as it may be written.
    #[must_use]
    pub fn finds(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for part in self.parts().filter(|part| !part.example.is_empty()) {
            if !found.contains(&part.example) {
                found.push(part.example);
            }
        }
        found
    }

    /// Some of what it does not find, though somebody might know from it.
    #[must_use]
    pub fn misses(&self) -> Vec<String> {
        let might = self.words.lines().flat_map(|way| parts::might_be_missed(self.what, way));
        let mut missed: Vec<String> = Vec::new();
        for words in might.filter(|words| !self.is_in(words)) {
            if !missed.contains(&words) {
                missed.push(words);
            }
        }
        missed
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

/// Fewest letters of another name that is looked for by itself.
const FEWEST_OF_A_NAME: usize = 4;

/// The shields of a family. Where one keeps somebody by name, the other names they bear or bore are looked for as well;
/// `names` has those of each. What every other line has, as `Gran`, is not.
#[must_use]
pub fn with_other_names(mut shields: Vec<Shield>, names: &[Vec<&str>]) -> Vec<Shield> {
    for shield in &mut shields {
        let is_kept = |bearer: &&Vec<&str>| {
            let mut ways = shield.words.lines().map(str::trim).filter(|way| !way.is_empty());
            ways.any(|way| bearer.iter().any(|name| compare::same(name, way)))
        };
        let others: Vec<&str> = names.iter().filter(is_kept).flatten().copied().collect();
        for other in others {
            let known = shield.words.lines().any(|way| compare::same(way, other));
            let is_rare =
                !is_everyday(other) && !is_word(other) && compare::key(other).len() >= FEWEST_OF_A_NAME;
            if !known && is_rare {
                shield.words.push('\n');
                shield.words.push_str(other);
            }
        }
    }
    shields
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

fn found_in<'a, 't>(text: &'t str, shields: &'a [Shield]) -> impl Iterator<Item = &'a Shield> + use<'a, 't> {
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

#[cfg(test)]
mod tests;
