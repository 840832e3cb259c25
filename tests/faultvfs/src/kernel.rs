//! System calls without libc's wrappers. Each returns what the kernel does: a negative result is told by `errno`.

use libc::{c_char, c_int, c_long, c_uint, c_void, mode_t, off_t, size_t};
use std::ffi::CStr;

/// The current folder, as a directory handle.
pub(crate) const CWD: c_int = libc::AT_FDCWD;

/// # Safety
/// `path` is a C string.
pub(crate) unsafe fn openat(at: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: as the caller promises.
    narrow(unsafe { libc::syscall(libc::SYS_openat, at, path, flags, c_uint::from(mode)) })
}

pub(crate) fn write(file: c_int, bytes: &[u8]) -> isize {
    // SAFETY: a slice is as long as it says.
    wide(unsafe {
        libc::syscall(
            libc::SYS_write,
            file,
            bytes.as_ptr().cast::<c_void>(),
            bytes.len() as size_t,
        )
    })
}

pub(crate) fn pwrite(file: c_int, bytes: &[u8], offset: off_t) -> isize {
    // SAFETY: a slice is as long as it says.
    wide(unsafe {
        libc::syscall(
            libc::SYS_pwrite64,
            file,
            bytes.as_ptr().cast::<c_void>(),
            bytes.len() as size_t,
            offset,
        )
    })
}

pub(crate) fn ftruncate(file: c_int, length: off_t) -> c_int {
    // SAFETY: no pointers.
    narrow(unsafe { libc::syscall(libc::SYS_ftruncate, file, length) })
}

pub(crate) fn fallocate(file: c_int, mode: c_int, offset: off_t, length: off_t) -> c_int {
    // SAFETY: no pointers.
    narrow(unsafe { libc::syscall(libc::SYS_fallocate, file, mode, offset, length) })
}

pub(crate) fn fsync(file: c_int, data_only: bool) -> c_int {
    let call = if data_only {
        libc::SYS_fdatasync
    } else {
        libc::SYS_fsync
    };
    // SAFETY: no pointers.
    narrow(unsafe { libc::syscall(call, file) })
}

/// # Safety
/// Both are C strings.
pub(crate) unsafe fn renameat2(
    from_at: c_int,
    from: *const c_char,
    to_at: c_int,
    to: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: as the caller promises.
    narrow(unsafe { libc::syscall(libc::SYS_renameat2, from_at, from, to_at, to, flags) })
}

/// # Safety
/// `path` is a C string.
pub(crate) unsafe fn unlinkat(at: c_int, path: *const c_char, flags: c_int) -> c_int {
    // SAFETY: as the caller promises.
    narrow(unsafe { libc::syscall(libc::SYS_unlinkat, at, path, flags) })
}

/// # Safety
/// `path` is a C string.
pub(crate) unsafe fn mkdirat(at: c_int, path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: as the caller promises.
    narrow(unsafe { libc::syscall(libc::SYS_mkdirat, at, path, c_uint::from(mode)) })
}

/// Where the next `write` goes: the end for a file that is appended to.
pub(crate) fn position(file: c_int) -> u64 {
    // SAFETY: no pointers.
    let flags = unsafe { libc::fcntl(file, libc::F_GETFL) };
    if flags & libc::O_APPEND != 0 {
        return status(file).map_or(0, |status| status.size);
    }
    // SAFETY: no pointers.
    unsafe { libc::lseek(file, 0, libc::SEEK_CUR) }
        .try_into()
        .unwrap_or(0)
}

/// What is asked of a file.
pub(crate) struct Status {
    pub(crate) inode: u64,
    pub(crate) size: u64,
}

pub(crate) fn status(file: c_int) -> Option<Status> {
    // SAFETY: all zeros are a valid `stat`.
    let mut status: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: `status` is one.
    let outcome = unsafe { libc::fstat(file, &raw mut status) };
    (outcome == 0).then(|| Status {
        inode: status.st_ino,
        size: status.st_size.try_into().unwrap_or(0),
    })
}

/// The inode behind a name, not following a link.
pub(crate) fn inode_of(path: &CStr) -> Option<u64> {
    // SAFETY: all zeros are a valid `stat`.
    let mut status: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: a C string and a `stat`.
    let outcome = unsafe { libc::lstat(path.as_ptr(), &raw mut status) };
    (outcome == 0).then_some(status.st_ino)
}

/// The path behind an open file, or behind the current folder.
pub(crate) fn path_of(file: c_int) -> Option<Vec<u8>> {
    let link = if file == CWD {
        c"/proc/self/cwd".to_owned()
    } else {
        std::ffi::CString::new(format!("/proc/self/fd/{file}")).ok()?
    };
    let mut path = vec![0_u8; 4096];
    // SAFETY: a C string, and a buffer as long as it says.
    let length = unsafe { libc::readlink(link.as_ptr(), path.as_mut_ptr().cast(), path.len()) };
    path.truncate(usize::try_from(length).ok()?);
    Some(path)
}

pub(crate) fn set_errno(value: c_int) {
    // SAFETY: glibc gives each thread its own.
    unsafe { *libc::__errno_location() = value };
}

pub(crate) fn errno() -> c_int {
    // SAFETY: glibc gives each thread its own.
    unsafe { *libc::__errno_location() }
}

/// Ends this process as a dead battery would.
pub(crate) fn kill() -> ! {
    loop {
        // SAFETY: no pointers.
        unsafe { libc::syscall(libc::SYS_kill, libc::getpid(), libc::SIGKILL) };
    }
}

fn narrow(result: c_long) -> c_int {
    c_int::try_from(result).unwrap_or(-1)
}

fn wide(result: c_long) -> isize {
    isize::try_from(result).unwrap_or(-1)
}
