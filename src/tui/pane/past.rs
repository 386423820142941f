//! What of the content is past its review date, the longest past first.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::found::FoundAt;
use super::{Env, InRoom, Pane, Where};
use crate::command::{Command, Context, Move};
use crate::domain::moment::long_date;
use crate::service::search::{Kind, Target};
use crate::service::staleness::Past;
use crate::tui::effect::Effect;
use crate::tui::widget::list::{Item, List};

/// The pane.
#[derive(Debug, Default)]
pub struct PastPane {
    all: Vec<Past>,
    list: List,
}

impl PastPane {
    /// The list.
    #[must_use]
    pub fn of((): ()) -> Self {
        Self::default()
    }
}

/// Everything past its review date: of the packs, but for contacts she corrected, and of her own contacts.
pub(super) fn all(env: &Env) -> Vec<Past> {
    let corrects = |target: &Target| {
        let mut corrected = env.own_contacts.iter().filter_map(|own| own.corrects.as_deref());
        target.kind == Kind::Contact && corrected.any(|id| id == target.id)
    };
    let of_packs = env.past.iter().filter(|past| !corrects(&past.target)).cloned();
    let hers = env.own_contacts.iter().filter_map(|own| {
        let review_by = own.review_by().filter(|day| env.today > *day)?;
        let contact = own.as_contact(0);
        let target = Target { kind: Kind::Contact, id: contact.id };
        Some(Past { target, title: contact.name, review_by })
    });
    let mut all: Vec<Past> = of_packs.chain(hers).collect();
    all.sort_by(|a, b| (a.review_by, &a.title).cmp(&(b.review_by, &b.title)));
    all
}

impl Pane for PastPane {
    fn place(&self, _: &Env) -> String {
        "Past its review date".into()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.all = all(env);
        let row = |past: &Past| {
            let kind = past.target.kind.label();
            Item::row(format!("{} ({kind}), since {}", past.title, long_date(past.review_by)))
        };
        self.list.fill(self.all.iter().map(row).collect());
        Vec::new()
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::Open) => {
                let past = self.list.chosen().and_then(|n| self.all.get(n));
                let at = past.map(|past| FoundAt { target: past.target.clone(), line: String::new() });
                Some(at.map(|at| Effect::Open(Where::Found(at))).into_iter().collect())
            }
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.list.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn status(&self, _: &Env) -> String {
        match self.all.len() {
            0 => "nothing is past its review date".into(),
            many => format!("{many} to check before they are relied on"),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.list.draw(frame, area, env.look, true);
        if self.list.is_empty() {
            frame.set_cursor_position((area.x, area.y));
        }
    }
}
