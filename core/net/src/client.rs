//! A reqwest client that leaves nothing to the environment: own TLS settings and roots, own resolver,
//! no proxies, redirects, cookies, user agent or content codings.

use std::error::Error as _;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use rustls::{ClientConfig, RootCertStore};

use crate::{Endpoint, Policy};

/// Longest body that is sent: what a push service must accept (RFC 8030 §7.2).
pub const BODY_MAX: usize = 4096;
/// What is read of an answer's body before the connection is dropped instead of kept.
const ANSWER_MAX: usize = 16 * 1024;
/// Longest header value that is handed on.
const HEADER_MAX: usize = 64;

/// Time limits of one request.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Name, connection and TLS.
    pub connect: Duration,
    /// Everything, to the last byte of the answer.
    pub total: Duration,
}

impl Default for Limits {
    /// Short: a person is waiting, and a try is cheap to repeat.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(8),
            total: Duration::from_secs(15),
        }
    }
}

/// The client. Cheap to clone; keeps idle connections for half a minute.
#[derive(Debug, Clone)]
pub struct Client {
    inner: reqwest::Client,
    policy: Policy,
}

/// A POST.
#[derive(Debug, Clone)]
pub struct Request {
    /// Where to.
    pub endpoint: Endpoint,
    /// Names in lower case; values of visible ASCII.
    pub headers: Vec<(&'static str, String)>,
    /// At most [`BODY_MAX`] bytes.
    pub body: Vec<u8>,
}

/// What is looked at of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Status code.
    pub status: u16,
    /// `Retry-After` as it stands, if short and ASCII.
    pub retry_after: Option<String>,
    /// `Date` as it stands, if short and ASCII.
    pub date: Option<String>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NetError {
    /// The name has no address, or there is no network.
    #[error("name not resolved")]
    NotResolved,
    /// All addresses of the name are private, local or otherwise not for the open network.
    #[error("address refused")]
    AddressRefused,
    /// No connection, or no TLS that we trust.
    #[error("no connection")]
    NotConnected,
    /// Too slow.
    #[error("timeout")]
    Timeout,
    /// The connection broke, or the answer is no HTTP.
    #[error("broken answer")]
    Broken,
    /// The request breaks our own rules.
    #[error("not a request of ours")]
    BadRequest,
    /// The client could not be made.
    #[error("client")]
    Client,
}

impl Client {
    /// A client with the usual time limits.
    ///
    /// # Errors
    /// [`NetError::Client`] when TLS cannot be set up.
    pub fn new(policy: Policy) -> Result<Self, NetError> {
        Self::with_limits(policy, Limits::default())
    }

    /// A client with other time limits.
    pub fn with_limits(policy: Policy, limits: Limits) -> Result<Self, NetError> {
        let inner = reqwest::Client::builder()
            // Given ready-made: reqwest's own default would ask the platform's verifier, which needs
            // a JVM on Android. Bundled roots also ignore roots that somebody installed on the phone.
            .tls_backend_preconfigured(tls()?)
            .dns_resolver(Arc::new(Resolver {
                policy: policy.clone(),
            }))
            .https_only(policy.is_strict())
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .http1_only()
            .connect_timeout(limits.connect)
            .timeout(limits.total)
            .pool_idle_timeout(Duration::from_secs(30))
            .build()
            .map_err(|_| NetError::Client)?;
        Ok(Self { inner, policy })
    }

    /// What it was made with.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Sends one POST and waits for its status.
    pub async fn post(&self, request: Request) -> Result<Response, NetError> {
        if request.body.len() > BODY_MAX {
            return Err(NetError::BadRequest);
        }
        let mut builder = self
            .inner
            .post(request.endpoint.url().clone())
            .body(request.body);
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        let mut answer = builder.send().await.map_err(|error| kind(&error))?;
        let header = |name: &str| {
            let value = answer.headers().get(name)?.to_str().ok()?;
            (value.len() <= HEADER_MAX).then(|| value.to_owned())
        };
        let response = Response {
            status: answer.status().as_u16(),
            retry_after: header("retry-after"),
            date: header("date"),
        };
        // The status is the answer. A short body is read so that the connection can be used again;
        // whatever goes wrong in it changes nothing.
        let mut read = 0;
        while let Ok(Some(chunk)) = answer.chunk().await {
            read += chunk.len();
            if read > ANSWER_MAX {
                break;
            }
        }
        Ok(response)
    }
}

fn tls() -> Result<ClientConfig, NetError> {
    let roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    let config =
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|_| NetError::Client)?
            .with_root_certificates(roots)
            .with_no_client_auth();
    Ok(config)
}

fn kind(error: &reqwest::Error) -> NetError {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(stopped) = inner.downcast_ref::<Stopped>() {
            return stopped.0;
        }
        source = inner.source();
    }
    if error.is_timeout() {
        NetError::Timeout
    } else if error.is_builder() {
        NetError::BadRequest
    } else if error.is_connect() {
        NetError::NotConnected
    } else {
        NetError::Broken
    }
}

/// Resolves with the system and passes on only addresses that the policy allows. It stands inside the
/// connector, so what was checked is what is connected to.
struct Resolver {
    policy: Policy,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = self.policy.clone();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let found: Vec<SocketAddr> =
                found.map_err(|_| Stopped(NetError::NotResolved))?.collect();
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
struct Stopped(NetError);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Stopped {}

#[cfg(test)]
mod tests;
