use super::*;

#[test]
fn new_words_hold_when_they_are_taken_and_those_from_before_open_nothing_then() {
    let there = There::set_up(true);
    let offer = there.offer(Whose::Hers).expect("offered");
    let new = offer.words().secret();
    assert_ne!(new.as_str(), there.words.as_str());
    assert_eq!(offer.take(&clock()).expect("taken").notices, [""; 0]);
    assert!(!there.at().folder().join(file::OLD).exists());
    assert!(there.opens(FIRST));
    assert_eq!(kind(there.recover(&there.words, SECOND)), Kind::Locked);
    there.recover(&new, SECOND).expect("recovered");
    assert!(there.opens(SECOND));
    let theirs = there.organisation.as_ref().expect("words");
    there.recover(theirs, FIRST).expect("the organisation's stay as they are");
}

#[test]
fn new_words_that_are_not_taken_open_nothing_and_change_nothing() {
    let there = There::set_up(false);
    let before = fs::read(there.keys()).expect("read");
    let offer = there.offer(Whose::Hers).expect("offered");
    let new = offer.words().secret();
    drop(offer);
    assert_eq!(fs::read(there.keys()).expect("read"), before);
    assert_eq!(kind(there.recover(&new, SECOND)), Kind::Locked);
    there.recover(&there.words, SECOND).expect("recovered");
}

#[test]
fn new_words_need_the_passphrase_and_a_wrong_one_is_counted() {
    let there = There::set_up(true);
    let before = fs::read(there.keys()).expect("read");
    let offered = offer_words_at(Cost::LEAST, &there.at(), Whose::Hers, &secret(SECOND), &clock());
    assert_eq!(kind(offered), Kind::Locked);
    assert_eq!(kind(remove_organisation_words(&there.at(), &secret(SECOND), &clock())), Kind::Locked);
    assert_eq!(fs::read(there.keys()).expect("read"), before);
    let said = there.unlock(FIRST).expect("unlocks").notices.join(" ");
    assert!(said.contains("2 wrong tries"), "{said}");
}

#[test]
fn a_passphrase_that_is_changed_while_words_are_offered_stays_changed() {
    let there = There::set_up(false);
    let unlocked = there.unlock(FIRST).expect("unlocks");
    let offer = offer_words_while_open(&there.at(), Whose::Hers, &secret(FIRST), &clock()).expect("offered");
    change_passphrase_while_open(&there.at(), &secret(FIRST), &secret(SECOND), &clock()).expect("changed");
    let new = offer.words().secret();
    offer.take(&clock()).expect("taken");
    drop(unlocked);
    assert!(there.opens(SECOND) && !there.opens(FIRST));
    there.recover(&new, FIRST).expect("recovered");
}

#[test]
fn the_organisation_gets_words_other_ones_and_none_and_hers_stay() {
    let there = There::set_up(false);
    let had = |there: &There| {
        let unlocked = there.unlock(FIRST).expect("unlocks");
        view(&unlocked.store, &there.own(&unlocked)).expect("looked at").organisation
    };
    assert!(!had(&there));
    let refused = remove_organisation_words(&there.at(), &secret(FIRST), &clock());
    assert_eq!(kind(refused), Kind::NotDone);
    let give = |there: &There| {
        let offer = there.offer(Whose::Organisation).expect("offered");
        let words = offer.words().secret();
        offer.take(&clock()).expect("taken");
        words
    };
    let first = give(&there);
    assert!(had(&there));
    let second = give(&there);
    assert_eq!(kind(there.recover(&first, SECOND)), Kind::Locked);
    there.recover(&second, FIRST).expect("recovered");
    remove_organisation_words(&there.at(), &secret(FIRST), &clock()).expect("removed");
    assert!(!had(&there) && !there.at().folder().join(file::OLD).exists());
    assert_eq!(kind(there.recover(&second, SECOND)), Kind::Locked);
    there.recover(&there.words, SECOND).expect("hers stay");
    assert!(there.opens(SECOND));
}

#[test]
fn every_use_of_the_organisations_words_stays_listed_and_what_is_new_is_counted() {
    let there = There::set_up(true);
    let words = there.organisation.as_ref().expect("words");
    let look = |passphrase: &str| {
        let unlocked = there.unlock(passphrase).expect("unlocks");
        view(&unlocked.store, &there.own(&unlocked)).expect("looked at")
    };
    assert_eq!((look(FIRST).uses.len(), look(FIRST).unseen), (0, 0));
    there.recover(words, SECOND).expect("recovered");
    there.sees(SECOND, 1);
    there.recover(words, FIRST).expect("recovered");
    let found = look(FIRST);
    assert_eq!((found.uses.len(), found.unseen), (2, 1));
    assert!(found.uses.first() >= found.uses.last(), "the latest first");
    there.sees(FIRST, 2);
    remove_organisation_words(&there.at(), &secret(FIRST), &clock()).expect("removed");
    assert_eq!((look(FIRST).uses.len(), look(FIRST).unseen), (2, 0));
}
