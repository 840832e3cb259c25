//! Files that are too broken to open, and files without their keys.

use super::*;
use crate::store::pages::checksum;

/// All ones over the header of the page on which the row stands.
pub(super) fn break_page_of(path: &Path, id: RowId) {
    let mut file = std::fs::read(path).unwrap();
    let at = file.windows(16).position(|window| window == id.0).unwrap();
    let page = at / 4096 * 4096;
    file[page..page + 8].fill(0xff);
    std::fs::write(path, file).unwrap();
}

/// Names and bytes of everything beside the file.
fn folder(path: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(path.parent().unwrap()).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect()
}

#[derive(Debug, Default)]
struct Haul {
    sound: BTreeMap<RowId, Vec<u8>>,
    doubtful: BTreeMap<RowId, Vec<u8>>,
    unreadable: Vec<RowId>,
    damaged: Vec<Part>,
}

fn salvage(place: &Place) -> Haul {
    let mut haul = Haul::default();
    let before = folder(&place.path);
    let damaged = Store::salvage(&place.path, &keys(), place.layout, &mut |id, found| {
        match found {
            Found::Sound(row) => drop(haul.sound.insert(id, row.to_vec())),
            Found::Doubtful(row) => drop(haul.doubtful.insert(id, row.to_vec())),
            Found::Unreadable => haul.unreadable.push(id),
        }
        Ok::<_, Error>(())
    });
    haul.damaged = damaged.unwrap();
    assert!(folder(&place.path) == before, "nothing is written anywhere");
    haul
}

#[test]
fn a_sound_file_gives_all_of_it_also_out_of_its_log() {
    for layout in LAYOUTS {
        let (place, mut ids) = Place::filled(layout, 300);
        let mut store = place.open().unwrap();
        let large = vec![7; 60_000];
        store.write(|tx| tx.update(ids[0], b"newer")).unwrap();
        store.write(|tx| tx.remove(ids[1])).unwrap();
        ids.push(store.write(|tx| tx.insert(&large)).unwrap());
        // As a killed program leaves it: nothing was moved into the file.
        drop(store);
        assert!(!log::is_empty(&place.path).unwrap());
        let haul = salvage(&place);
        assert_eq!((haul.sound.len(), haul.doubtful.len()), (300, 0));
        assert_eq!(haul.sound[&ids[0]], b"newer");
        assert_eq!(haul.sound[&ids[300]], large);
        assert!(!haul.sound.contains_key(&ids[1]));
        assert!(haul.damaged.is_empty() && haul.unreadable.is_empty());
    }
}

#[test]
fn a_log_counts_up_to_its_last_whole_commit() {
    let (place, ids) = Place::filled(Layout::Buckets, 20);
    let mut store = place.open().unwrap();
    store.write(|tx| tx.update(ids[0], b"first")).unwrap();
    let one = std::fs::metadata(log::place(&place.path)).unwrap().len();
    store.write(|tx| tx.update(ids[0], b"second")).unwrap();
    drop(store);
    let whole = std::fs::read(log::place(&place.path)).unwrap();
    assert_eq!(salvage(&place).sound[&ids[0]], b"second");
    for cut in [whole.len() - 1, usize::try_from(one).unwrap() + 100] {
        std::fs::write(log::place(&place.path), &whole[..cut]).unwrap();
        assert_eq!(salvage(&place).sound[&ids[0]], b"first");
    }
    let mut flipped = whole;
    let at = usize::try_from(one).unwrap() + 1000;
    flipped[at] ^= 1;
    std::fs::write(log::place(&place.path), &flipped).unwrap();
    assert_eq!(salvage(&place).sound[&ids[0]], b"first");
}

/// A log that a stranger wrote ends the looking no later than one of ours.
#[test]
fn a_log_that_names_pages_which_nobody_has_costs_no_time() {
    let (place, ids) = Place::filled(Layout::Buckets, 20);
    let mut store = place.open().unwrap();
    store.write(|tx| tx.update(ids[0], b"newer")).unwrap();
    drop(store);
    let sound = std::fs::read(log::place(&place.path)).unwrap();
    let had = |file: &[u8], log: &[u8]| {
        std::fs::write(&place.path, file).unwrap();
        std::fs::write(log::place(&place.path), log).unwrap();
        assert!(Store::integrity(&place.path).is_ok());
        let mut haul = salvage(&place);
        haul.sound.append(&mut haul.doubtful);
        haul.sound
    };
    let file = std::fs::read(&place.path).unwrap();
    let last = sound.len() - 24 - 4096;
    // Number of the last frame's page, size of the database after it.
    for at in [last, last + 4] {
        let mut hostile = sound.clone();
        hostile[at..at + 4].fill(0xff);
        seal_last_frame(&mut hostile);
        let rows = had(&file, &hostile);
        assert_eq!((rows.len(), &*rows[&ids[0]]), (20, &b"newer"[..]));
    }
    // Of a file that was cut the log's pages remain.
    assert_eq!(had(b"", &sound)[&ids[0]], b"newer");
}

/// The checksum of the log's last frame, after a change in it. It goes on from that of the frame before.
fn seal_last_frame(log: &mut [u8]) {
    let word = |log: &[u8], at: usize| u32::from_be_bytes(*log[at..].first_chunk().unwrap());
    let last = log.len() - 24 - 4096;
    let before = match last {
        32 => 24,
        later => later - 4096 - 8,
    };
    let little = word(log, 0) == 0x377f_0682;
    let sum = (word(log, before), word(log, before + 4));
    let sum = checksum(little, sum, &log[last..last + 8]);
    let sum = checksum(little, sum, &log[last + 24..]);
    log[last + 16..last + 20].copy_from_slice(&sum.0.to_be_bytes());
    log[last + 20..last + 24].copy_from_slice(&sum.1.to_be_bytes());
}

#[test]
fn broken_pages_cost_their_rows_and_make_their_buckets_doubtful() {
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    break_page_of(&place.path, ids[7]);
    let haul = salvage(&place);
    let had = haul.sound.len() + haul.doubtful.len();
    assert!((290..300).contains(&had), "{had}");
    assert!(haul.damaged.contains(&place.part(ids[7])));
    assert!(!haul.sound.contains_key(&ids[7]) && !haul.doubtful.contains_key(&ids[7]));
    assert!(
        haul.doubtful
            .keys()
            .all(|id| haul.damaged.contains(&place.part(*id)))
    );
}

#[test]
fn without_its_first_page_its_schema_or_its_root_every_row_is_had() {
    let first_page: fn(&Place) = |place| {
        let mut file = std::fs::read(&place.path).unwrap();
        file[..4096].fill(0);
        std::fs::write(&place.path, file).unwrap();
    };
    let schema: fn(&Place) = |place| {
        place.tamper("CREATE VIEW v AS SELECT 1");
    };
    for break_it in [first_page, schema] {
        let (place, _) = Place::filled(Layout::Buckets, 300);
        break_it(&place);
        assert!(place.open().is_err());
        let haul = salvage(&place);
        assert_eq!(haul.sound.len(), 300);
        assert!(haul.damaged.is_empty());
    }
    for layout in LAYOUTS {
        let (place, _) = Place::filled(layout, 300);
        place.tamper("DELETE FROM manifest WHERE slot = 0");
        assert_eq!(place.open().unwrap_err(), Error::damaged(Part::Manifest));
        let haul = salvage(&place);
        assert_eq!(haul.sound.len() + haul.doubtful.len(), 300);
        assert_eq!(haul.sound.is_empty(), layout == Layout::Single);
        assert_eq!(haul.damaged, [Part::Manifest]);
    }
}

#[test]
fn rows_of_another_time_are_doubtful_and_flipped_ones_unreadable() {
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    let older = place.path.with_file_name("older");
    std::fs::copy(&place.path, &older).unwrap();
    let mut store = place.open().unwrap();
    store.write(|tx| tx.update(ids[0], b"newer")).unwrap();
    store.close().unwrap();
    // The row, and in another case its bucket with it.
    let slot = u16::from(place.bucket(ids[0])) + 1;
    for whole in [false, true] {
        let connection = Connection::open(&place.path).unwrap();
        connection
            .execute_batch(&format!("ATTACH '{}' AS older;", older.display()))
            .unwrap();
        let id = ids[0].to_hex();
        connection
            .execute_batch(&format!(
                "REPLACE INTO record SELECT * FROM older.record WHERE id = x'{id}';"
            ))
            .unwrap();
        if whole {
            connection
                .execute_batch(&format!(
                    "REPLACE INTO manifest SELECT * FROM older.manifest WHERE slot = {slot};"
                ))
                .unwrap();
        }
        drop(connection);
        let haul = salvage(&place);
        assert_eq!(haul.doubtful[&ids[0]], payload(0));
        assert_eq!(haul.damaged, [place.part(ids[0])]);
        assert_eq!(haul.sound.len() + haul.doubtful.len(), 300);
    }
    place.tamper(&OTHER_FIRST_BYTE.replace("ID", &ids[5].to_hex()));
    assert_eq!(salvage(&place).unreadable, [ids[5]]);
}

#[test]
fn a_row_that_stands_elsewhere_is_had_and_a_broken_copy_of_it_says_nothing() {
    let copy = "INSERT INTO record SELECT place + 1, id, revision, epoch, CAST(x'00' || sealed AS BLOB) FROM record WHERE id = x'ID'";
    let remove = "DELETE FROM record WHERE id = x'ID' AND length(sealed) % 2 = 0";
    let shift = "UPDATE record SET place = place + 1 WHERE id = x'ID'";
    let (place, ids) = Place::filled(Layout::Buckets, 40);
    let tamper = |sql: &str| assert_eq!(place.tamper(&sql.replace("ID", &ids[3].to_hex())), 1);
    tamper(shift);
    let haul = salvage(&place);
    assert_eq!(haul.sound.len() + haul.doubtful.len(), 40);
    tamper(copy);
    let haul = salvage(&place);
    assert_eq!(haul.sound.len() + haul.doubtful.len(), 40);
    assert_eq!(haul.unreadable, []);
    tamper(remove);
    assert_eq!(salvage(&place).unreadable, [ids[3]]);
    // However often it stands there.
    tamper(&copy.replace("place + 1", "place + 2"));
    assert_eq!(salvage(&place).unreadable, [ids[3]]);
}

#[test]
fn a_row_whose_rest_is_lost_is_named() {
    let (place, mut store) = Place::new(Layout::Buckets);
    let large = vec![7; 20_000];
    let id = store.write(|tx| tx.insert(&large)).unwrap();
    store.close().unwrap();
    assert_eq!(salvage(&place).sound[&id], large);
    // A page of it says that there is none after it, or that it is one which nobody has.
    let file = std::fs::read(&place.path).unwrap();
    let leaf = file.windows(16).position(|part| part == id.0).unwrap() / 4096;
    let is_middle = |page: &usize| {
        let start = page * 4096;
        *page > leaf && (2..100).contains(&file[start + 3]) && file[start..start + 3] == [0; 3]
    };
    let middle = (0..file.len() / 4096).find(is_middle).unwrap();
    for link in [0, 0xff] {
        let mut broken = file.clone();
        broken[middle * 4096..middle * 4096 + 4].fill(link);
        std::fs::write(&place.path, broken).unwrap();
        let haul = salvage(&place);
        assert_eq!(haul.unreadable, [id]);
        assert_eq!(haul.damaged, [place.part(id)]);
    }
}

#[test]
fn without_its_root_one_row_is_as_sound_as_many() {
    let (place, ids) = Place::filled(Layout::Buckets, 1);
    place.tamper("DELETE FROM manifest WHERE slot = 0");
    let haul = salvage(&place);
    assert_eq!(haul.sound[&ids[0]], payload(0));
    assert_eq!(haul.damaged, [Part::Manifest]);
}

#[test]
fn other_keys_find_no_row_and_no_file_is_not_found() {
    let (place, _) = Place::filled(Layout::Buckets, 30);
    let mut other = keys();
    other.epoch = 2;
    let mut sound = 0;
    let damaged = Store::salvage(&place.path, &other, place.layout, &mut |_, found| {
        sound += usize::from(found != Found::Unreadable);
        Ok::<_, Error>(())
    });
    assert_eq!(sound, 0);
    assert!(damaged.unwrap().contains(&Part::Manifest));
    let missing = place.path.with_file_name("none");
    let outcome = Store::salvage(&missing, &keys(), place.layout, &mut |_, _| {
        Ok::<_, Error>(())
    });
    assert_eq!(outcome, Err(Error::NotFound));
}

#[test]
fn a_file_is_looked_at_without_keys_and_left_as_it_is() {
    let look = |place: &Place| {
        let before = folder(&place.path);
        let integrity = Store::integrity(&place.path).unwrap();
        assert!(folder(&place.path) == before);
        integrity
    };
    let sound = Integrity {
        schema: Some(1),
        rows: Some(300),
        faults: 0,
    };
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    assert_eq!(look(&place), sound);
    let mut store = place.open().unwrap();
    store.write(|tx| tx.insert(b"in the log")).unwrap();
    drop(store);
    let rows = Some(301);
    assert_eq!(look(&place), Integrity { rows, ..sound });
    place.open().unwrap().close_alone().unwrap();
    break_page_of(&place.path, ids[7]);
    let broken = look(&place);
    assert!(broken.faults > 0 && broken.schema == Some(1));
    // One that is found without an end of the looking: pages that are said to be free, and are not there.
    let (place, _) = Place::filled(Layout::Buckets, 300);
    let mut file = std::fs::read(&place.path).unwrap();
    file[39] += 3;
    std::fs::write(&place.path, file).unwrap();
    assert_eq!(look(&place), Integrity { faults: 1, ..sound });
    for bytes in [&b"no database"[..], b""] {
        std::fs::write(&place.path, bytes).unwrap();
        assert_eq!(look(&place).schema, None);
    }
    std::fs::remove_file(&place.path).unwrap();
    assert_eq!(Store::integrity(&place.path), Err(Error::NotFound));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Whatever is written over a file, salvage ends, and gives nothing that was never there.
    #[test]
    fn any_damage_gives_rows_that_were_there(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<[u8; 24]>()), 1..40)
    ) {
        let (place, ids) = Place::filled(Layout::Buckets, 40);
        let mut file = std::fs::read(&place.path).unwrap();
        for (at, bytes) in &edits {
            let at = at.index(file.len() - bytes.len());
            file[at..at + bytes.len()].copy_from_slice(bytes);
        }
        std::fs::write(&place.path, file).unwrap();
        let haul = salvage(&place);
        for (id, row) in haul.sound.iter().chain(&haul.doubtful) {
            let known = ids.iter().position(|known| known == id);
            prop_assert_eq!(known.map(payload), Some(row.clone()));
        }
    }
}
