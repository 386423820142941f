//! One item on the screen: where it is, what is asked, what each level looks like, what stands beside the answer.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::answers::{answers, column, in_a_row};
use super::stop::{self, Stop};
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::instrument::{External, Scope};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::rollup::area_result;
use crate::domain::checklist::row::Row;
use crate::domain::checklist::sheet::Sheet;
use crate::domain::moment::short_date;
use crate::domain::text::width;
use crate::service::checklists::{SittingView, flow, in_words, words};
use crate::tui::pane::Env;
use crate::tui::pane::checklist::begun;
use crate::tui::pane::checklist::paper::in_a_line;
use crate::tui::pane::split::beside;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::page::{Page, Para};
use crate::tui::widget::paint::{cut, put, row};

/// From this width on the areas stand beside the item.
const WIDE: u16 = 100;
const COLUMNS: u16 = 34;
/// Below this width an item is set without empty rows, and its answers come before what else there is to bear in mind.
const NARROW: u16 = 60;

/// What is shown, at which stop, on which page.
type Shown<'a> = (&'a SittingView, &'a Stop, &'a mut Page);

pub(super) fn draw(frame: &mut Frame, area: Rect, (view, at, page): Shown<'_>, env: &Env) {
    let status = words::status(&view.instrument, area.width.into());
    put(frame, row(area, 0), &cut(status, area.width.into()), env.look.warning(), env.look);
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let sheet = view.sheet();
    let place = if area.width >= WIDE && !env.look.reader {
        let (left, right) = beside(frame, below, env, COLUMNS);
        areas(view, &sheet, at).draw(frame, left, env.look, false);
        right
    } else {
        below
    };
    draw_head(frame, row(place, 0), (view, &sheet, at), env);
    let body = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
    page.fill(paras(view, &sheet, at, env));
    page.draw(frame, body, env.look, true);
    if let Some(y) = given_in(page).and_then(|para| page.row_in_sight(para)) {
        frame.set_cursor_position(Position::new(body.x, body.y + y));
    }
}

/// The paragraph of the answer that was given.
fn given_in(page: &Page) -> Option<usize> {
    page.paras().iter().position(|para| para.lead.starts_with('>'))
}

/// `A Basic care   3 of 7 answered   worst so far 3 (1 item)`, and at the right edge whether it is about safety.
fn draw_head(
    frame: &mut Frame,
    place: Rect,
    (view, sheet, at): (&SittingView, &Sheet<'_>, &Stop),
    env: &Env,
) {
    let Some(item) = row_at(sheet, at) else {
        return put(frame, place, "Scales done on their own paper", env.look.heading(), env.look);
    };
    let result = area_result(sheet, item.area, view.sitting.chosen.get(&item.area.id));
    let name = if item.area.short.is_empty() { &item.area.name } else { &item.area.short };
    let so_far = words::so_far(sheet, item.area, &result);
    let mut left = format!("{} {name}   {so_far}", item.area.id);
    let right = if item.item.critical && !is_narrow(env) { "safety item" } else { "" };
    let columns = usize::from(place.width);
    if width(&left) > columns {
        left = left.replace("   ", "  ").replace(" answered", "").replace("worst so far", "worst");
    }
    put(frame, place, &cut(&left, columns), env.look.heading(), env.look);
    if width(&left) + width(right) + 2 <= columns && !right.is_empty() {
        let wide = u16::try_from(width(right)).unwrap_or(0);
        let place = Rect { x: place.right() - wide, width: wide, ..place };
        put(frame, place, right, env.look.warning(), env.look);
    }
}

fn row_at<'s, 'i>(sheet: &'s Sheet<'i>, at: &Stop) -> Option<&'s Row<'i>> {
    match at {
        Stop::Answer(key) => sheet.row(key),
        Stop::Paper(_) => None,
    }
}

/// The areas with what they come to, and the items of the one that is shown.
fn areas(view: &SittingView, sheet: &Sheet<'_>, at: &Stop) -> List {
    let mut items = Vec::new();
    let (mut chosen, mut rows) = (0, 0);
    let here = row_at(sheet, at).map(|row| row.area.id.as_str());
    for area in sheet.areas() {
        let name = if area.short.is_empty() { &area.name } else { &area.short };
        let result = area_result(sheet, area, view.sitting.chosen.get(&area.id));
        items.push(Item::Heading(format!("{} {name}   {result}", area.id)));
        for row in sheet.rows_in(&area.id).filter(|_| here == Some(area.id.as_str())) {
            if matches!(at, Stop::Answer(key) if *key == row.key) {
                chosen = rows;
            }
            rows += 1;
            items.push(Item::row(format!("{}  {}", in_words::sign(&row.mark), listed(view, row))));
        }
    }
    for external in &view.instrument.externals {
        if matches!(at, Stop::Paper(id) if *id == external.id) {
            chosen = rows;
        }
        rows += 1;
        items.push(Item::row(&external.name));
    }
    let mut list = List::new(items);
    list.choose(chosen);
    list
}

/// `H1 Mum: Carer's own health`: where it is cut, whose it is must be read.
fn listed(view: &SittingView, row: &Row<'_>) -> String {
    let carer = view.people.iter().find(|one| Some(one.id) == row.key.carer);
    let carer = carer.map(|one| format!("{}: ", one.handle)).unwrap_or_default();
    let rating = row.rating.map(|rating| format!("{}: ", rating.name)).unwrap_or_default();
    format!("{} {carer}{rating}{}", row.item.id, row.item.name)
}

/// `H1 Carer's own health (Mum)`.
pub(super) fn title(view: &SittingView, key: &Key) -> String {
    let item = view.instrument.item(&key.item);
    item.map_or_else(|| key.item.clone(), |(_, item)| in_words::title_of(item, key, &view.people))
}

/// Everything there is to read at a stop.
fn paras(view: &SittingView, sheet: &Sheet<'_>, at: &Stop, env: &Env) -> Vec<Para> {
    match at {
        Stop::Answer(key) => sheet.row(key).map(|row| item_paras(view, sheet, row, env)).unwrap_or_default(),
        Stop::Paper(id) => {
            let external = view.instrument.externals.iter().find(|one| one.id == *id);
            external.map(|external| paper_paras(view, external)).unwrap_or_default()
        }
    }
}

fn item_paras(view: &SittingView, sheet: &Sheet<'_>, row: &Row<'_>, env: &Env) -> Vec<Para> {
    let narrow = is_narrow(env);
    let safety = if row.item.critical && narrow { "   safety item" } else { "" };
    let mut paras = vec![Para::heading(format!("{}{safety}", title(view, &row.key)))];
    paras.extend(about_the_home(view, row));
    paras.extend(asks(row));
    let prompts = prompts(view, sheet, row);
    // In a narrow window the answers come first: they must be in sight, and nothing stands between them and what is asked.
    if narrow {
        paras.extend(in_a_row(view, row));
        paras.extend(answers(view, sheet, row, 0));
        paras.extend(prompts);
    } else {
        paras.extend(prompts);
        paras.push(Para::space());
        paras.extend(answers(view, sheet, row, column(view, row)));
    }
    paras.extend(what_stands_beside(view, row));
    paras.extend(what_is_to_write(view, row, env));
    paras.extend(then_ask(row));
    paras
}

const fn is_narrow(env: &Env) -> bool {
    env.columns < NARROW
}

/// What is asked: the item's own question, and where it has several ratings the one of this.
fn asks(row: &Row<'_>) -> Vec<Para> {
    let rating = row.rating.map(|rating| &rating.ask);
    let asks = [Some(&row.item.ask), rating].into_iter().flatten();
    asks.filter(|words| !words.is_empty()).map(Para::line).collect()
}

/// What to bear in mind at this age, and for a child with needs of their own.
fn prompts(view: &SittingView, sheet: &Sheet<'_>, row: &Row<'_>) -> Vec<Para> {
    let ages = view.instrument.ages();
    let age = ages.iter().find(|band| band.id == sheet.band).map_or("", |band| band.label.as_str());
    let by_band = row.item.by_band.get(&sheet.band).map(|words| format!("{age}: {words}"));
    let needs = !view.child.needs.is_empty() && !row.item.disabled.is_empty();
    let disabled = needs.then(|| format!("Disability or health: {}", row.item.disabled));
    by_band.into_iter().chain(disabled).map(Para::line).collect()
}

/// Whose an answer about the home is too, and why it can no longer be given.
fn about_the_home(view: &SittingView, row: &Row<'_>) -> Vec<Para> {
    if row.item.scope != Scope::Household {
        return Vec::new();
    }
    let names: Vec<String> = view.siblings.iter().map(|child| child.name.clone()).collect();
    let shared =
        if names.is_empty() { String::new() } else { format!(": shared with {}", words::joined(&names)) };
    let mut paras = vec![Para::line(format!("About the home{shared}"))];
    paras.extend(flow::fixed_because(view, &row.key).filter(|_| !view.is_closed()).map(Para::line));
    paras
}

/// What stands beside the answer, part by part.
fn what_stands_beside(view: &SittingView, row: &Row<'_>) -> Vec<Para> {
    let mut paras = Vec::new();
    let child = &view.child.name;
    if let Some(evidence) = view.beside(&row.key) {
        let said = said_beside(evidence);
        if !said.is_empty() {
            paras.push(Para::space());
            let audience = evidence.audience.in_words(&view.people);
            paras.push(Para::heading(format!("Beside it   for: {audience}")));
        }
        paras.extend(said.into_iter().map(|(part, value)| {
            Para::line(format!("{}: {value}", words::begun(&words::part(part, child))))
        }));
    }
    paras
}

/// That words were begun here and are not saved; else what the file asks for at this level and is not there.
fn what_is_to_write(view: &SittingView, row: &Row<'_>, env: &Env) -> Vec<Para> {
    if !view.is_closed() && begun::is_begun(env, view.sitting.id, &row.key) {
        let words =
            "Words begun here are not saved, and are no part of the sitting yet. Enter goes on with them.";
        return vec![Para::space(), Para::line(words)];
    }
    let Mark::Level(value) = &row.mark else { return Vec::new() };
    let missing = flow::missing(view, row.item, &row.key, value);
    if missing.is_empty() {
        return Vec::new();
    }
    let missing: Vec<String> = missing.into_iter().map(|part| words::part(part, &view.child.name)).collect();
    let words =
        format!("The checklist asks here for {}. Enter writes it; it can wait.", words::joined(&missing));
    vec![Para::space(), Para::line(words)]
}

fn said_beside(evidence: &Evidence) -> Vec<(&'static str, String)> {
    let parts = [
        ("evidence", evidence.words.clone()),
        ("source", words::in_words(&evidence.source)),
        ("seen_on", evidence.seen_on.map(short_date).unwrap_or_default()),
        ("impact_on_child", evidence.impact_on_child.clone()),
        ("child_view", evidence.child_view.clone()),
        ("carer_view", evidence.carer_view.clone()),
        ("strength", evidence.strength.clone()),
        ("barrier", words::in_words(&evidence.barrier)),
        ("since", evidence.since.clone()),
        ("checked_with", evidence.checked_with.clone()),
    ];
    parts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn then_ask(row: &Row<'_>) -> Vec<Para> {
    if row.item.then_ask.is_empty() {
        return Vec::new();
    }
    let asks = row.item.then_ask.iter().map(|ask| Para::item("- ", ask));
    [Para::space(), Para::heading("Then ask")].into_iter().chain(asks).collect()
}

fn paper_paras(view: &SittingView, external: &External) -> Vec<Para> {
    let mut paras = vec![Para::heading(&external.name), Para::words(&external.about)];
    let kept: Vec<_> = view.papers.iter().filter(|paper| paper.external == external.id).collect();
    let lead = if kept.is_empty() { "Nothing is kept of it yet." } else { "What its paper says:" };
    paras.push(Para::line(lead));
    paras.extend(kept.into_iter().map(|paper| Para::item("- ", in_a_line(external, paper))));
    paras.extend([Para::space(), Para::line("Enter writes down what a paper says.")]);
    paras
}

/// `A1   1 of 50   3 answered   more below`.
pub(super) fn status(view: &SittingView, at: &Stop, page: &Page, env: &Env) -> String {
    let stops = stop::all(view);
    let number = stops.iter().position(|stop| stop == at).map_or(0, |n| n + 1);
    if env.look.reader {
        return format!("{number} of {}. {}", stops.len(), sentence(view, at));
    }
    let left = flow::unanswered(view).len();
    let left = if left == 0 { "none left".to_owned() } else { format!("{left} left") };
    let closed = if view.is_closed() { "   closed" } else { "" };
    let more = if page.has_more() { "   more below" } else { "" };
    format!("{number} of {}{closed}   {left}{more}", stops.len())
}

/// The item and its answer in a sentence.
pub(super) fn sentence(view: &SittingView, at: &Stop) -> String {
    match at {
        Stop::Answer(key) => {
            let mark = view.mark(key).unwrap_or(&Mark::Blank);
            let about = view.instrument.item(&key.item);
            let answer = about.map(|about| in_words::answer(&view.instrument, about, mark));
            format!("{}: {}", title(view, key), answer.unwrap_or_default())
        }
        Stop::Paper(id) => {
            let external = view.instrument.externals.iter().find(|one| one.id == *id);
            external.map_or_else(String::new, |external| external.name.clone())
        }
    }
}
