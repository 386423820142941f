//! Who is speaking: a full stop and a digit name one of those present, and a line begins with them.

use super::{Env, Recorder};
use crate::command::Agenda;
use crate::domain::body::Spot;
use crate::domain::manuscript::Stroke;
use crate::domain::person::Person;
use crate::domain::writing::{self, Step};
use crate::tui::effect::Effect;
use crate::tui::widget::list::Item;
use crate::tui::widget::paint::cut;

/// Most people a digit can name.
const MOST: usize = 9;

const fn number(key: Agenda) -> Option<usize> {
    match key {
        Agenda::Return => None,
        Agenda::One => Some(1),
        Agenda::Two => Some(2),
        Agenda::Three => Some(3),
        Agenda::Four => Some(4),
        Agenda::Five => Some(5),
        Agenda::Six => Some(6),
        Agenda::Seven => Some(7),
        Agenda::Eight => Some(8),
        Agenda::Nine => Some(9),
    }
}

impl Recorder {
    /// Those present, in the order of the list of who is here; each is numbered from 1.
    fn speakers(&self) -> Vec<&Person> {
        let Some(record) = self.seen() else { return Vec::new() };
        let mut people: Vec<&Person> = Vec::new();
        for row in record.attendance.iter().filter(|row| row.was_there()) {
            people.extend(record.person(row.person).filter(|one| !people.contains(one)));
        }
        people.truncate(MOST);
        people
    }

    /// The person of a digit, where one of those present has it.
    pub(super) fn speaker_of(&self, digit: &str) -> Option<&Person> {
        let number: usize = digit.parse().ok().filter(|_| digit.len() == 1)?;
        self.speakers().get(number.checked_sub(1)?).copied()
    }

    /// Begins a new line with who speaks.
    pub(super) fn speaks(&mut self, key: Agenda, env: &Env) -> Vec<Effect> {
        let Some(number) = number(key) else { return Vec::new() };
        let handle = self.speaker_of(&number.to_string()).map(|person| person.handle.clone());
        let Some(handle) = handle else {
            return vec![Effect::Say(format!(
                "Nobody present has the number {number}. .who lists who is here."
            ))];
        };
        if !self.is_text() {
            return vec![Effect::Say(
                "Choose a section to write in first; there .1 to .9 say who speaks.".into(),
            )];
        }
        self.on_agenda = false;
        let mut effects = self.begin_a_line(env);
        effects.extend(self.type_in(&format!("@{handle}: "), env));
        self.offered = None;
        effects
    }

    /// The line the cursor is on where it is empty, else a new one below it.
    fn begin_a_line(&mut self, env: &Env) -> Vec<Effect> {
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let spot = manuscript.spot();
        if manuscript.body().line(spot.line).text.is_empty() {
            return Vec::new();
        }
        let end = writing::step(manuscript.body(), Spot { byte: 0, ..spot }, Step::End);
        let mut effects = self.put(Stroke::Move(end));
        let Some((_, manuscript)) = self.manuscript() else { return effects };
        let line = writing::new_line(manuscript, &self.birth(manuscript, env));
        effects.extend(self.put_or_refuse(line));
        effects
    }

    /// The digits beside the names, below the agenda.
    pub(super) fn speaker_items(&self) -> Vec<Item> {
        let people = self.speakers();
        let rows =
            people.iter().zip(1..).map(|(one, n)| Item::Words(format!("  .{n} {}", cut(&one.handle, 19))));
        let mut items: Vec<Item> = rows.collect();
        if !items.is_empty() {
            items.insert(0, Item::Heading("  Who speaks: .1, Enter".into()));
            items.insert(0, Item::Words(String::new()));
        }
        items
    }
}
