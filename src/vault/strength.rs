//! How long a passphrase would stand against guessing, in words and never as a mark.

use zxcvbn::feedback::{Suggestion, Warning};
use zxcvbn::{Score, zxcvbn};

/// Fewest letters of a passphrase.
pub const FEWEST: usize = 12;
/// Letters that are looked at: what comes after can only help, and looking costs more with each.
const LOOKED_AT: usize = 60;
/// Letters that are looked at where many different signs may stand for letters: every way to read them is tried.
const LOOKED_AT_SIGNS: usize = 16;
/// Signs that may stand for letters.
const SIGNS: &str = "4@8({[<369!|105$7+2%";
/// So many different ones are looked at in full.
const FEW_SIGNS: usize = 4;
/// Guesses a second that somebody with the file and a room of machines could make. Far fewer fit into one machine:
/// each guess takes 128 MiB.
const A_SECOND: u64 = 10_000;
/// Words that everybody here would try first.
const LOCAL: &[&str] = &[
    "portal",
    "practitioner",
    "passphrase",
    "oxfordshire",
    "oxford",
    "social",
    "worker",
    "children",
    "child",
    "family",
    "core group",
    "council",
    "county",
    "conference",
    "protection",
    "safeguarding",
];

/// What can be said of a passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strength {
    /// Whether it may be used.
    pub is_enough: bool,
    /// How long it would stand.
    pub says: &'static str,
    /// What would help, in sentences.
    pub helps: Vec<&'static str>,
}

/// Looks at a passphrase as it is typed. Takes no file and no time worth naming, so a screen may ask at every key.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let letters = passphrase.chars().count();
    if letters == 0 {
        return Strength { is_enough: false, says: "Nothing is typed yet.", helps: vec![FEW_WORDS] };
    }
    let signs = SIGNS.chars().filter(|sign| passphrase.contains(*sign)).count();
    let looked_at = if signs > FEW_SIGNS { LOOKED_AT_SIGNS } else { LOOKED_AT };
    let end = passphrase.char_indices().nth(looked_at).map_or(passphrase.len(), |(at, _)| at);
    let looked = zxcvbn(passphrase.get(..end).unwrap_or(passphrase), LOCAL);
    let is_enough = letters >= FEWEST && looked.score() >= Score::Three;
    let mut helps = Vec::new();
    if letters < FEWEST {
        helps.push("Make it at least 12 letters long; spaces count.");
    }
    if let Some(feedback) = looked.feedback() {
        helps.extend(feedback.warning().map(why));
        helps.extend(feedback.suggestions().iter().filter_map(|suggestion| what_helps(*suggestion)));
    }
    if !is_enough && helps.is_empty() {
        helps.push(FEW_WORDS);
    }
    helps.dedup();
    Strength { is_enough, says: how_long(looked.guesses() / A_SECOND), helps }
}

const FEW_WORDS: &str =
    "Four or five words that do not belong together are easy to remember and hard to guess.";

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const YEAR: u64 = 365 * DAY;
const CENTURY: u64 = 100 * YEAR;

const fn how_long(seconds: u64) -> &'static str {
    match seconds {
        0..MINUTE => "It would be guessed at once.",
        MINUTE..HOUR => "It would be guessed in minutes.",
        HOUR..DAY => "It would be guessed in hours, by somebody who has the file and many machines.",
        DAY..YEAR => "It would stand for days or months against somebody who has the file and many machines.",
        YEAR..CENTURY => "It would take years to guess, even with the file and many machines.",
        _ => "It would take centuries to guess, even with the file and many machines.",
    }
}

const fn why(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            "Keys that lie side by side are tried early."
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "The same letters again and again add little."
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => "Many people use this one, or one much like it.",
        Warning::SequencesLikeAbcAreEasyToGuess => {
            "Letters or figures in a row, such as abc or 6543, add little."
        }
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => {
            "Years and dates are tried early."
        }
        Warning::AWordByItselfIsEasyToGuess => "One word by itself is tried early.",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => "Names are tried early.",
    }
}

const fn what_helps(suggestion: Suggestion) -> Option<&'static str> {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases | Suggestion::AddAnotherWordOrTwo => {
            Some("Add a word or two that have nothing to do with the others.")
        }
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => {
            Some("Signs, figures and capitals are not needed.")
        }
        Suggestion::CapitalizationDoesntHelpVeryMuch
        | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => Some("Capitals add little."),
        Suggestion::ReversedWordsArentMuchHarderToGuess => Some("A word written backwards adds little."),
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => {
            Some("A figure in place of a letter adds little.")
        }
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou
        | Suggestion::AvoidYearsThatAreAssociatedWithYou => {
            Some("Leave out years and dates that have to do with you.")
        }
        // Already said as the reason.
        Suggestion::UseALongerKeyboardPatternWithMoreTurns
        | Suggestion::AvoidRepeatedWordsAndCharacters
        | Suggestion::AvoidSequences
        | Suggestion::AvoidRecentYears => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_told_in_words_how_long_it_would_stand() {
        for (passphrase, is_enough, says) in [
            ("", false, "Nothing is typed"),
            ("password", false, "at once"),
            ("passwordpassword", false, "at once"),
            ("Oxfordshire2026", false, "at once"),
            ("qwertyuiop12", false, "at once"),
            ("7h$Kq2!x", false, "hours"),
            ("plum wharf", false, "days"),
            ("lantern gravel ibis", true, "y"),
            ("plum wharf lantern ibis gravel", true, "centuries"),
            ("4@8({[<36691!|1705$7+2%4@8({[<36691!|1705$7+2%", true, "centuries"),
        ] {
            let found = strength(passphrase);
            assert_eq!(found.is_enough, is_enough, "{passphrase} {found:?}");
            assert!(found.says.contains(says), "{passphrase} {found:?}");
            assert_eq!(found.helps.is_empty(), is_enough, "{passphrase} {found:?}");
        }
    }

    #[test]
    fn twelve_letters_are_counted_as_a_person_counts_them() {
        let eleven = "żółćżółćxq7";
        assert_eq!(eleven.chars().count(), 11);
        assert!(!strength(eleven).is_enough);
        assert!(strength(&format!("{eleven}ź")).is_enough);
    }

    #[test]
    fn no_sentence_says_good_or_bad() {
        for seconds in [0, MINUTE, HOUR, DAY, YEAR, u64::MAX] {
            let said = how_long(seconds).to_lowercase();
            assert!(!["strong", "weak", "good", "bad", "%", "score"].iter().any(|word| said.contains(word)));
        }
    }
}
