//! `cargo demo`: a phone with invented people on the left, a relative's page on the right, the real core behind both.
//!
//! Lives here: a server on the loopback interface, the phone's shell as a web page, the trainer's strip. Does not live here:
//! any rule. The phone view calls the same façade as the Android and iOS shells, through [`amparo::Amparo::for_practice`];
//! the relative's page is the real one with practice in place of the browser's push. Nothing is contacted at run time and nothing is
//! left behind. Trainers read `docs/workshop.md`.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod browser;
mod cast;
mod check;
mod desk;
mod device;
mod end;
mod files;
mod folder;
mod guard;
mod invented;
mod json;
mod more;
mod nobody;
mod options;
mod organisation;
mod phone;
mod prints;
mod push;
mod run;
mod say;
mod server;
mod session;
mod sheet;
mod table;
mod words;

use std::process::ExitCode;

use options::Task;

fn main() -> ExitCode {
    let task = match options::read(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(problem) => {
            say::problem(&problem);
            say::problem(options::USAGE);
            return ExitCode::from(2);
        }
    };
    match task {
        Task::Help => {
            say::line(options::USAGE);
            ExitCode::SUCCESS
        }
        Task::Serve(wish) => match run::serve(wish) {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => {
                say::problem(&problem.to_string());
                ExitCode::FAILURE
            }
        },
        Task::Check => match check::run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => {
                say::problem(&format!("FAILED  {problem}"));
                ExitCode::FAILURE
            }
        },
    }
}
