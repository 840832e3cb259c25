//! The fault matrix: every fault, by every channel, with the process or the disk ending at every step.
//!
//! Of each cell three things hold: no screen says more than the other side really did; the press is
//! still in the outbox or ended with a reason; nobody waited for somebody else's slow service. The
//! table of it is written to `target/fault-matrix.md`.

mod faults;
mod phone;
mod service;
mod steps;
mod table;

use std::time::Instant;

use super::*;
use phone::Template;
use service::Certificates;
use steps::Step;
use table::{Cell, Table};

#[test]
#[expect(clippy::print_stdout, reason = "what a matrix is for is to be read")]
fn no_fault_loses_a_press_or_makes_a_screen_say_more_than_is_true() {
    let begun = Instant::now();
    let (template, certificates) = (Template::new(), Certificates::new());
    let run = |step: Step| -> Vec<Cell> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let cells = runtime.block_on(steps::run(&template, &certificates, step));
        // Servers that wait are not waited for.
        runtime.shutdown_background();
        cells
    };
    // The first looks at who waited for whom, which all the others beside it would make longer.
    let [whole, others @ ..] = Step::ALL;
    let mut columns = vec![(whole, run(whole))];
    std::thread::scope(|scope| {
        let run = &run;
        let runs = others.map(|step| (step, scope.spawn(move || run(step))));
        columns.extend(runs.map(|(step, run)| (step, run.join().unwrap())));
    });
    let table = Table::new(&template, columns);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/fault-matrix.md");
    std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
    std::fs::write(path, table.markdown()).unwrap();
    let seconds = begun.elapsed().as_secs();
    println!("{}\n\n{seconds} s", table.markdown());
    assert!(
        table.problems().is_empty(),
        "{}",
        table.problems().join("\n")
    );
    assert!(table.proves_something(), "{}", table.summary());
}
