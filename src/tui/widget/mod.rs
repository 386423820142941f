//! What draws and decides nothing.

pub mod editor;
pub mod field;
pub mod form;
pub mod hidden;
pub mod list;
pub mod page;
pub mod paint;
pub mod table;
pub mod wrap;
