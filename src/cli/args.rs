//! The words of the command line. What each command does lies in the file of its name.

mod checklist;
mod meeting;
mod own;
mod person;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::domain::clock::Conference;
use crate::domain::contact::Need;
use crate::domain::meeting::Kind;

pub use checklist::{Checklist, CopyFormat, ExportSitting, FormFormat, Score, ShowChecklist};
pub use meeting::{Export, Format, Meeting, Papers};
pub use own::{Init, Passphrase, Recover, RecoveryWords};
pub use person::Person;

/// Everything that was given.
#[derive(Debug, Parser)]
#[command(
    name = "portal",
    bin_name = "portal",
    version,
    color = clap::ColorChoice::Never,
    about = "Records child protection core group meetings, and carries the neglect guidance.",
    long_about = "Records child protection core group meetings, and carries the neglect guidance.\n\
                  Without a command it opens the full screen. To try it out: portal practice",
    after_help = AFTER,
    next_help_heading = "Options for every command"
)]
pub struct Arguments {
    /// Options that stand before or after the command.
    #[command(flatten)]
    pub global: Global,
    /// The command; none for the full screen.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER: &str = "\
Exit codes: 0 done; 1 could not be done; 2 the words are off, or no terminal
where one is needed; 3 nothing found; 4 wrong passphrase, or the store is in
use; 5 a file is damaged; 6 made by a newer version.";

/// Options for every command.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that is given or not")]
#[derive(Debug, Default, Args)]
pub struct Global {
    /// Keep everything in this folder
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Read settings from this TOML file
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Use the practice store: made-up families, made on first use
    #[arg(long, global = true)]
    pub practice: bool,
    /// Read the passphrase from this file; - reads one line of standard input
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Lay this folder of content over the content of the program
    #[arg(long, global = true, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// Use this authority's content; see: portal pack list
    #[arg(long, global = true, value_name = "ID")]
    pub pack: Option<String>,
    /// Colours of the full screen; without this option there are none
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub color: Option<Color>,
    /// Draw with ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Questions and answers in place of the full screen; not in this version
    #[arg(long, global = true)]
    pub linear: bool,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub json: bool,
    /// Reckon from this day.
    #[arg(long, global = true, hide = true, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
    /// Fail at Ctrl-C in the full screen.
    #[arg(long, global = true, hide = true)]
    pub test_panic: bool,
    /// Lock after so many seconds without a key, and blank after half of them.
    #[arg(long, global = true, hide = true, value_name = "SECONDS", value_parser = clap::value_parser!(u16).range(2..=3600))]
    pub test_idle: Option<u16>,
}

/// Which colours the full screen uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// None
    Never,
    /// Sixteen, on a dark ground
    #[value(name = "16")]
    Sixteen,
    /// Sixteen where the terminal has them and `NO_COLOR` is not set
    Auto,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the full screen on the practice store, with made-up families
    Practice(Practice),
    /// Make a store of your own: passphrase, recovery words
    Init(Init),
    /// The passphrase of your store
    #[command(subcommand)]
    Passphrase(Passphrase),
    /// Give your store a new passphrase with the recovery words
    Recover(Recover),
    /// The recovery words of your store
    #[command(subcommand)]
    RecoveryWords(RecoveryWords),
    /// "Where do I start?": from a worry to a next step, as questions
    Start(Start),
    /// List the guidance, or print one page
    Guidance {
        /// Which page
        id: Option<String>,
    },
    /// Whom to ring, with what each contact is for
    Contacts {
        /// Words that must stand in the contact
        words: Vec<String>,
        /// What you need: `danger_now`, report, `advice_no_names` and others
        #[arg(long, value_parser = need)]
        need: Option<Need>,
    },
    /// Print the links, with their addresses in full
    Links,
    /// List the tools, or describe one
    Tools {
        /// Which tool
        id: Option<String>,
    },
    /// Find words in the guidance and in the records
    Search(Search),
    /// Families
    #[command(subcommand)]
    Family(Family),
    /// People on record: two who are one person
    #[command(subcommand)]
    Person(Person),
    /// Meetings
    #[command(subcommand)]
    Meeting(Meeting),
    /// Checklists: what there is, answers from a file, what people said, copies
    #[command(subcommand)]
    Checklist(Checklist),
    /// Every date that follows from a conference, and how it was counted
    Clock {
        /// The day of the conference: 2026-12-18, or "18 dec"
        #[arg(long, value_name = "DATE")]
        conference: String,
        /// Which conference it was
        #[arg(long, value_enum, default_value = "initial")]
        kind: ConferenceKind,
    },
    /// Packs of content
    #[command(subcommand)]
    Pack(Pack),
    /// Write an encrypted copy of the store into one new file
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Put a backup in the place of the store; what is there is set aside
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Prove that the store, or a copy of it, is whole
    Verify {
        /// A copy of the store; the store itself where none is given
        file: Option<PathBuf>,
    },
    /// Every action of the full screen with its keys
    Keys {
        /// Print as Markdown
        #[arg(long)]
        markdown: bool,
    },
    /// Print what makes a shell complete the words of portal
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// `portal practice`.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Practice {
    /// How many made-up families there should be besides the first
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = families)]
    pub families: usize,
    /// Begin practice anew; what was practised is removed
    #[arg(long)]
    pub reset: bool,
}

/// `portal start`.
#[derive(Clone, Debug, Default, Args)]
pub struct Start {
    /// The answers so far, by id or number, with commas between: nothing is asked then
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    pub answers: Option<Vec<String>>,
    /// Keep the end as a note to this family, for professionals only: F-104
    #[arg(long, value_name = "REF", requires = "answers")]
    pub save: Option<String>,
}

/// `portal search`.
#[derive(Debug, Args)]
pub struct Search {
    /// The words; one that ends in * stands for every word that begins so
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Where to look: the guidance, and with a store the records too
    #[arg(long = "in", value_enum)]
    pub within: Option<Within>,
    /// Most results of each kind
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
}

/// Where to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Within {
    /// The guidance
    Guidance,
    /// What was written at meetings
    Records,
    /// Both
    All,
}

/// `portal family`.
#[derive(Debug, Subcommand)]
pub enum Family {
    /// List the families
    List,
    /// Show one family
    Show {
        /// The family's reference: F-104
        reference: String,
    },
    /// Change a family by a file: what the file changes, by the ids in it, or nothing
    Update {
        /// The family's reference: F-104
        reference: String,
        /// A TOML or JSON file, as family show --json writes it; - reads standard input
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    /// Add a family from a file: all of it, or nothing
    Add {
        /// A TOML or JSON file as docs/schema.md describes it; - reads standard input
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
}

/// What kind of meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MeetingKind {
    /// The first core group, which makes the plan
    Plan,
    /// A later core group
    Review,
    /// Between two others
    Extra,
    /// Without the family
    Professionals,
}

impl From<MeetingKind> for Kind {
    fn from(kind: MeetingKind) -> Self {
        match kind {
            MeetingKind::Plan => Self::Plan,
            MeetingKind::Review => Self::Review,
            MeetingKind::Extra => Self::Extra,
            MeetingKind::Professionals => Self::ProfessionalsOnly,
        }
    }
}

/// Which conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ConferenceKind {
    /// The one that made the plan
    Initial,
    /// A later one
    Review,
}

impl From<ConferenceKind> for Conference {
    fn from(kind: ConferenceKind) -> Self {
        match kind {
            ConferenceKind::Initial => Self::Initial,
            ConferenceKind::Review => Self::Review,
        }
    }
}

/// `portal pack`.
#[derive(Debug, Subcommand)]
pub enum Pack {
    /// List the packs in the program, and which are in use
    List,
    /// Use this authority's numbers and guidance from now on
    Use {
        /// The pack's id; see: portal pack list
        id: String,
    },
    /// Begin a pack of your own: files with remarks, in a new folder
    New {
        /// The new folder
        dir: PathBuf,
        /// The pack's id; without it, it is made from the folder's name
        #[arg(long, value_name = "ID")]
        id: Option<String>,
        /// The pack's title
        #[arg(long, value_name = "WORDS")]
        title: Option<String>,
    },
    /// Find every fault in a pack, and what is worth a second look
    Check {
        /// The pack's folder
        dir: PathBuf,
    },
}

/// Most made-up families: the store is asked for them all at once.
const MOST_FAMILIES: usize = 10_000;

fn families(text: &str) -> Result<usize, String> {
    let count: usize = text.parse().map_err(|_| "write a whole number".to_owned())?;
    if count > MOST_FAMILIES { Err(format!("at most {MOST_FAMILIES}")) } else { Ok(count) }
}

fn need(text: &str) -> Result<Need, String> {
    let wanted = text.trim().to_lowercase().replace(['-', ' '], "_");
    Need::ALL.into_iter().find(|need| need.word() == wanted).ok_or_else(|| {
        let words: Vec<&str> = Need::ALL.iter().map(|need| need.word()).collect();
        format!("use one of: {}", words.join(", "))
    })
}

/// The command line as data: for completions, the manual page and the documentation.
#[must_use]
pub fn command() -> clap::Command {
    <Arguments as clap::CommandFactory>::command()
}

/// Why the words could not be taken, or that only help was asked for.
pub struct Unread {
    /// What is printed.
    pub said: String,
    /// The exit code: 0 for help and version.
    pub code: u8,
}

/// Reads the words of the command line.
///
/// # Errors
/// [`Unread`] where they are off, and where help or the version was asked for.
pub fn read(words: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Arguments, Unread> {
    Arguments::try_parse_from(words).map_err(|error| Unread {
        said: error.render().to_string(),
        code: if error.use_stderr() { 2 } else { 0 },
    })
}
