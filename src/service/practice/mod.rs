//! Made-up families for practice: nothing in them is real.
//!
//! [`first_family`] is F-104, told in detail, with things going wrong in it as they do. [`more_families`]
//! makes any number of smaller ones from a seed, for training groups and for measuring. Every date is
//! counted from the Monday of the week of `today`, so that practice never goes stale: what is overdue stays
//! overdue, and what is due soon stays due soon.

mod agenda;
mod chance;
mod days;
mod first_family;
mod household;
mod maker;
mod more_families;
mod names;
mod phrases;

pub use first_family::first_family;
pub use household::{Household, Keep};
pub use more_families::more_families;

#[cfg(test)]
mod tests;
