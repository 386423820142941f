//! The form a meeting is written with: sections in the order people talk, each with its prompts.

use serde::{Deserialize, Serialize};

use super::meeting::Kind;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A text.
    #[default]
    Text,
    /// Who is here.
    Attendance,
    /// The last meeting's actions, answered in place.
    LastTime,
    /// The next date, and who tells the child.
    NextMeeting,
    /// The page before closing.
    Closing,
}

/// Who the lines of a section are for when they are begun. Named people are chosen line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartsFor {
    /// Everyone who gets a copy.
    #[default]
    Everyone,
    /// Professionals only.
    ProfessionalsOnly,
    /// Legal advice.
    LegalAdvice,
}

/// One section of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its id, unique in the template.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it holds.
    #[serde(default)]
    pub form: Form,
    /// Whether it holds one text for each child.
    #[serde(default)]
    pub per_child: bool,
    /// Who its lines are for when they are begun.
    #[serde(default)]
    pub starts_for: StartsFor,
    /// Short questions, each asking for something that can be seen or said. `{child}` is the child's name.
    #[serde(default)]
    pub prompts: Vec<String>,
}

/// A template for a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its id: `review`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// For which kind of meeting.
    pub kind: Kind,
    /// Where it comes from, and what it is not.
    pub provenance: String,
    /// The agenda.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}
