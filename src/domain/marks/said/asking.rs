//! What somebody asked a child, told apart from what the child said.
//!
//! `asked: what is night like: cold`, `asked what is night like: cold`, `when asked about school: fine`. The question is
//! never the child's words. `Ben asked: can I stay` is Ben's. Where it cannot be told the words are nobody's.

use super::super::super::date::Around;
use super::super::piece::Piece;
use super::super::{Present, at_colon, names};
use super::{Facts, is_joint};

/// What may stand before `asked` when it was not the child who did. The longest first.
const BY_SOMEBODY: [&str; 20] = [
    "and after being",
    "when she was",
    "when they were",
    "when he was",
    "after being",
    "on being",
    "and when",
    "they were",
    "when i",
    "when we",
    "she was",
    "and was",
    "he was",
    "i then",
    "being",
    "when",
    "was",
    "and i",
    "we",
    "i",
];
/// What may stand behind `asked` and is no part of the question.
const WHOM: [&str; 5] = ["her", "him", "them", "the child", "again"];
/// With these behind it, `asked` says what the child did.
const WISHES: [&str; 2] = ["for", "to"];
/// What may end a question and begin the answer.
const ANSWERS: [&str; 8] =
    ["he said", "she said", "they said", "and said", "said", "replied", "answered", "says"];

/// A line of a child's words, taken apart.
pub(super) struct Parts<'t> {
    /// Who heard it, when, alone or not.
    pub head: Option<Piece<'t>>,
    /// The same, where it stands behind the question.
    pub behind: Option<Piece<'t>>,
    pub asked: Option<Piece<'t>>,
    pub words: Piece<'t>,
    /// What may be the question or the answer.
    pub unclear: Option<Piece<'t>>,
}

/// What is asked about words that may be anybody's.
pub(super) fn doubt(unclear: Piece<'_>) -> String {
    let words = unclear.text().trim();
    format!("It cannot be told whose words \"{words}\" are. Write the question as asked: QUESTION: WORDS.")
}

/// The part before the colon, what was asked, and the words. Without a colon all of it is words.
pub(super) fn parts<'t>(piece: Piece<'t>, present: &Present<'_>, around: Around) -> Parts<'t> {
    let piece = piece.trim();
    let colon = at_colon(piece);
    let head = colon.map_or(piece, |(head, _)| head);
    let plain = match colon {
        Some((head, rest)) => {
            Parts { head: Some(head), behind: None, asked: None, words: rest, unclear: None }
        }
        None => Parts { head: None, behind: None, asked: None, words: piece, unclear: None },
    };
    let Some(asking) = Asking::of(head, present, around) else { return plain };
    match (asking.by, colon) {
        (By::Child, Some((_, rest))) if asking.question.is_blank() => asking.with(None, rest),
        (By::Child, _) | (By::Unclear, None) => plain,
        (By::Unclear, Some((_, rest))) => {
            Parts { unclear: Some(asking.clause.trim_end(is_joint)), ..asking.with(None, rest) }
        }
        (By::Somebody, None) => {
            asking.question_mark(asking.question).unwrap_or_else(|| asking.unclear(piece))
        }
        (By::Somebody, Some((_, rest))) if asking.question.is_blank() => asking.after_colon(rest, piece),
        (By::Somebody, Some((_, rest))) => asking.said(rest, present, around),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Somebody,
    Child,
    Unclear,
}

/// The clause of a line that says what was asked.
#[derive(Clone, Copy)]
struct Asking<'t> {
    /// What stands before it.
    before: Piece<'t>,
    /// From its first word on: `when asked what is night like`.
    clause: Piece<'t>,
    /// Behind `asked`.
    question: Piece<'t>,
    by: By,
    /// `when asked:` has the answer behind it.
    is_answered: bool,
}

impl<'t> Asking<'t> {
    fn of(head: Piece<'t>, present: &Present<'_>, around: Around) -> Option<Self> {
        let at = word_at(head.text(), "asked")?;
        let question = whom_left_out(head.after(at + "asked".len()), present);
        let said_before = head.first(at).trim_end(is_joint);
        let (before, opening) = match by_somebody(said_before) {
            Some(before) => (before, true),
            None => (without_asker(said_before, present).unwrap_or(said_before), false),
        };
        let named = before.to() < said_before.to() && !opening;
        let is_answered = opening && said_before.text().to_lowercase().contains("when");
        let left = Facts::default().read(before, present, around);
        let own_clause = head.first(at).text().trim_end().ends_with([',', ';']);
        let facts = left.is_none() || own_clause;
        let before = left.filter(|_| !facts).map_or(before, |left| before.ending_at(left));
        let first = at == 0;
        let by = match () {
            () if first => by_the_first_word(question, present),
            () if !facts && is_the_child(said_before) => by_the_child(question, present),
            () if !facts => By::Unclear,
            () if opening || named => By::Somebody,
            () => by_a_later_word(question, present),
        };
        let clause = head.starting_at(before.to()).trim_start_of(is_joint);
        Some(Self { before, clause, question: question.trim(), by, is_answered })
    }

    fn with(&self, asked: Option<Piece<'t>>, words: Piece<'t>) -> Parts<'t> {
        Parts { head: Some(self.before), behind: None, asked, words, unclear: None }
    }

    /// Nothing of it is anybody's words.
    fn unclear(&self, whole: Piece<'t>) -> Parts<'t> {
        let clause = whole.starting_at(self.clause.from());
        Parts { unclear: Some(clause), ..self.with(None, whole.starting_at(whole.to())) }
    }

    /// `asked: QUESTION: WORDS`, `asked: QUESTION? WORDS`, `when asked: WORDS`.
    fn after_colon(&self, rest: Piece<'t>, whole: Piece<'t>) -> Parts<'t> {
        match at_colon(rest) {
            Some((question, words)) => self.with(Some(question.trim()), words),
            None if self.is_answered => self.with(None, rest),
            None => self.question_mark(rest).unwrap_or_else(|| self.unclear(whole)),
        }
    }

    /// A question mark parts the question from the answer.
    fn question_mark(&self, piece: Piece<'t>) -> Option<Parts<'t>> {
        let at = piece.text().find('?')?;
        let words = piece.after(at + 1).trim_start_of(|letter| is_joint(letter) || letter == ':');
        (!words.is_blank()).then(|| self.with(Some(piece.first(at + 1).trim()), words))
    }

    /// `asked QUESTION: WORDS`, with facts that may follow the question: `asked what is new, alone: toast`.
    fn said(&self, rest: Piece<'t>, present: &Present<'_>, around: Around) -> Parts<'t> {
        let question = without_answer(self.question);
        let mut commas = question.text().match_indices(',').map(|(at, _)| at);
        let facts = commas.find(|at| {
            let behind = question.after(at + 1);
            !behind.is_blank() && Facts::default().read(behind, present, around).is_none()
        });
        let Some(at) = facts else { return self.with(Some(question), rest) };
        let (asked, behind) = (question.first(at).trim(), question.after(at + 1));
        Parts { behind: Some(behind), ..self.with(Some(asked), rest) }
    }
}

/// `Ben asked ...`: nothing says who did.
fn by_the_first_word(question: Piece<'_>, present: &Present<'_>) -> By {
    if question.is_blank() { By::Child } else { by_the_child(question, present) }
}

/// `..., asked ...`: somebody asked the child, unless it is said whom the child asked, or for what.
fn by_a_later_word(question: Piece<'_>, present: &Present<'_>) -> By {
    match by_the_child(question, present) {
        By::Child if WISHES.first().is_some_and(|wish| word_at(first_word(question), wish).is_some()) => {
            By::Child
        }
        By::Child => By::Unclear,
        _ => By::Somebody,
    }
}

fn by_the_child(question: Piece<'_>, present: &Present<'_>) -> By {
    let wishes = WISHES.iter().any(|wish| first_word(question).eq_ignore_ascii_case(wish));
    let text = question.text().trim_start();
    let asks_somebody = text.starts_with('@') || names::person_at(text, present.people).is_some();
    if wishes || asks_somebody { By::Child } else { By::Unclear }
}

fn is_the_child(before: Piece<'_>) -> bool {
    let last = before.text().rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    ["he", "she", "they"].iter().any(|word| last.eq_ignore_ascii_case(word))
}

fn by_somebody(before: Piece<'_>) -> Option<Piece<'_>> {
    BY_SOMEBODY.iter().find_map(|words| {
        let at = before.text().len().checked_sub(words.len())?;
        let ends = before.text().get(at..)?.eq_ignore_ascii_case(words);
        let left = before.first(at);
        (ends && !left.text().ends_with(char::is_alphanumeric)).then(|| left.trim_end(is_joint))
    })
}

/// Without `@HV`, or a handle, at its end, where that begins a clause of its own: `alone, @HV asked`.
fn without_asker<'t>(before: Piece<'t>, present: &Present<'_>) -> Option<Piece<'t>> {
    let clause = before.text().rfind([',', ';']).map_or(0, |at| at + 1);
    let asker = before.after(clause).trim();
    let rest = match names::at_sign(asker, present.people) {
        Some((_, rest)) => rest,
        None => asker.after(names::person_at(asker.text(), present.people)?.0),
    };
    rest.is_blank().then(|| before.first(clause).trim_end(is_joint))
}

/// Without `her`, `him`, or the child's own name.
fn whom_left_out<'t>(question: Piece<'t>, present: &Present<'_>) -> Piece<'t> {
    let text = question.trim_start();
    let whom = WHOM.iter().find_map(|word| names::starts_with_name(text.text(), word));
    let whom = whom.or_else(|| names::child_at(text.text(), present.children).map(|(bytes, _)| bytes));
    whom.map_or(text, |bytes| text.after(bytes).trim_start_of(is_joint))
}

fn without_answer(question: Piece<'_>) -> Piece<'_> {
    let bare = question.trim_end(is_joint);
    let ending = ANSWERS.iter().find_map(|words| {
        let at = bare.text().len().checked_sub(words.len())?;
        let ends = bare.text().get(at..)?.eq_ignore_ascii_case(words);
        let left = bare.first(at);
        (ends && left.text().ends_with(is_joint)).then(|| left.trim_end(is_joint))
    });
    ending.filter(|left| !left.is_blank()).unwrap_or(bare)
}

fn first_word(piece: Piece<'_>) -> &str {
    piece.text().split_whitespace().next().unwrap_or_default()
}

/// Where a word stands whole in a text, in any case.
fn word_at(text: &str, word: &str) -> Option<usize> {
    let mut before = ' ';
    text.char_indices().find_map(|(at, letter)| {
        let begins = !before.is_alphanumeric() && before != '@';
        before = letter;
        let here = begins && text.get(at..).is_some_and(|rest| names::starts_with_name(rest, word).is_some());
        here.then_some(at)
    })
}
