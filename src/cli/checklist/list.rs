//! `portal checklist list`.

use serde_json::{Value, json};

use super::status;
use crate::cli::answer::Answer;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::domain::checklist::instrument::Instrument;
use crate::service::checklists::heads::InstrumentHead;

/// Every checklist of the packs in use.
pub(super) fn list(setting: &Setting) -> Answer {
    let all = setting.catalogue.checklists();
    let mut page = Page::new();
    for instrument in all {
        let head = InstrumentHead::of(instrument);
        page.bullet(&format!("{}: {}, version {}", head.id, head.title, head.version));
        page.fact("Status", &status(&head));
        page.fact("For", &head.used_for);
        page.fact("Not for", &head.not_for.join("; "));
        page.fact("Local duty", &head.duty);
        page.fact("Licence", &head.licence);
    }
    if all.is_empty() {
        page.line("The content in use has no checklists.");
    }
    Answer::new(page, json!({ "checklists": all.iter().map(row).collect::<Vec<_>>() }))
}

/// An instrument's head as data.
pub(super) fn row(instrument: &Instrument) -> Value {
    let head = &instrument.instrument;
    json!({
        "id": head.id, "title": head.title, "version": head.version, "status": head.status,
        "draft": instrument.is_a_draft(), "licence": head.licence, "source": head.source, "use": head.used_for,
        "not_for": head.not_for, "audience": head.audience, "meets_duty": head.meets_duty,
        "items": instrument.items().count(),
    })
}
