//! Why a copy could not be written.

use std::io;
use std::path::PathBuf;

/// Why a file was not written. Nothing half written is left behind.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file of that name is there already.
    #[error("{} is there already and was left as it is. Give another name, or say that it may be replaced", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The path does not name a file.
    #[error("{} does not name a file. Nothing was written. Give a folder and a file name", .path.display())]
    NoName {
        /// The path.
        path: PathBuf,
    },
    /// The folder is not there.
    #[error("there is no folder {}. Nothing was written. Make the folder first, or choose another", .path.display())]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The disk refused.
    #[error("{} could not be written: {source}. The record itself is safe. Choose another folder, or make room", .path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}
