//! Keys of those who sign.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use amparo_cards::pack::Key;
use amparo_cards::pack::publish::Signer;

use crate::Result;
use crate::words::Words;

/// Makes a pair of keys.
pub(crate) fn make(words: &Words) -> Result<String> {
    let name = words.file()?;
    let (secret, public) = (name.with_extension("key"), name.with_extension("pub"));
    let bytes = Signer::make().ok_or("this computer has no randomness to give")?;
    let signer = Signer::open(&bytes).ok_or("the new key does not open")?;
    write_secret(&secret, &bytes)?;
    write_new(&public, format!("{}\n", signer.key().text()).as_bytes())?;
    Ok(format!(
        "{} is made. It is secret, and NOT locked with a password: whoever has the file can sign as you.\n\
         Keep it on a USB stick that lies in a safe place, and nowhere else. Never send it to anybody.\n\
         {} is for everybody. Send it to the one who makes the root.",
        secret.display(),
        public.display()
    ))
}

pub(crate) fn open(path: &Path) -> Result<Signer> {
    let bytes = read(path)?;
    Signer::open(&bytes).ok_or_else(|| format!("{} is no secret key", path.display()))
}

pub(crate) fn public(path: &str) -> Result<Key> {
    let bytes = read(Path::new(path))?;
    let text = String::from_utf8_lossy(&bytes);
    Key::parse(text.trim()).ok_or_else(|| format!("{path} is no public key"))
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Keys, a line each.
pub(crate) fn listed<'a>(keys: impl IntoIterator<Item = &'a Key>) -> String {
    let lines = keys.into_iter().map(|key| format!("  {}\n", key.text()));
    lines.collect()
}

/// A file for its owner only. One that is there already stays: a key that is written over is lost for ever.
pub(crate) fn write_secret(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write_with(&options, path, bytes)
}

pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    write_with(OpenOptions::new().write(true).create_new(true), path, bytes)
}

/// Replaces a file in one step, so that a stick that is pulled out leaves one or the other.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let wrong = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut file = fs::File::create(&name).map_err(wrong)?;
    file.write_all(bytes).map_err(wrong)?;
    file.sync_all().map_err(wrong)?;
    fs::rename(&name, path).map_err(wrong)
}

fn write_with(options: &OpenOptions, path: &Path, bytes: &[u8]) -> Result<()> {
    let wrong = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut file = options.open(path).map_err(wrong)?;
    file.write_all(bytes).map_err(wrong)?;
    file.sync_all().map_err(wrong)
}
