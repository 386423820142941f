//! What somebody in the family must not learn, in a family file.

use super::known::{EMPTY, ID, REMOVE, REV};
use super::{Holds, Table, also, may, must};

/// The kinds of what is kept from somebody, in words.
pub const SHIELDED: &[&str] = &["address", "number", "school", "place"];

/// What somebody must not learn.
pub const SHIELD: Table = Table {
    heading: "[[shields]]",
    about: "What somebody in the family must not learn. Lines and papers that give it away are kept from them.",
    fields: &[
        also(
            must(
                "what",
                Holds::Choice(SHIELDED),
                "What it is; a number is a telephone number.",
                "\"address\"",
            ),
            &["type", "kind"],
        ),
        must(
            "words",
            Holds::Prose,
            "How it is written, each way in a line of its own. A street gives its house away.",
            "\"12 Mill Lane, OX4 1AB\"",
        ),
        also(
            may("from", Holds::People, "From whom. Left out: from everybody in the family.", "[\"Dad\"]"),
            &["not_for", "kept_from"],
        ),
        ID,
        REV,
        EMPTY,
        REMOVE,
    ],
};
