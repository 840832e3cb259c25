//! Swift on Linux: the generated bindings and the view models are tested, the app's views are parsed.
//!
//! Debian 12 has no Swift, Debian 13 has. A small Debian 13 is unpacked into the cache folder and entered
//! with `chroot`; its mounts live in a namespace of their own and vanish with it, so that removing the
//! folder can never reach the repository.

use crate::counts::{self, Count};
use crate::run::{Finished, Step, step};
use crate::{Result, generate, libraries, places};
use std::path::{Path, PathBuf};
use std::{fs, io};

const BINDINGS: &str = "ios/CoreBindings/Sources/AmparoCore/generated/AmparoCore.swift";
const PACKAGES: [&str; 2] = ["ios/CoreBindings", "ios/Model"];

/// Runs in the root: the repository at `/src`, the core's library alone at `/amparo-lib`.
const ENTER: &str = r#"
root=$1 repository=$2 library=$3; shift 3
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind "$repository" "$root/src"
mount --bind "$library" "$root/amparo-lib"
exec chroot "$root" env -i HOME=/root TMPDIR=/tmp PATH=/usr/bin:/bin LC_ALL=C.UTF-8 AMPARO_REPO=/src "$@"
"#;

pub(crate) fn run() -> Result<Count> {
    libraries::build()?;
    generate::swift_in_place()?;
    generate::tokens()?;
    forget_other_bindings()
        .map_err(|error| format!("cannot make room for a Swift build: {error}"))?;
    let mut count = Count::default();
    for package in PACKAGES {
        let tests = test(package)?;
        count += counts::swift(&tests.output).or_failed(tests.success);
    }
    let views = places::files(&places::root().join("ios/App"), "swift");
    if views.is_empty() {
        return Err("ios/App has no Swift file".to_owned());
    }
    for view in views {
        count += Count::one(parse(&view)?.success);
    }
    Ok(count)
}

/// Swift's build does not always notice that a record of the bindings has another layout: the tests that were built with the former one
/// end in a crash. What was built with other bindings is removed.
fn forget_other_bindings() -> io::Result<()> {
    let now = fs::read(places::root().join(BINDINGS))?;
    let builds = root().join("b");
    let kept = builds.join("bindings.swift");
    if fs::read(&kept).is_ok_and(|before| before == now) {
        return Ok(());
    }
    if builds.exists() {
        fs::remove_dir_all(&builds)?;
    }
    fs::create_dir_all(&builds)?;
    fs::write(kept, now)
}

fn test(package: &str) -> Result<Finished> {
    let name = package.rsplit('/').next().unwrap_or(package);
    let (path, build) = (format!("/src/{package}"), format!("/b/{name}"));
    inside()
        .args([
            "swift",
            "test",
            "--package-path",
            &path,
            "--build-path",
            &build,
        ])
        .args([
            "-Xlinker",
            "-L/amparo-lib",
            "-Xlinker",
            "-rpath=/amparo-lib",
        ])
        // Debian's linker otherwise stops at symbols of Observation that it never needs.
        .args(["-Xlinker", "--allow-shlib-undefined"])
        .run()
}

/// SwiftUI exists on Apple's systems only: the syntax is what can be checked here.
fn parse(view: &Path) -> Result<Finished> {
    let own = view
        .strip_prefix(places::root())
        .map_err(|error| error.to_string())?;
    let path = places::text(&Path::new("/src").join(own));
    inside()
        .args([
            "swiftc",
            "-frontend",
            "-parse",
            "-target",
            "arm64-apple-ios17.0",
            &path,
        ])
        .run()
}

fn inside() -> Step {
    let root = root();
    for folder in ["src", "b", "amparo-lib"] {
        // If it cannot be made, the mount says so.
        let _ = fs::create_dir_all(root.join(folder));
    }
    let places = [&root, &places::root(), &places::library()].map(|path| places::text(path));
    step("swift", "unshare")
        .args(["-m", "bash", "-euc", ENTER, "enter"])
        .args(places)
        .minutes(30)
}

fn root() -> PathBuf {
    places::cache().join("swift-root")
}

/// Written last, with the installed version: a root without it is an unfinished one. (`usr/bin/swift` is an
/// absolute link and looks missing from outside.)
fn stamp() -> PathBuf {
    root().join(".swift-ready")
}

/// Makes the root unless it is there. Needs root rights and `debootstrap`.
pub(crate) fn make_root() -> Result<()> {
    if stamp().exists() {
        return Ok(());
    }
    let root = root();
    let told = |error: std::io::Error| format!("cannot make the Swift root: {error}");
    if root.exists() {
        step("swift-root", "rm")
            .args(["-rf", "--one-file-system", &places::text(&root)])
            .quiet()
            .must()?;
    }
    fs::create_dir_all(&root).map_err(told)?;
    let at = places::text(&root);
    let keys = "--keyring=/usr/share/keyrings/debian-archive-keyring.gpg";
    // The mirror is the system's own; it is neither printed nor logged.
    let mirror = mirror();
    let quiet = |program: &str| {
        step("swift-root", program)
            .quiet()
            .hide(&mirror)
            .minutes(20)
    };
    quiet("debootstrap")
        .args(["--variant=minbase", keys, "trixie", &at, &mirror])
        .must()?;
    copy_client_settings(&root).map_err(told)?;
    let slim = "path-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\npath-exclude=/usr/share/locale/*\n";
    fs::write(root.join("etc/dpkg/dpkg.cfg.d/slim"), slim).map_err(told)?;
    let chroot = |arguments: &[&str]| {
        quiet("chroot")
            .args([
                &at,
                "env",
                "DEBIAN_FRONTEND=noninteractive",
                "LC_ALL=C.UTF-8",
            ])
            .args(arguments)
    };
    chroot(&["apt-get", "-q", "update"]).must()?;
    chroot(&[
        "apt-get",
        "-q",
        "install",
        "-y",
        "--no-install-recommends",
        "swiftlang",
        "libc6-dev",
    ])
    .must()?;
    chroot(&["apt-get", "clean"]).must()?;
    let version = chroot(&["dpkg-query", "-W", "swiftlang"]).must()?;
    fs::write(stamp(), version).map_err(told)
}

/// Where this machine's own packages come from; Debian's address if it does not say (Ubuntu has no Debian 13).
fn mirror() -> String {
    let sources = fs::read_to_string("/etc/apt/sources.list.d/debian.sources").unwrap_or_default();
    let deb822 = sources.lines().find_map(|line| line.strip_prefix("URIs:"));
    let list = fs::read_to_string("/etc/apt/sources.list").unwrap_or_default();
    let classic = list
        .lines()
        .filter(|line| line.starts_with("deb "))
        .flat_map(str::split_whitespace);
    let mut classic = classic.filter(|word| word.contains("://") && word.contains("debian"));
    let address = deb822
        .and_then(|rest| rest.split_whitespace().next())
        .or_else(|| classic.next());
    address.unwrap_or("http://deb.debian.org/debian").to_owned()
}

/// Proxy and mirror settings of this machine's package client, if it has any.
fn copy_client_settings(root: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir("/etc/apt/apt.conf.d")?.flatten() {
        if entry.file_name().to_string_lossy().starts_with("99") {
            fs::copy(
                entry.path(),
                root.join("etc/apt/apt.conf.d").join(entry.file_name()),
            )?;
        }
    }
    Ok(())
}
