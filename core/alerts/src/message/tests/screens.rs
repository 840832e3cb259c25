//! Every reason that this crate can give has a sentence in `ui.ftl`, with the value that belongs to it.
//!
//! The matches are whole on purpose: a reason more does not compile here before it has words.

use super::*;
use crate::people::{PEOPLE_FREE, PEOPLE_MAX};
use crate::preflight::{Held, Problem};
use crate::rows::{Answer, Reason, Role};

fn problem_id(problem: Problem) -> &'static str {
    match problem {
        Problem::NoNumber => "preflight-no-number",
        Problem::NotPaired => "preflight-not-paired",
        Problem::SubscriptionGone => "preflight-page-gone",
        Problem::SubscriptionOld { .. } => "preflight-page-old",
        Problem::NoSim => "preflight-no-sim",
        Problem::NoSms => "preflight-no-sms",
        Problem::SmsNotAllowed => "preflight-sms-not-allowed",
        Problem::NoNetwork => "preflight-no-network",
        Problem::ClockWrong { minutes } if minutes.abs() < 120 => "preflight-clock-wrong",
        Problem::ClockWrong { .. } => "preflight-clock-far",
    }
}

fn held_id(held: Held) -> &'static str {
    match held {
        Held::Paused { until_ms: u64::MAX } => "preflight-paused-open",
        Held::Paused { .. } => "preflight-paused",
        Held::OptedOut => "preflight-opted-out",
    }
}

fn reason_id(reason: Reason) -> &'static str {
    match reason {
        Reason::NoWay => "alert-detail-no-way",
        Reason::Gone => "alert-detail-page-gone",
        Reason::TooLarge | Reason::Refused | Reason::Address | Reason::Internal => {
            "alert-detail-refused"
        }
        Reason::NoNetwork => "alert-detail-no-network",
        Reason::Busy => "alert-detail-next",
        Reason::SmsNotSent => "alert-detail-sms-failed",
        Reason::Paused => "alert-detail-paused",
        Reason::OptedOut => "alert-detail-opted-out",
        Reason::Untrusted => "alert-detail-untrusted",
    }
}

fn answer_id(answer: Answer) -> &'static str {
    match answer {
        Answer::OnIt => "alert-detail-on-it",
        Answer::Called => "alert-detail-called",
        Answer::Cannot => "alert-detail-cannot",
    }
}

fn role_id(role: Role) -> &'static str {
    match role {
        Role::Other => "role-other",
        Role::Spouse => "role-spouse",
        Role::SchoolPickup => "role-school-pickup",
        Role::LawyerContact => "role-lawyer-contact",
        Role::FarAway => "role-far-away",
        Role::Child => "role-child",
    }
}

fn say(language: &str, id: &str, args: &Args) -> String {
    let found = Catalog::embedded().message(&[language.parse().unwrap()], "ui", id, args, false);
    let found = found.unwrap_or_else(|error| panic!("{language} {id}: {error}"));
    assert_eq!(found.locale, language, "{id}");
    found.value
}

#[test]
fn every_reason_answer_and_role_has_a_sentence_of_its_own() {
    let problems = [
        Problem::NoNumber,
        Problem::NotPaired,
        Problem::SubscriptionGone,
        Problem::SubscriptionOld { days: 31 },
        Problem::NoSim,
        Problem::NoSms,
        Problem::SmsNotAllowed,
        Problem::NoNetwork,
        Problem::ClockWrong { minutes: -31 },
        Problem::ClockWrong { minutes: 1_051_200 },
    ];
    let held = [
        Held::Paused { until_ms: 1 },
        Held::Paused { until_ms: u64::MAX },
        Held::OptedOut,
    ];
    let reasons = (1..=12).map(|number| reason_id(Reason::from_number(number).unwrap()));
    let answers = (1..=3).map(|number| answer_id(Answer::from_number(number).unwrap()));
    let roles = (0..=5).map(|number| role_id(Role::from_number(number).unwrap()));
    let ids = problems.into_iter().map(problem_id);
    let ids = ids.chain(held.into_iter().map(held_id));
    let mut ids: Vec<_> = ids.chain(reasons).chain(answers).chain(roles).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 10 + 3 + 9 + 3 + 6, "only the refusals share one");
    let args = Args::new()
        .with("days", 31)
        .with("minutes", 31)
        .with("seconds", 31)
        .with("date", "31")
        .with("time", "31");
    for language in ["en", "es"] {
        let mut said: Vec<_> = ids.iter().map(|id| say(language, id, &args)).collect();
        let with_value = said.iter().filter(|text| text.contains("31")).count();
        // Page old, clock, paused, next try, three answers.
        assert_eq!(with_value, 7, "{language}");
        said.sort();
        said.dedup();
        // A page that is gone, a pause and an opt-out may say the same before an alert and in it.
        assert!(said.len() + 3 >= ids.len(), "{language}");
    }
}

#[test]
fn the_states_of_an_alert_have_their_details() {
    let args = Args::new().with("time", "14:02").with("seconds", 5);
    for language in ["en", "es"] {
        for id in [
            "accepted",
            "handed",
            "received",
            "expired",
            "cancelled",
            "window",
            "held",
            "draft",
            "composer",
            "trying",
        ] {
            say(language, &format!("alert-detail-{id}"), &args);
        }
        assert!(say(language, "alert-detail-received", &args).contains("14:02"));
        assert!(say(language, "alert-cancel-window", &args).contains("5 s"));
    }
}

#[test]
fn the_promised_sentences_are_said_word_for_word() {
    let args = |answered: u32| {
        Args::new()
            .with("ready", 2)
            .with("total", 3)
            .with("date", "1 November")
            .with("answered", answered)
            .with("people", 3)
            .with("pages", 2)
            .with("name", "Ana")
            .with("seconds", 5)
    };
    for (language, id, answered, text) in [
        (
            "en",
            "preflight-summary",
            2,
            "Ready to try 2 of 3 people · last practice 1 November: 2 of 3 answered",
        ),
        (
            "es",
            "preflight-summary",
            2,
            "Listo para intentar con 2 de 3 personas · última práctica, 1 November: respondieron 2 de 3",
        ),
        (
            "es",
            "preflight-summary",
            1,
            "Listo para intentar con 2 de 3 personas · última práctica, 1 November: respondió 1 de 3",
        ),
        (
            "en",
            "alert-cancel-too-late",
            0,
            "Something may have left already. Say “I am safe” instead.",
        ),
        ("en", "alert-cancel-window", 0, "Nothing leaves for 5 s"),
        ("en", "alert-she-called", 0, "Ana called me"),
        (
            "en",
            "exposure-do",
            0,
            "They could send an alert in your name to 2 family pages.",
        ),
        (
            "en",
            "exposure-not-safe",
            0,
            "They could not tell a family page that you are safe.",
        ),
        (
            "en",
            "alert-settings-pin-first-price",
            0,
            "After that an alert needs the PIN. One press alone does nothing.",
        ),
    ] {
        assert_eq!(say(language, id, &args(answered)), text);
    }
}

/// The limits that texts name are those of the code.
#[test]
fn numbers_in_texts_are_the_codes_own() {
    let none = Args::new();
    assert_eq!((PEOPLE_FREE, crate::people::PEOPLE_DEFAULT), (5, 3));
    assert!(say("en", "people-many", &none).contains("More than five"));
    assert!(say("en", "people-many", &none).contains("Three"));
    assert_eq!(crate::settings::CANCEL_MAX_MS, 30_000);
    assert_eq!(
        say("en", "error-invalid-cancel", &none),
        "Thirty seconds at most."
    );
    assert_eq!(crate::people::GROUPS_MAX, 5);
    assert!(say("en", "error-invalid-groups", &none).starts_with("Five groups at most"));
    let most = Args::new().with("max", u32::try_from(PEOPLE_MAX).unwrap());
    assert!(say("en", "people-full", &most).contains("15"));
}

/// Sentences that a frightened person can read: none of ours here is longer than fifteen words.
#[test]
fn sentences_of_the_new_screens_are_short() {
    let prefixes = ["alert-", "preflight-", "exposure-", "role-", "people-"];
    let names = [
        "name", "time", "date", "seconds", "minutes", "days", "count", "max",
    ];
    let more = [
        "ready", "total", "answered", "people", "pages", "numbers", "alerts", "texts",
    ];
    let args: Args = names.iter().chain(&more).map(|name| (*name, 2)).collect();
    let ids = Catalog::embedded().ids("ui");
    for id in ids
        .iter()
        .filter(|id| prefixes.iter().any(|prefix| id.starts_with(prefix)))
    {
        for language in ["en", "es"] {
            let text = say(language, id, &args);
            let longest = text
                .split(['.', ':', ';', '?', '!', '·'])
                .map(|sentence| sentence.split_whitespace().count())
                .max();
            assert!(longest <= Some(15), "{language} {id}: {text}");
        }
    }
}
