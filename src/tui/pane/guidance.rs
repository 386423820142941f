//! Guidance: topics by group, the page beside them, search over titles and text.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::split::{Split, Wants};
use super::{Env, InRoom, Pane, Reply};
use crate::command::{App, Command, Context};
use crate::domain::guidance::Page;
use crate::service::guidance::search;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::reading::page_paras;
use crate::tui::widget::list::Item;

const COLUMNS: u16 = 27;
const SEARCH: &str = "guidance.search";

/// The pane.
#[derive(Debug, Default)]
pub struct Guidance {
    split: Split,
    /// The ids of the pages in the list's order.
    ids: Vec<String>,
    words: String,
}

impl Guidance {
    fn fill(&mut self, env: &Env) {
        if self.words.is_empty() { self.all(env) } else { self.hits(env) }
    }

    fn all(&mut self, env: &Env) {
        let mut items = Vec::new();
        let mut group = "";
        self.ids.clear();
        for page in env.catalogue.guidance() {
            if page.group != group {
                group = &page.group;
                items.push(Item::Heading(group.into()));
            }
            items.push(Item::row(title(page, env)));
            self.ids.push(page.id.clone());
        }
        self.split.list.fill(items);
    }

    fn hits(&mut self, env: &Env) {
        let mut items = vec![Item::Heading(format!("With \"{}\"", self.words))];
        self.ids.clear();
        for hit in search(env.catalogue, &self.words, 40) {
            items.push(Item::row(hit.title));
            items.push(Item::Words(format!("    {}", hit.line.trim())));
            self.ids.push(hit.id);
        }
        if self.ids.is_empty() {
            items.push(Item::Words("No page has these words.".into()));
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

/// A page's title; a page past its review date says so in the list.
fn title(page: &Page, env: &Env) -> String {
    if page.is_stale(env.today) { format!("{} (past review)", page.title) } else { page.title.clone() }
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
            Command::App(App::Back) if !self.words.is_empty() => {
                self.words.clear();
                self.fill(env);
                Some(Vec::new())
            }
            Command::App(App::Search) => {
                let hint = "Type words; a page is listed when it has all of them. Empty lists all pages.";
                let prompt = Prompt::new(SEARCH, "Search the guidance", hint, &self.words).passing();
                Some(vec![Effect::Lay(Box::new(Overlay::Prompt(prompt)))])
            }
            _ => None,
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        if let Reply::Line(SEARCH, words) = reply {
            words.trim().clone_into(&mut self.words);
            self.split.on_page = false;
            self.fill(env);
            self.split.list.choose(0);
        }
        Vec::new()
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.split.on_page && self.split.page.has_more() { ", more below" } else { "" };
        format!("{} pages{more}", self.ids.len())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, COLUMNS);
    }
}
