//! `portal start [--answers A,B,C] [--save REF]`: "Where do I start?", as numbered questions.

use std::io::{self, BufRead, IsTerminal};

use serde_json::{Value, json};

use super::answer::{Answer, put};
use super::args::Start;
use super::contacts::{own_contacts, whose};
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::store::{self, Writing};
use crate::service::contacts::at;
use crate::service::pathway::{Outcome, Question, Stand, about, note, stand, whom_to_ring};
use crate::service::whose::Whose;
use crate::service::{Deed, Entered, Piece, ServiceError, families, new_id};

/// The end that the answers lead to, or the question they stop at.
///
/// # Errors
/// An answer that fits no question; no path in the packs in use; for a note, the store's.
pub fn start(setting: &Setting, asked: &Start) -> Result<Answer, Failure> {
    let mut answers = asked.answers.clone().unwrap_or_default();
    let asks = asked.answers.is_none() && asked.save.is_none() && !setting.json;
    if asks {
        if let Some((title, words)) = about(&setting.catalogue) {
            introduce(title, words)?;
        }
        answers = ask_all(setting)?;
    }
    let stood = standing(setting, &answers)?;
    match (stood, asked.save.as_deref()) {
        (Stand::Asked(question), None) => Ok(stopped(&question, &answers, asks)),
        (Stand::Asked(question), Some(_)) => Err(Failure::Usage(format!(
            "The answers stop at \"{}\", so there is no next step to save. Nothing was saved. Give the rest with --answers.",
            question.ask
        ))),
        (Stand::Ended(outcome), None) => {
            let (own, aside) = own_contacts(setting);
            let at = at(&setting.clock.now(), setting.clock.today());
            let outcome = outcome.corrected(&setting.catalogue, &own, at);
            Ok(Answer { aside, ..ended(&outcome, setting) })
        }
        (Stand::Ended(outcome), Some(reference)) => {
            let aside = Some(keep(setting, &outcome, reference)?);
            Ok(Answer { aside, ..ended(&outcome, setting) })
        }
    }
}

fn standing(setting: &Setting, answers: &[String]) -> Result<Stand, Failure> {
    let stood = stand(&setting.catalogue, answers, setting.clock.today())
        .map_err(|astray| Failure::Usage(astray.to_string()))?;
    stood.ok_or_else(|| {
        let said = "The packs in use have no path. In danger now, ring 999. For the pages: portal guidance";
        Failure::NotFound(said.into())
    })
}

fn introduce(title: &str, words: &str) -> Result<(), Failure> {
    let mut page = Page::new();
    page.heading(title);
    page.paragraph(words);
    page.line("Type the number of an answer and press Enter. b goes back, q leaves; nothing is kept.");
    put(&page.into_text())
}

/// Asks until the path ends, the questions are left, or there is nothing more to read.
fn ask_all(setting: &Setting) -> Result<Vec<String>, Failure> {
    let mut answers: Vec<String> = Vec::new();
    let mut lines = io::stdin().lock().lines();
    while let Stand::Asked(question) = standing(setting, &answers)? {
        let mut page = Page::new();
        write_question(&mut page, &question);
        put(&format!("\n{}", page.into_text()))?;
        let Some(line) = lines.next().and_then(Result::ok) else { break };
        match line.trim().to_lowercase().as_str() {
            "" => {}
            "q" => break,
            "b" => drop(answers.pop()),
            given => match question.answer(given) {
                Some(id) => answers.push(id.to_owned()),
                None => put(&format!("Type a number from 1 to {}, b, or q.\n", question.answers.len()))?,
            },
        }
    }
    if io::stdout().is_terminal() || !answers.is_empty() {
        put("\n")?;
    }
    Ok(answers)
}

fn write_question(page: &mut Page, question: &Question) {
    page.heading(&format!("Question {}. {}", question.number, question.ask));
    if let Some(help) = &question.help {
        page.line(help);
    }
    for sign in &question.signs {
        page.bullet(sign);
    }
    page.gap();
    for (number, (_, says)) in (1..).zip(&question.answers) {
        page.numbered(number, says);
    }
}

/// The question that comes next, unless it was just asked, with what goes on from there.
fn stopped(question: &Question, answers: &[String], was_asked: bool) -> Answer {
    let mut page = Page::new();
    if !was_asked {
        write_question(&mut page, question);
    }
    let ids: Vec<&str> = question.answers.iter().map(|(id, _)| id.as_str()).collect();
    let before = if answers.is_empty() { String::new() } else { format!("{},", answers.join(",")) };
    page.paragraph("The path goes on. To give the next answer:");
    page.under(&format!("portal start --answers {before}{}", ids.join("|")));
    let rows: Vec<Value> =
        question.answers.iter().map(|(id, says)| json!({ "id": id, "says": says })).collect();
    Answer::new(
        page,
        json!({ "question": {
            "number": question.number, "ask": question.ask, "help": question.help, "signs": question.signs,
            "answers": rows,
        } }),
    )
}

fn ended(outcome: &Outcome, setting: &Setting) -> Answer {
    let mut page = Page::new();
    page.heading(&outcome.title);
    if outcome.stale {
        page.line("This path is past its review date: check before you rely on it.");
    }
    numbered(&mut page, "Do this now", &outcome.next);
    let at = at(&setting.clock.now(), setting.clock.today());
    let mut contacts = vec![Whose::of(&setting.catalogue).in_a_shell()];
    contacts.extend(whom_to_ring(outcome, &setting.catalogue, at));
    bullets(&mut page, "Whom to ring", &contacts);
    bullets(&mut page, "Write down", &outcome.write_down);
    let named = |all: &[(String, String)]| -> Vec<String> {
        all.iter().map(|(id, title)| format!("{title}: {id}")).collect()
    };
    bullets(&mut page, "Read, with portal guidance ID", &named(&outcome.pages));
    bullets(&mut page, "Use, with portal tools ID", &named(&outcome.tools));
    let way: Vec<String> = outcome.way.iter().map(|(ask, says)| format!("{ask} {says}")).collect();
    bullets(&mut page, "What you answered", &way);
    page.paragraph(&format!("{}. How sure: {}.", outcome.path, outcome.confidence.in_words()));
    for source in &outcome.sources {
        page.line(&format!("Source: {}", source.in_words()));
    }
    page.paragraph("It asks, and decides nothing. What you know of the child comes before it.");
    Answer::new(page, json!({ "whose": whose(&setting.catalogue), "end": document(outcome) }))
}

fn document(outcome: &Outcome) -> Value {
    let named = |all: &[(String, String)]| -> Vec<Value> {
        all.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect()
    };
    let way: Vec<Value> = outcome.way.iter().map(|(ask, says)| json!({ "ask": ask, "says": says })).collect();
    json!({
        "title": outcome.title, "danger": outcome.danger, "next": outcome.next, "contacts": outcome.contacts,
        "without_contact": outcome.without_contact, "pages": named(&outcome.pages), "tools": named(&outcome.tools),
        "write_down": outcome.write_down, "way": way, "path": outcome.path, "stale": outcome.stale,
        "confidence": outcome.confidence, "sources": outcome.sources,
    })
}

/// Keeps the outcome as a note to a family.
fn keep(setting: &Setting, outcome: &Outcome, reference: &str) -> Result<String, Failure> {
    let Writing { held, mut writer, reading } = store::open_to_write(setting)?;
    let family = families::find(&reading, reference)?;
    drop(reading);
    let note = note(outcome, (new_id(), family.id), setting.clock.now());
    let keep = vec![Piece::PathNote(note)];
    writer.perform(Deed::Enter(Box::new(Entered { keep, ..Entered::default() })))?;
    writer.close().map_err(ServiceError::from)?;
    drop(held);
    Ok(format!(
        "Saved as a note to {}, for professionals only. What you saw is added to it in the full screen.",
        family.reference
    ))
}

fn numbered(page: &mut Page, heading: &str, items: &[String]) {
    page.heading(heading);
    for (number, item) in (1..).zip(items) {
        page.numbered(number, item);
    }
}

fn bullets(page: &mut Page, heading: &str, items: &[String]) {
    if !items.is_empty() {
        page.heading(heading);
        for item in items {
            page.bullet(item);
        }
    }
}
