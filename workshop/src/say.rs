//! The one place that writes to the terminal.
//!
//! A workshop whose terminal is gone (a closed pipe, a closed window) goes on: nobody reads these lines any more.

use std::io::{Write as _, stderr, stdout};

/// One line for the person who started the program.
pub(crate) fn line(words: &str) {
    let mut out = stdout().lock();
    drop(writeln!(out, "{words}").and_then(|()| out.flush()));
}

/// One line about something that went wrong.
pub(crate) fn problem(words: &str) {
    drop(writeln!(stderr().lock(), "{words}"));
}
