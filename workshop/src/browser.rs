//! Opens a browser where there is one; never a reason to fail.

use std::env;
use std::process::{Command, Stdio};

/// Opens `address` if a person could see it.
pub(crate) fn open(address: &str) {
    if !has_screen() {
        return;
    }
    for program in ["xdg-open", "open"] {
        let started = Command::new(program)
            .arg(address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        if let Ok(mut child) = started {
            // Waited for in the background, so that no zombie stays for the length of a workshop.
            std::thread::spawn(move || child.wait());
            return;
        }
    }
}

fn has_screen() -> bool {
    env::var_os("AMPARO_NO_BROWSER").is_none()
        && (cfg!(target_os = "macos")
            || env::var_os("DISPLAY").is_some()
            || env::var_os("WAYLAND_DISPLAY").is_some())
}
