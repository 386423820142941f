//! A disk without room: said in a sentence, and all is as it was.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use portal::service::backup::Opens;
use portal::service::restore::restore;
use portal::service::{Kind, ServiceError};

use super::made::*;

const SMALL: &str = "PORTAL_SMALL_DISK";

/// Run by the test below on a small disk.
#[test]
#[ignore = "needs a small disk; run by the test of a full one"]
fn says_that_there_is_no_room() {
    let small = std::path::PathBuf::from(std::env::var_os(SMALL).unwrap());
    let home = tempfile::tempdir().unwrap();
    filled(home.path(), OLD, "F", 300);
    let before = files(home.path());
    let error = back_up(home.path(), OLD, &small.join("backup")).err().unwrap();
    told(&error, "no half a backup is left");
    assert_eq!(files(&small), [], "nothing is left on the full disk");
    assert!(files(home.path()).len() == before.len());
    let carried = home.path().join("carried");
    back_up(home.path(), OLD, &carried).unwrap();
    store_on(&small);
    for filling in [0, 300_000] {
        fs::write(small.join("filling"), vec![7; filling]).unwrap();
        let before = files(&small);
        let error = restore(&at(&small), &carried, Opens::Secret(&secret(OLD)), &clock()).err().unwrap();
        told(&error, "The store is as it was");
        assert!(files(&small) == before, "something was changed");
    }
    fs::remove_file(small.join("filling")).unwrap();
    assert_eq!(whole(&small, NEW).unwrap(), ["G-0"]);
}

fn store_on(small: &Path) {
    filled(small, NEW, "G", 1);
}

fn told(error: &ServiceError, safe: &str) {
    assert!(matches!(error, ServiceError::NoRoom { .. }), "{error:?}");
    assert_eq!(error.kind(), Kind::NotDone);
    let said = error.to_string();
    assert!(said.starts_with("There is no room for") && said.contains(safe), "{said}");
}

/// A small disk is mounted where nobody else sees it. Where the system does not allow that, the test says so.
#[test]
fn a_full_disk_is_said_and_leaves_all_as_it_was() {
    let small = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=900k none \"$PORTAL_SMALL_DISK\" || exit 99; exec \"$0\" \"$@\"";
    let run = |more: &[&str]| {
        Command::new("unshare")
            .args(more)
            .args(["--mount", "sh", "-c", script])
            .arg(std::env::current_exe().unwrap())
            .args(["room::says_that_there_is_no_room", "--exact", "--ignored", "--nocapture"])
            .env(SMALL, small.path())
            .output()
    };
    let ways: [&[&str]; 2] = [&[], &["--user", "--map-root-user"]];
    for way in ways {
        match run(way) {
            Ok(output) if String::from_utf8_lossy(&output.stdout).contains("running 1 test") => {
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{}{said}", String::from_utf8_lossy(&output.stdout));
                return;
            }
            _ => {}
        }
    }
    eprintln!("no small disk can be mounted here: a full disk was not tried");
}
