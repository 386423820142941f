//! Which decisions are not the core group's own.
//!
//! Only a review conference ends a plan, steps it down or changes its category. The rule is of words alone and
//! leans towards yes: a decision named a recommendation is still carried out, one printed as decided misleads.
//!
//! It is one for the conference when it speaks of
//! - a category, or of taking a child's name off the list (`deregister`);
//! - stepping down, or going over to child in need;
//! - a plan together with ending it: an ending word at most five words from `plan`, `off` or `from` before it
//!   (`off the plan`), `no longer` near it. `the end of` is a time and not an ending.

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
        || words.windows(2).any(|pair| stepping.contains(&pair[0]) && pair[1] == "down")
        || ["to", "as", "under"]
            .iter()
            .any(|to| holds(words, &[to, "child", "in", "need"]) || holds(words, &[to, "cin"]))
}

fn ends_a_plan(words: &[&str]) -> bool {
    let plans = words.iter().enumerate().filter(|(_, word)| PLANS.contains(word));
    plans.map(|(at, _)| at).any(|plan| {
        let from = plan.saturating_sub(NEAR);
        let near = &words[from..words.len().min(plan + NEAR + 1)];
        let just_before = &words[plan.saturating_sub(4)..plan];
        has_ending(near) || holds(near, &["no", "longer"]) || just_before.contains(&"off")
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
            "",
        ] {
            assert!(!is_for_the_conference(words), "{words}");
        }
    }
}
