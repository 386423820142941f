//! Sentences for made-up families. `{child}` is the child's name; `{-4}` is a day counted from the meeting.

/// Why there is a plan.
pub(super) const ABOUT: &[&str] = &[
    "Appointments missed over a year, little food in the house, and letters in a language nobody there reads.",
    "A flat that was unsafe for small children, and grown-ups worn out by nights and bills.",
    "School worried first: tired, hungry, late, and the oldest doing an adult's work.",
    "Drinking in the house at weekends, and nobody sure who gets the children up.",
    "A mother low since the birth, a father away for work, and no family near.",
];

/// Under how we work.
pub(super) const HOW_WE_WORK: &[&str] = &[
    "agreement read out, everybody has a copy",
    "+ everybody accepts it, Mum asked for it in bigger print",
    "~ Mum: six people round a table is too many. smaller room next time",
    "- minutes by post, not by email, the phone is shared",
    "> SW takes the notes, DSL leads if SW is away",
    "-- GP did not get the invitation, ours to put right",
];

/// Under why there is a plan, and since last time.
pub(super) const FAMILY: &[&str] = &[
    "Mum, in her own words: some days i just cannot start",
    "+ let us in every time, {-20} planned and {-6} not",
    "+ kitchen clean and food in, {-6} visit, nobody had rung first",
    "-- told by HV: three appointments of five not brought since {-60}",
    "-- seen: one bed for two, no sheet on it, {-6} visit",
    "-- meter on emergency credit again, told by Mum herself",
    "told by Gran: eats like a horse when they are at hers",
    "our side: one visit cancelled by us, one letter to the old address",
    "two buses to the clinic with a pushchair, nobody had asked how they would get there",
    "benefit stopped {-12}, food bank voucher given the same day",
    "Mum has rung the surgery for herself, first time in a year",
    "household the same, nobody new staying",
];

/// Under a child too young for school.
pub(super) const LITTLE: &[&str] = &[
    "+ {child} weighed {-6}, back on the line",
    "+ {child} brought to all three injections",
    "+ {child} goes to Mum to be picked up, and settles",
    "-- {child} was not brought {-9}, nobody rang, nobody from the clinic rang either",
    "-- seen: {child} in the pushchair from eleven to two, {-6} visit",
    "-- seen: last night's bottle in the cot, {-6} visit",
    "seen at home {-6}, awake, on the floor with the others",
    "a day for {child}: wakes at five, bottle, telly, sleeps when the others go out, bath if there is hot water",
    "told by Gran: {child} sleeps through at hers",
    "told by HV: {child} babbles less than three months ago",
    "? who has {child} when Mum is at work",
];

/// Under a child of school age.
pub(super) const CHILD: &[&str] = &[
    "+ {child} in 9 days of 10, on time for most",
    "+ {child} brought to both dentist visits",
    "+ {child} has a friend to tea now, that is new",
    "+ new shoes that fit, {child} showed everybody",
    "-- {child} hungry at register on 3 days of 5",
    "-- {child} was not brought {-9}, nobody rang, nobody from the clinic rang either",
    "-- {child} tired by ten in the morning, head on the desk",
    "-- seen: {child} in the same jumper {-14} to {-10}, wet at the cuffs",
    "-- told by DSL: {child} does not want to say who is at home at night",
    "seen alone by SW {-8}, twenty minutes, at school",
    "seen at home {-6}, not alone, brothers and sisters in the room",
    "a day for {child}: up with the others, cereal if there is milk, telly till somebody finds the shoes",
    "told by Gran: {child} sleeps through at hers",
    "? has {child} had an eye test",
    "? who fetches {child} when Mum is at work",
];

/// Under a child not yet born.
pub(super) const UNBORN: &[&str] = &[
    "scan {-10} fine, next one booked",
    "+ Mum has kept every antenatal date since {-40}",
    "-- nowhere for a cot yet",
    "? who is with Mum at the birth",
    "midwife visits at home, Mum asked her to",
];

/// A child's own words, for those who can tell them.
pub(super) const OWN_WORDS: &[&str] = &[
    "\" {child} to @DSL {-7}, alone, asked: what happens in the morning: i get up when i hear the door",
    "\" {child} to @SW {-8}, alone, asked: what is good at home: when we all have tea at the table",
    "\" {child} to @DSL {-5}, not alone: can i stay for clubs every day",
    "\" {child} to @SW {-8}, alone, asked: what are nights like: i put the telly on so it is not quiet",
    "\" {child} to @HV {-12}, not alone, asked: what is for tea (pictures): toast",
];

/// Under the plan.
pub(super) const PLAN: &[&str] = &[
    "what better looks like: breakfast every day, bed by eight, somebody at the gate",
    "Mum's first wish: a door that locks and a night's sleep",
    "mornings better, nights the same",
    "clinic dates kept: two of three, was one of three",
    "checklist the same as last time on most lines, better on food",
    "what was promised and what was seen: visits yes, appointments not yet",
];

/// Under risk.
pub(super) const RISK: &[&str] = &[
    "harm seen: weight down at two checks running. harm likely: teeth, sleep, falling behind",
    "what protects: Gran on the next street, a school that notices, Mum who says how it is",
    "lower than last time for the older ones, the same for the youngest",
    "the same, and we have been here before: what would have to be different",
    "higher at weekends, nobody of us sees them between friday and monday",
];

/// For professionals only.
pub(super) const PROFESSIONALS: &[&str] = &[
    "view: we count visits because visits are what we can count",
    "police log to be asked for again, the last one stopped at {-90}",
    "view: two of us heard two different reasons for the same missed clinic",
];

/// Not for Dad.
pub(super) const NOT_FOR_DAD: &[&str] = &[
    "Mum has asked about a place of her own. Dad is not to know that she asked",
    "Mum sees somebody on thursdays about money. hers to tell",
];

/// Under decisions.
pub(super) const DECISIONS: &[&str] = &[
    "> core group every six weeks until the review conference",
    "> SW sees each child alone before the next one",
    "> HV and DSL do a checklist each and compare",
    "Mum agrees, in her words: if somebody comes with me, yes",
    "~ DSL: thinks this moves too slowly for the youngest, will write to SW's manager",
    "> SW tells the children {+3}",
    "who tells the oldest: not decided",
];

/// What people say they will do for a child: what, who, how it is seen.
pub(super) const FOR_A_CHILD: &[(&str, &str, &str)] = &[
    ("weigh {child} every two weeks", "HV", "line on the chart goes up and not along"),
    ("dentist for {child}", "HV", ""),
    ("eye test for {child}", "Mum", ""),
    ("free nursery hours or breakfast club for {child}", "DSL", "there and fed before nine"),
    ("bed and bedding for {child}", "SW", "own bed, slept in"),
    ("find out whom {child} goes to when it is hard", "DSL", ""),
    ("see {child} without the others", "SW", ""),
];

/// What people say they will do for the household.
pub(super) const FOR_THE_HOUSEHOLD: &[(&str, &str, &str)] = &[
    ("ring housing about the damp", "SW", ""),
    ("medication review for Mum", "GP", ""),
    ("bus passes for clinic days", "SW", "brought to the next two"),
    ("one bedtime a week written down, good or bad", "Mum", "asleep before nine"),
    ("letters sent to Mum as texts, in the language she reads", "HV", ""),
];

/// What changed for the child, where the action was done.
pub(super) const CHANGED: &[&str] = &[
    "eats something every morning now",
    "sleeps through, three nights of five",
    "was brought, and was not frightened",
    "has somebody to tell",
    "no change that anybody has seen",
    "",
];

/// And where it was not, or not wholly.
pub(super) const NOT_CHANGED: &[&str] = &["nothing yet", "still waiting", "a little: two days of five", ""];

/// What must change, what better looks like, how it is measured, how it was.
pub(super) const OUTCOMES: &[(&str, &str, &str, &str)] = &[
    (
        "{child} is fed every morning.",
        "Breakfast before school, sitting down.",
        "School register and {child}'s word.",
        "2 days of 5.",
    ),
    (
        "{child} is brought to what keeps {child} well.",
        "Every date kept, or moved by an adult.",
        "Clinic list.",
        "2 of 5 kept.",
    ),
    (
        "{child} sleeps.",
        "In bed by eight, own bed, dry.",
        "Mum's week sheet; how {child} is at ten in the morning.",
        "Asleep on the desk twice a week.",
    ),
    (
        "{child} has an adult to go to.",
        "Names one, and has talked to them.",
        "What {child} says.",
        "Named nobody.",
    ),
];

/// Where a meeting was.
pub(super) const PLACES: &[&str] =
    &["school, small hall", "children's centre", "health centre, room 4", "by video"];

/// Why a meeting was late: always a service's reason.
pub(super) const LATE: &[&str] = &[
    "Ours: no room that week.",
    "Ours: the interpreter could not come and we had asked too late.",
    "Ours: the lead social worker changed.",
];
