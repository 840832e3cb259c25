//! How long invites and replies may be, and how far a second reply may differ.

use super::*;

#[test]
fn a_reply_fits_up_to_its_bounds() {
    let page = AgreementKey::make_random().unwrap();
    let host = "https://fcm.googleapis.com/";
    let endpoint = format!("{host}{}", "x".repeat(ENDPOINT_MAX - host.len()));
    let longest = Relative::new(&endpoint).unwrap().subscription().unwrap();
    let short = Relative::new(ENDPOINT).unwrap().subscription().unwrap();
    let padded = |length: usize| format!("{short}{}", " ".repeat(length - short.len()));
    for (inside, fits) in [
        (longest.clone(), true),
        (longest.replacen("/x", "/xx", 1), false),
        (padded(REPLY_PLAINTEXT_MAX), true),
        (padded(REPLY_PLAINTEXT_MAX + 1), false),
    ] {
        let mut pending = invited();
        let reply = seal_reply(&page, pending.invite(), inside.as_bytes(), &[1; 16]).unwrap();
        // A messenger may break it into as many lines as it has letters.
        let broken: String = reply.chars().flat_map(|letter| [letter, '\n']).collect();
        for text in [reply, broken] {
            let taken = accept(&mut pending, &text);
            assert_eq!(taken.is_ok(), fits, "{} bytes", inside.len());
        }
    }
}

/// A cut reply must not stop the app either: it is what a person pastes.
#[test]
fn a_reply_that_is_cut_anywhere_is_damaged() {
    let invite = invited();
    let reply = answer(&invite, ENDPOINT);
    let (tag, encoded) = reply.split_once('.').unwrap();
    let bytes = b64::decode(encoded).unwrap();
    let read = |bytes: &[u8]| {
        let mut pending = PendingPairing::from_bytes(&invite.to_bytes().unwrap()).unwrap();
        problem(accept(
            &mut pending,
            &format!("{tag}.{}", b64::encode(bytes)),
        ))
    };
    for length in 0..bytes.len() {
        let problem = read(&bytes[..length]);
        assert_eq!(problem, PairingProblem::ReplyDamaged, "{length}");
    }
    let with = |version: u8| read(&[&[version], &bytes[1..]].concat());
    assert_eq!(with(0), PairingProblem::ReplyDamaged);
    assert_eq!(with(2), PairingProblem::NewerVersion);
}

#[test]
fn no_more_white_space_is_read_than_a_messenger_puts_in() {
    const TEXT_MAX: usize = 8 + (98 + REPLY_PLAINTEXT_MAX + 16) * 4 / 3 + 4;
    let invite = invited();
    let reply = answer(&invite, ENDPOINT);
    let of_length = |length: usize| format!("{reply}{}", " ".repeat(length - reply.len()));
    let mut pending = invited();
    let long = of_length(2 * TEXT_MAX + 1);
    let refused = problem(accept(&mut pending, &long));
    assert_eq!(refused, PairingProblem::NotAReply);
    let mut pending = invite;
    assert!(accept(&mut pending, &of_length(2 * TEXT_MAX)).is_ok());
}

#[test]
fn an_invite_is_read_up_to_its_bounds_and_no_further() {
    let pending = invited();
    let good = Invite::from_bytes(pending.invite()).unwrap();
    let read = |sender: &str, language: &str| {
        let invite = Invite {
            sender: sender.to_owned(),
            language: language.to_owned(),
            ..good.clone()
        };
        Invite::from_bytes(&invite.to_bytes().unwrap()).err()
    };
    let (sender, language) = ("s".repeat(SENDER_MAX), "l".repeat(LANGUAGE_MAX));
    assert_eq!(read(&sender, &language), None);
    assert_eq!(read("", ""), None);
    let invite = |language: &str| PendingPairing::make_invite(PersonId([1; 16]), "", language, NOW);
    assert!(invite(&language).is_ok() && invite("").is_err());
    assert!(invite(&format!("{language}l")).is_err());
    let longest = Invite {
        sender: sender.clone(),
        language: language.clone(),
        ..good.clone()
    };
    let longest = longest.to_bytes().unwrap();
    assert_eq!(longest.len(), INVITE_MAX);
    let longest = format!("{PAGE}/#v1.{}", b64::encode(&longest));
    assert!(Invite::from_link(&longest).is_ok());
    let damaged = Some(InviteProblem::Damaged);
    assert_eq!(read(&format!("{sender}s"), "es"), damaged);
    assert_eq!(read("", &format!("{language}l")), damaged);
    assert_eq!(read("", "e_s"), damaged);

    let bytes = pending.invite();
    let with = |at: usize, value: u8| {
        let mut bytes = bytes.to_vec();
        bytes[at] = value;
        Invite::from_bytes(&bytes).err()
    };
    assert_eq!(with(0, 0), Some(InviteProblem::NotAnInvite));
    assert_eq!(with(0, 2), Some(InviteProblem::NewerVersion));
    assert_eq!(
        Invite::from_bytes(&[]).err(),
        Some(InviteProblem::NotAnInvite)
    );
    let longer = [bytes, &[0]].concat();
    assert_eq!(Invite::from_bytes(&longer).err(), damaged);
    for length in 1..bytes.len() {
        assert_eq!(Invite::from_bytes(&bytes[..length]).err(), damaged);
    }

    let text = b64::encode(bytes);
    let link = |fragment: &str| Invite::from_link(fragment).err();
    assert_eq!(link(&format!("v1.{text}")), None);
    assert_eq!(link(&format!("{PAGE}/# v1.{text}\n")), None);
    assert_eq!(
        link(&format!("v2.{text}")),
        Some(InviteProblem::NewerVersion)
    );
    for not in [format!("v0.{text}"), format!("1.{text}"), text.clone()] {
        assert_eq!(link(&not), Some(InviteProblem::NotAnInvite));
    }
    assert_eq!(link(&format!("v1.{text}!")), damaged);
    let most = "A".repeat(INVITE_MAX * 2);
    assert_eq!(link(&format!("v1.{most}")), damaged);
}

#[test]
fn a_second_reply_burns_the_invite_if_key_or_inside_is_another() {
    let (page, other) = (
        AgreementKey::make_random().unwrap(),
        AgreementKey::make_random().unwrap(),
    );
    let inside = Relative::new(ENDPOINT).unwrap().subscription().unwrap();
    let elsewhere = Relative::new(ENDPOINT).unwrap().subscription().unwrap();
    for (key, second, burned) in [
        (&page, &inside, false),
        (&other, &inside, true),
        (&page, &elsewhere, true),
    ] {
        let mut pending = invited();
        let invite = pending.invite().to_vec();
        let reply = |key, inside: &str, salt| seal_reply(key, &invite, inside.as_bytes(), &salt);
        accept(&mut pending, &reply(&page, &inside, [1; 16]).unwrap()).unwrap();
        let taken = accept(&mut pending, &reply(key, second, [2; 16]).unwrap());
        assert_eq!(taken.is_err(), burned);
        assert_eq!(pending.step(NOW) != Step::Reviewing, burned);
    }
}
