//! Finding records by their words, in memory, beside a query of `SQLCipher`'s FTS5. Building the index is a line of its own.

use crate::Result;
use crate::measure::{Cost, Effort, Figure, spent, take_turns};
use crate::peer::Peer;
use amparo_text::search::Index;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

const RECORDS: u32 = 10_000;
/// Words of a record, about 150 bytes.
const WORDS: usize = 20;
const VOCABULARY: u32 = 5_000;
/// Queries between two looks at the clock.
const BATCH: u32 = 20;

pub(crate) fn run(effort: Effort, peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let mut peer = Peer::start(peers, "peer-sqlcipher", &[folder.path().join("cipher.db")])?;
    let texts = texts();
    let mut index = Index::new();
    let build = spent(|| {
        for (id, text) in (0_u32..).zip(&texts) {
            index.insert(id, &[text]);
        }
        Ok(())
    })?;
    let mut peer_build = Duration::ZERO;
    for (id, text) in texts.iter().enumerate() {
        peer_build += peer.ask(&format!("text {id} {text}"))?.time;
    }
    peer_build += peer.ask("commit")?.time;

    // A word that few have, one that many have, the beginning of many, and two together.
    let queries = [
        ("a rare word", word(VOCABULARY - 10)),
        ("a frequent word", word(0)),
        ("two words", format!("{} {}", word(1), word(40))),
        ("three letters", word(7).chars().take(3).collect()),
    ];
    let mut figures = Vec::new();
    for (kind, query) in queries {
        let found = index.search(&query).len();
        if found == 0 {
            return Err(format!("nothing has {kind}").into());
        }
        let ask = format!("find {query}");
        let costs = take_turns(
            effort.rounds(10),
            &mut [
                &mut || {
                    spent(|| {
                        for _ in 0..BATCH {
                            black_box(index.search(&query));
                        }
                        Ok(())
                    })
                },
                &mut || {
                    let mut all = Cost::default();
                    for _ in 0..BATCH {
                        all.time += peer.ask(&ask)?.time;
                    }
                    Ok(all)
                },
            ],
        )?;
        let [ours, peer] = costs[..] else {
            return Err("two medians".into());
        };
        let name = format!("search {RECORDS} records: {kind}");
        figures.push(
            Figure::ratio(name, ours.time / BATCH, peer.time / BATCH, Some(2.0))
                .note(format!("peer: SQLCipher FTS5; {found} found")),
        );
    }
    figures.push(
        Figure::ratio(
            format!("index {RECORDS} records"),
            build.time,
            peer_build,
            None,
        )
        .note("peer: SQLCipher FTS5, once, durable"),
    );
    Ok(figures)
}

/// The same ones in every run.
fn texts() -> Vec<String> {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        // Squared, so that a few words are frequent and most are rare.
        let uniform = state >> 40;
        u32::try_from((uniform * uniform * u64::from(VOCABULARY)) >> 48).unwrap_or_default()
    };
    let text = |_| {
        let words: Vec<String> = (0..WORDS).map(|_| word(next())).collect();
        words.join(" ")
    };
    (0..RECORDS).map(text).collect()
}

/// Made of syllables: three for the first thousands.
fn word(mut number: u32) -> String {
    const SYLLABLES: [&str; 18] = [
        "ka", "re", "mi", "so", "tu", "la", "ne", "vi", "do", "pa", "che", "gri", "ron", "sal",
        "mar", "ter", "lin", "bo",
    ];
    let mut word = String::new();
    for _ in 0..3 {
        word.push_str(SYLLABLES[(number % 18) as usize]);
        number /= 18;
    }
    word
}
