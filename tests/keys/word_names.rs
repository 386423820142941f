//! A child whose name is a word too: the line that may name them is kept back, one key says which it is, and the page before
//! closing asks once for all.

use portal::domain::id::Id;
use portal::domain::person::Tie;
use portal::service::{Deed, Entered, Piece};

use crate::desk::Desk;

/// Writing in a review meeting of a family in which Ben is called Will, and Dad may have nothing of him.
fn with_will() -> (Desk, Id) {
    let mut desk = Desk::new();
    let known = desk.family("F-104");
    let mut child = known.children.iter().find(|child| child.name == "Ben").expect("Ben").clone();
    child.name = "Will".into();
    let will = child.id;
    let dad = desk.person("Dad");
    let tie = known.ties.iter().find(|tie| tie.person == dad).expect("a tie").clone();
    let own = known.ties.iter().find(|tie| tie.person == dad && tie.child == will);
    let id = own.map_or_else(portal::service::new_id, |tie| tie.id);
    let tie = Tie { id, child: will, may_receive: Some(false), until: None, ..own.unwrap_or(&tie).clone() };
    let keep = vec![Piece::Child(child), Piece::Tie(tie)];
    desk.tries(Deed::Enter(Box::new(Entered { keep, reason: "corrected".into(), ..Entered::default() })));
    desk.begins_a_meeting().leaves_room_view().keys("<PageDown><PageDown>");
    (desk, will)
}

fn said(desk: &Desk, line: usize) -> Vec<(Id, bool)> {
    desk.lines("since-last-time")[line].said_of().collect()
}

#[test]
fn a_line_is_kept_back_until_one_key_says_that_it_is_the_word() {
    let (mut desk, will) = with_will();
    desk.types("Will ring about the heron\n").must_say("Is \"Will\" the child in that line?").save_due();
    assert!(!desk.copy_for("Dad").contains("heron"), "nobody can tell yet");
    assert!(desk.copy_for("Mum").contains("heron"));
    desk.keys("<Ctrl-O>").must_say("It is the word").save_due();
    assert_eq!(said(&desk, 0), [(will, false)]);
    assert!(desk.copy_for("Dad").contains("heron"));
    desk.types("the pelican is for Will\n").save_due();
    assert!(!desk.copy_for("Dad").contains("pelican"), "that is the child");
    // What was said holds for the words it was said of.
    desk.keys("<Up><Up><End>").types(" again").keys("<Down>");
    desk.must_say("Is \"Will\" the child").save_due();
    assert!(said(&desk, 0).is_empty() && !desk.copy_for("Dad").contains("heron"));
}

#[test]
fn a_word_after_a_full_stop_says_that_it_is_the_child() {
    let (mut desk, will) = with_will();
    desk.types("Will has a bed\n.name\n").must_say("It is Will.").save_due();
    assert_eq!(said(&desk, 0), [(will, true)]);
    desk.keys("<Ctrl-O>").must_say("It is the word").keys("<Ctrl-Z>").save_due();
    assert_eq!(said(&desk, 0), [(will, true)]);
    desk.keys("<Down><End><Enter>").types("nothing of the kind\n.word\n").must_say("No word in this line");
}

#[test]
fn what_can_be_told_is_not_asked() {
    let (mut desk, _) = with_will();
    for line in
        ["he will come", "a bed for Will", "Will's bed", "Will: a bed", "goodwill, willing", "told @will"]
    {
        desk.types(line).keys("<Enter>");
        assert!(!desk.foot().contains("the child in that line"), "{line}: {}", desk.foot());
    }
}

#[test]
fn the_page_before_closing_asks_once_for_all_of_each_kind() {
    let (mut desk, will) = with_will();
    desk.types("he will ring\nshe will not\nWill ring the clinic\nWill ring the school\n");
    desk.types(".close\n");
    let asked = |desk: &Desk, words: &str| desk.screen().contains(&format!("> {words}"));
    let goes_to = |desk: &mut Desk, words: &str| {
        for _ in 0..60 {
            if asked(desk, words) {
                return;
            }
            desk.keys("<PageDown>");
        }
        panic!("{words} is not asked:\n{}", desk.screen());
    };
    goes_to(&mut desk, "\"Will\" in 2 lines, the child or a word?");
    desk.keys("<Ctrl-O>").must_say("2 lines kept as having the word");
    goes_to(&mut desk, "\"will\" stands 2 times in small letters");
    desk.types(".word\n").must_say("2 lines kept as having the word").save_due();
    let lines = desk.lines("since-last-time");
    let said: Vec<Vec<(Id, bool)>> = lines.iter().map(|line| line.said_of().collect()).collect();
    assert_eq!(said[..4], vec![vec![(will, false)]; 4][..]);
    desk.keys("<PageUp>").must_not_show("the child or a word?").must_not_show("in small letters");
    assert!(desk.copy_for("Dad").contains("Will ring the clinic"));
}
