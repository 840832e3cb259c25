//! A pack before everybody has signed it.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_cards::pack::AppVersion;
use amparo_cards::pack::publish::{self, Heading};

use crate::roots::{self, Roots};
use crate::words::{self, Words};
use crate::{Result, keys};

/// The oldest app that knows packs.
const FIRST_APP: &str = "0.1.0";

/// Puts a folder of files into a pack.
pub(crate) fn build(words: &Words) -> Result<String> {
    let out = words.file()?;
    let root = Roots::read(Path::new(words.one("roots")?))?;
    let content = content(Path::new(words.one("content")?))?;
    for (path, bytes) in &content {
        publish::check_file(path, bytes).map_err(|refusal| format!("{path}: {refusal}"))?;
    }
    let version = words.one("version")?;
    let min_app = words.optional("min-app").unwrap_or(FIRST_APP);
    let created = words.optional("created");
    let heading = Heading {
        pack: words.one("pack")?.to_owned(),
        version: version
            .parse()
            .map_err(|_| format!("`{version}` is no number"))?,
        created: created.map_or_else(words::today, words::date)?,
        expires: words.date("expires")?,
        min_app: app(min_app)?,
    };
    let manifest = publish::manifest(&heading, &root.last()?, &content);
    let pack = publish::pack(&root.rest, &manifest, &[], &content);
    let pack = pack.ok_or("a name is none of a pack, or it is too large")?;
    keys::replace(&out, &pack)?;
    Ok(format!(
        "{} is made, with {} files. Nobody has signed it. Now two people look at it and sign it, each with\n\
         cargo xtask pack sign --key NAME.key {}",
        out.display(),
        content.len(),
        out.display()
    ))
}

/// Adds a signature to a pack or a root.
pub(crate) fn sign(words: &Words) -> Result<String> {
    let path = words.file()?;
    let signer = keys::open(Path::new(words.one("key")?))?;
    if path.extension().is_some_and(|ending| ending == "json") {
        return roots::sign(&path, &signer);
    }
    let pack = keys::read(&path)?;
    let wrong = |refusal| format!("{}: {refusal:?}", path.display());
    let (pack, manifest) = publish::add_signature(&pack, &signer).map_err(wrong)?;
    keys::replace(&path, &pack)?;
    let mut said = format!(
        "You signed {} version {}, made on {}, until {}, for app {} and later, with:\n",
        manifest.pack, manifest.version, manifest.created, manifest.expires, manifest.min_app
    );
    let lines = manifest
        .files
        .iter()
        .map(|file| format!("  {} ({} bytes)\n", file.path, file.length));
    said.extend(lines);
    Ok(said + "in " + &path.display().to_string())
}

pub(crate) fn app(text: &str) -> Result<AppVersion> {
    text.parse()
        .map_err(|()| format!("`{text}` is no version like 0.1.0"))
}

/// Every file below a folder, by its name in the pack, in order.
fn content(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, before)) = waiting.pop() {
        let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(&folder).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            let path: PathBuf = entry.path();
            // Not followed: a link would bring in what nobody put into the folder.
            let kind = entry.file_type().map_err(wrong)?;
            if kind.is_dir() {
                waiting.push((path, name + "/"));
            } else if kind.is_file() {
                files.push((name, keys::read(&path)?));
            } else {
                return Err(format!("{} is no plain file", path.display()));
            }
        }
    }
    files.sort();
    Ok(files)
}
