//! A list with a `>` mark and the real cursor on it: a move redraws two rows.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::paint::{cut, put, row};
use crate::command::Move;
use crate::tui::look::Look;

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A heading, which cannot be chosen.
    Heading(String),
    /// A row that can be chosen.
    Row(String),
    /// Words that cannot be chosen.
    Words(String),
}

impl Item {
    /// A row that can be chosen.
    #[must_use]
    pub fn row(words: impl Into<String>) -> Self {
        Self::Row(words.into())
    }

    const fn can_be_chosen(&self) -> bool {
        matches!(self, Self::Row(_))
    }
}

/// A list and what is chosen in it.
#[derive(Debug, Default)]
pub struct List {
    items: Vec<Item>,
    /// Index in `items` of the chosen row.
    at: usize,
    top: Cell<usize>,
    height: Cell<u16>,
}

impl List {
    /// A list with its first row chosen.
    #[must_use]
    pub fn new(items: Vec<Item>) -> Self {
        let mut list = Self::default();
        list.fill(items);
        list
    }

    /// Other items; the choice stays on the row that says the same, else on the same number of row.
    pub fn fill(&mut self, items: Vec<Item>) {
        let number = self.chosen().unwrap_or(0);
        let old = std::mem::replace(&mut self.items, items);
        let chosen = old.get(self.at).filter(|item| item.can_be_chosen());
        self.choose(chosen.and_then(|row| self.number_of(row, number)).unwrap_or(number));
    }

    /// Which row says the same as `row`; of several the one nearest to the `near`th.
    fn number_of(&self, row: &Item, near: usize) -> Option<usize> {
        let rows = self.items.iter().filter(|item| item.can_be_chosen()).enumerate();
        rows.filter(|(_, item)| *item == row).map(|(n, _)| n).min_by_key(|n| n.abs_diff(near))
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Which row is chosen, counting only rows that can be; none in a list without rows.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.items.get(self.at).filter(|item| item.can_be_chosen())?;
        Some(self.items[..self.at].iter().filter(|item| item.can_be_chosen()).count())
    }

    /// Chooses the `n`th row that can be chosen, or the last.
    pub fn choose(&mut self, n: usize) {
        let rows = self.items.iter().enumerate().filter(|(_, item)| item.can_be_chosen());
        self.at = rows.map(|(at, _)| at).take(n + 1).last().unwrap_or(0);
    }

    /// How many rows can be chosen.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.iter().filter(|item| item.can_be_chosen()).count()
    }

    /// Whether there is no row to choose.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Moves the choice. `Open` and `List` are the pane's.
    pub fn step(&mut self, step: Move) {
        let page = usize::from(self.height.get().max(2) - 1);
        let (at, last) = (self.chosen().unwrap_or(0), self.len().saturating_sub(1));
        self.choose(match step {
            Move::Down => at + 1,
            Move::Up => at.saturating_sub(1),
            Move::PageDown => at + page,
            Move::PageUp => at.saturating_sub(page),
            Move::First => 0,
            Move::Last => last,
            _ => at,
        });
    }

    /// Draws the rows; the real cursor stands on the chosen one when the list has the focus.
    pub fn draw(&self, frame: &mut Frame, area: Rect, look: Look, focus: bool) {
        self.height.set(area.height);
        let top = self.top_for(usize::from(area.height));
        self.top.set(top);
        for (n, item) in self.items.iter().skip(top).take(usize::from(area.height)).enumerate() {
            let place = row(area, u16::try_from(n).unwrap_or(u16::MAX));
            match item {
                Item::Heading(words) => put(frame, place, words, look.heading(), look),
                Item::Words(words) => {
                    let words = cut(words, usize::from(place.width));
                    put(frame, place, &words, ratatui::style::Style::new(), look);
                }
                Item::Row(words) => draw_row(frame, place, words, look, (top + n == self.at, focus)),
            }
        }
    }

    /// How many items of words follow the choice, up to an empty one.
    fn words_below(&self) -> usize {
        let below = self.items.iter().skip(self.at + 1);
        below.take_while(|item| matches!(item, Item::Words(words) if !words.is_empty())).count()
    }

    /// The first item shown: as before where the choice is in sight. Where it is not, a screenful further with one
    /// row in common: to scroll row by row would draw every row anew at each key, which a slow line and a screen
    /// reader pay for.
    fn top_for(&self, height: usize) -> usize {
        let height = height.max(1);
        let old = self.top.get().min(self.items.len().saturating_sub(1));
        let wanted = match self.at.checked_sub(1).and_then(|above| self.items.get(above)) {
            Some(Item::Heading(_)) if height > 1 => self.at - 1,
            _ => self.at,
        };
        let last = self.items.len().saturating_sub(height);
        // Words below the choice belong to it and are in sight with it, where there is room for both.
        let end = (self.at + self.words_below()).min(wanted + height - 1);
        if wanted < old {
            // The choice comes last but one, unless all above it fits.
            wanted.min((end + 2).saturating_sub(height))
        } else if end >= old + height {
            wanted.saturating_sub(1).min(last).max((end + 1).saturating_sub(height))
        } else {
            old
        }
    }
}

fn draw_row(frame: &mut Frame, place: Rect, words: &str, look: Look, (chosen, focus): (bool, bool)) {
    let style = ratatui::style::Style::new();
    if chosen {
        put(frame, place, ">", style, look);
        if focus && !place.is_empty() {
            frame.set_cursor_position(Position::new(place.x, place.y));
        }
    }
    let place = Rect { x: place.x + 2, width: place.width.saturating_sub(2), ..place };
    put(frame, place, &cut(words, usize::from(place.width)), style, look);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        List::new(vec![
            Item::Heading("Needs you".into()),
            Item::row("one"),
            Item::row("two"),
            Item::Words(String::new()),
            Item::Heading("Unfinished".into()),
            Item::row("three"),
        ])
    }

    #[test]
    fn headings_are_stepped_over() {
        let mut list = list();
        assert_eq!(list.chosen(), Some(0));
        list.step(Move::Down);
        list.step(Move::Down);
        assert_eq!(list.chosen(), Some(2));
        list.step(Move::Down);
        assert_eq!(list.chosen(), Some(2));
        list.step(Move::First);
        assert_eq!(list.chosen(), Some(0));
    }

    #[test]
    fn rows_that_come_above_the_choice_do_not_move_it_to_another() {
        let rows = |names: &[&str]| names.iter().map(|name| Item::row(*name)).collect::<Vec<_>>();
        let mut list = List::new(rows(&["roles", "terms", "roles"]));
        list.step(Move::Last);
        list.fill(rows(&["F-104", "F-105", "roles", "terms", "roles"]));
        assert_eq!(list.chosen(), Some(2), "of two that say the same, the nearer");
        list.fill(rows(&["F-104", "F-105", "Roles", "terms"]));
        assert_eq!(list.chosen(), Some(2), "gone: the same number");
        list.fill(rows(&["F-104"]));
        assert_eq!(list.chosen(), Some(0));
    }

    #[test]
    fn a_list_without_rows_has_no_choice() {
        let list = List::new(vec![Item::Heading("Nothing".into())]);
        assert_eq!(list.chosen(), None);
        assert!(list.is_empty());
    }

    fn tops(list: &mut List, step: Move, times: usize) -> Vec<usize> {
        let moved = (0..times).map(|_| {
            list.step(step);
            let top = list.top_for(4);
            list.top.set(top);
            assert!((top..top + 4).contains(&list.at), "the choice is in sight");
            top
        });
        moved.collect()
    }

    #[test]
    fn a_choice_that_leaves_the_screen_turns_a_page_and_keeps_one_row() {
        let mut list = List::new((0..9).map(|n| Item::row(n.to_string())).collect());
        assert_eq!(tops(&mut list, Move::Down, 9), [0, 0, 0, 3, 3, 3, 5, 5, 5]);
        assert_eq!(tops(&mut list, Move::Up, 8), [5, 5, 5, 2, 2, 2, 0, 0]);
    }

    #[test]
    fn in_any_height_the_choice_is_in_sight_and_the_screen_is_full() {
        for height in 1..12 {
            let mut list = list();
            for step in
                [Move::Down, Move::Down, Move::Down, Move::Up, Move::Up, Move::Up, Move::Last, Move::First]
            {
                list.step(step);
                let top = list.top_for(height);
                list.top.set(top);
                assert!((top..top + height).contains(&list.at), "{height}: {top}, {}", list.at);
            }
        }
    }
}
