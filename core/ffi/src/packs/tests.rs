//! Stopping a fetch, and whose words are in force; the rest is told by `tests/scenarios/packs_*.json`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use amparo_cards::Date;
use amparo_cards::pack::publish::{self, Heading, Signer};
use amparo_cards::pack::{AppVersion, BuiltIn, Root, Store, Trust};

use crate::{Amparo, AmparoError, TestEndpoint};

const NOW_MS: u64 = 1_795_305_600_000;
const APP: AppVersion = AppVersion(0, 1, 0);

fn app(folder: &std::path::Path) -> Arc<Amparo> {
    let folder = folder.to_string_lossy().into_owned();
    Amparo::open_harness(folder, vec!["en".to_owned()], NOW_MS).unwrap()
}

/// A root, and a pack of these files under it.
fn published(created: &str, files: &[(&str, String)]) -> (Vec<u8>, Vec<u8>) {
    let signers: Vec<Signer> = (0..3)
        .map(|_| Signer::open(&Signer::make().unwrap()).unwrap())
        .collect();
    let keys: Vec<_> = signers.iter().map(Signer::key).collect();
    let root = publish::root(1, &keys, "2099-01-01".parse().unwrap());
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes()))
        .collect();
    let heading = Heading {
        pack: "los-angeles".to_owned(),
        version: 7,
        created: created.parse().unwrap(),
        expires: "2099-01-01".parse().unwrap(),
        min_app: APP,
    };
    let manifest = publish::manifest(&heading, &Root::parse(&root).unwrap(), &files);
    let signed = signers.iter().take(2);
    let signatures: Vec<u8> = signed
        .flat_map(|signer| signer.sign_manifest(&manifest))
        .collect();
    let pack = publish::pack(&[], &manifest, &signatures, &files).unwrap();
    (root, pack)
}

#[test]
fn directory_and_plan_are_the_packs() {
    let corrected = |source: &str, from: &str| {
        let text = source.replacen(from, "Corrected words.", 1);
        assert_ne!(text, source);
        text
    };
    let directory = corrected(
        include_str!("../../../../locales/en/directory.ftl"),
        "One person calls for the family. The others keep their phones free.",
    );
    let plan = corrected(
        include_str!("../../../../locales/en/plan.ftl"),
        "Who takes care of your children if you do not come home?",
    );
    let files = [
        ("locales/en/directory.ftl", directory),
        ("locales/en/plan.ftl", plan),
    ];
    let (root, pack) = published("2099-01-01", &files);
    let folder = tempfile::tempdir().unwrap();
    let app = app(folder.path());
    app.trust_pack_root(&root).unwrap();
    let words = || {
        let need = app.cards().unwrap().need("taken".to_owned(), None).unwrap();
        let questions = app.plan().unwrap().screen().unwrap().questions;
        let said = questions.into_iter().map(|question| question.text.value);
        (need.note.value, said.collect::<Vec<_>>())
    };
    let is_corrected = |(note, questions): (String, Vec<String>)| {
        let corrected = "Corrected words.".to_owned();
        (note == corrected, questions.contains(&corrected))
    };
    assert_eq!(is_corrected(words()), (false, false));
    let verdict = app.packs().unwrap().install(pack).unwrap();
    assert_eq!(verdict.refused, None);
    assert_eq!(is_corrected(words()), (true, true));
    app.packs().unwrap().use_built_in().unwrap();
    assert_eq!(is_corrected(words()), (false, false));
}

#[test]
fn a_pack_that_an_updated_app_has_overtaken_is_told() {
    let words = include_str!("../../../../locales/es/cards.ftl").to_owned();
    let (root, pack) = published("2020-01-01", &[("locales/es/cards.ftl", words)]);
    let folder = tempfile::tempdir().unwrap();
    // As an app did whose own words were older.
    let before = BuiltIn {
        day: "2019-01-01".parse::<Date>().unwrap(),
        ..BuiltIn::of_this_build()
    };
    let trust = Trust::in_root(&root).unwrap();
    let store = Store::new(folder.path().join("packs"), Some(trust), APP).beside(before);
    store.install(&pack, NOW_MS).unwrap();

    let app = app(folder.path());
    app.trust_pack_root(&root).unwrap();
    let packs = app.packs().unwrap();
    let installed = packs.installed().unwrap();
    assert_eq!(installed.pack, None);
    assert_eq!(installed.overtaken.map(|pack| pack.version), Some(7));
    assert!(!installed.damaged);
    let verdict = packs.install(pack).unwrap();
    assert_eq!(verdict.refused, Some(crate::PackRefusal::OlderThanApp));
    assert_eq!(verdict.part, Some(packs.built_in_day().unwrap()));
}

#[test]
fn the_words_of_the_app_have_the_newest_day_of_a_card_or_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(folder.path());
    let cards = app.cards().unwrap();
    let tiles = cards.tiles().unwrap().into_iter();
    let reviewed = tiles.map(|tile| cards.card(tile.id).unwrap().review.last_reviewed);
    let day = app.packs().unwrap().built_in_day().unwrap();
    assert!(day.parse::<Date>().is_ok());
    assert!(reviewed.max().unwrap() <= day);
}

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
        // One that has not begun is not stopped.
        while endpoint.take().unwrap().is_empty() {
            std::thread::sleep(Duration::from_millis(5));
        }
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
