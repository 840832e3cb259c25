//! A Fluent file as the lint sees it: for each message its possible texts, its variables and its choices.

use std::collections::BTreeSet;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant,
    VariantKey,
};

/// What stands for a placeable in [`Message::texts`].
pub(super) const GAP: &str = "\u{FFFC}";

/// A message, or one attribute of it.
#[derive(Debug, Clone)]
pub(super) struct Message {
    /// `door-title`, or `say-silent.sound`.
    pub(super) id: String,
    /// One text, or one for each variant of a choice; placeables are [`GAP`].
    pub(super) texts: Vec<String>,
    /// Variables, without `$`.
    pub(super) variables: BTreeSet<String>,
    /// Keys of each choice.
    pub(super) choices: Vec<Vec<String>>,
}

/// Reads a file. Errors: a sentence with what is not Fluent.
pub(super) fn read(source: &str) -> Result<Vec<Message>, String> {
    let resource = fluent_syntax::parser::parse(source)
        .map_err(|(_, errors)| format!("not Fluent: {errors:?}"))?;
    let mut messages = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                if let Some(value) = &message.value {
                    messages.push(whole(message.id.name.to_owned(), value));
                }
                for attribute in &message.attributes {
                    let id = format!("{}.{}", message.id.name, attribute.id.name);
                    messages.push(whole(id, &attribute.value));
                }
            }
            Entry::Term(term) => {
                messages.push(whole(format!("-{}", term.id.name), &term.value));
            }
            Entry::Junk { content } => return Err(format!("not Fluent: {content}")),
            _ => {}
        }
    }
    Ok(messages)
}

fn whole(id: String, pattern: &Pattern<&str>) -> Message {
    let mut message = Message {
        id,
        texts: Vec::new(),
        variables: BTreeSet::new(),
        choices: Vec::new(),
    };
    message.texts = texts(pattern, &mut message.variables, &mut message.choices);
    message
}

/// Every text that the pattern can give.
fn texts(
    pattern: &Pattern<&str>,
    variables: &mut BTreeSet<String>,
    choices: &mut Vec<Vec<String>>,
) -> Vec<String> {
    let mut all = vec![String::new()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => placeable(expression, variables, choices),
        };
        all = all
            .iter()
            .flat_map(|before| next.iter().map(move |after| format!("{before}{after}")))
            .collect();
    }
    all
}

fn placeable(
    expression: &Expression<&str>,
    variables: &mut BTreeSet<String>,
    choices: &mut Vec<Vec<String>>,
) -> Vec<String> {
    match expression {
        Expression::Inline(inline) => {
            named(inline, variables);
            vec![GAP.to_owned()]
        }
        Expression::Select { selector, variants } => {
            named(selector, variables);
            choices.push(variants.iter().map(key).collect());
            variants
                .iter()
                .flat_map(|variant| texts(&variant.value, variables, choices))
                .collect()
        }
    }
}

fn named(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            placeable(expression, variables, &mut Vec::new());
        }
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference {
            arguments: Some(arguments),
            ..
        } => in_arguments(arguments, variables),
        _ => {}
    }
}

fn in_arguments(arguments: &CallArguments<&str>, variables: &mut BTreeSet<String>) {
    for argument in &arguments.positional {
        named(argument, variables);
    }
    for argument in &arguments.named {
        named(&argument.value, variables);
    }
}

fn key(variant: &Variant<&str>) -> String {
    match &variant.key {
        VariantKey::Identifier { name } => (*name).to_owned(),
        VariantKey::NumberLiteral { value } => (*value).to_owned(),
    }
}
