//! Parses arguments, runs, prints an error, chooses an exit code.

use std::sync::Arc;

use portal::cli::practice::{Practice, practice};
use portal::service::{Catalogue, Clock, SystemClock};
use portal::tui::look::Look;

fn main() {
    let data = directories::ProjectDirs::from("", "", "practitioner-portal").map(|d| d.data_dir().to_owned());
    let Some(data) = data else { return };
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    let catalogue = Arc::new(Catalogue::embedded(None).unwrap_or_default());
    let end = practice(&data, Practice::default(), &catalogue, &clock, Look::default(), false);
    if let Err(error) = end {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
