//! Files that the shells' own builds expect to find: bindings, design tokens, the family page.
//!
//! All of it is built, never committed. Kotlin's go to `target/generated/kotlin/{bindings,tokens}`; Swift's
//! go into the packages under `ios/`, because SwiftPM takes no sources from outside a package.

use crate::run::step;
use crate::{Result, libraries, places};
use std::fs;
use std::path::{Path, PathBuf};

/// Kotlin bindings over the test build of the core.
pub(crate) fn kotlin(out: &Path) -> Result<()> {
    libraries::build()?;
    let out = places::root().join(out);
    places::empty(&out)?;
    let library = places::text(&places::library().join(libraries::LIBRARY));
    let out = places::text(&out);
    bindgen(&[
        "generate",
        &library,
        "--language",
        "kotlin",
        "--no-format",
        "--out-dir",
        &out,
    ])
}

/// Swift bindings: the Swift file to `sources`, the C header and the module map to `headers`.
pub(crate) fn swift(sources: &Path, headers: &Path) -> Result<()> {
    libraries::build()?;
    let library = places::text(&places::library().join(libraries::LIBRARY));
    let made = places::generated().join("swift/bindings");
    places::empty(&made)?;
    let out = places::text(&made);
    bindgen(&[
        "generate",
        &library,
        "--language",
        "swift",
        "--no-format",
        "--out-dir",
        &out,
    ])?;

    let (sources, headers) = (places::root().join(sources), places::root().join(headers));
    places::empty(&sources)?;
    if sources != headers {
        places::empty(&headers)?;
    }
    // SwiftPM finds a module map by this name only.
    let parts = [
        ("swift", &sources, None),
        ("h", &headers, None),
        ("modulemap", &headers, Some("module.modulemap")),
    ];
    for (extension, folder, name) in parts {
        for file in places::files(&made, extension) {
            let own = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let bytes = fs::read(&file)
                .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
            write(&folder.join(name.unwrap_or(&own)), &bytes)?;
        }
    }
    Ok(())
}

/// Where the Swift package of the bindings looks for them.
pub(crate) fn swift_in_place() -> Result<()> {
    let package = PathBuf::from("ios/CoreBindings/Sources");
    swift(
        &package.join("AmparoCore/generated"),
        &package.join("AmparoFFI"),
    )
}

/// The relative's page as a host serves it; `_headers` lists what to send with every file.
pub(crate) fn family(out: &Path) -> Result<()> {
    let out = places::root().join(out);
    places::empty(&out)?;
    for file in amparo_family::files(amparo_family::Set::Release) {
        write(&out.join(&file.path), &file.body)?;
    }
    let lines: Vec<String> = amparo_family::headers()
        .into_iter()
        .map(|(name, value)| format!("  {name}: {value}\n"))
        .collect();
    write(
        &out.join("_headers"),
        format!("/*\n{}", lines.concat()).as_bytes(),
    )
}

/// Colours, type, sizes and icons for every shell.
pub(crate) fn tokens() -> Result<()> {
    let out = places::generated();
    write(
        &out.join("kotlin/tokens/Tokens.kt"),
        amparo_design::kotlin("app.amparo.design").as_bytes(),
    )?;
    write(&out.join("css/tokens.css"), amparo_design::css().as_bytes())?;
    let swift = amparo_design::swift();
    write(&out.join("swift/Tokens.swift"), swift.as_bytes())?;
    write(
        &places::root().join("ios/App/Generated/Tokens.swift"),
        swift.as_bytes(),
    )
}

fn bindgen(arguments: &[&str]) -> Result<()> {
    let program = places::text(&places::built().join("amparo-bindgen"));
    step("bindgen", &program).args(arguments).must().map(drop)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let told = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(told)?;
    fs::write(path, bytes).map_err(told)
}
