//! The two meetings: from rows to records.

use chrono::NaiveTime;

use super::super::maker::{Gathering, Maker, Promise, turn};
use super::story::{For, Later, Left, Passage, Reply, Row, Seen, Task};
use super::{plan_meeting as first, review_meeting as second};
use crate::domain::action::Answer;
use crate::domain::addendum::Addendum;
use crate::domain::attendance::Attendance;
use crate::domain::audience::Audience;
use crate::domain::body::{Clearance, Line};
use crate::domain::gap::Reason;
use crate::domain::id::Id;
use crate::domain::meeting::{State, Turn, Whose};
use crate::domain::person::Capacity;

/// Both past meetings, closed.
pub(super) fn hold_both(maker: &mut Maker) {
    hold_plan_meeting(maker);
    hold_review_meeting(maker);
}

fn hold_plan_meeting(maker: &mut Maker) {
    let mut gathering = maker.meeting(&first::HELD);
    for seen in first::SEEN {
        attend(maker, &gathering, seen);
    }
    for passage in first::PASSAGES {
        write(maker, &mut gathering, passage);
    }
    for left in first::LEFT {
        leave(maker, &gathering, &first::HELD, left);
    }
    let (from, until, reason) = first::BREAK;
    let (from, until) = (maker.days.at(gathering.day, from), maker.days.at(gathering.day, until));
    let next = maker.days.on(second::HELD.day);
    if let Some(meeting) = maker.house.meetings.last_mut() {
        let paused = Turn { reason: reason.into(), whose: Some(Whose::Neither), ..turn(State::Paused, from) };
        meeting.turns.splice(2..2, [paused, turn(State::Open, until)]);
        meeting.late_because = first::LATE_BECAUSE.into();
        meeting.next = Some(next);
    }
}

fn hold_review_meeting(maker: &mut Maker) {
    let mut gathering = maker.meeting(&second::HELD);
    for seen in second::SEEN {
        attend(maker, &gathering, seen);
    }
    for reply in second::REPLIES {
        answer(maker, &gathering, reply);
    }
    for passage in second::PASSAGES {
        write(maker, &mut gathering, passage);
    }
    for left in second::LEFT {
        leave(maker, &gathering, &second::HELD, left);
    }
    for later in second::LATER {
        add(maker, &gathering, later);
    }
    let (task, by) = second::MOVED_AGAIN;
    move_to(maker, task, gathering.day + by);
    if let Some(meeting) = maker.house.meetings.last_mut() {
        meeting.next_words = second::NEXT_WORDS.into();
    }
}

fn attend(maker: &mut Maker, gathering: &Gathering, seen: &Seen) {
    let Some(person) = maker.house.people.iter().find(|person| person.handle == seen.handle) else { return };
    let (person, capacity) = (person.id, person.capacity);
    let attendance = Attendance {
        id: maker.id(),
        meeting: gathering.meeting,
        part: gathering.part,
        person,
        capacity,
        came: Some(seen.came),
        how: seen.how,
        private: seen.private,
        arrived: clock(seen.arrived),
        left: clock(seen.left),
        apologies: seen.apologies,
        report: seen.report,
        absence: seen.absence,
        absence_words: seen.why.into(),
        absence_audience: Audience::Everyone,
        language: seen.interprets.unwrap_or_default().into(),
        professional_interpreter: (capacity == Capacity::Interpreter).then_some(true),
        needs_interpreter: String::new(),
    };
    maker.house.attendance.push(attendance);
}

fn clock(time: Option<(u32, u32)>) -> Option<NaiveTime> {
    time.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0))
}

fn write(maker: &mut Maker, gathering: &mut Gathering, passage: &Passage) {
    let child = passage.child.and_then(|name| maker.child_called(name));
    let lines = passage.rows.iter().map(|row| line(maker, gathering, child, row)).collect();
    maker.text(gathering, passage.section, child, lines);
}

fn line(maker: &mut Maker, gathering: &mut Gathering, child: Option<Id>, row: &Row) -> Line {
    let (words, who_for) = match *row {
        Row::All(words) => (words, For::Everyone),
        Row::NotDad(words) => (words, For::NotDad),
        Row::Professionals(words) => (words, For::Professionals),
        Row::Legal(words) => (words, For::Legal),
        Row::Shared(words, who_for, asked) => return shared(maker, gathering, words, who_for, asked),
        Row::Do(task) => return promise(maker, gathering, child, task),
    };
    let audience = audience(maker, who_for);
    maker.line(gathering, words, audience)
}

/// A child's words, which somebody decided about in the meeting as they were typed.
fn shared(
    maker: &Maker,
    gathering: &mut Gathering,
    words: &str,
    who_for: For,
    child_asked: Option<bool>,
) -> Line {
    let line = maker.line(gathering, words, Audience::Everyone);
    let cleared = line.typed.map(|at| Clearance { audience: audience(maker, who_for), child_asked, at });
    Line { cleared, ..line }
}

fn promise(maker: &mut Maker, gathering: &mut Gathering, child: Option<Id>, task: &Task) -> Line {
    let audience = audience(maker, task.who_for);
    let promise =
        Promise { what: task.what, child, owner: task.owner, by: task.by, measure: task.measure, audience };
    maker.promise(gathering, &promise)
}

/// Without Dad on record a line that is not for him is for professionals alone: never wider.
pub(super) fn audience(maker: &Maker, who_for: For) -> Audience {
    match who_for {
        For::Everyone => Audience::Everyone,
        For::NotDad => maker
            .person_called("Dad")
            .map_or(Audience::ProfessionalsOnly, |dad| Audience::NotFor([dad].into())),
        For::Professionals => Audience::ProfessionalsOnly,
        For::Legal => Audience::LegalAdvice,
    }
}

fn answer(maker: &mut Maker, gathering: &Gathering, reply: &Reply) {
    let Some(action) = maker.house.actions.iter_mut().find(|action| action.what == reply.task.what) else {
        return;
    };
    action.progress = reply.progress;
    let (action, audience) = (action.id, action.audience.clone());
    let moved_to = reply.moved_to.map(|to| maker.days.on(gathering.day + to));
    let answer = Answer {
        id: maker.id(),
        meeting: gathering.meeting,
        action,
        progress: reply.progress,
        moved_to,
        missed_by: reply.missed_by,
        for_the_child: reply.for_the_child.into(),
        audience,
    };
    maker.house.answers.push(answer);
    if let Some(to) = reply.moved_to {
        move_to(maker, reply.task, gathering.day + to);
    }
}

/// Gives an action a new day, and keeps the one it had.
fn move_to(maker: &mut Maker, task: &Task, day: i64) {
    let day = maker.days.on(day);
    if let Some(action) = maker.house.actions.iter_mut().find(|action| action.what == task.what) {
        action.moved_from.extend(action.due);
        action.due = Some(day);
    }
}

fn leave(maker: &mut Maker, gathering: &Gathering, held: &super::super::maker::Held, left: &Left) {
    let gaps = left.gaps.iter().filter_map(|(gap, whose)| key(maker, gap, whose)).collect();
    let reason = Reason {
        id: maker.id(),
        meeting: gathering.meeting,
        gaps,
        words: left.words.into(),
        audience: Audience::ProfessionalsOnly,
        at: maker.days.at(held.day, held.closed - 4),
    };
    maker.house.reasons.push(reason);
}

/// `unseen:` and the child's id, `no-report:` and the person's, as the page before closing names its gaps.
fn key(maker: &Maker, gap: &str, whose: &str) -> Option<String> {
    let whose = maker.child_called(whose).or_else(|| maker.person_called(whose))?;
    Some(format!("{gap}:{whose}"))
}

fn add(maker: &mut Maker, gathering: &Gathering, later: &Later) {
    let addendum = Addendum {
        id: maker.id(),
        meeting: gathering.meeting,
        at: maker.days.at(gathering.day + later.after, 16 * 60 + 20),
        author: later.author.into(),
        reason: later.reason.into(),
        words: maker.days.fill(later.words, gathering.day),
        audience: Audience::Everyone,
    };
    maker.house.addenda.push(addendum);
}
