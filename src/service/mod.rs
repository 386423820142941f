//! Everything the program can do, as verbs in a practitioner's words.
