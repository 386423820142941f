//! A meeting's life: started, loaded, turned, closed.

pub mod fixing;
pub mod mistaken;
mod parting;
pub mod settling;
mod starting;
mod turning;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::families::{Workspace, workspace};
use super::{Catalogue, ServiceError, checklists, merging, shielding};
use crate::domain::action::{Action, Answer};
use crate::domain::audience::Reader;
use crate::domain::calendar::NotWorked;
use crate::domain::checklist::sitting::Sitting;
use crate::domain::circulation::MinutesAgreed;
use crate::domain::date::Around;
use crate::domain::entries::entries;
use crate::domain::entry::Mark;
use crate::domain::id::Id;
use crate::domain::manuscript::Manuscript;
use crate::domain::marks::Present;
use crate::domain::meeting::{Meeting, Part, State, Text, Wording};
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::next_meeting;
use crate::domain::short_code::ShortCode;
use crate::store::{Reading, StoreError, Writing};

pub use parting::{count, part};
pub use starting::{form, held, plan, start, type_up, unanswered};
pub use turning::{WHOSE, turn};

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
    /// Why nobody works on that day, where that is so.
    pub latest_not_worked: Option<NotWorked>,
    /// Where the practitioner was: the place name's value.
    pub rest: Option<String>,
    /// Which lines were looked at while notes were sorted, and where that was left.
    pub sorted: Option<String>,
    /// The practitioner's own short codes.
    pub short_codes: Vec<ShortCode>,
    /// A reason that was being typed on the page before closing: the gap's key, a line end, the words.
    pub reason_draft: Option<String>,
}

/// Under what name the practitioner's place in a meeting is remembered.
#[must_use]
pub fn rest_name(meeting: Id) -> String {
    format!("rest:{meeting}")
}

/// That place: a section's number, a child and a part's number, as `3:<child id>:2`.
#[must_use]
pub fn rest_at(section: usize, child: Option<Id>, part: u32) -> String {
    let child = child.map_or_else(String::new, |id| id.to_string());
    format!("{section}:{child}:{part}")
}

/// Under what name it is remembered which lines were looked at while notes were sorted.
#[must_use]
pub fn sort_name(meeting: Id) -> String {
    format!("sort:{meeting}")
}

/// Under what name a reason that is being typed is remembered.
#[must_use]
pub fn reason_name(meeting: Id) -> String {
    format!("draft-reason:{meeting}")
}

/// Under what name a reason that is being typed in room view is remembered: it must not take the place of one that is
/// not on the screen.
#[must_use]
pub fn reason_name_in_room(meeting: Id) -> String {
    format!("draft-reason-in-room:{meeting}")
}

fn missing() -> ServiceError {
    ServiceError::NotFound {
        what: "This meeting".into(),
        todo: "It may have been removed; go back to the family's list of meetings.".into(),
    }
}

/// All of a meeting's record. Of a closed one it is as it was fixed, with what came later beside it.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn record(store: &Reading, id: Id, catalogue: &Catalogue) -> Result<MeetingRecord, ServiceError> {
    let today = as_of_today(store, id, catalogue)?;
    let closed = if today.meeting.state.is_fixed() { fixing::fixed(store, id)? } else { None };
    let record = match closed {
        Some(closed) => closed.beside(today),
        None => today,
    };
    merging::as_now(store, record)
}

/// All of a meeting's record with the names, roles and ties of today.
fn as_of_today(store: &Reading, id: Id, catalogue: &Catalogue) -> Result<MeetingRecord, ServiceError> {
    let meeting = store.load::<Meeting>(id)?.ok_or_else(missing)?;
    let family = workspace(store, meeting.family, catalogue, meeting.on)?;
    let wording = store.load::<Wording>(meeting.form.wording)?.ok_or_else(missing)?;
    let own_words = last_own_words(store, &family, &meeting)?;
    let last_sittings = last_sittings(store, &family, &meeting)?;
    let of = Some(id);
    let shields = shielding::by_every_name(family.shields.clone(), &family.people, &family.children);
    let answers: Vec<Answer> = store.list(of)?;
    let mut parts: Vec<Part> = store.list(of)?;
    parts.sort_by_key(|part| part.number);
    Ok(MeetingRecord {
        carried: carried(&family, &answers, &meeting),
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
        shields,
        urgent: store.list(of)?,
        read_backs: store.list(of)?,
        circulated: store.list(of)?,
        minutes_agreed: store.list(of)?,
        corrections: store.list(of)?,
        later_clearances: store.list(of)?,
        agreed_here: agreed_here(store, &family.meetings, &meeting)?,
        meeting_before: before(&family.meetings, &meeting),
        last_own_words: own_words,
        last_sittings,
        fixed: None,
        meeting,
    })
}

/// The closed meeting before this one.
fn before(meetings: &[Meeting], meeting: &Meeting) -> Option<Meeting> {
    let earlier = meetings.iter().filter(|one| (one.on, one.id) < (meeting.on, meeting.id));
    earlier.filter(|one| one.state == State::Closed).max_by_key(|one| (one.on, one.id)).cloned()
}

/// What this meeting said of the records of earlier ones.
fn agreed_here(
    store: &Reading,
    meetings: &[Meeting],
    meeting: &Meeting,
) -> Result<Vec<MinutesAgreed>, StoreError> {
    let mut all = Vec::new();
    for earlier in meetings.iter().filter(|one| one.id != meeting.id && one.state == State::Closed) {
        let agreed = store.list::<MinutesAgreed>(Some(earlier.id))?;
        all.extend(agreed.into_iter().filter(|one| one.by == meeting.id));
    }
    Ok(all)
}

/// The actions that went on to this meeting: agreed before it, and open then or answered here.
fn carried(family: &Workspace, answers: &[Answer], meeting: &Meeting) -> Vec<Action> {
    // A meeting of an earlier day, typed up or from a file, knew nothing of what later ones agreed.
    let later =
        |action: &Action| family.meetings.iter().any(|one| one.id == action.meeting && one.on > meeting.on);
    let answered = |action: &Action| answers.iter().any(|answer| answer.action == action.id);
    let goes_on = |action: &Action| meeting.state.can_write() && action.progress.goes_on();
    let mut carried: Vec<Action> = family
        .actions
        .iter()
        .filter(|action| action.meeting != meeting.id && (answered(action) || goes_on(action)))
        .filter(|action| !later(action))
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
                let present = Present { people: &family.people, children: &family.children };
                let around = Around { today: before.on, next_core_group: before.next };
                text.meanings.read(line, &present, &around).entry.said?.child
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

/// When each child's latest sitting was that was closed, up to the meeting's day. A talk, a place on a line and a result
/// from paper are no checklist.
fn last_sittings(
    store: &Reading,
    family: &Workspace,
    meeting: &Meeting,
) -> Result<Vec<(Id, NaiveDate)>, ServiceError> {
    let (mut found, mut looked_at) = (Vec::new(), HashMap::new());
    for child in &family.children {
        let mut sittings = store.list::<Sitting>(Some(child.id))?;
        sittings.retain(|one| one.closed.is_some() && one.date <= meeting.on);
        sittings.sort_by_key(|one| std::cmp::Reverse(one.date));
        for sitting in sittings {
            let hash = sitting.edition.hash.clone();
            let is_one = match looked_at.get(&hash) {
                Some(known) => *known,
                None => checklists::wording::is_a_checklist(store, &sitting.edition)?,
            };
            looked_at.insert(hash, is_one);
            if is_one {
                found.push((child.id, sitting.date));
                break;
            }
        }
    }
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
    let latest_not_worked = latest_not_worked(&record, catalogue);
    let around = around(&record);
    let rest = store.get_place(&rest_name(id))?;
    let short_codes = super::short_codes::own(store)?;
    let sorted = store.get_place(&sort_name(id))?;
    let draft = |name: String| Ok::<_, StoreError>(store.get_place(&name)?.filter(|draft| !draft.is_empty()));
    let reason_draft = draft(reason_name(id))?.or(draft(reason_name_in_room(id))?);
    Ok(Sheet {
        record,
        manuscripts,
        around,
        latest_next,
        latest_not_worked,
        rest,
        sorted,
        short_codes,
        reason_draft,
    })
}

/// The latest day for the core group after this one.
#[must_use]
pub fn latest_next(record: &MeetingRecord, catalogue: &Catalogue) -> Option<NaiveDate> {
    if let Some(fixed) = &record.fixed {
        return fixed.latest_next;
    }
    let held = Meeting { state: State::Closed, ..record.meeting.clone() };
    super::families::next_due(&record.episodes, &[held], catalogue).map(|next| next.latest)
}

/// Why nobody works on that latest day, and the working day before it, where that is so.
#[must_use]
pub fn latest_not_worked(record: &MeetingRecord, catalogue: &Catalogue) -> Option<NotWorked> {
    if let Some(fixed) = &record.fixed {
        return fixed.latest_not_worked.clone();
    }
    // One that was closed before this was said prints as it did.
    let latest = latest_next(record, catalogue).filter(|_| !record.meeting.state.is_fixed())?;
    catalogue.calendar()?.not_worked(latest)
}

/// The same of the day the meeting itself was due by.
#[must_use]
pub fn due_not_worked(record: &MeetingRecord, catalogue: &Catalogue) -> Option<NotWorked> {
    if let Some(fixed) = &record.fixed {
        return fixed.due_not_worked.clone();
    }
    let due = record.meeting.due.filter(|_| !record.meeting.state.is_fixed())?;
    catalogue.calendar()?.not_worked(due)
}

/// Takes up in a meeting what its text says of the next one.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn note_next(writing: &mut Writing<'_>, id: Id, catalogue: &Catalogue) -> Result<(), ServiceError> {
    let record = record(writing, id, catalogue)?;
    let mut meeting = record.meeting.clone();
    if meeting.note_next(next_meeting::of_record(&record, &around(&record))) {
        writing.save(&meeting, None)?;
    }
    Ok(())
}

/// How many actions are written so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActionsSoFar {
    /// All of them.
    pub all: usize,
    /// Those that have no day.
    pub undated: usize,
    /// Those with a day that could not be read.
    pub unread: usize,
}

/// How many actions are written so far, how many of them have no date, and how many one that was not read.
#[must_use]
pub fn actions_so_far(record: &MeetingRecord, around: &Around) -> ActionsSoFar {
    let found = entries(record, around);
    let actions = found.iter().filter_map(|kept| kept.for_reader(&Reader::Record));
    let actions = actions.filter(|found| found.entry.mark == Some(Mark::Action));
    actions.fold(ActionsSoFar::default(), |so_far, found| {
        let date = found.entry.due.as_ref().map(|due| due.date.is_ok());
        ActionsSoFar {
            all: so_far.all + 1,
            undated: so_far.undated + usize::from(date.is_none()),
            unread: so_far.unread + usize::from(date == Some(false)),
        }
    })
}
