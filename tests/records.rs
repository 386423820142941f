//! A closed record means whom it meant, and reaches only them: whatever is corrected, handed on or decided afterwards.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

#[path = "records/actions.rs"]
mod actions;
#[path = "records/after_closing.rs"]
mod after_closing;
#[path = "records/closed_before.rs"]
mod closed_before;
#[path = "records/edits.rs"]
mod edits;
#[path = "records/faults.rs"]
mod faults;
#[path = "records/generated.rs"]
mod generated;
#[path = "records/home.rs"]
mod home;
