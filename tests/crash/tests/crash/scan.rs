//! Looks for planted bytes.

/// Finds any of many needles in one pass.
pub(crate) struct Scanner {
    needles: Vec<(String, Vec<u8>)>,
    /// The needles that begin with these two bytes.
    starts: Vec<Vec<usize>>,
}

impl Scanner {
    /// Each needle has at least four bytes.
    pub(crate) fn new(needles: Vec<(String, Vec<u8>)>) -> Self {
        let mut starts = vec![Vec::new(); 1 << 16];
        for (at, (name, needle)) in needles.iter().enumerate() {
            assert!(needle.len() >= 4, "{name} would be found anywhere");
            starts[start(needle)].push(at);
        }
        Self { needles, starts }
    }

    /// How many needles there are.
    pub(crate) fn count(&self) -> usize {
        self.needles.len()
    }

    /// What is found, by name.
    pub(crate) fn find<'a>(&'a self, haystack: &[u8]) -> Vec<&'a str> {
        let places = self.places(haystack);
        places.into_iter().map(|(_, name)| name).collect()
    }

    /// What is found, and where.
    pub(crate) fn places<'a>(&'a self, haystack: &[u8]) -> Vec<(usize, &'a str)> {
        let mut found = Vec::new();
        for at in 0..haystack.len().saturating_sub(1) {
            let rest = &haystack[at..];
            for needle in &self.starts[start(rest)] {
                let (name, needle) = &self.needles[*needle];
                if rest.starts_with(needle) {
                    found.push((at, name.as_str()));
                }
            }
        }
        found
    }
}

fn start(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

#[test]
fn every_marker_is_found_wherever_it_stands() {
    let markers = amparo_crash::content::markers();
    let scanner = Scanner::new(markers.clone());
    for (name, marker) in &markers {
        for before in [0, 1, 4095] {
            let haystack = [&vec![0x55; before], marker.as_slice(), b"after"].concat();
            assert!(scanner.find(&haystack).contains(&name.as_str()), "{name}");
            let cut = &haystack[..before + marker.len() - 1];
            assert!(!scanner.find(cut).contains(&name.as_str()), "{name}");
        }
    }
}
