//! `portal` and `portal practice`: the full screen.

use std::sync::Arc;

use serde_json::json;

use super::answer::Answer;
use super::args::Practice;
use super::contacts::whose;
use super::failure::Failure;
use super::page::Page;
use super::setting::{Setting, of_the_terminal};
use crate::domain::idle::IdleTimes;
use crate::service::glimpse::Glimpse;
use crate::service::whose::Whose;
use crate::service::{Catalogue, Clock, ServiceError, Whereabouts, opening, practising};
use crate::tui::door::News;
use crate::tui::look::Look;
use crate::tui::run::{At, End, RunError, Start, run};
use crate::tui::terminal;
use crate::tui::worker::{Open, Opened};

/// What the screen begins with: from the options and settings, or as it was chosen at the welcome.
struct Chosen {
    look: Look,
    catalogue: Arc<Catalogue>,
    idle: IdleTimes,
    asks_whose: bool,
}

/// What is said where the linear form is asked for.
const NO_LINEAR: &str = "The linear form is not in this version. Nothing was changed. These work without the \
    full screen: portal guidance, portal contacts, portal links, portal tools, portal search, portal clock, \
    portal family, portal meeting, portal keys, portal --help.";

/// Opens the full screen without a store: with the choice to practise.
///
/// # Errors
/// No terminal; the store's.
pub fn portal(setting: &Setting) -> Result<(), Failure> {
    ready(setting)?;
    let at = Whereabouts::own(&setting.data()?);
    let chosen = chosen(setting);
    match run(start(setting, &chosen, setting.notices.clone(), At::Own(at))).map_err(Failure::from)? {
        // Whose numbers was asked at the welcome.
        End::Practise(look, catalogue, idle) => {
            let chosen = Chosen { look, catalogue, idle, asks_whose: false };
            practise(setting, &chosen, Practice::default(), Vec::new())
        }
        end => ended(&end),
    }
}

/// Opens the full screen on the practice store.
///
/// # Errors
/// No terminal; the store's.
pub fn practice(setting: &Setting, asked: Practice) -> Result<(), Failure> {
    // What was practised is not removed where nobody would see it.
    if asked.families > 0 && !asked.reset && (setting.json || terminal::check().is_err()) {
        return made(setting, asked)?.print(setting.json);
    }
    practise(setting, &chosen(setting), asked, setting.notices.clone())
}

fn chosen(setting: &Setting) -> Chosen {
    let catalogue = Arc::clone(&setting.catalogue);
    Chosen { look: setting.look, catalogue, idle: setting.idle, asks_whose: true }
}

/// Makes the practice store and fills it up, where there is no terminal to open it on.
fn made(setting: &Setting, asked: Practice) -> Result<Answer, Failure> {
    let at = Whereabouts::practice(&setting.data()?);
    let practising::Practice { held, writer, notices } =
        practising::open(&at, &setting.catalogue, &setting.clock, asked.families)?;
    writer.close().map_err(ServiceError::from)?;
    drop(held);
    let folder = at.folder().display().to_string();
    let mut page = Page::new();
    page.line(&format!("The practice store is in {folder}. Nothing in it is real."));
    page.line(&format!(
        "It has the first family and {} more. To open it in a terminal: portal practice",
        asked.families
    ));
    page.line(&Whose::of(&setting.catalogue).in_a_shell());
    let document =
        json!({ "folder": folder, "families": asked.families + 1, "whose": whose(&setting.catalogue) });
    Ok(Answer { aside: (!notices.is_empty()).then(|| notices.join("\n")), ..Answer::new(page, document) })
}

fn practise(
    setting: &Setting,
    chosen: &Chosen,
    asked: Practice,
    notices: Vec<String>,
) -> Result<(), Failure> {
    ready(setting)?;
    let at = Whereabouts::practice(&setting.data()?);
    if asked.reset {
        reset(&at, setting.clock.as_ref())?;
    }
    let glimpse = Glimpse::of(at.clone()).see(&chosen.catalogue, setting.clock.today());
    let open = opener(at, asked.families, Arc::clone(&chosen.catalogue), Arc::clone(&setting.clock));
    let end = run(Start { glimpse, ..start(setting, chosen, notices, At::Practice(open)) })?;
    ended(&end)
}

/// Nothing is opened or made anew where the screen could not start.
fn ready(setting: &Setting) -> Result<(), Failure> {
    if setting.linear {
        return Err(Failure::Usage(NO_LINEAR.into()));
    }
    terminal::check().map_err(|error| Failure::Run(RunError::Terminal(error)))
}

fn reset(at: &Whereabouts, clock: &dyn Clock) -> Result<(), Failure> {
    let held = opening::hold(at, clock)?;
    Ok(opening::reset_practice(at, &held)?)
}

fn start(setting: &Setting, chosen: &Chosen, mut notices: Vec<String>, store: At) -> Start {
    notices.extend(of_the_terminal());
    Start {
        glimpse: None,
        catalogue: Arc::clone(&chosen.catalogue),
        clock: Arc::clone(&setting.clock),
        look: chosen.look,
        settings: setting.settings.clone(),
        notices,
        store,
        esc_wait: setting.esc_wait,
        idle: chosen.idle,
        fail_on_purpose: setting.test_panic,
        asks_whose: chosen.asks_whose,
    }
}

fn opener(at: Whereabouts, families: usize, catalogue: Arc<Catalogue>, clock: Arc<dyn Clock>) -> Open {
    Box::new(move || {
        let practice = match practising::open(&at, &catalogue, &clock, families) {
            Ok(practice) => practice,
            Err(error) => return to_read(at, &catalogue, &clock, error),
        };
        let place = practice.writer.last_place();
        let news = News { notices: practice.notices, place, ..News::default() };
        Ok(Opened {
            held: Some(practice.held),
            writer: practice.writer,
            news,
            own: None,
            reading: Box::new(move || practising::reading(&at)),
        })
    })
}

/// The practice store that another window has, or whose folder may only be read: it opens to read only.
fn to_read(
    at: Whereabouts,
    catalogue: &Arc<Catalogue>,
    clock: &Arc<dyn Clock>,
    error: ServiceError,
) -> Result<Opened, ServiceError> {
    let Some(because) = error.only_to_read_because() else { return Err(error) };
    let Ok(writer) = practising::open_to_read(&at, catalogue, clock) else { return Err(error) };
    let news = News { notices: vec![because.why], only_to_read: true, ..News::default() };
    Ok(Opened { held: None, writer, news, own: None, reading: Box::new(move || practising::reading(&at)) })
}

const fn ended(end: &End) -> Result<(), Failure> {
    match end {
        End::HungUp => Err(Failure::HungUp),
        End::Left | End::Practise(..) => Ok(()),
    }
}
