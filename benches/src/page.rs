//! The family page: verify and open one envelope, beside what WebCrypto alone takes for the same bytes. Runs in Node,
//! which has the same WebCrypto interface as a browser and other costs (`page.mjs`).

use crate::Result;
use crate::measure::{Effort, Figure, Goal, Unit};
use serde_json::Value;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const NAME: &str = "page: verify and open an envelope";
const GOAL: f64 = 1.5;

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("page.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(effort.rounds(40).to_string())
        .output();
    let output = match output {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let figure = Figure::counted(NAME, None, None, Unit::Micros, Goal::Ratio(GOAL));
            return Ok(vec![figure.note("node is missing")]);
        }
        output => output?,
    };
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let medians: Value = serde_json::from_slice(&output.stdout)?;
    let of = |work: &str, what: &str| {
        let nanos = medians[work][what].as_u64().ok_or("node gave no figure")?;
        Ok::<_, crate::Problem>(Duration::from_nanos(nanos))
    };
    let (ours, derived, bare) = (
        of("ours", "time")?,
        of("derived", "time")?,
        of("bare", "time")?,
    );
    let floor = derived.as_secs_f64() / bare.as_secs_f64();
    Ok(vec![
        Figure::ratio(NAME, ours, derived, Some(GOAL))
            .note("in Node; peer: WebCrypto from the stored key on, derive, import, decrypt"),
        Figure::ratio("page: the same, CPU", of("ours", "cpu")?, of("derived", "cpu")?, None),
        Figure::ratio("page: the same beside one bare decrypt", ours, bare, Some(GOAL)).note(format!(
            "peer: the key of this message is at hand; WebCrypto alone, deriving it as the format has it, is {floor:.2} (ADR 0503)"
        )),
    ])
}
