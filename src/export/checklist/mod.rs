//! One sitting of a checklist for one reader: a page, or its rows; and the blank paper form of an instrument.
//!
//! What the reader may not have is taken off the sheet before anything is counted (`domain::checklist::reach`); what is
//! left passes the draft with its audience all the same.

mod blank;
mod changes;
mod instrument;
mod page;
mod rows;

use std::fmt::Write as _;

use super::addressee::{first_line, on_record};
use super::document::{Block, Draft, Finished, What, everyone};
use crate::domain::audience::{Kept, Reader};
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::in_words;
use crate::domain::checklist::reach::{self, Beside};
use crate::domain::checklist::row::Row;
use crate::domain::checklist::sheet::Sheet;
use crate::domain::checklist::sitting::{Rater, Sitting};
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::child::Child;
use crate::domain::child_names::ChildNames;
use crate::domain::family::Family;
use crate::domain::moment::Moment;
use crate::domain::person::{Person, Tie};
use crate::domain::receives::Circle;
use crate::domain::shield::{self, Shield};

pub use blank::{BlankFor, blank};

/// A sitting with all that a copy of it is made from.
#[derive(Clone, Copy, Debug)]
pub struct Copied<'a> {
    /// The family.
    pub family: &'a Family,
    /// The child.
    pub child: &'a Child,
    /// The family's children.
    pub children: &'a [Child],
    /// Everyone around the family.
    pub people: &'a [Person],
    /// What they are to the children.
    pub ties: &'a [Tie],
    /// What somebody must not learn.
    pub shields: &'a [Shield],
    /// The sitting.
    pub now: With<'a>,
    /// The sitting before it, where it may be looked back on.
    pub before: Option<With<'a>>,
    /// What came of scales on paper.
    pub papers: &'a [PaperResult],
}

/// A sitting's sheet, with what stands beside its answers.
#[derive(Clone, Copy, Debug)]
pub struct With<'a> {
    /// The sitting and its sheet.
    pub sitting: &'a SittingSheet<'a>,
    /// What stands beside its answers, those about the home too.
    pub evidence: &'a [Evidence],
}

/// Why there is no copy for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCopy {
    /// The sitting as a whole is not for them.
    #[error(
        "This sitting is kept from this reader as a whole, so there is no copy of it for them. Nothing was written. Who may \
         have it is said with the judgement, while the sitting is open; a closed one is corrected by a sitting of its own."
    )]
    NotForThem,
    /// They may not receive what is written about the child.
    #[error(
        "This reader may not receive what is written about this child, so there is no copy for them. Nothing was written. \
         For the family's copy that holds of everybody in it. See what each person may receive in the family's page."
    )]
    NotTheirChild,
}

/// In what form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page to read.
    Page,
    /// Every answer as a row of a table.
    Rows,
}

/// The copy of a sitting for a reader.
///
/// # Errors
/// [`NoCopy`] where they may have none of it.
pub fn copy(copied: &Copied<'_>, form: Form, reader: &Reader, made_on: &Moment) -> Result<Finished, NoCopy> {
    let reader = on_record(reader, copied.people);
    let today = made_on.date_naive();
    let circle = Circle { people: copied.people, ties: copied.ties, children: copied.children };
    let hidden = circle.not_for(&reader, &[], today);
    if hidden.contains(&copied.child.id) {
        return Err(NoCopy::NotTheirChild);
    }
    let names = ChildNames::of(copied.children, copied.people, |child| hidden.contains(&child));
    if !for_whom(copied.now.sitting).admits(&reader) {
        return Err(NoCopy::NotForThem);
    }
    let beside = Beside { hidden: Some(&names), ..copied.beside(&copied.now) };
    let (sheet, taken) = reach::for_reader(copied.now.sitting.sheet.clone(), &beside, &reader);
    let title =
        format!("{}: {}: {}", copied.family.reference, sheet.instrument.instrument.title, copied.child.name);
    let mut draft = Draft::new(title, reader.clone(), shield::holding(copied.shields, &reader));
    say(&mut draft, Block::Paragraph(first_line(copied.people, &reader, made_on)));
    if copied.family.made_up {
        say(&mut draft, Block::Paragraph("Practice: this family is made up.".into()));
    }
    for _ in 0..taken {
        draft.leave_out(What::ChecklistAnswer);
    }
    let writing = Writing { copied, sheet, names };
    writing.head(&mut draft);
    match form {
        Form::Page => page::write(&writing, &mut draft),
        Form::Rows => rows::write(&writing, &mut draft),
    }
    Ok(draft.finish())
}

/// Who may have a sitting as a whole: whoever was said, and never more than the file of the checklist allows.
fn for_whom(sitting: &SittingSheet<'_>) -> crate::domain::audience::Audience {
    use crate::domain::audience::Audience;
    use crate::domain::checklist::instrument::AtMost;
    let chosen = &sitting.sitting.audience;
    match sitting.sheet.instrument.instrument.audience {
        AtMost::ProfessionalsOnly => chosen.and(&Audience::ProfessionalsOnly),
        AtMost::Everyone => chosen.clone(),
    }
}

impl<'a> Copied<'a> {
    fn beside(&self, with: &With<'a>) -> Beside<'a> {
        Beside { evidence: with.evidence, shields: self.shields, hidden: None }
    }
}

/// What the forms are written from: the sheet has the rows alone that the reader may have.
struct Writing<'a> {
    copied: &'a Copied<'a>,
    sheet: Sheet<'a>,
    /// Children of whom the reader may have nothing.
    names: ChildNames,
}

impl<'a> Writing<'a> {
    fn sitting(&self) -> &'a Sitting {
        self.copied.now.sitting.sitting
    }

    fn evidence(&self, row: &Row<'_>) -> Option<&'a Evidence> {
        self.copied.beside(&self.copied.now).of(row)
    }

    /// Something of an answer, kept for whoever may have the answer.
    fn kept<T>(&self, row: &Row<'_>, value: T) -> Kept<T> {
        let beside = self.copied.beside(&self.copied.now);
        Kept::new(beside.audience(self.sheet.instrument, row), value)
    }

    fn title(&self, row: &Row<'_>) -> String {
        in_words::title(row, self.copied.people)
    }

    fn says(&self, row: &Row<'_>) -> String {
        in_words::answer(self.sheet.instrument, (row.area, row.item), &row.mark)
    }

    /// Which sitting it is, and how much of it is answered.
    fn head(&self, draft: &mut Draft) {
        let sitting = self.sitting();
        let date = crate::domain::moment::long_date(sitting.date);
        let closed = sitting.closed.map_or_else(
            || "no: answers may still change".to_owned(),
            |at| crate::domain::moment::long_date(at.date_naive()),
        );
        for (label, value) in [
            ("Status", instrument::status(self.sheet.instrument)),
            ("Child", self.copied.child.name_and_age(sitting.date)),
            ("Date", date),
            ("Scored by", rater(&sitting.rater)),
            ("Occasion", sitting.occasion.replace('_', " ")),
            ("Done with", sitting.done_with.clone()),
            ("Closed", closed),
            ("Answered", coverage(&self.sheet)),
        ] {
            if !value.is_empty() {
                say(draft, Block::fact(label, value));
            }
        }
    }
}

fn rater(rater: &Rater) -> String {
    let parts = [rater.role.as_str(), rater.agency.as_str()];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|part| !part.is_empty() && !part.eq_ignore_ascii_case(&rater.name))
        .collect();
    if parts.is_empty() { rater.name.clone() } else { format!("{} ({})", rater.name, parts.join(", ")) }
}

/// How much is answered, in words; empty where nothing is ever scored.
fn coverage(sheet: &Sheet<'_>) -> String {
    let coverage = sheet.coverage();
    if coverage.applicable() == 0 {
        return String::new();
    }
    let mut words = format!("{} of {} scored", coverage.scored, coverage.applicable());
    for (count, what) in [(coverage.unknown, "not known"), (coverage.blank, "not yet asked")] {
        if count > 0 {
            let _ = write!(words, ", {count} {what}");
        }
    }
    words
}

fn say(draft: &mut Draft, block: Block) {
    draft.put(What::Line, everyone(block));
}
