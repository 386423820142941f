//! Checklists from outside and of the program: what good ones give, and what is said of broken ones.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use portal::content::{Catalogue, Fault, check_embedded, check_folder};
use portal::domain::checklist::instrument::{AtMost, Instrument};
use portal::domain::checklist::rollup_rule::Forbidden;
use portal::domain::checklist::value::Sparse;

const BROKEN: &str = "tests/checklists/broken";

/// What `expected.txt` says, by its keys.
struct Expected(BTreeMap<String, String>);

impl Expected {
    fn of(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join("expected.txt")).unwrap();
        let rows = text.lines().map(|line| line.split_once(": ").unwrap());
        Self(rows.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// What a fault does not say of what it should.
    fn unsaid(&self, fault: &Fault, pack: &Path) -> Vec<String> {
        let mut unsaid = Vec::new();
        let mut want = |is_said: bool, what: String| {
            if !is_said {
                unsaid.push(what);
            }
        };
        let file = self.get("file").unwrap();
        want(fault.file == pack.join(file), format!("file {file}"));
        let line = self.get("line").unwrap();
        want(fault.line.to_string() == line, format!("line {line}"));
        for part in ["area", "item"] {
            if let Some(id) = self.get(part) {
                let named = format!("{part} {id}");
                want(fault.what.split([',', ':']).any(|said| said.trim() == named), named);
            }
        }
        for step in self.get("key").into_iter().flat_map(|key| key.split(['.', ' '])) {
            want(has_word(&fault.what, step), format!("key {step}"));
        }
        let wrong = self.get("wrong").unwrap();
        want(fault.what.ends_with(wrong), format!("wrong: {wrong}"));
        let remedy = self.get("remedy").unwrap();
        want(fault.todo == remedy, format!("remedy: {remedy}"));
        unsaid
    }
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).any(|one| one == word)
}

fn broken() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(BROKEN)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    all.sort();
    all
}

#[test]
fn of_each_broken_checklist_its_one_fault_is_said_with_its_place_and_a_remedy() {
    let mut wrong = Vec::new();
    for folder in broken() {
        let pack = folder.join("pack");
        let faults = check_folder(&pack).err().map(|faults| faults.0).unwrap_or_default();
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let unsaid = match &faults[..] {
            [fault] => Expected::of(&folder).unsaid(fault, &pack),
            _ => vec![format!("{} faults", faults.len())],
        };
        if !unsaid.is_empty() {
            wrong.push(format!("{}\n  unsaid: {unsaid:?}\n  said: {said:#?}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(broken().len() >= 31, "a test that walks nothing proves nothing");
}

fn with_pack(pack: &Path) -> Catalogue {
    Catalogue::default().with_folder(pack)
}

#[test]
fn a_broken_checklist_is_left_out_and_the_rest_still_load() {
    for folder in broken() {
        let catalogue = with_pack(&folder.join("pack"));
        let loaded: Vec<String> = catalogue
            .checklists()
            .iter()
            .map(|one| format!("checklists/{}.toml", one.instrument.id))
            .collect();
        let expected = Expected::of(&folder);
        let expected: Vec<&str> = expected.get("still loads").into_iter().collect();
        assert_eq!(loaded, expected, "{}", folder.display());
        assert_eq!(catalogue.faults().len(), 1, "{}", folder.display());
    }
}

#[test]
fn the_three_shapes_load() {
    let pack = Path::new("tests/checklists/good/shapes");
    let summary = check_folder(pack).unwrap();
    assert_eq!(summary.counts, [("checklist", 3)]);
    let catalogue = with_pack(pack);
    for id in ["line-0-10", "local-yes-no", "shape-test"] {
        assert!(catalogue.checklist(id).is_some(), "{id}");
    }
    assert_eq!(catalogue.faults(), []);
    let sourceless = summary.warnings.iter().filter(|one| one.rule.word() == "checklist-without-source");
    assert_eq!(sourceless.count(), 3, "none of the three says where it comes from");
}

const WHOLE: &str = "tests/checklists/broken/one-of-two/pack/checklists/care.toml";
const LINE: &str = "tests/checklists/broken/line-without-an-end/pack/checklists/care.toml";

/// What is said of a checklist in which one thing is changed.
fn said_with(file: &str, (from, to): (&str, &str)) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let text = text.replace("means_low = \"Bad.\"", "means_low = \"Bad.\"\nmeans_high = \"Good.\"");
    assert_eq!(text.matches(from).count(), 1, "{from}");
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("checklists")).unwrap();
    fs::copy(Path::new(BROKEN).join("one-of-two/pack/pack.toml"), dir.path().join("pack.toml")).unwrap();
    fs::write(dir.path().join("checklists/care.toml"), text.replace(from, to)).unwrap();
    let faults = check_folder(dir.path()).err().map(|faults| faults.0).unwrap_or_default();
    let left_out = with_pack(dir.path()).checklists().is_empty();
    assert_eq!(left_out, !faults.is_empty(), "{to}: what has a fault is left out");
    faults.into_iter().map(|fault| fault.what).collect()
}

const SUM: &str = "area = \"worst\"\nwhole = \"none\"\nforbid = [\"sum\", \"mean\"]";
const WHEN: &str = "kind = \"item_at_or_above\", level = 3";

/// A rule, what is changed in a checklist without a fault, and what is then said.
const BREAKING: &[(&str, (&str, &str), &str)] = &[
    (
        "subject",
        ("\"child\"\nlicence", "\"home\"\nlicence"),
        "`instrument.subject`: a checklist is about a child, and not about `home`",
    ),
    (
        "two keys",
        ("critical = true", "critical = true\nask = \"a\"\nquestion = \"b\""),
        "area A, item A1: duplicate field `ask`",
    ),
    ("an order", ("{ v = 2,", "{ v = 9,"), "`scale.values`: the levels go up and down"),
    (
        "words are not high",
        ("{ v = 2,", "{ v = \"two\","),
        "`scale.direction`: the level two is neither high nor low",
    ),
    ("binary", ("\"ordinal\"", "\"binary\""), "`scale.values`: a binary scale has 2, and here is 3 levels"),
    ("a key", ("key = \"2\"", "key = \"22\""), "`scale.values`: `22` is not one letter or digit"),
    (
        "a silence twice",
        ("id = \"na\"", "id = \"unknown\""),
        "`scale.non_scores`: \"Does not apply\" stands for a second time for what is not known",
    ),
    (
        "ends of no line",
        ("direction = \"high_is_worse\"", "direction = \"high_is_worse\"\nmax = 5"),
        "`scale.max`: an ordinal scale has no ends",
    ),
    (
        "months",
        ("to_months = 144", "to_months = 0"),
        "band young, `to_months`: the band ends before it begins",
    ),
    (
        "a source",
        ("[\"evidence\", \"source\", \"impact_on_child\"]", "[\"gossip\"]"),
        "`record.item_fields`: there is no `gossip`",
    ),
    (
        "another source",
        ("item_fields =", "source_kinds = [\"hearsay\"]\nitem_fields ="),
        "`record.source_kinds`: there is no `hearsay`",
    ),
    (
        "impact",
        ("scope = \"child\"", "impact = \"everybody\""),
        "area B, item B1: `impact` cannot be `everybody`",
    ),
    (
        "impact of one",
        ("scope = \"child\"", "impact = \"youngest_or_most_at_risk\""),
        "area B, item B1, `impact`: what is one child's is not measured by another",
    ),
    ("no such roll-up", ("area = \"worst\"", "area = \"mean\""), "rollup: `area` cannot be `mean`"),
    (
        "a cut is needed",
        ("area = \"worst\"", "area = { kind = \"mode_unless_worse\" }"),
        "`rollup.area`: `cut` is missing",
    ),
    (
        "a key of a rule",
        ("area = \"worst\"", "area = { kind = \"worst\", cutt = 3 }"),
        "rollup: `cutt` is not a key of this entry",
    ),
    (
        "an idle cut",
        ("area = \"worst\"", "area = { kind = \"worst\", cut = 3 }"),
        "`rollup.area`: `cut` does nothing with this rule",
    ),
    (
        "a sum ruled out",
        (SUM, "area = \"none\"\nwhole = \"sum\"\nforbid = [\"sum\"]"),
        "`rollup.whole`: all answers are to be added up, and `forbid` rules a sum out",
    ),
    (
        "subscales ruled out",
        (SUM, "whole = { kind = \"subscales\" }\nforbid = [\"sum\"]"),
        "`rollup.whole`: areas are to be added up, and `forbid` rules a sum out",
    ),
    ("a reading's key", (WHEN, "kind = \"item_at_or_above\""), "reading low, `when`: `level` is missing"),
    (
        "a key of another",
        (WHEN, "kind = \"rater_gap\", levels = 2, percent = 3"),
        "reading low, `when.percent`: it does nothing with a reading of this kind",
    ),
    ("a gap of none", (WHEN, "kind = \"rater_gap\", levels = 0"), "reading low, `when.levels`: 0 is too few"),
    (
        "more than all",
        (WHEN, "kind = \"coverage_below\", percent = 101"),
        "reading low, `when.percent`: 101 is more than 100",
    ),
    (
        "a sum of nothing",
        (WHEN, "kind = \"sum_in\", from = 1, to = 2"),
        "reading low, `when.kind`: it waits for a sum, and nothing is added up",
    ),
    (
        "overdue for nothing",
        (WHEN, "kind = \"overdue\""),
        "reading low, `when.kind`: nothing says when another sitting is due",
    ),
    (
        "a reading's band",
        (WHEN, "kind = \"worsened\", bands = [\"old\"]"),
        "reading low, `when.bands`: there is no band `old`",
    ),
    (
        "a level is no list",
        (WHEN, "kind = \"item_at_or_above\", level = [3]"),
        "reading low: invalid type: sequence, expected a whole number or a word",
    ),
    ("an id for answers", ("id = \"A2\"", "id = \"A/2\""), "area A, item A/2, `id`: `A/2` cannot be an id"),
    (
        "words for no age",
        ("bands = [\"young\"]", "bands = [\"young\"]\nby_band = { unborn = \"a\" }"),
        "area A, item A2, `by_band.unborn`: the item is not asked in the band unborn",
    ),
    (
        "ratings",
        ("critical = true", "ratings = [{ id = \"a\", name = \"a\" }, { id = \"a\", name = \"b\" }]"),
        "area A, item A1, rating a, `id`: a second rating has the id a",
    ),
    (
        "an end of no line",
        ("critical = true", "means_low = \"a\""),
        "area A, item A1, `means_low`: an ordinal scale has no ends",
    ),
    (
        "impact anchors",
        ("critical = true", "levels_impact = [\"a\"]"),
        "area A, item A1, `levels_impact`: 1 anchor for 3 levels",
    ),
    ("an empty name", ("name = \"Dinner\"", "name = \"\""), "area A, item A2: `name` is empty"),
    (
        "opens on no item",
        ("open_if = { area = \"A\",", "open_if = { area = \"A\", item = \"B1\","),
        "area B, `open_if`: the area A has no item `B1`",
    ),
    (
        "opens at no level",
        ("at_or_worse = 2", "at_or_worse = 8"),
        "area B, `open_if`: it opens at level 8, and the scale has no level 8",
    ),
    (
        "waits for itself",
        ("open_if = { area = \"A\"", "open_if = { area = \"B\""),
        "area B, `open_if`: B waits for B",
    ),
    (
        "paper without forms",
        (
            "[[area]]\nid = \"A\"",
            "[[external]]\nid = \"p\"\nname = \"p\"\nforms = []\ndirection = \"none\"\nfields = [\"sum\"]\n[[area]]\nid = \"A\"",
        ),
        "external p, `forms`: there is no form",
    ),
];

#[test]
fn what_the_engine_cannot_rely_on_is_a_fault() {
    // What follows from the fault may be said as well.
    for (name, change, expected) in BREAKING {
        let said = said_with(WHOLE, *change);
        assert!(said.iter().any(|what| what == expected), "{name}: {said:#?}");
    }
}

#[test]
fn a_line_has_two_ends_and_a_length_that_people_place_a_mark_on() {
    let cases = [
        (("max = 10", "max = 0"), "`scale.max`: the line ends at 0, and begins at 0"),
        (("max = 10", "max = 9000000000000000000"), "`scale.max`: the line is longer than 100"),
        (
            ("\"high_is_better\"", "\"listed_best_first\""),
            "`scale.direction`: the places of a line are not listed",
        ),
        (("\"question\", ", "\"asked\", "), "`scale.compare_only_if_same`: there is no `asked`"),
        (("area = \"none\"", "area = \"worst\"\nshow = [\"mean\"]"), "rollup: `show` cannot be `mean`"),
        (
            ("name = \"Home\"", "name = \"Home\"\nlevels = [\"a\"]"),
            "area L, item L1, `levels`: a line has no listed levels",
        ),
        (
            ("{ at = 5, text = \"Middling.\" }", "{ at = 5, text = \"\" }, { at = 5, text = \"\" }"),
            "area L, item L1, `points`: two points at 5",
        ),
    ];
    for (change, expected) in cases {
        let said = said_with(LINE, change);
        assert!(said.iter().any(|what| what == expected), "{expected}: {said:#?}");
    }
    assert_eq!(said_with(LINE, ("name = \"Home\"", "name = \"Home\"\nscored = false")), [""; 0]);
}

#[test]
fn anchors_may_be_left_out_altogether() {
    assert_eq!(said_with(WHOLE, ("levels = [\"Every day.\", \"\", \"Seldom.\"]\n", "")), [""; 0]);
}

/// The checklists of the program.
fn ours() -> Catalogue {
    let catalogue = Catalogue::alone("common");
    assert_eq!(catalogue.checklists().len(), 8);
    catalogue
}

#[test]
fn our_checklists_have_no_fault_meet_no_duty_and_never_lend_themselves_to_a_number() {
    let catalogue = ours();
    assert_eq!(catalogue.faults(), []);
    let never = [
        Forbidden::Sum,
        Forbidden::Mean,
        Forbidden::Percent,
        Forbidden::Rank,
        Forbidden::SiblingMean,
        Forbidden::RaterMean,
    ];
    for one in catalogue.checklists() {
        let id = &one.instrument.id;
        assert_eq!(one.instrument.meets_duty, None, "{id}");
        assert!(never.iter().all(|what| one.rollup.forbids(*what)), "{id}");
    }
    let common = check_embedded("common").unwrap();
    assert!(common.counts.contains(&("checklist", 8)), "{:?}", common.counts);
    let warned = common.warnings.iter().filter(|one| one.fault.file.starts_with("content/common/checklists"));
    assert_eq!(warned.map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
}

fn open_care(catalogue: &Catalogue) -> &Instrument {
    catalogue.checklist("open-care").unwrap()
}

#[test]
fn the_everyday_care_record_asks_sixty_things_and_as_many_as_fit_each_age() {
    let catalogue = ours();
    let one = open_care(&catalogue);
    assert_eq!(one.items().count(), 60);
    assert!(one.is_a_draft());
    let at = |band: &str| one.items().filter(|(_, item)| item.is_for(band)).count();
    let counts = ["unborn", "b0_2", "b2_5", "b5_11", "b12_18"].map(at);
    assert_eq!(counts, [11, 47, 50, 54, 53]);
    let without: Vec<&str> = one
        .items()
        .filter(|(_, item)| item.scored && item.levels.len() != 4)
        .map(|(_, item)| item.id.as_str())
        .collect();
    assert_eq!(without, [""; 0], "each scored item has its anchors");
}

/// How many lines a text takes, broken between words.
fn lines(text: &str, columns: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace().map(|word| word.chars().count()) {
        if used > 0 && used + 1 + word > columns {
            lines += 1;
            used = word;
        } else {
            used += word + usize::from(used > 0);
        }
    }
    lines
}

#[test]
fn what_is_asked_and_every_anchor_fit_in_three_lines_of_sixty_columns() {
    let catalogue = ours();
    let mut seen = 0;
    for (_, item) in catalogue.checklists().iter().flat_map(Instrument::items) {
        let by_band = item.levels_by_band.values().flatten();
        let anchors = item.levels.iter().chain(by_band).chain(&item.levels_impact).map(Sparse::as_str);
        for words in anchors.chain([item.ask.as_str()]) {
            assert!(lines(words, 60) <= 3, "{}: {words}", item.id);
            seen += 1;
        }
    }
    assert!(seen > 240, "{seen}");
}

#[test]
fn what_is_about_an_adults_violence_never_goes_to_a_family_readers_copy() {
    let catalogue = ours();
    let one = open_care(&catalogue);
    let kept: Vec<&str> = one
        .items()
        .filter(|(_, item)| item.audience == AtMost::ProfessionalsOnly)
        .map(|(_, item)| item.id.as_str())
        .collect();
    assert_eq!(kept, ["D7", "H3"]);
    let (_, asked_alone) = catalogue.checklist("parental-change").unwrap().item("Y2").unwrap();
    assert_eq!(asked_alone.audience, AtMost::ProfessionalsOnly);
    let card = catalogue.checklist("supervision-card").unwrap();
    assert_eq!(card.instrument.audience, AtMost::ProfessionalsOnly);
}

#[test]
fn the_wording_that_a_sitting_keeps_reads_back_as_it_was() {
    let shapes = with_pack(Path::new("tests/checklists/good/shapes"));
    let catalogue = ours();
    for one in catalogue.checklists().iter().chain(shapes.checklists()) {
        let kept = serde_json::to_string(one).unwrap();
        let read: Instrument = serde_json::from_str(&kept).unwrap();
        assert_eq!(&read, one, "{}", one.instrument.id);
        assert_eq!(serde_json::to_string(&read).unwrap(), kept, "{}", one.instrument.id);
    }
}
