//! A copy that another copier goes on with.

use super::*;

#[test]
fn a_continued_copy_tells_how_far_it_is_and_ends_in_steps_of_any_size() {
    for rows in [1, 7] {
        let (place, ids) = Place::filled(Layout::Buckets, 20);
        let mut store = place.open().unwrap();
        let mut copier = begin(&place, &mut store);
        run(&mut copier, &mut store, 100, REFUSE).unwrap();
        copier.close().unwrap();
        assert!(log::is_empty(&next_path(&place)).unwrap());
        store.write(|tx| tx.remove(ids[3])).unwrap();
        let mut copier = begin(&place, &mut store);
        let mut left = copier.state(&store).left;
        assert_eq!(left, 20 + 19);
        // Each step looks at so many, also at those that are there already.
        for _ in 0..20 / rows {
            let state = copier.step(&mut store, rows, REFUSE).unwrap();
            assert_eq!(left - state.left, rows as u64);
            left = state.left;
        }
        let steps = run(&mut copier, &mut store, rows, REFUSE).unwrap();
        assert!(steps <= 40, "{steps}");
        let before = content(&store);
        copier.finish(&mut store, None, |_| Ok(())).unwrap();
        assert_eq!(content(&store), before);
    }
}

/// Whatever the copy has of before, the original says what is.
#[test]
fn a_row_that_was_put_back_into_a_damaged_bucket_goes_over_as_it_is_now() {
    let (place, ids) = Place::filled(Layout::Single, 20);
    let mut store = place.open().unwrap();
    let mut copier = begin(&place, &mut store);
    run(&mut copier, &mut store, 100, REFUSE).unwrap();
    copier.close().unwrap();
    store.touched = None;
    store
        .write(|tx| -> Result<()> {
            tx.remove(ids[2])?;
            tx.insert_as(ids[2], b"put back")
        })
        .unwrap();
    store.close().unwrap();
    place.tamper(&format!(
        "DELETE FROM record WHERE id = x'{}'",
        ids[5].to_hex()
    ));
    let mut store = place.open().unwrap();
    let mut copier = begin(&place, &mut store);
    run(&mut copier, &mut store, 100, CARRY).unwrap();
    assert_eq!(content(&copier.next)[&ids[2]], (1, b"put back".to_vec()));
}
