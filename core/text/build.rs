//! Writes the table of embedded translations: one `(locale, domain, source)` row for each `locales/<bcp47>/<domain>.ftl`.
//!
//! A table that is generated cannot forget a file: adding a locale is adding a folder.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let locales = from_env("CARGO_MANIFEST_DIR")?.join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());

    let mut table = String::from("&[\n");
    for folder in sorted(&locales)? {
        if !folder.is_dir() {
            continue; // README.md
        }
        for file in sorted(&folder)? {
            if file.extension().is_none_or(|extension| extension != "ftl") {
                continue;
            }
            let (locale, domain) = (name(folder.file_name())?, name(file.file_stem())?);
            let full = file.canonicalize()?;
            let full = name(Some(full.as_os_str()))?;
            writeln!(
                table,
                "    ({locale:?}, {domain:?}, include_str!({full:?})),"
            )
            .map_err(io::Error::other)?;
        }
    }
    table.push(']');
    fs::write(from_env("OUT_DIR")?.join("embedded.rs"), table)
}

fn from_env(name: &str) -> io::Result<PathBuf> {
    env::var_os(name)
        .map(PathBuf::from)
        .ok_or_else(|| io::Error::other(format!("{name} is not set")))
}

/// Sorted, so that two builds of the same tree are the same.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|found| found.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(of: Option<&OsStr>) -> io::Result<&str> {
    of.and_then(OsStr::to_str)
        .ok_or_else(|| io::Error::other("a path is not UTF-8"))
}
