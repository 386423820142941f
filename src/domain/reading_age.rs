//! How old a reader should be to read a text with ease: a rough measure, by a formula that is named.
//!
//! The Flesch-Kincaid grade (Kincaid and others, 1975): `0.39 x words a sentence + 11.8 x syllables a word - 15.59`.
//! It counts school years in America, where the first is at six; so the age is the grade and five. It knows nothing of
//! what words mean, and syllables are counted by rule. A line without a full stop ends a sentence all the same.

/// Fewer words than this say nothing.
pub const LEAST_WORDS: usize = 100;

/// How the age was worked out, for people.
pub const FORMULA: &str = "Flesch-Kincaid grade + 5";

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Syllables.
    pub syllables: usize,
}

impl Counts {
    /// The words, sentences and syllables of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for sentence in text.lines().flat_map(|line| line.split(['.', '?', '!', ';'])) {
            let words: Vec<&str> = sentence.split_whitespace().filter(|word| is_word(word)).collect();
            counts.sentences += usize::from(!words.is_empty());
            counts.words += words.len();
            counts.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
        }
        counts
    }

    /// The Flesch-Kincaid grade; none of a text without words.
    #[must_use]
    pub fn grade(&self) -> Option<f64> {
        if self.words == 0 || self.sentences == 0 {
            return None;
        }
        let (words, sentences, syllables) =
            (number(self.words), number(self.sentences), number(self.syllables));
        Some(0.39 * words / sentences + 11.8 * syllables / words - 15.59)
    }

    /// The age in whole years, from five up; none of fewer than a hundred words.
    #[must_use]
    pub fn age(&self) -> Option<u32> {
        if self.words < LEAST_WORDS {
            return None;
        }
        let age = (self.grade()? + 5.0).round().clamp(5.0, 99.0);
        (5..=99).find(|years| f64::from(*years) >= age)
    }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

/// The syllables of an English word by rule: groups of vowels, less an `e` that is not heard; never none.
#[must_use]
pub fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    let groups = letters.iter().enumerate().filter(|(at, letter)| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        is_vowel(**letter) && !before.is_some_and(|before| is_vowel(*before))
    });
    let word: String = letters.iter().collect();
    (groups.count() + usize::from(has_two_in_one(&word)))
        .saturating_sub(usize::from(ends_unheard(&word)))
        .max(1)
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | '\u{e0}'..='\u{e5}' | '\u{e8}'..='\u{ef}' | '\u{f2}'..='\u{fc}')
}

/// `made`, `comes`, `asked`; but `table`, `houses`, `wanted`.
fn ends_unheard(word: &str) -> bool {
    let before = |ending: &str| word.strip_suffix(ending).and_then(|stem| stem.chars().last());
    let soft = |letter: char| matches!(letter, 's' | 'x' | 'z' | 'c' | 'g');
    if let Some(letter) = before("ed") {
        return !is_vowel(letter) && letter != 't' && letter != 'd';
    }
    if let Some(letter) = before("es") {
        return !is_vowel(letter) && !soft(letter) && !word.ends_with("ches") && !word.ends_with("shes");
    }
    match before("e") {
        Some('l') => word.chars().rev().nth(2).is_none_or(is_vowel),
        Some(letter) => !is_vowel(letter),
        None => false,
    }
}

/// `di-et`, `lo-yal`, `cre-ate`: two vowels that are heard apart, in the commonest endings.
fn has_two_in_one(word: &str) -> bool {
    ["ia", "io", "ua", "iet", "ian", "iou"].iter().any(|pair| {
        let at = word.find(pair);
        let after_soft =
            at.and_then(|at| word.get(..at)).is_some_and(|stem| stem.ends_with(['t', 's', 'c', 'g', 'q']));
        at.is_some_and(|at| at > 0) && !after_soft
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_say_them() {
        for (word, count) in [
            ("cat", 1),
            ("the", 1),
            ("Mum", 1),
            ("made", 1),
            ("comes", 1),
            ("asked", 1),
            ("wanted", 2),
            ("table", 2),
            ("houses", 2),
            ("children", 2),
            ("nursery", 3),
            ("mornings", 2),
            ("appointment", 3),
            ("safeguarding", 4),
            ("see", 1),
            ("b", 1),
            ("diet", 2),
            ("action", 2),
            ("special", 2),
            ("assessment", 3),
            ("Zo\u{eb}", 1),
            ("it's", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn known_texts_have_the_grade_the_formula_gives_by_hand() {
        // 6 words, 1 sentence, 6 syllables: 2.34 + 11.8 - 15.59.
        let cat = Counts::of("The cat sat on the mat.");
        assert_eq!(cat, Counts { words: 6, sentences: 1, syllables: 6 });
        assert!((cat.grade().expect("a grade") + 1.45).abs() < 0.001);
        // 10 words, 2 sentences, 14 syllables: 1.95 + 16.52 - 15.59.
        let two = Counts { words: 10, sentences: 2, syllables: 14 };
        assert!((two.grade().expect("a grade") - 2.88).abs() < 0.001);
        assert_eq!(Counts::of("").grade(), None);
    }

    #[test]
    fn a_line_ends_a_sentence_and_what_is_no_word_does_not_count() {
        assert_eq!(Counts::of("Ben is cold\n12 + 3 -- ...\nAva eats").sentences, 2);
        assert_eq!(Counts::of("Ben is cold\n12 + 3 -- ...\nAva eats").words, 5);
    }

    #[test]
    fn a_short_text_has_no_age_and_a_heavy_one_a_higher_one() {
        let plain = "Ben has a warm bed and a good tea. ".repeat(12);
        let heavy = "Significant deterioration necessitates immediate multidisciplinary consideration of accommodation. "
            .repeat(13);
        assert_eq!(Counts::of("Ben is cold.").age(), None);
        let age = |text: &str| Counts::of(text).age();
        assert_eq!(age(&plain), Some(5));
        assert!(age(&heavy) > Some(18), "{:?}", age(&heavy));
    }
}
