use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::command::chord::Key as Typed;
use crate::domain::date::{Around, Lean};
use crate::tui::look::Look;

fn form() -> Form {
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a date");
    let around = Around { today, next_core_group: None };
    Form::new(vec![
        Blank::line("reference", "Reference").hint("Never a person's name."),
        Blank::date("since", "Known since", around, Lean::Back),
        Blank::few("seat", "Seat", ["lead", "deputy", "member"].map(str::to_owned).to_vec()).optional(),
        Blank::hidden("words", "Passphrase"),
    ])
}

fn screen(form: &Form, (width, height): (u16, u16), look: Look) -> (String, (u16, u16)) {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen");
    terminal.draw(|frame| form.view(frame, frame.area(), look)).expect("a screen");
    let backend = terminal.backend();
    assert!(backend.cursor_visible());
    let at = backend.cursor_position();
    (backend.to_string(), (at.x, at.y))
}

fn press(form: &mut Form, key: Typed) {
    form.key(&Chord::plain(key));
}

#[test]
fn enter_goes_down_and_saves_on_the_last_blank_and_on_the_row_that_says_so() {
    let mut form = form();
    let went: Vec<Went> = (0..4).map(|_| form.update(Key::Take)).collect();
    assert_eq!(went, [Went::Stayed, Went::Stayed, Went::Stayed, Went::Submit]);
    form.update(Key::Last);
    assert_eq!(form.update(Key::Take), Went::Submit);
    form.update(Key::Next);
    form.update(Key::Next);
    assert_eq!(form.update(Key::Take), Went::Leave);
    assert_eq!(form.leave("").update(Key::Previous), Went::Stayed);
}

#[test]
fn a_paste_with_line_ends_stays_in_its_blank_and_saves_nothing() {
    let mut form = form();
    form.insert("F-201\r\nand\tmore\n");
    assert_eq!(form.words("reference"), "F-201 and more ");
    form.go_to("words");
    form.insert("six words\r\n");
    assert_eq!(form.hidden("words"), "six words");
}

#[test]
fn a_few_answers_are_chosen_by_number_arrow_and_the_letters_they_begin_with() {
    let mut form = form();
    form.go_to("seat");
    assert_eq!(form.chosen("seat"), None);
    for (typed, chosen) in [("2", 1), ("m", 2), ("deputy", 1), ("D", 1)] {
        form.insert(typed);
        assert_eq!(form.chosen("seat"), Some(chosen), "{typed}");
        form.update(Key::Previous);
        form.update(Key::Next);
    }
    form.insert("told by school");
    assert_eq!(form.words("seat"), "deputy");
    let drawn = screen(&form, (80, 24), Look::default()).0;
    assert!(drawn.contains("No answer begins with told by school; arrows choose."), "{drawn}");
    assert!(form.whereabouts().contains("No answer begins with"));
    press(&mut form, Typed::Right);
    press(&mut form, Typed::Right);
    assert_eq!(form.words("seat"), "member");
    press(&mut form, Typed::Left);
    assert_eq!(form.words("seat"), "deputy");
    press(&mut form, Typed::Backspace);
    assert_eq!(form.chosen("seat"), None);
}

#[test]
fn a_date_is_read_as_it_is_said() {
    let mut form = form();
    assert_eq!(form.day("since"), Ok(None));
    form.go_to("since");
    form.insert("4 dec");
    assert_eq!(form.day("since").map(|day| day.map(|day| day.to_string())), Ok(Some("2025-12-04".into())));
    assert!(screen(&form, (80, 24), Look::default()).0.contains("= Thursday 4 December 2025"));
    form.insert(" 31 feb");
    assert!(form.day("since").is_err());
}

#[test]
fn a_date_that_stood_there_is_typed_over_unless_it_was_gone_into_first() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a date");
    let around = Around { today, next_core_group: None };
    let form = || {
        Form::new(vec![
            Blank::date("since", "Known since", around, Lean::Back).holding("4 December 2025"),
            Blank::line("name", "Name").holding("Gran"),
        ])
    };
    let shows = |form: &Form, words: &str| screen(form, (60, 20), Look::default()).0.contains(words);
    let mut over = form();
    assert!(shows(&over, "Type over it; Left corrects it."));
    over.insert("3");
    over.insert(" dec 2025");
    assert_eq!(over.words("since"), "3 dec 2025");
    assert!(!shows(&over, "Type over it"));
    over.update(Key::Anew);
    over.insert("5");
    assert_eq!(over.words("since"), "5");
    for key in [Typed::Left, Typed::End, Typed::Backspace] {
        let mut into = form();
        press(&mut into, key);
        press(&mut into, Typed::End);
        into.insert("1");
        assert!(into.words("since").starts_with("4 December 202"), "{key:?}");
    }
    let mut taken_up = form();
    taken_up.take_up(r#"{"since":"4 dec"}"#);
    taken_up.insert(" 2024");
    assert_eq!(taken_up.words("since"), "4 dec 2024", "what was typed before is gone on with");
    taken_up.go_to("name");
    assert!(shows(&taken_up, "Ctrl-K empties it."));
    taken_up.insert("ny");
    assert_eq!(taken_up.words("name"), "Granny");
    taken_up.update(Key::Empty);
    assert_eq!(taken_up.words("name"), "");
}

#[test]
fn a_draft_holds_what_differs_and_never_what_is_hidden() {
    let mut form = form();
    assert_eq!(form.draft(), "");
    form.insert("F-201");
    form.go_to("words");
    form.insert("marmalade");
    let draft = form.draft();
    assert_eq!(draft, r#"{"reference":"F-201"}"#);
    let mut again = self::form();
    assert!(again.take_up(&draft));
    assert_eq!(again.words("reference"), "F-201");
    assert!(!again.take_up(r#"{"words":"x"}"#) || again.hidden("words").is_empty());
    assert!(!format!("{form:?}").contains("marmalade"), "what is hidden is not printed");
    form.update(Key::Anew);
    assert_eq!((form.draft().as_str(), form.hidden("words")), ("", ""));
}

#[test]
fn hidden_words_are_shown_only_when_asked_and_handed_over_once() {
    let mut form = form();
    form.go_to("words");
    form.insert("e\u{301}lan");
    let shown = |form: &Form, reader| screen(form, (60, 20), Look { reader, ..Look::default() }).0;
    assert!(shown(&form, false).contains("****") && !shown(&form, false).contains("lan"));
    assert!(shown(&form, true).contains("4 letters typed, hidden") && !shown(&form, true).contains('*'));
    form.update(Key::Show);
    assert!(shown(&form, false).contains("\u{e9}lan"));
    for _ in 0..3 {
        press(&mut form, Typed::Backspace);
    }
    assert_eq!(form.take_hidden("words"), "\u{e9}");
    assert_eq!(form.hidden("words"), "");
    form.insert(&"x".repeat(5000));
    assert_eq!(form.hidden("words").len(), 1024);
}

#[test]
fn what_is_wrong_stands_below_its_blank_and_goes_when_it_is_typed_in() {
    let mut form = form();
    let elsewhere = form.faults([
        ("since", "31 feb is not a date.".to_owned()),
        ("gone", "There is no such child.".to_owned()),
    ]);
    assert_eq!(elsewhere, ["There is no such child."]);
    let (drawn, (_, y)) = screen(&form, (80, 24), Look::default());
    let row = drawn.lines().position(|row| row.contains("Error: 31 feb is not a date.")).expect("a row");
    assert_eq!(usize::from(y) + 1, row, "the focus is on the blank above it");
    assert!(form.whereabouts().contains("Error: 31 feb"));
    form.insert("4");
    assert!(!screen(&form, (80, 24), Look::default()).0.contains("Error:"));
}

#[test]
fn at_every_size_the_cursor_is_on_the_row_that_has_the_focus() {
    for reader in [false, true] {
        for ascii in [false, true] {
            for size in [(80, 18), (60, 14), (40, 8), (40, 3), (7, 2), (1, 1)] {
                let mut form = form().about("Words that stand above and are long enough to be wrapped once.");
                form.faults([("reference", "This reference is taken. Choose another.".to_owned())]);
                for _ in 0..7 {
                    let (drawn, (x, y)) = screen(&form, size, Look { ascii, reader, ..Look::default() });
                    assert!(x < size.0 && y < size.1, "{size:?}\n{drawn}");
                    assert!(drawn.is_ascii(), "{drawn}");
                    form.update(Key::Next);
                }
            }
        }
    }
}

#[test]
fn what_is_wrong_in_the_first_blank_is_in_sight_below_words_that_leave_no_room() {
    let mut form = form().about("Words that stand above and are long enough to be wrapped once.");
    form.update(Key::Last);
    screen(&form, (40, 8), Look::default());
    form.faults([("reference", "This reference is taken. Choose another.".to_owned())]);
    let drawn = screen(&form, (40, 8), Look::default()).0;
    assert!(drawn.contains("Error: This reference is taken.") && drawn.contains("another."), "{drawn}");
}

#[test]
fn help_stands_whole_or_not_at_all_and_a_number_with_its_answer() {
    let answers = ["lead social worker", "deputy lead", "minute taker", "member"];
    let form = Form::new(vec![
        Blank::few("seat", "Seat", answers.map(str::to_owned).to_vec())
            .hint("A sentence that would need two rows at least in a window that is this narrow."),
    ]);
    let drawn = screen(&form, (40, 7), Look::default()).0;
    assert!(drawn.contains("1/l lead social worker   2/d deputy lead"), "{drawn}");
    assert!(drawn.contains("3/m minute taker   4/me member"), "{drawn}");
    assert!(!drawn.contains("A sentence"), "{drawn}");
    assert!(screen(&form, (80, 24), Look::default()).0.contains("A sentence"));
}

#[test]
fn what_may_stay_empty_says_so_and_nothing_is_starred() {
    let drawn = screen(&form(), (40, 12), Look::default()).0;
    assert!(drawn.contains("Seat (optional):") && !drawn.contains('*'), "{drawn}");
}

#[test]
fn words_that_do_not_fit_are_read_below_while_they_are_typed_and_the_cursor_is_behind_them() {
    let mut form = form();
    form.insert("Tuesday at six: no bed made up, the window is out, she sleeps in her coat");
    let look = Look::default();
    let (shown, at) = screen(&form, (40, 12), look);
    for words in ["Tuesday at six", "bed made up", "window is out", "in her coat"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let row = shown.lines().position(|row| row.contains("in her coat")).expect("the last words");
    assert_eq!(usize::from(at.1), row, "{shown}");
    form.insert(&" and more".repeat(40));
    form.insert(" the end");
    let (shown, at) = screen(&form, (40, 12), look);
    let rows = shown.lines().filter(|row| row.contains("and more")).count();
    assert!(shown.contains("the end") && rows <= crate::tui::widget::field::MOST_ROWS, "{shown}");
    assert!(shown.lines().nth(at.1.into()).is_some_and(|row| row.contains("the end")), "{shown}");
    press(&mut form, Typed::Home);
    let (shown, at) = screen(&form, (40, 12), look);
    assert!(shown.lines().nth(at.1.into()).is_some_and(|row| row.contains("Tuesday")), "{shown}");
    form.update(Key::Next);
    let (shown, _) = screen(&form, (40, 12), look);
    assert!(!shown.contains("window is out"), "one row while another blank is typed in: {shown}");
}
