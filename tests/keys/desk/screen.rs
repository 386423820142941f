//! What stands on the screen, and what holds for every frame there is.

use unicode_width::UnicodeWidthStr;

use super::Desk;

impl Desk {
    pub(super) fn draw(&mut self) {
        if self.blind {
            return;
        }
        let app = &self.app;
        self.screen.draw(|frame| app.view(frame)).expect("a screen");
        if !self.unchecked {
            self.check_frame();
        }
        self.watch();
    }

    /// Keeps what the room can see: each frame that is drawn while room view is on, but for a line she is writing that is
    /// not for the room.
    fn watch(&mut self) {
        let screen = self.screen();
        if !self.secretly && screen.lines().nth(1).is_some_and(|row| row.contains("room view")) {
            self.seen_in_room.push(screen);
        }
    }

    /// What stood on the screen while room view was on.
    pub fn seen_in_room(&self) -> &[String] {
        &self.seen_in_room
    }

    /// Types a line that is not for the room. Until the cursor leaves it, it is there for whoever looks over her shoulder;
    /// from the next key on it must not be.
    pub fn types_secretly(&mut self, words: &str) -> &mut Self {
        self.secretly = true;
        self.types(words);
        self.secretly = false;
        self
    }

    /// Does what she sees alone: no family reader is by.
    pub fn secretly(&mut self, work: impl FnOnce(&mut Self)) -> &mut Self {
        self.secretly = true;
        work(self);
        self.secretly = false;
        self
    }

    /// As [`types_secretly`](Self::types_secretly), and narrows the line to professionals before it is left.
    pub fn keeps(&mut self, words: &str) -> &mut Self {
        self.secretly = true;
        self.types(words).types("\n.for\n");
        assert!(self.status().contains("for: some"), "{}", self.screen());
        self.secretly = false;
        // An empty line ends what the line above was kept for.
        self.types("\n\n")
    }

    /// What holds for every frame there is: the real cursor is on it, and only ASCII is drawn where nothing else can be.
    fn check_frame(&self) {
        let backend = self.screen.backend();
        let (at, area) = (backend.cursor_position(), backend.buffer().area);
        assert!(backend.cursor_visible(), "no cursor on this screen:\n{}", self.screen());
        assert!(area.contains(at), "cursor outside, at {at:?}:\n{}", self.screen());
        let screen = self.screen();
        if self.look.ascii {
            let strange: String = screen.chars().filter(|letter| !letter.is_ascii()).collect();
            assert!(strange.is_empty(), "not ASCII: {strange:?}\n{screen}");
        }
        for row in screen.lines() {
            assert!(row.width() <= usize::from(area.width), "wider than the window: {row:?}");
        }
    }

    /// The screen's rows, without the spaces at their ends.
    pub fn screen(&self) -> String {
        let buffer = self.screen.backend().buffer();
        let mut rows = Vec::new();
        for y in 0..buffer.area.height {
            let mut row = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += u16::try_from(symbol.width()).unwrap_or(1).max(1);
            }
            rows.push(row.trim_end().to_owned());
        }
        rows.join("\n")
    }

    pub fn row(&self, n: usize) -> String {
        self.screen().lines().nth(n).unwrap_or_default().to_owned()
    }

    pub fn rows(&self) -> usize {
        usize::from(self.screen.backend().buffer().area.height)
    }

    pub fn cursor(&self) -> (u16, u16) {
        let at = self.screen.backend().cursor_position();
        (at.x, at.y)
    }

    /// The row the real cursor stands on.
    pub fn cursor_row(&self) -> String {
        self.row(self.cursor().1.into())
    }

    pub fn title(&self) -> String {
        self.row(0)
    }

    /// The status line, which is the last but one; a notice goes on in the last.
    pub fn status(&self) -> String {
        self.row(self.rows() - 2)
    }

    /// Status and hints, or a notice of two rows, as one run of words.
    pub fn foot(&self) -> String {
        format!("{} {}", self.status(), self.row(self.rows() - 1))
    }

    /// The word in the margin of the line the cursor is on.
    pub fn margin(&self) -> String {
        let row = self.cursor_row();
        let section = row.split_once('\u{2502}').map_or(row.as_str(), |(_, section)| section);
        section.chars().skip(1).take(10).collect::<String>().trim().to_owned()
    }

    /// What stands right of the agenda, as one run of words.
    pub fn section_words(&self) -> String {
        let screen = self.screen();
        let right = screen.lines().filter_map(|row| row.split_once('\u{2502}').map(|(_, right)| right));
        right.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    /// Whether the text shown takes letters.
    pub fn is_writing(&self) -> bool {
        self.status().starts_with("Write")
    }

    /// The number of the section shown.
    pub fn section(&self) -> String {
        let status = self.status();
        let words = status.split_once("section ").expect("a section in the status line").1;
        words.split(' ').next().unwrap_or_default().to_owned()
    }

    pub fn shows(&self, words: &str) -> bool {
        self.screen().contains(words)
    }

    #[track_caller]
    pub fn must_show(&mut self, words: &str) -> &mut Self {
        assert!(self.shows(words), "{words:?} is not on this screen:\n{}", self.screen());
        self
    }

    /// As [`must_show`](Self::must_show), wherever the rows break.
    #[track_caller]
    pub fn must_show_anywhere(&mut self, words: &str) -> &mut Self {
        let screen = self.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(screen.contains(words), "{words:?} is not on this screen:\n{}", self.screen());
        self
    }

    #[track_caller]
    pub fn must_say(&mut self, words: &str) -> &mut Self {
        assert!(
            self.foot().contains(words),
            "{words:?} is not in the foot of this screen:\n{}",
            self.screen()
        );
        self
    }

    #[track_caller]
    pub fn must_not_show(&mut self, words: &str) -> &mut Self {
        assert!(!self.shows(words), "{words:?} is on this screen:\n{}", self.screen());
        self
    }
}
