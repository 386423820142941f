//! Words begun beside an answer and left for later: they are kept, and said wherever they could be forgotten.

use crate::domain::checklist::mark::Key;
use crate::domain::id::Id;
use crate::service::checklists::words;
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

/// `Words begun beside A1 and B8 are not saved.`; none where there are none.
pub(super) fn in_words(env: &Env, sitting: Id) -> Option<String> {
    let names = names(sitting);
    let begun = env.drafts.iter().filter(|(_, words)| !words.is_empty());
    let keys = begun.filter_map(|(name, _)| name.strip_prefix(&names));
    let mut items: Vec<String> = keys.map(|key| Key::from_text(key).item).collect();
    items.sort();
    items.dedup();
    (!items.is_empty()).then(|| format!("Words begun beside {} are not saved.", words::joined(&items)))
}
