//! Finds guidance by words, whatever their case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Catalogue;
use crate::domain::guidance::Page;

/// A page that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The page's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The line of it that holds most of the words; its summary where only the title does.
    pub line: String,
}

/// Finds the pages that hold every one of `words`, those with all of them in the title first, then in the order
/// of the catalogue; at most `limit`.
///
/// A word that ends in `*` stands for every word that begins so. So does the last word while no space follows it:
/// it may still be being typed.
#[must_use]
pub fn search_guidance(catalogue: &Catalogue, words: &str, limit: usize) -> Vec<Hit> {
    let wanted = wanted(words);
    if wanted.is_empty() {
        return Vec::new();
    }
    let pages = catalogue.guidance().iter().zip(&catalogue.lines().0);
    let mut hits: Vec<(bool, Hit)> = pages.filter_map(|(page, lines)| hit(page, lines, &wanted)).collect();
    hits.sort_by_key(|(in_title, _)| !in_title);
    hits.into_iter().map(|(_, hit)| hit).take(limit).collect()
}

/// The lines of every page, folded once: the title first, then the summary, then the body.
pub(super) struct Lines(Vec<Vec<Line>>);

struct Line {
    /// As it is shown.
    shown: String,
    /// Folded words, each between two spaces.
    folded: String,
}

impl Lines {
    pub(super) fn of(pages: &[Page]) -> Self {
        Self(pages.iter().map(lines).collect())
    }
}

fn lines(page: &Page) -> Vec<Line> {
    let body = page.body.lines().map(without_marks).filter(|line| !line.is_empty());
    let texts = [page.title.clone(), page.summary.replace('\n', " ")].into_iter().chain(body);
    texts.map(|shown| Line { folded: folded(&shown), shown }).collect()
}

/// A line of Markdown as it reads: no heading, list or quote mark, no stars.
fn without_marks(line: &str) -> String {
    let line = line.trim_start_matches(['#', '>', ' ']);
    let line = line.strip_prefix("- ").unwrap_or(line);
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let line = digits.strip_prefix(". ").filter(|_| digits.len() < line.len()).unwrap_or(line);
    line.replace("**", "").trim().to_owned()
}

/// ` was not brought `: lower case without accents, a space around each word.
fn folded(text: &str) -> String {
    let letters: String =
        text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    let words = letters.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + word + " ")
}

/// What to look for: ` word ` for a whole word, ` word` for the beginning of one.
fn wanted(words: &str) -> Vec<String> {
    let last_is_open = words.ends_with(|letter: char| letter.is_alphanumeric());
    let mut wanted = Vec::new();
    for word in words.split_whitespace() {
        let begins = word.ends_with('*');
        let parts = folded(word);
        let parts = parts.split_whitespace().map(|part| format!(" {part} "));
        wanted.extend(parts);
        if let Some(last) = wanted.last_mut().filter(|_| begins) {
            last.truncate(last.trim_end().len());
        }
    }
    if let Some(last) = wanted.last_mut().filter(|_| last_is_open) {
        last.truncate(last.trim_end().len());
    }
    wanted
}

fn hit(page: &Page, lines: &[Line], wanted: &[String]) -> Option<(bool, Hit)> {
    let holds = |line: &Line| wanted.iter().filter(|word| line.folded.contains(word.as_str())).count();
    if !wanted.iter().all(|word| lines.iter().any(|line| line.folded.contains(word.as_str()))) {
        return None;
    }
    let in_title = lines.first().is_some_and(|title| holds(title) == wanted.len());
    // `max_by_key` gives the last of the best, so it goes backwards: the first says best what the page is about.
    let best = lines.iter().skip(1).rev().max_by_key(|line| holds(line));
    let line = best.map_or(&page.summary, |line| &line.shown).clone();
    Some((in_title, Hit { id: page.id.clone(), title: page.title.clone(), line }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shown_without_its_marks() {
        for (line, shown) in [
            ("## What to do", "What to do"),
            ("- **Ring** now", "Ring now"),
            ("12. Write", "Write"),
            ("   it down", "it down"),
            ("> Tea. 2. More", "Tea. 2. More"),
            ("2026. A year", "A year"),
            ("4 of 6", "4 of 6"),
        ] {
            assert_eq!(without_marks(line), shown);
        }
    }

    #[test]
    fn words_are_whole_but_for_a_star_and_the_last() {
        for (typed, expected) in [
            ("Was BROU", vec![" was ", " brou"]),
            ("was brou ", vec![" was ", " brou "]),
            ("negl* child ", vec![" negl", " child "]),
            ("café", vec![" cafe"]),
            ("no-names", vec![" no ", " names"]),
            (" * ", vec![]),
        ] {
            assert_eq!(wanted(typed), expected, "{typed}");
        }
    }
}
