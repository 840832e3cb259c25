//! The one HTTP client of this program: where it may connect ([`Policy`]) and how ([`Client`]).
//!
//! Not here: what is sent, when it is tried again (`amparo-alerts`).
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod client;
mod policy;

pub use client::{BODY_MAX, Client, Limits, NetError, Request, Response};
pub use policy::{Endpoint, EndpointProblem, Policy, check_endpoint, chosen_endpoint};
