//! Short codes as they are typed: a space makes words of them, a Backspace right after makes the code of them again.

use super::{Env, Recorder};
use crate::domain::body::Spot;
use crate::domain::id::Id;
use crate::domain::manuscript::Stroke;
use crate::domain::short_code::{ShortCodes, expand};
use crate::tui::effect::Effect;

/// The codes, and what became of the last ones.
#[derive(Debug, Default)]
pub(super) struct Codes {
    all: ShortCodes,
    /// Where a code was just made words of: the text, where the code began, and the cursor after it.
    expanded: Option<(Id, Spot, Spot)>,
    /// Where a code is to stay a code.
    refused: Vec<(Id, Spot)>,
    /// Where a paste inside a line that was typed ended last.
    pasted: Option<(Id, Spot)>,
}

impl Codes {
    pub(super) fn fill(&mut self, all: ShortCodes) {
        self.all = all;
        self.expanded = None;
    }
}

impl Recorder {
    /// Makes words of the code before the cursor; none where there is no code.
    pub(super) fn expand_code(&mut self) -> Option<Vec<Effect>> {
        let (text, manuscript) = self.manuscript()?;
        let (start, words) = self.codes.all.at(manuscript)?;
        let in_paste = self
            .codes
            .pasted
            .is_some_and(|(of, end)| of == text && end.line == start.line && end.byte > start.byte);
        if in_paste || self.codes.refused.contains(&(text, start)) {
            return None;
        }
        let stroke = expand(manuscript, start, words);
        let effects = self.put(stroke);
        let after = self.manuscript().map(|(_, manuscript)| manuscript.spot())?;
        self.codes.expanded = Some((text, start, after));
        Some(effects)
    }

    /// Right after a code became words: the code again, with its space, as it was typed.
    pub(super) fn unexpand_code(&mut self, env: &Env) -> Option<Vec<Effect>> {
        let (text, start, after) = self.codes.expanded.take()?;
        let (here, manuscript) = self.manuscript()?;
        if (here, manuscript.spot()) != (text, after) {
            return None;
        }
        self.codes.refused.push((text, start));
        let mut effects = self.put(Stroke::Undo);
        effects.extend(self.type_in(" ", env));
        Some(effects)
    }

    /// Undo right after a code became words is the code again too.
    pub(super) fn refuse_code(&mut self) {
        if let Some((text, start, _)) = self.codes.expanded.take() {
            self.codes.refused.push((text, start));
        }
    }

    pub(super) fn note_paste(&mut self) {
        let end = self.manuscript().map(|(text, manuscript)| (text, manuscript.spot()));
        self.codes.pasted = end;
    }
}
