//! Who was there, to the minute: interpreters, children for a part, places that may not be private.

use portal::domain::audience::Reader;
use portal::domain::closing::gaps;
use portal::tui::look::Look;

use crate::desk::Desk;

/// The questions before closing, as the record would be closed now.
fn questions(desk: &Desk) -> Vec<String> {
    let sheet = desk.sheet();
    let gaps = gaps(&desk.record(), &sheet.around, sheet.latest_next, None);
    gaps.iter().filter_map(|gap| gap.for_reader(&Reader::Record)).map(str::to_owned).collect()
}

fn asked(desk: &Desk, part: &str) -> bool {
    questions(desk).iter().any(|question| question.contains(part))
}

#[test]
fn an_interpreter_who_is_needed_and_absent_is_asked_about_and_printed() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("y<Up>l").must_show("For which language").types("Polish\n").must_show("Polish interpreter");
    assert!(asked(&desk, "needs an interpreter for Polish and none was there"), "{:?}", questions(&desk));
    for copy in [desk.whole_record(), desk.family_copy()] {
        assert!(copy.contains("interpreter for Polish: needed and not there"), "{copy}");
    }
    desk.keys("+").types("Anna K\n").keys("<Home><Down><Down><Down><Down><Enter>").must_show("Anna K");
    assert!(asked(&desk, "was one there? Not recorded."), "{:?}", questions(&desk));
    desk.keys("l").must_show("Which language do they interpret?").types("Polish\n");
    desk.must_show("What kind of interpreter").keys("<Home><Enter>").must_show("professional");
    assert!(!asked(&desk, "needs an interpreter"), "{:?}", questions(&desk));
    assert!(desk.whole_record().contains("interpreter for Polish: needed and there"));
    assert!(desk.whole_record().contains("Polish, professional interpreter"));
    desk.keys("n");
    assert!(asked(&desk, "Polish and none was there"), "{:?}", questions(&desk));
    assert!(!asked(&desk, "The Polish interpreter did not come"), "asked once");
}

#[test]
fn a_child_is_there_for_the_first_ten_minutes_and_each_decision_says_so() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("y+")
        .types("Ava\n")
        .keys("<Home><Down><Down><Down><Down><Down><Enter>")
        .must_show("Ava, child: came");
    desk.time_passes(4 * 60).keys("<PageDown><PageDown>").types("> nursery every day\n");
    desk.keys("<PageUp><PageUp><End>").time_passes(6 * 60).keys("o").must_show("left 10:1");
    desk.time_passes(5 * 60).keys("<PageDown><PageDown>").types("> weekly visits\n").save_due();
    let record = desk.whole_record();
    assert!(record.contains("nursery every day. Present when decided: mother, Ava;"), "{record}");
    assert!(record.contains("weekly visits. Present when decided: mother;"), "{record}");
    assert!(record.contains("not stated whether there: father"), "{record}");
    assert!(desk.family_copy().contains("weekly visits. Present when decided: mother;"));
}

#[test]
fn a_teacher_on_the_telephone_whose_place_nobody_asked_about() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("y")
        .keys("+")
        .types("Miss Lane, class teacher\n")
        .keys("<End>")
        .keys("<Down><Down><Down><Down><Down><Down><Enter>");
    desk.keys("h").must_show("by telephone").must_show("privacy");
    desk.keys("<PageDown><PageDown>").types("> monthly until review\n").save_due();
    assert!(
        asked(&desk, "class teacher joined by telephone: was the place private"),
        "{:?}",
        questions(&desk)
    );
    for copy in [desk.whole_record(), desk.family_copy()] {
        assert!(copy.contains("by telephone, not known whether the place was private"), "{copy}");
        assert!(
            copy.contains("Present when decided: mother; by telephone, privacy not known: class teacher"),
            "{copy}"
        );
    }
    desk.keys("<PageUp><PageUp><End>v").must_show("private");
    assert!(!asked(&desk, "was the place private"), "{:?}", questions(&desk));
    assert!(desk.whole_record().contains("Present when decided: mother, class teacher;"));
}

#[test]
fn times_are_typed_afterwards_and_what_cannot_be_read_changes_nothing() {
    let mut desk = Desk::with(40, 12, Look::default());
    desk.begins_a_meeting().keys("t").types("until 10:10\n").must_show("left 10:10");
    desk.keys("t<End>").must_show("until 10:10").types(" or so\n").must_say("was not read as times");
    desk.must_show("left 10:10");
}
