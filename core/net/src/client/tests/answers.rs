//! What a service can answer, short of answers that are too large.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::mpsc;

use super::service::{BODY, CREATED, Service, read_request, stay};
use super::*;

#[tokio::test]
async fn sends_what_it_must_and_nothing_about_itself() {
    let (sender, mut received) = mpsc::unbounded_channel();
    let service = Service::played(move |mut stream| {
        let sender = sender.clone();
        async move {
            sender
                .send(read_request(&mut stream).await.unwrap())
                .unwrap();
            let answer = "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n";
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    let response = post(&plain(patient()), &service.url()).await.unwrap();
    assert_eq!(response.status, 429);
    assert_eq!(response.retry_after.as_deref(), Some("7"));
    let date = response.date.as_deref();
    assert_eq!(date, Some("Sun, 06 Nov 1994 08:49:37 GMT"));
    let text = received.recv().await.unwrap().to_lowercase();
    assert!(text.starts_with("post /push/x http/1.1\r\n"));
    let names: Vec<_> = text
        .lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split(':').next())
        .collect();
    // No accept-encoding: an answer in gzip would be the service's own idea.
    let expected = ["ttl", "host", "content-length", "accept"];
    for name in &names {
        assert!(expected.contains(name), "unexpected header {name}");
    }
    assert!(names.contains(&"ttl"));
}

#[tokio::test]
async fn every_status_comes_through_as_it_is() {
    let client = plain(patient());
    for expected in [
        200, 201, 202, 204, 301, 302, 400, 401, 403, 404, 408, 410, 413, 425, 429, 500, 503, 599,
    ] {
        let service = Service::answering(format!(
            "HTTP/1.1 {expected} Whatever\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n"
        ));
        let response = post(&client, &service.url()).await.unwrap();
        assert_eq!(response.status, expected);
        assert!(response.date.is_some(), "{expected}");
    }
}

/// To a private address least of all: whoever answers could aim the phone at the house it is in.
#[tokio::test]
async fn no_redirect_is_followed() {
    let inside = Service::answering(CREATED);
    for (code, way) in [
        (301, "http"),
        (302, "https"),
        (303, "http"),
        (307, "http"),
        (308, "https"),
    ] {
        let service = Service::answering(format!(
            "HTTP/1.1 {code} Go\r\nLocation: {way}://{}/\r\nContent-Length: 0\r\n\r\n",
            inside.address
        ));
        let answered = status(&plain(patient()), &service.url()).await;
        assert_eq!(answered, Ok(code));
        assert_eq!(service.connections(), 1);
    }
    assert_eq!(inside.connections(), 0);
}

#[tokio::test]
async fn answers_on_the_way_are_passed_over() {
    let on_the_way = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n";
    let service = Service::answering(format!("{on_the_way}{CREATED}"));
    let answered = status(&plain(patient()), &service.url()).await;
    assert_eq!(answered, Ok(201));
    // None of them is an answer by itself.
    let service = Service::answering(on_the_way);
    let answered = status(&plain(impatient()), &service.url()).await;
    assert_eq!(answered, Err(NetError::Timeout));
}

#[tokio::test]
async fn an_upgrade_is_an_answer_like_any_other() {
    let service = Service::answering(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n\x01\x02",
    );
    let answered = status(&plain(patient()), &service.url()).await;
    assert_eq!(answered, Ok(101));
}

/// The first bytes are those of gzip, the rest is not: nobody looks.
#[tokio::test]
async fn a_coding_nobody_asked_for_is_not_decoded() {
    let head = "HTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n";
    let service = Service::answering([head.as_bytes(), b"\x1f\x8b\x08\xff\xff\xff"].concat());
    let client = plain(patient());
    for _ in 0..2 {
        assert_eq!(status(&client, &service.url()).await, Ok(201));
    }
}

#[tokio::test]
async fn what_is_no_http_is_broken() {
    let client = plain(patient());
    for answer in [
        // A page without a head (HTTP/0.9), a login page's redirect by script, another protocol.
        &b"<html>hello</html>\r\n\r\n"[..],
        b"not http at all\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"\x15\x03\x03\x00\x02\x02\x28",
        b"\0\0\0\0\0\0\0\0\r\n\r\n",
        // HTTP/2: a client's preface, and the first frame of a server.
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64",
        b"HTTP/2 201\r\n\r\n",
        b"HTTP/1.1 2O1 Created\r\n\r\n",
        b"HTTP/1.1 99 Low\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nno colon\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 201 Created\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nContent-Length: 99999999999999999999\r\n\r\n",
    ] {
        // The connection stays open: it must be seen from what came.
        let service = Service::answering(answer);
        let answered = status(&client, &service.url()).await;
        let text = String::from_utf8_lossy(answer);
        assert_eq!(answered, Err(NetError::Broken), "{text:?}");
    }
}

#[tokio::test]
async fn long_values_are_not_handed_on() {
    for (answer, retry_after) in [
        ("Retry-After: 120", Some("120")),
        (
            "Retry-After: 00000000000000000000000000000000000000000000000000000000000000001",
            None,
        ),
        (
            "Retry-After: 0000000000000000000000000000000000000000000000000000000000000001",
            Some("0000000000000000000000000000000000000000000000000000000000000001"),
        ),
        ("Retry-After: \u{661}\u{662}", None),
        ("Retry-After: 1\r\nRetry-After: 2", Some("1")),
    ] {
        let service = Service::answering(format!(
            "HTTP/1.1 503 Busy\r\n{answer}\r\nContent-Length: 3\r\n\r\nyes"
        ));
        let response = post(&plain(patient()), &service.url()).await.unwrap();
        let found = (response.status, response.retry_after.as_deref());
        assert_eq!(found, (503, retry_after), "{answer}");
    }
}

#[tokio::test]
async fn what_is_not_ours_is_not_sent() {
    let service = Service::answering(CREATED);
    let client = plain(patient());
    let long = Request {
        body: vec![0; BODY_MAX + 1],
        ..request(&service.url())
    };
    assert_eq!(client.post(long).await, Err(NetError::BadRequest));
    let split = Request {
        headers: vec![("topic", "a\r\nhost: b".to_owned())],
        ..request(&service.url())
    };
    assert_eq!(client.post(split).await, Err(NetError::BadRequest));
    let strict = Client::with_limits(Policy::strict(), patient()).unwrap();
    let without_tls = strict.post(request(&service.url())).await;
    assert_eq!(without_tls, Err(NetError::BadRequest));
    assert_eq!(service.connections(), 0);
}

#[tokio::test]
async fn the_longest_body_of_ours_is_sent() {
    let service = Service::answering(CREATED);
    let mut body = vec![b'x'; BODY_MAX - BODY.len()];
    body.extend_from_slice(BODY);
    let longest = Request {
        body,
        ..request(&service.url())
    };
    let answered = plain(patient()).post(longest).await.unwrap();
    assert_eq!(answered.status, 201);
}

/// To the next message it does not matter what the service said about the last one.
#[tokio::test]
async fn a_connection_is_used_again_after_a_short_body() {
    let service = Service::played(|mut stream| async move {
        while read_request(&mut stream).await.is_some() {
            let head = b"HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\n";
            for piece in [&head[..], b"one", b"two"] {
                if stream.write_all(piece).await.is_err() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    });
    let client = plain(patient());
    for _ in 0..2 {
        assert_eq!(status(&client, &service.url()).await, Ok(201));
    }
    assert_eq!(service.connections(), 1);
}

/// An answer that comes before the request was read is an answer: push services refuse early.
#[tokio::test]
async fn an_early_answer_counts() {
    let service = Service::played(|mut stream| async move {
        let mut first = [0; 1];
        stream.read_exact(&mut first).await.unwrap();
        let early = "HTTP/1.1 413 Large\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(early.as_bytes()).await.unwrap();
        stay(&mut stream).await;
    });
    let answered = status(&plain(patient()), &service.url()).await;
    assert_eq!(answered, Ok(413));
}

/// One byte in each packet, in good time.
#[tokio::test]
async fn an_answer_in_pieces_is_put_together() {
    let service = Service::played(|mut stream| async move {
        read_request(&mut stream).await.unwrap();
        stream.set_nodelay(true).unwrap();
        for byte in CREATED.bytes() {
            stream.write_all(&[byte]).await.unwrap();
            tokio::task::yield_now().await;
        }
        stay(&mut stream).await;
    });
    let answered = status(&plain(patient()), &service.url()).await;
    assert_eq!(answered, Ok(201));
}

/// The body that tests look for is the one that is sent, to a name as to a number.
#[tokio::test]
async fn the_body_arrives_whole() {
    let (sender, mut received) = mpsc::unbounded_channel();
    let service = Service::played(move |mut stream| {
        let sender = sender.clone();
        async move {
            sender.send(read_request(&mut stream).await).unwrap();
            stream.write_all(CREATED.as_bytes()).await.unwrap();
        }
    });
    let client = named(patient(), &[service.address]);
    let answered = status(&client, "http://localhost/push/y").await;
    assert_eq!(answered, Ok(201));
    let text = received.recv().await.unwrap().unwrap();
    assert!(text.starts_with("POST /push/y HTTP/1.1\r\n"));
    assert!(text.as_bytes().ends_with(BODY));
    assert!(text.contains("host: localhost\r\n"), "{text}");
}
