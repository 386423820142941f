//! Which field somebody meant who wrote another name.

use super::schema::Field;

/// How many letters may differ.
const SLIPS: usize = 2;

/// The field whose name is nearest to a word, where one is near.
pub(super) fn nearest(word: &str, fields: &[Field]) -> Option<&'static str> {
    let word = word.trim().to_lowercase().replace(['-', ' '], "_");
    let known = fields.iter().find(|field| field.name == word || field.also.contains(&word.as_str()));
    let slip = || {
        let slips = |field: &Field| distance(&word, field.name);
        // Of a short word so much may not differ that nothing of it is left.
        let near = |slips: usize, field: &Field| slips <= SLIPS && slips * 2 < field.name.len();
        let all = fields.iter().map(|field| (slips(field), field));
        all.filter(|(slips, field)| near(*slips, field))
            .min_by_key(|(slips, _)| *slips)
            .map(|(_, field)| field)
    };
    known.or_else(slip).map(|field| field.name)
}

/// How many letters must be put in, taken out or changed. Long words are not counted out.
fn distance(one: &str, other: &str) -> usize {
    if one.len().abs_diff(other.len()) > SLIPS {
        return SLIPS + 1;
    }
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut left = at + 1;
        let mut next = vec![left];
        for (pair, wanted) in row.windows(2).zip(&other) {
            let &[diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(letter != *wanted)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::schema::{CHILD, FAMILY, PERSON};
    use super::*;

    #[test]
    fn the_field_that_was_meant_is_found() {
        for (word, fields, expected) in [
            ("dob", CHILD.fields, Some("born")),
            ("Born", CHILD.fields, Some("born")),
            ("nedds", CHILD.fields, Some("needs")),
            ("bron", CHILD.fields, None),
            ("core-group", FAMILY.fields, Some("core_group")),
            ("refernce", FAMILY.fields, Some("reference")),
            ("childrens", FAMILY.fields, Some("children")),
            ("phone", PERSON.fields, Some("telephone")),
            ("zzz", PERSON.fields, None),
            ("", PERSON.fields, None),
            ("\u{1f600}\u{1f600}\u{1f600}\u{1f600}", CHILD.fields, None),
        ] {
            assert_eq!(nearest(word, fields), expected, "{word}");
        }
    }
}
