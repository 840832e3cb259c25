/// The longest that is read, and one more.
mod bounds;

use super::*;
use crate::b64;
use crate::testkit::Relative;
use crate::world::{ENDPOINT, NOW, PAGE};

fn invited() -> PendingPairing {
    PendingPairing::make_invite(PersonId([1; 16]), "Maria", "es", NOW).unwrap()
}

fn answer(pending: &PendingPairing, endpoint: &str) -> String {
    Relative::new(endpoint)
        .unwrap()
        .answer(&pending.link(PAGE).unwrap(), NOW)
        .unwrap()
}

fn accept(pending: &mut PendingPairing, reply: &str) -> Result<Review, Error> {
    pending.accept_reply(reply, Via::Text, &Policy::strict(), NOW)
}

fn problem(outcome: Result<Review, Error>) -> PairingProblem {
    match outcome {
        Err(Error::Pairing(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

fn approved() -> PendingPairing {
    let mut pending = invited();
    let reply = answer(&pending, ENDPOINT);
    accept(&mut pending, &reply).unwrap();
    pending.approve(false, &Policy::strict(), NOW).unwrap();
    pending
}

#[test]
fn the_steps_in_order_survive_storing() {
    let store = |pending: &PendingPairing| {
        PendingPairing::from_bytes(&pending.to_bytes().unwrap()).unwrap()
    };
    let mut pending = store(&invited());
    assert_eq!(pending.step(NOW), Step::Invited);
    assert!(matches!(
        pending.pictures(NOW),
        Err(Error::Pairing(PairingProblem::NoReplyYet))
    ));
    let reply = answer(&pending, ENDPOINT);
    let review = accept(&mut pending, &reply).unwrap();
    assert_eq!(
        review,
        Review {
            host: "updates.push.services.mozilla.com".to_owned(),
            known: true
        }
    );
    let mut pending = store(&pending);
    assert_eq!(pending.step(NOW), Step::Reviewing);
    assert!(matches!(
        pending.pictures(NOW),
        Err(Error::Pairing(PairingProblem::NotApproved))
    ));
    pending.approve(false, &Policy::strict(), NOW).unwrap();
    let pictures = pending.pictures(NOW).unwrap();
    let pending = store(&pending);
    assert_eq!(pending.step(NOW), Step::Comparing);
    assert_eq!(pending.pictures(NOW).unwrap(), pictures);
    assert_eq!(
        pending.keys(NOW).unwrap().alert_out.as_bytes(),
        store(&pending).keys(NOW).unwrap().alert_out.as_bytes()
    );
}

#[test]
fn the_link_asks_the_host_for_nothing_but_its_root() {
    let pending = invited();
    let link = pending.link("https://page.example/").unwrap();
    assert!(link.starts_with("https://page.example/#v1."));
    let invite = Invite::from_link(&link).unwrap();
    assert_eq!(
        (
            invite.sender.as_str(),
            invite.language.as_str(),
            invite.scope
        ),
        ("Maria", "es", pending.scope())
    );
    for bad in [
        "page.example",
        "https://page.example/x",
        "https://page.example/?q",
        "https://page.example/#q",
        "https://a@page.example",
        "javascript:1",
        "http://page.example",
        "http://192.168.0.1:8080",
        "http://[fe80::1]",
        "http://localhost.example",
        "ftp://localhost",
    ] {
        assert!(pending.link(bad).is_err(), "{bad}");
    }
    // The demo's page, on this machine.
    for here in [
        "http://localhost:8080",
        "http://127.0.0.1:1",
        "http://[::1]:1",
    ] {
        let link = pending.link(here).unwrap();
        assert!(link.starts_with(&format!("{here}/#v1.")), "{link}");
    }
}

#[test]
fn names_and_languages_are_capped() {
    let make = |sender: &str, language: &str| {
        PendingPairing::make_invite(PersonId([1; 16]), sender, language, NOW)
    };
    assert!(make("", "en").is_ok());
    assert!(make(&"x".repeat(32), "es-419").is_ok());
    assert!(make(&"x".repeat(33), "en").is_err());
    assert!(make("a\nb", "en").is_err());
    assert!(make("a", "").is_err());
    assert!(make("a", "e\u{f1}").is_err());
    assert!(make("a", &"x".repeat(17)).is_err());
}

#[test]
fn a_second_different_reply_burns_the_invite_and_the_same_one_does_not() {
    let mut pending = approved();
    let mut again = invited();
    let reply = answer(&again, ENDPOINT);
    accept(&mut again, &reply).unwrap();
    accept(&mut again, &reply).expect("pasted twice");
    let (head, tail) = reply.split_at(20);
    accept(&mut again, &format!(" {head}\n{tail}")).expect("broken into lines");
    assert_eq!(again.step(NOW), Step::Reviewing);

    let second = answer(&pending, ENDPOINT);
    assert_eq!(
        problem(accept(&mut pending, &second)),
        PairingProblem::Burned
    );
    assert_eq!(pending.step(NOW), Step::Ended(PairingProblem::Burned));
    assert!(pending.keys(NOW).is_err());
    assert!(pending.pictures(NOW).is_err());
    assert!(pending.approve(true, &Policy::strict(), NOW).is_err());
    let stored = PendingPairing::from_bytes(&pending.to_bytes().unwrap()).unwrap();
    assert_eq!(stored.step(NOW), Step::Ended(PairingProblem::Burned));
}

#[test]
fn three_damaged_replies_end_the_invite_and_other_texts_do_not_count() {
    let mut pending = invited();
    let reply = answer(&pending, ENDPOINT);
    let mut bytes = b64::decode(reply.strip_prefix("AMPARO1.").unwrap()).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let damaged = format!("AMPARO1.{}", b64::encode(&bytes));
    for text in [
        "",
        "hello",
        "AMPARO1",
        "AMPAROx.aa",
        "AMPARO0.aa",
        "amparo1.aa",
    ] {
        assert_eq!(
            problem(accept(&mut pending, text)),
            PairingProblem::NotAReply,
            "{text}"
        );
    }
    assert_eq!(
        problem(accept(&mut pending, "AMPARO2.aa")),
        PairingProblem::NewerVersion
    );
    assert_eq!(
        problem(accept(
            &mut pending,
            &format!("AMPARO1.{}", b64::encode(&[2; 200]))
        )),
        PairingProblem::NewerVersion
    );
    assert_eq!(
        problem(accept(&mut pending, &"x".repeat(100_000))),
        PairingProblem::NotAReply
    );
    let other = answer(&invited(), ENDPOINT);
    assert_eq!(
        problem(accept(&mut pending, &other)),
        PairingProblem::OtherInvite
    );
    assert_eq!(pending.failures_left(), 3);
    assert_eq!(
        problem(accept(&mut pending, &damaged)),
        PairingProblem::ReplyDamaged
    );
    pending = PendingPairing::from_bytes(&pending.to_bytes().unwrap()).unwrap();
    assert_eq!(
        problem(accept(&mut pending, &damaged)),
        PairingProblem::ReplyDamaged
    );
    assert_eq!(
        problem(accept(&mut pending, &damaged)),
        PairingProblem::TooManyFailures
    );
    assert_eq!(
        problem(accept(&mut pending, &reply)),
        PairingProblem::TooManyFailures
    );
    assert_eq!(
        pending.step(NOW),
        Step::Ended(PairingProblem::TooManyFailures)
    );
}

#[test]
fn every_flipped_byte_of_a_reply_is_refused() {
    let pending = invited();
    let reply = answer(&pending, ENDPOINT);
    let bytes = b64::decode(reply.strip_prefix("AMPARO1.").unwrap()).unwrap();
    for at in 0..bytes.len() {
        let mut bad = bytes.clone();
        bad[at] ^= 1;
        let mut fresh = PendingPairing::from_bytes(&pending.to_bytes().unwrap()).unwrap();
        assert!(
            accept(&mut fresh, &format!("AMPARO1.{}", b64::encode(&bad))).is_err(),
            "byte {at}"
        );
        assert_eq!(fresh.step(NOW), Step::Invited);
    }
}

#[test]
fn a_day_later_it_is_over() {
    let mut pending = invited();
    let reply = answer(&pending, ENDPOINT);
    let late = NOW + INVITE_LIFE_MS;
    assert_eq!(pending.step(late - 1), Step::Invited);
    assert_eq!(
        problem(pending.accept_reply(&reply, Via::Text, &Policy::strict(), late)),
        PairingProblem::Expired
    );
    let pending = approved();
    assert!(matches!(
        pending.keys(late),
        Err(Error::Pairing(PairingProblem::Expired))
    ));
    let mut relative = Relative::new(ENDPOINT).unwrap();
    assert!(matches!(
        relative.answer(&pending.link(PAGE).unwrap(), late),
        Err(Error::Invite(InviteProblem::Expired))
    ));
}

#[test]
fn an_unknown_host_needs_the_users_word_and_an_impossible_one_is_refused() {
    let mut pending = invited();
    let reply = answer(&pending, "https://push.example.org/x");
    let review = accept(&mut pending, &reply).unwrap();
    assert_eq!(
        review,
        Review {
            host: "push.example.org".to_owned(),
            known: false
        }
    );
    let refused = pending.approve(false, &Policy::strict(), NOW);
    assert!(matches!(
        refused,
        Err(Error::Endpoint(EndpointProblem::UnknownHost))
    ));
    assert_eq!(pending.step(NOW), Step::Reviewing);
    pending.approve(true, &Policy::strict(), NOW).unwrap();
    assert!(pending.route().unwrap().host_agreed);

    for endpoint in [
        "http://push.example.org/x",
        "https://10.0.0.1/x",
        "https://printer.local/x",
        "https://u:p@push.example.org/",
        "https://push.example.org:8443/",
    ] {
        let mut pending = invited();
        let reply = answer(&pending, endpoint);
        assert!(
            matches!(accept(&mut pending, &reply), Err(Error::Endpoint(_))),
            "{endpoint}"
        );
        assert_eq!(
            (pending.step(NOW), pending.failures_left()),
            (Step::Invited, 3)
        );
    }
}

#[test]
fn the_inside_of_a_reply_is_strict() {
    let good = Relative::new(ENDPOINT).unwrap().subscription().unwrap();
    let page = AgreementKey::make_random().unwrap();
    let long = format!("https://fcm.googleapis.com/{}", "x".repeat(ENDPOINT_MAX));
    for bad in [
        "{}".to_owned(),
        String::new(),
        good.replacen('{', r#"{"more":1,"#, 1),
        good.replace("p256dh", "p256"),
        good.replace(ENDPOINT, &long),
        format!("{good}{}", " ".repeat(REPLY_PLAINTEXT_MAX)),
        serde_json::json!({ "endpoint": ENDPOINT, "p256dh": b64::encode(&[4; 65]), "auth": b64::encode(&[0; 16]) }).to_string(),
        serde_json::json!({ "endpoint": ENDPOINT, "p256dh": b64::encode(page.public().unwrap().as_bytes()), "auth": b64::encode(&[0; 15]) }).to_string(),
    ] {
        let mut pending = invited();
        let reply = seal_reply(&page, pending.invite(), bad.as_bytes(), &[1; 16]).unwrap();
        assert_eq!(problem(accept(&mut pending, &reply)), PairingProblem::ReplyDamaged, "{bad}");
    }
}

#[test]
fn rejected_pictures_end_it() {
    let mut pending = approved();
    pending.reject();
    assert_eq!(pending.step(NOW), Step::Ended(PairingProblem::Rejected));
    assert!(pending.keys(NOW).is_err());
    // For good, and for no other reason afterwards.
    let stored = String::from_utf8(pending.to_bytes().unwrap().to_vec()).unwrap();
    let mut pending = PendingPairing::from_bytes(stored.as_bytes()).unwrap();
    assert_eq!(pending.step(NOW), Step::Ended(PairingProblem::Rejected));
    let newer = stored.replace("\"ended\":3", "\"ended\":4");
    assert!(matches!(
        PendingPairing::from_bytes(newer.as_bytes()),
        Err(Error::NewerFormat)
    ));
    let burned = stored.replace("\"ended\":3", "\"ended\":1");
    pending = PendingPairing::from_bytes(burned.as_bytes()).unwrap();
    pending.reject();
    assert_eq!(pending.step(NOW), Step::Ended(PairingProblem::Burned));
    let failed = stored.replace("\"ended\":3", "\"ended\":2");
    let pending = PendingPairing::from_bytes(failed.as_bytes()).unwrap();
    let again = PendingPairing::from_bytes(&pending.to_bytes().unwrap()).unwrap();
    assert_eq!(
        again.step(NOW),
        Step::Ended(PairingProblem::TooManyFailures)
    );
}

/// Somebody between the two answers the phone with a key of their own and the page with an invite of
/// their own: the two people see different pictures.
#[test]
fn a_person_in_the_middle_is_seen_in_the_pictures() {
    let phone = approved();
    let in_the_middle = approved();
    assert_ne!(
        phone.pictures(NOW).unwrap(),
        in_the_middle.pictures(NOW).unwrap()
    );
    // Even with the same r, the transcripts differ.
    let (a, b) = (
        phone.transcript().unwrap(),
        in_the_middle.transcript().unwrap(),
    );
    assert_ne!(derive_pictures(&a, &phone.r), derive_pictures(&b, &phone.r));
}

#[test]
fn the_transcript_covers_every_byte_and_both_borders() {
    let page = AgreementKey::make_random().unwrap().public().unwrap();
    let other = AgreementKey::make_random().unwrap().public().unwrap();
    let base = derive_transcript(b"invite", &page, b"reply");
    for changed in [
        derive_transcript(b"invitf", &page, b"reply"),
        derive_transcript(b"invite", &page, b"replz"),
        derive_transcript(b"invite", &other, b"reply"),
        derive_transcript(b"invit", &page, b"reply"),
        derive_transcript(b"invite", &page, b"repl"),
    ] {
        assert_ne!(base, changed);
    }
}

/// Of a version that did not keep who had seen the invite.
#[test]
fn an_older_pending_pairing_counts_as_exported() {
    let mut pending = invited();
    pending.set_page(PAGE).unwrap();
    let reply = answer(&pending, ENDPOINT);
    pending
        .accept_reply(&reply, Via::Camera, &Policy::strict(), NOW)
        .unwrap();
    let mut stored: serde_json::Value =
        serde_json::from_slice(&pending.to_bytes().unwrap()).unwrap();
    let read = |stored: &serde_json::Value| {
        PendingPairing::from_bytes(stored.to_string().as_bytes()).unwrap()
    };
    assert!(read(&stored).is_in_person());
    for field in ["page", "exported"] {
        stored.as_object_mut().unwrap().remove(field).unwrap();
    }
    let older = read(&stored);
    assert!(!older.is_in_person() && older.page().is_none());
}

#[test]
fn a_newer_or_broken_pending_pairing_is_told_apart() {
    let bytes = invited().to_bytes().unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let newer = text.replace(r#""schema":1"#, r#""schema":2,"x":0"#);
    assert!(matches!(
        PendingPairing::from_bytes(newer.as_bytes()),
        Err(Error::NewerFormat)
    ));
    assert!(matches!(
        PendingPairing::from_bytes(b"{}"),
        Err(Error::Damaged { .. })
    ));
}

static PENDING: std::sync::LazyLock<PendingPairing> = std::sync::LazyLock::new(invited);

proptest::proptest! {
    #[test]
    fn random_invites_never_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        proptest::prop_assert!(Invite::from_bytes(&bytes).is_err());
    }

    #[test]
    fn cut_and_changed_invites_never_panic(at in 0..200_usize, value in proptest::num::u8::ANY, length in 0..260_usize) {
        let mut bytes = PENDING.invite().to_vec();
        let at = at % bytes.len();
        bytes[at] = value;
        bytes.truncate(length);
        // A sender that this phone would not write may still be read.
        if let Ok(Ok(again)) = Invite::from_bytes(&bytes).map(|invite| invite.to_bytes()) {
            proptest::prop_assert_eq!(again, bytes);
        }
    }

    #[test]
    fn random_links_and_replies_never_panic(text in "(AMPARO1\\.|https://p/#v1\\.)?[A-Za-z0-9_.-]{0,400}") {
        let _ = Invite::from_link(&text);
        proptest::prop_assert!(PENDING.open_reply(&text).is_err());
    }
}

#[test]
fn in_person_needs_this_camera_and_an_invite_that_stayed_on_this_screen() {
    for (exported, via, expected) in [
        (false, Via::Camera, true),
        (false, Via::Text, false),
        (true, Via::Camera, false),
        (true, Via::Text, false),
    ] {
        let mut pending =
            PendingPairing::make_invite(PersonId([1; 16]), "Maria", "es", NOW).unwrap();
        pending.set_page(PAGE).unwrap();
        assert!(!pending.is_in_person());
        if exported {
            pending.note_exported();
        }
        let mut relative = Relative::new(ENDPOINT).unwrap();
        let reply = relative.answer(&pending.link(PAGE).unwrap(), NOW).unwrap();
        pending
            .accept_reply(&reply, via, &Policy::strict(), NOW)
            .unwrap();
        let kept = PendingPairing::from_bytes(&pending.to_bytes().unwrap()).unwrap();
        assert_eq!(kept.is_in_person(), expected, "{exported} {via:?}");
        assert_eq!(kept.page(), Some(PAGE));
        // An export afterwards cannot change who has answered: the reply is fixed, but the word
        // "in person" is gone.
        pending.note_exported();
        assert!(!pending.is_in_person());
    }
    let mut pending = PendingPairing::make_invite(PersonId([1; 16]), "", "es", NOW).unwrap();
    assert!(pending.set_page("http://page.example").is_err());
    assert!(pending.set_page("https://page.example/path").is_err());
}
