//! The relative's page as a set of static files. The page itself is the plain JavaScript, CSS and HTML beside this file; what lives
//! here is only the putting together: tokens before the style sheet, compiled words, the service worker as one
//! classic script that knows its release, and the security headers. No rule of the product lives here.
//!
//! Read docs/family-page.md for how a host serves the files and what practice adds.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod generated {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

/// Which page is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// `index.html` and its worker, for a host that families use.
    Release,
    /// `practice.html`, for a loopback server: labelled Practice, opens pushes itself, keeps nothing.
    Practice,
}

/// One file to serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path below the page's folder, with `/` between parts; never starts with one.
    pub path: String,
    /// Value of the `Content-Type` header.
    pub content_type: &'static str,
    /// The bytes to serve.
    pub body: Vec<u8>,
}

/// All files of a set, sorted by path. The same source gives the same bytes.
pub fn files(set: Set) -> Vec<File> {
    let (page, entry, modules) = match set {
        Set::Release => ("index.html", "page.js", generated::PAGE),
        Set::Practice => ("practice.html", "practice.js", generated::PRACTICE),
    };
    let mut files = vec![
        text(
            page,
            "text/html; charset=utf-8",
            document(entry, modules, set),
        ),
        text("page.css", "text/css; charset=utf-8", style()),
        text(
            "icon.svg",
            "image/svg+xml",
            include_str!("icon.svg").to_owned(),
        ),
    ];
    files.extend(
        modules
            .iter()
            .map(|(name, source)| text(name, SCRIPT, (*source).to_owned())),
    );
    files.extend(generated::LOCALES.iter().map(|(locale, json)| {
        text(
            &format!("text/{locale}.json"),
            "application/json",
            (*json).to_owned(),
        )
    }));
    if set == Set::Release {
        files.push(text(
            "manifest.webmanifest",
            "application/manifest+json",
            include_str!("manifest.webmanifest").to_owned(),
        ));
        files.push(text("sw.js", SCRIPT, worker(&files)));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The headers that every file is served with. The content security policy also stands in the page itself,
/// for hosts that cannot set headers.
pub fn headers() -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", csp()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        (
            "Permissions-Policy",
            "geolocation=(), camera=(), microphone=()".to_owned(),
        ),
        // The worker keeps the page; a host's cache must not hide a new release from it.
        ("Cache-Control", "no-cache".to_owned()),
    ]
}

/// The content security policy, for the header. Only this origin is ever spoken to, no script but the page's own files runs,
/// and text cannot become markup.
pub fn csp() -> String {
    format!("{POLICY}; frame-ancestors 'self'")
}

const SCRIPT: &str = "text/javascript; charset=utf-8";
/// Without `frame-ancestors`, which browsers ignore in a page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types amparo";

fn text(path: &str, content_type: &'static str, body: String) -> File {
    File {
        path: path.to_owned(),
        content_type,
        body: body.into_bytes(),
    }
}

fn document(entry: &str, modules: &[(&str, &str)], set: Set) -> String {
    let mut preload = String::new();
    for (name, _) in modules.iter().filter(|(name, _)| *name != entry) {
        let _ = writeln!(preload, "<link rel=\"modulepreload\" href=\"{name}\">");
    }
    let page = include_str!("index.html");
    let page = match set {
        Set::Release => page.to_owned(),
        Set::Practice => page.replace(
            "<link rel=\"manifest\" href=\"manifest.webmanifest\">\n",
            "",
        ),
    };
    page.replace("{{csp}}", POLICY)
        .replace("{{preload}}\n", &preload)
        .replace("{{entry}}", entry)
}

fn style() -> String {
    format!("{}\n{}", amparo_design::css(), include_str!("page.css"))
}

/// The worker, told the files it keeps and a name for exactly this content.
fn worker(files: &[File]) -> String {
    let mut kept: Vec<&File> = files.iter().collect();
    kept.sort_by(|a, b| a.path.cmp(&b.path));
    let mut release = Fnv::new();
    release.add(generated::WORKER.as_bytes());
    for file in &kept {
        release.add(file.path.as_bytes());
        release.add(&file.body);
    }
    let list: Vec<String> = kept.iter().map(|file| format!("'{}'", file.path)).collect();
    generated::WORKER
        .replace("'{{files}}'", &format!("[{}]", list.join(", ")))
        .replace("{{release}}", &format!("{:016x}", release.0))
}

/// FNV-1a, 64 bits: a name for a cache, not a proof of anything.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in (bytes.len() as u64).to_be_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
