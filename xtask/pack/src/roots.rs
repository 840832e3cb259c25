//! The folder of roots: `1.json`, `2.json` with `2.sig`, and so on.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_cards::pack::publish::{self, Followed, Signer};
use amparo_cards::pack::{Key, Root};

use crate::words::Words;
use crate::{Result, keys};

/// All roots of a folder.
pub(crate) struct Roots {
    pub(crate) first: Vec<u8>,
    pub(crate) rest: Vec<Followed>,
}

/// Makes the first root.
pub(crate) fn first(words: &Words) -> Result<String> {
    let folder = PathBuf::from(words.one("roots")?);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let path = folder.join("1.json");
    keys::write_new(&path, &written(words, 1)?)?;
    Ok(format!(
        "{} is the first root. It goes into the app as core/cards/root.json before the app is built; packs follow it from then on.",
        path.display()
    ))
}

/// Makes the root after the last one of the folder.
pub(crate) fn next(words: &Words) -> Result<String> {
    let folder = PathBuf::from(words.one("roots")?);
    let roots = Roots::read(&folder)?;
    let last = roots.last()?;
    let number = last.version + 1;
    let path = folder.join(format!("{number}.json"));
    keys::write_new(&path, &written(words, number)?)?;
    Ok(format!(
        "{} is made. Now two of the old signers and two of the new ones sign it, each with\n\
         cargo xtask pack sign --key NAME.key {}\n\
         Somebody who is both signs once and counts for both.",
        path.display(),
        path.display()
    ))
}

/// Adds a signature to a root.
pub(crate) fn sign(path: &Path, signer: &Signer) -> Result<String> {
    let bytes = keys::read(path)?;
    let root = Root::parse(&bytes).map_err(|refusal| format!("{}: {refusal}", path.display()))?;
    let list = path.with_extension("sig");
    let before = fs::read(&list).unwrap_or_default();
    let after = publish::with_record(&before, &signer.sign_root(&bytes));
    keys::replace(&list, &after)?;
    let mut said = format!(
        "You signed root {}, until {}:\n",
        root.version, root.expires
    );
    said += &keys::listed(&root.keys);
    Ok(said + "in " + &list.display().to_string())
}

fn written(words: &Words, number: u32) -> Result<Vec<u8>> {
    let paths = words.several("keys")?;
    let keys: Vec<Key> = paths
        .iter()
        .map(|path| keys::public(path))
        .collect::<Result<_>>()?;
    let bytes = publish::root(number, &keys, words.date("expires")?);
    Root::parse(&bytes).map_err(|_| "three different keys are needed".to_owned())?;
    Ok(bytes)
}

impl Roots {
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let first = keys::read(&folder.join("1.json"))?;
        let mut rest = Vec::new();
        for number in 2.. {
            let path = folder.join(format!("{number}.json"));
            if !path.exists() {
                break;
            }
            let signatures = fs::read(path.with_extension("sig")).unwrap_or_default();
            rest.push((number, keys::read(&path)?, signatures));
        }
        Ok(Self { first, rest })
    }

    /// The root in force, if each follows the one before.
    pub(crate) fn last(&self) -> Result<Root> {
        publish::follow(&self.first, &self.rest)
            .map_err(|refusal| format!("the roots do not follow one another: {refusal:?}"))
    }
}
