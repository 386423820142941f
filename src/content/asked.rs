//! What a type asks for when it would take anything: what it says it expects.

use std::fmt;

use serde::de::Visitor;

/// Whether a visitor that takes anything says that it expects this.
pub(super) fn is_asked_for_as<'de, V: Visitor<'de>>(visitor: &V, words: &str) -> bool {
    struct Expected<'v, V>(&'v V);
    impl<'de, V: Visitor<'de>> fmt::Display for Expected<'_, V> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.expecting(f)
        }
    }
    Expected(visitor).to_string() == words
}
