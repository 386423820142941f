//! `portal` and `portal practice`: the full screen.

use std::sync::Arc;

use super::args::Practice;
use super::failure::Failure;
use super::setting::Setting;
use crate::domain::idle::IdleTimes;
use crate::service::glimpse::Glimpse;
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
        End::Practise(look, catalogue, idle) => {
            practise(setting, &Chosen { look, catalogue, idle }, Practice::default(), Vec::new())
        }
        end => ended(&end),
    }
}

/// Opens the full screen on the practice store.
///
/// # Errors
/// No terminal; the store's.
pub fn practice(setting: &Setting, asked: Practice) -> Result<(), Failure> {
    practise(setting, &chosen(setting), asked, setting.notices.clone())
}

fn chosen(setting: &Setting) -> Chosen {
    Chosen { look: setting.look, catalogue: Arc::clone(&setting.catalogue), idle: setting.idle }
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

fn start(setting: &Setting, chosen: &Chosen, notices: Vec<String>, store: At) -> Start {
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
