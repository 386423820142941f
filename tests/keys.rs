//! Keys in; screen, record and files out. The whole program but for the terminal and the threads.
//!
//! A test is a short script: press keys at a [`desk::Desk`], look at the screen, look at what the store has.
#![expect(clippy::expect_used, clippy::panic, reason = "a test says what went wrong by failing")]

#[path = "keys/desk.rs"]
mod desk;

#[path = "keys/marks.rs"]
mod marks;
