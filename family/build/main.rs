//! Compiles the words of every language, finds what each entry imports, and joins the service worker. A mistake in any of it stops
//! the build with file and line.
#![expect(
    clippy::print_stdout,
    reason = "this is how a build script speaks to Cargo"
)]

mod fluent;
mod modules;

use modules::Sources;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The words of one language.
struct Pack {
    locale: String,
    /// What the language calls itself.
    name: String,
    json: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=../locales");
    println!("cargo::rerun-if-changed=build");

    let packs = compile_locales(&here.join("../locales"))?;
    let mut sources = read_modules(&here.join("src"))?;
    sources.insert("languages.js".to_owned(), languages_module(&packs));
    check_pictures(
        &fs::read_to_string(here.join("src/pictures.txt"))?,
        &sources,
    )?;
    // Filled in when the files are put together: only then is the release known.
    sources.insert(
        "files.js".to_owned(),
        "export const files = '{{files}}';\nexport const release = '{{release}}';\n".to_owned(),
    );

    let mut code = String::new();
    writeln!(code, "pub(crate) const LOCALES: &[(&str, &str)] = &[")?;
    for Pack { locale, json, .. } in &packs {
        writeln!(code, "({locale:?}, {json:?}),")?;
    }
    writeln!(code, "];")?;
    for (constant, entry) in [("PAGE", "page.js"), ("PRACTICE", "practice.js")] {
        writeln!(code, "pub(crate) const {constant}: &[(&str, &str)] = &[")?;
        for name in modules::order(&sources, entry)? {
            writeln!(code, "({name:?}, {:?}),", sources[&name])?;
        }
        writeln!(code, "];")?;
    }
    writeln!(
        code,
        "pub(crate) const WORKER: &str = {:?};",
        modules::join(&sources, "worker.js")?
    )?;
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("generated.rs"),
        code,
    )?;
    Ok(())
}

/// Every language that has the page's words, English first.
fn compile_locales(folder: &Path) -> Result<Vec<Pack>, Box<dyn std::error::Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path().join("family.ftl");
        if path.is_file() {
            found.push((entry.file_name().to_string_lossy().into_owned(), path));
        }
    }
    found.sort_by_key(|(locale, _)| (locale != "en", locale.clone()));
    let mut english = None;
    let mut packs = Vec::new();
    for (locale, path) in found {
        let shown = format!("locales/{locale}/family.ftl");
        let messages = fluent::compile(&shown, &fs::read_to_string(&path)?)?;
        let Some(name) = messages
            .compiled
            .get("language-name")
            .and_then(|name| name.as_str())
        else {
            return Err(format!("{shown}: no language-name").into());
        };
        let name = name.to_owned();
        let json = fluent::pack(&shown, &locale, &messages, english.as_ref())?.to_string();
        packs.push(Pack { locale, name, json });
        english.get_or_insert(messages);
    }
    Ok(packs)
}

fn read_modules(folder: &Path) -> Result<Sources, Box<dyn std::error::Error>> {
    let mut sources = Sources::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            sources.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(sources)
}

fn languages_module(packs: &[Pack]) -> String {
    let rows: Vec<_> = packs
        .iter()
        .map(|Pack { locale, name, .. }| serde_json::json!({ "locale": locale, "name": name }))
        .collect();
    format!(
        "export const languages = {};\n",
        serde_json::Value::Array(rows)
    )
}

/// Both sides count pictures by their place in the list: the two files must agree on it.
fn check_pictures(list: &str, sources: &Sources) -> Result<(), String> {
    let ids: Vec<&str> = list.lines().collect();
    if ids.len() != 64 {
        return Err(format!(
            "src/pictures.txt: {} ids; 64 are needed",
            ids.len()
        ));
    }
    if quoted(&sources["pictures.js"]) != ids {
        return Err("src/pictures.js: not the list of src/pictures.txt".to_owned());
    }
    Ok(())
}

/// The ids in quotes, line by line, comments left out.
fn quoted(source: &str) -> Vec<&str> {
    let lines = source.lines().filter(|line| !line.starts_with("//"));
    lines
        .flat_map(|line| line.split('\'').skip(1).step_by(2))
        .collect()
}
