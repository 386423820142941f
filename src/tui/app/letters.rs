//! Letters that nobody meant as commands.
//!
//! While a meeting is in hand a letter is text: typed in a list, a page or another tab it goes back to the text where the
//! writer was and is typed there. Only a list that answers with letters, which it shows, a question and a form keep theirs.
//! After a start no letter does anything before Enter or Tab goes on. And of letters that came in one run, those after
//! the one that opened a form or a question are nobody's answer.

use super::App;
use crate::command::chord::{Chord, Key};
use crate::command::{App as AppKey, Command, Context};
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::pane::{Letters, Pane, Tab, Where, Writing};

/// What is said of letters while nothing is typed yet.
const RESTS: &str = "Nothing was typed. Enter goes on where you were.";

/// What letters do beside what they are: what was opened, and whether the writer has asked to go on.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// The pane was opened at the start, and no key has asked to go on in it.
    rests: bool,
    /// The letter that opened a form or a question in this run of keys.
    opened: Option<char>,
}

/// What a letter that is typed now is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterIs {
    /// Text, here or in the meeting it goes back to.
    Text,
    /// Text of a question that asks for words.
    Words,
    /// An answer, in a list that shows its letters.
    Answer,
    /// Nothing: a question is open; whether it stands on the answer it began with.
    Question(bool),
    /// A command, or nothing.
    Command,
}

impl App {
    /// What a letter that is typed now is: what whoever drives the program goes by, without a look at the screen.
    #[must_use]
    pub fn letter_is(&self) -> LetterIs {
        match self.overlays.last() {
            Some(Overlay::Choice(choice)) => return LetterIs::Question(choice.is_at_its_start()),
            Some(Overlay::Prompt(_)) => return LetterIs::Words,
            Some(Overlay::Leaf(_) | Overlay::Danger(_)) | None => {}
            Some(_) => return LetterIs::Text,
        }
        let answers = self.pane().is_some_and(|pane| pane.letters() == Letters::Answers);
        match self.writing() {
            Writing::No if self.is_resting() || self.meeting_in_hand().is_none() => LetterIs::Command,
            Writing::No if answers && self.overlays.is_empty() => LetterIs::Answer,
            Writing::No | Writing::Line | Writing::Page => LetterIs::Text,
        }
    }

    /// Whether a meeting is being recorded, in sight or not.
    #[must_use]
    pub fn has_a_meeting_in_hand(&self) -> bool {
        self.meeting_in_hand().is_some()
    }

    /// A run of keys begins, or goes on.
    pub(super) fn begin_run(&mut self, goes_on: bool) {
        if !goes_on {
            self.typed.opened = None;
        }
    }

    /// What is open now was opened at the start, or by a letter: no letter does anything before a key goes on in it.
    pub(super) fn rest(&mut self) {
        self.typed.rests = true;
    }

    /// Another pane is gone to: it was asked for.
    pub(super) fn go_on(&mut self) {
        self.typed.rests = false;
    }

    /// Whether what is in sight waits for Enter or Tab before letters do anything in it.
    pub(super) fn is_resting(&self) -> bool {
        let waits = self.pane().is_some_and(Pane::waits) && self.refused_in_sight().is_none();
        self.typed.rests && waits && self.overlays.is_empty()
    }

    /// What a key does while that waits; none where it does what it always does.
    pub(super) fn key_at_rest(&mut self, chord: Chord) -> Option<Vec<Todo>> {
        if !self.is_resting() {
            return None;
        }
        match (chord, chord.text()) {
            (_, Some(':' | '?' | '!' | '/')) => None,
            (_, Some(_)) => {
                RESTS.clone_into(&mut self.notice);
                Some(Vec::new())
            }
            (Chord { key: Key::Enter | Key::Tab, .. }, _) => {
                self.typed.rests = false;
                Some(Vec::new())
            }
            (Chord { key: Key::Esc, .. }, _) => {
                self.typed.rests = false;
                None
            }
            _ => None,
        }
    }

    /// Whether a key was typed ahead, into what a letter of the same run opened.
    pub(super) fn is_typed_ahead(&mut self, chord: Chord) -> bool {
        let Some(opened) = self.typed.opened else { return false };
        let is_ahead = chord.text().is_some() || chord.key == Key::Enter;
        if is_ahead {
            self.notice =
                format!("{opened} opened this. What was typed right after it was not taken: type it again.");
        }
        is_ahead
    }

    /// Notes that a letter opened a form or a question.
    pub(super) fn note_opened(&mut self, chord: Chord, (writing, overlays): (Writing, usize)) {
        let asks = matches!(self.overlays.last(), Some(Overlay::Choice(_) | Overlay::Prompt(_)));
        let is_new = asks && self.overlays.len() > overlays;
        let is_form = self.overlays.is_empty() && writing == Writing::No && self.writing() != Writing::No;
        if let Some(letter) = chord.text().filter(|letter| letter.is_alphanumeric() && (is_new || is_form)) {
            self.typed.opened = Some(letter);
        }
    }

    /// In a question only keys that are no letters move and answer: a word typed in the wrong place does neither.
    pub(super) fn letter_in_a_question(&mut self, chord: Chord) -> Option<Vec<Todo>> {
        let letter = chord.text()?;
        let asks = matches!(self.overlays.last(), Some(Overlay::Choice(_)));
        if !asks || letter == '!' {
            return None;
        }
        "Letters answer nothing here: the arrows choose, Enter takes it, Esc leaves it."
            .clone_into(&mut self.notice);
        Some(Vec::new())
    }

    /// What a letter does while a meeting is in hand and no text has the focus; none where it does what it always does.
    pub(super) fn letter_in_a_meeting(&mut self, chord: Chord, burst: bool) -> Option<Vec<Todo>> {
        let letter = chord.text()?;
        let is_covered = !matches!(self.overlays.last(), None | Some(Overlay::Leaf(_) | Overlay::Danger(_)));
        if letter == ':'
            || is_covered
            || self.is_resting()
            || self.writing() != Writing::No
            || self.is_only_to_read()
        {
            return None;
        }
        let meeting = self.meeting_in_hand()?;
        let in_sight = self.pane().filter(|pane| self.refused_in_room(*pane).is_none());
        let answers =
            self.overlays.is_empty() && in_sight.is_some_and(|pane| pane.letters() == Letters::Answers);
        if answers {
            return Some(self.answer_with(chord, letter));
        }
        // A page is read on with the space bar.
        if letter == ' ' && !self.is_at_the_meeting() {
            return None;
        }
        let mut todo = self.go_to_the_text(meeting);
        todo.extend(self.typed_in(letter, burst));
        Some(todo)
    }

    /// In a list that answers with letters: those it shows, what is everywhere, and nothing else.
    fn answer_with(&mut self, chord: Chord, letter: char) -> Vec<Todo> {
        if let Some(todo) = self.own_key(chord, Writing::No) {
            return todo;
        }
        let innermost = self.contexts().into_iter().take(1).collect::<Vec<_>>();
        let everywhere = [AppKey::Help, AppKey::DangerNow, AppKey::Search, AppKey::Back].map(Command::App);
        let command = self.keymap.command(&chord, &innermost, Writing::No).or_else(|| {
            let command = self.keymap.command(&chord, &[Context::App], Writing::No);
            command.filter(|command| everywhere.contains(command))
        });
        if let Some(command) = command {
            return self.run(command);
        }
        self.notice =
            format!("{letter} is no answer here, and nothing was changed. Esc goes back to the text.");
        Vec::new()
    }

    fn is_at_the_meeting(&self) -> bool {
        self.overlays.is_empty() && self.pane().is_some_and(is_recorder)
    }

    /// The tab with the meeting that is recorded; in room view the meeting itself, wherever it is.
    fn meeting_in_hand(&self) -> Option<InHand> {
        let here = [self.tab];
        let tabs = here.iter().chain(Tab::ALL);
        let is_held = |pane: &dyn Pane| {
            is_recorder(pane) && self.room.on().is_none_or(|room| pane.meeting() == Some(room.meeting))
        };
        let holds = |tab: &&Tab| {
            let stack = self.stacks.get(**tab as usize);
            stack.is_some_and(|stack| stack.iter().any(|pane| is_held(pane.as_ref())))
        };
        let open = tabs.copied().collect::<Vec<_>>();
        let open = open.iter().find(holds).copied().map(InHand::Tab);
        open.or_else(|| self.room.on().map(|room| InHand::Room(Where::Recorder(room.meeting))))
    }

    /// Whether a meeting is in hand that is not in sight.
    pub(super) fn is_away_from_the_meeting(&self) -> bool {
        !self.is_at_the_meeting() && self.meeting_in_hand().is_some()
    }

    fn go_to_the_text(&mut self, meeting: InHand) -> Vec<Todo> {
        self.overlays.clear();
        if self.refused_in_sight().is_none()
            && let Some(effects) = self.with_pane(|pane, env| pane.to_its_text(env)).flatten()
        {
            return self.effects(effects);
        }
        let mut todo = self.go_to(meeting);
        let effects = self.with_pane(|pane, env| pane.to_its_text(env)).flatten().unwrap_or_default();
        todo.extend(self.effects(effects));
        todo
    }

    /// Goes to the meeting that is recorded, as it was left; none where none is open here.
    pub(super) fn go_to_the_meeting(&mut self) -> Option<Vec<Todo>> {
        let meeting = self.meeting_in_hand()?;
        Some(self.go_to(meeting))
    }

    fn go_to(&mut self, meeting: InHand) -> Vec<Todo> {
        let mut todo = match meeting {
            InHand::Tab(tab) if tab != self.tab => self.go_tab(tab),
            InHand::Tab(_) => Vec::new(),
            InHand::Room(place) => self.open(place),
        };
        let stack = self.stacks.get(self.tab as usize).map_or(&[][..], Vec::as_slice);
        let above = stack.iter().rev().take_while(|pane| !is_recorder(pane.as_ref())).count();
        if above > 0 && above < stack.len() {
            todo.extend(self.back_by(above));
        }
        todo
    }
}

/// Where the meeting is that is being recorded.
enum InHand {
    Tab(Tab),
    Room(Where),
}

fn is_recorder(pane: &dyn Pane) -> bool {
    pane.contexts().contains(&Context::Recorder)
}
