//! `checklists/<id>.toml`: an instrument, and every rule that the engine relies on.

mod areas;
mod bands;
mod items;
mod looking;
mod readings;
mod rollup;
mod scale;
mod whereabouts;

use super::{Home, Kind, Spot};
use crate::content::fault::{Fault, Notes};
use crate::domain::checklist::instrument::{FORMAT, Instrument};
use looking::Looking;

impl Kind for Instrument {
    const HOME: Home = Home::Folder("checklists", "toml");
    const NAME: &'static str = "checklist";
    const ID: &'static str = "instrument.id";
    const IS_RELIED_ON: bool = true;
    const FORMAT: Option<u32> = Some(FORMAT);

    fn id(&self) -> &str {
        &self.instrument.id
    }

    fn reword(spot: &Spot<'_>, fault: &mut Fault) {
        whereabouts::reword(spot, fault);
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        let whole = Looking::at_the_whole(self, spot, notes);
        head(&whole);
        scale::check(&whole);
        bands::check(&whole);
        rollup::check(&whole);
        readings::record(&whole);
        readings::check(&whole);
        areas::check(&whole);
        areas::externals(&whole);
    }
}

fn head(whole: &Looking<'_>) {
    let Instrument { format, instrument: head, .. } = whole.instrument;
    if *format != FORMAT {
        let what = format!("the file is of format {format}, and this program reads format {FORMAT}");
        whole.fault("format", what, format!("Write the file in format {FORMAT}."));
    }
    if head.subject != "child" {
        let what = format!("a checklist is about a child, and not about `{}`", head.subject);
        let todo = "Write \"child\"; what is asked about a home or a carer says so in `scope` of its item.";
        whole.fault("instrument.subject", what, todo);
    }
}
