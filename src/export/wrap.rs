//! Words in lines of at most so many columns.

use unicode_width::UnicodeWidthStr;

/// Columns of a line in every document.
pub const COLUMNS: usize = 72;

/// Breaks clean words into lines. The first line begins with `first`, the others with as many spaces.
///
/// A word longer than a line stands on a line of its own: a web address cut in two is of no use.
#[must_use]
pub fn wrap(first: &str, words: &str) -> Vec<String> {
    let indent = " ".repeat(first.width());
    let room = COLUMNS.saturating_sub(first.width()).max(1);
    let lines = fill(words, room);
    let mut begin = first;
    let mut wrapped = Vec::with_capacity(lines.len());
    for line in lines {
        wrapped.push(format!("{begin}{line}").trim_end().to_owned());
        begin = &indent;
    }
    wrapped
}

/// Fills lines of `room` columns with words; never without a line.
#[must_use]
pub fn fill(words: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in words.split(' ') {
        let wide = word.width();
        // A line that is begun may still be of no width: a mark that belongs above a letter stands alone in it.
        if let Some(line) = lines.last_mut().filter(|line| line.is_empty() || used + 1 + wide <= room) {
            if !line.is_empty() {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
        } else {
            lines.push(word.to_owned());
            used = wide;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_within_the_columns() {
        let lines = wrap("10. ", &"core group ".repeat(40));
        assert!(lines.iter().all(|line| line.width() <= COLUMNS));
        assert!(lines[0].starts_with("10. core"));
        assert!(lines[1].starts_with("    "));
    }

    #[test]
    fn a_long_word_is_left_whole() {
        let address = format!("https://{}", "a".repeat(100));
        assert_eq!(wrap("- ", &format!("see {address} now")).len(), 3);
    }

    #[test]
    fn no_space_is_lost_beside_what_has_no_width() {
        for words in
            ["\u{a51} \u{1300}", "\u{301} a", "a \u{301} b", "\u{301} \u{301}", "a \u{301}", "\u{200d} x"]
        {
            assert_eq!(fill(words, 72).join("|"), words);
            assert_eq!(fill(words, 1).join(" "), words, "in a narrow place");
        }
    }

    #[test]
    fn no_words_are_one_empty_line() {
        assert_eq!(wrap("", ""), [""]);
    }
}
