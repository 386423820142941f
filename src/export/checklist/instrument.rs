//! What an instrument says of itself on every paper: how far it was tested, what it is not for, on whose terms.

use super::say;
use crate::domain::checklist::instrument::Instrument;
use crate::export::document::{Block, Draft};

/// How far it was tested. A draft says what it may be used for.
pub(super) fn status(instrument: &Instrument) -> String {
    let status = &instrument.instrument.status;
    if instrument.is_a_draft() {
        format!("{status}: draft wording, reviewed by nobody; use it to ask, not to decide")
    } else {
        status.clone()
    }
}

/// The end of every paper.
pub(super) fn ending(instrument: &Instrument, draft: &mut Draft) {
    let head = &instrument.instrument;
    draft.under(2, "What this checklist is", |draft| {
        let version = format!("{}, version {}", head.title, head.version);
        for (label, value) in [
            ("Checklist", version),
            ("Status", status(instrument)),
            ("For", head.used_for.clone()),
            ("Not for", head.not_for.join("; ")),
            ("Local duty", duty(instrument)),
            ("Source", head.source.clone()),
            ("Licence", head.licence.clone()),
        ] {
            if !value.is_empty() {
                say(draft, Block::fact(label, value));
            }
        }
    });
}

/// Which local duty it meets.
fn duty(instrument: &Instrument) -> String {
    let duty = instrument.instrument.meets_duty.as_ref();
    duty.map_or_else(|| "it meets none by itself".to_owned(), |duty| format!("it meets this one: {duty}"))
}
