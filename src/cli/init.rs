//! `portal init`: a store of one's own, with its recovery words shown once.

use serde_json::{Value, json};

use super::answer::{Answer, put};
use super::args::Init;
use super::failure::Failure;
use super::page::Page;
use super::recovery_words::{ask_back, list};
use super::secret;
use super::setting::Setting;
use crate::domain::standing::Standing;
use crate::service::own::{self, Made, SetUp, Words};
use crate::service::{ServiceError, Whereabouts};

/// Sets the store up.
///
/// # Errors
/// There is one already; the passphrase would be guessed; no terminal and no file; the store's.
pub fn init(setting: &Setting, asked: &Init) -> Result<Answer, Failure> {
    if setting.practice {
        let said = "The practice store is made by itself: portal practice. Nothing was changed.";
        return Err(Failure::Usage(said.into()));
    }
    let at = Whereabouts::own(&setting.data()?);
    own::check_place(&at)?;
    let passphrase = secret::new_passphrase(setting.passphrase_file.as_deref(), "--passphrase-file FILE")?;
    let standing = standing(asked)?;
    let is_approved = standing.is_approved();
    let set_up = SetUp { passphrase, organisation: asked.organisation, standing };
    let Made { held, store, words, organisation, notices, .. } =
        own::set_up(&at, setting.clock.as_ref(), set_up)?;
    store.close().map_err(ServiceError::from)?;
    drop(held);
    secret::say(&notices);
    let mut page = page(&at, &words, organisation.as_ref());
    let is_asked = secret::is_asked();
    if is_asked {
        put(&page.into_text())?;
        // The store is made whatever is answered.
        ask_back(&words)?;
        page = Page::new();
    }
    page.gap();
    page.line(if is_approved { "Approved use is noted." } else { NOT_APPROVED });
    let list = |words: &Words| words.each().collect::<Vec<_>>();
    let json = json!({
        "store": at.store(), "approved": is_approved,
        "recovery_words": list(&words),
        "organisation_words": organisation.as_ref().map_or(Value::Null, |words| json!(list(words))),
    });
    let mut answer = Answer::new(page, json);
    answer.unless_shown = (!is_asked).then_some(NOT_SHOWN);
    Ok(answer)
}

const NOT_SHOWN: &str = "The store is made and opens with its passphrase, and its recovery words could not be shown. Make \
    new ones now: portal recovery-words new";

const NOT_APPROVED: &str = "This use is not yet approved. Nothing about a real family belongs into the store before \
    whoever answers for the data has approved it.";

/// What was not given is asked for on a terminal; an empty answer is one too.
fn standing(asked: &Init) -> Result<Standing, Failure> {
    let controller =
        given(asked.controller.as_deref(), "Who answers for the data (the council or agency)? ")?;
    let approved_by =
        given(asked.approved_by.as_deref(), "Who approved this use? Enter for: not yet approved. ")?;
    let approved_on = match asked.approved_on {
        None if !approved_by.is_empty() => day()?,
        day => day,
    };
    let official_record = given(asked.official_record.as_deref(), "Where is the official record kept? ")?;
    let standing = Standing { controller, approved_by, approved_on, official_record, ..Standing::default() };
    Ok(standing.with_writer(asked.writer.as_deref().unwrap_or_default()))
}

fn given(value: Option<&str>, question: &str) -> Result<String, Failure> {
    match value {
        Some(value) => Ok(value.trim().to_owned()),
        None => Ok(secret::ask_openly(question)?.unwrap_or_default()),
    }
}

fn day() -> Result<Option<chrono::NaiveDate>, Failure> {
    loop {
        let typed = secret::ask_openly("When was it approved (2026-11-22)? Enter for: not yet. ")?
            .unwrap_or_default();
        match typed.parse() {
            _ if typed.is_empty() => return Ok(None),
            Ok(day) => return Ok(Some(day)),
            Err(_) => secret::say(&["Write the day as 2026-11-22.".to_owned()]),
        }
    }
}

fn page(at: &Whereabouts, words: &Words, organisation: Option<&Words>) -> Page {
    let mut page = Page::new();
    page.line(&format!("The store is made: {}", at.store().display()));
    page.heading("Your recovery words");
    page.line(
        "They open the store when the passphrase is forgotten. They are shown this once. Write them on paper, with \
         their numbers, and keep the paper where you keep papers of worth, not with this machine.",
    );
    list(&mut page, words);
    if let Some(words) = organisation {
        page.heading("Recovery words of the organisation");
        page.line(
            "For whoever answers for the data. Each use of them is kept in the store, and shown to you when you \
             unlock it.",
        );
        list(&mut page, words);
    }
    page
}
