//! What stands at the top: which meeting, for whom the copy is, where the record stands, and what it was written with.

use chrono::NaiveTime;

use super::wording::sentence;
use super::{Writing, for_everyone, for_professionals};
use crate::domain::meeting::{Meeting, Part, State, Turn, Whose};
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::{Moment, clock_time, from_to, long_date};
use crate::export::addressee::first_line;
use crate::export::document::{Block, Draft, What};

/// `F-104: Review meeting 3`.
pub(super) fn title(record: &MeetingRecord) -> String {
    format!("{}: {}", record.family.reference, record.meeting.title())
}

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    let whom = first_line(&writing.record.people, draft.reader(), &writing.facts.made_on);
    let everyone = |draft: &mut Draft, block| draft.put(What::MeetingFact, for_everyone(block));
    everyone(draft, Block::Paragraph(whom));
    super::after::ask_legal(writing, draft);
    if let Some(words) = standing(writing.record.meeting.state) {
        everyone(draft, Block::Paragraph(words.into()));
    }
    if let Some(at) = &writing.record.meeting.typed_up {
        everyone(draft, Block::Paragraph(typed_up(at)));
    }
    if let Some(words) = fixed_later(writing.record) {
        everyone(draft, Block::Paragraph(words));
    }
    if writing.record.family.made_up {
        everyone(draft, Block::Paragraph("Practice: this family is made up.".into()));
    }
    for (label, value) in facts(writing) {
        everyone(draft, Block::fact(label, value));
    }
    for (label, value) in worker_facts(writing) {
        draft.put(What::MeetingFact, for_professionals(Block::fact(label, value)));
    }
}

/// The lines are of the day of the meeting; they were written here later.
fn typed_up(at: &Moment) -> String {
    let day = long_date(at.date_naive());
    format!(
        "Typed up from paper on {day}, begun at {}. The lines bear the day of the meeting.",
        clock_time(at)
    )
}

/// A record that was closed before names were kept with it has those of the day it was fixed.
fn fixed_later(record: &MeetingRecord) -> Option<String> {
    let fixed = record.fixed.as_ref().filter(|fixed| !fixed.at_closing)?;
    let day = long_date(fixed.at.date_naive());
    Some(format!(
        "This record was closed before names and roles were kept with it. Those in it are of {day}."
    ))
}

const fn standing(state: State) -> Option<&'static str> {
    match state {
        State::Closed => None,
        State::Abandoned => Some("This meeting was broken off."),
        State::NotHeld => Some("This meeting was not held."),
        State::Planned | State::Open | State::Paused => Some("Draft, not closed."),
    }
}

fn facts(writing: &Writing<'_>) -> Vec<(String, String)> {
    let Writing { record, facts, .. } = writing;
    let meeting = &record.meeting;
    let mut all = vec![
        ("Family".into(), record.family.reference.clone()),
        ("Meeting".into(), meeting.title()),
        ("Date".into(), long_date(meeting.on)),
        ("Called for".into(), meeting.at.map(wall_time).unwrap_or_default()),
    ];
    all.extend(times_and_places(writing));
    all.extend([
        ("Children".into(), children(writing)),
        ("Written by".into(), facts.authored_by.to_owned()),
        ("Written with".into(), form(record)),
    ]);
    all.retain(|(_, value)| !value.is_empty());
    all
}

fn wall_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Ages are those on the day of the meeting. Of a child whose loss is recorded only the name stands here.
fn children(writing: &Writing<'_>) -> String {
    let record = writing.record;
    let known = record.children.iter().filter(|child| writing.reach.child(Some(child.id)));
    let names = known.map(|child| match child.lost {
        None => child.name_and_age(record.meeting.on),
        Some(_) => child.name.clone(),
    });
    names.collect::<Vec<_>>().join(", ")
}

fn form(record: &MeetingRecord) -> String {
    let template = &record.template;
    let form = &record.meeting.form;
    format!(
        "{}, version {} ({} {}). Not the board's own form.",
        template.title, form.version, form.pack, form.pack_version
    )
}

/// The place of the whole meeting is not told to somebody who was at one part: another part may have been there.
fn times_and_places(writing: &Writing<'_>) -> Vec<(String, String)> {
    let parts = writing.reach.parts(writing.record);
    let place =
        if writing.reach.is_whole_meeting() { writing.record.meeting.place.clone() } else { String::new() };
    let place = if writing.reach.words(&place) { place } else { String::new() };
    if let [part] = parts.as_slice() {
        let part_place = if writing.reach.words(&part.place) { part.place.clone() } else { String::new() };
        let place = if part_place.is_empty() { place } else { part_place };
        return vec![("Time".into(), part_times(part)), ("Place".into(), place)];
    }
    let mut all = vec![("Place".into(), place)];
    all.extend(parts.iter().zip(1..).map(|(part, n)| (format!("Part {n}"), part_words(part))));
    all
}

/// `10:02 to 10:40, Room 3`.
pub(super) fn part_words(part: &Part) -> String {
    let words = [part_times(part), part.place.clone()];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}

fn part_times(part: &Part) -> String {
    match (&part.began, &part.ended) {
        (Some(began), Some(ended)) => from_to(began, ended),
        (Some(began), None) => format!("from {}", clock_time(began)),
        (None, Some(ended)) => format!("until {}", clock_time(ended)),
        (None, None) => String::new(),
    }
}

/// Lateness and interruptions are the service's own matter: for professionals only, never against the family.
fn worker_facts(writing: &Writing<'_>) -> Vec<(String, String)> {
    let meeting = &writing.record.meeting;
    let not_worked =
        writing.facts.due_not_worked.map_or_else(String::new, |why| format!(" ({})", why.in_words()));
    let due = meeting.due.map(|due| ("Due by".into(), format!("{}{not_worked}", long_date(due))));
    let late =
        (!meeting.late_because.is_empty()).then(|| ("Late because".into(), meeting.late_because.clone()));
    let turns = meeting.turns.iter().filter_map(turn);
    due.into_iter().chain(late).chain(turns).chain(counts(meeting)).collect()
}

/// Whether a core group that was broken off counts as held: asked, never decided here.
fn counts(meeting: &Meeting) -> Option<(String, String)> {
    let counts = match meeting.counts {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not decided",
    };
    let is_asked = meeting.state == State::Abandoned && meeting.is_core_group();
    is_asked.then(|| ("Counts as a core group".into(), counts.into()))
}

/// Openings and closings without a reason are told by the times already.
fn turn(turn: &Turn) -> Option<(String, String)> {
    let label = match turn.state {
        State::Paused => "Paused",
        State::Abandoned => "Broken off",
        State::NotHeld => "Not held",
        State::Planned => "Planned",
        State::Open => "Opened",
        State::Closed => "Closed",
    };
    let told = matches!(turn.state, State::Planned | State::Open | State::Closed) && turn.reason.is_empty();
    (!told).then(|| (label.into(), turn_words(turn)))
}

fn turn_words(turn: &Turn) -> String {
    let at = format!("{} at {}.", long_date(turn.at.date_naive()), clock_time(&turn.at));
    let whose = turn.whose.map(|whose| match whose {
        Whose::Family => "The reason was the family's.",
        Whose::Service => "The reason was a service's.",
        Whose::Neither => "The reason was nobody's.",
    });
    let words = [at, sentence(&turn.reason), whose.unwrap_or_default().to_owned()];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}
