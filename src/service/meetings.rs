//! A meeting's life: started, loaded, turned, closed.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::families::{Workspace, workspace};
use super::{Catalogue, ServiceError, new_id};
use crate::domain::action::{Action, Answer, Progress};
use crate::domain::attendance::Attendance;
use crate::domain::audience::Reader;
use crate::domain::date::Around;
use crate::domain::entries::{actions_agreed, entries};
use crate::domain::entry::Mark;
use crate::domain::id::Id;
use crate::domain::manuscript::Manuscript;
use crate::domain::meeting::{Form, Kind, Meeting, Part, State, Text, Turn, Whose, Wording};
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::Moment;
use crate::domain::person::Capacity;
use crate::domain::template::Template;
use crate::store::{Reading, StoreError, Writing};

/// A meeting as the recorder needs it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Everything kept of it.
    pub record: MeetingRecord,
    /// Each text with its cursor and history.
    pub manuscripts: HashMap<Id, Manuscript>,
    /// What dates are reckoned from.
    pub around: Around,
    /// The latest day for the meeting after this one.
    pub latest_next: Option<NaiveDate>,
    /// Where the practitioner was: the place name's value.
    pub rest: Option<String>,
    /// A reason that was being typed on the page before closing: the gap's key, a line end, the words.
    pub reason_draft: Option<String>,
}

/// Under what name the practitioner's place in a meeting is remembered.
#[must_use]
pub fn rest_name(meeting: Id) -> String {
    format!("rest:{meeting}")
}

/// Under what name a reason that is being typed is remembered.
#[must_use]
pub fn reason_name(meeting: Id) -> String {
    format!("draft-reason:{meeting}")
}

fn missing() -> ServiceError {
    ServiceError::NotFound {
        what: "This meeting".into(),
        todo: "It may have been removed; go back to the family's list of meetings.".into(),
    }
}

/// All of a meeting's record.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn record(store: &Reading, id: Id, catalogue: &Catalogue) -> Result<MeetingRecord, ServiceError> {
    let meeting = store.load::<Meeting>(id)?.ok_or_else(missing)?;
    let family = workspace(store, meeting.family, catalogue, meeting.on)?;
    let wording = store.load::<Wording>(meeting.form.wording)?.ok_or_else(missing)?;
    let own_words = last_own_words(store, &family, &meeting)?;
    let of = Some(id);
    let answers: Vec<Answer> = store.list(of)?;
    let mut parts: Vec<Part> = store.list(of)?;
    parts.sort_by_key(|part| part.number);
    Ok(MeetingRecord {
        carried: carried(&family.actions, &answers, &meeting),
        children: family.children,
        episodes: family.episodes,
        people: family.people,
        ties: family.ties,
        members: family.members,
        family: family.family,
        template: wording.template,
        parts,
        attendance: store.list(of)?,
        texts: store.list(of)?,
        answers,
        reasons: store.list(of)?,
        addenda: store.list(of)?,
        last_own_words: own_words,
        meeting,
    })
}

/// The actions that went on to this meeting: agreed before it, and open then or answered here.
fn carried(actions: &[Action], answers: &[Answer], meeting: &Meeting) -> Vec<Action> {
    let answered = |action: &Action| answers.iter().any(|answer| answer.action == action.id);
    let goes_on = |action: &Action| meeting.state.can_write() && action.progress.goes_on();
    let mut carried: Vec<Action> = actions
        .iter()
        .filter(|action| action.meeting != meeting.id && (answered(action) || goes_on(action)))
        .cloned()
        .collect();
    // The longest due come first, those without a date last.
    carried.sort_by_key(|action| (action.due.is_none(), action.due, action.id));
    carried
}

/// When each child's own words were last written down at an earlier meeting.
fn last_own_words(
    store: &Reading,
    family: &Workspace,
    meeting: &Meeting,
) -> Result<Vec<(Id, NaiveDate)>, StoreError> {
    let mut found = Vec::new();
    let earlier = family.meetings.iter().filter(|one| (one.on, one.id) < (meeting.on, meeting.id));
    for before in earlier {
        for text in store.list::<Text>(Some(before.id))? {
            let said = text.body.lines().iter().filter_map(|line| {
                let present =
                    crate::domain::marks::Present { people: &family.people, children: &family.children };
                let around = Around { today: before.on, next_core_group: before.next };
                crate::domain::marks::read_line(line, &present, &around).said?.child
            });
            found.extend(said.map(|child| (child, before.on)));
        }
    }
    found.sort_unstable();
    found.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        if same {
            earlier.1 = later.1;
        }
        same
    });
    Ok(found)
}

/// What dates in a meeting are reckoned from: the meeting's own day, never the day it is read on.
#[must_use]
pub fn around(record: &MeetingRecord) -> Around {
    Around { today: record.meeting.on, next_core_group: record.meeting.next }
}

/// A meeting as the recorder needs it.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn sheet(store: &Reading, id: Id, catalogue: &Catalogue) -> Result<Sheet, ServiceError> {
    let record = record(store, id, catalogue)?;
    let mut manuscripts = HashMap::new();
    for text in &record.texts {
        if let Some(manuscript) = store.manuscript(text.id)? {
            manuscripts.insert(text.id, manuscript);
        }
    }
    let latest_next = latest_next(&record, catalogue);
    let around = Around { next_core_group: record.meeting.next.or(latest_next), ..around(&record) };
    let rest = store.get_place(&rest_name(id))?;
    let reason_draft = store.get_place(&reason_name(id))?.filter(|draft| !draft.is_empty());
    Ok(Sheet { record, manuscripts, around, latest_next, rest, reason_draft })
}

/// The latest day for the core group after this one.
#[must_use]
pub fn latest_next(record: &MeetingRecord, catalogue: &Catalogue) -> Option<NaiveDate> {
    let held = Meeting { state: State::Closed, ..record.meeting.clone() };
    super::families::next_due(&record.episodes, &[held], catalogue).map(|next| next.latest)
}

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
    let known = workspace(writing, family, catalogue, today)?;
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
        on: today,
        at: None,
        place: String::new(),
        state: State::Open,
        turns: vec![Turn { state: State::Open, at: now, reason: String::new(), whose: None }],
        form,
        due: known.next.as_ref().map(|next| next.latest),
        late_because: String::new(),
        next: None,
        next_words: String::new(),
    };
    let part = Part {
        id: new_id(),
        meeting: meeting.id,
        number: 1,
        began: Some(now),
        ended: None,
        place: String::new(),
    };
    writing.save(&meeting, None)?;
    writing.save(&part, None)?;
    for text in texts(&wording.template, &known, &meeting, &part) {
        writing.save(&text, None)?;
    }
    for attendance in invited(&known, &meeting, &part) {
        writing.save(&attendance, None)?;
    }
    Ok(meeting.id)
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX - 1)
}

/// One text a section, and one a child where the section is per child.
fn texts(template: &Template, known: &Workspace, meeting: &Meeting, part: &Part) -> Vec<Text> {
    let mut texts = Vec::new();
    let text = |section: &str, child| Text {
        id: new_id(),
        meeting: meeting.id,
        part: part.id,
        section: section.to_owned(),
        child,
        body: crate::domain::body::Body::default(),
        done: false,
    };
    for section in &template.sections {
        if section.per_child {
            let spoken_of = known.children.iter().filter(|child| child.lost.is_none());
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
    }
}

/// Changes a meeting's state. Closing fixes the record: its actions become actions of the family, and
/// the last meeting's are answered for.
///
/// # Errors
/// [`ServiceError::Refused`] when a meeting cannot go from its state to this one; or the store's.
pub fn turn(
    writing: &mut Writing<'_>,
    id: Id,
    turn: Turn,
    catalogue: &Catalogue,
) -> Result<Meeting, ServiceError> {
    let mut meeting = writing.load::<Meeting>(id)?.ok_or_else(missing)?;
    if !meeting.state.may_become(turn.state) {
        return Err(ServiceError::Refused(format!(
            "This meeting is {}; it cannot become {}. Nothing was changed.",
            meeting.state.label(),
            turn.state.label()
        )));
    }
    if matches!(turn.state, State::Closed | State::Abandoned) {
        fix(writing, id, &turn.at, catalogue)?;
    }
    meeting.state = turn.state;
    let reason = turn.reason.clone();
    meeting.turns.push(turn);
    writing.save(&meeting, Some(reason.as_str()).filter(|reason| !reason.is_empty()))?;
    Ok(meeting)
}

/// What closing makes of the lines: actions agreed, answers carried over, the part ended, undo let go.
fn fix(writing: &mut Writing<'_>, id: Id, at: &Moment, catalogue: &Catalogue) -> Result<(), ServiceError> {
    let record = record(writing, id, catalogue)?;
    let around = around(&record);
    for action in actions_agreed(&record, &around, new_id) {
        writing.save(&action, None)?;
    }
    for action in &record.carried {
        if let Some(answered) = record.answer(action.id).map(|answer| answered(action, answer)) {
            writing.save(&answered, None)?;
        }
    }
    for part in record.parts.iter().filter(|part| part.ended.is_none()) {
        writing.save(&Part { ended: Some(*at), ..part.clone() }, None)?;
    }
    let texts: Vec<Id> = record.texts.iter().map(|text| text.id).collect();
    for text in &texts {
        writing.fold(*text, record.meeting.on)?;
    }
    writing.forget_steps(&texts)?;
    Ok(())
}

/// An action with its answer taken over.
fn answered(action: &Action, answer: &Answer) -> Action {
    let mut action = action.clone();
    if answer.progress != Progress::Open {
        action.progress = answer.progress;
    }
    if let Some(moved_to) = answer.moved_to {
        action.moved_from.extend(action.due);
        action.due = Some(moved_to);
    }
    action
}

/// Whose reason, as the choices stand on screen.
pub const WHOSE: [(Whose, &str); 3] =
    [(Whose::Family, "the family's"), (Whose::Service, "a service's"), (Whose::Neither, "neither")];

/// How many actions are written so far, and how many of them have no date.
#[must_use]
pub fn actions_so_far(record: &MeetingRecord, around: &Around) -> (usize, usize) {
    let found = entries(record, around);
    let actions = found.iter().filter_map(|kept| kept.for_reader(&Reader::Record));
    let actions: Vec<_> = actions.filter(|found| found.entry.mark == Some(Mark::Action)).collect();
    let undated = actions.iter().filter(|found| found.entry.due.as_ref().is_none_or(|due| due.date.is_err()));
    (actions.len(), undated.count())
}
