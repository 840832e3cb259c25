//! A disk in memory: plays a log of changes, and shows what a crash would leave.
//!
//! Two things are durable by two fsyncs: a file's bytes and length by its own, a name by its folder's. Nothing else is. What was written
//! since then may have reached the disk or not, in any order, in sectors of 512 bytes.

use amparo_crash::script::Dice;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SECTOR: u64 = 512;

/// One entry of the log of `tests/faultvfs` (`src/log.rs` there).
#[derive(Debug, Clone)]
pub(crate) enum Event {
    Made {
        inode: u64,
        path: PathBuf,
    },
    Written {
        inode: u64,
        offset: u64,
        bytes: Arc<[u8]>,
    },
    LengthSet {
        inode: u64,
        length: u64,
    },
    Renamed {
        from: PathBuf,
        to: PathBuf,
    },
    Removed {
        path: PathBuf,
    },
    FolderMade {
        inode: u64,
        path: PathBuf,
    },
    FolderRemoved {
        path: PathBuf,
    },
    Synced {
        inode: u64,
    },
    Note(String),
}

/// The entries of a log. One that a kill cut off ends it.
pub(crate) fn read_log(mut log: &[u8]) -> Vec<Event> {
    let mut events = Vec::new();
    while let Some((event, rest)) = read_event(log) {
        events.push(event);
        log = rest;
    }
    events
}

fn read_event(log: &[u8]) -> Option<(Event, &[u8])> {
    let (kind, rest) = log.split_first()?;
    let (inode, rest) = rest.split_first_chunk()?;
    let (number, rest) = rest.split_first_chunk()?;
    let (a, rest) = read_part(rest)?;
    let (b, rest) = read_part(rest)?;
    let (inode, number) = (u64::from_le_bytes(*inode), u64::from_le_bytes(*number));
    let path = |bytes: &[u8]| PathBuf::from(String::from_utf8(bytes.to_vec()).unwrap());
    let event = match kind {
        1 => Event::Made {
            inode,
            path: path(a),
        },
        2 => Event::Written {
            inode,
            offset: number,
            bytes: b.into(),
        },
        3 => Event::LengthSet {
            inode,
            length: number,
        },
        4 => Event::Renamed {
            from: path(a),
            to: path(b),
        },
        5 => Event::Removed { path: path(a) },
        6 => Event::FolderMade {
            inode,
            path: path(a),
        },
        7 => Event::FolderRemoved { path: path(a) },
        8 => Event::Synced { inode },
        9 => Event::Note(String::from_utf8(a.to_vec()).unwrap()),
        _ => panic!("{kind} is no kind of entry"),
    };
    Some((event, rest))
}

fn read_part(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = rest.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// A file's bytes. The number is another one after every change, so that equal numbers mean equal bytes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bytes {
    number: u64,
    bytes: Arc<Vec<u8>>,
}

#[derive(Debug, Clone)]
enum Node {
    File {
        now: Bytes,
        durable: Bytes,
        /// Since the last fsync.
        pending: Vec<Change>,
    },
    Folder {
        now: BTreeMap<String, usize>,
        durable: BTreeMap<String, usize>,
    },
}

#[derive(Debug, Clone)]
enum Change {
    Write { offset: u64, bytes: Arc<[u8]> },
    Length(u64),
}

/// The folder, now and durably. What is not removed from memory was removed from no disk.
pub(crate) struct Disk {
    root: PathBuf,
    nodes: Vec<Node>,
    inodes: HashMap<u64, usize>,
    changes: u64,
}

/// All files of a folder by relative path; `None` is a folder.
pub(crate) type Files = BTreeMap<PathBuf, Option<Bytes>>;

impl Disk {
    /// With nothing on it.
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            nodes: vec![empty_folder()],
            inodes: HashMap::new(),
            changes: 0,
        }
    }

    pub(crate) fn play(&mut self, event: &Event) {
        self.changes += 1;
        match event {
            Event::Made { inode, path } => {
                let file = Node::File {
                    now: Bytes::default(),
                    durable: Bytes::default(),
                    pending: Vec::new(),
                };
                self.make(*inode, path, file);
            }
            // The root is the first folder of the log.
            Event::FolderMade { inode, path } if *path == self.root => {
                self.inodes.insert(*inode, 0);
            }
            Event::FolderMade { inode, path } => self.make(*inode, path, empty_folder()),
            Event::Written {
                inode,
                offset,
                bytes,
            } => self.change(
                *inode,
                Change::Write {
                    offset: *offset,
                    bytes: Arc::clone(bytes),
                },
            ),
            Event::LengthSet { inode, length } => self.change(*inode, Change::Length(*length)),
            Event::Renamed { from, to } => {
                let (folder, name) = self.place(from);
                let node = self.names(folder).remove(&name).unwrap();
                let (folder, name) = self.place(to);
                self.names(folder).insert(name, node);
            }
            Event::Removed { path } | Event::FolderRemoved { path } => {
                let (folder, name) = self.place(path);
                self.names(folder).remove(&name).unwrap();
            }
            Event::Synced { inode } => match &mut self.nodes[self.inodes[inode]] {
                Node::File {
                    now,
                    durable,
                    pending,
                } => {
                    *durable = now.clone();
                    pending.clear();
                }
                Node::Folder { now, durable } => durable.clone_from(now),
            },
            Event::Note(_) => {}
        }
    }

    /// Everything that was done.
    pub(crate) fn now(&self) -> Files {
        self.files(false, &mut |now, _, _| now.clone())
    }

    /// What an fsync has kept, and nothing else.
    pub(crate) fn durable(&self) -> Files {
        self.files(true, &mut |_, durable, _| durable.clone())
    }

    /// Names as they are now, of the bytes what an fsync has kept, and of the sectors written since then those that the dice say.
    pub(crate) fn scattered(&self, dice: &mut Dice) -> Files {
        self.files(false, &mut |_, durable, pending| {
            let mut bytes = (*durable.bytes).clone();
            for change in pending {
                match change {
                    Change::Length(length) if dice.below(2) == 0 => {
                        bytes.resize(usize::try_from(*length).unwrap(), 0);
                    }
                    Change::Length(_) => {}
                    Change::Write { offset, bytes: new } => {
                        for (at, sector) in sectors(*offset, new) {
                            if dice.below(2) == 0 {
                                put(&mut bytes, at, sector);
                            }
                        }
                    }
                }
            }
            Bytes {
                // Not the bytes of any other moment, as far as anyone knows.
                number: if pending.is_empty() {
                    durable.number
                } else {
                    dice.roll() | 1 << 63
                },
                bytes: Arc::new(bytes),
            }
        })
    }

    fn files(
        &self,
        durable_names: bool,
        bytes: &mut dyn FnMut(&Bytes, &Bytes, &[Change]) -> Bytes,
    ) -> Files {
        let mut files = Files::new();
        let mut waiting = vec![(PathBuf::new(), 0)];
        while let Some((path, node)) = waiting.pop() {
            match &self.nodes[node] {
                Node::File {
                    now,
                    durable,
                    pending,
                } => {
                    files.insert(path, Some(bytes(now, durable, pending)));
                }
                Node::Folder { now, durable } => {
                    let names = if durable_names { durable } else { now };
                    waiting.extend(names.iter().map(|(name, node)| (path.join(name), *node)));
                    if node != 0 {
                        files.insert(path, None);
                    }
                }
            }
        }
        files
    }

    fn make(&mut self, inode: u64, path: &Path, node: Node) {
        self.nodes.push(node);
        let node = self.nodes.len() - 1;
        // A number that was used before was freed meanwhile.
        self.inodes.insert(inode, node);
        let (folder, name) = self.place(path);
        self.names(folder).insert(name, node);
    }

    fn change(&mut self, inode: u64, change: Change) {
        let changes = self.changes;
        let Node::File { now, pending, .. } = &mut self.nodes[self.inodes[&inode]] else {
            panic!("a folder is not written to");
        };
        let bytes = Arc::make_mut(&mut now.bytes);
        match &change {
            Change::Write { offset, bytes: new } => put(bytes, *offset, new),
            Change::Length(length) => bytes.resize(usize::try_from(*length).unwrap(), 0),
        }
        now.number = changes;
        pending.push(change);
    }

    /// The folder that a path is in, and its last name.
    fn place(&self, path: &Path) -> (usize, String) {
        let path = path.strip_prefix(&self.root).unwrap();
        let mut names: Vec<&str> = path.iter().map(|name| name.to_str().unwrap()).collect();
        let last = names.pop().unwrap();
        let folder = names.iter().fold(0, |folder, name| {
            let Node::Folder { now, .. } = &self.nodes[folder] else {
                panic!("not a folder");
            };
            now[*name]
        });
        (folder, last.to_owned())
    }

    fn names(&mut self, folder: usize) -> &mut BTreeMap<String, usize> {
        let Node::Folder { now, .. } = &mut self.nodes[folder] else {
            panic!("not a folder");
        };
        now
    }
}

/// A write that a power cut tore: what ends with a sector and is not all of it. `None` when there is no such thing.
pub(crate) fn torn(event: &Event) -> Option<Event> {
    let Event::Written {
        inode,
        offset,
        bytes,
    } = event
    else {
        return None;
    };
    let parts: Vec<(u64, &[u8])> = sectors(*offset, bytes).collect();
    let (last, _) = parts.last()?;
    let length = usize::try_from(last - offset).unwrap();
    (length > 0).then(|| Event::Written {
        inode: *inode,
        offset: *offset,
        bytes: bytes[..length].into(),
    })
}

/// What makes two states the same.
pub(crate) fn identity(files: &Files) -> Vec<(PathBuf, Option<(u64, usize)>)> {
    let identity = |bytes: &Bytes| (bytes.number, bytes.bytes.len());
    files
        .iter()
        .map(|(path, bytes)| (path.clone(), bytes.as_ref().map(identity)))
        .collect()
}

/// Makes the files real.
pub(crate) fn write(files: &Files, folder: &Path) {
    for (path, bytes) in files {
        let path = folder.join(path);
        match bytes {
            None => fs::create_dir_all(path).unwrap(),
            Some(bytes) => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes.bytes.as_slice()).unwrap();
            }
        }
    }
}

/// Puts files that were read into another folder.
pub(crate) fn write_real(files: &BTreeMap<PathBuf, Vec<u8>>, folder: &Path) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The bytes of one file.
pub(crate) fn bytes<'a>(files: &'a Files, path: &str) -> Option<&'a [u8]> {
    let bytes = files.get(Path::new(path))?.as_ref()?;
    Some(bytes.bytes.as_slice())
}

/// All files below a real folder.
pub(crate) fn read(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                files.insert(path.strip_prefix(folder).unwrap().to_owned(), bytes);
            }
        }
    }
    files
}

fn empty_folder() -> Node {
    Node::Folder {
        now: BTreeMap::new(),
        durable: BTreeMap::new(),
    }
}

fn put(bytes: &mut Vec<u8>, offset: u64, new: &[u8]) {
    let start = usize::try_from(offset).unwrap();
    let end = start + new.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[start..end].copy_from_slice(new);
}

/// A write, cut where sectors begin.
fn sectors(offset: u64, bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let mut rest = bytes;
    let mut at = offset;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let until = usize::try_from(SECTOR - at % SECTOR)
            .unwrap()
            .min(rest.len());
        let (now, later) = rest.split_at(until);
        let start = at;
        rest = later;
        at += until as u64;
        Some((start, now))
    })
}

#[test]
fn only_an_fsync_keeps_bytes_and_only_the_folders_keeps_names() {
    let root = Path::new("/disk");
    let mut disk = Disk::new(root);
    let path = root.join("a");
    let write = |bytes: &[u8]| Event::Written {
        inode: 2,
        offset: 0,
        bytes: bytes.into(),
    };
    let shown = |files: &Files| bytes(files, "a").map(<[u8]>::to_vec);
    disk.play(&Event::FolderMade {
        inode: 1,
        path: root.into(),
    });
    disk.play(&Event::Made { inode: 2, path });
    disk.play(&write(b"one"));
    disk.play(&Event::Synced { inode: 2 });
    assert_eq!(shown(&disk.durable()), None, "the name is not kept yet");
    disk.play(&Event::Synced { inode: 1 });
    disk.play(&write(b"two"));
    assert_eq!(shown(&disk.durable()).unwrap(), b"one");
    assert_eq!(shown(&disk.now()).unwrap(), b"two");
    disk.play(&Event::Renamed {
        from: root.join("a"),
        to: root.join("b"),
    });
    assert_eq!(shown(&disk.durable()).unwrap(), b"one");
    assert_eq!(shown(&disk.now()), None);

    let long = write(&[1; 1100]);
    let Some(Event::Written { bytes: cut, .. }) = torn(&long) else {
        panic!("a long write can be torn");
    };
    assert_eq!(cut.len(), 1024);
    assert!(torn(&write(&[1; 512])).is_none());
}
