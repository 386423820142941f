//! Typing goes on, and is saved, while the store is backed up and searched.

use std::time::Duration;

use crate::under_load::{fill, percentile, type_under_load};

#[test]
fn every_save_is_acknowledged_within_a_second_while_the_store_is_backed_up_and_searched() {
    let data = tempfile::tempdir().expect("a folder");
    fill(data.path(), 2_000);
    let figures = type_under_load(data.path(), 150);
    assert_eq!(figures.keys.len(), 150);
    assert!(figures.backups > 0 && figures.searches > 0 && figures.saves.len() > 5, "{figures:?}");
    let most = percentile(&figures.saves, 100);
    assert!(most <= Duration::from_secs(1), "a save took {most:?}");
}
