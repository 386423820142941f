//! One neutral document, made for one reader, and the only way to make it.

use std::collections::BTreeMap;

use crate::domain::audience::{Audience, Kept, Reader};
use crate::domain::id::Id;
use crate::domain::shield::Shield;

/// One piece of a document. Words are one line; renderers wrap and escape them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, from level 1 (the title) to 4.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The words.
        words: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// A list whose order says nothing.
    Bullets(Vec<String>),
    /// A list with numbers. The renderer counts, so what was left out leaves no hole.
    Numbered(Vec<String>),
    /// Labelled values.
    Facts(Vec<(String, String)>),
    /// Rows under named columns.
    Table {
        /// The columns' names.
        head: Vec<String>,
        /// The rows; a short row has empty cells at its end.
        rows: Vec<Vec<String>>,
    },
    /// A remark of the program's own about the document.
    Note(String),
}

impl Block {
    /// A list of one; lists put one after the other become one.
    #[must_use]
    pub fn bullet(words: impl Into<String>) -> Self {
        Self::Bullets(vec![words.into()])
    }

    /// A numbered list of one; lists put one after the other become one.
    #[must_use]
    pub fn numbered(words: impl Into<String>) -> Self {
        Self::Numbered(vec![words.into()])
    }

    /// One labelled value; facts put one after the other become one block.
    #[must_use]
    pub fn fact(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self::Facts(vec![(label.into(), value.into())])
    }

    /// Every word of it, a line for each piece.
    fn words(&self) -> String {
        match self {
            Self::Heading { words, .. } | Self::Paragraph(words) | Self::Note(words) => words.clone(),
            Self::Bullets(items) | Self::Numbered(items) => items.join("\n"),
            Self::Facts(facts) => {
                facts.iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n")
            }
            Self::Table { head, rows } => {
                let rows = std::iter::once(head).chain(rows).map(|row| row.join(" "));
                rows.collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// Takes `next` in if both are the same kind of list; gives it back if not.
    fn grow(&mut self, next: Self) -> Option<Self> {
        match (self, next) {
            (Self::Bullets(a), Self::Bullets(b)) | (Self::Numbered(a), Self::Numbered(b)) => a.extend(b),
            (Self::Facts(a), Self::Facts(b)) => a.extend(b),
            (Self::Table { head: a, rows }, Self::Table { head: b, rows: more }) if *a == b => {
                rows.extend(more);
            }
            (_, next) => return Some(next),
        }
        None
    }
}

/// What kind of thing was kept from a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A line of a section.
    Line,
    /// A child's own words or signs.
    OwnWords,
    /// An action agreed last time.
    Action,
    /// What was said of an action.
    Answer,
    /// Why somebody was not there.
    AbsenceReason,
    /// Why something was left open.
    GapReason,
    /// Something added after closing.
    Addendum,
    /// A correction somebody asked for.
    Correction,
    /// What somebody said to what was read out.
    ReadBack,
    /// A part of the meeting the reader was not at.
    Part,
    /// What is written about a child the reader may not receive.
    Child,
    /// A fact about how the meeting was held.
    MeetingFact,
    /// An answer of a checklist, with what stands beside it.
    ChecklistAnswer,
    /// What came of a scale on paper.
    PaperResult,
    /// What a person wrote of a sitting as a whole.
    Judgement,
}

impl What {
    /// In words, one and many.
    #[must_use]
    pub const fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Line => ("line", "lines"),
            Self::OwnWords => ("line of a child's own words", "lines of a child's own words"),
            Self::Action => ("earlier action", "earlier actions"),
            Self::Answer => ("answer to an earlier action", "answers to earlier actions"),
            Self::AbsenceReason => ("reason for absence", "reasons for absence"),
            Self::GapReason => ("reason for a gap", "reasons for gaps"),
            Self::Addendum => ("addition", "additions"),
            Self::Correction => ("correction asked for", "corrections asked for"),
            Self::ReadBack => ("answer to what was read out", "answers to what was read out"),
            Self::Part => ("part of the meeting", "parts of the meeting"),
            Self::Child => {
                ("child, all that is written about them", "children, all that is written about them")
            }
            Self::MeetingFact => ("fact about the meeting", "facts about the meeting"),
            Self::ChecklistAnswer => ("answer of the checklist", "answers of the checklist"),
            Self::PaperResult => ("result of a scale on paper", "results of scales on paper"),
            Self::Judgement => ("judgement of the whole", "judgements of the whole"),
        }
    }
}

/// How many things of one kind were left out. For the screen only: never written in a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Which kind.
    pub what: What,
    /// How many.
    pub count: usize,
}

impl LeftOut {
    /// `3 lines`.
    #[must_use]
    pub fn words(&self) -> String {
        let (one, many) = self.what.label();
        format!("{} {}", self.count, if self.count == 1 { one } else { many })
    }
}

/// A document for one reader. Made by a [`Draft`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    title: String,
    reader: Reader,
    blocks: Vec<Block>,
}

impl Document {
    /// Its title; also its first heading.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whom it was made for.
    #[must_use]
    pub const fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Its pieces in order, the title first.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

/// A document, and what was kept from its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The document.
    pub document: Document,
    /// What was left out. For the screen only.
    pub left_out: Vec<LeftOut>,
    /// Why there is no document, where its pieces together would give away what its reader must not learn; it holds its
    /// title alone then.
    pub refused: Option<String>,
}

/// A document being made. Every word comes in with the audience it is kept for, and stays out if the reader
/// is not in it, or if something shielded from them stands in it.
#[derive(Debug)]
pub struct Draft {
    document: Document,
    left_out: BTreeMap<What, usize>,
    guard: Vec<Shield>,
    /// What stands in a line that may be shared all the same.
    shared: Vec<Id>,
}

/// A heading that cannot be told to its reader.
const NAMELESS: &str = "Another heading";

/// Keeps a value for everyone who gets a copy.
pub fn everyone<T>(value: T) -> Kept<T> {
    Kept::new(Audience::Everyone, value)
}

impl Draft {
    /// An empty document with its title, for `reader`. Nothing comes in with the words of `guard` in it: what is shielded
    /// from them.
    #[must_use]
    pub fn new(title: impl Into<String>, reader: Reader, guard: Vec<Shield>) -> Self {
        let title = title.into();
        let blocks = vec![Block::Heading { level: 1, words: title.clone() }];
        let document = Document { title, reader, blocks };
        Self { document, left_out: BTreeMap::new(), guard, shared: Vec::new() }
    }

    /// Whom it is made for.
    #[must_use]
    pub const fn reader(&self) -> &Reader {
        &self.document.reader
    }

    /// Puts a block in if the reader may have it, and counts it as left out if not. Lists of one kind put one
    /// after the other become one list.
    pub fn put(&mut self, what: What, block: Kept<Block>) {
        self.put_sharing(what, block, &[]);
    }

    /// The same of a line in which these shielded things may be shared.
    #[expect(clippy::needless_pass_by_value, reason = "what is put is given away")]
    pub fn put_sharing(&mut self, what: What, block: Kept<Block>, shared: &[Id]) {
        match block.for_reader(self.reader()).filter(|block| !self.is_guarded(&block.words(), shared)) {
            Some(block) => {
                let block = block.clone();
                self.shared.extend(shared);
                self.push(block);
            }
            None => self.leave_out(what),
        }
    }

    fn is_guarded(&self, words: &str, shared: &[Id]) -> bool {
        self.guard.iter().any(|shield| !shared.contains(&shield.id) && shield.is_in(words))
    }

    fn push(&mut self, block: Block) {
        let rest = match self.document.blocks.last_mut() {
            Some(last) => last.grow(block),
            None => Some(block),
        };
        self.document.blocks.extend(rest);
    }

    /// Keeps what the reader may have, still guarded, and counts the rest once: for values that are used in
    /// more than one place.
    pub fn admit<T>(&mut self, what: impl Fn(&T) -> What, all: Vec<Kept<T>>) -> Vec<Kept<T>> {
        let (kept, refused): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|value| value.for_reader(self.reader()).is_some());
        for value in refused {
            // The record may have everything, so it can be asked what kind of thing this is.
            if let Some(what) = value.for_reader(&Reader::Record).map(&what) {
                self.leave_out(what);
            }
        }
        kept
    }

    /// Counts something that never came as far as a block.
    pub fn leave_out(&mut self, what: What) {
        *self.left_out.entry(what).or_default() += 1;
    }

    /// Puts a heading and what `fill` puts beneath it; no heading if that is nothing.
    pub fn under(&mut self, level: u8, words: impl Into<String>, fill: impl FnOnce(&mut Self)) {
        let words = words.into();
        let words = if self.is_guarded(&words, &[]) { NAMELESS.to_owned() } else { words };
        self.document.blocks.push(Block::Heading { level, words });
        let before = self.document.blocks.len();
        fill(self);
        if self.document.blocks.len() == before {
            self.document.blocks.pop();
        }
    }

    /// The document, and what was left out of it.
    #[must_use]
    pub fn finish(mut self) -> Finished {
        let refused = self.given_away().map(|shield| {
            format!(
                "This copy was not made: what stands in it, put together, would give away what is kept from its reader \
                 (a shielded {}). Look at lines that follow each other, and at names and titles.",
                shield.what.label()
            )
        });
        if refused.is_some() {
            self.document.blocks.clear();
        }
        let left_out = self.left_out.into_iter().map(|(what, count)| LeftOut { what, count }).collect();
        Finished { document: self.document, left_out, refused }
    }

    /// What the pieces give away together, though none does alone.
    fn given_away(&self) -> Option<&Shield> {
        let words: Vec<String> = self.document.blocks.iter().map(Block::words).collect();
        let words = words.join("\n");
        self.guard.iter().find(|shield| !self.shared.contains(&shield.id) && shield.is_in(&words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_may_not_have_is_counted_and_not_put() {
        let mut draft = Draft::new("Minutes", Reader::Family, Vec::new());
        draft.put(What::Line, everyone(Block::numbered("one")));
        draft.put(What::Line, Kept::new(Audience::ProfessionalsOnly, Block::numbered("two")));
        draft.put(What::Line, everyone(Block::numbered("three")));
        let Finished { document, left_out, .. } = draft.finish();
        assert_eq!(document.blocks()[1..], [Block::Numbered(vec!["one".into(), "three".into()])]);
        assert_eq!(left_out, [LeftOut { what: What::Line, count: 1 }]);
        assert_eq!(left_out[0].words(), "1 line");
    }

    #[test]
    fn a_heading_with_nothing_beneath_it_is_not_put() {
        let mut draft = Draft::new("Minutes", Reader::Family, Vec::new());
        draft.under(2, "Legal advice", |draft| {
            draft.under(3, "Ben", |draft| {
                draft.put(What::Line, Kept::new(Audience::LegalAdvice, Block::bullet("secret")));
            });
        });
        assert_eq!(draft.finish().document.blocks().len(), 1);
    }

    #[test]
    fn what_is_admitted_once_is_counted_once() {
        let mut draft = Draft::new("Minutes", Reader::Family, Vec::new());
        let all = vec![everyone(1), Kept::new(Audience::ProfessionalsOnly, 2)];
        let kept = draft.admit(|_| What::OwnWords, all);
        assert_eq!(kept.len(), 1);
        assert_eq!(draft.finish().left_out, [LeftOut { what: What::OwnWords, count: 1 }]);
    }

    fn guarded(words: &str) -> Draft {
        let id = Id::from_bytes([1; 16]);
        let what = crate::domain::shield::What::Address;
        let shield = Shield { id, family: id, what, words: words.into(), from: Vec::new() };
        Draft::new("Minutes", Reader::Family, vec![shield])
    }

    #[test]
    fn what_is_shielded_from_its_reader_comes_into_no_piece_and_is_counted() {
        let mut draft = guarded("12 Mill Lane");
        draft.put(What::Line, everyone(Block::bullet("they live at 12, mill lane")));
        draft.put(What::MeetingFact, everyone(Block::fact("Place", "Mill Lane hall")));
        draft.under(2, "Mill Lane", |draft| draft.put(What::Line, everyone(Block::bullet("one"))));
        let Finished { document, left_out, refused } = draft.finish();
        assert!(!format!("{:?}", document.blocks()).contains("ill"), "{:?}", document.blocks());
        assert_eq!((left_out.len(), refused), (2, None));
    }

    #[test]
    fn a_line_that_may_be_shared_comes_in() {
        let mut draft = guarded("12 Mill Lane");
        let line = everyone(Block::bullet("they live at 12 Mill Lane"));
        draft.put_sharing(What::Line, line, &[Id::from_bytes([1; 16])]);
        let finished = draft.finish();
        assert_eq!((finished.document.blocks().len(), finished.refused), (2, None));
    }

    #[test]
    fn what_gives_it_away_only_together_makes_no_document() {
        let mut draft = guarded("12 Mill Lane");
        draft.put(What::Line, everyone(Block::bullet("to the Mill")));
        draft.put(What::Line, everyone(Block::bullet("lane on Friday")));
        let finished = draft.finish();
        assert!(finished.document.blocks().is_empty());
        assert!(finished.refused.is_some_and(|why| why.contains("address")));
    }
}
