//! What becomes of the former page when another takes its place.

use super::*;

fn pairings(world: &mut World) -> usize {
    let rows = world.capsule().rows.values();
    rows.filter(|row| matches!(row, Row::Pairing(_))).count()
}

#[test]
fn a_page_that_is_gone_is_told_nothing_and_nothing_of_it_is_kept() {
    for with_keys in [true, false] {
        let (mut world, _, control, pending, _) = about_to_replace();
        world.capsule().press(&Press::default(), NOW);
        let job = world.capsule().take_due(&HashSet::new(), NOW).unwrap();
        let gone = Outcome::Answered {
            status: 410,
            retry_after_ms: None,
            date_ms: None,
        };
        world.capsule().report(job[0].attempt, &gone, NOW).unwrap();
        let former = std::slice::from_ref(&control);
        let former = if with_keys { former } else { &[] };
        world.capsule().confirm(&pending, former, NOW).unwrap();
        let jobs = world.capsule().take_due(&HashSet::new(), NOW).unwrap();
        assert!(jobs.is_empty());
        assert_eq!(pairings(&mut world), 1);
        assert_eq!(world.capsule().people()[0].page, PageState::Paired);
    }
}

/// In the vault lie the keys of everybody, and of older pages of the same person too.
#[test]
fn the_old_page_is_told_under_its_own_key() {
    let keys = |control: &ControlKeys| ControlKeys::from_bytes(&control.to_bytes().unwrap());
    let (mut world, mut old, control, pending, _) = about_to_replace();
    let mut older = keys(&control).unwrap();
    older.scope = [7; 16];
    older.outgoing = Key::from_bytes([1; 32]);
    let mut of_another = keys(&control).unwrap();
    of_another.person = PersonId([7; 16]);
    of_another.outgoing = Key::from_bytes([2; 32]);
    let all = [older, of_another, control];
    world.capsule().confirm(&pending, &all, NOW).unwrap();
    let jobs = world.capsule().take_due(&HashSet::new(), NOW).unwrap();
    assert_eq!(jobs.len(), 1);
    assert_eq!(old.receive(&jobs[0].envelope, NOW).word(), "new");
}

#[test]
fn keys_of_neither_the_page_nor_the_person_tell_it_nothing() {
    let keys = |control: &ControlKeys| ControlKeys::from_bytes(&control.to_bytes().unwrap());
    let (mut world, _, control, pending, _) = about_to_replace();
    let mut older = keys(&control).unwrap();
    older.scope = [7; 16];
    let mut of_another = control;
    of_another.person = PersonId([7; 16]);
    let all = [older, of_another];
    world.capsule().confirm(&pending, &all, NOW).unwrap();
    let jobs = world.capsule().take_due(&HashSet::new(), NOW).unwrap();
    assert!(jobs.is_empty());
    assert_eq!(pairings(&mut world), 1);
}
