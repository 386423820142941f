//! Guidance pages and documents as pages to read, and the question in what form a document is saved.

use super::effect::Effect;
use super::overlay::Overlay;
use super::overlay::choice::Choice;
use super::pane::{Env, Reply, stale};
use super::widget::page::Para;
use super::widget::table::Table;
use crate::domain::guidance::Page;
use crate::domain::moment::long_date;
use crate::domain::prose;
use crate::service::Ask;
use crate::service::guidance::blocks;
use crate::service::paper::{Block, Format, Paper, Which};

const FORMAT: &str = "document.format";

/// A guidance page as it is read: what to do first, sources and confidence last.
#[must_use]
pub fn page_paras(page: &Page, env: &Env) -> Vec<Para> {
    let mut paras: Vec<Para> = stale::first_line(Some(page.review_by), None, env.today).into_iter().collect();
    paras.push(Para::heading(&page.title));
    paras.push(Para::space());
    for block in blocks(page) {
        paras.extend(prose_paras(&block));
    }
    paras.push(Para::heading("Sources"));
    for source in &page.sources {
        paras.push(Para::item("- ", source.in_words()));
        paras.extend(source.address.as_ref().map(|address| Para::item("  ", address)));
    }
    paras.push(Para::line(format!("Sure of this: {}.", page.confidence.in_words())));
    paras.push(Para::line(format!("Reviewed {}.", long_date(page.reviewed))));
    paras.extend(see_also(page, env));
    paras
}

fn see_also(page: &Page, env: &Env) -> Option<Para> {
    let pages = page.related.iter().filter_map(|id| env.catalogue.page(id)).map(|page| page.title.clone());
    let tools = page.tools.iter().filter_map(|id| env.catalogue.tools().iter().find(|tool| tool.id == *id));
    let contacts =
        page.contacts.iter().filter_map(|id| env.catalogue.contacts().iter().find(|one| one.id == *id));
    let mut all: Vec<String> = pages.collect();
    all.extend(tools.map(|tool| format!("{} (tool)", tool.title)));
    all.extend(contacts.map(|contact| format!("{} (contact)", contact.name)));
    (!all.is_empty()).then(|| Para::line(format!("See also: {}.", all.join("; "))))
}

fn prose_paras(block: &prose::Block) -> Vec<Para> {
    let list = |texts: &[prose::Text], lead: &dyn Fn(usize) -> String| {
        let mut paras: Vec<Para> =
            texts.iter().enumerate().map(|(n, text)| Para::item(lead(n), prose::plain(text))).collect();
        paras.push(Para::space());
        paras
    };
    match block {
        prose::Block::Heading(_, text) => vec![Para::heading(prose::plain(text)), Para::space()],
        prose::Block::Paragraph(text) => vec![Para::words(prose::plain(text))],
        prose::Block::Bullets(texts) => list(texts, &|_| "- ".into()),
        prose::Block::Numbered(texts) => list(texts, &|n| format!("{} ", n + 1)),
        prose::Block::Quote(text) => vec![Para::item("  ", prose::plain(text)), Para::space()],
        prose::Block::Callout(label, text) => vec![Para::callout(format!("{label}: {}", prose::plain(text)))],
        prose::Block::Table { head, rows } => vec![Para::table(table(head, rows))],
    }
}

fn table(head: &[prose::Text], rows: &[Vec<prose::Text>]) -> Table {
    let words = |cells: &[prose::Text]| cells.iter().map(|cell| prose::plain(cell)).collect();
    Table { head: words(head), rows: rows.iter().map(|row| words(row)).collect() }
}

/// The question in what form a document is saved.
#[must_use]
pub fn ask_format() -> Effect {
    ask_format_after("")
}

/// The same question, with what is to be done before a copy leaves.
#[must_use]
pub fn ask_format_after(first: &str) -> Effect {
    let answers = vec!["Markdown, a .md file".into(), "Plain text, a .txt file".into()];
    let about = "It is saved in the folder the program was started from. No file is ever replaced.";
    Effect::Lay(Box::new(Overlay::Choice(
        Choice::pick(FORMAT, "Save it in what form?", answers).about(format!("{first} {about}").trim()),
    )))
}

/// What the answer to [`ask_format`] does.
#[must_use]
pub fn save_as(reply: &Reply, which: &Which) -> Vec<Effect> {
    let format = match reply {
        Reply::Chosen(FORMAT, 0) => Format::Markdown,
        Reply::Chosen(FORMAT, 1) => Format::Text,
        _ => return Vec::new(),
    };
    vec![Effect::Ask(Ask::Save { which: which.clone(), format, folder: ".".into() })]
}

/// A document's pieces as paragraphs of a page.
#[must_use]
pub fn document_paras(paper: &Paper) -> Vec<Para> {
    let mut paras: Vec<Para> = paper.left_out_words().map(Para::words).into_iter().collect();
    for block in paper.document.blocks() {
        paras.extend(block_paras(block));
    }
    paras
}

fn block_paras(block: &Block) -> Vec<Para> {
    let spaced = |mut paras: Vec<Para>| {
        paras.push(Para::space());
        paras
    };
    match block {
        Block::Heading { words, .. } => vec![Para::heading(words), Para::space()],
        Block::Paragraph(words) | Block::Note(words) => vec![Para::words(words)],
        Block::Bullets(items) => spaced(items.iter().map(|words| Para::item("- ", words)).collect()),
        Block::Numbered(items) => spaced(
            items.iter().enumerate().map(|(n, words)| Para::item(format!("{}. ", n + 1), words)).collect(),
        ),
        Block::Facts(facts) => {
            spaced(facts.iter().map(|(label, value)| Para::line(format!("{label}: {value}"))).collect())
        }
        Block::Table { head, rows } => {
            spaced(rows.iter().map(|row| Para::line(labelled(head, row))).collect())
        }
    }
}

/// A row of a table as labelled values: it reads aloud, and fits any width.
fn labelled(head: &[String], row: &[String]) -> String {
    let cells = head.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    cells.map(|(name, cell)| format!("{name}: {cell}")).collect::<Vec<_>>().join(". ")
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::layout::Rect;

    use super::*;
    use crate::tui::look::{Look, Theme};
    use crate::tui::widget::page::Page as Shown;

    const BODY: &str = "Begin **now**.\n\n## When\n\n| Meeting | By when |\n|---|---|\n| first core group | 10 \
        working days after the conference |\n| review | |\n\n> **Warning** Ring 999 where a child is in danger \
        now\u{2014}first.\n\n> She said: \u{201c}cold\u{201d}.\n\n1. one\n2. two\n";

    fn drawn(width: u16, look: Look) -> Vec<String> {
        let paras = crate::content::markdown::blocks(BODY).iter().flat_map(prose_paras).collect();
        let page = Shown::new(paras);
        let mut screen = Terminal::new(TestBackend::new(width, 24)).expect("a screen");
        screen.draw(|frame| page.draw(frame, Rect::new(0, 0, width, 24), look, true)).expect("drawn");
        let cells = screen.backend().buffer().content().chunks(usize::from(width));
        let rows = cells.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
        rows.map(|row| row.trim_end().to_owned()).filter(|row| !row.is_empty()).collect()
    }

    #[test]
    fn each_shape_is_drawn_at_80_columns() {
        let rows = [
            "Begin now.",
            "When",
            "Meeting           By when",
            "first core group  10 working days after the conference",
            "review",
            "\u{2502} Warning: Ring 999 where a child is in danger now\u{2014}first.",
            "  She said: \u{201c}cold\u{201d}.",
            "1 one",
            "2 two",
        ];
        assert_eq!(drawn(80, Look::default()), rows);
        assert_eq!(
            drawn(80, Look { theme: Theme::Sixteen, ..Look::default() }),
            rows,
            "no theme changes a word"
        );
    }

    #[test]
    fn on_40_columns_the_rows_of_a_table_are_labelled_values_where_they_do_not_fit() {
        let rows = drawn(40, Look::default());
        let table = [
            "- Meeting: first core group",
            "  By when: 10 working days after the",
            "  conference",
            "- Meeting: review",
        ];
        assert_eq!(rows[2..6], table);
        assert!(rows.contains(&"\u{2502} Warning: Ring 999 where a child is in".to_owned()), "{rows:#?}");
        assert!(
            rows.contains(&"\u{2502} danger now\u{2014}first.".to_owned()),
            "the bar stands on every row: {rows:#?}"
        );
    }

    #[test]
    fn with_plain_characters_the_bar_and_the_marks_are_plain_and_nothing_is_lost() {
        let rows = drawn(80, Look { ascii: true, ..Look::default() });
        assert!(rows.iter().all(|row| row.is_ascii()), "{rows:#?}");
        assert!(
            rows.contains(&"| Warning: Ring 999 where a child is in danger now-first.".to_owned()),
            "{rows:#?}"
        );
        assert!(rows.contains(&"  She said: \"cold\".".to_owned()), "{rows:#?}");
    }

    #[test]
    fn in_the_reader_setting_there_is_no_bar_and_no_column() {
        let rows = drawn(80, Look { reader: true, ..Look::default() });
        assert!(rows.contains(&"- Meeting: first core group".to_owned()), "{rows:#?}");
        assert!(rows.contains(&"  By when: 10 working days after the conference".to_owned()), "{rows:#?}");
        assert!(rows.iter().any(|row| row.starts_with("Warning: Ring 999")), "{rows:#?}");
    }
}
