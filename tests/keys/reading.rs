//! Reading guidance: what belongs to a page, back and forward, a plain page, the place where reading stopped.

use tempfile::TempDir;

use crate::desk::Desk;

#[test]
fn related_pages_open_from_the_page_and_back_and_forward_go_among_them() {
    let mut desk = Desk::new();
    desk.keys("2<Down><Enter>");
    let first = desk.row(3);
    desk.keys("<Enter>").must_show("See also: which?").keys("<Enter>");
    let second = desk.row(3);
    assert_ne!(first, second);
    desk.keys("[");
    assert_eq!(desk.row(3), first);
    desk.keys("]");
    assert_eq!(desk.row(3), second);
    desk.keys("]").must_say("There is no page after this one.");
    desk.keys("[[").must_say("This is the first page you read here.");
}

#[test]
fn a_plain_page_has_nothing_beside_its_words() {
    let mut desk = Desk::new();
    desk.keys("2<Down><Enter>p").must_show("Plain: ");
    let body: Vec<String> = (3..desk.rows() - 3).map(|n| desk.row(n)).collect();
    assert!(body.iter().all(|row| !row.contains('\u{2502}')), "{body:#?}");
    assert!(body.iter().any(|row| !row.is_empty() && !row.starts_with(' ')), "{body:#?}");
    desk.keys("<Esc>").must_show("\u{2502}");
}

#[test]
fn reading_goes_on_where_it_stopped_after_other_screens_and_after_leaving_the_program() {
    let mut desk = Desk::new();
    desk.keys("2<Down><Down><Enter><PageDown>");
    let there = desk.row(3);
    desk.keys("<Esc>1").must_show("Needs you").keys("2<Enter>");
    assert_eq!(desk.row(3), there);
    desk.keys("1");
    let mut again = Desk::again(desk.closes());
    again.keys("2<Down><Down><Enter>");
    assert_eq!(again.row(3), there);
    again.resizes(60, 20);
    again.must_show(
        there.rsplit('\u{2502}').next().and_then(|words| words.split_whitespace().next()).expect("a word"),
    );
}

#[test]
fn another_page_begins_at_its_top() {
    let mut desk = Desk::new();
    desk.keys("2<Down><Down><Enter><PageDown><Esc><Down><Enter>");
    let title = desk.row(3);
    desk.keys("<Home>");
    assert_eq!(desk.row(3), title);
}

#[test]
fn another_authority_is_looked_into_marked_and_yours_stays_in_use() {
    let mut desk = Desk::new();
    // With the common pack alone in use, every authority is another one.
    desk.finds("setting.authority");
    while !desk.cursor_row().contains("for any area") {
        desk.keys("<Up>");
    }
    desk.keys("<Enter>").must_say("now those of the Common pack");
    desk.finds("content.other")
        .must_show("Look into which?")
        .keys("<Enter>")
        .must_show("not the one you use");
    desk.must_show("Whom to ring there").keys("<Enter>").must_show("which is not");
    desk.must_show("not the one you use").keys("<Esc><Esc>5").must_show("Childline").must_not_show("MASH");
}

#[test]
fn without_a_store_the_place_is_kept_while_the_program_runs() {
    let mut desk = Desk::at_the_door(TempDir::new().expect("a folder"));
    desk.keys("<Esc>2<Down><Down><Enter><PageDown>");
    let there = desk.row(3);
    desk.keys("<Esc>12<Enter>");
    assert_eq!(desk.row(3), there);
    assert!(desk.refused.is_empty(), "{:?}", desk.refused);
}
