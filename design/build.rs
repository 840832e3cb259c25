//! Writes the table of drawings: one `(id, source)` row for each SVG file of `pictures/`, sorted by id.
//!
//! A table that is generated cannot forget a file: adding a drawing is adding `pictures/<id>.svg`.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let pictures = from_env("CARGO_MANIFEST_DIR")?.join("pictures");
    println!("cargo::rerun-if-changed={}", pictures.display());
    let mut files: Vec<PathBuf> = fs::read_dir(&pictures)?
        .map(|entry| entry.map(|found| found.path()))
        .collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "svg"));
    files.sort();
    let mut table = String::from("&[\n");
    for file in files {
        let id = file.file_stem().and_then(|id| id.to_str());
        let (Some(id), Some(path)) = (id, file.to_str()) else {
            return Err(io::Error::other("a path is not UTF-8"));
        };
        writeln!(table, "    ({id:?}, include_str!({path:?})),").map_err(io::Error::other)?;
    }
    table.push(']');
    fs::write(from_env("OUT_DIR")?.join("pictures.rs"), table)
}

fn from_env(name: &str) -> io::Result<PathBuf> {
    env::var_os(name)
        .map(PathBuf::from)
        .ok_or_else(|| io::Error::other(format!("{name} is not set")))
}
