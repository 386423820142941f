//! Key names, and the bytes that an xterm sends for them.

/// The bytes of each key of a script.
pub(super) fn keys(script: &str) -> Vec<Vec<u8>> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if c != '<' {
            keys.push(c.to_string().into_bytes());
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (name, after) =
            rest[1..].split_once('>').unwrap_or_else(|| panic!("no > in {rest:?}; write <lt> for <"));
        let (times, name) = name.split_once('*').unwrap_or(("1", name));
        let times = times.parse().unwrap_or_else(|_| panic!("<{times}*{name}>: how many times?"));
        keys.extend(std::iter::repeat_n(key(name), times));
        rest = after;
    }
    keys
}

/// What an xterm sends.
fn key(name: &str) -> Vec<u8> {
    let text = match name {
        "Enter" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "Shift-Tab" => "\x1b[Z",
        "Space" => " ",
        "Backspace" => "\x7f",
        "Delete" => "\x1b[3~",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "PageUp" => "\x1b[5~",
        "PageDown" => "\x1b[6~",
        "F1" => "\x1bOP",
        "F2" => "\x1bOQ",
        "F8" => "\x1b[19~",
        "F10" => "\x1b[21~",
        "lt" => "<",
        _ => {
            return modified(name)
                .unwrap_or_else(|| panic!("no key is called <{name}>; see tests/pty/keys.rs"));
        }
    };
    text.as_bytes().to_vec()
}

fn modified(name: &str) -> Option<Vec<u8>> {
    if let Some(rest) = name.strip_prefix("Alt-") {
        let after = if rest.chars().count() == 1 { rest.as_bytes().to_vec() } else { key(rest) };
        return Some([b"\x1b", after.as_slice()].concat());
    }
    match name.strip_prefix("Ctrl-")?.as_bytes() {
        [letter @ (b'A'..=b'Z' | b'a'..=b'z')] => Some(vec![letter & 0x1f]),
        b"Space" => Some(vec![0]),
        _ => None,
    }
}
