use proptest::prelude::*;

use super::*;
use crate::domain::audience::Audience;
use crate::domain::manuscript::{Manuscript, Stroke};
use crate::domain::moment::Moment;
use crate::domain::writing::{self, Birth, Step};

fn shows(line: &Line) -> bool {
    line.text.trim().is_empty() || line.audience.is_everyone()
}

fn kept(text: &str) -> Line {
    Line { audience: Audience::ProfessionalsOnly, ..Line::plain(text) }
}

fn birth() -> Birth {
    let at: Moment = "2026-11-26T10:02:00Z".parse().expect("a time");
    Birth { at, audience: Audience::Everyone }
}

/// A text with its veil, and what a recorder does with keys.
struct Desk {
    manuscript: Manuscript,
    veil: Veil,
}

impl Desk {
    fn over(lines: Vec<Line>, spot: Spot) -> Self {
        let manuscript = Manuscript::from_parts(lines.into(), spot, Vec::new(), 0);
        let veil = Veil::over(manuscript.body(), &shows);
        let mut desk = Self { manuscript, veil };
        let stroke = to_a_shown_line(&desk.manuscript, &desk.veil, Line::default());
        desk.put(stroke);
        desk
    }

    fn put(&mut self, strokes: impl IntoIterator<Item = Stroke>) -> bool {
        let mut went = false;
        for stroke in strokes {
            let before = self.manuscript.spot();
            let edits = self.manuscript.edits_of(&stroke);
            self.manuscript.apply(&stroke).expect("fits");
            let after = self.manuscript.spot();
            went |= self.veil.follow(&edits, (before, after), self.manuscript.body(), &shows);
        }
        if self.veil.hides(self.manuscript.spot().line) {
            let away = to_a_shown_line(&self.manuscript, &self.veil, Line::default());
            self.put(away);
        }
        went
    }

    fn go(&mut self, to: Step) {
        let spot = step(self.manuscript.body(), self.manuscript.spot(), to, &self.veil);
        self.put([Stroke::Move(spot)]);
    }

    fn key(&mut self, key: u8) {
        match key % 12 {
            0 | 1 => {
                let stroke = writing::type_letters(&self.manuscript, "a", &birth());
                self.put(stroke);
            }
            2 => {
                let stroke = writing::new_line(&self.manuscript, &birth());
                self.put(stroke);
            }
            3 | 4 => {
                let strokes = backspace(&self.manuscript, &self.veil);
                self.put(strokes);
            }
            5 => {
                let strokes = delete(&self.manuscript, &self.veil);
                self.put(strokes);
            }
            6 => self.go(Step::Left),
            7 => self.go(Step::Right),
            8 => self.go(Step::WordLeft),
            9 if may_take_back(&self.manuscript, &shows) => drop(self.put([Stroke::Undo])),
            10 if may_make_again(&self.manuscript, &shows) => drop(self.put([Stroke::Redo])),
            11 => {
                let line = self.manuscript.spot().line;
                let narrow = |line: Line| Line { audience: Audience::ProfessionalsOnly, ..line };
                let stroke = writing::restate(&self.manuscript, line, narrow);
                self.put([stroke]);
            }
            _ => {}
        }
    }

    fn seen(&self) -> Vec<String> {
        let lines = self.manuscript.body().lines().iter().enumerate();
        lines.filter(|(at, _)| !self.veil.hides(*at)).map(|(_, line)| line.text.clone()).collect()
    }

    fn all(&self) -> Vec<String> {
        self.manuscript.body().lines().iter().map(|line| line.text.clone()).collect()
    }
}

fn end(line: usize, text: &str) -> Spot {
    Spot { line, byte: text.len() }
}

#[test]
fn the_line_in_hand_stays_until_it_is_left() {
    let mut desk = Desk::over(vec![Line::plain("one")], end(0, "one"));
    desk.key(11);
    assert_eq!(desk.seen(), ["one"], "she is still writing it");
    let went = writing::new_line(&desk.manuscript, &birth()).map(|stroke| desk.put([stroke]));
    assert_eq!(went, Ok(true));
    assert_eq!((desk.seen(), desk.all()), (vec![String::new()], vec!["one".to_owned(), String::new()]));
}

#[test]
fn a_cursor_that_comes_to_a_line_off_the_screen_goes_to_the_nearest_one_on_it() {
    let lines = vec![kept("a"), Line::plain("b"), kept("c"), kept("d")];
    assert_eq!(Desk::over(lines.clone(), end(3, "d")).manuscript.spot(), end(1, "b"));
    assert_eq!(Desk::over(lines, end(0, "a")).manuscript.spot(), Spot { line: 1, byte: 0 });
    let desk = Desk::over(vec![kept("a"), kept("b")], end(0, "a"));
    assert_eq!((desk.seen(), desk.all()), (vec![String::new()], ["a", "b", ""].map(str::to_owned).to_vec()));
}

#[test]
fn lines_are_joined_as_they_are_seen_and_what_is_between_them_stays() {
    let mut desk =
        Desk::over(vec![Line::plain("one"), kept("secret"), Line::plain("two")], Spot { line: 2, byte: 0 });
    desk.key(3);
    assert_eq!(desk.all(), ["onetwo", "secret"]);
    assert_eq!(desk.manuscript.spot(), end(0, "one"));
    desk.key(9);
    assert_eq!(desk.all(), ["one", "secret", "two"], "one undo takes it back");
    let mut desk = Desk::over(vec![Line::plain("one"), kept("secret"), Line::plain("two")], end(0, "one"));
    desk.key(5);
    assert_eq!(desk.all(), ["onetwo", "secret"]);
}

#[test]
fn at_the_first_line_seen_backspace_does_nothing() {
    let mut desk = Desk::over(vec![kept("secret"), Line::plain("two")], Spot { line: 1, byte: 0 });
    desk.key(3);
    assert_eq!(desk.all(), ["secret", "two"]);
}

#[test]
fn undo_brings_no_word_back_that_is_off_the_screen() {
    let mut manuscript = Manuscript::from_parts(vec![Line::default()].into(), Spot::default(), Vec::new(), 0);
    let mut put = |stroke: Stroke| manuscript.apply(&stroke).expect("fits");
    put(writing::type_letters(&Manuscript::default(), "secret", &birth()).expect("room"));
    let body = manuscript.body().clone();
    let alone = Manuscript::from_parts(body, end(0, "secret"), Vec::new(), 0);
    let mut put = |stroke: Stroke| manuscript.apply(&stroke).expect("fits");
    put(writing::restate(&alone, 0, |_| kept("secret")));
    put(Stroke::Edit {
        edit: Edit::Lines { line: 0, removed: vec![kept("secret")], inserted: vec![Line::default()] },
        after: Spot::default(),
        joins: false,
    });
    assert!(!may_take_back(&manuscript, &shows), "the word would be there again");
    manuscript.apply(&Stroke::Undo).expect("fits");
    assert!(may_take_back(&manuscript, &shows), "in hand: only its facts come back");
}

proptest! {
    #[test]
    fn what_is_off_the_screen_stays_as_it_is_and_the_cursor_never_comes_to_it(
        lines in prop::collection::vec(any::<bool>(), 1..7),
        at in 0_usize..7,
        keys in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let line = |(n, shown): (usize, &bool)| {
            if *shown { Line::plain(format!("line {n}")) } else { kept(&format!("secret {n}")) }
        };
        let lines: Vec<Line> = lines.iter().enumerate().map(line).collect();
        let secrets: Vec<String> =
            lines.iter().filter(|line| !shows(line)).map(|line| line.text.clone()).collect();
        let mut desk = Desk::over(lines, Spot { line: at, byte: 0 });
        for key in keys {
            desk.key(key);
            let spot = desk.manuscript.spot();
            prop_assert!(!desk.veil.hides(spot.line));
            let whole = Veil::over(desk.manuscript.body(), &shows);
            for line in (0..desk.all().len()).filter(|line| *line != spot.line) {
                prop_assert_eq!(desk.veil.hides(line), whole.hides(line));
            }
            let still: Vec<String> =
                desk.all().into_iter().filter(|text| text.starts_with("secret")).collect();
            prop_assert_eq!(&still, &secrets);
            prop_assert!(!desk.seen().iter().any(|text| text.contains("secret")));
        }
    }
}
