//! A delivery that ends in the middle.

use std::pin::pin;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use amparo::{AmparoError, Reached, TestEndpoint};

use crate::phone::{NOW_MS, Phone, wait};

/// Less than the client's own patience, and far more than a busy computer needs.
const SLOW_MS: u64 = 12_000;

#[test]
fn a_lock_ends_a_delivery_and_the_next_one_sends_again() {
    let (phone, ana) = Phone::with_ana();
    let endpoint = TestEndpoint::start().unwrap();
    phone.pair(&ana, &endpoint);
    wait(phone.alerts().deliver()).unwrap();
    endpoint.take().unwrap();
    phone.want_pin_first(true).unwrap();
    let alert = phone.alerts().press(None).unwrap().alert.unwrap();
    endpoint.delay(SLOW_MS).unwrap();

    let begun = Instant::now();
    let alerts = phone.alerts();
    let running = std::thread::spawn(move || wait(alerts.deliver()));
    while endpoint.take().unwrap().is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    phone.lock();
    assert_eq!(running.join().unwrap(), Err(AmparoError::Locked));
    assert!(
        begun.elapsed() < Duration::from_millis(SLOW_MS),
        "it waited for the answer"
    );

    phone.unlock();
    endpoint.delay(0).unwrap();
    assert_eq!(wait(phone.alerts().deliver()).unwrap().accepted, 1);
    let view = phone.alerts().state(alert).unwrap();
    assert_eq!(view.rows[0].reached, Reached::LeftThisPhone);
}

#[test]
fn without_pin_first_a_lock_does_not_touch_a_delivery() {
    let (phone, ana) = Phone::with_ana();
    let endpoint = TestEndpoint::start().unwrap();
    phone.pair(&ana, &endpoint);
    wait(phone.alerts().deliver()).unwrap();
    phone.alerts().press(None).unwrap();
    endpoint.take().unwrap();
    endpoint.delay(300).unwrap();
    let alerts = phone.alerts();
    let running = std::thread::spawn(move || wait(alerts.deliver()));
    while endpoint.take().unwrap().is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    phone.lock();
    assert_eq!(running.join().unwrap().unwrap().accepted, 1);
}

#[test]
fn a_future_that_is_dropped_loses_nothing() {
    let (phone, ana) = Phone::with_ana();
    let endpoint = TestEndpoint::start().unwrap();
    phone.pair(&ana, &endpoint);
    wait(phone.alerts().deliver()).unwrap();
    endpoint.take().unwrap();
    let alert = phone.alerts().press(None).unwrap().alert.unwrap();
    endpoint.delay(SLOW_MS).unwrap();
    // Dropped while the request is out, and once before anything was done.
    for asked in [0, 1] {
        let alerts = phone.alerts();
        wait(async {
            let mut delivery = pin!(alerts.deliver());
            let mut seen = 0;
            while seen < asked {
                let step = Duration::from_millis(5);
                let done = tokio::time::timeout(step, delivery.as_mut()).await;
                assert!(done.is_err(), "{done:?}");
                seen += endpoint.take().unwrap().len();
            }
        });
    }
    let view = phone.alerts().state(alert.clone()).unwrap();
    assert_eq!(view.rows[0].reached, Reached::NotGoneYet);
    endpoint.delay(0).unwrap();
    assert_eq!(wait(phone.alerts().deliver()).unwrap().accepted, 1);
    let view = phone.alerts().state(alert).unwrap();
    assert_eq!(view.rows[0].reached, Reached::LeftThisPhone);
}

#[test]
fn a_clock_that_is_years_off_ends_no_press_however_the_capsule_was_opened() {
    const DAY_MS: u64 = 24 * 60 * 60 * 1000;
    const YEARS_MS: u64 = 2 * 365 * DAY_MS;
    for pin_first in [false, true] {
        let (phone, ana) = Phone::with_ana();
        let endpoint = TestEndpoint::start().unwrap();
        phone.pair(&ana, &endpoint);
        wait(phone.alerts().deliver()).unwrap();
        phone.want_pin_first(pin_first).unwrap();
        phone.lock();
        phone.unlock();
        let set = |now_ms| phone.clock.now_ms.store(now_ms, Ordering::SeqCst);
        set(NOW_MS - YEARS_MS);
        let alert = phone.alerts().press(None).unwrap().alert.unwrap();
        set(NOW_MS + YEARS_MS);
        endpoint.answer_with(503).unwrap();
        assert_eq!(wait(phone.alerts().deliver()).unwrap().waiting, 1);
        set(NOW_MS);
        endpoint.answer_with(201).unwrap();
        assert_eq!(wait(phone.alerts().deliver()).unwrap().accepted, 1);
        let view = phone.alerts().state(alert).unwrap();
        assert_eq!(view.rows[0].reached, Reached::LeftThisPhone);

        // A day that really went by is the end all the same.
        endpoint.answer_with(503).unwrap();
        phone.alerts().press(None).unwrap();
        assert_eq!(wait(phone.alerts().deliver()).unwrap().waiting, 1);
        phone.clock.boot_ms.fetch_add(DAY_MS, Ordering::SeqCst);
        assert_eq!(wait(phone.alerts().deliver()).unwrap().waiting, 0);
    }
}

#[test]
fn a_page_that_was_replaced_is_told_after_days_without_a_network() {
    const DAYS_MS: u64 = 5 * 24 * 60 * 60 * 1000;
    let (phone, ana) = Phone::with_ana();
    let (old, new) = (
        TestEndpoint::start().unwrap(),
        TestEndpoint::start().unwrap(),
    );
    let old_page = phone.pair(&ana, &old);
    wait(phone.alerts().deliver()).unwrap();
    old.take().unwrap();
    old.answer_with(503).unwrap();
    let new_page = phone.pair(&ana, &new);
    wait(phone.alerts().deliver()).unwrap();
    old.take().unwrap();
    phone.clock.now_ms.fetch_add(DAYS_MS, Ordering::SeqCst);
    phone.clock.boot_ms.fetch_add(DAYS_MS, Ordering::SeqCst);
    old.answer_with(201).unwrap();
    wait(phone.alerts().deliver()).unwrap();
    let told = old.take().unwrap().remove(0);
    let verdict = old_page.receive(told.body, NOW_MS + DAYS_MS).unwrap();
    assert_eq!((&*verdict.verdict, &*verdict.kind), ("new", "revoke"));
    for push in new.take().unwrap() {
        let verdict = new_page.receive(push.body, NOW_MS).unwrap();
        assert_eq!(
            verdict.kind, "reveal",
            "the new page was told that it is over"
        );
    }
    phone.alerts().press(None).unwrap();
    wait(phone.alerts().deliver()).unwrap();
    assert_eq!(
        (old.take().unwrap().len(), new.take().unwrap().len()),
        (0, 1)
    );
}
