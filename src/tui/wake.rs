//! How workers and signals end the screen thread's wait.

pub use system::{WakeReader, Waker, wake};

#[cfg(unix)]
mod system {
    use std::io::{self, Read, Write};
    use std::os::fd::{AsFd, BorrowedFd};
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;

    use signal_hook::consts::SIGWINCH;

    /// The end that the screen thread waits on.
    #[derive(Debug)]
    pub struct WakeReader(UnixStream);

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
            let _ = (&*self.0).write(&[1]);
        }
    }

    impl WakeReader {
        /// Takes all that was written; true when there was anything.
        #[must_use]
        pub fn take(&self) -> bool {
            let mut bytes = [0; 256];
            let mut any = false;
            while matches!((&self.0).read(&mut bytes), Ok(1..)) {
                any = true;
            }
            any
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
