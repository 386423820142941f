//! Seals a small file that is kept beside the store with a key made from the store's.

use chacha20poly1305::aead::AeadInOut as _;
use chacha20poly1305::{KeyInit as _, Tag, XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};

use super::Key;

/// Length of the random bytes before what is sealed.
const NONCE: usize = 24;
/// Length of the seal after it.
const SEAL: usize = 16;

/// Seals words. `what` names what they are: what was sealed as one thing does not open as another. None where the
/// system has no randomness.
#[must_use]
pub fn seal(key: &Key, what: &str, words: &[u8]) -> Option<Vec<u8>> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).ok()?;
    let mut sealed = nonce.to_vec();
    sealed.extend_from_slice(words);
    let (_, body) = sealed.split_at_mut(NONCE);
    let tag = cipher(key)?.encrypt_inout_detached(&XNonce::from(nonce), what.as_bytes(), body.into()).ok()?;
    sealed.extend_from_slice(&tag);
    Some(sealed)
}

/// What was sealed; none where it was altered, cut, or sealed with another key or as another thing.
#[must_use]
pub fn unseal(key: &Key, what: &str, mut sealed: Vec<u8>) -> Option<Vec<u8>> {
    let tag = Tag::try_from(&*sealed.split_off(sealed.len().checked_sub(SEAL)?)).ok()?;
    let (nonce, body) = sealed.split_at_mut_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    cipher(key)?.decrypt_inout_detached(&XNonce::from(nonce), what.as_bytes(), body.into(), &tag).ok()?;
    sealed.drain(..NONCE);
    Some(sealed)
}

/// A key of its own: the store's own key encrypts the store and nothing else.
fn cipher(key: &Key) -> Option<XChaCha20Poly1305> {
    let mut own = Key::blank();
    let mut digest = Sha256::new_with_prefix(b"portal, beside the store, 1");
    digest.update(key.bytes());
    own.0.copy_from_slice(&digest.finalize());
    XChaCha20Poly1305::new_from_slice(own.bytes()).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_key_and_name_alone() {
        let (key, other) = (Key::random().expect("a key"), Key::random().expect("a key"));
        let sealed = seal(&key, "home", b"Noor, dentist").expect("sealed");
        assert_eq!(unseal(&key, "home", sealed.clone()).as_deref(), Some(&b"Noor, dentist"[..]));
        assert_eq!(unseal(&other, "home", sealed.clone()), None);
        assert_eq!(unseal(&key, "place", sealed.clone()), None);
        assert!(!sealed.windows(4).any(|some| some == b"Noor"));
        assert_ne!(seal(&key, "home", b"Noor, dentist"), Some(sealed), "never the same bytes twice");
    }

    proptest! {
        #[test]
        fn what_was_cut_or_altered_does_not_open(
            words in proptest::collection::vec(any::<u8>(), 0..60), at in any::<prop::sample::Index>(), bit in 0_u8..8
        ) {
            let key = Key::random().expect("a key");
            let sealed = seal(&key, "home", &words).expect("sealed");
            let at = at.index(sealed.len());
            prop_assert_eq!(unseal(&key, "home", sealed[..at].to_vec()), None);
            let mut altered = sealed.clone();
            altered[at] ^= 1 << bit;
            prop_assert_eq!(unseal(&key, "home", altered), None);
            prop_assert_eq!(unseal(&key, "home", sealed), Some(words));
        }
    }
}
