//! Lives with a vault and says what happened, until it is done, killed, or told to stop.
//!
//! `vault_driver <root> <hardware> <notes> <attempts> whole|short|far|words|replace|random <seed> <count> <pin>|hold|memory|aside`
//!
//! The vault is `<root>/vault`; the hardware's keys and the notes are elsewhere, as they survive whatever happens to the folder.

use amparo_crash::journal::Journal;
use amparo_crash::op::{Op, State};
use amparo_crash::phone::Phone;
use amparo_crash::script::{self, Dice};
use amparo_crash::{aside, content};
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_sealed::{HardwareError, HardwareForm, HardwareKey, HardwareLevel, Key};
use amparo_vault::{BootReading, Error, KeeperKind, Parameters, Record, Vault};
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use zeroize::{Zeroize as _, Zeroizing};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match drive(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "vault_driver: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn drive(arguments: &[String]) -> Result<(), String> {
    let [root, hardware, notes, attempts, mode @ ..] = arguments else {
        return Err("too few arguments".into());
    };
    let number = |text: &str| text.parse::<u64>().map_err(|error| error.to_string());
    let notes = Notes::open(Path::new(notes)).map_err(|error| error.to_string())?;
    let hardware = Telling {
        inner: SoftwareHardwareKey::in_folder(hardware),
        notes: &notes,
        none: mode
            .first()
            .is_some_and(|mode| mode == "words" || mode == "aside"),
    };
    let folder = Path::new(root).join("vault");
    let mode: Vec<&str> = mode.iter().map(String::as_str).collect();
    let mut life = Life {
        phone: Phone::new(&folder, &hardware, number(attempts)?),
        journal: Journal::default(),
        notes: &notes,
    };
    match mode.as_slice() {
        ["whole"] => script::WHOLE.iter().try_for_each(|op| life.step(*op)),
        ["short"] => script::SHORT.iter().try_for_each(|op| life.step(*op)),
        ["far"] => script::FAR.iter().try_for_each(|op| life.step(*op)),
        ["replace"] => life.step(Op::Replace),
        ["words"] => script::WORDS.iter().try_for_each(|op| life.step(*op)),
        ["random", seed, count, pin] => {
            let pin = u32::try_from(number(pin)?).map_err(|error| error.to_string())?;
            life.phone = life.phone.with_pin(pin);
            life.random(number(seed)?, number(count)?)
        }
        ["hold"] => {
            life.step(Op::Unlock)?;
            notes.line("ready");
            wait();
            life.step(Op::Lock)
        }
        ["memory"] => remember(&folder, &hardware, &notes).map_err(|error| error.to_string()),
        ["aside"] => aside::live(&folder, &hardware, &|line| notes.line(line))
            .map_err(|error| error.to_string()),
        _ => Err("no such mode".into()),
    }
}

/// One vault and what has become of it so far.
struct Life<'a> {
    phone: Phone<'a>,
    journal: Journal,
    notes: &'a Notes,
}

impl Life<'_> {
    /// Does one thing; when it fails, says so, waits for the fault to be over, looks what is there, and does it again if it was not
    /// done.
    fn step(&mut self, op: Op) -> Result<(), String> {
        self.tell(&format!("begin {op}"))?;
        let Err(error) = self.phone.run(op) else {
            return self.tell(&format!("done {op}"));
        };
        self.tell(&format!("failed {op}: {error:?}"))?;
        // While the fault lasts the open vault may have nothing to say, and then says why.
        if let Some(Err(error)) = self.phone.vault().map(|vault| vault.documents()) {
            self.tell(&format!("failed {op}: {error:?}"))?;
        }
        self.tell("room")?;
        if self.is_done(op, error)? {
            self.tell("with")
        } else {
            self.tell("without")?;
            self.tell(&format!("begin {op}"))?;
            if let Err(error) = self.phone.run(op) {
                self.tell(&format!("broken {op}: {error:?} although there is room"))?;
                return Err(format!("{op} failed a second time"));
            }
            self.tell(&format!("done {op}"))
        }
    }

    /// Whether a failed operation has had its effect.
    fn is_done(&mut self, op: Op, error: Error) -> Result<bool, String> {
        match op {
            Op::Create => {
                // Whether it is there is for the second attempt to say.
                let there = amparo_vault::Vault::state(self.phone.folder());
                if there != Ok(amparo_vault::Presence::Present) {
                    return Ok(false);
                }
                self.phone
                    .run(Op::Unlock)
                    .map_err(|error| error.to_string())?;
                Ok(true)
            }
            // An attempt leaves nothing open; a failed lock leaves nothing open either. A replacement is finished by the next.
            Op::Unlock | Op::Wrong | Op::Seal | Op::Reopen { .. } | Op::Replace => Ok(false),
            Op::Lock => Ok(true),
            // What has its name is whole: the tests open it.
            Op::Backup | Op::Restore | Op::Salvage => Ok(self.has_made(op)),
            _ => match self.phone.observe().map(|state| State {
                // Nothing else touches what lies beside the vault.
                copies: self.journal.state.copies.clone(),
                ..state
            }) {
                Ok(state) if state == self.journal.state.stored() => Ok(false),
                Ok(state) if state == self.journal.state.apply(op).stored() => Ok(true),
                // Something that a crash may leave, too: to do it again finishes it.
                Ok(state) if self.journal.state.after_crash_in(op).contains(&state) => Ok(false),
                Ok(state) => {
                    self.tell(&format!("broken after {op} ({error:?}): {state:?}"))?;
                    Err("neither before nor after".into())
                }
                Err(sentence) => {
                    self.tell(&format!("broken after {op} ({error:?}): {sentence}"))?;
                    Err(sentence)
                }
            },
        }
    }

    /// Whether there is what this would make. Nothing else has its name.
    fn has_made(&self, op: Op) -> bool {
        let made = self.journal.state.apply(op).copies;
        let here = self.phone.folder();
        let mut new = made
            .keys()
            .filter(|name| !self.journal.state.copies.contains_key(*name));
        new.any(|name| here.with_file_name(name).exists())
    }

    /// Goes on with whatever vault there is.
    fn random(&mut self, seed: u64, count: u64) -> Result<(), String> {
        let mut dice = Dice::new(seed);
        if amparo_vault::Vault::state(self.phone.folder()) == Ok(amparo_vault::Presence::Present) {
            self.step(Op::Unlock)?;
            self.journal.state = self.phone.observe()?;
        }
        for _ in 0..count {
            let op = script::next(&mut dice, &self.journal.state, self.phone.is_open());
            self.step(op)?;
            // A vault that was opened knows its records by looking.
            if op == Op::Unlock {
                self.phone.observe()?;
            }
        }
        Ok(())
    }

    fn tell(&mut self, line: &str) -> Result<(), String> {
        self.journal.read(line)?;
        self.notes.line(line);
        Ok(())
    }
}

/// Where the journal goes, line by line and at once.
struct Notes(File);

impl Notes {
    fn open(path: &Path) -> std::io::Result<Self> {
        Ok(Self(
            OpenOptions::new().create(true).append(true).open(path)?,
        ))
    }

    fn line(&self, line: &str) {
        // One write for each line: a kill leaves whole lines.
        let _ = (&self.0).write_all(format!("{line}\n").as_bytes());
    }
}

/// A hardware key that notes when it is asked.
struct Telling<'a> {
    /// There is none.
    none: bool,
    inner: SoftwareHardwareKey,
    notes: &'a Notes,
}

impl HardwareKey for Telling<'_> {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        self.inner.form()
    }
    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        if self.none {
            return Ok(HardwareLevel::None);
        }
        self.inner.level()
    }
    fn create(&self, alias: &str) -> Result<(), HardwareError> {
        self.inner.create(alias)?;
        self.notes.line(&format!("created {alias}"));
        Ok(())
    }
    fn destroy(&self, alias: &str) -> Result<(), HardwareError> {
        // The double keeps it, so that moments before this one can be played again. Whoever opens the vault later is refused it.
        self.notes.line(&format!("destroyed {alias}"));
        Ok(())
    }
    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        self.notes.line("asked");
        self.inner.evaluate(alias, input)
    }
}

/// Lives with secrets from a pipe, as carefully as a shell has to, and lets itself be looked at before and after the lock.
#[expect(
    clippy::too_many_lines,
    reason = "to move a secret to another function is to copy it"
)]
fn remember(folder: &Path, hardware: &dyn HardwareKey, notes: &Notes) -> Result<(), Error> {
    let mut input = File::open("/dev/stdin")?;
    let mut pin = Zeroizing::new([0; 32]);
    let mut planted = Zeroizing::new([0; 32]);
    let mut document = Zeroizing::new([0; 32]);
    input.read_exact(pin.as_mut_slice())?;
    input.read_exact(planted.as_mut_slice())?;
    input.read_exact(document.as_mut_slice())?;
    let [mut name, mut picture, mut mac_key] = [(); 3].map(|()| Zeroizing::new([0; 32]));
    for secret in [&mut name, &mut picture, &mut mac_key] {
        input.read_exact(secret.as_mut_slice())?;
    }
    let text = |name: &Zeroizing<[u8; 32]>| {
        let mut text = Zeroizing::new(String::with_capacity(32));
        text.push_str(std::str::from_utf8(name.as_slice()).unwrap_or_default());
        text
    };
    let mut own_name = text(&name);
    let now = BootReading {
        boot: [1; 16],
        ms: 1,
    };

    let mut vault = Vault::create(folder, pin.as_slice(), hardware, &Parameters::FLOOR, &now)?;
    let mut record = Record {
        kind: "contact".into(),
        schema: 1,
        // Room from the start: growing would leave a copy behind.
        json: Vec::with_capacity(2_000),
    };
    record.json.extend_from_slice(b"{\"name\":\"");
    for _ in 0..20 {
        record.json.extend_from_slice(planted.as_slice());
    }
    record.json.extend_from_slice(b"\"}");
    let id = vault.put(None, &record)?;
    let other = vault.put(None, &record)?;
    vault.remove(other)?;
    let writer = vault.import_document(&own_name, "text/plain")?;
    // Three chunks of nothing but planted bytes.
    for _ in 0..5_000 {
        writer.write(document.as_slice())?;
    }
    let document_id = writer.finish(&mut vault, 1)?;
    // Room for all of it from the start.
    let mut bytes = Zeroizing::new(Vec::with_capacity(3_200));
    for _ in 0..100 {
        bytes.extend_from_slice(picture.as_slice());
    }
    vault.put_thumbnail(document_id, "image/png", &bytes)?;
    bytes.zeroize();
    // The vault key in an age file.
    let sheet = content::sheet()?.recipient().to_string();
    vault.add_keeper(KeeperKind::Sheet, &sheet, 1)?;
    vault.lock()?;
    // Somebody captures something: what `age` keeps of that is not the vault's.
    notes.line("locked first");
    input.read_exact(&mut [0; 1])?;
    record.json.zeroize();

    let mut vault = Vault::unlock(folder, pin.as_slice(), hardware, &now)?;
    let mut record = vault.get(id)?.ok_or(Error::NotFound)?;
    let mut listing = vault.list("contact")?;
    // Of another kind: the vault looks at every record and gives none.
    vault.list("document")?;
    let documents = vault.documents()?;
    let seen = vault.thumbnail(document_id)?;
    let listed = vault.captures()?;
    let mut items = listed.items.iter();
    let small = items.find(|info| info.size < 100).ok_or(Error::NotFound)?;
    let taken = vault.open_capture(small.id)?;
    let mut some = Zeroizing::new([0; 90]);
    taken.read_at(0, some.as_mut_slice())?;
    let mut items = listed.items.iter();
    let large = items.find(|info| info.size > 100).ok_or(Error::NotFound)?;
    vault.keep_capture(large.id, 2)?;
    let recipient = content::sheet()?.recipient();
    let path = folder.with_file_name("backup.age");
    let mut backup = {
        let key = [Key::from_ref(&mac_key)];
        vault.begin_backup(&[recipient], &key, &path, 1)?
    };
    // Caught by the lock.
    for _ in 0..6 {
        backup.step(&mut vault)?;
    }
    let reader = vault.open_document(document_id)?;
    let mut piece = Zeroizing::new([0; 100]);
    for offset in [0, 70_000, 140_000] {
        reader.read_at(offset, piece.as_mut_slice())?;
    }
    // An import that the lock ends.
    let unfinished = vault.import_document("name", "text/plain")?;
    unfinished.write(document.as_slice())?;
    notes.line("ready");
    input.read_exact(&mut [0; 1])?;

    record.json.zeroize();
    for (_, record) in &mut listing.records {
        record.json.zeroize();
    }
    // In place: to move an array is to copy it.
    pin.zeroize();
    planted.zeroize();
    document.zeroize();
    piece.zeroize();
    for secret in [&mut name, &mut picture, &mut mac_key] {
        secret.zeroize();
    }
    own_name.zeroize();
    some.zeroize();
    drop((documents, seen, listed));
    vault.lock()?;
    notes.line("locked");
    input.read_exact(&mut [0; 1])?;
    // Both outlived the lock.
    drop((reader, unfinished, taken, backup));
    Ok(())
}

/// Until the parent says something, or is gone.
fn wait() {
    let _ = File::open("/dev/stdin").and_then(|mut input| input.read(&mut [0; 1]));
}
