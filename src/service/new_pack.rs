//! A pack of one's own: begun from a skeleton, and let in where it lies.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use super::{Catalogue, ServiceError};
use crate::content::skeleton::{self, NewPack, id_from};
use crate::content::{Fault, refusal};

/// Writes the skeleton of a pack into a folder that is not there, or is empty. Answers what it is called.
///
/// # Errors
/// The folder holds something; the id is taken or cannot be one; it cannot be written. Nothing is replaced.
pub fn new_pack(
    dir: &Path,
    id: Option<&str>,
    title: Option<&str>,
    today: NaiveDate,
) -> Result<NewPack, ServiceError> {
    let name = dir.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let id = id_from(id.unwrap_or(name)).ok_or_else(|| {
        ServiceError::Refused(
            "The name of the folder holds no letter for an id. Nothing was written. Give one with --id."
                .into(),
        )
    })?;
    if Catalogue::pack_ids_embedded().contains(&id.as_str()) {
        return Err(ServiceError::Refused(format!(
            "A pack in the program has the id {id} already. Nothing was written. Give another with --id, such as my-{id}."
        )));
    }
    if is_in_use(dir)? {
        return Err(ServiceError::Refused(format!(
            "There is something in {} already. Nothing was written. Name a folder that is empty or not there yet.",
            dir.display()
        )));
    }
    let pack = NewPack {
        title: title.map_or_else(|| format!("Our pack {id}"), str::to_owned),
        authority: "Nobody has approved it yet".into(),
        id,
    };
    for (name, text) in skeleton::files(&pack, today) {
        write(&dir.join(name), &text)?;
    }
    Ok(pack)
}

fn is_in_use(dir: &Path) -> Result<bool, ServiceError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(ServiceError::place(dir, &error, TODO)),
    }
}

const TODO: &str = "Choose a folder that can be written to.";

fn write(path: &Path, text: &str) -> Result<(), ServiceError> {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written.map_err(|error| ServiceError::place(path, &error, TODO))
}

/// Lets a folder be laid over the packs of the program; answers the fault where it must not be.
///
/// # Errors
/// Its files have a form that only a newer program reads, or it has the id of a pack in the program.
pub fn admit(dir: &Path) -> Result<(), ServiceError> {
    match refusal(dir) {
        None => Ok(()),
        Some((fault, is_newer)) if is_newer => Err(ServiceError::NewerPack { said: said(&fault) }),
        Some((fault, _)) => Err(ServiceError::Refused(said(&fault))),
    }
}

fn said(fault: &Fault) -> String {
    format!("The pack was not taken: {fault} Nothing else was changed.")
}
