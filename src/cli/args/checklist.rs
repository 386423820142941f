//! The words of `portal checklist`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `portal checklist`.
#[derive(Debug, Subcommand)]
pub enum Checklist {
    /// List the checklists there are, with their status and their limits
    List,
    /// Show what a checklist asks, or print its blank form
    Show(ShowChecklist),
    /// Take in answers about one child from a file: all of them, or none
    Score(Score),
    /// What two or more people said of one child, the widest gap first
    Compare {
        /// The family's reference: F-104
        reference: String,
        /// The child, by name or number
        child: String,
        /// Which checklist
        #[arg(long, value_name = "ID")]
        instrument: String,
        /// The sitting whose time it is: its id, or the end of its id; without it the latest
        #[arg(long, value_name = "ID")]
        sitting: Option<String>,
    },
    /// How one child's answers went over the sittings, item by item
    Trend {
        /// The family's reference: F-104
        reference: String,
        /// The child, by name or number
        child: String,
        /// Which checklist
        #[arg(long, value_name = "ID")]
        instrument: String,
    },
    /// Write a copy of one sitting for one reader
    Export(ExportSitting),
    /// How far people who score agree, over the children of every family: never of one child
    Audit {
        /// Which checklist
        #[arg(long, value_name = "ID")]
        instrument: String,
        /// Sittings further apart than this are of different times
        #[arg(long, value_name = "N", default_value_t = 42, value_parser = clap::value_parser!(u16).range(0..=366))]
        days: u16,
    },
}

/// `portal checklist show`.
#[derive(Debug, Args)]
pub struct ShowChecklist {
    /// Which checklist
    pub id: String,
    /// Print the blank form, to write on
    #[arg(long)]
    pub blank: bool,
    /// Only what is asked at this age: `b2_5`, or "2-5"
    #[arg(long, value_name = "BAND", conflicts_with = "child")]
    pub band: Option<String>,
    /// Only what is asked of this child today
    #[arg(long, num_args = 2, value_names = ["REF", "CHILD"])]
    pub child: Option<Vec<String>>,
    /// In what form the blank form is written
    #[arg(long, value_enum, default_value = "txt", requires = "blank")]
    pub format: FormFormat,
    /// Where to; without it, to standard output
    #[arg(short, long, value_name = "FILE", requires = "blank")]
    pub output: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// `portal checklist score`.
#[derive(Debug, Args)]
pub struct Score {
    /// The family's reference: F-104
    pub reference: String,
    /// The child, by name or number
    pub child: String,
    /// Which checklist
    #[arg(long, value_name = "ID")]
    pub instrument: String,
    /// A TOML or JSON file as docs/checklists.md describes it; - reads standard input
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    /// Use a draft that nobody has reviewed, only as a prompt: needed outside practice
    #[arg(long)]
    pub as_prompt: bool,
}

/// `portal checklist export`.
#[derive(Debug, Args)]
pub struct ExportSitting {
    /// The family's reference: F-104
    pub reference: String,
    /// The child, by name or number
    pub child: String,
    /// Which sitting: its id, the end of its id, or latest
    #[arg(long, value_name = "ID", default_value = "latest")]
    pub sitting: String,
    /// Of this checklist alone
    #[arg(long, value_name = "ID")]
    pub instrument: Option<String>,
    /// In what form
    #[arg(long, value_enum, default_value = "md")]
    pub format: CopyFormat,
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

/// In what form a copy of a sitting is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CopyFormat {
    /// Plain text that reads well aloud
    Txt,
    /// Markdown
    Md,
    /// Every answer as a row, for a spreadsheet
    Csv,
    /// Every answer as a row, for another program
    Json,
}

/// In what form a blank form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormFormat {
    /// Plain text
    Txt,
    /// Markdown
    Md,
}
