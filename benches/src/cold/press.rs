//! A cold press: a process that opens the capsule and presses, as a phone does whose app was not running.
//!
//! `amparo-cold-press FOLDER HARDWARE NOW PRESSES` says on standard output, once it is durable, how many nanoseconds
//! of the processor the process took so far. With no presses it only opens the capsule.
#![expect(clippy::print_stdout, reason = "the answer to the process that asks")]

#[path = "said.rs"]
mod said;

use amparo_alerts::capsule::Capsule;
use amparo_alerts::outbox::Press;
use amparo_sealed::testkit::SoftwareHardwareKey;
use std::error::Error;
use std::path::Path;
use std::process::exit;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, hardware, now_ms, presses] = words.as_slice() else {
        return Err("FOLDER HARDWARE NOW PRESSES".into());
    };
    let hardware = SoftwareHardwareKey::in_folder(hardware);
    let mut capsule = Capsule::open(Path::new(folder), &hardware)?;
    for _ in 0..presses.parse()? {
        if !capsule.press(&Press::default(), now_ms.parse()?).saved {
            return Err("not saved".into());
        }
    }
    println!("{}", said::processor_ns());
    // Without closing: only what a press does is to be measured.
    exit(0);
}
