//! What a record says that this program does not know.

use std::path::Path;

use amparo::{AutoLock, KeptNote, KeptPacket, PresenceProof};
use amparo_plan::{self as plan, Record as _};
use amparo_sealed::testkit::SoftwareHardwareKey;

use super::{HOUR_MS, NOW_MS, PIN, Phone, contact};

/// Opens the vault behind the façade's back.
fn behind(phone: &Phone, act: impl FnOnce(&mut amparo_vault::Unlocked)) {
    let boot = amparo_vault::BootReading {
        boot: [0; 16],
        ms: HOUR_MS,
    };
    let keys = SoftwareHardwareKey::in_folder(phone.folder.path().join("keys"));
    let folder: &Path = &phone.vault_folder();
    phone.vault.lock().unwrap();
    let mut vault = amparo_vault::Vault::unlock(folder, PIN, &keys, &boot).unwrap();
    act(&mut vault);
    vault.lock().unwrap();
    phone.vault.unlock(PIN.to_vec()).unwrap();
}

#[test]
fn what_a_newer_program_has_added_to_a_record_stays() {
    let phone = Phone::new();
    let vault = &phone.vault;
    vault.put_contact(contact("", "Rosa")).unwrap();
    vault.put_packet(packet("", "Rosa")).unwrap();
    vault.put_family_plan(empty_plan()).unwrap();
    vault.put_incident_note(note("", "white van")).unwrap();
    vault.put_presence(vec![proof()]).unwrap();
    vault.set_auto_lock(vault.auto_lock().unwrap()).unwrap();

    let kinds = [
        plan::Contact::KIND,
        plan::LocatorPacket::KIND,
        plan::FamilyPlan::KIND,
        plan::IncidentNote::KIND,
        plan::PresenceProof::KIND,
        plan::Settings::KIND,
    ];
    behind(&phone, |inner| {
        for kind in kinds {
            let (id, mut record) = inner.list(kind).unwrap().records.remove(0);
            let json = String::from_utf8(record.json.clone()).unwrap();
            record.json = json.replacen('{', r#"{"zz_new":7,"#, 1).into_bytes();
            inner.put(Some(id), &record).unwrap();
        }
    });

    let id = vault.contacts().unwrap()[0].id.clone();
    vault.put_contact(contact(&id, "Elena")).unwrap();
    let id = vault.packets().unwrap()[0].id.clone();
    vault.put_packet(packet(&id, "Elena")).unwrap();
    let mut changed = vault.family_plan().unwrap().unwrap();
    changed.pets = "the cat".to_owned();
    vault.put_family_plan(changed).unwrap();
    let id = vault.incident_notes().unwrap()[0].id.clone();
    vault.put_incident_note(note(&id, "blue van")).unwrap();
    vault.put_presence(vec![proof(), proof()]).unwrap();
    let choice = vault.auto_lock().unwrap();
    let idle_ms = 45_000;
    vault.set_auto_lock(AutoLock { idle_ms, ..choice }).unwrap();

    let words = ["Elena", "Elena", "the cat", "blue van", "lease", "45000"];
    behind(&phone, |inner| {
        for (kind, word) in kinds.into_iter().zip(words) {
            let records = inner.list(kind).unwrap().records;
            assert_eq!(records.len(), 1, "{kind}");
            let json = String::from_utf8(records[0].1.json.clone()).unwrap();
            assert!(
                json.contains(r#""zz_new":7"#),
                "{kind} lost what it did not know"
            );
            assert!(json.contains(word), "{kind} was not changed");
        }
    });
}

fn packet(id: &str, label: &str) -> KeptPacket {
    KeptPacket {
        id: id.to_owned(),
        packet: amparo::LocatorPacket {
            label: label.to_owned(),
            a_number: String::new(),
            country_of_birth: String::new(),
            legal_name: String::new(),
            other_names: vec![],
            date_of_birth: None,
            medication: String::new(),
            conditions: String::new(),
            children: vec![],
            lawyer: amparo::Lawyer {
                name: String::new(),
                phone: String::new(),
            },
            collectors: vec![],
            consulate: String::new(),
        },
    }
}

fn empty_plan() -> amparo::FamilyPlan {
    let nobody = amparo::PlanPerson {
        name: String::new(),
        phone: String::new(),
    };
    amparo::FamilyPlan {
        caregiver: amparo::Caregiver {
            contact: None,
            person: nobody.clone(),
        },
        pickup: vec![],
        medicines: vec![],
        schools: vec![],
        pets: String::new(),
        car: String::new(),
        bank: String::new(),
        employer: amparo::Employer {
            name: String::new(),
            phone: String::new(),
            contact: nobody,
            told: false,
        },
        lawyer: String::new(),
        numbers: vec![],
        papers: vec![],
        reviewed_on: None,
        meeting: String::new(),
        word_agreed: false,
    }
}

fn note(id: &str, text: &str) -> KeptNote {
    let empty = String::new;
    KeptNote {
        id: id.to_owned(),
        note: amparo::IncidentNote {
            size: empty(),
            activity: empty(),
            location: empty(),
            uniform: empty(),
            time: empty(),
            equipment: empty(),
            agency: empty(),
            badge: empty(),
            vehicle: empty(),
            saw_it_myself: true,
            on_city_property: None,
            text: text.to_owned(),
            written_ms: NOW_MS,
        },
    }
}

fn proof() -> PresenceProof {
    let day = |iso: &str| amparo::Day {
        iso: iso.to_owned(),
    };
    PresenceProof {
        what: "lease".to_owned(),
        from: day("2025-01-01"),
        to: day("2025-12-31"),
        document: None,
        place: String::new(),
    }
}
