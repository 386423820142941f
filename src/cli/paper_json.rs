//! A document as JSON: piece by piece, or its rows.

use serde_json::{Map, Value, json};

use crate::domain::audience::Reader;
use crate::service::paper::{Block, Paper};

/// The document as data: only what its reader may have, in the order of the copy.
#[must_use]
pub fn document(paper: &Paper) -> Value {
    let blocks: Vec<Value> = paper.document.blocks().iter().map(block).collect();
    json!({ "title": paper.document.title(), "for": whom(paper), "blocks": blocks })
}

const fn whom(paper: &Paper) -> &'static str {
    match paper.document.reader() {
        Reader::Record => "record",
        Reader::Family => "family",
        Reader::Person { .. } => "person",
    }
}

/// The rows of its tables, each an object by the names of the columns, and its labelled values.
#[must_use]
pub fn rows(paper: &Paper) -> Value {
    let (mut rows, mut facts) = (Vec::new(), Map::new());
    for block in paper.document.blocks() {
        match block {
            Block::Table { head, rows: cells } => rows.extend(cells.iter().map(|cells| row(head, cells))),
            Block::Facts(all) => {
                for (label, value) in all {
                    facts.entry(label.to_lowercase().replace(' ', "_")).or_insert_with(|| json!(value));
                }
            }
            _ => {}
        }
    }
    json!({ "title": paper.document.title(), "for": whom(paper), "facts": facts, "rows": rows })
}

fn row(head: &[String], cells: &[String]) -> Value {
    head.iter().cloned().zip(cells.iter().map(|cell| json!(cell))).collect::<Map<String, Value>>().into()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading { level, words } => json!({ "heading": words, "level": level }),
        Block::Paragraph(words) => json!({ "paragraph": words }),
        Block::Bullets(items) => json!({ "bullets": items }),
        Block::Numbered(items) => json!({ "numbered": items }),
        Block::Facts(facts) => {
            let facts: Vec<Value> =
                facts.iter().map(|(label, value)| json!({ "label": label, "value": value })).collect();
            json!({ "facts": facts })
        }
        Block::Table { head, rows } => json!({ "table": { "head": head, "rows": rows } }),
        Block::Note(words) => json!({ "note": words }),
    }
}
