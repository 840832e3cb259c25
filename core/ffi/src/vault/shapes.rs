//! The shapes of what a family writes down, at the boundary. The checks and the meaning are `amparo-plan`'s. Days are ISO 8601
//! (`1990-05-01`).

use std::collections::BTreeMap;

use amparo_plan as plan;

use crate::AmparoError;

/// Between a record of the boundary and the plan's.
pub(super) trait Cross: Sized {
    type Plan;
    fn from_plan(read: Self::Plan) -> Self;
    fn into_plan(self) -> Result<Self::Plan, AmparoError>;
}

macro_rules! same_on_both_sides {
    ($($type:ty),+) => {$(
        impl Cross for $type {
            type Plan = Self;
            fn from_plan(read: Self) -> Self {
                read
            }
            fn into_plan(self) -> Result<Self, AmparoError> {
                Ok(self)
            }
        }
    )+};
}
same_on_both_sides!(String, bool, u16, u64);

impl<T: Cross> Cross for Vec<T> {
    type Plan = Vec<T::Plan>;
    fn from_plan(read: Self::Plan) -> Self {
        read.into_iter().map(T::from_plan).collect()
    }
    fn into_plan(self) -> Result<Self::Plan, AmparoError> {
        self.into_iter().map(T::into_plan).collect()
    }
}

impl<T: Cross> Cross for Option<T> {
    type Plan = Option<T::Plan>;
    fn from_plan(read: Self::Plan) -> Self {
        read.map(T::from_plan)
    }
    fn into_plan(self) -> Result<Self::Plan, AmparoError> {
        self.map(T::into_plan).transpose()
    }
}

/// A day, as ISO 8601.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Day {
    /// `1990-05-01`.
    pub iso: String,
}

impl std::fmt::Debug for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Day(redacted)")
    }
}

impl Cross for Day {
    type Plan = plan::Date;
    fn from_plan(read: plan::Date) -> Self {
        Self {
            iso: read.to_string(),
        }
    }
    fn into_plan(self) -> Result<plan::Date, AmparoError> {
        self.iso.parse().map_err(|_| AmparoError::invalid("date"))
    }
}

/// Declares a record of the boundary with the same fields as the plan's, printed redacted.
macro_rules! paper {
    ($(#[$about:meta])* $name:ident of $plan:ident { $($(#[$field_about:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, uniffi::Record)]
        #[uniffi::export(Debug)]
        pub struct $name {
            $($(#[$field_about])* pub $field: $type,)+
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }

        impl Cross for $name {
            type Plan = plan::$plan;
            fn from_plan(read: Self::Plan) -> Self {
                Self { $($field: Cross::from_plan(read.$field),)+ }
            }
            fn into_plan(self) -> Result<Self::Plan, AmparoError> {
                Ok(plan::$plan {
                    $($field: self.$field.into_plan()?,)+
                    more: BTreeMap::new(),
                })
            }
        }
    };
}

paper! {
    /// What the official locator asks for, in its order, and what a lawyer asks next.
    LocatorPacket of LocatorPacket {
        /// Whose packet it is, in the user's words.
        label: String,
        /// Eight or nine digits, kept as nine; empty when there is none.
        a_number: String,
        /// As on file.
        country_of_birth: String,
        /// Full legal name as on file.
        legal_name: String,
        /// Other names and spellings.
        other_names: Vec<String>,
        /// Day of birth.
        date_of_birth: Option<Day>,
        /// Medication that must not be missed.
        medication: String,
        /// Health conditions.
        conditions: String,
        /// Children.
        children: Vec<Child>,
        /// Lawyer.
        lawyer: Lawyer,
        /// Who collects whom.
        collectors: Vec<Collector>,
        /// Consulate.
        consulate: String,
    }
}

paper! {
    /// A child in a locator packet.
    Child of Child {
        /// Name.
        name: String,
        /// Year of birth.
        birth_year: Option<u16>,
        /// School.
        school: String,
        /// Who collects it.
        collected_by: String,
    }
}

paper! {
    /// A lawyer, by name and number.
    Lawyer of Lawyer {
        /// Name.
        name: String,
        /// Phone number.
        phone: String,
    }
}

paper! {
    /// Who collects whom.
    Collector of Collector {
        /// Who.
        who: String,
        /// Whom.
        whom: String,
        /// Phone number.
        phone: String,
    }
}

paper! {
    /// What is to happen when somebody does not come home.
    FamilyPlan of FamilyPlan {
        /// Who takes care of the children.
        caregiver: Caregiver,
        /// Who may collect which child.
        pickup: Vec<Pickup>,
        /// Who takes what.
        medicines: Vec<Medicine>,
        /// Schools.
        schools: Vec<School>,
        /// Pets.
        pets: String,
        /// Car.
        car: String,
        /// Bank.
        bank: String,
        /// Work.
        employer: Employer,
        /// Name of the lawyer.
        lawyer: String,
        /// Numbers to learn by heart.
        numbers: Vec<LearnedNumber>,
        /// Which papers there are, and where.
        papers: Vec<PaperItem>,
        /// When it was last gone through.
        reviewed_on: Option<Day>,
        /// Where the family meets.
        #[uniffi(default = "")]
        meeting: String,
        /// Whether the family has agreed on a word. The word itself is never written down.
        #[uniffi(default = false)]
        word_agreed: bool,
    }
}

/// Who takes care of the children: one of the contacts, or somebody else.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Caregiver {
    /// Id of a contact.
    pub contact: Option<String>,
    /// Name and number where it is none of them.
    pub person: PlanPerson,
}

impl std::fmt::Debug for Caregiver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Caregiver(redacted)")
    }
}

impl Cross for Caregiver {
    type Plan = plan::Caregiver;
    fn from_plan(read: plan::Caregiver) -> Self {
        Self {
            contact: read.contact,
            person: Cross::from_plan(read.person),
        }
    }
    fn into_plan(self) -> Result<plan::Caregiver, AmparoError> {
        Ok(plan::Caregiver {
            contact: self.contact,
            person: self.person.into_plan()?,
        })
    }
}

paper! {
    /// Somebody in the family plan.
    PlanPerson of Person {
        /// Name.
        name: String,
        /// Phone number.
        phone: String,
    }
}

paper! {
    /// Who may collect a child.
    Pickup of Pickup {
        /// The child.
        child: String,
        /// School.
        school: String,
        /// Who may.
        people: Vec<PlanPerson>,
    }
}

paper! {
    /// A medicine.
    Medicine of Medicine {
        /// Who takes it.
        who: String,
        /// What.
        what: String,
        /// How much and when.
        how: String,
    }
}

paper! {
    /// A school.
    School of School {
        /// Name.
        name: String,
        /// Phone number.
        phone: String,
        /// Anything else.
        note: String,
    }
}

paper! {
    /// Work, and whom it is to call (SB 294).
    Employer of Employer {
        /// Name.
        name: String,
        /// Phone number.
        phone: String,
        /// Whom it is to call.
        contact: PlanPerson,
        /// The employer was told.
        told: bool,
    }
}

/// A number to learn by heart. How far somebody is with it is kept beside it, and shown by `Plan::quiz`.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct LearnedNumber {
    /// The number.
    pub number: String,
    /// Whose.
    pub whose: String,
}

impl std::fmt::Debug for LearnedNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LearnedNumber(redacted)")
    }
}

impl Cross for LearnedNumber {
    type Plan = plan::Number;
    fn from_plan(read: plan::Number) -> Self {
        Self {
            number: read.number,
            whose: read.whose,
        }
    }
    fn into_plan(self) -> Result<plan::Number, AmparoError> {
        // Where number and name stay, what was learned stays in the stored record.
        Ok(plan::Number {
            number: self.number,
            whose: self.whose,
            ..plan::Number::default()
        })
    }
}

paper! {
    /// A line of the papers checklist.
    PaperItem of Paper {
        /// Which paper.
        what: String,
        /// It is there.
        done: bool,
        /// Where it lies.
        place: String,
    }
}

paper! {
    /// What somebody saw, in the order a hotline asks (SALUTE), and for a lawyer.
    IncidentNote of IncidentNote {
        /// How many.
        size: String,
        /// What they did.
        activity: String,
        /// Where.
        location: String,
        /// What they wore.
        uniform: String,
        /// When, in the user's words.
        time: String,
        /// What they had with them.
        equipment: String,
        /// Agency.
        agency: String,
        /// Badge.
        badge: String,
        /// Vehicle.
        vehicle: String,
        /// Seen oneself, not heard of.
        saw_it_myself: bool,
        /// On city property, where that is known.
        on_city_property: Option<bool>,
        /// Anything else.
        text: String,
        /// Milliseconds since the Unix epoch.
        written_ms: u64,
    }
}

paper! {
    /// Something that shows where one was.
    PresenceProof of Proof {
        /// What it is.
        what: String,
        /// First day that it shows.
        from: Day,
        /// Last day that it shows.
        to: Day,
        /// Id of the document in the vault.
        document: Option<String>,
        /// Where the paper lies.
        place: String,
    }
}

/// A stretch of the last two years that nothing on the list shows.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct PresenceGap {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl std::fmt::Debug for PresenceGap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PresenceGap(redacted)")
    }
}
