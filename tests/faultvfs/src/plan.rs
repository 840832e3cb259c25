//! What is to happen, from the environment, and the decision about each call.

use crate::kernel;
use crate::log::{Entry, Log};
use libc::c_int;
use std::ffi::{CString, OsString};
use std::os::unix::ffi::OsStringExt as _;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// What a call needs of the disk, as far as errors differ by it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Space: making, writing, growing, renaming.
    Space,
    /// A writable disk, but no space: removing, shortening.
    Change,
    /// An fsync.
    Sync,
}

/// What is to be done with a call.
pub(crate) enum Verdict {
    Make,
    Fail(c_int),
    /// Make it, then kill.
    MakeAndDie,
    /// Write up to a sector, then kill.
    TearAndDie,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    Before,
    After,
    Torn,
}

pub(crate) struct Plan {
    root: Vec<u8>,
    notes: Option<Vec<u8>>,
    log: Option<Log>,
    fail: Option<Fail>,
    kill: Option<(u64, Moment)>,
    count: u64,
}

struct Fail {
    at: u64,
    errno: c_int,
    once: bool,
    /// Once reached, also what is not counted (opening for writing on a read-only disk) fails.
    reached: bool,
}

/// `None`: nothing is to happen in this process.
pub(crate) fn plan() -> Option<MutexGuard<'static, Plan>> {
    static PLAN: OnceLock<Option<Mutex<Plan>>> = OnceLock::new();
    let plan = PLAN.get_or_init(|| Plan::from_environment().map(Mutex::new));
    plan.as_ref()
        .map(|plan| plan.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Plan {
    fn from_environment() -> Option<Self> {
        let bytes = |name| std::env::var_os(name).map(OsString::into_vec);
        let text = |name| std::env::var(name).ok();
        let root = bytes("FAULTVFS_ROOT")?;
        let log = bytes("FAULTVFS_LOG").and_then(|path| Log::open(&CString::new(path).ok()?));
        if let Some(log) = &log
            && let Some(inode) = kernel::inode_of(&CString::new(root.clone()).ok()?)
        {
            log.append(Entry::FolderMade { inode, path: &root });
        }
        Some(Self {
            root,
            notes: bytes("FAULTVFS_NOTES"),
            log,
            fail: text("FAULTVFS_FAIL").map(|text| Fail::parse(&text)),
            kill: text("FAULTVFS_KILL").map(|text| parse_kill(&text)),
            count: 0,
        })
    }

    /// Whether this plan is about a path.
    pub(crate) fn covers(&self, path: &[u8]) -> bool {
        path.strip_prefix(self.root.as_slice())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
    }

    pub(crate) fn is_notes(&self, path: &[u8]) -> bool {
        self.notes.as_deref() == Some(path)
    }

    pub(crate) fn note(&mut self, text: &[u8]) {
        if text.starts_with(b"room") {
            self.fail = None;
        }
        self.record(Entry::Note { text });
    }

    pub(crate) fn record(&self, entry: Entry<'_>) {
        if let Some(log) = &self.log {
            log.append(entry);
        }
    }

    /// Counts a call and decides about it.
    pub(crate) fn decide(&mut self, need: Need) -> Verdict {
        self.count += 1;
        if let Some(fail) = &mut self.fail
            && self.count >= fail.at
            && !(fail.once && fail.reached)
            && fail.concerns(need)
        {
            fail.reached = true;
            return Verdict::Fail(fail.errno);
        }
        match self.kill {
            Some((at, moment)) if at == self.count => match moment {
                Moment::Before => kernel::kill(),
                Moment::After => Verdict::MakeAndDie,
                Moment::Torn => Verdict::TearAndDie,
            },
            _ => Verdict::Make,
        }
    }

    /// Opening an existing file for writing changes nothing and is not counted; a read-only disk refuses it all the same.
    pub(crate) fn refuses_writers(&self) -> bool {
        self.fail.as_ref().is_some_and(|fail| {
            fail.errno == libc::EROFS && !fail.once && self.count + 1 >= fail.at
        })
    }
}

impl Fail {
    /// A plan that cannot be read must not pass for a test without faults.
    fn parse(text: &str) -> Self {
        let parts: Vec<&str> = text.split(':').collect();
        if let [at, errno, how] = parts.as_slice()
            && let (Ok(at), Ok(errno)) = (at.parse(), errno.parse())
        {
            return Self {
                at,
                errno,
                once: *how == "once",
                reached: false,
            };
        }
        std::process::abort()
    }

    fn concerns(&self, need: Need) -> bool {
        match self.errno {
            libc::ENOSPC => need != Need::Change,
            libc::EROFS => need != Need::Sync,
            _ => true,
        }
    }
}

fn parse_kill(text: &str) -> (u64, Moment) {
    let moment = |name| match name {
        "before" => Some(Moment::Before),
        "after" => Some(Moment::After),
        "torn" => Some(Moment::Torn),
        _ => None,
    };
    text.split_once(':')
        .and_then(|(at, how)| Some((at.parse().ok()?, moment(how)?)))
        .unwrap_or_else(|| std::process::abort())
}
