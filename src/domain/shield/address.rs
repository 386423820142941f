//! An address taken apart: each part of it that gives the place away is looked for.

use super::parts::{Part, Word, short, whole, words};

/// What is looked for, of an address as somebody wrote it: all of it, the postcode, the street, the house by its name; and
/// the house with its number where the street is one word. A town gives no place away.
pub(super) fn parts(way: &str) -> Vec<Part> {
    let address = Address::of(way);
    let mut parts: Vec<Part> = whole(&words(way)).into_iter().collect();
    for (place, piece) in address.pieces.iter().enumerate() {
        match address.street {
            Some(street) if place < street => parts.extend(name(piece)),
            Some(street) if place == street => parts.extend(self::street(piece)),
            None if place + 1 < address.pieces.len() => parts.extend(name(piece)),
            _ => {}
        }
    }
    parts.extend(address.postcode.iter().map(Part::code));
    parts
}

/// What might give it away and is not looked for: the town, half a postcode, the number without its street.
pub(super) fn might_be_missed(way: &str) -> Vec<String> {
    let address = Address::of(way);
    let typed =
        |piece: &Piece| piece.words.iter().map(|word| word.typed.as_str()).collect::<Vec<_>>().join(" ");
    let last = address.pieces.last().filter(|_| address.pieces.len() > 1).map(typed);
    let number = address.street.and_then(|street| address.pieces.get(street)?.number.first());
    let district = address.postcode.as_ref().and_then(|word| {
        let end = word.letters.len().checked_sub(3)?;
        Some(word.letters.get(..end)?.to_uppercase())
    });
    let number = number.map(|word| format!("number {}", word.typed));
    last.into_iter().chain(district).chain(number).filter(|words| !words.is_empty()).collect()
}

/// An address in its pieces.
struct Address {
    pieces: Vec<Piece>,
    /// Which of them is the street.
    street: Option<usize>,
    postcode: Option<Word>,
}

/// What stands between two commas, or behind a house number.
struct Piece {
    number: Vec<Word>,
    words: Vec<Word>,
}

impl Address {
    fn of(way: &str) -> Self {
        let mut postcode = None;
        let mut pieces: Vec<Piece> = Vec::new();
        for between in way.split([',', ';', '\n']) {
            let mut words = words(between);
            postcode = take_postcode(&mut words).or(postcode);
            pieces.extend(in_pieces(without_flat(without_care_of(words))));
        }
        join_lone_number(&mut pieces);
        let numbered = pieces.iter().position(|piece| !piece.number.is_empty() && !piece.words.is_empty());
        let street = numbered.or_else(|| pieces.iter().position(|piece| ends(&piece.words).next().is_some()));
        Self { pieces, street, postcode }
    }
}

/// `14, Mill Lane`: the number belongs to what follows it.
fn join_lone_number(pieces: &mut Vec<Piece>) {
    let lone = pieces.iter().position(|piece| piece.words.is_empty());
    if let Some(at) = lone {
        let piece = pieces.remove(at);
        if let Some(next) = pieces.get_mut(at).filter(|next| next.number.is_empty()) {
            next.number = piece.number;
        }
    }
}

/// The pieces of what stands between two commas: a house number begins one.
fn in_pieces(words: Vec<Word>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in words {
        let is_number = word.begins_with_figure();
        match pieces.last_mut() {
            // `14-16`, `14 a`.
            Some(last) if last.words.is_empty() && (is_number || word.letters.len() == 1) => {
                last.number.push(word);
            }
            _ if is_number => pieces.push(Piece { number: vec![word], words: Vec::new() }),
            Some(last) => last.words.push(word),
            None => pieces.push(Piece { number: Vec::new(), words: vec![word] }),
        }
    }
    pieces
}

/// The postcode, as one word: people part it or do not.
fn take_postcode(words: &mut Vec<Word>) -> Option<Word> {
    let joined =
        words.windows(2).position(|two| is_first_half(&two[0].letters) && is_second_half(&two[1].letters));
    if let Some(at) = joined {
        let second = words.remove(at + 1);
        let first = words.remove(at);
        let typed = format!("{} {}", first.typed, second.typed);
        return Some(Word { letters: first.letters + &second.letters, typed });
    }
    let at = words.iter().position(|word| is_postcode(&word.letters))?;
    Some(words.remove(at))
}

/// `ox4`, `sw1a`.
fn is_first_half(word: &str) -> bool {
    let figures = word.chars().filter(char::is_ascii_digit).count();
    (2..=4).contains(&word.len())
        && figures > 0
        && word.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// `1ab`.
fn is_second_half(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_digit())
        && word.len() == 3
        && letters.all(|letter| letter.is_ascii_alphabetic())
}

/// `ox41ab`: both halves as one word.
fn is_postcode(word: &str) -> bool {
    let halves = word.len().checked_sub(3).and_then(|at| word.split_at_checked(at));
    halves.is_some_and(|(first, second)| is_first_half(first) && is_second_half(second))
}

/// Without whoever the post is care of: their name gives no place away, and stands in many a line.
fn without_care_of(words: Vec<Word>) -> Vec<Word> {
    let letters: Vec<&str> = words.iter().take(2).map(|word| word.letters.as_str()).collect();
    if !matches!(letters.as_slice(), ["c", "o"] | ["care", "of"] | ["co", _]) {
        return words;
    }
    words.into_iter().skip_while(|word| !word.begins_with_figure()).collect()
}

/// Without which flat of the house it is, and without `No.`.
fn without_flat(mut words: Vec<Word>) -> Vec<Word> {
    loop {
        let first = words.first().map(|word| word.letters.clone()).unwrap_or_default();
        let second = words.get(1).map(|word| word.letters.clone()).unwrap_or_default();
        let is_which =
            second.len() < 4 && (second.len() == 1 || second.contains(|at: char| at.is_ascii_digit()));
        let drop = match first.as_str() {
            "no" | "number" if second.starts_with(|at: char| at.is_ascii_digit()) => 1,
            first if FLATS.contains(&first) && is_which => 2,
            first
                if FLATS.contains(&first)
                    || (FLOORS.contains(&first) && FLATS.contains(&second.as_str())) =>
            {
                1
            }
            _ => return words,
        };
        words.drain(..drop.min(words.len()));
    }
}

/// A house by its name.
fn name(piece: &Piece) -> Option<Part> {
    let letters: usize = piece.words.iter().map(|word| word.letters.len()).sum();
    (piece.number.is_empty() && (piece.words.len() > 1 || letters > 5)).then(|| whole(&piece.words)).flatten()
}

/// Where a name that ends as streets end may end, by the place of its last word: `Mill Lane`, `Church Hill Road`.
fn ends(words: &[Word]) -> impl Iterator<Item = usize> + '_ {
    let is_kind = |at: usize| words.get(at).is_some_and(|word| KINDS.contains(&short(&word.letters)));
    // `Upper St` is one; `Great St Marys Road` is not Great Street.
    let is_saint = move |at: usize| {
        words.get(at).is_some_and(|word| word.letters == "st") && (at + 1..words.len().min(6)).any(is_kind)
    };
    (1..words.len().min(6)).filter(move |at| is_kind(*at) && !is_kind(*at + 1) && !is_saint(*at))
}

/// A street gives its house away. One whose name is a single word is looked for with the number and where a place would
/// stand.
fn street(piece: &Piece) -> Vec<Part> {
    let mut parts = Vec::new();
    for end in ends(&piece.words) {
        let name = piece.words.get(..=end).unwrap_or_default();
        let is_bare = name.len() == 2 && name.first().is_some_and(|word| word.letters == "the");
        if is_bare {
            parts.push(numbered(piece, name));
        } else {
            parts.push(numbered(piece, name));
            parts.extend(whole(name));
            parts.extend(respelt(name));
        }
    }
    let (Some(first), true) = (piece.words.first(), parts.is_empty()) else { return parts };
    let first = std::slice::from_ref(first);
    parts.push(numbered(piece, first));
    parts.push(numbered(piece, &piece.words));
    if piece.words.len() > 1 {
        parts.extend(whole(&piece.words));
    }
    if first.iter().all(|word| word.letters.len() > 3) {
        let before =
            BEFORE.iter().map(|word| [Word::plain(word), first.first().cloned().unwrap_or(Word::plain(""))]);
        parts.extend(before.enumerate().map(|(n, words)| Part::words(&words, n == 0)));
    }
    parts
}

fn numbered(piece: &Piece, name: &[Word]) -> Part {
    let all: Vec<Word> = piece.number.iter().chain(name).cloned().collect();
    Part::words(&all, !piece.number.is_empty())
}

/// The street with its last word spelt the other way, to be shown.
fn respelt(name: &[Word]) -> Option<Part> {
    let (last, first) = name.split_last()?;
    let other = short(&last.letters);
    let other = if other == last.letters { return None } else { capital(other) };
    let all: Vec<Word> = first.iter().cloned().chain([Word { typed: other, ..last.clone() }]).collect();
    Some(Part::words(&all, true))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a flat is called.
const FLATS: [&str; 9] =
    ["flat", "apartment", "apt", "unit", "room", "floor", "studio", "maisonette", "block"];
/// Which flat of a house.
const FLOORS: [&str; 9] = ["first", "second", "third", "top", "ground", "basement", "upper", "lower", "1st"];
/// What stands before the name of a street.
const BEFORE: [&str; 12] =
    ["on", "in", "at", "the", "to", "from", "off", "along", "near", "down", "up", "of"];
/// What streets are called, in their short form.
const KINDS: [&str; 41] = [
    "st", "rd", "av", "ln", "cl", "dr", "ct", "cr", "gdns", "gr", "pl", "sq", "ter", "way", "walk", "row",
    "rise", "view", "hill", "green", "pk", "mews", "pde", "blvd", "highway", "end", "gate", "wharf", "yard",
    "path", "mt", "croft", "mead", "meadow", "meadows", "fields", "field", "vale", "bank", "est", "drove",
];
