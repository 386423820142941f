//! Random keys in an open meeting: nothing is agreed, closed, removed, marked or left unless its question was answered with
//! another answer than the one it starts on, and nothing is said of somebody but by a letter of a list that shows it.
//!
//! 2,000 sequences; `PORTAL_KEYS=100000` as many as that says. A sequence that fails is printed, and is found again by its
//! number.

use portal::command::chord::{Chord, Key};
use portal::domain::action::Progress;
use portal::domain::id::Id;
use portal::domain::meeting::State;
use portal::tui::app::LetterIs;

use crate::desk::Desk;

const SEQUENCES: u64 = 2000;
/// Sequences at one desk, before its texts grow long.
const AT_ONE_DESK: u64 = 40;
/// Keys and words in a sequence.
const LONGEST: u64 = 24;

const WORDS: [&str; 34] = [
    ".read\n",
    ".left\n",
    ".late\n",
    ".agreed\n",
    ".close\n",
    ".who\n",
    ".last\n",
    ".next\n",
    ".prev\n",
    ".chair\n",
    ".1\n",
    ".9\n",
    ".begin\n",
    ".back\n",
    ".agenda\n",
    ".child\n",
    ".clear\n",
    ".go\n",
    ".same\n",
    "quiet",
    "quit",
    "mum says ",
    "we are trying\n",
    "told by school\n",
    "noah",
    "just\n",
    "jumped\n",
    "Gran\n",
    "! ring HV @hv by fri\n",
    "\" Ava: my own tea\n",
    "read it back\n",
    "every day\n",
    "yes\n",
    "beginning\n",
];

const KEYS: [Key; 11] = [
    Key::Esc,
    Key::Tab,
    Key::Enter,
    Key::Up,
    Key::Down,
    Key::Left,
    Key::Right,
    Key::Backspace,
    Key::Home,
    Key::End,
    Key::PageDown,
];

/// Numbers that look as if nobody chose them, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        let n = usize::try_from(self.below(all.len() as u64)).expect("a place in it");
        all[n]
    }

    fn press(&mut self) -> Vec<Chord> {
        let letters = "abcdefghijklmnopqrstuvwxyzABCGNRSU";
        let letters: Vec<char> = letters.chars().collect();
        match self.below(10) {
            0..3 => vec![Chord::char(self.one_of(&letters))],
            3 => vec![Chord::char(
                self.one_of(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '+', '.', ' ']),
            )],
            4..8 => vec![Chord::plain(self.one_of(&KEYS))],
            _ => self.one_of(&WORDS).chars().map(typed).collect(),
        }
    }
}

fn typed(letter: char) -> Chord {
    if letter == '\n' { Chord::plain(Key::Enter) } else { Chord::char(letter) }
}

/// All of a record that a key could agree, close, remove or mark without anything being typed.
#[derive(Clone, PartialEq, Debug)]
struct Stands {
    state: State,
    next: usize,
    agreed: String,
    removed: (usize, usize, usize),
    done: usize,
    cleared: usize,
    read_back: usize,
    attendance: String,
    answers: String,
    left: bool,
    in_hand: bool,
}

fn stands(desk: &Desk) -> Stands {
    let record = desk.record();
    let cleared =
        record.texts.iter().flat_map(|text| text.body.lines()).filter(|line| line.cleared.is_some());
    let answers: Vec<(Id, String)> = record
        .answers
        .iter()
        .filter(|one| one.progress != Progress::Open || one.missed_by.is_some())
        .map(|one| (one.action, format!("{:?} {:?}", one.progress, one.missed_by)))
        .collect();
    Stands {
        state: record.meeting.state,
        next: record.parts.len(),
        agreed: format!("{:?}", record.agreed_here),
        removed: (record.people.len(), record.children.len(), record.texts.len()),
        done: record.texts.iter().filter(|text| text.done).count(),
        cleared: cleared.count(),
        read_back: record.read_backs.len(),
        attendance: format!("{:?}", record.attendance),
        answers: format!("{answers:?}"),
        left: desk.left,
        in_hand: desk.has_a_meeting_in_hand(),
    }
}

/// What the keys of a sequence were allowed to change.
#[derive(Default)]
struct Allowed {
    /// A question was answered with another answer than the one it starts on.
    answered: bool,
    /// A letter was pressed in a list that answers with letters.
    listed: bool,
}

fn presses(desk: &mut Desk, keys: &[Chord]) -> Allowed {
    let mut allowed = Allowed::default();
    let mut has_words = false;
    for key in keys {
        match (desk.letter_is(), key.key, key.text()) {
            (LetterIs::Question(false), Key::Enter | Key::Right, _) => allowed.answered = true,
            // A question that asks for words starts without any.
            (LetterIs::Words, _, Some(_)) => has_words = true,
            (LetterIs::Words, Key::Enter, _) if has_words => allowed.answered = true,
            (LetterIs::Answer, _, Some(_)) | (LetterIs::Answer, Key::Enter | Key::Right, _) => {
                allowed.listed = true;
            }
            _ => {}
        }
        desk.press(*key);
    }
    allowed
}

/// A meeting with something in it, in room view or not.
fn a_meeting(in_room: bool) -> Desk {
    let mut desk = if in_room { Desk::writing_in_the_room() } else { Desk::writing() };
    desk.types("> nursery every day\n! weigh Ben @HV by fri\nboiler off\n");
    desk.blind = true;
    desk
}

fn check(number: u64, desk: &mut Desk, keys: &[Chord], before: &mut Stands) -> bool {
    let allowed = presses(desk, keys);
    desk.save_due();
    if allowed.answered {
        return false;
    }
    let stands = stands(desk);
    let mut after = stands.clone();
    if allowed.listed {
        (after.attendance, after.answers, after.read_back) =
            (before.attendance.clone(), before.answers.clone(), before.read_back);
    }
    let said = keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(*before, after, "sequence {number}: {said}");
    *before = stands;
    true
}

#[test]
fn random_keys_in_an_open_meeting_agree_close_remove_mark_and_leave_nothing() {
    let many = std::env::var("PORTAL_KEYS").ok().and_then(|many| many.parse().ok()).unwrap_or(SEQUENCES);
    let first = std::env::var("PORTAL_KEYS_FROM").ok().and_then(|from| from.parse().ok()).unwrap_or(0);
    let mut desk = a_meeting(true);
    let mut before = stands(&desk);
    let mut answered = 0;
    for number in first..first + many {
        let mut dice = Dice(number);
        let keys: Vec<Chord> = (0..=dice.below(LONGEST)).flat_map(|_| dice.press()).collect();
        let is_as_it_was = check(number, &mut desk, &keys, &mut before);
        answered += u64::from(!is_as_it_was);
        if !is_as_it_was || number % AT_ONE_DESK == AT_ONE_DESK - 1 {
            desk = a_meeting(number % 3 > 0);
            before = stands(&desk);
        }
    }
    // Some of them do answer a question: else nothing was proven.
    assert!(answered > 0 && answered < many, "{answered} of {many}");
}
