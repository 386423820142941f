//! The facts of two people who are one.

use super::words::stays;
use crate::domain::person::{Capacity, Person};
use crate::domain::receives::is_family;
use crate::service::entry::{LINE, is_same_name};

/// The one who stays, with what only the other's record says.
pub(super) fn united(kept: &Person, gone: &Person, said: &mut Vec<String>) -> Person {
    Person {
        name: either("Full name", &kept.name, &gone.name, said),
        role: either("Role", &kept.role, &gone.role, said),
        agency: either("Agency", &kept.agency, &gone.agency, said),
        capacity: capacity(kept, gone, said),
        telephone: telephone(&kept.telephone, &gone.telephone, said),
        earlier: earlier(kept, gone),
        ..kept.clone()
    }
}

/// The names of the one who goes are earlier names of the one who stays: lines were written with them.
fn earlier(kept: &Person, gone: &Person) -> Vec<String> {
    let mut all = kept.earlier.clone();
    for name in gone.names() {
        if !kept.names().chain(all.iter().map(String::as_str)).any(|known| is_same_name(known, name)) {
            all.push(name.to_owned());
        }
    }
    all
}

fn either(what: &str, kept: &str, gone: &str, said: &mut Vec<String>) -> String {
    if kept.trim().is_empty() {
        return gone.to_owned();
    }
    if !gone.trim().is_empty() && !is_same_name(kept, gone) {
        said.push(stays(what, kept, gone));
    }
    kept.to_owned()
}

/// Both numbers, where the two are two and fit in a line.
fn telephone(kept: &str, gone: &str, said: &mut Vec<String>) -> String {
    let figures = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
    let both = format!("{} or {}", kept.trim(), gone.trim());
    if kept.trim().is_empty() || gone.trim().is_empty() || figures(kept) == figures(gone) {
        return either("Telephone", kept, if kept.trim().is_empty() { gone } else { "" }, said);
    }
    if both.chars().count() > LINE {
        return either("Telephone", kept, gone, said);
    }
    said.push(format!("Telephone: both numbers stand there now: {both}."));
    both
}

/// In what capacity they come: as the one of the two whose copies hold less.
fn capacity(kept: &Person, gone: &Person, said: &mut Vec<String>) -> Capacity {
    let is_narrower = (kept.capacity.is_professional() && !gone.capacity.is_professional())
        || (!is_family(kept) && is_family(gone));
    let capacity = if is_narrower { gone.capacity } else { kept.capacity };
    if kept.capacity != gone.capacity {
        let (one, other) = (kept.capacity.label(), gone.capacity.label());
        let holds = capacity.label();
        said.push(format!(
            "They are on record as {one} and as {other}: {holds} holds, whose copies hold less."
        ));
    }
    capacity
}
