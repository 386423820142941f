//! Which commands the hint line shows in a context, the most useful first.

use super::{
    Agenda, App, Attendance, Checklist, Choice, Closing, Command, Comparison, Contacts, Context, Family,
    Form, KnownWords, LastTime, Lock, Move, OwnWords, Pages, Palette, Prompt, ReadBack, Record, Recorder,
    Scoring, Search, ShortCodes, SittingRead, Sort, Spelling, Steps, Trend, Unlock, Words,
};

/// The commands worth showing in a context.
#[must_use]
#[expect(clippy::too_many_lines, reason = "it is a table, one context after the other")]
pub const fn hints(context: Context) -> &'static [Command] {
    match context {
        Context::App => &[
            Command::App(App::Help),
            Command::App(App::Palette),
            Command::App(App::DangerNow),
            Command::App(App::Search),
            Command::App(App::Back),
        ],
        Context::Move => &[Command::Move(Move::Open)],
        Context::Pages => &[Command::Pages(Pages::Related), Command::Pages(Pages::Back)],
        // Both have rows in their lists that say what can be added.
        Context::Families => &[],
        Context::Family => &[Command::Family(Family::NewReview), Command::Family(Family::NewPlan)],
        Context::Recorder => &[
            Command::Recorder(Recorder::Next),
            Command::Recorder(Recorder::Beside),
            Command::Recorder(Recorder::Audience),
            Command::App(App::Urgent),
            Command::Recorder(Recorder::Close),
        ],
        Context::Agenda => &[Command::Agenda(Agenda::Return), Command::Move(Move::Open)],
        Context::Attendance => &[
            Command::Attendance(Attendance::Came),
            Command::Attendance(Attendance::NotCame),
            Command::Attendance(Attendance::Part),
            Command::Attendance(Attendance::Apologies),
            Command::Attendance(Attendance::Add),
        ],
        Context::LastTime => &[
            Command::LastTime(LastTime::Done),
            Command::LastTime(LastTime::Part),
            Command::LastTime(LastTime::NotDone),
            Command::LastTime(LastTime::Move),
        ],
        Context::Sort => {
            &[Command::Sort(Sort::Leave), Command::Sort(Sort::Before), Command::Sort(Sort::Undo)]
        }
        Context::Spelling => &[
            Command::Spelling(Spelling::One),
            Command::Spelling(Spelling::Pass),
            Command::Spelling(Spelling::Know),
            Command::Spelling(Spelling::Go),
        ],
        Context::KnownWords => {
            &[Command::KnownWords(KnownWords::Add), Command::KnownWords(KnownWords::Remove)]
        }
        Context::ShortCodes => &[
            Command::ShortCodes(ShortCodes::Add),
            Command::ShortCodes(ShortCodes::Correct),
            Command::ShortCodes(ShortCodes::Remove),
        ],
        Context::Closing => &[
            Command::Closing(Closing::Next),
            Command::Closing(Closing::Unanswered),
            Command::Closing(Closing::Table),
            Command::Closing(Closing::Close),
        ],
        Context::Record => &[
            Command::Record(Record::Export),
            Command::Record(Record::ForReader),
            Command::Record(Record::Addendum),
            Command::Record(Record::Given),
            Command::Record(Record::Asked),
        ],
        Context::ReadBack => &[
            Command::ReadBack(ReadBack::Agrees),
            Command::ReadBack(ReadBack::InPart),
            Command::ReadBack(ReadBack::DoesNotAgree),
            Command::ReadBack(ReadBack::Says),
            Command::ReadBack(ReadBack::Next),
        ],
        Context::OwnWords => &[
            Command::OwnWords(OwnWords::Decide),
            Command::OwnWords(OwnWords::ForReader),
            Command::Move(Move::Export),
        ],
        Context::Checklist => &[Command::Checklist(Checklist::Begin), Command::Checklist(Checklist::About)],
        Context::Scoring => &[
            Command::Scoring(Scoring::Beside),
            Command::Scoring(Scoring::TakeBack),
            Command::Scoring(Scoring::Unanswered),
            Command::Scoring(Scoring::Read),
            Command::Scoring(Scoring::Leave),
        ],
        Context::SittingRead => &[
            Command::SittingRead(SittingRead::Judge),
            Command::SittingRead(SittingRead::Outcome),
            Command::SittingRead(SittingRead::Trend),
            Command::SittingRead(SittingRead::Compare),
        ],
        Context::Trend => &[Command::Trend(Trend::Filter)],
        Context::Comparison => &[Command::Comparison(Comparison::Agree)],
        Context::Palette => &[Command::Palette(Palette::Run), Command::Palette(Palette::Leave)],
        Context::Contacts => &[
            Command::Contacts(Contacts::Add),
            Command::Contacts(Contacts::Correct),
            Command::Contacts(Contacts::Checked),
            Command::App(App::Authority),
        ],
        Context::Search => &[
            Command::Search(Search::Open),
            Command::Search(Search::Down),
            Command::App(App::Back),
            Command::App(App::DangerNow),
        ],
        Context::Prompt => &[Command::Prompt(Prompt::Take), Command::Prompt(Prompt::Leave)],
        Context::Form => {
            &[Command::Form(Form::Take), Command::Form(Form::Previous), Command::Form(Form::Last)]
        }
        Context::Choice => &[Command::Choice(Choice::Take), Command::Choice(Choice::Leave)],
        Context::Unlock => &[
            // All but the last fit in 40 columns.
            Command::Unlock(Unlock::Take),
            Command::Unlock(Unlock::Forgot),
            Command::Unlock(Unlock::Leave),
            Command::Unlock(Unlock::Show),
        ],
        Context::Steps => {
            &[Command::Steps(Steps::Next), Command::Steps(Steps::Before), Command::Steps(Steps::Show)]
        }
        Context::Words => &[Command::Words(Words::Take), Command::Words(Words::Back)],
        Context::Lock => &[Command::Lock(Lock::Unlock)],
    }
}

/// The label of a command in a hint line that is too short for all of them, where there is a shorter one.
#[must_use]
pub const fn short(command: Command) -> Option<&'static str> {
    match command {
        Command::Steps(Steps::Show) => Some("show"),
        Command::Scoring(Scoring::Beside) => Some("evidence"),
        Command::Scoring(Scoring::Leave) => Some("leave"),
        Command::Steps(Steps::Before) => Some("back"),
        _ => None,
    }
}
