//! The British English dictionary, in the program: nothing is looked up elsewhere.
//!
//! It lies in the program as text, which costs a start nothing: not one of its pages is read before the first question.
//! Then it is made ready once and kept.

use std::sync::OnceLock;

use spellbook::Dictionary;

use super::ServiceError;
use crate::domain::spelling::{Known, near};

/// Most suggestions for a word.
pub const AT_MOST: usize = 5;

const RULES: &str = include_str!("en-GB.aff");
const WORDS: &str = include_str!("en-GB.dic");
/// Words of the work that the dictionary does not have, a word a line.
const FIELD: &str = include_str!("field.txt");

static DICTIONARY: OnceLock<Option<Dictionary>> = OnceLock::new();
static OF_THE_FIELD: OnceLock<Known> = OnceLock::new();

/// The dictionary, made ready when it is first asked for.
///
/// # Errors
/// When it cannot be read; nothing of the record is touched by that.
pub fn dictionary() -> Result<&'static Dictionary, ServiceError> {
    let ready = DICTIONARY.get_or_init(|| Dictionary::new(RULES, WORDS).ok());
    let words = "The dictionary in the program cannot be read. Nothing was changed; everything else works.";
    ready.as_ref().ok_or_else(|| ServiceError::Refused(words.into()))
}

/// Words of the work: `keyworker`, `ehcp`, `fri`.
pub fn field() -> &'static Known {
    OF_THE_FIELD.get_or_init(|| FIELD.lines().filter(|line| !line.starts_with('#')).collect())
}

/// What could be meant by a word that is not known, the likeliest first; names that are one slip away before all.
///
/// # Errors
/// As [`dictionary`].
pub fn suggestions(word: &str, names: &[&str]) -> Result<Vec<String>, ServiceError> {
    let Some(plain) = crate::domain::spelling::plain_letters(word) else { return Ok(Vec::new()) };
    let mut found: Vec<String> = near(&plain, names).into_iter().map(str::to_owned).collect();
    let mut from_dictionary = Vec::new();
    dictionary()?.suggest(&plain, &mut from_dictionary);
    for word in from_dictionary.into_iter().filter(|word| is_offered(word)) {
        if !found.iter().any(|have| have.eq_ignore_ascii_case(&word)) {
            found.push(word);
        }
    }
    found.truncate(AT_MOST);
    Ok(found)
}

/// `alot` may be meant as `a lot`; nobody means `boil r`.
fn is_offered(word: &str) -> bool {
    let has_scrap = word.split([' ', '-']).any(|part| part.len() == 1 && part != "a");
    !has_scrap && !is_coarse(word)
}

/// Whether a word is one that the dictionary knows and marks as not to be suggested, or an ending of it.
fn is_coarse(word: &str) -> bool {
    let marked =
        WORDS.lines().filter_map(|line| line.split_once('/').filter(|(_, flags)| flags.contains('!')));
    let small = word.to_lowercase();
    marked.into_iter().any(|(stem, _)| small.strip_prefix(stem).is_some_and(|ending| ending.len() <= 3))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_name_that_is_taken_for_a_word_is_one_in_small_letters() {
        let stems: std::collections::HashSet<&str> =
            WORDS.lines().map(|line| line.split('/').next().unwrap_or(line)).collect();
        let missing: Vec<_> =
            crate::domain::marks::WORDS.lines().filter(|word| !stems.contains(word)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        for name in ["Ben", "Ava", "Noor", "Mia", "Leo", "Zoe", "Sam", "Dan", "Jo"] {
            assert!(!crate::domain::marks::is_word(name), "{name}");
        }
    }

    #[test]
    fn it_is_british_and_knows_the_words_of_the_work() {
        let dictionary = dictionary().expect("the dictionary");
        for word in ["organise", "colour", "paediatrician", "mum's", "nappies", "headteacher", "don't"] {
            assert!(dictionary.check(word), "{word}");
        }
        for word in ["color", "recieve", "saftey", "definately"] {
            assert!(!dictionary.check(word), "{word}");
        }
        for word in ["keyworker", "Ofsted", "hv", "fri", "Calpol"] {
            assert!(field().has(word), "{word}");
            assert!(!dictionary.check(word), "{word} is in the dictionary already");
        }
    }

    #[test]
    fn the_words_of_the_work_are_each_one_word_in_order_and_not_in_the_dictionary() {
        let words: Vec<&str> = FIELD.lines().filter(|line| !line.starts_with('#')).collect();
        let mut sorted = words.clone();
        sorted.sort_by_key(|word| word.to_lowercase());
        sorted.dedup();
        assert_eq!(words, sorted);
        let dictionary = dictionary().expect("the dictionary");
        let have: Vec<_> = words.iter().filter(|word| dictionary.check(word)).collect();
        assert!(have.is_empty(), "{have:?}");
    }

    #[test]
    fn the_likeliest_comes_first_names_before_all_and_never_more_than_five() {
        let first = |word: &str| suggestions(word, &["Noor"]).expect("words").first().cloned();
        for (word, wanted) in [
            ("recieve", "receive"),
            ("saftey", "safety"),
            ("apointment", "appointment"),
            ("safegaurding", "safeguarding"),
            ("organize", "organise"),
            ("Noro", "Noor"),
            ("alot", "a lot"),
            ("monday", "Monday"),
        ] {
            assert_eq!(first(word).as_deref(), Some(wanted), "{word}");
        }
        assert!(suggestions("nan", &[]).expect("words").len() <= AT_MOST);
        assert_eq!(suggestions("\u{141}ukasz", &[]).expect("none"), Vec::<String>::new());
    }

    #[test]
    fn nothing_coarse_is_offered() {
        for word in ["shitt", "fuk", "fuckd", "cnut"] {
            let offered = suggestions(word, &[]).expect("words");
            let coarse = offered
                .iter()
                .find(|word| ["shit", "shits", "fuck", "fucked", "cunt"].contains(&word.as_str()));
            assert_eq!(coarse, None, "{word}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        /// A word of any letters gets an answer: a typing error must not be able to end the program.
        #[test]
        fn any_word_gets_an_answer(word in "[a-zA-Z'\u{e9}-]{1,40}") {
            let offered = suggestions(&word, &["Noor"]).expect("words");
            prop_assert!(offered.len() <= AT_MOST);
        }
    }
}
