//! Killed while she types: `kill -9` at random moments while keys come at 30 a second.
//!
//! What is on the disk must be what was typed, less at most the last second of it; the store must be whole; and the
//! program must open again in that section at that place. 20 kills, or as many as `PORTAL_KILLS` says.

use std::collections::HashMap;
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::{Session, pause_until};
use crate::meeting::{Practice, SECTION, new_meeting, section, unfinished};

/// Thirty keys a second.
const GAP: Duration = Duration::from_micros(33_333);
/// Nothing older than this may be missing.
const AT_MOST: Duration = Duration::from_secs(1);
/// Stores that are typed in at once, each with a program of its own: no more than a small machine has cores, so that a
/// missing second is the program's and not the wait for a core.
const AT_ONCE: usize = 2;
/// Most keys before a kill: two seconds of them.
const KEYS: u64 = 60;
/// Sections with a text: from the third of the agenda to the eighth, the children's among them.
const TEXTS: usize = 9;

/// What came of some kills.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    typed: usize,
    missing: usize,
    oldest: Duration,
}

impl Tally {
    fn add(&mut self, more: &Self) {
        self.kills += more.kills;
        self.typed += more.typed;
        self.missing += more.missing;
        self.oldest = self.oldest.max(more.oldest);
    }
}

#[test]
fn a_kill_while_typing_loses_less_than_a_second_and_the_place_is_kept() {
    let kills: usize = std::env::var("PORTAL_KILLS").ok().and_then(|many| many.parse().ok()).unwrap_or(20);
    let mut all = Tally::default();
    thread::scope(|scope| {
        let hands: Vec<_> = (0..AT_ONCE)
            .map(|hand| {
                scope.spawn(move || one_store(hand, kills / AT_ONCE + usize::from(hand < kills % AT_ONCE)))
            })
            .collect();
        for hand in hands {
            all.add(&hand.join().expect("nothing failed"));
        }
    });
    eprintln!(
        "{} kills: {} keys typed, {} not on the disk, the oldest of them {} ms old",
        all.kills,
        all.typed,
        all.missing,
        all.oldest.as_millis()
    );
    assert_eq!(all.kills, kills);
}

/// Kill after kill in one store.
fn one_store(hand: usize, kills: usize) -> Tally {
    let mut tally = Tally::default();
    if kills == 0 {
        return tally;
    }
    let practice = Practice::new();
    let mut chance = Chance(0x5eed_0000 + hand as u64);
    let mut portal = new_meeting(practice.start(&[]));
    let mut written: HashMap<String, String> = HashMap::new();
    let mut at = 0;
    for _ in 0..kills {
        at = go_elsewhere(&mut portal, at, &mut chance);
        let heading = heading_of(&portal.screen());
        let text = written.entry(heading.clone()).or_default();
        tally.add(&type_and_kill(&mut portal, &practice, text, &mut chance));
        portal = unfinished(practice.start(&[]));
        portal.wait_until("the section she was in", |rows| heading_of(rows) == heading);
        at_the_end(&portal, text);
    }
    tally
}

/// Types words until the kill, and compares what is on the disk with `text`, which it brings up to date.
fn type_and_kill(portal: &mut Session, practice: &Practice, text: &mut String, chance: &mut Chance) -> Tally {
    let keys: String = chance.words(chance.clone().below(KEYS) + 1);
    let mut times = Vec::new();
    portal.type_at_pace(&keys, GAP, |_, at| times.push(at));
    let killed = Instant::now() + Duration::from_millis(chance.below(33));
    pause_until(killed);
    portal.kill();
    portal.wait_exit();
    let whole = format!("{text}{}", keys.replace('\r', "\n"));
    let kept = practice.text();
    let kept_text = kept.body().to_text();
    assert!(
        whole.starts_with(&kept_text),
        "other words on the disk:\n{kept_text}\n  than were typed:\n{whole}"
    );
    assert!(kept_text.len() >= text.len(), "words of an earlier round are gone:\n{kept_text}\n{text}");
    let arrived = kept_text.len() - text.len();
    let oldest = times.get(arrived).map_or(Duration::ZERO, |typed| killed.duration_since(*typed));
    assert!(oldest <= AT_MOST, "a key typed {oldest:?} before the kill is missing");
    assert_eq!(kept.spot(), kept.body().end(), "the cursor");
    practice.verify();
    *text = kept_text;
    Tally { kills: 1, typed: keys.len(), missing: keys.len() - arrived, oldest }
}

/// Goes up to three sections on or back, among those that are texts.
fn go_elsewhere(portal: &mut Session, at: usize, chance: &mut Chance) -> usize {
    let to = usize::try_from(chance.below(TEXTS as u64)).expect("small");
    let to = to.clamp(at.saturating_sub(3), at + 3);
    let key = if to > at { "<PageDown>" } else { "<PageUp>" };
    for _ in 0..to.abs_diff(at) {
        let before = heading_of(&portal.screen());
        portal.send_keys(key);
        portal.wait_until("another section", |rows| heading_of(rows) != before);
    }
    portal.wait_for("Write");
    to
}

fn heading_of(rows: &[String]) -> String {
    section(rows).into_iter().next().unwrap_or_default()
}

/// The cursor stands behind the last word of the section.
#[track_caller]
fn at_the_end(portal: &Session, text: &str) {
    let (column, row) = portal.cursor().expect("the cursor is shown");
    let screen = portal.screen();
    let shown: String = screen[usize::from(row)].chars().take(column.into()).skip(SECTION.into()).collect();
    let (shown, last) = (shown.trim(), text.rsplit('\n').next().unwrap_or_default().trim());
    assert!(last.ends_with(shown), "the cursor is behind {shown:?} and not behind {last:?}");
    assert_eq!(shown.is_empty(), last.is_empty(), "{shown:?}, {last:?}");
}

/// The same chances each time: a generator of no quality, which is enough here.
#[derive(Clone)]
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 33
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// So many keys of words without meaning, with an Enter now and then.
    fn words(&mut self, keys: u64) -> String {
        let mut words = String::new();
        let mut above = 'x';
        for _ in 0..keys {
            let letter = match (self.below(40), above) {
                (0, 'a'..='z') => '\r',
                (1..=6, 'a'..='z') => ' ',
                _ => char::from(b'a' + u8::try_from(self.below(26)).expect("small")),
            };
            words.push(letter);
            above = letter;
        }
        words
    }
}
