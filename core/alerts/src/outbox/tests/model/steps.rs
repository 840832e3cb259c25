//! What each operation does, and what the model learns from it.

use super::people::Page;
use super::*;
use crate::capsule::Changes;
use crate::outbox::heard::Heard;
use crate::outbox::{Cancelled, Press};
use crate::people::NewPerson;
use crate::rows::{Answer, AttemptRow, Payload};

impl Model {
    pub(super) fn apply(&mut self, step: &Step) {
        let Step::Refused(inner) = step else {
            self.run(step, true);
            return;
        };
        let before = self.bytes();
        self.world.capsule().fail_commits = true;
        self.run(inner, false);
        self.world.capsule().fail_commits = false;
        assert_eq!(self.bytes(), before, "a refused step left something behind");
        self.world.reopen();
        self.in_flight.clear();
        assert_eq!(
            self.bytes(),
            before,
            "a refused step left something on the disk"
        );
    }

    /// `works` is false when the disk refuses.
    fn run(&mut self, step: &Step, works: bool) {
        let now = self.now;
        match step {
            Step::Press { cancel_ms, group } => self.press(*cancel_ms, *group, works),
            Step::Drill { loud } => {
                let pressed = self.world.capsule().drill(*loud, now);
                let to = |somebody: &&Somebody| {
                    !somebody.quiet && !somebody.paused && !somebody.opted_out
                };
                let expected = self.expect(to);
                self.learn(&pressed, 0, false, &expected, works);
            }
            Step::Update { alert } => {
                let Some(alert) = self.nth_alert(*alert) else {
                    return;
                };
                let over = self.saved[&alert].cancelled || self.saved[&alert].stood_down;
                match self.world.capsule().update(alert, None, now) {
                    Ok(pressed) => {
                        assert!(!over);
                        self.note_new(&pressed, works);
                    }
                    Err(_) => assert!(over),
                }
            }
            Step::StandDown { alert } => {
                let Some(alert) = self.nth_alert(*alert) else {
                    return;
                };
                let controls = Self::controls();
                match self.world.capsule().stand_down(alert, &controls, "w", now) {
                    Ok(pressed) => {
                        assert!(!self.saved[&alert].cancelled);
                        self.note_new(&pressed, works);
                        self.saved.get_mut(&alert).unwrap().stood_down |= works;
                    }
                    Err(_) => assert!(self.saved[&alert].cancelled),
                }
            }
            Step::NumberChanged => {
                let controls = Self::controls();
                let capsule = self.world.capsule();
                let pressed = capsule
                    .number_changed("+12135550199", &controls, now)
                    .unwrap();
                self.note_new(&pressed, works);
            }
            Step::Revoke { person } => self.revoke(*person),
            Step::Cancel { alert } => self.cancel(*alert, works),
            Step::Take => self.take(),
            Step::Report { job, outcome } => self.report(*job, outcome, works),
            Step::Receipt { sms, receipt } => self.receipt(*sms, *receipt, works),
            Step::Received { push } => self.hear(*push, Heard::Received { shown: true }, works),
            Step::Answered { push } => self.hear(*push, Heard::Answered(Answer::OnIt), works),
            Step::Called { attempt } => self.called(*attempt, works),
            _ => self.run_outside(step),
        }
    }

    /// What is not a message: the clock, the network, the process, the people.
    fn run_outside(&mut self, step: &Step) {
        let now = self.now;
        match step {
            Step::Clock { by_ms } => {
                self.now = self.now.saturating_add_signed(*by_ms);
            }
            Step::Pass { by_ms } => self.pass(*by_ms),
            Step::Restart { off_ms, by_ms } => {
                self.boot.restart();
                self.restarts += 1;
                self.passed_ms += off_ms;
                self.now = (self.now + off_ms).saturating_add_signed(*by_ms);
                self.world.reopen();
                self.in_flight.clear();
            }
            Step::NetworkBack => {
                let _ = self.world.capsule().network_is_back(now);
            }
            Step::Crash => {
                let before = self.bytes();
                self.world.reopen();
                self.in_flight.clear();
                assert_eq!(self.bytes(), before, "a crash lost or changed something");
            }
            Step::Pause { person, on } => {
                let Some(at) = self.nth_person(*person) else {
                    return;
                };
                let until = on.then_some(u64::MAX);
                let id = self.people[at].id;
                if self.change_person(id, |row| row.paused_until_ms = until) {
                    self.people[at].paused = *on;
                }
            }
            Step::OptOut { person } => {
                let Some(at) = self.nth_person(*person) else {
                    return;
                };
                let id = self.people[at].id;
                if self.change_person(id, |row| row.opted_out_ms = Some(now)) {
                    self.people[at].opted_out = true;
                }
            }
            Step::Remove { person } => {
                let Some(at) = self.nth_person(*person) else {
                    return;
                };
                let id = self.people[at].id;
                if self.world.capsule().remove_person(id).is_ok() {
                    self.people.remove(at);
                }
            }
            Step::Add { number } => self.add(*number),
            _ => {}
        }
    }

    fn receipt(&mut self, sms: usize, receipt: Receipt, works: bool) {
        let now = self.now;
        let Some((id, _)) = self.nth_attempt(sms, |row| row.channel == Channel::Sms) else {
            return;
        };
        let ignored = self.has_left(id) || (self.is_over(id) && receipt != Receipt::Handed);
        let done = self.world.capsule().report_receipt(id, receipt, now);
        assert_eq!(done.is_ok(), works || ignored);
        let known = self.reports.entry(id).or_default();
        known.handed |= works && receipt == Receipt::Handed;
        known.touched |= works && !ignored;
        known.over |= works && receipt == Receipt::Failed;
    }

    /// The owner says that a person called.
    fn called(&mut self, attempt: usize, works: bool) {
        let now = self.now;
        let saved: HashSet<_> = self.saved.keys().map(|id| RowId(id.0)).collect();
        let theirs = |row: &AttemptRow| row.alert.is_some_and(|id| saved.contains(&id));
        let Some((_, row)) = self.nth_attempt(attempt, theirs) else {
            return;
        };
        let (alert, person) = (row.alert.unwrap(), row.person);
        let capsule = self.world.capsule();
        let done = capsule.mark_answered(
            AlertId(alert.0),
            crate::people::PersonId(person.0),
            Answer::Called,
            now,
        );
        assert_eq!(done.is_ok(), works);
        if works {
            // Whichever attempt it is kept with, the owner has said it of this person.
            let theirs = self.attempts(|row| row.alert == Some(alert) && row.person == person);
            for (id, _) in theirs {
                self.reports.entry(id).or_default().answered = true;
            }
        }
    }

    fn press(&mut self, cancel_ms: u32, group: bool, works: bool) {
        let press = Press {
            cancel_ms,
            group: group.then(|| "g".to_owned()),
            ..Press::default()
        };
        let pressed = self.world.capsule().press(&press, self.now);
        let expected = self.expect(|somebody| !group || somebody.grouped);
        if expected.is_empty() && group {
            assert!(!pressed.saved && pressed.drafts.is_empty());
            return;
        }
        self.learn(&pressed, u64::from(cancel_ms), true, &expected, works);
    }

    fn revoke(&mut self, person: usize) {
        let Some(at) = self.nth_person(person) else {
            return;
        };
        let id = self.people[at].id;
        let controls = Self::controls();
        let control = controls.iter().find(|keys| keys.person == id);
        let before: HashSet<_> = self
            .attempts(|_| true)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        let open = self
            .attempts(|row| row.person.0 == id.0 && row.channel == Channel::Push && row.is_open());
        let now = self.now;
        if self.world.capsule().revoke(id, control, now).is_err() {
            return;
        }
        for (attempt, _) in open {
            self.reports.entry(attempt).or_default().over = true;
        }
        self.people[at].page = Page::None;
        self.age();
        for (attempt, row) in self.attempts(|_| true) {
            if let (
                false,
                Payload::Push {
                    pairing, counter, ..
                },
            ) = (before.contains(&attempt), &row.payload)
            {
                assert!(self.counters.insert((*pairing, *counter)));
            }
        }
    }

    fn cancel(&mut self, alert: usize, works: bool) {
        let Some(alert) = self.nth_alert(alert) else {
            return;
        };
        let touched = self
            .attempts(|row| row.alert == Some(RowId(alert.0)))
            .iter()
            .any(|(id, _)| {
                let known = self.reports.get(id).copied().unwrap_or_default();
                known.touched || known.received || known.answered || known.over
            });
        let saved = &self.saved[&alert];
        let open = self.now < saved.created_ms + saved.cancel_ms
            && self.now + saved.cancel_ms >= saved.created_ms;
        let may = saved.cancelled || (open && !touched);
        match self.world.capsule().cancel(alert, self.now) {
            Ok(Cancelled::NothingLeft) => {
                assert!(
                    may,
                    "taken back though something may have left, or too late"
                );
                self.saved.get_mut(&alert).unwrap().cancelled = true;
            }
            Ok(Cancelled::TooLate) => assert!(!may, "not taken back in its window"),
            Err(_) => assert!(!works),
        }
    }

    pub(super) fn take(&mut self) {
        let in_flight: HashSet<_> = self.in_flight.keys().copied().collect();
        let Ok(jobs) = self.world.capsule().take_due(&in_flight, self.now) else {
            return;
        };
        for saved in self.saved.values_mut() {
            if saved.restarts < self.restarts {
                saved.seen_ms.get_or_insert(self.passed_ms);
            }
        }
        for job in jobs {
            self.check_job(&job);
            self.reports.entry(job.attempt).or_default().touched = true;
            self.in_flight.insert(job.attempt, job);
        }
    }

    fn report(&mut self, job: usize, outcome: &Outcome, works: bool) {
        let mut flying: Vec<_> = self.in_flight.keys().copied().collect();
        if flying.is_empty() {
            return;
        }
        flying.sort_by_key(|id| self.ages[&id.0]);
        let id = flying[job % flying.len()];
        let row = self.attempt(id);
        if self.world.capsule().report(id, outcome, self.now).is_err() {
            assert!(!works);
            return;
        }
        self.in_flight.remove(&id);
        let Some(row) = row.filter(|row| row.state == State::Sending) else {
            return;
        };
        let known = self.reports.entry(id).or_default();
        match outcome {
            Outcome::Answered { status: 201, .. } => known.accepted = true,
            Outcome::Answered { status: 410, .. } => {
                known.over = true;
                let theirs = self
                    .people
                    .iter_mut()
                    .find(|somebody| somebody.id.0 == row.person.0);
                if let Some(theirs) = theirs
                    && theirs.page == Page::Live
                {
                    theirs.page = Page::Over;
                }
            }
            Outcome::Answered {
                status: 413 | 403, ..
            }
            | Outcome::Unusable(_) => known.over = true,
            _ => {}
        }
        let after = self.attempt(id).unwrap().state;
        let expected = match outcome {
            Outcome::Answered { status: 201, .. } => State::Accepted,
            Outcome::Answered {
                status: 410 | 413 | 403,
                ..
            }
            | Outcome::Unusable(_) => State::Failed,
            _ => State::Waiting,
        };
        assert_eq!(after, expected, "{outcome:?}");
    }

    fn hear(&mut self, push: usize, what: Heard, works: bool) {
        let push = self.nth_attempt(push, |row| {
            row.channel == Channel::Push && row.alert.is_some()
        });
        let Some((id, row)) = push else { return };
        let mut changes = Changes::default();
        let of = row.alert.unwrap();
        self.world
            .capsule()
            .heard(of.0, row.person, what, self.now, &mut changes);
        if self.world.capsule().commit(changes).is_err() {
            assert!(!works);
            return;
        }
        if works {
            let known = self.reports.entry(id).or_default();
            match what {
                Heard::Received { .. } => known.received = true,
                Heard::Answered(_) => known.answered = true,
            }
        }
    }

    fn add(&mut self, number: bool) {
        let person = NewPerson {
            label: "N".to_owned(),
            number: number.then(|| "2135550177".to_owned()),
            language: "en".to_owned(),
        };
        let Ok(id) = self.world.capsule().add_person(&person) else {
            return;
        };
        self.people.push(Somebody {
            id,
            number,
            page: Page::None,
            ways: vec![Channel::Push, Channel::Sms],
            quiet: false,
            grouped: false,
            paused: false,
            opted_out: false,
        });
    }
}
