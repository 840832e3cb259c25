//! A signature beside the pack that the stock program `minisign` verifies: for people. The app does not look at it.

use std::io::Cursor;
use std::path::Path;

use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox};

use crate::words::Words;
use crate::{Result, keys};

/// Makes a pair of keys of minisign's own kind; not one of those that sign packs.
pub(crate) fn make(words: &Words) -> Result<String> {
    let name = words.file()?;
    let secret = name.with_extension("minisign.key");
    let public = name.with_extension("minisign.pub");
    let pair = KeyPair::generate_unencrypted_keypair().map_err(told)?;
    let sealed = pair.sk.to_box(Some("amparo packs")).map_err(told)?;
    keys::write_secret(&secret, sealed.into_string().as_bytes())?;
    let open = pair.pk.to_box().map_err(told)?;
    keys::write_new(&public, open.into_string().as_bytes())?;
    Ok(format!(
        "{} is made. It is secret and NOT locked with a password. {} is for everybody: print its second line on your page.",
        secret.display(),
        public.display()
    ))
}

/// Signs a file.
pub(crate) fn sign(words: &Words) -> Result<String> {
    let path = words.file()?;
    let text = String::from_utf8(keys::read(Path::new(words.one("key")?))?);
    let text = text.map_err(|_| "this is no key of minisign".to_owned())?;
    let sealed = SecretKeyBox::from_string(&text).map_err(told)?;
    let secret: SecretKey = sealed.into_unencrypted_secret_key().map_err(told)?;
    let public = PublicKey::from_secret_key(&secret).map_err(told)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let trusted = format!("file:{name}");
    let signed = minisign::sign(
        Some(&public),
        &secret,
        Cursor::new(keys::read(&path)?),
        Some(&trusted),
        Some("amparo pack"),
    );
    let mut out = path.clone().into_os_string();
    out.push(".minisig");
    keys::replace(
        Path::new(&out),
        signed.map_err(told)?.into_string().as_bytes(),
    )?;
    Ok(format!("{} is made.", Path::new(&out).display()))
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn told(error: minisign::PError) -> String {
    format!("minisign: {error}")
}
