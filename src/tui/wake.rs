//! How workers and signals end the screen thread's wait.

#[cfg(unix)]
pub use system::Woken;
pub use system::{WakeReader, Waker, wake};

#[cfg(unix)]
mod system {
    use std::io::{self, Read, Write};
    use std::os::fd::{AsFd, BorrowedFd};
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;

    use signal_hook::consts::SIGWINCH;

    /// What a worker writes; a change of the window's size writes something else.
    const WORKER: u8 = 1;

    /// The end that the screen thread waits on.
    #[derive(Debug)]
    pub struct WakeReader(UnixStream);

    /// What was written.
    #[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
    pub struct Woken {
        /// Anything.
        pub at_all: bool,
        /// The window's size was changed, though it may be as it was by now: what was on it may be gone all the same.
        pub resized: bool,
    }

    /// The end that workers keep: clone it freely.
    #[derive(Debug, Clone)]
    pub struct Waker(Arc<UnixStream>);

    /// A connected pair, closed on exec, that never blocks. A change of the window's size writes to it too.
    ///
    /// # Errors
    ///
    /// When the system gives no more files or no signal handler.
    pub fn wake() -> io::Result<(Waker, WakeReader)> {
        let (writer, reader) = UnixStream::pair()?;
        writer.set_nonblocking(true)?;
        reader.set_nonblocking(true)?;
        signal_hook::low_level::pipe::register(SIGWINCH, writer.try_clone()?)?;
        Ok((Waker(Arc::new(writer)), WakeReader(reader)))
    }

    impl Waker {
        /// Wakes the screen thread. Never blocks and never fails: a full pipe already means "wake up", and with the
        /// reader gone there is no one to wake.
        pub fn wake(&self) {
            let _ = (&*self.0).write(&[WORKER]);
        }
    }

    impl WakeReader {
        /// Takes all that was written.
        #[must_use]
        pub fn take(&self) -> Woken {
            let mut bytes = [0; 256];
            let mut woken = Woken::default();
            while let Ok(read @ 1..) = (&self.0).read(&mut bytes) {
                woken.at_all = true;
                woken.resized |= bytes.iter().take(read).any(|byte| *byte != WORKER);
            }
            woken
        }
    }

    impl AsFd for WakeReader {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.0.as_fd()
        }
    }
}

/// Unproven: no Windows machine has run this.
#[cfg(not(unix))]
mod system {
    use std::io;
    use std::sync::mpsc;

    use crate::tui::event::Arrival;

    /// The end that the screen thread waits on.
    #[derive(Debug)]
    pub struct WakeReader {
        pub(crate) arrivals: mpsc::Receiver<Arrival>,
        pub(crate) sender: mpsc::Sender<Arrival>,
    }

    /// The end that workers keep: clone it freely.
    #[derive(Debug, Clone)]
    pub struct Waker(mpsc::Sender<Arrival>);

    /// A channel.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn wake() -> io::Result<(Waker, WakeReader)> {
        let (sender, arrivals) = mpsc::channel();
        Ok((Waker(sender.clone()), WakeReader { arrivals, sender }))
    }

    impl Waker {
        /// Wakes the screen thread. Never blocks and never fails.
        pub fn wake(&self) {
            let _ = self.0.send(None);
        }
    }
}
