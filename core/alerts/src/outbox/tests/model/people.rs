//! Who is in the world of the model, and whom a message has to go to.

use std::path::Path;
use std::sync::LazyLock;

use amparo_sealed::HardwareLevel;
use tempfile::TempDir;

use super::*;
use crate::capsule::Changes;
use crate::people::PersonId;
use crate::rows::{PersonRow, Row, Ways};
use crate::world::Hardware;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    None,
    Live,
    Over,
}

#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, each of which the owner may set"
)]
pub(super) struct Somebody {
    pub(super) id: PersonId,
    pub(super) number: bool,
    pub(super) page: Page,
    pub(super) ways: Vec<Channel>,
    pub(super) quiet: bool,
    pub(super) grouped: bool,
    pub(super) paused: bool,
    pub(super) opted_out: bool,
}

impl Somebody {
    /// The attempts that a message to this person comes to, in any order.
    pub(super) fn expected(&self) -> Vec<Channel> {
        if self.paused || self.opted_out {
            return vec![Channel::None];
        }
        let mut expected: Vec<_> = self
            .ways
            .iter()
            .filter_map(|way| match (way, self.page) {
                (Channel::Sms, _) if self.number => Some(Channel::Sms),
                (Channel::Push, Page::Live) => Some(Channel::Push),
                // Says that the page is gone.
                (Channel::Push, Page::Over) => Some(Channel::None),
                _ => None,
            })
            .collect();
        if expected.is_empty() {
            expected.push(Channel::None);
        }
        expected.sort();
        expected
    }
}

/// A phone with five people, made once: pairing costs more than a whole case.
struct Template {
    folder: TempDir,
    people: Vec<Somebody>,
    controls: Vec<Vec<u8>>,
}

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    let mut world = plain_world(TempDir::new().unwrap());
    let both = vec![Channel::Push, Channel::Sms];
    let (mut people, mut controls) = (Vec::new(), Vec::new());
    for (at, (number, page, ways, in_order, quiet, grouped)) in [
        (false, true, both.clone(), false, false, true),
        (true, true, both.clone(), true, false, false),
        (true, false, both.clone(), false, false, false),
        (
            true,
            true,
            vec![Channel::Sms, Channel::Push],
            true,
            true,
            true,
        ),
        (true, true, both, false, false, false),
    ]
    .into_iter()
    .enumerate()
    {
        let id = world.person(&format!("P{at}"), number.then_some("+12135550134"));
        if page {
            let (_, control) = world.pair(id, &format!("{ENDPOINT}{at}"));
            controls.push(control.to_bytes().unwrap().to_vec());
        }
        let somebody = Somebody {
            id,
            number,
            page: if page { Page::Live } else { Page::None },
            ways,
            quiet,
            grouped,
            paused: false,
            opted_out: false,
        };
        let mut changes = Changes::default();
        let row = world.capsule().person_row(id).unwrap();
        let row = PersonRow {
            ways: Ways {
                channels: somebody.ways.clone(),
                in_order,
            },
            quiet,
            groups: if grouped {
                vec!["g".to_owned()]
            } else {
                Vec::new()
            },
            ..row.clone()
        };
        changes.put(RowId(id.0), Row::Person(row));
        if let Some((pairing, row)) = world.capsule().pairing_of(RowId(id.0)) {
            let mut row = row.clone();
            row.page = Some("https://page.example".to_owned());
            changes.put(pairing, Row::Pairing(row));
        }
        world.capsule().commit(changes).unwrap();
        people.push(somebody);
    }
    world.capsule.take().unwrap().close().unwrap();
    Template {
        folder: world.folder,
        people,
        controls,
    }
});

/// Without hardware: then a copy of the folder opens like the folder.
fn plain_world(folder: TempDir) -> World {
    let mut world = World {
        folder,
        hardware: Hardware {
            level: HardwareLevel::None,
            ..Hardware::new()
        },
        capsule: None,
        boot: None,
        policy: amparo_net::Policy::strict(),
    };
    world.reopen();
    world
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

impl Model {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        copy(TEMPLATE.folder.path(), folder.path());
        let (world, boot) = plain_world(folder).with_boot();
        Self {
            world,
            now: NOW + 1_000,
            boot,
            passed_ms: 0,
            restarts: 0,
            people: TEMPLATE.people.clone(),
            saved: BTreeMap::new(),
            reports: HashMap::new(),
            in_flight: HashMap::new(),
            envelopes: HashMap::new(),
            counters: HashSet::new(),
            links: HashSet::new(),
            ages: HashMap::new(),
        }
    }

    pub(super) fn controls() -> Vec<ControlKeys> {
        let controls = TEMPLATE.controls.iter();
        controls
            .map(|bytes| ControlKeys::from_bytes(bytes).unwrap())
            .collect()
    }

    /// Changes a person as the owner would.
    pub(super) fn change_person(
        &mut self,
        id: PersonId,
        change: impl FnOnce(&mut PersonRow),
    ) -> bool {
        let mut row = self.world.capsule().person_row(id).unwrap().clone();
        change(&mut row);
        let mut changes = Changes::default();
        changes.put(RowId(id.0), Row::Person(row));
        self.world.capsule().commit(changes).is_ok()
    }
}
