use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::*;
use crate::check_endpoint;

/// Answers one request with `answer` and gives back what came.
async fn serve_once(answer: &'static str) -> (String, oneshot::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/push/x", listener.local_addr().unwrap());
    let (sender, receiver) = oneshot::channel();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        while !request.ends_with(b"the body") {
            let length = stream.read(&mut buffer).await.unwrap();
            if length == 0 {
                break;
            }
            request.extend_from_slice(&buffer[..length]);
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        sender.send(String::from_utf8(request).unwrap()).unwrap();
        // Kept open: the client must not need the end of the connection.
        let _ = stream.read(&mut buffer).await;
    });
    (url, receiver)
}

fn request(url: &str) -> Request {
    let endpoint = check_endpoint(&Policy::loopback_for_tests(), url).unwrap();
    Request {
        endpoint,
        headers: vec![("ttl", "60".to_owned())],
        body: b"the body".to_vec(),
    }
}

fn quick() -> Client {
    let limits = Limits {
        connect: Duration::from_secs(5),
        total: Duration::from_secs(5),
    };
    Client::with_limits(Policy::loopback_for_tests(), limits).unwrap()
}

#[tokio::test]
async fn sends_what_it_must_and_nothing_about_itself() {
    let (url, received) =
        serve_once("HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n").await;
    let response = quick().post(request(&url)).await.unwrap();
    assert_eq!(response.status, 429);
    assert_eq!(response.retry_after.as_deref(), Some("7"));
    assert_eq!(
        response.date.as_deref(),
        Some("Sun, 06 Nov 1994 08:49:37 GMT")
    );
    let text = received.await.unwrap().to_lowercase();
    assert!(text.starts_with("post /push/x http/1.1\r\n"));
    let names: Vec<_> = text
        .lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|l| l.split(':').next())
        .collect();
    for name in &names {
        assert!(
            ["ttl", "host", "content-length", "accept"].contains(name),
            "unexpected header {name}"
        );
    }
    assert!(names.contains(&"ttl"));
}

#[tokio::test]
async fn follows_no_redirect() {
    let (url, _) =
        serve_once("HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n")
            .await;
    assert_eq!(quick().post(request(&url)).await.unwrap().status, 307);
}

#[tokio::test]
async fn long_headers_and_endless_bodies_are_not_taken_in() {
    let (url, _) = serve_once(
        "HTTP/1.1 201 Created\r\nRetry-After: 00000000000000000000000000000000000000000000000000000000000000001\r\nContent-Length: 3\r\n\r\nyes",
    )
    .await;
    let response = quick().post(request(&url)).await.unwrap();
    assert_eq!((response.status, response.retry_after), (201, None));
    let long = Request {
        body: vec![0; BODY_MAX + 1],
        ..request("http://127.0.0.1:9/")
    };
    assert_eq!(quick().post(long).await, Err(NetError::BadRequest));
}

#[tokio::test]
async fn failures_have_kinds() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    assert_eq!(
        quick().post(request(&format!("http://{address}/"))).await,
        Err(NetError::NotConnected)
    );
    let (url, _) = serve_once("not http at all\r\n\r\n").await;
    assert_eq!(quick().post(request(&url)).await, Err(NetError::Broken));
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let limits = Limits {
        connect: Duration::from_millis(50),
        total: Duration::from_millis(50),
    };
    let client = Client::with_limits(Policy::loopback_for_tests(), limits).unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    assert_eq!(client.post(request(&url)).await, Err(NetError::Timeout));
}

/// The text of the address passes, but what it resolves to does not: the gate inside the connector.
#[tokio::test]
async fn a_name_that_leads_home_is_refused_after_resolution() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let checked_by_text = request(&format!("http://localhost:{port}/"));
    // Everything but the resolver is as lenient as it can be.
    let strict = reqwest::Client::builder()
        .tls_backend_preconfigured(tls().unwrap())
        .dns_resolver(Arc::new(Resolver {
            policy: Policy::strict(),
        }))
        .no_proxy()
        .build()
        .unwrap();
    let client = Client {
        inner: strict,
        policy: Policy::strict(),
    };
    assert_eq!(
        client.post(checked_by_text).await,
        Err(NetError::AddressRefused)
    );
}

#[tokio::test]
async fn strict_means_https_only() {
    let client = Client::new(Policy::strict()).unwrap();
    assert_eq!(
        client.post(request("http://127.0.0.1:9/")).await,
        Err(NetError::BadRequest)
    );
}
