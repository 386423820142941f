//! Whose an action is, where more than one is named.

use super::*;

fn owners(text: &str) -> (String, Vec<String>) {
    let entry = read(text);
    let named = entry.owners().map(|owner| owner.words.clone()).collect();
    (entry.words, named)
}

#[test]
fn two_owners_are_both_owners_and_the_words_lose_both() {
    let table: [(&str, &str, &[&str]); 24] = [
        ("! joint visit @HV and @Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit @HV, @Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit @HV & @Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit @HV/@Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit @HV / @Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit @HV + @Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit, both @HV and @Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit @HV and @Mrs Osei by fri 4 dec", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit by fri 4 dec @HV and @Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit @HV by fri 4 dec and @Mrs Osei", "joint visit", &["HV", "Mrs Osei"]),
        ("! joint visit @HV, @Mrs Osei and @Mum", "joint visit", &["HV", "Mrs Osei", "Mum"]),
        ("! @HV and @Mrs Osei to weigh Ben", "to weigh Ben", &["HV", "Mrs Osei"]),
        ("! @HV, @Mum: weigh Ben by 4 dec", "weigh Ben", &["HV", "Mum"]),
        ("! joint visit @HV and @FSW", "joint visit", &["HV", "FSW"]),
        ("! joint visit @FSW/@HV", "joint visit", &["FSW", "HV"]),
        ("! weigh Ben seen by: his line @HV and @Mum", "weigh Ben", &["HV", "Mum"]),
        ("! joint visit @HV and @HV", "joint visit @HV and", &["HV"]),
        ("! weigh Ben @HV", "weigh Ben", &["HV"]),
        ("! ring @Mum about school @HV", "ring @Mum about school", &["HV"]),
        ("! ring @Mum @HV", "ring @Mum", &["HV"]),
        ("! ring @Mum and @Mrs Osei @HV", "ring @Mum and @Mrs Osei", &["HV"]),
        ("! @HV to weigh Ben with @Mum", "to weigh Ben with @Mum", &["HV"]),
        ("! ask @HV and @Mum to ring by 4 dec", "ask @HV and @Mum to ring", &["HV", "Mum"]),
        ("! write to a@hv.nhs.uk and b@hv.nhs.uk", "write to a@hv.nhs.uk and b@hv.nhs.uk", &[]),
    ];
    for (text, words, named) in table {
        let (found, all) = owners(text);
        assert_eq!(
            (found.as_str(), all.iter().map(String::as_str).collect::<Vec<_>>()),
            (words, named.to_vec()),
            "{text}"
        );
    }
}

#[test]
fn each_owner_is_who_is_on_record_and_one_nobody_knows_is_asked_about() {
    let entry = read("? joint visit @HV and @FSW by 4 dec");
    let ids: Vec<Option<Id>> = entry.owners().map(|owner| owner.person).collect();
    assert_eq!(ids, [Some(id(1)), None]);
    assert_eq!(unread(&entry), ["Nobody on record is called \"FSW\"."]);
    assert_eq!(listen("! visit @HV and @Mum"), "Action. Visit. Owners health visitor and mother. No date.");
}
