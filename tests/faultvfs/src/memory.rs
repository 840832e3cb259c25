//! Memory that is given back and never used again, with all that was in it, where `FAULTVFS_KEEP` says so: what somebody forgot to wipe is
//! found then, and not only when nothing happened to be written over it.

use libc::{c_void, size_t};
use std::ptr;
use std::sync::atomic::{AtomicU8, Ordering};

const UNKNOWN: u8 = 0;
const NO: u8 = 1;
const YES: u8 = 2;
static KEEPS: AtomicU8 = AtomicU8::new(UNKNOWN);

// The real ones, under the other names that glibc gives them.
unsafe extern "C" {
    fn __libc_free(memory: *mut c_void);
    fn __libc_realloc(memory: *mut c_void, size: size_t) -> *mut c_void;
}

/// Allocates nothing: it is asked while memory is being given back.
fn keeps() -> bool {
    if KEEPS.load(Ordering::Relaxed) == UNKNOWN {
        // SAFETY: a C string, and nobody changes the environment of a process that is being tested.
        let said = unsafe { libc::getenv(c"FAULTVFS_KEEP".as_ptr()) };
        KEEPS.store(if said.is_null() { NO } else { YES }, Ordering::Relaxed);
    }
    KEEPS.load(Ordering::Relaxed) == YES
}

#[unsafe(no_mangle)]
unsafe extern "C" fn free(memory: *mut c_void) {
    if !keeps() {
        // SAFETY: libc's contract.
        unsafe { __libc_free(memory) }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn realloc(memory: *mut c_void, size: size_t) -> *mut c_void {
    if memory.is_null() || !keeps() {
        // SAFETY: libc's contract.
        return unsafe { __libc_realloc(memory, size) };
    }
    // SAFETY: libc's contract.
    let held = unsafe { libc::malloc_usable_size(memory) };
    if size <= held {
        // As glibc does it: what gets smaller stays where it is.
        return memory;
    }
    // SAFETY: libc's contract.
    let new = unsafe { libc::malloc(size) };
    if !new.is_null() {
        // SAFETY: both hold so much, and they are two.
        unsafe { ptr::copy_nonoverlapping(memory.cast::<u8>(), new.cast(), held) };
    }
    new
}
