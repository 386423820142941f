//! `portal practice`: the full screen on the practice store.

use std::path::Path;
use std::sync::Arc;

use crate::service::{Catalogue, Clock, Whereabouts, opening, practising};
use crate::tui::look::Look;
use crate::tui::run::{End, RunError, Start, run};
use crate::tui::worker::{Open, Opened};

/// What `portal practice` was asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Practice {
    /// How many made-up families there should be besides the first.
    pub families: usize,
    /// Begin anew.
    pub reset: bool,
}

/// Runs the full screen on the practice store in `data`.
///
/// # Errors
/// [`RunError`].
pub fn practice(
    data: &Path,
    asked: Practice,
    catalogue: &Arc<Catalogue>,
    clock: &Arc<dyn Clock>,
    look: Look,
    fail_on_purpose: bool,
) -> Result<End, RunError> {
    let at = Whereabouts::practice(data);
    if asked.reset {
        let held = opening::hold(&at, clock.as_ref())?;
        opening::reset_practice(&at, &held)?;
    }
    let open = opener(at, asked.families, Arc::clone(catalogue), Arc::clone(clock));
    run(Start {
        catalogue: Arc::clone(catalogue),
        clock: Arc::clone(clock),
        look,
        practice: true,
        open: Some(open),
        esc_wait: None,
        fail_on_purpose,
    })
}

fn opener(at: Whereabouts, families: usize, catalogue: Arc<Catalogue>, clock: Arc<dyn Clock>) -> Open {
    Box::new(move || {
        let practice = practising::open(&at, &catalogue, &clock, families)?;
        Ok(Opened {
            held: practice.held,
            writer: practice.writer,
            reading: Box::new(move || practising::reading(&at)),
        })
    })
}
