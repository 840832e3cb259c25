//! Our own ES modules: who imports whom, and the joining of a worker and what it imports into one classic script
//! (older browsers cannot start a worker from modules).
//!
//! Strict on purpose: only `import { a, b } from './x.js';` and `export function|async function|class|const`, at the
//! start of a line. Anything else is an error, so that nothing is ever joined into something that means less than it says.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Module sources by file name (`bytes.js`).
pub(crate) type Sources = BTreeMap<String, String>;

/// A module taken apart.
#[derive(Debug)]
struct Module {
    /// (names as written between the braces, file name)
    imports: Vec<(Vec<String>, String)>,
    exports: Vec<String>,
    body: String,
}

/// File names of `entry` and everything it imports, each after what it imports.
pub(crate) fn order(sources: &Sources, entry: &str) -> Result<Vec<String>, String> {
    let mut done = Vec::new();
    visit(sources, entry, &mut Vec::new(), &mut done)?;
    Ok(done)
}

/// One classic script of `entry` and everything it imports, without the comments: they stand in the modules, which are served too.
pub(crate) fn join(sources: &Sources, entry: &str) -> Result<String, String> {
    let mut script = String::from("'use strict';\n");
    for name in order(sources, entry)? {
        let module = parse(&name, &sources[&name])?;
        let mut inside = String::new();
        for (names, from) in &module.imports {
            let given = parse(from, &sources[from])?.exports;
            if let Some(missing) = names.iter().find(|wanted| !given.contains(wanted)) {
                return Err(format!("{name}: {from} does not export {missing}"));
            }
            let _ = writeln!(
                inside,
                "const {{ {} }} = {};",
                names.join(", "),
                variable(from)
            );
        }
        inside += &without_comments(&name, &module.body)?;
        let exports = module.exports.join(", ");
        let variable = variable(&name);
        let _ = write!(
            script,
            "const {variable} = (() => {{
{inside}return {{ {exports} }};
}})();
"
        );
    }
    Ok(script)
}

/// Drops the lines that are only comment. A template over several lines could hold such a line as text: an error.
fn without_comments(name: &str, body: &str) -> Result<String, String> {
    let mut kept = String::new();
    let mut inside = false;
    for line in body.lines() {
        let start = line.trim_start();
        if inside || start.starts_with("//") || start.starts_with("/**") {
            inside = (inside || start.starts_with("/**")) && !start.ends_with("*/");
            continue;
        }
        if line.matches('`').count() % 2 == 1 {
            return Err(format!(
                "{name}: a template over several lines cannot be joined: {line}"
            ));
        }
        kept += line;
        kept.push('\n');
    }
    Ok(kept)
}

fn visit(
    sources: &Sources,
    name: &str,
    path: &mut Vec<String>,
    done: &mut Vec<String>,
) -> Result<(), String> {
    if done.iter().any(|known| known == name) {
        return Ok(());
    }
    if path.iter().any(|above| above == name) {
        return Err(format!(
            "{name}: imports itself by way of {}",
            path.join(", ")
        ));
    }
    let Some(source) = sources.get(name) else {
        return Err(format!(
            "{name}: no such module, imported by {}",
            path.join(", ")
        ));
    };
    path.push(name.to_owned());
    for (_, from) in parse(name, source)?.imports {
        visit(sources, &from, path, done)?;
    }
    path.pop();
    done.push(name.to_owned());
    Ok(())
}

fn parse(name: &str, source: &str) -> Result<Module, String> {
    let mut module = Module {
        imports: Vec::new(),
        exports: Vec::new(),
        body: String::new(),
    };
    for (index, line) in source.lines().enumerate() {
        let fail = |what: &str| Err(format!("{name}:{}: {what}", index + 1));
        if line.contains("import(") || line.contains("import.meta") {
            return fail("only static imports of our own modules");
        }
        if line.starts_with("import") {
            let Some(import) = parse_import(line) else {
                return fail("an import must read: import { a, b } from './x.js';");
            };
            module.imports.push(import);
        } else if let Some(rest) = line.strip_prefix("export") {
            let Some(export) = parse_export(rest) else {
                return fail("an export must be a function, class or const at its definition");
            };
            module.exports.push(export);
            module.body += rest.trim_start();
            module.body.push('\n');
        } else {
            module.body += line;
            module.body.push('\n');
        }
    }
    Ok(module)
}

fn parse_import(line: &str) -> Option<(Vec<String>, String)> {
    let (names, from) = line.strip_prefix("import { ")?.split_once(" } from './")?;
    let from = from.strip_suffix("';")?;
    let stem = from.strip_suffix(".js")?;
    let names: Vec<String> = names.split(", ").map(str::to_owned).collect();
    (names.iter().all(|name| is_name(name)) && !stem.contains(['/', '.']))
        .then(|| (names, from.to_owned()))
}

fn parse_export(rest: &str) -> Option<String> {
    let forms = [" function ", " async function ", " class ", " const "];
    let rest = forms.iter().find_map(|form| rest.strip_prefix(form))?;
    let name = rest
        .split(|character: char| !is_name_part(character))
        .next()?;
    is_name(name).then(|| name.to_owned())
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_name_part)
}

fn is_name_part(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '$'
}

fn variable(file_name: &str) -> String {
    format!(
        "module_{}",
        file_name.trim_end_matches(".js").replace('-', "_")
    )
}
