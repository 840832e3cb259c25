//! What a family writes down, as JSON and back. A field that is not given is `Invalid` under its own name.

use amparo::{
    AmparoError, Caregiver, Child, Collector, Day, Employer, FamilyPlan, IncidentNote, KeptNote,
    KeptPacket, Lawyer, LearnedNumber, LocatorPacket, Medicine, PaperItem, Pickup, PlanPerson,
    PresenceGap, PresenceProof, School,
};
use serde_json::{Map, Value, json};

/// Goes over the boundary of the page both ways.
pub(crate) trait Paper: Sized {
    fn told(&self) -> Value;
    /// None where the value is of another shape.
    fn read(value: &Value) -> Result<Self, AmparoError>;
}

/// An argument, or the field of an object.
pub(crate) fn field<P: Paper>(object: &Value, name: &str) -> Result<P, AmparoError> {
    P::read(object.get(name).unwrap_or(&Value::Null)).map_err(|error| match error {
        // The innermost name says most.
        AmparoError::Invalid { field } if field.is_empty() => AmparoError::Invalid {
            field: name.to_owned(),
        },
        other => other,
    })
}

fn misshapen() -> AmparoError {
    AmparoError::Invalid {
        field: String::new(),
    }
}

macro_rules! plain {
    ($($type:ty: $value:ident => $read:expr;)+) => {
        $(impl Paper for $type {
            fn told(&self) -> Value {
                json!(self)
            }
            fn read($value: &Value) -> Result<Self, AmparoError> {
                $read.ok_or_else(misshapen)
            }
        })+
    };
}

plain! {
    String: value => value.as_str().map(str::to_owned);
    bool: value => value.as_bool();
    u64: value => value.as_u64();
    u16: value => value.as_u64().and_then(|number| Self::try_from(number).ok());
}

impl<P: Paper> Paper for Vec<P> {
    fn told(&self) -> Value {
        self.iter().map(Paper::told).collect()
    }
    fn read(value: &Value) -> Result<Self, AmparoError> {
        let items = value.as_array().ok_or_else(misshapen)?;
        items.iter().map(P::read).collect()
    }
}

impl<P: Paper> Paper for Option<P> {
    fn told(&self) -> Value {
        self.as_ref().map_or(Value::Null, Paper::told)
    }
    fn read(value: &Value) -> Result<Self, AmparoError> {
        match value {
            Value::Null => Ok(None),
            value => P::read(value).map(Some),
        }
    }
}

macro_rules! papers {
    ($($type:ident { $($name:ident),+ $(,)? })+) => {
        $(impl Paper for $type {
            fn told(&self) -> Value {
                let mut object = Map::new();
                $(object.insert(stringify!($name).to_owned(), self.$name.told());)+
                Value::Object(object)
            }
            fn read(value: &Value) -> Result<Self, AmparoError> {
                Ok(Self { $($name: field(value, stringify!($name))?,)+ })
            }
        })+
    };
}

papers! {
    Day { iso }
    FamilyPlan {
        caregiver, pickup, medicines, schools, pets, car, bank, employer, lawyer, numbers, papers, reviewed_on,
        meeting, word_agreed,
    }
    Caregiver { contact, person }
    PlanPerson { name, phone }
    Pickup { child, school, people }
    Medicine { who, what, how }
    School { name, phone, note }
    Employer { name, phone, contact, told }
    LearnedNumber { number, whose }
    PaperItem { what, done, place }
    KeptPacket { id, packet }
    LocatorPacket {
        label, a_number, country_of_birth, legal_name, other_names, date_of_birth, medication, conditions, children, lawyer,
        collectors, consulate,
    }
    Child { name, birth_year, school, collected_by }
    Lawyer { name, phone }
    Collector { who, whom, phone }
    KeptNote { id, note }
    IncidentNote {
        size, activity, location, uniform, time, equipment, agency, badge, vehicle, saw_it_myself, on_city_property, text,
        written_ms,
    }
    PresenceProof { what, from, to, document, place }
    PresenceGap { from, to }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_comes_back() {
        let note = json!({
            "id": "", "note": {
                "size": "3", "activity": "", "location": "5th street", "uniform": "", "time": "", "equipment": "", "agency": "",
                "badge": "", "vehicle": "", "saw_it_myself": false, "on_city_property": null, "text": "", "written_ms": 1,
            },
        });
        assert_eq!(KeptNote::read(&note).unwrap().told(), note);
    }

    #[test]
    fn a_field_that_lacks_is_named() {
        let lacks = json!({ "id": "", "packet": { "label": 7 } });
        let error = KeptPacket::read(&lacks).unwrap_err();
        assert!(matches!(error, AmparoError::Invalid { field } if field == "label"));
    }
}
