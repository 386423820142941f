//! Ends that the program does not choose: signals and panics.
//!
//! Both ask the writer to commit, wait a little, give the terminal back and end the process themselves. The screen
//! thread cannot be relied on for it: it may be the one that failed, or it may be stuck in a write or in a hang-up.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use super::terminal;

/// The name the writing thread must bear, so that a panic in it does not wait for it.
pub const WRITER: &str = "writer";

/// How long a signal waits for the last commit.
#[cfg(unix)]
const SIGNAL_WAIT: Duration = Duration::from_secs(2);
/// How long a panic waits: with all else, the process is gone within two seconds.
const PANIC_WAIT: Duration = Duration::from_millis(1_500);
/// The exit status of a panic, as the language gives it.
const PANICKED: i32 = 101;

/// Set by the first end to begin, so that there is one.
static ENDING: AtomicBool = AtomicBool::new(false);

/// Starts the thread that HUP, TERM, INT and QUIT go to. Each calls `commit` with the longest it may wait, gives the
/// terminal back and ends the process with 128 and the signal's number. QUIT is among them because its dump of
/// memory would leave the record on the disk, unencrypted.
///
/// # Errors
///
/// When the system gives no handler or no thread.
#[cfg(unix)]
pub fn end_on_signals(commit: impl Fn(Duration) + Send + Sync + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

    if set_commit(commit) {
        return Ok(());
    }
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // A panic that came first ends the process itself, within two seconds.
            if !ENDING.swap(true, Ordering::SeqCst) {
                commit_within(SIGNAL_WAIT);
                terminal::restore();
                end(128 + signal);
            }
        }
    })?;
    Ok(())
}

/// Nothing to do: a console that is closed ends the process, and what is committed is safe.
///
/// # Errors
///
/// Never.
#[cfg(not(unix))]
pub fn end_on_signals(_commit: impl Fn(Duration) + Send + Sync + 'static) -> io::Result<()> {
    Ok(())
}

/// From now on a panic in any thread gives the terminal back, commits, says where it was and ends the process.
///
/// What the panic said is never printed: it may hold words of a record.
pub fn install_panic_hook(commit: impl Fn(Duration) + Send + Sync + 'static) {
    set_commit(commit);
    panic::set_hook(Box::new(|info| {
        if ENDING.swap(true, Ordering::SeqCst) {
            return;
        }
        terminal::restore();
        if thread::current().name() != Some(WRITER) {
            commit_within(PANIC_WAIT);
        }
        let _ = io::stderr().write_all(report(info).as_bytes());
        // From here and not by unwinding: a panic in a worker would leave the screen thread drawing on the shell's
        // screen, and a panic while unwinding would abort before anything was saved.
        end(PANICKED);
    }));
}

/// Asks the writer to commit, and says how long it may take.
type Commit = Arc<dyn Fn(Duration) + Send + Sync>;

/// What commits now: the last writer that was started. A second full screen in one process has another.
static COMMIT: Mutex<Option<Commit>> = Mutex::new(None);

/// Takes the place of the commit before; answers whether there was one.
fn set_commit(commit: impl Fn(Duration) + Send + Sync + 'static) -> bool {
    let commit: Commit = Arc::new(commit);
    COMMIT.lock().is_ok_and(|mut slot| slot.replace(commit).is_some())
}

/// Runs it on a thread of its own, so that even a commit that never returns cannot hold the process.
fn commit_within(wait: Duration) {
    if let Some(commit) = COMMIT.lock().ok().and_then(|slot| slot.clone()) {
        run_within(commit, wait);
    }
}

fn run_within(commit: Commit, wait: Duration) {
    let (done, finished) = mpsc::channel();
    let run = move || {
        commit(wait);
        let _ = done.send(());
    };
    if thread::Builder::new().name("last commit".to_owned()).spawn(run).is_ok() {
        let _ = finished.recv_timeout(wait);
    }
}

/// At once, running nothing on the way out: another thread may hold what an exit handler waits for.
fn end(status: i32) {
    #[cfg(unix)]
    signal_hook::low_level::exit(status);
    #[cfg(not(unix))]
    std::process::exit(status);
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
    format!(
        "portal {} stopped{place}: a fault in the program, not in what you typed.\n\
         Your saved work is safe. Start portal again to go on where you were.\n",
        env!("CARGO_PKG_VERSION"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn a_commit_is_waited_for() {
        let (sender, receiver) = mpsc::channel();
        let sender = std::sync::Mutex::new(sender);
        let commit: Commit = Arc::new(move |wait| {
            let _ = sender.lock().map(|sender| sender.send(wait));
        });
        run_within(commit, PANIC_WAIT);
        assert_eq!(receiver.try_recv(), Ok(PANIC_WAIT));
    }

    #[test]
    fn a_commit_that_never_returns_holds_nothing_up() {
        let commit: Commit = Arc::new(|_| {
            loop {
                thread::park();
            }
        });
        let began = Instant::now();
        run_within(commit, Duration::from_millis(20));
        assert!(began.elapsed() < PANIC_WAIT);
    }
}
