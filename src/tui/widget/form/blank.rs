//! One labelled blank of a form.

use chrono::NaiveDate;

use super::few::Few;
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
    Few(Few),
    Hidden(Hidden),
}

/// One labelled blank.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing a blank may be, beside all the others")]
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
    /// Its words stand whole in the form while another blank has the focus.
    pub(super) whole: bool,
}

impl Blank {
    fn new(name: &'static str, label: &str, kind: Kind) -> Self {
        let (hint, fault, at_first) = (String::new(), String::new(), String::new());
        let over = matches!(kind, Kind::Date(..));
        Self {
            name,
            label: label.into(),
            hint,
            optional: false,
            kind,
            fault,
            at_first,
            over,
            fresh: true,
            whole: false,
        }
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
        Self::new(name, label, Kind::Few(Few::of(answers)))
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

    /// Words that stand whole, in as many rows as they need, also while another blank has the focus.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.whole = true;
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
        if let Kind::Few(few) = &mut self.kind {
            few.choose(Some(n));
        }
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
            Kind::Few(few) => few.words(),
            Kind::Hidden(_) => "",
        }
    }

    pub(super) const fn chosen(&self) -> Option<usize> {
        match &self.kind {
            Kind::Few(few) => few.chosen(),
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
            Kind::Few(few) if self.optional => few.choose(None),
            Kind::Few(_) => {}
            Kind::Hidden(hidden) => hidden.wipe(),
            Kind::Line(_) | Kind::Date(..) => self.put(""),
        }
    }

    pub(super) fn put(&mut self, words: &str) {
        self.fresh = false;
        match &mut self.kind {
            Kind::Line(field) | Kind::Date(field, ..) => *field = Field::with(words),
            Kind::Few(few) => few.put(words),
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
            Kind::Few(few) => few.typed(words),
        }
    }

    /// The focus went elsewhere: what was typed to choose one of a few answers is over.
    pub(super) fn end_typing(&mut self) {
        if let Kind::Few(few) = &mut self.kind {
            few.end_typing();
        }
    }

    pub(super) fn take_unmatched(&mut self) -> Option<String> {
        match &mut self.kind {
            Kind::Few(few) => few.take_unmatched(),
            Kind::Line(_) | Kind::Date(..) | Kind::Hidden(_) => None,
        }
    }

    /// What is said of letters that begin no answer; empty where there is nothing to say.
    pub(super) fn said(&self) -> &str {
        match &self.kind {
            Kind::Few(few) => few.said(),
            Kind::Line(_) | Kind::Date(..) | Kind::Hidden(_) => "",
        }
    }

    /// Whether one of a few answers is chosen in it.
    pub(super) const fn is_a_choice(&self) -> bool {
        matches!(self.kind, Kind::Few(_))
    }

    /// The numbers of the answers are on the screen, or have no room there: then they choose nothing.
    pub(super) fn numbers_are_shown(&self, shown: bool) {
        if let Kind::Few(few) = &self.kind {
            few.numbers_are_shown(shown);
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
            (Kind::Few(few), Key::Backspace | Key::Delete) => few.take_back(self.optional),
            (Kind::Few(few), _) => few.key(chord.key),
            (Kind::Hidden(_), _) => {}
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
            Kind::Few(_) | Kind::Line(_) | Kind::Hidden(_) => {}
        }
        help.extend((!self.hint.is_empty()).then(|| self.hint.clone()));
        if fresh && !self.at_first.is_empty() {
            help.extend(self.how_to_replace().map(str::to_owned));
        }
        help
    }

    /// Of a few answers each with its number and the letters it is chosen by; nothing for another kind of blank.
    pub(super) fn answers(&self) -> Vec<String> {
        match &self.kind {
            Kind::Few(few) => few.with_keys(),
            Kind::Line(_) | Kind::Date(..) | Kind::Hidden(_) => Vec::new(),
        }
    }

    /// Columns the widest of a few answers needs.
    pub(super) fn widest_answer(&self) -> usize {
        match &self.kind {
            Kind::Few(few) => few.answers().iter().map(|one| width(one)).max().unwrap_or(0),
            Kind::Line(_) | Kind::Date(..) | Kind::Hidden(_) => 0,
        }
    }

    const fn how_to_replace(&self) -> Option<&'static str> {
        match &self.kind {
            Kind::Line(_) | Kind::Date(..) if self.over => Some("Type over it; Left corrects it."),
            Kind::Line(_) | Kind::Date(..) => Some("Ctrl-K empties it."),
            Kind::Few(_) | Kind::Hidden(_) => None,
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
        let holds = if self.said().is_empty() { holds } else { format!("{holds} {}", self.said()) };
        if self.fault.is_empty() { holds } else { format!("{holds} Error: {}", self.fault) }
    }
}

/// `12 letters typed, hidden`.
pub(super) fn letters_typed(letters: usize) -> String {
    match letters {
        0 => "nothing typed yet".into(),
        1 => "1 letter typed, hidden".into(),
        many => format!("{many} letters typed, hidden"),
    }
}
