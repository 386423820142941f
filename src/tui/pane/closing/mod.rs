//! The page before closing: the children in a table, the gaps as questions, a reason for each or "not answered".

mod about;
mod action;
mod children;
mod ended;
mod in_room;
mod meant;
mod questions;
mod reasons;
mod receiving;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::children::{sentence_items, table_items};
use self::ended::{CLOSE, GO_ON};
use super::{About, Env, InRoom, Input, Pane, RecordFor, Reply, Where, Writing};
use crate::command::{App, Closing as Key, Command, Context};
use crate::domain::audience::{Audience, Reader};
use crate::domain::closing::{Gap, gaps};
use crate::domain::id::Id;
use crate::domain::meeting::State;
use crate::domain::moment::Moment;
use crate::domain::room::Room;
use crate::domain::shield::Shield;
use crate::service::meetings::Sheet;
use crate::service::{Answer, Ask, Done};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::widget::field::Field;
use crate::tui::widget::list::List;
use crate::tui::widget::paint::{put, row};

/// Columns the table of children needs.
const TABLE: u16 = 74;

/// The pane.
pub struct Closing {
    id: Id,
    sheet: Option<Sheet>,
    gaps: Vec<Gap>,
    at: usize,
    field: Field,
    audience: Audience,
    last: String,
    on_table: bool,
    /// Who is in the room, and what is shielded from some, while room view is on.
    room: Option<(Room, Vec<Shield>)>,
    /// Whether there are words worth a second look.
    wording: bool,
    /// When the meeting ended, while it is asked who wrote the record; none where nobody states it.
    ended: Option<Moment>,
    table: List,
    /// The children of its rows.
    children: Vec<Id>,
    /// The same as the table, a sentence a child: for the reader setting and for narrow windows.
    sentences: List,
}

impl Closing {
    /// The page before closing a meeting; on a closed one, the place for later reasons.
    #[must_use]
    pub fn of(meeting: Id) -> Self {
        Self {
            id: meeting,
            sheet: None,
            gaps: Vec::new(),
            at: 0,
            field: Field::default(),
            audience: Audience::ProfessionalsOnly,
            last: String::new(),
            on_table: false,
            room: None,
            wording: false,
            ended: None,
            table: List::default(),
            children: Vec::new(),
            sentences: List::default(),
        }
    }

    fn load(&mut self, mut sheet: Sheet, env: &Env) {
        self.room = env.room.map(|_| (Room::now(&sheet.record), sheet.record.shields.clone()));
        if self.room.is_some() {
            in_room::keep_to_the_room(&mut sheet);
        }
        let gaps = gaps(&sheet.record, &sheet.around, sheet.latest_next, env.catalogue.calendar());
        self.gaps = gaps.into_iter().filter(|gap| self.shows(gap.audience())).collect();
        self.table = List::new(table_items(&sheet, env));
        self.children = children::in_table(&sheet, env);
        self.wording = children::words_to_look_at(&sheet, env) > 0;
        let draft = sheet.reason_draft.clone();
        self.sentences = List::new(sentence_items(&sheet, env));
        self.sheet = Some(sheet);
        let open = self.gaps.iter().position(|gap| self.reason(gap).is_none());
        self.go(open.unwrap_or(0));
        if let Some(draft) = draft {
            self.take_up(&draft);
        }
    }

    /// Goes to another gap; what was typed for this one is kept first.
    fn go_from(&mut self, at: usize, env: &Env) -> Vec<Effect> {
        let effects = self.settle(env);
        self.go(at);
        effects
    }

    fn left(&self) -> usize {
        self.gaps.iter().filter(|gap| self.reason(gap).is_none()).count()
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.gaps.len().saturating_sub(1));
        let reason = self.gaps.get(self.at).and_then(|gap| self.reason(gap)).cloned();
        let reason = reason.filter(|reason| self.shows_reason(reason));
        self.field = Field::with(reason.as_ref().map_or("", |reason| reason.words.as_str()));
        // A reason is never wider than the evidence of its gap.
        let start = reason.map_or(Audience::ProfessionalsOnly, |reason| reason.audience);
        self.audience = self.gaps.get(self.at).map_or(start.clone(), |gap| start.and(gap.audience()));
    }

    fn ask_close(&self, env: &Env) -> Vec<Effect> {
        let closed = self.sheet.as_ref().is_some_and(|sheet| !sheet.record.meeting.state.can_write());
        if closed {
            return vec![Effect::Say(
                "The record is closed already. Reasons given now have their own time.".into(),
            )];
        }
        let left = self.left();
        let open = match left {
            0 => "Every question has its answer.".to_owned(),
            1 => "1 question is not answered; it stays so in the record.".to_owned(),
            left => format!("{left} questions are not answered; they stay so in the record."),
        };
        let more =
            if self.room.is_some() { " In room view only what everyone may see is asked." } else { "" };
        let about =
            format!("{open}{more} A closed record is not changed; what is added later is an addendum.");
        let answers = self.endings(env).into_iter().map(|ending| ending.words().to_owned()).collect();
        let endings = self.endings(env).into_iter().map(|ending| ending.short().to_owned());
        let short = std::iter::once(GO_ON.to_owned()).chain(endings).collect();
        vec![Effect::Lay(Box::new(Overlay::Choice(
            Choice::decide(CLOSE, "Close the record?", GO_ON, answers).short(short).about(&about),
        )))]
    }
}

impl Pane for Closing {
    fn place(&self, _: &Env) -> String {
        self.sheet.as_ref().map_or_else(String::new, |sheet| {
            format!("{}   {}   before closing", sheet.record.family.reference, sheet.record.meeting.title())
        })
    }

    fn about(&self) -> Option<About> {
        self.sheet.as_ref().map(|sheet| About::of(&sheet.record, None))
    }

    fn meeting(&self) -> Option<Id> {
        Some(self.id)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        if self.on_table { vec![Context::Closing, Context::Move] } else { vec![Context::Closing] }
    }

    fn writing(&self) -> Writing {
        if self.sheet.is_none() || self.on_table || self.gaps.is_empty() {
            Writing::No
        } else {
            Writing::Page
        }
    }

    fn to_its_text(&mut self, _: &Env) -> Option<Vec<Effect>> {
        (self.sheet.is_some() && !self.gaps.is_empty()).then(|| {
            self.on_table = false;
            Vec::new()
        })
    }

    fn waits(&self) -> bool {
        true
    }

    fn is_at_an_empty_line(&self) -> bool {
        self.writing() == Writing::Page && self.field.words().is_empty()
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Meeting(self.id))]
    }

    fn leave(&mut self, env: &Env) -> Vec<Effect> {
        self.settle(env)
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Closing(Key::Next) => return Some(self.go_from(self.at + 1, env)),
            Command::Closing(Key::Previous) => return Some(self.go_from(self.at.saturating_sub(1), env)),
            Command::Closing(Key::Same) => {
                if self.last.is_empty() {
                    return Some(vec![Effect::Say(
                        "No reason was given here before. Type one, or .none.".into(),
                    )]);
                }
                let words = self.last.clone();
                return Some(self.give(&words, env));
            }
            Command::Closing(Key::Unanswered) => return Some(self.give("", env)),
            Command::Closing(Key::Audience) => {
                let sheet = self.sheet.as_ref()?;
                let Some(next) = self.next_audience(&sheet.record.people) else {
                    return Some(vec![Effect::Say(in_room::APART.into())]);
                };
                self.audience = self.gaps.get(self.at).map_or(next.clone(), |gap| next.and(gap.audience()));
            }
            Command::Closing(key @ (Key::Name | Key::Word)) => {
                let mut effects = self.settle(env);
                effects.extend(self.say_meant(key == Key::Name, env));
                return Some(effects);
            }
            Command::Closing(Key::Table) => self.on_table = !self.on_table,
            Command::Closing(Key::Go) if self.on_table => return Some(self.go_to_the_child(env)),
            Command::Closing(Key::Go) => return Some(self.go_to_the_question(env)),
            Command::Move(crate::command::Move::Open) => return Some(self.go_to_the_child(env)),
            Command::Closing(Key::ReadBack) => {
                let mut effects = self.settle(env);
                effects.push(Effect::Open(Where::ReadOut(self.id)));
                return Some(effects);
            }
            Command::Closing(Key::Sort) => {
                let mut effects = self.settle(env);
                effects.push(Effect::Open(Where::Sort(self.id)));
                return Some(effects);
            }
            Command::Closing(Key::Wording) => {
                let mut effects = self.settle(env);
                effects.push(Effect::Open(Where::Wording(self.id)));
                return Some(effects);
            }
            Command::Closing(Key::Spelling) => {
                let mut effects = self.settle(env);
                effects.push(Effect::Open(Where::Spelling(self.id)));
                return Some(effects);
            }
            Command::Closing(Key::Return) => return Some(vec![Effect::Back]),
            Command::Closing(Key::Close) => {
                let mut effects = self.settle(env);
                effects.extend(self.ask_close(env));
                return Some(effects);
            }
            Command::App(App::Back) if self.on_table => self.on_table = false,
            Command::Move(step) => {
                self.table.step(step);
                self.sentences.step(step);
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    fn input(&mut self, input: &Input, env: &Env) -> Vec<Effect> {
        use crate::command::chord::Key as Press;
        match input {
            Input::Letters(words) | Input::Paste(words) => self.field.insert(words),
            Input::Key(chord) => match chord.key {
                Press::Enter => return self.enter(env),
                Press::Down => return self.go_from(self.at + 1, env),
                Press::Up => return self.go_from(self.at.saturating_sub(1), env),
                _ => self.field.key(chord),
            },
        }
        vec![self.remember()]
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::Meeting(sheet)) = answer
            && sheet.record.meeting.id == self.id
        {
            let sheet = (**sheet).clone();
            self.load(sheet, env);
        }
        Vec::new()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Turned(meeting) if meeting.id == self.id && meeting.state == State::Closed => {
                vec![
                    Effect::Replace(Where::Record(RecordFor { meeting: self.id, reader: Reader::Record })),
                    Effect::Say(
                        "The record is closed. x saves the minutes, f shows another reader's copy.".into(),
                    ),
                ]
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        match self.completes_the_action(&reply, env) {
            Some(effects) => effects,
            None => self.end(&reply, env),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Closing(self.id))
    }

    fn status(&self, env: &Env) -> String {
        let Some(sheet) = self.sheet.as_ref() else { return "looking through the meeting".into() };
        if self.gaps.is_empty() && env.room.is_some() {
            return "no question in room view; : close the record".into();
        }
        if self.gaps.is_empty() {
            return "nothing to answer; .close or : close the record".into();
        }
        let audience = self.audience_words(&sheet.record.people);
        format!("{} of {}, {} to answer   for: {audience}", self.at + 1, self.gaps.len(), self.left())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let children = self.sheet.as_ref().map_or(0, |sheet| sheet.record.children_spoken_of().count());
        let wanted = u16::try_from(children + 4 + usize::from(self.wording)).unwrap_or(8);
        let above = if area.height < 14 {
            if self.on_table { area.height } else { 0 }
        } else {
            wanted.min(area.height / 2)
        };
        let narrow = env.look.reader || area.width < TABLE;
        let table = if narrow { &self.sentences } else { &self.table };
        table.draw(frame, Rect { height: above, ..area }, env.look, self.on_table);
        let below = Rect { y: area.y + above, height: area.height - above, ..area };
        if !below.is_empty() {
            let comfort = if area.width < TABLE {
                ""
            } else {
                " Nothing here stops you; \"not answered\" is an answer."
            };
            let heading = format!("To answer: {} left.{comfort}", self.left());
            put(frame, row(below, 0), &heading, env.look.heading(), env.look);
            let rest = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
            self.draw_questions(frame, rest, env);
        }
        if self.gaps.is_empty() && !self.on_table {
            frame.set_cursor_position(Position::new(below.x, below.y));
        }
    }
}
