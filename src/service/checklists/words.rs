//! What instruments and sittings are called, on one line: both front doors say the same.

use chrono::NaiveDate;

use crate::domain::checklist::instrument::{Area, Instrument, Item};
use crate::domain::checklist::mark::Mark;
use crate::domain::checklist::rollup::{AreaResult, Figure};
use crate::domain::checklist::row::Row;
use crate::domain::checklist::sheet::Sheet;
use crate::domain::checklist::value::Value;
use crate::domain::text::width;

/// What is said of a draft, wherever its items are shown; the longest that fits is drawn.
const DRAFT: [&str; 3] = [
    "draft wording, reviewed by nobody: use it to ask, not to decide",
    "draft, reviewed by nobody: a prompt only",
    "draft, reviewed by nobody",
];

/// A title without what its brackets say of its standing: `Everyday Care Record`.
#[must_use]
pub fn title(instrument: &Instrument) -> &str {
    let title = instrument.instrument.title.as_str();
    title.split_once(" (").map_or(title, |(short, _)| short)
}

/// A title in a word or two, for lists: `Safety line`, `Said, seen, when`.
#[must_use]
pub fn short_title(instrument: &Instrument) -> &str {
    let title = title(instrument);
    let cut = title.split_once(": ").or_else(|| title.split_once(", "));
    cut.map_or(title, |(short, _)| short)
}

/// How far an instrument is tested, in at most so many columns.
#[must_use]
pub fn status(instrument: &Instrument, columns: usize) -> &str {
    status_of(instrument.is_a_draft(), &instrument.instrument.status, columns)
}

/// The same of what is known of it: whether it is a draft, and what its file says.
#[must_use]
pub fn status_of(is_a_draft: bool, said: &str, columns: usize) -> &str {
    if !is_a_draft {
        return said;
    }
    let fits = DRAFT.iter().find(|words| width(words) <= columns);
    fits.or(DRAFT.last()).copied().unwrap_or_default()
}

/// Which duty it meets, in a sentence.
#[must_use]
pub fn duty(instrument: &Instrument) -> String {
    match &instrument.instrument.meets_duty {
        Some(duty) => format!("Meets a local duty: {duty}"),
        None => "It meets no local duty to complete a checklist.".into(),
    }
}

/// An id of a file in words: `heard_from_child` is `heard from the child`.
#[must_use]
pub fn in_words(id: &str) -> String {
    match id {
        "heard_from_child" => "heard from the child".into(),
        "heard_from_carer" => "heard from a carer".into(),
        "reported_by_professional" => "told by a professional".into(),
        "record" => "from a record".into(),
        "none_known" => "nothing known".into(),
        "disability_or_health" => "disability or health".into(),
        "knowledge" => "not knowing how".into(),
        "isolation" => "being alone with it".into(),
        other => other.replace('_', " "),
    }
}

/// What a level is called for this item, in words: the item's, the area's, or the scale's own.
#[must_use]
pub fn level<'i>(instrument: &'i Instrument, area: &'i Area, item: &'i Item, value: &Value) -> &'i str {
    let at = instrument.place(value);
    let renamed = [&item.labels, &area.labels].into_iter().find(|labels| !labels.is_empty());
    let renamed = renamed.zip(at).and_then(|(labels, at)| labels.get(at)).map(String::as_str);
    let own = instrument.scale.values.iter().find(|level| level.v == *value);
    renamed.or(own.map(|level| level.label.as_str())).unwrap_or_default()
}

/// The same in one word, where the scale has one and nothing renames it.
#[must_use]
pub fn short_level<'i>(instrument: &'i Instrument, area: &'i Area, item: &'i Item, value: &Value) -> &'i str {
    let own = instrument.scale.values.iter().find(|level| level.v == *value);
    match own {
        Some(own) if !own.short.is_empty() && item.labels.is_empty() && area.labels.is_empty() => &own.short,
        _ => level(instrument, area, item, value),
    }
}

/// How long ago a day was: `today`, `3 days`, `6 weeks`, `5 months`.
#[must_use]
pub fn ago(day: NaiveDate, today: NaiveDate) -> String {
    let many = |n: i64, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    match (today - day).num_days() {
        ..=0 => "today".into(),
        days @ 1..=20 => many(days, "day"),
        days @ 21..=111 => many(days / 7, "week"),
        days => many(days / 30, "month"),
    }
}

/// How much of a sheet is answered: `47 of 50 answered`. Partial stays partial.
#[must_use]
pub fn answered(sheet: &Sheet<'_>) -> String {
    let applies = || sheet.rows.iter().filter(|row| !matches!(row.mark, Mark::Na(_)));
    if sheet.rows.is_empty() {
        return "scales on paper".into();
    }
    let answered = applies().filter(|row| is_answered(row)).count();
    format!("{answered} of {} answered", applies().count())
}

/// The same with how many of the answers are that it is not known: silence is counted as what it is.
#[must_use]
pub fn completeness(sheet: &Sheet<'_>) -> String {
    match sheet.coverage().unknown {
        0 => answered(sheet),
        n => format!("{}, {n} of them not known", answered(sheet)),
    }
}

fn is_answered(row: &Row<'_>) -> bool {
    !row.is_unanswered()
}

/// How much of an area is answered, and what it comes to so far where the file puts it together:
/// `3 of 7 answered   worst so far 3 (1 item)`.
#[must_use]
pub fn so_far(sheet: &Sheet<'_>, area: &Area, result: &AreaResult) -> String {
    let rows = || sheet.rows_in(&area.id);
    let answered = rows().filter(|row| is_answered(row)).count();
    let figure = match &result.figure {
        Figure::Worst { value, at: 1 } => format!("   worst so far {value} (1 item)"),
        Figure::Worst { value, at } => format!("   worst so far {value} ({at} items)"),
        Figure::Chosen { .. } | Figure::Count { .. } => format!("   {}", result.figure),
        _ => String::new(),
    };
    format!("{answered} of {} answered{figure}", rows().count())
}

/// What a part that stands beside an answer is called, by its name in files: `what was seen or said`.
#[must_use]
pub fn part(name: &str, child: &str) -> String {
    match name {
        "evidence" => "what was seen or said".into(),
        "source" => "how it is known".into(),
        "seen_on" => "seen or said on".into(),
        "impact_on_child" => format!("what it means for {child}"),
        "child_view" => format!("how {child} sees it"),
        "carer_view" => "how the carer sees it".into(),
        "strength" => "what goes well".into(),
        "barrier" => "what stands in the way".into(),
        "since" => "since when".into(),
        "checked_with" => format!("checked with somebody who knows {child}"),
        other => in_words(other),
    }
}

/// Words as they begin a sentence.
#[must_use]
pub fn begun(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `one, two and three`.
#[must_use]
pub fn joined(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_of_sittings_read_as_people_say_them() {
        let today: NaiveDate = "2026-11-26".parse().expect("a day");
        for (day, words) in [
            ("2026-11-26", "today"),
            ("2026-11-25", "1 day"),
            ("2026-10-15", "6 weeks"),
            ("2026-07-26", "4 months"),
        ] {
            assert_eq!(ago(day.parse().expect("a day"), today), words, "{day}");
        }
    }

    #[test]
    fn a_title_in_a_list_is_what_comes_before_its_colon_or_comma() {
        let catalogue = crate::service::Catalogue::embedded(None).expect("the packs");
        let short: Vec<&str> = catalogue.checklists().iter().map(short_title).collect();
        assert!(short.iter().all(|short| width(short) <= 24), "{short:?}");
        assert!(short.contains(&"Said, seen, when") && short.contains(&"Safety line"), "{short:?}");
    }

    #[test]
    fn an_id_nobody_knows_reads_as_its_words() {
        assert_eq!(in_words("heard_from_carer"), "heard from a carer");
        assert_eq!(in_words("band_as_printed"), "band as printed");
    }
}
