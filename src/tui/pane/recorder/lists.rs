//! The two lists of a meeting: who is here, and the last meeting's actions.

use chrono::{NaiveTime, Timelike};

use crate::command::{Attendance as AttendanceKey, LastTime as LastTimeKey};
use crate::domain::action::{Action, Answer, By, Progress};
use crate::domain::attendance::{Absence, Attendance, Came, How};
use crate::domain::audience::Audience;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::{Moment, short_date};
use crate::domain::person::Capacity;
use crate::domain::presence::privacy_not_known;
use crate::domain::text::width;
use crate::service::new_id;
use crate::tui::widget::list::Item;
use crate::tui::widget::wrap;

/// Why somebody was not there, in the order of the question.
pub(super) const ABSENCES: [(Absence, &str); 5] = [
    (Absence::NotInvited, "not invited"),
    (Absence::AskedToLeave, "asked to leave"),
    (Absence::NotTold, "not told of it"),
    (Absence::Unsafe, "not safe for them or for others"),
    (Absence::Other, "another reason, in words"),
];

/// Columns a row of who is here has for certain at 80; and below it those of its facts, which fit at 40 too.
const ROOM: usize = 50;
const FACTS: u16 = 30;

/// One row of who is here; what does not fit in it stands below, whole.
pub(super) fn attendance_items(one: &Attendance, record: &MeetingRecord) -> Vec<Item> {
    let mut all = facts(one);
    all.extend(comes_as(one, record));
    let (who, facts) = (who(one, record), all.join(", "));
    let row = format!("{who}: {facts}");
    if width(&row) <= ROOM {
        return vec![Item::Row(row)];
    }
    let below = wrap::lines(&facts, FACTS).map(|words| Item::Words(format!("      {words}")));
    std::iter::once(Item::Row(who)).chain(below).collect()
}

/// In what capacity they come: it decides what a copy for them holds. Of a professional who is there as one it goes
/// without saying.
fn comes_as(one: &Attendance, record: &MeetingRecord) -> Option<String> {
    let known = record.person(one.person).map(|person| person.capacity);
    let goes_without = one.capacity == Capacity::Professional && known == Some(Capacity::Professional);
    let is_said = who(one, record).ends_with(one.capacity.label());
    (!goes_without && !is_said).then(|| format!("as {}", one.capacity.label()))
}

fn who(one: &Attendance, record: &MeetingRecord) -> String {
    let person = record.person(one.person);
    let handle = person.map_or("", |person| person.handle.as_str());
    let role = person.map_or("", |person| person.role.as_str());
    let role = if role.is_empty() || role.eq_ignore_ascii_case(handle) { one.capacity.label() } else { role };
    if role.eq_ignore_ascii_case(handle) { handle.to_owned() } else { format!("{handle}, {role}") }
}

/// What is known of somebody, in words.
pub(super) fn facts(one: &Attendance) -> Vec<String> {
    let mut facts = Vec::new();
    facts.push(
        match one.came {
            None => "not recorded yet",
            Some(Came::Yes) => "came",
            Some(Came::No) => "did not come",
            Some(Came::Part) => "came for part",
        }
        .to_owned(),
    );
    facts.extend(one.how.map(|how| how_in_words(how).to_owned()));
    facts.extend(one.private.map(|yes| if yes { "private place" } else { "place not private" }.to_owned()));
    facts.extend(privacy_not_known(one).then(|| "privacy not known".to_owned()));
    facts.extend(one.arrived.map(|at| format!("arrived {}", at.format("%H:%M"))));
    facts.extend(one.left.map(|at| format!("left {}", at.format("%H:%M"))));
    facts.extend(one.apologies.map(|yes| if yes { "apologies" } else { "no apologies" }.to_owned()));
    facts.extend(one.report.map(|yes| if yes { "report sent" } else { "no report" }.to_owned()));
    facts.extend(interpreting(one));
    let why = one.absence.and_then(|why| ABSENCES.iter().find(|(one, _)| *one == why));
    facts.extend(why.map(|(_, words)| (*words).to_owned()));
    facts
}

/// An interpreter's language and standing, and the language somebody needs one for.
fn interpreting(one: &Attendance) -> Vec<String> {
    let mut facts = Vec::new();
    if one.capacity == Capacity::Interpreter {
        let language = one.language.trim();
        let language = if language.is_empty() { "language not stated" } else { language };
        facts.push(language.to_owned());
        let professional = match one.professional_interpreter {
            Some(true) => "professional",
            Some(false) => "not professional",
            None => "professional or not: not stated",
        };
        facts.push(professional.to_owned());
    }
    if !one.needs_interpreter.trim().is_empty() {
        facts.push(format!("needs {} interpreter", one.needs_interpreter.trim()));
    }
    facts
}

const fn how_in_words(how: How) -> &'static str {
    match how {
        How::Room => "in the room",
        How::Phone => "by telephone",
        How::Video => "by video",
    }
}

/// Does a key on somebody; `None` where the key asks a question first.
pub(super) fn attend(one: &Attendance, key: AttendanceKey, now: &Moment) -> Option<Attendance> {
    let mut one = one.clone();
    match key {
        AttendanceKey::Came => (one.came, one.how) = (Some(Came::Yes), one.how.or(Some(How::Room))),
        AttendanceKey::NotCame => {
            (one.came, one.how, one.private) = (Some(Came::No), None, None);
            (one.arrived, one.left) = (None, None);
        }
        AttendanceKey::Part => (one.came, one.how) = (Some(Came::Part), one.how.or(Some(How::Room))),
        AttendanceKey::How => one.how = next_how(one.how),
        AttendanceKey::Private => one.private = next_known(one.private),
        AttendanceKey::In => one.arrived = Some(minute(now)),
        AttendanceKey::Out => one.left = Some(minute(now)),
        AttendanceKey::Apologies => {
            one.apologies = next_known(one.apologies);
            // Who sends apologies is not here, unless it is said otherwise.
            if one.apologies == Some(true) {
                one.came = one.came.or(Some(Came::No));
            }
        }
        AttendanceKey::Report => one.report = next_known(one.report),
        AttendanceKey::Capacity => one.capacity = next_capacity(one.capacity),
        AttendanceKey::Reason | AttendanceKey::Add | AttendanceKey::Language | AttendanceKey::Times => {
            return None;
        }
    }
    if matches!(key, AttendanceKey::In | AttendanceKey::Out) {
        one.came = Some(Came::Part);
        one.how = one.how.or(Some(How::Room));
    }
    Some(one)
}

fn minute(now: &Moment) -> NaiveTime {
    let time = now.time();
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
}

const fn next_how(how: Option<How>) -> Option<How> {
    match how {
        None => Some(How::Room),
        Some(How::Room) => Some(How::Phone),
        Some(How::Phone) => Some(How::Video),
        Some(How::Video) => None,
    }
}

const fn next_known(known: Option<bool>) -> Option<bool> {
    match known {
        None => Some(true),
        Some(true) => Some(false),
        Some(false) => None,
    }
}

fn next_capacity(capacity: Capacity) -> Capacity {
    let at = Capacity::ALL.iter().position(|one| *one == capacity).unwrap_or(0);
    Capacity::ALL[(at + 1) % Capacity::ALL.len()]
}

/// One row of the last meeting's actions: the answer so far, and what was agreed.
pub(super) fn last_time_row(action: &Action, record: &MeetingRecord) -> String {
    format!("{:<8} {}", record.answer(action.id).map_or("?", answer_in_words), action.what)
}

/// What stands below it: who, by when, how often it was moved.
pub(super) fn last_time_facts(action: &Action, record: &MeetingRecord) -> String {
    let moved_here = record.answer(action.id).and_then(|answer| answer.moved_to);
    let owners = action.owners_among(&record.people);
    let owner = if owners.is_empty() { "no owner" } else { &owners };
    let bounded = action.bounded.map(|it| format!("{} {}", it.bound.word(), short_date(it.day)));
    let due = moved_here.or(action.due).map(short_date).or(bounded).unwrap_or_else(|| "no date".into());
    let moved = match action.moved_from.len() + usize::from(moved_here.is_some()) {
        0 => String::new(),
        1 => ", moved once".into(),
        times => format!(", moved {times} times"),
    };
    format!("           {owner}, {due}{moved}")
}

const fn answer_in_words(answer: &Answer) -> &'static str {
    match (answer.progress, answer.moved_to.is_some()) {
        (Progress::Done, _) => "done",
        (Progress::Part, _) => "part",
        (Progress::NotDone, _) => "not done",
        (Progress::Dropped, _) => "dropped",
        (Progress::Open, true) => "moved",
        (Progress::Open, false) => "?",
    }
}

/// The answer to an action so far, or an empty one. It starts with the action's own audience.
pub(super) fn answer_so_far(action: &Action, record: &MeetingRecord) -> Answer {
    record.answer(action.id).cloned().unwrap_or_else(|| Answer {
        id: new_id(),
        meeting: record.meeting.id,
        action: action.id,
        progress: Progress::Open,
        moved_to: None,
        missed_by: None,
        for_the_child: String::new(),
        audience: action.audience.clone(),
    })
}

/// Does a key on an action; `None` where the key asks a question first.
pub(super) fn answer(so_far: &Answer, key: LastTimeKey) -> Option<Answer> {
    let mut answer = so_far.clone();
    match key {
        LastTimeKey::Done => answer.progress = Progress::Done,
        LastTimeKey::Part => answer.progress = Progress::Part,
        LastTimeKey::NotDone => answer.progress = Progress::NotDone,
        LastTimeKey::Dropped => answer.progress = Progress::Dropped,
        LastTimeKey::MissedByFamily => answer.missed_by = Some(By::Family),
        LastTimeKey::MissedByService => answer.missed_by = Some(By::Service),
        LastTimeKey::Move | LastTimeKey::Change => return None,
    }
    Some(answer)
}

/// The audiences a reason for absence can have, as its question lists them.
pub(super) const REASON_FOR: [(Audience, &str); 2] =
    [(Audience::ProfessionalsOnly, "professionals only"), (Audience::Everyone, "everyone who gets a copy")];
