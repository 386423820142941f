//! `portal checklist list | show | score | compare | trend | export | audit`.

mod audit;
mod compare;
mod export;
mod list;
mod reading;
mod score;
mod show;
mod trend;

use super::answer::Answer;
use super::args::Checklist;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::store::Open;
use crate::domain::child::Child;
use crate::domain::family::Family;
use crate::service::checklists::heads::InstrumentHead;
use crate::service::checklists::whom;
use crate::service::families;

/// Checklists.
///
/// # Errors
/// No such checklist, family, child or sitting; faults in a file; what is refused; the store's.
pub fn checklist(setting: &Setting, asked: &Checklist) -> Result<Answer, Failure> {
    match asked {
        Checklist::List => Ok(list::list(setting)),
        Checklist::Show(asked) => show::show(setting, asked),
        Checklist::Score(asked) => score::score(setting, asked),
        Checklist::Compare { reference, child, instrument, sitting } => {
            compare::compare(setting, (reference, child), instrument, sitting.as_deref())
        }
        Checklist::Trend { reference, child, instrument } => {
            trend::trend(setting, (reference, child), instrument)
        }
        Checklist::Export(asked) => export::export(setting, asked),
        Checklist::Audit { instrument, days } => audit::audit(setting, instrument, i64::from(*days)),
    }
}

/// A child of a family, by what a person types.
fn child_of(open: &Open, (reference, child): (&str, &str)) -> Result<(Family, Child), Failure> {
    let family = families::find(&open.reading, reference)?;
    let child = whom::child(&open.reading, family.id, child)?;
    Ok((family, child))
}

/// What stands above whatever is printed of an instrument: how far it was tested, and what it is not for.
fn head(page: &mut Page, instrument: &InstrumentHead) {
    page.line(&format!("{}, version {}", instrument.title, instrument.version));
    page.fact("Status", &status(instrument));
    page.fact("Not for", &instrument.not_for.join("; "));
}

/// How far it was tested: as its file writes it, and for a draft what it may be used for.
fn status(instrument: &InstrumentHead) -> String {
    if instrument.is_a_draft {
        format!("{}: {}", instrument.status, instrument.status_in(usize::MAX))
    } else {
        instrument.status.clone()
    }
}
