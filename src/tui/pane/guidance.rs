//! Guidance: topics by group, the page beside them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::split::{Split, Wants};
use super::{Env, InRoom, Pane, stale};
use crate::command::{App, Command, Context};
use crate::tui::effect::Effect;
use crate::tui::reading::page_paras;
use crate::tui::widget::list::Item;

const COLUMNS: u16 = 27;

/// The pane.
#[derive(Debug, Default)]
pub struct Guidance {
    split: Split,
    /// The ids of the pages in the list's order.
    ids: Vec<String>,
}

impl Guidance {
    fn fill(&mut self, env: &Env) {
        let mut items = Vec::new();
        let mut group = "";
        self.ids.clear();
        for page in env.catalogue.guidance() {
            if page.group != group {
                group = &page.group;
                items.push(Item::Heading(group.into()));
            }
            items.push(Item::row(stale::listed(&page.title, page.is_stale(env.today))));
            self.ids.push(page.id.clone());
        }
        self.split.list.fill(items);
    }

    fn open(&mut self, env: &Env) {
        let id = self.split.list.chosen().and_then(|n| self.ids.get(n));
        if let Some(page) = id.and_then(|id| env.catalogue.page(id)) {
            self.split.open(page_paras(page, env));
        }
    }
}

impl Pane for Guidance {
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
        self.fill(env);
        Vec::new()
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(step) => {
                if self.split.step(step) == Wants::Open {
                    self.open(env);
                }
                Some(Vec::new())
            }
            Command::App(App::Back) if self.split.back() => Some(Vec::new()),
            _ => None,
        }
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.split.on_page && self.split.page.has_more() { ", more below" } else { "" };
        format!("{} pages{more}", self.ids.len())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, COLUMNS);
    }
}
