//! `links.toml`: resources on other sites.

use super::{Home, Kind};
use crate::domain::resource::Link;

impl Kind for Link {
    const HOME: Home = Home::List("links.toml", "link");
    const NAME: &'static str = "link";

    fn id(&self) -> &str {
        &self.id
    }
}
