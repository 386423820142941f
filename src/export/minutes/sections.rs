//! Section by section in the order people talk, each line in its word form.

use super::wording::block;
use super::{Writing, after, attendance, ending, for_everyone, last_time};
use crate::domain::audience::{Kept, Reader};
use crate::domain::entries::Found;
use crate::domain::id::Id;
use crate::domain::template::{Form, Section};
use crate::export::document::{Block, Draft, What};

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    let sections = &writing.record.template.sections;
    let has = |form| sections.iter().any(|section| section.form == form);
    if !has(Form::Attendance) {
        draft.under(2, "Who was there", |draft| attendance::write(writing, draft));
    }
    if !has(Form::LastTime) {
        draft.under(2, "Last time's actions", |draft| last_time::write(writing, draft));
    }
    after::agreed_here(writing, draft);
    for section in sections {
        draft.under(2, section.title.as_str(), |draft| one(writing, section, draft));
    }
    draft.under(2, "Other notes", |draft| without_section(writing, draft));
    if !has(Form::NextMeeting) {
        draft.under(2, "Next meeting", |draft| ending::next_meeting(writing, draft));
    }
}

fn one(writing: &Writing<'_>, section: &Section, draft: &mut Draft) {
    match section.form {
        Form::Attendance => attendance::write(writing, draft),
        Form::LastTime => last_time::write(writing, draft),
        Form::NextMeeting => ending::next_meeting(writing, draft),
        Form::Text | Form::Closing => {}
    }
    let lines = lines_where(writing, draft.reader(), |line| line.section == section.id);
    if lines.is_empty() && section.form == Form::Text && draft.reader() == &Reader::Record {
        draft.put(What::Line, for_everyone(Block::Paragraph("Nothing recorded.".into())));
    }
    by_child(writing, lines, draft);
}

/// A line is never lost because its section is no longer in the template.
fn without_section(writing: &Writing<'_>, draft: &mut Draft) {
    let known = |id: &str| writing.record.template.sections.iter().any(|section| section.id == id);
    by_child(writing, lines_where(writing, draft.reader(), |line| !known(&line.section)), draft);
}

fn lines_where(writing: &Writing<'_>, reader: &Reader, wanted: impl Fn(&Found) -> bool) -> Vec<Kept<Found>> {
    let lines = writing.lines.iter().filter_map(|kept| {
        let line = kept.for_reader(reader).filter(|line| wanted(line))?;
        Some(Kept::new(kept.audience().clone(), line.clone()))
    });
    lines.collect()
}

/// The lines for all of them first, then each child under their own name.
fn by_child(writing: &Writing<'_>, lines: Vec<Kept<Found>>, draft: &mut Draft) {
    let reader = draft.reader().clone();
    let (own, shared): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| {
        line.for_reader(&reader).is_some_and(|line| child_name(writing, line.child).is_some())
    });
    by_part(writing, 3, &shared, draft);
    for child in &writing.record.children {
        let of_child =
            |line: &&Kept<Found>| line.for_reader(&reader).is_some_and(|line| line.child == Some(child.id));
        let own: Vec<Kept<Found>> = own.iter().filter(of_child).cloned().collect();
        draft.under(3, child.name.as_str(), |draft| by_part(writing, 4, &own, draft));
    }
}

fn child_name<'a>(writing: &'a Writing<'_>, child: Option<Id>) -> Option<&'a str> {
    child.and_then(|id| writing.record.child(id)).map(|child| child.name.as_str())
}

/// A heading for each part only where the reader has more than one.
fn by_part(writing: &Writing<'_>, level: u8, lines: &[Kept<Found>], draft: &mut Draft) {
    let parts = writing.reach.parts(writing.record);
    if parts.len() < 2 {
        return put(writing, lines.iter(), draft);
    }
    let reader = draft.reader().clone();
    let in_part = |line: &Kept<Found>, part: Option<Id>| {
        line.for_reader(&reader).is_some_and(|line| Some(line.part) == part)
    };
    let known = |line: &Kept<Found>| parts.iter().any(|part| in_part(line, Some(part.id)));
    put(writing, lines.iter().filter(|line| !known(line)), draft);
    for (part, n) in parts.iter().zip(1..) {
        let of_part = lines.iter().filter(|line| in_part(line, Some(part.id)));
        draft.under(level, format!("Part {n}"), |draft| put(writing, of_part, draft));
    }
}

fn put<'a>(writing: &Writing<'_>, lines: impl Iterator<Item = &'a Kept<Found>>, draft: &mut Draft) {
    for line in lines {
        let shared = line.for_reader(draft.reader()).map(|line| line.shared.clone()).unwrap_or_default();
        let block = line.clone().map(|line| block(&line, writing.record, &writing.reach));
        draft.put_sharing(What::Line, block, &shared);
    }
}
