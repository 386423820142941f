//! Everything kept of one meeting, together: what the recorder, the closing page and the minutes read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::action::{Action, Answer};
use super::addendum::Addendum;
use super::attendance::Attendance;
use super::child::Child;
use super::circulation::{Circulated, MinutesAgreed};
use super::closed_record::Fixed;
use super::correction::Correction;
use super::episode::Episode;
use super::family::Family;
use super::gap::Reason;
use super::id::Id;
use super::later_clearance::LaterClearance;
use super::meaning::Meanings;
use super::meeting::{Meeting, Part, Text};
use super::person::{Member, Person, Tie};
use super::read_back::ReadBack;
use super::shield::Shield;
use super::template::Template;
use super::urgent::Urgent;

/// One meeting, whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MeetingRecord {
    /// The family.
    pub family: Family,
    /// Its children in their order.
    pub children: Vec<Child>,
    /// Stretches of the children's lives.
    pub episodes: Vec<Episode>,
    /// People around them.
    pub people: Vec<Person>,
    /// What people are to each child.
    pub ties: Vec<Tie>,
    /// Seats in the core group.
    pub members: Vec<Member>,
    /// The meeting.
    pub meeting: Meeting,
    /// The template in the wording it was made with.
    pub template: Template,
    /// Its parts in order.
    pub parts: Vec<Part>,
    /// Who was there.
    pub attendance: Vec<Attendance>,
    /// The texts.
    pub texts: Vec<Text>,
    /// The actions that went on to this meeting.
    pub carried: Vec<Action>,
    /// What was said of them here.
    pub answers: Vec<Answer>,
    /// Reasons given for gaps.
    pub reasons: Vec<Reason>,
    /// What was added after closing.
    pub addenda: Vec<Addendum>,
    /// What somebody in the family must not learn.
    pub shields: Vec<Shield>,
    /// What could not wait, in the order it came up.
    pub urgent: Vec<Urgent>,
    /// What people said to what was read out.
    pub read_backs: Vec<ReadBack>,
    /// Who was given a copy.
    pub circulated: Vec<Circulated>,
    /// The later meetings that agreed this record.
    pub minutes_agreed: Vec<MinutesAgreed>,
    /// Corrections that were asked for.
    pub corrections: Vec<Correction>,
    /// Who may have a child's own words, decided after closing.
    pub later_clearances: Vec<LaterClearance>,
    /// The records of earlier meetings that this meeting agreed, or did not.
    pub agreed_here: Vec<MinutesAgreed>,
    /// The closed meeting before this one, whose record can be agreed here.
    pub meeting_before: Option<Meeting>,
    /// Days on which each child's own words were last recorded at an earlier meeting.
    pub last_own_words: Vec<(Id, NaiveDate)>,
    /// The day of each child's latest closed sitting with a checklist, up to this meeting; nothing of a child without one.
    pub last_sittings: Vec<(Id, NaiveDate)>,
    /// Of a closed meeting, how it was fixed: everything above but what came later is as it was then.
    #[serde(skip)]
    pub fixed: Option<Box<Fixed>>,
}

impl MeetingRecord {
    /// The child with this id.
    #[must_use]
    pub fn child(&self, id: Id) -> Option<&Child> {
        self.children.iter().find(|child| child.id == id)
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: Id) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// What is fixed at closing: not the texts, which are kept by themselves, and nothing that comes later.
    #[must_use]
    pub fn without_what_comes_after(&self) -> Self {
        Self {
            texts: Vec::new(),
            reasons: Vec::new(),
            addenda: Vec::new(),
            circulated: Vec::new(),
            minutes_agreed: Vec::new(),
            corrections: Vec::new(),
            later_clearances: Vec::new(),
            fixed: None,
            ..self.clone()
        }
    }

    /// Somebody by their role, told apart from others of the same role. Of a record that is fixed only those count who were
    /// on record then.
    #[must_use]
    pub fn known_as(&self, person: &Person) -> String {
        let Some(fixed) = &self.fixed else { return person.known_among(self.people.iter()) };
        if !fixed.at_closing {
            return person.known_as().to_owned();
        }
        person.known_among(self.people.iter().filter(|one| fixed.knew(one.id)))
    }

    /// Children who are spoken of: not those whose death or loss is recorded.
    pub fn children_spoken_of(&self) -> impl Iterator<Item = &Child> {
        self.children.iter().filter(|child| child.lost.is_none())
    }

    /// The text of a section in the last part, for a child where the section is per child.
    #[must_use]
    pub fn text(&self, section: &str, child: Option<Id>) -> Option<&Text> {
        self.text_in(self.parts.last()?.id, section, child)
    }

    /// The text of a section in one part of the meeting.
    #[must_use]
    pub fn text_in(&self, part: Id, section: &str, child: Option<Id>) -> Option<&Text> {
        self.texts.iter().find(|text| text.part == part && text.section == section && text.child == child)
    }

    /// What the lines of a text meant when they were left; nothing of a text that is not here.
    #[must_use]
    pub fn meanings(&self, text: Option<Id>) -> &Meanings {
        static NONE: Meanings = Meanings::NONE;
        let text = self.texts.iter().find(|one| Some(one.id) == text);
        text.map_or(&NONE, |text| &text.meanings)
    }

    /// `part 2 of 3`; none where the meeting has one part only.
    #[must_use]
    pub fn part_in_words(&self, part: Id) -> Option<String> {
        let at = self.parts.iter().position(|one| one.id == part)?;
        (self.parts.len() > 1).then(|| format!("part {} of {}", at + 1, self.parts.len()))
    }

    /// What was said here of an earlier action.
    #[must_use]
    pub fn answer(&self, action: Id) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.action == action)
    }
}
