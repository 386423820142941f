//! Front door: one line of shell.

pub mod practice;
