//! Practitioner Portal: record a child protection core group meeting, and lose nothing.
//!
//! The map of the crate, from the ground up:
//!
//! | room | what it is |
//! |---|---|
//! | [`domain`] | what a family, a meeting, a mark, a date or a guidance page is, and its rules; pure |
//! | [`content`] | pack files become domain values, or a list of faults with file, line and column |
//! | [`store`] | keeps domain values in one encrypted `SQLite` file; the only room that knows SQL |
//! | [`vault`] | what unlocks the store |
//! | [`export`] | domain values become one neutral document, and that becomes Markdown or plain text |
//! | [`service`] | everything the program can do, as verbs in a practitioner's words |
//! | [`command`] | every action once: id, label, sentence, keys |
//! | [`cli`] | front door: one line of shell |
//! | [`tui`] | front door: full screen |
//!
//! Direction: `cli` and `tui` know `command` and `service`; these know `store`, `vault`, `content`
//! and `export`; these know `domain` alone. `tests/project/architecture.rs` holds it so.

pub mod cli;
pub mod command;
pub mod content;
pub mod domain;
pub mod export;
pub mod service;
pub mod store;
pub mod tui;
pub mod vault;
