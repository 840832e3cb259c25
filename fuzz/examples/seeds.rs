//! Writes `seeds/pack`, `seeds/root` and `seeds/manifest` anew: real ones, and real files of each kind.

#[path = "../desk.rs"]
mod desk;

use std::fs;
use std::path::Path;

use desk::Desk;

fn main() -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let desk = Desk::new();
    let put = |target: &str, name: &str, bytes: &[u8]| {
        let folder = here.join("seeds").join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)
    };
    let content = desk::content();
    for (rotated, name) in [(false, "signed"), (true, "rotated")] {
        put("pack", name, &desk.pack(rotated, &content).expect("a pack"))?;
    }
    put("root", "first", &desk.first)?;
    put("root", "second", &desk.second.1)?;
    put("manifest", "first", &desk.manifest(&desk.first, &content))?;
    put("manifest", "second", &desk.manifest(&desk.second.1, &content))?;
    // The first byte says which file of a signed pack the rest is (`fuzz_targets/pack.rs`).
    let data = here.join("../core/cards/data");
    let file = |choice: u8, name: &str, bytes: &[u8]| put("pack", name, &[&[choice], bytes].concat());
    file(0, "card", &fs::read(data.join("cards/door.json"))?)?;
    file(2, "order", &fs::read(data.join("order.json"))?)?;
    file(3, "words", b"door-title = They are at my door\n")?;
    file(4, "picture", &content[1].1)?;
    let page = |body: &[u8]| {
        let mut page = b"OggS\0\x02".to_vec();
        page.extend([0; 20]);
        page.extend([1, u8::try_from(body.len()).expect("short")]);
        page.extend(body);
        page
    };
    file(5, "sound", &[page(b"OpusHead\x01\x01"), page(b"OpusTags")].concat())?;
    file(0x80, "changed", &[0, 0, b'm', 4, 200, 0])?;
    file(0x81, "changed-rotated", &[2, 12, b'1', 9, 1, b'x'])
}
