use super::*;

fn birth() -> Birth {
    Birth {
        at: "2026-11-26T10:02:00+00:00".parse().expect("a moment"),
        audience: Audience::ProfessionalsOnly,
    }
}

fn put(manuscript: &mut Manuscript, stroke: Result<Stroke, Refused>) {
    manuscript.apply(&stroke.expect("room")).expect("fits");
}

fn typed(text: &str) -> Manuscript {
    let mut manuscript = Manuscript::default();
    for letter in text.chars() {
        let stroke = match letter {
            '\n' => new_line(&manuscript, &birth()),
            _ => type_letters(&manuscript, &letter.to_string(), &birth()),
        };
        put(&mut manuscript, stroke);
    }
    manuscript
}

#[test]
fn a_line_is_born_with_its_time_and_audience() {
    let manuscript = typed("one\ntwo");
    for line in manuscript.body().lines() {
        assert_eq!(line.audience, Audience::ProfessionalsOnly);
        assert_eq!(line.typed, Some(birth().at));
    }
}

#[test]
fn undo_takes_back_a_word_at_a_time_and_redo_brings_it_again() {
    let mut manuscript = typed("boiler off\nsince Sunday");
    let mut seen = vec![];
    while manuscript.standing() > 0 {
        manuscript.apply(&Stroke::Undo).expect("fits");
        seen.push(manuscript.body().to_text());
    }
    assert_eq!(seen, ["boiler off\nsince ", "boiler off\n", "boiler off", "boiler ", ""]);
    while manuscript.standing() < manuscript.steps().len() {
        manuscript.apply(&Stroke::Redo).expect("fits");
    }
    assert_eq!(manuscript.body().to_text(), "boiler off\nsince Sunday");
}

#[test]
fn backspace_takes_a_letter_with_its_accents() {
    let mut manuscript = typed("Zoe\u{308}");
    manuscript.apply(&backspace(&manuscript).expect("something")).expect("fits");
    assert_eq!(manuscript.body().to_text(), "Zo");
}

#[test]
fn joined_lines_are_for_those_who_may_have_both() {
    let mut manuscript = typed("open\nkept");
    let open = restate(&manuscript, 0, |line| Line { audience: Audience::Everyone, ..line });
    manuscript.apply(&open).expect("fits");
    manuscript.apply(&Stroke::Move(Spot { line: 1, byte: 0 })).expect("fits");
    manuscript.apply(&backspace(&manuscript).expect("something")).expect("fits");
    assert_eq!(manuscript.body().lines().len(), 1);
    assert_eq!(manuscript.body().line(0).audience, Audience::ProfessionalsOnly);
    assert_eq!(manuscript.spot(), Spot { line: 0, byte: 4 });
}

#[test]
fn pasted_lines_wait_to_be_accepted_and_typed_ones_stay_typed() {
    let mut manuscript = typed("said: ");
    let stroke = paste(&manuscript, "one\n! two\nthree", &birth());
    put(&mut manuscript, stroke);
    assert_eq!(manuscript.body().to_text(), "said: one\n! two\nthree");
    let pasted: Vec<bool> = manuscript.body().lines().iter().map(|line| line.pasted).collect();
    assert_eq!(pasted, [false, true, true]);
    assert_eq!(manuscript.spot(), manuscript.body().end());
}

#[test]
fn a_paste_into_the_middle_of_a_line_keeps_both_halves() {
    let mut manuscript = typed("headtail");
    manuscript.apply(&Stroke::Move(Spot { line: 0, byte: 4 })).expect("fits");
    let stroke = paste(&manuscript, "1\n2", &birth());
    put(&mut manuscript, stroke);
    assert_eq!(manuscript.body().to_text(), "head1\n2tail");
    assert_eq!(manuscript.spot(), Spot { line: 1, byte: 1 });
}

#[test]
fn more_than_a_section_holds_is_refused_whole() {
    let manuscript = typed("kept");
    let long = "x".repeat(MOST_CHARACTERS);
    let refused = paste(&manuscript, &long, &birth()).expect_err("too long");
    assert_eq!(refused, Refused::TooLong { held: 4, offered: MOST_CHARACTERS });
    let lines = "\n".repeat(MOST_LINES);
    assert!(matches!(paste(&manuscript, &lines, &birth()), Err(Refused::TooManyLines { .. })));
    assert_eq!(manuscript.body().to_text(), "kept");
}

#[test]
fn steps_stop_at_both_ends() {
    let body = typed("ab\ncd").body().clone();
    let start = Spot::default();
    assert_eq!(step(&body, start, Step::Left), start);
    assert_eq!(step(&body, body.end(), Step::Right), body.end());
    assert_eq!(step(&body, Spot { line: 0, byte: 2 }, Step::Right), Spot { line: 1, byte: 0 });
    assert_eq!(step(&body, Spot { line: 1, byte: 0 }, Step::Left), Spot { line: 0, byte: 2 });
}

#[test]
fn other_words_than_those_cleared_are_not_cleared() {
    let cleared = crate::domain::body::Clearance {
        audience: Audience::Everyone,
        child_asked: Some(true),
        at: birth().at,
    };
    let changes: [fn(&Manuscript) -> Stroke; 4] = [
        |manuscript| type_letters(manuscript, "x", &birth()).expect("room"),
        |manuscript| backspace(manuscript).expect("something"),
        |manuscript| paste(manuscript, "more", &birth()).expect("room"),
        |manuscript| {
            let mut at_start = manuscript.clone();
            at_start.apply(&Stroke::Move(Spot { line: 0, byte: 3 })).expect("fits");
            new_line(&at_start, &birth()).expect("room")
        },
    ];
    for change in changes {
        let mut manuscript = typed("\" Ben: cold");
        let decide = restate(&manuscript, 0, |line| Line { cleared: Some(cleared.clone()), ..line });
        manuscript.apply(&decide).expect("fits");
        let stroke = change(&manuscript);
        manuscript.apply(&stroke).expect("fits");
        assert!(manuscript.body().lines().iter().all(|line| line.cleared.is_none()), "{stroke:?}");
        manuscript.apply(&Stroke::Undo).expect("fits");
        assert!(manuscript.body().line(0).cleared.is_some(), "undo brings the decision back with the words");
    }
}

#[test]
fn the_end_of_a_childs_words_stays_held_on_a_line_of_its_own() {
    let mut manuscript = typed("\" Ben: my nose is cold in bed");
    let open = restate(&manuscript, 0, |line| Line { audience: Audience::Everyone, ..line });
    manuscript.apply(&open).expect("fits");
    manuscript.apply(&Stroke::Move(Spot { line: 0, byte: 14 })).expect("fits");
    let stroke = new_line(&manuscript, &Birth { audience: Audience::Everyone, ..birth() });
    put(&mut manuscript, stroke);
    assert_eq!(manuscript.body().line(1).audience, Audience::ProfessionalsOnly);
}

#[test]
fn a_word_put_in_the_place_of_another_leaves_the_cursor_where_she_was() {
    for (spot, after) in [((0, 2), (0, 2)), ((0, 12), (0, 15)), ((0, 6), (0, 10)), ((1, 3), (1, 3))] {
        let (spot, after) = (Spot { line: spot.0, byte: spot.1 }, Spot { line: after.0, byte: after.1 });
        let body = Body::from(vec![Line::plain("the boy was"), Line::plain("below")]);
        let mut manuscript = Manuscript::from_parts(body, spot, Vec::new(), 0);
        let before = manuscript.clone();
        manuscript.apply(&put_word(&manuscript, 0, 4..7, "barber").expect("room")).expect("fits");
        assert_eq!(manuscript.body().to_text(), "the barber was\nbelow");
        assert_eq!(manuscript.spot(), manuscript.body().nearest(after));
        manuscript.apply(&Stroke::Undo).expect("fits");
        assert_eq!((manuscript.body(), manuscript.spot()), (before.body(), before.spot()));
    }
}
