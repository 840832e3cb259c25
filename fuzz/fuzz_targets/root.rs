//! A root, as it may stand in a pack: nobody but the keys before makes one that is followed.
#![no_main]

use amparo_cards::pack::{KEYS, Root};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(root) = Root::parse(data) else { return };
    assert!(root.version > 0 && root.keys.len() == KEYS);
    let keys: Vec<_> = root.keys.iter().copied().collect();
    let written = amparo_cards::pack::publish::root(root.version, &keys, root.expires);
    let again = Root::parse(&written).expect("what was read can be written");
    assert_eq!((again.version, again.keys, again.expires), (root.version, root.keys, root.expires));
});
