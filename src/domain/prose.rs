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
}

/// The words of a text without its shape.
#[must_use]
pub fn plain(text: &[Span]) -> String {
    text.iter().map(|span| span.words.as_str()).collect()
}
