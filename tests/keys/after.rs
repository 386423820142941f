//! What is read out before closing, what comes after it, and what each child said over all meetings.

use portal::domain::audience::Audience;
use portal::domain::correction::Taken;
use portal::domain::episode::{Episode, Status};
use portal::domain::id::Id;
use portal::domain::read_back::Stance;
use portal::service::{Deed, Piece};
use portal::tui::look::Look;

use crate::desk::Desk;

fn close(desk: &mut Desk) {
    desk.types(".close\n").types(".close\n").must_show("Close the record?");
    desk.keys("<Down><Enter>").must_say("The record is closed.");
}

/// Goes down the list until the row with the cursor says this.
fn goes_to(desk: &mut Desk, words: &str) {
    for _ in 0..20 {
        if desk.cursor_row().contains(words) {
            return;
        }
        desk.keys("<Down>");
    }
    panic!("no row says {words:?}:\n{}", desk.screen());
}

/// A blank of a few answers goes on until it says this.
fn picks(desk: &mut Desk, words: &str) {
    for _ in 0..20 {
        if desk.cursor_row().contains(words) {
            return;
        }
        desk.keys("<Right>");
    }
    panic!("no answer {words:?}:\n{}", desk.screen());
}

#[test]
fn a_father_who_does_not_agree_is_kept_in_his_own_words() {
    let mut desk = Desk::writing();
    desk.types("> core group monthly until review\n! weigh Ben @HV by fri 4 dec\n.read\n");
    desk.must_show("Decision:").must_show("core group monthly until review.").must_not_show("weigh Ben");
    goes_to(&mut desk, "Dad: not asked");
    desk.keys("n").must_show("Dad: does not agree").keys("s").must_show("What does Dad say?");
    desk.types("nobody asked me about the day\n");
    desk.must_show("Dad: does not agree. \"nobody asked me about the day\"");
    desk.keys("<PageDown>").must_show("Who: health visitor. By: Friday 4 December 2026.");
    goes_to(&mut desk, "Mum: not asked");
    desk.keys("a").must_show("Mum: agrees").keys("<Esc>").must_show("weigh Ben");
    let kept = desk.record().read_backs;
    assert_eq!(kept.len(), 2, "nothing is kept for those nobody asked: {kept:?}");
    assert!(kept.iter().any(|one| one.stance == Stance::DoesNotAgree && one.audience == Audience::Everyone));
    for copy in [desk.whole_record(), desk.family_copy(), desk.copy_for("Mum"), desk.copy_for("HV")] {
        assert!(copy.contains("Dad does not agree: \"nobody asked me about the day\""), "{copy}");
        assert!(copy.contains("Mum agrees."), "{copy}");
    }
    assert!(desk.whole_record().contains("Mum was not asked."), "{}", desk.whole_record());
    assert!(!desk.family_copy().contains("was not asked"), "an answer may have been withheld");
}

#[test]
fn an_answer_to_words_that_were_changed_is_asked_again() {
    let mut desk = Desk::writing();
    desk.types("> core group weekly until review\n.read\n");
    goes_to(&mut desk, "Mum");
    desk.keys("a<Esc>").keys("<Up><End>").types(" or so\n").keys("<Down>").types(".read\n");
    desk.must_show("Mum: answered other words; ask again");
    let record = desk.whole_record();
    assert!(record.contains("To other words, \"core group weekly until review\": Mum agrees."), "{record}");
}

#[test]
fn what_not_everyone_may_hear_is_not_read_out_and_not_counted() {
    let mut desk = Desk::writing();
    desk.types("> monthly\n").types("> bilberry").keys("<Ctrl-R>").types("\n\n.read\n");
    desk.must_show("monthly").must_say("1 of 1").must_not_show("bilberry");
    desk.keys("<PageDown>").must_not_show("bilberry");
}

#[test]
fn an_answer_narrowed_is_not_on_the_screen_and_not_in_the_copies() {
    let mut desk = Desk::writing();
    desk.types("> monthly until review\n.read\n");
    goes_to(&mut desk, "Mum");
    desk.keys("ns").types("huckleberry\n").keys("f").must_say("for: professionals only");
    desk.must_show("Mum: answered, kept apart").must_not_show("huckleberry");
    assert!(desk.whole_record().contains("huckleberry"));
    for copy in [desk.family_copy(), desk.copy_for("Dad")] {
        assert!(!copy.contains("huckleberry"), "{copy}");
    }
}

#[test]
fn reading_back_fits_a_small_window_and_is_said_in_the_reader_setting() {
    for look in [Look::default(), Look { reader: true, ..Look::default() }] {
        let mut desk = Desk::with(40, 12, look);
        desk.begins_a_meeting().keys("<PageDown><PageDown>");
        desk.types("> core group monthly until review\n! weigh Ben @HV by fri 4 dec\n.close\n.read\n");
        desk.must_show_anywhere("core group monthly until review.");
        goes_to(&mut desk, "Mum: not asked");
        desk.keys("a").must_show("Mum: agrees").must_say("Mum agrees.");
        desk.keys("<PageDown>").must_show_anywhere("By: Friday 4 December 2026.");
        if look.reader {
            desk.must_say("weigh Ben.");
        }
        desk.keys("<Esc>").must_show("To answer");
    }
}

#[test]
fn ending_a_plan_is_a_recommendation_to_the_review_conference() {
    let mut desk = Desk::writing();
    desk.types("> both boys come off the plan in spring\n> core group monthly\n.read\n");
    desk.must_show("Recommendation to the review conference:")
        .must_show("both boys come off the plan in spring.");
    desk.keys("<PageDown>").must_show("Decision:").keys("<Esc>");
    close(&mut desk);
    let words = "Recommendation to the review conference: both boys come off the plan in spring.";
    for copy in [desk.whole_record(), desk.family_copy(), desk.copy_for("Mum")] {
        assert!(copy.contains(words) && copy.contains("Decision: core group monthly."), "{copy}");
    }
}

#[test]
fn a_mothers_correction_travels_with_later_copies_accepted_or_not() {
    let mut desk = Desk::writing();
    desk.types("-- boiler off since Sunday\n");
    close(&mut desk);
    desk.keys("c").must_show("To whom");
    picks(&mut desk, "Dad");
    desk.keys("<PageDown><Enter>").must_say("It is kept who was given a copy.");
    desk.time_passes(86_400).keys("a").must_show("Who asks");
    picks(&mut desk, "Mum");
    desk.keys("<Enter><Enter>").types("the boiler was mended on Monday").keys("<PageDown><Enter>");
    desk.must_say("The correction is kept in their words.");
    for copy in [desk.whole_record(), desk.family_copy(), desk.copy_for("Mum")] {
        assert!(copy.contains("\"the boiler was mended on Monday\" Not decided yet."), "{copy}");
    }
    desk.keys("t").must_show("the boiler was mended on Monday");
    picks(&mut desk, "not accepted");
    desk.keys("<Enter>").types("the gas man was booked for Friday").keys("<PageDown><Enter>");
    desk.must_say("It is kept what became of it.");
    assert_eq!(desk.record().corrections[0].taken, Some(Taken::NotAccepted));
    let all = [desk.whole_record(), desk.family_copy(), desk.copy_for("Mum"), desk.copy_for("Dad")];
    for copy in &all {
        assert!(
            copy.contains("\"the boiler was mended on Monday\" Not accepted, Friday 27 November 2026."),
            "{copy}"
        );
        assert!(copy.contains("Why: the gas man was booked for Friday."), "{copy}");
        assert!(copy.contains("boiler off since Sunday"), "the record stands: {copy}");
    }
    assert!(all[0].contains("To be told of it, for they have an earlier copy:"), "{}", all[0]);
    assert!(!all[1].contains("To be told of it"), "{}", all[1]);
}

#[test]
fn a_correction_kept_from_others_is_in_its_askers_own_copy() {
    let mut desk = Desk::writing();
    close(&mut desk);
    desk.keys("a");
    picks(&mut desk, "Mum");
    desk.keys("<Enter><Enter>").types("huckleberry").keys("<Enter><Enter>");
    picks(&mut desk, "professionals, and whoever asks");
    desk.keys("<PageDown><Enter>");
    let holds = ["Mum", "HV", "Dad"].map(|who| desk.copy_for(who).contains("huckleberry"));
    assert_eq!(holds, [true, true, false]);
    assert!(!desk.family_copy().contains("huckleberry"));
}

#[test]
fn the_next_meeting_says_whether_it_agreed_the_record_and_both_records_say_so() {
    let mut desk = Desk::writing();
    desk.types("+ brought to both clinics\n");
    close(&mut desk);
    desk.keys("<Esc>r<Down><Enter><PageDown>")
        .finds("minutes.agreed")
        .must_show("Is the record of Review meeting 3 agreed?")
        .keys("<Enter>");
    assert!(desk.record().agreed_here.is_empty(), "it starts on the answer that says nothing");
    desk.finds("minutes.agreed").keys("<Down><Down><Enter>");
    desk.must_say("Noted in both records.");
    let words = "Review meeting 3 of Thursday 26 November 2026: Agreed with the corrections";
    assert!(desk.whole_record().contains(words), "{}", desk.whole_record());
    assert_eq!(desk.record().agreed_here.len(), 1);
    desk.finds("minutes.agreed").keys("<Down><Enter>").must_say("Noted in both records.");
    assert_eq!(desk.record().agreed_here.len(), 1, "the later answer takes the place of the first");
    assert!(desk.family_copy().contains("26 November 2026: Agreed as it stands."), "{}", desk.family_copy());
}

#[test]
fn what_a_child_said_is_gathered_and_cleared_for_whom_it_may_go_to() {
    let mut desk = Desk::writing();
    desk.types("\" Ava to @SW 12 nov, alone, asked: what is tea like: I make my own\n\" Ava: huckleberry\n");
    close(&mut desk);
    desk.keys("<Esc>w").must_show("What did which child say?");
    goes_to(&mut desk, "Ava");
    desk.keys("<Enter>").must_show("What Ava said");
    desk.must_show_anywhere("Withheld from family readers: nobody has decided who may have it.");
    desk.must_show_anywhere("Said 14 days ago.").must_show_anywhere("Heard by: not stated.");
    assert!(!desk.copy_for("Mum").contains("I make my own"));
    desk.keys("w").must_show("Which words?");
    goes_to(&mut desk, "huckleberry");
    desk.keys("<Enter>").must_show("Who may have Ava's words?");
    goes_to(&mut desk, "Everyone but Dad");
    desk.keys("<Enter>").must_say("It is kept who may have these words.");
    let before = desk.text("since-last-time");
    assert!(before.contains("huckleberry"), "the closed text stands");
    assert!(desk.lines("since-last-time").iter().all(|line| line.cleared.is_none()), "and is not edited");
    assert!(desk.copy_for("Mum").contains("huckleberry"));
    assert!(!desk.copy_for("Dad").contains("huckleberry"));
    assert!(!desk.family_copy().contains("huckleberry"));
    assert!(!desk.copy_for("Mum").contains("I make my own"), "the other line is withheld still");
    desk.keys("f");
    goes_to(&mut desk, "Mum,");
    desk.keys("<Enter>").must_show_anywhere("huckleberry").must_not_show("I make my own");
    desk.keys("f");
    goes_to(&mut desk, "Dad,");
    desk.keys("<Enter>").must_not_show("huckleberry").must_not_show("I make my own");
}

#[test]
fn while_a_meeting_is_written_in_the_page_clears_the_line_itself() {
    let mut desk = Desk::writing();
    desk.types("\" Noor: huckleberry\n").leaves_the_meeting().keys("w");
    goes_to(&mut desk, "Noor");
    desk.keys("<Enter>w");
    if desk.shows("Which words?") {
        goes_to(&mut desk, "huckleberry");
        desk.keys("<Enter>");
    }
    desk.keys("<Down><Down><Enter>").must_say("It is kept who may have these words.");
    assert!(desk.lines("since-last-time")[0].cleared.is_some());
    assert!(desk.copy_for("Mum").contains("huckleberry"));
}

#[test]
fn once_proceedings_have_begun_legal_is_asked_before_anything_goes_out() {
    let mut desk = Desk::writing();
    desk.types("+ brought to both clinics\n");
    let record = desk.record();
    let episode = Episode {
        id: Id::from_bytes([9; 16]),
        family: record.family.id,
        child: record.children[0].id,
        status: Status::PreProceedings,
        from: record.meeting.on,
        category: String::new(),
        reviews: Vec::new(),
        every_weeks: None,
        until: None,
        ended_because: String::new(),
    };
    desk.tries(Deed::Keep(Box::new(Piece::Episode(episode))));
    close(&mut desk);
    let words = "Ask legal before anything is circulated.";
    desk.must_show(words).keys("x").must_show(words).must_show("Save it in what form?").keys("<Esc>");
    assert!(desk.whole_record().contains(words));
    for copy in [desk.family_copy(), desk.copy_for("Mum"), desk.copy_for("HV")] {
        assert!(!copy.contains(words), "{copy}");
    }
    desk.keys("f<Down><Enter>").must_show(words);
}

#[test]
fn a_letter_and_enter_decide_who_may_have_what_is_written_of_a_child() {
    let mut desk = Desk::writing();
    desk.types(".close\n").looks_for("> May Gran have what is written of Baby?");
    let said = |desk: &Desk| {
        let record = desk.record();
        let gran = record.people.iter().find(|person| person.handle == "Gran").expect("Gran").id;
        let baby = record.children.iter().find(|child| child.name == "Baby").expect("Baby").id;
        let tie = record.ties.iter().find(|tie| tie.person == gran && tie.child == baby);
        tie.and_then(|tie| tie.may_receive)
    };
    assert_eq!(said(&desk), None);
    desk.must_show("y may, n may not, or answer:").keys("y");
    assert_eq!(said(&desk), None, "a reason may begin with it");
    desk.keys("<Enter>").must_not_show("May Gran have what is written of Baby?");
    assert_eq!(said(&desk), Some(true));
}
