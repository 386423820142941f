//! What two or more people said of one child, side by side, as every front door shows it. Nothing is shown before all of
//! them have closed theirs, and nothing is averaged.

use super::heads::{InstrumentHead, SittingHead};
use super::view::{self, FamilyChecklists, SittingRow, WINDOW_DAYS};
use super::{flow, in_words, sheets};
use crate::domain::checklist::agreed::Agreed;
use crate::domain::checklist::agreement::{Agreement, FEWEST_FOR_A_LINE};
use crate::domain::checklist::compare::{self, CannotCompare, Compared, Comparison, Gaps};
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::instrument::{Area, Instrument, Item};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::refusal;
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::service::ServiceError;
use crate::store::Reading;

/// What was asked to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareFor {
    /// The child.
    pub child: Id,
    /// The instrument's id.
    pub instrument: String,
    /// The sitting whose time it is; none is the latest closed one.
    pub around: Option<Id>,
}

/// What people said of one child.
#[derive(Clone, Debug)]
pub struct ComparisonRead {
    /// The family.
    pub family: Id,
    /// What it is called.
    pub reference: String,
    /// Everyone on record of the family.
    pub people: Vec<Person>,
    /// The child.
    pub child: Id,
    /// `Ben`.
    pub child_name: String,
    /// The instrument; none where there is no sitting.
    pub instrument: Option<InstrumentHead>,
    /// The sittings, the oldest first; nobody's answers are in it.
    pub sittings: Vec<SittingHead>,
    /// Why nothing is shown; the rows are empty then.
    pub refused: Option<String>,
    /// Every item that at least two gave a level to, the widest gap first, safety items before others.
    pub rows: Vec<ComparedRead>,
    /// What one knew and another did not.
    pub known_to_some: Vec<ComparedRead>,
    /// What only one of them was asked, or answered.
    pub one_only: Vec<ComparedRead>,
    /// How many items are how far apart.
    pub gaps: Gaps,
    /// Of two people, how often they say the same; none for more, and under eight items that both scored.
    pub agreement: Option<Agreement>,
    /// The line that sums two people up, `School more worried on 3, less on 1, same on 7 (n 11)`; or why there is none.
    pub line: String,
    /// What is left out, and why: a sentence each.
    pub left_out: Vec<String>,
}

/// One item, and what each said.
#[derive(Clone, Debug)]
pub struct ComparedRead {
    /// The answer.
    pub key: Key,
    /// The area's id.
    pub area: String,
    /// `C4 Brought to appointments`.
    pub title: String,
    /// Whether it is a safety item.
    pub critical: bool,
    /// Whether the file keeps it for professionals only.
    pub guarded: bool,
    /// How many steps apart; none where fewer than two gave a level.
    pub gap: Option<usize>,
    /// What each said, in the order of the sittings.
    pub said: Vec<SaidRead>,
    /// What they agreed on afterwards, and its answer in words.
    pub agreed: Option<(Agreed, String)>,
    /// What can be agreed on: every level and that it is not known, each with its key while scoring and its words.
    pub can_agree: Vec<(String, String, Mark)>,
}

/// What one person said.
#[derive(Clone, Debug)]
pub struct SaidRead {
    /// The sitting.
    pub sitting: Id,
    /// Who.
    pub rater: String,
    /// The answer.
    pub mark: Mark,
    /// In a character or two.
    pub sign: String,
    /// In words.
    pub says: String,
    /// What stands beside it.
    pub evidence: Option<Evidence>,
}

/// A sitting with what stands beside its answers.
struct Beside {
    sitting: Id,
    evidence: Vec<Evidence>,
}

/// Reads what people said of one child.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn read(store: &Reading, asked: &CompareFor) -> Result<ComparisonRead, ServiceError> {
    let all = view::child(store, asked.child)?;
    let mut beside = Vec::new();
    for row in chosen(&all, asked) {
        let mut evidence: Vec<Evidence> = store.list(Some(row.sitting.id))?;
        if let Some(home) = row.sitting.home {
            evidence.extend(store.list::<Evidence>(Some(home))?);
        }
        beside.push(Beside { sitting: row.sitting.id, evidence });
    }
    Ok(of(&all, asked, &beside))
}

/// The sitting whose time it is, and of everybody else the one nearest to it in time, the oldest first. Open ones are
/// among them: nothing is shown while they are.
fn chosen<'v>(all: &'v FamilyChecklists, asked: &CompareFor) -> Vec<&'v SittingRow> {
    let own = all.of(asked.child, &asked.instrument);
    // A correction that is not closed is not yet somebody's answer.
    let own: Vec<&SittingRow> = own
        .into_iter()
        .filter(|row| row.sitting.replaces.is_none() || row.sitting.closed.is_some())
        .collect();
    let latest = own.iter().rev().find(|row| row.sitting.closed.is_some()).or(own.last());
    let named = asked.around.and_then(|id| own.iter().find(|row| row.sitting.id == id));
    let Some(first) = named.or(latest).copied() else { return Vec::new() };
    let mut chosen = vec![first];
    let apart = |row: &SittingRow| (row.sitting.date - first.sitting.date).num_days().abs();
    let mut others: Vec<&SittingRow> =
        own.iter().copied().filter(|row| sheets::is_same_time(&row.sitting, &first.sitting)).collect();
    others.sort_by_key(|row| {
        (row.sitting.edition != first.sitting.edition, apart(row), row.sitting.closed.is_some())
    });
    for row in others {
        if chosen.iter().all(|one| one.sitting.rater != row.sitting.rater) {
            chosen.push(row);
        }
    }
    chosen.sort_by_key(|row| (row.sitting.date, row.sitting.id));
    chosen
}

fn of(all: &FamilyChecklists, asked: &CompareFor, beside: &[Beside]) -> ComparisonRead {
    let rows = chosen(all, asked);
    let (same, left_out) = of_one_wording(&rows, asked);
    let mut read = bare(all, asked, &same, left_out);
    let sheets: Vec<SittingSheet<'_>> = same.iter().filter_map(|row| sheets::sheet(all, row)).collect();
    let sheets: Vec<&SittingSheet<'_>> = sheets.iter().collect();
    match refused(&same, &sheets) {
        Some(why) => {
            read.refused = Some(if rows.len() > same.len() { other_wording(&rows, &why) } else { why });
        }
        None => match compare::comparison(&sheets, WINDOW_DAYS, &all.agreed) {
            Ok(comparison) => fill(&mut read, all, &comparison, beside),
            Err(why) => read.refused = Some(why.to_string()),
        },
    }
    read
}

/// Those of the wording that most of it is about, and a sentence for each that is of another.
fn of_one_wording<'v>(rows: &[&'v SittingRow], asked: &CompareFor) -> (Vec<&'v SittingRow>, Vec<String>) {
    let closed = |row: &&&SittingRow| row.sitting.closed.is_some();
    let named = rows.iter().find(|row| Some(row.sitting.id) == asked.around);
    let Some(first) = named.or(rows.iter().rev().find(closed)).or(rows.last()) else {
        return (Vec::new(), Vec::new());
    };
    let (same, other): (Vec<&SittingRow>, Vec<&SittingRow>) =
        rows.iter().partition(|row| row.sitting.edition == first.sitting.edition);
    let sentence = |row: &&SittingRow| {
        let head = SittingHead::of(&row.sitting).in_words();
        format!(
            "{head}: asked in another wording (version {}), and a changed question is another question.",
            row.sitting.edition.version
        )
    };
    (same, other.iter().map(sentence).collect())
}

fn other_wording(rows: &[&SittingRow], why: &str) -> String {
    let pairs = rows.iter().zip(rows.iter().skip(1));
    let differs = pairs
        .map(|(one, next)| refusal::same_edition(&one.sitting.edition, &next.sitting.edition))
        .find_map(Result::err);
    differs.map_or_else(|| why.to_owned(), |refused| refused.to_string())
}

/// Why nothing is shown, in words that name who has not closed.
fn refused(rows: &[&SittingRow], sheets: &[&SittingSheet<'_>]) -> Option<String> {
    let open: Vec<&str> = rows
        .iter()
        .filter(|row| row.sitting.closed.is_none())
        .map(|row| row.sitting.rater.name.as_str())
        .collect();
    if rows.len() > 1 && !open.is_empty() {
        let (has, all) = match (open.len(), rows.len()) {
            (1, 2) => ("has", "both"),
            (1, _) => ("has", "all of them"),
            (_, 2) => ("have", "both"),
            _ => ("have", "all of them"),
        };
        return Some(format!(
            "{} {has} not closed theirs: nothing is shown before {all} are closed.",
            open.join(" and ")
        ));
    }
    match compare::comparable(sheets, WINDOW_DAYS) {
        Err(CannotCompare::FewerThanTwo) => Some(format!(
            "Nothing to compare yet: nobody else has scored this child within {WINDOW_DAYS} days. Ask somebody who knows the \
             child to score as well; they see nothing of these answers until they have closed theirs."
        )),
        Err(why) => Some(why.to_string()),
        Ok(()) => None,
    }
}

fn bare(
    all: &FamilyChecklists,
    asked: &CompareFor,
    rows: &[&SittingRow],
    left_out: Vec<String>,
) -> ComparisonRead {
    let child = all.children.iter().find(|one| one.id == asked.child);
    let wording = rows.last().and_then(|row| all.wording(&row.sitting));
    ComparisonRead {
        family: all.family.id,
        reference: all.family.reference.clone(),
        people: all.people.clone(),
        child: asked.child,
        child_name: child.map_or_else(String::new, |one| one.name.clone()),
        instrument: wording.map(InstrumentHead::of),
        sittings: rows.iter().map(|row| SittingHead::of(&row.sitting)).collect(),
        refused: None,
        rows: Vec::new(),
        known_to_some: Vec::new(),
        one_only: Vec::new(),
        gaps: Gaps::default(),
        agreement: None,
        line: String::new(),
        left_out,
    }
}

fn fill(read: &mut ComparisonRead, all: &FamilyChecklists, comparison: &Comparison<'_>, beside: &[Beside]) {
    let wording = all.sittings.iter().find(|row| read.sittings.iter().any(|one| one.id == row.sitting.id));
    let Some(instrument) = wording.and_then(|row| all.wording(&row.sitting)) else { return };
    let shown = |row: &Compared<'_>| compared(all, instrument, row, beside);
    let (apart, rest): (Vec<&Compared<'_>>, Vec<&Compared<'_>>) =
        comparison.rows.iter().partition(|row| row.gap.is_some());
    let (some, one): (Vec<&Compared<'_>>, Vec<&Compared<'_>>) =
        rest.into_iter().partition(|row| row.known_to_some);
    read.rows = apart.into_iter().filter_map(shown).collect();
    read.known_to_some = some.into_iter().filter_map(shown).collect();
    read.one_only = one
        .into_iter()
        .filter(|row| row.said.iter().any(|said| matches!(said.mark, Mark::Level(_))))
        .filter_map(shown)
        .collect();
    read.gaps = comparison.gaps;
    read.agreement = comparison.agreement;
    read.line = line(read);
}

/// The line that sums two people up, or why there is none.
fn line(read: &ComparisonRead) -> String {
    match (&read.agreement, read.sittings.as_slice()) {
        (Some(agreement), [_, second]) => agreement.signed(&second.rater.name),
        (None, [_, _]) => format!(
            "Both scored {} of the same items; under {FEWEST_FOR_A_LINE} nothing is summed up. Read the answers themselves.",
            read.rows.len()
        ),
        _ => "More than two people: read the answers themselves.".into(),
    }
}

fn compared(
    all: &FamilyChecklists,
    instrument: &Instrument,
    row: &Compared<'_>,
    beside: &[Beside],
) -> Option<ComparedRead> {
    let (area, item) = instrument.item(&row.key.item)?;
    let said = row.said.iter().map(|said| SaidRead {
        sitting: said.sitting,
        rater: said.rater.name.clone(),
        mark: said.mark.clone(),
        sign: in_words::sign(&said.mark),
        says: in_words::answer(instrument, (area, item), &said.mark),
        evidence: evidence(beside, said.sitting, &row.key),
    });
    Some(ComparedRead {
        key: row.key.clone(),
        area: area.id.clone(),
        title: in_words::title_of(item, &row.key, &all.people),
        critical: item.critical,
        guarded: in_words::is_guarded(instrument, item),
        gap: row.gap,
        said: said.collect(),
        can_agree: can_agree(instrument, (area, item)),
        agreed: row.agreed.clone().map(|agreed| in_words_of(instrument, (area, item), agreed)),
    })
}

fn in_words_of(instrument: &Instrument, about: (&Area, &Item), agreed: Agreed) -> (Agreed, String) {
    let says = in_words::answer(instrument, about, &agreed.mark);
    (agreed, says)
}

fn evidence(beside: &[Beside], sitting: Id, key: &Key) -> Option<Evidence> {
    let answer = key.to_string();
    let own = beside.iter().find(|one| one.sitting == sitting)?;
    own.evidence.iter().find(|one| one.answer == answer).cloned()
}

fn can_agree(instrument: &Instrument, (area, item): (&Area, &Item)) -> Vec<(String, String, Mark)> {
    let keys = flow::keys(instrument, item).into_iter().filter(|(_, mark)| !matches!(mark, Mark::Na(_)));
    keys.map(|(key, mark)| (key, in_words::answer(instrument, (area, item), &mark), mark)).collect()
}
