//! Embedded content is compiled in anew when it changes.

fn main() {
    println!("cargo:rerun-if-changed=content");
}
