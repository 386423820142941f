//! What things are, and their rules. Pure: no input or output, no clock, no screen; time is an argument.

pub mod action;
pub mod addendum;
pub mod attendance;
pub mod audience;
pub mod body;
pub mod calendar;
pub mod child;
pub mod clock;
pub mod date;
pub mod entry;
pub mod episode;
pub mod family;
pub mod gap;
pub mod id;
pub mod manuscript;
pub mod meeting;
pub mod meeting_record;
pub mod moment;
pub mod outcome;
pub mod person;
pub mod record;
pub mod source;
pub mod template;
pub mod writing;
pub mod text;
