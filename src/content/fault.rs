//! Something wrong in a pack: where it stands, what it is, and what to do.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;
use std::path::PathBuf;

use super::folder::File;

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, or the folder where a file is missing.
    pub file: PathBuf,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// What is wrong: a clause without its full stop.
    pub what: String,
    /// What to do: whole sentences.
    pub todo: String,
}

impl Fault {
    /// A fault of a whole file or folder.
    pub(super) fn whole(file: impl Into<PathBuf>, what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { file: file.into(), line: 1, column: 1, what: what.into(), todo: todo.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, what, todo } = self;
        write!(f, "{}:{line}:{column}: {what}. {todo}", file.display())
    }
}

/// Every fault of a pack, in the order of its files and lines; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, fault) in self.0.iter().enumerate() {
            let line_break = if n == 0 { "" } else { "\n" };
            write!(f, "{line_break}{fault}")?;
        }
        Ok(())
    }
}

/// Collects the faults of one file. A fault is said once, however often it is met.
pub(super) struct Notes<'f> {
    file: &'f File,
    faults: RefCell<Vec<Fault>>,
    /// Lines of which nothing more is said.
    resting: RefCell<HashSet<usize>>,
}

impl<'f> Notes<'f> {
    /// Nothing wrong with `file` yet.
    pub(super) fn new(file: &'f File) -> Self {
        Self { file, faults: RefCell::new(Vec::new()), resting: RefCell::default() }
    }

    /// Notes a fault at a byte of the file.
    pub(super) fn at(&self, offset: usize, what: impl Into<String>, todo: impl Into<String>) {
        let (line, column) = position(&self.file.text, offset);
        if self.resting.borrow().contains(&line) {
            return;
        }
        let fault =
            Fault { file: self.file.path.clone(), line, column, what: what.into(), todo: todo.into() };
        let mut faults = self.faults.borrow_mut();
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// Says nothing more of the lines with a fault: what is found on them later is its echo.
    pub(super) fn let_lines_rest(&self) {
        self.resting.borrow_mut().extend(self.faults.borrow().iter().map(|fault| fault.line));
    }

    /// The text of these lines.
    pub(super) fn resting_lines(&self) -> Vec<&'f str> {
        let resting = self.resting.borrow();
        let lines = self.file.text.lines().enumerate();
        lines.filter(|(at, _)| resting.contains(&(at + 1))).map(|(_, line)| line).collect()
    }

    /// Says those after the first `from` in other words.
    pub(super) fn reword_from(&self, from: usize, mut reword: impl FnMut(&mut Fault)) {
        self.faults.borrow_mut().iter_mut().skip(from).for_each(&mut reword);
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.faults.borrow().len()
    }

    /// All of them.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}

/// Line and column, both from 1, of a byte; past the end is the end.
pub(super) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "één\ntwee\n";
        for (offset, place) in
            [(0, (1, 1)), (2, (1, 2)), (5, (1, 4)), (6, (2, 1)), (11, (3, 1)), (99, (3, 1))]
        {
            assert_eq!(position(text, offset), place, "{offset}");
        }
    }

    #[test]
    fn a_fault_reads_as_one_line() {
        let fault = Fault::whole("a/pack.toml", "there is no `pack.toml`", "Add one.");
        assert_eq!(fault.to_string(), "a/pack.toml:1:1: there is no `pack.toml`. Add one.");
        assert_eq!(Faults(vec![fault.clone(), fault]).to_string().lines().count(), 2);
    }
}
