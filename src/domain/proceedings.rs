//! Whether proceedings have begun for a child: then legal is asked before anything is given out.

use chrono::NaiveDate;

use super::child::Child;
use super::episode::{Episode, Status};

/// What is said before a copy of a record leaves the room.
pub const ASK_LEGAL: &str = "Ask legal before anything is circulated.";

/// The children for whom pre-proceedings or proceedings are open on `today`.
pub fn begun_for<'a>(
    children: &'a [Child],
    episodes: &'a [Episode],
    today: NaiveDate,
) -> impl Iterator<Item = &'a Child> {
    let open = move |one: &Episode| {
        matches!(one.status, Status::PreProceedings | Status::Proceedings)
            && one.from <= today
            && one.until.is_none_or(|until| today <= until)
    };
    children.iter().filter(move |child| episodes.iter().any(|one| one.child == child.id && open(one)))
}

/// Whether to ask legal first.
#[must_use]
pub fn have_begun(children: &[Child], episodes: &[Episode], today: NaiveDate) -> bool {
    begun_for(children, episodes, today).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::super::closing::sample::{day, record};
    use super::*;
    use crate::domain::id::Id;

    #[test]
    fn legal_is_asked_while_proceedings_or_the_steps_before_them_are_open() {
        let mut record = record();
        let child = record.children[1].id;
        let table = [
            (Status::Plan, (3, 1), None, false),
            (Status::PreProceedings, (3, 1), None, true),
            (Status::Proceedings, (3, 1), None, true),
            (Status::Proceedings, (3, 1), Some((10, 1)), false),
            (Status::Proceedings, (12, 24), None, false),
        ];
        for (status, from, until, expected) in table {
            record.episodes = vec![Episode {
                id: Id::from_bytes([80; 16]),
                family: record.family.id,
                child,
                status,
                from: day(from.0, from.1),
                category: String::new(),
                reviews: Vec::new(),
                every_weeks: None,
                until: until.map(|until: (u32, u32)| day(until.0, until.1)),
                ended_because: String::new(),
            }];
            let begun = have_begun(&record.children, &record.episodes, day(11, 26));
            assert_eq!(begun, expected, "{status:?} {from:?} {until:?}");
        }
    }
}
