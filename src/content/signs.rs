//! Signs that look like others, or like nothing: they are said by their names.

/// What a sign that cannot be seen, or is taken for another, is called.
pub(super) const fn name(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{ad}' => "a soft hyphen",
        '\u{a0}' => "a non-breaking space",
        '\u{202f}' => "a narrow non-breaking space",
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => "a space of another width",
        '\u{200b}' => "a space of no width",
        '\u{200c}' | '\u{200d}' | '\u{2060}' => "a joining sign that cannot be seen",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a sign for the direction of writing"
        }
        '\u{2028}' | '\u{2029}' => "a line end of another kind",
        '\u{feff}' => "a byte order mark",
        '\u{201c}' | '\u{201d}' | '\u{201e}' => "a curly quotation mark",
        '\u{2018}' | '\u{2019}' | '\u{201a}' => "a curly apostrophe",
        _ => return None,
    })
}

/// Whether it cannot be seen, so that there is nothing to show of it.
pub(super) fn is_unseen(letter: char) -> bool {
    name(letter).is_some_and(|name| !name.contains("curly"))
}

/// What is to be done about it.
pub(super) const fn todo(letter: char) -> &'static str {
    match letter {
        '\u{201c}' | '\u{201d}' | '\u{201e}' => {
            "Type a straight one: \". A word processor turns them; use a plain editor."
        }
        '\u{2018}' | '\u{2019}' | '\u{201a}' => {
            "Text stands in straight double quotes: \". A word processor turns them; use a plain editor."
        }
        '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => {
            "Delete it and press the space bar."
        }
        _ => "Delete it.",
    }
}

/// How a sign is shown: as it is, or by its name where there is nothing to see.
pub(super) fn shown(letter: char) -> String {
    match name(letter).filter(|_| is_unseen(letter)) {
        Some(name) => name.to_owned(),
        None => format!("`{letter}`"),
    }
}

/// A text in which nothing is unseen: `dri[soft hyphen]ft`.
pub(super) fn shown_in(text: &str) -> String {
    let part = |letter: char| match name(letter).filter(|_| is_unseen(letter)) {
        Some(name) => format!("[{}]", name.trim_start_matches("a ")),
        None => letter.to_string(),
    };
    text.chars().map(part).collect()
}

/// The first sign of a line, outside straight quotes, that looks like another: its byte, and the sign.
pub(super) fn strange(line: &str) -> Option<(usize, char)> {
    let mut is_quoted = false;
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '#' if !is_quoted => return None,
            letter if !is_quoted && name(letter).is_some() => return Some((at, letter)),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_another_sign_is_named_and_what_is_quoted_or_a_remark_is_let_be() {
        let table = [
            ("title = \u{201c}Our pack\u{201d}", Some((8, "a curly quotation mark"))),
            ("title = \u{2018}Our pack\u{2019}", Some((8, "a curly apostrophe"))),
            ("title\u{a0}= \"Our pack\"", Some((5, "a non-breaking space"))),
            ("\u{a0}title = \"Our pack\"", Some((0, "a non-breaking space"))),
            ("title = \u{202f}1", Some((8, "a narrow non-breaking space"))),
            ("ti\u{ad}tle = 1", Some((2, "a soft hyphen"))),
            ("title = 1\u{200b}", Some((9, "a space of no width"))),
            ("\u{feff}title = 1", Some((0, "a byte order mark"))),
            ("title = \u{2003}1", Some((8, "a space of another width"))),
            ("title = \u{202e}1", Some((8, "a sign for the direction of writing"))),
            ("title = \"She said \u{201c}no\u{201d}\"", None),
            ("title = \"Caf\u{e9}\u{a0}Zo\u{eb}\"", None),
            ("title = 1 # \u{201c}so\u{201d}", None),
            ("title = \"Our pack\"", None),
            ("", None),
        ];
        for (line, expected) in table {
            let found = strange(line).and_then(|(at, letter)| Some((at, name(letter)?)));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_shown_by_its_name() {
        assert_eq!(shown('\u{ad}'), "a soft hyphen");
        assert_eq!(shown('\u{2192}'), "`\u{2192}`");
        assert_eq!(shown('\u{201c}'), "`\u{201c}`");
        assert_eq!(shown_in("dri\u{ad}ft"), "dri[soft hyphen]ft");
    }
}
