//! What an answers file may hold, as tables: the reader goes by them, and `docs/checklists.md` is made from them.

use crate::service::family_file::schema::{AUDIENCES, Field, Holds, Table, also, may, must};

/// The file itself.
pub const ANSWERS: Table = Table {
    heading: "",
    about: "The sitting itself. In TOML these fields stand before the first line in square brackets.",
    fields: &[
        also(
            must("date", Holds::Day, "The day the answers tell of. Not a day to come.", "2026-11-20"),
            &["on", "day"],
        ),
        may(
            "occasion",
            Holds::Line,
            "On what occasion: one of those that the checklist names.",
            "\"core_group\"",
        ),
        also(
            may("done_with", Holds::Line, "With whom it was done.", "\"Mum, at home\""),
            &["with", "done_by"],
        ),
        may(
            "audience",
            Holds::Choice(AUDIENCES),
            "Who may have the sitting as a whole. Left out: professionals only.",
            "\"everyone\"",
        ),
        also(
            may(
                "close",
                Holds::Truth,
                "Whether the sitting is closed: then it is never edited, and others' answers are shown beside it. Left \
                 out: true.",
                "false",
            ),
            &["closed"],
        ),
        may(
            "replaces",
            Holds::Line,
            "The closed sitting that this one corrects: its id, the end of its id, or latest. It begins with those \
             answers.",
            "\"latest\"",
        ),
        also(must("rater", Holds::Entry(&RATER), "Who scores.", ""), &["scorer", "who"]),
        also(
            may("answers", Holds::ByItem, "The answers, by the ids of the items.", "{ A1 = 3, A2 = \"u\" }"),
            &["answer", "scores"],
        ),
        may(
            "chosen",
            Holds::ByItem,
            "The level a person chose for an area, by the area's id, where the checklist has areas chosen.",
            "{ A = 2 }",
        ),
        may("evidence", Holds::EntryByItem(&EVIDENCE), "What stands beside an answer.", ""),
        also(
            may("judgement", Holds::Entry(&JUDGEMENT), "What a person wrote of the whole.", ""),
            &["judgment"],
        ),
        also(
            may(
                "paper",
                Holds::ByItem,
                "What came of a scale that was done on its own paper, by the scale's id: see `[paper.sdq]`.",
                "{ sdq = { form = \"teacher\", sum = 17 } }",
            ),
            &["papers", "results"],
        ),
    ],
};

/// Who scores.
pub const RATER: Table = Table {
    heading: "[rater]",
    about: "Who scores. Answers of different people are never mixed.",
    fields: &[
        must("name", Holds::Line, "Their name, or what they are called in the meetings.", "\"HV\""),
        may("role", Holds::Line, "Their role.", "\"health visitor\""),
        also(may("agency", Holds::Line, "Their agency.", "\"health\""), &["organisation", "team"]),
    ],
};

/// What stands beside an answer.
pub const EVIDENCE: Table = Table {
    heading: "[evidence.A1]",
    about: "What stands beside the answer to A1; the same for every other item. Where several carers are asked, a list: \
            `[[evidence.H1]]`, each with its `carer`. An item that has no level is answered here, in `text`.",
    fields: &[
        also(
            may("text", Holds::Prose, "What was seen or said.", "\"no breakfast on 3 of 5 school days\""),
            &["words", "evidence"],
        ),
        may(
            "source",
            Holds::Line,
            "Where it comes from: one of the checklist's kinds of source.",
            "\"reported_by_professional\"",
        ),
        may("seen_on", Holds::Day, "When it was seen. Not a day to come.", "2026-11-20"),
        also(
            may(
                "impact_on_child",
                Holds::Prose,
                "What it means for the child.",
                "\"hungry and tired by ten\"",
            ),
            &["impact"],
        ),
        may("child_view", Holds::Prose, "How the child sees it.", "\"my tummy hurts in maths\""),
        may("carer_view", Holds::Prose, "How the carer sees it.", "\"mornings are hard\""),
        also(may("strength", Holds::Prose, "What goes well.", "\"tea is cooked most days\""), &["strengths"]),
        also(
            may("barrier", Holds::Line, "What stands in the way: one of the checklist's kinds.", "\"money\""),
            &["barriers"],
        ),
        may("since", Holds::Line, "Since when.", "\"the summer\""),
        may("checked_with", Holds::Line, "With whom it was checked who knows this child.", "\"the SENCO\""),
        may("carer", Holds::Line, "Whom it is about, where the item is asked for each carer.", "\"Mum\""),
        may("rating", Holds::Line, "Which rating it is about, where the item has several.", "\"often\""),
        may(
            "audience",
            Holds::Choice(AUDIENCES),
            "Who may have it, and with it the answer. Left out: whoever may have what is written of the child; never more \
             than the checklist allows.",
            "\"professionals_only\"",
        ),
    ],
};

/// What a person wrote of the whole.
pub const JUDGEMENT: Table = Table {
    heading: "[judgement]",
    about: "What a person wrote of the whole. Nothing in it is worked out.",
    fields: &[
        may("level", Holds::Line, "The level, in words.", "\"needs more than we give\""),
        may(
            "reason",
            Holds::Prose,
            "Why. Needed where there is a level.",
            "\"meals have been missed since August\"",
        ),
        may("better", Holds::Prose, "What better looks like.", "\"breakfast every school day\""),
        may("by", Holds::Day, "By when.", "2027-02-12"),
        may("summary", Holds::Prose, "A summary.", "\"Food is the worry; play is a strength.\""),
    ],
};

/// What came of a scale on paper. Its other fields are those that the checklist's file names.
pub const PAPER: Table = Table {
    heading: "[paper.sdq]",
    about: "What a scale's own paper says, by the names that the checklist gives its fields; words or numbers.",
    fields: &[may(
        "audience",
        Holds::Choice(AUDIENCES),
        "Who may have it. Left out: professionals only.",
        "\"everyone\"",
    )],
};

/// The fields of an answer that is written as a table.
pub const ANSWER_FIELDS: &[&str] = &["value", "carer", "rating", "why"];

/// A field of what stands beside an answer, by the name it has in forms.
#[must_use]
pub fn field_of_form(name: &'static str) -> &'static str {
    if name == "evidence" { "text" } else { name }
}

/// The fields of a table, by name.
#[must_use]
pub fn names(table: &Table) -> Vec<&'static str> {
    table.fields.iter().map(|field: &Field| field.name).collect()
}
