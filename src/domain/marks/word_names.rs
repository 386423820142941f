//! Given names that are words too, and those that are months.

use crate::domain::compare;

/// Words people write every day, and give as names, one a line. A name that is some seldom word (Tom, Hazel, Jasmine) is
/// none of them: in small letters it is the name, so that it is kept as a name is. Every one is in the dictionary in small
/// letters; a test of the dictionary says so.
pub const WORDS: &str = include_str!("word_names.txt");

/// Names of months that are given names.
const MONTHS: [&str; 4] = ["april", "may", "june", "august"];

/// Whether a name is a word too: one piece, typed with a capital, as a name is.
#[must_use]
pub fn is_word(name: &str) -> bool {
    let name = name.trim();
    name.starts_with(char::is_uppercase)
        && !name.contains(char::is_whitespace)
        && is_listed(&compare::key(name))
}

fn is_listed(word: &str) -> bool {
    WORDS.lines().any(|listed| listed == word)
}

/// Whether a name is a month too.
pub(super) fn is_month(name: &str) -> bool {
    MONTHS.iter().any(|month| compare::same(month, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_in_order_and_each_is_there_once() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert!(words.windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn a_name_that_is_a_word_is_one_piece_with_a_capital() {
        for (name, expected) in [
            ("Will", true),
            ("May", true),
            ("Hope", true),
            ("Grace", true),
            ("Rose", true),
            ("Summer", true),
            ("Mark", true),
            ("Faith", true),
            ("Joy", true),
            ("WILL", true),
            ("Ben", false),
            ("Tom", false),
            ("Baby", false),
            ("Mum", false),
            ("will", false),
            ("children", false),
            ("Will Smith", false),
            ("Hope-Marie", false),
            ("", false),
        ] {
            assert_eq!(is_word(name), expected, "{name}");
        }
    }
}
