//! Short codes: a few letters that become words when a space is typed after them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::body::{Edit, Spot};
use super::manuscript::{Manuscript, Stroke};

/// Most letters a code has.
pub const LONGEST: usize = 20;

/// One code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortCode {
    /// What is typed: one word.
    pub code: String,
    /// What it stands for; empty in one's own list turns a code of the pack off.
    pub words: String,
}

/// Codes, ready to be looked up in any case.
#[derive(Clone, Debug, Default)]
pub struct ShortCodes(HashMap<String, String>);

impl ShortCodes {
    /// The codes of the pack, with one's own over them.
    #[must_use]
    pub fn of(pack: &[ShortCode], own: &[ShortCode]) -> Self {
        let all = pack.iter().chain(own).map(|one| (one.code.to_lowercase(), one.words.clone()));
        let mut codes: HashMap<String, String> = all.collect();
        codes.retain(|_, words| !words.is_empty());
        Self(codes)
    }

    /// What the word before the cursor stands for, and where it begins; a pasted line holds none.
    #[must_use]
    pub fn at(&self, manuscript: &Manuscript) -> Option<(Spot, &str)> {
        let Spot { line, byte } = manuscript.spot();
        let here = manuscript.body().line(line);
        let before = here.text.get(..byte).filter(|_| !here.pasted)?;
        let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let word = before.get(start..).filter(|word| !word.is_empty() && word.len() <= 4 * LONGEST)?;
        let words = self.0.get(&word.to_lowercase())?;
        Some((Spot { line, byte: start }, words))
    }
}

/// The stroke that puts the words and the space in the place of the code before the cursor: one step of undo.
#[must_use]
pub fn expand(manuscript: &Manuscript, start: Spot, words: &str) -> Stroke {
    let spot = manuscript.spot();
    let text = &manuscript.body().line(spot.line).text;
    let removed = text.get(start.byte..spot.byte).unwrap_or_default().to_owned();
    let inserted = format!("{words} ");
    let after = Spot { line: spot.line, byte: start.byte + inserted.len() };
    let edit = Edit::Within { line: spot.line, at: start.byte, removed, inserted };
    Stroke::Edit { edit, after, joins: false }
}

/// Why a code cannot be kept; none where it can.
#[must_use]
pub fn wrong_with(code: &str) -> Option<&'static str> {
    if code.is_empty() || code.chars().any(char::is_whitespace) {
        return Some("A code is one word.");
    }
    if code.chars().count() > LONGEST {
        return Some("A code has at most 20 letters.");
    }
    code.starts_with(['.', '@', '\\']).then_some("A code does not begin with a full stop, @ or \\.")
}

#[cfg(test)]
mod tests {
    use super::super::body::{Body, Line};
    use super::*;

    fn code(code: &str, words: &str) -> ShortCode {
        ShortCode { code: code.into(), words: words.into() }
    }

    fn at_end(line: Line) -> Manuscript {
        let body = Body::from(vec![line]);
        let end = body.end();
        Manuscript::from_parts(body, end, Vec::new(), 0)
    }

    #[test]
    fn a_whole_word_is_a_code_in_any_case_and_never_in_pasted_text() {
        let codes = ShortCodes::of(&[code("wnb", "was not brought")], &[]);
        for (text, found) in
            [("Ben wnb", true), ("WNB", true), ("Ben xwnb", false), ("wnb.", false), ("", false)]
        {
            assert_eq!(codes.at(&at_end(Line::plain(text))).is_some(), found, "{text}");
        }
        assert!(codes.at(&at_end(Line { pasted: true, ..Line::plain("wnb") })).is_none());
    }

    #[test]
    fn ones_own_codes_win_and_an_empty_one_turns_a_code_off() {
        let pack = [code("wnb", "was not brought"), code("hv", "health visitor")];
        let codes = ShortCodes::of(&pack, &[code("WNB", "was not brought to the clinic"), code("hv", "")]);
        let words = |text: &str| codes.at(&at_end(Line::plain(text))).map(|(_, words)| words.to_owned());
        assert_eq!(words("wnb").as_deref(), Some("was not brought to the clinic"));
        assert_eq!(words("hv"), None);
    }

    #[test]
    fn an_expansion_is_one_step_that_undo_takes_back() {
        let codes = ShortCodes::of(&[code("wnb", "was not brought")], &[]);
        let mut manuscript = at_end(Line::plain("Ben wnb"));
        let (start, words) = codes.at(&manuscript).expect("a code");
        let stroke = expand(&manuscript, start, words);
        manuscript.apply(&stroke).expect("fits");
        assert_eq!(manuscript.body().to_text(), "Ben was not brought ");
        manuscript.apply(&Stroke::Undo).expect("fits");
        assert_eq!(manuscript.body().to_text(), "Ben wnb");
    }
}
