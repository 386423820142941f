//! Parses arguments, runs, prints an error, chooses an exit code.

fn main() {}
