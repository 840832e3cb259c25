//! What María's vault holds in practice. It is written as she would write it, in Spanish; who reads it in a workshop writes the rest.

use amparo::{
    AmparoError, Caregiver, Child, Collector, Contact, Day, Employer, FamilyPlan, KeptPacket,
    Lawyer, LearnedNumber, LocatorPacket, Medicine, Pickup, PlanPerson, PresenceProof, School,
    Vault,
};
use amparo_rehearsal::{Invented, LAWYER};

use crate::cast::PAGE_PERSON;
use crate::{cast, words};

const CHILD: &str = "Mateo";
const SCHOOL: &str = "Escuela Girasol";
/// Long enough ago for "go through it again" on any day of a workshop.
const REVIEWED_ON: &str = "2026-04-12";

/// Contacts, half a family plan, a search packet, a paper that shows part of two years here, and a document.
pub(crate) fn fill(vault: &Vault) -> Result<(), AmparoError> {
    let mut ana = None;
    for contact in cast::CONTACTS {
        let id = vault.put_contact(Contact {
            id: String::new(),
            name: contact.name.to_owned(),
            relation: contact.relation.map(words::relation).unwrap_or_default(),
            phones: vec![written(contact.number)],
            note: String::new(),
        })?;
        if contact == PAGE_PERSON {
            ana = Some(id);
        }
    }
    vault.put_family_plan(plan(ana))?;
    vault.put_packet(KeptPacket {
        id: String::new(),
        packet: packet(),
    })?;
    vault.put_presence(vec![lease()])?;
    let import = vault.import_document(
        cast::DOCUMENT_NAME.to_owned(),
        cast::PICTURE_TYPE.to_owned(),
        Some(cast::DOCUMENT.len() as u64),
    )?;
    import.write(cast::DOCUMENT.to_vec())?;
    import.finish()?;
    Ok(())
}

/// Some of it is answered, one thing is half answered, and all of it is old.
fn plan(caregiver: Option<String>) -> FamilyPlan {
    let nobody = PlanPerson {
        name: String::new(),
        phone: String::new(),
    };
    FamilyPlan {
        caregiver: Caregiver {
            contact: caregiver,
            person: nobody.clone(),
        },
        pickup: vec![Pickup {
            child: CHILD.to_owned(),
            school: SCHOOL.to_owned(),
            people: vec![PlanPerson {
                name: PAGE_PERSON.name.to_owned(),
                phone: written(PAGE_PERSON.number),
            }],
        }],
        medicines: vec![Medicine {
            who: CHILD.to_owned(),
            what: "Salbutamol".to_owned(),
            how: String::new(),
        }],
        schools: vec![School {
            name: SCHOOL.to_owned(),
            phone: written("+12135550105"),
            note: "Alergia a las nueces".to_owned(),
        }],
        pets: String::new(),
        car: String::new(),
        bank: String::new(),
        employer: Employer {
            name: String::new(),
            phone: String::new(),
            contact: nobody,
            told: false,
        },
        lawyer: LAWYER.name.to_owned(),
        numbers: vec![learned(PAGE_PERSON), learned(LAWYER)],
        papers: Vec::new(),
        reviewed_on: Some(Day {
            iso: REVIEWED_ON.to_owned(),
        }),
        meeting: String::new(),
        word_agreed: false,
    }
}

fn learned(person: Invented) -> LearnedNumber {
    LearnedNumber {
        number: written(person.number),
        whose: person.name.to_owned(),
    }
}

fn packet() -> LocatorPacket {
    LocatorPacket {
        label: cast::OWNER.to_owned(),
        a_number: "A012345678".to_owned(),
        country_of_birth: "El Salvador".to_owned(),
        legal_name: "María Elena Peña-Luna".to_owned(),
        other_names: vec!["María Luna".to_owned()],
        date_of_birth: Some(Day {
            iso: "1988-03-14".to_owned(),
        }),
        medication: "Metformina 500 mg, mañana y noche".to_owned(),
        conditions: "Diabetes".to_owned(),
        children: vec![Child {
            name: CHILD.to_owned(),
            birth_year: Some(2017),
            school: SCHOOL.to_owned(),
            collected_by: PAGE_PERSON.name.to_owned(),
        }],
        lawyer: Lawyer {
            name: LAWYER.name.to_owned(),
            phone: written(LAWYER.number),
        },
        collectors: vec![Collector {
            who: PAGE_PERSON.name.to_owned(),
            whom: CHILD.to_owned(),
            phone: written(PAGE_PERSON.number),
        }],
        consulate: String::new(),
    }
}

/// Shows some of the last two years on any day of a workshop, and not all of them.
fn lease() -> PresenceProof {
    let day = |iso: &str| Day {
        iso: iso.to_owned(),
    };
    PresenceProof {
        what: "Contrato de renta".to_owned(),
        from: day("2025-06-01"),
        to: day("2026-05-31"),
        document: None,
        place: format!("Con {}", PAGE_PERSON.name),
    }
}

/// As people here write a number: `213-555-0101`.
fn written(number: &str) -> String {
    let digits = number.trim_start_matches("+1");
    let parts = [digits.get(..3), digits.get(3..6), digits.get(6..)];
    parts.map(Option::unwrap_or_default).join("-")
}
