//! A shelf of content: a list, and the page of what is chosen in it. Tools, contacts, links and videos are shelves.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::split::{Split, Wants};
use super::{Env, InRoom, Pane};
use crate::command::{App, Command, Context};
use crate::tui::effect::Effect;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// What stands on a shelf.
pub struct Shelf {
    split: Split,
    kind: Kind,
}

/// What makes one shelf different from another.
pub struct Kind {
    /// Columns of the list.
    pub columns: u16,
    /// The list's rows.
    pub items: fn(&Env) -> Vec<Item>,
    /// The page of the `n`th row.
    pub page: fn(usize, &Env) -> Option<Vec<Para>>,
    /// The status line.
    pub status: fn(&Env) -> String,
}

impl Shelf {
    /// A shelf of a kind.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        Self { split: Split::default(), kind }
    }
}

impl Pane for Shelf {
    fn place(&self, _: &Env) -> String {
        String::new()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Open
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.split.list.fill((self.kind.items)(env));
        Vec::new()
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(step) => {
                if self.split.step(step) == Wants::Open
                    && let Some(page) = self.split.list.chosen().and_then(|n| (self.kind.page)(n, env))
                {
                    self.split.open(page);
                }
                Some(Vec::new())
            }
            Command::App(App::Back) if self.split.back() => Some(Vec::new()),
            _ => None,
        }
    }

    fn status(&self, env: &Env) -> String {
        let more = if self.split.on_page && self.split.page.has_more() { ", more below" } else { "" };
        format!("{}{more}", (self.kind.status)(env))
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, self.kind.columns);
    }
}
