//! The lines of everything that can be found, each with the section it stands in, and the one that meets a question best.

use std::ops::Range;

use super::target::{Kind, Target, page_lines};
use crate::domain::query::Query;
use crate::service::Catalogue;

/// A stretch of running text and the heading above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) section: String,
    pub(super) words: String,
}

impl Line {
    pub(super) fn new(section: &str, words: &str) -> Self {
        Self { section: section.to_owned(), words: words.to_owned() }
    }
}

/// What a thing says, in its order; what it is for comes first.
pub(super) fn lines(target: &Target, catalogue: &Catalogue) -> Vec<Line> {
    let id = target.id.as_str();
    match target.kind {
        Kind::Page => page_lines(catalogue, id),
        Kind::Contact => contact(catalogue, id),
        Kind::Tool => tool(catalogue, id),
        Kind::Checklist => checklist(catalogue, id),
        Kind::TimeLimit => time_limit(catalogue, id),
        Kind::Template => template(catalogue, id),
        Kind::Agreement => agreement(catalogue),
        Kind::Link => link(catalogue, id),
        Kind::Video => video(catalogue, id),
    }
}

/// Those that hold any words.
fn said<'a>(lines: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Line> {
    let lines = lines.into_iter().filter(|(_, words)| !words.trim().is_empty());
    lines.map(|(section, words)| Line::new(section, words.trim())).collect()
}

fn contact(catalogue: &Catalogue, id: &str) -> Vec<Line> {
    let Some(one) = catalogue.contacts().iter().find(|one| one.id == id) else { return Vec::new() };
    let numbers = one.telephone.join(" or ");
    // The words of an address are no words about what is behind it.
    let rest = [&one.hours, &one.email, &one.note, &one.superseded];
    let rest = rest.into_iter().flatten().map(|words| ("", words.as_str()));
    said([("", one.say.as_str()), ("", numbers.as_str())].into_iter().chain(rest))
}

fn tool(catalogue: &Catalogue, id: &str) -> Vec<Line> {
    let Some(one) = catalogue.tools().iter().find(|one| one.id == id) else { return Vec::new() };
    said(one.headed())
}

fn checklist(catalogue: &Catalogue, id: &str) -> Vec<Line> {
    let Some(one) = catalogue.checklist(id) else { return Vec::new() };
    let items = one
        .items()
        .flat_map(|(area, item)| [&item.name, &item.ask].map(|words| (area.name.as_str(), words.as_str())));
    let papers = one.externals.iter().map(|paper| ("", paper.name.as_str()));
    said([("", one.instrument.used_for.as_str())].into_iter().chain(items).chain(papers))
}

fn time_limit(catalogue: &Catalogue, id: &str) -> Vec<Line> {
    let Some(rule) = catalogue.rules().iter().find(|rule| rule.id == id) else { return Vec::new() };
    let reading = |reading: &crate::domain::clock::Reading| {
        Line::new("", &format!("{}: {} ({})", reading.limit.in_words(), reading.says, reading.source.name))
    };
    rule.readings.iter().map(reading).collect()
}

fn template(catalogue: &Catalogue, id: &str) -> Vec<Line> {
    let Some(one) = catalogue.template(id) else { return Vec::new() };
    let prompts = one.sections.iter().flat_map(|section| {
        section
            .prompts
            .iter()
            .map(|prompt| Line::new(&section.title, &prompt.replace("{child}", "the child")))
    });
    std::iter::once(Line::new("", &one.provenance)).chain(prompts).collect()
}

fn agreement(catalogue: &Catalogue) -> Vec<Line> {
    let Some(one) = catalogue.agreement() else { return Vec::new() };
    let clauses = one.clauses.iter().map(|clause| (clause.heading.as_str(), clause.text.as_str()));
    said([("", one.intro.as_str())].into_iter().chain(clauses))
}

fn link(catalogue: &Catalogue, id: &str) -> Vec<Line> {
    let Some(one) = catalogue.links().iter().find(|one| one.id == id) else { return Vec::new() };
    said([&one.what_for, &one.how_to_use].map(|words| ("", words.as_str())))
}

fn video(catalogue: &Catalogue, id: &str) -> Vec<Line> {
    let Some(one) = catalogue.videos().iter().find(|one| one.id == id) else { return Vec::new() };
    said([("", one.purpose.as_str())])
}

/// The sentence that meets most of the question, with its section and where in it the first words are that do. A heading
/// that meets more than any sentence speaks for the first sentence below it.
pub(super) fn best(lines: &[Line], query: &Query) -> Option<(Line, Option<Range<usize>>)> {
    let asked = query.asked();
    let mut best: Option<(usize, Line, Option<Range<usize>>)> = None;
    let mut last_section = "";
    for line in lines {
        let begins = line.section != last_section;
        last_section = &line.section;
        let above = if begins { asked.weighs(&line.section).0 } else { 0 };
        for (n, sentence) in sentences(&line.words).enumerate() {
            let (met, place) = asked.weighs(sentence);
            let met = if n == 0 { met.max(above) } else { met };
            if best.as_ref().is_none_or(|(most, ..)| met > *most) {
                best = Some((met, Line::new(&line.section, sentence), place));
            }
        }
    }
    best.map(|(_, line, place)| (line, place))
}

/// The sentences of a text: up to a full stop, a question mark or an exclamation mark with a space after it.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let end = rest.match_indices(['.', '?', '!']).map(|(at, _)| at + 1);
        let end = end.into_iter().find(|end| rest.get(*end..).is_some_and(|after| after.starts_with(' ')));
        let (sentence, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = after;
        (!sentence.is_empty()).then_some(sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_into_its_sentences() {
        let parts = |text: &'static str| sentences(text).collect::<Vec<_>>();
        assert_eq!(parts("One. Two? Three"), ["One.", "Two?", "Three"]);
        assert_eq!(
            parts("Ring 0345 050 7666 at 8.30am. Then write."),
            ["Ring 0345 050 7666 at 8.30am.", "Then write."]
        );
        assert_eq!(parts(""), [""; 0]);
    }

    fn found(words: &str) -> (String, String) {
        let lines = [
            Line::new("", "A core group meets after a conference."),
            Line::new("How soon and how often", "Most print 10 days. Later ones are 4 weeks apart."),
            Line::new("How soon and how often", "A review is within 3 months of the conference."),
        ];
        let (line, _) = best(&lines, &Query::typed(words)).expect("a line");
        (line.section, line.words)
    }

    #[test]
    fn the_sentence_that_meets_most_is_shown_with_its_section() {
        let soon = "How soon and how often".to_owned();
        assert_eq!(found("weeks apart"), (soon.clone(), "Later ones are 4 weeks apart.".into()));
        assert_eq!(found("often"), (soon, "Most print 10 days.".into()), "the heading has it");
        assert_eq!(found("conference").1, "A core group meets after a conference.", "the first of two");
        assert_eq!(found("aeroplane").1, "A core group meets after a conference.", "only the title has it");
    }
}
