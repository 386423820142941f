//! The law of checklists: no output of a scored family holds a sum, an average, a share of the most there could be, a
//! ranking, or one figure for the family.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use super::{FORMATS, checklist, checklist_json, copy, with_family};
use crate::run;

const INSTRUMENT: &str = "open-care";
const CHILDREN: [&str; 3] = ["Mia", "Leo", "Baby"];
const RATERS: [(&str, &str); 2] = [("HV", "health visitor"), ("School", "class teacher")];
const DAYS: [&str; 3] = ["2026-05-18", "2026-08-20", "2026-11-20"];

/// Words that name what is never worked out. Each must stand nowhere but in the instrument's own words.
const WORDS: &[&str] = &[
    "total",
    "totals",
    "sum",
    "sums",
    "summed",
    "mean",
    "average",
    "averages",
    "averaged",
    "percent",
    "percentage",
    "per cent",
    "rank",
    "ranks",
    "ranked",
    "ranking",
    "rating of",
    "score of",
    "scores of",
    "scored higher",
    "overall",
    "highest",
    "lowest",
    "points out of",
    "family score",
    "family level",
    "risk score",
];

/// The figures nobody may work out, each as it would be printed.
#[derive(Default)]
struct Figures(BTreeSet<String>);

impl Figures {
    /// Those of some levels: their sum, their average, their share of the most there could be.
    fn add(&mut self, levels: &[u32]) {
        let (sum, count) = (levels.iter().sum::<u32>(), u32::try_from(levels.len()).unwrap());
        if count < 10 {
            return;
        }
        let (mean, share) = (f64::from(sum) / f64::from(count), f64::from(sum) / f64::from(4 * count));
        self.0.insert(sum.to_string());
        for places in [1, 2, 3] {
            self.0.insert(format!("{mean:.places$}"));
            self.0.insert(format!("{:.places$}", share * 100.0));
            self.0.insert(format!("{share:.places$}"));
        }
    }
}

/// What in a text breaks the law, once the instrument's own words are taken out of it.
fn breaks(text: &str, own: &BTreeSet<String>, figures: &Figures) -> Vec<String> {
    let mut plain = text.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut own: Vec<&String> = own.iter().collect();
    own.sort_by_key(|words| std::cmp::Reverse(words.len()));
    for words in own {
        plain = plain.replace(words.as_str(), " ");
    }
    let mut found: Vec<String> =
        WORDS.iter().filter(|word| stands(&plain, word)).map(|word| format!("the word \"{word}\"")).collect();
    found.extend(plain.contains('%').then(|| "a percentage".to_owned()));
    found.extend(
        figures.0.iter().filter(|figure| stands(&plain, figure)).map(|figure| format!("the figure {figure}")),
    );
    found
}

/// Whether a word or a figure stands in a text by itself: not as a part of a longer word, number or date.
fn stands(text: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars());
        let after: Vec<char> = after.take(2).collect();
        let goes_on = match after.as_slice() {
            [first, ..] if is_part(*first) => true,
            ['.', second] => second.is_ascii_digit(),
            _ => false,
        };
        !before.is_some_and(|letter| is_part(letter) || letter == '.') && !goes_on
    })
}

/// Every text of an instrument: what it asks and says is its own, and no figure of a child.
fn own_words(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(words) if words.split_whitespace().count() > 1 => {
            into.insert(words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
        }
        Value::Array(all) => all.iter().for_each(|one| own_words(one, into)),
        Value::Object(all) => all.values().for_each(|one| own_words(one, into)),
        _ => {}
    }
}

fn level(seed: usize, child: usize, day: usize) -> u32 {
    let mixed = seed.wrapping_mul(2_654_435_761) >> 7;
    u32::try_from((mixed + child * 3 + day * 5 + mixed / 11) % 4).unwrap() + 1
}

/// An answers file for everything a child is asked, and the levels it gives.
fn answers(shown: &Value, (child, rater, day): (usize, usize, usize)) -> (String, Vec<u32>) {
    let (name, role) = RATERS[rater];
    let mut text = format!(
        "date = {}\noccasion = \"repeat\"\naudience = \"everyone\"\n[rater]\nname = \"{name}\"\nrole = \"{role}\"\n[answers]\n",
        DAYS[day]
    );
    let (mut levels, mut beside) = (Vec::new(), String::new());
    let items = shown["areas"].as_array().unwrap().iter().flat_map(|area| area["items"].as_array().unwrap());
    for item in items {
        let id = item["id"].as_str().unwrap();
        let at = id.bytes().map(usize::from).fold(0, |at, letter| at * 31 + letter);
        if item["scored"] == false {
            let _ = write!(beside, "[[evidence.{id}]]\ntext = \"told in words\"\ncarer = \"Mum\"\n");
            continue;
        }
        // What is true of the home is one answer for all of them, fixed with the first sitting that is closed.
        if item["scope"] == "household" && item["bands"] == serde_json::json!(["unborn"]) {
            continue;
        }
        let of = if item["scope"] == "household" { 0 } else { child };
        let level = level(at + rater * 7, of, day);
        levels.push(level);
        match item["scope"].as_str().unwrap() {
            "carer" => drop(writeln!(text, "{id} = {{ value = {level}, carer = \"Mum\" }}")),
            _ => drop(writeln!(text, "{id} = {level}")),
        }
        if level > 2 && item["scope"] == "child" {
            let _ = write!(beside, "[evidence.{id}]\ntext = \"seen at home\"\nsource = \"seen\"\n");
        }
    }
    (text + &beside, levels)
}

#[test]
fn no_output_of_a_scored_family_holds_a_figure_that_nobody_may_work_out() {
    let data = with_family();
    let data = data.path();
    let mut own = BTreeSet::new();
    let mut file: Value = checklist_json(data, &["show", INSTRUMENT]);
    own_words(&file.take(), &mut own);
    let pack = super::root().join("content/common/checklists").join(format!("{INSTRUMENT}.toml"));
    let pack: Value = toml::from_str(&std::fs::read_to_string(pack).unwrap()).unwrap();
    own_words(&pack, &mut own);
    let mut figures = Figures::default();
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut family: Vec<u32> = Vec::new();
    let mut of_rater: BTreeMap<(usize, usize), Vec<u32>> = BTreeMap::new();
    let mut of_child: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (day, _) in DAYS.iter().enumerate() {
        for (rater, _) in RATERS.iter().enumerate() {
            for (child, name) in CHILDREN.iter().enumerate() {
                let shown = checklist_json(data, &["show", INSTRUMENT, "--child", "F-207", name]);
                let (text, levels) = answers(&shown, (child, rater, day));
                figures.add(&levels);
                family.extend(&levels);
                of_rater.entry((day, rater)).or_default().extend(&levels);
                of_child.entry(child).or_default().extend(&levels);
                std::fs::write(data.join("a.toml"), &text).unwrap();
                let words = ["score", "F-207", name, "--instrument", INSTRUMENT, "--from", "a.toml"];
                for words in [words.to_vec(), [&words[..], &["--json"]].concat()] {
                    let answer = checklist(data, &words);
                    assert_eq!(answer.code, 0, "{name} {rater} {day}: {}", answer.err);
                    texts.push((format!("score {name} {rater} {day}"), answer.out + &answer.err));
                }
            }
        }
    }
    figures.add(&family);
    of_rater.values().chain(of_child.values()).for_each(|levels| figures.add(levels));
    texts.extend(everything_else(data));
    assert!(texts.len() > 70 && texts.iter().all(|(_, text)| !text.is_empty()));
    for (name, text) in &texts {
        let found = breaks(text, &own, &figures);
        assert!(found.is_empty(), "{name}: {found:?}\n{text}");
        keys_are_lawful(name, text);
    }
}

/// What list, show, compare, trend and export print, in every form and for every reader.
fn everything_else(data: &std::path::Path) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut take = |words: &[&str]| {
        for words in [words.to_vec(), [words, &["--json"]].concat()] {
            let answer = checklist(data, &words);
            assert_eq!(answer.code, 0, "{words:?}: {}", answer.err);
            texts.push((words.join(" "), answer.out + &answer.err));
        }
    };
    take(&["list"]);
    take(&["show", INSTRUMENT]);
    take(&["show", INSTRUMENT, "--blank"]);
    for name in CHILDREN {
        take(&["compare", "F-207", name, "--instrument", INSTRUMENT]);
        take(&["trend", "F-207", name, "--instrument", INSTRUMENT]);
    }
    for format in FORMATS {
        for (name, reader) in
            [("Mia", "family"), ("Mia", "Mum"), ("Mia", "record"), ("Leo", "SW"), ("Baby", "record")]
        {
            let answer = copy(data, name, reader, format);
            assert_eq!(answer.code, 0, "{name} {reader} {format}: {}", answer.err);
            texts.push((format!("export {name} {reader} {format}"), answer.out));
        }
    }
    let shown = run(data, &["--practice", "family", "show", "F-207"]);
    texts.push(("family show".into(), shown.out));
    texts
}

/// No field of JSON is named after what is never worked out.
fn keys_are_lawful(name: &str, text: &str) {
    fn look(name: &str, value: &Value) {
        match value {
            Value::Object(all) => {
                for (key, inner) in all {
                    let words: Vec<&str> = key.split('_').collect();
                    let bad = ["sum", "total", "mean", "average", "percent", "percentage", "rank", "share"];
                    // What a scale on paper keeps is named by its paper.
                    let found = words.iter().any(|word| bad.contains(word)) && !name.contains("list");
                    assert!(!found, "{name} has a field {key}");
                    look(name, inner);
                }
            }
            Value::Array(all) => all.iter().for_each(|one| look(name, one)),
            _ => {}
        }
    }
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        look(name, &value);
    }
}

#[test]
fn a_text_that_breaks_the_law_is_found() {
    let mut figures = Figures::default();
    figures.add(&[1, 2, 2, 3, 3, 4, 2, 1, 3, 2, 2, 3]);
    let own: BTreeSet<String> =
        ["what it means for the child".to_owned(), "under 70% of the items".to_owned()].into();
    for broken in [
        "In total she has 28",
        "28",
        "levels: 28.",
        "the mean is low",
        "a family at 2.33",
        "2.3",
        "58.3",
        "58%",
        "0.58",
        "Mia ranks first",
        "overall: often not met",
        "{\"value\": 28}",
        "a score of 3",
    ] {
        assert!(!breaks(broken, &own, &figures).is_empty(), "{broken}");
    }
    for lawful in [
        "A Food, clothes and keeping clean: 3 (2) . 6/7",
        "What it means for the child: hungry",
        "Under 70% of the items that apply",
        "2026-11-28",
        "1.28",
        "128",
        "version 0.1-draft",
        "3 Often not met",
    ] {
        assert_eq!(breaks(lawful, &own, &figures), Vec::<String>::new(), "{lawful}");
    }
}
