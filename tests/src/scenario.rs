//! Reads a scenario file and plays it.

use crate::matching::mismatch;
use crate::saved::Saved;
use crate::world::{World, Wrong};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// A scenario file, read.
#[derive(Debug)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    call: String,
    arguments: Value,
    save: Option<String>,
    expect: Option<Value>,
}

/// All scenario files of `folder`, in order of their names. An error is a sentence.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    Ok(files)
}

impl Scenario {
    /// Reads a file's text. An error is a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut fields = object(value, "a scenario")?;
        let name = text_field(&mut fields, "name")?.ok_or("a scenario has a name")?;
        text_field(&mut fields, "about")?.ok_or("a scenario says what it is about")?;
        let Some(Value::Array(steps)) = fields.remove("steps") else {
            return Err("a scenario has a list of steps".to_owned());
        };
        nothing_left(&fields)?;
        if steps.is_empty() {
            return Err("a scenario has at least one step".to_owned());
        }
        let steps = steps
            .into_iter()
            .enumerate()
            .map(|(i, step)| Step::read(step).map_err(|why| format!("step {i}: {why}")));
        Ok(Self {
            name,
            steps: steps.collect::<Result<_, _>>()?,
        })
    }

    /// Plays it in a fresh folder. An error names the step and says why it failed.
    pub fn play(&self) -> Result<(), String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut world = World::new(folder.path()).map_err(|wrong| format!("{wrong:?}"))?;
        let mut saved = Saved::default();
        saved.save(
            "folder",
            Value::String(folder.path().to_string_lossy().into_owned()),
        )?;
        for (i, step) in self.steps.iter().enumerate() {
            step.play(&mut world, &mut saved)
                .map_err(|why| format!("step {i} ({}): {why}", step.call))?;
        }
        Ok(())
    }
}

impl Step {
    fn read(value: Value) -> Result<Self, String> {
        let mut fields = object(value, "a step")?;
        let call = text_field(&mut fields, "do")?.ok_or("a step says what to do")?;
        let arguments = fields.remove("args").unwrap_or(Value::Null);
        let save = text_field(&mut fields, "save")?;
        let expect = fields.remove("expect");
        nothing_left(&fields)?;
        Ok(Self {
            call,
            arguments,
            save,
            expect,
        })
    }

    fn play(&self, world: &mut World, saved: &mut Saved) -> Result<(), String> {
        let arguments = saved.resolve(&self.arguments)?;
        let expect = self
            .expect
            .as_ref()
            .map(|value| saved.resolve(value))
            .transpose()?;
        let refusal = expect.as_ref().filter(|value| value.get("error").is_some());
        match (world.call(&self.call, arguments), refusal) {
            (Err(Wrong::Call(why)), _) => Err(why),
            (Err(Wrong::Core(error)), None) => Err(format!("failed: {error:?}")),
            (Ok(_), Some(expected)) => Err(format!("succeeded, but {expected} is expected")),
            (Err(wrong), Some(expected)) => {
                if self.save.is_some() {
                    return Err("a failure cannot be saved".to_owned());
                }
                mismatch(expected, &wrong.kind().unwrap_or_default()).map_or(Ok(()), Err)
            }
            (Ok(answer), None) => {
                if let Some(why) = expect.and_then(|expected| mismatch(&expected, &answer)) {
                    return Err(why);
                }
                self.save
                    .as_ref()
                    .map_or(Ok(()), |name| saved.save(name, answer))
            }
        }
    }
}

fn object(value: Value, what: &str) -> Result<Map<String, Value>, String> {
    match value {
        Value::Object(fields) => Ok(fields),
        other => Err(format!("{what} is an object, not {other}")),
    }
}

fn text_field(fields: &mut Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match fields.remove(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!("`{name}` is {other}, not a text")),
    }
}

fn nothing_left(fields: &Map<String, Value>) -> Result<(), String> {
    fields
        .keys()
        .next()
        .map_or(Ok(()), |name| Err(format!("there is no field `{name}`")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn play(steps: &Value) -> Result<(), String> {
        Scenario::read(&json!({"name": "n", "about": "a", "steps": steps}).to_string())?.play()
    }

    fn open() -> Value {
        json!({"do": "amparo.open", "args": {"languages": ["en"], "now_ms": 1_790_000_000_000_u64}})
    }

    #[test]
    fn unknown_things_fail() {
        assert!(
            play(&json!([{"do": "amparo.fly"}]))
                .unwrap_err()
                .contains("no call `amparo.fly`")
        );
        assert!(
            play(&json!([{"do": "fly"}]))
                .unwrap_err()
                .contains("no call")
        );
        assert!(
            play(&json!([{"do": "amparo.home", "maybe": 1}]))
                .unwrap_err()
                .contains("no field `maybe`")
        );
        assert!(play(&json!([])).unwrap_err().contains("at least one step"));
        assert!(
            Scenario::read(r#"{"name": "n", "about": "a", "steps": [{"do": "x"}], "more": 1}"#)
                .is_err()
        );
        assert!(
            Scenario::read(r#"{"name": "n", "steps": [{"do": "x"}]}"#)
                .unwrap_err()
                .contains("about")
        );
    }

    #[test]
    fn a_step_before_open_fails() {
        assert!(
            play(&json!([{"do": "amparo.home"}]))
                .unwrap_err()
                .contains("first step is amparo.open")
        );
    }

    #[test]
    fn unknown_arguments_and_names_fail() {
        let more = json!([open(), {"do": "vault.state", "args": {"more": 1}}]);
        assert!(play(&more).unwrap_err().contains("no argument `more`"));
        let name = json!([open(), {"do": "cards.card", "args": {"id": "$nobody"}}]);
        assert!(
            play(&name)
                .unwrap_err()
                .contains("nothing is saved as `nobody`")
        );
    }

    #[test]
    fn expectations_are_checked_both_ways() {
        assert_eq!(
            play(&json!([open(), {"do": "vault.state", "expect": "absent"}])),
            Ok(())
        );
        let wrong = play(&json!([open(), {"do": "vault.state", "expect": "locked"}]));
        assert!(
            wrong
                .unwrap_err()
                .contains("step 1 (vault.state): answer is \"absent\"")
        );
        let refused = json!([open(), {"do": "vault.contacts", "expect": {"error": "locked"}}]);
        assert_eq!(play(&refused), Ok(()));
        let other = json!([open(), {"do": "vault.contacts", "expect": {"error": "busy"}}]);
        assert!(play(&other).is_err());
        let none = json!([open(), {"do": "vault.state", "expect": {"error": "locked"}}]);
        assert!(play(&none).unwrap_err().contains("is expected"));
        assert!(
            play(&json!([open(), {"do": "vault.contacts"}]))
                .unwrap_err()
                .contains("failed: Locked")
        );
    }
}
