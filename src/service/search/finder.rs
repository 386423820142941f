//! Finds words in the content: pages, contacts, tools, checklists, time limits, templates, links and films, the best
//! match first.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::lines::{best, lines};
use super::target::{Kind, Target};
use crate::domain::query::Query;
use crate::service::{Catalogue, ServiceError};
use crate::store::ContentIndex;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What.
    pub target: Target,
    /// Its title.
    pub title: String,
    /// The heading the line stands under; may be empty.
    pub section: String,
    /// The line that meets most of the question; of a contact, how it is reached.
    pub line: String,
    /// The bytes of the line where the first words are that were looked for.
    pub place: Option<Range<usize>>,
    /// Whether it is past its review date.
    pub is_stale: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The best match first.
    pub hits: Vec<Hit>,
    /// The words that were taken in the place of some that nobody knows; mostly none.
    pub taken: Vec<String>,
}

/// Finds in the content of a catalogue. Its index is made when it is first asked, in memory, and without a key.
pub struct Finder {
    catalogue: Arc<Catalogue>,
    ready: Option<Ready>,
}

struct Ready {
    targets: Vec<Target>,
    index: ContentIndex,
    /// Read when a word was typed that nobody knows.
    words: Option<Vec<(String, u32)>>,
}

impl Finder {
    /// A finder that has done nothing yet.
    #[must_use]
    pub const fn new(catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue, ready: None }
    }

    /// Other content from now on.
    pub fn use_content(&mut self, catalogue: Arc<Catalogue>) {
        if !Arc::ptr_eq(&self.catalogue, &catalogue) {
            *self = Self::new(catalogue);
        }
    }

    /// What meets the question, at most `limit`. Where nothing does, a slip of the keys is looked for in each of its
    /// words.
    ///
    /// # Errors
    /// When the index cannot be made or read.
    pub fn find(&mut self, words: &str, limit: usize, today: NaiveDate) -> Result<Finding, ServiceError> {
        let typed = Query::typed(words);
        if typed.is_empty() {
            return Ok(Finding::default());
        }
        let (catalogue, ready) = self.ready()?;
        let query = typed.with_synonyms(catalogue.synonyms());
        let hits = ready.hits(&query, limit, (catalogue, today))?;
        if !hits.is_empty() {
            return Ok(Finding { hits, taken: Vec::new() });
        }
        let Some((meant, taken)) = typed.corrected(ready.words()?) else { return Ok(Finding::default()) };
        let hits = ready.hits(&meant.with_synonyms(catalogue.synonyms()), limit, (catalogue, today))?;
        let taken = if hits.is_empty() { Vec::new() } else { taken };
        Ok(Finding { hits, taken })
    }

    fn ready(&mut self) -> Result<(&Catalogue, &mut Ready), ServiceError> {
        let ready = match self.ready.take() {
            Some(ready) => ready,
            None => Ready::of(&self.catalogue)?,
        };
        Ok((&self.catalogue, self.ready.insert(ready)))
    }
}

impl Ready {
    fn of(catalogue: &Catalogue) -> Result<Self, ServiceError> {
        let targets = Target::all(catalogue);
        let index = ContentIndex::of(targets.iter().map(|target| target.entry(catalogue)))?;
        Ok(Self { targets, index, words: None })
    }

    fn words(&mut self) -> Result<&[(String, u32)], ServiceError> {
        let words = match self.words.take() {
            Some(words) => words,
            None => self.index.words()?,
        };
        Ok(self.words.insert(words))
    }

    fn hits(
        &self,
        query: &Query,
        limit: usize,
        (catalogue, today): (&Catalogue, NaiveDate),
    ) -> Result<Vec<Hit>, ServiceError> {
        let places = self.index.find(query, limit)?;
        let targets = places.into_iter().filter_map(|place| self.targets.get(place));
        Ok(targets.map(|target| hit(target, query, (catalogue, today))).collect())
    }
}

fn hit(target: &Target, query: &Query, (catalogue, today): (&Catalogue, NaiveDate)) -> Hit {
    let (target, title) = (target.clone(), target.title(catalogue).to_owned());
    let is_stale = target.is_stale(catalogue, today);
    let (section, line, place) = match how_to_reach(&target, catalogue) {
        Some(line) => (String::new(), line, None),
        None => best(&lines(&target, catalogue), query)
            .map_or_else(Default::default, |(line, place)| (line.section, line.words, place)),
    };
    Hit { target, title, section, line, place, is_stale }
}

/// Who looks for a contact looks for its number.
fn how_to_reach(target: &Target, catalogue: &Catalogue) -> Option<String> {
    let contact =
        catalogue.contacts().iter().find(|one| target.kind == Kind::Contact && one.id == target.id)?;
    let number = contact.telephone.join(" or ");
    let reach = [number.as_str(), contact.email.as_deref().unwrap_or_default()];
    let reach = reach.into_iter().find(|reach| !reach.is_empty())?;
    Some(match contact.hours.as_deref() {
        Some(hours) => format!("{reach}, {hours}"),
        None => reach.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(words: &str) -> Finding {
        let catalogue = Arc::new(Catalogue::embedded(None).expect("the packs"));
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
        Finder::new(catalogue).find(words, 10, today).expect("finds")
    }

    #[test]
    fn what_a_practitioner_types_finds_what_she_means() {
        for (words, kind, id) in [
            ("was not", Kind::Page, "was-not-brought"),
            ("dna", Kind::Page, "was-not-brought"),
            ("did not attend", Kind::Page, "was-not-brought"),
            ("missed", Kind::Page, "was-not-brought"),
            ("missed appointment", Kind::Page, "was-not-brought"),
            ("often", Kind::Page, "core-groups"),
            ("neglect toolkit", Kind::Tool, "checklist"),
            ("checklist", Kind::Tool, "checklist"),
            ("neglect toolkit", Kind::Checklist, "open-care"),
            ("neglect checklist", Kind::Checklist, "open-care"),
            ("childcare and development checklist", Kind::Checklist, "open-care"),
            ("child development checklist", Kind::Checklist, "open-care"),
            ("everyday care", Kind::Checklist, "open-care"),
            ("watched over for age", Kind::Checklist, "open-care"),
            ("parenting daily hassles", Kind::Checklist, "paper-result"),
            ("mash", Kind::Contact, "mash"),
            ("supervsion", Kind::Tool, "supervision-prompts"),
            ("0345 050 7666", Kind::Contact, "mash"),
        ] {
            let found: Vec<Target> = find(words).hits.into_iter().map(|hit| hit.target).take(3).collect();
            assert!(found.contains(&Target { kind, id: id.into() }), "{words}: {found:?}");
        }
    }

    #[test]
    fn what_was_taken_for_a_word_nobody_knows_is_said_and_nothing_is_where_all_are_known() {
        assert_eq!(find("supervsion").taken, ["supervision"]);
        assert_eq!(find("supervision").taken, [""; 0]);
        assert_eq!(find("qqqqqqqq"), Finding::default());
        assert_eq!(find("  "), Finding::default());
    }

    #[test]
    fn a_contact_says_how_it_is_reached_and_everything_past_its_review_date_says_so() {
        let catalogue = Arc::new(Catalogue::embedded(None).expect("the packs"));
        let later = NaiveDate::from_ymd_opt(2031, 1, 1).expect("a day");
        let mut finder = Finder::new(catalogue);
        let hits = finder.find("danger", 10, later).expect("finds").hits;
        let mash = hits.iter().find(|hit| hit.target.id == "mash").expect("the MASH");
        assert!(mash.line.starts_with("0345 050 7666, Monday"), "{}", mash.line);
        assert!(mash.is_stale);
    }
}
