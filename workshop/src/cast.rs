//! Who is in this practice and what María's phone holds. The people are those of `amparo-rehearsal`, invented for everyone.

use amparo_rehearsal::{FAMILY, Invented, LAWYER, SENDER};

pub(crate) use amparo_rehearsal::PIN;

/// Whose phone it is.
pub(crate) const OWNER: &str = SENDER.name;
/// The language she writes her own notes in.
pub(crate) const OWNER_LANGUAGE: &str = SENDER.language;
/// Who has the family page, and is reached by it alone.
pub(crate) const PAGE_PERSON: Invented = FAMILY[0];
/// Who gets text messages.
pub(crate) const SMS_PERSON: Invented = FAMILY[1];
/// Added in one press: her page takes nothing any more.
pub(crate) const GONE_PERSON: Invented = MORE[0];
/// Added in one press: his page's push service is slow.
pub(crate) const SLOW_PERSON: Invented = MORE[1];
/// Added in one press: her page's push service is down.
pub(crate) const DOWN_PERSON: Invented = MORE[2];
/// Who may keep a spare key; her phone is the second window.
pub(crate) const KEEPER: Invented = FAMILY[2];
/// Who stands in the vault.
pub(crate) const CONTACTS: [Invented; 3] = [FAMILY[0], FAMILY[1], LAWYER];

/// A letter that names nobody real; both languages are in the picture.
pub(crate) const DOCUMENT: &[u8] = include_bytes!("../web/practice-letter.png");
pub(crate) const DOCUMENT_NAME: &str = "School letter · Carta escolar";
pub(crate) const PICTURE_TYPE: &str = "image/png";

/// What the practice camera sees.
pub(crate) const PHOTO: &[u8] = include_bytes!("../web/practice-photo.png");
pub(crate) const PHOTO_NAME: &str = "Pay slip · Recibo de pago";

/// Nobody of them has a number: what fails has no second way.
const MORE: [Invented; 3] = [more("Sofía", "S"), more("Diego", "D"), more("Elena", "E")];

const fn more(name: &'static str, label: &'static str) -> Invented {
    Invented {
        name,
        label,
        relation: None,
        number: "",
        language: "es",
    }
}
