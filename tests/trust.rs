//! A file that is never in doubt: backups, restores, lost saves, full disks, and kills at random moments.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

#[path = "trust/counting.rs"]
mod counting;
#[path = "trust/kills.rs"]
mod kills;
#[path = "trust/made.rs"]
mod made;
#[cfg(target_os = "linux")]
#[path = "trust/memory.rs"]
mod memory;
#[path = "trust/reading.rs"]
mod reading;
#[path = "trust/restoring.rs"]
mod restoring;
#[path = "trust/room.rs"]
mod room;
