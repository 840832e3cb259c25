//! A file in `captured/`: any bytes, and any plaintext that somebody sealed to this vault's recipient, which is no secret. It is
//! listed with what it really holds, or named as damaged.
#![no_main]

use age::Encryptor;
use age::x25519::Recipient;
use amparo_sealed::file::padme;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{BootReading, CaptureId, Parameters, Unlocked, Vault};
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use std::io::Write as _;
use std::path::PathBuf;
use tempfile::TempDir;

const CLOCK: BootReading = BootReading { boot: [0; 16], ms: 1 };
const ID: CaptureId = CaptureId([7; 16]);

struct Open {
    vault: Unlocked,
    recipient: Recipient,
    file: PathBuf,
    _folder: TempDir,
}

thread_local! {
    static OPEN: RefCell<Open> = RefCell::new(open());
}

fn open() -> Open {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault");
    let hardware = SoftwareHardwareKey::in_memory();
    let vault = Vault::create(&path, b"271828", &hardware, &Parameters::FLOOR, &CLOCK).expect("a vault");
    let recipient = vault.anchors().capture_recipient.parse().expect("a recipient");
    std::fs::create_dir_all(path.join("captured")).expect("a folder");
    let file = path.join("captured").join(format!("{}.age", ID.to_hex()));
    Open { vault, recipient, file, _folder: folder }
}

fn sealed(recipient: &Recipient, plaintext: &[u8]) -> Vec<u8> {
    let encryptor = Encryptor::with_recipients(std::iter::once(recipient as _)).expect("a recipient");
    let mut writer = encryptor.wrap_output(Vec::new()).expect("a stream");
    writer.write_all(plaintext).expect("written");
    writer.finish().expect("finished")
}

impl Open {
    fn read(&mut self, file: &[u8], plaintext: Option<&[u8]>) {
        std::fs::write(&self.file, file).expect("a file");
        let captures = self.vault.captures().expect("a list");
        match (captures.items.as_slice(), captures.damaged.as_slice()) {
            ([], [ID]) => assert!(self.vault.open_capture(ID).is_err()),
            ([item], []) => {
                let plaintext = plaintext.expect("nobody sealed this");
                let reader = self.vault.open_capture(ID).expect("what is listed opens");
                assert_eq!(reader.size(), item.size);
                let size = usize::try_from(item.size).expect("a capped size");
                let mut data = vec![0; size + 1];
                assert_eq!(reader.read_at(0, &mut data).expect("read"), size);
                data.truncate(size);
                let head = 28 + item.name.len() + item.media_type.len();
                assert_eq!(plaintext.get(head..head + size), Some(data.as_slice()));
            }
            _ => panic!("one file is one capture"),
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    OPEN.with_borrow_mut(|open| {
        if *choice == 0 {
            open.read(rest, None);
            return;
        }
        let mut plaintext = rest.to_vec();
        if choice & 1 != 0 {
            plaintext.splice(0..0, *b"AMPCAPT1");
        }
        if choice & 2 != 0 {
            plaintext.resize(usize::try_from(padme(plaintext.len() as u64)).expect("a small size"), 0);
        }
        let file = sealed(&open.recipient, &plaintext);
        open.read(&file, Some(&plaintext));
    });
});
