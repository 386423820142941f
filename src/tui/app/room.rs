//! Room view: while a meeting is held, the screen holds only what everyone in the room may see. It comes on by itself
//! and is left on purpose.

use super::{App, Records};
use crate::command::Context;
use crate::domain::audience::Reader;
use crate::domain::id::Id;
use crate::domain::meeting::{Kind, Meeting, State};
use crate::domain::own_contact::OwnContact;
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::proof::Proof;
use crate::tui::pane::{About, InRoom, Pane, RecordFor, Reply, Where};

const LEAVE: &str = "room-view.leave";
const NO_MEETING: &str = "Room view comes on with a meeting, and none is open.";

/// The meeting whose room can see the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomView {
    /// Whose.
    pub family: Id,
    /// Which.
    pub meeting: Id,
}

/// Whether room view is on, and what it goes by.
#[derive(Debug, Default)]
pub(super) struct Room {
    on: Option<RoomView>,
    /// The meeting it was left for, on purpose.
    left: Option<RoomView>,
    /// The meeting that is being opened: whether it is held is not known yet.
    coming: Option<Id>,
    /// Whether the meeting is paused: left then, it is over for now.
    paused: bool,
    /// The meeting that ended while room view was on: its record is shown first as the family has it.
    ended: Option<Id>,
}

impl Room {
    pub(super) const fn on(&self) -> Option<RoomView> {
        self.on
    }

    /// A meeting was read that is being opened.
    fn reads(&mut self, meeting: &Meeting) {
        if self.coming.take_if(|coming| *coming == meeting.id).is_some() && is_held(meeting) {
            self.turn_on(meeting);
        }
    }

    fn turn_on(&mut self, meeting: &Meeting) {
        self.on = Some(RoomView { family: meeting.family, meeting: meeting.id });
        (self.left, self.paused) = (None, meeting.state == State::Paused);
    }

    /// A meeting is in another state. Answers whether room view came on by it.
    fn turns(&mut self, meeting: &Meeting) -> bool {
        if self.on.is_some_and(|on| on.meeting == meeting.id) {
            self.paused = meeting.state == State::Paused;
            if !meeting.state.can_write() {
                (self.on, self.ended) = (None, Some(meeting.id));
            }
            return false;
        }
        let was_left = self.left.is_some_and(|left| left.meeting == meeting.id);
        if was_left && !meeting.state.can_write() {
            self.left = None;
        }
        let begins = meeting.state == State::Open && is_held(meeting) && !was_left && self.on.is_none();
        if begins {
            self.turn_on(meeting);
        }
        begins
    }
}

/// Whether the family may be sitting there. A meeting of professionals has none of them, and one that is typed up from
/// paper is over.
fn is_held(meeting: &Meeting) -> bool {
    matches!(meeting.state, State::Open | State::Paused)
        && meeting.kind != Kind::ProfessionalsOnly
        && meeting.typed_up.is_none()
}

impl App {
    /// What the pane would show that the room may not see, to begin a sentence with; none where it can be shown.
    pub(super) fn refused_in_room(&self, pane: &dyn Pane) -> Option<&'static str> {
        let room = self.room.on?;
        match pane.in_room(&self.env()) {
            InRoom::Refused(what) => Some(what),
            _ if pane.meeting().is_some_and(|meeting| meeting != room.meeting) => Some("Another meeting"),
            InRoom::Open | InRoom::Filtered => None,
        }
    }

    /// The same of the pane in sight.
    pub(super) fn refused_in_sight(&self) -> Option<&'static str> {
        self.refused_in_room(self.pane()?)
    }

    /// What is opened in the place of this: nothing where the room may not see it, and that is said.
    pub(super) fn instead_in_room(&mut self, place: Where) -> Option<Where> {
        let pane = place.clone().pane();
        if let Some(what) = self.refused_in_room(pane.as_ref()) {
            self.notice = format!("{what} is not shown in room view. F5 or .room leaves room view.");
            return None;
        }
        self.await_meeting(&place);
        Some(self.after_ending(place))
    }

    /// A meeting is opened: room view comes on when it is one that is held.
    fn await_meeting(&mut self, place: &Where) {
        let is_left = |id: &Id| self.room.left.is_some_and(|left| left.meeting == *id);
        match place {
            Where::Recorder(id) => self.room.coming = Some(*id),
            Where::Closing(id) | Where::ReadOut(id) | Where::Wording(id) | Where::Spelling(id)
                if !is_left(id) =>
            {
                self.room.coming = Some(*id);
            }
            _ => {}
        }
    }

    /// The family may still be sitting there when a meeting ends.
    fn after_ending(&mut self, place: Where) -> Where {
        match place {
            Where::Record(of) if self.room.ended.take_if(|ended| *ended == of.meeting).is_some() => {
                Where::Record(RecordFor { reader: Reader::Family, ..of })
            }
            place => place,
        }
    }

    /// Hears of a meeting that was read, before the panes do.
    pub(super) fn room_reads(&mut self, meeting: &Meeting) {
        self.room.reads(meeting);
    }

    /// Hears of a meeting in another state, before the panes do. Answers whether room view came on by it.
    pub(super) fn room_turns(&mut self, meeting: &Meeting) -> bool {
        self.room.turns(meeting)
    }

    /// A paused meeting that was left is over for now.
    pub(super) fn mind_the_room(&mut self) {
        let is_open = |meeting: Id| self.stacks.iter().flatten().any(|pane| pane.meeting() == Some(meeting));
        if self.room.paused && self.room.on.is_some_and(|on| !is_open(on.meeting)) {
            self.room.on = None;
        }
    }

    /// The key: leaves room view, or enters it.
    pub(super) fn turn_room_view(&mut self) -> Vec<Todo> {
        if self.room.on.is_some() {
            self.ask_to_leave_room_view();
            return Vec::new();
        }
        let about = self.about();
        let view = about.family.zip(about.meeting).map(|(family, meeting)| RoomView { family, meeting });
        let Some(view) = view.or(self.room.left) else {
            NO_MEETING.clone_into(&mut self.notice);
            return Vec::new();
        };
        self.room.on = Some(view);
        (self.room.left, self.room.paused) = (None, is_paused(&about));
        self.overlays.clear();
        let todo = self.look_anew();
        "Room view is on: only what everyone here may see.".clone_into(&mut self.notice);
        todo
    }

    fn ask_to_leave_room_view(&mut self) {
        if self.setting.records != Records::Practice {
            return self.overlays.push(Overlay::Proof(Proof::default()));
        }
        let about = "Outside room view everything on record can come on the screen. In practice no passphrase is asked for.";
        self.overlays.push(Overlay::Choice(
            Choice::decide(LEAVE, "Leave room view?", "Stay in room view", vec!["Leave it".into()])
                .about(about),
        ));
    }

    /// An answer to that; none for an answer to another question.
    pub(super) fn leaves_room_view(&mut self, reply: &Reply) -> Option<Vec<Todo>> {
        match reply {
            Reply::Chosen(LEAVE, _) => Some(self.leave_room_view()),
            Reply::Left(LEAVE) => Some(Vec::new()),
            _ => None,
        }
    }

    /// The passphrase was right.
    pub(super) fn proven(&mut self) -> Vec<Todo> {
        if !matches!(self.overlays.last(), Some(Overlay::Proof(_))) {
            return Vec::new();
        }
        self.overlays.pop();
        self.leave_room_view()
    }

    fn leave_room_view(&mut self) -> Vec<Todo> {
        self.room.left = self.room.on.take();
        let todo = self.look_anew();
        "Room view is off: mind who can see the screen. F5 or .room turns it on again."
            .clone_into(&mut self.notice);
        todo
    }

    /// The pane in sight is made again from what may be on the screen now.
    pub(super) fn look_anew(&mut self) -> Vec<Todo> {
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        effects.extend(self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default());
        self.effects(effects)
    }

    /// Her own contacts, corrections of the packs' first.
    pub(super) fn take_own_contacts(&mut self, own: &[OwnContact]) {
        self.own_contacts = own.to_vec();
        self.own_contacts.sort_by_key(|one| one.corrects.is_none());
    }

    /// Her own contacts that may be on the screen. What she corrected of a pack is for everybody, a number that only she
    /// has may belong to another family.
    pub(super) fn own_contacts(&self) -> &[OwnContact] {
        let corrections = self.own_contacts.partition_point(|one| one.corrects.is_some());
        let shown = if self.room.on.is_some() { corrections } else { self.own_contacts.len() };
        self.own_contacts.get(..shown).unwrap_or_default()
    }

    /// The store is open again after it was locked: who could see the screen then can see it now.
    pub(super) fn back_in_the_room(&mut self) -> Vec<Todo> {
        let Some(view) = self.was_in_room.take() else { return Vec::new() };
        self.room.on = Some(view);
        self.look_anew()
    }

    /// The contexts that live in the pane in sight; none in one that is not shown.
    pub(super) fn contexts_in_sight(&self) -> Vec<Context> {
        match self.pane() {
            Some(pane) if self.refused_in_room(pane).is_none() => pane.contexts(),
            _ => Vec::new(),
        }
    }

    /// The store is closed: the next meeting that is opened begins anew.
    pub(super) fn forget_room(&mut self) {
        self.room = Room::default();
    }
}

const fn is_paused(about: &About) -> bool {
    about.meeting.is_some() && !about.is_open
}
