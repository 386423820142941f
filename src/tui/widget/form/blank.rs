//! One labelled blank of a form.

use chrono::NaiveDate;

use super::hidden::Hidden;
use crate::command::chord::{Chord, Key};
use crate::domain::date::{Around, Lean, NotADate, read_leaning};
use crate::domain::moment::long_date;
use crate::domain::text::width;
use crate::tui::widget::field::Field;

/// What can be filled in.
#[derive(Debug)]
pub(super) enum Kind {
    Line(Field),
    Date(Field, Around, Lean),
    Few { answers: Vec<String>, at: Option<usize> },
    Hidden(Hidden),
}

/// One labelled blank.
#[derive(Debug)]
pub struct Blank {
    name: &'static str,
    label: String,
    hint: String,
    optional: bool,
    pub(super) kind: Kind,
    fault: String,
    at_first: String,
    /// Whether what is typed takes the place of words that stood there at first.
    over: bool,
    /// Whether it still stands as it did at first, without a key in it.
    fresh: bool,
}

impl Blank {
    fn new(name: &'static str, label: &str, kind: Kind) -> Self {
        let (hint, fault, at_first) = (String::new(), String::new(), String::new());
        let over = matches!(kind, Kind::Date(..));
        Self { name, label: label.into(), hint, optional: false, kind, fault, at_first, over, fresh: true }
    }

    /// One line of text.
    #[must_use]
    pub fn line(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Line(Field::default()))
    }

    /// A date as people say it, from the day of `around`.
    #[must_use]
    pub fn date(name: &'static str, label: &str, around: Around, lean: Lean) -> Self {
        Self::new(name, label, Kind::Date(Field::default(), around, lean))
    }

    /// One of a few answers; none is chosen at first.
    #[must_use]
    pub fn few(name: &'static str, label: &str, answers: Vec<String>) -> Self {
        Self::new(name, label, Kind::Few { answers, at: None })
    }

    /// Text that is not shown, and never kept in a draft.
    #[must_use]
    pub fn hidden(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Hidden(Hidden::default()))
    }

    /// With a sentence of help, shown while this blank has the focus.
    #[must_use]
    pub fn hint(mut self, words: impl Into<String>) -> Self {
        self.hint = words.into();
        self
    }

    pub(super) fn tell(&mut self, words: String) {
        self.hint = words;
    }

    /// May be left empty; the label says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Short words, which are typed over rather than added to, as dates are.
    #[must_use]
    pub fn typed_over(mut self) -> Self {
        self.over = true;
        self
    }

    /// Holds words from the start: of a few answers, the one that is chosen.
    #[must_use]
    pub fn holding(mut self, words: &str) -> Self {
        self.put(words);
        self.at_first = self.words().to_owned();
        self.fresh = true;
        self
    }

    /// Holds the answer with this number from the start.
    #[must_use]
    pub fn at(mut self, n: usize) -> Self {
        self.choose(n);
        self.at_first = self.words().to_owned();
        self
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its label.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    pub(super) fn label_in_full(&self) -> String {
        let optional = if self.optional { " (optional)" } else { "" };
        format!("{}{optional}:", self.label)
    }

    pub(super) fn at_first(&self) -> &str {
        &self.at_first
    }

    pub(super) const fn is_kept(&self) -> bool {
        !matches!(self.kind, Kind::Hidden(_))
    }

    pub(super) fn words(&self) -> &str {
        match &self.kind {
            Kind::Line(field) | Kind::Date(field, ..) => field.words(),
            Kind::Few { answers, at } => at.and_then(|at| answers.get(at)).map_or("", String::as_str),
            Kind::Hidden(_) => "",
        }
    }

    pub(super) const fn chosen(&self) -> Option<usize> {
        match &self.kind {
            Kind::Few { at, .. } => *at,
            _ => None,
        }
    }

    pub(super) fn day(&self) -> Result<Option<NaiveDate>, NotADate> {
        match &self.kind {
            Kind::Date(field, around, lean) if !field.words().trim().is_empty() => {
                read_leaning(field.words(), around, *lean).map(Some)
            }
            _ => Ok(None),
        }
    }

    pub(super) fn hidden_words(&self) -> &str {
        match &self.kind {
            Kind::Hidden(hidden) => hidden.words(),
            _ => "",
        }
    }

    pub(super) fn take_hidden(&mut self) -> String {
        match &mut self.kind {
            Kind::Hidden(hidden) => hidden.take(),
            _ => String::new(),
        }
    }

    /// Whether a letter typed now takes the place of all that stands here.
    fn is_typed_over(&self) -> bool {
        self.over && self.fresh && !self.at_first.is_empty()
    }

    pub(super) fn empty(&mut self) {
        self.forget_fault();
        match &mut self.kind {
            Kind::Few { at, .. } if self.optional => *at = None,
            Kind::Few { .. } => {}
            Kind::Hidden(hidden) => hidden.wipe(),
            Kind::Line(_) | Kind::Date(..) => self.put(""),
        }
    }

    pub(super) fn put(&mut self, words: &str) {
        self.fresh = false;
        match &mut self.kind {
            Kind::Line(field) | Kind::Date(field, ..) => *field = Field::with(words),
            Kind::Few { answers, at } => *at = answers.iter().position(|answer| answer == words),
            Kind::Hidden(_) => {}
        }
    }

    pub(super) fn add_fault(&mut self, words: &str) {
        if !self.fault.is_empty() {
            self.fault.push(' ');
        }
        self.fault.push_str(words);
    }

    pub(super) fn forget_fault(&mut self) {
        self.fault.clear();
    }

    pub(super) fn has_fault(&self) -> bool {
        !self.fault.is_empty()
    }

    pub(super) fn fault(&self) -> &str {
        &self.fault
    }

    pub(super) fn turn_shown(&mut self) {
        if let Kind::Hidden(hidden) = &mut self.kind {
            hidden.shown = !hidden.shown;
        }
    }

    pub(super) fn begin_anew(&mut self) {
        self.forget_fault();
        if let Kind::Hidden(hidden) = &mut self.kind {
            hidden.wipe();
        }
        let words = self.at_first.clone();
        self.put(&words);
        self.fresh = true;
    }

    pub(super) fn insert(&mut self, words: &str) {
        self.forget_fault();
        if self.is_typed_over() {
            self.put("");
        }
        self.fresh = false;
        match &mut self.kind {
            Kind::Line(field) | Kind::Date(field, ..) => field.insert(words),
            Kind::Hidden(hidden) => hidden.insert(words),
            Kind::Few { .. } => self.pick(words),
        }
    }

    /// A number chooses that answer, a space the next, a letter the next that begins with it. A paste chooses none.
    fn pick(&mut self, words: &str) {
        let mut letters = words.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return };
        match (letter, letter.to_digit(10)) {
            (' ', _) => self.next(true),
            (_, Some(0)) => {}
            (_, Some(number)) => self.choose(number as usize - 1),
            _ => self.next_beginning(letter),
        }
    }

    fn choose(&mut self, n: usize) {
        if let Kind::Few { answers, at } = &mut self.kind
            && n < answers.len()
        {
            *at = Some(n);
        }
    }

    fn next(&mut self, round: bool) {
        let Kind::Few { answers, at } = &mut self.kind else { return };
        let last = answers.len().saturating_sub(1);
        *at = match *at {
            None => (!answers.is_empty()).then_some(0),
            Some(n) if n < last => Some(n + 1),
            Some(_) if round => Some(0),
            stays => stays,
        };
    }

    fn before(&mut self) {
        let Kind::Few { answers, at } = &mut self.kind else { return };
        *at = match *at {
            None => answers.len().checked_sub(1),
            Some(n) => Some(n.saturating_sub(1)),
        };
    }

    fn next_beginning(&mut self, letter: char) {
        let Kind::Few { answers, at } = &mut self.kind else { return };
        let wanted: String = letter.to_lowercase().collect();
        let begins = |n: &usize| answers.get(*n).is_some_and(|one| one.to_lowercase().starts_with(&wanted));
        let after = at.map_or(0, |at| at + 1);
        if let Some(found) = (after..answers.len()).chain(0..after.min(answers.len())).find(begins) {
            *at = Some(found);
        }
    }

    pub(super) fn key(&mut self, chord: &Chord) {
        if matches!(chord.key, Key::Backspace | Key::Delete) {
            self.forget_fault();
        }
        self.fresh = false;
        match (&mut self.kind, chord.key) {
            (Kind::Line(field) | Kind::Date(field, ..), _) => field.key(chord),
            (Kind::Hidden(hidden), Key::Backspace) => hidden.backspace(),
            (Kind::Few { .. }, Key::Right) => self.next(false),
            (Kind::Few { .. }, Key::Left) => self.before(),
            (Kind::Few { .. }, Key::Home) => self.choose(0),
            (Kind::Few { answers, .. }, Key::End) => {
                let last = answers.len().saturating_sub(1);
                self.choose(last);
            }
            (Kind::Few { at, .. }, Key::Backspace | Key::Delete) if self.optional => *at = None,
            _ => {}
        }
    }

    /// What helps while this blank has the focus: what a date was read as, its hint, how it is typed over.
    pub(super) fn help(&self) -> Vec<String> {
        self.help_while(self.fresh)
    }

    /// The most that [`Blank::help`] says while the form is open: how much room it needs.
    pub(super) fn help_at_most(&self) -> Vec<String> {
        self.help_while(true)
    }

    fn help_while(&self, fresh: bool) -> Vec<String> {
        let mut help = Vec::new();
        match &self.kind {
            Kind::Date(..) => help.extend(self.read_as()),
            Kind::Few { .. } | Kind::Line(_) | Kind::Hidden(_) => {}
        }
        help.extend((!self.hint.is_empty()).then(|| self.hint.clone()));
        if fresh && !self.at_first.is_empty() {
            help.extend(self.how_to_replace().map(str::to_owned));
        }
        help
    }

    /// Of a few answers each with its number; nothing for another kind of blank.
    pub(super) fn answers(&self) -> Vec<String> {
        match &self.kind {
            Kind::Few { answers, .. } => numbered(answers),
            Kind::Line(_) | Kind::Date(..) | Kind::Hidden(_) => Vec::new(),
        }
    }

    /// Columns the widest of a few answers needs.
    pub(super) fn widest_answer(&self) -> usize {
        match &self.kind {
            Kind::Few { answers, .. } => answers.iter().map(|one| width(one)).max().unwrap_or(0),
            Kind::Line(_) | Kind::Date(..) | Kind::Hidden(_) => 0,
        }
    }

    const fn how_to_replace(&self) -> Option<&'static str> {
        match &self.kind {
            Kind::Line(_) | Kind::Date(..) if self.over => Some("Type over it; Left corrects it."),
            Kind::Line(_) | Kind::Date(..) => Some("Ctrl-K empties it."),
            Kind::Few { .. } | Kind::Hidden(_) => None,
        }
    }

    fn read_as(&self) -> Option<String> {
        match self.day() {
            Ok(Some(day)) => Some(format!("= {}", long_date(day))),
            Ok(None) => None,
            Err(_) => Some("Not a date yet.".into()),
        }
    }

    /// What stands in it, said.
    pub(super) fn in_words(&self) -> String {
        let holds = match &self.kind {
            Kind::Hidden(hidden) => letters_typed(hidden.letters()),
            _ if self.words().is_empty() => "Empty.".into(),
            Kind::Date(..) => self.day().ok().flatten().map_or_else(|| self.words().to_owned(), long_date),
            _ => self.words().to_owned(),
        };
        if self.fault.is_empty() { holds } else { format!("{holds} Error: {}", self.fault) }
    }
}

fn numbered(answers: &[String]) -> Vec<String> {
    let one = |(n, answer): (usize, &String)| match n {
        0..9 => format!("{} {answer}", n + 1),
        _ => answer.clone(),
    };
    answers.iter().enumerate().map(one).collect()
}

/// `12 letters typed, hidden`.
pub(super) fn letters_typed(letters: usize) -> String {
    match letters {
        0 => "nothing typed yet".into(),
        1 => "1 letter typed, hidden".into(),
        many => format!("{many} letters typed, hidden"),
    }
}
