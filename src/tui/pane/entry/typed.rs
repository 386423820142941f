//! Reads a form: every fault at once, each by the name of its blank.

use chrono::NaiveDate;

use crate::service::entry::Wrong;
use crate::service::{Entered, Piece};
use crate::tui::widget::form::Form;

/// What is wrong: in which blank, and in words.
pub(in crate::tui::pane) type Faults = Vec<(&'static str, String)>;

/// What a form says, or everything that is wrong in it.
pub(in crate::tui::pane) type Read = Result<Entered, Faults>;

/// A form as it was typed, and what is wrong so far.
pub(in crate::tui::pane) struct Typed<'a> {
    form: &'a Form,
    /// The day things are reckoned from.
    pub today: NaiveDate,
    faults: Faults,
}

impl<'a> Typed<'a> {
    pub(in crate::tui::pane) const fn of(form: &'a Form, today: NaiveDate) -> Self {
        Self { form, today, faults: Vec::new() }
    }

    pub(in crate::tui::pane) fn line(&self, name: &str) -> String {
        self.form.words(name).trim().to_owned()
    }

    pub(in crate::tui::pane) fn few(&self, name: &str) -> Option<usize> {
        self.form.chosen(name)
    }

    /// One that must be chosen. The first stands in for it where none is, so that the rest can be looked at.
    pub(in crate::tui::pane) fn chosen(&mut self, name: &'static str, todo: &str) -> usize {
        self.few(name).unwrap_or_else(|| {
            self.say(name, todo);
            0
        })
    }

    /// A day, where one is given.
    pub(in crate::tui::pane) fn day(&mut self, name: &'static str) -> Option<NaiveDate> {
        match self.form.day(name) {
            Ok(day) => day,
            Err(wrong) => {
                self.say(name, format!("{wrong}."));
                None
            }
        }
    }

    /// A day that must be given. Today stands in for it where it is not.
    pub(in crate::tui::pane) fn must(&mut self, name: &'static str, todo: &str) -> NaiveDate {
        self.day(name).unwrap_or_else(|| {
            if !self.is_wrong(name) {
                self.say(name, todo);
            }
            self.today
        })
    }

    /// Since when: what is new may leave it empty, which is today.
    pub(in crate::tui::pane) fn since(&mut self, name: &'static str, is_new: bool) -> NaiveDate {
        if is_new {
            return self.day(name).unwrap_or(self.today);
        }
        self.must(name, "Write since when: 4 dec, 4/12/25, last monday.")
    }

    pub(in crate::tui::pane) fn is_wrong(&self, name: &str) -> bool {
        self.faults.iter().any(|(field, _)| *field == name)
    }

    pub(in crate::tui::pane) fn say(&mut self, name: &'static str, words: impl Into<String>) {
        self.faults.push((name, words.into()));
    }

    /// Adds what the rules say, but for blanks where something is wrong already.
    pub(in crate::tui::pane) fn check(&mut self, wrong: Vec<Wrong>) {
        for one in wrong {
            if !self.is_wrong(one.field) && self.faults.iter().all(|(_, said)| *said != one.to_string()) {
                self.say(one.field, one.to_string());
            }
        }
    }

    /// What is to be kept, with the reason, where nothing is wrong.
    pub(in crate::tui::pane) fn keep(self, keep: Vec<Piece>) -> Read {
        self.entered(Entered { keep, ..Entered::default() })
    }

    /// What is to leave the lists, with the reason, where nothing is wrong.
    pub(in crate::tui::pane) fn remove(self, remove: Vec<Piece>) -> Read {
        self.entered(Entered { remove, ..Entered::default() })
    }

    fn entered(self, entered: Entered) -> Read {
        let reason = self.line("why");
        if self.faults.is_empty() { Ok(Entered { reason, ..entered }) } else { Err(self.faults) }
    }
}

/// Says what is wrong beside the blanks, and answers a sentence about all of it.
pub(in crate::tui::pane) fn put_right(form: &mut Form, faults: Faults, reader: bool) -> String {
    let elsewhere = form.faults(faults).join(" ");
    let count = match form.wrong() {
        0 => String::new(),
        1 => "Not saved yet: one thing to put right.".into(),
        many => format!("Not saved yet: {many} things to put right."),
    };
    // In the reader setting the first of them is said at once; on the screen it stands below its blank.
    let first = form.fault_in_words().filter(|_| reader).unwrap_or_default();
    let said = [count, first, elsewhere, "Nothing that was typed is lost.".into()];
    let said: Vec<String> = said.into_iter().filter(|words| !words.is_empty()).collect();
    said.join(" ")
}
