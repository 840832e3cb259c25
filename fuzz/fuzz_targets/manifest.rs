//! A manifest, as if two had signed it: each name in it is one that stays inside.
#![no_main]

use amparo_cards::pack::Manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(manifest) = Manifest::parse(data) else { return };
    assert!(manifest.files.is_sorted_by(|one, other| one.path < other.path));
    for file in &manifest.files {
        let inside = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains('\\');
        assert!(file.path.split('/').all(inside), "{}", file.path);
    }
});
