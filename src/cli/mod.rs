//! Front door: one line of shell. One command a file; each answers with text and JSON, printed in one place.

pub mod answer;
pub mod args;
pub mod failure;
pub mod keys;
pub mod page;
pub mod practice;
pub mod setting;

mod backup;
mod checklist;
mod clock;
mod config;
mod contacts;
mod family;
mod guidance;
mod init;
mod links;
mod manual;
mod meeting;
mod pack;
mod paper_json;
mod passphrase;
mod person;
mod recover;
mod recovery_words;
mod search;
mod secret;
mod start;
mod store;
mod tools;
mod verify;
mod words_file;

use answer::Answer;
use args::{Arguments, Command};
use failure::Failure;
use setting::Setting;

use crate::service::files::Fault;

/// Does what was asked.
///
/// # Errors
/// [`Failure`], which has the words and the exit code.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let json = arguments.global.json;
    let setting = Setting::new(&arguments.global)?;
    match arguments.command {
        None if setting.practice => practice::practice(&setting, args::Practice::default()),
        None => practice::portal(&setting),
        Some(Command::Practice(asked)) => practice::practice(&setting, asked),
        Some(command) => {
            let mut answer = answer(&setting, &command)?;
            if !setting.notices.is_empty() {
                answer.aside.get_or_insert_default().push_str(&(setting.notices.join("\n") + "\n"));
            }
            let faults = setting.catalogue.faults();
            if !faults.is_empty() {
                answer.aside.get_or_insert_default().push_str(&left_out(&faults));
            }
            answer.print(json)
        }
    }
}

/// Content with a fault in it is left out, and that is said.
fn left_out(faults: &[Fault]) -> String {
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    format!("{}\nThese parts of the content are left out. See: portal pack check DIR", faults.join("\n"))
}

fn answer(setting: &Setting, command: &Command) -> Result<Answer, Failure> {
    let ask = || secret::passphrase(setting.passphrase_file.as_deref());
    match command {
        // Done before this by the full screen.
        Command::Practice(asked) => {
            practice::practice(setting, *asked)?;
            Ok(Answer::new(page::Page::new(), serde_json::Value::Null))
        }
        Command::Init(asked) => init::init(setting, asked),
        Command::Passphrase(args::Passphrase::Change { new_passphrase_file }) => {
            passphrase::change(setting, new_passphrase_file.as_deref())
        }
        Command::Recover(asked) => recover::recover(setting, asked),
        Command::RecoveryWords(args::RecoveryWords::New { organisation, accept }) => {
            recovery_words::new(setting, *organisation, accept.as_deref())
        }
        Command::RecoveryWords(args::RecoveryWords::Remove { .. }) => recovery_words::remove(setting),
        Command::Start(asked) => start::start(setting, asked),
        Command::Guidance { id } => guidance::guidance(setting, id.as_deref()),
        Command::Contacts { words, need } => contacts::contacts(setting, words, *need),
        Command::Links => Ok(links::links(setting)),
        Command::Tools { id } => tools::tools(setting, id.as_deref()),
        Command::Search(asked) => search::search(setting, asked),
        Command::Family(asked) => family::family(setting, asked),
        Command::Person(asked) => person::person(setting, asked),
        Command::Meeting(asked) => meeting::meeting(setting, asked),
        Command::Checklist(asked) => checklist::checklist(setting, asked),
        Command::Clock { conference, kind } => clock::clock(setting, conference, (*kind).into()),
        Command::Pack(asked) => pack::pack(setting, asked),
        Command::Backup { file } => backup::backup(setting, file),
        Command::Restore { file } => backup::restore(setting, file, &ask),
        Command::Verify { file } => verify::verify(setting, file.as_deref(), &ask),
        Command::Keys { markdown } => Ok(keys::keys(*markdown)),
        Command::Completions { shell } => Ok(manual::completions(*shell)),
        Command::Man => manual::man(),
    }
}
