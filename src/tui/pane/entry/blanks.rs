//! Blanks that several of the forms have, and how they hold what is on record.

use chrono::NaiveDate;

use crate::domain::date::{Around, Lean};
use crate::tui::pane::Env;
use crate::tui::widget::form::Blank;

/// What dates are said in relation to.
pub(in crate::tui::pane) const fn around(env: &Env) -> Around {
    Around { today: env.today, next_core_group: None }
}

/// A day as a form holds it.
pub(in crate::tui::pane) fn held(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.format("%-d %B %Y").to_string())
}

/// Since when something holds; what is new may leave it empty.
pub(in crate::tui::pane) fn since(
    name: &'static str,
    label: &str,
    kept: Option<NaiveDate>,
    env: &Env,
) -> Blank {
    let blank = Blank::date(name, label, around(env), Lean::Back);
    match kept {
        Some(day) => blank.holding(&held(Some(day))).hint("4 dec, 4/12/25, last monday"),
        None => blank.optional().hint("Left empty, it is today. 4 dec, 4/12/25, last monday"),
    }
}

/// Why a fact is changed.
pub(in crate::tui::pane) fn why() -> Blank {
    Blank::line("why", "Why it is changed").optional().hint("Stands in the change log beside the new words.")
}

/// One of a few answers, each in words; where one of them is on record, it is chosen.
pub(in crate::tui::pane) fn few<T: PartialEq>(
    (name, label): (&'static str, &str),
    all: &[T],
    words: fn(&T) -> &str,
    kept: Option<&T>,
) -> Blank {
    let blank = Blank::few(name, label, all.iter().map(|one| words(one).to_owned()).collect());
    match kept.and_then(|kept| all.iter().position(|one| one == kept)) {
        Some(at) => blank.at(at),
        None => blank,
    }
}
