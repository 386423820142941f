use std::sync::Arc;

use super::*;
use crate::domain::family::Family;
use crate::domain::meeting::Kind;
use crate::service::home::{AT_MOST, home};
use crate::service::{Clock, Deed, SystemClock, Whereabouts, Writer, practising};
use crate::store::{Stamp, Store};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

struct Closed {
    folder: tempfile::TempDir,
    catalogue: Arc<Catalogue>,
}

impl Closed {
    fn on(today: NaiveDate) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let catalogue = Arc::new(Catalogue::embedded(None).expect("the packs"));
        let closed = Self { folder, catalogue };
        closed.writer(today).close().expect("closes");
        closed
    }

    fn at(&self) -> Whereabouts {
        Whereabouts::practice(self.folder.path())
    }

    fn writer(&self, today: NaiveDate) -> Writer {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock { today: Some(today) });
        practising::open(&self.at(), &self.catalogue, &clock, 30).expect("opens").writer
    }

    fn reading(&self) -> Reading {
        practising::reading(&self.at()).expect("opens")
    }
}

/// The last day of every family's next core group, each family read by itself.
fn each_next(reading: &Reading, catalogue: &Catalogue) -> Vec<NaiveDate> {
    let families = reading.list::<Family>(None).expect("reads");
    let next = |family: &Family| {
        let of = Some(family.id);
        let (episodes, meetings) = (reading.list(of).expect("reads"), reading.list(of).expect("reads"));
        next_due(&episodes, &meetings, catalogue).map(|next| next.latest)
    };
    families.iter().filter_map(next).collect()
}

#[test]
fn what_is_kept_says_on_every_later_day_what_reading_every_family_says() {
    let start = day("2026-11-26");
    let closed = Closed::on(start);
    let reading = closed.reading();
    let fresh = gather(&reading, &closed.catalogue).expect("reads");
    let going_on = reading.list::<Action>(None).expect("reads");
    let going_on = going_on.iter().filter(|action| action.progress.goes_on());
    let actions: Vec<_> = going_on.filter_map(|action| action.due).collect();
    let core_groups = each_next(&reading, &closed.catalogue);
    for today in start.iter_days().take(90) {
        let kept = recall(&reading, &closed.catalogue, today).expect("reads").expect("kept");
        assert_eq!(kept, words_of(&fresh, &closed.catalogue, today), "{today}");
        assert_eq!(kept, home(&reading, &closed.catalogue, today).expect("reads"), "{today}");
        let owed = actions.iter().filter(|by| (**by - today).num_days() <= 7).count();
        let meetings = core_groups.iter().filter(|by| (**by - today).num_days() <= 14).count();
        assert_eq!(kept.due_in_all, owed + meetings, "{today}");
        let mut all: Vec<_> = actions.iter().chain(&core_groups).copied().collect();
        all.sort_unstable();
        let first: Vec<_> = kept.due.iter().map(|due| due.by).collect();
        assert_eq!(first, all[..first.len()], "{today}");
        assert_eq!(first.len(), AT_MOST, "{today}");
    }
}

#[test]
fn a_changed_record_drops_what_is_kept_and_closing_keeps_it_again() {
    let today = day("2026-11-26");
    let closed = Closed::on(today);
    let key = crate::service::opening::practice_key(&closed.at()).expect("a key");
    let mut store = Store::open(&closed.at().store(), key.bytes()).expect("opens");
    let mut family = store.list::<Family>(None).expect("reads").pop().expect("a family");
    family.reference = "F-999".into();
    let stamp = Stamp { at: SystemClock { today: Some(today) }.now(), author: "A".into() };
    store.write(&stamp, |writing| writing.save(&family, None)).expect("saves");
    assert_eq!(recall(&store, &closed.catalogue, today).expect("reads"), None);
    store.close().expect("closes");
    closed.writer(today).close().expect("closes");
    assert!(is_kept(&closed.reading(), &closed.catalogue, today).expect("reads"));
}

#[test]
fn home_is_kept_again_when_nothing_was_asked_of_the_writer_for_a_while() {
    let today = day("2026-11-26");
    let closed = Closed::on(today);
    let mut writer = closed.writer(today);
    let family = closed.reading().list::<Family>(None).expect("reads").pop().expect("a family");
    writer.perform(Deed::Start { family: family.id, kind: Kind::Extra }).expect("starts");
    let is_kept = || is_kept(&closed.reading(), &closed.catalogue, today).expect("reads");
    assert!(!is_kept());
    let due = writer.due().expect("something is due");
    writer.save_due(due.checked_sub(std::time::Duration::from_millis(1)).expect("a time")).expect("saves");
    assert!(!is_kept(), "it is not quiet yet");
    writer.save_due(due).expect("saves");
    assert!(is_kept());
    assert_eq!(writer.due(), None, "and nothing goes on ticking");
}

#[test]
fn other_packs_do_not_take_what_these_packs_reckoned() {
    let today = day("2026-11-26");
    let closed = Closed::on(today);
    let reading = closed.reading();
    let common = Catalogue::embedded(Some("common")).expect("the common pack");
    assert_eq!(recall(&reading, &common, today).expect("reads"), None);
    let folder = Catalogue::embedded(None).expect("the packs").with_folder(closed.folder.path());
    assert_eq!(recall(&reading, &folder, today).expect("reads"), None);
}
