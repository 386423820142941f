//! The rows. A row makes the command: its enum variant, its keys and its words are born together.

use super::{Context, Row};

macro_rules! commands {
    ($($name:ident: $about:literal {
        $($variant:ident $id:literal [$($key:literal),*] $(. $dot:literal)? $label:literal $help:literal)+
    })+) => {$(
        #[doc = $about]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = $help] $variant),+
        }

        impl $name {
            /// Every command of this context.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its row.
            #[must_use]
            pub const fn row(self) -> &'static Row {
                match self {
                    $(Self::$variant => &Row {
                        id: $id,
                        context: Context::$name,
                        keys: &[$($key),*],
                        dot: commands!(@dot $($dot)?),
                        label: $label,
                        help: $help,
                    }),+
                }
            }
        }
    )+};
    (@dot) => { None };
    (@dot $dot:literal) => { Some($dot) };
}

commands! {
    App: "What works everywhere." {
        Palette "palette" ["Ctrl-P", ":"] ."find" "Find an action"
            "Opens the list of everything that can be done here; type a part of its name."
        Help "help" ["?", "F1"] ."help" "What can I press"
            "Lists the keys that work in this place, and runs the one chosen."
        Where "where-am-i" ["F2"] ."where" "Where am I"
            "Says the screen, the place and the save state in one line."
        DangerNow "contacts.danger-now" ["!", "Ctrl-U"] ."danger" "Danger now"
            "Shows whom to ring when a child is in danger now."
        Urgent "urgent" ["F9", "U"] ."urgent" "Urgent"
            "Saves, stamps the time, pauses the meeting, shows whom to ring; Enter then opens the urgent note."
        Search "search" ["/", "Ctrl-F"] ."search" "Search"
            "Searches the records, newest first; on Guidance, the guidance."
        Home "go.home" ["1"] "Home"
            "Shows what is due and what is unfinished."
        Guidance "go.guidance" ["2"] "Guidance"
            "Opens the guidance."
        Tools "go.tools" ["3"] "Tools"
            "Opens the tools: what each is for, and its limits."
        CoreGroup "go.core-group" ["4"] "Core group"
            "Opens the families, the core group's templates and the group agreement."
        Contacts "go.contacts" ["5"] "Contacts"
            "Opens the contacts, by need."
        Links "go.links" ["6"] "Links"
            "Opens the links."
        Videos "go.videos" ["7"] "Videos"
            "Opens the list of films."
        Resume "meeting.resume" ["u"] "Unfinished meeting"
            "Goes back to the meeting that is not finished, at the place where it was left."
        Back "back" ["Esc", "b", "Ctrl-G"] ."back" "Back"
            "Goes back one step. Nothing is thrown away."
        Blank "screen.blank" ["Ctrl-X", "F8"] ."blank" "Blank the screen"
            "Empties the screen at once; the next key brings it back. Everything stays saved."
        Lock "lock" [] ."lock" "Lock"
            "Saves, and hides everything until it is unlocked."
        MyStore "store" [] ."store" "My store"
            "Passphrase, recovery words, copies and checks of the practitioner's own store; and how to open or make it."
        Reader "screen.reader" [] ."reader" "Reader setting"
            "One column without rules, for a screen reader; lines are said in words. Again turns it off."
        Ascii "screen.ascii" [] ."ascii" "Plain characters"
            "Draws with ASCII characters only, where lines or letters look wrong. Again turns it off."
        Authority "setting.authority" [] ."authority" "Authority"
            "Chooses whose guidance, contacts, templates and time limits are used, now and the next time."
        Redraw "screen.redraw" ["Ctrl-L"] ."redraw" "Redraw"
            "Draws the whole screen again."
        Quit "quit" ["q"] ."quit" "Leave"
            "Saves and leaves the program. Ctrl-C twice does the same."
    }
    Move: "What moves in a list or a page." {
        Down "move.down" ["Down", "j"] "Down"
            "Goes to the next row."
        Up "move.up" ["Up", "k"] "Up"
            "Goes to the row before."
        PageDown "move.page-down" ["PageDown", "Space"] "A page down"
            "Goes a screenful down."
        PageUp "move.page-up" ["PageUp"] "A page up"
            "Goes a screenful up."
        First "move.first" ["Home"] "First"
            "Goes to the first row."
        Last "move.last" ["End"] "Last"
            "Goes to the last row."
        Open "move.open" ["Enter", "Right"] "Open"
            "Opens what is chosen, or moves to it."
        List "move.list" ["Left"] "To the list"
            "Goes back to the list beside the page."
        Export "document.export" ["x"] "Save as a file"
            "Saves the document shown as Markdown or plain text."
    }
    Family: "What works in a family's workspace." {
        NewReview "meeting.new-review" ["r"] "New review meeting"
            "Starts a review meeting, filled in with everything known."
        NewPlan "meeting.new-plan" ["p"] "New plan meeting"
            "Starts the first core group, which makes the plan."
        NewExtra "meeting.new-extra" ["e"] "New extra meeting"
            "Starts a meeting between two others."
        NewProfessionals "meeting.new-professionals" ["o"] "New professionals-only meeting"
            "Starts a meeting without the family. Speak to the lead social worker or the deputy first."
        NewPlanned "meeting.new-planned" ["n"] "Plan a meeting ahead"
            "Notes a meeting for a day to come. It is begun from the family's list of meetings when the day is there."
        Agreement "family.agreement" ["t"] "Terms of Reference"
            "Shows the group agreement filled in for this family."
        ChildAdd "child.add" ["c"] "Add a child"
            "Adds a child, born or expected."
        ChildEdit "child.edit" ["C"] "Correct a child"
            "Corrects what is on record about a child. What stood there before stays in the change log."
        PersonAdd "person.add" ["a"] "Add a person"
            "Adds somebody around the family, with their seat and what they are to the children."
        PersonEdit "person.edit" ["A"] "Correct a person"
            "Corrects what is on record about somebody."
        MemberAdd "member.add" ["m"] "Add a core group member"
            "Gives somebody on record a seat in the core group."
        MemberEdit "member.edit" ["M"] "Correct or end a seat"
            "Corrects a seat in the core group, or says when it ended."
        TieAdd "tie.add" ["l"] "Say what somebody is to a child"
            "Adds what a person is to one child: relation, parental responsibility, whether they receive copies."
        TieEdit "tie.edit" ["L"] "Correct what somebody is to a child"
            "Corrects relation, parental responsibility or copies, or says when it ended."
        PlanAdd "plan.add" ["d"] "A conference's decision"
            "Enters a child protection conference: the plan it made, went on with or ended. Dates follow from it."
        PlanEdit "plan.edit" ["D"] "Correct a plan"
            "Corrects a child's plan: its dates, its category, how often the core group meets."
        Said "child.said" ["w"] "What a child said"
            "Gathers one child's own words from every meeting, newest first, and says who may have them."
        Edit "family.edit" ["f"] "Correct the family"
            "Corrects the family's reference, name, first day or what it is about."
        Remove "entry.remove" ["-"] "Remove an entry"
            "Takes what was entered by mistake off the lists, with the reason. It stays in the change log."
    }
    Families: "What works on the list of families." {
        New "family.new" ["n"] "New family"
            "Adds a family: its reference, since when it has been worked with, what it is about."
    }
    Recorder: "What works while a meeting is recorded." {
        Next "section.next" ["PageDown"] ."next" "Next section"
            "Goes to the next section and stays in Write."
        Previous "section.previous" ["PageUp"] ."prev" "Section before"
            "Goes to the section before and stays in Write."
        Beside "section.agenda" ["Tab"] ."agenda" "Agenda"
            "Goes from the text to the agenda beside it, and back."
        Who "section.who" [] ."who" "Who is here"
            "Goes to the list of who is here."
        LastTime "section.last-time" [] ."last" "Last time's actions"
            "Goes to the last meeting's actions."
        Late "attendance.late" [] ."late" "Somebody came late"
            "Goes to who is here, to note when somebody arrived or left."
        Audience "line.audience" ["Ctrl-R", "F6"] ."for" "Who gets this line"
            "Changes who gets this line: everyone, professionals only, not for one person, legal advice."
        Clear "line.clear" [] ."clear" "Who may have the child's words"
            "Decides who may have the child's own words on this line, and notes whether the child was asked."
        Accept "line.accept" [] ."accept" "Accept the pasted mark"
            "Lets the mark of a pasted line count."
        Undo "text.undo" ["Ctrl-Z"] ."undo" "Undo"
            "Takes back the last step in this section."
        Redo "text.redo" ["Ctrl-Y"] "Redo"
            "Makes the step again that was taken back."
        Done "section.done" [] ."done" "Section done"
            "Marks this section as done, or as not done."
        Actions "meeting.actions" [] ."actions" "Actions so far"
            "Shows the actions of this meeting, each with its owner and date."
        Part "meeting.part" [] ."part" "New part"
            "Ends this part of the meeting and begins the next, with its own time, place, attendance and text."
        OtherPart "part.other" ["F4", "g"] ."other" "Other part"
            "Goes to the next part of the meeting, and from the last to the first."
        Pause "meeting.pause" [] ."pause" "Pause or go on"
            "Pauses the meeting, or goes on with it."
        Begin "meeting.begin" [] ."begin" "Begin the meeting"
            "Begins a meeting that was planned: its day and its time are now."
        Abandon "meeting.abandon" [] "Meeting broken off"
            "Ends the meeting as broken off, with the reason and whose it was."
        NotHeld "meeting.not-held" [] "Meeting not held"
            "Notes that the meeting was not held, with the reason and whose it was."
        ReadBack "meeting.read-back" [] ."read" "Read back"
            "Shows the decisions and actions one by one, to read out and note what each person says to them."
        Agreed "minutes.agreed" ["g"] ."agreed" "Last record agreed"
            "Notes whether this meeting agreed the record of the meeting before it."
        Close "meeting.close" [] ."close" "Close the meeting"
            "Opens the page before closing; there, closes the record."
    }
    Agenda: "What works in the agenda beside the text." {
        Return "agenda.return" ["Tab"] "Back to the text"
            "Goes back to the text."
    }
    Attendance: "What works on the list of who is here." {
        Came "attendance.came" ["y"] "Came"
            "Came for all of it."
        NotCame "attendance.not-came" ["n"] "Did not come"
            "Did not come."
        Part "attendance.part" ["p"] "Came for a part"
            "Came for a part of it; arrival and leaving are noted with i and o."
        How "attendance.how" ["h"] "Room, telephone, video"
            "Changes how they came: in the room, by telephone, by video."
        Private "attendance.private" ["v"] "Is their place private"
            "Changes whether the place they are in is private: not known, yes, no."
        In "attendance.in" ["i"] "Arrived now"
            "Notes the time they arrived."
        Out "attendance.out" ["o"] "Left now"
            "Notes the time they left."
        Apologies "attendance.apologies" ["a"] "Apologies"
            "Changes whether they sent apologies: not known, yes, no."
        Report "attendance.report" ["s"] "Report sent"
            "Changes whether they sent a report: not known, yes, no."
        Reason "attendance.reason" ["w"] "Why not here"
            "Chooses why they were not here, and who may know."
        Add "attendance.add" ["+"] "Add somebody"
            "Adds somebody who is here: name and role."
        Capacity "attendance.capacity" ["c"] "Comes as"
            "Changes in what capacity they come: parent, supporter, advocate, interpreter, child, professional."
        Language "attendance.language" ["l"] "Interpreter and language"
            "For an interpreter, their language and whether they are a professional one; for others, the language they need one for."
        Times "attendance.times" ["t"] "Times"
            "Notes from when to when they were there, as 10:05 to 10:40, from 10:05, or until 10:40."
    }
    LastTime: "What works on the last meeting's actions." {
        Done "action.done" ["d"] "Done"
            "It was done."
        Part "action.part" ["p"] "Part"
            "It was done in part."
        NotDone "action.not-done" ["n"] "Not done"
            "It was not done."
        Move "action.move" ["r"] "New date"
            "Gives it a new date. How often a date moved is counted."
        Dropped "action.dropped" ["l"] "No longer needed"
            "It is no longer needed."
        MissedByFamily "action.missed-family" ["m"] "Missed by the family"
            "Something was missed or cancelled by the family."
        MissedByService "action.missed-service" ["s"] "Missed by a service"
            "Something was missed or cancelled by a service."
        Change "action.change" ["Enter", "Right"] "What changed for the child"
            "Notes what changed for the child."
    }
    Closing: "What works on the page before closing." {
        Next "gap.next" ["PageDown"] ."next" "Next question"
            "Goes to the next question."
        Previous "gap.previous" ["PageUp"] ."prev" "Question before"
            "Goes to the question before."
        Same "gap.same" [] ."same" "Same reason as before"
            "Gives this question the reason that was given last."
        Unanswered "gap.unanswered" [] ."none" "Not answered"
            "Leaves this question as not answered, which is an answer."
        Audience "gap.audience" ["Ctrl-R", "F6"] ."for" "Who gets this reason"
            "Changes who gets this reason; it starts as professionals only."
        Table "gap.table" ["Tab"] ."table" "The children"
            "Goes between the questions and the table of children."
        ReadBack "gap.read-back" ["F4", "r"] ."read" "Read back"
            "Shows the decisions and actions one by one, to read out before closing."
        Return "gap.return" [] ."back" "Back to the meeting"
            "Goes back to the meeting; nothing is closed."
        Close "record.close" [] ."close" "Close the record"
            "Closes the record as it stands. Later words are addenda."
    }
    Record: "What works on a meeting's record." {
        Export "record.export" ["x"] "Save the minutes as a file"
            "Chooses for whom, and saves the minutes as Markdown or plain text."
        ForReader "record.reader" ["f"] "Show it for another reader"
            "Shows the record as another reader gets it: the record, the family, one person."
        Addendum "record.addendum" ["d"] "Addendum"
            "Adds a correction or an addition with its reason. The record itself stays as it is."
        Again "record.plan-again" ["p"] "Plan it again"
            "Of a meeting that was not held: plans it again. Its reason and whose it was stay in the record."
        Counts "record.counts" ["w"] "Whether it counts"
            "Of a meeting that was broken off: decides whether it counts as a core group, or leaves it open."
        Given "record.given" ["c"] "Copy given"
            "Notes who was given a copy, when, how, and which copy."
        Asked "record.correction" ["a"] "Correction asked for"
            "Keeps a correction somebody asked for, in their words."
        Decide "record.decide" ["t"] "What became of a correction"
            "Says whether a correction was accepted, and why. It is kept in the person's words all the same."
        Answer "record.reasons" ["g"] "Reasons for gaps"
            "Opens the questions that were open at closing; a reason given now has its own time."
    }
    ReadBack: "What works while decisions and actions are read out." {
        Next "read-back.next" ["PageDown", "Space"] "Next one"
            "Goes to the next decision or action."
        Previous "read-back.previous" ["PageUp"] "One before"
            "Goes to the decision or action before."
        Agrees "read-back.agrees" ["a"] "Agrees"
            "The person chosen agrees."
        InPart "read-back.in-part" ["p"] "In part"
            "The person chosen agrees in part."
        DoesNotAgree "read-back.does-not-agree" ["n"] "Does not agree"
            "The person chosen does not agree."
        NotPresent "read-back.not-present" ["w"] "Not present"
            "The person chosen was not there when it was read out."
        CouldNotSay "read-back.could-not-say" ["c"] "Could not say"
            "The person chosen could not say."
        NotAsked "read-back.not-asked" ["o"] "Not asked"
            "Nobody asked the person chosen."
        Says "read-back.says" ["s", "Enter", "Right"] "In their words"
            "Takes down what the person chosen says, in their own words."
        Audience "read-back.audience" ["f"] "Who gets the answer"
            "Changes who gets this answer; it starts as everyone."
    }
    OwnWords: "What works on the page of what a child said." {
        ForReader "own-words.reader" ["f"] "Show it for another reader"
            "Shows the page as another reader gets it: the record, the family, one person."
        Decide "own-words.decide" ["w"] "Who may have the words"
            "Decides who may have what the child said, and notes whether the child was asked."
    }
    Palette: "What works in the palette and the help." {
        Down "palette.down" ["Down"] "Down"
            "Goes to the next row."
        Up "palette.up" ["Up"] "Up"
            "Goes to the row before."
        Run "palette.run" ["Enter"] "Run it"
            "Runs the chosen action."
        Leave "palette.leave" ["Esc", "Ctrl-G"] "Leave"
            "Leaves the list; nothing is done."
    }
    Prompt: "What works in a question with a line to type." {
        Take "prompt.take" ["Enter"] "Done"
            "Takes what was typed."
        Leave "prompt.leave" ["Esc", "Ctrl-G"] "Leave it"
            "Leaves the question; what was typed is there when it is opened again."
    }
    Form: "What works in a form." {
        Take "form.take" ["Enter"] "Next, or save"
            "Goes to the next row of the form; on the last blank, and on the row that saves, saves."
        Next "form.next" ["Down", "Tab"] "Next row"
            "Goes to the next row of the form."
        Previous "form.previous" ["Up", "Shift-Tab"] "Row before"
            "Goes to the row before."
        First "form.first" ["PageUp"] "First row"
            "Goes to the first row of the form."
        Last "form.last" ["PageDown"] "To the end"
            "Goes to the row that saves, past everything that may stay empty."
        Show "form.show" ["Ctrl-R", "F6"] "Show what is hidden"
            "Shows what was typed in a hidden blank, such as a passphrase; again hides it."
        Empty "form.empty" ["Ctrl-K"] "Empty this row"
            "Takes everything out of the row that has the focus."
        Anew "form.anew" [] "Begin the form anew"
            "Puts back what stood in the form when it was first opened; what was typed since is let go of."
    }
    Choice: "What works in a question with a few answers." {
        Down "choice.down" ["Down", "j"] "Down"
            "Goes to the next answer."
        Up "choice.up" ["Up", "k"] "Up"
            "Goes to the answer before."
        Take "choice.take" ["Enter", "Right"] "Choose"
            "Chooses this answer."
        Leave "choice.leave" ["Esc", "b", "Left", "Ctrl-G"] "Leave it"
            "Leaves the question; nothing is changed."
    }
    Unlock: "What works at the door of the store." {
        Take "door.unlock" ["Enter"] "Unlock"
            "Opens the store with the passphrase that was typed."
        Show "door.show" ["Ctrl-R", "F6"] "Show it"
            "Shows the passphrase as it is typed, or hides it again."
        Forgot "door.forgot" ["F7", "Ctrl-O"] "Forgotten?"
            "Opens the store with the recovery words, and sets another passphrase."
        Leave "door.leave" ["Esc", "Ctrl-G"] "Back"
            "Leaves the store locked; guidance and contacts can be read."
    }
    Steps: "What works in questions that follow each other." {
        Next "steps.next" ["Enter", "Tab", "Down"] "Next"
            "Takes this answer and goes to the next question; after the last, does what was asked."
        Before "steps.before" ["Esc", "Up", "Shift-Tab", "Ctrl-G"] "Question before"
            "Goes to the question before; from the first, leaves. Nothing is done."
        Show "steps.show" ["Ctrl-R", "F6"] "Show what is typed"
            "Shows a passphrase as it is typed, or hides it again."
    }
    Words: "What works while recovery words are shown." {
        Take "words.take" ["Enter"] "They are written down"
            "Asks two of the words back; then takes the word that was typed."
        Back "words.back" ["Esc", "Ctrl-G"] "See them again"
            "Shows the words again; from there, asks whether new words that do not hold yet are to be given up."
    }
    Lock: "What works while the screen is blank." {
        Unlock "unlock" ["Enter"] "Show it again"
            "Shows the screen again as it was."
    }
}
