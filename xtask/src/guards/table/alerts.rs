//! The guards of the alert engine: who may say "I am safe", who gets what, what may leave and when, whose answer counts,
//! who may be paired.

use super::{Edit, Guard, Tests};

const STAND_DOWN: &str = "core/alerts/src/outbox/stand_down.rs";
const PRESS: &str = "core/alerts/src/outbox/press.rs";
const PLAN: &str = "core/alerts/src/outbox/plan.rs";
const CONTROL: &str = "core/alerts/src/outbox/control.rs";
const CANCEL: &str = "core/alerts/src/outbox/cancel.rs";
const GATE: &str = "core/alerts/src/outbox/gate.rs";
const READERS: &str = "core/alerts/src/outbox/readers.rs";
const SCHEDULE: &str = "core/alerts/src/outbox/schedule.rs";
const REPORT: &str = "core/alerts/src/outbox/report.rs";
const HEARD: &str = "core/alerts/src/outbox/heard.rs";
const INCOMING: &str = "core/alerts/src/incoming.rs";
const PAIRING: &str = "core/alerts/src/pairing/mod.rs";
const INVITE: &str = "core/alerts/src/pairing/invite.rs";
const ENVELOPE: &str = "core/alerts/src/envelope/mod.rs";
const RECEIVE: &str = "core/alerts/src/envelope/receive.rs";
const PACKET: &str = "core/alerts/src/packet.rs";
const CAPSULE: &str = "core/alerts/src/capsule.rs";

const OUTBOX_TESTS: Tests = Tests::Matching("amparo-alerts", "outbox::tests");
const PAUSED_TESTS: Tests = Tests::Matching("amparo-alerts", "outbox::tests::paused");
const ORDER_TESTS: Tests = Tests::Matching("amparo-alerts", "outbox::tests::order");
const INCOMING_TESTS: Tests = Tests::Matching("amparo-alerts", "incoming::tests");
const PAIRING_TESTS: Tests = Tests::Matching("amparo-alerts", "pairing::tests");
const ENVELOPE_TESTS: Tests = Tests::Matching("amparo-alerts", "envelope::");
const PACKET_TESTS: Tests = Tests::Matching("amparo-alerts", "packet::tests");
const PEOPLE_TESTS: Tests = Tests::Matching("amparo-alerts", "people::tests");
const CAPSULE_TESTS: Tests = Tests::Matching("amparo-alerts", "capsule::tests");

pub(in crate::guards) const GUARDS: &[Guard] = &[
    Guard {
        // What the capsule alone holds would do for it, and a locked phone could say "safe".
        name: "alerts: \"I am safe\" needs the vault's key",
        edits: &[Edit {
            file: STAND_DOWN,
            find: "match (way, &reader.row.number, control_of(reader, controls)) {
                    (Channel::Sms, Some(number), _) => {
                        let text = safe_sms(&reader.row.language, reader.from);
                        plan.add_sms(reader, number, text);
                    }
                    (Channel::Push, _, Some((id, row, control))) => {
                        plan.add_control(reader, id, row, |head| {
                            seal(&control.outgoing, head, Kind::StandDown, body)
",
            replace: "match (way, &reader.row.number, reader.pairing) {
                    (Channel::Sms, Some(number), _) => {
                        let text = safe_sms(&reader.row.language, reader.from);
                        plan.add_sms(reader, number, text);
                    }
                    (Channel::Push, _, Some((id, row))) => {
                        let control = control_of(reader, controls).map(|(_, _, keys)| &keys.outgoing);
                        let alert = row.alert.as_ref().map(|keys| &*keys.outgoing);
                        let key = control.or(alert);
                        plan.add_control(reader, id, row, |head| {
                            let key = key.ok_or(Error::NotFound { what: \"key\" })?;
                            seal(key, head, Kind::StandDown, body)
",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: control keys are of this very pairing",
        edits: &[Edit {
            file: STAND_DOWN,
            find: "keys.person == reader.person() && keys.scope == row.scope",
            replace: "keys.person == reader.person()",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: who wants no messages gets none",
        edits: &[Edit {
            file: READERS,
            find: "if person.opted_out_ms.is_some() {",
            replace: "if false {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: who wants no messages gets no \"I am safe\" either",
        edits: &[Edit {
            file: STAND_DOWN,
            find: "if reader.row.opted_out_ms.is_some() {",
            replace: "if false {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: nothing is shared with who wants no messages",
        edits: &[Edit {
            file: CONTROL,
            find: "if reader.row.opted_out_ms.is_some() {",
            replace: "if false {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: who is paused gets nothing",
        edits: &[Edit {
            file: READERS,
            find: "paused.then_some(Reason::Paused)",
            replace: "paused.then_some(Reason::Paused).filter(|_| false)",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: the quiet get no practice",
        edits: &[Edit {
            file: PRESS,
            find: "!reader.row.quiet && reader.blocked(now_ms).is_none()",
            replace: "reader.blocked(now_ms).is_none()",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: a child gets no place",
        edits: &[Edit {
            file: READERS,
            find: "self.row.role != Role::Child",
            replace: "self.row.role == self.row.role",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: a pairing that is gone gets nothing",
        edits: &[Edit {
            file: PRESS,
            find: "(Channel::Push, _, Some((id, row))) if row.state == PairingState::Confirmed => {",
            replace: "(Channel::Push, _, Some((id, row))) => {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: what waited for a pairing that is over stays",
        edits: &[Edit {
            file: SCHEDULE,
            find: "if pairing.state == PairingState::Gone && self.kind_of(row) != Some(Kind::Revoke) {",
            replace: "if false {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: an own message holds no A-number",
        edits: &[Edit {
            file: "core/alerts/src/people/check.rs",
            find: " || has_a_number(message))",
            replace: " || (message.is_empty() && has_a_number(message)))",
        }],
        tests: PEOPLE_TESTS,
    },
    Guard {
        name: "alerts: nothing leaves while it can be taken back",
        edits: &[Edit {
            file: GATE,
            find: "alert.and_then(|alert| window_end(alert, self.now_ms)) {",
            replace: "alert.and_then(|alert| window_end(alert, self.now_ms)).filter(|_| false) {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: what waits stays when its person is paused or wants no messages",
        edits: &[Edit {
            file: GATE,
            find: "(!passes).then_some(Hold::Blocked(reason, until_ms))",
            replace: "(!passes).then_some(Hold::Blocked(reason, until_ms)).filter(|_| false)",
        }],
        tests: PAUSED_TESTS,
    },
    Guard {
        name: "alerts: a pause keeps nobody alarmed",
        edits: &[Edit {
            file: GATE,
            find: "(Reason::Paused, Kind::StandDown) => alert",
            replace: "(Reason::Paused, Kind::StandDown) => row.answer.is_some() && alert",
        }],
        tests: PAUSED_TESTS,
    },
    Guard {
        name: "alerts: \"I am safe\" is no news to the paused",
        edits: &[Edit {
            file: GATE,
            find: ".is_some_and(|of| self.may_have_heard(of, row.person)),",
            replace: ".is_some(),",
        }],
        tests: PAUSED_TESTS,
    },
    Guard {
        name: "alerts: a try that was cut off rests too",
        edits: &[Edit {
            file: SCHEDULE,
            find: "(Hold::Blocked(..), State::Sending) => {",
            replace: "(Hold::Window(_), State::Sending) => {",
        }],
        tests: PAUSED_TESTS,
    },
    Guard {
        name: "alerts: after the window nothing is taken back",
        edits: &[Edit {
            file: CANCEL,
            find: "if window_end(row, now_ms).is_none() {",
            replace: "if false {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: what may have left is not taken back",
        edits: &[Edit {
            file: CANCEL,
            find: "            if row.may_have_left() {",
            replace: "            if false {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: a window of at most half a minute",
        edits: &[Edit {
            file: PRESS,
            find: "press.cancel_ms.min(CANCEL_MAX_MS)",
            replace: "press.cancel_ms.min(CANCEL_MAX_MS.max(u32::MAX))",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: nothing is tried after a day",
        edits: &[Edit {
            file: SCHEDULE,
            find: "ages.is_over(row) || row.tries >= TRIES_MAX",
            replace: "row.tries >= TRIES_MAX",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: not before Retry-After",
        edits: &[Edit {
            file: SCHEDULE,
            find: "jitter.max(retry_after_ms.unwrap_or(0))",
            replace: "jitter.max(retry_after_ms.map_or(0, |_| 0))",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: one push at a time to one page",
        edits: &[Edit {
            file: SCHEDULE,
            find: "if busy.contains(&pairing) {",
            replace: "if false {",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: SENDING is written before the first byte",
        edits: &[Edit {
            file: SCHEDULE,
            find: "        self.commit(changes)?;\n        Ok(jobs)\n",
            replace: "        drop(changes);\n        Ok(jobs)\n",
        }],
        // Others take what is due until nothing is, and would never end.
        tests: ORDER_TESTS,
    },
    Guard {
        name: "alerts: no counter twice in one press",
        edits: &[Edit {
            file: PLAN,
            find: "self.counters.get(&id).copied().unwrap_or(row.counter)",
            replace: "row.counter",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: accepted is an answer of 200 to 299",
        edits: &[Edit {
            file: REPORT,
            find: "                status: 200..=299, ..\n            } => {\n",
            replace: "                status: 200..=399, ..\n            } => {\n",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: a composer that was opened is not gone",
        edits: &[Edit {
            file: REPORT,
            find: "Receipt::ComposerOpened => (State::Waiting, None),",
            replace: "Receipt::ComposerOpened => (State::Handed, None),",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: an answer is of who was told",
        edits: &[Edit {
            file: HEARD,
            find: "row.person == person && row.channel == Channel::Push;",
            replace: "row.channel == Channel::Push || row.person == person;",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: \"they called\" is the owner's to say",
        edits: &[Edit {
            file: INCOMING,
            find: "\n                    .filter(|answer| *answer != Answer::Called)?",
            replace: "?",
        }],
        tests: INCOMING_TESTS,
    },
    Guard {
        name: "alerts: a page says what its key may, and nothing else",
        edits: &[Edit {
            file: INCOMING,
            find: ".filter(|kind| kind.under() == Under::Answer)?",
            replace: ".filter(|kind| kind.under() == Under::Answer || kind.number() > 0)?",
        }],
        tests: INCOMING_TESTS,
    },
    Guard {
        name: "alerts: an answer is of this generation",
        edits: &[Edit {
            file: INCOMING,
            find: "if opened.head.epoch == row.epoch {",
            replace: "if opened.head.epoch == row.epoch || opened.head.epoch != row.epoch {",
        }],
        tests: INCOMING_TESTS,
    },
    Guard {
        name: "alerts: a copy of an answer is none",
        edits: &[Edit {
            file: INCOMING,
            find: "            Err(at) if counter > self.floor => at,\n",
            replace: "            Ok(at) => at,\n            Err(at) if counter > self.floor => at,\n",
        }],
        tests: INCOMING_TESTS,
    },
    Guard {
        name: "alerts: what the window forgot stays old",
        edits: &[Edit {
            file: INCOMING,
            find: "Err(at) if counter > self.floor => at,",
            replace: "Err(at) if counter > 0 => at,",
        }],
        tests: INCOMING_TESTS,
    },
    Guard {
        name: "alerts: what stands behind a body is looked at",
        edits: &[Edit {
            file: RECEIVE,
            find: "if padding.iter().any(|byte| *byte != 0) {",
            replace: "if padding.iter().all(|byte| *byte > 0) && !padding.is_empty() {",
        }],
        tests: ENVELOPE_TESTS,
    },
    Guard {
        name: "alerts: a body that does not fit is refused, not cut",
        edits: &[Edit {
            file: ENVELOPE,
            find: "if body.len() > size - AROUND {",
            replace: "if body.len() > size {",
        }],
        tests: ENVELOPE_TESTS,
    },
    Guard {
        name: "alerts: what is shared has at most 32 parts",
        edits: &[Edit {
            file: PACKET,
            find: "\n        .filter(|of| usize::from(*of) <= PARTS_MAX)",
            replace: "",
        }],
        tests: PACKET_TESTS,
    },
    Guard {
        name: "alerts: no message in more parts than that",
        edits: &[Edit {
            file: CONTROL,
            find: "parts.len() > PARTS_MAX",
            replace: "parts.len() > PARTS_MAX * 8",
        }],
        tests: OUTBOX_TESTS,
    },
    Guard {
        name: "alerts: an invite is for a day",
        edits: &[Edit {
            file: PAIRING,
            find: "if now_ms >= self.parsed.expires_ms {",
            replace: "if false {",
        }],
        tests: PAIRING_TESTS,
    },
    Guard {
        name: "alerts: an invite is for one page",
        edits: &[Edit {
            file: PAIRING,
            find: "            self.ended = Some(PairingProblem::Burned);\n",
            replace: "",
        }],
        tests: PAIRING_TESTS,
    },
    Guard {
        name: "alerts: three replies that do not open end an invite",
        edits: &[Edit {
            file: PAIRING,
            find: "if self.failures < FAILURES_MAX {",
            replace: "if self.failures <= u8::MAX {",
        }],
        tests: PAIRING_TESTS,
    },
    Guard {
        name: "alerts: nothing goes to a host nobody agreed to",
        edits: &[Edit {
            file: PAIRING,
            find: "if !review.known && !host_agreed {",
            replace: "if false {",
        }],
        tests: PAIRING_TESTS,
    },
    Guard {
        name: "alerts: pictures only after the yes to the address",
        edits: &[Edit {
            file: PAIRING,
            find: "            Step::Reviewing => Err(PairingProblem::NotApproved),\n            Step::Comparing =>",
            replace: "            Step::Reviewing | Step::Comparing =>",
        }],
        tests: PAIRING_TESTS,
    },
    Guard {
        name: "alerts: a page is reached by https",
        edits: &[Edit {
            file: INVITE,
            find: "if url.scheme() != \"https\" && !(url.scheme() == \"http\" && here) {",
            replace: "if !here && url.scheme().is_empty() {",
        }],
        tests: PAIRING_TESTS,
    },
    Guard {
        name: "alerts: a page's address asks its host for nothing",
        edits: &[Edit {
            file: INVITE,
            find: "        || url.path() != \"/\"\n        || url.query().is_some()\n",
            replace: "",
        }],
        tests: PAIRING_TESTS,
    },
    Guard {
        name: "alerts: PIN first only with the vault it is wrapped for",
        edits: &[Edit {
            file: CAPSULE,
            find: "if !self.is_wrapped_by(vault_key) {",
            replace: "if false {",
        }],
        tests: CAPSULE_TESTS,
    },
    Guard {
        name: "alerts: PIN first leaves no key to the hardware",
        edits: &[Edit {
            file: "core/alerts/src/capsule/header.rs",
            find: "        self.method = Method::VaultOnly;\n        self.wrap = Vec::new();\n",
            replace: "        self.method = Method::VaultOnly;\n",
        }],
        tests: CAPSULE_TESTS,
    },
    Guard {
        name: "alerts: nothing is made over a database without its header",
        edits: &[Edit {
            file: CAPSULE,
            find: "            return Err(DAMAGED);\n        }\n        let key = Key::make_random()?;\n",
            replace: "        }\n        let key = Key::make_random()?;\n",
        }],
        tests: CAPSULE_TESTS,
    },
];
