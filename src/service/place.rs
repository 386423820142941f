//! Where the practitioner was when she left: kept in the store, behind what opens it, and never in the change log.

use serde::{Deserialize, Serialize};

use super::{Deed, ServiceError};
use crate::domain::checklist::sitting::Sitting;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::store::Reading;

/// Under what name it is kept.
const NAME: &str = "last";
/// The number key of Home.
const FIRST: char = '1';

/// One leg of the way from a tab to where she was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leg {
    /// A family's workspace.
    Family(Id),
    /// A meeting that was being recorded.
    Recorder(Id),
    /// The page before closing it.
    Closing(Id),
    /// The record of a meeting.
    Record(Id),
    /// A family's checklists.
    Checklists(Id),
    /// A sitting that was being scored.
    Sitting(Id),
    /// What can be done with the store.
    MyStore,
}

/// Where she was; without anything, the first screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The number key of the tab.
    pub tab: char,
    /// What was open in it, the first opened first.
    pub trail: Vec<Leg>,
}

impl Place {
    /// The first screen.
    #[must_use]
    pub const fn first() -> Self {
        Self { tab: FIRST, trail: Vec::new() }
    }

    /// Whether it is the first screen.
    #[must_use]
    pub fn is_first(&self) -> bool {
        *self == Self::first()
    }

    /// What keeps it.
    #[must_use]
    pub fn keep(&self) -> Deed {
        // A place that cannot be written down is the first screen.
        let value = serde_json::to_string(self).unwrap_or_default();
        Deed::Remember { name: NAME.into(), value }
    }
}

/// Where she was, as the store has it. None where nothing was kept, or a record it names is gone.
///
/// # Errors
/// The store's.
pub fn recall(store: &Reading) -> Result<Option<Place>, ServiceError> {
    let kept = store.get_place(NAME)?.and_then(|json| serde_json::from_str::<Place>(&json).ok());
    let Some(Place { tab, trail }) = kept else { return Ok(None) };
    let mut there = Vec::new();
    for leg in trail {
        match still(store, leg)? {
            Some(leg) => there.push(leg),
            None => return Ok(None),
        }
    }
    Ok(Some(Place { tab, trail: there }))
}

/// The leg as it is now: a meeting that was closed since is shown as its record.
fn still(store: &Reading, leg: Leg) -> Result<Option<Leg>, ServiceError> {
    Ok(match leg {
        Leg::MyStore => Some(leg),
        Leg::Family(id) | Leg::Checklists(id) => store.load::<Family>(id)?.map(|_| leg),
        Leg::Sitting(id) => store.load::<Sitting>(id)?.map(|_| leg),
        Leg::Record(id) => store.load::<Meeting>(id)?.map(|_| leg),
        Leg::Recorder(id) | Leg::Closing(id) => store
            .load::<Meeting>(id)?
            .map(|meeting| if meeting.state.can_write() { leg } else { Leg::Record(id) }),
    })
}
