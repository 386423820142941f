//! The rows of a document as comma separated values: for a spreadsheet, in which no cell is taken for a formula.

use super::clean;
use super::document::{Block, Document};

/// The rows of the document's tables, with their columns' names above: UTF-8, a line feed after each row. What stands
/// outside its tables is not in it.
#[must_use]
pub fn to_csv(document: &Document) -> String {
    let mut text = String::new();
    for block in document.blocks() {
        if let Block::Table { head, rows } = block {
            for row in std::iter::once(head).chain(rows) {
                let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
                text.push_str(&cells.join(","));
                text.push('\n');
            }
        }
    }
    text
}

/// A cell in quotes. One that a spreadsheet could run begins with an apostrophe, which it takes for the sign of a text.
fn quoted(cell: &str) -> String {
    let words = clean::words(cell);
    let words = if is_formula(&words) { format!("'{words}") } else { words };
    format!("\"{}\"", words.replace('"', "\"\""))
}

/// Whether a spreadsheet could take it for a formula: it begins with a sign of one, also in its wide form, and also after
/// quotes.
fn is_formula(words: &str) -> bool {
    let first = words.trim_start_matches(['"', '\'']).chars().next();
    first.is_some_and(|first| {
        matches!(first, '=' | '+' | '-' | '@' | '|' | '%' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::audience::Reader;
    use crate::export::document::{Draft, What, everyone};

    fn csv(cells: &[&str]) -> String {
        let mut draft = Draft::new("Title", Reader::Record, Vec::new());
        let rows = vec![cells.iter().map(|cell| (*cell).to_owned()).collect()];
        let head = cells.iter().map(|_| "a".to_owned()).collect();
        draft.put(What::Line, everyone(Block::Table { head, rows }));
        to_csv(&draft.finish().document).lines().nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn no_cell_begins_as_a_formula_does() {
        for cell in ["=1+1", "+44", "-2", "@SUM(A1)", " =1", "\t=1", "\u{ff1d}1", "\"=1\"", "'=1"] {
            let row = csv(&[cell]);
            assert!(row.starts_with("\"'"), "{cell:?}: {row}");
        }
        assert_eq!(csv(&["3 Often not met", "a = b"]), "\"3 Often not met\",\"a = b\"");
    }

    #[test]
    fn a_cell_stays_one_cell() {
        assert_eq!(
            csv(&["a,b", "she said \"no\"", "one\ntwo"]),
            "\"a,b\",\"she said \"\"no\"\"\",\"one two\""
        );
    }
}
