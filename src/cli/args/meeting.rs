//! The words of `portal meeting`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::MeetingKind;

/// `portal meeting`.
#[derive(Debug, Subcommand)]
pub enum Meeting {
    /// List the meetings
    List {
        /// Of this family alone
        reference: Option<String>,
    },
    /// Show the whole record of a meeting
    Show {
        /// Its id, the end of its id, or latest
        id: String,
    },
    /// Take in a meeting from a file
    New {
        /// The family's reference: F-104
        reference: String,
        /// What kind of meeting
        #[arg(long, value_enum)]
        kind: MeetingKind,
        /// A TOML or JSON file; - reads TOML or JSON from standard input
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    /// Write a copy of the minutes for one reader
    Export(Export),
    /// Write a paper for the next meeting: the agenda, a member's page, a page for the parents, a paper kit
    Papers(Papers),
}

/// `portal meeting export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Its id, the end of its id, or latest
    pub id: String,
    /// In what form
    #[arg(long, value_enum, default_value = "md")]
    pub format: Format,
    /// For whom: record, family, or a person as they are called in the family
    #[arg(long = "for", value_name = "WHOM", default_value = "family")]
    pub reader: String,
    /// Where to; - writes to standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long)]
    pub force: bool,
}

/// `portal meeting papers`.
#[derive(Debug, Args)]
pub struct Papers {
    /// The family's reference: F-104
    pub reference: String,
    /// Which: agenda, parent, kit (for whoever takes notes), member:HV for somebody as they are called in the family;
    /// agenda:Mum and parent:Mum are made for that person alone
    #[arg(long = "for", value_name = "WHOM")]
    pub whom: String,
    /// In what form
    #[arg(long, value_enum, default_value = "md")]
    pub format: Format,
    /// Where to; - writes to standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long)]
    pub force: bool,
}

/// In what form a copy is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Markdown
    Md,
    /// Plain text that reads well aloud
    Txt,
    /// JSON
    Json,
    /// Not in this version
    Docx,
    /// Not in this version
    Html,
    /// Not in this version
    Csv,
    /// Not in this version
    Ics,
    /// Not in this version
    Paste,
}

impl Format {
    /// As it is typed.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Txt => "txt",
            Self::Json => "json",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Paste => "paste",
        }
    }
}
