//! Front door: full screen.
//!
//! | room | what it is |
//! |---|---|
//! | [`door`] | opening and making the practitioner's own store |
//! | [`event`] | what reaches the screen thread, and its one wait |
//! | [`chord`] | keys as the terminal library gives them, made plain |
//! | [`keymap`] | from a chord and the contexts that live to a command |
//! | [`app`] | the screen as a value: events and messages in, things to do out |
//! | [`pane`] | what fills the screen: one folder or file each |
//! | [`overlay`] | what lies on top: palette, help, questions |
//! | [`widget`] | what draws and decides nothing |
//! | [`reading`] | guidance and documents as pages |
//! | [`worker`] | the two threads that do what the app wants done |
//! | [`stage`] | the workers, which come and go with the store |
//! | [`keeper`] | keeps what was chosen about the program |
//! | [`run`] | ties these together until the practitioner leaves |
//! | [`picture`] | a frame as a picture, for the documentation |
//! | [`terminal`], [`signals`], [`wake`] | the machine underneath |

pub mod app;
pub mod chord;
pub mod door;
pub mod effect;
pub mod event;
pub mod finding;
pub mod keeper;
pub mod keymap;
pub mod look;
pub mod message;
pub mod overlay;
pub mod pane;
pub mod picture;
pub mod reading;
pub mod run;
pub mod signals;
pub mod stage;
pub mod terminal;
pub mod wake;
pub mod widget;
pub mod worker;
