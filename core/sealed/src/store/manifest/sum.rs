//! Integers modulo 2²⁵⁶.

/// Least significant limb first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum([u64; 4]);

impl Sum {
    pub(super) fn from_bytes(bytes: &[u8; 32]) -> Self {
        let (limbs, _) = bytes.as_chunks::<8>();
        let mut sum = [0; 4];
        for (limb, bytes) in sum.iter_mut().rev().zip(limbs) {
            *limb = u64::from_be_bytes(*bytes);
        }
        Self(sum)
    }

    /// Big-endian.
    pub(super) fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        let (limbs, _) = bytes.as_chunks_mut::<8>();
        for (bytes, limb) in limbs.iter_mut().zip(self.0.iter().rev()) {
            *bytes = limb.to_be_bytes();
        }
        bytes
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let mut carry = false;
        Self(std::array::from_fn(|limb| {
            let (sum, first) = self.0[limb].overflowing_add(other.0[limb]);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            carry = first || second;
            sum
        }))
    }

    pub(super) fn minus(self, other: Self) -> Self {
        let mut borrow = false;
        Self(std::array::from_fn(|limb| {
            let (difference, first) = self.0[limb].overflowing_sub(other.0[limb]);
            let (difference, second) = difference.overflowing_sub(u64::from(borrow));
            borrow = first || second;
            difference
        }))
    }

    pub(super) fn times(self, factor: u64) -> Self {
        let mut carry = 0_u64;
        Self(self.0.map(|limb| {
            let product = u128::from(limb) * u128::from(factor) + u128::from(carry);
            carry = (product >> 64) as u64;
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the low limb is what stays"
            )]
            let low = product as u64;
            low
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wraps_at_two_to_the_256() {
        let one = Sum([1, 0, 0, 0]);
        let all = Sum([u64::MAX; 4]);
        assert_eq!(all.plus(one), Sum::default());
        assert_eq!(Sum::default().minus(one), all);
        assert_eq!(all.times(2), all.minus(one));
        assert_eq!(one.to_bytes()[31], 1);
    }

    proptest! {
        #[test]
        fn arithmetic_agrees_with_itself(a: [u8; 32], b: [u8; 32], factor in 0_u64..300) {
            let (a, b) = (Sum::from_bytes(&a), Sum::from_bytes(&b));
            prop_assert_eq!(a.plus(b).minus(b), a);
            prop_assert_eq!(a.plus(b), b.plus(a));
            prop_assert_eq!(Sum::from_bytes(&a.to_bytes()), a);
            let mut repeated = Sum::default();
            for _ in 0..factor {
                repeated = repeated.plus(a);
            }
            prop_assert_eq!(a.times(factor), repeated);
        }
    }
}
