//! A question in the words of the full-text index: each phrase between quotes, so that no sign in it means anything.

use crate::domain::query::{Clause, Phrase, Query};

/// The question; none where nothing is looked for.
pub(super) fn question(query: &Query) -> Option<String> {
    let clauses: Vec<String> = query.clauses.iter().filter_map(clause).collect();
    (!clauses.is_empty()).then(|| clauses.join(" AND "))
}

fn clause(clause: &Clause) -> Option<String> {
    let ways: Vec<String> = clause.any.iter().filter_map(|way| all(way)).collect();
    match ways.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        many => Some(format!("({})", many.join(" OR "))),
    }
}

fn all(way: &[Phrase]) -> Option<String> {
    let phrases: Vec<String> = way.iter().filter_map(phrase).collect();
    match phrases.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        many => Some(format!("({})", many.join(" AND "))),
    }
}

fn phrase(phrase: &Phrase) -> Option<String> {
    let words: String =
        phrase.words.chars().filter(|letter| *letter != '"' && !letter.is_control()).collect();
    if !words.contains(char::is_alphanumeric) {
        return None;
    }
    let begins = if phrase.begins { " *" } else { "" };
    let quoted = |words: &str| format!("\"{words}\"{begins}");
    let ways: Vec<String> =
        std::iter::once(quoted(&words)).chain(phrase.other_forms().iter().map(|form| quoted(form))).collect();
    Some(if ways.len() == 1 { ways.concat() } else { format!("({})", ways.join(" OR ")) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::synonyms::Synonyms;

    #[test]
    fn words_become_a_question_without_signs() {
        for (words, expected) in [
            ("school", Some("\"school\" *")),
            ("school ", Some("\"school\"")),
            ("not* brought", Some("\"not*\" * AND \"brought\" *")),
            ("NEAR(a b) OR -c", Some("\"NEAR(a\" AND \"b)\" AND \"OR\" AND \"-c\" *")),
            ("\"was weighed", Some("\"was weighed\" *")),
            (" * - \" ", None),
            ("a\0b", Some("\"a\" AND \"b\" *")),
            ("o'neil ", Some("(\"o'neil\" OR \"oneil\")")),
            ("\u{142}uk", Some("(\"\u{142}uk\" * OR \"luk\" *)")),
        ] {
            assert_eq!(question(&Query::typed(words)).as_deref(), expected, "{words:?}");
        }
    }

    #[test]
    fn what_means_the_same_is_one_of_several_ways() {
        let group = Synonyms { words: vec!["did not attend".into(), "was not brought".into()] };
        let query = Query::typed("letter did not attend ").with_synonyms(&[group]);
        let expected = "\"letter\" AND ((\"did\" AND \"not\" AND \"attend\") OR \"did not attend\" OR \"was not brought\")";
        assert_eq!(question(&query).as_deref(), Some(expected));
    }
}
