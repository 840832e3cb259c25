//! Compiles one Fluent file to the JSON that `src/text.js` reads.
//!
//! The subset: messages of text, `{ $variable }`, `{ "literal" }` and selections on a variable, not nested. Terms, attributes, functions,
//! references to other messages and everything else is an error that names the line, because the page's runtime
//! could only show it wrongly.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, PatternElement, Variant, VariantKey,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The messages of one file in the runtime's form, and the variables that each uses.
#[derive(Debug)]
pub(crate) struct Messages {
    pub(crate) compiled: BTreeMap<String, Value>,
    pub(crate) variables: BTreeMap<String, BTreeSet<String>>,
}

/// Compiles `source`; the error reads `path:line: what`.
pub(crate) fn compile(path: &str, source: &str) -> Result<Messages, String> {
    let resource =
        fluent_syntax::parser::parse(source).map_err(|(_, errors)| match errors.first() {
            Some(error) => format!("{path}:{}: {error}", line_at(source, error.pos.start)),
            None => format!("{path}:1: not Fluent"),
        })?;
    let mut messages = Messages {
        compiled: BTreeMap::new(),
        variables: BTreeMap::new(),
    };
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let mut variables = BTreeSet::new();
                let fail = |what: String| format!("{path}:{}: {id}: {what}", line_of(source, id));
                let value = compile_message(&message, &mut variables).map_err(fail)?;
                if messages.compiled.insert(id.to_owned(), value).is_some() {
                    return Err(fail("defined twice".to_owned()));
                }
                messages.variables.insert(id.to_owned(), variables);
            }
            Entry::Term(term) => {
                let id = format!("-{}", term.id.name);
                return Err(format!(
                    "{path}:{}: {id}: terms are outside the page's subset",
                    line_of(source, &id)
                ));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Junk { content } => return Err(format!("{path}: not Fluent: {content}")),
        }
    }
    Ok(messages)
}

/// The JSON of a language: its own messages, and English for those it lacks. `english` is None for English itself.
pub(crate) fn pack(
    path: &str,
    locale: &str,
    own: &Messages,
    english: Option<&Messages>,
) -> Result<Value, String> {
    let mut all: Map<String, Value> = own.compiled.clone().into_iter().collect();
    let mut borrowed = Vec::new();
    if let Some(english) = english {
        for (id, variables) in &own.variables {
            let Some(known) = english.variables.get(id) else {
                return Err(format!("{path}: {id}: English has no such message"));
            };
            if let Some(extra) = variables.difference(known).next() {
                return Err(format!("{path}: {id}: English gives no ${extra}"));
            }
        }
        for (id, value) in &english.compiled {
            if !all.contains_key(id) {
                all.insert(id.clone(), value.clone());
                borrowed.push(id.clone());
            }
        }
    }
    Ok(json!({ "locale": locale, "dir": direction(locale), "english": borrowed, "messages": all }))
}

/// `rtl` for languages written from right to left.
pub(crate) fn direction(locale: &str) -> &'static str {
    match locale.split('-').next() {
        Some("ar" | "fa" | "he" | "ur") => "rtl",
        _ => "ltr",
    }
}

fn compile_message(
    message: &Message<&str>,
    variables: &mut BTreeSet<String>,
) -> Result<Value, String> {
    if !message.attributes.is_empty() {
        return Err("attributes are outside the page's subset".to_owned());
    }
    let Some(pattern) = &message.value else {
        return Err("no text".to_owned());
    };
    compile_pattern(&pattern.elements, variables, true)
}

fn compile_pattern(
    elements: &[PatternElement<&str>],
    variables: &mut BTreeSet<String>,
    may_select: bool,
) -> Result<Value, String> {
    let mut parts: Vec<Value> = Vec::new();
    for element in elements {
        let part = match element {
            PatternElement::TextElement { value } => Value::from(*value),
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => match inline {
                InlineExpression::StringLiteral { value } if !value.contains('\\') => {
                    Value::from(*value)
                }
                InlineExpression::VariableReference { id } => {
                    variables.insert(id.name.to_owned());
                    json!({ "var": id.name })
                }
                _ => {
                    return Err(
                        "only variables and plain string literals may stand in braces".to_owned(),
                    );
                }
            },
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } if may_select => compile_select(selector, variants, variables)?,
            PatternElement::Placeable { .. } => {
                return Err(
                    "a selection inside a selection is outside the page's subset".to_owned(),
                );
            }
        };
        match (parts.last_mut(), &part) {
            (Some(Value::String(before)), Value::String(more)) => before.push_str(more),
            _ => parts.push(part),
        }
    }
    Ok(match parts.as_slice() {
        [Value::String(_)] => parts.remove(0),
        _ => Value::Array(parts),
    })
}

fn compile_select(
    selector: &InlineExpression<&str>,
    variants: &[Variant<&str>],
    variables: &mut BTreeSet<String>,
) -> Result<Value, String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("only a variable can be selected on".to_owned());
    };
    variables.insert(id.name.to_owned());
    let mut cases = Map::new();
    let mut other = "";
    for variant in variants {
        let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) =
            variant.key;
        cases.insert(
            name.to_owned(),
            compile_pattern(&variant.value.elements, variables, false)?,
        );
        if variant.default {
            other = name;
        }
    }
    Ok(json!({ "select": id.name, "cases": cases, "other": other }))
}

fn line_of(source: &str, id: &str) -> usize {
    let defines = |line: &str| {
        line.strip_prefix(id)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    source
        .lines()
        .position(defines)
        .map_or(1, |index| index + 1)
}

fn line_at(source: &str, position: usize) -> usize {
    source
        .bytes()
        .take(position)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1
}
