//! Every screen there is, each reached by keys: for what must hold on all of them.

use portal::tui::look::Look;

use crate::desk::Desk;

/// A screen's name, and the keys from the first screen to it.
pub const PLACES: [(&str, &str); 49] = [
    ("home", ""),
    ("guidance", "2"),
    ("guidance page", "2<Down><Down><Down><Enter>"),
    ("see also", "2<Down><Enter>r"),
    ("plain page", "2<Down><Enter>p"),
    ("start", "<Ctrl-P>go.start<Enter>"),
    ("start end", "<Ctrl-P>go.start<Enter><Down><Enter><Down><Enter><Enter>"),
    ("note", "<Ctrl-P>go.start<Enter><Enter><Enter><Down><Enter>f-999<PageDown><Enter>"),
    ("other authority", "<Ctrl-P>content.other<Enter><Enter><Enter>"),
    ("search", "/"),
    ("search hits", "/Ben"),
    ("search found", "/often<Enter>"),
    ("tools", "3<Enter>"),
    ("core group", "4"),
    ("template", "4<End><Enter>"),
    ("contacts", "5<Enter>"),
    ("links", "6<Enter>"),
    ("videos", "7<Enter>"),
    ("family", "4<Enter>"),
    ("terms of reference", "4<Enter>t"),
    ("form family", "4nF-300<Enter>4 sep"),
    ("form person", "4<Enter>aGran<Enter>2<PageDown><Enter>"),
    ("form shield", "4<Enter>s2<Enter>12<Enter>Gran<PageDown><Enter>"),
    ("form conference", "4<Enter>d<Down>31 feb<PageDown><Enter>"),
    ("attendance", "4<Enter>r<Down><Enter>y<Up><Down>i<Down>n"),
    ("last time", "4<Enter>r<Down><Enter><PageDown>ns<Down>d"),
    (
        "recorder",
        "4<Enter>r<Down><Enter><PageDown><PageDown>+ two clinics<Enter>! weigh Ben @HV by fri<Enter>\" Ava to @SW: my tea<Enter>seen",
    ),
    (
        "recorder outside room view",
        "4<Enter>r<Down><Enter><F5><Down><Enter><PageDown><PageDown>+ two clinics<Enter>17 Weaver Street<Enter>\" Ava to @SW: my tea<Enter>seen",
    ),
    ("not shown in room view", "4<Enter>r<Down><Enter><PageDown><PageDown><Esc><Esc>"),
    ("agenda", "4<Enter>r<Down><Enter><PageDown><PageDown>! weigh Ben @HV by fri<Enter><Tab>"),
    ("closing", "4<Enter>r<Down><Enter><PageDown><PageDown>-- boiler off<Enter>.close<Enter>why not"),
    (
        "record",
        "4<Enter>r<Down><Enter><PageDown><PageDown>-- boiler off<Enter>.close<Enter>.close<Enter><Down><Enter><PageDown>",
    ),
    ("read back", "4<Enter>r<Down><Enter><PageDown><PageDown>! weigh Ben @HV by fri<Enter>.read<Enter>"),
    (
        "spelling",
        "4<Enter>r<Down><Enter><PageDown><PageDown>boilr off since Sunday<Enter>hygeine<Enter>.spelling<Enter>",
    ),
    ("known words", ":known-words<Enter>aMaplewood<Enter>"),
    ("own words", "4<Enter><Down><Enter>w"),
    ("checklists", "4<Enter>i"),
    ("checklists begun", "4<Enter>in2<Enter><Right><Right><Right><Enter>School<PageDown><Enter>12<Esc>"),
    ("begin a sitting", "4<Enter>in2<Enter>3<PageDown><Enter>"),
    ("scoring", "4<Enter>in2<Enter><Right><Right><Right><Enter>School<PageDown><Enter>12k"),
    (
        "evidence",
        "4<Enter>in2<Enter><Right><Right><Right><Enter>School<PageDown><Enter>3no breakfast, 3 days of 5<Enter>1",
    ),
    (
        "scoring in words",
        "4<Enter>in2<Enter>2<Enter>School<PageDown><Enter><Enter>boiler off<PageDown><Enter>k",
    ),
    ("scoring on a line", "4<Enter>in2<Enter>5<Enter>School<PageDown><Enter>7k"),
    ("result on paper", "4<Enter>in2<Enter>7<Enter>School<PageDown><Enter><Enter>1<Enter>14"),
    ("sitting read", "4<Enter>in2<Enter><Right><Right><Right><Enter>School<PageDown><Enter>12ur"),
    (
        "judgement",
        "4<Enter>in2<Enter><Right><Right><Right><Enter>School<PageDown><Enter>12rwlevel three<PageDown><Enter>",
    ),
    ("palette", "<Ctrl-P>ga"),
    ("help", "?"),
    ("danger now", "!"),
];

/// Questions laid over a screen.
pub const QUESTIONS: [(&str, &str); 6] = [
    ("prompt", "4<Enter>r<Down><Enter>+Mrs Osei, school nurse"),
    ("choice", "4<Enter>r<Down><Enter><Down>nw<Down>"),
    ("danger after an answer", "4<Enter>in2<Enter><Right><Right><Right><Enter>School<PageDown><Enter>4"),
    (
        "what stands in the way",
        "4<Enter>in2<Enter><Right><Right><Right><Enter>School<PageDown><Enter>/b1<Enter>3",
    ),
    ("leave room view", "4<Enter>r<Down><Enter><F5>"),
    ("blank", "<F8>"),
];

pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    PLACES.into_iter().chain(QUESTIONS)
}

/// The screen of this name, at this size, in this look.
pub fn at(keys: &str, (width, height): (u16, u16), look: Look) -> Desk {
    let mut desk = Desk::with(width, height, look);
    desk.keys(keys);
    desk
}
