//! What the pages of guidance do not have: each with its place, and what to do.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{blocks, too_deep};
use crate::domain::prose::Block;

/// Most columns of a table: more cannot be read on a narrow screen, nor followed by ear.
const MOST_COLUMNS: usize = 4;

/// What a fault is and what to do about it.
type Said = (&'static str, &'static str);

/// Everything in `body` that pages do not have: its byte, what it is, and what to do.
pub(in crate::content) fn faults(body: &str) -> Vec<(usize, String, String)> {
    let every = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    if let Some(at) = too_deep(body) {
        let todo = "Write it as one list, or as sentences.";
        return vec![(at, "the line is nested too deep".to_owned(), todo.to_owned())];
    }
    let mut open: Vec<Open> = Vec::new();
    let mut faults = Vec::new();
    for (event, range) in Parser::new_ext(body, every).into_offset_iter() {
        if let Some((what, todo)) = refused(&event, &open, body, &range) {
            faults.push((range.start, what.to_owned(), todo.to_owned()));
        }
        if let Some((what, todo)) = meant(&event, body, &range) {
            faults.push((range.start, what.to_owned(), todo.to_owned()));
        }
        if let Some((at, what, todo)) = table_fault(&event, body, &range) {
            faults.push((at, what, todo));
        }
        match event {
            Event::Start(tag) => open.push(Open::of(&tag)),
            Event::End(TagEnd::Paragraph) => {
                open.pop();
                count_paragraph(&mut open);
            }
            Event::End(_) => drop(open.pop()),
            _ => {}
        }
    }
    // A refused thing holds others that are only its parts.
    faults.dedup_by_key(|(at, ..)| *at);
    faults
}

/// What is open around an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    List,
    /// An item, and how many paragraphs of it have ended.
    Item(usize),
    Quote,
    Other,
}

impl Open {
    const fn of(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::List(_) => Self::List,
            Tag::Item => Self::Item(0),
            Tag::BlockQuote(_) => Self::Quote,
            _ => Self::Other,
        }
    }
}

fn count_paragraph(open: &mut [Open]) {
    if let Some(Open::Item(paragraphs)) = open.last_mut() {
        *paragraphs += 1;
    }
}

fn refused(event: &Event<'_>, open: &[Open], body: &str, range: &Range<usize>) -> Option<Said> {
    match event {
        Event::Start(tag) => refused_tag(tag, open, body, range),
        Event::Html(_) | Event::InlineHtml(_) => Some(("HTML cannot be shown", "Write it in words.")),
        Event::Code(_) => Some(("code marks cannot be shown", "Take the backticks out.")),
        Event::Rule => Some(("a rule cannot be shown", "Use a heading instead.")),
        Event::HardBreak => Some(("a forced line break cannot be shown", "Begin a new paragraph or list.")),
        Event::FootnoteReference(_) => Some(("a footnote cannot be shown", "Write it in the text.")),
        Event::TaskListMarker(_) => Some(("a tick box cannot be shown", "Write the item without it.")),
        _ => None,
    }
}

fn refused_tag(tag: &Tag<'_>, open: &[Open], body: &str, range: &Range<usize>) -> Option<Said> {
    match tag {
        Tag::Heading { level: HeadingLevel::H1, .. } => {
            Some(("a page has one title, in its front matter", "Begin the heading with `##`."))
        }
        Tag::Heading { level: HeadingLevel::H2 | HeadingLevel::H3, .. } => refused_heading(open, body, range),
        Tag::Heading { .. } => Some(("the heading is too deep", "Use `##` or `###`.")),
        Tag::Paragraph => matches!(open.last(), Some(Open::Item(1..))).then_some((
            "a list item has a second paragraph",
            "Make it an item of its own, or one paragraph.",
        )),
        Tag::List(first) => refused_list(*first, open),
        Tag::BlockQuote(_) => refused_quote(open, body, range),
        Tag::Emphasis => Some(("italics cannot be shown", "Write it plain, or in **bold**.")),
        Tag::Strikethrough => Some(("struck out words cannot be shown", "Take them out.")),
        Tag::Link { .. } => {
            Some(("a link cannot be followed here", "Write the address in full, without brackets."))
        }
        Tag::Image { .. } => Some(("an image cannot be shown", "Describe it in words.")),
        Tag::CodeBlock(_) => {
            Some(("a code block cannot be shown", "Begin the lines at the margin, as a paragraph."))
        }
        Tag::Table(_) => (!open.is_empty()).then_some((
            "a table stands within something else",
            "Give it a place of its own, with an empty line before it.",
        )),
        Tag::HtmlBlock => Some(("HTML cannot be shown", "Write it in words.")),
        Tag::FootnoteDefinition(_) => Some(("a footnote cannot be shown", "Write it in the text.")),
        _ => None,
    }
}

fn refused_heading(open: &[Open], body: &str, range: &Range<usize>) -> Option<Said> {
    if !open.is_empty() {
        return Some(("a heading stands within something else", "Give it a line of its own at the margin."));
    }
    let is_underlined = !body.get(range.clone()).unwrap_or_default().trim_start().starts_with('#');
    is_underlined.then_some(("the heading is underlined", "Begin it with `##` instead."))
}

fn refused_list(first: Option<u64>, open: &[Open]) -> Option<Said> {
    if !open.is_empty() {
        return Some((
            "a list stands within something else",
            "Make one list of it, or two with a sentence between.",
        ));
    }
    (first.is_some_and(|first| first != 1))
        .then_some(("the list does not count from 1", "Begin it with `1.`."))
}

fn refused_quote(open: &[Open], body: &str, range: &Range<usize>) -> Option<Said> {
    if !open.is_empty() {
        return Some((
            "a quote stands within something else",
            "Give it a place of its own, with an empty line before it.",
        ));
    }
    let said = blocks(body.get(range.clone()).unwrap_or_default());
    said.iter()
        .any(|block| matches!(block, Block::Callout(_, text) if text.is_empty()))
        .then_some(("the callout says nothing", "Write what it is to say after its label."))
}

/// A paragraph that is meant to be a heading or a table, and would be shown with its marks.
fn meant(event: &Event<'_>, body: &str, range: &Range<usize>) -> Option<Said> {
    if !matches!(event, Event::Start(Tag::Paragraph)) {
        return None;
    }
    let text = body.get(range.clone()).unwrap_or_default().trim();
    let marks = text.bytes().take_while(|byte| *byte == b'#').count();
    let next = text.get(marks..).and_then(|rest| rest.chars().next());
    let is_one_line = !text.contains('\n');
    let is_heading = match marks {
        0 => false,
        // One mark alone may be the sign of a number or of a word that people search for.
        1 => is_one_line && next.is_some_and(char::is_uppercase),
        _ => true,
    };
    if is_heading && next.is_some_and(|next| !matches!(next, ' ' | '\t')) {
        return Some((
            "a heading has no space behind its marks",
            "Write `## ` with a space, then the heading.",
        ));
    }
    let pipes = |line: &str| line.replace("\\|", "").matches('|').count();
    let is_row = |line: &str| line.trim().starts_with('|') && pipes(line) > 1;
    let is_table =
        text.lines().next().is_some_and(is_row) || (!is_one_line && text.lines().all(|line| pipes(line) > 0));
    is_table.then_some((
        "a table has no row of headings",
        "Begin it with a row that names the columns, then a line such as `|---|---|`, then the rows.",
    ))
}

/// What is wrong with a table or a row of it. Cells too many would be lost in silence.
fn table_fault(event: &Event<'_>, body: &str, range: &Range<usize>) -> Option<(usize, String, String)> {
    let text = body.get(range.clone()).unwrap_or_default();
    let Event::Start(Tag::Table(columns)) = event else { return None };
    let fault = |at: usize, what: String, todo: &str| Some((range.start + at, what, todo.to_owned()));
    let columns = columns.len();
    if columns > MOST_COLUMNS {
        let todo = "Use at most 4, or write it as a list: it has to fit a narrow screen.";
        return fault(0, format!("the table has {columns} columns"), todo);
    }
    let mut rows = rows(text);
    if rows.next().is_some_and(|(_, cells)| cells.iter().any(|cell| cell.trim().is_empty())) {
        let todo = "Name every column: on a narrow screen the heading stands before each value.";
        return fault(0, "a column has no heading".into(), todo);
    }
    let mut rows = rows.skip(1).peekable();
    if rows.peek().is_none() {
        return fault(0, "the table has no rows".into(), "Add one, or take the table out.");
    }
    let (at, cells) = rows.find(|(_, cells)| cells.len() != columns)?;
    let many = if cells.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", cells.len()) };
    fault(
        at,
        format!("this row has {many} and the table {columns} columns"),
        "Give each column one cell; leave one empty with `| |`.",
    )
}

/// The rows of a table as they are written, with their bytes: its head, the line of dashes, and the rest.
fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let row = line.trim();
        (!row.is_empty()).then(|| (start, cells(row)))
    })
}

/// The cells of a row. A pipe after a backslash is a letter.
fn cells(row: &str) -> Vec<&str> {
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let (mut start, mut before) = (0, ' ');
    for (at, letter) in row.char_indices() {
        if letter == '|' && before != '\\' {
            cells.extend(row.get(start..at));
            start = at + 1;
        }
        before = letter;
    }
    cells.extend(row.get(start..).filter(|rest| !rest.trim().is_empty()));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_do_not_have_is_named_by_its_place() {
        let cases = [
            ("# A", 0, "a page has one title"),
            ("a\n\n#### B", 3, "the heading is too deep"),
            ("A\n=", 0, "a page has one title"),
            ("A\n-", 0, "the heading is underlined"),
            ("see *this*", 4, "italics"),
            ("see `this`", 4, "code marks"),
            ("a\n\n    b", 7, "a code block"),
            ("a [b](c)", 2, "a link"),
            ("a <https://b.uk>", 2, "a link"),
            ("a ![b](c)", 2, "an image"),
            ("<b>a</b>", 0, "HTML"),
            ("<div>\na\n</div>", 0, "HTML"),
            ("| a | b |\n|---|---|\n| c | d | e |", 20, "this row has 3 cells"),
            ("| a | b |\n|---|---|\n| c |", 20, "this row has 1 cell"),
            ("| a | |\n|---|---|\n| c | d |", 0, "a column has no heading"),
            (
                "| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |",
                0,
                "the table has 5 columns",
            ),
            ("| a | b |\n|---|---|", 0, "the table has no rows"),
            ("- a\n\n  | b | c |\n  |---|---|\n  | d | e |", 7, "a table stands within"),
            ("> **Warning**", 0, "the callout says nothing"),
            ("- a\n  - b", 6, "a list stands within"),
            ("- a\n\n  b", 7, "a list item has a second"),
            ("3. a", 0, "the list does not count"),
            ("a\n\n***", 3, "a rule"),
            ("a  \nb", 1, "a forced line break"),
            ("- [ ] a", 2, "a tick box"),
            ("- > a", 2, "a quote stands within"),
            ("> ## a", 2, "a heading stands within"),
            ("##Heading", 0, "a heading has no space"),
            ("One.\n\n###Heading\n\nTwo.", 6, "a heading has no space"),
            ("##Heading\nand words", 0, "a heading has no space"),
            ("#Heading", 0, "a heading has no space"),
            ("##\u{a0}Heading", 0, "a heading has no space"),
            ("| a | b |\n| c | d |", 0, "a table has no row of headings"),
            ("|---|---|\n| c | d |", 0, "a table has no row of headings"),
            ("One.\n\n| a | b |", 6, "a table has no row of headings"),
            ("a | b\nc | d", 0, "a table has no row of headings"),
        ];
        for (body, at, what) in cases {
            let faults = faults(body);
            let is_named = faults.first().is_some_and(|first| first.0 == at && first.1.starts_with(what));
            assert!(is_named, "{body:?}: {faults:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_heading_or_a_table_is_let_be() {
        for body in [
            "## Heading",
            "### Heading\n\nWords.",
            "#1 in the list",
            "#metoo is what they call it",
            "Room #4",
            "One # two",
            "| a | b |\n|---|---|\n| c | d |",
            "a \\| b",
            "Ring 1 | 2 if it is late",
            "a | b\nand words",
            "- a | b\n- c | d",
        ] {
            assert_eq!(faults(body), [], "{body}");
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_one_fault_and_its_words_are_kept() {
        for deep in ["> ".repeat(30_000), ">".repeat(30_000), "- ".repeat(30_000), "1. ".repeat(30_000)] {
            let body = format!("One.\n\n{deep}two");
            let faults = faults(&body);
            assert_eq!((faults.len(), faults[0].0), (1, 6));
            assert_eq!(blocks(&body).len(), 1);
        }
        assert_eq!(faults("a\n\n> one - two * three - - - - - - - - - - -"), []);
    }

    #[test]
    fn a_pipe_that_is_escaped_parts_no_cells() {
        assert_eq!(faults("| a | b |\n|---|---|\n| c \\| d | e |\n  f | g"), []);
    }
}
