//! Front door: full screen.
