//! Reads a form: every fault at once, each by the name of its blank.

use chrono::NaiveDate;

use crate::domain::date::{Around, Lean};
use crate::service::entry::Wrong;
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

/// What is wrong: in which blank, and in words.
pub(super) type Faults = Vec<(&'static str, String)>;

/// A form as it was typed, and what is wrong so far.
pub(super) struct Typed<'a> {
    form: &'a Form,
    faults: Faults,
}

impl<'a> Typed<'a> {
    pub(super) fn of(form: &'a Form) -> Self {
        Self { form, faults: Vec::new() }
    }

    pub(super) fn line(&self, name: &str) -> String {
        self.form.words(name).trim().to_owned()
    }

    pub(super) fn few(&self, name: &str) -> Option<usize> {
        self.form.chosen(name)
    }

    /// One that must be chosen. The first stands in for it where none is, so that the rest can be looked at.
    pub(super) fn chosen(&mut self, name: &'static str, todo: &str) -> usize {
        self.few(name).unwrap_or_else(|| {
            self.say(name, todo);
            0
        })
    }

    /// A day, where one is given.
    pub(super) fn day(&mut self, name: &'static str) -> Option<NaiveDate> {
        match self.form.day(name) {
            Ok(day) => day,
            Err(wrong) => {
                self.say(name, format!("{wrong}."));
                None
            }
        }
    }

    /// A day that must be given. Today stands in for it where it is not.
    pub(super) fn must(&mut self, name: &'static str, todo: &str, env: &Env) -> NaiveDate {
        self.day(name).unwrap_or_else(|| {
            if !self.is_wrong(name) {
                self.say(name, todo);
            }
            env.today
        })
    }

    /// Since when: what is new may leave it empty, which is today.
    pub(super) fn since(&mut self, name: &'static str, is_new: bool, env: &Env) -> NaiveDate {
        if is_new {
            return self.day(name).unwrap_or(env.today);
        }
        self.must(name, "Write since when: 4 dec, 4/12/25, last monday.", env)
    }

    pub(super) fn is_wrong(&self, name: &str) -> bool {
        self.faults.iter().any(|(field, _)| *field == name)
    }

    pub(super) fn say(&mut self, name: &'static str, words: impl Into<String>) {
        self.faults.push((name, words.into()));
    }

    /// Adds what the rules say, but for blanks where something is wrong already.
    pub(super) fn check(&mut self, wrong: Vec<Wrong>) {
        for one in wrong {
            if !self.is_wrong(one.field) && self.faults.iter().all(|(_, said)| *said != one.to_string()) {
                self.say(one.field, one.to_string());
            }
        }
    }

    /// The record, where nothing is wrong.
    pub(super) fn or_faults<T>(self, record: T) -> Result<T, Faults> {
        if self.faults.is_empty() { Ok(record) } else { Err(self.faults) }
    }
}

/// What dates are said in relation to.
pub(super) const fn around(env: &Env) -> Around {
    Around { today: env.today, next_core_group: None }
}

/// A day as a form holds it.
pub(super) fn held(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.format("%-d %B %Y").to_string())
}

/// Since when something holds; what is new may leave it empty.
pub(super) fn since(name: &'static str, label: &str, kept: Option<NaiveDate>, env: &Env) -> Blank {
    let blank = Blank::date(name, label, around(env), Lean::Back);
    match kept {
        Some(day) => blank.holding(&held(Some(day))).hint("4 dec, 4/12/25, last monday"),
        None => blank.optional().hint("Left empty, it is today. 4 dec, 4/12/25, last monday"),
    }
}

/// Why a fact is changed.
pub(super) fn why() -> Blank {
    Blank::line("why", "Why it is changed").optional().hint("Stands in the change log beside the new words.")
}
