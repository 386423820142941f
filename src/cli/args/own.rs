//! The words of the commands about one's own store.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

/// `portal init`.
#[derive(Clone, Debug, Default, Args)]
pub struct Init {
    /// Who answers for the data, the council or agency
    #[arg(long, value_name = "WHO")]
    pub controller: Option<String>,
    /// Who approved that records are kept in this program
    #[arg(long, value_name = "WHO")]
    pub approved_by: Option<String>,
    /// When it was approved
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub approved_on: Option<NaiveDate>,
    /// Where the official record is kept
    #[arg(long, value_name = "WHERE")]
    pub official_record: Option<String>,
    /// Who writes in it: a name, then a role, as "Jo Bell, social worker"; asked at the first closing otherwise
    #[arg(long, value_name = "NAME, ROLE")]
    pub writer: Option<String>,
    /// Make recovery words for the organisation too; each use of them is shown to you
    #[arg(long)]
    pub organisation: bool,
}

/// `portal passphrase`.
#[derive(Clone, Debug, Subcommand)]
pub enum Passphrase {
    /// Take another passphrase
    Change {
        /// Read the new passphrase from this file; - reads one line of standard input
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
}

/// `portal recovery-words`.
#[derive(Clone, Debug, Subcommand)]
pub enum RecoveryWords {
    /// Make new ones, shown once; those from before hold until two of the new ones are typed back
    New {
        /// Make them for the organisation; yours stay as they are
        #[arg(long)]
        organisation: bool,
        /// Where there is no terminal: write them into this new file; they hold once it was read back
        #[arg(long, value_name = "FILE")]
        accept: Option<PathBuf>,
    },
    /// Take them away: those of the organisation alone can be
    Remove {
        /// Those of the organisation
        #[arg(long, required = true)]
        organisation: bool,
    },
}

/// `portal recover`.
#[derive(Clone, Debug, Default, Args)]
pub struct Recover {
    /// Put the keys of this backup back beside a store whose own are damaged or gone; asks for the passphrase of the
    /// day the backup was made
    #[arg(long, value_name = "BACKUP", conflicts_with_all = ["words_file", "new_passphrase_file"])]
    pub keys_from: Option<PathBuf>,
    /// Read the recovery words from this file; - reads one line of standard input
    #[arg(long, value_name = "FILE")]
    pub words_file: Option<PathBuf>,
    /// Read the new passphrase from this file; - reads one line of standard input
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
}
