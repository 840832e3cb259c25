//! A manifest made of rows that were found one by one, in a file that `SQLite` does not open.

use super::{Bucket, Health, Manifest, Root, Sum, Total};
use crate::store::row::{RowKeys, Stored};
use crate::store::{Layout, RowId};

/// The newest rows of a manifest that open.
pub(in crate::store) struct Loose {
    layout: Layout,
    root: Option<Root>,
    buckets: Vec<Option<Bucket>>,
    /// What the found rows add up to.
    found: Vec<Total>,
}

impl Loose {
    pub(in crate::store) fn new(layout: Layout) -> Self {
        Self {
            layout,
            root: None,
            buckets: vec![None; layout.buckets()],
            found: vec![Total::default(); layout.buckets()],
        }
    }

    /// Keeps a row of the manifest if it opens and none later of its kind is known.
    pub(in crate::store) fn offer(&mut self, keys: &RowKeys, slot: i64, stored: &Stored) {
        let Ok(slot) = u16::try_from(slot) else {
            return;
        };
        let Some(number) = usize::from(slot).checked_sub(1) else {
            let newer = |root: &Root| root.revision > stored.revision;
            if !self.root.as_ref().is_some_and(newer)
                && let Some(root) = Root::open(keys, stored)
            {
                self.root = Some(root);
            }
            return;
        };
        let Some(place) = self.buckets.get_mut(number) else {
            return;
        };
        if place.is_none_or(|known| known.revision <= stored.revision)
            && let Some(total) = Bucket::open(keys, slot, stored)
        {
            *place = Some(Bucket {
                revision: stored.revision,
                total,
                health: Health::Unknown,
                changed: false,
            });
        }
    }

    /// Adds a row of a bucket to what was found.
    pub(in crate::store) fn add(&mut self, keys: &RowKeys, id: RowId, stored: &Stored) {
        let digest = keys.digest(id, stored.revision, &stored.tag());
        let bucket = usize::from(keys.bucket(id, self.layout));
        if let Some(total) = self.found.get_mut(bucket) {
            total.sum = total.sum.plus(Sum::from_bytes(&digest));
            total.count = total.count.wrapping_add(1);
        }
    }

    /// Whether there is a root, and which buckets fit what was found of them.
    pub(in crate::store) fn judge(self) -> (bool, Vec<bool>) {
        let lost = Bucket {
            revision: 0,
            total: Total::default(),
            health: Health::Unsound,
            changed: false,
        };
        let root = self.root;
        let buckets = match (self.layout, root) {
            (Layout::Single, Some(root)) => vec![Bucket {
                total: root.total,
                health: Health::Unknown,
                ..lost
            }],
            (Layout::Single, None) => vec![lost],
            (Layout::Buckets, _) => {
                let known = self.buckets.into_iter();
                known.map(|bucket| bucket.unwrap_or(lost)).collect()
            }
        };
        let mut manifest = Manifest {
            layout: self.layout,
            root: root.unwrap_or(Root {
                revision: 0,
                total: Total::default(),
                weighted: Sum::default(),
            }),
            buckets,
            root_unsound: root.is_none(),
            changed: Vec::new(),
        };
        if root.is_some() && self.layout == Layout::Buckets {
            manifest.compare_with_root();
        }
        let fits = manifest.buckets.iter().zip(&self.found);
        let fits =
            fits.map(|(bucket, found)| bucket.health != Health::Unsound && bucket.total == *found);
        (!manifest.root_unsound, fits.collect())
    }
}
