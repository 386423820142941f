//! `portal completions SHELL` and `portal man`: made from the command line itself.

use clap_complete::{Shell, generate};
use serde_json::json;

use super::answer::Answer;
use super::args::command;
use super::failure::Failure;
use super::page::Page;

/// What makes a shell complete the words of portal.
#[must_use]
pub fn completions(shell: Shell) -> Answer {
    let mut bytes = Vec::new();
    generate(shell, &mut command(), "portal", &mut bytes);
    raw(&bytes)
}

/// The manual page, in roff.
///
/// # Errors
/// When it could not be made.
pub fn man() -> Result<Answer, Failure> {
    let mut bytes = Vec::new();
    let made = clap_mangen::Man::new(command()).render(&mut bytes);
    made.map_err(|error| Failure::NotDone(format!("The manual page could not be made: {error}.")))?;
    Ok(raw(&bytes))
}

fn raw(bytes: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(bytes);
    let mut page = Page::new();
    page.whole(&text);
    Answer::new(page, json!({ "text": text }))
}
