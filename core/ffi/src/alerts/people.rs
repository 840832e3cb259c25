//! The people who get alerts, and what the owner chose for each.

use amparo_alerts::people;
use amparo_alerts::{Channel as Way, Role as Is};

use super::{Alerts, Engine, control_records, person_id};
use crate::vault::Slot as VaultSlot;
use crate::{AmparoError, hex};

/// A person to add.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct NewPerson {
    /// What the user calls them: a name, an initial or an emoji, at most 32 bytes.
    pub label: String,
    /// Phone number for SMS.
    pub number: Option<String>,
    /// BCP 47 tag of the language they read.
    pub language: String,
}

/// How far the pairing of someone's page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PageState {
    /// Not paired.
    None,
    /// Paired; alerts reach the page.
    Paired,
    /// The push service says that the subscription is gone: pair again.
    Gone,
}

/// A way to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Channel {
    /// Their family page.
    Page,
    /// Text message.
    Sms,
}

/// What one person is to the owner: decides what their page advises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Role {
    /// None of the others, or not told.
    Other,
    /// Husband, wife, partner.
    Spouse,
    /// Picks the children up.
    SchoolPickup,
    /// The lawyer, or who calls the lawyer.
    LawyerContact,
    /// Calls, cannot come.
    FarAway,
    /// Is told whom to call, nothing else.
    Child,
}

/// What the owner may choose for a person.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct PersonOptions {
    /// What they are to the owner.
    pub role: Role,
    /// Calls the hotline. At most one person does: choosing one ends the former's.
    pub lead: bool,
    /// The ways to try, the preferred first; not empty.
    pub channels: Vec<Channel>,
    /// One way after the other instead of all at once.
    pub in_order: bool,
    /// The owner's own words instead of ours, at most 480 bytes.
    pub message: Option<String>,
    /// Only real alerts, and what follows them.
    pub quiet: bool,
    /// Names of groups, at most five of 32 bytes.
    pub groups: Vec<String>,
}

/// What came of the last practice with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Practice {
    /// When, in milliseconds since the Unix epoch.
    pub at_ms: u64,
    /// It left this phone.
    pub left: bool,
    /// They answered.
    pub answered: bool,
}

/// Somebody who receives alerts.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Person {
    /// Id.
    pub id: String,
    /// Label.
    pub label: String,
    /// Phone number for SMS.
    pub number: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Their page.
    pub page: PageState,
    /// What the owner chose.
    pub options: PersonOptions,
    /// The owner paused them: they get nothing.
    pub paused: bool,
    /// Until when, in milliseconds since the Unix epoch; absent where they are not paused, or until the owner says so.
    pub paused_until_ms: Option<u64>,
    /// They want no messages.
    pub opted_out: bool,
    /// The last practice, if there was one.
    pub practice: Option<Practice>,
}

macro_rules! redacted {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )+};
}
redacted!(NewPerson, PersonOptions, Person);

#[uniffi::export]
impl Alerts {
    /// Adds a person; returns their id. Errors: `Invalid{label|number|language}`, `TooLarge` (more than 15). Where the
    /// key of the alerts is lost and no vault can bring it back, this begins anew: the people of before are gone.
    pub fn add_person(&self, person: NewPerson) -> Result<String, AmparoError> {
        let engine = Engine::of_or_anew(&self.app)?;
        let id = engine.capsule(|capsule| capsule.add_person(&person.into()))??;
        Ok(hex::encode(id.0))
    }

    /// The people, in the order they were added.
    pub fn people(&self) -> Result<Vec<Person>, AmparoError> {
        let read = self.now(|capsule, now_ms| (capsule.people(), now_ms))?;
        let (people, now_ms) = read;
        let of = |person| Person::new(person, now_ms);
        Ok(people.into_iter().map(of).collect())
    }

    /// Changes a person's label, number or language.
    pub fn edit_person(&self, id: String, person: NewPerson) -> Result<(), AmparoError> {
        let id = person_id(&id)?;
        Ok(self.now(|capsule, _| capsule.edit_person(id, &person.into()))??)
    }

    /// Removes a person with their pairing.
    pub fn remove_person(&self, id: String) -> Result<(), AmparoError> {
        let id = person_id(&id)?;
        Ok(self.now(|capsule, _| capsule.remove_person(id))??)
    }

    /// Changes what the owner chose for a person. Errors: `NotFound`; `Invalid{channels|groups}`, `Invalid{message}` for one that is
    /// too long or has an A-number in it.
    pub fn set_person_options(
        &self,
        id: String,
        options: PersonOptions,
    ) -> Result<(), AmparoError> {
        let id = person_id(&id)?;
        Ok(self.now(|capsule, _| capsule.set_person_options(id, &options.into()))??)
    }

    /// Gives a person nothing until then (milliseconds since the Unix epoch), or until [`Alerts::resume`]; what waits for them already
    /// stays, but for "I am safe" to somebody who may have been alarmed. Errors: `NotFound`.
    #[uniffi::method(default(until_ms = None))]
    pub fn pause(&self, id: String, until_ms: Option<u64>) -> Result<(), AmparoError> {
        let id = person_id(&id)?;
        let until_ms = until_ms.unwrap_or(u64::MAX);
        Ok(self.now(|capsule, _| capsule.pause(id, Some(until_ms)))??)
    }

    /// Ends a pause. What waited for this person is due ([`Alerts::deliver`] sends it). Errors: `NotFound`.
    pub fn resume(&self, id: String) -> Result<(), AmparoError> {
        let id = person_id(&id)?;
        Ok(self.now(|capsule, _| capsule.pause(id, None))??)
    }

    /// A person told the owner that they want no messages any more, or want them again. Errors: `NotFound`.
    pub fn opt_out(&self, id: String, out: bool) -> Result<(), AmparoError> {
        let id = person_id(&id)?;
        Ok(self.now(|capsule, now_ms| capsule.opt_out(id, out, now_ms))??)
    }

    /// Names of all groups, in alphabetical order.
    pub fn groups(&self) -> Result<Vec<String>, AmparoError> {
        self.now(|capsule, _| capsule.groups())
    }

    /// Ends the pairing of a person's page. With an open vault the page is told, and forgets its keys; else this phone only forgets it.
    /// Errors: `NotFound` without a pairing.
    pub fn revoke(&self, person: String) -> Result<(), AmparoError> {
        let person = person_id(&person)?;
        let theirs = match control_records(&self.app) {
            Ok(all) => all
                .into_iter()
                .filter(|(_, keys)| keys.person == person)
                .collect(),
            Err(AmparoError::Locked) => Vec::new(),
            Err(error) => return Err(error),
        };
        // A pairing has one record of keys; one of a former pairing would not fit, and the page would not be told.
        let newest = theirs.last().map(|(_, keys)| keys);
        self.now(|capsule, now_ms| capsule.revoke(person, newest, now_ms))??;
        // The last message is sealed: the keys are of no more use. What a lock leaves here opens nothing.
        for (id, _) in theirs {
            let _ = VaultSlot::with(&self.app, |vault| Ok(vault.remove(id)?));
        }
        Ok(())
    }
}

impl From<NewPerson> for people::NewPerson {
    fn from(person: NewPerson) -> Self {
        Self {
            label: person.label,
            number: person.number,
            language: person.language,
        }
    }
}

impl Person {
    fn new(person: people::Person, now_ms: u64) -> Self {
        let paused = person.is_paused(now_ms);
        Self {
            id: hex::encode(person.id.0),
            label: person.label,
            number: person.number,
            language: person.language,
            page: match person.page {
                people::PageState::None => PageState::None,
                people::PageState::Paired => PageState::Paired,
                people::PageState::Gone => PageState::Gone,
            },
            options: person.options.into(),
            paused,
            paused_until_ms: person
                .paused_until_ms
                .filter(|until| paused && *until != u64::MAX),
            opted_out: person.opted_out,
            practice: person.practice.map(Practice::from),
        }
    }
}

impl From<people::Practice> for Practice {
    fn from(practice: people::Practice) -> Self {
        Self {
            at_ms: practice.at_ms,
            left: practice.left,
            answered: practice.answered,
        }
    }
}

impl From<people::PersonOptions> for PersonOptions {
    fn from(options: people::PersonOptions) -> Self {
        let channels = options.channels.into_iter();
        Self {
            role: options.role.into(),
            lead: options.lead,
            channels: channels.filter_map(Channel::of).collect(),
            in_order: options.in_order,
            message: options.message,
            quiet: options.quiet,
            groups: options.groups,
        }
    }
}

impl From<PersonOptions> for people::PersonOptions {
    fn from(options: PersonOptions) -> Self {
        Self {
            role: options.role.into(),
            lead: options.lead,
            channels: options.channels.into_iter().map(Way::from).collect(),
            in_order: options.in_order,
            message: options.message,
            quiet: options.quiet,
            groups: options.groups,
        }
    }
}

impl Channel {
    pub(super) fn of(way: Way) -> Option<Self> {
        match way {
            Way::Push => Some(Self::Page),
            Way::Sms => Some(Self::Sms),
            Way::None => None,
        }
    }
}

impl From<Channel> for Way {
    fn from(channel: Channel) -> Self {
        match channel {
            Channel::Page => Self::Push,
            Channel::Sms => Self::Sms,
        }
    }
}

impl From<Is> for Role {
    fn from(role: Is) -> Self {
        match role {
            Is::Other => Self::Other,
            Is::Spouse => Self::Spouse,
            Is::SchoolPickup => Self::SchoolPickup,
            Is::LawyerContact => Self::LawyerContact,
            Is::FarAway => Self::FarAway,
            Is::Child => Self::Child,
        }
    }
}

impl From<Role> for Is {
    fn from(role: Role) -> Self {
        match role {
            Role::Other => Self::Other,
            Role::Spouse => Self::Spouse,
            Role::SchoolPickup => Self::SchoolPickup,
            Role::LawyerContact => Self::LawyerContact,
            Role::FarAway => Self::FarAway,
            Role::Child => Self::Child,
        }
    }
}
