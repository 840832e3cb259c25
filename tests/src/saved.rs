//! What a scenario has saved, and `$name` standing for it.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Names and the answers saved under them.
#[derive(Debug, Default)]
pub(crate) struct Saved(BTreeMap<String, Value>);

impl Saved {
    /// Saves `value`. A name is given once: a second meaning would make a scenario hard to read.
    pub(crate) fn save(&mut self, name: &str, value: Value) -> Result<(), String> {
        if name.is_empty() || name.contains(['.', '$']) {
            return Err(format!("`{name}` is not a name"));
        }
        match self.0.insert(name.to_owned(), value) {
            None => Ok(()),
            Some(_) => Err(format!("`{name}` is saved twice")),
        }
    }

    /// `value` with each `"$name"` and `"$name.field.0"` replaced.
    pub(crate) fn resolve(&self, value: &Value) -> Result<Value, String> {
        Ok(match value {
            Value::String(text) => match text.strip_prefix('$') {
                Some(path) => self.at(path)?.clone(),
                None => value.clone(),
            },
            Value::Array(list) => Value::Array(
                list.iter()
                    .map(|item| self.resolve(item))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Object(fields) => {
                let resolved = fields
                    .iter()
                    .map(|(name, value)| Ok((name.clone(), self.resolve(value)?)));
                Value::Object(resolved.collect::<Result<Map<_, _>, String>>()?)
            }
            _ => value.clone(),
        })
    }

    fn at(&self, path: &str) -> Result<&Value, String> {
        let mut parts = path.split('.');
        let name = parts.next().unwrap_or_default();
        let mut value = self
            .0
            .get(name)
            .ok_or_else(|| format!("nothing is saved as `{name}`"))?;
        for part in parts {
            let next = match value {
                Value::Object(fields) => fields.get(part),
                Value::Array(list) => part.parse::<usize>().ok().and_then(|index| list.get(index)),
                _ => None,
            };
            value = next.ok_or_else(|| format!("`${path}` has no `{part}`"))?;
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn saved() -> Saved {
        let mut saved = Saved::default();
        saved
            .save("press", json!({"alert": "x", "drafts": [{"attempt": "y"}]}))
            .unwrap();
        saved
    }

    #[test]
    fn goes_into_what_was_saved() {
        let value = json!({"a": ["$press.alert", {"b": "$press.drafts.0.attempt"}], "c": "no $press.alert"});
        let expected = json!({"a": ["x", {"b": "y"}], "c": "no $press.alert"});
        assert_eq!(saved().resolve(&value).unwrap(), expected);
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        assert!(
            saved()
                .resolve(&json!("$other"))
                .unwrap_err()
                .contains("nothing is saved as `other`")
        );
        assert!(
            saved()
                .resolve(&json!("$press.drafts.1"))
                .unwrap_err()
                .contains("has no `1`")
        );
        assert!(saved().resolve(&json!("$press.alert.x")).is_err());
    }

    #[test]
    fn a_name_is_given_once() {
        assert!(
            saved()
                .save("press", json!(1))
                .unwrap_err()
                .contains("twice")
        );
        assert!(saved().save("a.b", json!(1)).is_err());
    }
}
