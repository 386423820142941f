//! Whatever is kept with words in it goes no further than what is shielded in them allows: whoever typed it, in whatever
//! question or form, and whichever front door it came through.

use super::{Piece, ServiceError, StoreError};
use crate::domain::action::Answer;
use crate::domain::addendum::Addendum;
use crate::domain::attendance::Attendance;
use crate::domain::audience::Audience;
use crate::domain::body::{Body, Line};
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::sitting::{Judgement, Sitting};
use crate::domain::child::Child;
use crate::domain::correction::Correction;
use crate::domain::gap::Reason;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, Text};
use crate::domain::person::Person;
use crate::domain::read_back::ReadBack;
use crate::domain::shield::{self, Shield};
use crate::domain::urgent::Urgent;
use crate::store::{Reading, Writing};

/// The piece, with its audience narrowed where something shielded stands in its words.
///
/// # Errors
/// The store's.
pub fn narrowed(store: &Reading, piece: &Piece) -> Result<Piece, StoreError> {
    let of = match piece {
        Piece::Attendance(Attendance { meeting, .. })
        | Piece::Answer(Answer { meeting, .. })
        | Piece::Reason(Reason { meeting, .. })
        | Piece::Addendum(Addendum { meeting, .. })
        | Piece::Correction(Correction { meeting, .. })
        | Piece::ReadBack(ReadBack { meeting, .. }) => store.load::<Meeting>(*meeting)?.map(|one| one.family),
        Piece::Urgent(note) => note.family,
        Piece::Outcome(outcome) => Some(outcome.family),
        Piece::Agreed(agreed) => store.load::<Child>(agreed.child)?.map(|child| child.family),
        Piece::PaperResult(result) => family_of(store, result.sitting)?,
        Piece::Beside { sitting, .. } | Piece::Judgement { sitting, .. } => family_of(store, *sitting)?,
        _ => None,
    };
    let shields = match of {
        Some(family) => looked_for(store, family)?,
        None => Vec::new(),
    };
    Ok(within(piece, &shields))
}

/// The shields of a family, as they are looked for: by every name of whoever is kept by name.
///
/// # Errors
/// The store's.
pub fn looked_for(store: &Reading, family: Id) -> Result<Vec<Shield>, StoreError> {
    let of = Some(family);
    let shields: Vec<Shield> = store.list(of)?;
    if shields.is_empty() {
        return Ok(shields);
    }
    Ok(by_every_name(shields, &store.list::<Person>(of)?, &store.list::<Child>(of)?))
}

/// The same of a family that is at hand.
#[must_use]
pub fn by_every_name(shields: Vec<Shield>, people: &[Person], children: &[Child]) -> Vec<Shield> {
    let people = people.iter().map(|person| person.names().collect());
    let children = children.iter().map(|child| child.names().collect());
    shield::with_other_names(shields, &people.chain(children).collect::<Vec<_>>())
}

fn family_of(store: &Reading, sitting: Id) -> Result<Option<Id>, StoreError> {
    Ok(store.load::<Sitting>(sitting)?.map(|sitting| sitting.family))
}

fn within(piece: &Piece, shields: &[Shield]) -> Piece {
    let narrow = |audience: &Audience, words: &[&str]| shield::narrowed(audience, &words.join("\n"), shields);
    match piece.clone() {
        Piece::Attendance(row) => Piece::Attendance(Attendance {
            absence_audience: narrow(&row.absence_audience, &[&row.absence_words]),
            ..row
        }),
        Piece::Answer(answer) => {
            Piece::Answer(Answer { audience: narrow(&answer.audience, &[&answer.for_the_child]), ..answer })
        }
        Piece::Reason(reason) => {
            Piece::Reason(Reason { audience: narrow(&reason.audience, &[&reason.words]), ..reason })
        }
        Piece::Addendum(added) => Piece::Addendum(Addendum {
            audience: narrow(&added.audience, &[&added.reason, &added.words]),
            ..added
        }),
        Piece::Correction(asked) => Piece::Correction(Correction {
            audience: narrow(&asked.audience, &[&asked.by, &asked.words, &asked.because]),
            ..asked
        }),
        Piece::ReadBack(said) => {
            Piece::ReadBack(ReadBack { audience: narrow(&said.audience, &[&said.says]), ..said })
        }
        Piece::Urgent(note) => Piece::Urgent(urgent(note, shields)),
        Piece::Beside { sitting, mut evidence } => {
            evidence.audience = narrow(&evidence.audience, &words_beside(&evidence));
            Piece::Beside { sitting, evidence }
        }
        Piece::PaperResult(mut result) => {
            let words: Vec<&str> = result.fields.values().map(String::as_str).collect();
            result.audience = narrow(&result.audience, &words);
            Piece::PaperResult(result)
        }
        Piece::Agreed(mut agreed) => {
            agreed.audience = narrow(&agreed.audience, &[&agreed.reason, &agreed.between]);
            Piece::Agreed(agreed)
        }
        Piece::Outcome(mut outcome) => {
            let words =
                [&outcome.change, &outcome.better, &outcome.measure, &outcome.baseline, &outcome.contingency];
            outcome.audience = narrow(&outcome.audience, &words.map(String::as_str));
            Piece::Outcome(outcome)
        }
        Piece::Judgement { sitting, judgement, audience, close } => {
            let Judgement { level, reason, better, summary, .. } = judgement.as_ref();
            let audience = narrow(&audience, &[level, reason, better, summary]);
            Piece::Judgement { sitting, judgement, audience, close }
        }
        other => other,
    }
}

fn words_beside(evidence: &Evidence) -> [&str; 7] {
    [
        &evidence.words,
        &evidence.impact_on_child,
        &evidence.child_view,
        &evidence.carer_view,
        &evidence.strength,
        &evidence.since,
        &evidence.checked_with,
    ]
}

fn urgent(note: Urgent, shields: &[Shield]) -> Urgent {
    let words: Vec<&str> = note.answers().iter().map(|(_, words)| *words).collect();
    let audience = shield::narrowed(&note.audience, &words.join("\n"), shields);
    Urgent { audience, ..note }
}

/// Narrows the lines of texts that are about to be fixed: what was typed before something was shielded is kept too.
///
/// # Errors
/// The store's.
pub fn narrow_texts(writing: &mut Writing<'_>, family: Id, texts: &[Id]) -> Result<(), ServiceError> {
    let shields = looked_for(writing, family)?;
    for text in texts {
        let Some(text) = writing.load::<Text>(*text)? else { continue };
        let lines = text.body.lines().iter().map(|line| narrowed_line(line, &shields));
        let body: Body = lines.collect::<Vec<_>>().into();
        if body != text.body {
            writing.save(&Text { body, ..text }, Some("Kept from whom something in it is shielded from."))?;
        }
    }
    Ok(())
}

fn narrowed_line(line: &Line, shields: &[Shield]) -> Line {
    Line { audience: shield::narrowed_for(&line.audience, line, shields), ..line.clone() }
}
