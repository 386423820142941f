//! The panes: what fills the screen between the title and the status line.
//!
//! A pane keeps its own choice, scroll and cursor. It never names the service's verbs, the store or
//! another pane's insides: it answers with effects.

mod about;
pub mod checklist;
mod closing;
mod contacts;
mod core_group;
mod ending;
pub mod entry;
mod family;
mod focus;
pub mod found;
mod guidance;
mod home;
mod idle;
mod known_words;
mod links;
mod my_store;
pub mod other;
pub mod own_words;
mod paper;
mod past;
mod read_back;
pub mod reading;
mod record;
mod recorder;
pub mod search;
pub mod shelf;
mod short_codes;
mod sort;
mod spelling;
pub mod split;
pub mod stale;
mod start;
mod threshold;
mod tools;
mod videos;
mod wording;

use std::collections::HashMap;

pub use about::About;
pub use focus::{InRoom, Input, Letters, Writing};

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::app::{Records, RoomView};
use super::effect::Effect;
use super::look::Look;
use crate::command::{Command, Context};
use crate::domain::audience;
use crate::domain::id::Id;
use crate::domain::idle::IdleTimes;
use crate::domain::moment::Moment;
use crate::domain::own_contact::OwnContact;
use crate::domain::standing::Standing;
use crate::domain::urgent::Urgent;
use crate::service::checklists::CompareFor;
use crate::service::contacts as whom;
use crate::service::own::Whose;
use crate::service::paper::Which;
use crate::service::pathway::Outcome;
use crate::service::staleness::Past;
use crate::service::{Answer, Catalogue, Done};

/// What a pane may look at.
pub struct Env<'a> {
    /// The content.
    pub catalogue: &'a Catalogue,
    /// Now; stamps what is typed.
    pub now: Moment,
    /// The day things are reckoned from.
    pub today: NaiveDate,
    /// How the screen looks.
    pub look: Look,
    /// Columns of the window.
    pub columns: u16,
    /// Which records there are to show.
    pub records: Records,
    /// The meeting whose room can see the screen, while room view is on.
    pub room: Option<RoomView>,
    /// What was typed in forms and not yet saved, by the names it is kept under.
    pub drafts: &'a HashMap<String, String>,
    /// The practitioner's own contacts; none while her store is not open.
    pub own_contacts: &'a [OwnContact],
    /// Whose record the store is and who writes in it, where the store says so.
    pub standing: Option<&'a Standing>,
    /// What of the content is past its review date.
    pub past: &'a [Past],
    /// After how long without a key the screen blanks and the store locks.
    pub idle: IdleTimes,
}

impl Env<'_> {
    /// The time by which hours are looked at.
    #[must_use]
    pub fn at(&self) -> NaiveDateTime {
        whom::at(&self.now, self.today)
    }
}

/// A pane.
pub trait Pane {
    /// Where this is, for the title line: `F-104   Review meeting 3`.
    fn place(&self, env: &Env) -> String;

    /// Under what name words typed in its questions are kept: by default the place, which two meetings may share.
    fn kept_under(&self, env: &Env) -> String {
        self.place(env)
    }

    /// What it is about, where it is about a family.
    fn about(&self) -> Option<About> {
        None
    }

    /// The meeting it was opened for, where it is one's.
    fn meeting(&self) -> Option<Id> {
        None
    }

    /// What it does while room view is on. No pane is without an answer: one that forgot would show everything.
    fn in_room(&self, env: &Env) -> InRoom;

    /// The contexts that live here, innermost first; those of the app come after them.
    fn contexts(&self) -> Vec<Context>;

    /// Whether a text has the focus.
    fn writing(&self) -> Writing {
        Writing::No
    }

    /// Whether what has the focus is an empty line nobody pasted, or no line at all: a colon there finds an action, and in
    /// a page a dot word may come at once with its Enter.
    fn is_at_an_empty_line(&self) -> bool {
        false
    }

    /// Whether one of a few answers is chosen where the focus is: a question mark there asks what can be pressed.
    fn is_at_a_choice(&self) -> bool {
        false
    }

    /// What to ask for when the pane is opened, or comes back into sight.
    fn arrive(&mut self, env: &Env) -> Vec<Effect>;

    /// What to do before the pane goes out of sight.
    fn leave(&mut self, env: &Env) -> Vec<Effect> {
        let _ = env;
        Vec::new()
    }

    /// Does a command. `None` is "not mine".
    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>>;

    /// Takes a letter that the pane gives its own meaning to, before any command has it: the answers of a checklist, whose
    /// keys its file chooses. `None` is "not mine". Never asked while a text has the focus, nor in a store to read only.
    fn own_key(&mut self, letter: char, env: &Env) -> Option<Vec<Effect>> {
        let _ = (letter, env);
        None
    }

    /// What a letter is here while a meeting is open and no text has the focus.
    fn letters(&self) -> Letters {
        Letters::Text
    }

    /// Gives the focus to the text where the writer was; `None` where it holds no text that is written in.
    fn to_its_text(&mut self, env: &Env) -> Option<Vec<Effect>> {
        let _ = env;
        None
    }

    /// Whether a letter would be typed, or would answer something: opened at the start it waits for Enter or Tab.
    fn waits(&self) -> bool {
        false
    }

    /// Takes text, when it has the focus.
    fn input(&mut self, input: &Input, env: &Env) -> Vec<Effect> {
        let _ = (input, env);
        Vec::new()
    }

    /// Hears an answer of the reader.
    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        let _ = (answer, env);
        Vec::new()
    }

    /// Hears what came of something it asked the writer to do.
    fn done(&mut self, done: &Done, env: &Env) -> Vec<Effect> {
        let _ = (done, env);
        Vec::new()
    }

    /// Hears what was typed or chosen in a question it laid.
    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        let _ = (reply, env);
        Vec::new()
    }

    /// Hears that what it asked at the door could not be done; why, in a sentence.
    fn refused(&mut self, why: &str, env: &Env) -> Vec<Effect> {
        let _ = (why, env);
        Vec::new()
    }

    /// Hears that what it asked at the door was done.
    fn told(&mut self, what: &str, env: &Env) -> Vec<Effect> {
        let _ = (what, env);
        Vec::new()
    }

    /// What opens it again as it was, after the store was locked; none for what is not opened again.
    fn again(&self) -> Option<Where> {
        None
    }

    /// The status line, after the mode.
    fn status(&self, env: &Env) -> String;

    /// A sentence for "where am I".
    fn whereabouts(&self, env: &Env) -> String {
        self.status(env)
    }

    /// Draws, and puts the real cursor on what has the focus.
    fn view(&self, frame: &mut Frame, area: Rect, env: &Env);
}

/// The answer to a question a pane laid on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A line that was typed in the question with this name.
    Line(&'static str, String),
    /// The number of the answer chosen in the question with this name.
    Chosen(&'static str, usize),
    /// The question with this name, whose answers change something, was left as it is.
    Left(&'static str),
}

macro_rules! panes {
    ($($tab:ident $number:literal $label:literal => $make:expr;)+ --- $($inner:ident($($field:ty),*) => $made:expr;)+) => {
        /// The seven tabs, in their order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Tab { $(#[doc = $label] $tab),+ }

        impl Tab {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$tab),+];

            /// Its number key and its label.
            #[must_use]
            pub const fn label(self) -> (char, &'static str) {
                match self { $(Self::$tab => ($number, $label)),+ }
            }

            /// Makes its pane.
            #[must_use]
            pub fn pane(self) -> Box<dyn Pane> {
                match self { $(Self::$tab => Box::new($make)),+ }
            }
        }

        /// A pane on top of a tab's own.
        #[derive(Clone, Debug)]
        pub enum Where { $(#[doc = stringify!($inner)] $inner($($field),*)),+ }

        impl Where {
            /// Makes the pane.
            #[must_use]
            pub fn pane(self) -> Box<dyn Pane> {
                panes!(@arms self, $($inner($($field),*) => $made;)+)
            }
        }
    };
    (@arms $self:ident, $($inner:ident($a:ty $(, $b:ty)?) => $made:expr;)+) => {
        match $self { $(Self::$inner(a) => { let make = $made; Box::new(make(a)) }),+ }
    };
}

panes! {
    Home '1' "Home" => home::Home::default();
    Guidance '2' "Guidance" => guidance::Guidance::default();
    Tools '3' "Tools" => tools::shelf();
    CoreGroup '4' "Core group" => core_group::CoreGroup::default();
    Contacts '5' "Contacts" => contacts::Contacts::default();
    Links '6' "Links" => links::shelf();
    Videos '7' "Videos" => videos::shelf();
    ---
    Family(Id) => family::Family::of;
    FamilyPlan(Id) => family::Family::at_its_plan;
    Entry(entry::EntryFor) => entry::Entry::of;
    EntryAgain((entry::What, Id)) => entry::Entry::again;
    Recorder(Id) => recorder::Recorder::of;
    Urgent(UrgentFor) => entry::urgent::UrgentForm::of;
    Sort(Id) => sort::Sort::of;
    Closing(Id) => closing::Closing::of;
    ReadOut(Id) => read_back::ReadOut::of;
    Record(RecordFor) => record::Record::of;
    RecordAt((RecordFor, String)) => record::Record::at;
    Search(search::Within) => search::Search::of;
    Past(()) => past::PastPane::of;
    Contact(entry::contact::ContactFor) => entry::contact::ContactForm::of;
    Found(found::FoundAt) => found::Found::of;
    Paper(Which) => paper::PaperPane::of;
    Start(()) => start::Start::of;
    Read(reading::What) => reading::ReadPane::of;
    Plain(reading::What) => reading::Plain::of;
    Other(String) => other::Other::of;
    PathNote(Box<Outcome>) => entry::path_note::NoteForm::of;
    Wording(Id) => wording::Wording::of;
    Spelling(Id) => spelling::Spelling::of;
    KnownWords(()) => known_words::KnownWords::of;
    SetUp(()) => threshold::Threshold::set_up;
    Passphrase(()) => threshold::Threshold::change;
    Words(Whose) => threshold::Threshold::words;
    RemoveWords(()) => threshold::Threshold::remove;
    After(entry::after::AfterFor) => entry::after::AfterForm::of;
    OwnWords(own_words::WordsOf) => own_words::OwnWords::of;
    Standing(Standing) => entry::standing::StandingForm::of;
    Recover(()) => threshold::Threshold::recover;
    Restore(()) => threshold::Threshold::restore;
    MyStore(()) => my_store::MyStore::of;
    Idle(()) => idle::IdleForm::of;
    ShortCodes(()) => short_codes::Codes::of;
    Checklists(Id) => checklist::list::Checklists::of;
    SitDown(checklist::begin::BeginFor) => checklist::begin::Begin::of;
    Sitting(Id) => checklist::scoring::Scoring::of;
    Beside(checklist::beside::BesideFor) => checklist::beside::BesideForm::of;
    PaperResult(checklist::paper::PaperFor) => checklist::paper::PaperForm::of;
    SittingRead(Id) => checklist::reading::ReadSitting::of;
    ChecklistTrend(checklist::trend::TrendFor) => checklist::trend::TrendPane::of;
    ChecklistCompare(CompareFor) => checklist::comparison::ComparisonPane::of;
    ChecklistSiblings((Id, String)) => checklist::siblings::Siblings::of;
    Judge(checklist::judge::JudgeFor) => checklist::judge::JudgeForm::of;
    OutcomeFrom(checklist::outcome::OutcomeFor) => checklist::outcome::OutcomeForm::of;
    Agree(checklist::agree::AgreeFor) => checklist::agree::AgreeForm::of;
}

/// An urgent note, to write down or to correct.
#[derive(Clone, Debug)]
pub struct UrgentFor {
    /// Which.
    pub id: Id,
    /// As it was begun just now; none where it is read from the store.
    pub begun: Option<Box<Urgent>>,
}

/// A record, and whom it is shown for.
#[derive(Clone, Debug)]
pub struct RecordFor {
    /// Which meeting.
    pub meeting: Id,
    /// For whom.
    pub reader: audience::Reader,
}

#[cfg(test)]
mod tests;
