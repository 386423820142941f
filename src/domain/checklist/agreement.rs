//! How often two people gave the same level: counts, not a mean step, since levels are not distances.

use std::fmt;

/// How often two people gave the same level, of the answers that both gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Agreement {
    /// How many answers both gave a level to.
    pub pairs: usize,
    /// At how many the second is more worried.
    pub more: usize,
    /// At how many the second is less worried.
    pub less: usize,
    /// At how many they say the same.
    pub same: usize,
    /// At how many they are one step apart at most.
    pub within_one: usize,
}

/// Fewer pairs than this are not summed up in a line: read the answers themselves.
pub const FEWEST_FOR_A_LINE: usize = 8;

impl Agreement {
    /// Of pairs of steps from the best level, the first person's and the second's.
    #[must_use]
    pub fn of(pairs: &[(usize, usize)]) -> Self {
        let count = |so: fn(usize, usize) -> bool| pairs.iter().filter(|(one, two)| so(*one, *two)).count();
        Self {
            pairs: pairs.len(),
            more: count(|one, two| two > one),
            less: count(|one, two| two < one),
            same: count(|one, two| one == two),
            within_one: count(|one, two| one.abs_diff(two) <= 1),
        }
    }

    /// The share of pairs that are the same; `None` where there are none.
    #[must_use]
    pub fn exact_share(&self) -> Option<f64> {
        share(self.same, self.pairs)
    }

    /// The share of pairs that are one step apart at most.
    #[must_use]
    pub fn within_one_share(&self) -> Option<f64> {
        share(self.within_one, self.pairs)
    }

    /// `school more worried on 3, less on 1, same on 7 (n 11)`.
    #[must_use]
    pub fn signed(&self, second: &str) -> String {
        let Self { pairs, more, less, same, .. } = self;
        format!("{second} more worried on {more}, less on {less}, same on {same} (n {pairs})")
    }
}

/// `same 64%, within one step 100% (n 11)`.
impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (same, near) = (in_hundred(self.exact_share()), in_hundred(self.within_one_share()));
        write!(f, "same {same}, within one step {near} (n {})", self.pairs)
    }
}

fn in_hundred(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{:.0}%", share * 100.0))
}

fn share(part: usize, of: usize) -> Option<f64> {
    Some(f64::from(u32::try_from(part).ok()?) / f64::from(u32::try_from(of).ok().filter(|of| *of > 0)?))
}
