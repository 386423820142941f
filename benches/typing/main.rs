//! Typing while a store of 100,000 notes is backed up and searched.
//!
//! `cargo bench --bench typing`. Making the store takes a minute or two; it is thrown away at the end. `PORTAL_NOTES` and
//! `PORTAL_KEYS` make it larger or smaller.

#![cfg(unix)]
#![expect(clippy::expect_used, clippy::panic, reason = "a bench that cannot go on stops")]

mod load;

use std::time::{Duration, Instant};

use load::{fill, percentile, type_under_load};

fn main() {
    let notes = asked("PORTAL_NOTES", 100_000);
    let keys = asked("PORTAL_KEYS", 1_800);
    let folder = tempfile::tempdir().expect("a folder");
    let began = Instant::now();
    fill(folder.path(), notes);
    println!("{notes} notes made in {} s", began.elapsed().as_secs());
    let figures = type_under_load(folder.path(), keys);
    println!(
        "{} keys while {} backups and {} searches ran",
        figures.keys.len(),
        figures.backups,
        figures.searches
    );
    say("key: taken, handed on, drawn", &figures.keys);
    say("first unsaved key to saved", &figures.saves);
}

fn asked(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

fn say(what: &str, values: &[Duration]) {
    let [half, high, most] = [50, 99, 100].map(|of_100| percentile(values, of_100));
    println!("{what}: p50 {half:.1?}, p99 {high:.1?}, max {most:.1?} ({} of them)", values.len());
}
