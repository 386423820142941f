//! Every action once: id, label, sentence, keys.
