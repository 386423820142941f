//! For whoever chairs: what can be said in this section, and what is still to be talked about.

use super::lists::last_time_row;
use super::{Env, Recorder};
use crate::domain::airtime::Airtime;
use crate::domain::chair::{ANY, said_in};
use crate::domain::left::{Left, left};
use crate::domain::meeting_record::MeetingRecord;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::leaf::Leaf;
use crate::tui::widget::page::Para;

fn lay(title: impl Into<String>, paras: Vec<Para>) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(Overlay::Leaf(Leaf::new(title, paras))))]
}

impl Recorder {
    /// The card of the section that is open, or that is chosen in the agenda.
    pub(super) fn chairs_card(&self, env: &Env) -> Vec<Effect> {
        let section = self.section_chosen();
        let id = section.map_or(ANY, |section| section.id.as_str());
        let title =
            section.map_or("Chair's card".into(), |section| format!("Chair's card: {}", section.title));
        let mut paras = Vec::new();
        for (heading, said) in said_in(env.catalogue.cards(), id) {
            paras.push(Para::heading(heading));
            paras.extend(said.into_iter().map(|words| Para::item("- ", words)));
            paras.push(Para::space());
        }
        if paras.is_empty() {
            return vec![Effect::Say("No pack in use has a card for this section.".into())];
        }
        lay(title, paras)
    }

    fn section_chosen(&self) -> Option<&crate::domain::template::Section> {
        let chosen = if self.on_agenda { self.agenda.chosen() } else { None };
        let stop = self.stops.get(chosen.unwrap_or(self.at))?;
        self.sheet.as_ref()?.record.template.sections.get(stop.section)
    }

    /// Who and what is still to be talked about.
    pub(super) fn what_is_left(&mut self) -> Vec<Effect> {
        self.refresh();
        let (Some(sheet), Some(seen)) = (self.sheet.as_ref(), self.seen()) else { return Vec::new() };
        let left = left(seen, &sheet.around);
        lay("Still to be talked about", left_paras(&left, seen))
    }
}

fn left_paras(left: &Left<'_>, record: &MeetingRecord) -> Vec<Para> {
    let mut paras = vec![Para::words("Somebody came late or went? .late notes it."), Para::space()];
    if left.is_nothing() {
        paras.push(Para::words(
            "Every section is begun, every child was spoken of, every action has its answer.",
        ));
    }
    let sections: Vec<&str> = left.sections.iter().map(|section| section.title.as_str()).collect();
    list("Sections not begun", &sections, &mut paras);
    let children: Vec<String> =
        left.children.iter().map(|(child, time)| spoken_of(&child.name, *time)).collect();
    list("The children", &children, &mut paras);
    let actions: Vec<String> = left.actions.iter().map(|action| last_time_row(action, record)).collect();
    let actions: Vec<&str> = actions.iter().map(|row| row.trim_start_matches('?').trim_start()).collect();
    list("Last time's actions without an answer", &actions, &mut paras);
    let people: Vec<&str> = left
        .people
        .iter()
        .filter_map(|one| record.person(one.person))
        .map(|one| one.handle.as_str())
        .collect();
    list("Invited, and not ticked", &people, &mut paras);
    paras
}

fn spoken_of(name: &str, time: Airtime) -> String {
    format!("{name}: {}", time.in_a_sentence())
}

fn list(heading: &str, rows: &[impl AsRef<str>], paras: &mut Vec<Para>) {
    if rows.is_empty() {
        return;
    }
    paras.push(Para::heading(heading));
    paras.extend(rows.iter().map(|words| Para::item("- ", words.as_ref())));
    paras.push(Para::space());
}
