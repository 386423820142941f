//! `docs/schema.md`, made from the tables that the reader of family files goes by.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use portal::service::checklists::answers_file::schema::{ANSWERS, PAPER};
use portal::service::entry::{HANDLE, LINE, PROSE, REFERENCE, WEEKS};
use portal::service::family_file::schema::{FAMILY, FORM, Field, Holds, Table};

use portal::content::schema::FileShape;

use super::docs::fresh;

#[test]
fn the_schema_of_a_family_file_is_fresh() {
    let mut text = INTRODUCTION.replace("{form}", &FORM.to_string());
    describe("The family", &FAMILY, &mut text);
    let _ = write!(
        text,
        "\n## Limits\n\nA file has at most 1 MB. A reference has at most {REFERENCE} characters, a child's name and a \
         handle {HANDLE}, any\nother text of one line {LINE}, any other text {PROSE}. Core groups are at most {WEEKS} \
         weeks apart. {YEARS}"
    );
    for (heading, language, name) in
        [("An example in TOML", "toml", "family.toml"), ("The same in JSON", "json", "family.json")]
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        let example = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
        let _ = write!(text, "\n## {heading}\n\n`examples/{name}`\n\n```{language}\n{example}```\n");
    }
    text.push_str(MEETING);
    text.push_str(PACKS);
    for file in portal::content::schema::files() {
        describe_file(&file, &mut text);
    }
    fresh("schema.md", &text);
}

#[test]
fn what_is_said_of_checklists_in_files_is_fresh() {
    let mut text = ANSWERS_IN_A_FILE.to_owned();
    describe("The file", &ANSWERS, &mut text);
    describe(&format!("`{}`", PAPER.heading), &PAPER, &mut text);
    text.push_str(OWN_CHECKLIST);
    fresh("checklists.md", &text);
}

/// A kind of pack file.
fn describe_file(file: &FileShape, text: &mut String) {
    let begins =
        if file.begins.is_empty() { String::new() } else { format!(" Each begins with `{}`.", file.begins) };
    let _ = write!(text, "\n### `{}`\n\n{}{begins}\n\n", file.file, file.about);
    text.push_str("| key | holds | must be there | meaning |\n|---|---|---|---|\n");
    for row in &file.rows {
        let needed = if row.needed { "yes" } else { "no" };
        let _ = writeln!(
            text,
            "| `{}` | {} | {needed} | {} |",
            row.key,
            row.holds,
            row.meaning.unwrap_or_default()
        );
    }
}

#[test]
fn every_key_of_a_pack_file_has_its_meaning_and_no_meaning_is_left_over() {
    let files = portal::content::schema::files();
    let without: Vec<String> = files
        .iter()
        .flat_map(|file| {
            file.rows
                .iter()
                .filter(|row| row.meaning.is_none())
                .map(move |row| format!("{}: {}", file.file, row.key))
        })
        .collect();
    assert_eq!(without, Vec::<String>::new(), "write it in src/content/schema/meanings.rs");
    assert_eq!(portal::content::schema::idle_meanings(), Vec::<String>::new());
    assert!(files.iter().all(|file| !file.about.is_empty() && !file.rows.is_empty()));
}

/// A table, and those within it.
fn describe(title: &str, table: &Table, text: &mut String) {
    let _ = write!(text, "\n## {title}\n\n{}\n\n", table.about);
    text.push_str("| field | holds | must be there | meaning | example |\n|---|---|---|---|---|\n");
    for field in table.fields {
        let (holds, example) = (holds(field), example(field));
        let needed = if field.needed { "yes" } else { "no" };
        let _ = writeln!(text, "| `{}` | {holds} | {needed} | {} | {example} |", field.name, field.meaning);
    }
    for field in table.fields {
        if let Holds::Entry(inner) | Holds::Entries(inner) | Holds::EntryByItem(inner) = field.holds {
            describe(&format!("`{}`", inner.heading), inner, text);
        }
    }
}

fn holds(field: &Field) -> String {
    match field.holds {
        Holds::Choice(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
        Holds::Entry(table) | Holds::Entries(table) | Holds::EntryByItem(table) => {
            format!("{}: `{}`", field.holds.label(), table.heading)
        }
        other => other.label().to_owned(),
    }
}

fn example(field: &Field) -> String {
    if field.example.is_empty() { String::new() } else { format!("`{}`", field.example) }
}

const INTRODUCTION: &str = "# A family in a file

Made from the program's own tables. `portal family add --from FILE` reads such a file, TOML or JSON; `-` is standard
input. JSON is known by the name `.json`, or by the brace that it begins with. This is form {form}.

The family is added whole, or not at all. Where something is wrong, every fault is said at once, as
`FILE:LINE:COL: what. What to do.`, nothing is added, and the exit code is 1. A file whose `form` is newer than the
program ends with 6, and nothing is added.

- **A day** is `2026-11-06`; TOML may leave out the quotes. `\"6 November 2026\"` and `\"6/11/2026\"` are read too, the
  day first. A day without its year is refused, and so is `\"31 feb 2026\"`.
- **Text** is in double quotes, in UTF-8. What a terminal would obey is taken out of it, and so is space at its ends.
  A line end in a text of one line becomes a space.
- **A name of a child** is the child's `name`. Somebody is named by their `handle`, or by a full name that nobody else
  in the file has. Capitals do not matter.
- `null` in JSON is as if the field were not there.
- **Ids.** `portal family show REF --json` writes a family as such a file, with the `id` and the `rev` of every record.
  `family add` takes ids that no record has yet, so that a family can go from one store to another; where one is taken
  nothing is added. Somebody, or a child, may be named by id as well.
- **An update.** `portal family update REF --from FILE` reads the same file for a family that is on record. An entry with
  an `id` changes that record, and needs its `rev` where it does; one without is added. What is left out is left alone;
  `empty` empties fields, and `remove = true` takes the record off the lists. Where a record was changed after the file was
  made and the file would put that back, it is refused. It answers each change in a sentence, or that nothing changed.
- A field that is not in these tables is a fault. So is one that is there twice.
";

const PACKS: &str = "
## The files of a pack

What a pack of content may hold: [content-packs.md](content-packs.md) says how to make one. A key that is not in these
tables is a fault. A key with a point stands in a table of its own: `source.name` is `name` under `[contact.source]`, or
in the braces of `source = { name = \"...\" }`. Text is in double quotes. A day is `2026-11-26`, without quotes. A list
stands in square brackets: `[\"one\", \"two\"]`.
";

const YEARS: &str = "Years lie\nbetween 1970 and 2099. A child is at most 25 years old; a birth is expected at most \
                     300 days ahead, and at\nmost 6 weeks ago.\n";

const MEETING: &str = "
## A meeting in a file

`portal meeting new REF --kind KIND --from FILE` reads another form, described at the end of [cli.md](cli.md). It is
for a family that is there already: `who` in it is a `handle` of this file, and `child` a `name`. Its day has come, and lies
not before the children. With `close = true` it is closed as soon as it is taken in; `began` and `ended` (`\"10:05\"`) are
its times, and without them none are stated.
";

const ANSWERS_IN_A_FILE: &str = "# Checklists in files

Made in part from the program's own tables.

## Answers in a file

`portal checklist score REF CHILD --instrument ID --from FILE` reads such a file, TOML or JSON; `-` is standard input. It
is one sitting: one person, one child, one day, one checklist. It is kept whole, or not at all. Where something is wrong,
every fault is said at once, as `FILE:LINE:COL: what. What to do.`, nothing is kept, and the exit code is 1.

```toml
date = 2026-11-20
occasion = \"core_group\"

[rater]
name = \"HV\"
role = \"health visitor\"
agency = \"health\"

[answers]
A1 = 3
A2 = \"u\"                                       # looked, still not known
A7 = { value = \"x\", why = \"no teeth yet\" }   # does not apply
H1 = [{ value = 2, carer = \"Mum\" }, { value = \"u\", carer = \"Dad\" }]

[evidence.A1]
text = \"no breakfast on 3 of 5 school days\"
source = \"reported_by_professional\"
seen_on = 2026-11-20
impact_on_child = \"hungry and tired by ten\"
audience = \"everyone\"

[judgement]
level = \"needs more than we give\"
reason = \"meals have been missed since August\"
better = \"breakfast every school day\"
by = 2027-02-12
```

- **An answer** is a level as the checklist writes it, `\"u\"` where somebody looked and it is still not known, `\"x\"` where
  it does not apply. What is left out is not yet asked. A part of a checklist is valid, and stays a part.
- **A table** in place of an answer has `value`, and `carer` where the item is asked for each carer, `rating` where it has
  several, `why` beside `\"x\"`. A carer is named by handle, full name, role, or what they are to the child; where the
  child has one carer, nobody needs to be named. On an item about the child the carer's name is not kept, and that is said.
- **An item that has no level** is answered in words: `text` of its evidence.
- **What is true of the home** is recorded once a day and person, and shared by brothers and sisters. Once a sitting that
  shares it is closed it is fixed: the same answer may stand in another child's file, another may not.
- **The same person, child, day and checklist again**: an open sitting is gone on with; the same answers as a closed one
  add nothing; others are a correction, and `replaces` says of which.
- **Who may have it**: the sitting as a whole starts for professionals only (`audience`); no copy is made for a reader
  whom it does not admit. An answer goes no further than what stands beside it.
- **A draft** (`status` begins with `unvalidated`) is used outside practice only with `--as-prompt`.

It prints the reading: for each area a line `ID name: ROLL-UP` (for `worst`, as `3 (2) . 6/7`: the worst level, how many
stand at it, how many of those that apply are scored), then the readings by urgency, then what is missing. `--json` prints
the same; see [cli.md](cli.md).
";

const OWN_CHECKLIST: &str = "
## A checklist of your own board

The wording of a board's checklist is the board's; none is in the program. With its permission it is typed into a file and
laid over the content: `portal --content DIR checklist list`.

1. `portal pack new DIR` begins a pack. Make a folder `checklists` in it, and a file `ID.toml` there.
2. Fill in the file. Every key is listed in [schema.md](schema.md); any file in `content/common/checklists` is an example.
3. `portal pack check DIR` says every fault with file, line, area, item and key. A checklist with a fault is left out; the
   rest of the pack is used.
4. `portal --content DIR checklist show ID --blank` prints it as a form: read that against the paper it came from.

What to decide, and not to leave to the default:

- `scale.direction`: which end is worse. Everything that says worse, worst or better goes by it.
- `rollup.area`: how the answers of an area are put together, as the paper says; `none` where it says nothing. `sum` only
  where the paper adds up itself; `forbid` names what must never be worked out, and it is refused then.
- `rollup.whole`: `none`, unless the paper has a whole.
- `record.item_required_at`: the level from which evidence is asked for.
- `item.audience` and `instrument.audience`: `professionals_only` for whatever must never come into a family's copy, as an
  adult's violence.
- `status`: \"local\", or as far as it was tested. Begin it with `unvalidated` while nobody has reviewed the wording.
- `meets_duty`: the local duty that completing it meets, in the words of whoever set the duty. Without it it meets none.
- `version`: another one for every change of wording. Answers of two wordings are never put in one trend, and a sitting
  keeps the wording it was made with.

A licensed scale (GCP2, SDQ) is not typed in. Its result goes in by `paper-result`: `[paper.sdq]`.
";
