//! From reqwest's chain of errors to the one kind that a caller can act on.

use std::error::Error;
use std::io;

use rustls::CertificateError;

use super::NetError;
use super::resolver::Stopped;

/// The kind of a request that brought no answer.
pub(super) fn of(error: &reqwest::Error) -> NetError {
    if let Some(kind) = told_by_cause(error) {
        kind
    } else if error.is_timeout() {
        NetError::Timeout
    } else if error.is_builder() {
        NetError::BadRequest
    } else if error.is_connect() {
        NetError::NotConnected
    } else {
        NetError::Broken
    }
}

/// What our resolver or rustls said somewhere below.
fn told_by_cause(error: &reqwest::Error) -> Option<NetError> {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if let Some(stopped) = inner.downcast_ref::<Stopped>() {
            return Some(stopped.0);
        }
        if let Some(rustls::Error::InvalidCertificate(problem)) = inner.downcast_ref() {
            return Some(of_certificate(problem));
        }
        cause = below(inner);
    }
    None
}

/// The next error down. `io::Error::source` is the source of what it wraps: what it wraps itself, here
/// rustls' error, would be passed over.
fn below<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref)
    {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

fn of_certificate(problem: &CertificateError) -> NetError {
    use CertificateError as E;
    match problem {
        E::Expired | E::ExpiredContext { .. } | E::NotValidYet | E::NotValidYetContext { .. } => {
            NetError::CertificateTime
        }
        _ => NetError::CertificateUntrusted,
    }
}
