//! Stands in for the functions of libc that change files, below one folder: records, fails, kills. See the README.
//!
//! `hooks` are the functions themselves, `reach` says which files they are about; `plan` reads the environment and decides about a call; `log` writes it down; `kernel`
//! makes the real calls. Those go straight to the kernel: the standard library's own file functions would end up in the hooks again. `memory`
//! has nothing to do with files.
#![cfg(target_os = "linux")]

mod hooks;
mod kernel;
mod log;
#[cfg(target_env = "gnu")]
mod memory;
mod plan;
mod reach;
