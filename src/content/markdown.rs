//! The small Markdown of guidance pages: `##` and `###`, paragraphs, lists, bold and block quotes. Nothing else,
//! so that a page reads the same on a screen of 40 columns, aloud, and on paper.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::domain::prose::{Block, Span, Text};

/// The blocks of a page. Words in a shape that pages do not have are kept, without the shape.
#[must_use]
pub fn blocks(body: &str) -> Vec<Block> {
    let mut page = Page::default();
    for event in Parser::new_ext(body, Options::empty()) {
        page.take(event);
    }
    page.finish();
    page.blocks
}

/// A page while it is built.
#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    text: Text,
    strong: usize,
    heading: Option<u8>,
    quote: usize,
    lists: Vec<bool>,
    items: Vec<Text>,
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
            TagEnd::BlockQuote(_) => self.quote = self.quote.saturating_sub(1),
            TagEnd::List(_) => self.end_list(),
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
            None if self.quote > 0 => self.blocks.push(Block::Quote(text)),
            None => self.blocks.push(Block::Paragraph(text)),
        }
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

/// What a fault is and what to do about it.
type Said = (&'static str, &'static str);

/// Everything in `body` that pages do not have: its byte, what it is, and what to do.
pub(super) fn faults(body: &str) -> Vec<(usize, String, String)> {
    let every = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut open: Vec<Open> = Vec::new();
    let mut faults = Vec::new();
    for (event, range) in Parser::new_ext(body, every).into_offset_iter() {
        if let Some((what, todo)) = refused(&event, &open, body, &range) {
            faults.push((range.start, what.to_owned(), todo.to_owned()));
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
    // A refused thing holds others that are only its parts: a table its head, its rows and its cells.
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
        Tag::BlockQuote(_) => (!open.is_empty()).then_some((
            "a quote stands within something else",
            "Give it a place of its own, with an empty line before it.",
        )),
        Tag::Emphasis => Some(("italics cannot be shown", "Write it plain, or in **bold**.")),
        Tag::Strikethrough => Some(("struck out words cannot be shown", "Take them out.")),
        Tag::Link { .. } => {
            Some(("a link cannot be followed here", "Write the address in full, without brackets."))
        }
        Tag::Image { .. } => Some(("an image cannot be shown", "Describe it in words.")),
        Tag::CodeBlock(_) => {
            Some(("a code block cannot be shown", "Begin the lines at the margin, as a paragraph."))
        }
        Tag::Table(_) => Some(("a table cannot be shown", "Write it as a list.")),
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
            ("| a | b |\n|---|---|\n| c | d |", 0, "a table"),
            ("- a\n  - b", 6, "a list stands within"),
            ("- a\n\n  b", 7, "a list item has a second"),
            ("3. a", 0, "the list does not count"),
            ("a\n\n***", 3, "a rule"),
            ("a  \nb", 1, "a forced line break"),
            ("- [ ] a", 2, "a tick box"),
            ("- > a", 2, "a quote stands within"),
            ("> ## a", 2, "a heading stands within"),
        ];
        for (body, at, what) in cases {
            let faults = faults(body);
            let is_named = faults.first().is_some_and(|first| first.0 == at && first.1.starts_with(what));
            assert!(is_named, "{body:?}: {faults:?}");
        }
    }

    #[test]
    fn a_table_is_one_fault() {
        assert_eq!(faults("| a | b |\n|---|---|\n| c | d |").len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost_from_a_page_without_faults(body in "([a-z#>*1.\\-]{1,4}[ \n]){0,30}") {
            if faults(&body).is_empty() {
                let shown: String = blocks(&body).iter().map(words).collect();
                let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
                proptest::prop_assert_eq!(letters(&shown), letters(&body));
            }
        }
    }

    fn words(block: &Block) -> String {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Quote(text) => plain(text),
            Block::Bullets(items) | Block::Numbered(items) => items.iter().map(|item| plain(item)).collect(),
        }
    }
}
