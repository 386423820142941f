//! `portal recovery-words`: new ones for a store that is there, shown once and asked back; and the organisation's taken
//! away.

use std::path::Path;

use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::{passphrase, secret, store, words_file};
use crate::service::new_id;
use crate::service::own::{self, Offer, Whose, Words};

/// Gives the store new recovery words: shown or written first, and only then do they hold.
///
/// # Errors
/// The passphrase is wrong; nobody types the words back, or their file cannot be written; the vault's. The words from
/// before hold then.
pub fn new(setting: &Setting, organisation: bool, accept: Option<&Path>) -> Result<Answer, Failure> {
    let at = passphrase::own_store(setting)?;
    store::check_there(setting, &at)?;
    if accept.is_none() && !secret::is_asked() {
        return Err(Failure::Usage(NOBODY_TO_ASK.into()));
    }
    let passphrase = secret::passphrase(setting.passphrase_file.as_deref())?;
    let whose = if organisation { Whose::Organisation } else { Whose::Hers };
    let offer = own::offer_words(&at, whose, &passphrase, setting.clock.as_ref())?;
    let name = if organisation { "organisation_words" } else { "recovery_words" };
    let mut json = if let Some(file) = accept {
        words_file::write(file, offer.words())?;
        json!({ "words_file": file.display().to_string() })
    } else {
        asked_back(&offer)?;
        json!({ name: offer.words().each().collect::<Vec<_>>() })
    };
    let taken = offer.take(setting.clock.as_ref());
    let notices = taken.inspect_err(|_| say_unused(accept))?.notices;
    json["notices"] = json!(notices);
    let mut page = Page::new();
    if let Some(file) = accept {
        page.line(&format!(
            "They are in {}, and nowhere else. Print them or write them on paper, then destroy the file.",
            file.display()
        ));
    }
    page.line(hold_now(whose));
    let mut answer = Answer::new(page, json);
    answer.aside = (!notices.is_empty()).then(|| notices.join("\n"));
    Ok(answer)
}

/// On the terminal itself, whatever becomes of standard output: that is where they are typed back.
fn asked_back(offer: &Offer) -> Result<(), Failure> {
    secret::say(&[page(offer).into_text()]);
    if ask_back(offer.words())? { Ok(()) } else { Err(Failure::NotDone(GIVEN_UP.into())) }
}

/// The words lie in their file, and do not hold.
fn say_unused(file: Option<&Path>) {
    if let Some(file) = file {
        secret::say(&[format!("The words in {} open nothing: destroy that file.", file.display())]);
    }
}

const NOBODY_TO_ASK: &str = "New recovery words hold once two of them are typed back, and there is no terminal to ask \
    on. Nothing was changed. Run it in a terminal, or have them written into a new file with --accept FILE.";
const GIVEN_UP: &str = "The new recovery words were not typed back and open nothing: strike them out. The ones from \
    before go on holding. For others run it again.";

const fn hold_now(whose: Whose) -> &'static str {
    match whose {
        Whose::Hers => {
            "The new recovery words hold. Those from before open nothing now: destroy their paper. A backup made before \
             today still opens with them."
        }
        Whose::Organisation => {
            "The organisation's new recovery words hold. Any from before open nothing now. Yours stay as they are."
        }
    }
}

fn page(offer: &Offer) -> Page {
    let organisation = offer.whose() == Whose::Organisation;
    let mut page = Page::new();
    page.heading(if organisation {
        "New recovery words of the organisation"
    } else {
        "Your new recovery words"
    });
    page.line(
        "They are shown this once. Write them on paper, with their numbers, and keep the paper where you keep papers of \
         worth, not with this machine.",
    );
    list(&mut page, offer.words());
    page
}

/// Takes the organisation's recovery words away.
///
/// # Errors
/// The passphrase is wrong; it has none; the vault's. The words hold then.
pub fn remove(setting: &Setting) -> Result<Answer, Failure> {
    let at = passphrase::own_store(setting)?;
    let passphrase = store::passphrase(setting, &at)?;
    let notices = own::remove_organisation_words(&at, &passphrase, setting.clock.as_ref())?;
    let mut page = Page::new();
    page.line(
        "The organisation's recovery words open nothing now. Yours stay as they are. A backup made before today still \
         opens with them.",
    );
    let mut answer = Answer::new(page, json!({ "removed": true, "notices": notices }));
    answer.aside = (!notices.is_empty()).then(|| notices.join("\n"));
    Ok(answer)
}

/// Adds the words with their numbers.
pub fn list(page: &mut Page, words: &Words) {
    for (place, word) in words.each().enumerate() {
        page.numbered(place + 1, word);
    }
}

/// Asks for two of the words. Whether both were typed; not where nobody is there, or leaves with Ctrl-D.
///
/// # Errors
/// The terminal is gone.
pub fn ask_back(words: &Words) -> Result<bool, Failure> {
    let [.., one, other] = *new_id().bytes();
    for place in [usize::from(one % 6) + 1, usize::from(other % 6) + 7] {
        let question = format!("Word {place}, as you wrote it down? ");
        loop {
            match secret::ask_openly(&question)? {
                Some(word) if words.word(place) == Some(word.to_lowercase().as_str()) => break,
                Some(_) => secret::say(&[format!("That is not word {place}. Look at the paper, and above.")]),
                None => return Ok(false),
            }
        }
    }
    secret::say(&["Both are right. Now clear this window, so that nobody reads the words here.".to_owned()]);
    Ok(true)
}
