//! The sections of the common templates that texts are written in. A test holds them to the templates.

use crate::domain::meeting::Kind;

/// A section that holds text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) section: &'static str,
    pub(super) per_child: bool,
}

const fn whole(section: &'static str) -> Written {
    Written { section, per_child: false }
}

const fn each_child(section: &'static str) -> Written {
    Written { section, per_child: true }
}

/// The `plan` template's text sections, in their order.
const PLAN: &[Written] = &[
    whole("how-we-work"),
    whole("why-a-plan"),
    each_child("children"),
    whole("plan"),
    whole("risk-and-checks"),
    whole("decisions"),
];

/// The `review` template's text sections, in their order.
const REVIEW: &[Written] = &[
    whole("since-last-time"),
    each_child("children"),
    whole("plan"),
    whole("change-and-risk"),
    whole("decisions"),
];

/// The text sections of the template for a kind of meeting that practice families hold.
pub(super) const fn written(kind: Kind) -> &'static [Written] {
    match kind {
        Kind::Plan => PLAN,
        _ => REVIEW,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::template::{Form, Template};

    fn template(id: &str) -> Template {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/common/templates");
        let text = std::fs::read_to_string(folder.join(format!("{id}.toml"))).expect("the template is there");
        toml::from_str(&text).expect("the template reads")
    }

    #[test]
    fn the_sections_are_the_text_sections_of_the_shipped_templates() {
        for (id, kind) in [("plan", Kind::Plan), ("review", Kind::Review)] {
            let template = template(id);
            assert_eq!(template.kind, kind);
            let shipped: Vec<_> = template
                .sections
                .iter()
                .filter(|section| section.form == Form::Text)
                .map(|section| (section.id.as_str(), section.per_child))
                .collect();
            let ours: Vec<_> = written(kind).iter().map(|w| (w.section, w.per_child)).collect();
            assert_eq!(ours, shipped, "{id}");
        }
    }
}
