//! What My store lists, and what each row does.

use crate::domain::idle::IdleTimes;
use crate::domain::moment::{clock_time, long_date};
use crate::service::own::OwnView;
use crate::tui::pane::idle::in_words;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// What a row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    Backup,
    Verify,
    Passphrase,
    Words,
    Organisation,
    Remove,
    Uses,
    Standing,
    Authority,
    Idle,
    Lock,
}

/// The rows, and what each that can be chosen does.
pub(super) fn rows(view: &OwnView, idle: IdleTimes) -> (Vec<Item>, Vec<Does>) {
    let mut rows = vec![
        (Does::Backup, "Make a backup: an encrypted copy to keep elsewhere".to_owned()),
        (Does::Verify, "Check the store: every page, every index, the count of saves".into()),
        (Does::Passphrase, "Change the passphrase".into()),
        (Does::Words, "New recovery words: the paper is lost, or was never written".into()),
    ];
    if view.organisation {
        rows.push((Does::Organisation, "New recovery words for your organisation".into()));
        rows.push((Does::Remove, "Take the organisation's recovery words away".into()));
    } else {
        rows.push((Does::Organisation, "Recovery words for your organisation: it has none".into()));
    }
    rows.extend(uses_row(view).map(|words| (Does::Uses, words)));
    rows.push((Does::Authority, "Authority: whose guidance and contacts are used".into()));
    rows.push((Does::Idle, format!("Without a key it {}", in_words(idle))));
    rows.push((Does::Lock, "Lock now".into()));
    let mut items = vec![Item::Heading("My store".into())];
    items.extend(rows.iter().map(|(_, words)| Item::row(words)));
    items.push(Item::Heading("Whose record this is: Enter corrects it".into()));
    let facts = facts(view);
    let does = rows.iter().map(|(does, _)| *does).chain(facts.iter().map(|_| Does::Standing)).collect();
    items.extend(facts.into_iter().map(Item::Row));
    items.push(Item::Words(String::new()));
    items.push(Item::Words("A forgotten passphrase: lock, and press F7 at the door.".into()));
    (items, does)
}

/// The count that is new stands first: in a narrow window the rest is cut.
fn uses_row(view: &OwnView) -> Option<String> {
    let times = match view.uses.len() {
        0 => return None,
        1 => "once".to_owned(),
        many => format!("{many} times"),
    };
    Some(match view.unseen {
        0 => format!("Organisation's words were used {times}: see when"),
        new => format!("{new} NEW: organisation's words were used {times}: see when"),
    })
}

fn facts(view: &OwnView) -> [String; 5] {
    let standing = &view.standing;
    let or = |words: &str, nothing: &str| {
        if words.trim().is_empty() { nothing.to_owned() } else { words.to_owned() }
    };
    [
        format!("Controller: {}", or(&standing.controller, "not said")),
        format!("Approved by: {}", or(&standing.approved_by, "nobody yet")),
        format!("Approved on: {}", standing.approved_on.map_or("not yet".into(), long_date)),
        format!("Official record: {}", or(&standing.official_record, "not said")),
        format!("Who writes: {}", standing.written_by().unwrap_or_else(|| "not said".into())),
    ]
}

/// Every use of the organisation's words, the latest first.
pub(super) fn uses(view: &OwnView) -> Vec<Para> {
    let mut paras = vec![
        Para::heading("The organisation's recovery words were used"),
        Para::words(
            "Each use opened this store without your passphrase and gave it another one. If you do not know of it, ask \
             whoever keeps these words.",
        ),
    ];
    paras.extend(view.uses.iter().enumerate().map(|(n, at)| {
        let new = if n < view.unseen { "   new" } else { "" };
        Para::item("- ", format!("{} at {}{new}", long_date(at.date_naive()), clock_time(at)))
    }));
    paras
}
