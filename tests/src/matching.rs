//! What `expect` means: a subset of the answer.

use serde_json::{Map, Value};

/// Why `actual` does not match `expected`, with the place; nothing if it matches.
pub(crate) fn mismatch(expected: &Value, actual: &Value) -> Option<String> {
    at("answer", expected, actual)
}

fn at(place: &str, expected: &Value, actual: &Value) -> Option<String> {
    match (expected, actual) {
        (Value::Object(fields), _) if operator(fields).is_some() => apply(place, fields, actual),
        (Value::Object(expected), Value::Object(actual)) => {
            expected.iter().find_map(|(name, value)| {
                let place = format!("{place}.{name}");
                match actual.get(name) {
                    Some(actual) => at(&place, value, actual),
                    None => Some(format!("{place} is not there")),
                }
            })
        }
        (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
            let mut pairs = expected.iter().zip(actual).enumerate();
            pairs.find_map(|(i, (expected, actual))| at(&format!("{place}.{i}"), expected, actual))
        }
        (Value::Array(expected), Value::Array(actual)) => Some(format!(
            "{place} has {} elements, not {}",
            actual.len(),
            expected.len()
        )),
        (Value::Number(e), Value::Number(a)) if e.as_f64() == a.as_f64() => None,
        _ if expected == actual => None,
        _ => Some(format!("{place} is {actual}, not {expected}")),
    }
}

/// The name of the operator if the object is one.
fn operator(fields: &Map<String, Value>) -> Option<&str> {
    fields
        .keys()
        .find(|name| name.starts_with('$'))
        .map(String::as_str)
}

fn apply(place: &str, fields: &Map<String, Value>, actual: &Value) -> Option<String> {
    if fields.len() != 1 {
        return Some(format!("{place}: an operator stands alone in its object"));
    }
    let (name, operand) = fields.iter().next()?;
    let fits = match (name.as_str(), operand, actual) {
        ("$contains", Value::String(part), Value::String(whole)) => whole.contains(part),
        ("$length", Value::Number(length), Value::Array(list)) => {
            length.as_u64() == Some(list.len() as u64)
        }
        ("$contains" | "$length", _, _) => false,
        ("$not", unwanted, _) => at(place, unwanted, actual).is_some(),
        _ => return Some(format!("{place}: {name} is not an operator")),
    };
    (!fits).then(|| format!("{place} is {actual}, which does not fit {name} {operand}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_object_is_a_subset() {
        assert_eq!(mismatch(&json!({"a": 1}), &json!({"a": 1, "b": 2})), None);
        assert_eq!(
            mismatch(&json!({"a": 2}), &json!({"a": 1})).unwrap(),
            "answer.a is 1, not 2"
        );
        assert_eq!(
            mismatch(&json!({"c": 1}), &json!({"a": 1})).unwrap(),
            "answer.c is not there"
        );
        assert!(mismatch(&json!({}), &json!("text")).is_some());
    }

    #[test]
    fn a_list_has_the_same_length() {
        assert_eq!(
            mismatch(&json!([{"a": 1}]), &json!([{"a": 1, "b": 2}])),
            None
        );
        assert!(mismatch(&json!([]), &json!([1])).is_some());
        assert!(mismatch(&json!([1, 2]), &json!([1])).is_some());
    }

    #[test]
    fn numbers_compare_by_value() {
        assert_eq!(mismatch(&json!(1), &json!(1.0)), None);
        assert!(mismatch(&json!(null), &json!(0)).is_some());
    }

    #[test]
    fn operators() {
        assert_eq!(mismatch(&json!({"$contains": "b"}), &json!("abc")), None);
        assert!(mismatch(&json!({"$contains": "x"}), &json!("abc")).is_some());
        assert!(mismatch(&json!({"$contains": "x"}), &json!(null)).is_some());
        assert_eq!(mismatch(&json!({"$length": 2}), &json!([1, 2])), None);
        assert!(mismatch(&json!({"$length": 3}), &json!([1, 2])).is_some());
        assert_eq!(mismatch(&json!({"$not": "a"}), &json!("b")), None);
        assert!(mismatch(&json!({"$not": "a"}), &json!("a")).is_some());
        assert!(
            mismatch(&json!({"$other": 1}), &json!(1))
                .unwrap()
                .contains("not an operator")
        );
        assert!(
            mismatch(&json!({"$not": 1, "a": 2}), &json!(3))
                .unwrap()
                .contains("alone")
        );
    }
}
