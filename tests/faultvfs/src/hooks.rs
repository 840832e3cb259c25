//! The functions that stand in for libc's. Their signatures are libc's own; what callers promise there, they promise here.
//!
//! `open` and its kin take a variable number of arguments in C. On the systems that tests run on (`x86_64`, `aarch64`) a third argument that
//! was not given is an unused register, which is read and ignored.

use crate::kernel::{self, CWD};
use crate::log::Entry;
use crate::plan::{Need, Plan, Verdict, plan};
use crate::reach::{covered, covering, join, resolve, slice, whole_sectors};
use libc::{c_char, c_int, c_uint, iovec, mode_t, off_t, size_t, ssize_t};

#[unsafe(no_mangle)]
unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: libc's contract.
    unsafe { openat(CWD, path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: libc's contract.
    unsafe { openat(CWD, path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn openat64(at: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: libc's contract.
    unsafe { openat(at, path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn creat(path: *const c_char, mode: mode_t) -> c_int {
    let flags = libc::O_CREAT | libc::O_WRONLY | libc::O_TRUNC;
    // SAFETY: libc's contract.
    unsafe { openat(CWD, path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn creat64(path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: libc's contract.
    unsafe { creat(path, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn openat(at: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    let make = || {
        // SAFETY: libc's contract.
        unsafe { kernel::openat(at, path, flags, mode) }
    };
    // SAFETY: libc's contract.
    let Some((mut plan, full)) = (unsafe { covered(at, path) }) else {
        return make();
    };
    let is_new = flags & libc::O_CREAT != 0 && kernel::inode_of(&full).is_none();
    let cuts = flags & libc::O_TRUNC != 0;
    if !is_new && !cuts {
        if flags & libc::O_ACCMODE != libc::O_RDONLY && plan.refuses_writers() {
            kernel::set_errno(libc::EROFS);
            return -1;
        }
        return make();
    }
    let need = if is_new { Need::Space } else { Need::Change };
    decided(&mut plan, need, make, |plan, file| {
        let Some(status) = kernel::status(file) else {
            return;
        };
        let inode = status.inode;
        if is_new {
            let path = full.as_bytes();
            plan.record(Entry::Made { inode, path });
        } else {
            plan.record(Entry::LengthSet { inode, length: 0 });
        }
    })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn write(file: c_int, bytes: *const u8, count: size_t) -> ssize_t {
    // SAFETY: libc's contract.
    write_all(file, unsafe { slice(bytes, count) }, None)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite(
    file: c_int,
    bytes: *const u8,
    count: size_t,
    offset: off_t,
) -> ssize_t {
    // SAFETY: libc's contract.
    write_all(file, unsafe { slice(bytes, count) }, Some(offset))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(
    file: c_int,
    bytes: *const u8,
    count: size_t,
    offset: off_t,
) -> ssize_t {
    // SAFETY: libc's contract.
    write_all(file, unsafe { slice(bytes, count) }, Some(offset))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn writev(file: c_int, parts: *const iovec, count: c_int) -> ssize_t {
    // SAFETY: libc's contract.
    write_all(file, &unsafe { join(parts, count) }, None)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwritev(
    file: c_int,
    parts: *const iovec,
    count: c_int,
    offset: off_t,
) -> ssize_t {
    // SAFETY: libc's contract.
    write_all(file, &unsafe { join(parts, count) }, Some(offset))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwritev64(
    file: c_int,
    parts: *const iovec,
    count: c_int,
    offset: off_t,
) -> ssize_t {
    // SAFETY: libc's contract.
    write_all(file, &unsafe { join(parts, count) }, Some(offset))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate(file: c_int, length: off_t) -> c_int {
    let Some(mut plan) = covering(file) else {
        return kernel::ftruncate(file, length);
    };
    let length_now = kernel::status(file).map_or(0, |status| status.size);
    let wanted = u64::try_from(length).unwrap_or(0);
    let need = if wanted > length_now {
        Need::Space
    } else {
        Need::Change
    };
    decided(
        &mut plan,
        need,
        || kernel::ftruncate(file, length),
        |plan, _| {
            if let Some(status) = kernel::status(file) {
                plan.record(Entry::LengthSet {
                    inode: status.inode,
                    length: wanted,
                });
            }
        },
    )
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate64(file: c_int, length: off_t) -> c_int {
    // SAFETY: libc's contract.
    unsafe { ftruncate(file, length) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fallocate(file: c_int, mode: c_int, offset: off_t, length: off_t) -> c_int {
    let Some(mut plan) = covering(file) else {
        return kernel::fallocate(file, mode, offset, length);
    };
    if mode != 0 {
        // Holes and the like would have to be recorded; nobody here asks for them.
        kernel::set_errno(libc::EOPNOTSUPP);
        return -1;
    }
    decided(
        &mut plan,
        Need::Space,
        || kernel::fallocate(file, mode, offset, length),
        |plan, _| {
            if let Some(status) = kernel::status(file) {
                plan.record(Entry::LengthSet {
                    inode: status.inode,
                    length: status.size,
                });
            }
        },
    )
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fallocate64(file: c_int, mode: c_int, offset: off_t, length: off_t) -> c_int {
    // SAFETY: libc's contract.
    unsafe { fallocate(file, mode, offset, length) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn posix_fallocate(file: c_int, offset: off_t, length: off_t) -> c_int {
    // SAFETY: libc's contract. This one returns its error.
    if unsafe { fallocate(file, 0, offset, length) } == 0 {
        0
    } else {
        kernel::errno()
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn posix_fallocate64(file: c_int, offset: off_t, length: off_t) -> c_int {
    // SAFETY: libc's contract.
    unsafe { posix_fallocate(file, offset, length) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fsync(file: c_int) -> c_int {
    sync(file, false)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fdatasync(file: c_int) -> c_int {
    sync(file, true)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    // SAFETY: libc's contract.
    unsafe { renameat2(CWD, from, CWD, to, 0) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn renameat(
    from_at: c_int,
    from: *const c_char,
    to_at: c_int,
    to: *const c_char,
) -> c_int {
    // SAFETY: libc's contract.
    unsafe { renameat2(from_at, from, to_at, to, 0) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn renameat2(
    from_at: c_int,
    from: *const c_char,
    to_at: c_int,
    to: *const c_char,
    flags: c_uint,
) -> c_int {
    let make = || {
        // SAFETY: libc's contract.
        unsafe { kernel::renameat2(from_at, from, to_at, to, flags) }
    };
    // SAFETY: libc's contract.
    let Some((mut plan, new)) = (unsafe { covered(to_at, to) }) else {
        return make();
    };
    // SAFETY: libc's contract.
    let Some(old) = (unsafe { resolve(from_at, from) }).filter(|old| plan.covers(old.as_bytes()))
    else {
        // Into the folder from outside: what it would bring was not recorded.
        std::process::abort();
    };
    decided(&mut plan, Need::Space, make, |plan, _| {
        plan.record(Entry::Renamed {
            from: old.as_bytes(),
            to: new.as_bytes(),
        });
    })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    // SAFETY: libc's contract.
    unsafe { unlinkat(CWD, path, 0) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rmdir(path: *const c_char) -> c_int {
    // SAFETY: libc's contract.
    unsafe { unlinkat(CWD, path, libc::AT_REMOVEDIR) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlinkat(at: c_int, path: *const c_char, flags: c_int) -> c_int {
    let make = || {
        // SAFETY: libc's contract.
        unsafe { kernel::unlinkat(at, path, flags) }
    };
    // SAFETY: libc's contract.
    let Some((mut plan, full)) = (unsafe { covered(at, path) }) else {
        return make();
    };
    decided(&mut plan, Need::Change, make, |plan, _| {
        let path = full.as_bytes();
        plan.record(if flags & libc::AT_REMOVEDIR == 0 {
            Entry::Removed { path }
        } else {
            Entry::FolderRemoved { path }
        });
    })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn mkdir(path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: libc's contract.
    unsafe { mkdirat(CWD, path, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn mkdirat(at: c_int, path: *const c_char, mode: mode_t) -> c_int {
    let make = || {
        // SAFETY: libc's contract.
        unsafe { kernel::mkdirat(at, path, mode) }
    };
    // SAFETY: libc's contract.
    let Some((mut plan, full)) = (unsafe { covered(at, path) }) else {
        return make();
    };
    if kernel::inode_of(&full).is_some() {
        // It is there already: no change, and the kernel says so.
        return make();
    }
    decided(&mut plan, Need::Space, make, |plan, _| {
        if let Some(inode) = kernel::inode_of(&full) {
            let path = full.as_bytes();
            plan.record(Entry::FolderMade { inode, path });
        }
    })
}

/// Copies inside the kernel would not be recorded; callers fall back to writing.
#[unsafe(no_mangle)]
unsafe extern "C" fn copy_file_range(
    _: c_int,
    _: *mut off_t,
    _: c_int,
    _: *mut off_t,
    _: size_t,
    _: c_uint,
) -> ssize_t {
    kernel::set_errno(libc::ENOSYS);
    -1
}

/// As [`copy_file_range`].
#[unsafe(no_mangle)]
unsafe extern "C" fn sendfile64(_: c_int, _: c_int, _: *mut off_t, _: size_t) -> ssize_t {
    kernel::set_errno(libc::ENOSYS);
    -1
}

fn sync(file: c_int, data_only: bool) -> c_int {
    let Some(mut plan) = covering(file) else {
        return kernel::fsync(file, data_only);
    };
    decided(
        &mut plan,
        Need::Sync,
        || kernel::fsync(file, data_only),
        |plan, _| {
            if let Some(status) = kernel::status(file) {
                let inode = status.inode;
                plan.record(Entry::Synced { inode });
            }
        },
    )
}

/// `offset`: `None` for the file's own position.
fn write_all(file: c_int, bytes: &[u8], offset: Option<off_t>) -> ssize_t {
    let make = |bytes: &[u8]| match offset {
        None => kernel::write(file, bytes),
        Some(offset) => kernel::pwrite(file, bytes, offset),
    };
    let Some(mut plan) = plan() else {
        return make(bytes);
    };
    let Some(path) = kernel::path_of(file) else {
        return make(bytes);
    };
    if plan.is_notes(&path) {
        plan.note(bytes);
        return make(bytes);
    }
    if !plan.covers(&path) {
        return make(bytes);
    }
    let at = offset.map_or_else(
        || kernel::position(file),
        |offset| u64::try_from(offset).unwrap_or(0),
    );
    let verdict = plan.decide(Need::Space);
    match verdict {
        Verdict::Fail(errno) => {
            kernel::set_errno(errno);
            return -1;
        }
        Verdict::TearAndDie => {
            make(
                bytes
                    .get(..whole_sectors(at, bytes.len()))
                    .unwrap_or_default(),
            );
            kernel::kill();
        }
        Verdict::Make | Verdict::MakeAndDie => {}
    }
    let done = make(bytes);
    let errno = kernel::errno();
    if let Ok(count) = usize::try_from(done)
        && let Some(status) = kernel::status(file)
    {
        plan.record(Entry::Written {
            inode: status.inode,
            offset: at,
            bytes: bytes.get(..count).unwrap_or_default(),
        });
    }
    if matches!(verdict, Verdict::MakeAndDie) {
        kernel::kill();
    }
    kernel::set_errno(errno);
    done
}

/// Makes a call as it was decided, and records it when it has succeeded.
fn decided(
    plan: &mut Plan,
    need: Need,
    make: impl FnOnce() -> c_int,
    record: impl FnOnce(&Plan, c_int),
) -> c_int {
    let verdict = plan.decide(need);
    if let Verdict::Fail(errno) = verdict {
        kernel::set_errno(errno);
        return -1;
    }
    if matches!(verdict, Verdict::TearAndDie) {
        // Nothing else than a write can be torn.
        kernel::kill();
    }
    let done = make();
    let errno = kernel::errno();
    if done >= 0 {
        record(plan, done);
    }
    if matches!(verdict, Verdict::MakeAndDie) {
        kernel::kill();
    }
    kernel::set_errno(errno);
    done
}
