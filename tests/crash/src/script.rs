//! Sequences of operations: two that are written out, and as many as there are seeds.

use crate::op::{Op, State};

/// Every operation, with each one's borders: rows of all size classes, a document of three chunks, one that ends at a chunk's
/// border, one of nothing.
pub const WHOLE: &[Op] = &[
    Op::Create,
    Op::Put { key: 1, version: 1 },
    Op::Put { key: 2, version: 1 },
    Op::Many { key: 3, version: 1 },
    Op::Import {
        key: 1,
        size: 150_000,
    },
    Op::Put { key: 1, version: 2 },
    Op::Remove { key: 2 },
    Op::Import {
        key: 2,
        size: 65_528,
    },
    Op::Lock,
    Op::Wrong,
    Op::Wrong,
    Op::Unlock,
    Op::Put { key: 7, version: 5 },
    Op::Cancel { size: 140_000 },
    Op::Import { key: 3, size: 0 },
    Op::RemoveDocument { key: 1 },
    Op::Many { key: 1, version: 4 },
    Op::Lock,
    Op::Wrong,
    Op::Wrong,
    Op::Wrong,
    Op::Wrong,
    Op::Wrong,
    Op::Wrong,
    Op::Unlock,
    Op::Remove { key: 1 },
    Op::Put { key: 9, version: 9 },
    Op::Undo,
    Op::RemoveDocument { key: 2 },
    Op::Undo,
    Op::ChangePin { to: 1 },
    Op::Keeper,
    Op::Lock,
    Op::Capture {
        key: 21,
        size: 70_000,
    },
    Op::Capture { key: 22, size: 100 },
    Op::Unlock,
    Op::Keep { key: 21 },
    Op::Discard { key: 22 },
    Op::Lock,
    Op::Capture { key: 23, size: 0 },
    Op::Seal,
    Op::Reopen { to: 2 },
    Op::Put { key: 5, version: 5 },
    Op::Lock,
    Op::Unlock,
    Op::Erase,
];

/// Every operation once, as short as can be, for what is repeated with a fault at each of its calls.
pub const SHORT: &[Op] = &[
    Op::Create,
    Op::Put { key: 1, version: 1 },
    Op::Import {
        key: 1,
        size: 66_000,
    },
    Op::Many { key: 1, version: 2 },
    Op::Lock,
    Op::Wrong,
    Op::Unlock,
    Op::Remove { key: 2 },
    Op::Cancel { size: 140_000 },
    Op::RemoveDocument { key: 1 },
    Op::Put { key: 3, version: 3 },
    Op::Undo,
    Op::ChangePin { to: 1 },
    Op::Keeper,
    Op::Capture { key: 21, size: 900 },
    Op::Capture { key: 22, size: 100 },
    Op::Keep { key: 21 },
    Op::Discard { key: 22 },
    Op::Lock,
    Op::Seal,
    Op::Reopen { to: 2 },
    Op::Lock,
];

/// Numbers that look random and are the same for the same seed (`SplitMix64`).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The numbers of this seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next one.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The next one, below `limit`.
    pub fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.roll() % u64::from(limit.max(1))).unwrap_or(0)
    }

    fn pick(&mut self, mut from: impl ExactSizeIterator<Item = u32>) -> Option<u32> {
        let at = self.below(u32::try_from(from.len()).unwrap_or(0));
        from.nth(at as usize)
    }
}

/// Something that can be done next.
pub fn next(dice: &mut Dice, state: &State, is_open: bool) -> Op {
    if !state.exists {
        return Op::Create;
    }
    if !is_open {
        return if dice.below(3) == 0 {
            Op::Wrong
        } else {
            Op::Unlock
        };
    }
    let key = dice.below(12);
    let version = dice.below(1000);
    let (records, documents) = (
        state.records.keys().copied(),
        state.documents.keys().copied(),
    );
    let captures = state.captures.keys().copied();
    let put = Op::Put { key, version };
    match dice.below(21) {
        16 if state.undo.is_some() => Op::Undo,
        17 | 18
            if !state.captures.contains_key(&(20 + key))
                && !state.documents.contains_key(&(20 + key)) =>
        {
            Op::Capture {
                key: 20 + key,
                size: dice.below(100_000),
            }
        }
        19 => dice.pick(captures).map_or(put, |key| Op::Keep { key }),
        20 => dice.pick(captures).map_or(put, |key| Op::Discard { key }),
        0 => Op::Lock,
        1 | 2 => dice.pick(records).map_or(put, |key| Op::Remove { key }),
        3 | 4 => Op::Many { key, version },
        5 | 6 if !state.documents.contains_key(&key) => Op::Import {
            key,
            size: dice.below(200_000),
        },
        7 => Op::Cancel {
            size: dice.below(200_000),
        },
        8 | 9 => dice
            .pick(documents)
            .map_or(put, |key| Op::RemoveDocument { key }),
        _ => put,
    }
}
