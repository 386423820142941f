//! Opens the encrypted file with the settings it needs, and nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::error::StoreError;
use super::migrate;
use crate::domain::id::Id;

/// The key of a record file: 32 random bytes, as the vault unwraps them.
pub type Key = [u8; 32];

/// How the file keeps a save whole when the power goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journal {
    /// A write-ahead log: one sync a save.
    Wal,
    /// A rollback journal, where the file system cannot carry a write-ahead log. Slower, as safe.
    Truncate,
}

impl Journal {
    /// What the practitioner should know about it, where there is something.
    #[must_use]
    pub const fn sentence(self) -> Option<&'static str> {
        match self {
            Self::Wal => None,
            Self::Truncate => Some(
                "This folder cannot carry the write-ahead log; it is probably on a network. Saving is as safe and \
                 somewhat slower. A folder on this computer's own disk is better.",
            ),
        }
    }
}

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Making,
    Writing,
    Reading,
    /// Reading where nothing can be laid beside the file: it is taken not to change, and no log is looked for.
    Frozen,
}

impl Purpose {
    fn flags(self) -> OpenFlags {
        let rights = match self {
            Self::Reading => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Self::Frozen => OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
            Self::Making | Self::Writing => OpenFlags::SQLITE_OPEN_READ_WRITE,
        };
        rights | OpenFlags::SQLITE_OPEN_NO_MUTEX
    }

    const fn is_for_reading(self) -> bool {
        matches!(self, Self::Reading | Self::Frozen)
    }
}

/// Statements kept ready.
const READY: usize = 64;
/// What a meeting needs. More would fill with whatever was read once, as all families for Home, and never be given back.
const FEW_PAGES: u32 = 1024;
/// What a search asks again with every letter, and a look at the whole file goes to and fro in.
pub(super) const MANY_PAGES: u32 = 65_536;

/// `SQLite` reads a name that begins with `file:` as a URI; an absolute one never does.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|source| StoreError::io(path, source))
}

/// The write-ahead log beside a file.
pub(super) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Whether something was saved that is in the log alone: after a kill, or while a writer lives.
pub(super) fn has_log(path: &Path) -> bool {
    std::fs::metadata(log_of(path)).is_ok_and(|log| log.len() > 0)
}

/// Opens an existing file and proves the key. The file system driver is for tests. `known` is the newest form that is
/// taken.
pub(super) fn connect(
    path: &Path,
    key: &Key,
    purpose: Purpose,
    driver: Option<&str>,
    known: u32,
) -> Result<Connection, StoreError> {
    let name = if purpose == Purpose::Frozen { frozen(path)? } else { path.into() };
    let conn = match driver {
        None => Connection::open_with_flags(name, purpose.flags())?,
        Some(driver) => Connection::open_with_flags_and_vfs(name, purpose.flags(), driver)?,
    };
    // Asked before the first page is read: a page with a broken seal makes a connection read-only too.
    if !purpose.is_for_reading() && conn.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    bring_in_the_log(&conn, !has_log(path))?;
    unlock(&conn, key).map_err(|error| error.at_opening(path))?;
    check_form(&conn, path, purpose, known)?;
    settle(&conn, purpose)?;
    Ok(conn)
}

/// Whether a file beside the record file could not be opened or made.
pub(super) const fn is_refused(code: i32) -> bool {
    code & 0xff == rusqlite::ffi::SQLITE_CANTOPEN
}

/// Whether closing brings the log into the file. Not before the log is proved: pages of another file's log would be
/// written over good ones.
pub(super) fn bring_in_the_log(conn: &Connection, wanted: bool) -> Result<(), StoreError> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !wanted)?;
    Ok(())
}

/// A name under which `SQLite` takes the file not to change.
fn frozen(path: &Path) -> Result<PathBuf, StoreError> {
    let path = path.to_str().ok_or_else(|| StoreError::unreadable_name(path))?;
    let mut name = String::from("file:");
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte) {
            name.push(char::from(byte));
        } else {
            let _ = write!(name, "%{byte:02X}");
        }
    }
    name.push_str("?immutable=1");
    Ok(name.into())
}

/// `SQLCipher` would write its complaints over the screen, so it is silenced before it has the key.
fn unlock(conn: &Connection, key: &Key) -> Result<(), StoreError> {
    conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA busy_timeout = 5000;")?;
    let mut pragma = Zeroizing::new(String::with_capacity(96));
    pragma.push_str("PRAGMA key = \"x'");
    for byte in key {
        let _ = write!(*pragma, "{byte:02x}");
    }
    pragma.push_str("'\";");
    conn.execute_batch(&pragma)?;
    conn.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    Ok(())
}

/// Before anything is written: a file of a newer form is not touched.
fn check_form(conn: &Connection, path: &Path, purpose: Purpose, known: u32) -> Result<(), StoreError> {
    let found = migrate::found(conn)?;
    match purpose {
        Purpose::Making => Ok(()),
        _ if found == 0 => Err(StoreError::Unfinished { path: path.into() }),
        _ if found > known => Err(StoreError::Newer { found, known }),
        Purpose::Reading | Purpose::Frozen if found < known => Err(StoreError::Older { found, known }),
        _ => Ok(()),
    }
}

/// As many kibibytes of pages, decrypted, are kept from one question to the next.
pub(super) fn keep_pages(conn: &Connection, kibibytes: u32) -> Result<(), StoreError> {
    Ok(conn.execute_batch(&format!("PRAGMA cache_size = -{kibibytes};"))?)
}

fn settle(conn: &Connection, purpose: Purpose) -> Result<(), StoreError> {
    conn.set_prepared_statement_cache_capacity(READY);
    keep_pages(conn, FEW_PAGES)?;
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA wal_autocheckpoint = 1000;",
    )?;
    if purpose.is_for_reading() {
        conn.execute_batch("PRAGMA query_only = ON;")?;
    }
    Ok(())
}

/// Takes the write-ahead log where it can be had, else the rollback journal.
pub(super) fn choose_journal(conn: &Connection) -> Result<Journal, StoreError> {
    let ask =
        |mode: &str| conn.pragma_update_and_check(None, "journal_mode", mode, |row| row.get::<_, String>(0));
    if ask("WAL").is_ok_and(|answer| answer == "wal") {
        return Ok(Journal::Wal);
    }
    match ask("TRUNCATE")?.as_str() {
        "truncate" => Ok(Journal::Truncate),
        _ => Err(StoreError::Misfit("the record file takes no safe journal")),
    }
}

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.bytes())))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?.try_into().map_err(|_| FromSqlError::InvalidType)?;
        Ok(Self::from_bytes(bytes))
    }
}
