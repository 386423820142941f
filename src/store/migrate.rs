//! Brings a file's form up to date: a list of SQL texts, run in order, each in one transaction.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::StoreError;
use super::note;
use crate::domain::id::Id;

/// Only ever added to.
pub(super) const FORMS: &[&str] = &[include_str!("schema/0001_ground.sql")];

/// The newest form this program knows.
pub(super) const fn known() -> u32 {
    newest(FORMS)
}

/// The number of the last form of a list.
#[expect(clippy::cast_possible_truncation, reason = "a handful of files")]
pub(super) const fn newest(forms: &[&str]) -> u32 {
    forms.len() as u32
}

/// The form of the file; 0 is a file that nothing was laid down in.
pub(super) fn found(conn: &Connection) -> Result<u32, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Lays down every form in a new file, and whose copy it is, in one transaction.
pub(super) fn lay(conn: &Connection, device: Id) -> Result<(), StoreError> {
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    for form in FORMS {
        tx.execute_batch(form)?;
    }
    tx.execute("INSERT INTO meta VALUES ('device', ?1), ('saves', 0), ('hlc', 0)", [device])?;
    tx.execute("INSERT INTO device VALUES (?1, 0)", [device])?;
    note::lay(&tx)?;
    tx.pragma_update(None, "user_version", known())?;
    Ok(tx.commit()?)
}

/// Runs the forms the file lacks. A file of a newer form is refused by the caller before this, and an older one is
/// copied ([`before`](super::before)).
pub(super) fn raise_with(conn: &Connection, forms: &[&str]) -> Result<(), StoreError> {
    let from = found(conn)?;
    for (number, form) in (1_u32..).zip(forms).filter(|(number, _)| *number > from) {
        let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        tx.execute_batch(form)?;
        tx.pragma_update(None, "user_version", number)?;
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raising_twice_runs_each_form_once() {
        let conn = Connection::open_in_memory().expect("memory");
        let forms = ["CREATE TABLE a (x)", "CREATE TABLE b (x); INSERT INTO b VALUES (1)"];
        raise_with(&conn, &forms[..1]).expect("first");
        raise_with(&conn, &forms).expect("second");
        raise_with(&conn, &forms).expect("again");
        assert_eq!(found(&conn).expect("version"), 2);
        assert_eq!(conn.query_row("SELECT count(*) FROM b", [], |row| row.get(0)), Ok(1));
    }

    #[test]
    fn a_form_that_fails_leaves_the_file_at_the_one_before() {
        let conn = Connection::open_in_memory().expect("memory");
        let forms = ["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"];
        assert!(raise_with(&conn, &forms).is_err());
        assert_eq!(found(&conn).expect("version"), 1);
        assert!(conn.query_row("SELECT count(*) FROM b", [], |row| row.get::<_, i64>(0)).is_err());
    }
}
