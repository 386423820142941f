//! Writing in a section: letters, lines, commands after a full stop, completion of names.

use super::{Env, Input, Key, Recorder, count};
use crate::command::chord::{Chord, Key as Press};
use crate::command::{Command, Context};
use crate::domain::audience::Audience;
use crate::domain::body::Line;
use crate::domain::id::Id;
use crate::domain::manuscript::{Manuscript, Stroke};
use crate::domain::marks::spoken;
use crate::domain::template::StartsFor;
use crate::domain::veil::{self, Veil};
use crate::domain::writing::{self, Birth, Refused, Step};
use crate::service::Deed;
use crate::service::meetings::ActionsSoFar;
use crate::tui::effect::Effect;
use crate::tui::keymap::Keymap;
use crate::tui::widget::editor::{Beside, NARROW};

impl Recorder {
    pub(super) fn take_in(&mut self, input: &Input, env: &Env) -> Vec<Effect> {
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let birth = self.birth(manuscript, env);
        match input {
            Input::Letters(letters) if letters.contains(' ') => self.type_words(letters, env),
            Input::Letters(letters) => self.type_in(letters, env),
            Input::Paste(text) => {
                let stroke = writing::paste(manuscript, text, &birth);
                let from = manuscript.spot().line;
                let mut effects = self.put_or_refuse(stroke);
                let to = self.manuscript().map_or(from, |(_, manuscript)| manuscript.spot().line);
                effects.extend(self.narrow(from..to));
                self.note_paste();
                self.offered = None;
                self.refresh();
                effects
            }
            Input::Key(chord) => self.press(*chord, &birth, env),
        }
    }

    /// Types letters word by word: a space makes words of the code before it.
    fn type_words(&mut self, letters: &str, env: &Env) -> Vec<Effect> {
        let mut effects = Vec::new();
        for piece in letters.split_inclusive(' ') {
            let word = piece.trim_end_matches(' ');
            if !word.is_empty() {
                effects.extend(self.type_in(word, env));
            }
            if word.len() < piece.len() {
                let expanded = self.expand_code();
                effects.extend(expanded.unwrap_or_else(|| self.type_in(" ", env)));
            }
        }
        effects
    }

    /// Types letters whatever they are.
    pub(super) fn type_in(&mut self, letters: &str, env: &Env) -> Vec<Effect> {
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let stroke = writing::type_letters(manuscript, letters, &self.birth(manuscript, env));
        let effects = self.put_or_refuse(stroke);
        self.offer();
        effects
    }

    pub(super) fn line(&self) -> Option<&Line> {
        let (_, manuscript) = self.manuscript()?;
        Some(manuscript.body().line(manuscript.spot().line))
    }

    /// What a line begun here is born with: the section's and the child's start. Below a line that is
    /// kept from somebody the next one is kept from them too, until an empty line ends that: forgetting
    /// to narrow a line does harm, forgetting to widen one is seen and mended.
    pub(super) fn birth(&self, manuscript: &Manuscript, env: &Env) -> Birth {
        let here = manuscript.body().line(manuscript.spot().line);
        let start = self.starts_for();
        let audience = if here.text.is_empty() && here.typed.is_none() && here.audience.is_everyone() {
            start
        } else {
            start.and(&here.audience)
        };
        Birth { at: env.now, audience }
    }

    pub(super) fn starts_for(&self) -> Audience {
        let section = match self.section().map(|section| section.starts_for) {
            Some(StartsFor::ProfessionalsOnly) => Audience::ProfessionalsOnly,
            Some(StartsFor::LegalAdvice) => Audience::LegalAdvice,
            _ => Audience::Everyone,
        };
        let child = self.stop().and_then(|stop| stop.child);
        section.and(&self.starts_for_child(child))
    }

    /// What a child's lines start for.
    pub(super) fn starts_for_child(&self, child: Option<Id>) -> Audience {
        let child = child.and_then(|id| self.sheet.as_ref()?.record.child(id));
        child.map_or(Audience::Everyone, |child| child.audience.clone())
    }

    fn press(&mut self, chord: Chord, birth: &Birth, env: &Env) -> Vec<Effect> {
        match chord.key {
            Press::Enter => self.enter(birth, env),
            Press::Up | Press::Down if self.offered.is_some() => {
                self.offer_other(chord.key == Press::Down);
                Vec::new()
            }
            Press::Up | Press::Down => self.move_row(chord.key == Press::Up, env),
            Press::Backspace => self.unexpand_code(env).unwrap_or_else(|| self.edit(veil::backspace)),
            Press::Delete => self.edit(veil::delete),
            key => self.move_to(key, chord.ctrl),
        }
    }

    fn edit(&mut self, edit: fn(&Manuscript, &Veil) -> Vec<Stroke>) -> Vec<Effect> {
        let strokes = self.manuscript().map(|(_, manuscript)| edit(manuscript, &self.veil));
        let effects = strokes.into_iter().flatten().flat_map(|stroke| self.put(stroke)).collect();
        self.offer();
        effects
    }

    fn move_to(&mut self, key: Press, by_word: bool) -> Vec<Effect> {
        let step = match (key, by_word) {
            (Press::Left, false) => Step::Left,
            (Press::Left, true) => Step::WordLeft,
            (Press::Right, false) => Step::Right,
            (Press::Right, true) => Step::WordRight,
            (Press::Home, _) => Step::Start,
            (Press::End, _) => Step::End,
            _ => return Vec::new(),
        };
        self.just_left = None;
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let spot = veil::step(manuscript.body(), manuscript.spot(), step, &self.veil);
        self.scroll.forget_goal();
        self.offered = None;
        self.put(Stroke::Move(spot))
    }

    fn move_row(&mut self, up: bool, env: &Env) -> Vec<Effect> {
        self.just_left = None;
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let from = manuscript.spot();
        let spot = self.scroll.vertical(manuscript.body(), from, up, &self.veil);
        if spot.line != from.line {
            self.leave_line(env);
        }
        self.put_keeping_goal(Stroke::Move(spot))
    }

    fn enter(&mut self, birth: &Birth, env: &Env) -> Vec<Effect> {
        if let Some(word) = self.dot_word() {
            return self.dot(&word, birth, env);
        }
        if let Some(child) = self.child_named() {
            return self.dot_child(child);
        }
        self.leave_line(env);
        self.offered = None;
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        // An empty line ends what the lines above were kept for.
        let here = manuscript.body().line(manuscript.spot().line);
        let audience = if here.text.is_empty() { self.starts_for() } else { birth.audience.clone() };
        let stroke = writing::new_line(manuscript, &Birth { at: birth.at, audience });
        let left = manuscript.spot().line;
        let mut effects = self.put_or_refuse(stroke);
        self.just_left = Some(left).filter(|left| self.veil.hides(*left));
        effects.extend(self.note_next_meeting());
        self.refresh();
        effects
    }

    /// `next` where the line is `.next` and nothing else, and was typed.
    fn dot_word(&self) -> Option<String> {
        let line = self.line().filter(|line| !line.pasted)?;
        let word = line.text.trim().strip_prefix('.')?;
        let is_word = !word.is_empty() && word.chars().all(|letter| letter.is_ascii_alphabetic());
        let is_word = is_word || self.speaker_of(word).is_some();
        is_word.then(|| word.to_lowercase())
    }

    fn dot(&mut self, word: &str, birth: &Birth, env: &Env) -> Vec<Effect> {
        let command = Keymap::from_rows().dot(word, &[Context::Recorder, Context::Agenda, Context::App]);
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let Some(command) = command else {
            let stroke = writing::new_line(manuscript, birth);
            let mut effects = self.put_or_refuse(stroke);
            let words =
                format!("There is no command .{word}, so it was kept as text. .help lists the commands.");
            effects.push(Effect::Say(words));
            return effects;
        };
        // What `.undo` takes back is what was done before it: its own letters are taken back first.
        let mut effects = if command == Command::Recorder(Key::Undo) {
            self.take_back_dot_word()
        } else {
            let stroke = writing::without_line(manuscript, manuscript.spot().line);
            self.put(stroke)
        };
        // A command about a line means the line above the one it was typed on. What is refused brings no line back in hand.
        let about_a_line = match command {
            Command::Recorder(Key::Clear) => !self.in_room,
            Command::Recorder(key) => {
                matches!(key, Key::Audience | Key::Accept | Key::Share | Key::Child | Key::Name | Key::Word)
            }
            _ => false,
        };
        if about_a_line {
            effects.extend(self.step_back_over_empty_line());
        }
        let _ = env;
        effects.push(Effect::Run(command));
        effects
    }

    /// `.child Leo`: the line above goes to that child's text.
    fn dot_child(&mut self, child: Id) -> Vec<Effect> {
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let stroke = writing::without_line(manuscript, manuscript.spot().line);
        let mut effects = self.put(stroke);
        effects.extend(self.step_back_over_empty_line());
        effects.extend(self.move_line_to(child));
        effects
    }

    fn take_back_dot_word(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.line().is_some_and(|line| line.text.trim_start().starts_with('.'))
            && self.manuscript().is_some_and(|(_, manuscript)| manuscript.standing() > 0)
        {
            effects.extend(self.put(Stroke::Undo));
        }
        effects
    }

    fn step_back_over_empty_line(&mut self) -> Vec<Effect> {
        let just_left = self.just_left.take();
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        match manuscript.spot().line.checked_sub(1) {
            None => Vec::new(),
            // The line that was written just now comes back in hand, though it left the screen.
            above if above == just_left => {
                let stroke = writing::backspace(manuscript);
                stroke.map_or_else(Vec::new, |stroke| self.put(stroke))
            }
            Some(_) => self.edit(veil::backspace),
        }
    }

    /// What is done when the cursor leaves a line: the counts are made anew and the reader setting says it in words.
    fn leave_line(&mut self, env: &Env) {
        if env.look.reader
            && let (Some(line), Some(marks)) = (self.line(), self.marks())
            && !line.text.trim().is_empty()
        {
            self.said = spoken(&marks.read(line), &marks.present());
        }
    }

    pub(super) fn put_or_refuse(&mut self, stroke: Result<Stroke, Refused>) -> Vec<Effect> {
        match stroke {
            Ok(stroke) => self.put(stroke),
            Err(refused) => vec![Effect::Say(refused.to_string())],
        }
    }

    pub(super) fn put(&mut self, stroke: Stroke) -> Vec<Effect> {
        self.scroll.forget_goal();
        self.put_keeping_goal(stroke)
    }

    fn put_keeping_goal(&mut self, stroke: Stroke) -> Vec<Effect> {
        let Some(text) = self.stop().and_then(|stop| stop.text) else { return Vec::new() };
        let here = |recorder: &Self| recorder.manuscript().map(|(_, manuscript)| manuscript.spot().line);
        let left = here(self);
        match self.put_under_veil(text, &stroke) {
            Ok(went) => {
                let mut effects = vec![Effect::Do(Deed::Stroke { text, stroke })];
                effects.extend(went.then(|| self.say_kept()));
                if let Some(left) = left.filter(|left| here(self) != Some(*left)) {
                    effects.extend(self.narrow(left..left + 1));
                    effects.extend(self.ask_meant(left));
                }
                effects.extend(self.lead_away());
                effects
            }
            Err(why) => vec![Effect::Say(why)],
        }
    }

    pub(super) fn text_key(&mut self, key: Key) -> Vec<Effect> {
        let Some((_, manuscript)) = self.manuscript() else {
            return vec![Effect::Say("This works in a text.".into())];
        };
        let line = manuscript.spot().line;
        let stroke = match key {
            Key::Undo if manuscript.standing() == 0 => {
                return vec![Effect::Say("Nothing to take back.".into())];
            }
            Key::Redo if manuscript.standing() == manuscript.steps().len() => {
                return vec![Effect::Say("Nothing to make again.".into())];
            }
            Key::Undo | Key::Redo if !self.may_take_back(manuscript, key == Key::Redo) => {
                return vec![Effect::Say("Nothing more is taken back or made again in room view.".into())];
            }
            Key::Undo => {
                self.refuse_code();
                Stroke::Undo
            }
            Key::Redo => Stroke::Redo,
            Key::Accept => writing::restate(manuscript, line, |line| Line { pasted: false, ..line }),
            _ => {
                let Some(next) = self.next_audience(&manuscript.body().line(line).audience) else {
                    return vec![Effect::Say(super::in_room::APART.into())];
                };
                writing::restate(manuscript, line, |line| Line { audience: next, ..line })
            }
        };
        let effects = self.put(stroke);
        self.refresh();
        effects
    }

    pub(super) fn status_words(&self, env: &Env) -> String {
        if self.sheet.is_none() {
            return "opening the meeting".into();
        }
        if let Some(words) = self.offered_words() {
            return words;
        }
        if !self.said.is_empty() {
            return self.said.clone();
        }
        // Where there is no margin, the status line names the mark.
        let bare = env.look.reader || env.columns < NARROW;
        let mark = self.line().filter(|_| bare).and_then(|line| self.marks()?.margin(line));
        let place = mark.map_or_else(|| self.place_words(), |mark| format!("{mark}, {}", self.place_words()));
        let Some(sheet) = self.sheet.as_ref().filter(|_| self.is_text() && !self.on_agenda) else {
            return place;
        };
        let line = self.line().map(|line| self.really_for(line, &sheet.record.people));
        let ActionsSoFar { all, undated, unread } = self.actions;
        let undated = if undated > 0 { format!(", {undated} without a date") } else { String::new() };
        let unread = if unread > 0 { format!(", {} not read", count(unread, "date")) } else { String::new() };
        format!("{place}   for: {}   {}{undated}{unread}", line.unwrap_or_default(), count(all, "action"))
    }

    fn place_words(&self) -> String {
        let Some(sheet) = self.sheet.as_ref() else { return String::new() };
        let Some(stop) = self.stop() else { return String::new() };
        let child = stop.child.and_then(|id| sheet.record.child(id));
        let child = child.map_or_else(String::new, |child| format!("{}, ", child.name));
        let part = self.part_words();
        let part = if part.is_empty() { part } else { format!("{part}, ") };
        format!("{part}{child}section {} of {}", stop.section + 1, sheet.record.template.sections.len())
    }
}
