//! Damage of every kind, everywhere: cut off anywhere, any bit turned over.

use super::*;

#[test]
fn cut_off_anywhere() {
    let desk = Desk::new();
    let pack = desk.pack();
    // Every byte of the parts that have a shape, then every few.
    let ends = (0..4096).chain((4096..pack.len()).step_by(61));
    for end in ends {
        assert!(desk.verify(&pack[..end]).is_err(), "{end}");
    }
    assert!(desk.verify(&pack[..pack.len() - 1]).is_err());
}

#[test]
fn any_bit_turned_over() {
    let mut desk = Desk::new();
    // Nothing in it is free: not even padding and times.
    "locales/es/cards.ftl".clone_into(&mut desk.content[0].0);
    desk.content[0].1.truncate(700);
    let end = desk.content[0].1.iter().rposition(|b| *b == b'\n').unwrap();
    desk.content[0].1.truncate(end + 1);
    desk.rotate([0, 1, 2], &[0, 1], "2029-11-22");
    let pack = desk.pack();
    desk.verify(&pack).unwrap();
    let mut changed = pack.clone();
    for bit in (0..pack.len() * 8).step_by(5) {
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(desk.verify(&changed).is_err(), "bit {bit}");
        changed[bit / 8] ^= 1 << (bit % 8);
    }
}
