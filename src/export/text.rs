//! A document as plain text: for reading aloud, and for pasting into the council's own case system.
//!
//! No rules, no boxes, no marks that have to be seen. A heading stands alone on its line with space above it;
//! each row of a table is said with the names of its columns.

use super::clean;
use super::document::{Block, Document};
use super::wrap::wrap;

/// The document as text: UTF-8, line feeds, at most 72 columns, a line end at its end.
#[must_use]
pub fn to_text(document: &Document) -> String {
    let mut text = String::new();
    for block in document.blocks() {
        let lines = lines(block);
        if !text.is_empty() {
            text.push_str(space_above(block));
        }
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

const fn space_above(block: &Block) -> &'static str {
    match block {
        Block::Heading { level: 2, .. } => "\n\n",
        _ => "\n",
    }
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { words, .. } | Block::Paragraph(words) => wrap("", &clean::words(words)),
        Block::Bullets(items) => items.iter().flat_map(|item| wrap("- ", &clean::words(item))).collect(),
        Block::Numbered(items) => numbered(items),
        Block::Facts(facts) => facts.iter().flat_map(|(label, value)| fact("", label, value)).collect(),
        Block::Table { head, rows } => rows.iter().flat_map(|row| said(head, row)).collect(),
        Block::Note(words) => wrap("", &clean::words(&format!("Note: {words}"))),
    }
}

fn numbered(items: &[String]) -> Vec<String> {
    let numbers = 1..;
    items.iter().zip(numbers).flat_map(|(item, n)| wrap(&format!("{n}. "), &clean::words(item))).collect()
}

fn fact(first: &str, label: &str, value: &str) -> Vec<String> {
    wrap(first, &clean::words(&format!("{label}: {value}")))
}

/// A row said in words: `Who: health visitor`, each value after its column's name; empty cells are not said.
fn said(head: &[String], row: &[String]) -> Vec<String> {
    let cells = head.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    let mut first = "- ";
    cells
        .flat_map(|(name, cell)| {
            let lines = fact(first, name, cell);
            first = "  ";
            lines
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::audience::Reader;
    use crate::export::document::{Draft, What, everyone};

    fn document(blocks: Vec<Block>) -> Document {
        let mut draft = Draft::new("Review meeting 3", Reader::Record, Vec::new());
        for block in blocks {
            draft.put(What::Line, everyone(block));
        }
        draft.finish().document
    }

    #[test]
    fn a_document_reads_aloud() {
        let text = to_text(&document(vec![
            Block::Paragraph("The whole record.".into()),
            Block::Heading { level: 2, words: "Actions".into() },
            Block::Numbered(vec!["Weigh Ben.".into(), "Mend the boiler.".into()]),
            Block::Table {
                head: vec!["Who".into(), "Seat".into()],
                rows: vec![vec!["Zo\u{eb}".into(), "lead".into()], vec!["Mum".into(), String::new()]],
            },
            Block::Note("not closed".into()),
        ]));
        insta::assert_snapshot!(text, @r"
        Review meeting 3

        The whole record.


        Actions

        1. Weigh Ben.
        2. Mend the boiler.

        - Who: Zoë
          Seat: lead
        - Who: Mum

        Note: not closed
        ");
    }

    #[test]
    fn bytes_a_terminal_would_obey_do_not_leave() {
        let text = to_text(&document(vec![Block::Paragraph("a\u{1b}[2Jb\rc\u{202e}d\u{9b}e".into())]));
        assert!(text.chars().all(|c| c == '\n' || (!c.is_control() && c != '\u{202e}')), "{text:?}");
        assert!(text.ends_with('\n'));
    }
}
