//! Which file a call is about, and its arguments as values of Rust.

use crate::kernel;
use crate::plan::{Plan, plan};
use libc::{c_char, c_int, iovec, size_t};
use std::ffi::{CStr, CString};

/// How much of a write at `at` ends with a sector, and is not all of it.
pub(crate) fn whole_sectors(at: u64, length: usize) -> usize {
    let end = at + length as u64;
    let cut = end.saturating_sub(1) / 512 * 512;
    usize::try_from(cut.saturating_sub(at)).unwrap_or(0)
}

/// The plan, if it is about this open file.
pub(crate) fn covering(file: c_int) -> Option<std::sync::MutexGuard<'static, Plan>> {
    let plan = plan()?;
    let path = kernel::path_of(file)?;
    plan.covers(&path).then_some(plan)
}

/// The plan and the whole path, if the plan is about it.
///
/// # Safety
/// `path` is a C string.
pub(crate) unsafe fn covered(
    at: c_int,
    path: *const c_char,
) -> Option<(std::sync::MutexGuard<'static, Plan>, CString)> {
    let plan = plan()?;
    // SAFETY: as the caller promises.
    let full = unsafe { resolve(at, path) }?;
    plan.covers(full.as_bytes()).then_some((plan, full))
}

/// # Safety
/// `path` is a C string, or null.
pub(crate) unsafe fn resolve(at: c_int, path: *const c_char) -> Option<CString> {
    if path.is_null() {
        return None;
    }
    // SAFETY: as the caller promises.
    let path = unsafe { CStr::from_ptr(path) };
    if path.to_bytes().starts_with(b"/") {
        return Some(path.to_owned());
    }
    let mut full = kernel::path_of(at)?;
    full.push(b'/');
    full.extend_from_slice(path.to_bytes());
    CString::new(full).ok()
}

/// # Safety
/// `count` bytes from `bytes` on can be read.
pub(crate) unsafe fn slice<'a>(bytes: *const u8, count: size_t) -> &'a [u8] {
    if bytes.is_null() {
        return &[];
    }
    // SAFETY: as the caller promises.
    unsafe { std::slice::from_raw_parts(bytes, count) }
}

/// # Safety
/// `parts` are `count` valid parts.
pub(crate) unsafe fn join(parts: *const iovec, count: c_int) -> Vec<u8> {
    let mut all = Vec::new();
    for index in 0..usize::try_from(count).unwrap_or(0) {
        // SAFETY: as the caller promises.
        let part = unsafe { &*parts.add(index) };
        // SAFETY: as the caller promises.
        all.extend_from_slice(unsafe { slice(part.iov_base.cast(), part.iov_len) });
    }
    all
}
