//! Who may ask: this computer's own browser on this page, and the practice phone.
//!
//! A page elsewhere can make a browser send requests to 127.0.0.1. Two checks keep it out: the `Host` has to be the
//! address that was printed (a name that somebody points at 127.0.0.1 is refused, so DNS rebinding gives nothing), and what
//! changes anything needs this page's `Origin`. The practice phone posts its pushes without an `Origin`, as no browser does.

use std::net::SocketAddr;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const PUSH: &str = "/practice/push/";

/// On every answer. `no-store`: practice leaves nothing in the browser's cache either.
const HEADERS: [(&str, &str); 5] = [
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

/// Lets a request through or refuses it, and puts the common headers on every answer.
pub(crate) async fn check(
    State(address): State<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let refusal = refuse(
        address,
        request.method(),
        request.uri().path(),
        request.headers(),
    );
    let mut response = match refusal {
        Some(status) => status.into_response(),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

fn refuse(
    address: SocketAddr,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
) -> Option<StatusCode> {
    let host = address.to_string();
    let one = |name| {
        let mut values = headers.get_all(name).iter();
        // Two of them are as bad as a wrong one.
        values
            .next()
            .filter(|_| values.next().is_none())
            .and_then(|value| value.to_str().ok())
    };
    if one(header::HOST) != Some(host.as_str()) {
        return Some(StatusCode::MISDIRECTED_REQUEST);
    }
    if matches!(*method, Method::GET | Method::HEAD) {
        return None;
    }
    let origin = headers.contains_key(header::ORIGIN);
    let own = one(header::ORIGIN) == Some(format!("http://{host}").as_str());
    let allowed = if path.starts_with(PUSH) { !origin } else { own };
    (!allowed).then_some(StatusCode::FORBIDDEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "127.0.0.1:4321";
    const PHONE: &str = "/phone/alerts.press";

    fn asked(method: &Method, path: &str, headers: &[(&str, &str)]) -> Option<StatusCode> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name: header::HeaderName = name.parse().unwrap();
            map.append(name, value.parse().unwrap());
        }
        refuse(HERE.parse().unwrap(), method, path, &map)
    }

    #[test]
    fn the_printed_address_is_let_through() {
        assert_eq!(asked(&Method::GET, "/", &[("host", HERE)]), None);
        let own = [("host", HERE), ("origin", "http://127.0.0.1:4321")];
        assert_eq!(asked(&Method::POST, PHONE, &own), None);
    }

    #[test]
    fn another_host_is_refused_even_for_reading() {
        for hosts in [
            &[][..],
            &[("host", "amparo.example:4321")],
            &[("host", "localhost:4321")],
            &[("host", HERE), ("host", "amparo.example")],
        ] {
            assert_eq!(
                asked(&Method::GET, "/", hosts),
                Some(StatusCode::MISDIRECTED_REQUEST)
            );
        }
    }

    #[test]
    fn another_origin_changes_nothing() {
        for origin in [
            "null",
            "http://amparo.example",
            "https://127.0.0.1:4321",
            "http://127.0.0.1:1",
        ] {
            let headers = [("host", HERE), ("origin", origin)];
            assert_eq!(
                asked(&Method::POST, PHONE, &headers),
                Some(StatusCode::FORBIDDEN)
            );
        }
        assert_eq!(
            asked(&Method::POST, PHONE, &[("host", HERE)]),
            Some(StatusCode::FORBIDDEN)
        );
    }

    #[test]
    fn only_the_practice_phone_pushes() {
        let path = "/practice/push/channel";
        assert_eq!(asked(&Method::POST, path, &[("host", HERE)]), None);
        let own = [("host", HERE), ("origin", "http://127.0.0.1:4321")];
        assert_eq!(
            asked(&Method::POST, path, &own),
            Some(StatusCode::FORBIDDEN)
        );
    }
}
