//! What was read, one after the other: back and forward among it, what belongs to it, and where reading stopped.

use std::collections::HashMap;

use super::What;
use crate::command::{Command, Pages as Key};
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::{Env, Reply, Where};
use crate::tui::widget::page::{Page, Spot};

const RELATED: &str = "reading.related";

/// The way of somebody who reads. The page it is shown on belongs to the pane.
#[derive(Debug, Default)]
pub struct Trail {
    read: Vec<What>,
    /// Which of them is shown.
    at: usize,
    /// What was at the top when each was left.
    left_at: HashMap<What, Spot>,
    /// What each answer to "what next" opens.
    related: Vec<What>,
}

impl Trail {
    /// What is shown; none before anything was opened.
    #[must_use]
    pub fn shown(&self) -> Option<&What> {
        self.read.get(self.at)
    }

    /// Opens something; what lay ahead is let go of.
    pub fn open(&mut self, what: What, page: &mut Page, env: &Env) -> Vec<Effect> {
        if self.shown() == Some(&what) {
            self.show(page, env);
            return Vec::new();
        }
        let effects = self.leave(page, env);
        self.read.truncate(self.at + 1);
        self.read.push(what);
        self.at = self.read.len() - 1;
        self.show(page, env);
        effects
    }

    /// Shows what is open anew, where reading it stopped.
    pub fn show(&self, page: &mut Page, env: &Env) {
        let Some(what) = self.shown() else { return };
        page.fill(what.paras(env));
        let kept = || env.drafts.get(&name(what)).and_then(|kept| read_spot(kept));
        page.go_to(self.left_at.get(what).copied().or_else(kept).unwrap_or_default());
    }

    /// Keeps where reading stopped: with the store, where one is open, else for as long as the pane lives.
    pub fn leave(&mut self, page: &Page, env: &Env) -> Vec<Effect> {
        let Some(what) = self.shown().cloned() else { return Vec::new() };
        let at = page.spot();
        let is_top = at == Spot::default();
        let value = if is_top { String::new() } else { format!("{} {}", at.para, at.row) };
        let name = name(&what);
        self.left_at.insert(what, at);
        let is_kept = matches!(env.records, Records::Practice | Records::Open);
        is_kept.then_some(Effect::Draft { name, value }).into_iter().collect()
    }

    /// Does a command of reading; none is not one.
    pub fn update(&mut self, command: Command, page: &mut Page, env: &Env) -> Option<Vec<Effect>> {
        let Command::Pages(key) = command else { return None };
        Some(match key {
            Key::Back => {
                self.back(page, env).unwrap_or_else(|| said("This is the first page you read here."))
            }
            Key::Forward => {
                if self.at + 1 < self.read.len() {
                    self.turn(self.at + 1, page, env)
                } else {
                    said("There is no page after this one. [ goes to the page before.")
                }
            }
            Key::Related => self.ask(env),
            Key::Plain => self.plain(),
        })
    }

    /// To the page before, where there is one.
    pub fn back(&mut self, page: &mut Page, env: &Env) -> Option<Vec<Effect>> {
        let before = self.at.checked_sub(1)?;
        Some(self.turn(before, page, env))
    }

    fn turn(&mut self, to: usize, page: &mut Page, env: &Env) -> Vec<Effect> {
        let effects = self.leave(page, env);
        self.at = to;
        self.show(page, env);
        effects
    }

    /// Asks which of the things that belong to the page is wanted.
    pub fn ask(&mut self, env: &Env) -> Vec<Effect> {
        let related = self.shown().map(|what| what.related(env)).unwrap_or_default();
        if related.is_empty() {
            return said("Nothing is named as belonging to this page.");
        }
        let words = related.iter().map(|what| what.title(env)).collect();
        self.related = related;
        vec![Effect::Lay(Box::new(Overlay::Choice(Choice::pick(RELATED, "See also: which?", words))))]
    }

    fn plain(&self) -> Vec<Effect> {
        match self.shown() {
            Some(what) => vec![Effect::Open(Where::Plain(what.clone()))],
            None => said("Open a page first."),
        }
    }

    /// Hears which was wanted; none is the answer to another question.
    pub fn answered(&mut self, reply: &Reply, page: &mut Page, env: &Env) -> Option<Vec<Effect>> {
        let Reply::Chosen(RELATED, n) = reply else { return None };
        let what = self.related.get(*n)?.clone();
        Some(self.open(what, page, env))
    }
}

fn read_spot(kept: &str) -> Option<Spot> {
    let (para, row) = kept.split_once(' ')?;
    Some(Spot { para: para.parse().ok()?, row: row.parse().ok()? })
}

/// Under what name it is kept where reading stopped.
fn name(what: &What) -> String {
    format!("{DRAFT}read:{what:?}")
}

fn said(words: &str) -> Vec<Effect> {
    vec![Effect::Say(words.into())]
}
