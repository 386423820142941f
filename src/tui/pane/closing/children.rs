//! The children on the page before closing: a table where there is room, else a sentence each.

use crate::domain::airtime::{Airtime, airtime};
use crate::domain::audience::Reader;
use crate::domain::closing::{OwnWords, Sat, table};
use crate::domain::id::Id;
use crate::domain::moment::long_date;
use crate::domain::shared_wording::look;
use crate::service::meetings::Sheet;
use crate::tui::pane::Env;
use crate::tui::widget::list::Item;
use crate::tui::widget::wrap;

/// In room view what every family reader may have: whether a child spoke is not shown beside their name.
const fn reader(env: &Env) -> Reader {
    if env.room.is_some() { Reader::Family } else { Reader::Record }
}

/// The children of the table, in its order.
pub(super) fn in_table(sheet: &Sheet, env: &Env) -> Vec<Id> {
    let rows = table(&sheet.record, &sheet.around, &reader(env)).into_iter();
    rows.map(|row| row.child).filter(|child| sheet.record.child(*child).is_some()).collect()
}

/// A sentence a child, each value with its name.
pub(super) fn sentence_items(sheet: &Sheet, env: &Env) -> Vec<Item> {
    let mut items = Vec::new();
    let columns = env.columns.saturating_sub(2).clamp(8, 72);
    for row in table(&sheet.record, &sheet.around, &reader(env)) {
        let Some(child) = sheet.record.child(row.child) else { continue };
        let own = own_words(row.own_words);
        let own = if own.is_empty() { String::new() } else { format!("own words {own}, ") };
        let sat = sat(row.sat, sheet);
        let sat = if sat.is_empty() { String::new() } else { format!("checklist {sat}, ") };
        let sentence = format!(
            "{}: seen {}, alone {}, {own}{sat}spoken of {}, open actions {}.",
            child.name_and_age(sheet.record.meeting.on),
            row.seen.label(),
            row.alone.label(),
            spoken_of(sheet, row.child, &reader(env)),
            row.open_actions
        );
        let mut rows = wrap::lines(&sentence, columns);
        items.extend(rows.next().map(Item::row));
        items.extend(rows.map(|words| Item::Words(format!("  {words}"))));
    }
    items.extend(below(sheet, env, columns));
    items
}

/// What stands below the children: the next meeting, and words worth a second look.
fn below(sheet: &Sheet, env: &Env, columns: u16) -> Vec<Item> {
    let words = std::iter::once(next_meeting(sheet)).chain(wording(sheet, env));
    let rows = words.flat_map(|words| wrap::lines(&words, columns).map(str::to_owned).collect::<Vec<_>>());
    std::iter::once(String::new()).chain(rows).map(Item::Words).collect()
}

const fn own_words(own: OwnWords) -> &'static str {
    match own {
        OwnWords::None => "none",
        OwnWords::Yes => "yes",
        OwnWords::Held => "yes, held",
        OwnWords::NotShown => "",
    }
}

/// `never`, or how old it is on the day of the meeting.
fn sat(sat: Sat, sheet: &Sheet) -> String {
    match sat {
        Sat::NotShown => String::new(),
        Sat::Never => "never".into(),
        Sat::On(day) => match (sheet.record.meeting.on - day).num_days() {
            ..=0 => "today".into(),
            1 => "1 day".into(),
            days @ 2..=13 => format!("{days} days"),
            days @ 14..=83 => format!("{} weeks", days / 7),
            days => format!("{} months", days / 28),
        },
    }
}

/// The children as a table: one row each.
pub(super) fn table_items(sheet: &Sheet, env: &Env) -> Vec<Item> {
    let is_in_room = env.room.is_some();
    let (own, wide) = if is_in_room { ("", 0) } else { ("own words", 10) };
    let (old, age) = if is_in_room { ("", 0) } else { ("checklist", 10) };
    let head = format!(
        "  {:<14}{:<11}{:<11}{own:<wide$}{old:<age$}{:<12}{}",
        "", "seen", "alone", "spoken of", "open"
    );
    let mut items = vec![Item::Heading(head.trim_end().to_owned())];
    for row in table(&sheet.record, &sheet.around, &reader(env)) {
        let Some(child) = sheet.record.child(row.child) else { continue };
        let own = own_words(row.own_words);
        let old = sat(row.sat, sheet);
        let spoken = spoken_of(sheet, row.child, &reader(env));
        items.push(Item::row(format!(
            "{:<14}{:<11}{:<11}{own:<wide$}{old:<age$}{spoken:<12}{}",
            child.name_and_age(sheet.record.meeting.on),
            row.seen.label(),
            row.alone.label(),
            row.open_actions
        )));
    }
    items.extend(below(sheet, env, 72));
    items
}

fn next_meeting(sheet: &Sheet) -> String {
    let why = sheet.latest_not_worked.as_ref().map_or_else(String::new, |why| format!(" ({})", why.short()));
    let latest = sheet.latest_next;
    let latest = latest.map_or_else(String::new, |day| format!("   latest {}{why}", long_date(day)));
    let next = sheet.record.meeting.next.map_or_else(|| "not agreed".into(), long_date);
    format!("Next meeting: {next}{latest}")
}

/// How long a child was spoken of; quietly, and never ranked.
fn spoken_of(sheet: &Sheet, child: Id, reader: &Reader) -> String {
    let times = airtime(&sheet.record, &sheet.around, reader);
    let time = times.into_iter().find(|(id, _)| *id == child);
    time.map_or(Airtime::NotYet, |(_, time)| time).in_words()
}

/// In how many places words stand that are worth a second look.
pub(super) fn words_to_look_at(sheet: &Sheet, env: &Env) -> usize {
    look(&sheet.record, &sheet.around, env.catalogue.phrases()).places.len()
}

fn wording(sheet: &Sheet, env: &Env) -> Option<String> {
    let words = match words_to_look_at(sheet, env) {
        0 => return None,
        1 => "1 word may not be plain to the family; .wording shows it.".to_owned(),
        many => format!("{many} words may not be plain to the family; .wording shows them."),
    };
    Some(words)
}
