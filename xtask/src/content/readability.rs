//! How hard a text is to read.

/// Flesch-Kincaid grade (Kincaid et al. 1975) of sentences, with vowel groups for syllables: rough, but it notices a bureaucrat.
/// `None` without words.
pub(super) fn grade(sentences: &[String]) -> Option<f64> {
    let (mut count, mut syllables) = (0_u32, 0_u32);
    for sentence in sentences {
        for (at, word) in words(sentence).into_iter().enumerate() {
            count += 1;
            // A name is known or not, however long it is.
            let name = at > 0 && word.starts_with(char::is_uppercase);
            syllables += if name { 1 } else { syllables_of(word) };
        }
    }
    let sentences = u32::try_from(sentences.len()).ok()?;
    (count > 0 && sentences > 0).then(|| {
        0.39 * f64::from(count) / f64::from(sentences)
            + 11.8 * f64::from(syllables) / f64::from(count)
            - 15.59
    })
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<String> {
    text.split_inclusive(['.', '?', '!', ':'])
        .map(|part| part.trim().to_owned())
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect()
}

/// Words: pieces between spaces that have a letter or a digit.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

fn syllables_of(word: &str) -> u32 {
    let word = word.to_lowercase();
    let word = word.trim_matches(|letter: char| !letter.is_alphabetic());
    let groups = word
        .split(|letter: char| !"aeiouy".contains(letter))
        .filter(|group| !group.is_empty())
        .count();
    let silent = usize::from(groups > 1 && word.ends_with('e'));
    u32::try_from((groups - silent).max(1)).unwrap_or(u32::MAX)
}
