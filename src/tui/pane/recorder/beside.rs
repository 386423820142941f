//! What stands beside and below a line without being typed: its mark in words, who, by when, who it is for.

use crate::domain::body::Line;
use crate::domain::date::{Around, about};
use crate::domain::entry::{Entry, Mark, Named, Tag};
use crate::domain::marks::{Present, complete, mark_of, waits_to_be_accepted};
use crate::domain::meaning::Meanings;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::short_date;
use crate::domain::veil::Veil;
use crate::tui::widget::editor::Beside;

/// Reads lines for the editor.
pub(in crate::tui::pane) struct Marks<'a> {
    pub(in crate::tui::pane) record: &'a MeetingRecord,
    pub(in crate::tui::pane) around: &'a Around,
    pub(in crate::tui::pane) veil: &'a Veil,
    /// What the lines of the text shown meant when they were left.
    pub(in crate::tui::pane) meanings: &'a Meanings,
}

impl Marks<'_> {
    pub(in crate::tui::pane) fn present(&self) -> Present<'_> {
        Present { people: &self.record.people, children: &self.record.children }
    }

    pub(in crate::tui::pane) fn read(&self, line: &Line) -> Entry {
        self.meanings.read(line, &self.present(), self.around).entry
    }
}

impl Beside for Marks<'_> {
    fn veil(&self) -> &Veil {
        self.veil
    }

    fn margin(&self, line: &Line) -> Option<&'static str> {
        mark_of(line, &self.present()).map(Mark::word)
    }

    fn below(&self, line: &Line) -> Vec<String> {
        if line.text.is_empty() {
            return Vec::new();
        }
        let entry = self.read(line);
        let mut rows: Vec<String> = facts(&entry, self.record).into_iter().collect();
        rows.extend(unknown_owner(&entry, &self.present(), self.record));
        rows.extend(kept_from(line, &entry, self.record));
        if waits_to_be_accepted(line) {
            rows.push("pasted: its mark does nothing until .accept".into());
        }
        rows
    }
}

/// `who family support worker, by Fri 4 Dec 2026`.
fn facts(entry: &Entry, record: &MeetingRecord) -> Option<String> {
    let called = |who: &Named| {
        let person = who.person.and_then(|id| record.person(id));
        person.map_or_else(|| who.words.clone(), |person| person.handle.clone())
    };
    let mut facts = Vec::new();
    let owners: Vec<String> = entry.owners().map(called).collect();
    if entry.mark == Some(Mark::Action) && !owners.is_empty() {
        facts.push(format!("who {}", owners.join(" and ")));
    }
    match entry.due.as_ref().map(|due| (&due.date, due)) {
        Some((Ok(date), due)) => facts.push(format!("{} {}", due.bound.word(), short_date(*date))),
        Some((Err(why), due)) => facts.push(about(&due.words, why)),
        None => {}
    }
    facts.extend(entry.doubts.iter().cloned());
    facts.extend(entry.measure.as_ref().map(|measure| format!("seen by: {measure}")));
    match &entry.tag {
        Some(Tag::ToldBy(who)) if who.words.is_empty() => facts.push("told".into()),
        Some(Tag::ToldBy(who)) => facts.push(format!("told by {}", called(who))),
        Some(Tag::View) => facts.push("professional view".into()),
        Some(Tag::Seen) => facts.push("seen".into()),
        None => {}
    }
    (!facts.is_empty()).then(|| facts.join(", "))
}

/// An owner whom nobody on record is called by: it is asked here, where it was typed.
fn unknown_owner(entry: &Entry, present: &Present<'_>, record: &MeetingRecord) -> Option<String> {
    let is_listed = |id| record.attendance.iter().any(|row| row.person == id);
    let owner =
        entry.owners().find(|owner| owner.person.is_none()).filter(|_| entry.mark == Some(Mark::Action))?;
    let mut found = complete(&owner.words, present, &[]);
    found.retain(|person| is_listed(person.id));
    Some(match found.as_slice() {
        [] => format!("nobody on record is called \"{}\": who is it? @ lists who is here", owner.words),
        [one] => format!("\"{}\": {}? write @{} to say so", owner.words, one.handle, one.handle),
        many => {
            let names: Vec<&str> = many.iter().map(|person| person.handle.as_str()).collect();
            format!("\"{}\": which one? {}", owner.words, names.join(", "))
        }
    })
}

fn kept_from(line: &Line, entry: &Entry, record: &MeetingRecord) -> Option<String> {
    if entry.mark == Some(Mark::ChildSaid) && line.cleared.is_none() {
        return Some("withheld until cleared (.clear)".into());
    }
    (!line.audience.is_everyone()).then(|| format!("for: {}", line.audience.in_words(&record.people)))
}
