//! Read-back: each decision and action alone on the screen, to be read out, and what each person says to it.
//!
//! Everyone in the room may look at it: it holds what everyone may hear, and what is kept for fewer is counted nowhere.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Env, InRoom, Letters, Pane, Reply, Where};
use crate::command::{Command, Context, ReadBack as Key};
use crate::domain::entries::Found;
use crate::domain::id::Id;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::person::Person;
use crate::domain::read_back::{ReadBack, Stance};
use crate::domain::read_out::{Said, is_away, lines, people, said};
use crate::domain::room::{Room, in_the_room};
use crate::service::meetings::Sheet;
use crate::service::paper::read_aloud;
use crate::service::{Answer, Ask, Deed, Piece, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

const SAYS: &str = "read-back.says";
/// What is said of what is chosen apart.
const APART: &str = "This is for outside room view: F5 leaves room view.";
/// The letters the list answers with.
const KEYS: &str = "a agrees, p in part, n does not agree, w not present, c could not say, o not asked, s in their words, \
                    f who gets it, b back";
/// Fewer rows than this for sentence and people together, and the empty rows go.
const LOW: u16 = 12;

/// The pane.
pub struct ReadOut {
    id: Id,
    sheet: Option<Sheet>,
    lines: Vec<Found>,
    /// Who is in the room, and the record as they may see it, while room view is on.
    room: Option<(Room, MeetingRecord)>,
    at: usize,
    list: List,
}

impl ReadOut {
    /// Reads out a meeting's decisions and actions.
    #[must_use]
    pub fn of(meeting: Id) -> Self {
        Self { id: meeting, sheet: None, lines: Vec::new(), room: None, at: 0, list: List::default() }
    }

    fn record(&self) -> Option<&MeetingRecord> {
        self.sheet.as_ref().map(|sheet| &sheet.record)
    }

    /// The record as it may be on the screen.
    fn seen(&self) -> Option<&MeetingRecord> {
        self.room.as_ref().map(|(_, record)| record).or_else(|| self.record())
    }

    fn line(&self) -> Option<&Found> {
        self.lines.get(self.at)
    }

    fn person(&self) -> Option<&Person> {
        people(self.seen()?).get(self.list.chosen()?).copied()
    }

    fn fill(&mut self) {
        let rows = match (self.record(), self.line()) {
            (Some(record), Some(line)) => people(self.seen().unwrap_or(record))
                .into_iter()
                .map(|person| Item::row(self.row(record, line, person)))
                .collect(),
            _ => Vec::new(),
        };
        self.list.fill(rows);
    }

    fn row(&self, record: &MeetingRecord, line: &Found, person: &Person) -> String {
        let who = &person.handle;
        let answer = said(record, &self.lines, line, person.id);
        match answer {
            Said::ToOtherWords(_) => format!("{who}: answered other words; ask again"),
            Said::Nothing if is_away(record, person.id) => format!("{who}: not asked; away (w: not present)"),
            Said::Nothing => format!("{who}: not asked"),
            // The others look at the same screen.
            Said::ToThis(kept) if self.is_apart(record, kept) => format!("{who}: answered, kept apart"),
            Said::ToThis(kept) if kept.says.is_empty() => format!("{who}: {}", kept.stance.label()),
            Said::ToThis(kept) => format!("{who}: {}. \"{}\"", kept.stance.label(), kept.says),
        }
    }

    /// Whether an answer is not for all who look at the screen.
    fn is_apart(&self, record: &MeetingRecord, kept: &ReadBack) -> bool {
        let shows = |room: &Room| room.shows_words(&kept.audience, &kept.says, &record.shields);
        !kept.audience.is_everyone() || self.room.as_ref().is_some_and(|(room, _)| !shows(room))
    }

    fn go(&mut self, at: usize, env: &Env) -> Vec<Effect> {
        self.at = at.min(self.lines.len().saturating_sub(1));
        self.list = List::default();
        self.fill();
        if env.look.reader { vec![Effect::Say(self.aloud().join(" "))] } else { Vec::new() }
    }

    fn aloud(&self) -> Vec<String> {
        match (self.line(), self.seen()) {
            (Some(line), Some(record)) => read_aloud(line, record),
            _ => vec!["No decision and no action is there to be read out.".into()],
        }
    }

    /// Changes what the person chosen said to this line.
    fn answer(&mut self, env: &Env, change: impl FnOnce(&mut ReadBack)) -> Vec<Effect> {
        let (Some(record), Some(line), Some(person)) = (self.record(), self.line(), self.person()) else {
            return Vec::new();
        };
        let mut kept = match said(record, &self.lines, line, person.id) {
            Said::ToThis(kept) => kept.clone(),
            Said::Nothing | Said::ToOtherWords(_) => first_answer(self.id, line, person.id, env),
        };
        kept.at = env.now;
        change(&mut kept);
        let words = format!("{} {}.", person.handle, kept.stance.in_a_sentence());
        if let Some(sheet) = self.sheet.as_mut() {
            sheet.record.read_backs.retain(|one| one.id != kept.id);
            sheet.record.read_backs.push(kept.clone());
        }
        self.fill();
        vec![Effect::Do(Deed::Keep(Box::new(Piece::ReadBack(kept)))), Effect::SayKept(words)]
    }

    fn ask_words(&self) -> Vec<Effect> {
        let (Some(record), Some(line), Some(person)) = (self.record(), self.line(), self.person()) else {
            return Vec::new();
        };
        let so_far = match said(record, &self.lines, line, person.id) {
            // Words that are not on the screen are not changed unseen.
            Said::ToThis(kept) if self.room.is_some() && self.is_apart(record, kept) => {
                return vec![Effect::Say(APART.into())];
            }
            Said::ToThis(kept) if !self.is_apart(record, kept) => kept.says.as_str(),
            _ => "",
        };
        let question = format!("What does {} say?", person.handle);
        let prompt = Prompt::new(SAYS, question, "In their own words. Empty takes them out.", so_far);
        vec![Effect::Lay(Box::new(Overlay::Prompt(prompt)))]
    }

    fn next_audience(&mut self, env: &Env) -> Vec<Effect> {
        if self.room.is_some() {
            return vec![Effect::Say(APART.into())];
        }
        let Some(record) = self.record() else { return Vec::new() };
        let everybody = record.people.clone();
        let mut now = String::new();
        let mut effects = self.answer(env, |kept| {
            kept.audience = kept.audience.next(&everybody);
            now = kept.audience.in_words(&everybody);
        });
        effects.pop();
        effects.push(Effect::SayKept(format!("This answer is for: {now}.")));
        effects
    }
}

fn first_answer(meeting: Id, line: &Found, person: Id, env: &Env) -> ReadBack {
    ReadBack {
        id: new_id(),
        meeting,
        text: line.text,
        words: line.plain.clone(),
        person,
        stance: Stance::NotAsked,
        says: String::new(),
        audience: crate::domain::audience::Audience::Everyone,
        at: env.now,
    }
}

impl Pane for ReadOut {
    fn place(&self, _: &Env) -> String {
        self.record().map_or_else(String::new, |record| {
            format!("{}   {}   read back", record.family.reference, record.meeting.title())
        })
    }

    fn meeting(&self) -> Option<Id> {
        Some(self.id)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::ReadBack, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Meeting(self.id))]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        let stance = |stance| move |kept: &mut ReadBack| kept.stance = stance;
        match command {
            Command::ReadBack(key) => Some(match key {
                Key::Next => self.go(self.at + 1, env),
                Key::Previous => self.go(self.at.saturating_sub(1), env),
                Key::Agrees => self.answer(env, stance(Stance::Agrees)),
                Key::InPart => self.answer(env, stance(Stance::InPart)),
                Key::DoesNotAgree => self.answer(env, stance(Stance::DoesNotAgree)),
                Key::NotPresent => self.answer(env, stance(Stance::NotPresent)),
                Key::CouldNotSay => self.answer(env, stance(Stance::CouldNotSay)),
                Key::NotAsked => self.answer(env, stance(Stance::NotAsked)),
                Key::Says => self.ask_words(),
                Key::Audience => self.next_audience(env),
            }),
            Command::Move(crate::command::Move::List) => Some(vec![Effect::Back]),
            Command::Move(crate::command::Move::Export) => None,
            Command::Move(step) => {
                self.list.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::Meeting(sheet)) = answer
            && sheet.record.meeting.id == self.id
        {
            self.room = env.room.map(|_| (Room::now(&sheet.record), in_the_room(&sheet.record)));
            let seen = self.room.as_ref().map_or(&sheet.record, |(_, record)| record);
            self.lines = lines(seen, &sheet.around);
            self.at = self.at.min(self.lines.len().saturating_sub(1));
            self.sheet = Some((**sheet).clone());
            self.fill();
        }
        Vec::new()
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        match reply {
            Reply::Line(SAYS, words) => self.answer(env, |kept| words.trim().clone_into(&mut kept.says)),
            _ => Vec::new(),
        }
    }

    fn letters(&self) -> Letters {
        Letters::Answers
    }

    fn again(&self) -> Option<Where> {
        Some(Where::ReadOut(self.id))
    }

    fn status(&self, _: &Env) -> String {
        if self.lines.is_empty() {
            return "nothing to read out".into();
        }
        format!("{} of {}", self.at + 1, self.lines.len())
    }

    fn whereabouts(&self, env: &Env) -> String {
        format!("{}. {}", self.status(env), self.aloud().join(" "))
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let spaced = area.height >= LOW;
        let mut rows: Vec<(String, bool)> = Vec::new();
        for (n, sentence) in self.aloud().iter().enumerate() {
            let set = wrap::lines(sentence, area.width.saturating_sub(2).max(8));
            rows.extend(set.map(|words| (words.to_owned(), n == 0)));
            if spaced {
                rows.push((String::new(), false));
            }
        }
        if spaced {
            let keys = wrap::lines(KEYS, area.width.saturating_sub(2).max(8));
            rows.extend(keys.map(|words| (words.to_owned(), false)));
        }
        // The people have a third of a low window, and what they need of a high one.
        let wanted = u16::try_from(self.list.len()).unwrap_or(u16::MAX);
        let below = wanted
            .min((area.height / 3).max(2))
            .max(area.height.saturating_sub(rows.len().try_into().unwrap_or(u16::MAX)));
        let below = below.min(area.height);
        let above = area.height - below;
        for (n, (words, heading)) in rows.iter().take(usize::from(above)).enumerate() {
            let style = if *heading { env.look.heading() } else { Style::new() };
            put(frame, row(area, u16::try_from(n).unwrap_or(u16::MAX)), words, style, env.look);
        }
        let people = Rect { y: area.y + above, height: below, ..area };
        self.list.draw(frame, people, env.look, true);
        if self.list.is_empty() {
            frame.set_cursor_position((area.x, area.y));
        }
    }
}
