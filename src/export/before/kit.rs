//! The recorder's sections on paper, in their order, with room to write: for where there is no screen, or no power.

use super::{FEW_WORDS, Writing, by_when, room, say};
use crate::domain::audience::Reader;
use crate::domain::entry::Mark;
use crate::domain::template::{Form, Section, StartsFor};
use crate::export::document::{Block, Draft, Finished, What};

/// Lines to write on in a section, and for each child.
const LINES: usize = 8;

pub(super) fn write(writing: &Writing<'_>, reader: &Reader) -> Finished {
    let title = format!("paper for a {}", writing.coming.template.kind.label());
    let mut draft = writing.draft(&title, reader);
    let how = "Write one thing a line. A sign at the start of a line says what it is. Afterwards, type it up: the sections \
               stand in the same order there. Ask for the day of this meeting, not of the typing.";
    say(&mut draft, Block::Paragraph(how.into()));
    draft.under(2, "The signs", marks);
    for (section, number) in writing.coming.template.sections.iter().zip(1..) {
        draft.under(2, format!("{number} {}", section.title), |draft| of_section(writing, section, draft));
    }
    draft.finish()
}

fn marks(draft: &mut Draft) {
    for mark in Mark::ALL {
        say(draft, Block::fact(mark.symbol(), in_words(mark)));
    }
}

const fn in_words(mark: Mark) -> &'static str {
    match mark {
        Mark::Action => "an action: what, who, by when",
        Mark::Decision => "a decision",
        Mark::ChildSaid => "a child's own words: who, to whom, when, alone or not, what was asked",
        Mark::FindOut => "something to find out",
        Mark::Disagrees => "somebody does not agree: who, and why",
        Mark::GoingWell => "something that goes well",
        Mark::Worry => "a worry",
    }
}

fn of_section(writing: &Writing<'_>, section: &Section, draft: &mut Draft) {
    if section.starts_for != StartsFor::Everyone {
        say(draft, Block::Paragraph("Not for the family: keep this sheet apart.".into()));
    }
    if !section.per_child {
        prompts(section, None, draft);
    }
    match section.form {
        Form::Attendance => attendance(writing, draft),
        Form::LastTime => last_time(writing, draft),
        Form::Text | Form::NextMeeting | Form::Closing if !section.per_child => room(draft, LINES),
        Form::Text | Form::NextMeeting | Form::Closing => {}
    }
    if section.per_child {
        for child in writing.children() {
            say(draft, Block::Heading { level: 3, words: child.name.clone() });
            prompts(section, Some(&child.name), draft);
            room(draft, LINES);
        }
    }
}

fn prompts(section: &Section, child: Option<&str>, draft: &mut Draft) {
    for prompt in &section.prompts {
        say(draft, Block::bullet(prompt.replace("{child}", child.unwrap_or("the child"))));
    }
}

fn attendance(writing: &Writing<'_>, draft: &mut Draft) {
    for person in writing.asked() {
        let how = format!(
            "came / part / did not come; room / telephone / video; came at ..... left at ..... {FEW_WORDS}"
        );
        say(draft, Block::fact(person.handle.as_str(), how));
    }
    room(draft, 3);
}

fn last_time(writing: &Writing<'_>, draft: &mut Draft) {
    for kept in writing.open_actions() {
        let block = kept.map(|action| {
            let what = format!("{} ({}, {})", action.what, writing.owners(action), by_when(action));
            Block::fact(
                what,
                format!("done / part / not done / new date .......... for the child: {FEW_WORDS}"),
            )
        });
        draft.put(What::Action, block);
    }
    room(draft, 3);
}
