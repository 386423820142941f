//! A level that is typed in a form: as the instrument writes it, by its key while scoring, or by its words.

/// The most levels that are named one by one in a hint.
const FEW: usize = 6;

/// Which of the levels is meant, each given with what may be typed for it and how it is said.
pub(super) fn read(words: &str, levels: &[(String, String)]) -> Option<usize> {
    let typed = words.trim().to_lowercase();
    let is_it = |(key, says): &(String, String)| {
        let says = says.to_lowercase();
        let written = says.split(' ').next();
        key.to_lowercase() == typed || says == typed || written == Some(typed.as_str())
    };
    (!typed.is_empty()).then(|| levels.iter().position(is_it))?
}

/// Every level in words, or of many the first and the last.
pub(super) fn hint(levels: &[(String, String)]) -> String {
    let says: Vec<String> = levels.iter().map(said).collect();
    match says.as_slice() {
        [first, .., last] if says.len() > FEW => format!("From {first} to {last}."),
        _ => format!("{}.", says.join(", ")),
    }
}

/// `1 Reliably met`, `u Looked, still not known`: what may be typed stands first.
fn said((key, says): &(String, String)) -> String {
    let is_named = says.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(key));
    if is_named || says.parse::<i64>().is_ok() { says.clone() } else { format!("{key} {says}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels() -> Vec<(String, String)> {
        let all = [("1", "1 Reliably met"), ("+", "10"), ("u", "Looked, still not known")];
        all.map(|(key, says)| (key.to_owned(), says.to_owned())).to_vec()
    }

    #[test]
    fn a_level_is_read_by_its_key_its_number_or_its_words() {
        for (words, at) in
            [("1", Some(0)), ("1 reliably met", Some(0)), ("10", Some(1)), ("+", Some(1)), ("U", Some(2))]
        {
            assert_eq!(read(words, &levels()), at, "{words}");
        }
        assert_eq!(read("9", &levels()), None);
        assert_eq!(read(" ", &levels()), None);
        assert_eq!(hint(&levels()), "1 Reliably met, 10, u Looked, still not known.");
    }
}
