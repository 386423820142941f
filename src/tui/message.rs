//! Between the app and the workers: what is to be done, and what came of it.

use std::sync::Arc;

use super::door::{Knock, News};
use crate::domain::moment::Moment;
use crate::service::own::Offer;
use crate::service::settings::Preference;
use crate::service::{Answer, Ask, Catalogue, Deed, Done, OnlyToRead};

/// Something the app wants done.
#[derive(Debug)]
pub enum Todo {
    /// Ask the reader.
    Ask(Ask),
    /// Find words in the content.
    Find {
        /// The search's number.
        number: u64,
        /// The words.
        words: String,
    },
    /// Ask the writer.
    Do(Deed),
    /// Have the writer say a sentence once the deed before it is on the disk.
    SayKept(String),
    /// Draw the whole screen again.
    Redraw,
    /// Go on with the practice store.
    Practice,
    /// Something asked at the door of the practitioner's own store.
    Knock(Knock),
    /// Save, close the store and wipe its key.
    Lock,
    /// Use this content from now on.
    Content(Arc<Catalogue>),
    /// Keep for next time what was chosen about the program.
    Keep(Preference),
    /// Leave.
    Quit,
}

/// Something a worker says.
#[derive(Debug)]
pub enum Message {
    /// The reader's answer.
    Answer(Answer),
    /// What came of a deed.
    Done(Done),
    /// The store is open.
    Opened(Box<News>),
    /// What was asked at the door was done; in a sentence.
    Told(String),
    /// The passphrase that was asked for is right.
    Proven,
    /// New recovery words, which do not hold yet.
    Offered(Box<Offer>),
    /// What was asked at the door could not be done.
    Refused {
        /// Why, in a sentence.
        why: String,
        /// Whether there is a store behind the door.
        has_store: bool,
        /// What is said where it can be read all the same.
        only_to_read: Option<OnlyToRead>,
    },
    /// What was done is on the disk; in a sentence.
    Kept(String),
    /// A deed could not be done; in a sentence.
    NotDone(String),
    /// Words came onto the disk: the commit has returned.
    Saved(Moment),
    /// A save failed; in a sentence. The words are held and tried again.
    SaveFailed(String),
}
