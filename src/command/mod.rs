//! Every action once: its id, its label, its sentence, its keys and its word after a full stop.
//!
//! One row here is all there is to a command. The hint line, the help, the palette, `portal keys`,
//! `docs/keys.md` and the keymap read these rows; none of them can be out of date.

pub mod chord;
pub mod hints;
mod rows;
mod writes;

pub use rows::{
    Agenda, App, Attendance, Checklist, Choice, Closing, Comparison, Contacts, Families, Family, Form,
    KnownWords, LastTime, Lock, Move, OwnWords, Pages, Palette, Prompt, ReadBack, Record, Recorder, Scoring,
    Search, ShortCodes, SittingRead, Sort, Spelling, Steps, Trend, Unlock, Words,
};

/// Where a command works. The innermost context is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere.
    App,
    /// In a list, or a page that scrolls.
    Move,
    /// On a page of guidance that is read.
    Pages,
    /// On the list of families.
    Families,
    /// In a family's workspace.
    Family,
    /// While recording a meeting, in a text or beside it.
    Recorder,
    /// In the agenda beside the text.
    Agenda,
    /// On the list of who is here.
    Attendance,
    /// On the last meeting's actions.
    LastTime,
    /// While notes are sorted.
    Sort,
    /// While spelling is looked at.
    Spelling,
    /// On the list of known words.
    KnownWords,
    /// On the list of short codes.
    ShortCodes,
    /// On the page before closing.
    Closing,
    /// On a meeting's record that is no longer written in.
    Record,
    /// While decisions and actions are read out.
    ReadBack,
    /// On the page of what a child said.
    OwnWords,
    /// On a family's checklists.
    Checklist,
    /// While a checklist is scored.
    Scoring,
    /// On a sitting that is read.
    SittingRead,
    /// On how answers went.
    Trend,
    /// On what two people said.
    Comparison,
    /// In the palette and the help.
    Palette,
    /// On the contacts.
    Contacts,
    /// While something is searched for.
    Search,
    /// In a question with a line to type.
    Prompt,
    /// In a form.
    Form,
    /// In a question with a few answers.
    Choice,
    /// At the door of the practitioner's own store.
    Unlock,
    /// In questions that follow each other.
    Steps,
    /// While recovery words are shown.
    Words,
    /// While the screen is blank or locked.
    Lock,
}

impl Context {
    /// In words, for the help and the documentation.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::App => "Everywhere",
            Self::Move => "In a list or a page",
            Self::Pages => "On a page that is read",
            Self::Families => "On the list of families",
            Self::Family => "In a family",
            Self::Recorder => "While recording",
            Self::Agenda => "In the agenda",
            Self::Attendance => "Who is here",
            Self::LastTime => "Last time's actions",
            Self::Sort => "Sorting notes",
            Self::Spelling => "Looking at spelling",
            Self::KnownWords => "On the known words",
            Self::ShortCodes => "On the short codes",
            Self::Closing => "Before closing",
            Self::Record => "On a meeting's record",
            Self::ReadBack => "While it is read out",
            Self::OwnWords => "On what a child said",
            Self::Checklist => "On a family's checklists",
            Self::Scoring => "While scoring a checklist",
            Self::SittingRead => "On a sitting that is read",
            Self::Trend => "On how answers went",
            Self::Comparison => "On what two people said",
            Self::Palette => "In the palette and the help",
            Self::Contacts => "On the contacts",
            Self::Search => "While searching",
            Self::Prompt => "In a question with a line to type",
            Self::Form => "In a form",
            Self::Choice => "In a question with a few answers",
            Self::Unlock => "At the door of your store",
            Self::Steps => "In questions that follow each other",
            Self::Words => "While recovery words are shown",
            Self::Lock => "While the screen is blank",
        }
    }

    /// Whether a text always has the focus here, so that letters are text.
    #[must_use]
    pub const fn always_writes(self) -> bool {
        matches!(
            self,
            Self::Palette
                | Self::Search
                | Self::Prompt
                | Self::Form
                | Self::Unlock
                | Self::Steps
                | Self::Words
        )
    }
}

/// One command, as every surface shows it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Stable id: `section.next`.
    pub id: &'static str,
    /// Where it works.
    pub context: Context,
    /// Its keys, the one shown in hints first.
    pub keys: &'static [&'static str],
    /// Its word after a full stop, where a text has the focus: `next` for `.next`.
    pub dot: Option<&'static str>,
    /// What it does, short: `Next section`.
    pub label: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
}

impl Row {
    /// The keys as they are printed: `PageDown, .next`.
    #[must_use]
    pub fn keys_in_words(&self) -> String {
        let mut words: Vec<String> = self.keys.iter().map(ToString::to_string).collect();
        words.extend(self.dot.map(|dot| format!(".{dot}")));
        words.join(", ")
    }
}

/// Any command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Everywhere.
    App(App),
    /// In lists and pages.
    Move(Move),
    /// On a page that is read.
    Pages(Pages),
    /// On the list of families.
    Families(Families),
    /// In a family.
    Family(Family),
    /// While recording.
    Recorder(Recorder),
    /// In the agenda.
    Agenda(Agenda),
    /// Who is here.
    Attendance(Attendance),
    /// Last time's actions.
    LastTime(LastTime),
    /// While notes are sorted.
    Sort(Sort),
    /// While spelling is looked at.
    Spelling(Spelling),
    /// On the known words.
    KnownWords(KnownWords),
    /// On the short codes.
    ShortCodes(ShortCodes),
    /// Before closing.
    Closing(Closing),
    /// On a record.
    Record(Record),
    /// Pages out.
    ReadBack(ReadBack),
    /// On what a child said.
    OwnWords(OwnWords),
    /// On a family's checklists.
    Checklist(Checklist),
    /// While a checklist is scored.
    Scoring(Scoring),
    /// On a sitting that is read.
    SittingRead(SittingRead),
    /// On how answers went.
    Trend(Trend),
    /// On what two people said.
    Comparison(Comparison),
    /// In the palette.
    Palette(Palette),
    /// On the contacts.
    Contacts(Contacts),
    /// While searching.
    Search(Search),
    /// In a prompt.
    Prompt(Prompt),
    /// In a form.
    Form(Form),
    /// In a choice.
    Choice(Choice),
    /// At the door.
    Unlock(Unlock),
    /// In questions that follow each other.
    Steps(Steps),
    /// While recovery words are shown.
    Words(Words),
    /// While blank.
    Lock(Lock),
}

impl Command {
    /// Every command, in the order of the documentation.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        all.extend(App::ALL.iter().copied().map(Self::App));
        all.extend(Move::ALL.iter().copied().map(Self::Move));
        all.extend(Pages::ALL.iter().copied().map(Self::Pages));
        all.extend(Families::ALL.iter().copied().map(Self::Families));
        all.extend(Family::ALL.iter().copied().map(Self::Family));
        all.extend(Recorder::ALL.iter().copied().map(Self::Recorder));
        all.extend(Agenda::ALL.iter().copied().map(Self::Agenda));
        all.extend(Attendance::ALL.iter().copied().map(Self::Attendance));
        all.extend(LastTime::ALL.iter().copied().map(Self::LastTime));
        all.extend(Sort::ALL.iter().copied().map(Self::Sort));
        all.extend(Spelling::ALL.iter().copied().map(Self::Spelling));
        all.extend(KnownWords::ALL.iter().copied().map(Self::KnownWords));
        all.extend(ShortCodes::ALL.iter().copied().map(Self::ShortCodes));
        all.extend(Closing::ALL.iter().copied().map(Self::Closing));
        all.extend(Record::ALL.iter().copied().map(Self::Record));
        all.extend(ReadBack::ALL.iter().copied().map(Self::ReadBack));
        all.extend(OwnWords::ALL.iter().copied().map(Self::OwnWords));
        all.extend(Checklist::ALL.iter().copied().map(Self::Checklist));
        all.extend(Scoring::ALL.iter().copied().map(Self::Scoring));
        all.extend(SittingRead::ALL.iter().copied().map(Self::SittingRead));
        all.extend(Trend::ALL.iter().copied().map(Self::Trend));
        all.extend(Comparison::ALL.iter().copied().map(Self::Comparison));
        all.extend(Palette::ALL.iter().copied().map(Self::Palette));
        all.extend(Contacts::ALL.iter().copied().map(Self::Contacts));
        all.extend(Search::ALL.iter().copied().map(Self::Search));
        all.extend(Prompt::ALL.iter().copied().map(Self::Prompt));
        all.extend(Form::ALL.iter().copied().map(Self::Form));
        all.extend(Choice::ALL.iter().copied().map(Self::Choice));
        all.extend(Unlock::ALL.iter().copied().map(Self::Unlock));
        all.extend(Steps::ALL.iter().copied().map(Self::Steps));
        all.extend(Words::ALL.iter().copied().map(Self::Words));
        all.extend(Lock::ALL.iter().copied().map(Self::Lock));
        all
    }

    /// Its row.
    #[must_use]
    pub const fn row(self) -> &'static Row {
        match self {
            Self::App(command) => command.row(),
            Self::Move(command) => command.row(),
            Self::Pages(command) => command.row(),
            Self::Families(command) => command.row(),
            Self::Family(command) => command.row(),
            Self::Recorder(command) => command.row(),
            Self::Agenda(command) => command.row(),
            Self::Attendance(command) => command.row(),
            Self::LastTime(command) => command.row(),
            Self::Sort(command) => command.row(),
            Self::Spelling(command) => command.row(),
            Self::KnownWords(command) => command.row(),
            Self::ShortCodes(command) => command.row(),
            Self::Closing(command) => command.row(),
            Self::Record(command) => command.row(),
            Self::ReadBack(command) => command.row(),
            Self::OwnWords(command) => command.row(),
            Self::Checklist(command) => command.row(),
            Self::Scoring(command) => command.row(),
            Self::SittingRead(command) => command.row(),
            Self::Trend(command) => command.row(),
            Self::Comparison(command) => command.row(),
            Self::Palette(command) => command.row(),
            Self::Contacts(command) => command.row(),
            Self::Search(command) => command.row(),
            Self::Prompt(command) => command.row(),
            Self::Form(command) => command.row(),
            Self::Choice(command) => command.row(),
            Self::Unlock(command) => command.row(),
            Self::Steps(command) => command.row(),
            Self::Words(command) => command.row(),
            Self::Lock(command) => command.row(),
        }
    }

    /// The command with this id.
    #[must_use]
    pub fn with_id(id: &str) -> Option<Self> {
        Self::all().into_iter().find(|command| command.row().id == id)
    }
}
