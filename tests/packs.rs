//! Content packs from outside: what good ones give, and what is said of broken ones.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use portal::content::{Catalogue, UnknownPack, check_embedded, check_folder};
use portal::domain::contact::Need;
use portal::domain::meeting;
use portal::service::search::{Finder, Kind};

const GOOD: &str = "tests/packs/good";
const BROKEN: &str = "tests/packs/broken";

/// Every broken pack, and exactly what is said of it.
const SAID: &[(&str, &str)] = &[
    ("accepted-without-why", "pack.toml:10:1: `why` is missing. Add it to this entry."),
    (
        "agreement-with-a-hole",
        "agreements/terms.toml:9:8: `{leader}` cannot be filled in. Use one of: {reference} {lead} {deputy} {members} {children} {every}.",
    ),
    (
        "card-for-no-section",
        "chair.toml:2:11: there is no section `nowhere`. Put the id of a section of a template, or `any`.",
    ),
    (
        "card-out-of-breath",
        "chair.toml:3:21: a sentence here has more than 25 words. Part it: it is to be said aloud.",
    ),
    (
        "card-without-words",
        "chair.toml:1:1: there is nothing to say on the card. Add `open`, `hard`, `cool` or `end`: sentences that can be said aloud.",
    ),
    (
        "contact-out-of-reach",
        "contacts.toml:1:1: the contact cannot be reached. Add `telephone`, `email` or `web`, or a `note` that says how it is reached.",
    ),
    (
        "control-character",
        "voices.toml:2:9: `words` holds a control character. Take it out; it could upset a terminal.",
    ),
    (
        "callout-without-words",
        "guidance/drift.md:14:1: the callout says nothing. Write what it is to say after its label.",
    ),
    ("empty-text", "tools.toml:4:7: `aim` is empty. Fill it in, or take the key out."),
    (
        "front-matter-without-end",
        "guidance/drift.md:1:1: the front matter has no end. Write a line of `+++` before the text of the page.",
    ),
    (
        "hours-at-no-time",
        r#"contacts.toml:11:8: `9am` is no time of day. Write it with two digits twice: "08:30", "17:00", "24:00"."#,
    ),
    (
        "hours-in-two-ways",
        "contacts.toml:9:1: the hours are not said in one way. Give one of `always`, `when_closed` and `at`; leave `open` out where nobody knows.",
    ),
    (
        "hours-of-nobody",
        "contacts.toml:10:15: there is no contact `nobody`. Put the id of a contact, or take it out.",
    ),
    (
        "hours-on-holiday",
        "contacts.toml:10:9: `days` cannot be `holiday`. Use one of: mon, tue, wed, thu, fri, sat, sun.",
    ),
    ("hours-on-no-day", r#"contacts.toml:10:8: the hours are on no day. Add the days: ["mon", "tue"]."#),
    (
        "hours-without-end",
        r#"contacts.toml:12:6: the hours end when they begin. Write a whole day as "00:00" to "24:00"."#,
    ),
    (
        "holiday-outside",
        "calendar.toml:12:8: 2027-12-28 is outside 2026 to 2026. Widen `from` and `to`, or take the day out.",
    ),
    (
        "holidays-out-of-order",
        "calendar.toml:12:8: 2026-12-28 comes after 2026-12-29. Put the days in order.",
    ),
    ("id-twice", "links.toml:12:6: a second link has the id `a-site`. Give one of the two another id."),
    (
        "id-with-capitals",
        "links.toml:2:6: `A site` cannot be an id. Use lower case words and digits joined by `-`.",
    ),
    ("laid-over-nothing", "pack.toml:9:13: there is no pack `atlantis`. Use one of: PACKS."),
    (
        "last-time-in-a-plan",
        "templates/plan.toml:15:8: a plan meeting has no `last_time`: it is the first. Give the section another form.",
    ),
    (
        "manifest-not-toml",
        "pack.toml:4:11: string values must be quoted. Mend the line: a key, an equals sign, a value; text in double quotes.",
    ),
    ("manifest-without-a-key", "pack.toml:1:1: `licence` is missing. Add it to this entry."),
    ("missing-key", "contacts.toml:1:1: `say` is missing. Add it to this entry."),
    ("missing-source", "contacts.toml:1:1: `source` is missing. Add it to this entry."),
    (
        "newer-format",
        "pack.toml:9:10: this pack is of format 2, and this program reads format 1. Use a newer version of the program, or an older edition of the pack.",
    ),
    (
        "no-manifest",
        "pack.toml:1:1: there is no `pack.toml`. Add one with id, title, authority, version, published, review_by, licence and about.",
    ),
    ("not-utf8", "voices.toml:2:27: a letter here is not UTF-8. Save the file as UTF-8."),
    ("nothing-in-the-file", "links.toml:1:1: the file holds no link. Add one, or take the file out."),
    (
        "number-out-of-range",
        "contacts.toml:7:9: `order` is -1, out of range. Write a whole number from 0 to 4294967295.",
    ),
    (
        "one-table-for-a-list",
        "contacts.toml:1:1: `contact` should be a list, and is a table. Write `[[contact]]` where it begins.",
    ),
    (
        "page-date-in-words",
        "guidance/drift.md:6:12: `reviewed` should be a day, and is text. Write it as 2026-11-20: year, month, day.",
    ),
    (
        "page-never-to-be-reviewed",
        "guidance/drift.md:7:13: `review_by` is not after `reviewed`. Put one of the two dates right.",
    ),
    (
        "page-refers-to-no-contact",
        "guidance/drift.md:9:13: there is no contact `nobody`. Put the id of a contact, or take it out.",
    ),
    (
        "page-refers-to-nothing",
        "guidance/drift.md:11:3: there is no page `was-not-brought`. Put the id of a page, or take it out.",
    ),
    (
        "page-under-another-name",
        "guidance/drifting.md:2:6: the id `drift` is not the name of the file. Rename the file, or change the id.",
    ),
    (
        "page-with-a-link",
        "guidance/drift.md:13:12: a link cannot be followed here. Write the address in full, without brackets.",
    ),
    (
        "page-with-a-ragged-table",
        "guidance/drift.md:17:1: this row has 1 cell and the table 2 columns. Give each column one cell; leave one empty with `| |`.",
    ),
    (
        "page-with-an-escape",
        "guidance/drift.md:13:5: a control character (0x1b) stands here. Take it out; it could upset a terminal.",
    ),
    (
        "page-without-front-matter",
        "guidance/drift.md:1:1: the page does not begin with `+++`. Begin it with a line of `+++`, then its id, title and the rest, then `+++`.",
    ),
    (
        "page-without-source",
        "guidance/drift.md:2:1: the page names no source. Add a `[[source]]` with a `name`.",
    ),
    (
        "path-to-no-tool",
        "pathway.toml:48:10: there is no tool `nothing-such`. Put the id of a tool, or take it out.",
    ),
    (
        "path-to-nowhere",
        "pathway.toml:32:6: there is no question and no end `home`. Put the id of a `[[step]]` or an `[[end]]`.",
    ),
    (
        "path-with-a-lost-end",
        "pathway.toml:52:6: no answer leads to the end `lost`. Let an answer lead to it, or take it out.",
    ),
    (
        "path-with-a-number-for-an-answer",
        "pathway.toml:30:6: `2` cannot be the id of an answer. Use one word that is not a number, such as `yes` or `not-yet`.",
    ),
    (
        "path-with-danger-later",
        r#"pathway.toml:4:9: the first question is not about danger now. Begin with whether a child is in danger now; one answer leads to an end with `needs = ["danger_now"]`."#,
    ),
    (
        "path-with-nobody-to-ring",
        r#"pathway.toml:42:1: the end `talk` names nobody to ring. Add `needs`, such as ["report"], or `contacts` with ids."#,
    ),
    (
        "path-with-one-answer",
        "pathway.toml:25:1: the question `talked` has fewer than two answers. Add a `[[step.answer]]`, or take the question out.",
    ),
    (
        "path-without-end",
        "pathway.toml:39:6: from the question `round` no answer leads to an end. Let one of its answers lead out of the round.",
    ),
    (
        "prompt-for-no-child",
        "templates/review.toml:15:12: `{child}` stands in a section that is not per child. Set `per_child = true`, or write it without the name.",
    ),
    (
        "prompts-missing",
        "templates/review.toml:12:1: the section `children` has no prompts. Add `prompts`: short questions to ask in the room.",
    ),
    (
        "review-before-publication",
        "pack.toml:6:13: `review_by` is not after `published`. Put one of the two dates right.",
    ),
    (
        "rule-in-fortnights",
        "timescales.toml:7:9: `limit` cannot be `fortnights`. Use one of: working_days, days, weeks, months.",
    ),
    ("rule-without-a-limit", "timescales.toml:6:1: `limit` is missing. Add it to this entry."),
    (
        "same-id",
        "pack.toml:1:6: a pack in the program has the id `common` already. Choose an id of your own; `lays_over` says which pack it lies over.",
    ),
    (
        "strange-file",
        "contact.toml:1:1: the file has no place in a pack. Rename it or take it out. A pack may hold pack.toml, contacts.toml, timescales.toml, calendar.toml, links.toml, videos.toml, tools.toml, voices.toml, short_codes.toml, chair.toml, wording.toml, synonyms.toml, pathway.toml, guidance/*.md, templates/*.toml, agreements/*.toml, checklists/*.toml and README.md.",
    ),
    (
        "template-section-twice",
        "templates/review.toml:19:6: the section id `who` is used twice. Give one of the two another id.",
    ),
    (
        "template-with-two-attendances",
        r#"templates/review.toml:21:8: a second section has `form = "attendance"`. Every template needs exactly one."#,
    ),
    (
        "template-without-closing",
        r#"templates/review.toml:1:1: no section has `form = "closing"`. Every template needs exactly one."#,
    ),
    (
        "unknown-key",
        "contacts.toml:5:1: `telefone` is not a key of this entry. Take it out, or write `telephone`.",
    ),
    (
        "unknown-need",
        "contacts.toml:4:20: `needs` cannot be `gossip`. Use one of: danger_now, report, advice_no_names, open_case, adult_services, health, domestic_abuse, drugs_alcohol, board, for_children.",
    ),
    (
        "wrong-type",
        r#"contacts.toml:5:13: `telephone` should be a list, and is text. Put it in square brackets: ["..."]."#,
    ),
    (
        "synonyms-alone",
        "synonyms.toml:2:9: there is nothing it could stand for. Add another word to `words`.",
    ),
    ("synonyms-twice", "synonyms.toml:2:30: `not BROUGHT` stands here twice. Take one of the two out."),
    (
        "word-without-plainer",
        "wording.toml:4:11: there is no plainer word. Add to `plainer` what could be said instead.",
    ),
];

fn said(dir: &str) -> Vec<String> {
    let faults = check_folder(Path::new(dir)).err();
    faults.map(|faults| faults.0.iter().map(ToString::to_string).collect()).unwrap_or_default()
}

fn whole() -> Catalogue {
    Catalogue::default().with_folder(&Path::new(GOOD).join("whole"))
}

#[test]
fn of_each_broken_pack_its_one_fault_is_said() {
    for (pack, expected) in SAID {
        let dir = format!("{BROKEN}/{pack}");
        let expected = expected.replace("PACKS", &Catalogue::pack_ids_embedded().join(", "));
        assert_eq!(said(&dir), [format!("{dir}/{expected}")], "{pack}");
    }
}

#[test]
fn no_broken_pack_is_forgotten() {
    let folders =
        fs::read_dir(BROKEN).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let told: BTreeSet<String> =
        SAID.iter().map(|(pack, _)| (*pack).to_owned()).chain(["ten-faults".to_owned()]).collect();
    assert_eq!(folders.collect::<BTreeSet<_>>(), told);
}

#[test]
fn ten_faults_in_four_files_are_said_at_once() {
    let dir = format!("{BROKEN}/ten-faults");
    let expected = [
        "contacts.toml:1:1: `say` is missing. Add it to this entry.",
        "contacts.toml:4:10: `needs` cannot be `gossip`. Use one of: danger_now, report, advice_no_names, open_case, adult_services, health, domestic_abuse, drugs_alcohol, board, for_children.",
        "contacts.toml:5:1: `telefone` is not a key of this entry. Take it out, or write `telephone`.",
        "guidance/drift.md:9:23: there is no contact `nobody`. Put the id of a contact, or take it out.",
        "guidance/drift.md:14:5: italics cannot be shown. Write it plain, or in **bold**.",
        "links.toml:5:14: string values must be quoted. Mend the line: a key, an equals sign, a value; text in double quotes.",
        "links.toml:18:1: `name` is missing. Add it to this entry.",
        "links.toml:19:1: `names` is not a key of this entry. Take it out, or write `name`.",
        "pack.toml:1:1: `title` is missing. Add it to this entry.",
        "pack.toml:5:13: `review_by` should be a day, and is text. Write it as 2026-11-20: year, month, day.",
    ];
    assert_eq!(said(&dir), expected.map(|line| format!("{dir}/{line}")));
}

#[test]
fn a_good_pack_has_no_faults_and_is_counted() {
    let summary = check_folder(&Path::new(GOOD).join("whole")).unwrap();
    let expected = "whole: A pack for tests, version 1; 2 pages; 1 template; 1 agreement; 2 contacts; 1 rule; \
        1 calendar; 1 link; 1 video; 1 tool; 1 voice; 1 card; 1 word; 1 group of synonyms; 1 pathway";
    assert_eq!(summary.to_string(), expected);
    assert_eq!(said(&format!("{GOOD}/laid-over")), [""; 0]);
    assert_eq!(said(&format!("{GOOD}/from-windows")), [""; 0]);
}

#[test]
fn what_is_worth_a_second_look_is_said_with_its_place_and_its_rule() {
    let dir = "tests/packs/good/warned";
    let summary = check_folder(Path::new(dir)).unwrap();
    let said: Vec<String> = summary
        .warnings
        .iter()
        .map(|warning| {
            warning.to_string().replace(&format!("{dir}/"), "").split(". ").next().unwrap().to_owned()
        })
        .collect();
    let expected = [
        "guidance/warned.md:5:23: \"failed to\" blames",
        "guidance/warned.md:9:1: the source does not say of when it is",
        "guidance/warned.md:13:1: the sentence \"She has one sentence ...\" has 33 words",
        "guidance/warned.md:19:13: \"hostile\" blames",
        "guidance/warned.md:19:22: `\u{2192}` cannot be drawn with plain characters",
        "pack.toml:1:1: `lonely-page` is accepted for guidance/drift.md, where nothing is warned of",
    ];
    assert_eq!(said, expected);
    assert_eq!(summary.accepted, 1, "the lonely page is explained");
    assert!(summary.warnings[0].to_string().ends_with("(warning: blaming-word)"), "{}", summary.warnings[0]);
}

/// A copy of the good pack, to put something wrong into.
fn copied() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("guidance")).unwrap();
    for name in ["pack.toml", "links.toml"] {
        fs::copy(Path::new(GOOD).join("whole").join(name), dir.path().join(name)).unwrap();
    }
    dir
}

fn one_fault(dir: &Path) -> String {
    let faults = check_folder(dir).err().map(|faults| faults.0).unwrap_or_default();
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults[0].to_string().replace(&format!("{}/", dir.display()), "")
}

/// What a page begins with, each line with its end.
const FRONT: &str = "id = \"drift\"\ntitle = \"Drift\"\ngroup = \"What you may see\"\nsummary = \"What to do.\"\n\
    reviewed = 2026-01-01\nreview_by = 2026-07-01\nconfidence = \"confirmed\"\n[[source]]\nname = \"A made-up source\"\n";

#[test]
fn what_a_word_processor_puts_in_is_said_by_its_name() {
    let page = |text: String| ("guidance/drift.md", text);
    let whole = |body: &str| page(format!("+++\n{FRONT}+++\n\n{body}\n"));
    let link = fs::read_to_string(Path::new(GOOD).join("whole/links.toml")).unwrap();
    let links = |from: &str, to: &str| ("links.toml", link.replacen(from, to, 1));
    let table = [
        (links("title = \"", "title = \u{201c}"), "a curly quotation mark stands here. Type a straight one"),
        (
            links("title =", "title\u{a0}="),
            "a non-breaking space stands here. Delete it and press the space bar.",
        ),
        (links("title =", "\u{200b}title ="), "a space of no width stands here. Delete it."),
        (page(format!("+++ \n{FRONT}+++\n\nWords.\n")), "a space stands in the line of `+++`. Delete it"),
        (page(format!("+++\n{FRONT}+++ \n\nWords.\n")), "a space stands in the line of `+++`. Delete it"),
        (page(format!("+++\t\n{FRONT}+++\n\nWords.\n")), "a space stands in the line of `+++`. Delete it"),
        (
            page(format!("+++\u{a0}\n{FRONT}+++\n\nWords.\n")),
            "a non-breaking space stands in the line of `+++`",
        ),
        (page(format!(" +++\n{FRONT}+++\n\nWords.\n")), "a space stands in the line of `+++`"),
        (whole("##Heading"), "a heading has no space behind its marks. Write `## ` with a space"),
        (whole("One.\n\n###Heading\n\nTwo."), "a heading has no space behind its marks"),
        (whole("| a | b |\n| c | d |"), "a table has no row of headings. Begin it with a row that names"),
        (whole("|---|---|\n| c | d |"), "a table has no row of headings"),
    ];
    for ((name, text), expected) in table {
        let dir = copied();
        fs::write(dir.path().join(name), &text).unwrap();
        let said = one_fault(dir.path());
        assert!(said.contains(expected), "{said}\n{text}");
    }
    for body in [
        "## Heading\n\nWords with \u{201c}curly\u{201d} marks, and a caf\u{e9}.",
        "| a | b |\n|---|---|\n| c | d |",
    ] {
        let dir = copied();
        let (name, text) = whole(body);
        fs::write(dir.path().join(name), text).unwrap();
        assert!(check_folder(dir.path()).is_ok(), "{body}");
    }
}

#[test]
fn a_sign_that_cannot_be_seen_is_warned_of_by_its_name() {
    let dir = copied();
    fs::write(
        dir.path().join("guidance/drift.md"),
        format!("+++\n{FRONT}+++\n\nNeg\u{ad}lect and caf\u{e9}.\n"),
    )
    .unwrap();
    let said: Vec<String> =
        check_folder(dir.path()).unwrap().warnings.iter().map(ToString::to_string).collect();
    assert!(
        said.iter()
            .any(|said| said.contains("a soft hyphen cannot be drawn with plain characters. Delete it.")),
        "{said:?}"
    );
    assert!(
        !said.iter().any(|said| said.contains("``") || said.contains('\u{ad}') || said.contains("\u{e9}")),
        "{said:?}"
    );
}

#[test]
fn what_systems_put_into_a_folder_is_no_fault_and_a_misspelt_file_is_one() {
    for name in [
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "thumbs.DB",
        "ehthumbs.db",
        "~$tools.docx",
        "links.toml~",
        "guidance/Thumbs.db",
        ".git",
    ] {
        let dir = copied();
        fs::write(dir.path().join(name), "x").unwrap();
        assert_eq!(said(dir.path().to_str().unwrap()), [""; 0], "{name}");
    }
    for name in ["contact.toml", "notes.txt", "guidance/drift.txt", "thumbs.toml"] {
        let dir = copied();
        fs::write(dir.path().join(name), "x").unwrap();
        assert!(one_fault(dir.path()).contains("the file has no place in a pack"), "{name}");
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_without_being_read() {
    let dir = copied();
    let file = fs::File::create(dir.path().join("tools.toml")).unwrap();
    file.set_len(50_000_000).unwrap();
    let before = std::time::Instant::now();
    let said = one_fault(dir.path());
    assert!(said.starts_with("tools.toml:1:1: the file has more than 1 MB. Part it"), "{said}");
    assert!(before.elapsed() < std::time::Duration::from_secs(5), "only its beginning is read");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_refused_and_one_that_stays_is_not() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "nobody's business").unwrap();
    let dir = copied();
    symlink(outside.path().join("secret.md"), dir.path().join("guidance/drift.md")).unwrap();
    let said = one_fault(dir.path());
    assert!(said.starts_with("guidance/drift.md:1:1: this is a link to a place outside the pack."), "{said}");
    let used = Catalogue::default().with_folder(dir.path());
    assert_eq!(used.guidance(), []);
    assert!(used.faults()[0].to_string().contains("outside the pack"), "{:?}", used.faults());
    // The same by a folder that is a link.
    fs::remove_dir_all(dir.path().join("guidance")).unwrap();
    symlink(outside.path(), dir.path().join("guidance")).unwrap();
    let said = one_fault(dir.path());
    assert!(said.contains("outside the pack"), "{said}");
    fs::remove_file(dir.path().join("guidance")).unwrap();
    fs::rename(dir.path().join("links.toml"), dir.path().join("README.md")).unwrap();
    symlink(dir.path().join("README.md"), dir.path().join("links.toml")).unwrap();
    assert!(check_folder(dir.path()).is_ok(), "a link to a file of the pack is that file");
}

#[test]
fn a_folder_with_thousands_of_files_is_refused_in_one_sentence() {
    let dir = copied();
    for n in 0..5_001 {
        fs::write(dir.path().join(format!("guidance/p{n}.md")), "").unwrap();
    }
    let faults = check_folder(dir.path()).err().unwrap();
    assert!(faults.0.len() <= 2, "{}", faults.0.len());
    assert!(
        faults.to_string().contains("the folder holds more than 5000 files. A pack has far fewer"),
        "{faults}"
    );
}

#[test]
fn what_is_nested_without_end_is_a_fault_and_no_harm() {
    let dir = copied();
    let deep = format!("a = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    fs::write(dir.path().join("tools.toml"), deep).unwrap();
    assert!(check_folder(dir.path()).is_err());
    fs::remove_file(dir.path().join("tools.toml")).unwrap();
    let front = fs::read_to_string(Path::new(GOOD).join("whole/guidance/drift.md")).unwrap();
    let front = front.split("+++").nth(1).unwrap();
    for deep in ["> ".repeat(20_000) + "a", "- ".repeat(20_000) + "a", "**".repeat(40_000) + "a"] {
        fs::write(dir.path().join("guidance/drift.md"), format!("+++{front}+++\n{deep}\n")).unwrap();
        let before = std::time::Instant::now();
        assert!(check_folder(dir.path()).is_err(), "it is not shown as it was meant");
        assert!(before.elapsed() < std::time::Duration::from_secs(5), "nobody waits for it");
    }
    for n in 0..60 {
        let nested = (0..n).fold(dir.path().to_owned(), |path, _| path.join("deep"));
        fs::create_dir_all(&nested).unwrap();
    }
    let said = check_folder(dir.path()).err().unwrap().to_string();
    assert!(said.contains("deep/deep:1:1: the file has no place in a pack"), "{said}");
}

#[test]
fn a_folder_that_is_not_there_is_a_fault_and_so_is_an_empty_one() {
    assert_eq!(
        said("tests/packs/nowhere"),
        ["tests/packs/nowhere:1:1: there is no such folder. Give the folder that holds `pack.toml`."]
    );
    assert_eq!(
        said("tests/packs.rs"),
        ["tests/packs.rs:1:1: this is not a folder. Give the folder that holds `pack.toml`."]
    );
    let empty = tempfile::tempdir().unwrap();
    let said = said(empty.path().to_str().unwrap()).join("\n");
    assert!(said.contains(":1:1: the folder is empty. Begin with a `pack.toml`"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_is_a_fault() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("pack.toml")).unwrap();
    let said = said(dir.path().to_str().unwrap()).join("\n");
    assert!(said.contains("pack.toml:1:1: cannot be read ("), "{said}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn a_file_with_a_piece_torn_out_is_read_or_refused_and_its_faults_stand_in_it(
        which in 0_usize..9, from in 0.0..1.0_f64, length in 1_usize..60,
    ) {
        let files = ["pack.toml", "contacts.toml", "timescales.toml", "calendar.toml", "tools.toml", "voices.toml",
            "templates/review.toml", "agreements/terms.toml", "guidance/drift.md"];
        let name = files[which];
        let mut letters: Vec<char> = fs::read_to_string(Path::new(GOOD).join("whole").join(name)).unwrap().chars().collect();
        let start = share(letters.len(), from);
        letters.drain(start..letters.len().min(start + length));
        let torn: String = letters.into_iter().collect();
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &torn).unwrap();
        for fault in check_folder(dir.path()).err().into_iter().flat_map(|faults| faults.0) {
            let line = torn.split('\n').nth(fault.line - 1);
            let is_inside = line.is_some_and(|line| fault.column <= line.chars().count() + 1);
            proptest::prop_assert!(is_inside || fault.file != path, "{} in {:?}", fault, torn);
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "small"
)]
fn share(length: usize, part: f64) -> usize {
    (length as f64 * part) as usize
}

#[test]
fn every_embedded_pack_is_free_of_faults() {
    let ids = Catalogue::pack_ids_embedded();
    assert!(ids.contains(&"common"));
    for id in ids {
        assert_eq!(check_embedded(id).err().map(|faults| faults.to_string()), None);
        let catalogue = Catalogue::embedded(Some(id)).unwrap();
        ask_for_everything(&catalogue);
        assert_eq!(catalogue.faults(), [], "{id}");
        assert_eq!(catalogue.packs().last().map(|pack| pack.id.as_str()), Some(id));
    }
    assert!(Catalogue::embedded(None).is_ok());
}

fn ask_for_everything(catalogue: &Catalogue) {
    catalogue.packs();
    catalogue.guidance();
    catalogue.templates();
    catalogue.agreement();
    catalogue.contacts();
    catalogue.rules();
    catalogue.calendar();
    catalogue.links();
    catalogue.videos();
    catalogue.tools();
    catalogue.voices();
    catalogue.cards();
    catalogue.phrases();
}

#[test]
fn a_pack_that_is_not_in_the_program_is_named_with_those_that_are() {
    let unknown: UnknownPack = Catalogue::embedded(Some("atlantis")).err().unwrap();
    assert!(unknown.to_string().starts_with("There is no pack `atlantis`. Use one of: "), "{unknown}");
}

#[test]
fn nothing_is_read_before_it_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::default().with_folder(dir.path());
    fs::copy(Path::new(GOOD).join("whole/links.toml"), dir.path().join("links.toml")).unwrap();
    fs::write(dir.path().join("videos.toml"), "broken").unwrap();
    assert_eq!(catalogue.links().len(), 1);
    assert_eq!(catalogue.faults(), []);
    assert_eq!(catalogue.videos(), []);
    assert_eq!(catalogue.faults().len(), 1);
    fs::remove_file(dir.path().join("links.toml")).unwrap();
    assert_eq!(catalogue.links().len(), 1, "what was read is kept");
}

#[test]
fn an_upper_layer_replaces_whole_entries_and_adds_the_rest() {
    let catalogue = whole().with_folder(&Path::new(GOOD).join("laid-over"));
    let names: Vec<_> =
        catalogue.contacts().iter().map(|contact| (contact.id.as_str(), contact.name.as_str())).collect();
    let expected = [
        ("police", "The front door"),
        ("front-door", "The new front door"),
        ("school-nurse", "The front door"),
    ];
    assert_eq!(names, expected);
    assert_eq!(catalogue.packs().len(), 2);
    assert_eq!(catalogue.contacts_for(Need::DangerNow).len(), 1);
    assert_eq!(catalogue.contacts_for(Need::Board).len(), 0);
}

#[test]
fn a_broken_entry_above_leaves_the_one_below() {
    let catalogue = whole().with_folder(&Path::new(BROKEN).join("unknown-key"));
    let names: Vec<_> = catalogue.contacts().iter().map(|contact| contact.id.as_str()).collect();
    assert_eq!(names, ["police", "front-door"]);
    assert_eq!(catalogue.faults().len(), 1);
}

#[test]
fn each_kind_is_found_by_its_name() {
    let catalogue = whole();
    let pages: Vec<_> = catalogue.guidance().iter().map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["was-not-brought", "drift"], "by order, then title");
    assert!(catalogue.page("drift").is_some_and(|page| page.body.starts_with("Things are put off")));
    assert!(catalogue.page("nothing").is_none());
    assert_eq!(catalogue.template("review"), catalogue.template_for(meeting::Kind::Review));
    assert!(catalogue.template_for(meeting::Kind::Plan).is_none());
    assert_eq!(catalogue.agreement().map(|agreement| agreement.clauses.len()), Some(1));
    assert!(catalogue.calendar().is_some());
    ask_for_everything(&catalogue);
    assert_eq!(catalogue.faults(), []);
}

#[test]
fn a_page_is_stale_from_the_day_after_its_review_date() {
    let catalogue = whole();
    let page = catalogue.page("drift").unwrap();
    let manifest = catalogue.packs().first().unwrap();
    for (day, is_stale) in [("2026-07-01", false), ("2026-07-02", true)] {
        let today = day.parse().unwrap();
        assert_eq!((page.is_stale(today), manifest.is_stale(today)), (is_stale, is_stale), "{day}");
    }
}

#[test]
fn a_search_wants_every_word_and_puts_titles_first() {
    let mut finder = Finder::new(Arc::new(whole()));
    let today = "2026-06-01".parse().unwrap();
    let mut found = |words: &str| -> Vec<(String, String)> {
        let finding = finder.find(words, 10, today).unwrap();
        // What has most of the words is told from what has them all.
        let hits = finding.hits.into_iter().filter(|_| !finding.has_most);
        let pages = hits.filter(|hit| hit.target.kind == Kind::Page);
        pages.map(|hit| (hit.target.id, hit.line)).collect()
    };
    let page = |id: &str, line: &str| (id.to_owned(), line.to_owned());
    let cafe = "Ask at the caf\u{e9}: was it neglect of the plan?";
    let cases = [
        (
            "drift",
            vec![page("drift", "What to do, in short."), page("was-not-brought", "Drift begins here.")],
        ),
        ("CAFE neglect", vec![page("drift", cafe)]),
        ("negl", vec![page("drift", cafe)]),
        ("negl ", vec![]),
        ("negl* plan ", vec![page("drift", cafe)]),
        ("nobody says", vec![page("drift", "Things are put off, and nobody says why.")]),
        ("\"says nobody\"", vec![]),
        ("neglect aeroplane", vec![]),
        ("  ", vec![]),
    ];
    for (words, expected) in cases {
        assert_eq!(found(words), expected, "{words:?}");
    }
    assert_eq!(finder.find("drift", 1, today).unwrap().hits.len(), 1);
    let most = finder.find("neglect aeroplane", 10, today).unwrap();
    assert!(most.has_most && most.hits[0].target.id == "drift", "{most:?}");
}

#[test]
fn the_words_of_a_pack_that_mean_one_another_find_each_other() {
    let mut finder = Finder::new(Arc::new(whole()));
    let today = "2026-06-01".parse().unwrap();
    let mut first =
        |words: &str| finder.find(words, 10, today).unwrap().hits.into_iter().next().map(|hit| hit.target.id);
    assert_eq!(first("put on the long finger").as_deref(), Some("drift"));
    assert_eq!(first("\"put on the long finger\""), None);
}

#[test]
fn a_link_or_a_film_without_a_review_date_of_its_own_has_its_packs() {
    let catalogue = whole();
    let due = catalogue.packs().first().unwrap().review_by;
    assert_eq!(catalogue.links().first().unwrap().review_by, Some(due));
    assert_eq!(catalogue.videos().first().unwrap().review_by, Some(due));
    assert_eq!(catalogue.tools().first().unwrap().review_by, Some(due));
    let days: Vec<_> = catalogue.contacts().iter().map(|contact| contact.review_by).collect();
    assert!(days.iter().all(Option::is_some), "{days:?}");
}
