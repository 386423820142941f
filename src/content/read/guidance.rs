//! `guidance/<id>.md`: front matter in TOML between two lines of `+++`, then a page in a small Markdown.

use std::ops::Range;

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::content::folder::File;
use crate::content::markdown;
use crate::content::signs;
use crate::domain::guidance::Page;

const FENCE: &str = "+++";

impl Kind for Page {
    const HOME: Home = Home::Folder("guidance", "md");
    const NAME: &'static str = "page";

    fn id(&self) -> &str {
        &self.id
    }

    fn toml(file: &File, notes: &Notes<'_>) -> Option<Range<usize>> {
        if let Some((at, what, todo)) = fence_fault(&file.text) {
            notes.at(at, what, todo);
            return None;
        }
        let Some(after) = file.text.strip_prefix(FENCE).filter(|after| after.starts_with('\n')) else {
            notes.at(
                0,
                "the page does not begin with `+++`",
                "Begin it with a line of `+++`, then its id, title and the rest, then `+++`.",
            );
            return None;
        };
        let closing = after.find("\n+++\n").or_else(|| after.strip_suffix("\n+++").map(str::len));
        let Some(length) = closing else {
            notes.at(0, "the front matter has no end", "Write a line of `+++` before the text of the page.");
            return None;
        };
        Some(FENCE.len() + 1..FENCE.len() + length + 1)
    }

    fn take(&mut self, rest: &str) {
        let body = rest.strip_prefix(FENCE).unwrap_or(rest);
        body.trim().clone_into(&mut self.body);
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        spot.in_order(("reviewed", &self.reviewed), ("review_by", &self.review_by), notes);
        if self.sources.is_empty() {
            notes.at(spot.at(""), "the page names no source", "Add a `[[source]]` with a `name`.");
        }
        check_body(self, spot, notes);
    }
}

/// A line that is meant to be `+++` and has something unseen in it: one of the first two that look so, or before them.
fn fence_fault(text: &str) -> Option<(usize, String, &'static str)> {
    let mut at = 0;
    let mut fences = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        let is_gap = |letter: char| letter.is_whitespace() || signs::is_unseen(letter);
        if bare.trim_matches(is_gap) == FENCE {
            fences += 1;
            if let Some((offset, letter)) = bare.char_indices().find(|(_, letter)| is_gap(*letter)) {
                let what = match signs::name(letter) {
                    Some(name) => format!("{name} stands in the line of `+++`"),
                    None => "a space stands in the line of `+++`".to_owned(),
                };
                return Some((at + offset, what, "Delete it: the line is `+++` and nothing else."));
            }
        }
        if fences == 2 || (fences == 0 && !bare.trim_matches(is_gap).is_empty()) {
            return None;
        }
        at += line.len();
    }
    None
}

fn check_body(page: &Page, spot: &Spot<'_>, notes: &Notes<'_>) {
    let text = &spot.file.text;
    // The body is the end of the file, but for white space.
    let start = text.trim_end().len().saturating_sub(page.body.len());
    if page.body.is_empty() {
        notes.at(text.len(), "the page has no text", "Write it below the second `+++`.");
    }
    for (at, letter) in page.body.char_indices().filter(|(_, letter)| letter.is_control() && *letter != '\n')
    {
        let what = format!("a control character ({:#04x}) stands here", u32::from(letter));
        notes.at(start + at, what, "Take it out; it could upset a terminal.");
    }
    for (at, what, todo) in markdown::faults(&page.body) {
        notes.at(start + at, what, todo);
    }
}
