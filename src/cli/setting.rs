//! What every command is done with: content, clock, look, and where the store lies.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::args::{Color, Global};
use super::config::Config;
use super::failure::Failure;
use crate::domain::idle::{IdleTimes, Limits};
use crate::service::new_pack::admit;
use crate::service::settings::{self, Settings};
use crate::service::{Catalogue, Clock, SystemClock};
use crate::tui::look::{Look, Theme};

/// What every command is done with.
#[expect(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub struct Setting {
    /// The content.
    pub catalogue: Arc<Catalogue>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// How the screen looks.
    pub look: Look,
    /// How long an Esc waits; none for the usual time.
    pub esc_wait: Option<Duration>,
    /// After how long without a key the screen blanks and the store locks.
    pub idle: IdleTimes,
    /// The practice store is to be used.
    pub practice: bool,
    /// The file the passphrase is in; `-` for standard input.
    pub passphrase_file: Option<PathBuf>,
    /// One JSON document is to be printed, and nothing asked.
    pub json: bool,
    /// The linear form was asked for.
    pub linear: bool,
    /// Fail once the full screen stands.
    pub test_panic: bool,
    /// Where what is chosen in the full screen is kept for next time; none where there is no place for it.
    pub settings: Option<Settings>,
    /// Sentences about the kept settings, where they could not be used.
    pub notices: Vec<String>,
    data_dir: Option<PathBuf>,
}

impl Setting {
    /// From the options and the settings file they name.
    ///
    /// # Errors
    /// Faults in the settings file; an unknown pack.
    pub fn new(global: &Global) -> Result<Self, Failure> {
        let file = settings_file(global);
        let (mut config, said) = match (&global.config, &file) {
            (Some(named), _) => (Config::read(named)?, None),
            (None, Some(kept)) => Config::kept(kept),
            (None, None) => (Config::default(), None),
        };
        let mut notices: Vec<String> = said.into_iter().collect();
        if global.config.is_none() && global.pack.is_none() {
            notices.extend(drop_unknown_pack(&mut config));
        }
        Ok(Self {
            catalogue: Arc::new(catalogue(global, &config)?),
            clock: Arc::new(SystemClock { today: global.today }),
            look: look(global, &config, |name| env::var(name).ok()),
            esc_wait: config.esc_wait_ms.map(Duration::from_millis),
            idle: global.test_idle.map_or_else(|| config.idle(), in_seconds),
            practice: global.practice,
            passphrase_file: global.passphrase_file.clone(),
            json: global.json,
            linear: global.linear,
            test_panic: global.test_panic,
            settings: file.filter(|file| file != Path::new("-")).map(Settings::at),
            notices,
            data_dir: global.data_dir.clone(),
        })
    }

    /// The folder everything is kept in.
    ///
    /// # Errors
    /// When no folder is named and the system does not say where home is.
    pub fn data(&self) -> Result<PathBuf, Failure> {
        if let Some(dir) = &self.data_dir {
            return Ok(dir.clone());
        }
        let no_home = || {
            let said = "There is no home folder (HOME is not set), so there is no place for the store. \
                        Nothing was changed. Name a folder with --data-dir.";
            Failure::NotDone(said.into())
        };
        Ok(system_folders().ok_or_else(no_home)?.data_dir().to_owned())
    }
}

/// Locks after so many seconds whatever is open, and blanks after half of them.
fn in_seconds(lock: u16) -> IdleTimes {
    let lock = Duration::from_secs(lock.into());
    let limits = Limits { blank: lock / 2, lock };
    IdleTimes { usual: limits, meeting: limits }
}

/// The folders the system has for this program; none without a home.
fn system_folders() -> Option<directories::ProjectDirs> {
    // Without HOME the library would ask the system's list of users, which may not be there.
    if cfg!(unix) && env::var_os("HOME").is_none_or(|home| home.is_empty()) {
        return None;
    }
    directories::ProjectDirs::from("", "", "practitioner-portal")
}

/// The file of the settings: the one that is named, else in the folder everything is kept in, else where the system
/// keeps settings.
fn settings_file(global: &Global) -> Option<PathBuf> {
    let folder = || match &global.data_dir {
        Some(dir) => Some(dir.clone()),
        None => Some(system_folders()?.config_dir().to_owned()),
    };
    global.config.clone().or_else(|| Some(folder()?.join(settings::NAME)))
}

/// A kept pack that is not in this version gives way to the usual one. Answers what to say of it.
fn drop_unknown_pack(config: &mut Config) -> Option<String> {
    let known = Catalogue::pack_ids_embedded();
    let id = config.pack.take_if(|id| !known.contains(&id.as_str()))?;
    Some(format!(
        "The authority that was chosen, {id}, is not in this version. The usual one is used. To choose: portal pack list"
    ))
}

fn catalogue(global: &Global, config: &Config) -> Result<Catalogue, Failure> {
    let pack = global.pack.as_deref().or(config.pack.as_deref());
    let catalogue = Catalogue::embedded(pack).map_err(|error| Failure::NotFound(error.to_string()))?;
    match &global.content {
        None => Ok(catalogue),
        Some(dir) if dir.is_dir() => {
            admit(dir)?;
            Ok(catalogue.with_folder(dir))
        }
        Some(dir) => {
            let said = format!(
                "There is no folder {}. Nothing was changed. Name the folder of a pack.",
                dir.display()
            );
            Err(Failure::NotFound(said))
        }
    }
}

fn look(global: &Global, config: &Config, var: impl Fn(&str) -> Option<String>) -> Look {
    Look {
        theme: theme(global.color.or_else(|| config.color()), &var),
        ascii: global.ascii || config.ascii.unwrap_or_else(|| is_ascii(&var)),
        reader: config.reader.unwrap_or_default(),
    }
}

/// What was chosen wins; then `NO_COLOR`, then a variable that forces colour, then what the terminal is.
fn theme(chosen: Option<Color>, var: &impl Fn(&str) -> Option<String>) -> Theme {
    let says = |name: &str| var(name).is_some_and(|value| !value.is_empty());
    let forces = |name: &str| var(name).is_some_and(|value| !matches!(value.as_str(), "" | "0"));
    match chosen {
        Some(Color::Never) => Theme::Mono,
        Some(Color::Sixteen) => Theme::Sixteen,
        _ if says("NO_COLOR") => Theme::Mono,
        _ if forces("CLICOLOR_FORCE") || forces("FORCE_COLOR") => Theme::Sixteen,
        Some(Color::Auto) if has_colours(&var("TERM").unwrap_or_default()) => Theme::Sixteen,
        Some(Color::Auto) | None => Theme::Mono,
    }
}

/// Terminals that may read a colour as something else, a blinking text for one.
fn has_colours(term: &str) -> bool {
    !matches!(term, "" | "dumb" | "vt100" | "vt102" | "vt220" | "vt320" | "ansi" | "unknown")
}

/// What is said where the terminal writes letters in another way than this program: what is typed outside ASCII does not
/// arrive, and what is drawn would be garbled.
#[must_use]
pub fn of_the_terminal() -> Option<String> {
    another_charset(&|name| env::var(name).ok())
}

fn another_charset(var: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let (name, locale) = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| Some((name, var(name).filter(|value| !value.is_empty())?)))?;
    let lower = locale.to_lowercase();
    // A locale without a country says nothing of the terminal.
    let says_nothing = matches!(lower.as_str(), "c" | "posix");
    if says_nothing || lower.contains("utf-8") || lower.contains("utf8") {
        return None;
    }
    let country = locale.split(['.', '@']).next().unwrap_or_default();
    Some(format!(
        "This terminal is set to {locale}, not to UTF-8. A letter such as \u{a3} or \u{e9} that is typed here does not arrive, and the \
         one after it may be lost with it; those on record are kept, and drawn as L and e. For all letters: leave, set \
         {name}={country}.UTF-8 in a terminal that writes UTF-8, and start again."
    ))
}

/// Other characters are drawn only where the locale says that they can be.
fn is_ascii(var: &impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(var).find(|value| !value.is_empty());
    let is_utf8 = locale.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    let term = var("TERM").unwrap_or_default();
    !is_utf8 || term == "linux" || term.starts_with("vt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<'a>(vars: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn what_was_chosen_wins_over_the_surroundings() {
        use Color::{Auto, Never, Sixteen};
        type Row<'a> = (Option<Color>, &'a [(&'a str, &'a str)], Theme);
        let rows: &[Row<'_>] = &[
            (None, &[("TERM", "xterm-256color")], Theme::Mono),
            (None, &[("FORCE_COLOR", "1")], Theme::Sixteen),
            (None, &[("FORCE_COLOR", "0"), ("CLICOLOR_FORCE", "")], Theme::Mono),
            (None, &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], Theme::Mono),
            (Some(Auto), &[("TERM", "xterm"), ("NO_COLOR", "")], Theme::Sixteen),
            (Some(Auto), &[("TERM", "xterm"), ("NO_COLOR", "1")], Theme::Mono),
            (Some(Auto), &[("TERM", "vt220")], Theme::Mono),
            (Some(Auto), &[], Theme::Mono),
            (Some(Sixteen), &[("NO_COLOR", "1")], Theme::Sixteen),
            (Some(Never), &[("FORCE_COLOR", "1")], Theme::Mono),
        ];
        for (chosen, vars, expected) in rows {
            assert_eq!(theme(*chosen, &with(vars)), *expected, "{chosen:?} {vars:?}");
        }
    }

    #[test]
    fn a_terminal_that_writes_letters_another_way_is_told() {
        let rows: &[(&[(&str, &str)], bool)] = &[
            (&[("LANG", "en_GB.ISO-8859-1")], true),
            (&[("LANG", "en_GB.ISO8859-15")], true),
            (&[("LANG", "en_GB")], true),
            (&[("LANG", "de_DE@euro")], true),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "en_GB.ISO-8859-1")], true),
            (&[("LANG", "ru_RU.KOI8-R")], true),
            (&[("LC_CTYPE", "en_GB"), ("LANG", "C")], true),
            (&[("LANG", "en_GB.ISO-8859-1"), ("LC_ALL", "C.UTF-8")], false),
            (&[("LANG", "en_GB.UTF-8")], false),
            (&[("LANG", "en_GB.utf8")], false),
            (&[("LANG", "C")], false),
            (&[("LANG", "POSIX")], false),
            (&[("LANG", "")], false),
            (&[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")], false),
            (&[], false),
        ];
        for (vars, expected) in rows {
            assert_eq!(another_charset(&with(vars)).is_some(), *expected, "{vars:?}");
        }
        let said = another_charset(&with(&[("LC_CTYPE", "en_GB.ISO-8859-1")])).unwrap_or_default();
        assert!(said.contains("set LC_CTYPE=en_GB.UTF-8"), "{said}");
    }

    #[test]
    fn other_characters_are_drawn_where_the_locale_says_utf8() {
        let rows: &[(&[(&str, &str)], bool)] = &[
            (&[("LANG", "en_GB.UTF-8"), ("TERM", "xterm")], false),
            (&[("LANG", "C.utf8")], false),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "C")], true),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "")], false),
            (&[("LANG", "en_GB.UTF-8"), ("TERM", "linux")], true),
            (&[("LANG", "en_GB.UTF-8"), ("TERM", "vt220")], true),
            (&[], true),
        ];
        for (vars, expected) in rows {
            assert_eq!(is_ascii(&with(vars)), *expected, "{vars:?}");
        }
    }
}
