//! The recorder in room view: the lists and counts come from what everyone here may see, lines leave the screen when the
//! cursor leaves them, and the cursor never comes to one that is off it.

use super::{Env, Recorder};
use crate::domain::audience::Audience;
use crate::domain::body::Line;
use crate::domain::entry::Mark;
use crate::domain::id::Id;
use crate::domain::manuscript::{Manuscript, Stroke};
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::long_date;
use crate::domain::next_meeting;
use crate::domain::person::Person;
use crate::domain::room::{Room, in_the_room};
use crate::domain::veil::{self, Veil};
use crate::tui::effect::Effect;

/// What is said when a line leaves the screen: not what it is, nor whom it is kept from.
const KEPT: &str = "That line stays in the text. It is not on this screen while room view is on.";
/// What is said of what is decided apart.
pub(super) const APART: &str = "This is for outside room view: F5, or .room, leaves room view.";

/// What may be on the screen.
pub(super) struct Shown {
    pub(super) room: Room,
    pub(super) record: MeetingRecord,
}

impl Recorder {
    /// Takes up whether room view is on.
    pub(super) fn mind_the_room(&mut self, env: &Env) {
        self.in_room = env.room.is_some_and(|room| room.meeting == self.id);
    }

    /// Works out anew what may be on the screen.
    pub(super) fn look(&mut self) {
        let record = self.sheet.as_ref().map(|sheet| &sheet.record).filter(|_| self.in_room);
        self.shown = record.map(|record| Shown { room: Room::now(record), record: in_the_room(record) });
    }

    /// The record as it may be on the screen.
    pub(super) fn seen(&self) -> Option<&MeetingRecord> {
        let shown = self.shown.as_ref().map(|shown| &shown.record);
        shown.or(self.sheet.as_ref().map(|sheet| &sheet.record))
    }

    /// The text shown comes on the screen: whatever is not for the room is off it.
    pub(super) fn cover(&mut self) {
        self.veil = match (&self.shown, self.manuscript()) {
            (Some(shown), Some((_, manuscript))) => {
                Veil::over(manuscript.body(), &|line| self.shows(shown, line))
            }
            _ => Veil::OPEN,
        };
    }

    fn shows(&self, shown: &Shown, line: &Line) -> bool {
        let shields = self.sheet.as_ref().map_or(&[][..], |sheet| &sheet.record.shields);
        let child = self.stop().and_then(|stop| stop.child);
        let is_blank = line.text.trim().is_empty();
        is_blank || (shown.room.shows_child(child) && shown.room.shows_line(line, shields))
    }

    /// Puts a stroke to the text and follows it with the veil. Answers whether the line that was left went off the
    /// screen.
    pub(super) fn put_under_veil(&mut self, text: Id, stroke: &Stroke) -> Result<bool, String> {
        let edits = if self.veil.is_open() {
            Vec::new()
        } else {
            self.manuscripts.get(&text).map_or_else(Vec::new, |manuscript| manuscript.edits_of(stroke))
        };
        let Some(manuscript) = self.manuscripts.get_mut(&text) else { return Ok(false) };
        let before = manuscript.spot();
        manuscript.apply(stroke).map_err(|misfit| format!("Not done: {misfit}. Nothing was lost."))?;
        let mut veil = std::mem::take(&mut self.veil);
        let went = match (&self.shown, self.manuscripts.get(&text)) {
            (Some(shown), Some(manuscript)) => {
                let may_be = |line: &Line| self.shows(shown, line);
                veil.follow(&edits, (before, manuscript.spot()), manuscript.body(), &may_be)
            }
            _ => false,
        };
        self.veil = veil;
        Ok(went)
    }

    /// What is said when a line left the screen.
    pub(super) fn say_kept(&mut self) -> Effect {
        self.said.clear();
        Effect::Say(KEPT.into())
    }

    /// Leads the cursor to a line that is on the screen, where it came to one that is not.
    pub(super) fn lead_away(&mut self) -> Vec<Effect> {
        let empty = Line { audience: self.starts_for(), ..Line::default() };
        let away = self.manuscript().and_then(|(_, text)| veil::to_a_shown_line(text, &self.veil, empty));
        away.map_or_else(Vec::new, |stroke| self.put(stroke))
    }

    /// Whether a step may be taken back, or made again, on a screen that others see.
    pub(super) fn may_take_back(&self, manuscript: &Manuscript, again: bool) -> bool {
        let Some(shown) = self.shown.as_ref() else { return true };
        let may_be = |line: &Line| self.shows(shown, line);
        if again {
            veil::may_make_again(manuscript, &may_be)
        } else {
            veil::may_take_back(manuscript, &may_be)
        }
    }

    /// The next audience of a line; none where that is chosen apart.
    pub(super) fn next_audience(&self, now: &Audience) -> Option<Audience> {
        let people = &self.sheet.as_ref()?.record.people;
        match &self.shown {
            Some(shown) => shown.room.next(now, people),
            None => Some(now.next(people)),
        }
    }

    /// Who a line is for, in words the room may read.
    pub(super) fn audience_words(&self, audience: &Audience, people: &[Person]) -> String {
        match &self.shown {
            Some(shown) if !shown.room.shows(audience) => "some".into(),
            _ => audience.in_words(people),
        }
    }

    /// Who a line is really for, in words the room may read: a child's own words are for nobody before they are cleared.
    pub(super) fn really_for(&self, line: &Line, people: &[Person]) -> String {
        let is_childs = self.marks().is_some_and(|marks| marks.read(line).mark == Some(Mark::ChildSaid));
        let audience = match &line.cleared {
            Some(cleared) if is_childs => line.audience.and(&cleared.audience),
            None if is_childs && self.in_room => return "some".into(),
            None if is_childs => return "withheld until cleared (.clear)".into(),
            _ => line.audience.clone(),
        };
        self.audience_words(&audience, people)
    }

    /// Whether somebody may be offered: in room view only who is on the list of who is here.
    pub(super) fn may_offer(&self, person: &Person) -> bool {
        let Some(shown) = self.shown.as_ref() else { return true };
        let shields = self.sheet.as_ref().map_or(&[][..], |sheet| &sheet.record.shields);
        let is_listed = shown.record.attendance.iter().any(|row| row.person == person.id);
        let words = format!("{} {}", person.handle, person.role);
        is_listed && shown.room.shows_words(&Audience::Everyone, &words, shields)
    }

    /// How the next meeting's date was read, from the lines on the screen.
    pub(super) fn read_in_room(&self) -> Option<String> {
        let shown = self.shown.as_ref()?;
        let around = &self.sheet.as_ref()?.around;
        let text =
            shown.record.texts.iter().find(|text| Some(text.id) == self.stop().and_then(|stop| stop.text))?;
        let found = next_meeting::read(&text.body.to_text(), around);
        found.day.map(|day| format!("Read as {}.", long_date(day))).or(found.question)
    }
}
