//! Reads passphrases and recovery words: from a file, or asked for on the terminal without showing them. Never from an
//! argument or a variable, which other programs can see.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read, Write as _};
use std::path::Path;

use super::failure::Failure;
use super::page::printable;
use crate::service::own::{Secret, strength};

/// Most bytes that are read of a secret.
const LONGEST: usize = 4096;
/// How often something that was mistyped is asked for again.
const PATIENCE: usize = 5;

/// The passphrase of a store that is there.
///
/// # Errors
/// There is no file, or no terminal to ask on.
pub fn passphrase(file: Option<&Path>) -> Result<Secret, Failure> {
    match file {
        Some(file) => line_of(file, "passphrase"),
        None => ask("Passphrase: ", "--passphrase-file FILE"),
    }
}

/// A passphrase that is chosen: on a terminal it is asked for twice, and what would help is said.
///
/// # Errors
/// There is no file, or no terminal to ask on; two that differ, too often.
pub fn new_passphrase(file: Option<&Path>, option: &str) -> Result<Secret, Failure> {
    if let Some(file) = file {
        return line_of(file, "passphrase");
    }
    for _ in 0..PATIENCE {
        let first = ask("New passphrase (at least 12 letters): ", option)?;
        let found = strength(first.as_str());
        say(&[found.says.to_owned()]);
        if !found.is_enough {
            say(&[found.helps.join(" ")]);
            continue;
        }
        if ask("The same again: ", option)?.as_str() == first.as_str() {
            return Ok(first);
        }
        say(&["The two differ. Type both anew.".to_owned()]);
    }
    Err(Failure::NotDone(
        "No passphrase was chosen. Nothing was changed. Try again when there is time.".into(),
    ))
}

/// Recovery words.
///
/// # Errors
/// There is no file, or no terminal to ask on.
pub fn words(file: Option<&Path>) -> Result<Secret, Failure> {
    match file {
        Some(file) if file == Path::new("-") => line_of(file, "recovery words"),
        Some(file) => whole(file, "recovery words"),
        None => ask("The twelve recovery words, with spaces between them: ", "--words-file FILE"),
    }
}

/// Whether somebody is there to be asked.
#[must_use]
pub fn is_asked() -> bool {
    cfg!(unix) && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Says something beside the answer.
pub fn say(sentences: &[String]) {
    for sentence in sentences {
        // Where it cannot be read nothing is lost.
        let _ = writeln!(io::stderr(), "{}", printable(sentence).trim_end());
    }
}

/// Asks for something that is shown as it is typed. None where nobody is there, or leaves with Ctrl-D.
///
/// # Errors
/// The terminal is gone.
pub fn ask_openly(question: &str) -> Result<Option<String>, Failure> {
    if !is_asked() {
        return Ok(None);
    }
    prompt(question);
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line).map_err(|error| unread("the terminal", &error))?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

fn prompt(question: &str) {
    let _ = write!(io::stderr(), "{question}").and_then(|()| io::stderr().flush());
}

fn ask(question: &str, option: &str) -> Result<Secret, Failure> {
    if !is_asked() {
        let said = format!(
            "There is no terminal to ask on. Nothing was changed. Run it in a terminal, or use {option} (- reads one \
             line of standard input)."
        );
        return Err(Failure::Usage(said));
    }
    let typed = quiet::line(question);
    let _ = writeln!(io::stderr());
    match typed.map_err(|error| unread("the terminal", &error))? {
        Some(typed) => Ok(typed),
        None => Err(Failure::NotDone("Stopped. Nothing was changed.".into())),
    }
}

fn line_of(file: &Path, what: &str) -> Result<Secret, Failure> {
    let typed =
        if file == Path::new("-") { first_line(input()) } else { File::open(file).and_then(first_line) };
    let typed = typed.map_err(|error| unread(&file.display().to_string(), &error))?;
    some(typed, file, what)
}

fn whole(file: &Path, what: &str) -> Result<Secret, Failure> {
    let mut text = String::with_capacity(LONGEST);
    let read = File::open(file).and_then(|file| file.take(LONGEST as u64).read_to_string(&mut text));
    read.map_err(|error| unread(&file.display().to_string(), &error))?;
    some(Secret::of_file(text), file, what)
}

fn some(typed: Secret, file: &Path, what: &str) -> Result<Secret, Failure> {
    if typed.as_str().trim().is_empty() {
        let file = file.display();
        return Err(Failure::Usage(format!(
            "There is no {what} in {file}. Nothing was changed. Write it there."
        )));
    }
    Ok(typed)
}

fn unread(place: &str, error: &io::Error) -> Failure {
    Failure::NotDone(format!("{place}: {error}. Nothing was changed. Name a file that can be read."))
}

/// Standard input without a buffer: what stands behind the line stays for whoever reads next, and nothing of the
/// secret stays in a buffer.
#[cfg(unix)]
fn input() -> impl Read {
    struct Bare;
    impl Read for Bare {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            Ok(rustix::io::read(rustix::stdio::stdin(), bytes)?)
        }
    }
    Bare
}

#[cfg(not(unix))]
fn input() -> impl Read {
    io::stdin()
}

/// One line, byte by byte, without its end.
fn first_line(mut from: impl Read) -> io::Result<Secret> {
    let mut line = Vec::with_capacity(LONGEST);
    let mut byte = [0];
    loop {
        match from.read(&mut byte) {
            Ok(0) => break,
            Ok(_) if byte == *b"\n" => break,
            Ok(_) if line.len() == LONGEST => return Err(io::Error::other("the line is too long")),
            Ok(_) => line.extend(byte),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    if line.starts_with(&[0xff, 0xfe]) || line.starts_with(&[0xfe, 0xff]) {
        drop(secret(line));
        return Err(io::Error::other("it is saved as UTF-16; save it as UTF-8"));
    }
    secret(line)
}

/// Bytes that are no text are not passed on in an error either.
fn secret(line: Vec<u8>) -> io::Result<Secret> {
    String::from_utf8(line).map(Secret::of_file).map_err(|error| {
        drop(Secret::new(String::from_utf8_lossy(error.as_bytes()).into_owned()));
        io::Error::other("it is not text")
    })
}

#[cfg(unix)]
mod quiet {
    //! A line that is typed without being shown.

    use std::io;

    use rustix::stdio::stdin;
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

    use super::{LONGEST, Secret, prompt, secret};

    /// The terminal as it was, given back at the end.
    struct Before(Termios);

    impl Drop for Before {
        fn drop(&mut self) {
            let _ = tcsetattr(stdin(), OptionalActions::Flush, &self.0);
        }
    }

    /// Asks, and reads the answer. None where it was stopped with Ctrl-C, or Ctrl-D in an empty line.
    pub(super) fn line(question: &str) -> io::Result<Option<Secret>> {
        let before = Before(tcgetattr(stdin())?);
        let mut quiet = before.0.clone();
        quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        tcsetattr(stdin(), OptionalActions::Flush, &quiet)?;
        // Only now: whoever answers the question at once must not be shown either.
        prompt(question);
        let mut line = Vec::with_capacity(LONGEST);
        let mut byte = [0];
        loop {
            match (rustix::io::read(stdin(), &mut byte), byte[0]) {
                (Err(rustix::io::Errno::INTR), _) => {}
                (Err(error), _) => return Err(error.into()),
                (Ok(0), _) | (Ok(_), 0x03) => return Ok(None),
                (Ok(_), 0x04) if line.is_empty() => return Ok(None),
                (Ok(_), b'\r' | b'\n') => return secret(line).map(Some),
                (Ok(_), 0x08 | 0x7f) => take_back(&mut line),
                (Ok(_), 0x15) => line.clear(),
                (Ok(_), letter) if letter >= b' ' && line.len() < LONGEST => line.push(letter),
                (Ok(_), _) => {}
            }
        }
    }

    /// Takes the last letter back, with all its bytes.
    fn take_back(line: &mut Vec<u8>) {
        while line.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {}
    }
}

#[cfg(not(unix))]
mod quiet {
    use super::Secret;

    pub(super) fn line(_: &str) -> std::io::Result<Option<Secret>> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_read_and_what_follows_is_left() {
        let mut input = io::Cursor::new(b"plum wharf \r\nsecond\n".to_vec());
        assert_eq!(first_line(&mut input).unwrap().as_str(), "plum wharf ");
        assert_eq!(first_line(&mut input).unwrap().as_str(), "second");
        assert_eq!(first_line(&mut input).unwrap().as_str(), "");
        assert!(first_line(io::Cursor::new(vec![b'x'; LONGEST + 1])).is_err());
        assert!(first_line(io::Cursor::new(vec![0xff])).is_err());
    }

    #[test]
    fn the_mark_an_editor_begins_a_file_with_is_no_letter_of_the_passphrase() {
        let read = |bytes: &[u8]| first_line(io::Cursor::new(bytes.to_vec()));
        for (bytes, expected) in [
            (&b"\xef\xbb\xbfplum wharf\r\n"[..], "plum wharf"),
            (b"plum wharf\n", "plum wharf"),
            (b"\xef\xbb\xbf", ""),
            (b"plum\xef\xbb\xbfwharf", "plum\u{feff}wharf"),
            (b" plum wharf ", " plum wharf "),
        ] {
            assert_eq!(read(bytes).unwrap().as_str(), expected);
        }
        for bytes in [&b"\xff\xfep\0l\0u\0m\0"[..], b"\xfe\xff\0p\0l\0u\0m"] {
            assert!(read(bytes).err().unwrap().to_string().contains("UTF-16"));
        }
    }
}
