//! Packs like real ones, of as many languages as are wanted: the program's own cards and words, signed by two keys made here.

use crate::Result;
use crate::measure::{Figure, micros};
use amparo_cards::pack::publish::{self, Heading, Signer};
use amparo_cards::pack::{AppVersion, BuiltIn, Root, Store, Trust};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Languages of the packs that show the growth.
pub(crate) const SIZES: [u32; 4] = [1, 4, 16, 60];
pub(crate) const NOW_MS: u64 = 1_795_305_600_000;
const APP: AppVersion = AppVersion(0, 1, 0);
/// The reader's language is the first one, and in each pack.
pub(crate) const READER: &str = "es";
/// As many as the largest pack has. All but English have the Spanish words: what they say changes nothing here.
const TAGS: &str = "es zh ko vi tl hy fa ar ru ja km th hi am bn pa ur ne my lo id ms mn ka uk pl ro bg sr hr \
    cs sk hu fi sv nb da nl de fr it pt el he tr az uz kk so sw ha yo ig zu rw ln mg qu gn ht";
/// Files of words that a pack brings for each.
const DOMAINS: [&str; 3] = ["cards", "directory", "plan"];

/// A file of words of the program.
pub(crate) fn words(tag: &str, domain: &str) -> Option<&'static str> {
    Some(match (tag, domain) {
        ("en", "cards") => include_str!("../../locales/en/cards.ftl"),
        ("en", "directory") => include_str!("../../locales/en/directory.ftl"),
        ("en", "plan") => include_str!("../../locales/en/plan.ftl"),
        (_, "cards") => include_str!("../../locales/es/cards.ftl"),
        (_, "directory") => include_str!("../../locales/es/directory.ftl"),
        (_, "plan") => include_str!("../../locales/es/plan.ftl"),
        _ => return None,
    })
}

/// A file of the program's data.
pub(crate) fn data(path: &str) -> Result<Value> {
    Ok(serde_json::from_slice(&fs::read(
        data_folder().join(path),
    )?)?)
}

fn data_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/cards/data")
}

/// The words of so many languages, by their names in a pack.
pub(crate) fn texts(languages: u32) -> Result<BTreeMap<String, Arc<str>>> {
    let mut texts = BTreeMap::new();
    for tag in TAGS.split_whitespace().take(usize::try_from(languages)?) {
        for domain in DOMAINS {
            let words = words(tag, domain).ok_or("no such words")?;
            texts.insert(format!("locales/{tag}/{domain}.ftl"), words.into());
        }
    }
    Ok(texts)
}

/// The words of a reader's language and English, in copies that nobody has read.
pub(crate) fn reading(tag: &str) -> Result<BTreeMap<String, Arc<str>>> {
    let mut texts = BTreeMap::new();
    for tag in ["en", tag] {
        for domain in DOMAINS {
            let words = words(tag, domain).ok_or("no such words")?;
            texts.insert(format!("locales/{tag}/{domain}.ftl"), words.into());
        }
    }
    Ok(texts)
}

/// [`texts`] as files of a pack.
pub(crate) fn translations(languages: u32) -> Result<Vec<(String, Vec<u8>)>> {
    let texts = texts(languages)?.into_iter();
    Ok(texts
        .map(|(path, text)| (path, text.as_bytes().to_vec()))
        .collect())
}

/// Everything that a pack can bring but sounds: cards, directory, pictograms, English and so many other languages.
pub(crate) fn whole(languages: u32) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = translations(languages)?;
    for domain in DOMAINS {
        let words = words("en", domain).ok_or("no such words")?;
        files.push((format!("locales/en/{domain}.ftl"), words.into()));
    }
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../design/pictures");
    for (folder, prefix, kind) in [
        (data_folder(), "", "json"),
        (data_folder().join("cards"), "cards/", "json"),
        (pictures, "pictures/", "svg"),
    ] {
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == kind) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                files.push((format!("{prefix}{name}"), fs::read(&path)?));
            }
        }
    }
    Ok(files)
}

/// Somebody who publishes packs.
pub(crate) struct Publisher {
    signers: Vec<Signer>,
    root: Vec<u8>,
}

impl Publisher {
    pub(crate) fn new() -> Result<Self> {
        let signers = (0..3).map(|_| Signer::open(&Signer::make()?));
        let signers: Vec<Signer> = signers.collect::<Option<_>>().ok_or("keys")?;
        let keys: Vec<_> = signers.iter().map(Signer::key).collect();
        let root = publish::root(1, &keys, "2099-01-01".parse()?);
        Ok(Self { signers, root })
    }

    /// The pack of `files` in that version, signed by two.
    pub(crate) fn pack(&self, version: u64, mut files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>> {
        files.sort();
        let heading = Heading {
            pack: "bench".to_owned(),
            version,
            // One that is older would be refused.
            created: BuiltIn::of_this_build().day,
            expires: "2099-01-01".parse()?,
            min_app: APP,
        };
        let manifest = publish::manifest(&heading, &Root::parse(&self.root)?, &files);
        let signed = self.signers.iter().take(2);
        let signatures: Vec<u8> = signed
            .flat_map(|signer| signer.sign_manifest(&manifest))
            .collect();
        Ok(publish::pack(&[], &manifest, &signatures, &files).ok_or("a pack")?)
    }

    /// An empty store below `folder`, for [`store`] too.
    pub(crate) fn store(&self, folder: &Path) -> Result<Store> {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("root.json"), &self.root)?;
        store(folder)
    }
}

/// The store of an app that trusts the root there.
pub(crate) fn store(folder: &Path) -> Result<Store> {
    let trust = Trust::in_root(&fs::read(folder.join("root.json"))?)?;
    Ok(Store::new(folder.join("packs"), Some(trust), APP))
}

/// One line a size, each beside the size before it.
pub(crate) fn growth(name: &str, medians: &[Duration]) -> Vec<Figure> {
    let sizes = SIZES.iter().zip(medians);
    let pairs = sizes.clone().zip(sizes.skip(1));
    let figures = pairs.map(|((fewer, less), (languages, cost))| {
        let (more, times) = (languages - fewer, f64::from(*languages) / f64::from(*fewer));
        let each = (micros(*cost) - micros(*less)) / f64::from(more);
        let slope = (micros(*cost) / micros(*less)).ln() / times.ln();
        Figure::ratio(
            format!("{name} {languages} languages, CPU"),
            *cost,
            *less,
            None,
        )
        .note(format!(
            "peer: {fewer}; {each:.1} µs for each language more, slope {slope:.2}"
        ))
    });
    figures.collect()
}
