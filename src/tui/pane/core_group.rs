//! Core group: the families, the templates, the group agreement, and what a core group is.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::entry::{EntryFor, What};
use super::split::{Split, Wants};
use super::{Env, InRoom, Pane, Where};
use crate::command::{App, Command, Context, Families};
use crate::domain::agreement::Agreement;
use crate::domain::id::Id;
use crate::domain::template::Template;
use crate::service::families::FamilyRow;
use crate::service::{Answer, Ask};
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::reading::page_paras;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// What a row opens.
#[derive(Clone, Debug)]
enum Opens {
    Family(Id),
    Page(&'static str),
    Template(String),
    Agreement,
    NewFamily,
    /// The first family, as soon as the families are known.
    FirstToCome,
}

/// The pane.
#[derive(Debug, Default)]
pub struct CoreGroup {
    split: Split,
    /// None until they are read for the first time.
    families: Option<Vec<FamilyRow>>,
    opens: Vec<Opens>,
    /// Enter came before the families did.
    awaited: bool,
}

impl CoreGroup {
    fn fill(&mut self, env: &Env) {
        let mut items = vec![Item::Heading("Families".into())];
        self.opens.clear();
        let closed = matches!(env.records, Records::None | Records::Locked);
        if env.room.is_some() {
            items.push(Item::Words("Not listed in room view.".into()));
        } else if closed {
            items.push(Item::Words("None: no store is open. Home (1) opens it.".into()));
        } else if self.families.is_none() {
            items.push(Item::row("being read"));
            self.opens.push(Opens::FirstToCome);
        }
        let families = self.families.as_ref().filter(|_| env.room.is_none());
        for row in families.into_iter().flatten() {
            items.push(Item::row(format!("{:<7} {}", row.reference, row.children)));
            self.opens.push(Opens::Family(row.id));
        }
        if families.is_some() {
            items.push(Item::row("Add a family"));
            self.opens.push(Opens::NewFamily);
        }
        items.push(Item::Heading("The core group".into()));
        items.push(Item::row("What it is and everyone's role"));
        self.opens.push(Opens::Page("core-groups"));
        items.push(Item::row("Recording the meeting"));
        self.opens.push(Opens::Page("recording-the-meeting"));
        if env.catalogue.agreement().is_some() {
            items.push(Item::row("Terms of Reference"));
            self.opens.push(Opens::Agreement);
        }
        items.push(Item::Heading("Templates".into()));
        for template in env.catalogue.templates() {
            items.push(Item::row(&template.title));
            self.opens.push(Opens::Template(template.id.clone()));
        }
        self.split.list.fill(items);
    }

    fn open(&mut self, env: &Env) -> Vec<Effect> {
        match self.split.list.chosen().and_then(|n| self.opens.get(n)).cloned() {
            Some(Opens::Family(id)) => return vec![Effect::Open(Where::Family(id))],
            Some(Opens::Page(id)) => {
                if let Some(page) = env.catalogue.page(id) {
                    self.split.open(page_paras(page, env));
                }
            }
            Some(Opens::Template(id)) => {
                if let Some(template) = env.catalogue.template(&id) {
                    self.split.open(template_paras(template));
                }
            }
            Some(Opens::Agreement) => {
                if let Some(agreement) = env.catalogue.agreement() {
                    self.split.open(agreement_paras(agreement));
                }
            }
            Some(Opens::NewFamily) => return vec![new_family(env)],
            Some(Opens::FirstToCome) => self.awaited = true,
            None => {}
        }
        Vec::new()
    }
}

fn new_family(env: &Env) -> Effect {
    if matches!(env.records, Records::None | Records::Locked) {
        return Effect::Say("A family is added to an open store. Set up or unlock your own first.".into());
    }
    Effect::Open(Where::Entry(EntryFor { what: What::NewFamily, known: None }))
}

/// A template as it is read.
pub(super) fn template_paras(template: &Template) -> Vec<Para> {
    let mut paras = vec![Para::heading(&template.title), Para::line(format!("Version {}", template.version))];
    paras.push(Para::words(&template.provenance));
    for (n, section) in template.sections.iter().enumerate() {
        let each = if section.per_child { ", for each child" } else { "" };
        paras.push(Para::heading(format!("{} {}{each}", n + 1, section.title)));
        paras.extend(
            section.prompts.iter().map(|prompt| Para::item("- ", prompt.replace("{child}", "the child"))),
        );
        paras.push(Para::space());
    }
    paras
}

/// The Terms of Reference as they are read, not filled in.
pub(super) fn agreement_paras(agreement: &Agreement) -> Vec<Para> {
    let mut paras = vec![
        Para::heading(&agreement.title),
        Para::line(format!("Version {}", agreement.version)),
        Para::words(&agreement.provenance),
        Para::words("Filled in for a family: open the family and press t."),
        Para::words(&agreement.intro),
    ];
    for clause in &agreement.clauses {
        paras.push(Para::heading(&clause.heading));
        paras.push(Para::words(&clause.text));
        paras.push(Para::words(format!("Source: {}", clause.source)));
    }
    paras
}

impl Pane for CoreGroup {
    fn place(&self, _: &Env) -> String {
        String::new()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Families, Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.fill(env);
        vec![Effect::Ask(Ask::Families)]
    }

    fn leave(&mut self, _: &Env) -> Vec<Effect> {
        self.awaited = false;
        Vec::new()
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Families(Families::New) => Some(vec![new_family(env)]),
            Command::Move(step) => {
                self.awaited = false;
                Some(match self.split.step(step) {
                    Wants::Open => self.open(env),
                    Wants::Nothing => Vec::new(),
                })
            }
            Command::App(App::Back) if self.split.back() => Some(Vec::new()),
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::Families(families)) = answer {
            self.families = Some(families.clone());
            self.fill(env);
            if std::mem::take(&mut self.awaited) && !families.is_empty() {
                return self.open(env);
            }
        }
        Vec::new()
    }

    fn status(&self, env: &Env) -> String {
        match self.families.as_deref() {
            _ if env.room.is_some() => "only what everyone here may see".into(),
            None if matches!(env.records, Records::None | Records::Locked) => "no store is open".into(),
            None => "reading the families".into(),
            Some([_]) => "1 family".into(),
            Some(families) => format!("{} families", families.len()),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, 40);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Move;
    use crate::service::Catalogue;
    use crate::tui::look::Look;

    fn row(number: u8) -> FamilyRow {
        FamilyRow {
            id: Id::from_bytes([number; 16]),
            reference: format!("F-{number}"),
            children: String::new(),
        }
    }

    #[test]
    fn enter_before_the_families_came_opens_the_first_of_them() {
        let catalogue = Catalogue::embedded(None).expect("the packs");
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-26T10:02:00+00:00").expect("a time");
        let look = Look { theme: crate::tui::look::Theme::Mono, ascii: true, reader: false };
        let env = Env {
            catalogue: &catalogue,
            now,
            today: now.date_naive(),
            look,
            columns: 80,
            records: Records::Practice,
            room: None,
            drafts: &std::collections::HashMap::new(),
            own_contacts: &[],
            standing: None,
            past: &[],
            idle: crate::domain::idle::IdleTimes::default(),
        };
        let mut pane = CoreGroup::default();
        pane.arrive(&env);
        assert_eq!(pane.update(Command::Move(Move::Open), &env).map(|effects| effects.len()), Some(0));
        let effects = pane.hear(&mut Some(Answer::Families(vec![row(7), row(8)])), &env);
        assert!(
            matches!(effects.as_slice(), [Effect::Open(Where::Family(id))] if *id == Id::from_bytes([7; 16]))
        );
        let again = pane.hear(&mut Some(Answer::Families(vec![row(6), row(7), row(8)])), &env);
        assert!(again.is_empty(), "only once");
        assert_eq!(pane.split.list.chosen(), Some(1), "the choice stays on F-7");
    }
}
