//! What each deed does, in one save.

use std::sync::Arc;
use std::time::Instant;

use super::{QUIET, Writer, unknown_text};
use crate::domain::addendum::Addendum;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, State, Text, Turn};
use crate::service::deed::{Deed, Done, Piece};
use crate::service::{
    ServiceError, checklists, entering, family_file, meeting_file, meetings, merging, renaming, shielding,
};
use crate::store::Writing;

const CHANGED_IN_A_FORM: &str = "An action is changed with a reason, in its form. Nothing was changed.";

impl Writer {
    pub(super) fn do_now(&mut self, deed: Deed) -> Result<Done, ServiceError> {
        let now = Instant::now();
        self.autosave.fold(&mut self.desk, None, now)?;
        if !matches!(deed, Deed::Remember { .. } | Deed::Leave(_)) {
            self.home_at = Some(now + QUIET);
        }
        let times = (self.desk.clock.now(), self.desk.clock.today());
        let catalogue = Arc::clone(&self.catalogue);
        let by = self.desk.author.clone();
        match deed {
            Deed::Keep(piece) => self.keep(&piece),
            Deed::Enter(entered) => {
                self.write(|writing| entering::enter(writing, &entered, (&by, times)))?;
                self.desk.know_who_writes()?;
                Ok(Done::Entered(entered.draft))
            }
            Deed::Start { family, kind } => {
                let started =
                    self.write(|writing| meetings::start(writing, family, kind, &catalogue, times))?;
                Ok(Done::Started(started))
            }
            Deed::TypeUp { family, kind, on } => {
                let started =
                    self.write(|writing| meetings::type_up(writing, family, kind, &catalogue, times, on))?;
                Ok(Done::Started(started))
            }
            Deed::Plan { family, kind, on } => {
                let planned =
                    self.write(|writing| meetings::plan(writing, family, kind, &catalogue, times, on))?;
                Ok(Done::Turned(Box::new(planned)))
            }
            Deed::TakeIn { family, kind, file } => {
                let id = self.write(|writing| {
                    meeting_file::take_in(writing, (family, kind), &file, (&by, &catalogue), times)
                })?;
                Ok(Done::Started(id))
            }
            Deed::Add(file) => {
                self.write(|writing| family_file::take_in(writing, &file))?;
                Ok(Done::Kept)
            }
            Deed::Update(update) => {
                self.write(|writing| family_file::change(writing, &update, times.0))?;
                Ok(Done::Said(update.said))
            }
            Deed::Merge { kept, gone } => self.merge(kept, gone),
            Deed::Unmerge(merge) => self.unmerge(merge),
            Deed::Turn { meeting, state, reason, whose } => {
                let turn = Turn { state, at: times.0, reason, whose };
                let turned = self.write(|writing| meetings::turn(writing, meeting, turn, &by, &catalogue))?;
                if !turned.state.can_write() {
                    self.autosave.let_go();
                }
                Ok(Done::Turned(Box::new(turned)))
            }
            Deed::Part { meeting, place } => {
                let part =
                    self.write(|writing| meetings::part(writing, meeting, &place, times.0, &catalogue))?;
                Ok(Done::Parted(Box::new(part)))
            }
            Deed::SitDown(asked) => {
                let id = self
                    .write(|writing| checklists::starting::sit_down(writing, &asked, &catalogue, times.1))?;
                Ok(Done::SatDown(id))
            }
            Deed::Score(file) => {
                let id = self
                    .write(|writing| checklists::answers_file::take_in(writing, &file, &catalogue, times))?;
                Ok(Done::SatDown(id))
            }
            Deed::Mark { sitting, key, mark } => {
                self.write(|writing| checklists::answering::answer(writing, sitting, &key, &mark))?;
                Ok(Done::Marked { sitting, key })
            }
            Deed::ChooseLevel { sitting, area, level } => {
                self.write(|writing| checklists::answering::choose(writing, sitting, &area, level.as_ref()))?;
                Ok(Done::Kept)
            }
            Deed::DropSitting { sitting, reason } => {
                self.write(|writing| checklists::answering::drop_sitting(writing, sitting, &reason))?;
                Ok(Done::Kept)
            }
            Deed::Remember { name, value } => self.write(|writing| {
                writing.place(&name, &value)?;
                Ok(Done::Kept)
            }),
            Deed::Stroke { .. } | Deed::Leave(_) => Ok(Done::Kept),
        }
    }

    fn merge(&mut self, kept: Id, gone: Id) -> Result<Done, ServiceError> {
        let times = (self.desk.clock.now(), self.desk.clock.today());
        let by = self.desk.author.clone();
        let said = self.write(|writing| merging::merge(writing, (kept, gone), &by, times))?;
        // Texts that name somebody stand otherwise now.
        self.autosave.let_go();
        Ok(Done::Said(said))
    }

    fn unmerge(&mut self, merge: Id) -> Result<Done, ServiceError> {
        let now = self.desk.clock.now();
        let said = self.write(|writing| merging::unmerge(writing, merge, now))?;
        self.autosave.let_go();
        Ok(Done::Said(said))
    }

    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, ServiceError>,
    ) -> Result<T, ServiceError> {
        let stamp = self.desk.stamp();
        let (done, _) = self.desk.store.write(&stamp, work)?;
        self.desk.count();
        Ok(done)
    }

    fn keep(&mut self, piece: &Piece) -> Result<Done, ServiceError> {
        let done = self.keep_one(piece)?;
        if matches!(piece, Piece::Standing(_)) {
            self.desk.know_who_writes()?;
        }
        Ok(done)
    }

    fn keep_one(&mut self, piece: &Piece) -> Result<Done, ServiceError> {
        let (now, today) = (self.desk.clock.now(), self.desk.clock.today());
        let by = self.desk.author.clone();
        self.write(|writing| {
            entering::refuse_what_is_wrong(writing, piece, today)?;
            let piece = shielding::narrowed(writing, &renaming::remembered(writing, piece)?)?;
            match &piece {
                Piece::Attendance(record) => writing.save(record, None)?,
                Piece::Answer(record) => writing.save(record, None)?,
                Piece::Reason(record) => writing.save(record, None)?,
                Piece::Person(record) => writing.save(record, None)?,
                Piece::Family(record) => writing.save(record, None)?,
                Piece::Child(record) => writing.save(record, None)?,
                Piece::Episode(record) => writing.save(record, None)?,
                Piece::Tie(record) => writing.save(record, None)?,
                Piece::Member(record) => writing.save(record, None)?,
                Piece::Standing(record) => writing.save(record, None)?,
                Piece::OwnContact(record) => writing.save(record.as_ref(), None)?,
                Piece::Outcome(record) => writing.save(record.as_ref(), None)?,
                Piece::Beside { .. } | Piece::PaperResult(_) | Piece::Agreed(_) | Piece::Judgement { .. } => {
                    entering::keep(writing, &piece, None, now)?;
                    0
                }
                Piece::Part(record) => writing.save(record, None)?,
                Piece::Shield(record) => writing.save(record, None)?,
                Piece::Urgent(record) => writing.save(record, None)?,
                Piece::PathNote(record) => writing.save(record, None)?,
                Piece::ReadBack(record) => writing.save(record, None)?,
                Piece::Circulated(record) => writing.save(record, None)?,
                Piece::MinutesAgreed(record) => writing.save(record, None)?,
                Piece::Correction(record) => writing.save(record, None)?,
                Piece::LaterClearance(record) => writing.save(record, None)?,
                Piece::Addendum(record) => {
                    let author = if record.author.is_empty() { by } else { record.author.clone() };
                    writing.save(&Addendum { author, ..record.clone() }, Some(&record.reason))?
                }
                Piece::Action(_) => return Err(ServiceError::Refused(CHANGED_IN_A_FORM.into())),
                Piece::Meeting(meeting) => writing.save(&with_state_kept(writing, meeting)?, None)?,
                Piece::Counts { meeting, counts } => meetings::count(writing, *meeting, *counts)?,
                Piece::TextDone { text, done } => match writing.load::<Text>(*text)? {
                    Some(text) => writing.save(&Text { done: *done, ..text }, None)?,
                    None => return Err(unknown_text()),
                },
            };
            Ok(Done::Kept)
        })
    }
}

/// A meeting's own facts with the state that is kept: only a turn changes that.
fn with_state_kept(writing: &Writing<'_>, meeting: &Meeting) -> Result<Meeting, ServiceError> {
    let kept = writing.load::<Meeting>(meeting.id)?;
    let (state, turns) = kept.map_or((State::Open, Vec::new()), |kept| (kept.state, kept.turns));
    Ok(Meeting { state, turns, ..meeting.clone() })
}
