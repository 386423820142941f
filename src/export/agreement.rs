//! Terms of Reference.
