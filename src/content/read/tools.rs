//! `tools.toml`: what each tool is for, and how it is used.

use super::{Home, Kind};
use crate::domain::tool::Tool;

impl Kind for Tool {
    const HOME: Home = Home::List("tools.toml", "tool");
    const NAME: &'static str = "tool";

    fn id(&self) -> &str {
        &self.id
    }
}
