//! Where things lie. Every path that two files of this program must agree on stands here.

use std::env;
use std::path::{Path, PathBuf};

/// The repository: the folder above this crate, as Cargo tells it when it runs us.
pub(crate) fn root() -> PathBuf {
    let own =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    own.parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's target folder, which also holds everything that is generated.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// What the `ci` profile built.
pub(crate) fn built() -> PathBuf {
    target().join("ci")
}

/// What is downloaded and kept between runs: the Debian root with Swift in it.
pub(crate) fn cache() -> PathBuf {
    match env::var_os("AMPARO_CACHE") {
        Some(folder) => root().join(folder),
        None => target().join("cache"),
    }
}

/// One log for each suite and each download.
pub(crate) fn logs() -> PathBuf {
    target().join("logs")
}

/// Generated files of all languages: `kotlin/{bindings,tokens}`, `swift`, `css`, `lib`.
pub(crate) fn generated() -> PathBuf {
    target().join("generated")
}

/// Holds the shared library and nothing else, so that no linker picks a neighbour by accident.
pub(crate) fn library() -> PathBuf {
    generated().join("lib")
}

/// A path as text, for command lines.
pub(crate) fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Makes `folder` exist and be empty.
pub(crate) fn empty(folder: &Path) -> crate::Result<()> {
    let told = |error: std::io::Error| format!("cannot empty {}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(told)?;
    }
    std::fs::create_dir_all(folder).map_err(told)
}

/// All files under `folder` whose name ends in `.extension`, sorted; none if the folder is missing.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
