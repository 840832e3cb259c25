//! Writes the table of embedded content: one `(path in a pack, source)` row for each JSON file below `data/` and each pictogram; the day
//! that content is of; and a mark that is another one whenever the content, its words or this crate are.
//!
//! A table that is generated cannot forget a file: adding a card is adding `data/cards/<id>.json`.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Fields of the data that say when somebody last looked at it.
const DAYS: [&str; 3] = ["last_reviewed", "verified_on", "phoned_on"];

fn main() -> io::Result<()> {
    let root = from_env("CARGO_MANIFEST_DIR")?;
    let data = root.join("data");
    let pictures = root.join("../../design/pictures");
    println!("cargo::rerun-if-changed={}", data.display());
    println!("cargo::rerun-if-changed={}", pictures.display());
    let mut rows = Vec::new();
    let mut day = String::from("1970-01-01");
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
            day = day.max(newest_day(&fs::read_to_string(full)?));
            rows.push((path, full.to_owned()));
        }
    }
    // In the order of the paths, which are looked up.
    rows.sort();
    let row = |(path, full)| format!("    ({path:?}, include_str!({full:?})),\n");
    let table = format!("&[\n{}]", rows.into_iter().map(row).collect::<String>());
    let out = from_env("OUT_DIR")?;
    fs::write(out.join("embedded.rs"), table)?;
    fs::write(out.join("day.txt"), day)?;
    fs::write(out.join("mark.txt"), mark(&root)?)
}

/// The newest of [`DAYS`]: ISO dates compare as text.
fn newest_day(source: &str) -> String {
    let days = DAYS.iter().flat_map(|field| {
        let after = source.split(field).skip(1);
        after.filter_map(|rest| rest.strip_prefix("\": \"")?.split('"').next())
    });
    days.max().unwrap_or_default().to_owned()
}

/// What an installed pack was checked against and by: where this is another, it is checked again.
fn mark(root: &Path) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    for folder in ["data", "src", "../../design/pictures", "../../locales"] {
        let folder = root.join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        hash(&folder, &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn hash(folder: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    for path in sorted(folder)? {
        if path.is_dir() {
            hash(&path, hasher)?;
        } else {
            (path.file_name(), fs::read(&path)?).hash(hasher);
        }
    }
    Ok(())
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
