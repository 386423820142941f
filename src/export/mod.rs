//! Domain values become one neutral document, and that becomes Markdown or plain text.
