//! A text in ASCII, where a screen can draw nothing else.

/// A letter as ASCII; `None` for what only sits on the letter before it, `?` for what has no other form.
#[must_use]
pub const fn in_ascii(letter: char) -> Option<char> {
    match letter {
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}' => None,
        '\u{2018}' | '\u{2019}' => Some('\''),
        '\u{201c}' | '\u{201d}' => Some('"'),
        '\u{2013}' | '\u{2014}' => Some('-'),
        '\u{2026}' => Some('.'),
        letter if letter.is_ascii() => Some(letter),
        _ => Some('?'),
    }
}

/// Whether a letter would be lost in ASCII.
#[must_use]
pub const fn is_lost(letter: char) -> bool {
    !letter.is_ascii() && matches!(in_ascii(letter), Some('?'))
}
