//! The command line.

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Task {
    /// Serve the practice until it is ended.
    Serve {
        /// TCP port on 127.0.0.1; 0 lets the system choose.
        port: u16,
        /// Open a browser when there is one.
        open: bool,
    },
    /// Play the journey without a browser and say what happened.
    Check,
    /// Print how it is used.
    Help,
}

/// How it is used, in a few lines.
pub(crate) const USAGE: &str = "\
cargo demo [-- OPTIONS]   practise with invented people; nothing leaves this computer

  --port N    listen on 127.0.0.1:N (default: a free port)
  --no-open   do not open a browser
  --check     play the journey without a browser, print each step, exit 0 or 1
  --help      this text";

/// Reads the arguments after the program's name. The error is one line for the person.
pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let (mut port, mut open, mut check) = (0, true, false);
    let mut arguments = arguments.peekable();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--no-open" => open = false,
            "--check" => check = true,
            "--port" => {
                port = number(arguments.next().as_deref().unwrap_or_default())?;
            }
            other => match other.strip_prefix("--port=") {
                Some(value) => port = number(value)?,
                None => return Err(format!("unknown option {other}")),
            },
        }
    }
    Ok(if check {
        Task::Check
    } else {
        Task::Serve { port, open }
    })
}

fn number(value: &str) -> Result<u16, String> {
    value
        .parse()
        .map_err(|_| "--port needs a number from 0 to 65535".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(arguments: &[&str]) -> Result<Task, String> {
        read(arguments.iter().map(ToString::to_string))
    }

    #[test]
    fn a_plain_start_serves_on_a_free_port_and_opens_a_browser() {
        let plain = Task::Serve {
            port: 0,
            open: true,
        };
        assert_eq!(read_all(&[]), Ok(plain));
    }

    #[test]
    fn both_spellings_of_the_port_are_understood() {
        let quiet = Task::Serve {
            port: 8080,
            open: false,
        };
        assert_eq!(
            read_all(&["--port", "8080", "--no-open"]),
            Ok(quiet.clone())
        );
        assert_eq!(read_all(&["--no-open", "--port=8080"]), Ok(quiet));
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
