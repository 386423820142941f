//! Another authority's own pages, contacts and links: looked into, marked as not the ones in use, never mixed with them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reading::What;
use super::split::{Split, Wants};
use super::{Env, InRoom, Pane, Where};
use crate::command::{App, Command, Context};
use crate::service::Catalogue;
use crate::tui::effect::Effect;
use crate::tui::pane::links;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

const COLUMNS: u16 = 36;

/// What a row opens.
#[derive(Clone, Debug)]
enum Opens {
    Read(What),
    Link(usize),
}

/// The pane.
pub struct Other {
    id: String,
    title: String,
    /// That pack alone.
    catalogue: Catalogue,
    split: Split,
    opens: Vec<Opens>,
}

impl Other {
    /// Looks into the pack with this id.
    #[must_use]
    pub fn of(id: String) -> Self {
        let catalogue = Catalogue::alone(&id);
        let title = catalogue.packs().first().map_or_else(|| id.clone(), |pack| pack.title.clone());
        Self { id, title, catalogue, split: Split::default(), opens: Vec::new() }
    }

    fn rows(&self, env: &Env) -> Vec<(Item, Option<Opens>)> {
        let heading = |words: &str| (Item::Heading(words.into()), None);
        let stale = |is_stale: bool| if is_stale { " (check it)" } else { "" };
        let mut rows = vec![heading("Whom to ring there")];
        rows.extend(self.catalogue.contacts().iter().map(|contact| {
            let words = format!("{}{}", contact.name, stale(contact.is_stale(env.today)));
            (Item::row(words), Some(Opens::Read(What::Contact(contact.id.clone()))))
        }));
        rows.push(heading("Its pages"));
        rows.extend(self.catalogue.guidance().iter().map(|page| {
            let words = format!("{}{}", page.title, stale(page.is_stale(env.today)));
            (Item::row(words), Some(Opens::Read(What::Page(page.id.clone()))))
        }));
        rows.push(heading("Its links"));
        let links = self.catalogue.links().iter().enumerate();
        rows.extend(links.map(|(n, link)| (Item::row(&link.title), Some(Opens::Link(n)))));
        rows
    }

    fn open(&mut self, env: &Env) {
        let Some(opens) = self.split.list.chosen().and_then(|n| self.opens.get(n)) else { return };
        // Her corrections are of the packs in use.
        let there = Env { catalogue: &self.catalogue, own_contacts: &[], ..*env };
        let mut paras = vec![Para::line(format!("From the {}, which is not the one you use.", self.title))];
        paras.push(Para::space());
        match opens {
            Opens::Read(what) => paras.extend(what.paras(&there)),
            Opens::Link(n) => {
                let link = self.catalogue.links().get(*n).map(|link| links::paras(link, env));
                paras.extend(link.unwrap_or_default());
            }
        }
        self.split.open(paras);
    }
}

impl Pane for Other {
    fn place(&self, _: &Env) -> String {
        format!("{}: not the one you use", self.title)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Open
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        let rows = self.rows(env);
        self.opens = rows.iter().filter_map(|(_, opens)| opens.clone()).collect();
        self.split.list.fill(rows.into_iter().map(|(item, _)| item).collect());
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

    fn again(&self) -> Option<Where> {
        Some(Where::Other(self.id.clone()))
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.split.on_page && self.split.page.has_more() { "more below   " } else { "" };
        format!("{more}yours stays in use")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, COLUMNS);
    }
}
