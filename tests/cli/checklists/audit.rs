//! How far people who score agree, over many children: only where there is enough to say, and never of one child.

use std::fmt::Write as _;

use super::{checklist, score, with_family};

/// A family with so many children, scored twice.
fn scored(data: &std::path::Path, children: usize) {
    let mut family = String::from("reference = \"F-300\"\nsince = 2026-01-05\n");
    for n in 0..children {
        let _ = write!(family, "[[children]]\nname = \"C{n}\"\nborn = 2020-01-01\n");
    }
    std::fs::write(data.join("f.toml"), family).unwrap();
    let added = super::run(data, &["--practice", "family", "add", "--from", "f.toml"]);
    assert_eq!(added.code, 0, "{}", added.err);
    for n in 0..children {
        for (who, role, shift) in [("HV", "health visitor", 0), ("SC", "school", 1)] {
            let mut text =
                format!("date = 2026-11-2{shift}\n[rater]\nname = \"{who}\"\nrole = \"{role}\"\n[answers]\n");
            for (at, item) in ["A1", "A2", "A3", "A4", "A5"].iter().enumerate() {
                let level = (n + at) % 4 + 1;
                let level = if shift == 1 && (n + at) % 5 == 0 { level % 4 + 1 } else { level };
                let _ = writeln!(text, "{item} = {level}");
            }
            std::fs::write(data.join("a.toml"), text).unwrap();
            let child = format!("C{n}");
            let words = ["score", "F-300", &child, "--instrument", "open-care", "--from", "a.toml"];
            let answer = checklist(data, &words);
            assert_eq!(answer.code, 0, "{}", answer.err);
        }
    }
}

#[test]
fn an_area_with_enough_pairs_has_its_figure_and_one_with_too_few_is_refused_in_words() {
    let data = with_family();
    scored(data.path(), 6);
    let found = super::checklist_json(data.path(), &["audit", "--instrument", "open-care"]);
    let rows = found["wordings"][0]["areas"].as_array().unwrap();
    let area = rows.iter().find(|row| row["id"] == "A").unwrap();
    assert!(area["n"].as_u64().unwrap() >= 30, "{area}");
    let agree = area["exact"].as_f64().unwrap();
    assert!((0.5..1.0).contains(&agree), "{area}");
    let kappa = area["kappa_linear"].as_f64();
    assert!(kappa.is_some_and(|kappa| kappa < 1.0) || area["alpha_ordinal"].is_number(), "{area}");
    let item =
        found["wordings"][0]["items"].as_array().unwrap().iter().find(|row| row["id"] == "A1").unwrap();
    assert!(item["refused"].as_str().unwrap().contains("Too few to say"), "{item}");
    assert!(item.get("kappa_linear").is_none() && item.get("exact").is_none(), "{item}");
    let text = checklist(data.path(), &["audit", "--instrument", "open-care"]).out;
    assert!(text.contains("(n ") && text.contains("kappa, linear weights"), "{text}");
    assert!(text.contains("Too few to say") && !text.contains("C0"), "{text}");
}

#[test]
fn sittings_of_different_times_are_not_put_together() {
    let data = with_family();
    for (who, date) in [("HV", "2026-06-01"), ("School", "2026-11-01")] {
        let text = format!("date = {date}\n[rater]\nname = \"{who}\"\n[answers]\nA1 = 2\n");
        assert_eq!(score(data.path(), "Mia", "home-conditions", &text).code, 1, "it has no A1");
        let text = format!("date = {date}\n[rater]\nname = \"{who}\"\n[answers]\nL2 = 4\n");
        assert_eq!(score(data.path(), "Mia", "safety-line", &text).code, 0);
    }
    let apart = checklist(data.path(), &["audit", "--instrument", "safety-line", "--days", "7"]);
    let near = checklist(data.path(), &["audit", "--instrument", "safety-line", "--days", "366"]);
    let children = |text: &str| {
        text.lines().find(|line| line.contains("Scored by two")).map(|line| line.trim().to_owned())
    };
    assert_ne!((apart.code, children(&apart.out)), (near.code, children(&near.out)));
    assert!(near.out.contains("Too few to say"), "{}", near.out);
}
