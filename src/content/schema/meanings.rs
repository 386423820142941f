//! What each key of a pack file means, for `docs/schema.md`.

/// A file, what it is, and its keys with their meanings.
pub(super) type Meanings = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// What a file is and what its keys mean.
pub(super) fn of(file: &str) -> (&'static str, &'static [(&'static str, &'static str)]) {
    ALL.iter().find(|(name, ..)| *name == file).map_or(("", &[]), |(_, about, rows)| (*about, *rows))
}

/// What a key means that many files have.
pub(super) fn everywhere(key: &str) -> Option<&'static str> {
    let last = key.rsplit('.').next().unwrap_or(key);
    let is_inner = key.contains('.');
    Some(match last {
        "confidence" => {
            "`confirmed`: read in the source. `reconstructed`: put together from several. `local_to_verify`: differs from place to place."
        }
        "source" => "Where it comes from.",
        "name" if is_inner => "The title of what was read, or who said it.",
        "edition" if is_inner => "Its edition.",
        "date" if is_inner => "Of when it is, as precisely as it says; `\"undated\"` where it says none.",
        "address" if is_inner => "Its web address, in full.",
        "id" => "The name others refer to it by: small letters and digits with `-` between words.",
        "title" => "Its title, as it is listed.",
        "version" => "Which edition of it this is. Records keep it.",
        "note" => "What else is worth knowing.",
        "order" => "Its place in the list: lower numbers stand higher. 100 where it is left out.",
        "checked" => "The day somebody last looked, or rang.",
        "reviewed" => "The day somebody last read it against its sources.",
        "review_by" => "After this day every list says that it is past its review.",
        "provenance" => "What it was built from, in a sentence or two.",
        _ => return None,
    })
}

pub(super) const ALL: &[Meanings] = &[
    (
        "pack.toml",
        "What the pack says about itself. Every pack has this file.",
        &[
            ("id", "The pack's name. No pack in the program may have it."),
            ("title", "What people are shown when they choose a pack."),
            (
                "area",
                "Where its numbers are for, as it stands above them: `\"Oxfordshire\"`. Left out, the title stands there.",
            ),
            ("authority", "Whose it is, and who has approved it."),
            ("published", "The day it was given out."),
            ("licence", "On whose terms it may be copied."),
            (
                "lays_over",
                "The id of the pack below, which fills in what this one does not hold: `\"common\"`.",
            ),
            ("about", "What is in it and what is not, in two or three sentences."),
            ("format", "The form of its files: 1. A pack of a newer form is refused in words."),
            ("accepted", "Warnings of the check that are meant to be so."),
            ("accepted.rule", "The rule, as the warning names it."),
            (
                "accepted.file",
                "The file: `\"guidance/drift.md\"`. All warnings of this rule in it are accepted.",
            ),
            ("accepted.why", "Why it is meant to be so, in a sentence."),
        ],
    ),
    (
        "guidance/<id>.md",
        "A page. These keys stand between two lines of `+++`; the text follows.",
        &[
            ("id", "The name of the file without `.md`."),
            ("group", "The heading it is listed under."),
            ("summary", "What to do, in a sentence or two."),
            ("audience", "Whom it is written for; `[\"all\"]` where it is left out."),
            ("related", "Ids of other pages worth reading."),
            ("tools", "Ids of tools."),
            ("contacts", "Ids of contacts."),
            ("source", "Where it comes from: one or more, each begun with `[[source]]`."),
        ],
    ),
    (
        "contacts.toml",
        "Whom to ring. Each has at least one of `telephone`, `email`, `web` or `note`.",
        &[
            ("name", "Its name."),
            (
                "needs",
                "What it is there for. The path \"Where do I start?\" and the list of contacts go by it.",
            ),
            ("telephone", "Numbers as they are dialled, the first to try first."),
            ("email", "An e-mail address."),
            ("web", "A web address, in full."),
            ("hours", "When somebody answers, in words."),
            (
                "open",
                "The same hours as data, so that what is open now can stand first and say until when. Leave it out where the hours are not known; never guess them.",
            ),
            ("open.always", "At any time, every day."),
            ("open.when_closed", "Whenever the contact with this id is closed."),
            (
                "open.bank_holidays",
                "What the source says of bank holidays; `not_said` where it is left out, and then nothing is said of those days.",
            ),
            (
                "open.at",
                "Hours, begun with `[[contact.open.at]]`. What holds on several days is written once.",
            ),
            ("open.at.days", "The days on which they begin."),
            ("open.at.from", "From when: `\"08:30\"`."),
            ("open.at.to", "Until when: `\"17:00\"`, `\"24:00\"`; a time before `from` is of the next day."),
            ("open.at.sure", "`false` where sources disagree about these hours; the note says how."),
            ("read_on", "The day it was last read in its source. Reading is not ringing."),
            ("rung_on", "The day somebody rang it and it was right."),
            ("checked", "The older name of `read_on`."),
            ("say", "When to ring, and when not."),
            (
                "superseded",
                "Why it may no longer hold, or what took its place. It is then not offered on the path.",
            ),
        ],
    ),
    (
        "links.toml",
        "Pages elsewhere. They need a network.",
        &[
            ("what_for", "What it is for."),
            ("how_to_use", "How to use it."),
            ("address", "Its web address, in full."),
            ("superseded", "What took its place, or why it no longer holds."),
        ],
    ),
    (
        "videos.toml",
        "Films.",
        &[
            ("purpose", "What it shows, and for whom."),
            ("length", "How long it lasts, in words, where that is known."),
            ("address", "Its web address, where that is known."),
        ],
    ),
    (
        "tools.toml",
        "Tools, described. The program does not run them.",
        &[
            ("aim", "What it is meant to find out or to change."),
            ("when", "When to use it."),
            ("method", "How it is done."),
            ("adaptations", "How it may be changed for a child or a family."),
            ("disabled_children", "How it is used with a disabled child."),
            ("language", "How it is used across languages."),
            ("culture", "How it is used across cultures."),
            ("related", "Ids of pages."),
            ("limits", "What it cannot tell."),
            ("licence", "Whether it may be copied, and on whose terms."),
        ],
    ),
    (
        "timescales.toml",
        "Time limits. Each has one reading or more; the first is the one used, the others are shown beside it.",
        &[
            ("after", "What it is counted from."),
            ("conference", "After which conference it holds."),
            ("reading", "One way to read the limit, begun with `[[rule.reading]]`."),
            ("reading.limit", "How long: `{ working_days = 10 }`."),
            ("reading.says", "What the source says, in your words."),
        ],
    ),
    (
        "calendar.toml",
        "Bank holidays. Outside its years no date is counted.",
        &[
            ("division", "Which part of the country."),
            ("from", "The first year it holds for."),
            ("to", "The last year."),
            ("holiday", "Every holiday of those years in order, each begun with `[[holiday]]`."),
            ("holiday.date", "The day that is not worked."),
            ("holiday.name", "Its name."),
            ("holiday.substitute", "Whether it stands for a day that fell on a weekend."),
        ],
    ),
    (
        "pathway.toml",
        "The path \"Where do I start?\": questions, each answer of which leads to another or to an end.",
        &[
            ("about", "What the path is, and what it is not."),
            ("first", "The id of the first question. It asks whether a child is in danger now."),
            ("source", "Where it comes from: one or more, each begun with `[[source]]`."),
            ("step", "A question, begun with `[[step]]`."),
            ("step.ask", "What is asked."),
            ("step.help", "What helps to answer it."),
            ("step.signs", "What to look for: short lines."),
            ("step.answer", "An answer, begun with `[[step.answer]]`: two to nine of them."),
            ("step.answer.id", "One word that is no number; `portal start --answers` takes it."),
            ("step.answer.says", "The answer in words."),
            ("step.answer.to", "The id of the next question, or of an end."),
            ("step.answer.pages", "Ids of pages that are offered at the end because of this answer."),
            ("step.answer.tools", "Ids of tools, likewise."),
            ("step.answer.write_down", "What to write down because of this answer."),
            (
                "end",
                "An end, begun with `[[end]]`. Every end names something to do, somebody to ring, a page and what to write.",
            ),
            ("end.title", "The next step, in a few words."),
            ("end.next", "What to do now, in order."),
            (
                "end.needs",
                "Whom it needs: every contact that serves one of these is shown, from whichever pack is in use.",
            ),
            ("end.contacts", "Ids of other contacts."),
            ("end.pages", "Ids of pages."),
            ("end.tools", "Ids of tools; only an end for danger now may have none."),
            ("end.write_down", "What will be asked for later."),
        ],
    ),
    (
        "templates/<id>.toml",
        "The agenda of a kind of meeting. It has exactly one section of the form `attendance` and one `closing`.",
        &[
            ("id", "The name of the file without `.toml`."),
            ("kind", "For which kind of meeting."),
            ("section", "A section, begun with `[[section]]`, in the order people talk."),
            (
                "section.form",
                "What it holds; `text` where it is left out. A plan meeting has no `last_time`.",
            ),
            ("section.per_child", "Whether it is written once for each child."),
            (
                "section.starts_for",
                "Who may have its lines when they are begun; `everyone` where it is left out.",
            ),
            (
                "section.prompts",
                "Short questions to ask in the room. `{child}` is the child's name, where it is per child.",
            ),
        ],
    ),
    (
        "agreements/<id>.toml",
        "Terms of Reference.",
        &[
            ("id", "The name of the file without `.toml`."),
            ("intro", "What stands before the clauses."),
            ("clause", "A clause, begun with `[[clause]]`."),
            ("clause.heading", "Its heading."),
            (
                "clause.text",
                "Its text. It may hold `{reference}`, `{lead}`, `{deputy}`, `{members}`, `{children}`, `{every}`.",
            ),
            ("clause.source", "Where the clause comes from, in words."),
        ],
    ),
    super::checklists::ALL,
    (
        "chair.toml",
        "What a chair can say aloud. No sentence has more than 25 words, and nothing of any family is in it.",
        &[
            ("section", "The id of a section of a template, or `any`. It is the card's id too."),
            ("open", "Words to open."),
            ("hard", "Words to say a hard thing."),
            ("cool", "Words to cool a quarrel."),
            ("end", "Words to end safely."),
        ],
    ),
    (
        "short_codes.toml",
        "Letters that become words as they are typed.",
        &[
            ("code", "One word of at most 20 letters, not begun with `.`, `@` or `\\`."),
            ("words", "What it stands for."),
        ],
    ),
    (
        "wording.toml",
        "Words worth a second look, and plainer ones. Nothing is rewritten.",
        &[
            ("says", "Every way it is said. Capitals alone are looked for as capitals alone."),
            ("why", "Why it is worth a second look."),
            ("plainer", "What could be said instead."),
            ("blames", "Whether it puts the blame on somebody: the check then warns where a pack says it."),
        ],
    ),
    (
        "voices.toml",
        "What parents and children said. The first two stand on Home.",
        &[
            ("words", "The words, without quotation marks."),
            ("who", "Who said it, without a name: `\"Child aged 16\"`."),
        ],
    ),
];
