//! One practice from its first to its last step: a phone with invented people, set up and locked.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo::{Amparo, AmparoError, Contact, NewPerson, Pairing, Pressed};
use serde_json::{Value, json};

use crate::{cast, json, words};

const CHUNK: u32 = 256 * 1024;

/// A phone in use. What a real shell keeps in memory while its app is open is kept here.
pub(crate) struct Session {
    /// Distinguishes it from the practice before it, so that an old browser tab cannot act on a new phone.
    pub(crate) number: u64,
    pub(crate) amparo: Arc<Amparo>,
    folder: PathBuf,
    shell: Mutex<Shell>,
}

#[derive(Default)]
struct Shell {
    pairing: Option<Arc<Pairing>>,
    /// Text messages by alert, as they came with the press.
    drafts: HashMap<String, Value>,
}

impl Session {
    /// Sets a phone up in a new folder inside `parent`: two people, a vault with two contacts and a document, locked.
    pub(crate) fn set_up(parent: &Path, number: u64) -> Result<Self, AmparoError> {
        let folder = parent.join(format!("phone-{number}"));
        std::fs::create_dir(&folder).map_err(|_| AmparoError::ReadOnly)?;
        let amparo = Amparo::for_practice(folder.clone(), vec!["en".to_owned()]);
        let session = Self {
            number,
            amparo,
            folder,
            shell: Mutex::default(),
        };
        session.invent()?;
        Ok(session)
    }

    fn invent(&self) -> Result<(), AmparoError> {
        let alerts = self.amparo.alerts()?;
        let (ana, luis) = (cast::PAGE_PERSON, cast::SMS_PERSON);
        for (person, number) in [(ana, None), (luis, Some(luis.number.to_owned()))] {
            alerts.add_person(NewPerson {
                // A real phone would suggest an initial; a room that learns the names wants to read them.
                label: person.name.to_owned(),
                number,
                language: person.language.to_owned(),
            })?;
        }
        let vault = self.amparo.vault()?;
        vault.create(cast::PIN.as_bytes().to_vec())?;
        for contact in cast::CONTACTS {
            vault.put_contact(Contact {
                id: String::new(),
                name: contact.name.to_owned(),
                relation: contact.relation.map(words::relation).unwrap_or_default(),
                phones: vec![contact.number.to_owned()],
                note: String::new(),
            })?;
        }
        let import = vault.import_document(
            cast::DOCUMENT_NAME.to_owned(),
            cast::DOCUMENT_TYPE.to_owned(),
        )?;
        import.write(cast::DOCUMENT.to_vec())?;
        import.finish()?;
        vault.lock()
    }

    /// A whole document; the practice one is small.
    pub(crate) fn document(&self, id: &str) -> Result<Vec<u8>, AmparoError> {
        let document = self.amparo.vault()?.open_document(id.to_owned())?;
        let mut bytes = Vec::new();
        loop {
            let chunk = document.read(bytes.len() as u64, CHUNK)?;
            if chunk.is_empty() {
                return Ok(bytes);
            }
            bytes.extend_from_slice(&chunk);
        }
    }

    /// Keeps the pairing in progress; only one at a time.
    pub(crate) fn keep_pairing(&self, pairing: Arc<Pairing>) -> Value {
        self.shell().pairing = Some(pairing);
        Value::Null
    }

    /// The pairing in progress.
    pub(crate) fn pairing(&self) -> Result<Arc<Pairing>, AmparoError> {
        self.shell().pairing.clone().ok_or(AmparoError::NotFound)
    }

    /// Keeps the text messages of a press or stand-down; returns it as JSON.
    pub(crate) fn keep_drafts(&self, pressed: &Pressed) -> Value {
        let answer = json::pressed(pressed);
        if let Some(alert) = &pressed.alert {
            let drafts = json::drafts(&pressed.drafts);
            self.shell().drafts.insert(alert.clone(), drafts);
        }
        answer
    }

    /// The text messages of an alert.
    pub(crate) fn drafts(&self, alert: &str) -> Value {
        let kept = self.shell().drafts.get(alert).cloned();
        kept.unwrap_or_else(|| json!([]))
    }

    /// Locks the vault and removes the phone's files.
    pub(crate) fn end(&self) {
        if let Ok(alerts) = self.amparo.alerts() {
            // A delivery still running ends early; nothing needs it any more.
            drop(alerts.stop());
        }
        if let Ok(vault) = self.amparo.vault() {
            drop(vault.lock());
        }
        // The whole folder of the run is removed at the end in any case.
        drop(std::fs::remove_dir_all(&self.folder));
    }

    fn shell(&self) -> MutexGuard<'_, Shell> {
        self.shell.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
