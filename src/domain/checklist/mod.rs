//! Checklists: what an instrument asks, what one sitting answered, and what may be said of it. No number is made up:
//! silence is never a level, levels are never added or averaged unless the file says so, nobody is ranked.
//!
//! The rules are those of the project's specification of November 2026, its sections 4.1 to 4.6.

pub mod agreed;
pub mod agreement;
mod alpha;
pub mod area_trend;
pub mod audit;
pub mod band;
pub mod compare;
pub mod coverage;
pub mod due;
pub mod evidence;
pub mod in_words;
pub mod instrument;
mod kappa;
pub mod ladder;
pub mod mark;
pub mod reach;
pub mod reading_rule;
pub mod readings;
pub mod record_rule;
pub mod refusal;
pub mod rollup;
pub mod rollup_rule;
pub mod row;
#[cfg(test)]
mod sample;
pub mod scale;
pub mod sheet;
pub mod siblings;
pub mod sitting;
pub mod sitting_sheet;
pub mod sum;
#[cfg(test)]
mod tests;
pub mod trend;
pub mod value;
