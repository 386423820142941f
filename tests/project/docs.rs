//! Documents made from the program. `PORTAL_BLESS=1 cargo test --test project` writes them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use portal::cli::args::command;
use portal::cli::keys;

/// Holds a document of this name against what was made for it.
pub fn fresh(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("PORTAL_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == made, "docs/{name} is out of date: run PORTAL_BLESS=1 cargo test --test project");
}

#[test]
fn the_list_of_keys_is_fresh() {
    fresh("keys.md", &keys::markdown());
}

#[test]
fn the_command_line_is_described_as_it_is() {
    let mut text = String::from(INTRODUCTION);
    let mut root = command();
    root.build();
    describe(&root, &mut text);
    text.push_str(FIELDS);
    fresh("cli.md", &text);
}

/// A command and its own commands, each with its help; the options of every command once, at the root.
fn describe(command: &clap::Command, text: &mut String) {
    let is_root = command.get_name() == "portal";
    let shown = command.clone().mut_args(|arg| {
        let everywhere = arg.is_global_set() || arg.get_id() == "help";
        if everywhere && !is_root { arg.hide(true) } else { arg }
    });
    let name = command.get_bin_name().unwrap_or("portal");
    let help = shown.clone().render_long_help().to_string();
    let help: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    let _ = write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", help.join("\n"));
    for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
        describe(inner, text);
    }
}

const INTRODUCTION: &str = "# The command line

Made from the program: `portal help` prints the same. Options for every command stand before or after it.

A command prints plain text that can be read aloud, or with `--json` one JSON document and nothing else.
Errors go to standard error: what happened, what is safe, what to do next.
Faults in files are printed as `FILE:LINE:COL: what. What to do.`, all of them at once.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | could not be done, or a file it was given has faults; the reason is printed |
| 2 | the words of the command are off, or there is no terminal where one is needed |
| 3 | nothing found |
| 4 | wrong passphrase, or the store is in use by another copy |
| 5 | the store or a file is damaged |
| 6 | made by a newer version of the program |
| 128+n | ended by signal n; the terminal is given back, and what was typed is saved |
";

const FIELDS: &str = "
## What `--json` prints

Days are `2026-12-18`. Ids are 32 hex digits; `short` is the last eight. What is not known is `null`.

| command | document |
|---|---|
| `guidance` | `{pages: [{id, title, group, summary, reviewed, review_by, stale, confidence}]}` |
| `guidance ID` | one such page with `blocks`, `sources`, `related`, `tools`, `contacts` |
| `start` | `{question: {number, ask, help, signs, answers: [{id, says}]}}`, or `{whose: {id, area, over, chosen}, end: {title, danger, next, contacts, without_contact, pages: [{id, title}], tools: [{id, title}], write_down, way: [{ask, says}], path, stale, confidence, sources}}` |
| `contacts` | `{whose: {id, area, over, chosen}, contacts: [{id, name, needs, telephone, email, web, hours, open, say, order, read_on, rung_on, review_by, confidence, note, superseded, source, stale, own, pack_says, how_known, now: {state, until, opens, words}}]}`; `state` is `open`, `closed`, `not_said` or `not_known`; what is open now comes first |
| `links` | `{links: [{id, title, what_for, how_to_use, address, checked, review_by, superseded, confidence, note, source, stale}]}` |
| `tools` | `{tools: [{id, title, aim, when, method, adaptations, disabled_children, language, culture, limits, licence, related, checked, review_by, confidence, source}]}`; with an id, one of them, with `stale` |
| `search` | `{guidance: [{kind, id, title, section, line, stale}], records: [{meeting, family, title, line}], taken: [words], has_most, elsewhere: [{pack, title, many}]}`: the best match and the newest first; `taken` is what was read for words nobody knows; with `has_most` nothing has all of the words; `elsewhere` are packs not in use that have them |
| `family list` | `{families: [{reference, children}]}` |
| `family show` | `{reference, about, made_up, since, children: [{name, age, birth, lost}], people: [{handle, name, role, agency, capacity}], next: {latest, how, agreed}, actions: [{what, owner, due, progress, moved}], meetings}` |
| `family add` | `{id, reference, added: {children, people, ties, core_group, episodes, outcomes}, next: {latest, how}}`, or `{faults: [{file, line, column, what, todo}]}` and exit code 1 |
| `meeting list` | `{meetings: [{id, short, family, kind, number, title, on, state, due, next}]}` |
| `meeting show` | one such meeting with `place`, `attendance: [{who, capacity, came, how, apologies, report}]`, `texts: [{section, child, lines: [{text, for, pasted}]}]` |
| `meeting new` | `{id, short}` |
| `meeting export` | `{path, meeting, left_out: [{what, count}]}`; with `-o -` the copy itself: `{title, for, blocks}` |
| `checklist list` | `{checklists: [{id, title, version, status, draft, licence, source, use, not_for, audience, meets_duty, items}]}` |
| `checklist show` | one such checklist with `band`, `levels`, `areas: [{id, name, kind, about, items: [{id, name, ask, scope, scored, critical, bands, levels, professionals_only, na_if, disabled}]}]`, `externals`, `occasions`; with `--blank` the form itself: `{title, for, blocks}`, or `{path, checklist, band, left_out}` |
| `checklist score` | `{sitting, short, family, child, date, rater, closed, instrument: {id, version, status, not_for}, kept_back, areas: [{id, name, value, at, scored, applicable, unknown, blank, na}], readings: [{id, urgency, say, next, items}], missing: [{item, carer, what: [answer, unknown, evidence, source, impact_on_child]}], judgement}`, or `{faults: [{file, line, column, what, todo}]}` and exit code 1 |
| `checklist compare` | `{family, child, instrument, sittings: [{id, short, date, rater}], refused, line, gaps: {same, one_step, two_or_more}, rows: [{item, carer, area, title, critical, gap, said: [{sitting, rater, answer, label, evidence}], agreed}], known_to_some, one_only, left_out}`; the last two lists but one are of such rows |
| `checklist trend` | `{family, child, instrument, refused, parts: [{version, wording, min_days, sittings, areas: [{id, name, points: [{worst, in_worse_half, scored, applicable}]}], items: [{item, carer, area, title, critical, answers: [{answer, label, step, other_rater}], reversals, unchanged_in_worse_half, days_in_worse_half_at_least}]}], left_out}` |
| `checklist export` | `{path, sitting, left_out: [{what, count}]}`; with `-o -` the copy itself: `{title, for, blocks}`, and with `--format csv` or `json` its rows: `{title, for, facts, rows}` |
| `checklist audit` | `{days, fewest_pairs, wordings: [{instrument, version, status, children, areas: [{id, name, n, children, exact, within_one, kappa_linear, alpha_ordinal}], items}]}`; `{id, name, n, refused}` where there are too few |
| `clock` | `{conference, kind, dates: [{rule, title, readings: [{limit, says, confidence, source, latest, last_working_day, how, not_counted, inclusive: {latest, how}}]}], calendar: {division, from, to, confidence}}`; the first reading is the one used |
| `pack list` | `{used: [{id, title, area, authority, version, published, review_by, licence, about}], embedded: [id], whose: {id, area, over, chosen}}` |
| `pack use` | `{whose: {id, area, over, chosen}}` |
| `practice --families N`, without a terminal | `{folder, families, whose}` |
| `pack new` | `{id, title, folder}` |
| `pack check` | `{id, counts, faults: [], warnings: [{file, line, column, what, todo, rule}], accepted}`, or `{faults: [{file, line, column, what, todo}]}` and exit code 1 |
| `backup` | `{file, records, changes, saves}` |
| `restore` | `{folder, set_aside, records, changes, saves}` |
| `verify` | `{whole, faults, pages, records, changes, saves}` |
| `keys` | `[{id, keys, context, label, help}]` |
| `completions`, `man` | `{text}` |

## A family in a file

`portal family add --from FILE` reads the form that [schema.md](schema.md) describes, with an example in TOML and in
JSON. In the practice store what is added is marked as made up. `portal family show REF --json` writes the same form, with
the ids of what is on record; `portal family update REF --from FILE` changes what such a file changes, by id.

## Two people who are one

`portal person merge REF KEEP OTHER` makes two people on record one: what names OTHER names KEEP from then on, but for
closed records, which stay as they are. It says what goes over and where the two disagree; `--preview` says it and changes
nothing. `portal person unmerge REF OTHER` takes it back, and says what was changed since and stays.

## A meeting in a file

`portal meeting new REF --kind review --from FILE` reads TOML or JSON of this shape. `who` is what somebody is
called in the family; `section` is a section of the template. The lines count as pasted: their marks wait to
be accepted, unless `accept_marks = true`. What a terminal would obey is taken out of them. The day has come, and is not
before the children. With `close = true` the meeting is closed as it is taken in. When it began and ended is in the record
only where `began` and `ended` say so.

```toml
on = 2026-11-20
place = \"School\"
began = \"10:05\"
ended = \"11:20\"
close = false
accept_marks = false

[[attendance]]
who = \"Mum\"
came = \"part\"              # yes, no, part
how = \"phone\"              # room, phone, video
private = true
arrived = \"10:20\"
left = \"10:50\"

[[attendance]]
who = \"GP\"
came = \"no\"
apologies = true
report = true
absence = \"other\"          # not_invited, asked_to_leave, not_told, unsafe, other
absence_words = \"surgery\"  # for professionals only

[[text]]
section = \"children\"
child = \"Ben\"              # where the section is written for each child
lines = [\"+ nursery every day\", \"! weigh Ben @HV by 4 dec\"]
```

## A settings file

`--config FILE` reads TOML with these keys, each of which may be left out. Without it `settings.toml` is read: in
the folder named with `--data-dir`, else where the system keeps settings. The full screen keeps the reader setting,
ASCII, the authority and the minutes there, and leaves every other line as it is. An option of the command line wins. A
`settings.toml` that cannot be read is said in words and not used; a named file that cannot be read is a failure.
Nothing of a family is ever in it.

```toml
pack = \"oxfordshire\"
reader = true       # one column and no rules, for a screen reader
ascii = true
color = \"never\"     # never, 16, auto
esc_wait_ms = 100   # 25 to 1000
# Minutes without a key, 1 to 60: until the screen blanks, and until a store of your own locks. Blank comes first.
blank_minutes = 5
lock_minutes = 15
meeting_blank_minutes = 10   # while a meeting is open
meeting_lock_minutes = 30
```
";

#[test]
fn help_names_every_command() {
    let mut root = command();
    let help = root.render_help().to_string();
    for inner in root.get_subcommands() {
        assert!(help.contains(inner.get_name()), "{}", inner.get_name());
    }
    root.debug_assert();
    assert!(help.lines().all(|line| line.chars().count() <= 96), "{help}");
}
