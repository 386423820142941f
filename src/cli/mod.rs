//! Front door: one line of shell.
