//! Typing is kept: the texts being written, and when the next save is due.
//!
//! The writer holds its own copy of every text it was sent keys for, so it has the last text whatever
//! happens to the screen. Saved 250 ms after the last key, at most 500 ms after the first unsaved one.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::domain::body::Misfit;
use crate::domain::id::Id;
use crate::domain::manuscript::{Manuscript, Stroke};

/// After the last key.
pub const QUIET: Duration = Duration::from_millis(250);
/// After the first key not yet saved.
pub const AT_MOST: Duration = Duration::from_millis(500);
/// After the last key, until a burst of typing becomes one change in the log.
pub const FOLD: Duration = Duration::from_secs(30);
/// After a save that failed.
pub const RETRY: Duration = Duration::from_secs(1);

/// A text being written.
#[derive(Debug)]
pub struct Draft {
    /// The text as it stands.
    pub manuscript: Manuscript,
    /// How many of its first steps are kept as they are.
    pub kept: usize,
    /// Whether words changed since the last save, and not only the cursor.
    pub changed: bool,
    unsaved: bool,
    unfolded: bool,
}

impl Draft {
    /// A text as it was kept.
    #[must_use]
    pub fn kept(manuscript: Manuscript) -> Self {
        let kept = manuscript.steps().len();
        Self { manuscript, kept, changed: false, unsaved: false, unfolded: false }
    }

    fn put(&mut self, stroke: &Stroke) -> Result<(), Misfit> {
        if let Stroke::Edit { joins, .. } = stroke {
            let standing = self.manuscript.standing();
            self.kept = self.kept.min(if *joins { standing.saturating_sub(1) } else { standing });
        }
        self.manuscript.apply(stroke)?;
        self.unsaved = true;
        if !matches!(stroke, Stroke::Move(_)) {
            self.changed = true;
            self.unfolded = true;
        }
        Ok(())
    }
}

/// What keeps drafts: the store, or a fake that can fail.
pub trait Keeper {
    /// Why it could not.
    type Error;

    /// Keeps these texts in one commit. Returns when they are on the disk.
    ///
    /// # Errors
    /// Nothing was kept.
    fn keep(&mut self, drafts: &[(Id, &Draft)]) -> Result<(), Self::Error>;

    /// Makes one change in the log of what was typed in these texts.
    ///
    /// # Errors
    /// Nothing was folded; the texts are kept as they are.
    fn fold(&mut self, texts: &[Id]) -> Result<(), Self::Error>;
}

/// The texts being written and their clock.
#[derive(Debug, Default)]
pub struct Autosave {
    drafts: HashMap<Id, Draft>,
    first: Option<Instant>,
    last: Option<Instant>,
    failed: Option<Instant>,
}

impl Autosave {
    /// Whether this text was taken up.
    #[must_use]
    pub fn holds(&self, text: Id) -> bool {
        self.drafts.contains_key(&text)
    }

    /// Takes up a text, as it was kept.
    pub fn take_up(&mut self, text: Id, manuscript: Manuscript) {
        self.drafts.insert(text, Draft::kept(manuscript));
    }

    /// The text as it stands, saved or not.
    #[must_use]
    pub fn manuscript(&self, text: Id) -> Option<&Manuscript> {
        self.drafts.get(&text).map(|draft| &draft.manuscript)
    }

    /// Puts a key to a text that was taken up.
    ///
    /// # Errors
    /// [`Misfit`] when it does not fit, or the text was never taken up; nothing is changed.
    pub fn stroke(&mut self, text: Id, stroke: &Stroke, now: Instant) -> Result<(), Misfit> {
        self.drafts.get_mut(&text).ok_or(Misfit)?.put(stroke)?;
        self.first.get_or_insert(now);
        self.last = Some(now);
        Ok(())
    }

    /// Whether something is not yet on the disk.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.first.is_some()
    }

    /// When the next save or fold is due; none when nothing waits.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        if let (Some(first), Some(last)) = (self.first, self.last) {
            let due = (last + QUIET).min(first + AT_MOST);
            return Some(self.failed.map_or(due, |failed| due.max(failed + RETRY)));
        }
        let unfolded = self.drafts.values().any(|draft| draft.unfolded);
        let fold = self.last.filter(|_| unfolded)? + FOLD;
        Some(self.failed.map_or(fold, |failed| fold.max(failed + RETRY)))
    }

    /// Saves what is not saved. Answers whether words, and not only a cursor, came onto the disk.
    ///
    /// # Errors
    /// The keeper's. The texts are held, and the next save is due in a second.
    pub fn save<K: Keeper>(&mut self, keeper: &mut K, now: Instant) -> Result<bool, K::Error> {
        let unsaved: Vec<(Id, &Draft)> =
            self.drafts.iter().filter(|(_, draft)| draft.unsaved).map(|(id, draft)| (*id, draft)).collect();
        let words = unsaved.iter().any(|(_, draft)| draft.changed);
        if !unsaved.is_empty()
            && let Err(error) = keeper.keep(&unsaved)
        {
            self.failed = Some(now);
            return Err(error);
        }
        self.first = None;
        self.failed = None;
        for draft in self.drafts.values_mut().filter(|draft| draft.unsaved) {
            draft.kept = draft.manuscript.steps().len();
            (draft.unsaved, draft.changed) = (false, false);
        }
        Ok(words)
    }

    /// Folds what was typed into one change a text: all texts, or one that was left. Saves first.
    ///
    /// # Errors
    /// The keeper's; nothing is lost.
    pub fn fold<K: Keeper>(
        &mut self,
        keeper: &mut K,
        only: Option<Id>,
        now: Instant,
    ) -> Result<bool, K::Error> {
        let words = self.save(keeper, now)?;
        let wanted = |id: &Id, draft: &Draft| draft.unfolded && only.is_none_or(|only| only == *id);
        let texts: Vec<Id> =
            self.drafts.iter().filter(|(id, draft)| wanted(id, draft)).map(|(id, _)| *id).collect();
        if texts.is_empty() {
            return Ok(words);
        }
        keeper.fold(&texts).inspect_err(|_| self.failed = Some(now))?;
        for text in &texts {
            if let Some(draft) = self.drafts.get_mut(text) {
                draft.unfolded = false;
            }
        }
        Ok(words)
    }

    /// Lets go of the texts, after they were folded.
    pub fn let_go(&mut self) {
        self.drafts.clear();
    }
}

#[cfg(test)]
mod tests;
