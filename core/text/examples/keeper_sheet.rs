//! A keeper sheet to look at, with an invented key: `cargo run -p amparo-text --example keeper_sheet -- en es > sheet.html`

use std::io::Write as _;

use amparo_text::Catalog;
use amparo_text::print::{SheetData, SheetLine, keeper_sheet};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let languages: Vec<_> = std::env::args()
        .skip(1)
        .map(|tag| tag.parse())
        .collect::<Result<_, _>>()?;
    // The secret is 32 times the byte 7.
    let lines = [
        (1, ["QURSW", "PC8QU"], 'H'),
        (2, ["RSWPC", "8QURS"], 'S'),
        (3, ["WPC8Q", "URSWP"], '7'),
        (4, ["C8QUR", "SWPC8"], '2'),
        (5, ["QURSW", "PC8Q"], 'A'),
        (6, ["URSKM", "P32K"], '5'),
    ];
    let lines: Vec<_> = lines
        .iter()
        .map(|(number, groups, check)| SheetLine {
            number: *number,
            groups: groups.to_vec(),
            check: *check,
        })
        .collect();
    let sheet = SheetData {
        identity: "AGE-SECRET-KEY-1QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSKMP32K",
        recipient: "age1zwlyl6h27gzv0lfntr7fcqrjrzqazap8sy5zylkxwneh7llf0dksu37mwt",
        lines: &lines,
        made_on: "2026-11-22",
        label: "María",
    };
    let page = keeper_sheet(Catalog::embedded(), &languages, &sheet)?;
    std::io::stdout().write_all(page.as_bytes())?;
    Ok(())
}
