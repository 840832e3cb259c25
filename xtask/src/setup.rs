//! The one place that says what the suites need beside Rust and a C compiler, why, and how it is got.
//!
//! On Debian and Ubuntu, as root, missing packages are installed. Elsewhere each missing thing is named,
//! the suites that need it are skipped, and the others run. Everything is fetched in threads while Cargo
//! compiles; a suite waits for its own needs only.

use crate::run::{is_installed, step};
use crate::suites::swift;
use crate::{Result, places};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// A Debian package.
struct Package {
    name: &'static str,
    /// It is there when this program answers or this file exists.
    sign: &'static str,
    suites: &'static [&'static str],
    why: &'static str,
}

const PACKAGES: &[Package] = &[
    Package {
        name: "libssl-dev",
        sign: "/usr/include/openssl/ssl.h",
        suites: &["bench"],
        why: "SQLCipher, a peer of the benchmarks, encrypts with it",
    },
    Package {
        name: "nodejs",
        sign: "node",
        suites: &["family", "browser"],
        why: "runs the page's unit tests and drives the browser",
    },
    Package {
        name: "npm",
        sign: "npm",
        suites: &["browser"],
        why: "fetches the browser driver's library",
    },
    Package {
        name: "firefox-esr",
        sign: "firefox-esr",
        suites: &["browser"],
        why: "the real receiver of our pushes",
    },
    Package {
        name: "openjdk-17-jdk-headless",
        sign: "javac",
        suites: &["kotlin", "compose"],
        why: "compiles and runs the Kotlin tests",
    },
    Package {
        name: "maven",
        sign: "mvn",
        suites: &["kotlin", "compose"],
        why: "builds the Kotlin modules where no Android SDK is",
    },
    Package {
        name: "libgl1",
        sign: "/usr/lib/x86_64-linux-gnu/libGL.so.1",
        suites: &["compose"],
        why: "Compose's drawing library links to it, also without a screen",
    },
    Package {
        name: "libfontconfig1",
        sign: "/usr/lib/x86_64-linux-gnu/libfontconfig.so.1",
        suites: &["compose"],
        why: "Compose's drawing library looks for fonts with it",
    },
    Package {
        name: "fonts-dejavu-core",
        sign: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        suites: &["compose", "browser"],
        why: "letters in the pictures of screens",
    },
    Package {
        name: "debootstrap",
        sign: "/usr/sbin/debootstrap",
        suites: &["swift"],
        why: "makes the small Debian 13 that Swift comes from",
    },
    Package {
        name: "debian-archive-keyring",
        sign: "/usr/share/keyrings/debian-archive-keyring.gpg",
        suites: &["swift"],
        why: "proves that Debian 13's packages are Debian's",
    },
    Package {
        name: "util-linux",
        sign: "unshare",
        suites: &["swift"],
        why: "keeps the mounts of the Swift root private",
    },
];

/// Installed like the others, but without them a suite still runs: one of its tests says that it did not, and fails where `CI` is set;
/// a line of the benchmarks says what it is instead.
const WELCOME: &[Package] = &[
    Package {
        name: "valgrind",
        sign: "valgrind",
        suites: &["bench"],
        why: "counts instructions; without it the same lines are times on the processor",
    },
    Package {
        name: "age",
        sign: "age",
        suites: &["rust"],
        why: "opens our backups without us, and makes some for us to open",
    },
    Package {
        name: "minisign",
        sign: "minisign",
        suites: &["rust"],
        why: "verifies the signature beside a pack without us",
    },
    Package {
        name: "python3-cryptography",
        sign: "/usr/lib/python3/dist-packages/cryptography",
        suites: &["rust"],
        why: "what a stranger's reader of the storage format is written with",
    },
    Package {
        name: "python3-pip",
        sign: "/usr/lib/python3/dist-packages/pip",
        suites: &["rust"],
        why: "fetches Python's http_ece, which opens our pushes",
    },
    Package {
        name: "nodejs",
        sign: "node",
        suites: &["rust"],
        why: "runs Node's http_ece, which opens our pushes",
    },
    Package {
        name: "npm",
        sign: "npm",
        suites: &["rust"],
        why: "fetches it",
    },
    Package {
        name: "python3-argon2",
        sign: "/usr/lib/python3/dist-packages/argon2",
        suites: &["rust"],
        why: "the same reader stretches a PIN",
    },
];

/// Why a suite cannot run here: one sentence for each missing thing.
type Missing = Vec<String>;

/// Everything being fetched.
pub(crate) struct Setup {
    jobs: BTreeMap<&'static str, Arc<Job>>,
}

/// Work in a thread with an outcome that several suites may wait for.
struct Job {
    outcome: Mutex<Option<Result<(), Missing>>>,
    done: Condvar,
}

impl Job {
    fn start(work: impl FnOnce() -> Result<(), Missing> + Send + 'static) -> Arc<Self> {
        let job = Arc::new(Self {
            outcome: Mutex::new(None),
            done: Condvar::new(),
        });
        let own = Arc::clone(&job);
        thread::spawn(move || {
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
            let outcome =
                outcome.unwrap_or_else(|_| Err(vec!["fetching it ended in a panic".to_owned()]));
            *own.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
            own.done.notify_all();
        });
        job
    }

    fn wait(&self) -> Result<(), Missing> {
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(outcome) = outcome.as_ref() {
                return outcome.clone();
            }
            outcome = self
                .done
                .wait(outcome)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Setup {
    /// Starts fetching what `suites` need.
    pub(crate) fn start(suites: &[&'static str]) -> Self {
        let wanted: Vec<&'static str> = suites.to_vec();
        let packages = Job::start({
            let wanted = wanted.clone();
            move || install(&wanted)
        });
        let mut jobs = BTreeMap::new();
        for suite in wanted {
            let packages = Arc::clone(&packages);
            jobs.insert(
                suite,
                Job::start(move || {
                    // One failed package must not stop the suites that do not need it.
                    let _ = packages.wait();
                    let missing = absent(suite);
                    if missing.is_empty() {
                        fetch(suite).map_err(|sentence| vec![sentence])
                    } else {
                        Err(missing)
                    }
                }),
            );
        }
        Self { jobs }
    }

    /// Waits until what `suite` needs is there, or cannot be had.
    pub(crate) fn wait(&self, suite: &str) -> Result<(), Missing> {
        self.jobs.get(suite).map_or(Ok(()), |job| job.wait())
    }
}

/// Packages of `suite` that are not here, as sentences.
fn absent(suite: &str) -> Missing {
    let mut missing: Missing = PACKAGES
        .iter()
        .filter(|package| package.suites.contains(&suite) && !is_here(package))
        .map(|package| format!("{} ({})", package.name, package.why))
        .collect();
    if suite == "swift" && !(is_debian() && is_root()) {
        missing.push("a Debian machine and root (the Swift root is a chroot)".to_owned());
    }
    missing
}

fn is_here(package: &Package) -> bool {
    if package.sign.starts_with('/') {
        Path::new(package.sign).exists()
    } else {
        is_installed(package.sign)
    }
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && is_installed("apt-get")
}

fn is_root() -> bool {
    // The owner of our own entry in /proc is who we are; no library needed.
    std::os::unix::fs::MetadataExt::uid(&match std::fs::metadata("/proc/self") {
        Ok(metadata) => metadata,
        Err(_) => return false,
    }) == 0
}

/// Installs the missing Debian packages of all suites in one go.
fn install(suites: &[&str]) -> Result<(), Missing> {
    let names: Vec<&str> = PACKAGES
        .iter()
        .chain(WELCOME)
        .filter(|package| {
            package.suites.iter().any(|suite| suites.contains(suite)) && !is_here(package)
        })
        .map(|package| package.name)
        .collect();
    if names.is_empty() || !is_debian() || !is_root() {
        return Ok(());
    }
    println!("installing: {}", names.join(" "));
    let apt = |arguments: &[&str]| {
        let apt = step("apt", "apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .quiet()
            .minutes(15);
        apt.args(arguments)
            .must()
            .map_err(|sentence| vec![sentence])
    };
    apt(&["-q", "update"])?;
    let mut arguments = vec!["-q", "install", "-y", "--no-install-recommends"];
    arguments.extend(names);
    apt(&arguments).map(drop)
}

/// What a suite needs from other registries, after its packages are there.
fn fetch(suite: &str) -> Result<()> {
    match suite {
        "rust" => {
            // Its tests of pushes say themselves what is missing, and fail where `CI` is set.
            let _ = npm("tests/interop");
            let _ = pip();
            Ok(())
        }
        "browser" => npm("tests/browser"),
        "kotlin" | "compose" => maven(suite),
        "swift" => swift::make_root(),
        _ => Ok(()),
    }
}

/// Installs exactly what the lock file names, unless that is what is there.
fn npm(folder: &str) -> Result<()> {
    let own = places::root().join(folder);
    let changed = |name: &str| std::fs::metadata(own.join(name)).and_then(|file| file.modified());
    if let (Ok(wanted), Ok(installed)) = (
        changed("package-lock.json"),
        changed("node_modules/.package-lock.json"),
    ) && wanted <= installed
    {
        return Ok(());
    }
    // Scripts of packages stay off: a driver library must not download a browser of its own.
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let npm = step("npm", "npm").args(arguments).within(folder);
    npm.quiet().minutes(10).must().map(drop)
}

/// Installs exactly what the list names below `target/`, unless it is there.
fn pip() -> Result<()> {
    let list = "tests/interop/requirements.txt";
    let packages = places::root().join("target/interop/python");
    if packages.join("http_ece").exists() {
        return Ok(());
    }
    let python = step("pip", "/usr/bin/python3");
    let arguments = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--require-hashes",
    ];
    let python = python.args(arguments).args(["-r", list, "--target"]);
    let python = python.args([places::text(&packages)]).within(".");
    python.quiet().minutes(5).must().map(drop)
}

/// Asks Maven for everything ahead of time. Its answer does not matter: what is still missing, the build
/// itself fetches, and what cannot be had, the build reports better.
fn maven(suite: &str) -> Result<()> {
    if suite == "kotlin" {
        let goals = [
            "-B",
            "-ntp",
            "-q",
            "-fae",
            "-f",
            "android/pom.xml",
            "dependency:resolve-plugins",
            "dependency:resolve",
        ];
        let _ = step("maven", "mvn").args(goals).quiet().minutes(15).run();
    }
    let pom = places::root().join("android/pom.xml");
    if pom.exists() {
        Ok(())
    } else {
        Err("android/pom.xml".to_owned())
    }
}
