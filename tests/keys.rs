//! Keys in; screen, record and files out. The whole program but for the terminal and the threads.
//!
//! A test is a short script: press keys at a [`desk::Desk`], look at the screen, look at what the store has.
#![expect(clippy::expect_used, clippy::panic, reason = "a test says what went wrong by failing")]

#[path = "keys/adding.rs"]
mod adding;
#[path = "keys/after.rs"]
mod after;
#[path = "keys/audience.rs"]
mod audience;
#[path = "keys/chairing.rs"]
mod chairing;
#[path = "keys/changed_actions.rs"]
mod changed_actions;
#[path = "keys/checklist_levels.rs"]
mod checklist_levels;
#[path = "keys/checklist_reading.rs"]
mod checklist_reading;
#[path = "keys/checklist_slips.rs"]
mod checklist_slips;
#[path = "keys/checklists.rs"]
mod checklists;
#[path = "keys/closing_answers.rs"]
mod closing_answers;
#[path = "keys/commands.rs"]
mod commands;
#[path = "keys/contacts.rs"]
mod contacts;
#[path = "keys/days.rs"]
mod days;
#[path = "keys/desk/mod.rs"]
mod desk;
#[path = "keys/dots.rs"]
mod dots;
#[path = "keys/entry.rs"]
mod entry;
#[path = "keys/failing.rs"]
mod failing;
#[path = "keys/idle.rs"]
mod idle;
#[path = "keys/last_place.rs"]
mod last_place;
#[path = "keys/leak.rs"]
mod leak;
#[path = "keys/limits.rs"]
mod limits;
#[path = "keys/lists.rs"]
mod lists;
#[path = "keys/main_job.rs"]
mod main_job;
#[path = "keys/marks.rs"]
mod marks;
#[path = "keys/my_store.rs"]
mod my_store;
#[path = "keys/one_person.rs"]
mod one_person;
#[path = "keys/only_to_read.rs"]
mod only_to_read;
#[path = "keys/own.rs"]
mod own;
#[path = "keys/papers.rs"]
mod papers;
#[path = "keys/parts.rs"]
mod parts;
#[path = "keys/places.rs"]
mod places;
#[path = "keys/plain_keys.rs"]
mod plain_keys;
#[path = "keys/reader.rs"]
mod reader;
#[path = "keys/reading.rs"]
mod reading;
#[path = "keys/room.rs"]
mod room;
#[path = "keys/safe_keys.rs"]
mod safe_keys;
#[path = "keys/safe_letters.rs"]
mod safe_letters;
#[path = "keys/screens.rs"]
mod screens;
#[path = "keys/search.rs"]
mod search;
#[path = "keys/shields.rs"]
mod shields;
#[path = "keys/short_codes.rs"]
mod short_codes;
#[path = "keys/sizes.rs"]
mod sizes;
#[path = "keys/sorting.rs"]
mod sorting;
#[path = "keys/spelling.rs"]
mod spelling;
#[path = "keys/start.rs"]
mod start;
#[path = "keys/states.rs"]
mod states;
#[path = "keys/twelve/mod.rs"]
mod twelve;
#[path = "keys/undo.rs"]
mod undo;
#[path = "keys/urgent.rs"]
mod urgent;
#[path = "keys/welcome.rs"]
mod welcome;
#[path = "keys/who.rs"]
mod who;
#[path = "keys/word_names.rs"]
mod word_names;
