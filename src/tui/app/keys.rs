//! What is typed: from the batch that was waiting to a command, a text, or nothing.

use super::{App, idle};
use crate::command::chord::{Chord, Key};
use crate::command::{App as AppKey, Command, Context};
use crate::domain::text::{self, Kind};
use crate::tui::event::{Batch, Event};
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::pane::{Input, Pane, Writing};

impl App {
    /// Takes everything that was waiting, after what became due meanwhile.
    pub fn take(&mut self, mut batch: Batch) -> Vec<Todo> {
        let (mut todo, too_late) = self.do_what_is_due();
        if too_late {
            batch.events.retain(|event| !idle::is_key(event));
        }
        if batch.events.iter().any(idle::is_key) {
            self.is_touched();
        }
        if batch.events.iter().any(|event| event.chords().next().is_some()) {
            self.begin_run(batch.goes_on);
        }
        let burst = batch.burst && !self.is_a_dot_word(&batch.events);
        for event in batch.events {
            todo.extend(self.event(event, burst));
        }
        self.mind_the_room();
        todo
    }

    fn event(&mut self, event: Event, burst: bool) -> Vec<Todo> {
        match event {
            Event::Resize(columns, _) => {
                self.columns = columns;
                self.overlays.iter_mut().for_each(|overlay| overlay.resize(columns));
                Vec::new()
            }
            Event::Wake => Vec::new(),
            Event::HangUp => self.keep_place().into_iter().chain([Todo::Quit]).collect(),
            Event::Unheard => {
                "A paste seems to have lost its end. Paste anything once more to go on; nothing saved is lost."
                    .clone_into(&mut self.notice);
                Vec::new()
            }
            event => self.keys(event, burst),
        }
    }

    fn keys(&mut self, event: Event, burst: bool) -> Vec<Todo> {
        if let Some(todo) = self.key_while_hidden(&event) {
            return todo;
        }
        self.notice.clear();
        match event {
            Event::Paste(pasted) => self.paste(&pasted),
            // Letters that came together are one edit; pasted without brackets, they mean nothing else.
            Event::Text(letters) if self.writing() != Writing::No => {
                self.leaving = false;
                if letters.chars().next().is_some_and(|first| self.is_typed_ahead(Chord::char(first))) {
                    return Vec::new();
                }
                if burst {
                    return self.paste(&letters);
                }
                let letters: String = letters.chars().filter(|letter| text::may_be_typed(*letter)).collect();
                if letters.is_empty() { Vec::new() } else { self.input(&Input::Letters(letters)) }
            }
            event => {
                let mut todo = Vec::new();
                for chord in event.chords().collect::<Vec<_>>() {
                    todo.extend(self.chord(chord, burst));
                }
                todo
            }
        }
    }

    /// While the screen is hidden any key brings it back and does nothing else, but for the one that locks.
    fn paste(&mut self, pasted: &str) -> Vec<Todo> {
        if self.writing() == Writing::No {
            "Pasted text goes into a text. Open one first; nothing was changed.".clone_into(&mut self.notice);
            return Vec::new();
        }
        let cleaned = text::clean(pasted, Kind::Lines);
        let removed = cleaned.sentence();
        let todo = self.input(&Input::Paste(cleaned.text));
        if let (Some(removed), true) = (removed, self.notice.is_empty()) {
            self.notice = format!("Pasted; {removed}.");
        }
        todo
    }

    fn chord(&mut self, chord: Chord, burst: bool) -> Vec<Todo> {
        if chord.ctrl && chord.key == Key::Char('c') {
            return self.ctrl_c();
        }
        self.leaving = false;
        if self.is_typed_ahead(chord) {
            return Vec::new();
        }
        let todo = self.key_at_rest(chord).or_else(|| self.letter_in_a_question(chord));
        if let Some(todo) = todo.or_else(|| self.letter_in_a_meeting(chord, burst)) {
            return todo;
        }
        if chord == Chord::plain(Key::Enter) && self.overlays.is_empty() && self.refused_in_sight().is_some()
        {
            return self.run(Command::App(AppKey::Resume));
        }
        let writing = self.writing();
        let mut contexts = self.contexts();
        contexts.push(Context::App);
        // In a form a line end that was pasted goes neither to the next blank nor saves.
        if burst && chord.key == Key::Enter && contexts.first() == Some(&Context::Form) {
            return self.input(&Input::Paste("\n".into()));
        }
        // Nor does it answer a question.
        if burst && chord.key == Key::Enter && contexts.first() == Some(&Context::Choice) {
            "Enter came in one run with other keys, and chose nothing: press it by itself."
                .clone_into(&mut self.notice);
            return Vec::new();
        }
        let before = (writing, self.overlays.len());
        if let Some(todo) = self.own_key(chord, writing) {
            return todo;
        }
        if let Some(command) = self.keymap.command(&chord, &contexts, writing) {
            let todo = self.run(command);
            if command == Command::App(AppKey::Resume) && chord.text().is_some() {
                self.rest();
            }
            self.note_opened(chord, before);
            return todo;
        }
        if self.overlays.last().is_some_and(Overlay::goes_by_any_key) {
            self.overlays.pop();
            return Vec::new();
        }
        if writing == Writing::No {
            return Vec::new();
        }
        if let Some(letter) = chord.text() {
            return self.typed_in(letter, burst);
        }
        let input = match chord.key {
            // Enter in a burst is a line end that was pasted, not an answer that was given.
            Key::Enter if burst => Input::Paste("\n".into()),
            _ => Input::Key(chord),
        };
        self.input(&input)
    }

    /// Types one letter in the text that has the focus.
    pub(super) fn typed_in(&mut self, letter: char, burst: bool) -> Vec<Todo> {
        match letter {
            letter if !text::may_be_typed(letter) => Vec::new(),
            letter if burst => self.input(&Input::Paste(letter.into())),
            letter => self.input(&Input::Letters(letter.into())),
        }
    }

    /// What the pane in sight does with a letter that is its own there; none where it is a command's, or nobody's.
    pub(super) fn own_key(&mut self, chord: Chord, writing: Writing) -> Option<Vec<Todo>> {
        let letter = chord.text()?;
        let is_seen = self.overlays.is_empty() && self.refused_in_sight().is_none();
        if writing != Writing::No || !is_seen || self.is_only_to_read() {
            return None;
        }
        let effects = self.with_pane(|pane, env| pane.own_key(letter, env)).flatten()?;
        Some(self.effects(effects))
    }

    /// Whether all that came is a dot word, with its Enter or before it, for an empty line of a page that nobody pasted: a
    /// macro, or a slow line, sends it so. In a paste of several lines it comes with the others, or below one that was
    /// pasted.
    fn is_a_dot_word(&self, events: &[Event]) -> bool {
        let chords: Vec<Chord> = events.iter().flat_map(Event::chords).collect();
        let enter = Chord::plain(Key::Enter);
        let letters = chords.strip_suffix(&[enter]).unwrap_or(&chords);
        let typed: Option<String> = letters.iter().map(|chord| chord.text()).collect();
        let contexts = [Context::Recorder, Context::Closing, Context::Agenda, Context::App];
        let is_command = |word: &str| self.keymap.dot(word, &contexts).is_some();
        let named = typed.is_some_and(|typed| typed.strip_prefix('.').is_some_and(is_command));
        let is_page = self.overlays.is_empty() && self.writing() == Writing::Page;
        named && is_page && self.pane().is_some_and(Pane::is_at_an_empty_line)
    }

    fn input(&mut self, input: &Input) -> Vec<Todo> {
        if let Some(overlay) = self.overlays.last_mut() {
            if !overlay.is_colon_twice(input) {
                overlay.input(input);
                return self.keep_draft();
            }
            self.overlays.pop();
            // Where letters are commands, a colon is no letter.
            return if self.writing() == Writing::No { Vec::new() } else { self.give(input) };
        }
        let is_colon = matches!(input, Input::Letters(letters) if letters == ":");
        if is_colon && self.pane().is_some_and(Pane::is_at_an_empty_line) {
            return self.run(Command::App(AppKey::Palette));
        }
        let asks = matches!(input, Input::Letters(letters) if letters == "?");
        if asks && self.pane().is_some_and(Pane::is_at_a_choice) {
            return self.run(Command::App(AppKey::Help));
        }
        self.give(input)
    }

    /// Gives what was typed to what has the focus.
    fn give(&mut self, input: &Input) -> Vec<Todo> {
        if let Some(overlay) = self.overlays.last_mut() {
            overlay.input(input);
            return self.keep_draft();
        }
        let effects = self.with_pane(|pane, env| pane.input(input, env)).unwrap_or_default();
        self.effects(effects)
    }
}
