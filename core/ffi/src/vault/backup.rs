//! One file that outlives the phone: the stock `age` tool opens it with the printed key.

use std::path::Path;
use std::sync::Arc;

use amparo_plan as plan;
use amparo_sealed::Key;
use amparo_vault::keeper::Recipient;
use amparo_vault::{self as inner, Origin};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::{Job, Slot, Vault, join_capsule, records, stretching};
use crate::AmparoError;
use crate::clock::Boot;

/// A backup that is being made is begun again so often when somebody keeps changing the vault meanwhile.
const TRIES: usize = 3;

/// What is in a backup, and what is not.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BackedUp {
    /// Records.
    pub records: u64,
    /// Documents.
    pub documents: u64,
    /// What was put in while the vault was locked and not looked through since: not in it.
    pub captures: u64,
    /// Rows and documents that are damaged: not in it.
    pub left_out: u64,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Restored {
    /// The vault that this sheet belongs to made it. Where false, nothing says who did: "we cannot prove that it is yours".
    pub origin_proven: bool,
    /// When it was made, in milliseconds since the Unix epoch.
    pub created_ms: u64,
    /// Records.
    pub records: u64,
    /// Documents.
    pub documents: u64,
    /// What was damaged already when it was made.
    pub left_out: u64,
}

#[uniffi::export]
impl Vault {
    /// Writes a backup to `path`, a file that does not exist yet. Every keeper that counts can open it alone. Errors:
    /// `Invalid{keeper}` without such a keeper, `Invalid{vault}` when there is a file, `DiskFull`, `Cancelled`, `Locked` when the
    /// vault is locked meanwhile, `Busy` when it is being changed all the time. After an error there is no file.
    pub fn backup(&self, path: String, job: Arc<Job>) -> Result<BackedUp, AmparoError> {
        for _ in 1..TRIES {
            match self.try_backup(Path::new(&path), &job) {
                Err(AmparoError::Busy) => {}
                done => return done,
            }
        }
        self.try_backup(Path::new(&path), &job)
    }

    /// Makes the vault of this phone out of a backup, with the key of a printed sheet or of a keeper; all or nothing. People are to be
    /// paired again. Errors: `Invalid{vault}` where there is a vault, `Invalid{identity}` for another sheet, `Damaged{backup}`,
    /// `NewerFormat`, `NotFound`, `Cancelled`, and as [`Vault::create`].
    pub fn restore(
        &self,
        path: String,
        identity: String,
        new_pin: Vec<u8>,
        job: Arc<Job>,
    ) -> Result<Restored, AmparoError> {
        let (identity, new_pin) = (Zeroizing::new(identity), Zeroizing::new(new_pin));
        let app = &self.app;
        let restored = Slot::work(app, || {
            let parameters = stretching(app)?;
            Ok(inner::Vault::restore(
                Path::new(&path),
                &identity,
                &app.vault_folder(),
                &new_pin,
                &*app.hardware,
                &parameters,
                &Boot::of(app),
                &mut |progress| job.report(progress).is_ok(),
            )?)
        })?;
        join_capsule(app);
        Ok(Restored {
            origin_proven: restored.origin == Origin::Proven,
            created_ms: restored.created_ms,
            records: restored.records,
            documents: restored.documents,
            left_out: restored.left_out,
        })
    }
}

impl Vault {
    fn try_backup(&self, path: &Path, job: &Job) -> Result<BackedUp, AmparoError> {
        let now_ms = self.app.clock.now_ms();
        let mut writer = Slot::with(&self.app, |vault| {
            let keepers = vault.keepers().into_iter().filter(|keeper| keeper.proven);
            let recipients = keepers
                .map(|keeper| Recipient::parse(&keeper.recipient))
                .collect::<Result<Vec<_>, _>>()?;
            let macs = records::read_all::<plan::BackupMac>(vault)?.into_iter();
            let keys: Vec<_> = macs.filter_map(|(_, mac)| mac_key(&mac)).collect();
            Ok(vault.begin_backup(&recipients, &keys, path, now_ms)?)
        })?;
        // Step by step, so that a lock comes through at once. Dropped on the way, the writer leaves nothing.
        loop {
            let progress = Slot::with(&self.app, |vault| Ok(writer.step(vault)?))?;
            if progress.done == progress.total {
                break;
            }
            job.report(progress)?;
        }
        let contents = writer.contents()?;
        let left_out = contents
            .damaged
            .len()
            .saturating_add(contents.unreadable.len());
        Ok(BackedUp {
            records: contents.records,
            documents: contents.documents,
            captures: contents.captures,
            left_out: u64::try_from(left_out).unwrap_or(u64::MAX),
        })
    }
}

/// `None` for what is no key: the backup is worth having without it.
fn mac_key(mac: &plan::BackupMac) -> Option<Key> {
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(&mac.key).ok()?);
    Some(Key::from_bytes(bytes.as_slice().try_into().ok()?))
}
