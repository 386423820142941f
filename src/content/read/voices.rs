//! `voices.toml`: what parents and children said.

use super::{Home, Kind};
use crate::domain::voice::Voice;

impl Kind for Voice {
    const HOME: Home = Home::List("voices.toml", "voice");
    const NAME: &'static str = "voice";
    const HAS_ID: bool = false;

    fn id(&self) -> &'static str {
        ""
    }
}
