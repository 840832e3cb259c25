//! Reads a Fluent file into ids and the variables that each uses.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use std::collections::{BTreeMap, BTreeSet};

/// `id`, `id.attribute` or `-term` → the variables in it.
pub(crate) type Messages = BTreeMap<String, BTreeSet<String>>;

/// Reads one file. An error says what cannot be read or stands there twice.
pub(crate) fn read(text: &str) -> Result<Messages, String> {
    let resource =
        fluent_syntax::parser::parse(text).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut messages = Messages::new();
    let mut add = |id: String, pattern: &Pattern<&str>| {
        let mut used = BTreeSet::new();
        variables(pattern, &mut used);
        match messages.insert(id.clone(), used) {
            None => Ok(()),
            Some(_) => Err(format!("{id} stands there twice")),
        }
    };
    for entry in &resource.body {
        let (id, value, attributes) = match entry {
            Entry::Message(message) => (
                message.id.name.to_owned(),
                message.value.as_ref(),
                &message.attributes,
            ),
            Entry::Term(term) => (
                format!("-{}", term.id.name),
                Some(&term.value),
                &term.attributes,
            ),
            Entry::Junk { content } => return Err(format!("unreadable: {content}")),
            _ => continue,
        };
        if let Some(value) = value {
            add(id.clone(), value)?;
        }
        for attribute in attributes {
            add(format!("{id}.{}", attribute.id.name), &attribute.value)?;
        }
    }
    Ok(messages)
}

fn variables(pattern: &Pattern<&str>, used: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, used);
        }
    }
}

fn in_expression(expression: &Expression<&str>, used: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, used),
        Expression::Select { selector, variants } => {
            in_inline(selector, used);
            for variant in variants {
                variables(&variant.value, used);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, used: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            used.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, used),
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference {
            arguments: Some(arguments),
            ..
        } => in_arguments(arguments, used),
        _ => {}
    }
}

fn in_arguments(arguments: &CallArguments<&str>, used: &mut BTreeSet<String>) {
    for argument in &arguments.positional {
        in_inline(argument, used);
    }
    for argument in &arguments.named {
        in_inline(&argument.value, used);
    }
}
