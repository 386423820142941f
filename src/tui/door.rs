//! The door of the practitioner's own store: what can be asked there, and what is done for it away from the screen.

use std::path::PathBuf;
use std::sync::Arc;

use super::message::Message;
use super::worker::{Open, Opened};
use crate::domain::standing::Standing;
use crate::service::backup::Opens;
use crate::service::own::{self, Key, Offer, Own, Secret, SetUp, Whose, Words};
use crate::service::place::Place;
use crate::service::restore::{Restored, restore};
use crate::service::{
    Catalogue, Clock, Deed, Held, ServiceError, Store, Whereabouts, Writer, opening, paper,
};

/// What is asked at the door.
pub enum Knock {
    /// Open the store.
    Unlock(Secret),
    /// Open it to read only, as it cannot be written in.
    Read(Secret),
    /// Say whether this is the passphrase, while it is open.
    Prove(Secret),
    /// Make a store.
    SetUp(Box<SetUp>),
    /// Give it another passphrase while it is open.
    Change {
        /// The passphrase it has.
        old: Secret,
        /// The passphrase it gets.
        new: Secret,
    },
    /// Offer new recovery words while it is open.
    Words {
        /// Whose.
        whose: Whose,
        /// The passphrase it has.
        secret: Secret,
    },
    /// From now on the words that were offered hold.
    Take(Box<Offer>),
    /// Take the organisation's recovery words away while it is open.
    Remove(Secret),
    /// Give it another passphrase by its recovery words, and open it.
    Recover {
        /// The words.
        words: Secret,
        /// The passphrase it gets.
        new: Secret,
    },
    /// Put a backup in its place.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The backup's passphrase.
        secret: Secret,
    },
}

impl std::fmt::Debug for Knock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Knock")
    }
}

/// What is to be said of a store that was opened.
#[derive(Default)]
pub struct News {
    /// Sentences.
    pub notices: Vec<String>,
    /// Whose record this is, and who approved it.
    pub standing: Option<Standing>,
    /// Whether it is open to read only.
    pub only_to_read: bool,
    /// Where the practitioner was when she left; none where that is not known or is gone.
    pub place: Option<Place>,
    /// The recovery words of a store that was made: hers, and the organisation's where there are any.
    pub words: Option<(Words, Option<Words>)>,
}

impl std::fmt::Debug for News {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("News")
    }
}

/// The door: where the store lies, and what opening it needs.
#[derive(Clone)]
pub struct Door {
    /// Where it lies.
    pub at: Whereabouts,
    /// The content.
    pub catalogue: Arc<Catalogue>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
}

/// What is said of a backup that was put in its place.
fn told_of(restored: &Restored) -> String {
    let aside = restored.set_aside.as_ref().map_or_else(String::new, |folder| {
        format!(" What was here before is set aside in {}.", folder.display())
    });
    format!("The backup is in its place: {} records.{aside}", restored.verdict.records)
}

/// What is said when new recovery words hold.
const fn hold_now(whose: Whose) -> &'static str {
    match whose {
        Whose::Hers => {
            "The new recovery words hold. Those from before open nothing now: destroy their paper."
        }
        Whose::Organisation => {
            "The organisation's new recovery words hold. Any from before open nothing now. Yours stay as they are."
        }
    }
}

impl Door {
    /// What is done on the writer's thread for a knock that opens the store; the knock again for one that does not.
    ///
    /// # Errors
    /// The knock, where the store is not opened by it.
    pub fn opens(&self, knock: Knock) -> Result<Open, Knock> {
        let door = self.clone();
        match knock {
            Knock::Unlock(secret) => Ok(Box::new(move || door.unlock(&secret, Vec::new()))),
            Knock::Read(secret) => Ok(Box::new(move || door.read(&secret))),
            Knock::SetUp(asked) => Ok(Box::new(move || door.set_up(*asked))),
            Knock::Recover { words, new } => Ok(Box::new(move || {
                let notices = own::recover(&door.at, &words, &new, door.clock.as_ref())?;
                door.unlock(&new, notices)
            })),
            Knock::Restore { file, secret } => Ok(Box::new(move || {
                let restored = restore(&door.at, &file, Opens::Secret(&secret), door.clock.as_ref())?;
                let told = told_of(&restored);
                drop(restored);
                door.unlock(&secret, vec![told.clone()])
                    .map_err(|error| ServiceError::Refused(format!("{told} It is still locked: {error}")))
            })),
            knock => Err(knock),
        }
    }

    /// Does what changes only the keys of a store that is open. Answers what to say, and what the writer is to do so that
    /// the store keeps the keys too.
    ///
    /// # Errors
    /// Why not; nothing was changed.
    pub fn apart(&self, knock: Knock) -> Result<(Message, Option<Deed>), ServiceError> {
        let (at, clock) = (&self.at, self.clock.as_ref());
        let (said, changed) = match knock {
            Knock::Words { whose, secret } => {
                let offer = own::offer_words_while_open(at, whose, &secret, clock)?;
                return Ok((Message::Offered(Box::new(offer)), None));
            }
            Knock::Prove(secret) => {
                own::prove(at, &secret, clock)?;
                return Ok((Message::Proven, None));
            }
            Knock::Change { old, new } => {
                let changed = own::change_passphrase_while_open(at, &old, &new, clock)?;
                ("The passphrase is changed. The recovery words stay as they are.", changed)
            }
            Knock::Take(offer) => (hold_now(offer.whose()), offer.take(clock)?),
            Knock::Remove(secret) => {
                let changed = own::remove_organisation_words_while_open(at, &secret, clock)?;
                ("The organisation's recovery words open nothing now. Yours stay as they are.", changed)
            }
            Knock::Unlock(_)
            | Knock::Read(_)
            | Knock::SetUp(_)
            | Knock::Recover { .. }
            | Knock::Restore { .. } => return Ok((Message::Told(String::new()), None)),
        };
        let said: Vec<String> = std::iter::once(said.to_owned()).chain(changed.notices).collect();
        Ok((Message::Told(said.join(" ")), changed.keep))
    }

    /// What is said when the door stays shut.
    #[must_use]
    pub fn refused(&self, error: &ServiceError) -> Message {
        let only_to_read = error.only_to_read_because();
        Message::Refused { why: error.to_string(), has_store: self.at.has_store(), only_to_read }
    }

    fn unlock(&self, secret: &Secret, mut notices: Vec<String>) -> Result<Opened, ServiceError> {
        let unlocked = own::unlock(&self.at, secret, self.clock.as_ref())?;
        notices.extend(unlocked.notices);
        let standing = Some(own::standing(&unlocked.store)?);
        let news = News { notices, standing, ..News::default() };
        self.opened(Some(unlocked.held), unlocked.store, unlocked.key, news)
    }

    fn read(&self, secret: &Secret) -> Result<Opened, ServiceError> {
        let opened = own::unlock_to_read(&self.at, secret, self.clock.as_ref())?;
        let standing = Some(own::standing(&opened.store)?);
        let news = News { notices: opened.notices, standing, only_to_read: true, ..News::default() };
        self.opened(None, opened.store, opened.key, news)
    }

    fn set_up(&self, asked: SetUp) -> Result<Opened, ServiceError> {
        let standing = Some(asked.standing.clone());
        let made = own::set_up(&self.at, self.clock.as_ref(), asked)?;
        let words = Some((made.words, made.organisation));
        let news = News { notices: made.notices, standing, words, ..News::default() };
        self.opened(Some(made.held), made.store, made.key, news)
    }

    fn opened(
        &self,
        held: Option<Held>,
        store: Store,
        key: Arc<Key>,
        news: News,
    ) -> Result<Opened, ServiceError> {
        let (catalogue, clock) = (Arc::clone(&self.catalogue), Arc::clone(&self.clock));
        let writer = Writer::new(store, catalogue, clock, paper::AUTHOR.into())?;
        let news = News { place: writer.last_place(), ..news };
        let own = Own { at: self.at.clone(), key, may_write: held.is_some() };
        let to_read = own.clone();
        let reading = Box::new(move || opening::open_reading(&to_read.at, &to_read.key));
        Ok(Opened { held, writer, news, own: Some(own), reading })
    }
}
