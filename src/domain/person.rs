//! People around a child, what they are to each child, and their seat in the core group.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::record::Record;

/// In what capacity somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// A parent or carer.
    Parent,
    /// Family or friend beside the parents.
    Supporter,
    /// An independent advocate.
    Advocate,
    /// An interpreter.
    Interpreter,
    /// The child.
    Child,
    /// A professional.
    Professional,
}

impl Capacity {
    /// Every capacity, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Parent, Self::Supporter, Self::Advocate, Self::Interpreter, Self::Child, Self::Professional];

    /// Whether copies made for this person may hold what is for professionals only.
    #[must_use]
    pub const fn is_professional(self) -> bool {
        matches!(self, Self::Professional)
    }

    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Supporter => "supporter",
            Self::Advocate => "advocate",
            Self::Interpreter => "interpreter",
            Self::Child => "child",
            Self::Professional => "professional",
        }
    }
}

/// Somebody around the family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// What they are called in the meeting: `Mum`, `HV`, `Mrs Osei`. What `@` completes.
    pub handle: String,
    /// Full name, where known.
    #[serde(default)]
    pub name: String,
    /// Their role in words: `health visitor`.
    pub role: String,
    /// Their agency: `health`, `school`.
    #[serde(default)]
    pub agency: String,
    /// In what capacity they come.
    pub capacity: Capacity,
    /// Telephone, as written.
    #[serde(default)]
    pub telephone: String,
    /// What they were called before: handles and names that were corrected, the oldest first.
    #[serde(default)]
    pub earlier: Vec<String>,
}

impl Person {
    /// Their role, with what they are called where somebody else has the same role: `teacher (Mrs Osei)`.
    pub fn known_among<'a>(&self, mut people: impl Iterator<Item = &'a Self>) -> String {
        let role = self.known_as();
        let is_shared =
            people.any(|other| other.id != self.id && other.known_as().eq_ignore_ascii_case(role));
        if is_shared && !role.eq_ignore_ascii_case(&self.handle) {
            format!("{role} ({})", self.handle)
        } else {
            role.to_owned()
        }
    }

    /// What they are called, their name where it is known, then what they were called before.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let all = [&self.handle, &self.name].into_iter().chain(&self.earlier).map(String::as_str);
        all.filter(|name| !name.trim().is_empty())
    }

    /// Their role, or their handle where no role is known.
    #[must_use]
    pub fn known_as(&self) -> &str {
        if self.role.is_empty() { &self.handle } else { &self.role }
    }
}

impl Record for Person {
    const ENTITY: &'static str = "person";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

/// What a person is to one child, with dates: parental responsibility and copies belong to the pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// Whose.
    pub person: Id,
    /// To which child.
    pub child: Id,
    /// In words: `mother`, `stepfather`, `grandmother`.
    pub relation: String,
    /// Parental responsibility; `None` is not known.
    #[serde(default)]
    pub responsibility: Option<bool>,
    /// Contact, in words.
    #[serde(default)]
    pub contact: String,
    /// Whether they may receive what is written about this child; `None` is not decided.
    #[serde(default)]
    pub may_receive: Option<bool>,
    /// Since when.
    pub from: NaiveDate,
    /// Until when.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl Record for Tie {
    const ENTITY: &'static str = "tie";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

/// A seat in the core group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// Lead social worker.
    Lead,
    /// Deputy lead of the core group.
    Deputy,
    /// Takes the minutes.
    MinuteTaker,
    /// Member.
    Member,
}

impl Seat {
    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Lead => "lead social worker",
            Self::Deputy => "deputy lead",
            Self::MinuteTaker => "minute taker",
            Self::Member => "member",
        }
    }
}

/// Somebody's seat in the core group, with dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// Who.
    pub person: Id,
    /// Which seat.
    pub seat: Seat,
    /// Since when.
    pub from: NaiveDate,
    /// Until when.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl Member {
    /// Whether the seat is held on `date`.
    #[must_use]
    pub fn sits_on(&self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

impl Record for Member {
    const ENTITY: &'static str = "member";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

#[cfg(test)]
mod tests {
    use super::super::closing::sample;
    use super::*;

    #[test]
    fn people_of_one_role_are_told_apart() {
        let person = |n, handle, role| sample::person(n, handle, role, Capacity::Professional);
        let all = [
            person(1, "Mrs Osei", "teacher"),
            person(2, "Mr Holt", "Teacher"),
            person(3, "HV", "health visitor"),
            person(4, "Dad", "father"),
            person(5, "Karim", "father"),
            person(6, "Nan", ""),
            person(7, "father", "father"),
        ];
        let known: Vec<String> = all.iter().map(|one| one.known_among(all.iter())).collect();
        assert_eq!(
            known,
            [
                "teacher (Mrs Osei)",
                "Teacher (Mr Holt)",
                "health visitor",
                "father (Dad)",
                "father (Karim)",
                "Nan",
                "father"
            ]
        );
    }
}
