//! `videos.toml`: films.

use super::{Home, Kind};
use crate::domain::resource::Video;

impl Kind for Video {
    const HOME: Home = Home::List("videos.toml", "video");
    const NAME: &'static str = "video";

    fn id(&self) -> &str {
        &self.id
    }
}
