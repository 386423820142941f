//! Words begun beside an answer and left for later: they are kept, and said wherever they could be forgotten.

use crate::domain::checklist::mark::Key;
use crate::domain::id::Id;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::Env;

/// The name under which the words of one answer's form are kept.
pub(super) fn draft_name(sitting: Id, key: &Key) -> String {
    format!("{}{key}", names(sitting))
}

/// What all of a sitting's names begin with.
fn names(sitting: Id) -> String {
    format!("{DRAFT}form:beside:{sitting}:")
}

/// Whether words were begun beside this answer.
pub(super) fn is_begun(env: &Env, sitting: Id, key: &Key) -> bool {
    env.drafts.get(&draft_name(sitting, key)).is_some_and(|words| !words.is_empty())
}

/// `Words begun beside 2 answers are not saved.`; none where there are none.
pub(super) fn in_words(env: &Env, sitting: Id) -> Option<String> {
    let names = names(sitting);
    let begun = env.drafts.iter().filter(|(name, words)| name.starts_with(&names) && !words.is_empty());
    match begun.count() {
        0 => None,
        1 => Some("Words begun beside 1 answer are not saved.".into()),
        many => Some(format!("Words begun beside {many} answers are not saved.")),
    }
}
