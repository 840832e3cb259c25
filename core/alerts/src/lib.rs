//! Alerts: the people who get them, the pairing of a relative's page, the messages, the outbox, the
//! delivery.
//!
//! One concern a module: [`capsule`] is what lies on the disk, [`people`], [`pairing`] and [`paired`]
//! who gets an alert, [`message`], [`envelope`], [`webpush`] and [`vapid`] what goes out, [`outbox`]
//! what became of it, [`deliver`] the only part that touches the network. Times are milliseconds since
//! the Unix epoch and come in as arguments. The bytes stand in docs/wire-format.md.
//!
//! Not here: words of the phone's own screens, the vault (control keys and pending pairings pass
//! through as bytes), the HTTP client (`amparo-net`), sealed storage (`amparo-sealed`).
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

/// `Debug` that prints nothing of a value: for keys and for everything about a person.
macro_rules! redacted {
    ($($name:ident),+) => {$(
        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}

pub mod agree;
pub mod anchors;
mod b64;
pub mod capsule;
pub mod clock;
pub mod deliver;
pub mod envelope;
mod error;
pub mod exposure;
pub mod incoming;
pub mod message;
pub mod outbox;
pub mod packet;
pub mod paired;
pub mod pairing;
pub mod people;
pub mod preflight;
#[cfg(test)]
mod random;
mod rows;
pub mod settings;
#[cfg(any(test, feature = "testkit"))]
pub mod testkit;
pub mod vapid;
pub mod webpush;
#[cfg(test)]
mod world;

pub use error::Error;
pub use rows::{Answer, Channel, Reason, Role, State};
