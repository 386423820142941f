//! Families whose names are hard to tell apart: words that are names, one name inside another, two people of one role.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::home::Home;

/// What is written of the example's family, by these names.
const WRITTEN: [&str; 9] = ["Mia", "Leo", "Baby", "Mum", "Dad", "Gran", "SW", "HV", "Teacher"];
const CHILDREN: [&str; 14] = [
    "Mia",
    "Will",
    "May",
    "Hope",
    "Grace",
    "Rose",
    "Summer",
    "Jo",
    "Jo-Anne",
    "Zo\u{eb}",
    "\u{141}ukasz",
    "Ann",
    "Anne-Marie",
    "Isa",
];
const ADULTS: [&str; 12] =
    ["Mum", "Dad", "Nan", "SW", "SW2", "HV", "Mark", "Mrs Osei", "O'Neil", "Faith", "Ren\u{e9}e", "Aunt May"];

/// A family and those around it.
#[derive(Clone, Debug)]
pub struct House {
    /// What each of [`WRITTEN`] is called.
    names: Vec<&'static str>,
    /// Another father, and what he is called.
    other_father: Option<&'static str>,
    /// What is decided of each child for each of the family: the mother, two fathers, the grandmother.
    may: Vec<Option<bool>>,
    /// Whether a tie stands there at all.
    tied: Vec<bool>,
    shield: Option<&'static str>,
}

/// A generated family, or the example's.
pub fn house() -> impl Strategy<Value = Option<House>> {
    let children = prop::sample::subsequence(CHILDREN.to_vec(), 3).prop_shuffle();
    let adults = prop::sample::subsequence(ADULTS.to_vec(), 7).prop_shuffle();
    let may = prop::collection::vec(prop::option::weighted(0.7, any::<bool>()), 12);
    let tied = prop::collection::vec(prop::bool::weighted(0.8), 12);
    let shield = prop::option::of(prop::sample::select(vec!["the clinic", "Orchard Row", "the dentist"]));
    let made = (children, adults, any::<bool>(), may, tied, shield).prop_map(
        |(children, adults, has_other, may, tied, shield)| House {
            names: children.into_iter().chain(adults.iter().take(6).copied()).collect(),
            other_father: has_other.then_some(adults[6]),
            may,
            tied,
            shield,
        },
    );
    prop::option::weighted(0.8, made)
}

impl House {
    /// The same words with the names of this family.
    pub fn named(&self, words: &str) -> String {
        let called = |word: &str| {
            let at = WRITTEN.iter().position(|written| *written == word);
            at.map_or(word, |at| self.names[at]).to_owned()
        };
        let mut named = String::new();
        let mut word = String::new();
        for letter in words.chars() {
            if letter.is_alphanumeric() {
                word.push(letter);
            } else {
                named.push_str(&called(&word));
                word.clear();
                named.push(letter);
            }
        }
        named + &called(&word)
    }

    pub fn home(&self) -> Home {
        Home::of_family(&self.file(), "F-300")
    }

    fn file(&self) -> String {
        let mut file =
            String::from("form = 1\nreference = \"F-300\"\nname = \"Ashby\"\nsince = 2026-09-14\n");
        for (name, born) in
            self.names.iter().zip(["born = 2018-05-02", "born = 2022-11-30", "expected = 2027-02-10"])
        {
            let _ = write!(file, "[[children]]\nname = \"{name}\"\n{born}\n");
        }
        let fathers = self.other_father.map(|name| (name, "father", "parent", Some(3)));
        let people = [
            (self.names[3], "mother", "parent", Some(0)),
            (self.names[4], "father", "parent", Some(1)),
            (self.names[5], "grandmother", "supporter", Some(2)),
            (self.names[6], "social worker", "professional", None),
            (self.names[7], "health visitor", "professional", None),
            (self.names[8], "class teacher", "professional", None),
        ];
        for (handle, role, capacity, family) in people.into_iter().chain(fathers) {
            let _ = write!(
                file,
                "[[people]]\nhandle = \"{handle}\"\nrole = \"{role}\"\ncapacity = \"{capacity}\"\n"
            );
            if let Some(n) = family {
                self.ties(&mut file, role, n);
            }
        }
        if let Some(words) = self.shield {
            let _ = write!(
                file,
                "[[shields]]\nwhat = \"place\"\nwords = \"{words}\"\nfrom = [\"{}\"]\n",
                self.names[4]
            );
        }
        file + "[plan]\nconference = 2026-11-06\ncategory = \"neglect\"\nevery_weeks = 6\n"
    }

    fn ties(&self, file: &mut String, relation: &str, n: usize) {
        for (child, name) in self.names.iter().take(3).enumerate() {
            let at = n * 3 + child;
            if !self.tied[at] {
                continue;
            }
            let _ = write!(file, "[[people.ties]]\nchildren = [\"{name}\"]\nrelation = \"{relation}\"\n");
            if let Some(may) = self.may[at] {
                let _ = writeln!(file, "may_receive = {may}");
            }
        }
    }
}
