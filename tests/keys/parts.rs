//! A meeting in parts; a meeting broken off; two meetings that never mix.

use portal::domain::attendance::Came;
use portal::domain::meeting::State;
use portal::tui::look::Look;

use crate::desk::Desk;

/// Mum comes first; then Dad, at another place.
fn apart(mut desk: Desk) -> Desk {
    desk.keys("4<Enter>r<Down><Enter>").leaves_room_view();
    comes(&mut desk, "Mum");
    desk.keys("<PageDown><PageDown>").types("pelican said in the first part\n").time_passes(1800);
    desk.types(".part\n").must_show("Where is the next part?").types("Family centre, room 2\n");
    desk.must_say("Part 2 begins. Who is here now?");
    comes(&mut desk, "Dad");
    desk.keys("<PageDown><PageDown>").must_not_show("pelican").types("walrus said in the second part\n");
    desk.save_due();
    desk
}

/// Ticks somebody as here on the list of the part shown; nobody else of the family is.
fn comes(desk: &mut Desk, handle: &str) {
    let record = desk.record();
    let part = record.parts.last().expect("a part").id;
    let rows: Vec<_> = record.attendance.iter().filter(|row| row.part == part).collect();
    let at = rows.iter().position(|row| record.person(row.person).is_some_and(|one| one.handle == handle));
    desk.keys("<Home>");
    for _ in 0..at.expect("on the list") {
        desk.keys("<Down>");
    }
    desk.keys("y");
}

#[test]
fn parents_in_separate_parts() {
    let mut desk = apart(Desk::new());
    let record = desk.record();
    assert_eq!(record.parts.len(), 2);
    assert_eq!(record.parts[0].ended, record.parts[1].began);
    assert_eq!(record.parts[1].place, "Family centre, room 2");
    for part in &record.parts {
        let came: Vec<_> = record.attendance.iter().filter(|row| row.part == part.id).collect();
        assert_eq!(came.iter().filter(|row| row.came == Some(Came::Yes)).count(), 1);
        assert!(came.len() > 2, "everybody is asked after in each part");
    }
    let whole = desk.whole_record();
    assert!(
        whole.contains("Part 1") && whole.contains("Part 2: 10:32")
            || whole.contains("Family centre, room 2"),
        "{whole}"
    );
    for words in ["pelican said", "walrus said", "Family centre, room 2", "10:02 to 10:32", "from 10:32"] {
        assert!(whole.contains(words), "{words}: {whole}");
        assert!(desk.copy_for("HV").contains(words), "{words}");
    }
    let (mums, dads, familys) = (desk.copy_for("Mum"), desk.copy_for("Dad"), desk.family_copy());
    assert!(
        mums.contains("pelican") && !mums.contains("walrus") && !mums.contains("Family centre"),
        "{mums}"
    );
    assert!(dads.contains("walrus") && !dads.contains("pelican") && !dads.contains("10:02 to"), "{dads}");
    assert!(!familys.contains("walrus") && !familys.contains("pelican"), "{familys}");
    assert!(!familys.contains("Family centre"), "{familys}");
    desk.must_show("part 2 of 2")
        .keys("<F4>")
        .must_show("part 1 of 2")
        .must_show("pelican")
        .must_not_show("walrus");
    desk.types("and more").keys("<F4>").must_show("walrus").must_not_show("and more").types(".other\n");
    desk.must_show("and more").keys("<Tab>").must_show("Part 1 of 2").keys("<F4>").must_show("part 2 of 2");
}

#[test]
fn parents_in_separate_parts_in_a_small_window_in_the_reader_setting() {
    let look = Look { reader: true, ..Look::default() };
    let mut desk = apart(Desk::with(40, 12, look));
    desk.must_show("part 2 of 2").must_not_show("pelican");
    desk.keys("<F4>").must_say("Part 1 of 2.").must_show("pelican").must_not_show("walrus");
    assert!(!desk.copy_for("Dad").contains("pelican"));
}

#[test]
fn a_kill_comes_back_to_the_part_and_the_section_it_was_in() {
    let mut desk = apart(Desk::new());
    desk.keys("<F4>").save_due();
    let mut desk = desk.kill_and_reopen();
    // What was said to Mum alone is not shown while Dad may be here.
    desk.keys("u").must_not_show("pelican").must_show("walrus").leaves_room_view().keys("<F4>");
    desk.must_show("part 1 of 2").must_show("pelican");
}

#[test]
fn somebody_who_came_to_no_part_has_none_and_the_familys_copy_is_never_more_than_theirs() {
    let mut desk = Desk::in_a_meeting();
    comes(&mut desk, "Mum");
    desk.keys("<PageDown><PageDown>").types("pelican\n.part\n\n");
    comes(&mut desk, "Mum");
    desk.keys("<PageDown><PageDown>").types("walrus\n").save_due();
    assert!(desk.copy_for("Mum").contains("pelican") && desk.copy_for("Mum").contains("walrus"));
    for copy in [desk.copy_for("Dad"), desk.family_copy()] {
        assert!(!copy.contains("pelican") && !copy.contains("walrus"), "{copy}");
    }
}

#[test]
fn a_new_part_goes_on_with_a_paused_meeting() {
    let mut desk = Desk::writing();
    desk.types(".pause\n.part\n\n").must_say("Part 2 begins.");
    let record = desk.record();
    assert_eq!((record.meeting.state, record.parts.len()), (State::Open, 2));
}

#[test]
fn abandoned_asks_at_once_whether_it_counts_and_says_so_until_that_is_decided() {
    let mut desk = Desk::writing();
    let before = desk.family("F-104").next.expect("a next day").latest;
    desk.types("heron on the roof")
        .finds("meeting.abandon")
        .types("fire alarm\n")
        .keys("<Down><Down><Down><Enter>");
    desk.must_show("Does it count as a core group?").keys("<End><Enter>");
    let counts =
        |desk: &Desk| (desk.record().meeting.counts, desk.family("F-104").next.expect("a day").latest);
    let undecided = counts(&desk);
    assert_eq!(undecided.0, None);
    assert_eq!(undecided.1, before, "a meeting nobody has decided about moves no date");
    assert!(desk.whole_record().contains("Counts as a core group: not decided"), "{}", desk.whole_record());
    assert!(!desk.family_copy().contains("not decided") && desk.family_copy().contains("heron on the roof"));
    assert!(desk.copy_for("Mum").contains("heron on the roof"));
    desk.keys("1").must_show("abandoned: not decided whether it counts");
    desk.keys("4<Esc>").must_show("not decided whether it counts");
    desk.keys("1<Home><Enter>").must_show("This meeting was broken off.");
    desk.keys("w").must_show("Does it count").keys("<Up><Up><Enter>");
    let counted = counts(&desk);
    assert!(counted.0 == Some(true) && counted.1 > before, "{counted:?}");
    desk.keys("w<Down><Enter>");
    assert_eq!(counts(&desk), (Some(false), undecided.1));
    desk.keys("1").must_not_show("not decided");
}

#[test]
fn two_families_on_one_day() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>r<Down><Enter>").leaves_room_view();
    desk.keys("<PageDown><PageDown>").types("osprey for the first").keys("<Esc>");
    desk.finds("meeting.abandon").types("half a reason").keys("<Esc>");
    let first = desk.record().meeting;
    desk.leaves_the_meeting()
        .keys("<Esc>4n")
        .types("F-300")
        .keys("<PageDown><Enter>r<Down><Enter><PageDown><PageDown>")
        .must_not_show("osprey")
        .types("puffin for the second");
    desk.leaves_room_view();
    let second = desk.record().meeting;
    assert_ne!(first.family, second.family);
    desk.finds("meeting.abandon").must_not_show("half a reason").keys("<Esc>").save_due();
    let home = desk.leaves_the_meeting().keys("1").screen();
    for one in [&first, &second] {
        assert!(home.contains(&format!("{}, open", one.title())), "{home}");
    }
    assert_eq!(home.matches("open since Thursday 10:02").count(), 2, "{home}");
    let second_copies = [desk.whole_record(), desk.family_copy()];
    for copy in second_copies {
        assert!(copy.contains("puffin") && !copy.contains("osprey"), "{copy}");
    }
    desk.keys("/").types("osprey\n").must_show("F-104").must_not_show("puffin").keys("<Esc>");
    let mut desk = desk.kill_and_reopen();
    desk.keys("44<Home><Enter>r<Down><Enter>").must_show("osprey").must_not_show("puffin");
    desk.leaves_room_view();
    desk.finds("meeting.abandon").must_show("half a reason");
}

#[test]
fn two_meetings_of_one_family_on_one_day() {
    let mut desk = Desk::writing();
    desk.types("osprey")
        .leaves_the_meeting()
        .keys("e<Down><Enter>")
        .leaves_room_view()
        .keys("<PageDown><PageDown>")
        .types("puffin");
    desk.must_not_show("osprey")
        .leaves_the_meeting()
        .keys("1")
        .must_show("Review meeting 3, open")
        .must_show("Extra meeting 1, open");
    assert!(!desk.whole_record().contains("osprey"));
}

#[test]
fn a_meeting_is_planned_not_held_planned_again_and_begun_each_by_keys_with_reason_and_whose() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>n").must_show("Which meeting is planned?").keys("<Enter>").types("in 2 weeks\n");
    desk.must_say("is planned for Thursday 10 December 2026").must_show("planned");
    let planned = desk.record();
    assert_eq!((planned.meeting.state, planned.parts[0].began), (State::Planned, None));
    desk.runs(portal::command::Command::Family(portal::command::Family::NewReview)).must_show("Go on with");
    desk.keys("<Down><Enter>").must_say("This meeting is planned.");
    desk.finds("meeting.not-held").types("nobody was told\n").keys("<Down><Down><Enter>");
    desk.must_show("This meeting was not held.").keys("p<Down><Enter>").must_say("This meeting is planned.");
    assert_eq!(desk.record().meeting.state, State::Planned);
    desk.keys("<PageDown><PageDown>").types("before it begins\n.begin\n").keys("<Down><Enter>").save_due();
    let begun = desk.record();
    assert_eq!((begun.meeting.state, begun.meeting.on.to_string().as_str()), (State::Open, "2026-11-26"));
    assert!(begun.parts[0].began.is_some());
    let turns: Vec<State> = begun.meeting.turns.iter().map(|turn| turn.state).collect();
    assert_eq!(turns, [State::Planned, State::NotHeld, State::Planned, State::Open]);
    assert_eq!(desk.text("since-last-time").trim(), "before it begins");
    assert!(
        desk.whole_record().contains("nobody was told. The reason was a service's."),
        "{}",
        desk.whole_record()
    );
}
