//! Turns pack files into domain values, or into a list of faults with file, line and column.
//!
//! | file | what it is |
//! |---|---|
//! | [`fault`] | what is wrong in a pack, where, and what to do |
//! | `folder` | a pack's files, embedded or on disk |
//! | `forgiving` | reads TOML and goes on after a fault |
//! | `asked` | what a type says that it expects |
//! | `read` | one file a kind of content: where it lies and its own rules |
//! | [`check`] | every fault of a pack at once |
//! | [`refusal()`] | which packs are not taken at all |
//! | `signs` | signs that look like others, or like nothing, by their names |
//! | `warn` | what is no fault and worth a second look |
//! | [`schema`] | what each file may hold, for the documentation |
//! | [`skeleton`] | a pack to begin with |
//! | [`catalogue`] | the layered packs, read when first asked for |
//! | [`markdown`] | the small Markdown of guidance pages |
//! | [`one_value`] | one value in a flat TOML file, changed in its line |
//! | [`written`] | one file of the practitioner's own, with the place of every part |

mod asked;
pub mod catalogue;
pub mod check;
pub mod fault;
mod folder;
mod forgiving;
pub mod markdown;
pub mod one_value;
mod read;
mod refusal;
pub mod schema;
mod signs;
pub mod skeleton;
mod warn;
pub mod written;

pub use catalogue::{Catalogue, UnknownPack};
pub use check::{Summary, check_embedded, check_folder};
pub use fault::{Fault, Faults};
pub use refusal::refusal;
pub use warn::Warning;
