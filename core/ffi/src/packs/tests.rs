//! Stopping a fetch; the rest is told by `tests/scenarios/packs_*.json`.

use std::time::{Duration, Instant};

use crate::{Amparo, AmparoError, TestEndpoint};

#[test]
fn a_fetch_can_be_stopped_from_another_thread() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_string_lossy().into_owned();
    let app = Amparo::open_harness(folder, vec!["en".to_owned()], 1_795_305_600_000).unwrap();
    let endpoint = TestEndpoint::start().unwrap();
    endpoint.delay(20_000).unwrap();
    let url = endpoint.url().unwrap();
    let packs = app.packs().unwrap();
    let other = app.packs().unwrap();
    let begun = Instant::now();
    let stopper = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        other.stop().unwrap();
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let fetched = runtime.block_on(packs.fetch(url));
    assert_eq!(fetched, Err(AmparoError::Cancelled));
    assert!(begun.elapsed() < Duration::from_secs(10));
    stopper.join().unwrap();
}
