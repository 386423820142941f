//! Front door: full screen.

pub mod chord;
pub mod event;
pub mod signals;
pub mod terminal;
pub mod wake;
