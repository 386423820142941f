//! `portal checklist audit --instrument ID`: how far people who score agree, over many children.

use serde_json::{Value, json};

use super::head;
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::domain::checklist::audit::{Audit, FEWEST_PAIRS, Statistic, TooFew};
use crate::service::checklists::auditing::{self, Audited, Found};
use crate::service::checklists::heads::InstrumentHead;

/// What the figures are, and are not: said with them.
const LIMITS: &str = "Of children, not of a child, and of nobody who scored. Items of one child are not independent, so \
                      each item, and each area, is put together over the children by itself, and never the whole \
                      checklist. A figure for agreement never stands without the plain counts beside it: it falls where \
                      nearly everybody is at one level.";

/// Audits.
///
/// # Errors
/// Nobody was scored by two people; the store's.
pub(super) fn audit(setting: &Setting, instrument: &str, days: i64) -> Result<Answer, Failure> {
    let open = store::open(setting)?;
    let all = auditing::audit(&open.reading, instrument, days)?;
    if all.is_empty() {
        return Err(Failure::NotFound(format!(
            "No child was scored by two people with `{instrument}` within {days} days. Nothing was changed. Ask a second \
             person to score, or widen it with --days."
        )));
    }
    let mut page = Page::new();
    for audited in &all {
        of_wording(&mut page, audited);
    }
    page.paragraph(LIMITS);
    let rows: Vec<Value> = all.iter().map(data).collect();
    Ok(Answer::new(page, json!({ "days": days, "fewest_pairs": FEWEST_PAIRS, "wordings": rows })))
}

fn of_wording(page: &mut Page, audited: &Audited) {
    page.gap();
    head(page, &InstrumentHead::of(&audited.instrument));
    let children = if audited.children == 1 { "child" } else { "children" };
    page.fact("Scored by two or more people at the same time", &format!("{} {children}", audited.children));
    for (title, found) in [("Area by area", &audited.areas), ("Item by item", &audited.items)] {
        page.heading(title);
        for (id, name, audit) in found {
            let words = audit.as_ref().map_or_else(ToString::to_string, ToString::to_string);
            page.bullet(&format!("{id} {name}: {words}"));
        }
    }
}

fn data(audited: &Audited) -> Value {
    let head = &audited.instrument.instrument;
    json!({
        "instrument": head.id, "version": head.version, "status": head.status, "children": audited.children,
        "areas": rows(&audited.areas), "items": rows(&audited.items),
    })
}

fn rows(found: &Found) -> Vec<Value> {
    found.iter().map(|(id, name, audit)| row(id, name, audit)).collect()
}

fn row(id: &str, name: &str, audit: &Result<Audit, TooFew>) -> Value {
    match audit {
        Err(too_few) => json!({ "id": id, "name": name, "n": too_few.pairs, "refused": too_few.to_string() }),
        Ok(audit) => {
            let (kappa, alpha) = match audit.statistic {
                Statistic::Kappa(value) => (value, None),
                Statistic::Alpha(value) => (None, value),
            };
            let agreement = &audit.agreement;
            json!({
                "id": id, "name": name, "n": agreement.pairs, "children": audit.children,
                "exact": agreement.exact_share(), "within_one": agreement.within_one_share(),
                "kappa_linear": kappa, "alpha_ordinal": alpha,
            })
        }
    }
}
