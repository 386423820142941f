//! What is asked on the threshold, in which order, and in which words.

use super::steps::Step;
use crate::service::own::Whose;

/// The number of the question for the passphrase, where a store is made.
pub const PASSPHRASE: usize = 0;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A store is made.
    SetUp,
    /// It gets another passphrase.
    Change,
    /// It gets new recovery words.
    Words(Whose),
    /// The organisation's recovery words are taken away.
    Remove,
    /// It is opened by its recovery words, and gets another passphrase.
    Recover,
    /// A backup is put in its place.
    Restore,
}

/// What an answer must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A passphrase that is hard enough to guess.
    Passphrase,
    /// The same as the one before.
    Again,
    /// Anything but nothing.
    Needed,
    /// A day, or nothing.
    Day,
    /// Yes or no; nothing is no.
    YesOrNo,
    /// Anything.
    Free,
}

const NEW: &str = "At least 12 characters. Four or five unrelated words are easier to remember than letters and \
    signs, and harder to guess. Spaces count. It can be pasted. Ctrl-R shows what is typed.";
const AGAIN: &str = "The same once more, so that a slip of the finger does not lock you out.";
const WORDS: &str = "The twelve recovery words, in their order, with spaces between. Capitals, commas and numbers \
    do not matter. Ctrl-R shows what is typed.";

type Row = (Kind, bool, &'static str, &'static str);

const SET_UP: &[Row] = &[
    (Kind::Passphrase, true, "A passphrase for your store", NEW),
    (Kind::Again, true, "The passphrase again", AGAIN),
    (
        Kind::Free,
        false,
        "Who is the controller of this data? (optional)",
        "The organisation that answers for it under data protection law: most often your employer.",
    ),
    (
        Kind::Free,
        false,
        "Who approved that you use this program? (optional)",
        "A name or a role, such as the information governance lead. Leave it empty if nobody has yet: every screen \
         then says so, and no real records belong in it until somebody has.",
    ),
    (
        Kind::Day,
        false,
        "When was it approved? (optional)",
        "A day, as 20 November 2026 or 20/11/26. Empty if it is not approved yet.",
    ),
    (
        Kind::Free,
        false,
        "Where is the official record kept? (optional)",
        "The case system your minutes go into. This store is a working copy; that is the record.",
    ),
    (
        Kind::YesOrNo,
        false,
        "Should your organisation have recovery words too? yes or no",
        "With a second set of words your organisation can open this store without you. Each use is noted and shown \
         to you. Empty is no.",
    ),
];

const CHANGE: &[Row] = &[
    (Kind::Needed, true, "The passphrase as it is now", "Nothing changes until all three are given."),
    (Kind::Passphrase, true, "The new passphrase", NEW),
    (Kind::Again, true, "The new passphrase again", AGAIN),
];

const NEW_WORDS: &[Row] = &[(
    Kind::Needed,
    true,
    "Your passphrase",
    "Then twelve new words are shown, once, to be written on paper. Those from before go on holding until you have \
     typed two of the new ones back; from then on they open nothing.",
)];

const ORGANISATION_WORDS: &[Row] = &[(
    Kind::Needed,
    true,
    "Your passphrase",
    "Then twelve words are shown, once, to be given to whoever keeps such things for your organisation. They hold \
     when you have typed two of them back; from then on any it had before open nothing.",
)];

const REMOVE: &[Row] = &[(
    Kind::Needed,
    true,
    "Your passphrase",
    "Then the organisation's recovery words open nothing any more. Your own words and your passphrase stay. A backup \
     made before today still opens with them.",
)];

const RECOVER: &[Row] = &[
    (Kind::Needed, true, "Your recovery words", WORDS),
    (Kind::Passphrase, true, "A new passphrase", NEW),
    (Kind::Again, true, "The new passphrase again", AGAIN),
];

const RESTORE: &[Row] = &[
    (
        Kind::Needed,
        false,
        "Which backup?",
        "The file, with its folder: /media/stick/portal.backup for one. It is proven whole before anything is \
         changed, and what is here now is set aside, not deleted.",
    ),
    (
        Kind::Needed,
        true,
        "The backup's passphrase, or its recovery words",
        "The one it had when the backup was made. Ctrl-R shows what is typed.",
    ),
];

impl Asked {
    const fn rows(self) -> &'static [Row] {
        match self {
            Self::SetUp => SET_UP,
            Self::Change => CHANGE,
            Self::Words(Whose::Hers) => NEW_WORDS,
            Self::Words(Whose::Organisation) => ORGANISATION_WORDS,
            Self::Remove => REMOVE,
            Self::Recover => RECOVER,
            Self::Restore => RESTORE,
        }
    }

    /// In words, for the title line.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::SetUp => "Set up my own store",
            Self::Change => "Another passphrase",
            Self::Words(Whose::Hers) => "New recovery words",
            Self::Words(Whose::Organisation) => "The organisation's words",
            Self::Remove => "Take the words away",
            Self::Recover => "Passphrase forgotten",
            Self::Restore => "Put back a backup",
        }
    }

    /// The questions.
    #[must_use]
    pub fn steps(self) -> Vec<Step> {
        let step = |(_, hidden, asks, about): &Row| {
            if *hidden { Step::hidden(asks, about) } else { Step::line(asks, about, "") }
        };
        self.rows().iter().map(step).collect()
    }

    /// What the answer to a question must be.
    #[must_use]
    pub fn kind(self, n: usize) -> Kind {
        self.rows().get(n).map_or(Kind::Free, |row| row.0)
    }

    /// Where to go on when it could not be done: the first question whose answer was handed over.
    #[must_use]
    pub fn after_refusal(self) -> usize {
        self.rows().iter().position(|row| row.1).unwrap_or(0)
    }
}
