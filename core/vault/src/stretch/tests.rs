use std::sync::Mutex;

use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_sealed::{HardwareError, HardwareForm, HardwareLevel, RowId};
use argon2::{AssociatedData, ParamsBuilder};

use super::*;
use amparo_sealed::derive_hkdf;

const FLOOR: Parameters = Parameters::FLOOR;

#[test]
fn argon2id_rfc_9106_section_5_3() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).unwrap())
        .build()
        .unwrap();
    let secret = [3; 8];
    let argon2 =
        Argon2::new_with_secret(&secret, Algorithm::Argon2id, Version::V0x13, params).unwrap();
    let mut tag = [0; 32];
    argon2
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .unwrap();
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(hex(&tag), expected);
}

fn hex(bytes: &[u8]) -> String {
    let (halves, _) = bytes.as_chunks();
    halves.iter().map(|half| RowId(*half).to_hex()).collect()
}

#[test]
fn ecdh_hardware_is_asked_with_a_point_of_the_pins_own_each_round() {
    let enclave = |key: [u8; 32]| {
        let hardware = SoftwareHardwareKey::in_memory().with_form(HardwareForm::EcdhP256);
        hardware.insert("a", key).unwrap();
        hardware
    };
    let derive = |pin: &[u8], hardware, rounds| {
        let parameters = Parameters { rounds, ..FLOOR };
        derive_slot_key(pin, &[1; 16], &parameters, hardware, "a")
            .unwrap()
            .commitment
    };
    let one = enclave([1; 32]);
    assert_eq!(check_hardware(&one, "a"), Ok(()));
    let first = derive(b"123456", &one, 2);
    assert_eq!(first, derive(b"123456", &one, 2));
    assert_ne!(first, derive(b"123456", &one, 1));
    assert_ne!(first, derive(b"123457", &one, 2));
    assert_ne!(first, derive(b"123456", &enclave([2; 32]), 2));
}

/// Answers with a given function and remembers what it was asked.
struct Recorder<F> {
    asked: Mutex<Vec<Vec<u8>>>,
    answer: F,
}

impl<F: Fn(&[u8]) -> Vec<u8> + Send + Sync> HardwareKey for Recorder<F> {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        Ok(HardwareForm::Hmac)
    }
    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        Ok(HardwareLevel::Software)
    }
    fn create(&self, _: &str) -> Result<(), HardwareError> {
        Ok(())
    }
    fn destroy(&self, _: &str) -> Result<(), HardwareError> {
        Ok(())
    }
    fn evaluate(&self, _: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        self.asked.lock().unwrap().push(input.to_vec());
        Ok((self.answer)(input))
    }
}

fn recorder<F: Fn(&[u8]) -> Vec<u8> + Send + Sync>(answer: F) -> Recorder<F> {
    Recorder {
        asked: Mutex::default(),
        answer,
    }
}

#[test]
fn each_output_feeds_the_next_round_and_all_of_it_goes_into_the_key() {
    let hardware = recorder(|input| input.iter().map(|byte| byte.wrapping_add(1)).collect());
    let three = Parameters { rounds: 3, ..FLOOR };
    let slot = derive_slot_key(b"123456", &[1; 16], &three, &hardware, "a").unwrap();
    let asked = hardware.asked.into_inner().unwrap();
    let mut k1 = [0; 32];
    argon2id(b"123456", &[1; 16], &three, &mut k1).unwrap();
    let plus = |count: u8| k1.map(|byte| byte.wrapping_add(count));
    assert_eq!(asked, [plus(0), plus(1), plus(2)]);
    let okm = derive_hkdf::<64>(&[], &[k1, plus(3)].concat(), &[b"slot/pin/v1"]);
    assert_eq!(slot.kek.as_bytes(), &okm[..32]);
    assert_eq!(slot.commitment, okm[32..]);
}

#[test]
fn pin_salt_parameters_hardware_and_alias_all_matter() {
    let hardware = SoftwareHardwareKey::in_memory();
    for alias in ["a", "b"] {
        hardware.create(alias).unwrap();
    }
    let derive = |pin: &[u8], salt, parameters, alias| {
        derive_slot_key(pin, &[salt; 16], &parameters, &hardware, alias)
            .unwrap()
            .commitment
    };
    let first = derive(b"123456", 1, FLOOR, "a");
    assert_eq!(first, derive(b"123456", 1, FLOOR, "a"));
    assert_ne!(first, derive(b"123457", 1, FLOOR, "a"));
    assert_ne!(first, derive(b"123456", 2, FLOOR, "a"));
    assert_ne!(
        first,
        derive(b"123456", 1, Parameters { passes: 3, ..FLOOR }, "a")
    );
    assert_ne!(
        first,
        derive(b"123456", 1, Parameters { rounds: 2, ..FLOOR }, "a")
    );
    assert_ne!(first, derive(b"123456", 1, FLOOR, "b"));
}

#[test]
fn a_constant_a_changing_and_an_echoing_key_are_unfit() {
    let unfit = Err(Error::HardwareUnfit);
    assert_eq!(check_hardware(&recorder(|_| vec![7; 32]), "a"), unfit);
    let changing = recorder(|_| make_random::<32>().unwrap().to_vec());
    assert_eq!(check_hardware(&changing, "a"), unfit);
    assert_eq!(check_hardware(&recorder(<[u8]>::to_vec), "a"), unfit);
    assert_eq!(check_hardware(&recorder(|_| Vec::new()), "a"), unfit);
    let software = SoftwareHardwareKey::in_memory();
    software.create("a").unwrap();
    assert_eq!(check_hardware(&software, "a"), Ok(()));
}
