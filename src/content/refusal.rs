//! Which packs are not taken at all: those of a newer form, and those with the id of a pack in the program.

use std::path::Path;

use super::fault::{Fault, Notes};
use super::folder::Folder;
use super::read::{Spot, files, read};
use crate::domain::pack::{FORMAT, Manifest};

/// The fault of a pack whose files have a form that only a newer program reads: what else it says may mean anything.
pub(super) fn newer(folder: &Folder) -> Option<Fault> {
    let there = files::<Manifest>(folder);
    let manifest = read::<Manifest>(&there.files).entries.pop()?;
    let format = manifest.spot.number("format").filter(|format| *format > i64::from(FORMAT))?;
    let notes = Notes::new(manifest.spot.file);
    let what = format!("this pack is of format {format}, and this program reads format {FORMAT}");
    notes.at(
        manifest.spot.at("format"),
        what,
        "Use a newer version of the program, or an older edition of the pack.",
    );
    notes.into_faults().pop()
}

/// Why a folder must not be laid over the packs of the program, and whether a newer program would take it: a form that
/// is not known here, or the id of a pack that is in the program. Other faults leave out only what they stand in.
#[must_use]
pub fn refusal(dir: &Path) -> Option<(Fault, bool)> {
    let folder = Folder::Disk(dir.to_owned());
    if let Some(fault) = newer(&folder) {
        return Some((fault, true));
    }
    let there = files::<Manifest>(&folder);
    let manifest = read::<Manifest>(&there.files).entries.pop()?;
    let notes = Notes::new(manifest.spot.file);
    same_id(manifest.spot.text("id")?, &manifest.spot, &notes);
    notes.into_faults().pop().map(|fault| (fault, false))
}

pub(super) fn same_id(id: &str, spot: &Spot<'_>, notes: &Notes<'_>) {
    if Folder::embedded(id).is_some() {
        let what = format!("a pack in the program has the id `{id}` already");
        notes.at(spot.at("id"), what, "Choose an id of your own; `lays_over` says which pack it lies over.");
    }
}
