//! What no sealed file can do without, and nothing else. Command:
//!
//! - `seal BYTES FILE`: the cipher in memory over chunks of 64 KiB, one write, one fsync

mod serve;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use serve::{Result, serve};
use std::fs::File;
use std::io::Write;

const CHUNK: usize = 64 << 10;

fn main() -> Result<()> {
    let mut memory = Vec::new();
    serve(|words| match words {
        ["seal", bytes, path] => {
            // New memory the first time only; that round does not count.
            memory.resize(bytes.parse()?, 7);
            seal(&mut memory, path)
        }
        _ => Err(format!("`{}` is no command", words.join(" ")).into()),
    })
}

fn seal(memory: &mut [u8], path: &str) -> Result<()> {
    let key = UnboundKey::new(&CHACHA20_POLY1305, &[7; 32]).map_err(|_| "a key")?;
    let key = LessSafeKey::new(key);
    let mut tags = Vec::with_capacity((memory.len() / CHUNK + 1) * 16);
    for (number, chunk) in (0_u64..).zip(memory.chunks_mut(CHUNK)) {
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&number.to_be_bytes());
        let nonce = Nonce::assume_unique_for_key(nonce);
        let tag = key.seal_in_place_separate_tag(nonce, Aad::empty(), chunk).map_err(|_| "sealing")?;
        tags.extend_from_slice(tag.as_ref());
    }
    let mut file = File::create(path)?;
    file.write_all(memory)?;
    file.write_all(&tags)?;
    Ok(file.sync_all()?)
}
