//! The arguments of one call: each must be taken, and nothing may be left.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

/// Arguments not taken yet.
#[derive(Debug)]
pub(crate) struct Arguments(Map<String, Value>);

impl Arguments {
    pub(crate) fn new(value: Value) -> Result<Self, String> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            Value::Null => Ok(Self(Map::new())),
            other => Err(format!("arguments are an object, not {other}")),
        }
    }

    /// All were taken.
    pub(crate) fn end(self) -> Result<(), String> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(format!("there is no argument `{name}`")),
        }
    }

    /// Whether one of that name is left, be it null.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn value(&mut self, name: &str) -> Result<Value, String> {
        self.0
            .remove(name)
            .ok_or_else(|| format!("the argument `{name}` is missing"))
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<String, String> {
        match self.value(name)? {
            Value::String(text) => Ok(text),
            other => Err(format!("`{name}` is {other}, not a text")),
        }
    }

    /// Absent and `null` are the same.
    pub(crate) fn optional_text(&mut self, name: &str) -> Result<Option<String>, String> {
        match self.0.get(name) {
            None => Ok(None),
            Some(Value::Null) => self.value(name).map(|_| None),
            Some(_) => self.text(name).map(Some),
        }
    }

    pub(crate) fn texts(&mut self, name: &str) -> Result<Vec<String>, String> {
        let value = self.value(name)?;
        let texts = value.as_array().and_then(|list| {
            list.iter()
                .map(|item| item.as_str().map(str::to_owned))
                .collect()
        });
        texts.ok_or_else(|| format!("`{name}` is {value}, not a list of texts"))
    }

    pub(crate) fn number(&mut self, name: &str) -> Result<u64, String> {
        let value = self.value(name)?;
        value
            .as_u64()
            .ok_or_else(|| format!("`{name}` is {value}, not a whole number"))
    }

    pub(crate) fn signed(&mut self, name: &str) -> Result<i32, String> {
        let value = self.value(name)?;
        let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
        number.ok_or_else(|| format!("`{name}` is {value}, not a small whole number"))
    }

    pub(crate) fn truth(&mut self, name: &str) -> Result<bool, String> {
        let value = self.value(name)?;
        value
            .as_bool()
            .ok_or_else(|| format!("`{name}` is {value}, neither true nor false"))
    }

    pub(crate) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, String> {
        let text = self.text(name)?;
        URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_| format!("`{name}` is not base64url without padding"))
    }

    pub(crate) fn record(&mut self, name: &str) -> Result<Self, String> {
        let value = self.value(name)?;
        if value.is_object() {
            Self::new(value)
        } else {
            Err(format!("`{name}` is {value}, not a record"))
        }
    }

    pub(crate) fn optional_record(&mut self, name: &str) -> Result<Option<Self>, String> {
        match self.0.get(name) {
            None => Ok(None),
            Some(Value::Null) => self.value(name).map(|_| None),
            Some(_) => self.record(name).map(Some),
        }
    }

    /// One of an enum's values by its kebab-case name.
    pub(crate) fn one_of<T: Copy>(
        &mut self,
        name: &str,
        values: &[(&str, T)],
    ) -> Result<T, String> {
        let text = self.text(name)?;
        let found = values
            .iter()
            .find(|(known, _)| *known == text)
            .map(|(_, value)| *value);
        found.ok_or_else(|| format!("`{name}` cannot be `{text}`"))
    }

    /// The arguments left, by name: for a map whose keys are data.
    pub(crate) fn rest(self) -> Map<String, Value> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_left_is_an_error() {
        let mut arguments = Arguments::new(json!({"a": "x", "b": 1})).unwrap();
        assert_eq!(arguments.text("a").unwrap(), "x");
        assert_eq!(arguments.end().unwrap_err(), "there is no argument `b`");
    }

    #[test]
    fn kinds_are_checked() {
        let mut arguments =
            Arguments::new(json!({"a": 1, "b": "AQ=", "c": null, "d": "z"})).unwrap();
        assert!(arguments.text("a").is_err());
        assert!(arguments.bytes("b").is_err());
        assert_eq!(arguments.optional_text("c").unwrap(), None);
        assert_eq!(arguments.optional_text("missing").unwrap(), None);
        assert!(arguments.one_of("d", &[("x", 1)]).is_err());
        assert!(arguments.number("missing").unwrap_err().contains("missing"));
        assert!(arguments.end().is_ok());
    }
}
