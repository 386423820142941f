//! A piece of a line, by its bytes: what is read out of a line is always a stretch of what was typed.

use std::ops::Range;

/// A stretch of a line's text. Both ends are character boundaries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    line: &'t str,
    from: usize,
    to: usize,
}

impl<'t> Piece<'t> {
    pub(super) const fn of(line: &'t str) -> Self {
        Self { line, from: 0, to: line.len() }
    }

    pub(super) fn text(self) -> &'t str {
        self.line.get(self.from..self.to).unwrap_or_default()
    }

    pub(super) const fn from(self) -> usize {
        self.from
    }

    pub(super) const fn to(self) -> usize {
        self.to
    }

    pub(super) fn trim(self) -> Self {
        self.trim_start().trim_end(char::is_whitespace)
    }

    pub(super) fn trim_start(self) -> Self {
        self.trim_start_of(char::is_whitespace)
    }

    pub(super) fn trim_start_of(self, unwanted: impl Fn(char) -> bool) -> Self {
        let kept = self.text().trim_start_matches(&unwanted).len();
        Self { from: self.to - kept, ..self }
    }

    pub(super) fn trim_end(self, unwanted: impl Fn(char) -> bool) -> Self {
        let kept = self.text().trim_end_matches(&unwanted).len();
        Self { to: self.from + kept, ..self }
    }

    /// Without its first `bytes` bytes; empty where there are fewer, or where that is no boundary.
    pub(super) fn after(self, bytes: usize) -> Self {
        self.starting_at(self.from + bytes)
    }

    /// Its first `bytes` bytes; whole where there are fewer, or where that is no boundary.
    pub(super) fn first(self, bytes: usize) -> Self {
        self.ending_at(self.from + bytes)
    }

    /// From byte `at` of the line on.
    pub(super) fn starting_at(self, at: usize) -> Self {
        let fits = at >= self.from && at <= self.to && self.line.is_char_boundary(at);
        Self { from: if fits { at } else { self.to }, ..self }
    }

    /// Up to byte `at` of the line.
    pub(super) fn ending_at(self, at: usize) -> Self {
        let fits = at >= self.from && at <= self.to && self.line.is_char_boundary(at);
        Self { to: if fits { at } else { self.to }, ..self }
    }

    /// A range counted from this piece's start, as bytes of the line.
    pub(super) const fn in_line(self, range: &Range<usize>) -> Range<usize> {
        self.from + range.start..self.from + range.end
    }

    pub(super) fn is_blank(self) -> bool {
        self.text().trim().is_empty()
    }

    pub(super) fn owned(self) -> String {
        self.text().to_string()
    }
}
