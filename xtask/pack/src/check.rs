//! Looking at a pack as the app does.

use std::path::Path;

use amparo_cards::pack::publish;

use crate::roots::Roots;
use crate::words::{self, Words};
use crate::{Result, draft, keys};

/// Verifies a pack from the first root of a folder on.
pub(crate) fn verify(words: &Words) -> Result<String> {
    let path = words.file()?;
    let roots = Roots::read(Path::new(words.one("roots")?))?;
    let app = draft::app(words.optional("app").unwrap_or(env!("CARGO_PKG_VERSION")))?;
    let bytes = keys::read(&path)?;
    let pack = publish::check(&bytes, &roots.first, app)
        .map_err(|refusal| format!("{} is refused: {refusal} ({refusal:?})", path.display()))?;
    let root = pack.trust.current();
    if root.expires < words::today()? {
        return Err(format!(
            "root {} expired on {}: the app takes nothing new under it. Make the next one with `rotate`.",
            root.version, root.expires
        ));
    }
    let manifest = &pack.manifest;
    let mut said = format!(
        "Good: {} version {}, made on {}, until {}, {} files, languages {}, under root {}.\nSigned by\n",
        manifest.pack,
        manifest.version,
        manifest.created,
        manifest.expires,
        manifest.files.len(),
        manifest.locales.join(" "),
        manifest.root
    );
    said += &keys::listed(&pack.signers);
    Ok(said.trim_end().to_owned())
}
