//! The table: a line a fault and way, a column a step, in each cell what the screen said while the
//! fault lasted and at the end.

use std::fmt::Write as _;

use super::phone::Template;
use super::steps::Step;

/// One fault, one way, one step.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    during: String,
    end: String,
    is_mended: bool,
    untrue: Vec<String>,
    lost: Vec<String>,
    delayed: Vec<String>,
}

impl Cell {
    pub(super) fn say(&mut self, words: &str) {
        let place = if self.is_mended {
            &mut self.end
        } else {
            &mut self.during
        };
        words.clone_into(place);
    }

    pub(super) fn mended(&mut self) {
        self.is_mended = true;
    }

    pub(super) fn untrue(&mut self, what: &str) {
        self.untrue.push(what.to_owned());
    }

    pub(super) fn lost(&mut self, what: &str) {
        self.lost.push(what.to_owned());
    }

    pub(super) fn delayed(&mut self, what: &str) {
        self.delayed.push(what.to_owned());
    }

    /// Of the page: it did not get, or show, what the screen says.
    pub(super) fn problem(&mut self, what: &str) {
        self.untrue(what);
    }

    fn text(&self) -> String {
        let mark = if self.problems().next().is_some() {
            " **!**"
        } else {
            ""
        };
        if self.during == self.end {
            format!("{}{mark}", self.end)
        } else {
            format!("{} → {}{mark}", self.during, self.end)
        }
    }

    fn problems(&self) -> impl Iterator<Item = &String> {
        let all = self.untrue.iter().chain(&self.lost);
        all.chain(&self.delayed)
    }
}

/// The whole.
pub(super) struct Table {
    /// Fault and way of each line.
    lines: Vec<(&'static str, &'static str)>,
    columns: Vec<(Step, Vec<Cell>)>,
}

impl Table {
    pub(super) fn new(template: &Template, columns: Vec<(Step, Vec<Cell>)>) -> Self {
        let people = template.people.iter();
        Self {
            lines: people
                .map(|one| (one.fault().name, one.route().name))
                .collect(),
            columns,
        }
    }

    pub(super) fn markdown(&self) -> String {
        let mut text = String::from("# Fault matrix\n\n");
        text.push_str(
            "What the screen says of each way while the fault lasts → after it is mended. `waits`: still in the outbox. \
             `not needed`: of two ways in order the other has left.\n\n",
        );
        let names: Vec<_> = self.columns.iter().map(|(step, _)| step.name()).collect();
        let _ = writeln!(text, "| fault | way | {} |", names.join(" | "));
        let _ = writeln!(text, "| --- | --- |{}", " --- |".repeat(names.len()));
        for (at, (fault, route)) in self.lines.iter().enumerate() {
            let cells = self.columns.iter().map(|(_, cells)| cells[at].text());
            let cells: Vec<_> = cells.collect();
            let _ = writeln!(text, "| {fault} | {route} | {} |", cells.join(" | "));
        }
        let _ = write!(text, "\n{}\n", self.summary());
        text
    }

    pub(super) fn summary(&self) -> String {
        let count =
            |of: fn(&Cell) -> usize| self.cells().map(|(_, _, cell)| of(cell)).sum::<usize>();
        format!(
            "{} cells: false \"accepted\", \"received\" or \"answered\" {}, lost presses {}, delayed by somebody else {}",
            self.cells().count(),
            count(|cell| cell.untrue.len()),
            count(|cell| cell.lost.len()),
            count(|cell| cell.delayed.len()),
        )
    }

    pub(super) fn problems(&self) -> Vec<String> {
        let of_cell = |(step, at, cell): (Step, usize, &Cell)| {
            let (fault, route) = self.lines[at];
            let told = cell.problems();
            let told = told.map(|what| format!("{fault}, {route}, {}: {what}", step.name()));
            told.collect::<Vec<_>>()
        };
        self.cells().flat_map(of_cell).collect()
    }

    /// Each fault struck: it is another picture than the good line, or the same for a reason.
    pub(super) fn proves_something(&self) -> bool {
        let waited = |fault: &str| {
            let mut cells = self.cells();
            cells.any(|(step, at, cell)| {
                step == Step::Whole
                    && self.lines[at] == (fault, "push")
                    && cell.text() == "waits → accepted"
            })
        };
        let all = [
            "silent drop",
            "201 after the limit",
            "DNS failure",
            "rebinding: NAT64",
            "wrong host",
        ];
        all.into_iter().all(waited) && self.cells().count() > 1_200
    }

    fn cells(&self) -> impl Iterator<Item = (Step, usize, &Cell)> {
        self.columns.iter().flat_map(|(step, cells)| {
            let cells = cells.iter().enumerate();
            cells.map(|(at, cell)| (*step, at, cell))
        })
    }
}
