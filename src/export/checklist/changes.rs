//! What moved since the sitting before: both answers, and which way it went. Never an average, never a line through them.

use super::{With, Writing, say};
use crate::domain::audience::{Kept, Reader};
use crate::domain::checklist::in_words;
use crate::domain::checklist::mark::Mark;
use crate::domain::checklist::reach::{self, Beside};
use crate::domain::checklist::refusal;
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::checklist::trend::{self, Step, Trend};
use crate::domain::moment::long_date;
use crate::export::document::{Block, Draft, What};

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    let Some(before) = writing.copied.before else { return };
    if !super::for_whom(before.sitting).admits(draft.reader()) {
        return;
    }
    let (then, now) = (before.sitting.sitting, writing.sitting());
    let head = format!(
        "The sitting before was on {}, scored by {}.",
        long_date(then.date),
        super::rater(&then.rater)
    );
    say(draft, Block::Paragraph(head));
    if then.rater != now.rater {
        say(draft, Block::Paragraph("Somebody else scored then: part of what moved may be that.".into()));
    }
    match compared(writing, &before, draft.reader()) {
        Ok(trends) => moved(writing, &before, &trends, draft),
        Err(why) => say(draft, Block::Paragraph(why)),
    }
}

/// The trends of what the reader may have in both.
fn compared(writing: &Writing<'_>, before: &With<'_>, reader: &Reader) -> Result<Vec<Trend>, String> {
    refusal::same_edition(&before.sitting.sitting.edition, &writing.sitting().edition)
        .map_err(|refused| refused.to_string())?;
    let beside = Beside { hidden: Some(&writing.names), ..writing.copied.beside(before) };
    let (sheet, _) = reach::for_reader(before.sitting.sheet.clone(), &beside, reader);
    let then = SittingSheet { sitting: before.sitting.sitting, sheet };
    let now = SittingSheet { sitting: writing.sitting(), sheet: writing.sheet.clone() };
    let both = |trend: &Trend| then.sheet.row(&trend.key).is_some() && now.sheet.row(&trend.key).is_some();
    let trends = trend::trends(&[&then, &now]).map_err(|refused| refused.to_string())?;
    Ok(trends.into_iter().filter(both).collect())
}

fn moved(writing: &Writing<'_>, before: &With<'_>, trends: &[Trend], draft: &mut Draft) {
    let beside = writing.copied.beside(before);
    let (mut shown, mut same) = (false, 0);
    for trend in trends {
        let [then, now] = trend.points.as_slice() else { continue };
        let Some((row, step)) = writing.sheet.row(&trend.key).zip(now.step) else { continue };
        // What was not asked this time is said under what is missing: it is no change in the child's life.
        if then.mark == now.mark || step == Step::Silent || now.mark == Mark::Blank {
            same += usize::from(step == Step::Same);
            continue;
        }
        let said = |mark| in_words::answer(writing.sheet.instrument, (row.area, row.item), mark);
        let line =
            format!("{}: {}, then {}{}", writing.title(row), said(&then.mark), said(&now.mark), way(step));
        let earlier = before.sitting.sheet.row(&trend.key);
        let earlier = earlier.map(|row| beside.audience(writing.sheet.instrument, row)).unwrap_or_default();
        let block = writing.kept(row, line).with(Kept::new(earlier, ()), |line, ()| Block::bullet(line));
        draft.put(What::ChecklistAnswer, block);
        shown = true;
    }
    if !shown {
        say(draft, Block::Paragraph("No answer moved.".into()));
    } else if same > 0 {
        say(draft, Block::Paragraph("Every other answer that both have is the same.".into()));
    }
}

const fn way(step: Step) -> &'static str {
    match step {
        Step::Better => ": better",
        Step::Worse => ": worse",
        Step::New => ": known now",
        Step::Lost => ": not known any more",
        Step::TooSoon => " (too near to each other to say which way it goes)",
        Step::Same | Step::Silent | Step::NoOrder => "",
    }
}
