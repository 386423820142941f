//! Reads the words of the command line, runs, prints an error, chooses an exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use portal::cli::args::{Unread, read};
use portal::cli::page::printable;

fn main() -> ExitCode {
    let arguments = match read(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(Unread { said, code }) => return say(code, &said),
    };
    match portal::cli::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => say(failure.code(), &failure.said().unwrap_or_default()),
    }
}

/// Help goes to standard output, all else to standard error. Nobody there to read it is no failure of its own.
fn say(code: u8, said: &str) -> ExitCode {
    let said = printable(said);
    let said = said.trim_end();
    let _ = match (said, code) {
        ("", _) => Ok(()),
        (said, 0) => writeln!(io::stdout(), "{said}"),
        (said, _) => writeln!(io::stderr(), "{said}"),
    };
    ExitCode::from(code)
}
