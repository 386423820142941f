//! What a question, or a row of the table of children, is about: the section to go to.

use super::Closing;
use crate::domain::id::Id;
use crate::domain::template::Form;
use crate::service::Deed;
use crate::service::meetings::{rest_at, rest_name};
use crate::tui::effect::Effect;
use crate::tui::pane::Env;

impl Closing {
    /// Goes to what the question shown is about.
    pub(super) fn go_to_the_question(&mut self, env: &Env) -> Vec<Effect> {
        let key = self.gaps.get(self.at).map(|gap| gap.key.clone()).unwrap_or_default();
        let named = key.split(':').filter_map(|part| part.parse().ok()).find_map(|id: Id| self.place_of(id));
        let place = named.or_else(|| match key.split(['-', ':']).next() {
            Some("attendance") => self.section_of(Form::Attendance),
            Some("next") => self.section_of(Form::NextMeeting),
            _ => None,
        });
        self.go_there(place, env)
    }

    /// Goes to the child chosen in the table.
    pub(super) fn go_to_the_child(&mut self, env: &Env) -> Vec<Effect> {
        let chosen = self.table.chosen().and_then(|n| self.children.get(n)).copied();
        let place = chosen.and_then(|child| self.place_of(child));
        self.go_there(place, env)
    }

    fn go_there(&mut self, place: Option<String>, env: &Env) -> Vec<Effect> {
        let is_written = self.sheet.as_ref().is_some_and(|sheet| sheet.record.meeting.state.can_write());
        let Some(value) = place.filter(|_| is_written) else {
            return vec![Effect::Say("This is about no one section. Esc goes back to the meeting.".into())];
        };
        let mut effects = self.settle(env);
        effects.push(Effect::Do(Deed::Remember { name: rest_name(self.id), value }));
        effects.push(Effect::Back);
        effects
    }

    /// The place of a child, a text, somebody who is asked to the meeting, or an action of the last one.
    fn place_of(&self, id: Id) -> Option<String> {
        let record = &self.sheet.as_ref()?.record;
        let sections = &record.template.sections;
        let part = record.parts.last().map_or(1, |part| part.number);
        if record.child(id).is_some() {
            let section = sections.iter().position(|section| section.per_child)?;
            return Some(rest_at(section, Some(id), part));
        }
        if let Some(text) = record.texts.iter().find(|text| text.id == id) {
            let section = sections.iter().position(|section| section.id == text.section)?;
            let part = record.parts.iter().find(|part| part.id == text.part).map_or(part, |part| part.number);
            return Some(rest_at(section, text.child, part));
        }
        if record.carried.iter().any(|action| action.id == id) {
            return self.section_of(Form::LastTime);
        }
        record.person(id).is_some().then(|| self.section_of(Form::Attendance)).flatten()
    }

    fn section_of(&self, form: Form) -> Option<String> {
        let record = &self.sheet.as_ref()?.record;
        let at = record.template.sections.iter().position(|section| section.form == form)?;
        Some(rest_at(at, None, record.parts.last().map_or(1, |part| part.number)))
    }
}
