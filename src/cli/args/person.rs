//! The words of `portal person`.

use clap::Subcommand;

/// `portal person`.
#[derive(Debug, Subcommand)]
pub enum Person {
    /// Make two people one: what names OTHER names KEEP, and it can be taken back
    Merge {
        /// The family's reference: F-104
        reference: String,
        /// Who stays, as they are called in the family
        keep: String,
        /// Who is the same person, and goes
        other: String,
        /// Only show what would go over
        #[arg(long)]
        preview: bool,
    },
    /// Take back that two people were made one
    Unmerge {
        /// The family's reference: F-104
        reference: String,
        /// Who went, as they were called
        other: String,
    },
}
