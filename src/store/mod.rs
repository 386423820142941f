//! Keeps domain values in one encrypted `SQLite` file. The only room that knows SQL.
