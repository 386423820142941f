//! The laws of checklists, whatever the instrument and the answers.

mod laws;
