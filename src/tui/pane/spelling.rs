//! Spelling: the words of a meeting that are in no list, one by one. Only a key changes anything.

mod page;

use std::collections::{BTreeSet, HashMap};

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Letters, Pane, RecordFor, Where};
use crate::command::{Command, Context, Spelling as Key};
use crate::domain::audience::Reader;
use crate::domain::body::Spot;
use crate::domain::id::Id;
use crate::domain::manuscript::Stroke;
use crate::domain::spelling::{Unknown, put_in};
use crate::domain::writing::put_word;
use crate::service::meetings::{rest_at, rest_name};
use crate::service::spelling::{Spelling as Found, keep_known, keep_passed};
use crate::service::{Answer, Ask, Deed};
use crate::tui::effect::Effect;

/// What was done with a word.
enum Doing {
    /// Other words were put in, in this text.
    Put(Id),
    /// It was added to the known words.
    Know(String),
    /// It was passed over.
    Pass(String),
}

/// One thing done here, and the list before it.
struct Done {
    what: Doing,
    before: (Vec<Unknown>, usize),
}

/// The pane.
pub struct Spelling {
    id: Id,
    found: Option<Box<Found>>,
    at: usize,
    /// What is suggested for the words that were shown.
    suggested: HashMap<String, Vec<String>>,
    /// What was done here, the last thing last.
    done: Vec<Done>,
    /// Texts that were changed here.
    changed: BTreeSet<Id>,
}

impl Spelling {
    /// The spelling of a meeting.
    #[must_use]
    pub fn of(meeting: Id) -> Self {
        Self {
            id: meeting,
            found: None,
            at: 0,
            suggested: HashMap::new(),
            done: Vec::new(),
            changed: BTreeSet::new(),
        }
    }

    fn word(&self) -> Option<&Unknown> {
        self.found.as_ref()?.unknown.get(self.at)
    }

    fn suggestions(&self) -> Option<&[String]> {
        self.suggested.get(&self.word()?.word).map(Vec::as_slice)
    }

    fn load(&mut self, found: Box<Found>) -> Vec<Effect> {
        if !found.sheet.record.meeting.state.can_write() {
            let place = RecordFor { meeting: self.id, reader: Reader::Record };
            return vec![Effect::Replace(Where::Record(place))];
        }
        self.found = Some(found);
        self.at = 0;
        self.done.clear();
        self.look_up()
    }

    /// Asks what is suggested for the word that is shown now.
    fn look_up(&self) -> Vec<Effect> {
        let Some((word, found)) = self.word().zip(self.found.as_ref()) else { return Vec::new() };
        if self.suggested.contains_key(&word.word) {
            return Vec::new();
        }
        // A child whose record is kept from somebody is named by whoever types the name, not by the program.
        let children = found.sheet.record.children.iter().filter(|child| child.audience.is_everyone());
        let names = children.map(|child| child.name.clone()).collect();
        vec![Effect::Ask(Ask::Suggest { word: word.word.clone(), names })]
    }

    fn go(&mut self, at: usize) -> Vec<Effect> {
        let many = self.found.as_ref().map_or(0, |found| found.unknown.len());
        self.at = at.min(many.saturating_sub(1));
        self.look_up()
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        if key == Key::Undo {
            return self.undo();
        }
        if self.word().is_none() {
            return vec![Effect::Say("Every word was looked at. b goes back.".into())];
        }
        match key {
            Key::One => self.put(0),
            Key::Two => self.put(1),
            Key::Three => self.put(2),
            Key::Four => self.put(3),
            Key::Five => self.put(4),
            Key::Go => self.go_to_it(),
            Key::Know => self.know(),
            Key::Pass => self.pass(),
            Key::Next => self.go(self.at + 1),
            Key::Before => self.go(self.at.saturating_sub(1)),
            Key::Undo => Vec::new(),
        }
    }

    /// Puts a suggestion in the place of the word, through the strokes of its text.
    fn put(&mut self, n: usize) -> Vec<Effect> {
        let Some(words) = self.suggestions() else {
            return vec![Effect::Say("The suggestions are being looked for. Press it again.".into())];
        };
        let Some(words) = words.get(n).cloned() else {
            return vec![Effect::Say(format!("There is no suggestion {} for this word.", n + 1))];
        };
        let (Some(found), at) = (self.found.as_mut(), self.at) else { return Vec::new() };
        let Some(Unknown { word, text, line, at: byte, .. }) = found.unknown.get(at).cloned() else {
            return Vec::new();
        };
        let Some(manuscript) = found.sheet.manuscripts.get_mut(&text) else { return Vec::new() };
        let stroke = match put_word(manuscript, line, byte..byte + word.len(), &words) {
            Ok(stroke) => stroke,
            Err(refused) => return vec![Effect::Say(refused.to_string())],
        };
        if let Err(misfit) = manuscript.apply(&stroke) {
            return vec![Effect::Say(format!("Not done: {misfit}. Nothing was lost."))];
        }
        let before = found.unknown.clone();
        put_in(&mut found.unknown, at, &words);
        self.changed.insert(text);
        self.did(Doing::Put(text), before);
        let mut effects = vec![Effect::Do(Deed::Stroke { text, stroke })];
        effects.extend(self.go(at));
        effects
    }

    fn did(&mut self, what: Doing, before: Vec<Unknown>) {
        self.done.push(Done { what, before: (before, self.at) });
    }

    fn know(&mut self) -> Vec<Effect> {
        let Some(word) = self.settle(Doing::Know) else { return Vec::new() };
        let Some(found) = self.found.as_mut() else { return Vec::new() };
        found.known.push(word.clone());
        let said = format!("\"{word}\" is one of your known words now. .known lists them.");
        let mut effects = vec![Effect::Do(keep_known(&found.known)), Effect::SayKept(said)];
        effects.extend(self.go(self.at));
        effects
    }

    fn pass(&mut self) -> Vec<Effect> {
        let Some(word) = self.settle(Doing::Pass) else { return Vec::new() };
        let Some(found) = self.found.as_mut() else { return Vec::new() };
        found.passed.push(word);
        let mut effects = vec![Effect::Do(keep_passed(self.id, &found.passed))];
        effects.extend(self.go(self.at));
        effects
    }

    /// Takes the word off the list wherever it stands; answers the word.
    fn settle(&mut self, what: fn(String) -> Doing) -> Option<String> {
        let word = self.word()?.word.clone();
        let found = self.found.as_mut()?;
        let before = found.unknown.clone();
        let small = word.to_lowercase();
        let ahead = before.iter().take(self.at).filter(|one| one.word.to_lowercase() == small).count();
        found.unknown.retain(|one| one.word.to_lowercase() != small);
        self.did(what(word.clone()), before);
        self.at -= ahead;
        Some(word)
    }

    fn undo(&mut self) -> Vec<Effect> {
        let (Some(Done { what, before }), Some(found)) = (self.done.pop(), self.found.as_mut()) else {
            return vec![Effect::Say("Nothing to take back here.".into())];
        };
        (found.unknown, self.at) = before;
        let deed = match what {
            Doing::Put(text) => {
                let stroke = Stroke::Undo;
                if let Some(manuscript) = found.sheet.manuscripts.get_mut(&text) {
                    // What was put in here is the last step of its text; taking it back cannot fail to fit.
                    let _ = manuscript.apply(&stroke);
                }
                Deed::Stroke { text, stroke }
            }
            Doing::Know(word) => {
                found.known.retain(|one| *one != word);
                keep_known(&found.known)
            }
            Doing::Pass(word) => {
                found.passed.retain(|one| *one != word);
                keep_passed(self.id, &found.passed)
            }
        };
        let mut effects = vec![Effect::Do(deed)];
        effects.extend(self.look_up());
        effects
    }

    /// Opens the meeting with the cursor at the word: the place is kept as if she had left it there.
    fn go_to_it(&self) -> Vec<Effect> {
        let Some((word, found)) = self.word().zip(self.found.as_ref()) else { return Vec::new() };
        let record = &found.sheet.record;
        let Some(text) = record.texts.iter().find(|text| text.id == word.text) else { return Vec::new() };
        let section = record.template.sections.iter().position(|section| section.id == text.section);
        let part = record.parts.iter().find(|part| part.id == text.part).map_or(1, |part| part.number);
        let value = rest_at(section.unwrap_or(0), text.child, part);
        let spot = Spot { line: word.line, byte: word.at };
        let mut effects = vec![Effect::Do(Deed::Stroke { text: word.text, stroke: Stroke::Move(spot) })];
        effects.push(Effect::Do(Deed::Remember { name: rest_name(self.id), value }));
        effects.extend(self.leave_texts(word.text));
        effects.push(Effect::Replace(Where::Recorder(self.id)));
        effects
    }

    fn leave_texts(&self, also: impl Into<Option<Id>>) -> Vec<Effect> {
        let texts: BTreeSet<Id> = self.changed.iter().copied().chain(also.into()).collect();
        texts.into_iter().map(|text| Effect::Do(Deed::Leave(text))).collect()
    }
}

impl Pane for Spelling {
    fn place(&self, _: &Env) -> String {
        self.found.as_ref().map_or_else(String::new, |found| {
            let record = &found.sheet.record;
            format!("{}   {}   spelling", record.family.reference, record.meeting.title())
        })
    }

    fn meeting(&self) -> Option<Id> {
        Some(self.id)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Spelling]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.found = None;
        vec![Effect::Ask(Ask::Spelling { meeting: self.id, in_room: env.room.is_some() })]
    }

    fn leave(&mut self, _: &Env) -> Vec<Effect> {
        self.leave_texts(None)
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        self.found.as_ref()?;
        match command {
            Command::Spelling(key) => Some(self.key(key)),
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Spelling(found))
                if self.found.is_none() && found.sheet.record.meeting.id == self.id =>
            {
                let found = found.clone();
                self.load(found)
            }
            Some(Answer::Suggested { word, words }) => {
                self.suggested.insert(word.clone(), words.clone());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn letters(&self) -> Letters {
        Letters::Answers
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Spelling(self.id))
    }

    fn status(&self, env: &Env) -> String {
        self.status_words(env)
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.draw(frame, area, env);
    }
}
