//! Ties screen, workers and app together until the practitioner leaves.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::app::{App, Records, Setting};
use super::event::{ESC_WAIT, Event, Input};
use super::look::Look;
use super::message::{Message, Todo};
use super::signals;
use super::stage::Stage;
use super::terminal::{Screen, TerminalError, size};
use super::wake::wake;
use super::worker::Open;
use crate::command::chord::Chord;
use crate::domain::idle::IdleTimes;
use crate::service::home::HomeView;
use crate::service::settings::Settings;
use crate::service::{Answer, Catalogue, Clock, ServiceError, Whereabouts};

/// What the full screen is started with.
pub struct Start {
    /// The content.
    pub catalogue: Arc<Catalogue>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// How the screen looks.
    pub look: Look,
    /// Where what is chosen about the program is kept for next time; none where there is no place for it.
    pub settings: Option<Settings>,
    /// Sentences for the first screen; none where there is nothing to say.
    pub notices: Vec<String>,
    /// The store.
    pub store: At,
    /// What Home showed last, drawn while the store is being opened; none where that is not known.
    pub glimpse: Option<HomeView>,
    /// How long an Esc waits; none for the usual time.
    pub esc_wait: Option<Duration>,
    /// After how long without a key the screen blanks and the store locks.
    pub idle: IdleTimes,
    /// Fails on purpose at Ctrl-C, after what was typed before it was handed on: for the tests of how the program ends.
    pub fail_on_purpose: bool,
    /// Whether it is asked first whose numbers and guidance are to be used, where nobody has chosen.
    pub asks_whose: bool,
}

/// Which store.
pub enum At {
    /// The practice store, opened at once.
    Practice(Open),
    /// The practitioner's own, in this place, where there may be none yet.
    Own(Whereabouts),
}

impl At {
    /// Which records there are to show before it is open.
    #[must_use]
    pub fn records(&self) -> Records {
        match self {
            Self::Practice(_) => Records::Practice,
            Self::Own(at) if at.has_store() => Records::Locked,
            Self::Own(_) => Records::None,
        }
    }
}

/// How long the first frame waits for what the store knows.
const FIRST_FRAME: Duration = Duration::from_millis(30);

/// How the full screen ended.
#[derive(Debug)]
pub enum End {
    /// The practitioner left.
    Left,
    /// She chose to practise: with this look and content, and these times.
    Practise(Look, Arc<Catalogue>, IdleTimes),
    /// The terminal is gone.
    HungUp,
}

/// Why the full screen could not start or go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// No terminal fit for it.
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    /// The store could not be opened.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The terminal failed while it was used.
    #[error("The terminal failed: {0}. Everything typed is saved. Open a new window and run portal again.")]
    Io(#[from] io::Error),
}

/// Runs the full screen.
///
/// # Errors
/// [`RunError`]; the terminal is given back, and what was typed is saved.
pub fn run(start_with: Start) -> Result<End, RunError> {
    let Start {
        catalogue,
        clock,
        look,
        settings,
        notices,
        store,
        glimpse,
        esc_wait,
        idle,
        fail_on_purpose,
        asks_whose,
    } = start_with;
    let (waker, ear) = wake()?;
    let mut stage = Stage::new(Arc::clone(&catalogue), Arc::clone(&clock), settings, waker);
    let records = store.records();
    // With something to draw, the store waits for it to be drawn; with nothing, it is opened meanwhile.
    let waiting = match &glimpse {
        Some(_) => Some(store),
        None => stage.take_up(store).map(|()| None)?,
    };
    let screen = Screen::enter()?;
    signals::end_on_signals(stage.commit())?;
    signals::install_panic_hook(stage.commit());
    let input = Input::new(ear, size(), esc_wait.unwrap_or(ESC_WAIT));
    let (mut app, first) = App::new(Setting { catalogue, clock, look, records, idle }, screen.size().0);
    app.say(&notices);
    if asks_whose {
        app.ask_whose();
    }
    let mut running = Running { screen, input, app, stage };
    running.show(glimpse, waiting)?;
    let end = running.go(first, fail_on_purpose);
    let Running { screen, stage, .. } = running;
    // The shell's screen comes back at once; what is typed is saved behind it.
    drop(screen);
    stage.close();
    end
}

struct Running {
    screen: Screen,
    input: Input,
    app: App,
    stage: Stage,
}

impl Running {
    /// Draws what Home showed last, and then has the store opened.
    fn show(&mut self, glimpse: Option<HomeView>, waiting: Option<At>) -> Result<(), RunError> {
        if let Some(view) = glimpse {
            let (todo, _) = self.app.heed(Message::Answer(Answer::Home(view)));
            self.draw()?;
            self.todo(todo)?;
        }
        Ok(waiting.map_or(Ok(()), |store| self.stage.take_up(store))?)
    }

    fn go(&mut self, first: Vec<Todo>, fail_on_purpose: bool) -> Result<End, RunError> {
        if let Some(end) = self.todo(first)? {
            return Ok(end);
        }
        // The first frame waits a moment for the store, so that it is drawn once and with something true in it.
        let mut until = self.stage.is_at_work().then(|| Instant::now() + FIRST_FRAME);
        if until.is_none() {
            self.draw()?;
        }
        loop {
            let next = [until, self.app.next_due()].into_iter().flatten().min();
            let batch = self.input.wait(next)?;
            let failing = fail_on_purpose && batch.events.contains(&Event::Chord(Chord::ctrl('c')));
            let hung_up = batch.events.contains(&Event::HangUp);
            let mut draw = batch.events.iter().any(|event| *event != Event::Wake)
                || until.is_some_and(|until| Instant::now() >= until);
            for event in &batch.events {
                if let Event::Resize(width, height) = event {
                    self.screen.resize(*width, *height)?;
                }
            }
            let todo = self.app.take(batch);
            if hung_up {
                self.keep_only(todo);
                return Ok(End::HungUp);
            }
            if let Some(end) = self.todo(todo)? {
                return Ok(end);
            }
            if failing {
                fail();
            }
            draw |= self.app.take_changed();
            draw |= self.heed()?;
            if draw {
                until = None;
                self.draw()?;
            }
        }
    }

    /// Hears the workers; answers whether the screen must be drawn.
    fn heed(&mut self) -> Result<bool, RunError> {
        if let Some(error) = self.stage.failed() {
            return Err(error.into());
        }
        let mut draw = false;
        for message in self.stage.heard() {
            let (todo, matters) = self.app.heed(message);
            draw |= matters;
            let locks = todo.iter().any(|one| matches!(one, Todo::Lock));
            self.todo(todo)?;
            // What the workers said before the store was closed is nobody's now.
            if locks && !self.stage.is_at_work() {
                break;
            }
        }
        Ok(draw)
    }

    fn todo(&mut self, todo: Vec<Todo>) -> Result<Option<End>, RunError> {
        for one in todo {
            match one {
                Todo::Ask(ask) => self.stage.ask(ask),
                Todo::Find { number, words } => self.stage.find(number, words)?,
                Todo::Do(deed) => self.stage.perform(deed),
                Todo::SayKept(words) => self.stage.say_kept(words),
                Todo::Redraw => self.screen.redraw()?,
                Todo::Practice => {
                    return Ok(Some(End::Practise(
                        self.app.look(),
                        self.app.content(),
                        self.app.idle_times(),
                    )));
                }
                Todo::Content(catalogue) => self.stage.use_content(catalogue),
                Todo::Keep(chosen) => self.stage.keep(chosen)?,
                Todo::Knock(knock) => self.stage.knock(knock)?,
                Todo::Lock => self.lock()?,
                Todo::Quit => match self.stage.save_before_leaving() {
                    Err(words) if self.app.stay(&words) => {}
                    _ => return Ok(Some(End::Left)),
                },
            }
        }
        Ok(None)
    }

    /// With the terminal gone there is nobody to say anything to; what is to be kept is kept.
    fn keep_only(&self, todo: Vec<Todo>) {
        for one in todo {
            if let Todo::Do(deed) = one {
                self.stage.perform(deed);
            }
        }
    }

    /// What could not be saved is only in memory: then nothing is closed.
    fn lock(&mut self) -> Result<(), RunError> {
        if let Err(words) = self.stage.save_before_locking() {
            self.app.not_locked(&words);
            return Ok(());
        }
        self.app.locked();
        self.draw()?;
        self.stage.shut();
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let app = &self.app;
        self.screen.draw(|frame| app.view(frame))?;
        self.stage.is_drawn()
    }
}

/// Ends as a fault in the program would.
#[expect(clippy::panic, reason = "it is what the hidden option --test-panic is for")]
fn fail() {
    panic!("asked to fail");
}
