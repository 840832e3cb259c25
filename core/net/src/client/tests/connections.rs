//! Connections that fail, break, stall, or are closed while nobody looks.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};

use super::service::{
    CREATED, Closed, Service, answer_and_stay, drip, listener, read_request, reset, stay,
};
use super::*;

const V4: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const V6: IpAddr = IpAddr::V6(Ipv6Addr::LOCALHOST);
/// Leads to wherever the client's lookup says.
const NAMED: &str = "http://localhost/push/x";

#[tokio::test]
async fn nobody_there_is_not_connected() {
    let nobody = Closed::on(V4);
    let url = format!("http://{}/", nobody.address());
    let answered = status(&plain(patient()), &url).await;
    assert_eq!(answered, Err(NetError::NotConnected));
}

#[tokio::test]
async fn silence_is_a_timeout() {
    // Nobody accepts; somebody accepts and says nothing; half a head, then nothing; a wait of half a
    // minute before an answer that would have been good.
    let unaccepted = listener(V4, 8);
    let url = format!("http://{}/", unaccepted.local_addr().unwrap());
    assert_eq!(
        status(&plain(impatient()), &url).await,
        Err(NetError::Timeout)
    );
    let silent = Service::played(|mut stream| async move { stay(&mut stream).await });
    let half = Service::played(|mut stream| async move {
        answer_and_stay(&mut stream, b"HTTP/1.1 201 Created\r\nContent-").await;
    });
    let late = Service::played(|mut stream| async move {
        read_request(&mut stream).await;
        tokio::time::sleep(Duration::from_secs(30)).await;
        let _ = stream.write_all(CREATED.as_bytes()).await;
    });
    for service in [silent, half, late] {
        let begun = Instant::now();
        let answered = status(&plain(impatient()), &service.url()).await;
        assert_eq!(answered, Err(NetError::Timeout));
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}

/// The limit is on the whole answer, not on the wait for its next byte.
#[tokio::test]
async fn an_answer_drop_by_drop_is_a_timeout() {
    let service = Service::played(|mut stream| async move {
        read_request(&mut stream).await;
        drip(&mut stream, CREATED.repeat(100).as_bytes()).await;
    });
    let begun = Instant::now();
    let limits = Limits {
        total: Duration::from_millis(600),
        ..patient()
    };
    assert_eq!(
        status(&plain(limits), &service.url()).await,
        Err(NetError::Timeout)
    );
    assert!(begun.elapsed() < Duration::from_secs(10));
}

/// The status is known, so nobody waits for the rest.
#[tokio::test]
async fn a_body_drop_by_drop_is_not_waited_for() {
    for head in [
        "HTTP/1.1 201 Created\r\nContent-Length: 16000\r\n\r\n",
        "HTTP/1.1 201 Created\r\n\r\n",
    ] {
        let service = Service::played(move |mut stream| async move {
            read_request(&mut stream).await;
            stream.write_all(head.as_bytes()).await.unwrap();
            drip(&mut stream, &[b'x'; 16_000]).await;
        });
        let begun = Instant::now();
        let limits = Limits {
            connect: Duration::from_secs(50),
            total: Duration::from_secs(50),
        };
        assert_eq!(status(&plain(limits), &service.url()).await, Ok(201));
        assert!(begun.elapsed() < Duration::from_secs(25));
    }
}

#[tokio::test]
async fn an_end_before_the_answer_is_broken() {
    for (said, with_reset) in [
        ("", false),
        ("", true),
        ("HTTP/1.1 201 Created\r\nContent-Le", false),
        ("HTTP/1.1 201 Created\r\nContent-Le", true),
        ("HTTP/1.1 100 Continue\r\n\r\n", false),
        ("HTTP/1.1 100 Continue\r\n\r\n", true),
    ] {
        let service = Service::played(move |mut stream| async move {
            read_request(&mut stream).await;
            stream.write_all(said.as_bytes()).await.unwrap();
            if with_reset {
                reset(stream);
            }
        });
        let answered = status(&plain(patient()), &service.url()).await;
        assert_eq!(answered, Err(NetError::Broken), "{said} {with_reset}");
        // Sent once: whether it was taken is not known, and who calls decides about a second time.
        assert_eq!(service.connections(), 1);
    }
}

/// Whichever of them notices first, it is no answer.
#[tokio::test]
async fn an_end_before_the_request_is_no_answer() {
    for with_reset in [false, true] {
        let service = Service::played(move |stream| async move {
            if with_reset {
                reset(stream);
            }
        });
        let answered = status(&plain(patient()), &service.url()).await;
        assert!(
            matches!(answered, Err(NetError::Broken | NetError::NotConnected)),
            "{answered:?}"
        );
    }
}

#[tokio::test]
async fn an_end_after_the_head_leaves_the_status() {
    for with_reset in [false, true] {
        let service = Service::played(move |mut stream| async move {
            read_request(&mut stream).await;
            let short = "HTTP/1.1 410 Gone\r\nContent-Length: 100\r\n\r\nshort";
            stream.write_all(short.as_bytes()).await.unwrap();
            if with_reset {
                // Both are in the client's socket before the reset is.
                reset(stream);
            }
        });
        let answered = status(&plain(patient()), &service.url()).await;
        assert_eq!(answered, Ok(410), "{with_reset}");
    }
}

/// Posts until `enough` says so, at most 100 times, and gives how many were answered with 201; all
/// others must have broken.
async fn accepted_of_many(service: &Service, enough: impl Fn(&Service) -> bool) -> usize {
    let client = plain(patient());
    let mut accepted = 0;
    for _ in 0..100 {
        match status(&client, &service.url()).await {
            Ok(201) => accepted += 1,
            Err(NetError::Broken) => {}
            other => panic!("{other:?}"),
        }
        if enough(service) {
            break;
        }
        // Time for the connection to go back to those that are kept.
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    accepted
}

/// A kept connection is used again, the server takes the second request and closes without a word.
#[tokio::test]
async fn a_kept_connection_that_ends_in_the_middle_is_never_accepted() {
    let answered = Arc::new(AtomicUsize::new(0));
    let swallowed = Arc::new(AtomicUsize::new(0));
    let counts = (Arc::clone(&answered), Arc::clone(&swallowed));
    let service = Service::played(move |mut stream| {
        let (answered, swallowed) = counts.clone();
        async move {
            read_request(&mut stream).await;
            answered.fetch_add(1, Ordering::SeqCst);
            stream.write_all(CREATED.as_bytes()).await.unwrap();
            if read_request(&mut stream).await.is_some() {
                swallowed.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    let accepted = accepted_of_many(&service, |_| swallowed.load(Ordering::SeqCst) >= 3).await;
    assert!(swallowed.load(Ordering::SeqCst) >= 3, "it was played");
    assert_eq!(accepted, answered.load(Ordering::SeqCst));
}

/// A kept connection is closed between two requests. The next one goes over a new connection or fails.
#[tokio::test]
async fn a_kept_connection_closed_in_between_is_never_accepted() {
    for with_reset in [false, true] {
        let answered = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&answered);
        let service = Service::played(move |mut stream| {
            let answered = Arc::clone(&count);
            async move {
                if read_request(&mut stream).await.is_some() {
                    answered.fetch_add(1, Ordering::SeqCst);
                    stream.write_all(CREATED.as_bytes()).await.unwrap();
                }
                if with_reset {
                    reset(stream);
                }
            }
        });
        let accepted = accepted_of_many(&service, |service| service.connections() >= 5).await;
        assert!(service.connections() >= 5, "none was used twice");
        assert_eq!(accepted, answered.load(Ordering::SeqCst));
        assert!(accepted > 0);
    }
}

#[tokio::test]
async fn a_host_with_ipv6_only_is_reached() {
    let service = Service::played_at(V6, |mut stream| async move {
        answer_and_stay(&mut stream, CREATED.as_bytes()).await;
    });
    let client = named(patient(), &[service.address]);
    assert_eq!(status(&client, NAMED).await, Ok(201));
    let by_number = status(&plain(patient()), &service.url()).await;
    assert_eq!(by_number, Ok(201));
}

#[tokio::test]
async fn a_refusing_address_beside_a_live_one_costs_nothing() {
    let service = Service::answering(CREATED);
    for dead in [V6, V4] {
        let dead = Closed::on(dead);
        let client = named(patient(), &[dead.address(), service.address]);
        assert_eq!(status(&client, NAMED).await, Ok(201));
    }
    let (six, four) = (Closed::on(V6), Closed::on(V4));
    let client = named(patient(), &[six.address(), four.address()]);
    let answered = status(&client, NAMED).await;
    assert_eq!(answered, Err(NetError::NotConnected));
}

/// RFC 8305: a network whose IPv6 leads nowhere must not keep an alert from leaving over IPv4.
#[tokio::test]
async fn a_silent_address_beside_a_live_one_costs_little() {
    let service = Service::answering(CREATED);
    let limits = Limits {
        connect: Duration::from_secs(20),
        total: Duration::from_secs(25),
    };
    let hole = Hole::at(V6).await;
    let client = named(limits, &[hole.address(), service.address]);
    let begun = Instant::now();
    assert_eq!(status(&client, NAMED).await, Ok(201));
    // The connection limit was not spent on the silent one.
    assert!(begun.elapsed() < Duration::from_secs(10));
    // Alone it is too slow, and said to be.
    let client = named(impatient(), &[hole.address()]);
    assert_eq!(status(&client, NAMED).await, Err(NetError::Timeout));
    // Of one family, each address has its share of the limit.
    let hole = Hole::at(V4).await;
    let limits = Limits {
        connect: Duration::from_secs(3),
        ..patient()
    };
    let client = named(limits, &[hole.address(), service.address]);
    assert_eq!(status(&client, NAMED).await, Ok(201));
}

/// An address that swallows what would open a connection: the queue of its listener is full.
struct Hole {
    listener: TcpListener,
    _waiting: Vec<TcpStream>,
}

impl Hole {
    async fn at(ip: IpAddr) -> Self {
        let listener = listener(ip, 1);
        let address = listener.local_addr().unwrap();
        let mut waiting = Vec::new();
        loop {
            assert!(waiting.len() < 64, "this system's queues are longer");
            let attempt = TcpStream::connect(address);
            match tokio::time::timeout(Duration::from_millis(200), attempt).await {
                Ok(stream) => waiting.push(stream.unwrap()),
                Err(_) => break,
            }
        }
        Self {
            listener,
            _waiting: waiting,
        }
    }

    fn address(&self) -> SocketAddr {
        self.listener.local_addr().unwrap()
    }
}
