//! What every peer is: a command a line on standard input; on standard output, a line each, the nanoseconds that it took,
//! on the clock and on the processor.

use rustix::time::{ClockId, clock_gettime};
use std::error::Error;
use std::io::{BufRead, Write};
use std::time::Instant;

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Answers until standard input closes. `work` gets the words of a line.
pub fn serve(mut work: impl FnMut(&[&str]) -> Result<()>) -> Result<()> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let (start, cpu) = (Instant::now(), processor_ns());
        work(&words)?;
        let (time, cpu) = (start.elapsed().as_nanos(), processor_ns() - cpu);
        writeln!(output, "{time} {cpu}")?;
        output.flush()?;
    }
    Ok(())
}

/// Of all threads of this process.
fn processor_ns() -> i64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}
