//! What an instrument says of itself, beside the list.

use crate::domain::checklist::instrument::Instrument;
use crate::service::checklists::words;
use crate::tui::widget::page::Para;

/// What an instrument is, what it is for, and what it is not for.
pub(super) fn limits(instrument: &Instrument) -> Vec<Para> {
    let head = &instrument.instrument;
    let mut paras = vec![
        Para::heading(&head.title),
        Para::words(words::status(instrument, usize::MAX)),
        Para::words(&head.used_for),
    ];
    paras.extend((!head.not_for.is_empty()).then(|| Para::line("Not for:")));
    paras.extend(head.not_for.iter().map(|not| Para::item("- ", not)));
    paras.push(Para::space());
    paras.push(Para::words(words::duty(instrument)));
    paras.push(Para::words(format!(
        "Version {}. Licence: {}.",
        head.version,
        head.licence.trim_end_matches('.')
    )));
    paras
}

/// What there is to know before the first sitting.
pub(super) fn how_it_goes() -> Vec<Para> {
    vec![
        Para::heading("Checklists"),
        Para::space(),
        Para::words(
            "A sitting is one checklist, for one child, by one person, for one day. It can be left and gone on with at any \
             time; every answer is kept at once.",
        ),
        Para::words(
            "Each child begins blank, whatever was answered for a brother or a sister. What is asked about the home is \
             answered once a day for all of them.",
        ),
        Para::words(
            "Two people can score the same child apart. Neither sees what the other answered until both are closed.",
        ),
    ]
}
