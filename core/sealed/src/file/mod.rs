//! Sealed files: a length, the data, zeros up to a Padmé size, cut into the chunks of age's STREAM.
//!
//! What lives here: the bytes of one file, written as a stream and read at any offset. What does not: its key and its true
//! length, which the owner keeps in a sealed row, and the order of renames around that row (`amparo-vault`).

mod chunk_writer;
mod chunks;
mod padme;
mod reader;
mod writer;

pub use chunk_writer::ChunkWriter;
pub use chunks::{CHUNK, ChunkReader};
pub use padme::padme;
pub use reader::FileReader;
pub use writer::FileWriter;

/// In front of the data: its length, 8 bytes big-endian.
const LENGTH: usize = 8;
/// Larger data is refused; nothing else in the arithmetic of this module can overflow below it.
const MAX_DATA: u64 = 1 << 40;

#[cfg(test)]
mod tests;
