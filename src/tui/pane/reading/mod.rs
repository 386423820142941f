//! Reading: a page, a tool or a contact over the whole width, with what belongs to it one key away.

mod plain;
mod trail;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Pane, Reply, Where, contacts, tools};
use crate::command::{App, Command, Context, Move};
use crate::tui::effect::Effect;
use crate::tui::reading::page_paras;
use crate::tui::widget::page::{Page, Para};

pub use plain::Plain;
pub use trail::Trail;

/// Something to read, by its id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A page of guidance.
    Page(String),
    /// A tool's description.
    Tool(String),
    /// A contact.
    Contact(String),
}

impl What {
    /// Its title, with what it is where that is not a page; its id where the packs in use no longer have it.
    #[must_use]
    pub fn title(&self, env: &Env) -> String {
        let catalogue = env.catalogue;
        match self {
            Self::Page(id) => catalogue.page(id).map(|page| page.title.clone()),
            Self::Tool(id) => {
                let tool = catalogue.tools().iter().find(|tool| tool.id == *id);
                tool.map(|tool| format!("{} (tool)", tool.title))
            }
            Self::Contact(id) => {
                let contact = catalogue.contacts().iter().find(|contact| contact.id == *id);
                contact.map(|contact| format!("{} (contact)", contact.name))
            }
        }
        .unwrap_or_else(|| self.id().to_owned())
    }

    fn id(&self) -> &str {
        match self {
            Self::Page(id) | Self::Tool(id) | Self::Contact(id) => id,
        }
    }

    /// It, to be read; a sentence where the packs in use no longer have it.
    #[must_use]
    pub fn paras(&self, env: &Env) -> Vec<Para> {
        let catalogue = env.catalogue;
        match self {
            Self::Page(id) => catalogue.page(id).map(|page| page_paras(page, env)),
            Self::Tool(id) => {
                catalogue.tools().iter().find(|tool| tool.id == *id).map(|tool| tools::paras(tool, env))
            }
            Self::Contact(id) => contacts::page_of(id, env),
        }
        .unwrap_or_else(|| vec![Para::words("The packs in use do not have this. Esc goes back.")])
    }

    /// What belongs to it, as far as the packs in use have it. A tool names no pages: those that name it belong to it.
    #[must_use]
    pub fn related(&self, env: &Env) -> Vec<Self> {
        let catalogue = env.catalogue;
        let pages = catalogue.guidance().iter();
        let own = |page: &crate::domain::guidance::Page| Self::Page(page.id.clone());
        match self {
            Self::Page(id) => {
                let Some(page) = catalogue.page(id) else { return Vec::new() };
                let pages =
                    page.related.iter().filter(|id| catalogue.page(id).is_some()).cloned().map(Self::Page);
                let is_tool = |id: &&String| catalogue.tools().iter().any(|tool| tool.id == **id);
                let tools = page.tools.iter().filter(is_tool).cloned().map(Self::Tool);
                let is_contact = |id: &&String| catalogue.contacts().iter().any(|one| one.id == **id);
                let contacts = page.contacts.iter().filter(is_contact).cloned().map(Self::Contact);
                pages.chain(tools).chain(contacts).collect()
            }
            Self::Tool(id) => pages.filter(|page| page.tools.contains(id)).map(own).collect(),
            Self::Contact(id) => pages.filter(|page| page.contacts.contains(id)).map(own).collect(),
        }
    }
}

/// The pane.
pub struct ReadPane {
    page: Page,
    trail: Trail,
    first: Option<What>,
}

impl ReadPane {
    /// Reads something.
    #[must_use]
    pub fn of(what: What) -> Self {
        Self { page: Page::default(), trail: Trail::default(), first: Some(what) }
    }
}

impl Pane for ReadPane {
    fn place(&self, env: &Env) -> String {
        let what = self.trail.shown().or(self.first.as_ref());
        what.map(|what| what.title(env)).unwrap_or_default()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Pages, Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        if let Some(what) = self.first.take() {
            return self.trail.open(what, &mut self.page, env);
        }
        self.trail.show(&mut self.page, env);
        Vec::new()
    }

    fn leave(&mut self, env: &Env) -> Vec<Effect> {
        self.trail.leave(&self.page, env)
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::Open) => Some(self.trail.ask(env)),
            Command::Move(Move::List) => {
                Some(self.trail.back(&mut self.page, env).unwrap_or_else(|| vec![Effect::Back]))
            }
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            Command::App(App::Back) => self.trail.back(&mut self.page, env),
            command => self.trail.update(command, &mut self.page, env),
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        self.trail.answered(&reply, &mut self.page, env).unwrap_or_default()
    }

    fn again(&self) -> Option<Where> {
        self.trail.shown().cloned().map(Where::Read)
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.page.has_more() { "more below   " } else { "" };
        format!("{more}Enter: see also")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
