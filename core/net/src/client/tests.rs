//! What can go wrong on the way to a push service, played on loopback with real sockets.

mod addresses;
mod answers;
mod connections;
mod service;
mod sizes;
mod tls;

use std::net::SocketAddr;

use super::*;
use crate::check_endpoint;

/// A public name that the policy of [`named`] knows; where it leads is up to each test.
const HOST: &str = "push.example.org";

/// Limits that no test reaches unless something hangs.
fn patient() -> Limits {
    Limits {
        connect: Duration::from_secs(15),
        total: Duration::from_secs(15),
    }
}

/// Limits that are reached at once, for servers that would make anybody wait.
fn impatient() -> Limits {
    Limits {
        connect: Duration::from_millis(300),
        total: Duration::from_millis(300),
    }
}

/// Allows what the app allows, and loopback in the part of the open network.
fn open_network() -> Policy {
    Policy::loopback_for_tests().with_host(HOST).unwrap()
}

/// A client for plain addresses on loopback.
fn plain(limits: Limits) -> Client {
    Client::with_limits(Policy::loopback_for_tests(), limits).unwrap()
}

/// A client that finds every name at `addresses` and trusts nobody: for plain HTTP.
fn named(limits: Limits, addresses: &[SocketAddr]) -> Client {
    let addresses = addresses.to_vec();
    Client::for_tests(open_network(), limits, &[], move |_| Ok(addresses.clone())).unwrap()
}

fn request(url: &str) -> Request {
    Request {
        endpoint: check_endpoint(&open_network(), url).unwrap(),
        headers: vec![("ttl", "60".to_owned())],
        body: service::BODY.to_vec(),
    }
}

/// Posts to `url`. Whatever the limits of the client are, it must not hang beyond a minute.
async fn post(client: &Client, url: &str) -> Result<Response, NetError> {
    tokio::time::timeout(Duration::from_mins(1), client.post(request(url)))
        .await
        .expect("the client keeps its limits")
}

/// As [`post`], and only the status of the answer.
async fn status(client: &Client, url: &str) -> Result<u16, NetError> {
    post(client, url).await.map(|response| response.status)
}
