//! The guards of content packs.

use super::table::{Edit, Guard, Tests};

const ROOT: &str = "core/cards/src/pack/root.rs";
const VERIFY: &str = "core/cards/src/pack/verify.rs";
const TESTS: Tests = Tests::Matching("amparo-cards", "pack::tests");

pub(super) const PACKS: &[Guard] = &[
    Guard {
        name: "pack: signatures",
        edits: &[Edit {
            file: "core/cards/src/pack/signature.rs",
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
            file: "core/cards/src/pack/store.rs",
            find: "            if highest.version >= pack.manifest.version && !again {\n",
            replace: "            if highest.version == 0 && !again {\n",
        }],
        tests: TESTS,
    },
];
