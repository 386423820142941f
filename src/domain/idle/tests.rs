use proptest::prelude::*;

use super::*;

const fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

fn limits(blank: u64, lock: u64) -> Limits {
    Limits::of_minutes(blank, lock).expect("limits")
}

/// `-` nothing, `b` said that it blanks, `B` blank, `l` said that it locks, `L` locked.
fn in_letters(idle: Idle) -> String {
    let said = match idle.warns {
        Some(Next::Blanks(_)) => "b",
        Some(Next::Locks(_)) => "l",
        None => "",
    };
    let words = format!("{}{said}{}", if idle.blank { "B" } else { "" }, if idle.lock { "L" } else { "" });
    if words.is_empty() { "-".into() } else { words }
}

#[test]
fn what_comes_of_so_long_without_a_key() {
    use AtStake::{Nothing, Screen, Store};
    let rows: &[(u64, u64, u64, AtStake, &str)] = &[
        // The times there are without a choice.
        (5, 15, 0, Store, "-"),
        (5, 15, 239, Store, "-"),
        (5, 15, 240, Store, "b"),
        (5, 15, 299, Store, "b"),
        (5, 15, 300, Store, "B"),
        (5, 15, 839, Store, "B"),
        (5, 15, 840, Store, "Bl"),
        (5, 15, 899, Store, "Bl"),
        (5, 15, 900, Store, "L"),
        (5, 15, 90_000, Store, "L"),
        // Practice has no passphrase: it blanks and no more.
        (5, 15, 240, Screen, "b"),
        (5, 15, 300, Screen, "B"),
        (5, 15, 900, Screen, "B"),
        (5, 15, 90_000, Screen, "B"),
        // Nothing is open.
        (5, 15, 240, Nothing, "-"),
        (5, 15, 90_000, Nothing, "-"),
        // Both at once: only the lock is spoken of.
        (5, 5, 239, Store, "-"),
        (5, 5, 240, Store, "l"),
        (5, 5, 300, Store, "L"),
        // A minute between them: the one is said as the other comes.
        (5, 6, 240, Store, "b"),
        (5, 6, 300, Store, "Bl"),
        (5, 6, 360, Store, "L"),
        // The least: said half a minute before.
        (1, 1, 29, Store, "-"),
        (1, 1, 30, Store, "l"),
        (1, 1, 60, Store, "L"),
        (1, 60, 3539, Store, "B"),
        (60, 60, 3539, Store, "-"),
        (60, 60, 3540, Store, "l"),
    ];
    for (blank, lock, idle, at_stake, wanted) in rows {
        let idle_after = limits(*blank, *lock).after(seconds(*idle), *at_stake);
        assert_eq!(in_letters(idle_after), *wanted, "{blank} {lock} {idle} {at_stake:?}");
    }
}

#[test]
fn a_warning_says_how_long_there_is() {
    assert_eq!(limits(5, 15).after(seconds(850), AtStake::Store).warns, Some(Next::Locks(seconds(60))));
    assert_eq!(limits(1, 15).after(seconds(30), AtStake::Store).warns, Some(Next::Blanks(seconds(30))));
}

#[test]
fn minutes_are_read_as_they_are_written() {
    let good = [("5", 5), (" 12 ", 12), ("1", 1), ("60", 60), ("5 min", 5), ("5m", 5), ("10 Minutes", 10)];
    for (text, wanted) in good.into_iter().chain([("1 minute", 1), ("07", 7)]) {
        assert_eq!(read_minutes(text), Ok(wanted), "{text:?}");
    }
    let bad = [
        "",
        "0",
        "61",
        "off",
        "never",
        "no",
        "five",
        "-5",
        "5.5",
        "5,5",
        "5 hours",
        "5 s",
        "1 h",
        "5 5",
        "1e1",
        "99999999999999999999",
        "5 min 30",
        "+",
        "\u{665}",
    ];
    for text in bad {
        assert_eq!(read_minutes(text), Err(Misfit::NotMinutes), "{text:?}");
    }
}

#[test]
fn the_screen_never_stays_longer_than_the_store() {
    assert_eq!(Limits::of_minutes(16, 15), Err(Misfit::BlankAfterLock(15)));
    assert_eq!(Limits::of_minutes(0, 15), Err(Misfit::NotMinutes));
    assert_eq!(Limits::of_minutes(5, 61), Err(Misfit::NotMinutes));
    assert!(Limits::of_minutes(15, 15).is_ok());
}

proptest! {
    /// The one wait ends where something changes, and nowhere else.
    #[test]
    fn something_comes_at_each_point_and_nothing_between(
        blank in 1_u64..=60, more in 0_u64..=59, steps in 0_usize..6, stake in 0_usize..3,
    ) {
        let limits = limits(blank, (blank + more).min(60));
        let at_stake = [AtStake::Nothing, AtStake::Screen, AtStake::Store][stake];
        let mut idle = Duration::ZERO;
        for _ in 0..steps {
            let Some(next) = limits.next(idle, at_stake) else { break };
            prop_assert!(next > idle);
            let just_before = next.saturating_sub(Duration::from_nanos(1));
            prop_assert_eq!(limits.after(just_before, at_stake), limits.after(idle, at_stake));
            prop_assert_ne!(limits.after(next, at_stake), limits.after(idle, at_stake));
            idle = next;
        }
        if limits.next(idle, at_stake).is_none() {
            let last = limits.after(idle, at_stake);
            prop_assert_eq!(limits.after(idle + of_minutes(10_000), at_stake), last);
            prop_assert_eq!(last.lock, at_stake == AtStake::Store);
        }
    }
}
