//! A time of day, in front of a day or behind it: passed over where the day is read, never taken for one.

use super::words::{Token, What};

/// A time of day at the start of some tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// How many tokens it takes.
    pub used: usize,
    /// Whether it is one whatever follows: `5pm`, `17:00`. `10.30` is one only beside a day.
    pub certain: bool,
}

/// `5pm`, `5 p.m.`, `17:00`, `noon`, `12 noon`, `close of play`; with `on` or a day behind it, `10.30` and `9` too.
pub(super) fn time_at(tokens: &[Token]) -> Option<Time> {
    named(tokens).or_else(|| figures(tokens))
}

fn named(tokens: &[Token]) -> Option<Time> {
    let first = tokens.first()?;
    let twelve = usize::from(first.small() == Some(12));
    let word = tokens.get(twelve)?;
    if ["noon", "midday", "midnight"].into_iter().any(|name| word.is(name)) {
        return Some(Time { used: twelve + 1, certain: true });
    }
    if first.is("lunchtime") || first.is("teatime") {
        return Some(Time { used: 1, certain: true });
    }
    let [of, what] = [tokens.get(1)?, tokens.get(2)?];
    let close = (first.is("close") || first.is("end")) && of.is("of");
    let closing = close && ["play", "business"].into_iter().any(|word| what.is(word));
    closing.then_some(Time { used: 3, certain: true })
}

fn figures(tokens: &[Token]) -> Option<Time> {
    let hour = tokens.first()?.small().filter(|hour| *hour < 25)?;
    let sign = tokens.get(1).filter(|token| !token.spaced).map(|token| token.what);
    let minutes = tokens.get(2).filter(|token| {
        !token.spaced && matches!(token.what, What::Number(Some(0..=59), 2)) && whole(tokens, 3)
    });
    let used = match (sign, minutes) {
        (Some(What::Sign(':' | '.')), Some(_)) => 3,
        _ => 1,
    };
    let half = half_of_day(tokens.get(used..).unwrap_or_default());
    let clock = tokens.get(used).is_some_and(|token| token.is("o'clock") || token.is("o’clock"));
    match () {
        () if half > 0 => Some(Time { used: used + half, certain: true }),
        () if clock => Some(Time { used: used + 1, certain: true }),
        () if used == 3 => Some(Time { used, certain: sign == Some(What::Sign(':')) }),
        () if hour > 0 && tokens.get(1)?.is("on") => Some(Time { used: 1, certain: false }),
        () => None,
    }
}

/// Whether the figures end there: not `4.12.26`.
fn whole(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at).filter(|next| !next.spaced);
    let after = tokens.get(at + 1).filter(|after| !after.spaced);
    match next.map(|next| next.what) {
        Some(What::Sign('.' | '/' | '-')) => !after.is_some_and(|it| matches!(it.what, What::Number(..))),
        Some(What::Number(..)) => false,
        _ => true,
    }
}

/// How many tokens `am`, `pm`, `p.m.` are.
fn half_of_day(tokens: &[Token]) -> usize {
    match tokens {
        [first, ..] if first.is("am") || first.is("pm") => 1,
        [first, dot, m, last, ..]
            if (first.is("a") || first.is("p")) && dot.is_sign('.') && m.is("m") && last.is_sign('.') =>
        {
            4
        }
        [first, dot, m, ..] if (first.is("a") || first.is("p")) && dot.is_sign('.') && m.is("m") => 3,
        _ => 0,
    }
}
