//! Which decisions are not the core group's own.
//!
//! Only a review conference ends a plan, steps it down or changes its category. The rule is of words alone and
//! leans towards yes: a decision named a recommendation is still carried out, one printed as decided misleads.
//!
//! It is one for the conference when it speaks of
//! - a category;
//! - stepping down, or going over to child in need;
//! - taking a child off a list or register, however it is said;
//! - a plan together with ending it: an ending word at most five words from `plan`, `off` or `from` before it
//!   (`off the plan`), or words near it that it is no longer needed. `the end of` is a time and not an ending, and a
//!   safety plan or a plan for school is another plan, which the core group may end itself.

/// How near an ending word stands to the plan it ends, in words.
const NEAR: usize = 5;

const ENDINGS: [&str; 19] = [
    "end",
    "ends",
    "ended",
    "ending",
    "close",
    "closes",
    "closed",
    "closing",
    "closure",
    "stop",
    "stops",
    "stopped",
    "discontinue",
    "discontinued",
    "cease",
    "ceases",
    "remove",
    "removed",
    "lift",
];

/// Words just before `plan` that make it another plan than the child protection plan.
const OTHER_PLANS: [&str; 13] = [
    "safety",
    "contact",
    "sleep",
    "school",
    "education",
    "health",
    "support",
    "birth",
    "behaviour",
    "meal",
    "routine",
    "contingency",
    "feeding",
];

/// Said near a plan, these end it.
const NOT_NEEDED: [&[&str]; 7] = [
    &["no", "longer"],
    &["not", "needed"],
    &["not", "required"],
    &["no", "need"],
    &["not", "need"],
    &["any", "more"],
    &["out", "of"],
];

const PLANS: [&str; 4] = ["plan", "plans", "plan's", "cpp"];

/// Whether a decision in these words is for the review conference to make.
#[must_use]
pub fn is_for_the_conference(words: &str) -> bool {
    let words = split(words);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    speaks_of_category(&words) || steps_down(&words) || ends_a_plan(&words)
}

fn split(words: &str) -> Vec<String> {
    let lower = words.to_lowercase().replace('\u{2019}', "'");
    let parts = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn speaks_of_category(words: &[&str]) -> bool {
    words.iter().any(|word| matches!(*word, "category" | "categories") || word.starts_with("deregist"))
        || holds(words, &["de", "registration"])
        || holds(words, &["de", "register"])
}

fn steps_down(words: &[&str]) -> bool {
    let stepping = ["step", "steps", "stepped", "stepping"];
    words.contains(&"stepdown")
        || words.iter().enumerate().any(|(at, word)| {
            // `step both children down`
            stepping.contains(word) && words.iter().skip(at + 1).take(3).any(|after| *after == "down")
        })
        || ["to", "onto", "as", "under", "on", "a"].iter().any(|to| goes_over(words, to))
        || [
            &["child", "in", "need", "instead"][..],
            &["children", "in", "need", "instead"],
            &["cin", "instead"],
        ]
        .iter()
        .any(|phrase| holds(words, phrase))
}

/// `to child in need`, `as a child in need`, `to CIN`.
fn goes_over(words: &[&str], to: &str) -> bool {
    let is_somebody = |at: usize| matches!(words.get(at), Some(&("team" | "teams" | "manager" | "nurse")));
    let ways: [&[&str]; 3] = [&["child", "in", "need"], &["children", "in", "need"], &["cin"]];
    words.iter().enumerate().filter(|(_, word)| **word == to).any(|(at, _)| {
        let after = words.get(at + 1..).unwrap_or_default();
        ways.iter().any(|way| after.starts_with(way) && !is_somebody(at + 1 + way.len()))
    })
}

fn ends_a_plan(words: &[&str]) -> bool {
    let is_other = |at: usize| at > 0 && words.get(at - 1).is_some_and(|word| OTHER_PLANS.contains(word));
    let plans = words.iter().enumerate().filter(|(at, word)| PLANS.contains(word) && !is_other(*at));
    plans.map(|(at, _)| at).any(|plan| {
        let from = plan.saturating_sub(NEAR);
        let near = &words[from..words.len().min(plan + NEAR + 1)];
        let just_before = &words[plan.saturating_sub(4)..plan];
        let not_needed = NOT_NEEDED.iter().any(|phrase| holds(near, phrase));
        has_ending(near) || not_needed || just_before.contains(&"off")
    })
}

fn has_ending(near: &[&str]) -> bool {
    near.iter().enumerate().any(|(at, word)| {
        let is_a_time = *word == "end" && at > 0 && near[at - 1] == "the" && near.get(at + 1) == Some(&"of");
        ENDINGS.contains(word) && !is_a_time
    })
}

fn holds(words: &[&str], phrase: &[&str]) -> bool {
    words.windows(phrase.len()).any(|window| window == phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ending_stepping_down_and_category_are_for_the_conference() {
        for words in [
            "end the plan",
            "plan to end at the review",
            "End Ben's child protection plan",
            "both children come off the plan",
            "take Ava off her plan",
            "plan no longer needed",
            "close the CP plan in May",
            "remove Ben from the plan",
            "step down to child in need",
            "stepping-down agreed",
            "move to CIN",
            "change category to emotional abuse",
            "de-registration",
            "deregister Ava",
            "the plan should end",
            "plan ended for both boys",
            "recommend ending CP plan",
            "Ava's plan to be discontinued",
            "step-down to CIN",
            "step both children down",
            "come off the plan in the new year",
            "remove from plan",
            "Noor to be removed from the child protection plan",
            "change the category from neglect to emotional abuse",
            "category to change",
            "child in need instead",
            "a child in need plan from January",
            "manage under child in need",
            "work with them as children in need",
            "Ben does not need a plan any more",
            "the CPP is not needed",
            "no need for the plan to go on",
            "Ava to come out of the plan",
            "take both off their plans",
            "STOP THE PLAN",
        ] {
            assert!(is_for_the_conference(words), "{words}");
        }
    }

    #[test]
    fn what_a_core_group_decides_itself_is_a_decision() {
        for words in [
            "core group monthly until review",
            "health visitor weighs Ben weekly",
            "plan to be read to Mum by the end of the week",
            "invite the children in need team manager",
            "school to close the gate at four",
            "add school attendance to the plan",
            "safety plan to end when Mum's brother moves out",
            "school plan to stop at half term",
            "keep to the plan",
            "the plan goes on as it is",
            "invite a child in need nurse",
            "the plan is read out to Noor at home",
            "review the contact plan and end it if it upsets Ben",
            "home visits weekly until the end of the plan year",
            "",
        ] {
            assert!(!is_for_the_conference(words), "{words}");
        }
    }
}
