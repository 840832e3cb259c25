use super::*;

/// Only a push service says of a push what became of it.
#[test]
fn a_shell_reports_of_text_messages_only() {
    let (mut world, _, _, alert) = pressed();
    let push = world.capsule().attempts_of(alert).next().unwrap().0;
    for receipt in [Receipt::ComposerOpened, Receipt::Handed, Receipt::Failed] {
        let refused = world.capsule().report_receipt(push, receipt, NOW);
        assert!(matches!(
            refused,
            Err(Error::NotFound {
                what: "text message"
            })
        ));
    }
    assert_eq!(row(&mut world, alert, NOW).reached, Reached::NotGoneYet);
}

#[test]
fn killed_while_sending_is_sent_again_with_the_same_bytes() {
    let (mut world, mut relative, _, alert) = pressed();
    let first = due(&mut world, NOW);
    assert_eq!(row(&mut world, alert, NOW).badge, say("alert-badge-trying"));
    assert!(
        world
            .capsule()
            .take_due(&HashSet::from([first[0].attempt]), NOW)
            .unwrap()
            .is_empty(),
        "in flight"
    );
    world.reopen();
    let second = due(&mut world, NOW + 1);
    assert_eq!(first[0].envelope, second[0].envelope);
    assert_eq!(relative.receive(&first[0].envelope, NOW).word(), "new");
    assert_eq!(
        relative.receive(&second[0].envelope, NOW).word(),
        "old-copy"
    );
}

#[test]
fn accepted_is_left_this_phone_and_the_envelope_is_gone() {
    let (mut world, _, _, alert) = pressed();
    assert_eq!(row(&mut world, alert, NOW).reached, Reached::NotGoneYet);
    let job = due(&mut world, NOW).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(201), NOW + 5)
        .unwrap();
    let view = row(&mut world, alert, NOW + 9);
    assert_eq!(
        (view.reached, view.sentence),
        (Reached::LeftThisPhone, say("alert-left-phone"))
    );
    assert_eq!(
        view.channels[0].detail,
        Say {
            id: "alert-detail-accepted",
            data: Data::Time(NOW + 5)
        }
    );
    world
        .capsule()
        .report(job.attempt, &status(410), NOW + 6)
        .unwrap();
    assert_eq!(
        row(&mut world, alert, NOW + 9),
        view,
        "an answer that comes twice changes nothing"
    );
    for row in world.capsule().rows.values() {
        assert!(!contains(&row.encode().unwrap(), &job.envelope[..64]));
        assert!(row.encode().unwrap().len() < ENVELOPE_LEN);
    }
}

#[test]
fn dead_subscriptions_end_the_pairing_and_the_next_press_says_so() {
    for answer in [404, 410] {
        let (mut world, _, _, alert) = pressed();
        let waits = world.capsule().press(&Press::default(), NOW).alert.unwrap();
        let job = due(&mut world, NOW).remove(0);
        world
            .capsule()
            .report(job.attempt, &status(answer), NOW)
            .unwrap();
        world.reopen();
        // What waited behind it is not sent there any more.
        assert!(due(&mut world, NOW).is_empty());
        let stopped = row(&mut world, waits, NOW).channels[0];
        assert_eq!(stopped.detail, say("alert-detail-page-gone"));
        assert_eq!(world.capsule().people()[0].page, PageState::Gone);
        assert!(!world.capsule().people()[0].is_ready(NOW));
        let view = row(&mut world, alert, NOW);
        assert_eq!(
            (view.badge, view.channels[0].detail),
            (say("alert-badge-stopped"), say("alert-detail-page-gone"))
        );
        let next = world.capsule().press(&Press::default(), NOW + 1);
        assert_eq!(next.pushes, 0);
        assert_eq!(
            row(&mut world, next.alert.unwrap(), NOW).channels[0].detail,
            say("alert-detail-page-gone")
        );
        assert!(due(&mut world, NOW + 1).is_empty());
    }
}

#[test]
fn answers_that_no_retry_can_change_stop_at_once() {
    for (answer, reason) in [
        (413, Reason::TooLarge),
        (400, Reason::Refused),
        (401, Reason::Refused),
        (403, Reason::Refused),
        (307, Reason::Refused),
    ] {
        let (mut world, _, _, alert) = pressed();
        let job = due(&mut world, NOW).remove(0);
        world
            .capsule()
            .report(job.attempt, &status(answer), NOW)
            .unwrap();
        let stored = world.capsule().attempts_of(alert).next().unwrap().1.clone();
        assert_eq!(
            (stored.state, stored.reason),
            (State::Failed, Some(reason)),
            "{answer}"
        );
        assert_eq!(
            row(&mut world, alert, NOW).channels[0].detail,
            say("alert-detail-refused")
        );
        assert_eq!(world.capsule().people()[0].page, PageState::Paired);
        assert!(due(&mut world, NOW + ALERT_LIFE_MS - 1).is_empty());
    }
}

#[test]
fn trouble_is_tried_again_later_and_never_earlier_than_asked() {
    for outcome in [
        status(429),
        status(500),
        status(503),
        status(408),
        Outcome::Unreachable(NetError::Timeout),
    ] {
        let (mut world, _, _, alert) = pressed();
        let job = due(&mut world, NOW).remove(0);
        world.capsule().report(job.attempt, &outcome, NOW).unwrap();
        world.reopen();
        let Backlog {
            waiting, next_ms, ..
        } = world.capsule().backlog(NOW);
        let next = next_ms.unwrap();
        assert!(waiting == 1 && (NOW..=NOW + 2_000).contains(&next));
        assert_eq!(row(&mut world, alert, NOW).reached, Reached::NotGoneYet);
        assert_eq!(due(&mut world, next)[0].envelope, job.envelope);
    }
    let (mut world, _, _, alert) = pressed();
    let job = due(&mut world, NOW).remove(0);
    let asked = Outcome::Answered {
        status: 429,
        retry_after_ms: Some(90_000),
        date_ms: None,
    };
    world.capsule().report(job.attempt, &asked, NOW).unwrap();
    assert!(due(&mut world, NOW + 89_999).is_empty());
    assert_eq!(
        row(&mut world, alert, NOW + 500).channels[0].detail,
        Say {
            id: "alert-detail-next",
            data: Data::Seconds(90)
        }
    );
    world.capsule().network_is_back(NOW + 1).unwrap();
    assert!(
        due(&mut world, NOW + 1).is_empty(),
        "the network was not what was missing"
    );
    assert_eq!(due(&mut world, NOW + 90_000).len(), 1);
}

#[test]
fn the_network_coming_back_is_now() {
    let (mut world, _, _, alert) = pressed();
    let mut now = NOW;
    // Until it has to wait: a wait is anything from nothing to its bound.
    for _ in 0..60 {
        if now > NOW + 1_000 && due(&mut world, now).is_empty() {
            break;
        }
        let next = world.capsule().backlog(now).next_ms.unwrap();
        let job = due(&mut world, next).remove(0);
        let none = Outcome::Unreachable(NetError::NotResolved);
        world.capsule().report(job.attempt, &none, next).unwrap();
        now = next + 3;
    }
    assert_eq!(
        row(&mut world, alert, now).channels[0].detail,
        say("alert-detail-no-network")
    );
    world.capsule().network_is_back(now).unwrap();
    assert_eq!(due(&mut world, now).len(), 1);
}

#[test]
fn waits_grow_with_full_jitter_to_five_minutes() {
    for (tries, bound) in [
        (0, 0),
        (1, 2_000),
        (2, 5_000),
        (3, 15_000),
        (4, 30_000),
        (5, 60_000),
        (6, 120_000),
        (7, 300_000),
        (99, 300_000),
    ] {
        assert_eq!(derive_wait(tries, None, bound), bound, "{tries}");
        assert_eq!(derive_wait(tries, None, bound + 1), 0, "{tries}");
        assert_eq!(derive_wait(tries, Some(1_000_000), u64::MAX), 1_000_000);
    }
}

#[test]
fn expiry_is_final_and_a_clock_that_goes_back_neither_revives_nor_blocks() {
    let (mut world, _, _, alert) = pressed();
    let end = NOW + ALERT_LIFE_MS;
    assert_eq!(
        row(&mut world, alert, end).channels[0].detail,
        say("alert-detail-expired")
    );
    assert!(due(&mut world, end).is_empty());
    assert_eq!(world.capsule().current(end), None);
    world.reopen();
    assert!(due(&mut world, NOW).is_empty(), "un-expired");
    assert_eq!(
        row(&mut world, alert, NOW).channels[0].state,
        State::Expired
    );

    let (mut world, ..) = pressed();
    let job = due(&mut world, NOW).remove(0);
    let asked = Outcome::Answered {
        status: 503,
        retry_after_ms: Some(3_600_000),
        date_ms: None,
    };
    world.capsule().report(job.attempt, &asked, NOW).unwrap();
    assert!(due(&mut world, NOW + 1).is_empty());
    assert_eq!(
        due(&mut world, NOW - 1).len(),
        1,
        "blocked by a clock that went back"
    );
}

#[test]
fn to_one_page_messages_go_one_at_a_time_in_order() {
    let (mut world, mut relative, control, alert) = pressed();
    world
        .capsule()
        .stand_down(alert, std::slice::from_ref(&control), "", NOW + 1)
        .unwrap();
    let jobs = due(&mut world, NOW + 1);
    assert_eq!(jobs.len(), 1);
    let flying = HashSet::from([jobs[0].attempt]);
    assert!(
        world
            .capsule()
            .take_due(&flying, NOW + 1)
            .unwrap()
            .is_empty()
    );
    let Verdict::New(message) = relative.receive(&jobs[0].envelope, NOW) else {
        panic!("not new")
    };
    assert_eq!(message.kind, 1);
    // The alert has to wait for the service: "I am safe" does not wait with it.
    world
        .capsule()
        .report(
            jobs[0].attempt,
            &Outcome::Answered {
                status: 429,
                retry_after_ms: Some(60_000),
                date_ms: None,
            },
            NOW + 1,
        )
        .unwrap();
    let jobs = due(&mut world, NOW + 2);
    let Verdict::New(message) = relative.receive(&jobs[0].envelope, NOW) else {
        panic!("not new")
    };
    assert_eq!(message.kind, 16);
}
