//! The last filter before words leave the program: nothing a terminal obeys, nothing that hides or turns text.

/// One line of words: no control characters, no direction controls, no hidden characters, single spaces.
///
/// Text is cleaned when it comes in; this is done again because a file does not pass through the screen.
#[must_use]
pub fn words(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_hidden(*c)).map(plain_space).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// C0, C1 and the line separators part words, as a line end does.
fn plain_space(c: char) -> char {
    if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }
}

fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{1b}' | '\u{7f}' | '\u{9b}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}' | '\u{2060}'..='\u{2064}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_or_obeyed_is_left() {
        for (dirty, clean) in [
            ("boiler\noff", "boiler off"),
            ("\u{1b}[31mred\u{1b}[0m", "[31mred[0m"),
            ("a\u{9b}31mb", "a31mb"),
            ("Ben\u{202e}neB\u{2066}", "BenneB"),
            ("\u{feff}Zo\u{eb}\u{200b} \t  Ng\u{169}g\u{129}", "Zo\u{eb} Ng\u{169}g\u{129}"),
            ("bell\u{7}\u{0}end", "bell end"),
        ] {
            assert_eq!(words(dirty), clean, "{dirty:?}");
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing_more() {
        let once = words("\u{1b}]0;x\u{7}  a\u{2029}b\u{e0041}");
        assert_eq!(words(&once), once);
    }
}
