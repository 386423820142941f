//! A text in ASCII, where a screen can draw nothing else.

use unicode_normalization::UnicodeNormalization as _;

/// A letter as ASCII: the letter below its accents, or what it was typed for on machines that had no other. `None` for
/// what only sits on the letter before it, `?` for what has no other form.
#[must_use]
pub fn in_ascii(letter: char) -> Option<char> {
    Some(match letter {
        letter if letter.is_ascii() => letter,
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}' => return None,
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2026}' => '.',
        '\u{a0}' | '\u{202f}' => ' ',
        '\u{a3}' | '\u{141}' => 'L',
        '\u{20ac}' => 'E',
        '\u{2022}' | '\u{b7}' => '*',
        '\u{d7}' => 'x',
        '\u{df}' => 's',
        '\u{e6}' => 'a',
        '\u{c6}' => 'A',
        '\u{153}' | '\u{f8}' => 'o',
        '\u{152}' | '\u{d8}' => 'O',
        '\u{142}' => 'l',
        '\u{111}' | '\u{f0}' => 'd',
        '\u{110}' | '\u{d0}' => 'D',
        '\u{131}' => 'i',
        letter => std::iter::once(letter).nfd().next().filter(char::is_ascii).unwrap_or('?'),
    })
}

/// Whether a letter would be lost in ASCII, or be something else that looks the same.
#[must_use]
pub fn is_lost(letter: char) -> bool {
    !letter.is_ascii() && (matches!(letter, '\u{a0}' | '\u{202f}') || in_ascii(letter) == Some('?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_one_that_stands_for_it_or_a_question_mark() {
        let table = [
            ("Zo\u{eb} paid \u{a3}50", "Zoe paid L50"),
            ("caf\u{e9}, cafe\u{301}", "cafe, cafe"),
            ("\u{141}ukasz, S\u{f8}ren, \u{110}or\u{111}e, Stra\u{df}e", "Lukasz, Soren, Dorde, Strase"),
            ("na\u{ef}ve \u{c5}sa \u{d1}u\u{f1}ez \u{160}", "naive Asa Nunez S"),
            ("\u{201c}so\u{201d} \u{2018}no\u{2019}", "\"so\" 'no'"),
            ("a \u{2013} b\u{2011}c\u{a0}d", "a - b-c d"),
            ("\u{20ac}5 \u{d7} 2", "E5 x 2"),
            ("\u{2192} \u{6f22} \u{ad}", "? ? ?"),
            ("plain", "plain"),
        ];
        for (text, expected) in table {
            assert_eq!(text.chars().filter_map(in_ascii).collect::<String>(), expected);
        }
    }

    #[test]
    fn what_is_lost_is_told_from_what_has_a_letter_that_stands_for_it() {
        for (letter, expected) in [
            ('e', false),
            ('\u{eb}', false),
            ('\u{a3}', false),
            ('\u{2019}', false),
            ('\u{2192}', true),
            ('\u{ad}', true),
            ('\u{a0}', true),
            ('\u{6f22}', true),
        ] {
            assert_eq!(is_lost(letter), expected, "{letter:?}");
        }
    }
}
