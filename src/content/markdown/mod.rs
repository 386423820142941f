//! The small Markdown of guidance pages: `##` and `###`, paragraphs, lists, bold, block quotes, callouts and small
//! tables. Nothing else, so that a page reads the same on a screen of 40 columns, aloud, and on paper.

mod refused;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::domain::prose::{Block, CALLOUTS, Span, Text};

pub(super) use refused::faults;

/// The blocks of a page. Words in a shape that pages do not have are kept, without the shape.
#[must_use]
pub fn blocks(body: &str) -> Vec<Block> {
    if too_deep(body).is_some() {
        return vec![Block::Paragraph(vec![Span { words: body.replace('\n', " "), strong: false }])];
    }
    let mut page = Page::default();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES) {
        page.take(event);
    }
    page.finish();
    page.blocks
}

/// Most marks one within the other at the begin of a line. Pages have one; thousands would keep the parser busy for
/// minutes.
const DEEPEST: usize = 10;

/// The byte of the first line with more marks of quotes and lists within each other than anybody writes.
fn too_deep(body: &str) -> Option<usize> {
    let mut at = 0;
    body.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        (marks(line) > DEEPEST).then_some(start)
    })
}

/// How many marks of quotes and lists a line begins with.
fn marks(line: &str) -> usize {
    let mut letters = line.chars().peekable();
    let mut marks = 0;
    while let Some(letter) = letters.next() {
        let before_space = letters.peek().is_none_or(|next| matches!(next, ' ' | '\t'));
        match letter {
            '>' => marks += 1,
            '-' | '+' | '*' | '.' | ')' if before_space => marks += 1,
            ' ' | '\t' | '0'..='9' => {}
            _ => break,
        }
    }
    marks
}

/// A page while it is built.
#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    text: Text,
    strong: usize,
    heading: Option<u8>,
    quote: usize,
    /// What the quote is called that is being read, where it is a callout.
    callout: Option<&'static str>,
    lists: Vec<bool>,
    items: Vec<Text>,
    cells: Vec<Text>,
    head: Vec<Text>,
    rows: Vec<Vec<Text>>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => self.say(&words),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.heading = Some(if *level <= HeadingLevel::H2 { 2 } else { 3 });
            }
            Tag::Strong => self.strong += 1,
            Tag::BlockQuote(_) => self.quote += 1,
            Tag::List(first) => {
                self.flush();
                self.lists.push(first.is_some());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock => self.flush(),
            TagEnd::BlockQuote(_) => {
                self.quote = self.quote.saturating_sub(1);
                self.callout = None;
            }
            TagEnd::List(_) => self.end_list(),
            // An empty cell is a cell too.
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.text)),
            TagEnd::TableHead => self.head = std::mem::take(&mut self.cells),
            TagEnd::TableRow => self.rows.push(std::mem::take(&mut self.cells)),
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    /// Joins runs of the same strength.
    fn say(&mut self, words: &str) {
        let strong = self.strong > 0;
        match self.text.last_mut() {
            Some(last) if last.strong == strong => last.words.push_str(words),
            _ => self.text.push(Span { words: words.to_owned(), strong }),
        }
    }

    /// Ends the text that is being read, and puts it where it belongs.
    fn flush(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        match self.heading.take() {
            _ if !self.lists.is_empty() => self.items.push(text),
            Some(level) => self.blocks.push(Block::Heading(level, text)),
            None if self.quote > 0 => self.end_quote(text),
            None => self.blocks.push(Block::Paragraph(text)),
        }
    }

    /// A quote that begins with one of the words for it in bold is a callout.
    fn end_quote(&mut self, mut text: Text) {
        if self.callout.is_none() {
            self.callout = take_label(&mut text);
        }
        self.blocks.push(match self.callout {
            Some(label) => Block::Callout(label, text),
            None => Block::Quote(text),
        });
    }

    fn end_table(&mut self) {
        let (head, rows) = (std::mem::take(&mut self.head), std::mem::take(&mut self.rows));
        self.blocks.push(Block::Table { head, rows });
    }

    fn end_list(&mut self) {
        self.flush();
        let numbered = self.lists.pop().unwrap_or_default();
        if self.lists.is_empty() && !self.items.is_empty() {
            let items = std::mem::take(&mut self.items);
            self.blocks.push(if numbered { Block::Numbered(items) } else { Block::Bullets(items) });
        }
    }

    fn finish(&mut self) {
        self.lists.clear();
        self.flush();
    }
}

/// The label of a callout, taken from the front of its text with what parts it from the rest.
fn take_label(text: &mut Text) -> Option<&'static str> {
    let parts = [':', '.', ' '];
    let first = text.first().filter(|first| first.strong)?;
    let said = first.words.trim_end_matches(parts);
    let label = CALLOUTS.into_iter().find(|label| label.eq_ignore_ascii_case(said))?;
    text.remove(0);
    if let Some(next) = text.first_mut() {
        next.words = next.words.trim_start_matches(parts).to_owned();
    }
    Some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose::plain;

    fn span(words: &str, strong: bool) -> Span {
        Span { words: words.into(), strong }
    }

    #[test]
    fn each_shape_becomes_its_block() {
        let page = "One\nline.\n\n## What to do\n\n1. Ring **now**.\n2. Write\n   it down.\n\n### More\n\n- a\n\n- b\n\n> Tea.\n> Own.\n";
        let expected = vec![
            Block::Paragraph(vec![span("One line.", false)]),
            Block::Heading(2, vec![span("What to do", false)]),
            Block::Numbered(vec![
                vec![span("Ring ", false), span("now", true), span(".", false)],
                vec![span("Write it down.", false)],
            ]),
            Block::Heading(3, vec![span("More", false)]),
            Block::Bullets(vec![vec![span("a", false)], vec![span("b", false)]]),
            Block::Quote(vec![span("Tea. Own.", false)]),
        ];
        assert_eq!(blocks(page), expected);
        assert_eq!(faults(page), []);
    }

    #[test]
    fn a_quote_that_begins_with_a_label_is_a_callout() {
        for page in [
            "> **Warning** Ring 999.",
            "> **Warning:** Ring 999.",
            "> **warning**: Ring\n> 999.",
            "> **Warning.** Ring 999.",
        ] {
            assert_eq!(blocks(page), [Block::Callout("Warning", vec![span("Ring 999.", false)])], "{page}");
        }
        let quote = Block::Quote(vec![span("Mum:", true), span(" I was told.", false)]);
        assert_eq!(blocks("> **Mum:** I was told."), [quote]);
        assert_eq!(
            blocks("> **Note** One.\n\n> Two."),
            [Block::Callout("Note", vec![span("One.", false)]), Block::Quote(vec![span("Two.", false)]),]
        );
    }

    #[test]
    fn a_table_has_its_head_and_its_rows_with_empty_cells_in_their_place() {
        let cells = |row: [&str; 2]| {
            row.map(|cell| if cell.is_empty() { Vec::new() } else { vec![span(cell, false)] }).to_vec()
        };
        let page = "Days:\n\n| What | By |\n|---|---|\n| core group | day 10 |\n| review | |\n\nAfter.";
        let table = Block::Table {
            head: cells(["What", "By"]),
            rows: vec![cells(["core group", "day 10"]), cells(["review", ""])],
        };
        assert_eq!(blocks(page).get(1), Some(&table));
        assert_eq!(faults(page), []);
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost_from_a_page_without_faults(body in "([a-z#>*1.|\\-]{1,4}[ \n]){0,30}") {
            if faults(&body).is_empty() {
                let shown: String = blocks(&body).iter().map(words).collect();
                let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
                proptest::prop_assert_eq!(letters(&shown), letters(&body));
            }
        }
    }

    fn words(block: &Block) -> String {
        let all = |texts: &[Text]| texts.iter().map(|text| plain(text)).collect::<String>();
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Quote(text) => plain(text),
            Block::Callout(label, text) => format!("{label}{}", plain(text)),
            Block::Bullets(items) | Block::Numbered(items) => all(items),
            Block::Table { head, rows } => all(head) + &rows.iter().map(|row| all(row)).collect::<String>(),
        }
    }
}
