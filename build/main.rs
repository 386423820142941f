//! Embedded content is compiled in anew when it changes; the program is laid out so that little of it is read at a start.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The functions that are run, one a line; lines with `#` are words about them.
const FUNCTIONS: &str = "build/functions.txt";

fn main() {
    println!("cargo:rerun-if-changed=content");
    println!("cargo:rerun-if-changed=build");
    if let Some(day) = first_review(Path::new("content")) {
        println!("cargo:rustc-env=PORTAL_RELIED_ON_UNTIL={day}");
    }
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        let Ok(out) = env::var("OUT_DIR").map(PathBuf::from) else { return };
        ask_for(lying_together(&out), &out);
        ask_for(packed_moves(), &out);
    }
}

/// The first day on which anything in the content is due for review: until it is past, no start has to look.
fn first_review(folder: &Path) -> Option<String> {
    let entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
    let days = entries.filter_map(|path| if path.is_dir() { first_review(&path) } else { review_in(&path) });
    days.min()
}

/// The first day of review a file names, at the beginning of a line.
fn review_in(file: &Path) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let days = text.lines().filter_map(|line| line.strip_prefix("review_by = "));
    days.filter_map(|day| Some(day.trim().get(..10)?.to_owned())).min()
}

/// The functions that are run lie side by side. Only some linkers can do it.
fn lying_together(out: &Path) -> Option<Vec<String>> {
    let root = env::var("CARGO_MANIFEST_DIR").ok()?;
    let all = std::fs::read_to_string(Path::new(&root).join(FUNCTIONS)).ok()?;
    let names = all.lines().filter(|line| !line.starts_with('#'));
    let (rust, c): (Vec<&str>, Vec<&str>) =
        names.partition(|name| name.starts_with("_R") || name.contains("._R"));
    let (script, order) = (out.join("functions.ld"), out.join("functions.txt"));
    std::fs::write(&script, sections(&rust)).ok()?;
    std::fs::write(&order, c.join("\n")).ok()?;
    let order = format!("-Wl,--symbol-ordering-file={}", order.display());
    Some(vec![format!("-Wl,-T,{}", script.display()), order, "-Wl,--no-warn-symbol-ordering".into()])
}

/// Rust's functions are asked for by pattern: each name holds the numbers of its crates, which differ from one compiler,
/// and from one set of features, to the next; at its end stands another number or nothing.
fn sections(names: &[&str]) -> String {
    let lines = names.iter().map(|name| format!("*(.text.{}*)\n", loosened(name)));
    format!("SECTIONS {{ .text.run : {{\n{}}} }} INSERT BEFORE .text;\n", lines.collect::<String>())
}

/// `Cs???????????_6portal` as `Cs*_6portal`: the number of a crate may have a letter less, and then what refers to a
/// place behind it (`Bx_`) is one less too. Those of the standard library stay: patterns without `*` are found faster.
fn loosened(name: &str) -> String {
    let mut pieces = name.split("Cs?");
    let mut all = pieces.next().unwrap_or_default().to_owned();
    let mut is_loose = false;
    for piece in pieces {
        let number = piece.len() - piece.trim_start_matches('?').len();
        let rest = &piece[number..];
        let is_standard = ["_4core", "_5alloc", "_3std"].iter().any(|name| rest.starts_with(name));
        is_loose |= !is_standard;
        all += if is_standard { "Cs?" } else { "Cs*" };
        all += if is_standard { &piece[..number] } else { "" };
        all += &if is_loose { without_places(rest) } else { rest.to_owned() };
    }
    all
}

/// `NtB1x_` as `NtB*_`.
fn without_places(rest: &str) -> String {
    let is_place = |piece: &str| piece.len() <= 2 && piece.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut all = String::new();
    let mut left = rest;
    while let Some((before, after)) = left.split_once('B') {
        all += before;
        all.push('B');
        left = after;
        if let Some((_, behind)) = after.split_once('_').filter(|(place, _)| is_place(place)) {
            all += "*_";
            left = behind;
        }
    }
    all + left
}

/// The list of addresses to put right when the program is loaded takes two bits an address instead of 24 bytes. A
/// system of before 2022 cannot read it, so it is asked for only where a program made here with it also runs here.
fn packed_moves() -> Option<Vec<String>> {
    let same = env::var("HOST").ok()? == env::var("TARGET").ok()?;
    same.then(|| vec!["-Wl,-z,pack-relative-relocs".into()])
}

/// No linker can be asked what it can do: a program of one line is linked, and run, to see.
fn ask_for(words: Option<Vec<String>>, out: &Path) {
    let Some(words) = words else { return };
    if works(&words, &out.join("trial")) == Some(true) {
        for word in words {
            println!("cargo:rustc-link-arg-bins={word}");
        }
    }
}

fn works(words: &[String], trial: &Path) -> Option<bool> {
    let source = trial.with_extension("rs");
    std::fs::write(&source, "fn main() {}").ok()?;
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    rustc.args(env::var("RUSTC_LINKER").map(|linker| format!("-Clinker={linker}")));
    rustc.args(words.iter().map(|word| format!("-Clink-arg={word}")));
    rustc.args(["--edition=2024", "--target", &env::var("TARGET").ok()?, "-o"]).arg(trial).arg(source);
    let runs_here = env::var("HOST").ok()? == env::var("TARGET").ok()?;
    Some(succeeds(&mut rustc)? && (!runs_here || succeeds(&mut Command::new(trial))?))
}

fn succeeds(command: &mut Command) -> Option<bool> {
    Some(command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?.success())
}
