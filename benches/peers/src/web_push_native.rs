//! The crate `web-push-native` making push messages. Command: how many.

mod serve;

use serve::{Result, serve};
use std::hint::black_box;
use web_push_native::jwt_simple::algorithms::ES256KeyPair;
use web_push_native::p256::PublicKey;
use web_push_native::{Auth, WebPushBuilder};

/// A subscription's public key from RFC 8291 §5.
const P256DH: &str = "042571b2becdfde360551aaf1ed0f4cd366c11cebe555f89bcb7b186a53339173168ece2ebe018597bd30479b86e3c8f8eced577ca59187e9246990db682008b0e";

fn main() -> Result<()> {
    let vapid = ES256KeyPair::generate();
    let key = PublicKey::from_sec1_bytes(&hex(P256DH)?)?;
    let builder = WebPushBuilder::new("https://push.example/x".parse()?, key, Auth::clone_from_slice(&[3; 16]))
        .with_vapid(&vapid, "https://example.com/");
    let payload = [7; 3072];
    serve(|words| {
        let [messages] = words else { return Err("how many?".into()) };
        for _ in 0..messages.parse::<u32>()? {
            black_box(builder.build(payload)?);
        }
        Ok(())
    })
}

fn hex(text: &str) -> Result<Vec<u8>> {
    (0..text.len()).step_by(2).map(|i| Ok(u8::from_str_radix(&text[i..i + 2], 16)?)).collect()
}
