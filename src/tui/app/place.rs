//! Where the practitioner is: left behind when she leaves or locks, and gone back to when the store opens again.

use super::{App, Records};
use crate::domain::audience::Reader;
use crate::service::place::{Leg, Place};
use crate::tui::message::Todo;
use crate::tui::pane::{RecordFor, Tab, Where};

impl App {
    /// The tab, and what is open in it as far as it can be opened again.
    pub(super) fn here(&self) -> (Tab, Vec<Where>) {
        let stack = self.stacks.get(self.tab as usize).map(|stack| stack.iter().skip(1));
        (self.tab, stack.into_iter().flatten().map_while(|pane| pane.again()).collect())
    }

    /// Keeps where she is, where it is not kept already and there is a store to keep it in.
    pub(super) fn keep_place(&mut self) -> Option<Todo> {
        if !matches!(self.setting.records, Records::Practice | Records::Open) {
            return None;
        }
        let (tab, trail) = self.here();
        let place = Place { tab: tab.label().0, trail: trail.iter().map_while(leg).collect() };
        if place == self.kept_place {
            return None;
        }
        let keep = place.keep();
        self.kept_place = place;
        Some(Todo::Do(keep))
    }

    /// Goes where she was; the first screen lies below, and knows what is due. Nowhere where she is on her way already.
    pub(super) fn go_back_to(&mut self, tab: Tab, trail: Vec<Where>) -> Vec<Todo> {
        let mut todo = Vec::new();
        if tab != self.tab {
            todo.extend(self.go_tab(tab));
        }
        for place in trail {
            todo.extend(self.open(place));
        }
        todo
    }

    /// Whether nothing was done since the first screen was shown.
    pub(super) fn is_untouched(&self) -> bool {
        self.tab == Tab::Home
            && self.overlays.is_empty()
            && self.stacks.get(Tab::Home as usize).is_none_or(|stack| stack.len() <= 1)
    }
}

/// The place that was kept, as it is opened: a meeting in which nothing can be written is shown as its record.
pub(super) fn opened(place: &Place, only_to_read: bool) -> (Tab, Vec<Where>) {
    let tab = Tab::ALL.iter().copied().find(|tab| tab.label().0 == place.tab).unwrap_or(Tab::Home);
    (tab, place.trail.iter().map(|leg| to_open(*leg, only_to_read)).collect())
}

const fn to_open(leg: Leg, only_to_read: bool) -> Where {
    match leg {
        Leg::Recorder(id) | Leg::Closing(id) if only_to_read => {
            Where::Record(RecordFor { meeting: id, reader: Reader::Record })
        }
        Leg::Family(id) => Where::Family(id),
        Leg::Recorder(id) => Where::Recorder(id),
        Leg::Closing(id) => Where::Closing(id),
        Leg::Record(id) => Where::Record(RecordFor { meeting: id, reader: Reader::Record }),
        Leg::Checklists(id) => Where::Checklists(id),
        Leg::Sitting(id) => Where::Sitting(id),
        Leg::MyStore => Where::MyStore(()),
    }
}

/// What is kept of a pane. A record shown for another reader is not: it would come back as the whole record.
fn leg(place: &Where) -> Option<Leg> {
    match place {
        Where::Family(id) | Where::FamilyPlan(id) => Some(Leg::Family(*id)),
        Where::Recorder(id) => Some(Leg::Recorder(*id)),
        Where::Closing(id) => Some(Leg::Closing(*id)),
        Where::Record(of) if of.reader == Reader::Record => Some(Leg::Record(of.meeting)),
        Where::Checklists(id) => Some(Leg::Checklists(*id)),
        Where::Sitting(id) => Some(Leg::Sitting(*id)),
        Where::MyStore(()) => Some(Leg::MyStore),
        _ => None,
    }
}
