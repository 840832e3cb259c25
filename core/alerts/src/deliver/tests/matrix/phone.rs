//! The phone of the matrix: a person for each fault and each way, made once and copied for each step.

use tempfile::TempDir;

use super::faults::{FAULTS, Fault, Play, ROUTES, Route};
use super::service::{Truth, endpoint, policy};
use super::table::Cell;
use super::*;
use crate::capsule::Changes;
use crate::outbox::ALERT_LIFE_MS;
use crate::outbox::schedule::Receipt;
use crate::outbox::view::AlertView;
use crate::pairing::PendingPairing;
use crate::people::PersonId;
use crate::rows::{AlertKeys, AttemptRow, Channel, PairingRow, PersonRow, Reason, Row, Ways};
use crate::world::{Boot, Hardware};
use amparo_sealed::{HardwareLevel, RowId};

/// One person: one line of the table.
pub(super) struct Somebody {
    pub(super) fault: usize,
    pub(super) route: usize,
    id: PersonId,
    /// Shared by the steps: each of them has a press of its own, and copies are known by its id.
    relative: Option<Mutex<Relative>>,
}

impl Somebody {
    pub(super) fn fault(&self) -> &'static Fault {
        &FAULTS[self.fault]
    }

    pub(super) fn route(&self) -> &'static Route {
        &ROUTES[self.route]
    }

    pub(super) fn is(&self, person: PersonId) -> bool {
        self.id == person
    }

    pub(super) fn is_row(&self, person: RowId) -> bool {
        self.id.0 == person.0
    }

    fn has(&self, channel: Channel) -> bool {
        self.route().channels.contains(&channel)
    }
}

pub(super) struct Template {
    folder: TempDir,
    pub(super) people: Vec<Somebody>,
}

impl Template {
    pub(super) fn new() -> Self {
        let mut world = plain_world(TempDir::new().unwrap());
        // One pairing as the app makes it; the others are like it, in one transaction.
        let first = world.person("A", None);
        world.pair(first, &endpoint(0, 0));
        let sample = world.capsule().person_row(first).unwrap().clone();
        let (_, live) = world.capsule().pairing_of(RowId(first.0)).unwrap();
        let live = live.clone();
        world.capsule().remove_person(first).unwrap();
        let mut people = Vec::new();
        let mut changes = Changes::default();
        for (fault, line) in FAULTS.iter().enumerate() {
            for (route, by) in ROUTES.iter().enumerate() {
                // What happens at a push service is nothing to a text message beside it; only ways in
                // order know of each other.
                let of_text = line.name.starts_with("text");
                let alone = by.channels == [Channel::Push];
                if !(of_text || alone || by.in_order) {
                    continue;
                }
                let number = by.channels.contains(&Channel::Sms);
                let id = PersonId(RowId::make_random().unwrap().0);
                let at = people.len();
                let row = PersonRow {
                    order: u32::try_from(at).unwrap(),
                    label: format!("{fault}/{route}"),
                    number: number.then(|| "2135550134".to_owned()),
                    ways: Ways {
                        channels: by.channels.to_vec(),
                        in_order: by.in_order,
                    },
                    ..sample.clone()
                };
                changes.put(RowId(id.0), Row::Person(row));
                let has_page = by.channels.contains(&Channel::Push);
                let relative = has_page.then(|| {
                    let (pending, relative) = world.exchange(id, &endpoint(at, fault));
                    let row = paired(&live, &pending);
                    changes.put(RowId::make_random().unwrap(), Row::Pairing(row));
                    Mutex::new(relative)
                });
                people.push(Somebody {
                    fault,
                    route,
                    id,
                    relative,
                });
            }
        }
        world.capsule().commit(changes).unwrap();
        world.capsule.take().unwrap().close().unwrap();
        Self {
            folder: world.folder,
            people,
        }
    }

    pub(super) fn plays(&self) -> Vec<Play> {
        self.people.iter().map(|one| one.fault().play).collect()
    }

    /// A phone of its own, as the template left it.
    pub(super) fn copy(&self) -> World {
        let folder = TempDir::new().unwrap();
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
        }
        plain_world(folder)
    }

    /// Reports what the shell knows of the text messages that may go now.
    pub(super) fn report_receipts(&self, capsule: &mut Capsule, alert: AlertId, now_ms: u64) {
        for draft in capsule.drafts(alert, now_ms).unwrap() {
            let one = self.people.iter().find(|one| one.id == draft.person);
            if let Some(receipt) = one.unwrap().fault().receipt {
                let attempt = draft.attempt.unwrap();
                capsule.report_receipt(attempt, receipt, now_ms).unwrap();
            }
        }
    }

    /// Looks at everybody's row of the screen, and writes a word for each channel into their cell. The
    /// press is over when nothing is tried any more: `at_the_end`.
    pub(super) fn look(
        &self,
        capsule: &Capsule,
        alert: AlertId,
        truth: &[Truth],
        now_ms: u64,
        at_the_end: bool,
        cells: &mut [Cell],
    ) {
        let view = capsule.view(alert, now_ms).unwrap();
        let drafts = capsule.drafts(alert, now_ms).unwrap();
        for ((one, truth), cell) in self.people.iter().zip(truth).zip(cells) {
            let attempts: Vec<_> = capsule
                .attempts_of(alert)
                .filter(|(_, row)| row.person.0 == one.id.0)
                .map(|(_, row)| row.clone())
                .collect();
            let has_draft = drafts.iter().any(|draft| draft.person == one.id);
            one.check_truth(&view, truth, cell);
            one.check_kept(&attempts, has_draft, at_the_end, now_ms, cell);
            cell.say(&words(one, &attempts));
        }
    }

    /// What the pages made of what came: each alert that was accepted is shown, once.
    pub(super) fn look_at_pages(
        &self,
        capsule: &Capsule,
        alert: AlertId,
        truth: &[Truth],
        cells: &mut [Cell],
    ) {
        let view = capsule.view(alert, NOW).unwrap();
        for ((one, truth), cell) in self.people.iter().zip(truth).zip(cells) {
            let Some(relative) = &one.relative else {
                continue;
            };
            let mut relative = relative.lock().unwrap();
            let mut shown = 0;
            for body in &truth.bodies {
                match relative.receive_push(body, NOW).unwrap().word() {
                    "new" => shown += 1,
                    "old-copy" => {}
                    other => cell.problem(&format!("the page calls it {other}")),
                }
            }
            let state = one.state_of(&view, Channel::Push);
            if shown > 1 || (shown == 0 && state == Some(State::Accepted)) {
                cell.problem(&format!("shown {shown} times, and {state:?}"));
            }
        }
    }
}

impl Somebody {
    fn state_of(&self, view: &AlertView, channel: Channel) -> Option<State> {
        let row = view.rows.iter().find(|row| row.person == self.id)?;
        let mut channels = row.channels.iter();
        Some(channels.find(|view| view.channel == channel)?.state)
    }

    /// Nothing is said that did not happen.
    fn check_truth(&self, view: &AlertView, truth: &Truth, cell: &mut Cell) {
        let Some(row) = view.rows.iter().find(|row| row.person == self.id) else {
            return cell.problem("not on the screen");
        };
        let taken = truth.taken > 0;
        let handed = self.has(Channel::Sms) && self.fault().receipt == Some(Receipt::Handed);
        let left = row.reached == Reached::LeftThisPhone;
        if row.reached == Reached::Answered || (left && !taken && !handed) {
            cell.untrue(&format!("{:?} is not true", row.reached));
        }
        for channel in &row.channels {
            let untrue = match channel.state {
                State::Accepted => !taken,
                State::Handed => !handed,
                State::Received | State::Answered => true,
                _ => false,
            };
            if untrue {
                cell.untrue(&format!("{:?} is not true", channel.state));
            }
        }
        let said = match row.reached {
            Reached::NotGoneYet => "alert-not-gone",
            Reached::LeftThisPhone => "alert-left-phone",
            Reached::Answered => "alert-answered",
        };
        if row.sentence.id != said {
            cell.untrue("the sentence is another");
        }
    }

    /// One attempt a channel, which is open, left, or ended with a reason; a text message that did not
    /// leave can still be sent.
    fn check_kept(
        &self,
        attempts: &[AttemptRow],
        has_draft: bool,
        at_the_end: bool,
        now_ms: u64,
        cell: &mut Cell,
    ) {
        for channel in self.route().channels {
            let mut theirs = attempts.iter().filter(|row| row.channel == *channel);
            let (Some(row), None) = (theirs.next(), theirs.next()) else {
                cell.lost(&format!("not one attempt by {channel:?}"));
                continue;
            };
            let over = true_ms(now_ms) >= NOW + ALERT_LIFE_MS;
            let not_needed = attempts.iter().any(AttemptRow::has_left);
            let kept = match row.state {
                State::Accepted | State::Handed => true,
                State::Expired => over,
                State::Failed if *channel == Channel::Sms => {
                    row.reason.is_some() && (has_draft || over)
                }
                State::Failed => row.reason.is_some(),
                State::Waiting | State::Sending if *channel == Channel::Push => {
                    !at_the_end || over || (self.route().in_order && not_needed)
                }
                State::Waiting => has_draft || over || !at_the_end || not_needed,
                _ => false,
            };
            if !kept {
                cell.lost(&format!("{channel:?} is {:?}", row.state));
            }
        }
        if attempts.len() != self.route().channels.len() {
            cell.lost("other attempts than ways");
        }
    }
}

/// A confirmed pairing with the keys of `pending`.
fn paired(like: &PairingRow, pending: &PendingPairing) -> PairingRow {
    let keys = pending.keys(NOW).unwrap();
    let route = pending.route().unwrap();
    PairingRow {
        person: RowId(pending.person().0),
        scope: pending.scope(),
        endpoint: route.endpoint,
        recipient: route.recipient,
        vapid_private: Arc::new(pending.vapid().to_bytes()),
        vapid_public: *pending.vapid().public(),
        alert: Some(AlertKeys {
            outgoing: Arc::new(keys.alert_out),
            incoming: Arc::new(keys.alert_in),
        }),
        sms: Some(Arc::new(keys.sms_out)),
        ..like.clone()
    }
}

/// What a right clock would say: one that is years off stands about where the press was.
fn true_ms(now_ms: u64) -> u64 {
    const YEAR_MS: u64 = 365 * ALERT_LIFE_MS;
    if now_ms.abs_diff(NOW) > YEAR_MS {
        NOW
    } else {
        now_ms
    }
}

/// A word for each channel.
fn words(one: &Somebody, attempts: &[AttemptRow]) -> String {
    let word = |channel: &Channel| {
        let row = attempts.iter().find(|row| row.channel == *channel);
        let other = attempts
            .iter()
            .any(|row| row.channel != *channel && row.has_left());
        row.map_or("none", |row| match (row.state, row.reason) {
            (State::Waiting, _) if one.route().in_order && other => "not needed",
            (State::Waiting | State::Sending, _) => "waits",
            (State::Accepted, _) => "accepted",
            (State::Handed, _) => "handed",
            (State::Received | State::Answered, _) => "answered",
            (State::Expired, _) => "expired",
            (State::Cancelled, _) => "cancelled",
            (State::Failed, Some(Reason::Gone)) => "gone",
            (State::Failed, Some(Reason::TooLarge)) => "too large",
            (State::Failed, Some(Reason::Refused)) => "refused",
            (State::Failed, Some(Reason::SmsNotSent)) => "not sent",
            (State::Failed, Some(Reason::Address)) => "address",
            (State::Failed, _) => "failed",
        })
    };
    let words: Vec<_> = one.route().channels.iter().map(word).collect();
    words.join("+")
}

/// Without hardware: then a copy of the folder opens like the folder.
fn plain_world(folder: TempDir) -> World {
    let mut world = World {
        folder,
        hardware: Hardware {
            level: HardwareLevel::None,
            ..Hardware::new()
        },
        capsule: None,
        policy: policy(),
        boot: Some(Boot::new()),
    };
    world.reopen();
    world
}
