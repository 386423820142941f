//! `portal recovery-words`: new ones for a store that is there, shown once and asked back; and the organisation's taken
//! away.

use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::{passphrase, secret, store};
use crate::service::new_id;
use crate::service::own::{self, Offer, Whose, Words};

/// Gives the store new recovery words.
///
/// # Errors
/// The passphrase is wrong; nobody types the words back; the vault's. The words from before hold then.
pub fn new(setting: &Setting, organisation: bool, accept: bool) -> Result<Answer, Failure> {
    let at = passphrase::own_store(setting)?;
    store::check_there(setting, &at)?;
    if !accept && !secret::is_asked() {
        return Err(Failure::Usage(NOBODY_TO_ASK.into()));
    }
    let passphrase = secret::passphrase(setting.passphrase_file.as_deref())?;
    let whose = if organisation { Whose::Organisation } else { Whose::Hers };
    let offer = own::offer_words(&at, whose, &passphrase, setting.clock.as_ref())?;
    let shown = page(&offer);
    let words: Vec<_> = offer.words().each().collect();
    let mut page = if accept { shown } else { asked_back(&offer, shown)? };
    let notices = offer.take()?;
    page.gap();
    page.line(hold_now(whose));
    let name = if organisation { "organisation_words" } else { "recovery_words" };
    let mut answer = Answer::new(page, json!({ name: words, "notices": notices }));
    answer.aside = (!notices.is_empty()).then(|| notices.join("\n"));
    Ok(answer)
}

/// On the terminal itself, whatever becomes of standard output: that is where they are typed back.
fn asked_back(offer: &Offer, shown: Page) -> Result<Page, Failure> {
    secret::say(&[shown.into_text()]);
    if ask_back(offer.words())? { Ok(Page::new()) } else { Err(Failure::NotDone(GIVEN_UP.into())) }
}

const NOBODY_TO_ASK: &str = "New recovery words hold once two of them are typed back, and there is no terminal to ask \
    on. Nothing was changed. Run it in a terminal, or let them hold unasked with --accept.";
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
