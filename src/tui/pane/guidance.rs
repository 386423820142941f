//! Guidance: topics by group, the page beside them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reading::{Trail, What};
use super::split::{Split, Wants};
use super::{Env, InRoom, Pane, Reply, stale};
use crate::command::{App, Command, Context, Move};
use crate::service::pathway::about;
use crate::tui::effect::Effect;
use crate::tui::widget::list::Item;

const COLUMNS: u16 = 27;

/// The pane.
#[derive(Debug, Default)]
pub struct Guidance {
    split: Split,
    /// The ids of the pages in the list's order.
    ids: Vec<String>,
    /// What was read, and where reading stopped.
    trail: Trail,
}

/// The row that opens the path, in place of a page's id.
const START: &str = "";

impl Guidance {
    fn fill(&mut self, env: &Env) {
        let mut items = Vec::new();
        let mut group = "";
        self.ids.clear();
        if about(env.catalogue).is_some() {
            // As a page may be called "Where do I start?" too.
            items.push(Item::row("Where do I start? Ask me"));
            self.ids.push(START.into());
        }
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

    fn open(&mut self, env: &Env) -> Vec<Effect> {
        match self.split.list.chosen().and_then(|n| self.ids.get(n)).map(String::as_str) {
            None => Vec::new(),
            Some(START) => vec![Effect::Run(Command::App(App::Start))],
            Some(id) => {
                self.split.on_page = true;
                self.trail.open(What::Page(id.to_owned()), &mut self.split.page, env)
            }
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
        if self.split.on_page { vec![Context::Pages, Context::Move] } else { vec![Context::Move] }
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.fill(env);
        self.trail.show(&mut self.split.page, env);
        Vec::new()
    }

    fn leave(&mut self, env: &Env) -> Vec<Effect> {
        self.trail.leave(&self.split.page, env)
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        if let Some(effects) = self.trail.update(command, &mut self.split.page, env) {
            return Some(effects);
        }
        match command {
            Command::Move(Move::Open) if self.split.on_page => Some(self.trail.ask(env)),
            Command::Move(step) => {
                Some(if self.split.step(step) == Wants::Open { self.open(env) } else { Vec::new() })
            }
            Command::App(App::Back) if self.split.back() => Some(Vec::new()),
            _ => None,
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        self.trail.answered(&reply, &mut self.split.page, env).unwrap_or_default()
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.split.on_page && self.split.page.has_more() { ", more below" } else { "" };
        format!("{} pages{more}", self.ids.iter().filter(|id| *id != START).count())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, COLUMNS);
    }
}
