//! The outbox does what a simple model says, in any order of operations, crashes and clocks.
//!
//! The model knows what was pressed, what was taken and what was reported; it does not know how the
//! outbox keeps that. What it checks after each step stands in [`check`].

mod check;
mod find;
mod learn;
mod people;
mod steps;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use amparo_sealed::RowId;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::*;
use crate::rows::Channel;
use crate::world::{Boot, World};
use people::Somebody;

/// What has been reported of one attempt.
#[derive(Debug, Default, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, each of which a step may tell"
)]
struct Reports {
    accepted: bool,
    handed: bool,
    received: bool,
    answered: bool,
    /// Taken for delivery, or its composer opened.
    touched: bool,
    /// FAILED or EXPIRED was the right end of it.
    over: bool,
}

/// What was saved of one message.
#[derive(Debug)]
struct Saved {
    created_ms: u64,
    /// In true time.
    pressed_ms: u64,
    /// How often the phone had been started before.
    restarts: u32,
    /// When, in true time, its attempts were first looked through after a restart.
    seen_ms: Option<u64>,
    cancel_ms: u64,
    is_alert: bool,
    cancelled: bool,
    stood_down: bool,
}

struct Model {
    world: World,
    now: u64,
    boot: Arc<Boot>,
    /// Time that really went by, whatever the clock says.
    passed_ms: u64,
    restarts: u32,
    people: Vec<Somebody>,
    saved: BTreeMap<AlertId, Saved>,
    reports: HashMap<AttemptId, Reports>,
    in_flight: HashMap<AttemptId, Job>,
    envelopes: HashMap<AttemptId, Vec<u8>>,
    counters: HashSet<(RowId, u64)>,
    links: HashSet<String>,
    /// Ids are random; steps name things by age, so that a failing case stays the same case.
    ages: HashMap<[u8; 16], usize>,
}

#[derive(Debug, Clone)]
enum Step {
    Press {
        cancel_ms: u32,
        group: bool,
    },
    Drill {
        loud: bool,
    },
    Update {
        alert: usize,
    },
    StandDown {
        alert: usize,
    },
    NumberChanged,
    Revoke {
        person: usize,
    },
    Cancel {
        alert: usize,
    },
    Take,
    Report {
        job: usize,
        outcome: Outcome,
    },
    Receipt {
        sms: usize,
        receipt: Receipt,
    },
    Received {
        push: usize,
    },
    Answered {
        push: usize,
    },
    Called {
        attempt: usize,
    },
    /// Time goes by.
    Pass {
        by_ms: u64,
    },
    /// The wall clock is set, by somebody or by the network.
    Clock {
        by_ms: i64,
    },
    /// The phone is off for a while, and comes back with the clock off by so much.
    Restart {
        off_ms: u64,
        by_ms: i64,
    },
    NetworkBack,
    Crash,
    Pause {
        person: usize,
        on: bool,
    },
    OptOut {
        person: usize,
    },
    Remove {
        person: usize,
    },
    Add {
        number: bool,
    },
    /// The disk refuses the step inside.
    Refused(Box<Self>),
}

const YEAR_MS: i64 = 365 * 24 * 60 * 60 * 1000;

fn outcome() -> impl Strategy<Value = Outcome> {
    let answered = |status, retry_after_ms| Outcome::Answered {
        status,
        retry_after_ms,
        date_ms: Some(NOW),
    };
    prop_oneof![
        4 => Just(answered(201, None)),
        1 => Just(answered(410, None)),
        1 => Just(answered(413, None)),
        1 => Just(answered(403, None)),
        2 => Just(answered(429, Some(90_000))),
        2 => Just(answered(503, None)),
        2 => Just(Outcome::Unreachable(NetError::NotConnected)),
        1 => Just(Outcome::Unusable(Reason::Address)),
        1 => Just(Outcome::Interrupted),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let nth = 0..32_usize;
    let plain = prop_oneof![
        6 => (prop_oneof![Just(0), Just(5_000)], prop::bool::weighted(0.2))
            .prop_map(|(cancel_ms, group)| Step::Press { cancel_ms, group }),
        1 => any::<bool>().prop_map(|loud| Step::Drill { loud }),
        1 => nth.clone().prop_map(|alert| Step::Update { alert }),
        2 => nth.clone().prop_map(|alert| Step::StandDown { alert }),
        1 => Just(Step::NumberChanged),
        1 => nth.clone().prop_map(|person| Step::Revoke { person }),
        3 => nth.clone().prop_map(|alert| Step::Cancel { alert }),
        10 => Just(Step::Take),
        12 => (nth.clone(), outcome()).prop_map(|(job, outcome)| Step::Report { job, outcome }),
        4 => (nth.clone(), prop_oneof![
            Just(Receipt::ComposerOpened), Just(Receipt::Handed), Just(Receipt::Failed)
        ]).prop_map(|(sms, receipt)| Step::Receipt { sms, receipt }),
        2 => nth.clone().prop_map(|push| Step::Received { push }),
        2 => nth.clone().prop_map(|push| Step::Answered { push }),
        1 => nth.clone().prop_map(|attempt| Step::Called { attempt }),
        7 => prop_oneof![
            6 => prop_oneof![Just(1_000), Just(7_000), Just(61_000), Just(600_000)],
            1 => prop_oneof![Just(2 * 3_600_000), Just(25 * 3_600_000)],
        ].prop_map(|by_ms| Step::Pass { by_ms }),
        4 => prop_oneof![
            2 => prop_oneof![Just(-200), Just(-61_000), Just(-3_600_000)],
            2 => prop_oneof![Just(-2 * YEAR_MS), Just(2 * YEAR_MS)],
        ].prop_map(|by_ms| Step::Clock { by_ms }),
        2 => (
            prop_oneof![Just(60_000), Just(3 * 3_600_000), Just(40 * 3_600_000)],
            prop_oneof![Just(0), Just(22 * 3_600_000), Just(-2 * YEAR_MS), Just(2 * YEAR_MS)],
        ).prop_map(|(off_ms, by_ms)| Step::Restart { off_ms, by_ms }),
        2 => Just(Step::NetworkBack),
        3 => Just(Step::Crash),
        2 => (nth.clone(), any::<bool>()).prop_map(|(person, on)| Step::Pause { person, on }),
        1 => nth.clone().prop_map(|person| Step::OptOut { person }),
        1 => nth.prop_map(|person| Step::Remove { person }),
        1 => any::<bool>().prop_map(|number| Step::Add { number }),
    ];
    (plain, prop::bool::weighted(0.08)).prop_map(|(step, refused)| {
        if refused {
            Step::Refused(Box::new(step))
        } else {
            step
        }
    })
}

/// Cases wait for the disk most of their time, so several run side by side.
const SIDE_BY_SIDE: u32 = 8;

/// `PROPTEST_CASES` raises the number of cases.
#[test]
fn the_outbox_does_what_its_model_does() {
    let all = ProptestConfig::default();
    let config = ProptestConfig {
        cases: all.cases.div_ceil(SIDE_BY_SIDE),
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..all
    };
    let run = || {
        let mut runner = TestRunner::new(config.clone());
        let steps = prop::collection::vec(step(), 1..28);
        runner.run(&steps, |steps| {
            let mut model = Model::new();
            for step in &steps {
                model.apply(step);
                model.check();
            }
            model.drain();
            Ok(())
        })
    };
    let failures: Vec<_> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..SIDE_BY_SIDE).map(|_| scope.spawn(run)).collect();
        let ended = runs.into_iter().map(|run| run.join().unwrap());
        ended.filter_map(Result::err).collect()
    });
    assert!(failures.is_empty(), "{}", failures[0]);
}
