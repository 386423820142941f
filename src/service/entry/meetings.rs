//! What is wrong with a meeting, with who was there, with what was said of an earlier action, and with what comes after.

use chrono::NaiveDate;

use super::{LINE, Look, PROSE, Wrong};
use crate::domain::action::{Action, Answer};
use crate::domain::addendum::Addendum;
use crate::domain::attendance::{Attendance, Came};
use crate::domain::child::Child;
use crate::domain::circulation::{Circulated, MinutesAgreed};
use crate::domain::correction::Correction;
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::gap::Reason;
use crate::domain::meeting::{Kind, Meeting, Part};
use crate::domain::moment::long_date;
use crate::domain::person::Person;
use crate::domain::read_back::ReadBack;

/// How many days ahead a meeting can be planned: two years.
const FURTHEST: i64 = 731;

/// What is wrong with the day of a meeting of a family with these children. One that is planned may lie ahead.
#[must_use]
pub fn of_day(on: NaiveDate, is_planned: bool, children: &[Child], today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    if !look.year("on", on) {
        return look.0;
    }
    if on > today && !is_planned {
        let what = format!("{} is still to come, and this meeting was held", long_date(on));
        look.wrong("on", what, "Look at the year again.");
    }
    if (on - today).num_days() > FURTHEST {
        let what = format!("{} is further ahead than a meeting is called", long_date(on));
        look.wrong("on", what, "Look at the year again.");
    }
    if !children.is_empty() && children.iter().all(|child| child.is_before(on)) {
        let what = format!("on {} none of these children was born or expected", long_date(on));
        look.wrong("on", what, "Look at the year again.");
    }
    look.0
}

/// What may be wrong with the day of a meeting, and may be right: it is said, and nothing is refused.
#[must_use]
pub fn doubts_of_day(on: NaiveDate, kind: Kind, family: &Family, episodes: &[Episode]) -> Vec<String> {
    let mut doubts = Vec::new();
    if on < family.since {
        doubts.push(format!(
            "This meeting is of {}, and the family has been worked with since {}. Look at the year again.",
            long_date(on),
            long_date(family.since)
        ));
    }
    let first = episodes.iter().map(|episode| episode.from).min();
    if let Some(first) = first.filter(|first| matches!(kind, Kind::Plan | Kind::Review) && on < *first) {
        doubts.push(format!(
            "This core group is of {}, and the first conference was on {}. Look at both days again.",
            long_date(on),
            long_date(first)
        ));
    }
    doubts
}

/// What is wrong with a meeting's own facts, its day apart.
#[must_use]
pub fn of_meeting(meeting: &Meeting) -> Vec<Wrong> {
    let mut look = Look::default();
    look.text("place", &meeting.place, LINE);
    look.text("late_because", &meeting.late_because, PROSE);
    if let Some(next) = meeting.next {
        look.year("next", next);
    }
    look.0
}

/// What is wrong with where a meeting was held.
#[must_use]
pub fn of_place(place: &str) -> Vec<Wrong> {
    let mut look = Look::default();
    look.text("place", place, LINE);
    look.0
}

/// What is wrong with a part of a meeting.
#[must_use]
pub fn of_part(part: &Part) -> Vec<Wrong> {
    let mut look = Look::default();
    look.text("place", &part.place, LINE);
    if let (Some(began), Some(ended)) = (part.began, part.ended)
        && ended < began
    {
        look.wrong("ended", "this part ends before it began", "Look at both times again.");
    }
    look.0
}

/// What is wrong with what is noted of somebody at a meeting, beside the people of the family and the others on the
/// list. Who left before they arrived went out and came back, and that is not wrong.
#[must_use]
pub fn of_attendance(row: &Attendance, people: &[Person], others: &[Attendance]) -> Vec<Wrong> {
    let mut look = Look::default();
    if people.iter().all(|person| person.id != row.person) {
        look.wrong("who", "this is nobody around this family", "Add them to the people first.");
    }
    let is_twice =
        |other: &Attendance| other.id != row.id && (other.part, other.person) == (row.part, row.person);
    if others.iter().any(is_twice) {
        look.wrong("who", "they are on this list already", "Say everything of one person in one place.");
    }
    look.0.extend(of_noted(row));
    look.0
}

/// The same of what is noted alone, whoever it is of.
#[must_use]
pub fn of_noted(row: &Attendance) -> Vec<Wrong> {
    let mut look = Look::default();
    if row.came == Some(Came::No) {
        absent(&mut look, row);
    }
    look.text("absence_words", &row.absence_words, PROSE);
    look.text("language", &row.language, LINE);
    look.text("needs_interpreter", &row.needs_interpreter, LINE);
    look.0
}

fn absent(look: &mut Look, row: &Attendance) {
    let todo = "Say that they came, or take it out.";
    for (field, is_there, what) in [
        ("how", row.how.is_some(), "they did not come, and how they came is given"),
        ("private", row.private.is_some(), "they did not come, and the place they were in is given"),
        ("arrived", row.arrived.is_some(), "they did not come, and when they arrived is given"),
        ("left", row.left.is_some(), "they did not come, and when they left is given"),
    ] {
        if is_there {
            look.wrong(field, what, todo);
        }
    }
}

/// What is wrong with what was said of an earlier action at a meeting of this day.
#[must_use]
pub fn of_answer(answer: &Answer, on: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.text("for_the_child", &answer.for_the_child, PROSE);
    if let Some(day) = answer.moved_to
        && look.year("moved_to", day)
        && day < on
    {
        let what = format!("{} is before this meeting", long_date(day));
        look.wrong("moved_to", what, "Give a day from the meeting on.");
    }
    look.0
}

/// What is wrong with an action that a meeting of this day agreed.
#[must_use]
pub fn of_action(action: &Action, on: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.needed("what", &action.what, PROSE, "Write what will be done.");
    look.text("owner", &action.owners(), LINE);
    if let Some(day) = action.due
        && look.year("due", day)
        && day < on
    {
        let what = format!("{} is before the meeting that agreed this", long_date(day));
        look.wrong("due", what, "Give a day from the meeting on, or none.");
    }
    look.0
}

/// What is wrong with a reason for a gap.
#[must_use]
pub fn of_reason(reason: &Reason) -> Vec<Wrong> {
    let mut look = Look::default();
    look.text("words", &reason.words, PROSE);
    look.0
}

/// What is wrong with what somebody said to what was read out.
#[must_use]
pub fn of_read_back(said: &ReadBack, people: &[Person]) -> Vec<Wrong> {
    let mut look = Look::default();
    if people.iter().all(|person| person.id != said.person) {
        look.wrong("person", "this is nobody around this family", "Add them to the people first.");
    }
    look.text("says", &said.says, PROSE);
    look.0
}

/// What is wrong with what is added to a closed record.
#[must_use]
pub fn of_addendum(added: &Addendum) -> Vec<Wrong> {
    let mut look = Look::default();
    look.needed("words", &added.words, PROSE, "Write what is added.");
    look.needed("reason", &added.reason, PROSE, "Write why it is added.");
    look.0
}

/// What is wrong with a copy that was given of the record of a meeting of this day.
#[must_use]
pub fn of_given(given: &Circulated, on: NaiveDate, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.needed("to", &given.to, LINE, "Choose who, or write it.");
    look.text("how", &given.how, LINE);
    look.text("copy", &given.copy, LINE);
    since_the_meeting(&mut look, ("on", given.on), on, today);
    look.0
}

/// What is wrong with a correction that was asked for to the record of a meeting of this day.
#[must_use]
pub fn of_correction(asked: &Correction, on: NaiveDate, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.needed("by", &asked.by, LINE, "Choose who, or write it.");
    look.needed("words", &asked.words, PROSE, "Write what they say, in their words.");
    since_the_meeting(&mut look, ("asked", asked.asked), on, today);
    look.text("because", &asked.because, PROSE);
    if asked.taken.is_some() && asked.because.trim().is_empty() {
        look.wrong("because", "this is empty", "Write why. Whoever asked is owed a reason.");
    }
    match asked.decided {
        Some(day) => {
            look.past("decided", day, today, "Leave it until it is decided.");
            look.ends("decided", asked.asked, Some(day));
        }
        None if asked.taken.is_some() => {
            look.wrong("decided", "this is empty", "Write on what day.");
        }
        None => {}
    }
    look.0
}

/// What is wrong with that a later meeting agreed a record.
#[must_use]
pub fn of_minutes_agreed(agreed: &MinutesAgreed, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.text("words", &agreed.words, PROSE);
    look.past("on", agreed.on, today, "A record is agreed on a day that has come.");
    look.0
}

/// A day that has come, and not before the meeting whose record it is about.
fn since_the_meeting(
    look: &mut Look,
    (field, day): (&'static str, NaiveDate),
    on: NaiveDate,
    today: NaiveDate,
) {
    look.past(field, day, today, "Write a day that has come.");
    if day < on {
        let what = format!("{} is before the meeting of {}", long_date(day), long_date(on));
        look.wrong(field, what, "Look at the date again.");
    }
}
