//! `portal keys [--markdown]`: every action of the full screen, from its rows.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::answer::Answer;
use super::page::Page;
use crate::command::{Command, Context, Row};

/// Every action with its keys.
#[must_use]
pub fn keys(as_markdown: bool) -> Answer {
    let mut page = Page::new();
    if as_markdown {
        page.whole(&markdown());
    } else {
        put(&mut page);
    }
    let rows: Vec<Value> = Command::all().into_iter().map(|command| row(command.row())).collect();
    Answer::new(page, Value::Array(rows))
}

/// The contexts in the order of the rows, each with its rows.
fn groups() -> Vec<(Context, Vec<&'static Row>)> {
    let mut groups: Vec<(Context, Vec<&'static Row>)> = Vec::new();
    for row in Command::all().into_iter().map(Command::row) {
        match groups.last_mut() {
            Some((context, rows)) if *context == row.context => rows.push(row),
            _ => groups.push((row.context, vec![row])),
        }
    }
    groups
}

fn put(page: &mut Page) {
    for (context, rows) in groups() {
        page.heading(context.title());
        for row in rows {
            let keys = row.keys_in_words();
            let keys = if keys.is_empty() { "by the palette" } else { &keys };
            page.bullet(&format!("{}: {keys}. {}", row.label, row.help));
            page.under(&format!("id {}", row.id));
        }
    }
}

fn row(row: &Row) -> Value {
    let dot = row.dot.map(|dot| format!(".{dot}"));
    let keys: Vec<String> = row.keys.iter().map(ToString::to_string).chain(dot).collect();
    json!({
        "id": row.id, "keys": keys, "context": row.context.title(), "label": row.label, "help": row.help,
    })
}

/// `docs/keys.md`.
#[must_use]
pub fn markdown() -> String {
    let mut text = String::from(
        "# Keys\n\n\
         Made from the rows in `src/command/rows.rs`; `portal keys` prints the same.\n\
         A word with a full stop before it is typed alone on an empty line of a text, then Enter.\n\
         An action without a key is run from the palette.\n",
    );
    for (context, rows) in groups() {
        let _ = write!(text, "\n## {}\n\n| id | keys | does | |\n|---|---|---|---|\n", context.title());
        for row in rows {
            let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
            let dot = row.dot.map(|dot| format!("`.{dot}`"));
            let keys = keys.into_iter().chain(dot).collect::<Vec<_>>().join(" ");
            let _ = writeln!(text, "| `{}` | {keys} | {} | {} |", row.id, row.label, row.help);
        }
    }
    text
}
