//! The running words of a pack, each with its place: sentences, and the texts of a page.

/// The text with what stands in quotation marks blanked: words that are spoken about are not said.
pub(super) fn without_quoted(text: &str) -> String {
    let mut inside = false;
    let blank = |letter: char| " ".repeat(letter.len_utf8());
    let mut own = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => inside = !inside,
            '\u{201c}' => inside = true,
            '\u{201d}' => inside = false,
            _ => {}
        }
        if inside { own.push_str(&blank(letter)) } else { own.push(letter) }
    }
    own
}

/// The sentences of a text, each with its byte. A colon or a semicolon lets a reader breathe too.
pub(super) fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends_here = letters.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        if matches!(letter, '.' | '?' | '!' | ':' | ';') && ends_here {
            let end = at + letter.len_utf8();
            all.extend(text.get(start..end).map(|sentence| (start, sentence)));
            start = end;
        }
    }
    all.extend(text.get(start..).map(|rest| (start, rest)));
    let begins = |(at, sentence): (usize, &'_ str)| at + (sentence.len() - sentence.trim_start().len());
    all.into_iter().map(|(at, sentence)| (begins((at, sentence)), sentence.trim())).collect()
}

/// The running texts of a page, each with its byte and on one line: paragraphs, headings, items, cells of tables.
pub(super) fn stretches(body: &str) -> Vec<(usize, String)> {
    let mut all: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let (text, begins) = without_marks(line.trim_end());
        if text.trim().is_empty() {
            goes_on = false;
        } else if goes_on && !begins {
            // One line end is one byte, as a space is: the bytes of what follows stay true.
            if let Some((_, last)) = all.last_mut() {
                last.push(' ');
                last.push_str(&text);
            }
        } else {
            all.push((at, text));
            goes_on = !line.starts_with('#');
        }
        at += line.len();
    }
    all
}

/// A line with its marks blanked, so that its bytes stay where they are; and whether it begins a stretch of its own.
fn without_marks(line: &str) -> (String, bool) {
    let rest = line.trim_start();
    let is_numbered = rest
        .split_once(". ")
        .is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    let begins = is_numbered || rest.starts_with(['#', '|']) || rest.starts_with("- ");
    let marks = match rest.find(|letter: char| !matches!(letter, '#' | '>' | '-' | ' ' | '|')) {
        _ if is_numbered => line.len() - rest.len() + rest.find(' ').unwrap_or(0),
        Some(at) => line.len() - rest.len() + at,
        None => line.len(),
    };
    let text = line.get(marks..).unwrap_or_default().replace("**", "  ").replace('|', ".");
    (" ".repeat(marks) + &text, begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_a_page_stand_where_they_stood() {
        let body =
            "One\ntwo **three**.\n\n## Head\nUnder\n\n1. first\n   goes on\n2. second\n\n> said\n> more\n";
        let all = stretches(body);
        let words: Vec<String> =
            all.iter().map(|(_, text)| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(words, ["One two three .", "Head", "Under", "first goes on", "second", "said more"]);
        for (at, text) in &all {
            let word = text.split_whitespace().next().expect("a word");
            let from = at + text.find(word).expect("it");
            assert!(body[from..].starts_with(word), "{word}");
        }
    }

    #[test]
    fn a_sentence_ends_where_a_reader_breathes_and_not_in_a_number() {
        let said: Vec<&str> =
            sentences("Ring at 8.30. Ask: who? Then go").into_iter().map(|(_, one)| one).collect();
        assert_eq!(said, ["Ring at 8.30.", "Ask:", "who?", "Then go"]);
    }

    #[test]
    fn words_that_are_spoken_about_are_not_said() {
        let text = "Not \"failed to\", and never \u{201c}failed\u{201d} to";
        let own = without_quoted(text);
        assert_eq!(own.len(), text.len());
        assert!(!own.contains("failed"), "{own}");
    }
}
