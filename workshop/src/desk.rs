//! The desk between the two phones. One laptop has no two cameras, so a code is handed over here instead of being scanned:
//! the text is the one in the QR code, and whoever reads it on the way learns what a photo of the screen would tell.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A code is a few hundred characters; a QR code holds less than this.
const LONGEST: usize = 4096;

/// The four codes, each with the one that is over as soon as it is shown.
const KINDS: [(&str, Option<&str>); 4] = [
    ("offer", Some("challenge")),
    ("challenge", None),
    ("request", Some("answer")),
    ("answer", None),
];

/// What lies there.
#[derive(Default)]
pub(crate) struct Desk(Mutex<HashMap<&'static str, String>>);

impl Desk {
    /// Puts a code down in place of an older one; false for what is none.
    pub(crate) fn put(&self, kind: &str, text: &str) -> bool {
        let found = KINDS.iter().find(|(name, _)| *name == kind);
        let Some((kind, over)) = found.filter(|_| text.len() <= LONGEST) else {
            return false;
        };
        let mut codes = self.codes();
        codes.insert(kind, text.to_owned());
        over.map(|over| codes.remove(over));
        true
    }

    /// Takes a code.
    pub(crate) fn take(&self, kind: &str) -> Option<String> {
        self.codes().remove(kind)
    }

    /// Which codes lie there.
    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        let mut kinds: Vec<_> = self.codes().keys().copied().collect();
        kinds.sort_unstable();
        kinds
    }

    fn codes(&self) -> MutexGuard<'_, HashMap<&'static str, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_once() {
        let desk = Desk::default();
        assert!(desk.put("offer", "one") && desk.put("offer", "two"));
        assert_eq!(desk.kinds(), ["offer"]);
        assert_eq!(desk.take("offer").as_deref(), Some("two"));
        assert_eq!(desk.take("offer"), None);
    }

    #[test]
    fn a_new_request_ends_the_answer_to_the_one_before() {
        let desk = Desk::default();
        desk.put("answer", "old");
        desk.put("request", "new");
        assert_eq!(desk.take("answer"), None);
        assert_eq!(desk.take("request").as_deref(), Some("new"));
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let desk = Desk::default();
        assert!(!desk.put("letter", "text"));
        assert!(!desk.put("offer", &"x".repeat(LONGEST + 1)));
        assert!(desk.kinds().is_empty());
    }
}
