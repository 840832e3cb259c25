//! A store copied into another with other keys, and put in its place.

mod continued;

use super::*;
use crate::store::row::Stored;

const REFUSE: OnDamage = OnDamage::Refuse;
const CARRY: OnDamage = OnDamage::CarryDoubtful;

fn next_keys() -> StoreKeys {
    StoreKeys {
        vault_id: [1; 16],
        epoch: 2,
        record: Key::from_bytes([12; 32]),
        manifest: Key::from_bytes([13; 32]),
    }
}

fn next_path(place: &Place) -> PathBuf {
    place.path.with_extension("db.next")
}

fn begin(place: &Place, store: &mut Store) -> Copier {
    Copier::begin(store, &next_path(place), &next_keys()).unwrap()
}

/// Steps to the end, and says how many it took.
fn run(copier: &mut Copier, store: &mut Store, rows: usize, damaged: OnDamage) -> Result<usize> {
    let mut steps = 1;
    while copier.step(store, rows, damaged)?.left > 0 {
        steps += 1;
        assert!(steps < 10_000, "it does not end");
    }
    Ok(steps)
}

/// Id, revision and payload of every row.
fn content(store: &Store) -> BTreeMap<RowId, (u64, Vec<u8>)> {
    store
        .list()
        .unwrap()
        .into_iter()
        .map(|(id, row)| (id, (stored(store, id).revision, row.to_vec())))
        .collect()
}

fn stored(store: &Store, id: RowId) -> Stored {
    let place = store.keys.place(id, store.manifest.borrow().layout());
    row::find(store.connection().unwrap(), place, id)
        .unwrap()
        .unwrap()
}

fn wal(path: &Path) -> PathBuf {
    log::place(path)
}

#[test]
fn every_row_goes_over_with_its_id_and_revision_and_the_old_keys_open_nothing() {
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    let mut store = place.open().unwrap();
    for _ in 0..3 {
        store.write(|tx| tx.update(ids[7], b"later")).unwrap();
    }
    let before = content(&store);
    let mut copier = begin(&place, &mut store);
    let state = copier.state(&store);
    assert_eq!((state.left, state.total), (300, 300));
    assert!(run(&mut copier, &mut store, 7, REFUSE).unwrap() >= 300 / 7);
    assert!(copier.damage().is_empty());
    copier
        .finish(&mut store, None, |tx| tx.insert(b"last").map(drop))
        .unwrap();
    let after = content(&store);
    assert_eq!(after.len(), 301);
    assert!(before.iter().all(|(id, row)| after.get(id) == Some(row)));
    assert_eq!(stored(&store, ids[7]).revision, 4);
    store.write(|tx| tx.update(ids[7], b"and on")).unwrap();
    store.close().unwrap();

    assert_eq!(place.open().unwrap_err(), Error::damaged(Part::Manifest));
    assert_eq!(Store::epoch_at(&place.path), Ok(2));
    let store = Store::open(&place.path, &next_keys(), Layout::Buckets).unwrap();
    assert_eq!(content(&store).len(), 301);
    assert!(!next_path(&place).exists() && !wal(&next_path(&place)).exists());
}

#[test]
fn a_step_looks_at_so_many_rows_and_all_steps_at_each_row_once() {
    let (place, _) = Place::filled(Layout::Buckets, 300);
    let mut store = place.open().unwrap();
    let mut copier = begin(&place, &mut store);
    let mut left = 300;
    loop {
        let state = copier.step(&mut store, 10, REFUSE).unwrap();
        assert!(left - state.left <= 10);
        if state.left == 0 {
            break;
        }
        left = state.left;
    }
    assert_eq!(copier.looked_at, 300);
}

#[test]
fn what_is_written_meanwhile_arrives() {
    for layout in LAYOUTS {
        let (place, ids) = Place::filled(layout, 60);
        let mut store = place.open().unwrap();
        let mut copier = begin(&place, &mut store);
        let mut turn = 0;
        loop {
            let id = ids[turn % 60];
            if turn < 40 {
                store
                    .write(|tx| -> Result<()> {
                        tx.insert(&payload(1000 + turn))?;
                        match turn % 3 {
                            0 => tx.remove(id),
                            1 => tx.update(id, b"changed"),
                            // Back under its id: its revision is 1 again, its content is not.
                            _ => {
                                tx.remove(id)?;
                                tx.insert_as(id, b"put back")
                            }
                        }
                    })
                    .unwrap();
            }
            turn += 1;
            if copier.step(&mut store, 1, REFUSE).unwrap().left == 0 {
                break;
            }
        }
        assert!(turn > 40);
        let before = content(&store);
        copier.finish(&mut store, None, |_| Ok(())).unwrap();
        assert_eq!(content(&store), before);
    }
}

#[test]
fn a_copy_that_is_not_complete_is_not_put_in_place() {
    let (place, ids) = Place::filled(Layout::Buckets, 60);
    let mut store = place.open().unwrap();
    let mut copier = begin(&place, &mut store);
    copier.step(&mut store, 10, REFUSE).unwrap();
    let outcome = copier.finish(&mut store, None, |_| Ok(()));
    assert_eq!(outcome, Err(Error::Busy));
    let mut copier = begin(&place, &mut store);
    run(&mut copier, &mut store, 100, REFUSE).unwrap();
    store.write(|tx| tx.update(ids[1], b"late")).unwrap();
    assert_eq!(copier.state(&store).left, 1);
    let outcome = copier.finish(&mut store, None, |_| Ok(()));
    assert_eq!(outcome, Err(Error::Busy));
    assert_eq!(store.list().unwrap().len(), 60);
}

#[test]
fn a_copy_that_a_crash_left_is_continued_and_compared_by_content() {
    let (place, ids) = Place::filled(Layout::Buckets, 100);
    let mut store = place.open().unwrap();
    store.write(|tx| tx.update(ids[4], b"later")).unwrap();
    let mut copier = begin(&place, &mut store);
    run(&mut copier, &mut store, 1000, REFUSE).unwrap();
    let next = stored(&copier.next, ids[3]).sealed;
    drop(copier);
    // Nobody watches: one row changes, one goes, two are put back under their ids with another content, of which one had a later
    // revision before, and one is written once more as it was.
    store.touched = None;
    store
        .write(|tx| -> Result<()> {
            tx.update(ids[0], b"changed")?;
            tx.remove(ids[1])?;
            tx.remove(ids[2])?;
            tx.insert_as(ids[2], b"put back")?;
            tx.remove(ids[4])?;
            tx.insert_as(ids[4], b"put back")?;
            tx.update(ids[5], &payload(5))
        })
        .unwrap();
    let before = content(&store);
    let mut copier = begin(&place, &mut store);
    assert_eq!(copier.state(&store).total, 100 + 99);
    run(&mut copier, &mut store, 16, REFUSE).unwrap();
    let kept = stored(&copier.next, ids[3]).sealed;
    assert_eq!(kept, next, "what was there is not written again");
    copier.finish(&mut store, None, |_| Ok(())).unwrap();
    assert_eq!(content(&store), before);
}

#[test]
fn a_copy_that_is_not_usable_is_made_anew() {
    let spoils: [fn(&Path); 4] = [
        |next| std::fs::write(next, b"no database").unwrap(),
        |next| std::fs::write(next, b"").unwrap(),
        |next| {
            let connection = Connection::open(next).unwrap();
            let sql = "DELETE FROM record WHERE place = (SELECT min(place) FROM record)";
            assert_eq!(connection.execute(sql, []).unwrap(), 1);
        },
        |next| {
            std::fs::remove_file(next).unwrap();
            // A log without its file would be replayed into the next file of that name.
            std::fs::write(wal(next), b"left behind").unwrap();
        },
    ];
    for spoil in spoils {
        let (place, _) = Place::filled(Layout::Buckets, 100);
        let mut store = place.open().unwrap();
        let mut copier = begin(&place, &mut store);
        run(&mut copier, &mut store, 50, REFUSE).unwrap();
        copier.next.close_alone().unwrap();
        spoil(&next_path(&place));
        let before = content(&store);
        let mut copier = begin(&place, &mut store);
        run(&mut copier, &mut store, 50, REFUSE).unwrap();
        copier.finish(&mut store, None, |_| Ok(())).unwrap();
        assert_eq!(content(&store), before);
    }
}

#[test]
fn a_damaged_row_stops_the_copy_until_it_may_be_left_behind() {
    let remove = "DELETE FROM record WHERE id = x'ID'";
    let root = "UPDATE manifest SET sealed = x'00' WHERE slot = 1";
    for sql in [OTHER_FIRST_BYTE, remove, root] {
        let (place, ids) = Place::filled(Layout::Buckets, 300);
        assert_eq!(place.tamper(&sql.replace("ID", &ids[5].to_hex())), 1);
        let mut store = place.open().unwrap();
        let mut copier = begin(&place, &mut store);
        let error = run(&mut copier, &mut store, 20, REFUSE).unwrap_err();
        let Error::Damaged { part } = error else {
            panic!("{error:?}")
        };
        assert_eq!(run(&mut copier, &mut store, 20, REFUSE).unwrap_err(), error);
        run(&mut copier, &mut store, 20, CARRY).unwrap();
        assert!(copier.damage().contains(&part), "{sql}");
        let keep = place.path.with_extension("db.damaged-1");
        copier.finish(&mut store, Some(&keep), |_| Ok(())).unwrap();
        let rows = content(&store);
        let gone = usize::from(sql != root);
        assert_eq!(rows.len(), 300 - gone);
        assert_eq!(rows.contains_key(&ids[5]), gone == 0);
        // What was kept is the old file, as it was.
        store.close().unwrap();
        let old = Store::open(&keep, &keys(), Layout::Buckets).unwrap();
        assert!(!old.survey().unwrap().damaged.is_empty());
    }
}

#[test]
fn a_broken_page_costs_the_copy_only_the_rows_on_it() {
    // In one bucket of all rows as in many of a few.
    for layout in LAYOUTS {
        let (place, ids) = Place::filled(layout, 300);
        super::salvage::break_page_of(&place.path, ids[7]);
        let mut store = place.open().unwrap();
        let mut copier = begin(&place, &mut store);
        assert!(run(&mut copier, &mut store, 20, REFUSE).is_err());
        run(&mut copier, &mut store, 20, CARRY).unwrap();
        assert!(copier.damage().contains(&place.part(ids[7])));
        copier.finish(&mut store, None, |_| Ok(())).unwrap();
        let rows = content(&store);
        assert!((290..300).contains(&rows.len()), "{}", rows.len());
        assert!(!rows.contains_key(&ids[7]));
    }
}

#[test]
fn of_a_row_that_stands_twice_the_newer_state_goes_over() {
    let (place, ids) = Place::filled(Layout::Buckets, 40);
    let older = place.path.with_extension("older");
    std::fs::copy(&place.path, &older).unwrap();
    let mut store = place.open().unwrap();
    store.write(|tx| tx.update(ids[3], b"newer")).unwrap();
    store.close().unwrap();
    let newer = std::fs::read(&place.path).unwrap();
    for beside in ["place - 1", "place + 1"] {
        std::fs::write(&place.path, &newer).unwrap();
        let connection = Connection::open(&place.path).unwrap();
        connection
            .execute_batch(&format!(
                "ATTACH '{}' AS older;
                 INSERT INTO record SELECT {beside}, id, revision, epoch, sealed FROM older.record WHERE id = x'{}'",
                older.display(),
                ids[3].to_hex()
            ))
            .unwrap();
        drop(connection);
        let mut store = place.open().unwrap();
        let mut copier = begin(&place, &mut store);
        run(&mut copier, &mut store, 10, CARRY).unwrap();
        assert_eq!(copier.damage(), [place.part(ids[3])]);
        assert_eq!(content(&copier.next)[&ids[3]], (2, b"newer".to_vec()));
        assert_eq!(content(&copier.next).len(), 40);
        copier.close().unwrap();
        log::discard(&next_path(&place)).unwrap();
    }
}

#[test]
fn what_no_single_bucket_explains_is_named_once_and_carried() {
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    place.put_buckets_back(&ids);
    let mut store = place.open().unwrap();
    let mut copier = begin(&place, &mut store);
    let refused = run(&mut copier, &mut store, 20, REFUSE);
    assert_eq!(refused, Err(Error::damaged(Part::Manifest)));
    run(&mut copier, &mut store, 20, CARRY).unwrap();
    assert_eq!(copier.damage(), [Part::Manifest]);
    assert_eq!(content(&copier.next).len(), 300);
}

#[test]
fn the_kept_file_needs_room_and_without_it_nothing_is_replaced() {
    let (place, _) = Place::filled(Layout::Buckets, 30);
    let mut store = place.open().unwrap();
    let mut copier = begin(&place, &mut store);
    run(&mut copier, &mut store, 100, REFUSE).unwrap();
    let nowhere = place.path.with_file_name("none").join("kept");
    let outcome = copier.finish(&mut store, Some(&nowhere), |_| Ok(()));
    assert_eq!(outcome, Err(Error::NotFound));
    // The old file is in place and goes on; so does the copy.
    store.write(|tx| tx.insert(b"still here")).unwrap();
    assert_eq!(store.list().unwrap().len(), 31);
    let mut copier = begin(&place, &mut store);
    run(&mut copier, &mut store, 100, REFUSE).unwrap();
    copier.finish(&mut store, None, |_| Ok(())).unwrap();
    assert_eq!(store.list().unwrap().len(), 31);
}

#[test]
fn no_log_is_ever_replayed_into_another_file() {
    // What SQLite does when a log lies beside a file that it does not belong to: the reason for all of this.
    let (place, mut store) = Place::new(Layout::Buckets);
    store.write(|tx| tx.insert(b"only in the log")).unwrap();
    let log_bytes = std::fs::read(wal(&place.path)).unwrap();
    assert!(!log_bytes.is_empty());
    let (other, _) = Place::filled(Layout::Buckets, 300);
    std::fs::write(wal(&other.path), &log_bytes).unwrap();
    let rows = other.open().and_then(|store| store.list());
    assert!(rows.is_ok_and(|rows| rows.len() == 1), "300 rows are gone");

    // A store is not made where a log lies.
    let (third, store_of_third) = Place::new(Layout::Buckets);
    store_of_third.close_alone().unwrap();
    std::fs::remove_file(&third.path).unwrap();
    std::fs::write(wal(&third.path), &log_bytes).unwrap();
    let made = Store::create(&third.path, &keys(), Layout::Buckets);
    assert_eq!(made.unwrap_err(), Error::AlreadyExists);
    assert_eq!(std::fs::read(wal(&third.path)).unwrap(), log_bytes);

    // A log with something in it is never removed, and no file is renamed beside one.
    assert_eq!(log::remove_empty(&third.path), Err(Error::Busy));
    let (next, from) = (next_path(&place), &place.path);
    Store::create(&next, &next_keys(), Layout::Buckets)
        .unwrap()
        .close_alone()
        .unwrap();
    assert!(!wal(&next).exists(), "a store that is alone has none");
    let before = std::fs::read(from).unwrap();
    assert!(crate::store::replace::rename(&next, from).is_err());
    assert_eq!(std::fs::read(from).unwrap(), before);
    // And after a replacement there is none.
    let mut copier = begin(&place, &mut store);
    run(&mut copier, &mut store, 100, REFUSE).unwrap();
    copier.finish(&mut store, None, |_| Ok(())).unwrap();
    assert!(log::is_empty(&place.path).unwrap() && log::is_empty(&next).unwrap());
    assert_eq!(store.list().unwrap().len(), 1);
}

#[test]
fn the_epoch_of_a_closed_store_is_read_without_keys() {
    let (place, ids) = Place::filled(Layout::Buckets, 3);
    let before = std::fs::read(&place.path).unwrap();
    assert_eq!(Store::epoch_at(&place.path), Ok(1));
    assert_eq!(std::fs::read(&place.path).unwrap(), before);
    // Also of one that was not closed.
    let mut store = place.open().unwrap();
    store.write(|tx| tx.remove(ids[0])).unwrap();
    assert_eq!(Store::epoch_at(&place.path), Err(Error::Busy));
    drop(store);
    assert_eq!(Store::epoch_at(&place.path), Ok(1));
    assert_eq!(place.open().unwrap().list().unwrap().len(), 2);
    place.tamper("UPDATE meta SET value = 2 WHERE name = 'schema'");
    let newer = Error::NewerFormat { found: 2 };
    assert_eq!(Store::epoch_at(&place.path), Err(newer));
    place.tamper("UPDATE meta SET value = 1 WHERE name = 'schema'");
    place.tamper("DELETE FROM manifest WHERE slot = 0");
    let manifest = Error::damaged(Part::Manifest);
    assert_eq!(Store::epoch_at(&place.path), Err(manifest));
    std::fs::write(&place.path, b"no database").unwrap();
    let database = Error::damaged(Part::Database);
    assert_eq!(Store::epoch_at(&place.path), Err(database));
    std::fs::remove_file(&place.path).unwrap();
    assert_eq!(Store::epoch_at(&place.path), Err(Error::NotFound));
}

#[test]
fn a_store_that_was_not_replaced_is_opened_by_its_next_use_which_says_why_it_cannot() {
    let (place, ids) = Place::filled(Layout::Buckets, 30);
    let mut store = place.open().unwrap();
    let mut copier = begin(&place, &mut store);
    run(&mut copier, &mut store, 100, REFUSE).unwrap();
    let before = content(&store);
    let nowhere = place.path.with_file_name("none").join("kept");
    let outcome = copier.finish(&mut store, Some(&nowhere), |_| Ok(()));
    assert_eq!(outcome, Err(Error::NotFound));
    let mut probe = place.path.clone().into_os_string();
    probe.push(".probe");
    // No log can be made, and what is asked of the disk beside the database finds it full.
    let full = || {
        std::fs::create_dir(wal(&place.path)).unwrap();
        std::os::unix::fs::symlink("/dev/full", &probe).unwrap();
    };
    let room = || std::fs::remove_dir(wal(&place.path)).unwrap();
    for _ in 0..2 {
        full();
        assert_eq!(store.read(ids[0]).unwrap_err(), Error::DiskFull);
        room();
        full();
        let written = store.write(|tx| tx.insert(b"no room"));
        assert_eq!(written, Err(Error::DiskFull));
        room();
    }
    assert_eq!((store.epoch(), content(&store)), (1, before));
    store.write(|tx| tx.update(ids[0], b"room")).unwrap();
    assert_eq!(store.read(ids[0]).unwrap().unwrap().as_slice(), b"room");
    // Without a connection there is nothing to close.
    schema::close(store.connection.take().unwrap()).unwrap();
    store.close().unwrap();
    assert_eq!(place.open().unwrap().list().unwrap().len(), 30);
}
