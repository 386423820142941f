//! What a pack's bank holidays add to those below it, and what they replace.

use super::super::folder::Folder;
use super::super::read::load;
use crate::domain::calendar::{Calendar, Holiday};
use crate::domain::moment::long_date;

/// The pack every other one is laid over, whether it says so or not.
const COMMON: &str = "common";

/// A sentence for each day it adds or names anew, and for years that do not join on.
pub(super) fn laid_over(folder: &Folder, below: &[Folder]) -> Vec<String> {
    let Some(own) = load::<Calendar>(folder).values.pop() else { return Vec::new() };
    let common = Folder::embedded(COMMON).filter(|common| below.is_empty() && common.path() != folder.path());
    let mut lists = below.iter().rev().chain(&common).flat_map(|folder| load::<Calendar>(folder).values);
    let Some(mut under) = lists.next() else { return Vec::new() };
    lists.for_each(|list| under.lay_over(&list));
    compared(&under, &own)
}

fn compared(under: &Calendar, own: &Calendar) -> Vec<String> {
    let added: Vec<String> =
        own.holidays.iter().filter(|day| under.holiday_on(day.date).is_none()).map(day_in_words).collect();
    let renamed = own.holidays.iter().filter_map(|day| renamed(under.holiday_on(day.date)?, day));
    let mut all = Vec::new();
    if !added.is_empty() {
        all.push(format!(
            "Bank holidays added to the list below: {}. None is taken out of it.",
            added.join("; ")
        ));
    }
    all.extend(renamed);
    let joins = own.from <= under.to.saturating_add(1) && under.from <= own.to.saturating_add(1);
    if !joins {
        all.push(format!(
            "The years {} to {} do not join on to {} to {}: nothing is counted in them until the years between are \
             listed too.",
            own.from, own.to, under.from, under.to
        ));
    }
    all
}

fn renamed(below: &Holiday, own: &Holiday) -> Option<String> {
    let (old, new) = (below.in_words(), own.in_words());
    (old != new).then(|| format!("{}: \"{new}\" replaces \"{old}\".", long_date(own.date)))
}

fn day_in_words(day: &Holiday) -> String {
    format!("{}, {}", long_date(day.date), day.in_words())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common() -> Calendar {
        load::<Calendar>(&Folder::embedded(COMMON).expect("the common pack"))
            .values
            .pop()
            .expect("a calendar")
    }

    fn own(years: (i32, i32), days: &[(&str, &str)]) -> Calendar {
        let holidays = days
            .iter()
            .map(|(date, name)| Holiday {
                date: date.parse().expect("a date"),
                name: (*name).into(),
                substitute: false,
            })
            .collect();
        Calendar { from: years.0, to: years.1, holidays, ..common() }
    }

    type Row<'a> = ((i32, i32), &'a [(&'a str, &'a str)], Vec<&'a str>);

    #[test]
    fn it_is_said_what_a_list_adds_and_what_it_replaces() {
        let renamed = "Friday 25 December 2026: \"Noel\" replaces \"Christmas Day\".";
        let apart = "The years 2040 to 2041 do not join on to 2024 to 2028: nothing is counted in them until the years \
                     between are listed too.";
        let table: [Row<'_>; 5] = [
            (
                (2027, 2027),
                &[("2027-05-04", "Coronation Day")],
                vec![
                    "Bank holidays added to the list below: Tuesday 4 May 2027, Coronation Day. None is taken out of it.",
                ],
            ),
            ((2026, 2026), &[("2026-12-25", "Christmas Day")], vec![]),
            ((2026, 2026), &[("2026-12-25", "Noel")], vec![renamed]),
            ((2040, 2041), &[], vec![apart]),
            ((2029, 2029), &[], vec![]),
        ];
        for (years, days, said) in table {
            assert_eq!(compared(&common(), &own(years, days)), said, "{years:?} {days:?}");
        }
    }
}
