//! What a family file says of what is on record already, and the stretches of the children's lives.

use super::{Field, Holds, Table, also, may, must};

/// Which record an entry is.
pub(super) const ID: Field = may(
    "id",
    Holds::Line,
    "Which record it is, as `family show --json` writes it. `family add` takes the ids that no record has; in an update an \
     entry with an id changes that record, and one without is added.",
    "\"019ab2c4d5e6708192a3b4c5d6e7f801\"",
);

/// What it was like.
pub(super) const REV: Field = may(
    "rev",
    Holds::Line,
    "What the record was like when it was shown. An update that would put back what was changed since is refused by it.",
    "\"5f0c1a2b\"",
);

/// What is emptied.
pub(super) const EMPTY: Field = may(
    "empty",
    Holds::Lines,
    "In an update: names of fields to be emptied. A field that is left out is left alone.",
    "[\"until\"]",
);

/// That it is removed.
pub(super) const REMOVE: Field =
    may("remove", Holds::Truth, "In an update: takes the record off the lists. It needs its `id`.", "true");

/// What somebody was called.
pub(super) const EARLIER: Field =
    may("earlier", Holds::Lines, "Earlier names, the oldest first.", "[\"Rosie\"]");

/// What a stretch is, in words.
pub const STATUSES: &[&str] =
    &["plan", "child_in_need", "pre_proceedings", "proceedings", "looked_after", "moved_away"];

/// A stretch of a child's life.
pub const EPISODE: Table = Table {
    heading: "[[episodes]]",
    about: "A stretch of one child's life. `plan` above writes one for each child at once.",
    fields: &[
        must("child", Holds::Child, "Of which child.", "\"Mia\""),
        must("status", Holds::Choice(STATUSES), "What it is.", "\"plan\""),
        also(
            must(
                "from",
                Holds::Day,
                "First day; of a plan, the day of the initial conference.",
                "2026-10-30",
            ),
            &["conference"],
        ),
        may("category", Holds::Line, "The ground of a plan.", "\"neglect\""),
        may("reviews", Holds::Days, "Later conferences, held or called, in their order.", "[2027-01-20]"),
        may("every_weeks", Holds::Number, "Weeks between core groups as the conference agreed.", "6"),
        may("until", Holds::Day, "Last day, where it is over.", "2026-11-20"),
        may("ended_because", Holds::Prose, "By whom and why it ended.", "\"The review ended the plan.\""),
        ID,
        REV,
        EMPTY,
        REMOVE,
    ],
};
