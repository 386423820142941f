//! Guidance: topics by group, the page beside them, search over titles and text.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reading::{Trail, What};
use super::split::{Split, Wants};
use super::{Env, Pane, Reply};
use crate::command::{App, Command, Context, Move};
use crate::domain::guidance::Page;
use crate::service::guidance::search;
use crate::service::pathway::about;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;
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
    /// What was read, and where reading stopped.
    trail: Trail,
}

/// The row that opens the path, in place of a page's id.
const START: &str = "";

impl Guidance {
    fn fill(&mut self, env: &Env) {
        if self.words.is_empty() { self.all(env) } else { self.hits(env) }
    }

    fn all(&mut self, env: &Env) {
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

/// A page's title; a page past its review date says so in the list.
fn title(page: &Page, env: &Env) -> String {
    if page.is_stale(env.today) { format!("{} (past review)", page.title) } else { page.title.clone() }
}

impl Pane for Guidance {
    fn place(&self, _: &Env) -> String {
        String::new()
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
        if let Some(effects) = self.trail.answered(&reply, &mut self.split.page, env) {
            return effects;
        }
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
        format!("{} pages{more}", self.ids.iter().filter(|id| *id != START).count())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, COLUMNS);
    }
}
