//! Content packs under faults: an invented publisher, what can be done with its packs, a model of what is then in force, and a look at
//! a real app.
//!
//! Each pack brings its number in three files of different kinds, so that a mixture of two would show.

use amparo::{Amparo, AmparoError};
use amparo_cards::pack::publish::{self, Followed, Heading, Signer};
use amparo_cards::pack::{AppVersion, BuiltIn, Root, Store, Trust};
use std::error::Error;
use std::fmt;
use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

/// 22 November 2026.
pub const NOW_MS: u64 = 1_795_305_600_000;
/// Past the date of every pack.
pub const LATE_MS: u64 = NOW_MS + 400 * 86_400_000;
/// How many packs there are. They are numbered from 1.
pub const PACKS: u32 = 5;
/// The first pack that is signed by the next three.
pub const ROTATED: u32 = 4;

const APP: AppVersion = AppVersion(0, 1, 0);
const ROOT: &str = "root";
const DOOR: &str = include_str!("../../../core/cards/data/cards/door.json");
const VERSION: &str = "\"version\": ";
const WORDS: &str = include_str!("../../../locales/en/cards.ftl");
const TITLE: &str = "door-title = They are at my door";

/// What is done with packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// Installs the pack of this number from a file.
    File(u32),
    /// Fetches it from an address and installs it.
    Fetch(u32),
    /// Goes back to the one before.
    RollBack,
    /// Goes back to the built-in content.
    BuiltIn,
    /// Starts another build of the app, which looks into the packs again.
    Updated,
}

/// Everything that can happen, once at least.
pub const LIFE: &[Op] = &[
    Op::File(1),
    Op::File(2),
    Op::RollBack,
    Op::Fetch(3),
    Op::BuiltIn,
    Op::RollBack,
    Op::Updated,
    Op::Fetch(ROTATED),
    Op::File(5),
    Op::RollBack,
    Op::BuiltIn,
    Op::File(5),
];

/// What is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    /// Number of the pack; none: the built-in content.
    pub pack: Option<u32>,
    /// Number of the one to go back to.
    pub before: Option<u32>,
    /// The newest that was ever taken. Nothing older comes in.
    pub newest: u32,
}

impl State {
    /// What an operation that ends does to it.
    #[must_use]
    pub fn apply(self, op: Op) -> Self {
        match op {
            Op::File(pack) | Op::Fetch(pack) if pack >= self.newest => {
                let rotates = self.newest < ROTATED && pack >= ROTATED;
                let mut before = [self.pack, self.before].into_iter().flatten();
                Self {
                    pack: Some(pack),
                    // Manifests die with their root.
                    before: before.find(|before| *before != pack && !rotates),
                    newest: pack,
                }
            }
            Op::RollBack if self.before.is_some() => Self {
                pack: self.before,
                before: self.pack,
                ..self
            },
            Op::BuiltIn if self.pack.is_some() => Self {
                pack: None,
                before: self.pack,
                ..self
            },
            _ => self,
        }
    }
}

/// Writes a root and its packs into a folder.
///
/// # Errors
/// There is no randomness, or no room.
pub fn publish(desk: &Path) -> Result<(), Box<dyn Error>> {
    let made = (0..4).map(|_| Signer::open(&Signer::make()?));
    let signers: Option<Vec<Signer>> = made.collect();
    let signers = signers.ok_or("no keys")?;
    let expires = "2099-01-01".parse()?;
    let root = |number, turn: &[Signer]| {
        let keys: Vec<_> = turn.iter().map(Signer::key).collect();
        publish::root(number, &keys, expires)
    };
    let (first, second) = (
        root(1, signers.get(..3).unwrap_or_default()),
        root(2, signers.get(1..).unwrap_or_default()),
    );
    let by_all = signers.iter().flat_map(|signer| signer.sign_root(&second));
    let followed: Followed = (2, second.clone(), by_all.collect());
    fs::write(desk.join(ROOT), &first)?;
    for number in 1..=PACKS {
        let (root, roots, turn) = if number < ROTATED {
            (&first, &[][..], signers.get(..2))
        } else {
            (&second, std::slice::from_ref(&followed), signers.get(2..))
        };
        let heading = Heading {
            pack: "los-angeles".to_owned(),
            version: number.into(),
            created: "2026-11-22".parse()?,
            expires: "2027-02-20".parse()?,
            min_app: APP,
        };
        let content = content(number);
        let root = Root::parse(root)?;
        let manifest = publish::manifest(&heading, &root, &content);
        let signed = turn.unwrap_or_default().iter();
        let signatures: Vec<u8> = signed
            .flat_map(|signer| signer.sign_manifest(&manifest))
            .collect();
        let pack = publish::pack(roots, &manifest, &signatures, &content);
        fs::write(file(desk, number), pack.ok_or("not a pack")?)?;
    }
    Ok(())
}

/// Where the pack of this number is.
pub fn file(desk: &Path, number: u32) -> std::path::PathBuf {
    desk.join(format!("{number}.pack"))
}

/// The card, its words and its picture, with the number in each.
fn content(number: u32) -> Vec<(String, Vec<u8>)> {
    let (head, rest) = DOOR.split_once(VERSION).unwrap_or_default();
    let rest = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let card = format!("{head}{VERSION}{}{rest}", 100 + number);
    let words = WORDS.replacen(TITLE, &format!("door-title = Words of pack {number}"), 1);
    let files = [
        ("cards/door.json", card),
        ("locales/en/cards.ftl", words),
        ("pictures/door.svg", picture(number)),
    ];
    let own = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    own.into()
}

fn picture(number: u32) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M{number} 4h16"/></svg>"#
    )
}

/// An app in that folder, which trusts the publisher.
///
/// # Errors
/// What the app says.
pub fn open(folder: &Path, desk: &Path, now_ms: u64) -> Result<Arc<Amparo>, Box<dyn Error>> {
    let folder = folder.to_string_lossy().into_owned();
    let app = Amparo::open_harness(folder, vec!["en".to_owned()], now_ms)?;
    app.trust_pack_root(&fs::read(desk.join(ROOT))?)?;
    Ok(app)
}

/// The first start of another build, as far as it is about packs.
///
/// # Errors
/// There is no root.
pub fn start_another_build(folder: &Path, desk: &Path) -> Result<(), Box<dyn Error>> {
    let trust = Trust::in_root(&fs::read(desk.join(ROOT))?)?;
    let other = BuiltIn {
        mark: "another build".to_owned(),
        ..BuiltIn::of_this_build()
    };
    let store = Store::new(folder.join("packs"), Some(trust), APP).beside(other);
    store.start();
    Ok(())
}

/// What an app shows: number of the pack in force and of the one before.
///
/// # Errors
/// A mixture, damage, or nothing, in a sentence.
pub fn shown(app: &Amparo) -> Result<(Option<u32>, Option<u32>), String> {
    let told = |error: AmparoError| error.to_string();
    let installed = app.packs().map_err(told)?.installed().map_err(told)?;
    if installed.damaged {
        return Err(format!("damaged: {installed:?}"));
    }
    let number = |version: u64| u32::try_from(version).unwrap_or(u32::MAX);
    let pack = installed.pack.as_ref().map(|pack| number(pack.version));
    let cards = app.cards().map_err(told)?;
    let card = cards.card("door".to_owned()).map_err(told)?;
    let seen = (
        card.review.version.checked_sub(100),
        card.title
            .value
            .strip_prefix("Words of pack ")
            .map(str::to_owned),
        cards.picture("door".to_owned()).map_err(told)?,
    );
    let whole = match pack {
        Some(pack) => seen == (Some(pack), Some(pack.to_string()), picture(pack)),
        None => seen.0.is_none() && seen.1.is_none() && card.title.value == "They are at my door",
    };
    if !whole {
        return Err(format!("a mixture: {pack:?}, {seen:?}"));
    }
    Ok((pack, installed.previous.map(number)))
}

/// What the next start of the app finds in a folder.
///
/// # Errors
/// As [`shown`]; something that no phone may take; what is left over.
pub fn look(folder: &Path, desk: &Path) -> Result<State, String> {
    let app = open(folder, desk, NOW_MS).map_err(|error| error.to_string())?;
    let (pack, before) = shown(&app)?;
    let told = |error: AmparoError| error.to_string();
    let packs = app.packs().map_err(told)?;
    let mut newest = PACKS + 1;
    for number in (1..=PACKS).rev() {
        let bytes = fs::read(file(desk, number)).map_err(|error| error.to_string())?;
        match packs.verify(bytes).map_err(told)?.refused {
            None if newest == number + 1 => newest = number,
            None => {
                return Err(format!(
                    "pack {number} is taken and the one after it is not"
                ));
            }
            Some(_) => {}
        }
    }
    drop(app);
    let late = open(folder, desk, LATE_MS).map_err(|error| error.to_string())?;
    if shown(&late)? != (pack, before) {
        return Err("past its date another one is in force".to_owned());
    }
    left_over(&folder.join("packs"))?;
    Ok(State {
        pack,
        before,
        // Where all are taken nothing was installed, or the first.
        newest: if newest == 1 && pack.is_none() && before.is_none() {
            0
        } else {
            newest
        },
    })
}

/// Nothing but what the state names, and in each folder of a pack the pack.
fn left_over(packs: &Path) -> Result<(), String> {
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.collect()
    };
    let state = fs::read_to_string(packs.join("state.json")).unwrap_or_default();
    for name in names(packs) {
        let inside = names(&packs.join(&name));
        let is_pack = state.contains(&format!("\"{name}\"")) && inside == ["pack.tar"];
        if name != "state.json" && !is_pack {
            return Err(format!("left over: {name} with {inside:?}"));
        }
    }
    Ok(())
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(number) => write!(f, "file {number}"),
            Self::Fetch(number) => write!(f, "fetch {number}"),
            Self::RollBack => f.write_str("roll-back"),
            Self::BuiltIn => f.write_str("built-in"),
            Self::Updated => f.write_str("updated"),
        }
    }
}

impl FromStr for Op {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let none = || format!("`{text}` is no operation");
        Ok(match text.split_once(' ').unwrap_or((text, "")) {
            ("file", number) => Self::File(number.parse().map_err(|_| none())?),
            ("fetch", number) => Self::Fetch(number.parse().map_err(|_| none())?),
            ("roll-back", "") => Self::RollBack,
            ("built-in", "") => Self::BuiltIn,
            ("updated", "") => Self::Updated,
            _ => return Err(none()),
        })
    }
}

/// The lines of a driver, read: what was confirmed and what was going on.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    /// Everything that was confirmed.
    pub state: State,
    /// What was begun and has not returned.
    pub pending: Option<Op>,
    /// Operations that returned.
    pub confirmed: u32,
    /// What was refused by the disk, and its kind.
    pub failures: Vec<(Op, String)>,
    /// What the driver found amiss.
    pub broken: Vec<String>,
}

impl Journal {
    /// One line: `begin` op, `done` op, `failed` op `:` kind, `without` (it had no effect), `room`, or `broken` and why.
    ///
    /// # Errors
    /// It is none.
    pub fn read(&mut self, line: &str) -> Result<(), String> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "begin" => self.pending = Some(rest.parse()?),
            "done" => {
                self.state = self.state.apply(rest.parse()?);
                self.pending = None;
                self.confirmed += 1;
            }
            "failed" => {
                let (op, kind) = rest.split_once(": ").unwrap_or((rest, ""));
                self.failures.push((op.parse()?, kind.to_owned()));
            }
            "without" => self.pending = None,
            "broken" => self.broken.push(rest.to_owned()),
            "room" => {}
            _ => return Err(format!("`{line}` is no line of a journal")),
        }
        Ok(())
    }

    /// All whole lines.
    ///
    /// # Errors
    /// One is none.
    pub fn read_all(&mut self, lines: &str) -> Result<(), String> {
        let whole = lines
            .split_inclusive('\n')
            .filter(|line| line.ends_with('\n'));
        whole
            .map(str::trim_end)
            .try_for_each(|line| self.read(line))
    }

    /// What may be in force now: everything confirmed, with what is pending as a whole or not at all.
    pub fn allowed(&self) -> Vec<State> {
        let after = self.pending.map(|op| self.state.apply(op));
        [Some(self.state), after].into_iter().flatten().collect()
    }
}
