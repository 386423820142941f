//! A document on screen, and saving it as a file.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, Pane, Reply};
use crate::command::{Command, Context, Move};
use crate::service::paper::Which;
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::reading::{ask_format, document_paras, save_as};
use crate::tui::widget::page::Page;

/// The pane.
pub struct PaperPane {
    which: Which,
    title: String,
    page: Page,
}

impl PaperPane {
    /// Shows a document.
    #[must_use]
    pub fn of(which: Which) -> Self {
        Self { which, title: String::new(), page: Page::default() }
    }
}

/// The question in what form a document is saved.
#[must_use]
pub fn ask_format() -> Effect {
    let answers = vec!["Markdown, a .md file".into(), "Plain text, a .txt file".into()];
    let about = "It is saved in the folder the program was started from. No file is ever replaced.";
    Effect::Lay(Box::new(Overlay::Choice(Choice::new(FORMAT, "Save it in what form?", answers).about(about))))
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

impl Pane for PaperPane {
    fn place(&self, _: &Env) -> String {
        self.title.clone()
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Paper(self.which.clone()))]
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::Export) => Some(vec![ask_format()]),
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        if let Some(Answer::Paper(paper)) = answer
            && paper.which == self.which
        {
            paper.document.title().clone_into(&mut self.title);
            self.page.fill(document_paras(paper));
        }
        Vec::new()
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        save_as(&reply, &self.which)
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.page.has_more() { "more below   " } else { "" };
        format!("{more}x saves it as a file")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
