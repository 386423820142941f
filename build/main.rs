//! Embedded content is compiled in anew when it changes; the functions that are run lie together in the program.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// The C functions that are run, one a line; lines with `#` are words about them.
const FUNCTIONS: &str = "build/functions.txt";

fn main() {
    println!("cargo:rerun-if-changed=content");
    println!("cargo:rerun-if-changed=build");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        lay_together();
    }
}

/// Only some linkers can do it, and none can be asked: a program of one line is linked to see.
fn lay_together() {
    let (Ok(root), Ok(out)) = (env::var("CARGO_MANIFEST_DIR"), env::var("OUT_DIR")) else { return };
    let Ok(all) = std::fs::read_to_string(Path::new(&root).join(FUNCTIONS)) else { return };
    let names: Vec<&str> = all.lines().filter(|line| !line.starts_with('#')).collect();
    let list = Path::new(&out).join("functions.txt");
    if std::fs::write(&list, names.join("\n")).is_err() {
        return;
    }
    let order = format!("-Wl,--symbol-ordering-file={}", list.display());
    let words = [order.as_str(), "-Wl,--no-warn-symbol-ordering"];
    if links(&words, &Path::new(&out).join("trial")) == Some(true) {
        for word in words {
            println!("cargo:rustc-link-arg-bins={word}");
        }
    }
}

fn links(words: &[&str], trial: &Path) -> Option<bool> {
    let source = trial.with_extension("rs");
    std::fs::write(&source, "fn main() {}").ok()?;
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    rustc.args(env::var("RUSTC_LINKER").map(|linker| format!("-Clinker={linker}")));
    rustc.args(words.iter().map(|word| format!("-Clink-arg={word}")));
    rustc.args(["--edition=2024", "--target", &env::var("TARGET").ok()?, "-o"]).arg(trial).arg(source);
    Some(rustc.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?.success())
}
