//! The crate `age` with one X25519 recipient. Commands:
//!
//! - `seal BYTES FILE`: a stream of that many bytes, in pieces of 1 MiB, made durable
//! - `open FILE`
//! - `read OFFSET LENGTH`: of the open file

mod serve;

use age::stream::StreamReader;
use age::x25519::Identity;
use age::{Decryptor, Encryptor};
use serve::{Result, serve};
use std::fs::File;
use std::hint::black_box;
use std::io::{Read, Seek, SeekFrom, Write};

fn main() -> Result<()> {
    let identity = Identity::generate();
    let recipient = identity.to_public();
    let piece: Vec<u8> = (0..251).cycle().take(1 << 20).collect();
    let mut open: Option<StreamReader<File>> = None;
    let mut buffer = Vec::new();
    serve(|words| match words {
        ["seal", bytes, path] => {
            let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _))?;
            let mut writer = encryptor.wrap_output(File::create(path)?)?;
            let mut left: usize = bytes.parse()?;
            while left > 0 {
                let now = left.min(piece.len());
                writer.write_all(&piece[..now])?;
                left -= now;
            }
            Ok(writer.finish()?.sync_all()?)
        }
        ["open", path] => {
            let decryptor = Decryptor::new(File::open(path)?)?;
            open = Some(decryptor.decrypt(std::iter::once(&identity as _))?);
            Ok(())
        }
        ["read", offset, length] => {
            let reader = open.as_mut().ok_or("no file is open")?;
            reader.seek(SeekFrom::Start(offset.parse()?))?;
            buffer.resize(length.parse()?, 0);
            reader.read_exact(&mut buffer)?;
            black_box(&buffer);
            Ok(())
        }
        _ => Err(format!("`{}` is no command", words.join(" ")).into()),
    })
}
