//! "PIN first" and a vault whose key changes: people and alerts must come along, wherever it is cut off.

use amparo::{AmparoError, Job, Vault};
use std::sync::Arc;

use crate::phone::{Asked, PIN, Phone};

const NEW_PIN: &[u8] = b"271828";

fn vault(phone: &Phone) -> Arc<Vault> {
    phone.app().vault().unwrap()
}

/// A printed sheet that counts.
pub(crate) fn sheet(phone: &Phone) -> String {
    let sheet = vault(phone)
        .make_sheet("Sheet".to_owned(), String::new(), vec![])
        .unwrap();
    let lines = amparo::sheet_lines(sheet.html).unwrap();
    let identity = vault(phone)
        .read_hand_copy(lines)
        .unwrap()
        .identity
        .unwrap();
    vault(phone)
        .prove_sheet(sheet.keeper, identity.clone())
        .unwrap();
    identity
}

/// In force, and one person behind it.
fn assert_pin_first(phone: &mut Phone, pin: &[u8]) {
    phone.lock();
    assert_eq!(phone.alerts().people(), Err(AmparoError::Locked));
    phone.restart();
    assert_eq!(phone.alerts().people(), Err(AmparoError::Locked));
    vault(phone).unlock(pin.to_vec()).unwrap();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
}

#[test]
fn a_deep_clean_keeps_people_and_pin_first() {
    let (mut phone, _) = Phone::with_ana();
    phone.want_pin_first(true).unwrap();
    let wrong = vault(&phone).deep_clean(b"000000".to_vec(), Job::new());
    assert!(matches!(wrong, Err(AmparoError::WrongPin { .. })));
    assert_pin_first(&mut phone, PIN);
    vault(&phone).deep_clean(PIN.to_vec(), Job::new()).unwrap();
    assert_pin_first(&mut phone, PIN);
}

#[test]
fn a_rekey_that_was_cut_off_leaves_the_alerts_to_the_hardware_until_it_is_finished() {
    let (mut phone, _) = Phone::with_ana();
    phone.want_pin_first(true).unwrap();
    let job = Job::new();
    job.cancel().unwrap();
    for n in 0..300 {
        let contact = amparo::Contact {
            id: String::new(),
            name: format!("{n}"),
            relation: String::new(),
            phones: vec![],
            note: String::new(),
        };
        vault(&phone).put_contact(contact).unwrap();
    }
    let cut = vault(&phone).deep_clean(PIN.to_vec(), job);
    assert_eq!(cut, Err(AmparoError::Cancelled));
    phone.restart();
    assert_eq!(
        phone.alerts().people().unwrap().len(),
        1,
        "the alert works meanwhile"
    );
    phone.unlock();
    assert!(vault(&phone).rekey_pending().unwrap());
    phone.lock();
    assert_eq!(
        phone.alerts().people().unwrap().len(),
        1,
        "not by the vault alone yet"
    );
    phone.unlock();
    vault(&phone).finish_rekey(Job::new(), false).unwrap();
    assert_pin_first(&mut phone, PIN);
}

#[test]
fn hardware_that_refuses_keeps_the_vaults_key_as_it_is() {
    let (mut phone, _) = Phone::with_ana();
    phone.want_pin_first(true).unwrap();
    phone.hardware.refuse(Asked::Create, "capsule");
    let refused = vault(&phone).deep_clean(PIN.to_vec(), Job::new());
    assert_eq!(refused, Err(AmparoError::Unavailable));
    assert!(!vault(&phone).rekey_pending().unwrap());
    assert_pin_first(&mut phone, PIN);
    phone.hardware.obey();
    vault(&phone).deep_clean(PIN.to_vec(), Job::new()).unwrap();
    assert_pin_first(&mut phone, PIN);
}

#[test]
fn a_vault_that_a_keeper_reopened_still_opens_the_alerts() {
    let (mut phone, _) = Phone::with_ana();
    let identity = sheet(&phone);
    phone.want_pin_first(true).unwrap();
    vault(&phone).seal().unwrap();
    assert_eq!(phone.alerts().people(), Err(AmparoError::Locked));
    phone.restart();
    vault(&phone)
        .reopen_with_sheet(identity, NEW_PIN.to_vec())
        .unwrap();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
    vault(&phone).finish_rekey(Job::new(), false).unwrap();
    assert_pin_first(&mut phone, NEW_PIN);
}

#[test]
fn a_reopening_that_was_cut_off_before_the_alerts_followed_is_made_good() {
    let (mut phone, _) = Phone::with_ana();
    let identity = sheet(&phone);
    phone.want_pin_first(true).unwrap();
    phone.restart();
    // The capsule stays wrapped for the key before.
    phone.hardware.refuse(Asked::Create, "capsule");
    vault(&phone)
        .reopen_with_sheet(identity.clone(), NEW_PIN.to_vec())
        .unwrap();
    let early = vault(&phone).finish_rekey(Job::new(), false);
    assert_eq!(
        early,
        Err(AmparoError::Unavailable),
        "the key before is needed still"
    );
    phone.restart();
    // Once more, by the keeper again: the rows' key is the one that counts.
    vault(&phone)
        .reopen_with_sheet(identity, NEW_PIN.to_vec())
        .unwrap();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
    phone.hardware.obey();
    phone.restart();
    vault(&phone).unlock(NEW_PIN.to_vec()).unwrap();
    vault(&phone).finish_rekey(Job::new(), false).unwrap();
    assert_pin_first(&mut phone, NEW_PIN);
}

#[test]
fn a_salvaged_vault_does_not_leave_the_people_with_the_damaged_one() {
    let (mut phone, _) = Phone::with_ana();
    phone.want_pin_first(true).unwrap();
    phone.lock();
    vault(&phone).salvage(PIN.to_vec()).unwrap();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
    // An unlock of the damaged one in between does not bring it back under its key.
    phone.unlock();
    phone.lock();
    vault(&phone).use_salvaged().unwrap();
    phone.restart();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
    phone.unlock();
    assert_pin_first(&mut phone, PIN);
}

#[test]
fn a_lost_keystore_is_repaired_after_a_reopening_too() {
    use amparo_sealed::HardwareKey as _;
    let (mut phone, _) = Phone::with_ana();
    let identity = sheet(&phone);
    phone.restart();
    phone.hardware.destroy("capsule").unwrap();
    assert_eq!(phone.alerts().people(), Err(AmparoError::NotFound));
    vault(&phone)
        .reopen_with_sheet(identity, NEW_PIN.to_vec())
        .unwrap();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
    phone.restart();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
}
