//! What computing with keys leaves behind on the stack.

use std::hint::black_box;

use zeroize::Zeroize as _;

/// More than any call chain of this project below its façade.
const DEPTH: usize = 64 * 1024;

/// Overwrites the part of the stack below the caller: what returned calls left there. `ring` does not wipe its key schedules and
/// HMAC outputs, and a value that is returned may have been copied on the way. For the end of whatever computed with keys; reaches the calling
/// thread alone.
#[inline(never)]
pub fn wipe_stack() {
    let mut area = [0_u8; DEPTH];
    area.zeroize();
    black_box(&area);
}
