//! A file of an older form: copied, then raised, and whole whatever happens between. There is one form so far, so the
//! later ones here are invented.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::*;
use crate::store::connection;
use crate::store::migrate;
use crate::store::reading::Reading;

const SECOND: &str = "CREATE TABLE second (x); INSERT INTO second SELECT value FROM change;";
const THIRD: &str = "CREATE TABLE third (x); INSERT INTO third SELECT value FROM field;";
const BROKEN: &str = "CREATE TABLE second (x); CREATE TABLE change (x);";
const NAMED: &str = "PORTAL_RAISE_THIS";

fn forms<'a>(later: &[&'a str]) -> Vec<&'a str> {
    migrate::FORMS.iter().copied().chain(later.iter().copied()).collect()
}

fn raise(file: &Path, later: &[&str]) -> Result<Store, StoreError> {
    Store::begin(file, &KEY, None, None, &forms(later))
}

fn filled(home: &Home, texts: u8) {
    let mut store = home.create(1);
    for number in 10..10 + texts {
        put(&mut store, i64::from(number), |w| write_text(w, number, &"Zoe was weighed. ".repeat(40)));
    }
    store.close().expect("closes");
}

fn before(home: &Home, form: u32) -> PathBuf {
    home.folder.path().join(format!("record.portal.before-{form}"))
}

fn form_of(store: &Store) -> u32 {
    migrate::found(&store.conn).expect("a form")
}

#[test]
fn a_file_is_copied_before_it_is_raised_and_the_copy_goes_after_the_next_good_close() {
    let home = Home::new();
    filled(&home, 3);
    let store = raise(&home.file(), &[SECOND]).expect("raised");
    assert_eq!(form_of(&store), 2);
    let copy = Reading::open_form(&before(&home, 1), &KEY, 1).expect("the copy opens");
    assert_eq!(copy.verify().expect("verifies").faults, Vec::<String>::new());
    assert_eq!(copy.list::<Text>(None).expect("reads").len(), 3);
    store.close().expect("closes");
    assert!(before(&home, 1).exists(), "the raised file has not proved itself by an opening of its own");
    let bytes = std::fs::read(before(&home, 1)).expect("reads");
    assert!(!bytes.windows(7).any(|word| word == b"weighed"), "the copy is encrypted");
    raise(&home.file(), &[SECOND]).expect("opens").close().expect("closes");
    // What lets go of the copies knows the real forms alone, of which there is one.
    super::super::before::let_go_below(&home.file(), 2);
    assert!(!before(&home, 1).exists());
}

#[test]
fn a_form_that_fails_leaves_the_file_as_it_was_with_its_copy_beside_it() {
    let home = Home::new();
    filled(&home, 3);
    assert!(raise(&home.file(), &[BROKEN]).is_err());
    assert!(before(&home, 1).exists());
    let store = home.open();
    assert_eq!((form_of(&store), faults_of(&store)), (1, Vec::new()));
    assert_eq!(store.list::<Text>(None).expect("reads").len(), 3);
    drop(store);
    std::fs::write(before(&home, 1), "cut short").expect("written");
    assert_eq!(form_of(&raise(&home.file(), &[SECOND]).expect("raised")), 2);
    assert!(Reading::open_form(&before(&home, 1), &KEY, 1).is_ok(), "a new copy took its place");
}

#[test]
fn where_no_copy_can_be_made_nothing_is_raised() {
    let home = Home::new();
    filled(&home, 3);
    let bytes = std::fs::read(home.file()).expect("reads");
    std::fs::create_dir(before(&home, 1)).expect("in the way");
    assert!(raise(&home.file(), &[SECOND]).is_err());
    assert_eq!(std::fs::read(home.file()).expect("reads"), bytes);
    assert_eq!(form_of(&home.open()), 1);
}

#[test]
fn a_file_of_a_newer_form_is_refused_and_not_a_byte_is_changed() {
    let home = Home::new();
    filled(&home, 3);
    raise(&home.file(), &[SECOND, THIRD]).expect("raised").close().expect("closes");
    let files = [home.file(), before(&home, 1)];
    let look = || files.each_ref().map(|file| std::fs::read(file).expect("reads"));
    let kept = look();
    let refused = [
        Store::open(&home.file(), &KEY).err(),
        Store::open_to_read(&home.file(), &KEY).err(),
        raise(&home.file(), &[SECOND]).err(),
    ];
    for refused in refused {
        let refused = refused.expect("refused");
        assert!(matches!(refused, StoreError::Newer { found: 3, .. }), "{refused}");
        assert!(refused.to_string().contains("Install the newer version"));
    }
    assert!(look() == kept, "a byte was changed");
}

/// Run by the test below in a process of its own.
#[test]
#[ignore = "raises a file until it is killed; run by the test of kills"]
fn raises_until_it_is_killed() {
    let file = PathBuf::from(std::env::var_os(NAMED).expect("run by the test of kills"));
    println!("\nready");
    raise(&file, &[SECOND, THIRD]).expect("raised").close().expect("closes");
}

#[test]
fn a_kill_while_a_file_is_raised_leaves_a_whole_store_and_whole_copies() {
    let home = Home::new();
    filled(&home, 120);
    let sound = std::fs::read(home.file()).expect("reads");
    let kills: u32 = std::env::var("PORTAL_KILLS").ok().and_then(|many| many.parse().ok()).unwrap_or(20);
    let whole = raised_and_killed(&home, None);
    let mut ends = [0; 3];
    for kill in 0..kills {
        start_anew(&home, &sound);
        raised_and_killed(&home, Some(whole * (kill * 617 % kills) / kills));
        let form = form_and_wholeness(&home.file(), &[1, 2, 3]);
        ends[usize::try_from(form).expect("small") - 1] += 1;
        for form in [1, 2] {
            if before(&home, form).exists() {
                assert_eq!(form_and_wholeness(&before(&home, form), &[form]), form);
            }
        }
        let store = raise(&home.file(), &[SECOND, THIRD]).expect("it is raised now");
        assert_eq!(store.list::<Text>(None).expect("reads").len(), 120);
    }
    eprintln!("{kills} kills in {whole:?}: forms found {ends:?}");
}

fn start_anew(home: &Home, sound: &[u8]) {
    for entry in std::fs::read_dir(home.folder.path()).expect("a folder") {
        std::fs::remove_file(entry.expect("an entry").path()).expect("removed");
    }
    std::fs::write(home.file(), sound).expect("written");
}

/// The form, found by a look that changes nothing but a log that must be brought in.
fn form_and_wholeness(file: &Path, may_be: &[u32]) -> u32 {
    for form in may_be {
        let later = &[SECOND, THIRD][..usize::try_from(*form).expect("small") - 1];
        let conn = match connection::connect(file, &KEY, connection::Purpose::Reading, None, *form) {
            Err(StoreError::Newer { .. }) => continue,
            other => other.unwrap_or_else(|error| panic!("{later:?}: {error}")),
        };
        let faults = Reading { conn }.verify().expect("verifies").faults;
        assert_eq!(faults, Vec::<String>::new());
        return *form;
    }
    panic!("of no form");
}

/// Answers how long the child lived after it was ready.
fn raised_and_killed(home: &Home, after: Option<Duration>) -> Duration {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["store::tests::raising::raises_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
        .env(NAMED, home.file())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    assert!(lines.any(|line| line.is_ok_and(|line| line == "ready")));
    let ready = Instant::now();
    if let Some(after) = after {
        // The moment of the kill is what is tried here; nothing is waited for.
        std::thread::sleep(after);
        child.kill().expect("killed");
    }
    let ended = child.wait().expect("a child");
    assert!(after.is_some() || ended.success());
    ready.elapsed()
}
