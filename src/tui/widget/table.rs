//! A small table: set in columns where they fit, else each row as labelled values below each other.

use super::wrap;
use crate::domain::text::width;
use crate::tui::look::Look;

/// Between two columns.
const GAP: usize = 2;
/// Fewest columns of the screen a cell is set in; narrower, sentences come apart.
const LEAST: usize = 12;

/// Up to this width a table is never in columns: cells of a few words a row are harder to read than lines.
const NARROW: usize = 44;

/// A table. Every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What each column is called.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Its rows on a screen of this width, each with whether it is a heading. In the reader setting it is never in
    /// columns: a listener hears a line of the screen across them.
    #[must_use]
    pub fn rows(&self, columns: u16, look: Look) -> Vec<(String, bool)> {
        match self.widths(usize::from(columns)) {
            Some(widths) if !look.reader => self.in_columns(&widths),
            _ => self.stacked(columns),
        }
    }

    /// How wide each column is set; none where they do not fit.
    fn widths(&self, columns: usize) -> Option<Vec<usize>> {
        if columns <= NARROW {
            return None;
        }
        let room = columns.checked_sub(GAP * self.head.len().saturating_sub(1))?;
        let mut widths: Vec<usize> = (0..self.head.len()).map(|n| self.widest(n)).collect();
        while widths.iter().sum::<usize>() > room {
            let widest = widths.iter_mut().max()?;
            if *widest <= LEAST {
                return None;
            }
            *widest -= 1;
        }
        self.words_fit(&widths).then_some(widths)
    }

    fn widest(&self, n: usize) -> usize {
        self.column(n).map(width).max().unwrap_or(0)
    }

    fn column(&self, n: usize) -> impl Iterator<Item = &str> {
        let all = std::iter::once(&self.head).chain(&self.rows);
        all.filter_map(move |row| row.get(n)).map(String::as_str)
    }

    /// Whether no word has to be broken.
    fn words_fit(&self, widths: &[usize]) -> bool {
        widths
            .iter()
            .enumerate()
            .all(|(n, wide)| self.column(n).flat_map(str::split_whitespace).all(|word| width(word) <= *wide))
    }

    fn in_columns(&self, widths: &[usize]) -> Vec<(String, bool)> {
        let mut rows: Vec<(String, bool)> = set(&self.head, widths).map(|row| (row, true)).collect();
        rows.extend(self.rows.iter().flat_map(|row| set(row, widths)).map(|row| (row, false)));
        rows
    }

    fn stacked(&self, columns: u16) -> Vec<(String, bool)> {
        let mut rows = Vec::new();
        for row in &self.rows {
            let values = self.head.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            for (n, (name, cell)) in values.enumerate() {
                let words = format!("{name}: {cell}");
                let lead = if n == 0 { "- " } else { "  " };
                let lines = wrap::lines(&words, columns.saturating_sub(2).max(1)).enumerate();
                rows.extend(
                    lines.map(|(m, line)| (format!("{}{line}", if m == 0 { lead } else { "  " }), false)),
                );
            }
        }
        rows
    }
}

/// One row of a table as rows of the screen: each cell wrapped in its own column.
fn set(cells: &[String], widths: &[usize]) -> std::vec::IntoIter<String> {
    let wrapped: Vec<Vec<&str>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, wide)| wrap::lines(cell, u16::try_from(*wide).unwrap_or(u16::MAX)).collect())
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let row = |n: usize| {
        let mut row = String::new();
        for (lines, wide) in wrapped.iter().zip(widths) {
            let words = lines.get(n).copied().unwrap_or_default();
            row.push_str(words);
            row.push_str(&" ".repeat(wide.saturating_sub(width(words)) + GAP));
        }
        row.trim_end().to_owned()
    };
    (0..height).map(row).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: &[[&str; 3]]) -> Table {
        let own = |row: &[&str; 3]| row.iter().map(ToString::to_string).collect();
        Table { head: own(&["What", "By when", "Who"]), rows: rows.iter().map(own).collect() }
    }

    fn drawn(table: &Table, columns: u16, reader: bool) -> String {
        let rows = table.rows(columns, Look { reader, ..Look::default() });
        rows.into_iter().map(|(row, _)| row).collect::<Vec<_>>().join("\n")
    }

    const ROWS: &[[&str; 3]] = &[
        ["first core group", "within 10 working days of the conference", "lead social worker"],
        ["review conference", "3 months", ""],
    ];

    #[test]
    fn columns_where_they_fit_and_labelled_values_where_they_do_not() {
        let set = [
            "What               By when                Who",
            "first core group   within 10 working      lead social worker",
            "                   days of the",
            "                   conference",
            "review conference  3 months",
        ];
        assert_eq!(drawn(&table(ROWS), 60, false), set.join("\n"));
        let stacked = "- What: first core group\n  By when: within 10 working\n  days of the conference\n  \
                       Who: lead social worker\n- What: review conference\n  By when: 3 months";
        assert_eq!(drawn(&table(ROWS), 30, false), stacked);
        let read = drawn(&table(ROWS), 72, true);
        assert!(read.starts_with("- What: first core group\n  By when: within 10 working days"), "{read}");
    }

    #[test]
    fn a_word_is_never_broken_to_keep_columns() {
        let address = "https://www.example.org/a/long/address";
        let rows = [["site", address, "all"]];
        assert!(drawn(&table(&rows), 40, false).starts_with("- What: site"));
        assert!(drawn(&table(&rows), 72, false).contains(address));
    }

    proptest! {
        #[test]
        fn every_row_fits_and_no_word_is_lost(
            cells in proptest::collection::vec(["[a-z ]{0,30}", "[a-z ]{0,9}", "[a-z ]{0,60}"], 1..5),
            columns in 20_u16..73, reader in any::<bool>(),
        ) {
            let table = Table {
                head: ["One", "Two", "Three"].map(str::to_owned).to_vec(),
                rows: cells.iter().map(|row| row.to_vec()).collect(),
            };
            let rows = table.rows(columns, Look { reader, ..Look::default() });
            let mut shown = String::new();
            for (row, _) in &rows {
                prop_assert!(width(row) <= usize::from(columns), "{row:?}");
                shown.push_str(row);
            }
            let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).count();
            let given: usize = cells.iter().flatten().map(|cell| letters(cell)).sum();
            prop_assert!(letters(&shown) >= given, "{shown}");
        }
    }
}
