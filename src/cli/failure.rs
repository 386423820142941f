//! Why a command could not be done, and with which code the program then ends.

use crate::service::files::Faults;
use crate::service::{ExportError, ServiceError};
use crate::tui::run::RunError;

/// What happened, what is safe, what to do next.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A service said no.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The full screen could not start or go on.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A file or pack has faults.
    #[error(transparent)]
    Faults(#[from] Faults),
    /// The words of the command are off, or there is no terminal.
    #[error("{0}")]
    Usage(String),
    /// Nothing was found.
    #[error("{0}")]
    NotFound(String),
    /// It could not be done.
    #[error("{0}")]
    NotDone(String),
    /// A file is damaged.
    #[error("{0}")]
    Damaged(String),
    /// Whoever read the output went away: nothing is wrong.
    #[error("")]
    Quiet,
    /// The terminal is gone; what was typed is saved.
    #[error("")]
    HungUp,
}

impl Failure {
    /// The exit code.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Service(error) | Self::Run(RunError::Service(error)) => error.kind() as u8,
            Self::Usage(_) | Self::Run(RunError::Terminal(_)) => 2,
            Self::NotFound(_) => 3,
            Self::NotDone(_) | Self::Faults(_) | Self::Run(RunError::Io(_)) => 1,
            Self::Damaged(_) => 5,
            Self::Quiet => 0,
            // 128 and the number of the hang-up signal.
            Self::HungUp => 129,
        }
    }

    /// As it is printed: a sentence, with nothing a terminal would obey; nothing where nobody can read it.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        let mut said = super::page::printable(&self.to_string()).trim_end().to_owned();
        if let Self::Service(ServiceError::Export(error)) = self {
            said = super::page::sentence(&said);
            if matches!(error, ExportError::Exists { .. }) {
                said = said.replace("or say that it may be replaced", "or replace it with --force");
            }
        }
        (!said.is_empty()).then_some(said)
    }
}
