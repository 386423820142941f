//! How much of what applies is answered.

use std::fmt;

/// How many items are scored, and how many are silent in which way. Items that are never scored are not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Coverage {
    /// With a level.
    pub scored: usize,
    /// Looked, and still not known.
    pub unknown: usize,
    /// Not yet asked.
    pub blank: usize,
    /// Does not apply.
    pub na: usize,
}

/// Where one row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has a level.
    Scored,
    /// Looked, and still not known.
    Unknown,
    /// Does not apply.
    Na,
    /// Not yet asked.
    Blank,
    /// It is never scored.
    Note,
}

impl Coverage {
    /// How many apply: `na` is not among them.
    #[must_use]
    pub const fn applicable(&self) -> usize {
        self.scored + self.unknown + self.blank
    }

    /// Whether everything that applies has a level.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.scored > 0 && self.unknown == 0 && self.blank == 0
    }

    /// Whether fewer than `percent` in a hundred of what applies have a level. Nothing that applies is not too few.
    #[must_use]
    pub fn is_below(&self, percent: u32) -> bool {
        let percent = usize::try_from(percent).unwrap_or(usize::MAX);
        self.scored.saturating_mul(100) < percent.saturating_mul(self.applicable())
    }
}

impl FromIterator<Standing> for Coverage {
    fn from_iter<T: IntoIterator<Item = Standing>>(rows: T) -> Self {
        let mut coverage = Self::default();
        for standing in rows {
            match standing {
                Standing::Scored => coverage.scored += 1,
                Standing::Unknown => coverage.unknown += 1,
                Standing::Na => coverage.na += 1,
                Standing::Blank => coverage.blank += 1,
                Standing::Note => {}
            }
        }
        coverage
    }
}

/// `6/7`.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.scored, self.applicable())
    }
}
