use super::*;
use crate::world::{ENDPOINT, NOW, World};

#[test]
fn what_the_owner_chose_is_kept_and_there_is_one_lead() {
    let mut world = World::new();
    let (ana, luis) = (world.person("A", Some("555")), world.person("L", None));
    let lead = PersonOptions {
        role: Role::Spouse,
        lead: true,
        channels: vec![Channel::Sms],
        message: Some("Call me.\nThen call Rosa.".to_owned()),
        groups: vec!["work".to_owned(), "casa".to_owned()],
        ..PersonOptions::default()
    };
    for person in [ana, luis] {
        world.capsule().set_person_options(person, &lead).unwrap();
    }
    world.capsule().pause(ana, Some(NOW + 10)).unwrap();
    world.capsule().opt_out(luis, true, NOW).unwrap();
    world.reopen();
    let people = world.capsule().people();
    assert!(people[1].options == lead && people[1].opted_out && !people[0].options.lead);
    assert!(people[0].is_paused(NOW) && !people[0].is_ready(NOW));
    assert!(!people[0].is_paused(NOW + 10) && people[0].is_ready(NOW + 10));
    assert!(!people[1].is_ready(NOW));
    assert_eq!(world.capsule().groups(), ["casa", "work"]);
    world.capsule().opt_out(luis, false, NOW).unwrap();
    world.capsule().pause(ana, None).unwrap();
    assert!(world.capsule().people()[0].is_ready(NOW));
    // A change of the number keeps what was chosen.
    let edited = NewPerson {
        label: "L".to_owned(),
        number: Some("556".to_owned()),
        language: "en".to_owned(),
    };
    world.capsule().edit_person(luis, &edited).unwrap();
    assert!(world.capsule().people()[1].options == lead);
}

#[test]
fn only_the_chosen_ways_make_somebody_ready() {
    let mut world = World::new();
    let ana = world.person("A", Some("555"));
    let choose = |world: &mut World, channels: &[Channel]| {
        let options = PersonOptions {
            channels: channels.to_vec(),
            ..PersonOptions::default()
        };
        world.capsule().set_person_options(ana, &options)
    };
    choose(&mut world, &[Channel::Push]).unwrap();
    assert!(!world.capsule().people()[0].is_ready(NOW));
    world.pair(ana, ENDPOINT);
    assert!(world.capsule().people()[0].is_ready(NOW));
    for wrong in [
        &[][..],
        &[Channel::None],
        &[Channel::Sms, Channel::Sms],
        &[Channel::Push, Channel::Sms, Channel::None],
    ] {
        let refused = choose(&mut world, wrong);
        assert!(matches!(refused, Err(Error::Invalid { field: "channels" })));
    }
}

#[test]
fn no_message_of_the_owners_holds_an_a_number() {
    let mut world = World::new();
    let ana = world.person("A", Some("555"));
    let message = |world: &mut World, text: &str| {
        let options = PersonOptions {
            message: Some(text.to_owned()),
            ..PersonOptions::default()
        };
        world.capsule().set_person_options(ana, &options)
    };
    for text in [
        "my number is A123456789",
        "a 12 345 678",
        "A#-1234567",
        "Ａ۱۲۳۴۵۶۷۸",
        " ",
        "a\tb",
        &"x".repeat(MESSAGE_MAX + 1),
    ] {
        let refused = message(&mut world, text);
        assert!(
            matches!(refused, Err(Error::Invalid { field: "message" })),
            "{text}"
        );
    }
    for text in [
        "Call Rosa 213 555 0134",
        "A 123456",
        "B123456789",
        "llama a 2135550134",
    ] {
        message(&mut world, text).unwrap();
    }
}

#[test]
fn labels_messages_and_groups_fit_up_to_their_bounds() {
    let mut world = World::new();
    let longest = "l".repeat(LABEL_MAX);
    let ana = world.person(&longest, Some("555"));
    let choose = |world: &mut World, message: Option<String>, groups: &[&str]| {
        let options = PersonOptions {
            message,
            groups: groups.iter().map(|&group| group.to_owned()).collect(),
            ..PersonOptions::default()
        };
        world.capsule().set_person_options(ana, &options)
    };
    choose(
        &mut world,
        Some("m".repeat(MESSAGE_MAX)),
        &[&longest, "2", "3", "4", "5"],
    )
    .unwrap();
    assert_eq!(world.capsule().groups().len(), GROUPS_MAX);
    let too_long = "l".repeat(LABEL_MAX + 1);
    for groups in [
        &["1", "2", "3", "4", "5", "6"][..],
        &[&too_long],
        &["work", " "],
        &["a\u{7}"],
    ] {
        let refused = choose(&mut world, None, groups);
        assert!(
            matches!(refused, Err(Error::Invalid { field: "groups" })),
            "{groups:?}"
        );
    }
    // In the list a person stays where they are, and a new one comes last.
    let bo = world.person("B", None);
    world.capsule().remove_person(ana).unwrap();
    let cy = world.person("C", None);
    let order: Vec<_> = world
        .capsule()
        .people()
        .iter()
        .map(|person| person.id)
        .collect();
    assert_eq!(order, [bo, cy]);
    let rows = [bo, cy].map(|id| world.capsule().person_row(id).unwrap().order);
    assert_eq!(rows, [1, 2]);
}

#[test]
fn fifteen_people_and_no_more() {
    let mut world = World::new();
    for _ in 0..PEOPLE_MAX {
        world.person("A", None);
    }
    let one_more = NewPerson {
        label: "B".to_owned(),
        number: None,
        language: "en".to_owned(),
    };
    assert!(matches!(
        world.capsule().add_person(&one_more),
        Err(Error::TooMany { field: "people" })
    ));
    world.capsule().allow_people(100);
    assert!(world.capsule().add_person(&one_more).is_ok());
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, number) in [
        ("+1 (213) 555-0134", "+12135550134"),
        ("213.555.0134", "2135550134"),
        ("\u{202a}+52\u{a0}55 5555 0134\u{202c}", "+525555550134"),
        ("٢١٣٥٥٥٠١٣٤", "2135550134"),
        ("۲۱۳۵۵۵۰۱۳۴", "2135550134"),
        ("911", "911"),
    ] {
        assert_eq!(read_number(text).unwrap(), number, "{text}");
    }
    for text in [
        "12",
        "1234567890123456",
        "Ana",
        "213+555",
        "555;0134",
        "555,,1#",
        "*31#5550134",
    ] {
        assert!(read_number(text).is_err(), "{text}");
    }
}

#[test]
fn every_digit_of_the_languages_offered_is_read() {
    for digits in [
        "0123456789",
        "٠١٢٣٤٥٦٧٨٩",
        "۰۱۲۳۴۵۶۷۸۹",
        "०१२३४५६७८९",
        "០១២៣៤៥៦៧៨៩",
        "๐๑๒๓๔๕๖๗๘๙",
        "０１２３４５６７８９",
    ] {
        assert_eq!(read_number(digits).unwrap(), "0123456789", "{digits}");
    }
}
