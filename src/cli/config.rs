//! `--config FILE`: a few settings in TOML. An unknown key is a fault with its place.

use std::path::Path;

use serde::Deserialize;

use super::args::Color;
use super::failure::Failure;
use crate::service::files::{Written, WrittenFile};

/// What a settings file may say.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Which authority's content.
    pub pack: Option<String>,
    /// The setting for screen readers.
    pub reader: Option<bool>,
    /// ASCII characters only.
    pub ascii: Option<bool>,
    /// `never`, `16` or `auto`.
    pub color: Option<String>,
    /// How long an Esc waits for the rest of an arrow key, in milliseconds.
    pub esc_wait_ms: Option<u64>,
}

/// Shortest and longest wait after Esc, in milliseconds.
const ESC_WAIT: std::ops::RangeInclusive<u64> = 25..=1000;

impl Config {
    /// Reads a settings file.
    ///
    /// # Errors
    /// Every fault there is; a file that cannot be read.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let file = WrittenFile::read(path)?;
        let written = Written::parse(&file)?;
        let config = written.read::<Self>();
        if let Some(color) = written.text("color")
            && color_named(color).is_none()
        {
            written.fault("color", format!("`color` cannot be `{color}`"), "Use one of: never, 16, auto.");
        }
        if let Some(wait) = config.as_ref().and_then(|config| config.esc_wait_ms)
            && !ESC_WAIT.contains(&wait)
        {
            let (least, most) = (ESC_WAIT.start(), ESC_WAIT.end());
            let what = format!("`esc_wait_ms` is {wait}, out of range");
            written.fault("esc_wait_ms", what, format!("Write a whole number from {least} to {most}."));
        }
        Ok(written.finish(config)?)
    }

    /// Reads the file in which settings are kept. One that is not there says nothing; one that cannot be read is not
    /// used, and that is said.
    #[must_use]
    pub fn kept(path: &Path) -> (Self, Option<String>) {
        if matches!(path.symlink_metadata(), Err(error) if error.kind() == std::io::ErrorKind::NotFound) {
            return (Self::default(), None);
        }
        match Self::read(path) {
            Ok(config) => (config, None),
            Err(failure) => {
                let why = failure.said().unwrap_or_default();
                (Self::default(), Some(format!("The kept settings are not used. {}", why.trim_end())))
            }
        }
    }

    /// The colours it asks for.
    #[must_use]
    pub fn color(&self) -> Option<Color> {
        self.color.as_deref().and_then(color_named)
    }
}

fn color_named(word: &str) -> Option<Color> {
    match word {
        "never" => Some(Color::Never),
        "16" => Some(Color::Sixteen),
        "auto" => Some(Color::Auto),
        _ => None,
    }
}
