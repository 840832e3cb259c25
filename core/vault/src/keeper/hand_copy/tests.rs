use amparo_sealed::Key;

use super::*;

fn identity() -> Identity {
    Identity::from_secret(&Key::from_bytes([0xA7; 32])).unwrap()
}

/// Each line as one text, its check letter at the end.
fn written(identity: &Identity) -> Vec<String> {
    let text = |line: &Line| format!("{} {} {}", *line.groups[0], *line.groups[1], line.check);
    hand_copy(identity).iter().map(text).collect()
}

fn slip(lines: &[String]) -> Slip {
    check_hand_copy(lines).unwrap_err()
}

#[test]
fn the_lines_are_the_identity() {
    let lines = hand_copy(&identity());
    assert_eq!(
        lines.iter().map(|line| line.number).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5, 6]
    );
    let joined: String = lines
        .iter()
        .flat_map(|line| line.groups.iter().map(|group| group.as_str()))
        .collect();
    assert_eq!(format!("{HAND_COPY_PREFIX}{joined}"), *identity().to_text());
    assert!(lines.iter().all(|line| {
        line.groups
            .iter()
            .all(|group| [4, 5].contains(&group.len()))
    }));
    assert_eq!(format!("{:?}", lines[0]), "Line(1, ..)");
}

/// What grows leaves what it held behind in memory.
#[test]
fn a_line_is_read_into_room_that_was_made_before() {
    let lines = hand_copy(&identity());
    let letters = lines[0].groups.iter().map(|group| group.len()).sum();
    let read = read_line(1, letters, &written(&identity())[0]).unwrap();
    // And the check letter.
    assert_eq!((read.len(), read.capacity()), (letters, letters + 1));
}

#[test]
fn a_copy_is_read_whatever_its_case_and_spaces() {
    let lines = written(&identity());
    let same =
        |lines: &[String]| check_hand_copy(lines).unwrap().recipient() == identity().recipient();
    assert!(same(&lines));
    let lower: Vec<_> = lines
        .iter()
        .map(|line| format!(" {} ", line.to_lowercase().replace(' ', "-")))
        .collect();
    assert!(same(&lower));
    let confused = |line: &String| line.replace('0', "O").replace('L', "1").replace('8', "b");
    assert!(same(&lines.iter().map(confused).collect::<Vec<_>>()));
    let mut more = lines.clone();
    more.push(" ".to_owned());
    assert!(same(&more));
}

#[test]
fn any_one_wrong_letter_and_any_exchange_is_found_in_its_line() {
    let lines = written(&identity());
    for (at, number) in (0..lines.len()).zip(1..) {
        let letters: Vec<char> = lines[at].chars().filter(|letter| *letter != ' ').collect();
        let expect_slip = |letters: Vec<char>| {
            let mut wrong = lines.clone();
            wrong[at] = letters.into_iter().collect();
            assert_eq!(slip(&wrong), Slip::Lines(vec![number]));
        };
        for place in 0..letters.len() {
            for other in ALPHABET.iter().map(|other| char::from(*other)) {
                if other != letters[place] {
                    let mut wrong = letters.clone();
                    wrong[place] = other;
                    expect_slip(wrong);
                }
            }
            for second in place + 1..letters.len() {
                if letters[place] != letters[second] {
                    let mut wrong = letters.clone();
                    wrong.swap(place, second);
                    expect_slip(wrong);
                }
            }
            let mut short = letters.clone();
            short.remove(place);
            expect_slip(short);
            let mut long = letters.clone();
            long.insert(place, 'Q');
            expect_slip(long);
        }
        expect_slip(Vec::new());
        expect_slip("no letters: ñ ? é".chars().collect());
    }
}

#[test]
fn exchanged_and_missing_lines_are_named() {
    let lines = written(&identity());
    for first in 0..3 {
        let mut exchanged = lines.clone();
        exchanged.swap(first, first + 1);
        let number = u8::try_from(first).unwrap() + 1;
        assert_eq!(slip(&exchanged), Slip::Lines(vec![number, number + 1]));
    }
    assert_eq!(slip(&lines[..4]), Slip::Lines(vec![5, 6]));
    assert_eq!(slip(&[]), Slip::Lines(vec![1, 2, 3, 4, 5, 6]));
    let mut seven = lines.clone();
    seven.push(lines[0].clone());
    assert_eq!(slip(&seven), Slip::Somewhere);
}

#[test]
fn slips_that_fit_the_check_letter_are_found_by_the_checksum() {
    let mut lines = written(&identity());
    let other = Identity::from_secret(&Key::from_bytes([0xA6; 32])).unwrap();
    lines[2] = written(&other)[2].clone();
    assert_eq!(slip(&lines), Slip::Somewhere);
}

/// Computed by a program in Python that knows Bech32 and the formula of the storage format, and nothing else of ours.
#[test]
fn the_lines_are_those_that_another_implementation_prints() {
    let sevens = Identity::from_secret(&Key::from_bytes([7; 32])).unwrap();
    let expected = [
        "QURSW PC8QU H",
        "RSWPC 8QURS S",
        "WPC8Q URSWP 7",
        "C8QUR SWPC8 2",
        "QURSW PC8Q A",
        "URSKM P32K 5",
    ];
    assert_eq!(written(&sevens), expected);
}

/// α has order 31, so no two places of a line weigh the same; the line's number stands before its first letter.
#[test]
fn the_check_letter_is_the_published_formula() {
    // α·1 = 2; then ten times α·(sum ⊕ 0): α¹¹ = 2¹¹ in the field.
    assert_eq!(derive_check(1, [0; 10].into_iter()), power_of_two(11));
    assert_eq!(derive_check(0, [0, 1].into_iter()), 2);
    assert_eq!(power_of_two(31), 1);
    assert!((1..31).all(|exponent| power_of_two(exponent) != 1));
}

fn power_of_two(exponent: usize) -> u8 {
    (0..exponent).fold(1, |element, _| double(element))
}
