//! Installs packs, goes back and starts again, and says what happened, until it is done or killed.
//!
//! `pack_driver <root> <desk> <notes> life|random <seed> <count>`
//!
//! The app is `<root>`; what the publisher made and the notes are elsewhere.

use amparo::{Amparo, AmparoError, TestEndpoint};
use amparo_crash::packs::{self, LIFE, NOW_MS, Op, PACKS};
use amparo_crash::script::Dice;
use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match drive(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "pack_driver: {error}");
            ExitCode::FAILURE
        }
    }
}

fn drive(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let [root, desk, notes, mode @ ..] = arguments else {
        return Err("too few arguments".into());
    };
    let notes = OpenOptions::new().create(true).append(true).open(notes)?;
    let (root, desk) = (Path::new(root), Path::new(desk));
    let mut phone = Phone {
        app: packs::open(root, desk, NOW_MS)?,
        root,
        desk,
        notes,
    };
    let mode: Vec<&str> = mode.iter().map(String::as_str).collect();
    match mode.as_slice() {
        ["life"] => LIFE.iter().try_for_each(|op| phone.step(*op)),
        ["random", seed, count] => {
            let mut dice = Dice::new(seed.parse()?);
            (0..count.parse::<u32>()?).try_for_each(|_| {
                let number = dice.below(PACKS) + 1;
                phone.step(match dice.below(8) {
                    0 | 1 => Op::File(number),
                    2 => Op::Fetch(number),
                    3 | 4 => Op::RollBack,
                    5 | 6 => Op::BuiltIn,
                    _ => Op::Updated,
                })
            })
        }
        _ => Err("no such mode".into()),
    }
}

struct Phone<'a> {
    app: Arc<Amparo>,
    root: &'a Path,
    desk: &'a Path,
    notes: File,
}

impl Phone<'_> {
    /// Does one thing; when it fails, says so, looks what is shown, waits for the fault to be over, and does it again if it was not done.
    fn step(&mut self, op: Op) -> Result<(), Box<dyn Error>> {
        let before = packs::shown(&self.app)?;
        self.tell(&format!("begin {op}"))?;
        let Err(error) = self.run(op) else {
            return self.tell(&format!("done {op}"));
        };
        let Some(kind) = error.downcast_ref::<AmparoError>() else {
            return Err(error);
        };
        self.tell(&format!("failed {op}: {kind:?}"))?;
        // What is on the screen is what the next start would show.
        let (here, next) = (
            packs::shown(&self.app),
            packs::open(self.root, self.desk, NOW_MS).map(|app| packs::shown(&app))?,
        );
        if here != next || here.is_err() {
            self.tell(&format!("broken {op}: {here:?} here and {next:?} next"))?;
        }
        self.tell("room")?;
        if here == Ok(before) {
            self.tell("without")?;
            self.tell(&format!("begin {op}"))?;
            if let Err(error) = self.run(op) {
                self.tell(&format!("broken {op}: {error:?} although there is room"))?;
                return Err(error);
            }
        }
        self.tell(&format!("done {op}"))
    }

    /// Something that is refused or has nothing to go back to has ended, too.
    fn run(&mut self, op: Op) -> Result<(), Box<dyn Error>> {
        let packs = self.app.packs()?;
        match op {
            Op::File(number) => {
                let path = packs::file(self.desk, number);
                packs.install_file(path.to_string_lossy().into_owned())?;
            }
            Op::Fetch(number) => {
                let endpoint = TestEndpoint::start()?;
                endpoint.answer_with(200)?;
                endpoint.answer_body(fs::read(packs::file(self.desk, number))?)?;
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()?;
                let fetched = runtime.block_on(packs.fetch(endpoint.url()?));
                endpoint.stop()?;
                packs.install(fetched?)?;
            }
            Op::RollBack => match packs.roll_back() {
                Ok(_) | Err(AmparoError::NotFound) => {}
                Err(error) => return Err(error.into()),
            },
            Op::BuiltIn => packs.use_built_in()?,
            Op::Updated => {
                packs::start_another_build(self.root, self.desk)?;
                self.app = packs::open(self.root, self.desk, NOW_MS)?;
            }
        }
        Ok(())
    }

    /// One write for each line: a kill leaves whole lines.
    fn tell(&mut self, line: &str) -> Result<(), Box<dyn Error>> {
        Ok(self.notes.write_all(format!("{line}\n").as_bytes())?)
    }
}
