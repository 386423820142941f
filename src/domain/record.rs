//! What every kept thing has in common.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::id::Id;

/// A thing the store keeps field by field. Each serialised field is one value in the change log, so
/// two copies that changed different fields of one record both keep their change.
pub trait Record: Serialize + DeserializeOwned {
    /// The entity's name in the change log. Never renamed once released.
    const ENTITY: &'static str;

    /// The record's own id; serialised as the field `id`.
    fn id(&self) -> Id;

    /// What it hangs on: a family for people, plans and meetings; a meeting for what was said in it.
    fn parent(&self) -> Option<Id>;
}
