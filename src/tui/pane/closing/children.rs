//! The children on the page before closing: a table where there is room, else a sentence each.

use crate::domain::audience::Reader;
use crate::domain::closing::{OwnWords, table};
use crate::domain::moment::long_date;
use crate::service::meetings::Sheet;
use crate::tui::widget::page::Para;

/// A sentence a child, each value with its name.
pub(super) fn sentence_paras(sheet: &Sheet) -> Vec<Para> {
    let mut paras = Vec::new();
    for row in table(&sheet.record, &sheet.around, &Reader::Record) {
        let Some(child) = sheet.record.child(row.child) else { continue };
        paras.push(Para::line(format!(
            "{}: seen {}, alone {}, own words {}, spoken of {}, open actions {}.",
            child.name_and_age(sheet.record.meeting.on),
            row.seen.label(),
            row.alone.label(),
            own_words(row.own_words),
            if row.spoken_of { "yes" } else { "no" },
            row.open_actions
        )));
    }
    paras.push(Para::space());
    paras.push(Para::line(next_meeting(sheet)));
    paras
}

const fn own_words(own: OwnWords) -> &'static str {
    match own {
        OwnWords::None => "none",
        OwnWords::Yes => "yes",
        OwnWords::Held => "yes, held",
        OwnWords::NotShown => "",
    }
}

/// The children as a table: one row each.
pub(super) fn table_paras(sheet: &Sheet) -> Vec<Para> {
    let head =
        format!("{:<15}{:<12}{:<12}{:<11}{:<11}{}", "", "seen", "alone", "own words", "spoken of", "actions");
    let mut paras = vec![Para::heading(head.trim_end())];
    for row in table(&sheet.record, &sheet.around, &Reader::Record) {
        let Some(child) = sheet.record.child(row.child) else { continue };
        let own = own_words(row.own_words);
        let spoken = if row.spoken_of { "yes" } else { "no" };
        paras.push(Para::line(format!(
            "{:<15}{:<12}{:<12}{own:<11}{spoken:<11}{}",
            child.name_and_age(sheet.record.meeting.on),
            row.seen.label(),
            row.alone.label(),
            row.open_actions
        )));
    }
    paras.push(Para::space());
    paras.push(Para::line(next_meeting(sheet)));
    paras
}

fn next_meeting(sheet: &Sheet) -> String {
    let latest = sheet.latest_next.map_or_else(String::new, |day| format!("   latest {}", long_date(day)));
    let next = sheet.record.meeting.next.map_or_else(|| "not agreed".into(), long_date);
    format!("Next meeting: {next}{latest}")
}
