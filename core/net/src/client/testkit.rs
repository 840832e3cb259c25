//! A client for tests with servers of their own.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;

use super::resolver::{Looking, Lookup};
use super::{Client, Limits, NetError};
use crate::Policy;

impl Client {
    /// A client that trusts only the certificate authorities `roots` (DER) and asks `lookup` instead of
    /// the system for the addresses of a name. The port of an address counts where the URL says none:
    /// so a host on the usual port can be a server on loopback. Everything else, the policy's
    /// check of what `lookup` says included, is as in the app.
    ///
    /// # Errors
    /// [`NetError::Client`] when a root is none or TLS cannot be set up.
    pub fn for_tests(
        policy: Policy,
        limits: Limits,
        roots: &[&[u8]],
        lookup: impl Fn(&str) -> io::Result<Vec<SocketAddr>> + Send + Sync + 'static,
    ) -> Result<Self, NetError> {
        let mut store = RootCertStore::empty();
        for root in roots {
            store
                .add(CertificateDer::from(root.to_vec()))
                .map_err(|_| NetError::Client)?;
        }
        Self::made_of(policy, limits, store, Arc::new(FromTest(lookup)))
    }
}

struct FromTest<F>(F);

impl<F: Fn(&str) -> io::Result<Vec<SocketAddr>> + Send + Sync> Lookup for FromTest<F> {
    fn look_up(&self, name: &str) -> Looking {
        let found = (self.0)(name);
        Box::pin(async move { found })
    }
}
