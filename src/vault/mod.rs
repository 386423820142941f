//! What unlocks the store.
