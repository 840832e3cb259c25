//! What comes from a page: receipts, answers, "no more messages". Verified before anything of it is
//! believed or stored, and a copy changes nothing.
//!
//! Here: the bytes in, the verdict out. Not here: how they reach this phone, and what an answer means
//! for an attempt (`outbox::heard`).

use amparo_sealed::RowId;
use serde::de::DeserializeOwned;

use crate::capsule::{Capsule, Changes};
use crate::envelope::receive::{self, Opened, Problem};
use crate::envelope::{ANSWER_LEN, AnswerBody, EmptyBody, KeyId, Kind, ReceiptBody, Under};
use crate::outbox::heard::Heard;
use crate::people::PersonId;
use crate::rows::{Answer, Incoming, PairingRow, PairingState, PersonRow, Row};
use crate::{Error, b64};

/// Counters that are kept of each page: far more than one alert brings.
const WINDOW: usize = 64;

/// What a message from a page turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Authentic, not seen before, and taken down.
    New {
        /// From whose page.
        person: PersonId,
        /// `Receipt`, `Answer` or `OptOut`.
        kind: Kind,
    },
    /// Authentic, seen before.
    OldCopy,
    /// Does not open, or says what its key may not say.
    Forged,
    /// No pairing has that key.
    UnknownSender,
    /// Of a page that is newer than this app.
    NewerVersion,
}

impl Capsule {
    /// Judges the bytes that came from some page, and takes down what an authentic, new message says,
    /// in one transaction with the mark that it was seen.
    ///
    /// # Errors
    /// Of the storage. Then nothing was taken down, and the same bytes may be given again.
    pub fn take_incoming(&mut self, bytes: &[u8], now_ms: u64) -> Result<Verdict, Error> {
        let id = match receive::key_id(bytes, ANSWER_LEN) {
            Ok(id) => id,
            Err(problem) => return Ok(problem.into()),
        };
        let Some((pairing, row)) = self.pairing_that_answers_under(id) else {
            return Ok(Verdict::UnknownSender);
        };
        let opened = match read(row, bytes) {
            Ok(opened) => opened,
            Err(problem) => return Ok(problem.into()),
        };
        let Some(said) = Said::read(&opened) else {
            return Ok(Verdict::Forged);
        };
        let Some(incoming) = row.incoming.with(opened.head.counter, now_ms) else {
            return Ok(Verdict::OldCopy);
        };
        let person = row.person;
        let mut changes = Changes::default();
        changes.put(
            pairing,
            Row::Pairing(PairingRow {
                incoming,
                ..row.clone()
            }),
        );
        let kind = said.kind();
        match said {
            Said::Receipt { of, shown } => {
                self.heard(of, person, Heard::Received { shown }, now_ms, &mut changes);
            }
            Said::Answer { of, answer } => {
                self.heard(of, person, Heard::Answered(answer), now_ms, &mut changes);
            }
            Said::OptOut => {
                let row = PersonRow {
                    opted_out_ms: Some(now_ms),
                    ..self.person_row(PersonId(person.0))?.clone()
                };
                changes.put(person, Row::Person(row));
            }
        }
        self.commit(changes)?;
        Ok(Verdict::New {
            person: PersonId(person.0),
            kind,
        })
    }

    /// A pairing whose subscription is gone may still answer: the page is there, only the push is not.
    fn pairing_that_answers_under(&self, id: KeyId) -> Option<(RowId, &PairingRow)> {
        self.rows.iter().find_map(|(row_id, row)| match row {
            Row::Pairing(row) if row.state != PairingState::Comparing => {
                let key = &row.alert.as_ref()?.incoming;
                (KeyId::derive(key) == id).then_some((*row_id, row))
            }
            _ => None,
        })
    }
}

impl From<Problem> for Verdict {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::NewerVersion => Self::NewerVersion,
            Problem::Forged => Self::Forged,
        }
    }
}

fn read(row: &PairingRow, bytes: &[u8]) -> Result<Opened, Problem> {
    let keys = row.alert.as_ref().ok_or(Problem::Forged)?;
    let opened = receive::open(&keys.incoming, bytes, ANSWER_LEN)?;
    if opened.head.epoch == row.epoch {
        Ok(opened)
    } else {
        Err(Problem::Forged)
    }
}

impl Incoming {
    /// With one message more; `None` when it was there before.
    fn with(&self, counter: u64, now_ms: u64) -> Option<Self> {
        let at = match self.seen.binary_search(&counter) {
            Err(at) if counter > self.floor => at,
            _ => return None,
        };
        let mut incoming = Self {
            at_ms: now_ms,
            ..self.clone()
        };
        incoming.seen.insert(at, counter);
        if incoming.seen.len() > WINDOW {
            incoming.floor = incoming.seen.remove(0);
        }
        Some(incoming)
    }
}

/// A body that was read, of a kind that a page may say.
enum Said {
    Receipt { of: [u8; 16], shown: bool },
    Answer { of: [u8; 16], answer: Answer },
    OptOut,
}

impl Said {
    fn read(opened: &Opened) -> Option<Self> {
        let kind = Kind::from_number(opened.kind).filter(|kind| kind.under() == Under::Answer)?;
        match kind {
            Kind::Receipt => {
                let body: ReceiptBody = json(opened)?;
                let of = b64::decode_fixed(&body.of)?;
                let shown = body.shown;
                Some(Self::Receipt { of, shown })
            }
            Kind::Answer => {
                let body: AnswerBody = json(opened)?;
                // "They called me" is for the owner to say.
                let answer = Answer::from_number(body.answer)
                    .ok()
                    .filter(|answer| *answer != Answer::Called)?;
                let of = b64::decode_fixed(&body.of)?;
                Some(Self::Answer { of, answer })
            }
            _ => json::<EmptyBody>(opened).map(|_| Self::OptOut),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Receipt { .. } => Kind::Receipt,
            Self::Answer { .. } => Kind::Answer,
            Self::OptOut => Kind::OptOut,
        }
    }
}

fn json<T: DeserializeOwned>(opened: &Opened) -> Option<T> {
    serde_json::from_slice(&opened.body).ok()
}

#[cfg(test)]
mod tests;
