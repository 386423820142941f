//! `portal checklist compare REF CHILD --instrument ID`: what two or more people said of one child.

use serde_json::{Value, json};

use super::{child_of, head};
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::service::checklists::comparing::{self, CompareFor, ComparedRead, ComparisonRead, SaidRead};
use crate::service::checklists::copying::sitting_of;
use crate::service::checklists::heads::SittingHead;
use crate::service::checklists::starting::in_packs;

/// Compares.
///
/// # Errors
/// No such checklist, family, child or sitting; nothing to compare, or nothing that may be; the store's.
pub(super) fn compare(
    setting: &Setting,
    (reference, child): (&str, &str),
    instrument: &str,
    at: Option<&str>,
) -> Result<Answer, Failure> {
    let open = store::open(setting)?;
    let (_, child) = child_of(&open, (reference, child))?;
    let around = at.map(|words| sitting_of(&open.reading, &child, Some(instrument), words)).transpose()?;
    let asked = CompareFor {
        child: child.id,
        instrument: instrument.to_owned(),
        around: around.map(|sitting| sitting.id),
    };
    let read = comparing::read(&open.reading, &asked)?;
    if read.sittings.is_empty() {
        // A checklist that is nowhere is said as such.
        in_packs(&setting.catalogue, instrument)?;
    }
    let mut page = Page::new();
    print(&mut page, &read);
    let mut answer = Answer::new(page, data(&read));
    if let Some(why) = &read.refused {
        answer.text.clear();
        answer.failure = Some(Failure::NotDone(format!("{why} Nothing was changed.")));
    }
    Ok(answer)
}

fn print(page: &mut Page, read: &ComparisonRead) {
    if let Some(instrument) = &read.instrument {
        head(page, instrument);
    }
    page.line(&format!("{}, {}", read.reference, read.child_name));
    for sitting in &read.sittings {
        page.bullet(&sitting.in_words());
    }
    page.line(&read.line);
    for (title, rows) in [
        ("Where both gave a level, the widest gap first", &read.rows),
        ("Known to one, not known to another", &read.known_to_some),
        ("Answered by one alone", &read.one_only),
    ] {
        if !rows.is_empty() {
            page.heading(title);
        }
        for row in rows {
            compared(page, row);
        }
    }
    for why in &read.left_out {
        page.paragraph(why);
    }
}

fn compared(page: &mut Page, row: &ComparedRead) {
    let safety = if row.critical { " (about safety)" } else { "" };
    let gap = row.gap.map_or_else(String::new, |gap| format!(": {}", steps(gap)));
    page.bullet(&format!("{}{safety}{gap}", row.title));
    for said in &row.said {
        page.under(&format!("{}: {}", said.rater, said.says));
        let words = said.evidence.as_ref().map_or("", |beside| beside.words.as_str());
        page.under_if_any(words);
    }
    if let Some((agreed, says)) = &row.agreed {
        page.under(&format!("Agreed on {}: {says}. {}", agreed.on, agreed.reason));
    }
}

fn steps(gap: usize) -> String {
    match gap {
        0 => "the same".into(),
        1 => "one step apart".into(),
        more => format!("{more} steps apart"),
    }
}

fn data(read: &ComparisonRead) -> Value {
    let rows = |rows: &[ComparedRead]| rows.iter().map(row).collect::<Vec<_>>();
    json!({
        "family": read.reference, "child": read.child_name,
        "instrument": read.instrument.as_ref().map(|one| json!({ "id": one.id, "version": one.version, "status": one.status })),
        "sittings": read.sittings.iter().map(sitting).collect::<Vec<_>>(),
        "refused": read.refused,
        "line": read.line,
        "gaps": { "same": read.gaps.none, "one_step": read.gaps.one, "two_or_more": read.gaps.two_or_more },
        "rows": rows(&read.rows), "known_to_some": rows(&read.known_to_some), "one_only": rows(&read.one_only),
        "left_out": read.left_out,
    })
}

/// A sitting as data.
pub(super) fn sitting(head: &SittingHead) -> Value {
    json!({ "id": head.id, "short": head.id.short(), "date": head.date, "rater": head.rater })
}

fn row(row: &ComparedRead) -> Value {
    let said = |said: &SaidRead| {
        let words = said.evidence.as_ref().map(|beside| &beside.words);
        json!({ "sitting": said.sitting, "rater": said.rater, "answer": said.sign, "label": said.says, "evidence": words })
    };
    let agreed = row.agreed.as_ref();
    json!({
        "item": row.key.item, "carer": row.key.carer, "area": row.area, "title": row.title, "critical": row.critical,
        "gap": row.gap, "said": row.said.iter().map(said).collect::<Vec<_>>(),
        "agreed": agreed.map(|(one, says)| json!({ "label": says, "reason": one.reason, "on": one.on })),
    })
}
