//! Text with a little shape: what a guidance page is made of, for screen, shell and paper alike.

use serde::Serialize;

/// A run of words, strong or plain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The words. Never a line break: whoever shows them wraps them.
    pub words: String,
    /// Whether they are bold.
    pub strong: bool,
}

/// One stretch of running text.
pub type Text = Vec<Span>;

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 2 or 3; level 1 is the page's own title.
    Heading(u8, Text),
    /// A paragraph.
    Paragraph(Text),
    /// A list in no order.
    Bullets(Vec<Text>),
    /// A list in order, counted from 1.
    Numbered(Vec<Text>),
    /// Someone's words.
    Quote(Text),
    /// What must not be missed: what it is called, one of [`CALLOUTS`], and what it says.
    Callout(&'static str, Text),
    /// A small table. Every row has as many cells as the head.
    Table {
        /// What each column is called.
        head: Vec<Text>,
        /// The rows.
        rows: Vec<Vec<Text>>,
    },
}

/// What a callout may be called, most pressing first.
pub const CALLOUTS: [&str; 5] = ["Warning", "Important", "Law", "Check locally", "Note"];

/// The words of a text without its shape.
#[must_use]
pub fn plain(text: &[Span]) -> String {
    text.iter().map(|span| span.words.as_str()).collect()
}

/// A row of a table as labelled values, `By: day 10`: it reads aloud, and fits any width. Empty cells are left out.
#[must_use]
pub fn labelled(head: &[Text], row: &[Text]) -> Vec<String> {
    let cells = head.iter().zip(row).map(|(name, cell)| (plain(name), plain(cell)));
    cells.filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| format!("{name}: {cell}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_reads_as_its_headings_and_values_without_what_is_empty() {
        let text = |words: &str| vec![Span { words: words.into(), strong: false }];
        let head = [text("What"), text("By"), text("Who")];
        assert_eq!(
            labelled(&head, &[text("review"), Vec::new(), text("chair")]),
            ["What: review", "Who: chair"]
        );
    }
}
