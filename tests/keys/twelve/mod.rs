//! Twelve meetings from their start to their close, as they happen. Each looks at the record, at the family's copy and at the
//! screen in room view; and all that a family reader could see of all of them is looked through for a withheld word.

mod abandoned;
mod apart;
mod child_for_ten_minutes;
mod correction;
mod disclosure;
mod father_who_may_not_know;
mod interpreter_absent;
mod leaks;
mod professionals_after;
mod recommendation;
mod teacher_by_telephone;
mod two_families;
mod two_fathers;
mod whole;

use crate::desk::Desk;
pub use crate::room::{absent, tick};

/// A meeting: what is done in it, and the words that no family reader may come to see.
pub struct Meeting {
    pub name: &'static str,
    pub held: fn(Desk) -> Desk,
    pub withheld: &'static [&'static str],
    /// From whom of the family, where not from all.
    pub from: &'static [&'static str],
}

pub const ALL: [Meeting; 12] = [
    apart::MEETING,
    father_who_may_not_know::MEETING,
    two_fathers::MEETING,
    interpreter_absent::MEETING,
    child_for_ten_minutes::MEETING,
    teacher_by_telephone::MEETING,
    disclosure::MEETING,
    abandoned::MEETING,
    two_families::MEETING,
    professionals_after::MEETING,
    recommendation::MEETING,
    correction::MEETING,
];

/// Closes the meeting from a text, in room view, with the questions as they are.
pub fn closes(desk: &mut Desk) {
    desk.types(".close\n").keys("<Ctrl-P>").types("record.close\n").must_show("Close the record?");
    desk.keys("<Down><Enter>").must_say("The record is closed.");
}

/// No frame that was drawn in room view holds one of these words, and there were frames.
#[track_caller]
pub fn unseen(desk: &Desk, words: &[&str]) {
    assert!(desk.seen_in_room().len() > 20, "room view was on: {}", desk.seen_in_room().len());
    for screen in desk.seen_in_room() {
        for word in words {
            assert!(!screen.contains(word), "{word:?} was on the screen:\n{screen}");
        }
    }
}

/// The record has these words, and no copy for the family has.
#[track_caller]
pub fn withheld(desk: &Desk, words: &[&str]) {
    let (record, family) = (desk.whole_record(), desk.family_copy());
    for word in words {
        assert!(record.contains(word), "{word:?} is not in the record: {record}");
        assert!(!family.contains(word), "{word:?} is in the family's copy: {family}");
    }
}
