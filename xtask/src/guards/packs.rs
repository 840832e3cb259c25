//! The guards of content packs: one for each rule of docs/packs.md that a careless change could take away.

use super::table::{Edit, Guard, Tests};

const CONTAINER: &str = "core/cards/src/pack/container.rs";
const CONTENT: &str = "core/cards/src/pack/content.rs";
const MANIFEST: &str = "core/cards/src/pack/manifest.rs";
const ROOT: &str = "core/cards/src/pack/root.rs";
const SIGNATURE: &str = "core/cards/src/pack/signature.rs";
const STORE: &str = "core/cards/src/pack/store.rs";
const SVG: &str = "core/cards/src/pack/svg.rs";
const VERIFY: &str = "core/cards/src/pack/verify.rs";
const TESTS: Tests = Tests::Matching("amparo-cards", "pack::tests");
const HOSTILE: Tests = Tests::Matching("amparo-cards", "pack::tests::hostile");
const ROOTS: Tests = Tests::Matching("amparo-cards", "pack::tests::roots");
const INSIDE: Tests = Tests::Matching("amparo-cards", "pack::tests::inside");
const UNFIT: Tests = Tests::Matching("amparo-cards", "pack::tests::unfit");
const STORED: Tests = Tests::Matching("amparo-cards", "pack::tests::stored");
const STARTED: Tests = Tests::Matching("amparo-cards", "pack::tests::started");
const CRASH: Tests = Tests::Matching("amparo-cards", "pack::tests::crash");
const CUTS: Tests = Tests::Matching("amparo-crash", "after_a_power_cut");

pub(super) const PACKS: &[Guard] = &[
    Guard {
        name: "pack: signatures",
        edits: &[Edit {
            file: SIGNATURE,
            find: "(keys.contains(&key) && key.verifies(tag, bytes, signature)).then_some(key)",
            replace: "(keys.contains(&key) && signature.len() == 64).then_some(key)",
        }],
        tests: TESTS,
    },
    Guard {
        name: "pack: three different keys",
        edits: &[Edit {
            file: ROOT,
            find: "            && keys.len() == KEYS\n",
            replace: "",
        }],
        tests: TESTS,
    },
    Guard {
        name: "pack: a root signed by those before",
        edits: &[Edit {
            file: ROOT,
            find: "        self.enough(&signatures, Part::Root, ROOT_TAG, &signed.bytes)?;\n",
            replace: "",
        }],
        tests: TESTS,
    },
    Guard {
        name: "pack: a root signed by its own",
        edits: &[Edit {
            file: ROOT,
            find: "        if signature::count(&own) < THRESHOLD {\n",
            replace: "        if signature::count(&own) > 8 {\n",
        }],
        tests: TESTS,
    },
    Guard {
        name: "pack: the manifest's root",
        edits: &[Edit {
            file: VERIFY,
            find: "    if (manifest.root, manifest.root_sha256) != (root.version, root.sha256) {\n",
            replace: "    if manifest.root > root.version {\n",
        }],
        tests: TESTS,
    },
    Guard {
        name: "pack: digests of files",
        edits: &[Edit {
            file: VERIFY,
            find: "        if entry.data.len() != stated.length || sha256(entry.data) != stated.sha256 {\n",
            replace: "        if entry.data.len() != stated.length {\n",
        }],
        tests: TESTS,
    },
    Guard {
        name: "pack: nothing older",
        edits: &[Edit {
            file: STORE,
            find: "            if highest.version >= pack.manifest.version && !again {\n",
            replace: "            if highest.version == 0 && !again {\n",
        }],
        tests: TESTS,
    },
    Guard {
        name: "pack: two signatures",
        edits: &[Edit {
            file: ROOT,
            find: "        if valid >= needed {\n",
            replace: "        if valid > 0 {\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: no key under which anything holds",
        edits: &[Edit {
            file: SIGNATURE,
            find: "        (!key.is_small()).then_some(key)\n    }\n\n    /// The key of these bytes",
            replace: "        Some(key)\n    }\n\n    /// The key of these bytes",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: roots and manifests are signed apart",
        edits: &[Edit {
            file: SIGNATURE,
            find: "b\"amparo/pack-root/v1\\0\"",
            replace: "b\"amparo/pack-manifest/v1\\0\"",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: verified before it is parsed",
        edits: &[Edit {
            file: VERIFY,
            find: "    let signatures = Signatures::read(signatures)?;\n",
            replace: "    Manifest::parse(raw)?;\n    let signatures = Signatures::read(signatures)?;\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: a root follows by one",
        edits: &[Edit {
            file: ROOT,
            find: "        if Some(signed.version) != have.checked_add(1) {\n",
            replace: "        if signed.version < have {\n",
        }],
        tests: ROOTS,
    },
    Guard {
        name: "pack: the number that is signed",
        edits: &[Edit {
            file: ROOT,
            find: "        if next.version != signed.version {\n",
            replace: "        if next.version < have {\n",
        }],
        tests: ROOTS,
    },
    Guard {
        name: "pack: no second root of a number",
        edits: &[Edit {
            file: ROOT,
            find: "            return same.then_some(()).ok_or(Refusal::OtherRoot);\n",
            replace: "            return (same || have > 0).then_some(()).ok_or(Refusal::OtherRoot);\n",
        }],
        tests: ROOTS,
    },
    Guard {
        name: "pack: nothing new under a root that expired",
        edits: &[Edit {
            file: STORE,
            find: "        if root.expires.is_over(now_ms) {\n",
            replace: "        if root.expires.is_over(0) {\n",
        }],
        tests: ROOTS,
    },
    Guard {
        name: "pack: for this app",
        edits: &[Edit {
            file: VERIFY,
            find: "    if manifest.min_app > app {\n",
            replace: "    if manifest.min_app > AppVersion(9, 0, 0) {\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: no file too many",
        edits: &[Edit {
            file: VERIFY,
            find: "    given\n        .next()\n        .is_none()\n",
            replace: "    given\n        .next()\n        .is_none_or(|_| true)\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: each file once",
        edits: &[Edit {
            file: MANIFEST,
            find: "            && manifest.files.is_sorted_by(|a, b| a.path < b.path)\n",
            replace: "",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: names that stay inside",
        edits: &[Edit {
            file: CONTAINER,
            find: "        .all(|part| !part.is_empty() && !part.starts_with('.') && part.bytes().all(letter))\n",
            replace: "        .all(|part| part.bytes().all(letter))\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: regular files only",
        edits: &[Edit {
            file: CONTAINER,
            find: "    if header.entry_type() != EntryType::Regular {\n",
            replace: "    if header.entry_type() == EntryType::Symlink {\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: one spelling",
        edits: &[Edit {
            file: CONTAINER,
            find: "    (only.as_bytes() == block)\n",
            replace: "    (only.path_bytes() == header.path_bytes())\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: nothing after its end",
        edits: &[Edit {
            file: CONTAINER,
            find: "            let ends = rest.len() == END && rest.iter().all(|byte| *byte == 0);\n",
            replace: "            let ends = rest.len() >= END;\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: caps of files",
        edits: &[Edit {
            file: MANIFEST,
            find: "        if length > kind.longest() {\n",
            replace: "        if length > PACK_MAX {\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: cap of the whole",
        edits: &[Edit {
            file: CONTAINER,
            find: "    if bytes.len() > PACK_MAX {\n",
            replace: "    if bytes.len() > 2 * PACK_MAX {\n",
        }],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: known names only",
        edits: &[
            Edit {
                file: MANIFEST,
                find: "        let Some(kind) = files::kind(&path) else {\n            return Err(Refusal::Forbidden { file: path });\n        };\n",
                replace: "        let kind = files::kind(&path).unwrap_or(files::Kind::Json);\n",
            },
            Edit {
                file: "core/cards/src/pack/files.rs",
                find: "        None => false,\n",
                replace: "        None => true,\n",
            },
        ],
        tests: HOSTILE,
    },
    Guard {
        name: "pack: pictures of the subset",
        edits: &[Edit {
            file: SVG,
            find: "                _ => ATTRIBUTES.contains(&name) && is_plain(value),\n",
            replace: "                _ => is_plain(value),\n",
        }],
        tests: INSIDE,
    },
    Guard {
        name: "pack: pictures without elements of other kinds",
        edits: &[Edit {
            file: SVG,
            find: "                let placed = ELEMENTS.contains(&name) && (name == \"svg\") == open.is_empty();\n",
            replace: "                let placed = (name == \"svg\") == open.is_empty();\n",
        }],
        tests: INSIDE,
    },
    Guard {
        name: "pack: pictures without references",
        edits: &[Edit {
            file: SVG,
            find: "    value.chars().all(letter) && !value.to_ascii_lowercase().contains(\"url\")\n",
            replace: "    value.chars().all(letter)\n",
        }],
        tests: INSIDE,
    },
    Guard {
        name: "pack: words without markup",
        edits: &[Edit {
            file: "core/cards/src/pack/files.rs",
            find: "        Some(Kind::Fluent) => plain_text(bytes).is_some_and(|text| !has_markup(text)),\n",
            replace: "        Some(Kind::Fluent) => plain_text(bytes).is_some(),\n",
        }],
        tests: INSIDE,
    },
    Guard {
        name: "pack: sound to its last byte",
        edits: &[Edit {
            file: "core/cards/src/pack/ogg.rs",
            find: "        let Some((_, after)) = page(rest) else {\n            return false;\n        };\n",
            replace: "        let Some((_, after)) = page(rest) else {\n            break;\n        };\n",
        }],
        tests: INSIDE,
    },
    Guard {
        name: "pack: content that holds together",
        edits: &[Edit {
            file: CONTENT,
            find: "    references(&texts)?;\n",
            replace: "    let _ = references(&texts);\n",
        }],
        tests: UNFIT,
    },
    Guard {
        name: "pack: a whole plan",
        edits: &[Edit {
            file: "core/cards/src/check.rs",
            find: "            self.check_plan()?;\n",
            replace: "            let _ = self.check_plan();\n",
        }],
        tests: UNFIT,
    },
    Guard {
        name: "pack: numbers of the directory",
        edits: &[Edit {
            file: CONTENT,
            find: "        if !words.flat_map(numbers_in).all(|number| known(&number)) {\n",
            replace: "        if !words.flat_map(numbers_in).any(|number| known(&number)) && given.is_empty() {\n",
        }],
        tests: UNFIT,
    },
    Guard {
        name: "pack: not older than the app",
        edits: &[Edit {
            file: "core/cards/src/pack/built_in.rs",
            find: "        manifest.created < self.day\n",
            replace: "        manifest.expires < self.day\n",
        }],
        tests: STARTED,
    },
    Guard {
        name: "pack: another build looks again",
        edits: &[Edit {
            file: STORE,
            find: "            pack.look_into().ok()?;\n",
            replace: "",
        }],
        tests: STARTED,
    },
    Guard {
        name: "pack: the one before is kept",
        edits: &[Edit {
            file: STORE,
            find: "        state.previous = before;\n",
            replace: "        state.previous = None;\n",
        }],
        tests: STORED,
    },
    Guard {
        name: "pack: what the disk does not give is not forgotten",
        edits: &[Edit {
            file: STORE,
            find: "        Ok(self.read_state()?.unwrap_or_else(State::fresh))\n",
            replace: "        Ok(self.state().0)\n",
        }],
        tests: STORED,
    },
    Guard {
        name: "pack: nothing is left over",
        edits: &[Edit {
            file: STORE,
            find: "        let _ = self.tidy();\n        let (mut state, _) = self.state();\n",
            replace: "        let (mut state, _) = self.state();\n",
        }],
        tests: CRASH,
    },
    Guard {
        name: "power cut: a pack is durable before it has its name",
        edits: &[Edit {
            file: "core/cards/src/pack/disk.rs",
            find: "    fuse(|| file.sync_all())\n",
            replace: "    fuse(|| file.flush())\n",
        }],
        tests: CUTS,
    },
    Guard {
        name: "power cut: the way to a pack is durable before the state names it",
        edits: &[Edit {
            file: STORE,
            find: "        self.keep_names(&name)?;\n",
            replace: "",
        }],
        tests: CUTS,
    },
];
