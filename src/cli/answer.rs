//! What a command answers, and printing it.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::Value;

use super::failure::Failure;
use super::page::{Page, printable};

/// What a command found or did: as text and as one JSON document.
#[derive(Debug)]
pub struct Answer {
    /// For a person. Whoever made it cleaned it.
    pub text: String,
    /// For a program.
    pub json: Value,
    /// Said on standard error beside it: never a part of a copy.
    pub aside: Option<String>,
    /// Said where it could not be written, whatever the reason: it held what is shown this once.
    pub unless_shown: Option<&'static str>,
    /// What was found is printed, and the program still ends with this failure's code.
    pub failure: Option<Failure>,
}

impl Answer {
    /// A page and its JSON.
    #[must_use]
    pub fn new(page: Page, json: Value) -> Self {
        Self { text: page.into_text(), json, aside: None, unless_shown: None, failure: None }
    }

    /// Prints it.
    ///
    /// # Errors
    /// Its own failure; [`Failure::Quiet`] where the reader went away; what the system says.
    pub fn print(self, json: bool) -> Result<(), Failure> {
        let put = if json { put(&escaped(&format!("{:#}\n", self.json))) } else { put(&self.text) };
        match self.unless_shown {
            Some(said) if put.is_err() => return Err(Failure::NotDone(said.into())),
            _ => put?,
        }
        if let Some(aside) = &self.aside {
            // Only a remark: where it cannot be read nothing is lost.
            let _ = writeln!(io::stderr(), "{}", printable(aside).trim_end());
        }
        self.failure.map_or(Ok(()), Err)
    }
}

/// JSON in which what a terminal could obey is spelt by its number; such signs stand in strings alone.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        let obeyed = (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if obeyed {
            let _ = write!(out, "\\u{:04x}", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    out
}

/// Writes to standard output.
///
/// # Errors
/// [`Failure::Quiet`] where the reader went away; what the system says.
pub fn put(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Quiet),
        Err(error) => {
            let said =
                format!("The answer could not be written ({error}). Nothing else was lost. Try again.");
            Err(Failure::NotDone(said))
        }
        Ok(()) => Ok(()),
    }
}
