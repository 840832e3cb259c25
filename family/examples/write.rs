//! Writes the page's files into a folder: `cargo run -p amparo-family --example write -- OUT [practice]`.
//! Beside them goes `_headers`, the list of headers that a host should send with every file.

use amparo_family::{Set, files, headers};
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args_os().skip(1);
    let Some(out) = arguments.next().map(PathBuf::from) else {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "usage: write OUT [practice]",
        ));
    };
    let set = if arguments.next().is_some_and(|word| word == "practice") {
        Set::Practice
    } else {
        Set::Release
    };
    for file in files(set) {
        let path = out.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, file.body)?;
    }
    let lines: Vec<String> = headers()
        .into_iter()
        .map(|(name, value)| format!("  {name}: {value}\n"))
        .collect();
    fs::write(out.join("_headers"), format!("/*\n{}", lines.concat()))
}
