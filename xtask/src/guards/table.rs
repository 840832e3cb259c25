//! The guards: what each is, how it is taken away, whose tests have to notice.
//!
//! Taking away means what a careless change would leave behind: code that compiles and runs, without the check. A
//! verdict of AES-GCM is taken away by decrypting without it, which is AES in counter mode from block 2 on.
//!
//! Here: the page, the relative, the store and the vault. [`alerts`] has the alert engine.

mod alerts;

/// One check in the code.
pub(super) struct Guard {
    pub(super) name: &'static str,
    pub(super) edits: &'static [Edit],
    pub(super) tests: Tests,
}

/// `find` stands exactly once in `file`.
pub(super) struct Edit {
    pub(super) file: &'static str,
    pub(super) find: &'static str,
    pub(super) replace: &'static str,
}

/// Tests that have to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tests {
    /// `cargo test -p …`
    Package(&'static str),
    /// Of those, the ones whose names hold this: where the rest would take minutes for every guard.
    Matching(&'static str, &'static str),
    /// The unit tests of the relative's page, in Node.
    Page,
}

const PAGE_ENVELOPE: &str = "family/src/envelope.js";
const PAGE_BODIES: &str = "family/src/bodies.js";
const PAGE_RECEIVE: &str = "family/src/receive.js";
const RELATIVE: &str = "core/alerts/src/testkit/mod.rs";
const MANIFEST: &str = "core/sealed/src/store/manifest.rs";
const COPIER: &str = "core/sealed/src/store/copier.rs";
const REPLACE: &str = "core/sealed/src/store/replace.rs";
const SECRET: &str = "core/vault/src/secret.rs";
const HEADER: &str = "core/vault/src/header/mod.rs";
const SEAL: &str = "core/vault/src/seal.rs";
const REOPEN: &str = "core/vault/src/reopen.rs";
const ERASE: &str = "core/vault/src/erase.rs";
const ATTEMPTS: &str = "core/vault/src/attempts.rs";

/// The write that makes an attempt count before anything is learnt from it.
const COUNTED: &str = "        self.write(&State {
            sequence: before.sequence.saturating_add(1),
            failures: before.failures.saturating_add(1),
            since: now,
        })?;
        Ok(before)
    }
";

/// All of them.
pub(super) fn all() -> impl Iterator<Item = &'static Guard> {
    GUARDS
        .iter()
        .chain(alerts::GUARDS)
        .chain(super::packs::PACKS)
}

const GUARDS: &[Guard] = &[
    Guard {
        name: "page: the envelope's tag",
        edits: &[Edit {
            file: PAGE_ENVELOPE,
            find: "  return openAesGcm(material.subarray(0, 32), material.subarray(32), header, bytes.subarray(headerLength));\n",
            replace: "  const aes = await crypto.subtle.importKey('raw', material.slice(0, 32), 'AES-CTR', false, ['decrypt']);
  const counter = concat(material.slice(32), new Uint8Array([0, 0, 0, 2]));
  const sealed = bytes.slice(headerLength, -16);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CTR', counter, length: 32 }, aes, sealed));\n",
        }],
        tests: Tests::Page,
    },
    Guard {
        name: "page: the kind fits the key",
        edits: &[Edit {
            file: PAGE_ENVELOPE,
            find: "const kind = kinds[purpose][plaintext[0]];",
            replace: "const kind = kinds.alert[plaintext[0]] ?? kinds.control[plaintext[0]];",
        }],
        tests: Tests::Page,
    },
    Guard {
        name: "page: length and version",
        edits: &[Edit {
            file: PAGE_ENVELOPE,
            find: "  if (bytes.length !== envelopeLength || bytes[0] !== 1) return { problem: 'forged' };\n",
            replace: "",
        }],
        tests: Tests::Page,
    },
    Guard {
        name: "page: the body's fields",
        edits: &[Edit {
            file: PAGE_BODIES,
            find: "  if (![from, text, lang].every((field) => typeof field === 'string')) return null;\n",
            replace: "",
        }],
        tests: Tests::Page,
    },
    Guard {
        name: "page: a replay is an old copy",
        edits: &[Edit {
            file: PAGE_RECEIVE,
            find: "if (data.entries.some((row) => row.key === key)) return",
            replace: "if (false) return",
        }],
        tests: Tests::Page,
    },
    Guard {
        name: "page: the commitment",
        edits: &[Edit {
            file: "family/src/pairing.js",
            find: "return sameBytes(await sha256(concat(utf8('amparo/commit/v1'), r)), commitment) ? r : null;",
            replace: "return r;",
        }],
        tests: Tests::Page,
    },
    Guard {
        name: "page: a wrong reveal ends it",
        edits: &[Edit {
            file: PAGE_RECEIVE,
            find: "  if (!reveal) {\n",
            replace: "  if (false) {\n",
        }],
        tests: Tests::Page,
    },
    Guard {
        name: "relative: the envelope's tag",
        edits: &[Edit {
            file: "core/alerts/src/envelope/receive.rs",
            find: "    let plain = aead
        .open_in_place(nonce, Aad::from(header), &mut buffer)
        .map_err(|_| Problem::Forged)?;
",
            replace: "    let (plain, _) = buffer.split_at_mut(size - HEADER_LEN - 16);
    aead.seal_in_place_separate_tag(nonce, Aad::from(header), plain)
        .map_err(|_| Problem::Forged)?;
",
        }],
        tests: Tests::Package("amparo-alerts"),
    },
    Guard {
        name: "relative: the kind fits the key",
        edits: &[Edit {
            file: RELATIVE,
            find: " || !may_carry(under, opened.kind)",
            replace: "",
        }],
        tests: Tests::Package("amparo-alerts"),
    },
    Guard {
        name: "relative: the commitment",
        edits: &[Edit {
            file: RELATIVE,
            find: "if derive_commitment(&r) != self.commitment {",
            replace: "if false {",
        }],
        tests: Tests::Package("amparo-alerts"),
    },
    Guard {
        name: "manifest: a bucket at a read",
        edits: &[Edit {
            file: MANIFEST,
            find: "let fits = total == Some(self.buckets[index].total);",
            replace: "let fits = total.is_some();",
        }],
        tests: Tests::Package("amparo-sealed"),
    },
    Guard {
        name: "manifest: a bucket at a survey",
        edits: &[Edit {
            file: MANIFEST,
            find: "if total != Some(state.total) {",
            replace: "if total.is_none() {",
        }],
        tests: Tests::Package("amparo-sealed"),
    },
    Guard {
        name: "manifest: the root",
        edits: &[Edit {
            file: MANIFEST,
            find: "if total == self.root.total && weighted == self.root.weighted {",
            replace: "if true {",
        }],
        tests: Tests::Package("amparo-sealed"),
    },
    Guard {
        name: "copy: a bucket before its rows",
        edits: &[Edit {
            file: COPIER,
            find: "if self.damaged == OnDamage::Refuse {",
            replace: "if false {",
        }],
        tests: Tests::Package("amparo-sealed"),
    },
    Guard {
        name: "copy: a row is opened first",
        edits: &[Edit {
            file: COPIER,
            find: "    let payload = stored.open(keys, id)?;",
            replace: "    let payload = stored.open(keys, id).unwrap_or_default();",
        }],
        tests: Tests::Package("amparo-sealed"),
    },
    Guard {
        name: "copy: by content, not by revision",
        edits: &[Edit {
            file: COPIER,
            find: "            && there.open(next_keys, id).is_ok_and(|copy| copy == payload);",
            replace: "            && !payload.is_empty();",
        }],
        tests: Tests::Package("amparo-sealed"),
    },
    Guard {
        name: "copy: complete before it is used",
        edits: &[Edit {
            file: COPIER,
            find: "if self.state(from).left > 0 {",
            replace: "if false {",
        }],
        tests: Tests::Package("amparo-sealed"),
    },
    Guard {
        name: "replace: no log beside a renaming",
        edits: &[Edit {
            file: REPLACE,
            find: "if !log::is_empty(from)? || !log::is_empty(to)? {",
            replace: "if !log::is_empty(from)? {",
        }],
        tests: Tests::Package("amparo-sealed"),
    },
    Guard {
        name: "vault: the slot's commitment",
        edits: &[Edit {
            file: SECRET,
            find: "if !bool::from(commitment.ct_eq(&slot.commitment)) {",
            replace: "if false {",
        }],
        tests: Tests::Matching("amparo-vault", "tests::counter"),
    },
    Guard {
        // What remains when AES-GCM alone is trusted to tell a wrong PIN.
        name: "vault: the tag as commitment",
        edits: &[
            Edit {
                file: SECRET,
                find: "if !bool::from(commitment.ct_eq(&slot.commitment)) {",
                replace: "let opened = kek.open(&slot.aad(vault_id), &slot.sealed);
    if opened.is_err() {",
            },
        ],
        tests: Tests::Matching("amparo-vault", "tests::damage"),
    },
    Guard {
        name: "vault: the header's MAC",
        edits: &[Edit {
            file: HEADER,
            find: "                && hmac::verify(&mac_key(vmk), &covered, &device.mac).is_ok()\n",
            replace: "                && !covered.is_empty()\n",
        }],
        tests: Tests::Matching("amparo-vault", "header::tests"),
    },
    Guard {
        name: "vault: attempts are counted",
        edits: &[Edit {
            file: ATTEMPTS,
            find: COUNTED,
            replace: "        Ok(before)\n    }\n",
        }],
        tests: Tests::Matching("amparo-vault", "tests::counter"),
    },
    Guard {
        name: "vault: counted before the guess",
        edits: &[
            Edit {
                file: ATTEMPTS,
                find: COUNTED,
                replace: "        Ok(State { since: now, ..before })
    }

    pub(crate) fn fail(&self, before: State) -> Result<()> {
        self.write(&State {
            sequence: before.sequence.saturating_add(1),
            failures: before.failures.saturating_add(1),
            ..before
        })
    }
",
            },
            Edit {
                file: SECRET,
                find: "        return Err(Error::WrongPin {\n",
                replace: "        attempts.fail(before)?;\n        return Err(Error::WrongPin {\n",
            },
        ],
        tests: Tests::Matching("amparo-vault", "tests::counter"),
    },
    Guard {
        name: "vault: the core's MAC at a reopening",
        edits: &[Edit {
            file: REOPEN,
            find: "if !header.is_core_authentic(&vmk) {",
            replace: "if false {",
        }],
        tests: Tests::Matching("amparo-vault", "tests::reopen"),
    },
    Guard {
        name: "vault: a keeper's frame is of this vault and epoch",
        edits: &[Edit {
            file: REOPEN,
            find: "if frame.vault_id != header.vault_id || frame.epoch != header.epoch() {",
            replace: "if false {",
        }],
        tests: Tests::Matching("amparo-vault", "tests::reopen"),
    },
    Guard {
        name: "vault: a proven keeper before sealing",
        edits: &[Edit {
            file: SEAL,
            find: "if !header.keepers().any(|keeper| keeper.proven) {",
            replace: "if false {",
        }],
        tests: Tests::Matching("amparo-vault", "tests::seal"),
    },
    Guard {
        name: "vault: the anchors of a locked header",
        edits: &[Edit {
            file: SEAL,
            find: "if Anchors::of(&header) != *anchors {",
            replace: "if false {",
        }],
        tests: Tests::Matching("amparo-vault", "tests::seal"),
    },
    Guard {
        name: "vault: the hardware key goes before the header is cut",
        edits: &[Edit {
            file: SEAL,
            find: "    destroy_aliases(&header, hardware)?;
    header.drop_device();
    Ok(header::place(folder.path()).write(&header.encode())?)
",
            replace: "    let whole = header.clone();
    header.drop_device();
    header::place(folder.path()).write(&header.encode())?;
    destroy_aliases(&whole, hardware)
",
        }],
        tests: Tests::Matching("amparo-vault", "tests::seal"),
    },
    Guard {
        name: "vault: the old PIN's key goes after the new header is written",
        edits: &[Edit {
            file: REOPEN,
            find: "        .make(hardware, &self.vmk)?;
        self.change_header",
            replace: "        .make(hardware, &self.vmk)?;
        hardware.destroy(&header::alias(
            &self.header.vault_id,
            self.header.alias_generation(),
        ))?;
        self.change_header",
        }],
        tests: Tests::Matching("amparo-vault", "tests::secrets"),
    },
    Guard {
        name: "vault: the PIN is asked for before erasing",
        edits: &[Edit {
            file: ERASE,
            find: "        self.check_secret(secret, hardware, clock)?;\n",
            replace: "        let _ = (secret, clock);\n",
        }],
        tests: Tests::Matching("amparo-vault", "tests::erase"),
    },
    Guard {
        name: "vault: an attempt is durable",
        edits: &[Edit {
            file: ATTEMPTS,
            find: "        Ok(self.put(state)?.sync_all()?)\n",
            replace: "        self.put(state)?;\n        Ok(())\n",
        }],
        tests: Tests::Matching("amparo-crash", "no_crash_forgets"),
    },
    Guard {
        name: "vault: a new vault's name is durable",
        edits: &[Edit {
            file: "core/vault/src/folder.rs",
            find: "        sync_folder(self.place.parent().unwrap_or(&self.place))?;\n",
            replace: "",
        }],
        tests: Tests::Matching("amparo-crash", "after_a_crash"),
    },
    Guard {
        name: "sealed: a document's bytes are durable",
        edits: &[Edit {
            file: "core/sealed/src/file/writer.rs",
            find: "        file.sync_all()?;\n",
            replace: "",
        }],
        tests: Tests::Matching("amparo-crash", "after_a_crash"),
    },
    Guard {
        name: "sealed: a commit is durable",
        edits: &[Edit {
            file: "core/sealed/src/store/schema.rs",
            find: "PRAGMA synchronous = FULL;",
            replace: "PRAGMA synchronous = NORMAL;",
        }],
        tests: Tests::Matching("amparo-crash", "after_a_crash"),
    },
    Guard {
        name: "sealed: a file without data is opened",
        edits: &[Edit {
            file: "core/sealed/src/file/reader.rs",
            find: "        for index in first..self.chunks.chunks() {",
            replace: "        for index in first + 1..self.chunks.chunks() {",
        }],
        tests: Tests::Matching("amparo-vault", "of_nothing"),
    },
    Guard {
        name: "vault: salvaged as a whole or not",
        edits: &[Edit {
            file: "core/vault/src/salvage.rs",
            find: "        let mut new = Vault::create(&staging.vault, new_secret, hardware, parameters, clock)?;
        let salvaged = old.pour_into(&mut new);
        new.lock()?;
        let report = salvaged?;
        staging.publish()?;
",
            replace: "        let mut new = Vault::create(to, new_secret, hardware, parameters, clock)?;
        let salvaged = old.pour_into(&mut new);
        new.lock()?;
        let report = salvaged?;
",
        }],
        tests: Tests::Matching("amparo-crash", "a_backup_a_restored"),
    },
    Guard {
        name: "sealed: the system says why",
        edits: &[Edit {
            file: "core/sealed/src/store/reason.rs",
            find: "                Err(reason @ (Error::DiskFull | Error::ReadOnly)) => reason,\n",
            replace: "",
        }],
        tests: Tests::Matching("amparo-crash", "a_full_disk"),
    },
    Guard {
        name: "vault: a name is wiped",
        edits: &[Edit {
            file: "core/vault/src/document/mod.rs",
            find: "        self.name.zeroize();\n",
            replace: "",
        }],
        tests: Tests::Matching("amparo-crash", "memory::"),
    },
    Guard {
        name: "vault: a record is wiped",
        edits: &[Edit {
            file: "core/vault/src/record.rs",
            find: "        self.json.zeroize();\n",
            replace: "",
        }],
        tests: Tests::Matching("amparo-crash", "memory::"),
    },
];
