use std::sync::atomic::{AtomicU8, Ordering};

use super::*;
use crate::HardwareLevel;
use crate::testkit::SoftwareHardwareKey;

/// One way of breaking the contract, around a key that keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Refuses,
    ChangesForm,
    Short,
    Random,
    IgnoresByte(usize),
    ReplacesAtCreate,
    OneKeyForAll,
    RefusesDestroyOfNone,
    NeverDestroys,
    UnavailableWhenGone,
    KeepsTheKeyAside,
    TakesAnyLength,
    TakesAnyPoint,
}

struct Faulty {
    inner: SoftwareHardwareKey,
    form: HardwareForm,
    fault: Fault,
    calls: AtomicU8,
}

impl Faulty {
    fn new(form: HardwareForm, fault: Fault) -> Self {
        Self {
            inner: SoftwareHardwareKey::in_memory().with_form(form),
            form,
            fault,
            calls: AtomicU8::new(0),
        }
    }
}

impl HardwareKey for Faulty {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        // Two questions about missing keys, one for the check: the last one is the fifth.
        let asked = self.calls.fetch_add(1, Ordering::Relaxed);
        Ok(match self.form {
            HardwareForm::Hmac if self.fault == Fault::ChangesForm && asked == 4 => {
                HardwareForm::EcdhP256
            }
            form => form,
        })
    }

    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        Ok(HardwareLevel::Software)
    }

    fn create(&self, alias: &str) -> Result<(), HardwareError> {
        match self.fault {
            Fault::Refuses => return Err(HardwareError::Cancelled),
            Fault::ReplacesAtCreate => self.inner.destroy(alias)?,
            Fault::KeepsTheKeyAside => {
                let key = u8::try_from(alias.len()).unwrap();
                return self.inner.insert(alias, [key; 32]);
            }
            Fault::OneKeyForAll => return self.inner.insert(alias, [7; 32]),
            _ => {}
        }
        self.inner.create(alias)
    }

    fn destroy(&self, alias: &str) -> Result<(), HardwareError> {
        match self.fault {
            Fault::NeverDestroys if self.inner.evaluate(alias, &[0; 32]).is_ok() => Ok(()),
            Fault::RefusesDestroyOfNone if self.calls.fetch_add(1, Ordering::Relaxed) > 0 => {
                Err(HardwareError::NotFound)
            }
            _ => self.inner.destroy(alias),
        }
    }

    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        let sound = |input: &[u8]| self.inner.evaluate(alias, input);
        match self.fault {
            Fault::Short => sound(input).map(|output| output[..31].to_vec()),
            Fault::Random => sound(input).map(|_| make_random::<32>().unwrap().to_vec()),
            Fault::IgnoresByte(byte) => {
                let mut input = input.to_vec();
                if let Some(byte) = input.get_mut(byte) {
                    *byte = 0;
                }
                sound(&input)
            }
            Fault::UnavailableWhenGone => sound(input).map_err(|error| match error {
                HardwareError::NotFound => HardwareError::Unavailable,
                error => error,
            }),
            Fault::TakesAnyLength => {
                let mut input = input.to_vec();
                input.resize(32, 0);
                sound(&input)
            }
            Fault::TakesAnyPoint => match sound(input) {
                Err(HardwareError::Invalidated) if input.len() == 65 => Ok(vec![1; 32]),
                outcome => outcome,
            },
            _ => sound(input),
        }
    }
}

#[test]
fn the_software_key_keeps_it_in_both_forms() {
    let folder = tempfile::tempdir().unwrap();
    for form in [HardwareForm::Hmac, HardwareForm::EcdhP256] {
        let memory = SoftwareHardwareKey::in_memory().with_form(form);
        assert_eq!(check_contract(&memory, "contract"), Ok(()));
        let files = SoftwareHardwareKey::in_folder(folder.path()).with_form(form);
        assert_eq!(check_contract(&files, "contract"), Ok(()));
        // Nothing is left of it.
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn every_breach_is_found() {
    let cases = [
        (Fault::Refuses, Breach::Refused(HardwareError::Cancelled)),
        (Fault::ChangesForm, Breach::FormChanges),
        (Fault::Short, Breach::OutputLength(31)),
        (Fault::Random, Breach::NotDeterministic),
        (Fault::IgnoresByte(0), Breach::InputIgnored(0)),
        (Fault::IgnoresByte(31), Breach::InputIgnored(31)),
        (Fault::ReplacesAtCreate, Breach::CreateReplaces),
        (Fault::OneKeyForAll, Breach::AliasesAgree),
        (
            Fault::RefusesDestroyOfNone,
            Breach::DestroyOfNone(HardwareError::NotFound),
        ),
        (Fault::NeverDestroys, Breach::StillThere),
        (
            Fault::UnavailableWhenGone,
            Breach::NotCalledMissing(HardwareError::Unavailable),
        ),
        (Fault::KeepsTheKeyAside, Breach::ComesBack),
        (Fault::TakesAnyLength, Breach::LengthTaken(0)),
    ];
    for (fault, breach) in cases {
        let faulty = Faulty::new(HardwareForm::Hmac, fault);
        assert_eq!(
            check_contract(&faulty, "contract"),
            Err(breach),
            "{fault:?}"
        );
    }
    let faulty = Faulty::new(HardwareForm::EcdhP256, Fault::TakesAnyPoint);
    let outcome = check_contract(&faulty, "contract");
    // 65 bytes of 4 are a length that fits and a point that does not.
    assert_eq!(outcome, Err(Breach::OffCurveTaken));
}
