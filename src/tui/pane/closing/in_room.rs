//! The page before closing in room view: worked out from what everyone here may see, and no reason that fewer may have.

use super::Closing;
use crate::domain::audience::Audience;
use crate::domain::gap::Reason;
use crate::domain::person::Person;
use crate::domain::room::{Room, in_the_room};
use crate::domain::shield::Shield;
use crate::service::meetings::Sheet;

pub(super) const APART: &str = "This is for outside room view: F5, or .room, leaves room view.";

/// The latest day is the worker's own matter, and a reason that was begun before may be for fewer.
pub(super) fn keep_to_the_room(sheet: &mut Sheet) {
    sheet.record = in_the_room(&sheet.record);
    (sheet.latest_next, sheet.latest_not_worked, sheet.reason_draft) = (None, None, None);
}

impl Closing {
    /// Whether something for these may be on the screen.
    pub(super) fn shows(&self, audience: &Audience) -> bool {
        self.room.as_ref().is_none_or(|(room, _)| room.shows(audience))
    }

    /// Whether a reason may be.
    pub(super) fn shows_reason(&self, reason: &Reason) -> bool {
        let shows = |(room, shields): &(Room, Vec<Shield>)| {
            room.shows_words(&reason.audience, &reason.words, shields)
        };
        self.room.as_ref().is_none_or(shows)
    }

    /// The next audience of the reason; none where that is chosen apart.
    pub(super) fn next_audience(&self, people: &[Person]) -> Option<Audience> {
        match &self.room {
            Some((room, _)) => room.next(&self.audience, people),
            None => Some(self.audience.next(people)),
        }
    }

    /// Who the reason is for, in words the room may read.
    pub(super) fn audience_words(&self, people: &[Person]) -> String {
        if self.shows(&self.audience) { self.audience.in_words(people) } else { "some".into() }
    }
}
