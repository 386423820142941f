//! A store of one's own from an empty folder: set up, used, its passphrase changed, recovered, and damaged.

use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use std::{env, fs, thread};

use portal::domain::standing::Standing;
use portal::service::own::{Cost, Secret, SetUp, Words, change_passphrase_at, recover_at, set_up_at, unlock};
use portal::service::{SystemClock, Whereabouts};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use super::{Answered, answered, command, empty, is_told, run};

const FIRST: &str = "plum wharf lantern ibis gravel";
const SECOND: &str = "copper otter thimble january reef";

fn with_passphrases() -> TempDir {
    let data = empty();
    for (name, passphrase) in [("first", FIRST), ("second", SECOND), ("weak", "Password2026")] {
        fs::write(data.path().join(name), format!("{passphrase}\n")).unwrap();
    }
    data
}

/// A folder with a store, the passphrases in files, and the words it was given.
pub struct There {
    data: TempDir,
    pub words: String,
    pub organisation: String,
}

impl There {
    /// Its keys are cheap to open, as no front door makes them: what they cost is not what is asked here.
    pub fn made() -> Self {
        let data = with_passphrases();
        let passphrase = Secret::new(FIRST.into());
        let standing = Standing { controller: "Oxfordshire".into(), ..Standing::default() };
        let asked = SetUp { passphrase, organisation: true, standing };
        let at = Whereabouts::own(data.path());
        let made = set_up_at(Cost::LEAST, &at, &SystemClock::default(), asked).unwrap();
        made.store.close().unwrap();
        let text = |words: &Words| words.secret().as_str().to_owned();
        Self { words: text(&made.words), organisation: text(made.organisation.as_ref().unwrap()), data }
    }

    pub fn path(&self) -> &Path {
        self.data.path()
    }

    pub fn run(&self, passphrase: &str, words: &[&str]) -> Answered {
        run(self.path(), &[&["--passphrase-file", passphrase], words].concat())
    }

    fn opens(&self, passphrase: &str) -> bool {
        self.run(passphrase, &["family", "list"]).code == 0
    }

    pub fn recover(&self, words: &str, new: &str) -> Answered {
        fs::write(self.path().join("words"), words).unwrap();
        run(self.path(), &["recover", "--words-file", "words", "--new-passphrase-file", new])
    }

    pub fn keys(&self) -> String {
        fs::read_to_string(self.path().join("portal.keys")).unwrap()
    }

    /// Puts other keys there, with a sum that is right.
    fn forge(&self, head: &str, body: &str) {
        let sum = Sha256::digest(format!("{head}\n{body}"));
        let sum = sum.iter().fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
        fs::write(self.path().join("portal.keys"), format!("{head}\nsha256 {sum}\n{body}")).unwrap();
    }
}

#[test]
fn a_store_is_made_from_an_empty_folder_used_and_recovered_with_its_words() {
    let data = with_passphrases();
    let made = run(
        data.path(),
        &["init", "--passphrase-file", "first", "--controller", "Oxfordshire", "--organisation", "--json"],
    );
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let made: Value = serde_json::from_str(&made.out).unwrap();
    assert_eq!(made["approved"], false);
    assert_eq!(made["organisation_words"].as_array().unwrap().len(), 12);
    assert_eq!(run(data.path(), &["--passphrase-file", "first", "family", "list"]).code, 0);
    let words: Vec<&str> =
        made["recovery_words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    fs::write(data.path().join("words"), words.join("\n")).unwrap();
    let answer = run(data.path(), &["recover", "--words-file", "words", "--new-passphrase-file", "second"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert_eq!(run(data.path(), &["--passphrase-file", "second", "verify"]).code, 0);
    let keys = fs::read_to_string(data.path().join("portal.keys")).unwrap();
    assert_eq!(keys.matches("\"memory_kib\": 131072").count(), 3, "{keys}");
}

#[test]
fn every_command_that_needs_a_store_works_on_ones_own() {
    let there = There::made();
    for words in [
        &["family", "list"][..],
        &["meeting", "list"],
        &["verify"],
        &["verify", "portal.db"],
        &["family", "list", "--json"],
    ] {
        let answer = there.run("first", words);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{words:?}");
    }
    for words in [
        &["family", "show", "F-104"][..],
        &["meeting", "show", "latest"],
        &["meeting", "export", "latest"],
        &["search", "heating", "--in", "records"],
    ] {
        let answer = there.run("first", words);
        assert_eq!(answer.code, 3, "{words:?}: {}", answer.err);
    }
    fs::write(there.path().join("m.toml"), "on = 2026-11-20\n").unwrap();
    let answer = there.run("first", &["meeting", "new", "F-104", "--kind", "review", "--from", "m.toml"]);
    assert_eq!(answer.code, 3, "{}", answer.err);
    // Nobody is asked for a passphrase to read the guidance.
    assert_eq!(run(there.path(), &["search", "neglect"]).code, 0);
}

/// A command by somebody who may read the folder and not write to it; nobody but root may do so anyway.
#[cfg(target_os = "linux")]
fn without_rights(data: &Path, words: &[&str]) -> Answered {
    use std::os::unix::process::CommandExt as _;
    let mut command = command(data, &[&["--passphrase-file", "first"], words].concat());
    if rustix::process::getuid().is_root() {
        command.uid(65_534).gid(65_534);
    }
    answered(command.output().unwrap())
}

#[cfg(target_os = "linux")]
fn mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_only_be_read_is_read_and_nothing_is_written_in_it() {
    let there = There::made();
    fs::write(there.path().join("family.toml"), include_str!("../../examples/family.toml")).unwrap();
    assert_eq!(there.run("first", &["family", "add", "--from", "family.toml"]).code, 0);
    let files = || {
        let mut files: Vec<_> =
            fs::read_dir(there.path()).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(|path| (fs::read(&path).unwrap(), path)).collect::<Vec<_>>()
    };
    let before = files();
    for (_, path) in &before {
        mode(path, 0o444);
    }
    mode(there.path(), 0o555);
    let elsewhere = empty();
    mode(elsewhere.path(), 0o777);
    let backup = elsewhere.path().join("portal.backup");
    for words in [&["family", "list"][..], &["family", "show", "F-207"], &["verify"]] {
        let answer = without_rights(there.path(), words);
        assert_eq!(answer.code, 0, "{words:?}: {}", answer.err);
        assert!(answer.err.contains("may only be read"), "{words:?}: {}", answer.err);
    }
    assert!(without_rights(there.path(), &["family", "list"]).out.contains("F-207"));
    let answer = without_rights(there.path(), &["backup", backup.to_str().unwrap()]);
    assert!(answer.code == 0 && backup.exists(), "{}", answer.err);
    let answer = without_rights(there.path(), &["family", "add", "--from", "family.toml"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(is_told(&answer) && answer.err.contains("may only be read"), "{}", answer.err);
    mode(there.path(), 0o755);
    assert!(files() == before, "nothing was written, and nothing is beside it");
}

#[test]
fn a_backup_of_ones_own_store_opens_with_the_passphrase_of_its_day() {
    let there = There::made();
    let answer = there.run("first", &["backup", "copy"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert_eq!(there.run("first", &["passphrase", "change", "--new-passphrase-file", "second"]).code, 0);
    assert_eq!(there.run("first", &["verify", "copy"]).code, 0);
    assert_eq!(there.run("second", &["verify", "copy"]).code, 4);
    assert_eq!(there.run("second", &["restore", "copy"]).code, 4);
    assert!(there.opens("second"));
    let answer = there.run("first", &["restore", "copy"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(there.opens("first") && !there.opens("second"));
    let elsewhere = with_passphrases();
    let copy = there.path().join("copy");
    let answer = run(elsewhere.path(), &["--passphrase-file", "first", "restore", copy.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    fs::write(elsewhere.path().join("words"), &there.words).unwrap();
    let answer =
        run(elsewhere.path(), &["recover", "--words-file", "words", "--new-passphrase-file", "second"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(run(elsewhere.path(), &["--passphrase-file", "second", "verify"]).code, 0);
}

#[test]
fn a_family_is_added_to_ones_own_store_whole_or_not_at_all() {
    let there = There::made();
    let example = format!("{}/examples/family.toml", env!("CARGO_MANIFEST_DIR"));
    let add = |file: &str| there.run("first", &["family", "add", "--from", file]);
    fs::write(there.path().join("bad.toml"), "reference = \"F-208\"\nzzz = 1\n").unwrap();
    let refused = add("bad.toml");
    assert_eq!((refused.code, refused.err.lines().count()), (1, 3), "{}", refused.err);
    assert_eq!(there.run("first", &["family", "show", "F-208"]).code, 3);
    let answer = add(&example);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let shown: Value =
        serde_json::from_str(&there.run("first", &["family", "show", "F-207", "--json"]).out).unwrap();
    assert_eq!((&shown["made_up"], shown["people"].as_array().unwrap().len()), (&Value::Bool(false), 6));
    assert_eq!(add(&example).code, 1, "the reference is taken now");
    assert_eq!(there.run("first", &["verify"]).code, 0);
}

#[test]
fn the_passphrase_is_read_from_standard_input_line_by_line() {
    let there = There::made();
    let mut child = command(
        there.path(),
        &["--passphrase-file", "-", "passphrase", "change", "--new-passphrase-file", "-"],
    )
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    write!(child.stdin.take().unwrap(), "{FIRST}\r\n{SECOND}\n").unwrap();
    let answer = answered(child.wait_with_output().unwrap());
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(there.opens("second"));
}

#[test]
fn a_wrong_passphrase_ends_with_4_and_the_next_tries_wait() {
    let there = There::made();
    for _ in 0..3 {
        let answer = there.run("second", &["family", "list"]);
        assert_eq!(answer.code, 4, "{}", answer.err);
        assert!(is_told(&answer) && answer.err.contains("portal recover"), "{}", answer.err);
    }
    let now = chrono::Utc::now().to_rfc3339();
    fs::write(there.path().join("portal.tries"), format!("9 {now}\n")).unwrap();
    let answer = there.run("first", &["family", "list"]);
    assert!(answer.code == 4 && answer.err.contains("Wait"), "{}", answer.err);
    fs::write(there.path().join("portal.tries"), "3 2026-11-21T23:10:00+00:00\n").unwrap();
    let answer = there.run("first", &["family", "list"]);
    assert!(answer.code == 0 && answer.err.contains("3 wrong tries"), "{}", answer.err);
    assert_eq!(there.run("first", &["family", "list"]).err, "");
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let there = There::made();
    let change =
        |old: &str, new: &str| there.run(old, &["passphrase", "change", "--new-passphrase-file", new]);
    assert_eq!(change("first", "weak").code, 1);
    assert_eq!(change("second", "first").code, 4);
    assert_eq!(change("first", "nowhere").code, 1);
    assert!(there.opens("first"));
    let answer = change("first", "second");
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(there.opens("second") && !there.opens("first"));
}

#[test]
fn recovery_words_give_a_new_passphrase() {
    let there = There::made();
    let slip = there.recover(&there.words.replacen(' ', "q ", 1), "second");
    assert!(slip.code == 1 && slip.err.contains("Word 1 is not in the list"), "{}", slip.err);
    let mut others: Vec<&str> = there.words.split(' ').collect();
    others.truncate(11);
    assert!(there.recover(&others.join(" "), "second").err.contains("There are 11 words"));
    let foreign = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    assert_eq!(there.recover(foreign, "second").code, 4);
    assert_eq!(there.recover(&there.words, "weak").code, 1);
    assert!(there.opens("first"));
    let numbered =
        there.words.split(' ').enumerate().map(|(at, word)| format!("{}. {}\n", at + 1, word.to_uppercase()));
    let answer = there.recover(&numbered.collect::<String>(), "second");
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(there.opens("second") && !there.opens("first"));
}

#[test]
fn the_organisations_words_open_it_and_every_later_command_says_so() {
    let there = There::made();
    assert_eq!(there.recover(&there.organisation, "second").code, 0);
    for _ in 0..2 {
        let answer = there.run("second", &["family", "list"]);
        assert!(answer.code == 0 && answer.err.contains("organisation's recovery words"), "{}", answer.err);
    }
}

#[test]
fn damaged_keys_end_with_5_and_newer_ones_with_6() {
    let there = There::made();
    let whole = there.keys();
    let mut parts = whole.splitn(3, '\n');
    let (head, body) = (parts.next().unwrap(), parts.nth(1).unwrap());
    let second = there.path().join("portal.keys.2");
    fs::remove_file(&second).unwrap();
    let says = |code: i32, word: &str| {
        let before = fs::read(there.path().join("portal.keys")).ok();
        let answer = there.run("first", &["family", "list"]);
        assert_eq!(answer.code, code, "{}", answer.err);
        assert!(is_told(&answer) && answer.err.contains(word), "{}", answer.err);
        assert_eq!(fs::read(there.path().join("portal.keys")).ok(), before);
    };
    fs::write(there.path().join("portal.keys"), &whole[..whole.len() / 2]).unwrap();
    says(5, "backup");
    fs::write(there.path().join("portal.keys"), whole.replacen("\"passes\": 1", "\"passes\": 4", 1)).unwrap();
    says(5, "backup");
    there.forge(head, &body.replacen("\"passes\": 1", "\"passes\": 4000000", 1));
    says(5, "4000000 passes");
    there.forge(head, &body.replacen("8192", "4294967295", 1));
    says(5, "MiB of memory");
    there.forge("portal-keys 3", body);
    says(6, "newer version");
    fs::remove_file(there.path().join("portal.keys")).unwrap();
    says(5, "not there");
    fs::write(there.path().join("portal.keys"), &whole).unwrap();
    assert!(there.opens("first") && !there.path().join("portal.tries").exists());
    assert_eq!(fs::read_to_string(second).unwrap(), whole, "it is there again");
}

#[test]
fn one_damaged_file_of_the_keys_is_told_and_mended_from_the_other() {
    for name in ["portal.keys", "portal.keys.2"] {
        let there = There::made();
        let whole = there.keys();
        fs::write(there.path().join(name), &whole[..whole.len() / 2]).unwrap();
        let answer = there.run("first", &["verify"]);
        assert!(answer.code == 0 && answer.err.contains(&format!("{name} is damaged")), "{}", answer.err);
        assert_eq!(fs::read_to_string(there.path().join(name)).unwrap(), whole);
        assert_eq!(there.run("first", &["verify"]).err, "");
    }
}

#[test]
fn keys_that_are_gone_are_put_back_from_a_backup_and_the_message_names_the_command() {
    let there = There::made();
    let backup = there.path().join("my.portal-backup");
    assert_eq!(there.run("first", &["backup", backup.to_str().unwrap()]).code, 0);
    for name in ["portal.keys", "portal.keys.2"] {
        fs::write(there.path().join(name), "").unwrap();
    }
    let answer = there.run("first", &["family", "list"]);
    assert!(answer.code == 5 && answer.err.contains("portal recover --keys-from"), "{}", answer.err);
    let wrong = there.run("second", &["recover", "--keys-from", backup.to_str().unwrap()]);
    assert!(wrong.code == 4 && is_told(&wrong), "{}", wrong.err);
    let answer = there.run("first", &["recover", "--keys-from", backup.to_str().unwrap()]);
    assert!(answer.code == 0 && answer.out.contains("in their place again"), "{}{}", answer.out, answer.err);
    assert!(there.opens("first"));
    assert_eq!(there.recover(&there.words, "second").code, 0);
}

#[test]
fn a_damaged_store_with_whole_keys_ends_with_5() {
    let there = There::made();
    let path = there.path().join("portal.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[40] ^= 0x55;
    fs::write(&path, &bytes).unwrap();
    let answer = there.run("first", &["family", "list"]);
    assert!(answer.code == 5 && answer.err.contains("backup"), "{}", answer.err);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn nothing_is_made_where_it_cannot_be() {
    let there = There::made();
    let again = there.run("first", &["init"]);
    assert!(again.code == 1 && again.err.contains("already"), "{}", again.err);
    assert!(there.opens("first"));
    let data = empty();
    fs::write(data.path().join("weak"), "Password2026\n").unwrap();
    fs::write(data.path().join("nothing"), "\n").unwrap();
    for (words, code) in [
        (&["init"][..], 2),
        (&["init", "--passphrase-file", "weak"], 1),
        (&["init", "--passphrase-file", "nothing"], 2),
        (&["init", "--passphrase-file", "nowhere"], 1),
        (&["init", "--practice"], 2),
        (&["init", "--approved-on", "soon"], 2),
        (&["passphrase"], 2),
        (&["passphrase", "change"], 3),
        (&["passphrase", "change", "--practice"], 2),
        (&["recover"], 3),
    ] {
        let answer = run(data.path(), words);
        assert_eq!(answer.code, code, "{words:?}: {}", answer.err);
        assert!(is_told(&answer), "{words:?}");
    }
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 2);
}

#[test]
fn nothing_of_a_secret_stands_in_the_folder_or_in_what_is_said() {
    let there = There::made();
    for name in ["first", "second", "weak"] {
        fs::rename(there.path().join(name), there.path().join(format!("{name}.txt"))).unwrap();
    }
    let said = there.run("second.txt", &["family", "list"]);
    assert!(!said.err.contains("copper"), "{}", said.err);
    for entry in fs::read_dir(there.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            let bytes = fs::read(&path).unwrap();
            for word in ["plum", "lantern", "Oxfordshire", &there.words] {
                assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{path:?} {word}");
            }
        }
    }
}

/// What the child does that is killed, and where.
const JOB: &str = "PORTAL_TEST_JOB";
const AT: &str = "PORTAL_TEST_AT";
/// Kills of each job, spread evenly over the time it takes.
const KILLS: u32 = 26;

#[test]
#[ignore = "run by the test that kills it"]
fn a_job_that_is_killed() {
    let (job, at) = (env::var(JOB).unwrap(), env::var(AT).unwrap());
    let (at, clock) = (Whereabouts::own(Path::new(&at)), SystemClock::default());
    let (first, second) = (Secret::new(FIRST.into()), Secret::new(SECOND.into()));
    match job.as_str() {
        "set up" => {
            let asked = SetUp { passphrase: first, organisation: true, standing: Standing::default() };
            set_up_at(Cost::LEAST, &at, &clock, asked).unwrap().store.close().unwrap();
        }
        "change" => drop(change_passphrase_at(Cost::LEAST, &at, &first, &second, &clock).unwrap()),
        _ => {
            let words = Secret::new(fs::read_to_string(at.folder().join("words")).unwrap());
            recover_at(Cost::LEAST, &at, &words, &second, &clock).unwrap();
        }
    }
}

fn job(job: &str, at: &Path) -> Child {
    let mut child = Command::new(env::current_exe().unwrap());
    child.args(["--exact", "own::a_job_that_is_killed", "--ignored"]).env(JOB, job).env(AT, at);
    child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Starts a job anew each time on what `make` gives, and kills it a little later each time.
fn killed(name: &str, make: &dyn Fn() -> TempDir, check: &dyn Fn(&Path)) {
    let whole = make();
    let start = Instant::now();
    assert!(job(name, whole.path()).wait().unwrap().success(), "{name}");
    let long = start.elapsed();
    check(whole.path());
    for kill in 0..KILLS {
        let data = make();
        let mut child = job(name, data.path());
        thread::sleep(long * kill / KILLS);
        child.kill().unwrap();
        child.wait().unwrap();
        check(data.path());
    }
}

/// Whether a passphrase opens a whole store there.
fn opens(data: &Path, passphrase: &str) -> bool {
    let at = Whereabouts::own(data);
    let unlocked = unlock(&at, &Secret::new(passphrase.into()), &SystemClock::default());
    unlocked.is_ok_and(|unlocked| unlocked.store.verify().unwrap().faults.is_empty())
}

#[test]
fn a_set_up_that_is_killed_leaves_no_store_or_a_whole_one() {
    killed("set up", &empty, &|data| {
        if !Whereabouts::own(data).has_store() {
            assert!(job("set up", data).wait().unwrap().success());
        }
        assert!(opens(data, FIRST));
    });
}

#[test]
fn a_change_or_a_recovery_that_is_killed_leaves_a_passphrase_that_opens_the_whole_store() {
    let there = There::made();
    let copy = |words: &str| {
        let data = empty();
        for name in ["portal.db", "portal.keys", "portal.keys.2"] {
            fs::copy(there.path().join(name), data.path().join(name)).unwrap();
        }
        fs::write(data.path().join("words"), words).unwrap();
        data
    };
    let check = |data: &Path| {
        assert!(opens(data, FIRST) != opens(data, SECOND));
        assert!(!data.join("portal.keys.old").exists());
    };
    killed("change", &|| copy(""), &check);
    killed("recover", &|| copy(&there.words), &check);
    killed("recover", &|| copy(&there.organisation), &check);
}
