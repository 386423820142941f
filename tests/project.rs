//! The project itself: its documents are fresh, and its rooms know only whom they may.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]

#[path = "project/architecture.rs"]
mod architecture;
#[path = "project/coverage.rs"]
mod coverage;
#[path = "project/docs.rs"]
mod docs;
#[path = "project/keys.rs"]
mod keys;
#[path = "project/picture.rs"]
mod picture;
#[path = "project/schema.rs"]
mod schema;
