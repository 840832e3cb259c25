//! From a name to the addresses that may be connected to.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::NetError;
use crate::Policy;

/// Addresses under way.
pub(super) type Looking = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// Where the addresses of a name come from. Port 0 stands for the one that the URL says.
pub(super) trait Lookup: Send + Sync {
    fn look_up(&self, name: &str) -> Looking;
}

/// What the phone's own resolver says.
pub(super) struct SystemLookup;

impl Lookup for SystemLookup {
    fn look_up(&self, name: &str) -> Looking {
        let name = name.to_owned();
        Box::pin(async move { Ok(tokio::net::lookup_host((name, 0)).await?.collect()) })
    }
}

/// Passes on only addresses that the policy allows. It stands inside the connector, so what was checked
/// is what is connected to.
pub(super) struct Resolver {
    pub(super) policy: Policy,
    pub(super) lookup: Arc<dyn Lookup>,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = self.policy.clone();
        let looking = self.lookup.look_up(name.as_str());
        Box::pin(async move {
            let found = looking.await.map_err(|_| Stopped(NetError::NotResolved))?;
            let allowed: Vec<SocketAddr> = found
                .iter()
                .copied()
                .filter(|address| policy.allows(address.ip()))
                .collect();
            if allowed.is_empty() {
                let reason = if found.is_empty() {
                    NetError::NotResolved
                } else {
                    NetError::AddressRefused
                };
                return Err(Stopped(reason).into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// Carries our reason through reqwest's error chain.
#[derive(Debug)]
pub(super) struct Stopped(pub(super) NetError);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Stopped {}
