//! That the organisation's recovery words opened a store. Kept in the store, where it cannot be taken out unseen.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::moment::Moment;
use super::record::Record;

/// One use of the organisation's recovery words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsUsed {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Moment,
}

impl Record for WordsUsed {
    const ENTITY: &'static str = "words_used";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        None
    }
}
