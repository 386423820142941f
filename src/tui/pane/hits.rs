//! Where words stand in the records, newest first.

use std::sync::atomic::{AtomicU64, Ordering};

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Pane, RecordFor, Where};
use crate::command::{Command, Context, Move};
use crate::domain::audience::Reader;
use crate::service::search::Found;
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::widget::list::{Item, List};

/// Every search of the program has a number of its own: an answer to an older one is never shown.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// The pane.
pub struct Hits {
    words: String,
    number: u64,
    found: Option<Vec<Found>>,
    list: List,
}

impl Hits {
    /// Searches the records for words.
    #[must_use]
    pub fn of(words: String) -> Self {
        Self { words, number: 0, found: None, list: List::default() }
    }

    fn fill(&mut self) {
        let found = self.found.as_deref().unwrap_or_default();
        let items = found.iter().flat_map(|hit| {
            let line = Item::Words(format!("    {}", hit.line.trim()));
            [Item::row(format!("{:<7} {}", hit.reference, hit.title)), line]
        });
        self.list.fill(items.collect());
    }
}

impl Pane for Hits {
    fn place(&self, _: &Env) -> String {
        format!("Search: {}", self.words)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A search of the records")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        self.number = NEXT.fetch_add(1, Ordering::Relaxed);
        vec![Effect::Ask(Ask::Search { number: self.number, words: self.words.clone() })]
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::Open) => {
                let found = self.found.as_deref().unwrap_or_default();
                let hit = self.list.chosen().and_then(|n| found.get(n));
                Some(hit.map_or_else(Vec::new, |hit| {
                    vec![Effect::Open(Where::Record(RecordFor {
                        meeting: hit.meeting,
                        reader: Reader::Record,
                    }))]
                }))
            }
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.list.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        if let Some(Answer::Hits { number, hits }) = answer
            && *number == self.number
        {
            self.found = Some(std::mem::take(hits));
            self.fill();
        }
        Vec::new()
    }

    fn status(&self, _: &Env) -> String {
        match self.found.as_ref().map(Vec::len) {
            None => "searching".into(),
            Some(0) => "nothing found".into(),
            Some(crate::service::search::AT_MOST) => {
                format!("the newest {}", crate::service::search::AT_MOST)
            }
            Some(n) => format!("{n} found, newest first"),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.list.draw(frame, area, env.look, true);
        if self.list.is_empty() {
            frame.set_cursor_position((area.x, area.y));
        }
    }
}
