//! The command line.

use crate::words;

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Task {
    /// Serve the practice until it is ended.
    Serve(Wish),
    /// Play the journey without a browser and say what happened.
    Check,
    /// Print how it is used.
    Help,
}

/// How to serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wish {
    /// TCP port on 127.0.0.1; 0 lets the system choose.
    pub(crate) port: u16,
    /// Open a browser when there is one.
    pub(crate) open: bool,
    /// The language to begin in; the browser's own where there is none.
    pub(crate) language: Option<String>,
}

/// How it is used, in a few lines.
pub(crate) const USAGE: &str = "\
cargo demo [-- OPTIONS]   practise with invented people; nothing leaves this computer

  --port N    listen on 127.0.0.1:N (default: a free port)
  --no-open   do not open a browser
  --lang TAG  begin in this language (en, es; ar-XB: English drawn right to left, for pictures of screens)
  --check     play the journey without a browser, print each step, exit 0 or 1
  --help      this text";

/// Reads the arguments after the program's name. The error is one line for the person.
pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut wish = Wish {
        port: 0,
        open: true,
        language: None,
    };
    let mut check = false;
    let mut arguments = arguments.peekable();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--no-open" => wish.open = false,
            "--check" => check = true,
            other => {
                let (name, joined) = match other.split_once('=') {
                    Some((name, value)) => (name, Some(value.to_owned())),
                    None => (other, None),
                };
                let mut value = || joined.clone().or_else(|| arguments.next());
                match name {
                    "--port" => wish.port = number(&value().unwrap_or_default())?,
                    "--lang" => wish.language = Some(language(value().unwrap_or_default())?),
                    _ => return Err(format!("unknown option {other}")),
                }
            }
        }
    }
    Ok(if check {
        Task::Check
    } else {
        Task::Serve(wish)
    })
}

fn number(value: &str) -> Result<u16, String> {
    value
        .parse()
        .map_err(|_| "--port needs a number from 0 to 65535".to_owned())
}

fn language(value: String) -> Result<String, String> {
    if words::languages().contains(&value) {
        Ok(value)
    } else {
        let known = words::languages().join(", ");
        Err(format!("--lang needs one of: {known}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(port: u16, open: bool, language: Option<&str>) -> Task {
        let language = language.map(str::to_owned);
        Task::Serve(Wish {
            port,
            open,
            language,
        })
    }

    fn read_all(arguments: &[&str]) -> Result<Task, String> {
        read(arguments.iter().map(ToString::to_string))
    }

    #[test]
    fn a_plain_start_serves_on_a_free_port_and_opens_a_browser() {
        assert_eq!(read_all(&[]), Ok(wish(0, true, None)));
    }

    #[test]
    fn both_spellings_of_the_port_are_understood() {
        let quiet = wish(8080, false, None);
        assert_eq!(
            read_all(&["--port", "8080", "--no-open"]),
            Ok(quiet.clone())
        );
        assert_eq!(read_all(&["--no-open", "--port=8080"]), Ok(quiet));
    }

    #[test]
    fn a_language_is_one_that_there_are_words_in() {
        for tag in ["en", "es", "ar-XB"] {
            assert_eq!(read_all(&["--lang", tag]), Ok(wish(0, true, Some(tag))));
        }
        assert_eq!(read_all(&["--lang=es"]), Ok(wish(0, true, Some("es"))));
        assert!(read_all(&["--lang", "xx"]).is_err() && read_all(&["--lang"]).is_err());
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for wrong in [
            &["--port"][..],
            &["--port", "70000"],
            &["--loud"],
            &["--port=x"],
        ] {
            assert!(read_all(wrong).is_err(), "{wrong:?}");
        }
    }
}
