//! Answers that are too large: how much of them is read is seen from how much a server could write.
//!
//! Besides what the client read, a server can write what the two sockets hold: some 100 KiB here.

use tokio::io::AsyncWriteExt as _;
use tokio::sync::mpsc;

use super::service::{Service, pour, read_request};
use super::*;

const GIBIBYTE: u64 = 1 << 30;
/// What the client may read of a body (docs/wire-format.md §8).
const BODY_READ: u64 = 16_384;
/// Held by sockets, with a margin for kernels that are more generous.
const HELD: u64 = 2 << 20;
/// What hyper holds of a head at most, in bytes.
const HEAD_MAX: u64 = 8192 + 4096 * 100;

/// After `head` comes `piece` over and over, at most `most` bytes; then the connection ends. Gives what
/// the client made of it and how many bytes it took.
async fn flooded(
    limits: Limits,
    head: &'static str,
    piece: Vec<u8>,
    most: u64,
) -> (Result<u16, NetError>, u64) {
    let (sender, mut counted) = mpsc::unbounded_channel();
    let service = Service::played(move |mut stream| {
        let (sender, piece) = (sender.clone(), piece.clone());
        async move {
            if read_request(&mut stream).await.is_none() {
                return;
            }
            stream.write_all(head.as_bytes()).await.unwrap();
            sender.send(pour(&mut stream, &piece, most).await).unwrap();
        }
    });
    let answered = status(&plain(limits), &service.url()).await;
    // A client that still held the connection would let the server wait here.
    let taken = tokio::time::timeout(Duration::from_mins(1), counted.recv());
    let taken = taken.await.expect("the connection is dropped");
    assert_eq!(service.connections(), 1, "one try only");
    (answered, taken.unwrap())
}

#[tokio::test]
async fn of_a_large_body_only_the_beginning_is_read() {
    let chunk = [&b"10000\r\n"[..], &vec![b'x'; 0x10000], b"\r\n"].concat();
    for (head, piece, most) in [
        // Its length said, in chunks, and to the end of the connection.
        (
            "HTTP/1.1 201 Created\r\nContent-Length: 1073741824\r\n\r\n",
            vec![b'x'; 0x10000],
            GIBIBYTE,
        ),
        (
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n",
            chunk.clone(),
            GIBIBYTE,
        ),
        (
            "HTTP/1.1 201 Created\r\n\r\n",
            vec![b'x'; 0x10000],
            GIBIBYTE,
        ),
        // Without end: the server stops only when the client does.
        (
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n",
            chunk,
            u64::MAX,
        ),
        (
            "HTTP/1.0 201 Created\r\n\r\n",
            vec![b'x'; 0x10000],
            u64::MAX,
        ),
        // One chunk that says it is as large as can be, and one whose size never ends.
        (
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            vec![b'x'; 0x10000],
            u64::MAX,
        ),
        (
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n1;",
            vec![b'x'; 0x10000],
            u64::MAX,
        ),
        // Trailers without end after an empty body.
        (
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
            b"x-trailer: 0123456789\r\n".repeat(1000),
            u64::MAX,
        ),
    ] {
        let (answered, taken) = flooded(patient(), head, piece, most).await;
        // The status was said before, and it stands.
        assert_eq!(answered, Ok(201), "{head}");
        assert!(taken < BODY_READ + HELD, "{taken} bytes of {head}");
    }
}

#[tokio::test]
async fn a_head_without_measure_is_refused() {
    for (head, piece, most) in [
        // A MiB of headers: in many, and in one.
        (
            "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n",
            b"x-filler: 0123456789012345678901234567890123456789\r\n".repeat(64),
            1 << 20,
        ),
        (
            "HTTP/1.1 201 Created\r\nContent-Length: 0\r\nx-filler: ",
            vec![b'x'; 0x4000],
            1 << 20,
        ),
        // Lines without end, and one line without end.
        (
            "HTTP/1.1 201 Created\r\n",
            b"x: y\r\n".repeat(1000),
            u64::MAX,
        ),
        ("HTTP/1.1 201 Created\r\nx: ", vec![b'x'; 0x4000], u64::MAX),
        ("HTTP/1.1 201 ", vec![b'x'; 0x4000], u64::MAX),
        // Not even a first line.
        ("", b"\r\n".repeat(0x1000), u64::MAX),
    ] {
        let (answered, taken) = flooded(patient(), head, piece, most).await;
        assert_eq!(answered, Err(NetError::Broken), "{head}");
        assert!(taken < HEAD_MAX + HELD, "{taken} bytes after {head}");
    }
}

/// The limits themselves, so that an update of hyper that lifts them is seen: 100 headers, and
/// [`HEAD_MAX`] bytes of head.
#[tokio::test]
async fn the_largest_head_is_the_one_in_the_documents() {
    let with_headers = |count: usize| {
        let headers = "x: y\r\n".repeat(count);
        format!("HTTP/1.1 201 Created\r\n{headers}Content-Length: 0\r\n\r\n")
    };
    let with_bytes = |length: u64| {
        let filler = "x".repeat(usize::try_from(length).unwrap());
        format!("HTTP/1.1 201 Created\r\nx: {filler}\r\nContent-Length: 0\r\n\r\n")
    };
    let client = plain(patient());
    for (answer, expected) in [
        (with_headers(99), Ok(201)),
        (with_headers(100), Err(NetError::Broken)),
        (with_bytes(HEAD_MAX / 2), Ok(201)),
        (with_bytes(HEAD_MAX * 2), Err(NetError::Broken)),
    ] {
        let service = Service::answering(answer);
        assert_eq!(status(&client, &service.url()).await, expected);
    }
}

/// Each of them is thrown away as it comes, and the limit of time holds.
#[tokio::test]
async fn answers_on_the_way_without_end_take_only_time() {
    let limits = Limits {
        total: Duration::from_secs(2),
        ..patient()
    };
    let piece = b"HTTP/1.1 100 Continue\r\n\r\n".repeat(100);
    let (answered, _) = flooded(limits, "", piece, u64::MAX).await;
    assert_eq!(answered, Err(NetError::Timeout));
}
