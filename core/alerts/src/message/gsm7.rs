//! How many SMS parts a text takes (3GPP TS 23.038 §6.2.1, TS 23.040 §9.2.3.24.1).
//!
//! The default alphabet and its extension, no national tables: few phones send with those, and a text
//! that needs one goes as UCS-2. Not here: letters of several characters (a Khmer syllable, a flag).
//! The standard lets a part end between them; a phone that does not may need one part more.

/// What a text costs: what a screen shows before anything leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// SMS parts; 0 for an empty text.
    pub count: u32,
    /// UCS-2 (70 characters a part) instead of GSM-7 (160).
    pub unicode: bool,
}

/// The default alphabet, without the escape to the extension table.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// The extension table: an escape and a second septet each, which no part may divide.
const EXTENDED: &str = "\u{c}^{}\\[~]|€";

/// Counts the parts as a phone sends them: one part up to the full length, else parts that give up a
/// header's length each.
pub fn count_parts(text: &str) -> Parts {
    if text.chars().all(|letter| septets(letter).is_some()) {
        let sizes = text.chars().filter_map(septets);
        return Parts {
            count: pack(sizes, 160, 153),
            unicode: false,
        };
    }
    // A character beyond the basic plane is two code units that belong into one part.
    let sizes = text
        .chars()
        .map(|letter| u32::try_from(letter.len_utf16()).unwrap_or(2));
    Parts {
        count: pack(sizes, 70, 67),
        unicode: true,
    }
}

fn septets(letter: char) -> Option<u32> {
    if BASIC.contains(letter) {
        Some(1)
    } else {
        EXTENDED.contains(letter).then_some(2)
    }
}

fn pack(sizes: impl Iterator<Item = u32> + Clone, whole: u32, part: u32) -> u32 {
    let total: u32 = sizes.clone().sum();
    if total <= whole {
        return u32::from(total > 0);
    }
    let (mut count, mut used) = (1, 0);
    for size in sizes {
        if used + size > part {
            count += 1;
            used = 0;
        }
        used += size;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gsm(count: u32) -> Parts {
        Parts {
            count,
            unicode: false,
        }
    }

    fn ucs(count: u32) -> Parts {
        Parts {
            count,
            unicode: true,
        }
    }

    #[test]
    fn the_tables_have_their_published_sizes() {
        assert_eq!((BASIC.chars().count(), EXTENDED.chars().count()), (127, 10));
    }

    #[test]
    fn gsm_7_at_its_borders() {
        for (length, parts) in [
            (0, 0),
            (1, 1),
            (160, 1),
            (161, 2),
            (306, 2),
            (307, 3),
            (459, 3),
            (460, 4),
        ] {
            assert_eq!(count_parts(&"a".repeat(length)), gsm(parts), "{length}");
        }
        assert_eq!(count_parts("ñé¿¡Ñà"), gsm(1));
    }

    #[test]
    fn an_extended_character_counts_twice_and_is_never_divided() {
        assert_eq!(count_parts(&"€".repeat(80)), gsm(1));
        assert_eq!(count_parts(&format!("{}€", "a".repeat(158))), gsm(1));
        assert_eq!(count_parts(&format!("{}€", "a".repeat(159))), gsm(2));
        // 152 + € does not fit into 153, so the € moves and the second part is full one sooner.
        assert_eq!(
            count_parts(&format!("{}€{}", "a".repeat(152), "a".repeat(151))),
            gsm(2)
        );
        assert_eq!(
            count_parts(&format!("{}€{}", "a".repeat(152), "a".repeat(152))),
            gsm(3)
        );
    }

    #[test]
    fn ucs_2_at_its_borders() {
        for (length, parts) in [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3)] {
            assert_eq!(count_parts(&"í".repeat(length)), ucs(parts), "{length}");
        }
        // One such letter turns a text of 160 into three parts.
        assert_eq!(count_parts(&format!("{}í", "a".repeat(159))), ucs(3));
    }

    #[test]
    fn a_pair_of_surrogates_stays_together() {
        assert_eq!(count_parts(&"🙂".repeat(35)), ucs(1));
        assert_eq!(count_parts(&format!("{}🙂", "í".repeat(69))), ucs(2));
        // 66 + 🙂 does not fit into 67.
        assert_eq!(
            count_parts(&format!("{}🙂{}", "í".repeat(66), "í".repeat(65))),
            ucs(2)
        );
        assert_eq!(
            count_parts(&format!("{}🙂{}", "í".repeat(66), "í".repeat(66))),
            ucs(3)
        );
    }
}
