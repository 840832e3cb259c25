//! Records of the façade out of the JSON of a step: every field once, and none that the record does not have.

use crate::arguments::Arguments;
use amparo::{
    AlertSettings, AutoLock, CallKind, Caregiver, Channel, Child, Collector, Contact, Day,
    Employer, FamilyPlan, IncidentNote, KeptNote, KeptPacket, Lawyer, LearnedNumber, Location,
    LocationChoice, LocatorPacket, Medicine, NewPerson, PaperItem, PersonOptions, PhoneFacts,
    Pickup, PlanPerson, PresenceProof, Role, School, SmsWay, Thumbnail,
};
use serde_json::Value;

/// What can stand in `args` as a record, or as a field of one.
pub(crate) trait Take: Sized {
    fn take(value: Value) -> Result<Self, String>;

    /// Where the field is left out.
    fn left_out(name: &str) -> Result<Self, String> {
        Err(format!("the field `{name}` is missing"))
    }
}

impl Arguments {
    /// An argument, or a field, of whatever kind is wanted.
    pub(crate) fn take<T: Take>(&mut self, name: &str) -> Result<T, String> {
        if self.has(name) {
            T::take(self.value(name)?).map_err(|why| format!("`{name}`: {why}"))
        } else {
            T::left_out(name)
        }
    }
}

impl<T: Take> Take for Option<T> {
    fn take(value: Value) -> Result<Self, String> {
        if value.is_null() {
            Ok(None)
        } else {
            T::take(value).map(Some)
        }
    }

    fn left_out(_: &str) -> Result<Self, String> {
        Ok(None)
    }
}

impl<T: Take> Take for Vec<T> {
    fn take(value: Value) -> Result<Self, String> {
        match value {
            Value::Array(items) => items.into_iter().map(T::take).collect(),
            other => Err(format!("{other} is not a list")),
        }
    }
}

macro_rules! simple {
    ($($kind:ty: $read:expr;)*) => { $(impl Take for $kind {
        fn take(value: Value) -> Result<Self, String> {
            let read: fn(&Value) -> Option<Self> = $read;
            read(&value).ok_or_else(|| format!("{value} does not fit"))
        }
    })* };
}

simple! {
    String: |value| value.as_str().map(str::to_owned);
    bool: Value::as_bool;
    u64: Value::as_u64;
    u32: |value| value.as_u64()?.try_into().ok();
    u16: |value| value.as_u64()?.try_into().ok();
    f64: Value::as_f64;
}

macro_rules! record {
    ($($kind:ty { $($field:ident),* })*) => { $(impl Take for $kind {
        fn take(value: Value) -> Result<Self, String> {
            if !value.is_object() {
                return Err(format!("{value} is not a record"));
            }
            let mut fields = Arguments::new(value)?;
            let record = Self { $($field: fields.take(stringify!($field))?,)* };
            fields.end()?;
            Ok(record)
        }
    })* };
}

record! {
    Contact { id, name, relation, phones, note }
    Day { iso }
    KeptPacket { id, packet }
    LocatorPacket {
        label, a_number, country_of_birth, legal_name, other_names, date_of_birth, medication, conditions, children,
        lawyer, collectors, consulate
    }
    Child { name, birth_year, school, collected_by }
    Lawyer { name, phone }
    Collector { who, whom, phone }
    FamilyPlan {
        caregiver, pickup, medicines, schools, pets, car, bank, employer, lawyer, numbers, papers, reviewed_on,
        meeting, word_agreed
    }
    Caregiver { contact, person }
    PlanPerson { name, phone }
    Pickup { child, school, people }
    Medicine { who, what, how }
    School { name, phone, note }
    Employer { name, phone, contact, told }
    LearnedNumber { number, whose }
    PaperItem { what, done, place }
    KeptNote { id, note }
    IncidentNote {
        size, activity, location, uniform, time, equipment, agency, badge, vehicle, saw_it_myself, on_city_property,
        text, written_ms
    }
    PresenceProof { what, from, to, document, place }
    AutoLock { idle_ms, background_ms, screen_off }
    NewPerson { label, number, language }
    PersonOptions { role, lead, channels, in_order, message, quiet, groups }
    AlertSettings { name, cancel_ms, pin_first, reminder }
    Location { latitude, longitude, accuracy_m, choice }
    PhoneFacts { sim, sms, network, unlocked_since_start }
}

macro_rules! choice {
    ($($kind:ident { $($name:literal $value:ident),* })*) => { $(impl Take for $kind {
        fn take(value: Value) -> Result<Self, String> {
            match value.as_str() {
                $(Some($name) => Ok(Self::$value),)*
                _ => Err(format!("{value} is none of its values")),
            }
        }
    })* };
}

choice! {
    Role {
        "other" Other, "spouse" Spouse, "school-pickup" SchoolPickup, "lawyer-contact" LawyerContact, "far-away" FarAway,
        "child" Child
    }
    CallKind { "hotline" Hotline, "lawyer" Lawyer, "office" Office }
    Channel { "page" Page, "sms" Sms }
    LocationChoice { "off" Off, "about" About, "exact" Exact }
    SmsWay { "unable" Unable, "composer" Composer, "automatic" Automatic, "not-allowed" NotAllowed }
}

impl Take for Thumbnail {
    fn take(value: Value) -> Result<Self, String> {
        let mut fields = Arguments::new(value)?;
        let record = Self {
            media_type: fields.take("media_type")?,
            bytes: fields.bytes("bytes")?,
        };
        fields.end()?;
        Ok(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_record_has_its_fields_and_no_others() {
        let lawyer = |value| Lawyer::take(value);
        assert_eq!(
            lawyer(json!({"name": "A", "phone": "1"})).unwrap().phone,
            "1"
        );
        let missing = lawyer(json!({"name": "A"})).unwrap_err();
        assert!(missing.contains("`phone` is missing"), "{missing}");
        let more = lawyer(json!({"name": "A", "phone": "1", "fax": "2"})).unwrap_err();
        assert!(more.contains("no argument `fax`"), "{more}");
        assert!(lawyer(json!({"name": 1, "phone": "1"})).is_err());
        let child = Child::take(json!({"name": "B", "school": "", "collected_by": ""})).unwrap();
        assert_eq!(child.birth_year, None);
        assert!(Child::take(json!("B")).is_err());
    }
}
