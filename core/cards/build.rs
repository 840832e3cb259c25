//! Writes the table of embedded content: one `(path in a pack, source)` row for each JSON file below `data/` and each pictogram.
//!
//! A table that is generated cannot forget a file: adding a card is adding `data/cards/<id>.json`.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = from_env("CARGO_MANIFEST_DIR")?;
    let data = root.join("data");
    let pictures = root.join("../../design/pictures");
    println!("cargo::rerun-if-changed={}", data.display());
    println!("cargo::rerun-if-changed={}", pictures.display());
    let mut table = String::from("&[\n");
    for (folder, prefix, kind) in [
        (data.join("cards"), "cards/", "json"),
        (data, "", "json"),
        (pictures, "pictures/", "svg"),
    ] {
        for file in sorted(&folder)? {
            if file.extension().is_none_or(|extension| extension != kind) {
                continue;
            }
            let path = format!("{prefix}{}", name(file.file_name())?);
            let full = file.canonicalize()?;
            let full = name(Some(full.as_os_str()))?;
            writeln!(table, "    ({path:?}, include_str!({full:?})),").map_err(io::Error::other)?;
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

/// Sorted, so that two builds of the same tree are the same. A folder that is not there has no files.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
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
