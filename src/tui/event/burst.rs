//! Whether keys come faster than hands type.

use std::time::Duration;

/// A gap this long ends a run of keys. Key repeat leaves about 30 ms.
const GAP: Duration = Duration::from_millis(15);
/// Fewer keys than this are never a burst.
const FEW: usize = 3;
/// More characters than this in one run are a burst even without Enter.
const MANY: usize = 8;

/// A run of keys without a gap between them. The gap is time spent waiting, not time spent drawing: a paste that comes
/// in parts is one run however slow the frames between them are.
#[derive(Debug, Default)]
pub(super) struct Burst {
    keys: usize,
    characters: usize,
    enter: bool,
    quiet: Duration,
}

impl Burst {
    /// The wait lasted this long.
    pub(super) fn quiet_for(&mut self, waited: Duration) {
        self.quiet = self.quiet.saturating_add(waited);
        if self.quiet > GAP {
            *self = Self::default();
        }
    }

    /// A key came.
    pub(super) fn key(&mut self, character: bool, enter: bool) {
        self.keys += 1;
        self.characters += usize::from(character);
        self.enter |= enter;
        self.quiet = Duration::ZERO;
    }

    /// Whether a run of keys has begun and goes on.
    pub(super) const fn is_running(&self) -> bool {
        self.keys > 0
    }

    /// True in a run of keys that no hand typed.
    pub(super) fn is_on(&self) -> bool {
        self.keys >= FEW && (self.enter || self.characters > MANY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `c` a character, `e` Enter, `d` an arrow; a digit waits that many times 10 ms.
    fn burst(script: &str) -> bool {
        let mut burst = Burst::default();
        for c in script.chars() {
            match c.to_digit(10) {
                Some(tens) => burst.quiet_for(Duration::from_millis(10 * u64::from(tens))),
                None => burst.key(c == 'c', c == 'e'),
            }
        }
        burst.is_on()
    }

    #[test]
    fn a_burst_is_three_keys_with_an_enter_or_more_than_eight_characters() {
        let table = [
            ("c", false),
            ("ce", false),
            ("cce", true),
            ("ecc", true),
            ("cccccccc", false),
            ("ccccccccc", true),
            ("dddddddddddd", false),
            ("c3c3e", false),
            ("c1c1e", true),
            ("c1", false),
            ("ccccc1cccc", true),
            ("ccccccccc2", false),
            ("ccccccccc11", false),
            ("ccccccccc2ce", false),
        ];
        for (script, expected) in table {
            assert_eq!(burst(script), expected, "{script}");
        }
    }
}
