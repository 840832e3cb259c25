//! At which step the process ends, the disk is full or the clock is wrong, and the life of one press
//! around it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::faults::Play;
use super::phone::Template;
use super::service::{Certificates, Services};
use super::table::Cell;
use super::*;
use crate::rows::Channel;

const MINUTE: u64 = 60_000;
const YEARS_2: u64 = 2 * 365 * 24 * 60 * MINUTE;
/// When every way may be tried, also the later of two in order.
const TURN: u64 = NOW + MINUTE + 1_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Whole,
    BeforeTake,
    AfterTake,
    InRequest,
    BeforeReport,
    AfterReport,
    FullAtPress,
    FullAtReport,
    WakesAhead,
    WakesBehind,
    PressedAhead,
    PressedBehind,
    RestartedAhead,
    RestartedBehind,
}

impl Step {
    pub(super) const ALL: [Self; 14] = [
        Self::Whole,
        Self::BeforeTake,
        Self::AfterTake,
        Self::InRequest,
        Self::BeforeReport,
        Self::AfterReport,
        Self::FullAtPress,
        Self::FullAtReport,
        Self::WakesAhead,
        Self::WakesBehind,
        Self::PressedAhead,
        Self::PressedBehind,
        Self::RestartedAhead,
        Self::RestartedBehind,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Whole => "nothing else",
            Self::BeforeTake => "ends before taking",
            Self::AfterTake => "ends after taking",
            Self::InRequest => "ends in the request",
            Self::BeforeReport => "ends before the report",
            Self::AfterReport => "ends after the report",
            Self::FullAtPress => "disk full at the press",
            Self::FullAtReport => "disk full at the report",
            Self::WakesAhead => "wakes 2 years ahead",
            Self::WakesBehind => "wakes 2 years behind",
            Self::PressedAhead => "pressed 2 years ahead",
            Self::PressedBehind => "pressed 2 years behind",
            Self::RestartedAhead => "restarts 2 years ahead",
            Self::RestartedBehind => "restarts 2 years behind",
        }
    }

    fn pressed_ms(self) -> u64 {
        match self {
            Self::PressedAhead => NOW + YEARS_2,
            Self::PressedBehind => NOW - YEARS_2,
            _ => NOW,
        }
    }

    /// The clock during the first delivery.
    fn first_ms(self) -> u64 {
        match self {
            Self::WakesAhead | Self::RestartedAhead => TURN + YEARS_2,
            Self::WakesBehind | Self::RestartedBehind => TURN - YEARS_2,
            _ => TURN,
        }
    }
}

/// The capsule between two ends of the process.
struct Life<'a> {
    template: &'a Template,
    services: Services,
    world: World,
    courier: Courier,
    alert: AlertId,
    cells: Vec<Cell>,
}

/// One press with everything that becomes of it: what each person's cell says.
pub(super) async fn run(template: &Template, certificates: &Certificates, step: Step) -> Vec<Cell> {
    let services = Services::start(certificates, template.plays()).await;
    let mut world = template.copy();
    let mut cells = vec![Cell::default(); template.people.len()];
    if step == Step::FullAtPress {
        refused_press(template, &mut world, &mut cells);
    }
    let pressed = world.capsule().press(&Press::default(), step.pressed_ms());
    assert!(pressed.saved, "{:?}", pressed.problem);
    let mut life = Life {
        template,
        courier: Courier::new(services.client()),
        services,
        world,
        alert: pressed.alert.unwrap(),
        cells,
    };
    life.receipts(step.pressed_ms() + 1_000);
    life.strike(step).await;
    life.deliver(step.first_ms()).await;
    life.look(step.first_ms(), false);
    if step == Step::Whole {
        life.nobody_waited();
    }
    if step == Step::AfterReport {
        life.restart();
        life.look(step.first_ms(), false);
    }
    life.receipts(TURN);
    let mut now_ms = TURN + 10 * MINUTE;
    let boot = life.world.boot.clone().unwrap();
    boot.pass(11 * MINUTE);
    if step == Step::Whole {
        life.deliver(now_ms).await;
        life.look(now_ms, false);
    }
    for cell in &mut life.cells {
        cell.mended();
    }
    life.services.mend();
    for _ in 0..6 {
        let Some(next_ms) = life.world.capsule().backlog(now_ms).next_ms else {
            break;
        };
        let later_ms = now_ms.max(next_ms) + MINUTE;
        boot.pass(later_ms - now_ms);
        now_ms = later_ms;
        life.deliver(now_ms).await;
    }
    life.receipts(now_ms);
    life.look(now_ms, true);
    life.look_at_pages();
    life.cells
}

/// A press that cannot be saved says so at once and gives all text messages all the same.
fn refused_press(template: &Template, world: &mut World, cells: &mut [Cell]) {
    world.capsule().fail_commits = true;
    let pressed = world.capsule().press(&Press::default(), NOW);
    let told = !pressed.saved && pressed.problem.is_some() && pressed.alert.is_none();
    for (one, cell) in template.people.iter().zip(cells) {
        let drafts = pressed.drafts.iter().filter(|draft| one.is(draft.person));
        let wanted = usize::from(one.route().channels.contains(&Channel::Sms));
        if drafts.count() != wanted {
            cell.lost("the text message of a press that was not saved");
        }
        if !told || pressed.pushes != 0 {
            cell.untrue("not told that nothing was saved");
        }
    }
    world.reopen();
    assert_eq!(world.capsule().current(NOW), None);
}

impl Life<'_> {
    /// What goes wrong at `step`, before the first delivery that is let come to its end.
    async fn strike(&mut self, step: Step) {
        match step {
            Step::BeforeTake => self.restart(),
            Step::AfterTake => {
                self.take();
                self.restart();
            }
            Step::InRequest => {
                let sending = self.send();
                // Some were taken, some answered, none is known of.
                tokio::time::sleep(Duration::from_millis(250)).await;
                drop(sending);
                self.restart();
            }
            Step::BeforeReport => {
                self.send().join_all().await;
                self.restart();
            }
            Step::RestartedAhead | Step::RestartedBehind => {
                self.world.boot.as_ref().unwrap().restart();
                self.restart();
            }
            Step::FullAtReport => self.deliver_on_a_full_disk().await,
            _ => {}
        }
    }

    fn take(&mut self) -> Vec<Job> {
        let capsule = self.world.capsule();
        capsule.take_due(&HashSet::new(), TURN).unwrap()
    }

    fn send(&mut self) -> JoinSet<(AttemptId, Outcome)> {
        let client = self.services.client();
        let jobs = self.take().into_iter();
        jobs.map(|job| send(client.clone(), job, TURN)).collect()
    }

    /// The end of the process, and the next start.
    fn restart(&mut self) {
        self.world.reopen();
        self.courier = Courier::new(self.services.client());
    }

    fn receipts(&mut self, now_ms: u64) {
        let (template, alert) = (self.template, self.alert);
        template.report_receipts(self.world.capsule(), alert, now_ms);
    }

    /// A run whose clock goes on with the real one.
    async fn deliver(&mut self, from_ms: u64) {
        let shared = Arc::new(Mutex::new(self.world.capsule.take().unwrap()));
        let begun = Instant::now();
        let now = move || from_ms + u64::try_from(begun.elapsed().as_millis()).unwrap();
        let done = self.courier.deliver(Arc::clone(&shared), now).await;
        done.unwrap();
        let capsule = Arc::into_inner(shared).unwrap().into_inner().unwrap();
        self.world.capsule = Some(capsule);
    }

    async fn deliver_on_a_full_disk(&mut self) {
        let shared = Arc::new(Full {
            capsule: Mutex::new(self.world.capsule.take().unwrap()),
            calls: AtomicUsize::new(0),
        });
        let done = self.courier.deliver(Arc::clone(&shared), || TURN).await;
        assert!(done.is_err(), "nobody was told that the disk is full");
        let mut capsule = Arc::into_inner(shared)
            .unwrap()
            .capsule
            .into_inner()
            .unwrap();
        capsule.fail_commits = false;
        self.world.capsule = Some(capsule);
    }

    fn look(&mut self, now_ms: u64, at_the_end: bool) {
        let truth = self.services.truth.lock().unwrap().clone();
        let (template, alert) = (self.template, self.alert);
        let capsule = self.world.capsule.as_ref().unwrap();
        template.look(capsule, alert, &truth, now_ms, at_the_end, &mut self.cells);
    }

    fn look_at_pages(&mut self) {
        let truth = self.services.truth.lock().unwrap().clone();
        let capsule = self.world.capsule.as_ref().unwrap();
        let (template, alert) = (self.template, self.alert);
        template.look_at_pages(capsule, alert, &truth, &mut self.cells);
    }

    /// Everybody whose service answers at once was written down before the first slow one gave up.
    fn nobody_waited(&mut self) {
        let capsule = self.world.capsule.as_ref().unwrap();
        let since = |wanted: fn(Play) -> bool| {
            let people = self.template.people.iter().enumerate();
            let people: Vec<_> = people.filter(|(_, one)| wanted(one.fault().play)).collect();
            let rows = capsule.attempts_of(self.alert).filter_map(|(_, row)| {
                let (at, _) = people.iter().find(|(_, one)| one.is_row(row.person))?;
                let tried = row.channel == Channel::Push && row.tries > 0;
                tried.then_some((*at, row.since_ms))
            });
            rows.collect::<Vec<_>>()
        };
        let slow = since(Play::is_slow).into_iter().map(|(_, ms)| ms).min();
        let slow = slow.expect("somebody is slow");
        let healthy = since(Play::is_healthy);
        assert!(healthy.len() > 10, "{}", healthy.len());
        for (at, ms) in healthy {
            if ms >= slow {
                self.cells[at].delayed(&format!("waited {} ms for a slow one", ms - TURN));
            }
        }
    }
}

/// The disk takes the first change and then none.
struct Full {
    capsule: Mutex<Capsule>,
    calls: AtomicUsize,
}

impl Shared for Full {
    fn with<T, F: FnOnce(&mut Capsule) -> T>(&self, work: F) -> Result<T, Error> {
        let mut capsule = self.capsule.lock().unwrap();
        capsule.fail_commits = self.calls.fetch_add(1, Ordering::SeqCst) > 0;
        Ok(work(&mut capsule))
    }
}
