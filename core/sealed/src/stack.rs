//! What computing with keys leaves behind on the stack.

use std::hint::black_box;

use zeroize::Zeroize as _;

/// Together more than any call chain of this project below its façade.
const LEVELS: u8 = 4;
const LEVEL: usize = 16 * 1024;

/// Overwrites the part of the stack below the caller: what returned calls left there. `ring` does not wipe its key schedules and
/// HMAC outputs, and a value that is returned may have been copied on the way. For the end of whatever computed with keys; reaches the
/// calling thread alone.
pub fn wipe_stack() {
    wipe(LEVELS);
}

#[inline(never)]
fn wipe(levels: u8) {
    let mut area = [0_u8; LEVEL];
    area.zeroize();
    black_box(&area);
    if let Some(deeper @ 1..) = levels.checked_sub(1) {
        wipe(deeper);
    }
    // Held until here, so that the levels lie below each other.
    black_box(&area);
}
