//! Notes that were typed in haste, sorted afterwards: what is given to a line stands before its words, which stay.

use super::super::body::Line;
use super::super::entry::Mark;
use super::super::id::Id;
use super::piece::Piece;
use super::{BULLETS, Present, is_unseen, mark_of, names, names_no_child, sign, tag, waits_to_be_accepted};

/// One thing given to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Its mark.
    Mark(Mark),
    /// A child's own words, and whose.
    ChildSaid(String),
    /// The child it is about, by name.
    Child(String),
    /// Who spoke, by handle.
    Speaker(String),
    /// How it is known: `seen`, `view`, `told by Mum`.
    Tag(String),
}

/// Whether a line was written without saying what it is. A mark that was switched off or waits to be accepted, and a
/// child's words that name no child, are not such lines: they are asked about elsewhere.
#[must_use]
pub fn unsorted(line: &Line, present: &Present<'_>) -> bool {
    let text = line.text.trim();
    !text.is_empty()
        && !text.starts_with('\\')
        && mark_of(line, present).is_none()
        && !waits_to_be_accepted(line)
        && !names_no_child(line, present)
}

/// What a line that was looked at is known by: the same for the same words typed at the same time in the same text.
#[must_use]
pub fn line_key(text: Id, line: &Line) -> String {
    let typed = line.typed.map_or(0, |typed| typed.timestamp_millis());
    let whole = format!("{text} {typed} {}", line.text);
    // FNV-1a: short, and the same in every version of the program.
    let hash = whole.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// The line with this given to it, before the words that were `typed`: they stay as they are, with whatever they say of
/// themselves. Its time and who it is for stay too; what was given before gives way.
#[must_use]
pub fn give(line: &Line, typed: &str, given: &Given, present: &Present<'_>) -> Line {
    let words = typed.trim();
    let before = line.text.trim_end().strip_suffix(words).unwrap_or_default();
    // A bullet is no word, and gives way to a mark.
    let words = without_bullet(Piece::of(words)).text();
    let prefix = format!("{before}{STANDS_FOR_WORDS}");
    let mut head = Head { words, ..Head::of(&prefix, present) };
    match given {
        Given::Mark(mark) => head.mark = mark.symbol(),
        Given::ChildSaid(name) => {
            (head.mark, head.speaker, head.child) =
                (Mark::ChildSaid.symbol(), String::new(), format!("{name}:"));
        }
        Given::Child(name) => head.child = format!("{name}:"),
        Given::Speaker(handle) => head.speaker = format!("@{handle}:"),
        Given::Tag(tag) => head.tag = format!("{tag}:"),
    }
    Line { pasted: false, cleared: None, ..line.with_text(head.text()) }
}

/// What stands where the words will, while what was given before them is read.
const STANDS_FOR_WORDS: &str = "x";

/// What stands before the words.
struct Head<'t> {
    mark: &'static str,
    speaker: String,
    tag: String,
    child: String,
    words: &'t str,
}

impl<'t> Head<'t> {
    fn of(text: &'t str, present: &Present<'_>) -> Self {
        let piece = Piece::of(text).trim_start_of(is_unseen).trim_end(char::is_whitespace);
        let (mark, piece) = match sign(piece.text()) {
            Some((mark, bytes)) => (mark.symbol(), piece.after(bytes).trim_start()),
            None => ("", without_bullet(piece)),
        };
        let (speaker, piece) = match names::at_sign(piece, present.people) {
            Some((who, rest)) if rest.text().starts_with(':') => {
                (format!("@{}:", who.words), rest.after(1).trim_start())
            }
            _ => (String::new(), piece),
        };
        let (tag, piece) = match tag::at_start(piece) {
            Some((_, rest)) => (before(piece, rest), rest.trim_start()),
            None => (String::new(), piece),
        };
        let named = names::child_at(piece.text(), present.children);
        let (child, piece) = match named.map(|(bytes, _)| piece.after(bytes)) {
            Some(rest) if rest.text().starts_with(':') => {
                (before(piece, rest.after(1)), rest.after(1).trim_start())
            }
            _ => (String::new(), piece),
        };
        Self { mark, speaker, tag, child, words: piece.text() }
    }

    fn text(&self) -> String {
        // A child's name comes first in their own words: they are known by it.
        let said = self.mark == Mark::ChildSaid.symbol();
        let (first, second) = if said { (&self.child, &self.tag) } else { (&self.tag, &self.child) };
        let parts = [self.mark, self.speaker.as_str(), first.as_str(), second.as_str(), self.words];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

fn before(piece: Piece<'_>, rest: Piece<'_>) -> String {
    piece.ending_at(rest.from()).text().trim().to_owned()
}

/// A bullet gives way to a mark; it is no word.
fn without_bullet(piece: Piece<'_>) -> Piece<'_> {
    match piece.text().strip_prefix(BULLETS) {
        Some(rest) if rest.starts_with(' ') => piece.after(piece.text().len() - rest.len()).trim_start(),
        _ => piece,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::closing::sample;
    use super::*;

    #[test]
    fn what_is_given_stands_before_the_words_and_gives_way_to_what_is_given_next() {
        let record = sample::record();
        let present = Present { people: &record.people, children: &record.children };
        let told = || Given::Tag("told by Mum".into());
        let said = || Given::ChildSaid("Ben".into());
        let ben = || Given::Child("Ben".into());
        let mum = || Given::Speaker("Mum".into());
        let seen = || Given::Tag("seen".into());
        for (text, typed, given, expected) in [
            ("boiler off", "boiler off", Given::Mark(Mark::Worry), "-- boiler off"),
            ("- boiler off", "- boiler off", Given::Mark(Mark::Worry), "-- boiler off"),
            ("-- boiler off", "boiler off", Given::Mark(Mark::Action), "! boiler off"),
            ("boiler off", "boiler off", told(), "told by Mum: boiler off"),
            ("-- seen: boiler off", "boiler off", Given::Tag("view".into()), "-- view: boiler off"),
            ("-- boiler off", "boiler off", mum(), "-- @Mum: boiler off"),
            ("@HV: boiler off", "boiler off", mum(), "@Mum: boiler off"),
            ("@Mum: boiler off", "boiler off", Given::Mark(Mark::Worry), "-- @Mum: boiler off"),
            ("-- seen: nose cold", "nose cold", ben(), "-- seen: Ben: nose cold"),
            ("Ava: nose cold", "nose cold", ben(), "Ben: nose cold"),
            ("my nose is cold", "my nose is cold", said(), "\" Ben: my nose is cold"),
            ("at 10:30 he left", "at 10:30 he left", ben(), "Ben: at 10:30 he left"),
            // What was typed stays as it was typed.
            (
                "told by nan: meter off",
                "told by nan: meter off",
                told(),
                "told by Mum: told by nan: meter off",
            ),
            ("told by nan: meter off", "told by nan: meter off", seen(), "seen: told by nan: meter off"),
            ("-- told by Mum: told by nan: x", "told by nan: x", seen(), "-- seen: told by nan: x"),
            ("@HV: boiler off", "@HV: boiler off", mum(), "@Mum: @HV: boiler off"),
            ("Ava: nose cold", "Ava: nose cold", ben(), "Ben: Ava: nose cold"),
            ("seen:  two  spaces", "seen:  two  spaces", ben(), "Ben: seen:  two  spaces"),
            ("SEEN: loud", "SEEN: loud", Given::Mark(Mark::Worry), "-- SEEN: loud"),
            ("ben : nose cold", "ben : nose cold", Given::Mark(Mark::Worry), "-- ben : nose cold"),
        ] {
            let line = give(&Line::plain(text), typed, &given, &present);
            assert_eq!(line.text, expected, "{text} {given:?}");
        }
    }

    #[test]
    fn only_words_that_say_nothing_of_what_they_are_wait_to_be_sorted() {
        let record = sample::record();
        let present = Present { people: &record.people, children: &record.children };
        for (text, waits) in [
            ("boiler off", true),
            ("- boiler off", true),
            ("", false),
            ("  ", false),
            ("-- boiler off", false),
            ("\\-- boiler off", false),
            ("\" Ben: cold", false),
            ("\" Benn: cold", false),
        ] {
            assert_eq!(unsorted(&Line::plain(text), &present), waits, "{text}");
        }
        let pasted = Line { pasted: true, ..Line::plain("boiler off") };
        assert!(unsorted(&pasted, &present));
        assert!(!give(&pasted, "boiler off", &Given::Mark(Mark::Worry), &present).pasted);
    }
}
