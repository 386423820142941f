//! Finds words in the content: pages, contacts, tools, checklists, time limits, templates, links and films, the best
//! match first.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::lines::{best, lines};
use super::target::{Kind, Target};
use crate::domain::pack::Manifest;
use crate::domain::query::Query;
use crate::service::{Catalogue, ServiceError};
use crate::store::ContentIndex;

/// Among how many of the best matches those are looked for that are called what was typed.
const AMONG: usize = 200;

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
    /// Whether nothing has all of the words, so that these have most of them.
    pub has_most: bool,
    /// Other packs of the program that have all of the words, where those in use have not: the title of each, its id, and
    /// in how many places.
    pub elsewhere: Vec<Elsewhere>,
}

/// A pack that is not in use and has what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// In how many of its pages, contacts and links.
    pub many: usize,
}

impl Finding {
    /// What is said above the results, where they are not simply what was asked for; in the words of a screen.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let mut said = Vec::new();
        if !self.taken.is_empty() {
            said.push(format!("No text has all of these words. Shown for: {}.", self.taken.join(", ")));
        } else if self.has_most {
            said.push("No text has all of these words. These have most of them.".to_owned());
        }
        said
    }
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
    /// The packs that are not in use, made when nothing of those in use has all of the words.
    others: Option<Vec<(Elsewhere, ContentIndex)>>,
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
            return Ok(Finding { hits, ..Finding::default() });
        }
        let elsewhere = ready.elsewhere(&query, catalogue)?;
        if let Some((meant, taken)) = typed.corrected(ready.words()?) {
            let hits = ready.hits(&meant.with_synonyms(catalogue.synonyms()), limit, (catalogue, today))?;
            if !hits.is_empty() {
                return Ok(Finding { hits, taken, elsewhere, ..Finding::default() });
            }
        }
        let hits = ready.with_most(&query, limit, (catalogue, today))?;
        Ok(Finding { has_most: !hits.is_empty(), hits, elsewhere, ..Finding::default() })
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
        Ok(Self { targets, index, words: None, others: None })
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
        let places = self.index.find(query, limit.max(AMONG))?;
        let mut targets: Vec<&Target> =
            places.into_iter().filter_map(|place| self.targets.get(place)).collect();
        // What is called so comes before what only speaks of it.
        targets.sort_by_key(|target| !query.is_called(target.title(catalogue)));
        targets.truncate(limit);
        Ok(targets.into_iter().map(|target| hit(target, query, (catalogue, today))).collect())
    }

    /// What has all of the words but as few as can be; none where that is less than half of them. Words that were typed
    /// one after the other are kept together first.
    fn with_most(
        &self,
        query: &Query,
        limit: usize,
        about: (&Catalogue, NaiveDate),
    ) -> Result<Vec<Hit>, ServiceError> {
        let all = query.clauses.len();
        let enough = |query: &Query| query.clauses.len() * 2 >= all;
        // Words that stand nowhere go first.
        let known = self.known(query)?;
        if !enough(&known) {
            return Ok(Vec::new());
        }
        let fewer = known.with_fewer();
        for several in std::iter::once(vec![known]).chain(fewer) {
            let mut hits: Vec<Hit> = Vec::new();
            for query in several.iter().filter(|query| enough(query)) {
                for hit in self.hits(query, limit, about)? {
                    if hits.iter().all(|one| one.target != hit.target) {
                        hits.push(hit);
                    }
                }
            }
            if !hits.is_empty() {
                hits.truncate(limit);
                return Ok(hits);
            }
        }
        Ok(Vec::new())
    }

    /// The question without what stands nowhere.
    fn known(&self, query: &Query) -> Result<Query, ServiceError> {
        let mut clauses = Vec::new();
        for clause in &query.clauses {
            let alone = Query { clauses: vec![clause.clone()] };
            if !self.index.find(&alone, 1)?.is_empty() {
                clauses.push(clause.clone());
            }
        }
        Ok(Query { clauses })
    }

    /// The packs that are not in use and have all of the words.
    fn elsewhere(&mut self, query: &Query, catalogue: &Catalogue) -> Result<Vec<Elsewhere>, ServiceError> {
        let others = match self.others.take() {
            Some(others) => others,
            None => others(catalogue)?,
        };
        let mut found = Vec::new();
        for (pack, index) in self.others.insert(others) {
            let many = index.find(query, AMONG)?.len();
            found.extend((many > 0).then(|| Elsewhere { many, ..pack.clone() }));
        }
        Ok(found)
    }
}

/// What the packs hold that are in the program and not in use.
fn others(catalogue: &Catalogue) -> Result<Vec<(Elsewhere, ContentIndex)>, ServiceError> {
    let used = |id: &str| catalogue.packs().iter().any(|pack| pack.id == id);
    let packs = Catalogue::manifests_embedded().into_iter().filter(|pack| !used(&pack.id));
    let index = |pack: Manifest| {
        let alone = Catalogue::alone(&pack.id);
        let targets = Target::all(&alone);
        let index = ContentIndex::of(targets.iter().map(|target| target.entry(&alone)))?;
        Ok((Elsewhere { id: pack.id, title: pack.title, many: 0 }, index))
    };
    packs.map(index).collect()
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
            ("untidy house", Kind::Tool, "home-conditions"),
            ("untidy", Kind::Checklist, "home-conditions"),
            ("video", Kind::Video, "understanding-neglect"),
            ("films", Kind::Video, "understanding-neglect"),
            ("video chronology", Kind::Video, "multi-agency-chronology"),
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
    fn what_is_called_so_comes_first() {
        for (words, kind, id) in [
            ("first core group", Kind::TimeLimit, "first-core-group"),
            ("First core group ", Kind::TimeLimit, "first-core-group"),
            ("later core groups", Kind::TimeLimit, "later-core-groups"),
            ("first review conference", Kind::TimeLimit, "first-review-conference"),
            ("minutes and plan sent out", Kind::TimeLimit, "minutes-out"),
            ("was not brought", Kind::Page, "was-not-brought"),
            ("rethinking did not attend", Kind::Video, "rethinking-did-not-attend"),
        ] {
            let first = find(words).hits.into_iter().next().map(|hit| hit.target);
            assert_eq!(first, Some(Target { kind, id: id.into() }), "{words}");
        }
    }

    #[test]
    fn where_nothing_has_all_words_what_has_most_is_shown_and_that_is_said() {
        for (words, id) in [
            ("health visitor zebra", None),
            ("zebra core group", None),
            ("what to bring to a core group zebra", None),
            ("untidy house zebra", Some("home-conditions")),
        ] {
            let found = find(words);
            assert!(found.has_most && !found.hits.is_empty(), "{words}");
            assert_eq!(
                found.remarks(),
                ["No text has all of these words. These have most of them."],
                "{words}"
            );
            assert!(id.is_none_or(|id| found.hits.iter().any(|hit| hit.target.id == id)), "{words}");
        }
        for words in ["core group", "zebra", "zebra aardwolf", "zebra aardwolf core", "\"core zebra\""] {
            assert!(!find(words).has_most, "{words}");
        }
    }

    #[test]
    fn what_only_another_pack_has_is_said_with_that_pack() {
        let elsewhere =
            |words: &str| -> Vec<String> { find(words).elsewhere.into_iter().map(|one| one.id).collect() };
        assert_eq!(elsewhere("scaling "), ["bexley"]);
        assert_eq!(elsewhere("core group"), [""; 0], "here too");
        assert_eq!(elsewhere("zebra"), [""; 0]);
    }

    #[test]
    fn the_line_shown_is_the_one_that_meets_most_words() {
        let lines: Vec<String> =
            find("first core group").hits.into_iter().map(|hit| hit.line.to_lowercase()).collect();
        assert!(!lines.iter().any(|line| line == "danger comes first."), "{lines:#?}");
        let with_both = lines.iter().filter(|line| line.contains("core group")).count();
        assert!(with_both * 2 > lines.len(), "{lines:#?}");
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
