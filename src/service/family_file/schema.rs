//! What a family file may hold, as tables: the reader goes by them, and `docs/schema.md` is made from them.

mod known;
mod shield;

use known::{EARLIER, EMPTY, ID, REMOVE, REV};
pub use known::{EPISODE, STATUSES};
pub use shield::{SHIELD, SHIELDED};

/// The newest form this version reads.
pub const FORM: i64 = 1;

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// Text of one line.
    Line,
    /// Text of several lines.
    Prose,
    /// A day.
    Day,
    /// Several days.
    Days,
    /// A whole number.
    Number,
    /// True or false.
    Truth,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The name of a child in the file.
    Child,
    /// The names of children in the file.
    Children,
    /// Somebody among the people in the file.
    Person,
    /// Several of them.
    People,
    /// One entry with fields of its own.
    Entry(&'static Table),
    /// A list of such entries.
    Entries(&'static Table),
    /// Several texts of one line.
    Lines,
    /// A table that is not read.
    Aside,
    /// A table whose keys are the ids of items.
    ByItem,
    /// The same, with an entry for each of them.
    EntryByItem(&'static Table),
}

impl Holds {
    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Line => "text, one line",
            Self::Prose => "text",
            Self::Day => "a day",
            Self::Days => "a list of days",
            Self::Number => "a whole number",
            Self::Truth => "true or false",
            Self::Choice(_) => "one of these words",
            Self::Child => "the name of a child",
            Self::Children => "a list of names of children",
            Self::Person => "somebody's handle, or full name",
            Self::People => "a list of handles, or full names",
            Self::Entry(_) => "an entry",
            Self::Entries(_) => "a list of entries",
            Self::Lines => "a list of texts, one line each",
            Self::Aside => "a table",
            Self::ByItem => "values by the ids of items",
            Self::EntryByItem(_) => "entries by the ids of items",
        }
    }
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it must be there.
    pub needed: bool,
    /// What it means, in sentences.
    pub meaning: &'static str,
    /// An example of it, as TOML writes it; empty for entries.
    pub example: &'static str,
    /// Other names it may be looked for under. They are not read: a fault says the right one.
    pub also: &'static [&'static str],
}

/// The fields of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// How TOML begins it; empty for the file itself.
    pub heading: &'static str,
    /// What one is.
    pub about: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

impl Table {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A field that must be there.
pub(in crate::service) const fn must(
    name: &'static str,
    holds: Holds,
    meaning: &'static str,
    example: &'static str,
) -> Field {
    Field { name, holds, needed: true, meaning, example, also: &[] }
}

/// A field that may be there.
pub(in crate::service) const fn may(
    name: &'static str,
    holds: Holds,
    meaning: &'static str,
    example: &'static str,
) -> Field {
    Field { needed: false, ..must(name, holds, meaning, example) }
}

/// With other names it may be looked for under.
pub(in crate::service) const fn also(field: Field, also: &'static [&'static str]) -> Field {
    Field { also, ..field }
}

/// The file itself.
pub const FAMILY: Table = Table {
    heading: "",
    about: "The family itself. In TOML these fields stand before the first line in square brackets.",
    fields: &[
        may("form", Holds::Number, "Which form of file this is. This version knows form 1.", "1"),
        ID,
        REV,
        EMPTY,
        also(
            must(
                "reference",
                Holds::Line,
                "How the family is named on screen and in names of files: never a person's name. Letters, digits \
                 and - _ . / only, at most 24. No other family has it, in capitals or not.",
                "\"F-207\"",
            ),
            &["ref"],
        ),
        also(
            may("name", Holds::Line, "The household's name, for your own lists.", "\"Ashby\""),
            &["surname"],
        ),
        must(
            "since",
            Holds::Day,
            "Since when the family has been worked with. Not a day to come.",
            "2026-09-14",
        ),
        also(
            may(
                "about",
                Holds::Prose,
                "What happened and why there is a plan, in a sentence or two.",
                "\"Two children and a baby on the way. Missed health checks, a cold flat.\"",
            ),
            &["summary", "notes", "description"],
        ),
        may(
            "made_up",
            Holds::Truth,
            "Whether the family is made up, for practice: copies say so. In a practice store every family is.",
            "false",
        ),
        also(
            must("children", Holds::Entries(&CHILD), "The children, in the order they are listed in.", ""),
            &["child"],
        ),
        also(
            may("people", Holds::Entries(&PERSON), "People around the children.", ""),
            &["person", "adults"],
        ),
        also(
            may("core_group", Holds::Entries(&SEAT), "Seats in the core group.", ""),
            &["members", "member", "seats"],
        ),
        also(
            may("plan", Holds::Entry(&PLAN), "The child protection plan, where there is one.", ""),
            &["conference"],
        ),
        also(
            may(
                "episodes",
                Holds::Entries(&EPISODE),
                "Stretches of the children's lives, each of one child.",
                "",
            ),
            &["episode", "stretches"],
        ),
        also(may("outcomes", Holds::Entries(&OUTCOME), "What must change for each child.", ""), &["outcome"]),
        also(
            may("shields", Holds::Entries(&SHIELD), "What somebody in the family must not learn.", ""),
            &["shield", "secrets"],
        ),
        may(
            "on_record",
            Holds::Aside,
            "Meetings, actions and the next core group, as `family show --json` adds them. It is not read.",
            "{ meetings = [] }",
        ),
    ],
};

/// A child.
pub const CHILD: Table = Table {
    heading: "[[children]]",
    about: "A child, born or expected. Each has one of `born` and `expected`.",
    fields: &[
        also(
            must(
                "name",
                Holds::Line,
                "First name, or Baby before there is one. At most 40 characters. No other child of the family has it.",
                "\"Mia\"",
            ),
            &["first_name"],
        ),
        also(
            may("born", Holds::Day, "Date of birth. Not a day to come.", "2018-05-02"),
            &["birth", "dob", "date_of_birth", "birthday"],
        ),
        also(
            may("expected", Holds::Day, "The day a child who is not born yet is expected.", "2027-02-10"),
            &["due", "edd"],
        ),
        may(
            "needs",
            Holds::Prose,
            "What others need to know to meet this child's needs: a disability, a health need.",
            "\"Wears glasses, and needs them for reading.\"",
        ),
        also(
            may(
                "school",
                Holds::Line,
                "School or nursery, with the class or key worker where it helps.",
                "\"Elm Road, class 4\"",
            ),
            &["nursery"],
        ),
        may(
            "takes_part",
            Holds::Prose,
            "What helps this child take part in what is decided about them.",
            "\"Draws first, talks after.\"",
        ),
        AUDIENCE_OF_CHILD,
        NOT_FOR,
        may("lost", Holds::Day, "The day a death or loss was recorded.", "2026-11-20"),
        EARLIER,
        ID,
        REV,
        EMPTY,
        REMOVE,
    ],
};

/// The words of an audience.
pub const AUDIENCES: &[&str] = &["everyone", "professionals_only", "legal_advice"];

const AUDIENCE_OF_CHILD: Field = may(
    "audience",
    Holds::Choice(AUDIENCES),
    "Who lines about this child are for when they are begun. Left out: everyone.",
    "\"professionals_only\"",
);

const NOT_FOR: Field =
    may("not_for", Holds::People, "In place of `audience`: for everyone but these people.", "[\"Dad\"]");

/// In what capacity somebody comes, in words.
pub const CAPACITIES: &[&str] = &["parent", "supporter", "advocate", "interpreter", "child", "professional"];

/// Somebody.
pub const PERSON: Table = Table {
    heading: "[[people]]",
    about: "Somebody around the children: an adult in the family, or a professional.",
    fields: &[
        also(
            must(
                "handle",
                Holds::Line,
                "What they are called in the meeting, and what @ completes. At most 40 characters. Nobody else \
                 around the family is called so.",
                "\"Mum\"",
            ),
            &["called"],
        ),
        also(may("name", Holds::Line, "Full name, where known.", "\"Jo Ashby\""), &["full_name"]),
        may("role", Holds::Line, "Their role in words.", "\"mother\""),
        also(
            may("agency", Holds::Line, "Their agency: health, school, family.", "\"family\""),
            &["organisation", "team"],
        ),
        also(
            must(
                "capacity",
                Holds::Choice(CAPACITIES),
                "In what capacity they come. Copies made for a professional may hold what is for professionals only.",
                "\"parent\"",
            ),
            &["type", "kind"],
        ),
        also(
            may("telephone", Holds::Line, "Telephone, as written.", "\"01632 960123\""),
            &["phone", "tel", "mobile"],
        ),
        also(may("ties", Holds::Entries(&TIE), "What they are to the children.", ""), &["tie", "relations"]),
        EARLIER,
        ID,
        REV,
        EMPTY,
        REMOVE,
    ],
};

/// What somebody is to children.
pub const TIE: Table = Table {
    heading: "[[people.ties]]",
    about: "What the person above is to one child, or to several in the same way.",
    fields: &[
        also(must("children", Holds::Children, "To which children.", "[\"Mia\", \"Leo\"]"), &["child"]),
        also(must("relation", Holds::Line, "In words.", "\"mother\""), &["relationship"]),
        also(
            may(
                "responsibility",
                Holds::Truth,
                "Whether they have parental responsibility. Left out: not known.",
                "true",
            ),
            &["parental_responsibility", "pr"],
        ),
        may("contact", Holds::Prose, "Contact with the child, in words.", "\"Saturdays, at Gran's\""),
        also(
            may(
                "may_receive",
                Holds::Truth,
                "Whether they may receive what is written about the child. Left out: not decided.",
                "true",
            ),
            &["receives", "may_have"],
        ),
        may(
            "from",
            Holds::Day,
            "Since when. Left out: the family's `since`, or the child's birth where that is later.",
            "2018-05-02",
        ),
        may("until", Holds::Day, "Until when, where it is over.", "2026-03-31"),
        ID,
        REV,
        EMPTY,
        REMOVE,
    ],
};

/// The seats, in words.
pub const SEATS: &[&str] = &["lead", "deputy", "minute_taker", "member"];

/// A seat in the core group.
pub const SEAT: Table = Table {
    heading: "[[core_group]]",
    about: "A seat in the core group. At any time one person is the lead social worker.",
    fields: &[
        also(must("person", Holds::Person, "Who. They are among the people.", "\"HV\""), &["who", "handle"]),
        also(may("seat", Holds::Choice(SEATS), "Which seat. Left out: member.", "\"lead\""), &["role"]),
        may(
            "from",
            Holds::Day,
            "Since when; it may be a day to come. Left out: the plan's conference, or the family's `since`.",
            "2026-10-30",
        ),
        may("until", Holds::Day, "Until when, where it is over.", "2026-11-20"),
        ID,
        REV,
        EMPTY,
        REMOVE,
    ],
};

/// The plan.
pub const PLAN: Table = Table {
    heading: "[plan]",
    about: "The child protection plan. It makes one stretch in the life of each child it is for.",
    fields: &[
        also(
            must(
                "conference",
                Holds::Day,
                "The day of the initial conference. Not a day to come.",
                "2026-10-30",
            ),
            &["from", "date"],
        ),
        also(may("category", Holds::Line, "The ground of the plan.", "\"neglect\""), &["kind", "ground"]),
        also(
            may("reviews", Holds::Days, "Later conferences, held or called, in their order.", "[2027-01-20]"),
            &["review"],
        ),
        also(
            may(
                "every_weeks",
                Holds::Number,
                "Weeks between core groups as the conference agreed, from 1 to 26. Left out: it did not say.",
                "6",
            ),
            &["every", "weeks"],
        ),
        may("children", Holds::Children, "For which children. Left out: for all of them.", "[\"Mia\"]"),
    ],
};

/// An outcome.
pub const OUTCOME: Table = Table {
    heading: "[[outcomes]]",
    about: "One outcome of a child's plan. Actions are no part of this file: a meeting agrees them.",
    fields: &[
        must("child", Holds::Child, "For which child.", "\"Mia\""),
        also(
            must("change", Holds::Prose, "What must change.", "\"Mia is at school on time, and fed.\""),
            &["what", "outcome"],
        ),
        must(
            "better",
            Holds::Prose,
            "What better looks like in this child's day.",
            "\"Breakfast sitting down, in class by 8.50.\"",
        ),
        may("measure", Holds::Prose, "How it is measured.", "\"The school's register.\""),
        may("baseline", Holds::Prose, "How it was at the start.", "\"Late on 3 days of 5.\""),
        also(may("by", Holds::Day, "By when.", "2027-01-15"), &["due"]),
        may(
            "contingency",
            Holds::Prose,
            "What happens if it does not.",
            "\"SW asks the school for a place at breakfast club.\"",
        ),
        may("audience", Holds::Choice(AUDIENCES), "Who may have it. Left out: everyone.", "\"everyone\""),
        NOT_FOR,
        ID,
        REV,
        EMPTY,
        REMOVE,
    ],
};
