//! One thing of the content, opened at the line that was found.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Pane, contacts, core_group, links, tools, videos};
use crate::command::{Command, Context, Move};
use crate::domain::checklist::instrument::Instrument;
use crate::domain::clock::Rule;
use crate::service::search::{Kind, Target};
use crate::tui::effect::Effect;
use crate::tui::reading::page_paras;
use crate::tui::widget::page::{Page, Para};

/// What is opened, and at which line.
#[derive(Clone, Debug)]
pub struct FoundAt {
    /// What.
    pub target: Target,
    /// The words of the line.
    pub line: String,
}

/// The pane.
pub struct Found {
    at: FoundAt,
    page: Page,
}

impl Found {
    /// Opens it.
    #[must_use]
    pub fn of(at: FoundAt) -> Self {
        Self { at, page: Page::default() }
    }
}

/// What there is to read of it; nothing where it is gone.
fn paras(target: &Target, env: &Env) -> Vec<Para> {
    let (catalogue, id) = (env.catalogue, target.id.as_str());
    let paras = match target.kind {
        Kind::Page => catalogue.page(id).map(|page| page_paras(page, env)),
        Kind::Contact => contacts::page_of(id, env),
        Kind::Tool => catalogue.tools().iter().find(|one| one.id == id).map(|one| tools::paras(one, env)),
        Kind::Checklist => catalogue.checklist(id).map(checklist_paras),
        Kind::TimeLimit => catalogue.rules().iter().find(|rule| rule.id == id).map(time_limit_paras),
        Kind::Template => catalogue.template(id).map(core_group::template_paras),
        Kind::Agreement => catalogue.agreement().map(core_group::agreement_paras),
        Kind::Link => catalogue.links().iter().find(|one| one.id == id).map(|one| links::paras(one, env)),
        Kind::Video => catalogue.videos().iter().find(|one| one.id == id).map(|one| videos::paras(one, env)),
    };
    paras.unwrap_or_default()
}

/// What a checklist is, how far it may be relied on, and what it asks.
fn checklist_paras(checklist: &Instrument) -> Vec<Para> {
    let head = &checklist.instrument;
    let mut paras = vec![Para::heading(&head.title), Para::line(format!("Version {}", head.version))];
    paras.push(Para::words(format!("Status: {}.", head.status)));
    paras.push(Para::words(&head.used_for));
    paras.push(Para::words(format!("Not for: {}.", head.not_for.join("; "))));
    for area in &checklist.areas {
        paras.extend([Para::space(), Para::heading(&area.name)]);
        paras.extend(area.items.iter().map(|item| Para::item("- ", format!("{}: {}", item.name, item.ask))));
    }
    paras.push(Para::space());
    paras.extend(checklist.externals.iter().map(|paper| Para::item("- ", &paper.name)));
    paras.push(Para::words(format!("Source: {}", head.source)));
    paras.push(Para::words(format!("Licence: {}", head.licence)));
    paras
}

/// Every reading of a time limit: where sources differ, the first is the one that is used.
fn time_limit_paras(rule: &Rule) -> Vec<Para> {
    let mut paras = vec![Para::heading(&rule.title), Para::space()];
    for (n, reading) in rule.readings.iter().enumerate() {
        let used = if n == 0 && rule.readings.len() > 1 { ", used by the clock here" } else { "" };
        paras.push(Para::heading(format!("{}{used}", reading.limit.in_words())));
        paras.push(Para::words(&reading.says));
        paras.push(Para::line(format!("Source: {}.", reading.source.in_words())));
        paras.push(Para::words(format!("Sure of this: {}.", reading.confidence.in_words())));
    }
    paras
}

impl Pane for Found {
    fn place(&self, env: &Env) -> String {
        self.at.target.title(env.catalogue).to_owned()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        // Her own contacts are not for the room.
        if self.page.paras().is_empty() || env.room.is_some() {
            self.page = Page::new(paras(&self.at.target, env));
            self.page.show(&self.at.line);
        }
        Vec::new()
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.page.has_more() { ", more below" } else { "" };
        format!("{}{more}", self.at.target.kind.label())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
