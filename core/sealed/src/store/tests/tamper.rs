//! What somebody with the file and without the keys can do to it, and how it shows.

use super::*;

/// Every other row of other buckets stays readable, the row's own bucket is named, and so it is by a list.
fn assert_only_this_bucket_is_damaged(place: &Place, ids: &[RowId], row: usize) {
    let store = place.open().unwrap();
    let part = place.part(ids[row]);
    assert_eq!(store.read(ids[row]).unwrap_err(), Error::damaged(part));
    let mut sound = 0;
    for (other, id) in ids.iter().enumerate() {
        if place.part(*id) == part {
            continue;
        }
        assert_eq!(store.read(*id).unwrap().unwrap().to_vec(), payload(other));
        sound += 1;
    }
    let survey = store.survey().unwrap();
    assert_eq!(survey.damaged.first(), Some(&part), "{:?}", survey.damaged);
    assert_eq!(survey.rows.len(), sound);
    assert_eq!(store.list().unwrap_err(), Error::damaged(part));
}

#[test]
fn a_removed_row_damages_its_bucket_and_no_other() {
    for layout in LAYOUTS {
        let (place, ids) = Place::filled(layout, 300);
        let sql = format!("DELETE FROM record WHERE id = x'{}'", ids[5].to_hex());
        assert_eq!(place.tamper(&sql), 1);
        assert_only_this_bucket_is_damaged(&place, &ids, 5);
    }
}

#[test]
fn a_replayed_row_damages_its_bucket_and_no_other() {
    for layout in LAYOUTS {
        let (place, ids) = Place::filled(layout, 300);
        let old = {
            let connection = Connection::open(&place.path).unwrap();
            connection
                .query_row(
                    "SELECT revision, sealed FROM record WHERE id = ?1",
                    [ids[5].0],
                    |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)),
                )
                .unwrap()
        };
        let mut store = place.open().unwrap();
        store.write(|tx| tx.update(ids[5], b"row 5")).unwrap();
        store.close().unwrap();
        let connection = Connection::open(&place.path).unwrap();
        connection
            .execute(
                "UPDATE record SET revision = ?2, sealed = ?3 WHERE id = ?1",
                (ids[5].0, old.0, old.1),
            )
            .unwrap();
        drop(connection);
        assert_only_this_bucket_is_damaged(&place, &ids, 5);
    }
}

#[test]
fn a_flipped_cut_swapped_or_moved_row_damages_its_bucket() {
    let changes = [
        "UPDATE record SET revision = revision + 1 WHERE id = x'ID'",
        "UPDATE record SET sealed = CAST(substr(sealed, 1, length(sealed) - 1) AS BLOB) WHERE id = x'ID'",
        "UPDATE record SET sealed = x'' WHERE id = x'ID'",
        "UPDATE record SET sealed = (SELECT sealed FROM record WHERE id = x'OTHER') WHERE id = x'ID'",
        "UPDATE record SET place = place + 1 WHERE id = x'ID'",
        "INSERT INTO record SELECT place + 1, id, revision, epoch, sealed FROM record WHERE id = x'ID'",
        "UPDATE record SET id = x'00' WHERE id = x'ID'",
    ];
    for sql in changes {
        let (place, ids) = Place::filled(Layout::Buckets, 40);
        let sql = sql
            .replace("ID", &ids[3].to_hex())
            .replace("OTHER", &ids[4].to_hex());
        assert_eq!(place.tamper(&sql), 1);
        let store = place.open().unwrap();
        let bucket = Error::damaged(place.part(ids[3]));
        assert_eq!(store.read(ids[3]).unwrap_err(), bucket, "{sql}");
        assert_eq!(store.list().unwrap_err(), bucket, "{sql}");
    }
}

#[test]
fn a_row_that_fits_the_sum_but_does_not_open_is_named() {
    // The tag is in the sum, the ciphertext before it is in the tag: one flipped bit there shows when the row is opened.
    let flips = [
        OTHER_FIRST_BYTE,
        "UPDATE record SET epoch = 2 WHERE id = x'ID'",
    ];
    for sql in flips {
        let (place, ids) = Place::filled(Layout::Buckets, 40);
        assert_eq!(place.tamper(&sql.replace("ID", &ids[3].to_hex())), 1);
        let store = place.open().unwrap();
        let row = Part::Row(ids[3]);
        assert_eq!(
            store.read(ids[3]).unwrap_err(),
            Error::damaged(row),
            "{sql}"
        );
        let survey = store.survey().unwrap();
        assert_eq!((survey.rows.len(), survey.damaged), (39, vec![row]));
    }
}

#[test]
fn a_bucket_without_its_sum_is_damaged_even_when_it_has_no_rows() {
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    let bucket = place.bucket(ids[0]);
    place.tamper(&format!(
        "DELETE FROM manifest WHERE slot = {}",
        u16::from(bucket) + 1
    ));
    assert_only_this_bucket_is_damaged(&place, &ids, 0);
    place.tamper(&format!("DELETE FROM record WHERE place {}", range(bucket)));
    assert_only_this_bucket_is_damaged(&place, &ids, 0);
}

#[test]
fn a_whole_bucket_put_back_to_an_older_state_is_named_by_the_root() {
    let (place, mut ids) = Place::filled(Layout::Buckets, 300);
    let older = place.path.with_extension("older");
    std::fs::copy(&place.path, &older).unwrap();
    let mut store = place.open().unwrap();
    store.write(|tx| tx.update(ids[0], b"newer")).unwrap();
    ids.push(store.write(|tx| tx.insert(&payload(300))).unwrap());
    store.close().unwrap();
    // The last row may have landed in the same bucket, and would be gone then.
    if place.bucket(ids[300]) == place.bucket(ids[0]) {
        ids.pop();
    }

    let bucket = place.bucket(ids[0]);
    let (range, slot) = (range(bucket), u16::from(bucket) + 1);
    let connection = Connection::open(&place.path).unwrap();
    connection
        .execute_batch(&format!(
            "ATTACH '{}' AS older;
             DELETE FROM record WHERE place {range};
             INSERT INTO record SELECT * FROM older.record WHERE place {range};
             REPLACE INTO manifest SELECT * FROM older.manifest WHERE slot = {slot};",
            older.display()
        ))
        .unwrap();
    drop(connection);
    assert_only_this_bucket_is_damaged(&place, &ids, 0);
}

#[test]
fn several_buckets_put_back_are_the_manifests_damage_and_refuse_nothing() {
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    place.put_buckets_back(&ids);
    let mut store = place.open().unwrap();
    let survey = store.survey().unwrap();
    assert_eq!(survey.damaged, [Part::Manifest]);
    assert_eq!(survey.rows.len(), 300);
    assert_eq!(store.list().unwrap_err(), Error::damaged(Part::Manifest));
    let id = store.write(|tx| tx.insert(b"still writable")).unwrap();
    assert_eq!(
        store.read(id).unwrap().unwrap().as_slice(),
        b"still writable"
    );
}

#[test]
fn damage_is_still_seen_after_later_writes() {
    for layout in LAYOUTS {
        let (place, ids) = Place::filled(layout, 300);
        place.tamper(&format!(
            "DELETE FROM record WHERE id = x'{}'",
            ids[5].to_hex()
        ));
        let mut store = place.open().unwrap();
        let neighbour = ids
            .iter()
            .copied()
            .find(|id| *id != ids[5] && place.part(*id) == place.part(ids[5]));
        store
            .write(|tx| -> Result<()> {
                for _ in 0..50 {
                    tx.insert(b"new")?;
                }
                neighbour.map_or(Ok(()), |id| tx.update(id, b"changed"))
            })
            .unwrap();
        store.close().unwrap();
        let survey = place.open().unwrap().survey().unwrap();
        assert_eq!(survey.damaged, [place.part(ids[5])]);
    }
}

#[test]
fn a_new_row_never_goes_into_a_damaged_bucket() {
    let (place, _) = Place::filled(Layout::Buckets, 0);
    place.tamper("DELETE FROM manifest WHERE slot BETWEEN 1 AND 128");
    let mut store = place.open().unwrap();
    for _ in 0..40 {
        let id = store.write(|tx| tx.insert(b"new")).unwrap();
        assert_eq!(store.read(id).unwrap().unwrap().as_slice(), b"new");
    }
    assert_eq!(store.survey().unwrap().damaged.len(), 128);
}

#[test]
fn a_broken_page_costs_its_buckets_and_no_others() {
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    let mut file = std::fs::read(&place.path).unwrap();
    let at = file
        .windows(16)
        .position(|window| window == ids[7].0)
        .unwrap();
    let page = at / 4096 * 4096;
    file[page..page + 8].fill(0xff);
    std::fs::write(&place.path, file).unwrap();
    let store = place.open().unwrap();
    let bucket = Error::damaged(place.part(ids[7]));
    assert_eq!(store.read(ids[7]).unwrap_err(), bucket);
    let survey = store.survey().unwrap();
    assert!(survey.rows.len() > 250, "{}", survey.rows.len());
    assert!(survey.damaged.contains(&place.part(ids[7])));
    // About seven rows stand on a page; empty buckets between them cannot be told from damaged ones.
    assert!(survey.damaged.len() < 40);
}

/// The places of a bucket's rows.
fn range(bucket: u8) -> String {
    let low = i64::from(bucket) << 55;
    format!("BETWEEN {low} AND {}", low + ((1 << 55) - 1))
}
