//! A reqwest client that leaves nothing to the environment: own TLS settings and roots, own resolver,
//! no proxies, redirects, cookies, user agent or content codings.
//!
//! What a service, a network or a name server can do, and what comes of it (tests in `client/tests`):
//!
//! | what | result | test |
//! | --- | --- | --- |
//! | any status, also 101 | the status, with `Date` | `answers::every_status_…`, `an_upgrade_…` |
//! | a redirect | its status; followed nowhere | `answers::no_redirect_is_followed` |
//! | 100, 102, 103 before the answer | the answer; alone `Timeout` | `answers::answers_on_the_way_are_passed_over` |
//! | the same without end | `Timeout`; none is kept | `sizes::answers_on_the_way_without_end_take_only_time` |
//! | an answer in gzip | the status; not decoded | `answers::a_coding_nobody_asked_for_is_not_decoded` |
//! | an answer before the request is read | the status | `answers::an_early_answer_counts` |
//! | no HTTP/1: HTTP/0.9, HTTP/2, another protocol, contradicting lengths | `Broken` | `answers::what_is_no_http_is_broken` |
//! | a body of a GiB or without end, long chunk sizes, trailers without end | the status; [`ANSWER_MAX`] and one read more are read | `sizes::of_a_large_body_only_the_beginning_is_read` |
//! | more than 100 headers, or 417,792 bytes of head (hyper's limits) | `Broken` | `sizes::a_head_without_measure_is_refused`, `the_largest_head_…` |
//! | a body that drips or ends early | the status; [`ANSWER_WAIT`] at most is waited | `connections::a_body_drop_by_drop_…`, `an_end_after_the_head_…` |
//! | a head that drips; silence; an answer after the limit | `Timeout` | `connections::an_answer_drop_by_drop_…`, `silence_is_a_timeout` |
//! | FIN or RST before the head is whole | `Broken`; not sent again | `connections::an_end_before_the_answer_is_broken` |
//! | a kept connection that was or is being closed | over a new one, or `Broken` | `connections::a_kept_connection_…` |
//! | nobody listens | `NotConnected` | `connections::nobody_there_is_not_connected` |
//! | IPv6 only | reached | `connections::a_host_with_ipv6_only_is_reached` |
//! | a dead address beside a live one | reached | `connections::a_refusing_address_…`, `a_silent_address_…` |
//! | no name, no address, no name server | `NotResolved` | `addresses::a_name_without_an_address_…` |
//! | a name server that is silent | `Timeout` | `addresses::a_name_server_that_is_silent_…` |
//! | addresses that are not public, in every form | `AddressRefused` | `addresses::no_address_that_is_not_public_…` |
//! | public and other addresses in one answer | only the public ones are tried | `addresses::of_a_mixed_answer_…` |
//! | a name that turns inwards (rebinding) | `AddressRefused` | `addresses::a_name_that_turns_inwards_is_refused` |
//! | expired, not yet valid, whoever signed it | `CertificateTime` | `tls::a_certificate_out_of_its_time_says_so` |
//! | unknown root, self-signed, another host, not for servers | `CertificateUntrusted` | `tls::a_certificate_from_nobody_we_know_…` |
//! | FIN, RST, alert or plain HTTP instead of TLS | `NotConnected` | `tls::a_handshake_that_fails_is_not_connected` |
//! | a handshake without end | `Timeout` | `tls::a_handshake_without_end_is_a_timeout` |
//! | TLS cut off without a goodbye | as FIN | `tls::a_cut_inside_tls_is_like_any_other` |
//! | a request that is not ours: too long, headers of two lines, no TLS | `BadRequest`; no connection | `answers::what_is_not_ours_is_not_sent` |

use std::sync::Arc;
use std::time::Duration;

use rustls::{ClientConfig, RootCertStore};

use crate::{Endpoint, Policy};

mod get;
mod kind;
mod resolver;
#[cfg(any(test, feature = "testkit"))]
mod testkit;

use resolver::{Lookup, Resolver, SystemLookup};

/// Longest body that is sent: what a push service must accept (RFC 8030 §7.2).
pub const BODY_MAX: usize = 4096;
/// What is read of an answer's body before the connection is dropped instead of kept.
const ANSWER_MAX: usize = 16 * 1024;
/// How long an answer's body is waited for before the connection is dropped instead of kept.
const ANSWER_WAIT: Duration = Duration::from_secs(1);
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
    /// No connection: refused, unreachable, or broken off before TLS was agreed on.
    #[error("no connection")]
    NotConnected,
    /// The certificate has expired or is not valid yet: the service's fault, or this phone's clock is
    /// wrong. Its time is looked at first, so nothing is known about who signed it.
    #[error("certificate out of its time")]
    CertificateTime,
    /// The certificate comes from nobody that we trust, is for another host, or is defective: somebody
    /// stands in between, or a page to log in to the network.
    #[error("certificate not trusted")]
    CertificateUntrusted,
    /// Too slow.
    #[error("timeout")]
    Timeout,
    /// The connection broke, or the answer is no HTTP.
    #[error("broken answer")]
    Broken,
    /// Not the file that was asked for.
    #[error("status {0}")]
    Status(u16),
    /// Longer than what is taken.
    #[error("too large")]
    TooLarge,
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
        Self::made_of(policy, limits, bundled_roots(), Arc::new(SystemLookup))
    }

    fn made_of(
        policy: Policy,
        limits: Limits,
        roots: RootCertStore,
        lookup: Arc<dyn Lookup>,
    ) -> Result<Self, NetError> {
        let inner = reqwest::Client::builder()
            // Given ready-made: reqwest's own default would ask the platform's verifier, which needs
            // a JVM on Android. Bundled roots also ignore roots that somebody installed on the phone.
            .tls_backend_preconfigured(tls(roots)?)
            .dns_resolver(Arc::new(Resolver {
                policy: policy.clone(),
                lookup,
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
        let mut answer = builder.send().await.map_err(|error| kind::of(&error))?;
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
        // whatever goes wrong in it, or takes long, changes nothing.
        let _ = tokio::time::timeout(ANSWER_WAIT, skip_body(&mut answer)).await;
        Ok(response)
    }
}

/// Reads to the end, or past [`ANSWER_MAX`].
async fn skip_body(answer: &mut reqwest::Response) {
    let mut read = 0;
    while let Ok(Some(chunk)) = answer.chunk().await {
        read += chunk.len();
        if read > ANSWER_MAX {
            return;
        }
    }
}

fn bundled_roots() -> RootCertStore {
    RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    }
}

fn tls(roots: RootCertStore) -> Result<ClientConfig, NetError> {
    let config =
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|_| NetError::Client)?
            .with_root_certificates(roots)
            .with_no_client_auth();
    Ok(config)
}

#[cfg(test)]
mod tests;
