//! The bank holidays of England as a content pack writes them, read the way the loader reads them.

use super::Calendar;

pub(crate) fn england() -> Calendar {
    toml::from_str(include_str!("england.toml")).expect("the calendar is right")
}
