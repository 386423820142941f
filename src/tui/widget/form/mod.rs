//! A form: labelled blanks in one column, and a row that saves. It decides nothing about what they mean.
//!
//! It is a value. Whoever shows it gives it keys and faults, asks it for words, and keeps [`Form::draft`].

mod blank;
mod draw;
mod few;
mod hidden;

use std::cell::Cell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use blank::Blank;

use crate::command::Form as Key;
use crate::command::chord::Chord;
use crate::domain::date::NotADate;

/// What came of a command in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Went {
    /// The form has it.
    Stayed,
    /// What is typed is to be taken.
    Submit,
    /// The form is to be left, and what was typed kept.
    Leave,
}

/// The form.
#[derive(Debug)]
pub struct Form {
    about: String,
    blanks: Vec<Blank>,
    submit: String,
    leave: String,
    /// Which row has the focus: a blank, then the row that saves, then the row that leaves.
    at: usize,
    top: Cell<usize>,
    /// Others look at the screen: the words of a line are on it only while they are written.
    veiled: bool,
}

impl Form {
    /// A form with these blanks, those that must be filled first.
    #[must_use]
    pub fn new(blanks: Vec<Blank>) -> Self {
        let (submit, leave) = ("Save".into(), "Leave it for later".into());
        Self { about: String::new(), blanks, submit, leave, at: 0, top: Cell::new(0), veiled: false }
    }

    /// With words above the blanks.
    #[must_use]
    pub fn about(mut self, words: impl Into<String>) -> Self {
        self.about = words.into();
        self
    }

    /// With other words on the row that saves: `Unlock`.
    #[must_use]
    pub fn submit(mut self, words: impl Into<String>) -> Self {
        self.submit = words.into();
        self
    }

    /// With other words on the row that leaves; without words there is no such row.
    #[must_use]
    pub fn leave(mut self, words: impl Into<String>) -> Self {
        self.leave = words.into();
        self
    }

    /// The blank with this name.
    #[must_use]
    pub fn blank(&self, name: &str) -> Option<&Blank> {
        self.blanks.iter().find(|blank| blank.name() == name)
    }

    fn blank_mut(&mut self, name: &str) -> Option<&mut Blank> {
        self.blanks.iter_mut().find(|blank| blank.name() == name)
    }

    /// What was typed in a line or a date; of a few answers the one that is chosen. Never what is hidden.
    #[must_use]
    pub fn words(&self, name: &str) -> &str {
        self.blank(name).map_or("", Blank::words)
    }

    /// The number of the answer chosen, where one is.
    #[must_use]
    pub fn chosen(&self, name: &str) -> Option<usize> {
        self.blank(name)?.chosen()
    }

    /// The day typed; nothing where the blank is empty.
    ///
    /// # Errors
    /// Why the words are not a date.
    pub fn day(&self, name: &str) -> Result<Option<NaiveDate>, NotADate> {
        self.blank(name).map_or(Ok(None), Blank::day)
    }

    /// What was typed in a hidden blank, as long as it is looked at.
    #[must_use]
    pub fn hidden(&self, name: &str) -> &str {
        self.blank(name).map_or("", Blank::hidden_words)
    }

    /// Takes out what was typed in a hidden blank and leaves it empty. Nothing wipes the string that is handed
    /// over: give it at once to what does.
    pub fn take_hidden(&mut self, name: &str) -> String {
        self.blank_mut(name).map(Blank::take_hidden).unwrap_or_default()
    }

    /// Gives a blank another sentence of help.
    pub fn tell(&mut self, name: &str, words: String) {
        if let Some(blank) = self.blank_mut(name) {
            blank.tell(words);
        }
    }

    /// Puts other words into a blank, as if they had been typed.
    pub fn put(&mut self, name: &str, words: &str) {
        if let Some(blank) = self.blank_mut(name) {
            blank.put(words);
        }
    }

    /// Says what is wrong, beside the blanks it is wrong in, and goes to the first of them. Answers what belongs to
    /// no blank of this form, for the status line.
    pub fn faults<N: AsRef<str>>(&mut self, faults: impl IntoIterator<Item = (N, String)>) -> Vec<String> {
        self.forget_faults();
        let mut elsewhere = Vec::new();
        for (name, words) in faults {
            match self.blank_mut(name.as_ref()) {
                Some(blank) => blank.add_fault(&words),
                None => elsewhere.push(words),
            }
        }
        if let Some(first) = self.blanks.iter().position(Blank::has_fault) {
            self.at = first;
        }
        elsewhere
    }

    /// Takes every fault away.
    pub fn forget_faults(&mut self) {
        self.blanks.iter_mut().for_each(Blank::forget_fault);
    }

    /// How many blanks have something wrong said beside them.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.blanks.iter().filter(|blank| blank.has_fault()).count()
    }

    /// Does a command.
    pub fn update(&mut self, key: Key) -> Went {
        self.blanks.iter_mut().for_each(Blank::end_typing);
        match key {
            Key::Next => self.at = (self.at + 1).min(self.last_row()),
            Key::Previous => self.at = self.at.saturating_sub(1),
            Key::First => self.at = 0,
            Key::Last => self.at = self.blanks.len(),
            Key::Take if self.at > self.blanks.len() => return Went::Leave,
            Key::Take if self.at + 1 >= self.blanks.len() => return Went::Submit,
            Key::Take => self.at += 1,
            Key::Show => self.blanks.iter_mut().for_each(Blank::turn_shown),
            Key::Empty => self.blanks.get_mut(self.at).map_or((), Blank::empty),
            Key::Anew => self.begin_anew(),
        }
        Went::Stayed
    }

    fn last_row(&self) -> usize {
        self.blanks.len() + usize::from(!self.leave.is_empty())
    }

    /// Puts back what stood there at first, and wipes what is hidden.
    pub fn begin_anew(&mut self) {
        self.blanks.iter_mut().for_each(Blank::begin_anew);
        self.at = 0;
    }

    /// Goes to a blank.
    pub fn go_to(&mut self, name: &str) {
        if let Some(at) = self.blanks.iter().position(|blank| blank.name() == name) {
            self.at = at;
        }
    }

    /// The name of the blank that has the focus; empty on the rows below them.
    #[must_use]
    pub fn focus(&self) -> &str {
        self.blanks.get(self.at).map_or("", Blank::name)
    }

    /// Whether a blank has the focus.
    #[must_use]
    pub fn is_at(&self, name: &str) -> bool {
        self.blanks.get(self.at).is_some_and(|blank| blank.name() == name)
    }

    /// Takes letters, or words that were pasted, cleaned. A line end never saves.
    pub fn insert(&mut self, words: &str) {
        if let Some(blank) = self.blanks.get_mut(self.at) {
            blank.insert(words);
        }
    }

    /// Does what a key does in the blank that has the focus.
    pub fn key(&mut self, chord: &Chord) {
        if let Some(blank) = self.blanks.get_mut(self.at) {
            blank.key(chord);
        }
    }

    /// What was typed and differs from what stood there at first, to be kept until the form is saved; empty where
    /// nothing differs. What is hidden is never in it.
    #[must_use]
    pub fn draft(&self) -> String {
        let typed = self.blanks.iter().filter(|blank| blank.is_kept() && blank.words() != blank.at_first());
        let typed: BTreeMap<&str, &str> = typed.map(|blank| (blank.name(), blank.words())).collect();
        if typed.is_empty() {
            return String::new();
        }
        serde_json::to_string(&typed).unwrap_or_default()
    }

    /// Takes up a draft. Answers whether there was anything in it.
    pub fn take_up(&mut self, draft: &str) -> bool {
        let typed: BTreeMap<String, String> = serde_json::from_str(draft).unwrap_or_default();
        for (name, words) in &typed {
            if let Some(blank) = self.blank_mut(name).filter(|blank| blank.is_kept()) {
                blank.put(words);
            }
        }
        !typed.is_empty()
    }

    /// Whether one of a few answers is chosen in the row that has the focus.
    #[must_use]
    pub fn is_at_a_choice(&self) -> bool {
        self.blanks.get(self.at).is_some_and(Blank::is_a_choice)
    }

    /// Takes out what was typed in a row of a few answers and begins none of them.
    pub fn take_unmatched(&mut self) -> Option<String> {
        self.blanks.get_mut(self.at).and_then(Blank::take_unmatched)
    }

    /// Puts another blank first. The focus is on it where nothing was typed yet; else it stays where it is.
    pub fn put_first(&mut self, blank: Blank) {
        let is_untouched = self.at == 0 && self.draft().is_empty();
        self.blanks.insert(0, blank);
        self.at = if is_untouched { 0 } else { self.at + 1 };
    }

    /// Keeps words of lines off the screen while another row has the focus.
    pub fn veil(&mut self, veiled: bool) {
        self.veiled = veiled;
    }

    /// Whether the row that has the focus holds no words that are typed. In what is hidden a colon is a letter like any.
    #[must_use]
    pub fn is_at_an_empty_row(&self) -> bool {
        let holds_none = |blank: &Blank| blank.words().is_empty() || !blank.answers().is_empty();
        self.blanks.get(self.at).is_none_or(|blank| blank.is_kept() && holds_none(blank))
    }

    /// `1 of 5: Reference`, and how many are wrong: for the status line, where a long label is cut last.
    #[must_use]
    pub fn status(&self) -> String {
        let wrong = match self.wrong() {
            0 => String::new(),
            1 => ", 1 to put right".into(),
            many => format!(", {many} to put right"),
        };
        match self.blanks.get(self.at) {
            Some(blank) => format!("{} of {}{wrong}: {}", self.at + 1, self.blanks.len(), blank.label()),
            None => format!("{}{wrong}", self.row_words()),
        }
    }

    /// The row that has the focus in a sentence, with what is wrong in it.
    #[must_use]
    pub fn whereabouts(&self) -> String {
        match self.blanks.get(self.at) {
            Some(blank) => format!("{}. {}", self.status(), blank.in_words()),
            None => self.status(),
        }
    }

    /// What is wrong in the row that has the focus: `Reference. Error: This is empty.`
    #[must_use]
    pub fn fault_in_words(&self) -> Option<String> {
        let blank = self.blanks.get(self.at).filter(|blank| blank.has_fault())?;
        Some(format!("{}. Error: {}", blank.label(), blank.fault()))
    }

    fn row_words(&self) -> &str {
        if self.at > self.blanks.len() { &self.leave } else { &self.submit }
    }
}

#[cfg(test)]
mod tests;
