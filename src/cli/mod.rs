//! Front door: one line of shell. One command a file; each answers with text and JSON, printed in one place.

pub mod answer;
pub mod args;
pub mod failure;
pub mod page;
pub mod practice;
pub mod setting;

mod config;
mod store;

use answer::Answer;
use args::{Arguments, Command};
use failure::Failure;
use setting::Setting;

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
        Some(command) => answer(&setting, command)?.print(json),
    }
}

fn answer(_setting: &Setting, _command: Command) -> Result<Answer, Failure> {
    Err(Failure::NotDone("This command is not in this version.".into()))
}
