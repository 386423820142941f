//! A page for the parents: one thing a line, plain words, and nothing a neighbour should not read over a shoulder.

use super::{Writing, name_and_role, say};
use crate::domain::audience::Reader;
use crate::domain::moment::long_date;
use crate::domain::person::Seat;
use crate::domain::template::{Form, Section};
use crate::export::document::{Block, Draft, Finished};

const BRING: [&str; 4] = [
    "Somebody who stands by you.",
    "Anything you want to show us: a letter, a photograph, a drawing.",
    "What you want to say. You can write it down, or ask somebody to say it for you.",
    "Questions. There are no silly ones.",
];

const RIGHTS: [&str; 7] = [
    "You may bring a supporter: a friend, somebody of the family, or an advocate who works for you alone.",
    "You may have an interpreter. It costs you nothing. Tell us the language before the day.",
    "You may ask to speak to us without somebody else in the room.",
    "You may ask for a break at any time.",
    "You may say that you do not agree. We write it down in your words.",
    "You get what is written down, and you may ask us to put it right.",
    "If getting there is hard, tell us. We can help with the journey and with the children.",
];

pub(super) fn write(writing: &Writing<'_>, reader: &Reader) -> Finished {
    let mut draft =
        Draft::new(format!("A meeting about {}", writing.names()), reader.clone(), writing.guard(reader));
    if writing.coming.family.made_up {
        lines(&mut draft, ["Practice: this family is made up."]);
    }
    lines(
        &mut draft,
        [
            "You are asked to come to a meeting.".to_owned(),
            "We meet to see what helps the children, and what each of us does next.".to_owned(),
            "You know your children best. We want to hear you first.".to_owned(),
        ],
    );
    draft.under(2, "When and where", |draft| when(writing, draft));
    draft.under(2, "Who will be there", |draft| {
        let names = writing.asked().into_iter().map(name_and_role);
        lines(draft, names);
    });
    draft.under(2, "What we will talk about", |draft| {
        lines(
            draft,
            writing.coming.template.sections.iter().filter_map(|section| talked_about(writing, section)),
        );
    });
    draft.under(2, "What you may bring", |draft| lines(draft, BRING));
    draft.under(2, "What you may ask for", |draft| lines(draft, RIGHTS));
    draft.under(2, "If you cannot come, or have a question", |draft| lines(draft, [whom_to_ring(writing)]));
    draft.finish()
}

/// Each sentence stands alone, with space around it.
fn lines(draft: &mut Draft, all: impl IntoIterator<Item = impl Into<String>>) {
    for words in all {
        say(draft, Block::Paragraph(words.into()));
    }
}

fn when(writing: &Writing<'_>, draft: &mut Draft) {
    let coming = writing.coming;
    let day = coming.on.map(|day| format!("{}.", long_date(day)));
    let time = coming.at.map(|at| format!("At {}.", at.format("%H:%M")));
    let place = (!coming.place.is_empty()).then(|| format!("{}.", coming.place.trim_end_matches('.')));
    lines(
        draft,
        [
            day.unwrap_or_else(|| "The day is not stated yet. We will tell you.".into()),
            time.unwrap_or_else(|| "The time is not stated yet. We will tell you.".into()),
            place.unwrap_or_else(|| "The place is not stated yet. We will tell you.".into()),
        ],
    );
}

/// A section in plain words; of a template we do not know, its title.
fn talked_about(writing: &Writing<'_>, section: &Section) -> Option<String> {
    let words = match (section.id.as_str(), section.form) {
        (_, Form::Attendance) => return None,
        (_, Form::Closing) => "We read out what was said, so that you can put it right.".into(),
        (_, Form::LastTime) => "What each of us said we would do last time, and what came of it.".into(),
        (_, Form::NextMeeting) => "When we meet again, and who tells the children.".into(),
        ("how-we-work", _) => "How we work together.".into(),
        ("why-a-plan", _) => "Why there is a plan, in words we all know.".into(),
        ("why-now", _) => "Why we meet sooner than we said.".into(),
        ("since-last-time", _) => "What has been better since then, and what has been harder.".into(),
        ("children", _) => {
            format!("What a day is like for {}. We talk about each child alone.", writing.names())
        }
        ("plan", _) => "What is to be different for the children, and who helps with it.".into(),
        ("change-and-risk" | "risk-and-checks", _) => {
            "What worries each of us, and what keeps the children safe.".into()
        }
        ("decisions", _) => "What we agree, and where we do not agree.".into(),
        _ => format!("{}.", section.title),
    };
    Some(words)
}

fn whom_to_ring(writing: &Writing<'_>) -> String {
    let Some(lead) = writing.in_seat(Seat::Lead) else { return "Tell your social worker.".into() };
    let name = if lead.name.is_empty() { "your social worker" } else { &lead.name };
    match lead.telephone.as_str() {
        "" => format!("Tell {name}. The telephone number is not stated here; ask for it."),
        number => format!("Ring {name}: {number}."),
    }
}
