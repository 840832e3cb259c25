//! A GET of a file whose length has a cap: content packs. Everything else is as for a push.

use super::{Client, NetError, kind};
use crate::Endpoint;

impl Client {
    /// Fetches a file of at most `longest` bytes. A redirect is an answer like any other, and not the file.
    ///
    /// # Errors
    /// [`NetError::Status`] for every status but 200, [`NetError::TooLarge`] as soon as the length is known to be too much.
    pub async fn get(&self, endpoint: &Endpoint, longest: usize) -> Result<Vec<u8>, NetError> {
        let sent = self.inner.get(endpoint.url().clone()).send().await;
        let mut answer = sent.map_err(|error| kind::of(&error))?;
        let status = answer.status().as_u16();
        if status != 200 {
            return Err(NetError::Status(status));
        }
        let stated = answer.content_length().unwrap_or(0);
        if stated > longest as u64 {
            return Err(NetError::TooLarge);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| kind::of(&error))? {
            if body.len() + chunk.len() > longest {
                return Err(NetError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use super::super::Client;
    use super::NetError;
    use crate::{Policy, chosen_endpoint};

    /// What comes of one GET that is answered with these bytes.
    async fn fetch(answer: &'static str, longest: usize) -> Result<Vec<u8>, NetError> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/pack", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        });
        let policy = Policy::loopback_for_tests();
        let (policy, endpoint) = chosen_endpoint(&policy, &url).unwrap();
        Client::new(policy).unwrap().get(&endpoint, longest).await
    }

    #[tokio::test]
    async fn a_file_and_what_is_none() {
        let short = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\npack";
        assert_eq!(fetch(short, 4).await, Ok(b"pack".to_vec()));
        assert_eq!(fetch(short, 3).await, Err(NetError::TooLarge));
        let chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\npack\r\n4\r\npack\r\n0\r\n\r\n";
        assert_eq!(fetch(chunks, 7).await, Err(NetError::TooLarge));
        assert_eq!(fetch(chunks, 8).await, Ok(b"packpack".to_vec()));
        let moved =
            "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(fetch(moved, 9).await, Err(NetError::Status(302)));
        let cut = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\npack";
        assert_eq!(fetch(cut, 9).await, Err(NetError::Broken));
    }

    #[test]
    fn a_chosen_address_is_public_and_https() {
        let strict = Policy::strict();
        let chosen = |url: &str| chosen_endpoint(&strict, url).map(|(_, endpoint)| endpoint);
        assert!(chosen("https://packs.example.org/la.pack").is_ok());
        for url in [
            "http://packs.example.org/la.pack",
            "https://127.0.0.1/la.pack",
            "https://localhost/la.pack",
            "https://10.0.0.1/la.pack",
            "https://a:b@packs.example.org/la.pack",
            "https://packs.example.org:8443/la.pack",
            "file:///etc/passwd",
            "la.pack",
        ] {
            assert!(chosen(url).is_err(), "{url}");
        }
    }
}
