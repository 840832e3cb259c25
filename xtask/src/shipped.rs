//! The library that goes into the shells: what it must not hold, and how large it is.

use crate::libraries::LIBRARY;
use crate::run::{cargo, step};
use crate::{Result, places};
use std::path::Path;

/// Names that only a library for tests or practice exports, in lower case.
const FORBIDDEN: &[&str] = &[
    "testendpoint",
    "testrelative",
    "open_harness",
    "hostile",
    // Rust only: no shared library exports it as things are, and none shall.
    "for_practice",
];

/// What every library of the façade exports, whatever its features.
const FACADE: &str = "uniffi_amparo_";

/// Builds it as a shell's build does, looks at its symbols, prints its size.
pub(crate) fn run() -> Result<bool> {
    cargo("shipped")
        .args([
            "rustc",
            "--package",
            "amparo",
            "--profile",
            "shipped",
            "--locked",
        ])
        .args(["--no-default-features", "--crate-type", "cdylib"])
        .must()?;
    let library = places::target().join("shipped").join(LIBRARY);
    let names = exported(&library)?;
    let ours = names.lines().filter(|name| name.contains(FACADE)).count();
    let found = forbidden(&names);
    for name in &found {
        println!("exported, and must not be: {name}");
    }
    println!(
        "{} names exported, {ours} of the façade's",
        names.lines().count()
    );
    let looked = looks()?;

    let stripped = places::target().join("shipped/stripped.so");
    let (from, to) = (places::text(&library), places::text(&stripped));
    step("shipped", "strip")
        .args(["--strip-unneeded", "-o", &to, &from])
        .must()?;
    println!(
        "{} stripped, {} as built",
        size(&stripped)?,
        size(&library)?
    );
    let sections = step("shipped", "size").args(["-A", &to]).quiet().must()?;
    let bytes = |name| section(&sections, name).ok_or(format!("no section {name}"));
    println!(
        "of it code (.text): {}; constants, texts and word lists among them (.rodata): {}",
        mebibytes(bytes(".text")?),
        mebibytes(bytes(".rodata")?)
    );
    Ok(looked && found.is_empty() && ours > 0)
}

/// Whether the look at the names finds anything where there is something: in the library that the tests use.
fn looks() -> Result<bool> {
    let harness = places::library().join(LIBRARY);
    if !harness.exists() {
        println!("no library for tests to compare with; `cargo xtask test kotlin` builds one");
        return Ok(true);
    }
    let found = forbidden(&exported(&harness)?).len();
    println!("{found} such names in the library for tests");
    Ok(found > 0)
}

/// The names that a library exports, one a line.
fn exported(library: &Path) -> Result<String> {
    step("shipped", "nm")
        .args(["-D", "--defined-only", "--format=just-symbols"])
        .args([library])
        .quiet()
        .must()
}

fn forbidden(names: &str) -> Vec<&str> {
    let is_forbidden = |name: &&str| {
        let name = name.to_lowercase();
        FORBIDDEN.iter().any(|word| name.contains(word))
    };
    names.lines().filter(is_forbidden).collect()
}

fn size(file: &Path) -> Result<String> {
    let told = |error: std::io::Error| format!("no {}: {error}", file.display());
    Ok(mebibytes(file.metadata().map_err(told)?.len()))
}

#[expect(clippy::cast_precision_loss, reason = "a size for reading")]
fn mebibytes(bytes: u64) -> String {
    format!("{:.2} MiB", bytes as f64 / (1024.0 * 1024.0))
}

/// Bytes of a section, from what `size -A` prints.
fn section(sizes: &str, name: &str) -> Option<u64> {
    sizes.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        (words.next() == Some(name)).then(|| words.next()?.parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_found_by_their_whole_name() {
        let sizes =
            "libamparo.so  :\nsection  size  addr\n.rodata  11  22\n.text  33  44\nTotal  55\n";
        assert_eq!(section(sizes, ".text"), Some(33));
        assert_eq!(section(sizes, ".rodata"), Some(11));
        assert_eq!(section(sizes, ".ro"), None);
    }

    #[test]
    fn forbidden_names_are_found_in_any_case() {
        let names = "uniffi_amparo_fn_method_amparo_press\nUNIFFI_META_AMPARO_INTERFACE_TESTENDPOINT\n\
            uniffi_amparo_fn_constructor_amparo_open_harness\n";
        assert_eq!(forbidden(names).len(), 2);
        assert!(forbidden("uniffi_amparo_fn_method_amparo_press\n").is_empty());
    }
}
