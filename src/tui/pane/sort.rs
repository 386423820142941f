//! Sort my notes: the lines without a mark, one by one; single keys say what each is. Words and times stay as typed.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::recorder::beside::Marks;
use super::{Env, InRoom, Letters, Pane, RecordFor, Reply, Where};
use crate::command::{Command, Context, Sort as Key};
use crate::domain::audience::Reader;
use crate::domain::body::Line;
use crate::domain::entries::entries;
use crate::domain::entry::Mark;
use crate::domain::id::Id;
use crate::domain::manuscript::Stroke;
use crate::domain::marks::{Given, Present, give, line_key, spoken, unsorted};
use crate::domain::moment::clock_time;
use crate::domain::veil::Veil;
use crate::domain::writing::restate;
use crate::service::meetings::{Sheet, sort_name};
use crate::service::{Answer, Ask, Deed};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::widget::editor::Beside;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

const CHILD: &str = "sort.child";
const CHILD_SAID: &str = "sort.child-said";
const SPEAKER: &str = "sort.speaker";
const TOLD_BY: &str = "sort.told-by";

/// The keys, as the page lists them.
const KEYS: [&str; 2] = [
    "a action, d decision, c child's words, f find out, n disagrees, g good, w worry",
    "s seen, t told by, v view, p who spoke, h which child, r who gets it, b back",
];

/// The pane.
pub struct Sort {
    id: Id,
    sheet: Option<Sheet>,
    /// The lines to be sorted: the text, and the place in it.
    walk: Vec<(Id, usize)>,
    /// What was typed in each of them: it stays.
    typed: Vec<String>,
    at: usize,
    /// Lines that were looked at and left as they are.
    looked: BTreeSet<String>,
    /// What was given here: where in the walk.
    given: Vec<usize>,
}

impl Sort {
    /// The notes of a meeting.
    #[must_use]
    pub const fn of(meeting: Id) -> Self {
        Self {
            id: meeting,
            sheet: None,
            walk: Vec::new(),
            typed: Vec::new(),
            at: 0,
            looked: BTreeSet::new(),
            given: Vec::new(),
        }
    }

    fn load(&mut self, mut sheet: Sheet) -> Vec<Effect> {
        if !sheet.record.meeting.state.can_write() {
            let place = RecordFor { meeting: self.id, reader: Reader::Record };
            return vec![Effect::Replace(Where::Record(place))];
        }
        for text in &mut sheet.record.texts {
            if let Some(manuscript) = sheet.manuscripts.get(&text.id) {
                text.body.clone_from(manuscript.body());
            }
        }
        let kept = sheet.sorted.clone().unwrap_or_default();
        let mut keys = kept.lines();
        let rest = keys.next().unwrap_or_default();
        self.looked = keys.map(str::to_owned).collect();
        self.walk = to_sort(&sheet, &self.looked);
        let line = |(text, line): &(Id, usize)| sheet.manuscripts.get(text).map(|one| one.body().line(*line));
        let is_rest = |place: &(Id, usize)| line(place).is_some_and(|line| line_key(place.0, line) == rest);
        self.at = self.walk.iter().position(is_rest).unwrap_or(0);
        let words = |place: &(Id, usize)| line(place).map_or_else(String::new, |line| line.text.clone());
        self.typed = self.walk.iter().map(words).collect();
        self.sheet = Some(sheet);
        Vec::new()
    }

    fn place_now(&self) -> Option<(Id, usize)> {
        self.walk.get(self.at).copied()
    }

    fn line(&self) -> Option<&Line> {
        let (text, line) = self.place_now()?;
        Some(self.sheet.as_ref()?.manuscripts.get(&text)?.body().line(line))
    }

    fn present(&self) -> Option<Present<'_>> {
        let record = &self.sheet.as_ref()?.record;
        Some(Present { people: &record.people, children: &record.children })
    }

    /// Gives the line something, through its text: undo takes it back there too.
    fn change(&mut self, changed: Line) -> Vec<Effect> {
        let Some((text, line)) = self.place_now() else { return Vec::new() };
        let manuscript = self.sheet.as_ref().and_then(|sheet| sheet.manuscripts.get(&text));
        let Some(stroke) = manuscript.map(|one| restate(one, line, |_| changed)) else { return Vec::new() };
        let effects = self.put(text, stroke);
        self.given.push(self.at);
        effects
    }

    fn put(&mut self, text: Id, stroke: Stroke) -> Vec<Effect> {
        let manuscript = self.sheet.as_mut().and_then(|sheet| sheet.manuscripts.get_mut(&text));
        match manuscript.map(|one| one.apply(&stroke)) {
            Some(Ok(())) => vec![Effect::Do(Deed::Stroke { text, stroke })],
            Some(Err(misfit)) => vec![Effect::Say(format!("Not done: {misfit}. Nothing was lost."))],
            None => Vec::new(),
        }
    }

    fn give(&mut self, given: &Given) -> Vec<Effect> {
        let typed = self.typed.get(self.at).map_or("", String::as_str);
        let changed =
            self.line().zip(self.present()).map(|(line, present)| give(line, typed, given, &present));
        changed.map_or_else(Vec::new, |changed| self.change(changed))
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some(at) = self.given.pop() else {
            return vec![Effect::Say("Nothing to take back here.".into())];
        };
        self.at = at;
        let Some((text, _)) = self.place_now() else { return Vec::new() };
        let mut effects = self.put(text, Stroke::Undo);
        effects.push(self.remember());
        effects
    }

    /// The line stays as it is now; the place is remembered.
    fn next(&mut self) -> Vec<Effect> {
        let key = self.place_now().zip(self.line()).map(|((text, _), line)| line_key(text, line));
        self.looked.extend(key);
        self.at = (self.at + 1).min(self.walk.len());
        vec![self.remember()]
    }

    fn remember(&self) -> Effect {
        let here = self.place_now().zip(self.line()).map(|((text, _), line)| line_key(text, line));
        let mut value = here.unwrap_or_default();
        for key in &self.looked {
            value.push('\n');
            value.push_str(key);
        }
        Effect::Do(Deed::Remember { name: sort_name(self.id), value })
    }

    fn people(&self) -> Vec<String> {
        let Some(sheet) = self.sheet.as_ref() else { return Vec::new() };
        let here = |id| sheet.record.attendance.iter().any(|row| row.person == id && row.was_there());
        let (mut people, others): (Vec<_>, Vec<_>) = sheet.record.people.iter().partition(|one| here(one.id));
        people.extend(others);
        people.into_iter().map(|person| person.handle.clone()).collect()
    }

    fn children(&self) -> Vec<String> {
        let children = self.sheet.iter().flat_map(|sheet| sheet.record.children_spoken_of());
        children.map(|child| child.name.clone()).collect()
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Leave if self.line().is_some() => return self.next(),
            Key::Before => {
                self.at = self.at.saturating_sub(1);
                return vec![self.remember()];
            }
            Key::Undo => return self.undo(),
            _ if self.line().is_none() => {
                return vec![Effect::Say("Every line has been looked at. b goes back.".into())];
            }
            _ => {}
        }
        match key {
            Key::ChildSaid => ask(CHILD_SAID, "Whose own words?", self.children()),
            Key::Child => ask(CHILD, "Which child is it about?", self.children()),
            Key::Speaker => ask(SPEAKER, "Who spoke?", self.people()),
            Key::ToldBy => ask(TOLD_BY, "Who told it?", self.people()),
            Key::Seen => self.give(&Given::Tag("seen".into())),
            Key::View => self.give(&Given::Tag("view".into())),
            Key::Audience => self.audience(),
            key => mark_of(key).map_or_else(Vec::new, |mark| self.give(&Given::Mark(mark))),
        }
    }

    fn audience(&mut self) -> Vec<Effect> {
        let Some((line, sheet)) = self.line().cloned().zip(self.sheet.as_ref()) else { return Vec::new() };
        let audience = line.audience.next(&sheet.record.people);
        self.change(Line { audience, ..line })
    }

    /// `4 The children: Ben, 10:12`.
    fn heading(&self) -> String {
        let (Some(sheet), Some((text, _)), Some(line)) = (self.sheet.as_ref(), self.place_now(), self.line())
        else {
            return String::new();
        };
        let Some(text) = sheet.record.texts.iter().find(|one| one.id == text) else { return String::new() };
        let section = sheet.record.template.sections.iter().find(|one| one.id == text.section);
        let section = section.map_or("", |one| one.title.as_str());
        let child = text.child.and_then(|id| sheet.record.child(id));
        let child = child.map_or_else(String::new, |child| format!(": {}", child.name));
        let typed = line.typed.map_or_else(|| "time not stated".into(), |at| clock_time(&at));
        format!("{section}{child}, {typed}")
    }

    fn marks<'a>(&self, sheet: &'a Sheet) -> Marks<'a> {
        let text = self.walk.get(self.at).map(|(text, _)| *text);
        let meanings = sheet.record.meanings(text);
        Marks { record: &sheet.record, around: &sheet.around, veil: &Veil::OPEN, meanings }
    }

    /// The line as it is, and below it what is read of it.
    fn paragraphs(&self) -> Vec<String> {
        let Some((line, sheet)) = self.line().zip(self.sheet.as_ref()) else {
            return vec!["Every line has been looked at. Nothing waits to be sorted.".into()];
        };
        let marks = self.marks(sheet);
        let mut all = vec![line.text.clone()];
        all.extend(marks.margin(line).map(|word| format!("  {word}")));
        all.extend(marks.below(line).into_iter().map(|words| format!("  {words}")));
        all
    }
}

fn ask(name: &'static str, question: &str, answers: Vec<String>) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(Overlay::Choice(Choice::decide(
        name,
        question,
        "Leave the line as it is",
        answers,
    ))))]
}

const fn mark_of(key: Key) -> Option<Mark> {
    Some(match key {
        Key::Action => Mark::Action,
        Key::Decision => Mark::Decision,
        Key::FindOut => Mark::FindOut,
        Key::Disagrees => Mark::Disagrees,
        Key::GoingWell => Mark::GoingWell,
        Key::Worry => Mark::Worry,
        _ => return None,
    })
}

/// The places of the lines nobody has sorted or looked at, in the order of the agenda.
fn to_sort(sheet: &Sheet, looked: &BTreeSet<String>) -> Vec<(Id, usize)> {
    let record = &sheet.record;
    let present = Present { people: &record.people, children: &record.children };
    let all = entries(record, &sheet.around);
    let places =
        all.iter().filter_map(|kept| kept.for_reader(&Reader::Record)).map(|one| (one.text, one.line));
    places
        .filter(|(text, line)| {
            let line = sheet.manuscripts.get(text).map(|one| one.body().line(*line));
            line.is_some_and(|line| unsorted(line, &present) && !looked.contains(&line_key(*text, line)))
        })
        .collect()
}

impl Pane for Sort {
    fn place(&self, _: &Env) -> String {
        self.sheet.as_ref().map_or_else(String::new, |sheet| {
            format!("{}   {}   sort my notes", sheet.record.family.reference, sheet.record.meeting.title())
        })
    }

    fn meeting(&self) -> Option<Id> {
        Some(self.id)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("The page for sorting notes")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Sort]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        self.sheet = None;
        vec![Effect::Ask(Ask::Meeting(self.id))]
    }

    fn leave(&mut self, _: &Env) -> Vec<Effect> {
        if self.sheet.is_none() {
            return Vec::new();
        }
        let mut effects = vec![self.remember()];
        let texts: BTreeSet<Id> = self.walk.iter().map(|(text, _)| *text).collect();
        effects.extend(texts.into_iter().map(|text| Effect::Do(Deed::Leave(text))));
        effects
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        self.sheet.as_ref()?;
        match command {
            Command::Sort(key) => Some(self.key(key)),
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Meeting(sheet)) if self.sheet.is_none() && sheet.record.meeting.id == self.id => {
                let sheet = (**sheet).clone();
                self.load(sheet)
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        let Reply::Chosen(name, n) = reply else { return Vec::new() };
        let names = if matches!(name, CHILD | CHILD_SAID) { self.children() } else { self.people() };
        let Some(chosen) = names.into_iter().nth(n) else { return Vec::new() };
        match name {
            CHILD => self.give(&Given::Child(chosen)),
            CHILD_SAID => self.give(&Given::ChildSaid(chosen)),
            SPEAKER => self.give(&Given::Speaker(chosen)),
            TOLD_BY => self.give(&Given::Tag(format!("told by {chosen}"))),
            _ => Vec::new(),
        }
    }

    fn letters(&self) -> Letters {
        Letters::Answers
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Sort(self.id))
    }

    fn status(&self, env: &Env) -> String {
        let (Some(sheet), Some(line)) = (self.sheet.as_ref(), self.line()) else {
            return "nothing waits to be sorted".into();
        };
        let count = format!("{} of {}", self.at + 1, self.walk.len());
        if env.look.reader {
            let marks = self.marks(sheet);
            return format!("{count}. {}", spoken(&marks.read(line), &marks.present()));
        }
        format!("{count}   for: {}", line.audience.in_words(&sheet.record.people))
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        put(frame, row(area, 0), &self.heading(), env.look.heading(), env.look);
        let mut y = 1;
        for (n, words) in self.paragraphs().iter().enumerate() {
            for words in wrap::lines(words, area.width) {
                let style = if n == 0 { Style::new() } else { env.look.margin() };
                put(frame, row(area, y), words, style, env.look);
                y += 1;
            }
        }
        frame.set_cursor_position(Position::new(area.x, area.y + 1));
        y += u16::from(area.height > y + 5);
        for words in KEYS.iter().flat_map(|words| wrap::lines(words, area.width)) {
            if y < area.height {
                put(frame, row(area, y), words, Style::new(), env.look);
            }
            y += 1;
        }
    }
}
