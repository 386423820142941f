//! What can be asked of the writer, and what came of it.

use chrono::NaiveDate;

use super::checklists::SitDown;
use super::checklists::answers_file::AnswersFile;
use super::family_file::{FamilyFile, Update};
use super::meeting_file::MeetingFile;
use crate::domain::action::{Action, Answer};
use crate::domain::addendum::Addendum;
use crate::domain::attendance::Attendance;
use crate::domain::audience::Audience;
use crate::domain::checklist::agreed::Agreed;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::sitting::Judgement;
use crate::domain::checklist::value::Value;
use crate::domain::child::Child;
use crate::domain::circulation::{Circulated, MinutesAgreed};
use crate::domain::correction::Correction;
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::gap::Reason;
use crate::domain::id::Id;
use crate::domain::later_clearance::LaterClearance;
use crate::domain::manuscript::Stroke;
use crate::domain::meeting::{Kind, Meeting, Part, State, Whose};
use crate::domain::outcome::Outcome;
use crate::domain::own_contact::OwnContact;
use crate::domain::path_note::PathNote;
use crate::domain::person::{Member, Person, Tie};
use crate::domain::read_back::ReadBack;
use crate::domain::shield::Shield;
use crate::domain::standing::Standing;
use crate::domain::urgent::Urgent;

/// One thing to keep.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Who was there.
    Attendance(Attendance),
    /// What was said of an earlier action.
    Answer(Answer),
    /// A reason for a gap.
    Reason(Reason),
    /// A family's own facts.
    Family(Family),
    /// A child.
    Child(Child),
    /// A stretch of a child's life.
    Episode(Episode),
    /// A person.
    Person(Person),
    /// What a person is to a child.
    Tie(Tie),
    /// A seat in the core group.
    Member(Member),
    /// A part of a meeting: when and where.
    Part(Part),
    /// What somebody in the family must not learn.
    Shield(Shield),
    /// What could not wait.
    Urgent(Urgent),
    /// Where a worry led.
    PathNote(PathNote),
    /// What one person said to what was read out.
    ReadBack(ReadBack),
    /// Who was given a copy.
    Circulated(Circulated),
    /// That a later meeting agreed a record.
    MinutesAgreed(MinutesAgreed),
    /// A correction somebody asked for.
    Correction(Correction),
    /// Who may have a child's own words, decided after closing.
    LaterClearance(LaterClearance),
    /// A meeting's own facts. Its state is changed by [`Deed::Turn`] alone.
    Meeting(Meeting),
    /// An addendum.
    Addendum(Addendum),
    /// Other words, another owner, another day for an action, after its meeting was closed.
    Action(Box<Action>),
    /// Whose record the store is, and who approved it.
    Standing(Standing),
    /// What stands beside an answer of a sitting.
    Beside {
        /// The sitting it is given in.
        sitting: Id,
        /// What stands there.
        evidence: Box<Evidence>,
    },
    /// What came of a scale on paper.
    PaperResult(Box<PaperResult>),
    /// What people who scored apart agreed on.
    Agreed(Box<Agreed>),
    /// What must change for a child.
    Outcome(Box<Outcome>),
    /// What a person wrote of a sitting as a whole.
    Judgement {
        /// The sitting.
        sitting: Id,
        /// What they wrote.
        judgement: Box<Judgement>,
        /// Who may have it.
        audience: Audience,
        /// Whether the sitting is closed with it.
        close: bool,
    },
    /// A contact of the practitioner's own.
    OwnContact(Box<OwnContact>),
    /// Whether a meeting that was broken off counts for the clock.
    Counts {
        /// Which meeting.
        meeting: Id,
        /// Yes, no, or not decided.
        counts: Option<bool>,
    },
    /// A text's mark of being done.
    TextDone {
        /// Which text.
        text: Id,
        /// Done or not.
        done: bool,
    },
}

/// What one form says, kept in one save.
#[derive(Clone, Debug, Default)]
pub struct Entered {
    /// What is added or corrected.
    pub keep: Vec<Piece>,
    /// What leaves the lists. It stays in the change log.
    pub remove: Vec<Piece>,
    /// Why a fact is changed or removed; may be empty.
    pub reason: String,
    /// Under what name its words were kept while they were typed: forgotten in the same save.
    pub draft: String,
}

/// Something to do.
#[derive(Clone, Debug)]
pub enum Deed {
    /// A key in a text. Not saved at once: the writer waits for the next keys.
    Stroke {
        /// Which text.
        text: Id,
        /// What the key does.
        stroke: Stroke,
    },
    /// The practitioner left a text: its burst of typing becomes one change.
    Leave(Id),
    /// Keep something.
    Keep(Box<Piece>),
    /// Keep what a form says.
    Enter(Box<Entered>),
    /// Start a meeting.
    Start {
        /// Whose.
        family: Id,
        /// What kind.
        kind: Kind,
    },
    /// Type up a meeting from paper: one of an earlier day, with its sections as they stand on the paper.
    TypeUp {
        /// Whose.
        family: Id,
        /// What kind.
        kind: Kind,
        /// The day of the meeting.
        on: NaiveDate,
    },
    /// Note a meeting for a day to come.
    Plan {
        /// Whose.
        family: Id,
        /// What kind.
        kind: Kind,
        /// On what day.
        on: NaiveDate,
    },
    /// Take in a meeting from a file that was read.
    TakeIn {
        /// Whose.
        family: Id,
        /// What kind.
        kind: Kind,
        /// What the file says.
        file: Box<MeetingFile>,
    },
    /// Take in a family from a file that was read.
    Add(Box<FamilyFile>),
    /// Change a family as a file that was read says.
    Update(Box<Update>),
    /// Make two people one: the one who goes becomes the one who stays.
    Merge {
        /// Who stays.
        kept: Id,
        /// Who goes.
        gone: Id,
    },
    /// Take back that two people were made one.
    Unmerge(Id),
    /// Change a meeting's state.
    Turn {
        /// Which.
        meeting: Id,
        /// To what.
        state: State,
        /// Why.
        reason: String,
        /// Whose reason.
        whose: Option<Whose>,
    },
    /// End the part of a meeting that goes on, and begin the next.
    Part {
        /// Which meeting.
        meeting: Id,
        /// Where the next part is held; may be empty.
        place: String,
    },
    /// Begin a sitting, or go on with the same one.
    SitDown(Box<SitDown>),
    /// Take in a sitting from a file that was read.
    Score(Box<AnswersFile>),
    /// Give an answer in a sitting.
    Mark {
        /// The sitting.
        sitting: Id,
        /// Which answer.
        key: Key,
        /// The answer.
        mark: Mark,
    },
    /// Choose a level for an area of a sitting, where the instrument has people choose.
    ChooseLevel {
        /// The sitting.
        sitting: Id,
        /// The area, by its id in the file.
        area: String,
        /// The level; none takes it back.
        level: Option<Value>,
    },
    /// Take a sitting off the lists that was begun by mistake.
    DropSitting {
        /// Which.
        sitting: Id,
        /// Why.
        reason: String,
    },
    /// Remember where the practitioner is. Local to this machine, and never in the change log.
    Remember {
        /// Under what name.
        name: String,
        /// What.
        value: String,
    },
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Done {
    /// Kept.
    Kept,
    /// What a form says was kept; the name of its draft.
    Entered(String),
    /// A meeting was started.
    Started(Id),
    /// It was done, and this is to be said of it.
    Said(Vec<String>),
    /// A sitting was begun, or is gone on with.
    SatDown(Id),
    /// An answer is kept.
    Marked {
        /// The sitting.
        sitting: Id,
        /// Which answer.
        key: Key,
    },
    /// Another part of a meeting was begun.
    Parted(Box<Part>),
    /// A meeting is in another state.
    Turned(Box<Meeting>),
}
