//! Looking at damaged vaults, and getting out of them what there is.

use Condition::{Damaged, Missing, Sound, Unreadable};
use amparo_sealed::RowId;

use super::*;
use crate::keeper::Identity;
use crate::{Condition, KeeperKind, KeeperSecret, KeyHolder, Part, SalvageReport};

const RECORDS: usize = 60;
const NEW_PIN: &[u8] = b"161803";

/// Flips a bit in the sealed bytes of a row, in the file.
pub(super) fn flip_row(path: &Path, id: RowId) {
    let bytes = fs::read(path).unwrap();
    let at = bytes.windows(16).position(|window| window == id.0).unwrap();
    flip(path, at + 100);
}

struct Filled {
    place: Place,
    ids: Vec<RowId>,
    documents: [RowId; 2],
    rosa: Identity,
}

/// A locked vault with records, two documents and a keeper.
fn filled() -> Filled {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let ids = (0..RECORDS)
        .map(|number| vault.put(None, &contact(&format!("{{\"n\":{number}}}"))))
        .collect::<Result<Vec<_>>>()
        .unwrap();
    let documents = [70_000, 10].map(|size| {
        let writer = vault.import_document("papel", "text/plain").unwrap();
        writer.write(&vec![7; size]).unwrap();
        writer.finish(&mut vault, 1).unwrap()
    });
    let rosa = Identity::make_random().unwrap();
    let recipient = rosa.recipient().to_string();
    let keeper = vault.add_keeper(KeeperKind::Sheet, &recipient, 5).unwrap();
    vault.prove_keeper(keeper).unwrap();
    vault.lock().unwrap();
    Filled {
        place,
        ids,
        documents,
        rosa,
    }
}

impl Filled {
    fn to(&self) -> PathBuf {
        self.place.folder.path().join("salvaged")
    }

    fn salvage(&self, holder: &KeyHolder<'_>) -> Result<SalvageReport> {
        Vault::salvage(
            &self.place.path(),
            holder,
            &self.place.hardware,
            &NOW,
            &self.to(),
            NEW_PIN,
            &Parameters::FLOOR,
        )
    }

    /// By PIN; the source keeps every byte but those of its counter.
    fn by_pin(&self) -> (SalvageReport, Unlocked) {
        let before = self.place.snapshot();
        let report = self.salvage(&KeyHolder::Secret(PIN)).unwrap();
        let mut after = self.place.snapshot();
        after.insert("attempts".into(), before[Path::new("attempts")].clone());
        assert!(after == before);
        let new = Vault::unlock(&self.to(), NEW_PIN, &self.place.hardware, &NOW).unwrap();
        (report, new)
    }
}

#[test]
fn a_sound_vault_comes_over_whole_with_its_keepers_to_be_proven_again() {
    let filled = filled();
    fs::create_dir(filled.place.file("captured")).unwrap();
    fs::write(filled.place.file("captured").join("00.age"), b"sealed").unwrap();
    let (report, mut new) = filled.by_pin();
    assert_eq!((report.records, report.documents), (RECORDS as u64, 2));
    assert!(report.lost.is_empty() && report.doubtful.is_empty());
    assert_eq!(new.list("contact").unwrap().records.len(), RECORDS);
    let reader = new.open_document(filled.documents[0]).unwrap();
    let mut bytes = vec![0; 70_000];
    assert_eq!(reader.read_at(0, &mut bytes).unwrap(), 70_000);
    assert!(bytes.iter().all(|byte| *byte == 7));
    let [keeper] = &new.keepers()[..] else {
        panic!("one keeper")
    };
    assert!(!keeper.proven && keeper.added_ms == 5);
    let old = crate::vault::read_header(&crate::folder::Folder::new(&filled.place.path()));
    assert_ne!(new.header.vault_id, old.unwrap().0.vault_id);
    // What was captured, and what opens it.
    let captured = filled.to().join("captured").join("00.age");
    assert_eq!(fs::read(captured).unwrap(), b"sealed");
    let rows = new.store.list().unwrap();
    assert_eq!(rows.iter().filter(|(_, row)| row[0] == 3).count(), 1);
    let contents = new.inspect().unwrap().contents.unwrap();
    assert_eq!((contents.records, contents.documents), (60, 2));
}

#[test]
fn a_broken_page_and_a_flipped_row_cost_themselves() {
    let filled = filled();
    let path = filled.place.file("vault.db");
    let mut file = fs::read(&path).unwrap();
    let at = file
        .windows(16)
        .position(|window| window == filled.ids[7].0)
        .unwrap();
    file[at / 4096 * 4096..][..8].fill(0xff);
    fs::write(&path, file).unwrap();
    let (report, new) = filled.by_pin();
    let records = usize::try_from(report.records).unwrap();
    assert!((RECORDS - 10..RECORDS).contains(&records), "{records}");
    assert_eq!(new.list("contact").unwrap().records.len(), records);
    assert!(
        report
            .lost
            .iter()
            .any(|part| matches!(part, Part::Bucket(_)))
    );
    new.lock().unwrap();

    let filled = self::filled();
    flip_row(&filled.place.file("vault.db"), filled.ids[7]);
    let (report, _new) = filled.by_pin();
    assert_eq!(report.lost, [Part::Row(filled.ids[7])]);
    assert_eq!(report.records, RECORDS as u64 - 1);
}

#[test]
fn a_lost_beginning_costs_nothing_although_the_vault_does_not_open() {
    let filled = filled();
    let path = filled.place.file("vault.db");
    let mut file = fs::read(&path).unwrap();
    file[..4096].fill(0);
    fs::write(&path, file).unwrap();
    let damaged = Error::damaged(Part::Database);
    assert_eq!(error(filled.place.unlock()), damaged);
    let (report, new) = filled.by_pin();
    assert_eq!((report.records, report.documents), (RECORDS as u64, 2));
    assert!(report.lost.is_empty());
    drop(new);
}

#[test]
fn a_document_without_its_whole_file_is_listed_and_does_not_come() {
    for cut in [true, false] {
        let filled = filled();
        let path = filled
            .place
            .file("files")
            .join(filled.documents[0].to_hex());
        if cut {
            fs::remove_file(&path).unwrap();
        } else {
            flip(&path, 66_000);
        }
        let inside = filled.place.unlock().unwrap();
        let contents = inside.inspect().unwrap().contents.unwrap();
        assert_eq!(contents.broken_documents, [filled.documents[0]]);
        assert_eq!(contents.documents, 1);
        inside.lock().unwrap();
        let (report, mut new) = filled.by_pin();
        assert_eq!(report.documents, 1);
        assert_eq!(report.broken_documents[0].id, filled.documents[0]);
        assert_eq!(new.documents().unwrap().documents.len(), 1);
        assert_eq!(
            error(new.open_document(filled.documents[0])),
            Error::NotFound
        );
    }
}

#[test]
fn a_document_of_nothing_is_looked_at_like_any_other() {
    let filled = filled();
    let mut vault = filled.place.unlock().unwrap();
    let [sound, broken] = [(); 2].map(|()| {
        let writer = vault.import_document("vacío", "text/plain").unwrap();
        writer.finish(&mut vault, 1).unwrap()
    });
    flip(&filled.place.file("files").join(broken.to_hex()), 3);
    let contents = vault.inspect().unwrap().contents.unwrap();
    assert_eq!(contents.broken_documents, [broken]);
    assert_eq!(contents.documents, 3);
    vault.lock().unwrap();
    let (report, mut new) = filled.by_pin();
    assert_eq!(report.broken_documents[0].id, broken);
    assert_eq!(new.open_document(sound).unwrap().size(), 0);
}

#[test]
fn a_keeper_salvages_and_a_wrong_pin_is_counted() {
    let filled = filled();
    flip(&filled.place.file("header.a"), 40);
    let wrong = filled.salvage(&KeyHolder::Secret(b"000000"));
    assert_eq!(wrong.unwrap_err(), Error::WrongPin { left: 4 });
    assert!(!filled.to().exists());
    let secret = KeeperSecret::Identity(filled.rosa.to_text());
    let report = filled.salvage(&KeyHolder::Keeper(&secret)).unwrap();
    assert_eq!(report.records, RECORDS as u64);
    let stranger = KeeperSecret::Identity(Identity::make_random().unwrap().to_text());
    let outcome = filled.salvage(&KeyHolder::Keeper(&stranger));
    assert_eq!(outcome.unwrap_err(), Error::Invalid { field: "identity" });
    // There is something at the new place now, and it stays.
    let again = filled.salvage(&KeyHolder::Keeper(&secret));
    assert_eq!(again.unwrap_err(), Error::AlreadyExists);
    Vault::unlock(&filled.to(), NEW_PIN, &filled.place.hardware, &NOW).unwrap();
}

#[test]
fn an_unfinished_rekey_is_salvaged_under_the_key_the_rows_are_in() {
    let filled = filled();
    let mut vault = filled.place.unlock().unwrap();
    vault
        .begin_rekey(PIN, &filled.place.hardware, &Parameters::FLOOR, &NOW)
        .unwrap();
    vault.rekey_step(10, false).unwrap();
    vault.lock().unwrap();
    let (report, _new) = filled.by_pin();
    assert_eq!((report.records, report.lost), (RECORDS as u64, vec![]));
}

#[test]
fn out_of_a_vault_with_nothing_in_it_nothing_is_lost_while_a_rekey_is_unfinished() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let floor = Parameters::FLOOR;
    vault
        .begin_rekey(PIN, &place.hardware, &floor, &NOW)
        .unwrap();
    vault.lock().unwrap();
    let (ids, documents) = (Vec::new(), [RowId([0; 16]); 2]);
    let rosa = Identity::make_random().unwrap();
    let filled = Filled {
        place,
        ids,
        documents,
        rosa,
    };
    let (report, _new) = filled.by_pin();
    assert_eq!((report.records, report.lost), (0, vec![]));
}

/// A sealed vault has no slot of this phone, and its header is none the worse for it.
#[test]
fn a_sealed_vault_is_salvaged_by_a_keeper_with_its_keepers() {
    let filled = filled();
    let vault = filled.place.unlock().unwrap();
    vault.seal(&filled.place.hardware).unwrap();
    let secret = KeeperSecret::Identity(filled.rosa.to_text());
    let report = filled.salvage(&KeyHolder::Keeper(&secret)).unwrap();
    assert_eq!((report.records, report.lost), (RECORDS as u64, vec![]));
    let new = Vault::unlock(&filled.to(), NEW_PIN, &filled.place.hardware, &NOW).unwrap();
    let [keeper] = &new.keepers()[..] else {
        panic!("one keeper")
    };
    assert_eq!(keeper.recipient, filled.rosa.recipient().to_string());
}

/// With them the alerts' own keys are had again, which the salvaged vault's key does not open.
#[test]
fn the_keys_of_the_alert_capsule_are_had_out_of_a_damaged_vault() {
    let filled = filled();
    let keys = |place: &Place, holder: &KeyHolder<'_>| {
        Vault::capsule_wrap_keys(&place.path(), holder, &place.hardware, &NOW)
    };
    let mut vault = filled.place.unlock().unwrap();
    let former = vault.capsule_wrap_key();
    assert_eq!(vault.former_capsule_wrap_key(), None);
    vault
        .begin_rekey(PIN, &filled.place.hardware, &Parameters::FLOOR, &NOW)
        .unwrap();
    let current = vault.capsule_wrap_key();
    assert_eq!(vault.former_capsule_wrap_key(), Some(former.copy()));
    vault.lock().unwrap();
    fs::write(filled.place.file("vault.db"), b"no database").unwrap();
    let both = Ok(vec![current, former]);
    assert_eq!(keys(&filled.place, &KeyHolder::Secret(PIN)), both);
    let wrong = keys(&filled.place, &KeyHolder::Secret(b"314159"));
    assert!(wrong.is_err());
    let none = keys(&Place::empty(), &KeyHolder::Secret(PIN));
    assert_eq!(none, Err(Error::NotFound));
}

#[test]
fn a_doubtful_document_without_its_file_is_named_as_broken_alone() {
    let filled = filled();
    let path = filled.place.file("vault.db");
    // Its row and every other of its bucket are genuine still; the sums of all buckets are gone.
    let mut bytes = fs::read(&path).unwrap();
    let rows: Vec<_> = filled.ids.iter().chain(&filled.documents).collect();
    for page in bytes.chunks_mut(4096) {
        let has_a_row = rows
            .iter()
            .any(|row| page.windows(16).any(|id| id == row.0));
        if page[0] == 0x0d && !has_a_row {
            page[0] = 0;
        }
    }
    fs::write(&path, bytes).unwrap();
    fs::remove_file(
        filled
            .place
            .file("files")
            .join(filled.documents[0].to_hex()),
    )
    .unwrap();
    let (report, _new) = filled.by_pin();
    let broken: Vec<_> = report.broken_documents.iter().map(|info| info.id).collect();
    assert_eq!(broken, [filled.documents[0]]);
    assert!(report.doubtful.contains(&filled.documents[1]));
    assert!(!report.doubtful.contains(&filled.documents[0]));
}

#[test]
fn what_a_kill_left_and_what_was_captured_are_counted() {
    let filled = filled();
    let captured = filled.place.file("captured");
    fs::create_dir(&captured).unwrap();
    for name in ["a.age", "b.age", "c.part"] {
        fs::write(captured.join(name), b"x").unwrap();
    }
    fs::write(filled.place.file("files").join("d.part"), b"x").unwrap();
    fs::write(filled.place.file("vault.db.next"), b"x").unwrap();
    let inspection = Vault::inspect(&filled.place.path()).unwrap();
    assert_eq!((inspection.captures, inspection.documents), (2, 2));
    assert_eq!(inspection.unfinished, 3);
}

#[test]
fn a_folder_is_inspected_without_keys_and_left_as_it_is() {
    let filled = filled();
    let look = || {
        let before = filled.place.snapshot();
        let inspection = Vault::inspect(&filled.place.path()).unwrap();
        assert!(filled.place.snapshot() == before);
        inspection
    };
    let sound = look();
    let conditions = |inspection: &crate::Inspection| {
        (inspection.header, inspection.attempts, inspection.database)
    };
    assert_eq!(conditions(&sound), (Sound, Sound, Sound));
    assert_eq!((sound.rows, sound.documents), (Some(62), 2));
    assert!(!sound.sealed && sound.contents.is_none());
    flip(&filled.place.file("header.a"), 40);
    assert_eq!(look().header, Damaged);
    fs::remove_file(filled.place.file("attempts")).unwrap();
    assert_eq!(look().attempts, Missing);
    fs::write(filled.place.file("attempts"), b"no counter").unwrap();
    assert_eq!(look().attempts, Unreadable);
    flip(&filled.place.file("header.b"), 40);
    assert_eq!(look().header, Unreadable);
    let path = filled.place.file("vault.db");
    let mut file = fs::read(&path).unwrap();
    let length = file.len();
    file[length - 4096..length - 4000].fill(0xff);
    fs::write(&path, file).unwrap();
    assert_eq!(look().database, Damaged);
    fs::write(&path, b"no database").unwrap();
    assert_eq!(look().database, Unreadable);
    fs::remove_file(&path).unwrap();
    fs::write(filled.place.file("header.a"), b"").unwrap();
    assert_eq!(look().database, Missing);
    let none = Vault::inspect(&filled.to());
    assert_eq!(error(none), Error::NotFound);
}

#[test]
fn doubtful_rows_are_had_and_named_from_inside_too() {
    let filled = filled();
    // The ids of half of the rows are changed: whatever is in a bucket with one of them becomes doubtful, everything else stays sound.
    let mut bytes = fs::read(filled.place.file("vault.db")).unwrap();
    for id in &filled.ids[..30] {
        let at = bytes.windows(16).position(|window| window == id.0).unwrap();
        bytes[at] ^= 1;
    }
    fs::write(filled.place.file("vault.db"), bytes).unwrap();
    let inside = filled.place.unlock().unwrap();
    let inspection = inside.inspect().unwrap();
    assert_eq!(inspection.database, Condition::Damaged);
    assert_eq!(inspection.rows, Some(62 - 30));
    let contents = inspection.contents.unwrap();
    assert!(!contents.damaged.is_empty());
    inside.lock().unwrap();
    let (report, _new) = filled.by_pin();
    assert_eq!(report.records, RECORDS as u64 - 30);
    assert_eq!(report.doubtful, contents.doubtful);
    assert!(!report.lost.is_empty());
}

#[test]
fn the_salvaged_vault_takes_the_place_and_the_damaged_one_stays_with_every_byte() {
    let filled = filled();
    let (folder, with) = (filled.place.path(), filled.to());
    let before = filled.place.snapshot();
    assert_eq!(error(Vault::replace(&folder, &with)), Error::NotFound);
    let (report, new) = filled.by_pin();
    let open = filled.place.unlock().unwrap();
    assert_eq!(error(Vault::replace(&folder, &with)), Error::Busy);
    open.lock().unwrap();
    new.lock().unwrap();
    let aside = Vault::replace(&folder, &with).unwrap();
    assert!(aside.to_string_lossy().ends_with(".damaged-1") && !with.exists());
    // And a mark that it was replaced.
    assert_eq!(snapshot(&aside).len(), before.len() + 1);
    let vault = filled.place.unlock_with(NEW_PIN, NOW).unwrap();
    assert_eq!(
        vault.list("contact").unwrap().records.len() as u64,
        report.records
    );
    vault.lock().unwrap();
}

#[test]
fn a_replacement_that_is_cut_off_is_finished_and_never_turned_back() {
    for is_asked_again in [false, true] {
        let filled = filled();
        let (folder, with) = (filled.place.path(), filled.to());
        let before = filled.place.snapshot();
        let (report, new) = filled.by_pin();
        new.lock().unwrap();
        // Nothing was asked for, or it was cut off before the two changed names: they stay what they are.
        for mark in [None, Some(&b"AMPRE"[..]), Some(b"AMPREPLC")] {
            if let Some(mark) = mark {
                fs::write(folder.join("replaced"), mark).unwrap();
            }
            assert_eq!(Vault::replace_leftovers(&folder, &with), Ok(None));
        }
        amparo_sealed::exchange_folders(&folder, &with).unwrap();
        // An earlier one has the first name.
        let first = folder.with_file_name("vault.damaged-1");
        fs::create_dir(&first).unwrap();
        let aside = if is_asked_again {
            Vault::replace(&folder, &with).unwrap()
        } else {
            Vault::replace_leftovers(&folder, &with).unwrap().unwrap()
        };
        assert!(aside.to_string_lossy().ends_with(".damaged-2") && !with.exists());
        assert_eq!(fs::read_dir(first).unwrap().count(), 0);
        let mut kept = snapshot(&aside);
        assert!(kept.remove(Path::new("replaced")).is_some());
        kept.remove(Path::new("attempts"));
        assert!(
            kept.iter()
                .all(|(name, bytes)| before.get(name) == Some(bytes))
        );
        let vault = filled.place.unlock_with(NEW_PIN, NOW).unwrap();
        let records = vault.list("contact").unwrap().records.len();
        assert_eq!(records as u64, report.records);
        vault.lock().unwrap();
        assert_eq!(Vault::replace_leftovers(&folder, &with), Ok(None));
        assert_eq!(error(Vault::replace(&folder, &with)), Error::NotFound);
    }
}

#[test]
fn rows_of_a_newer_program_are_counted_and_go_over_as_they_are() {
    let filled = filled();
    let mut vault = filled.place.unlock().unwrap();
    let newer = [200, 1, 2, 3];
    let id = vault.store_mut().write(|tx| tx.insert(&newer)).unwrap();
    vault.lock().unwrap();
    let (report, new) = filled.by_pin();
    assert_eq!((report.others, report.records), (1, RECORDS as u64));
    assert_eq!(**new.store().read(id).unwrap().unwrap(), newer);
}
