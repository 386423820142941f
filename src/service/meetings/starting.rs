//! A meeting is started: its form, its texts, and who is invited.

use chrono::NaiveDate;

use crate::domain::attendance::Attendance;
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::domain::meeting::{Form, Kind, Meeting, Part, State, Text, Turn, Wording};
use crate::domain::moment::Moment;
use crate::domain::person::Capacity;
use crate::domain::template::Template;
use crate::service::families::{self, Workspace, workspace};
use crate::service::{Catalogue, ServiceError, entry, new_id};
use crate::store::Writing;

/// The form for a meeting of a kind: its wording's id is made from its words.
///
/// # Errors
/// [`ServiceError::Refused`] when no pack has a template of this kind.
pub fn form(catalogue: &Catalogue, kind: Kind) -> Result<(Form, Wording), ServiceError> {
    let template = catalogue.template_for(kind).ok_or_else(|| {
        ServiceError::Refused(format!("No pack has a template for a {}. Nothing was started.", kind.label()))
    })?;
    let wording = Wording { id: wording_id(template), template: template.clone() };
    let pack = catalogue.packs().last();
    let form = Form {
        template: template.id.clone(),
        version: template.version.clone(),
        pack: pack.map_or_else(String::new, |pack| pack.id.clone()),
        pack_version: pack.map_or_else(String::new, |pack| pack.version.clone()),
        wording: wording.id,
    };
    Ok((form, wording))
}

/// The same words have the same id in every copy: a `UUIDv5`-like hash of the template's text.
fn wording_id(template: &Template) -> Id {
    let text = serde_json::to_string(template).unwrap_or_default();
    Id::from_bytes(*uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, text.as_bytes()).as_bytes())
}

/// Starts a meeting: open, with everything known filled in.
///
/// # Errors
/// The store's, or no template.
pub fn start(
    writing: &mut Writing<'_>,
    family: Id,
    kind: Kind,
    catalogue: &Catalogue,
    (now, today): (Moment, NaiveDate),
) -> Result<Id, ServiceError> {
    held(writing, family, kind, catalogue, (now, today), today)
}

/// Begins the record of a meeting of this day, which has come.
///
/// # Errors
/// [`ServiceError::Refused`] for a day on which it cannot have been; the store's, or no template.
pub fn held(
    writing: &mut Writing<'_>,
    family: Id,
    kind: Kind,
    catalogue: &Catalogue,
    times: (Moment, NaiveDate),
    on: NaiveDate,
) -> Result<Id, ServiceError> {
    make(writing, family, kind, catalogue, State::Open, times, on).map(|meeting| meeting.id)
}

/// Notes a meeting for a day to come, with its form and those who are asked to it.
///
/// # Errors
/// The store's, or no template.
pub fn plan(
    writing: &mut Writing<'_>,
    family: Id,
    kind: Kind,
    catalogue: &Catalogue,
    times: (Moment, NaiveDate),
    on: NaiveDate,
) -> Result<Meeting, ServiceError> {
    make(writing, family, kind, catalogue, State::Planned, times, on)
}

fn make(
    writing: &mut Writing<'_>,
    family: Id,
    kind: Kind,
    catalogue: &Catalogue,
    state: State,
    (now, today): (Moment, NaiveDate),
    on: NaiveDate,
) -> Result<Meeting, ServiceError> {
    let known = workspace(writing, family, catalogue, on)?;
    let wrong = entry::of_day(on, state == State::Planned, &known.children, today);
    if let Some(wrong) = wrong.first() {
        return Err(ServiceError::Refused(format!("{wrong} Nothing was started.")));
    }
    let (form, wording) = form(catalogue, kind)?;
    writing.save(&wording, None)?;
    let held =
        known.meetings.iter().filter(|meeting| meeting.kind == kind && meeting.state != State::NotHeld);
    let number = match kind {
        // Plan and review meetings are one series: the plan meeting is the first core group.
        Kind::Plan | Kind::Review => {
            1 + count(known.meetings.iter().filter(|meeting| {
                matches!(meeting.kind, Kind::Plan | Kind::Review) && meeting.state != State::NotHeld
            }))
        }
        Kind::Extra | Kind::ProfessionalsOnly => 1 + count(held),
    };
    let meeting = Meeting {
        id: new_id(),
        family,
        kind,
        number,
        on,
        at: None,
        place: String::new(),
        state,
        turns: vec![Turn { state, at: now, reason: String::new(), whose: None }],
        form,
        due: known.next.as_ref().map(|next| next.latest),
        late_because: String::new(),
        typed_up: None,
        counts: None,
        next: None,
        next_words: String::new(),
        next_detail: String::new(),
    };
    let part = Part {
        id: new_id(),
        meeting: meeting.id,
        number: 1,
        began: (state == State::Open).then_some(now),
        ended: None,
        place: String::new(),
    };
    writing.save(&meeting, None)?;
    writing.save(&part, None)?;
    for text in texts(&wording.template, &known.children, meeting.id, part.id) {
        writing.save(&text, None)?;
    }
    for attendance in invited(&known, &meeting, &part) {
        writing.save(&attendance, None)?;
    }
    Ok(meeting)
}

/// Begins a meeting that was written on paper: of the day it was held, with the sections in the order of the paper. When
/// it began and ended is not known here; when it was typed up is kept.
///
/// # Errors
/// [`ServiceError::Refused`] for a day on which it cannot have been; the store's, or no template.
pub fn type_up(
    writing: &mut Writing<'_>,
    family: Id,
    kind: Kind,
    catalogue: &Catalogue,
    (now, today): (Moment, NaiveDate),
    on: NaiveDate,
) -> Result<Id, ServiceError> {
    let known = workspace(writing, family, catalogue, on)?;
    let before: Vec<Meeting> = known.meetings.into_iter().filter(|meeting| meeting.on < on).collect();
    let due = families::next_due(&known.episodes, &before, catalogue).map(|next| next.latest);
    let id = held(writing, family, kind, catalogue, (now, today), on)?;
    let lost = || ServiceError::Refused("The meeting could not be begun. Nothing was kept.".into());
    let meeting = writing.load::<Meeting>(id)?.ok_or_else(lost)?;
    writing.save(&Meeting { typed_up: Some(now), due, ..meeting }, None)?;
    for part in writing.list::<Part>(Some(id))? {
        writing.save(&Part { began: None, ..part }, None)?;
    }
    Ok(id)
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX - 1)
}

/// One text a section, and one a child where the section is per child.
pub(super) fn texts(template: &Template, children: &[Child], meeting: Id, part: Id) -> Vec<Text> {
    let mut texts = Vec::new();
    let text = |section: &str, child| Text {
        id: new_id(),
        meeting,
        part,
        section: section.to_owned(),
        child,
        body: crate::domain::body::Body::default(),
        done: false,
        meanings: crate::domain::meaning::Meanings::default(),
    };
    for section in &template.sections {
        if section.per_child {
            let spoken_of = children.iter().filter(|child| child.lost.is_none());
            texts.extend(spoken_of.map(|child| text(&section.id, Some(child.id))));
        } else {
            texts.push(text(&section.id, None));
        }
    }
    texts
}

/// Those who hold a seat on the day, and the parents; a meeting without the family invites professionals.
fn invited(known: &Workspace, meeting: &Meeting, part: &Part) -> Vec<Attendance> {
    let sits =
        |person: Id| known.members.iter().any(|seat| seat.person == person && seat.sits_on(meeting.on));
    let wanted = |capacity: Capacity| meeting.kind != Kind::ProfessionalsOnly || capacity.is_professional();
    known
        .people
        .iter()
        .filter(|person| wanted(person.capacity))
        .filter(|person| sits(person.id) || person.capacity == Capacity::Parent)
        .map(|person| unanswered(meeting.id, part.id, person.id, person.capacity))
        .collect()
}

/// An attendance of which nothing is known yet.
#[must_use]
pub fn unanswered(meeting: Id, part: Id, person: Id, capacity: Capacity) -> Attendance {
    Attendance {
        id: new_id(),
        meeting,
        part,
        person,
        capacity,
        came: None,
        how: None,
        private: None,
        arrived: None,
        left: None,
        apologies: None,
        report: None,
        absence: None,
        absence_words: String::new(),
        absence_audience: crate::domain::audience::Audience::ProfessionalsOnly,
        language: String::new(),
        professional_interpreter: None,
        needs_interpreter: String::new(),
    }
}
