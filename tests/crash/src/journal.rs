//! The lines in which a driver says what happened, and what follows from them after a crash.
//!
//! | line | |
//! | --- | --- |
//! | `begin` op | it is about to be done |
//! | `asked` | the hardware key is being asked: stretching has begun |
//! | `created` alias | a hardware key is there |
//! | `destroyed` alias | a hardware key is gone for good |
//! | `done` op | it returned, and counts as confirmed |
//! | `failed` op `:` kind | it returned an error; the tests lift the fault at the next line |
//! | `room` | the fault is over |
//! | `with` / `without` | after a failure: the open vault shows the operation's effect, or does not |
//! | `broken` … | the vault showed something that is neither |

use crate::op::{Op, State};
use std::collections::BTreeSet;

/// What is known at a point of the lines.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    /// Everything that was confirmed.
    pub state: State,
    /// What was begun and has not returned, or failed and was not looked at.
    pub pending: Option<Op>,
    /// Attempts with wrong PINs that had begun to be stretched, since the last right one was tried.
    pub wrong: u32,
    /// Operations that returned.
    pub confirmed: u32,
    /// Their names, each once.
    pub done: BTreeSet<String>,
    /// Names of hardware keys that were destroyed.
    pub destroyed: Vec<String>,
    /// Names of hardware keys that were made and not destroyed.
    pub keys: BTreeSet<String>,
    /// Operation and kind.
    pub failures: Vec<(Op, String)>,
    /// What the driver found amiss.
    pub broken: Vec<String>,
    asked: bool,
}

impl Journal {
    /// Everything that a driver wrote who began with `state`.
    ///
    /// # Errors
    /// The line that is none. The last one may be cut: a kill.
    pub fn of(state: State, lines: &str) -> Result<Self, String> {
        let mut journal = Self {
            state,
            ..Self::default()
        };
        journal.read_all(lines)?;
        Ok(journal)
    }

    /// All lines of a driver.
    ///
    /// # Errors
    /// The line that is none. The last one may be cut: a kill.
    pub fn read_all(&mut self, lines: &str) -> Result<(), String> {
        lines
            .split_inclusive('\n')
            .filter(|line| line.ends_with('\n'))
            .try_for_each(|line| self.read(line.trim_end()))
    }

    /// One line more.
    ///
    /// # Errors
    /// It is none.
    pub fn read(&mut self, line: &str) -> Result<(), String> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "begin" => {
                let op: Op = rest.parse()?;
                self.pending = Some(op);
                self.asked = false;
                if matches!(
                    op,
                    Op::Unlock
                        | Op::ChangePin { .. }
                        | Op::Reopen { .. }
                        | Op::Rekey
                        | Op::Salvage
                        | Op::Erase
                ) {
                    // From here on the counter may be set back at any moment.
                    self.wrong = 0;
                }
            }
            "asked" => {
                if self.pending == Some(Op::Wrong) && !self.asked {
                    self.wrong += 1;
                }
                self.asked = true;
            }
            "done" => {
                self.state = self.state.apply(rest.parse()?);
                self.pending = None;
                self.confirmed += 1;
                self.done.extend(rest.split(' ').next().map(str::to_owned));
            }
            "failed" => {
                let (op, kind) = rest.split_once(": ").unwrap_or((rest, ""));
                self.failures.push((op.parse()?, kind.to_owned()));
            }
            "with" => {
                if let Some(op) = self.pending.take() {
                    self.state = self.state.apply(op);
                }
            }
            "without" => self.pending = None,
            "broken" => self.broken.push(rest.to_owned()),
            "created" => {
                self.destroyed.retain(|alias| alias != rest);
                self.keys.insert(rest.to_owned());
            }
            "destroyed" => {
                self.keys.remove(rest);
                self.destroyed.push(rest.to_owned());
            }
            "room" | "ready" => {}
            _ => return Err(format!("`{line}` is no line of a journal")),
        }
        Ok(())
    }

    /// What a vault may hold now: everything confirmed, and what is pending as a whole or not at all.
    pub fn allowed(&self) -> Vec<State> {
        let mut allowed = match self.pending {
            None => vec![self.state.stored()],
            Some(op) => self.state.after_crash_in(op),
        };
        allowed.dedup();
        allowed
    }
}
