//! What has to be true after each step, and that everything open gets somewhere in the end.

use super::*;
use crate::envelope::Kind;
use crate::outbox::age::GRACE_MS;
use crate::outbox::view::Reached;
use crate::rows::{AttemptRow, Payload, Row};

/// How long the next way waits (`gate`), and how far a clock may go back in that time.
const NEXT_WAY_MS: u64 = 60_000;

impl Model {
    /// Never more than the model knows; nothing lost; every end has its reason.
    pub(super) fn check(&mut self) {
        for (id, row) in self.attempts(|_| true) {
            let known = self.reports.get(&id).copied().unwrap_or_default();
            match row.state {
                State::Accepted => assert!(known.accepted, "accepted by nobody"),
                State::Handed => assert!(known.handed, "handed by nobody"),
                State::Received => assert!(known.received, "received by nobody"),
                State::Answered => assert!(known.answered, "answered by nobody"),
                State::Expired => assert!(self.may_be_over(&row, known), "a clock ended it"),
                State::Failed => assert!(row.reason.is_some(), "failed without a reason"),
                State::Cancelled => assert!(!known.touched, "cancelled though it may have left"),
                State::Sending => assert!(known.touched),
                State::Waiting => {}
            }
            let keeps = match &row.payload {
                Payload::Push { envelope, .. } => envelope.is_some(),
                Payload::Sms { text, .. } => text.is_some(),
                Payload::Nothing => false,
            };
            assert_eq!(
                keeps,
                row.is_open() || (row.channel == Channel::Sms && row.state == State::Failed),
                "what may be sent is kept, and only that"
            );
        }
        self.check_views();
    }

    fn check_views(&mut self) {
        let alerts: Vec<_> = self.saved.keys().copied().collect();
        for alert in alerts {
            // Old ones leave with a press.
            let Ok(view) = self.world.capsule().view(alert, self.now) else {
                continue;
            };
            assert_eq!(view.cancelled, self.saved[&alert].cancelled);
            assert_eq!(view.stood_down, self.saved[&alert].stood_down);
            for row in view.rows {
                let known: Vec<_> = row
                    .channels
                    .iter()
                    .map(|channel| {
                        self.reports
                            .get(&channel.attempt)
                            .copied()
                            .unwrap_or_default()
                    })
                    .collect();
                let any = |of: fn(&Reports) -> bool| known.iter().any(of);
                match row.reached {
                    Reached::Answered => assert!(any(|known| known.answered)),
                    Reached::LeftThisPhone => {
                        assert!(any(|known| known.accepted
                            || known.handed
                            || known.received));
                    }
                    Reached::NotGoneYet => assert_eq!(row.sentence.id, "alert-not-gone"),
                }
            }
        }
    }

    /// A job must be one that may go now, and its bytes those of its other tries.
    pub(super) fn check_job(&mut self, job: &Job) {
        let first = self
            .envelopes
            .entry(job.attempt)
            .or_insert_with(|| job.envelope.to_vec());
        assert_eq!(first[..], job.envelope[..], "a retry sends other bytes");
        assert!(job.left_ms > 0);
        let row = self.attempt(job.attempt).unwrap();
        assert_eq!(
            row.state,
            State::Sending,
            "taken without being written down"
        );
        assert!(
            !self.blocked(&row),
            "sent to somebody paused or opted out since"
        );
        let Some(saved) = row.alert.and_then(|id| self.saved.get(&AlertId(id.0))) else {
            return;
        };
        assert!(!saved.cancelled, "sent though taken back");
        let (now, created, window) = (self.now, saved.created_ms, saved.cancel_ms);
        let cut_off = self
            .reports
            .get(&job.attempt)
            .is_some_and(|known| known.touched);
        assert!(
            cut_off || now >= created + window || now + window < created,
            "sent in the window"
        );
        if let Some(before) = row.after.and_then(|id| self.attempt(AttemptId(id.0))) {
            let turn = created + window;
            let open = matches!(before.state, State::Waiting | State::Sending);
            let over = matches!(
                before.state,
                State::Failed | State::Expired | State::Cancelled
            );
            let long = now >= turn + NEXT_WAY_MS || now + NEXT_WAY_MS < turn;
            assert!(
                cut_off || over || (open && long),
                "{:?} went before its turn",
                row.channel
            );
        }
    }

    /// With a network and services that take everything, every push that is not over leaves before
    /// it expires, and every text message that is not over is there to be sent.
    pub(super) fn drain(&mut self) {
        self.in_flight.clear();
        for _ in 0..400 {
            let Some(next) = self.world.capsule().backlog(self.now).next_ms else {
                break;
            };
            self.pass(next.saturating_sub(self.now));
            self.take();
            let jobs: Vec<_> = self.in_flight.drain().map(|(id, _)| id).collect();
            for id in jobs {
                self.reports.entry(id).or_default().accepted = true;
                self.world
                    .capsule()
                    .report(id, &status(201), self.now)
                    .unwrap();
            }
        }
        assert_eq!(self.world.capsule().backlog(self.now).waiting, 0, "blocked");
        self.check();
        for (id, row) in self.attempts(|row| row.channel == Channel::Push) {
            let known = self.reports.get(&id).copied().unwrap_or_default();
            let over = self.may_be_over(&row, known);
            assert!(
                !row.is_open() || over || self.not_needed(&row) || self.blocked(&row),
                "{:?} of {id:?} is left open",
                row.state
            );
        }
        self.pass(NEXT_WAY_MS + 5_000);
        for (id, row) in self.attempts(|row| row.channel == Channel::Sms) {
            let alert = AlertId(row.alert.unwrap().0);
            let Some(saved) = self.saved.get(&alert) else {
                continue;
            };
            let known = self.reports.get(&id).copied().unwrap_or_default();
            let over = self.may_be_over(&row, known);
            if row.state != State::Waiting || over || saved.stood_down {
                continue;
            }
            let (now, created, window) = (self.now, saved.created_ms, saved.cancel_ms);
            // A clock that went back has come to the window, or to the turn of another way, again.
            let again = now < created + window + NEXT_WAY_MS
                && now + window + NEXT_WAY_MS >= created
                && (window > 0 || row.after.is_some());
            if again {
                continue;
            }
            let needed = !self.not_needed(&row) && !self.blocked(&row);
            let drafts = self.world.capsule().drafts(alert, self.now).unwrap();
            let there = drafts.iter().any(|draft| draft.attempt == Some(id));
            let opened = matches!(row.payload, Payload::Sms { opened: true, .. });
            assert_eq!(
                there,
                needed || opened,
                "a text message is lost, or comes though not needed"
            );
        }
    }

    /// A day has really gone by; or the phone was restarted, so that nobody knows, and it was tried then.
    /// What was never tried does not end by what a clock says.
    fn may_be_over(&self, row: &AttemptRow, known: Reports) -> bool {
        let Some(saved) = self.saved.get(&AlertId(row.alert.unwrap().0)) else {
            // The end of a pairing: nobody wrote down when.
            return self.restarts > 0 || self.passed_ms >= ALERT_LIFE_MS;
        };
        if self.passed_ms - saved.pressed_ms >= ALERT_LIFE_MS {
            return true;
        }
        let again = self.restarts > saved.restarts + 1;
        known.touched
            && saved
                .seen_ms
                .is_some_and(|seen_ms| again || self.passed_ms - seen_ms >= GRACE_MS)
    }

    pub(super) fn pass(&mut self, by_ms: u64) {
        self.now += by_ms;
        self.passed_ms += by_ms;
        self.boot.pass(by_ms);
    }

    /// The owner paused the person since, or they want no messages: but for the end of a pairing, and,
    /// of a pause, for "I am safe" to who may have got something of the alert.
    fn blocked(&mut self, row: &AttemptRow) -> bool {
        let theirs = |somebody: &&super::people::Somebody| somebody.id.0 == row.person.0;
        let Some(somebody) = self.people.iter().find(theirs) else {
            return false;
        };
        let (paused, opted_out) = (somebody.paused, somebody.opted_out);
        let rows = &self.world.capsule().rows;
        let Some(Row::Alert(alert)) = row.alert.and_then(|id| rows.get(&id)) else {
            return false;
        };
        match alert.kind {
            Kind::Revoke => false,
            Kind::StandDown if !opted_out => {
                let of = alert.of;
                let of_theirs =
                    self.attempts(|other| other.alert == of && other.person == row.person);
                let heard = of_theirs.iter().any(|(id, other)| {
                    let known = self.reports.get(id).copied().unwrap_or_default();
                    let opened = matches!(other.payload, Payload::Sms { opened: true, .. });
                    other.channel != Channel::None
                        && (known.touched || opened || other.state != State::Waiting)
                });
                paused && !heard
            }
            _ => paused || opted_out,
        }
    }

    /// Another way has succeeded, or the person has answered.
    fn not_needed(&mut self, row: &AttemptRow) -> bool {
        let Some(before) = row.after.and_then(|id| self.attempt(AttemptId(id.0))) else {
            return false;
        };
        let answered = self.attempts(|other| {
            other.alert == row.alert && other.person == row.person && other.state == State::Answered
        });
        before.has_left() || !answered.is_empty()
    }
}
