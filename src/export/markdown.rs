//! A document as Markdown. No typed text can become structure: not a heading, not a list, not HTML.

use super::clean;
use super::document::{Block, Document};
use super::wrap::{COLUMNS, fill};

/// The document as Markdown: UTF-8, line feeds, at most 72 columns but for tables, a line end at its end.
#[must_use]
pub fn to_markdown(document: &Document) -> String {
    let blocks: Vec<String> = document.blocks().iter().map(block).collect();
    let mut markdown = blocks.join("\n\n");
    markdown.push('\n');
    markdown
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, words } => heading(*level, words),
        Block::Paragraph(words) => wrapped("", &inline(words)),
        Block::Bullets(items) => {
            items.iter().map(|item| wrapped("- ", &inline(item))).collect::<Vec<_>>().join("\n")
        }
        Block::Numbered(items) => numbered(items),
        Block::Facts(facts) => {
            facts.iter().map(|(label, value)| fact(label, value)).collect::<Vec<_>>().join("\n")
        }
        Block::Table { head, rows } => table(head, rows),
        Block::Note(words) => quoted(words),
    }
}

/// A heading is one line, however long.
fn heading(level: u8, words: &str) -> String {
    format!("{} {}", "#".repeat(level.clamp(1, 6).into()), start_of_line(&inline(words)))
}

fn numbered(items: &[String]) -> String {
    let lines = items.iter().zip(1..).map(|(item, n)| wrapped(&format!("{n}. "), &inline(item)));
    lines.collect::<Vec<_>>().join("\n")
}

fn fact(label: &str, value: &str) -> String {
    wrapped("- ", format!("**{}:** {}", inline(label), inline(value)).trim_end())
}

fn quoted(words: &str) -> String {
    let lines = wrapped("", &inline(words));
    lines.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let mut lines = vec![row(head, head.len()), format!("|{}", " --- |".repeat(head.len()))];
    lines.extend(rows.iter().map(|cells| row(cells, head.len())));
    lines.join("\n")
}

fn row(cells: &[String], columns: usize) -> String {
    let padded = cells.iter().map(String::as_str).chain(std::iter::repeat("")).take(columns);
    padded.fold(String::from("|"), |line, cell| format!("{line} {} |", inline(cell)))
}

/// Escaped words in lines, the first beginning with `first` and the others set in beneath it.
fn wrapped(first: &str, escaped: &str) -> String {
    let indent = " ".repeat(first.len());
    let mut lines = fill(escaped, COLUMNS.saturating_sub(first.len())).into_iter();
    let start = format!("{first}{}", start_of_line(&lines.next().unwrap_or_default()));
    let whole = lines.fold(start, |text, line| format!("{text}\n{indent}{}", later_line(&line)));
    whole.trim_end().to_owned()
}

/// Escapes what means something anywhere in a line.
fn inline(words: &str) -> String {
    let words = clean::words(words);
    let mut escaped = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek();
        if means_something(letter, next.copied()) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// `&` only where it could begin an entity, so that "Kingston & Richmond" stays as people write it.
fn means_something(letter: char, next: Option<char>) -> bool {
    match letter {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '#' | '^' | '{' | '}' => true,
        '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// Escapes what means something at the start of a line: list marks, numbers of lists, underlines of headings.
fn start_of_line(line: &str) -> String {
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match line.strip_suffix(after_digits) {
        Some(digits) if !digits.is_empty() && after_digits.starts_with(['.', ')']) => {
            format!("{digits}\\{after_digits}")
        }
        _ if line.starts_with(['-', '+', '=', ':']) => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

/// Only a list that begins with 1 can break into a paragraph, so a year at the start of a later line stays bare.
fn later_line(line: &str) -> String {
    let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() || digits.parse() == Ok(1) { start_of_line(line) } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, TagEnd};

    use super::*;
    use crate::domain::audience::Reader;
    use crate::export::document::{Draft, What, everyone};

    fn markdown(block: Block) -> String {
        let mut draft = Draft::new("Title", Reader::Record, Vec::new());
        draft.put(What::Line, everyone(block));
        to_markdown(&draft.finish().document)
    }

    /// What a reader of the Markdown sees: the words after the title, and the kinds of everything but words.
    fn seen(markdown: &str) -> (String, Vec<TagEnd>) {
        let mut words = String::new();
        let mut tags = Vec::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::SoftBreak => words.push(' '),
                Event::End(tag) => tags.push(tag),
                Event::Start(_) => {}
                other => panic!("typed text became {other:?} in {markdown}"),
            }
        }
        (words, tags)
    }

    fn nasty() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "#",
            "##",
            "*",
            "**",
            "_",
            "<",
            "<b>",
            ">",
            "|",
            "-",
            "--",
            "---",
            "+",
            "+++",
            "=",
            "===",
            "1.",
            "12)",
            "~~~",
            "~~",
            "```",
            "`",
            "[",
            "](",
            "[^1]:",
            "![x](y)",
            "&lt;",
            "&#35;",
            "&",
            "\\",
            "$",
            "$$",
            ":",
            ": ",
            "{#id}",
            "^",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "<!--",
            "-->",
            "<script>",
            "Ben",
            "Ngũgĩ",
            "boiler",
            " ",
            "- [ ] ",
            "[!NOTE]",
            "[[a]]",
            "http://x.org",
            "\u{1b}[2J",
            "\u{202e}",
        ]);
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn typed_text_is_only_ever_words(text in prop_oneof![nasty(), any::<String>()]) {
            let plain = clean::words(&text);
            prop_assume!(!plain.is_empty());
            for (block, tags) in [
                (Block::Paragraph(text.clone()), vec!["Paragraph"]),
                (Block::bullet(text.clone()), vec!["Item", "List(false)"]),
                (Block::numbered(text.clone()), vec!["Item", "List(true)"]),
                (Block::Heading { level: 2, words: text.clone() }, vec!["Heading(H2)"]),
            ] {
                let (words, found) = seen(&markdown(block));
                let found: Vec<String> = found.iter().skip(1).map(|tag| format!("{tag:?}")).collect();
                prop_assert_eq!(words, format!("Title{}", plain));
                prop_assert_eq!(found, tags);
            }
        }

        #[test]
        fn a_cell_stays_one_cell(text in nasty()) {
            let head = vec!["Who".into(), "What".into()];
            let (words, tags) = seen(&markdown(Block::Table { head, rows: vec![vec![text.clone(), "end".into()]] }));
            prop_assert_eq!(words, format!("TitleWhoWhat{}end", clean::words(&text)));
            prop_assert_eq!(tags.iter().filter(|tag| **tag == TagEnd::TableCell).count(), 4);
        }

        #[test]
        fn no_control_character_but_the_line_feed_leaves(text in any::<String>()) {
            let markdown = markdown(Block::Note(text));
            prop_assert!(markdown.chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert!(markdown.ends_with('\n'));
        }
    }

    #[test]
    fn ordinary_words_stay_as_people_write_them() {
        let words = "Kingston & Richmond: Ben's school (years 1-6) rang at 10:02. 50% came!";
        assert!(markdown(Block::Paragraph(words.into())).contains(words));
    }
}
