//! "PIN first": on, off, cut off in between, and the lock that closes.

use amparo::{AlertProblem, AmparoError, VaultState};
use amparo_alerts::capsule::Capsule;
use amparo_alerts::settings::Settings;

use crate::phone::{Asked, NOW_MS, PIN, Phone, ana};

#[test]
fn a_lock_closes_the_alerts_and_an_unlock_opens_them() {
    let (mut phone, ana_id) = Phone::with_ana();
    phone.want_pin_first(true).unwrap();
    assert_eq!(phone.alerts().people().unwrap().len(), 1, "still open");
    let alerts = phone.alerts();
    phone.lock();
    for refused in [
        alerts.people().map(drop),
        alerts.press(None).map(drop),
        alerts.add_person(ana()).map(drop),
        alerts.alert_settings().map(drop),
        alerts.exposure().map(drop),
        alerts.drill(false).map(drop),
        alerts.network_is_back(),
        crate::phone::wait(alerts.deliver()).map(drop),
    ] {
        assert_eq!(refused, Err(AmparoError::Locked));
    }
    let home = phone.app().home().unwrap();
    assert_eq!((home.people, home.open_alert), (0, None));
    let said = home.readiness.value;
    assert!(said.contains("PIN first"), "{said}");
    assert_eq!(
        alerts.preflight(None).unwrap().problem,
        Some(AlertProblem::Locked)
    );

    phone.unlock();
    assert_eq!(phone.alerts().people().unwrap()[0].id, ana_id);
    assert!(phone.alerts().press(None).unwrap().saved);
    drop(alerts);
    phone.restart();
    assert_eq!(
        phone.alerts().people(),
        Err(AmparoError::Locked),
        "not by the hardware"
    );
    phone.unlock();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);

    phone.want_pin_first(false).unwrap();
    phone.lock();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
    phone.restart();
    assert!(phone.alerts().press(None).unwrap().saved);
}

#[test]
fn it_is_chosen_with_an_open_vault_only() {
    let phone = Phone::new();
    let no_vault = AmparoError::Invalid {
        field: "pin-first".to_owned(),
    };
    assert_eq!(phone.want_pin_first(true), Err(no_vault));
    phone.app().vault().unwrap().create(PIN.to_vec()).unwrap();
    phone.lock();
    assert_eq!(phone.want_pin_first(true), Err(AmparoError::Locked));
    assert!(
        !phone.alerts().alert_settings().unwrap().pin_first,
        "nothing was changed"
    );
}

#[test]
fn a_setting_that_was_cut_off_comes_into_force_with_the_next_unlock() {
    let (mut phone, _) = Phone::with_ana();
    let chosen = |pin_first| Settings {
        pin_first,
        ..Settings::default()
    };
    // The program ended between the setting and the header.
    phone.closed(|folder, hardware| {
        let mut capsule = Capsule::open(folder, hardware).unwrap();
        capsule.set_settings(&chosen(true)).unwrap();
    });
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
    phone.unlock();
    phone.lock();
    assert_eq!(phone.alerts().people(), Err(AmparoError::Locked));

    // And the other way round.
    let key = {
        let keys = |folder: &std::path::Path, hardware: &crate::phone::Hardware| {
            let boot = amparo_vault::BootReading {
                boot: [0; 16],
                ms: 3_600_000,
            };
            let vault = folder.join("vault");
            let vault = amparo_vault::Vault::unlock(&vault, PIN, hardware, &boot).unwrap();
            vault.capsule_wrap_key()
        };
        phone.closed(keys)
    };
    phone.closed(|folder, _| {
        let mut capsule = Capsule::open_with_vault(folder, &key).unwrap();
        capsule.set_settings(&chosen(false)).unwrap();
    });
    assert_eq!(phone.alerts().people(), Err(AmparoError::Locked));
    phone.unlock();
    phone.lock();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
}

#[test]
fn hardware_that_refuses_at_the_wrong_moment_loses_nothing() {
    let (mut phone, _) = Phone::with_ana();
    // The wrap is gone, the key behind it not yet: in force all the same.
    phone.hardware.refuse(Asked::Destroy, "capsule");
    assert_eq!(phone.want_pin_first(true), Err(AmparoError::Unavailable));
    phone.lock();
    assert_eq!(phone.alerts().people(), Err(AmparoError::Locked));
    phone.hardware.obey();
    phone.restart();
    phone.unlock();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);

    // No new key for the hardware's wrap: it stays as it is, and the next unlock ends it.
    phone.hardware.refuse(Asked::Create, "capsule");
    assert_eq!(phone.want_pin_first(false), Err(AmparoError::Unavailable));
    phone.restart();
    assert_eq!(phone.alerts().people(), Err(AmparoError::Locked));
    phone.hardware.obey();
    phone.unlock();
    phone.lock();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
}

#[test]
fn an_erased_vault_takes_no_people_with_it() {
    let (mut phone, ana_id) = Phone::with_ana();
    phone.want_pin_first(true).unwrap();
    let wrong = phone.app().vault().unwrap().erase(b"000000".to_vec());
    assert!(matches!(wrong, Err(AmparoError::WrongPin { .. })));
    phone.app().vault().unwrap().erase(PIN.to_vec()).unwrap();
    phone.restart();
    let vault = phone.app().vault().unwrap();
    assert_eq!(vault.state(), Ok(VaultState::Absent));
    assert_eq!(phone.alerts().people().unwrap()[0].id, ana_id);
    assert!(!phone.alerts().alert_settings().unwrap().pin_first);
    assert_eq!(phone.alerts().press(None).unwrap().at_ms, NOW_MS);
}

#[test]
fn what_is_said_of_the_alert_before_and_while_sealed_follows_pin_first() {
    for pin_first in [false, true] {
        let (phone, _) = Phone::with_ana();
        crate::rekey::sheet(&phone);
        phone.want_pin_first(pin_first).unwrap();
        let vault = phone.app().vault().unwrap();
        let before = vault.seal_words().unwrap();
        vault.seal().unwrap();
        let sealed = vault.seal_words().unwrap();
        assert_eq!(before, sealed, "it was promised, so it holds");
        let works = phone
            .alerts()
            .press(None)
            .is_ok_and(|pressed| pressed.saved);
        assert_eq!((sealed.alert_works, works), (!pin_first, !pin_first));
        for said in [sealed.keeps.value, sealed.works.value] {
            assert_eq!(said.contains("does not"), pin_first, "{said}");
        }
        let home = phone.app().home().unwrap().readiness.value;
        assert_eq!(home.contains("keeper"), pin_first, "{home}");
    }
}
