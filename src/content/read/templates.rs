//! `templates/<id>.toml`: the agenda of a kind of meeting.

use std::collections::HashSet;

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::meeting;
use crate::domain::template::{Form, Section, Template};

impl Kind for Template {
    const HOME: Home = Home::Folder("templates", "toml");
    const NAME: &'static str = "template";

    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        let mut ids = HashSet::new();
        for (n, section) in self.sections.iter().enumerate() {
            if !ids.insert(section.id.as_str()) {
                let what = format!("the section id `{}` is used twice", section.id);
                notes.at(spot.at(&format!("section.{n}.id")), what, "Give one of the two another id.");
            }
            if section.form == Form::LastTime && self.kind == meeting::Kind::Plan {
                let at = spot.at(&format!("section.{n}.form"));
                notes.at(
                    at,
                    "a plan meeting has no `last_time`: it is the first",
                    "Give the section another form.",
                );
            }
            check_prompts(section, n, spot, notes);
        }
        for (form, word) in [(Form::Attendance, "attendance"), (Form::Closing, "closing")] {
            one_of_each(self, form, word, spot, notes);
        }
    }
}

fn one_of_each(template: &Template, form: Form, word: &str, spot: &Spot<'_>, notes: &Notes<'_>) {
    let sections = template.sections.iter().enumerate();
    let mut of_form = sections.filter(|(_, section)| section.form == form);
    if of_form.next().is_none() {
        let what = format!("no section has `form = \"{word}\"`");
        notes.at(spot.at(""), what, "Every template needs exactly one.");
    }
    for (n, _) in of_form {
        let what = format!("a second section has `form = \"{word}\"`");
        notes.at(spot.at(&format!("section.{n}.form")), what, "Every template needs exactly one.");
    }
}

fn check_prompts(section: &Section, n: usize, spot: &Spot<'_>, notes: &Notes<'_>) {
    if section.form == Form::Text && section.prompts.is_empty() {
        let what = format!("the section `{}` has no prompts", section.id);
        notes.at(
            spot.at(&format!("section.{n}")),
            what,
            "Add `prompts`: short questions to ask in the room.",
        );
    }
    for (m, prompt) in section.prompts.iter().enumerate() {
        let at = spot.at(&format!("section.{n}.prompts.{m}"));
        for place in places(prompt) {
            if place != "child" {
                notes.at(
                    at,
                    format!("`{{{place}}}` cannot be filled in"),
                    "A prompt may hold `{child}` alone.",
                );
            } else if !section.per_child {
                let todo = "Set `per_child = true`, or write it without the name.";
                notes.at(at, "`{child}` stands in a section that is not per child", todo);
            }
        }
    }
}

/// What stands in braces in `text`.
pub(super) fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|after| after.split('}').next().unwrap_or(after))
}
