//! Slips of the keys: which known word was meant by one that nobody knows.

/// Most words that are taken for one.
const MOST: usize = 6;

/// How many slips a word of so many letters may hold: none in a short one, which would become any other.
const fn allowed(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// The known words nearest to `typed`, those that stand in most places first; none where `typed` is known, and none
/// where nothing is near. With `begins` it may be the beginning of a word.
#[must_use]
pub fn nearest(typed: &str, begins: bool, known: &[(String, u32)]) -> Vec<String> {
    let letters: Vec<char> = typed.chars().collect();
    let most = allowed(letters.len());
    let is_known = |word: &str| word == typed || (begins && word.starts_with(typed));
    if most == 0 || known.iter().any(|(word, _)| is_known(word)) {
        return Vec::new();
    }
    let mut near: Vec<(usize, u32, &str)> = known
        .iter()
        .filter_map(|(word, many)| Some((slips(&letters, word, begins, most)?, *many, word.as_str())))
        .collect();
    let fewest = near.iter().map(|(slips, ..)| *slips).min().unwrap_or(0);
    near.retain(|(slips, ..)| *slips == fewest);
    near.sort_by(|a, b| (b.1, a.2).cmp(&(a.1, b.2)));
    near.into_iter().take(MOST).map(|(.., word)| word.to_owned()).collect()
}

/// Longest word that is looked at: none that is meant is longer.
const LONGEST: usize = 40;

type Row = [u8; LONGEST + 1];

/// How many letters are missing, too many, wrong or changed with their neighbour; none where more than `most` are.
fn slips(typed: &[char], word: &str, begins: bool, most: usize) -> Option<usize> {
    let letters = if word.is_ascii() { word.len() } else { word.chars().count() };
    let (many, most) = (typed.len(), u8::try_from(most).ok()?);
    let spare = usize::from(most);
    if many > LONGEST || letters + spare < many || (!begins && letters > many + spare) {
        return None;
    }
    // Each row is for one more letter of the word; what follows the beginning of a word does not count.
    let mut rows: [Row; 3] = [[0; LONGEST + 1]; 3];
    for (place, cell) in rows[1].iter_mut().enumerate() {
        *cell = u8::try_from(place).ok()?;
    }
    let (mut best, mut previous) = (*rows[1].get(many)?, '\0');
    for (n, letter) in word.chars().take(many + spare).enumerate() {
        let [before, row, next] = &mut rows;
        let fewest = next_row((before, row, next), typed, (u8::try_from(n + 1).ok()?, previous, letter));
        best = best.min(*next.get(many)?);
        if fewest > most {
            // No later row can have fewer.
            return (begins && best <= most).then_some(usize::from(best));
        }
        rows.rotate_left(1);
        previous = letter;
    }
    let found = if begins { best } else { *rows[1].get(many)? };
    (found <= most).then_some(usize::from(found))
}

/// Fills the next row; answers the least in it.
fn next_row(
    (before, row, next): (&Row, &Row, &mut Row),
    typed: &[char],
    (n, previous, letter): (u8, char, char),
) -> u8 {
    next[0] = n;
    let mut least = n;
    let mut left = n;
    let mut typed_before = None;
    for (place, typed_here) in typed.iter().enumerate().take(LONGEST) {
        let same = u8::from(*typed_here != letter);
        let mut fewest = (row[place] + same).min(row[place + 1] + 1).min(left + 1);
        if place > 0 && *typed_here == previous && typed_before == Some(letter) {
            fewest = fewest.min(before[place - 1] + 1);
        }
        next[place + 1] = fewest;
        (left, least, typed_before) = (fewest, least.min(fewest), Some(*typed_here));
    }
    least
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(typed: &str, begins: bool, known: &[&str]) -> Vec<String> {
        let known: Vec<(String, u32)> = known.iter().map(|word| ((*word).to_owned(), 1)).collect();
        nearest(typed, begins, &known)
    }

    #[test]
    fn one_slip_in_five_letters_and_two_in_eight() {
        for (typed, word, is_near) in [
            ("drfit", "drift", true),
            ("drif", "drift", false),
            ("drrift", "drift", true),
            ("driff", "drift", true),
            ("thrift", "drift", false),
            ("cronology", "chronology", true),
            ("cronologie", "chronology", false),
            ("chornolgy", "chronology", true),
            ("neglct", "neglect", true),
            ("negct", "neglect", false),
        ] {
            assert_eq!(!near(typed, false, &[word]).is_empty(), is_near, "{typed} for {word}");
        }
    }

    #[test]
    fn the_beginning_of_a_word_is_enough_while_it_is_typed() {
        assert_eq!(near("supervis", true, &["supervision"]), Vec::<String>::new(), "it is known");
        assert_eq!(near("supevis", true, &["supervision", "drift"]), ["supervision"]);
        assert_eq!(near("supevis", false, &["supervision"]), Vec::<String>::new());
    }

    #[test]
    fn the_nearest_come_first_and_of_those_the_most_used() {
        let known = [("graft".to_owned(), 1), ("draft".to_owned(), 5), ("crafts".to_owned(), 9)];
        assert_eq!(nearest("kraft", false, &known), ["draft", "graft"]);
    }

    proptest! {
        #[test]
        fn a_word_with_one_letter_changed_left_out_or_doubled_is_still_found(
            word in "[a-z]{6,12}", at in 0usize..6, letter in "[a-z]", how in 0u8..3
        ) {
            let mut letters: Vec<char> = word.chars().collect();
            match how {
                0 => letters[at] = letter.chars().next().unwrap_or('a'),
                1 => drop(letters.remove(at)),
                _ => letters.insert(at, letter.chars().next().unwrap_or('a')),
            }
            let typed: String = letters.into_iter().collect();
            prop_assert!(typed == word || near(&typed, false, &[&word]) == [word.clone()]);
        }

        #[test]
        fn nothing_that_is_known_is_taken_for_something_else(word in "[a-z]{1,12}", other in "[a-z]{1,12}") {
            prop_assert!(near(&word, false, &[&word, &other]).is_empty());
        }
    }
}
