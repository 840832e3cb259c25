//! Content that two have signed and that would not show: each rule of `check.rs` and `content.rs` broken once, and the file that is named.

use super::*;

const CARD: &str = "cards/door.json";
const ORDER: &str = "order.json";
const SHOWS: &str = "shows.json";
const DIRECTORY: &str = "directory.json";
const DOOR_JSON: &str = include_str!("../../../data/cards/door.json");
const WARRANT_JSON: &str = include_str!("../../../data/cards/warrant.json");
const ORDER_JSON: &str = include_str!("../../../data/order.json");
const SHOWS_JSON: &str = include_str!("../../../data/shows.json");
const DIRECTORY_JSON: &str = include_str!("../../../data/directory.json");
const EN_CARDS: &str = include_str!("../../../../../locales/en/cards.ftl");
const EN_DIRECTORY: &str = include_str!("../../../../../locales/en/directory.ftl");
const EN_PLAN: &str = include_str!("../../../../../locales/en/plan.ftl");

fn with_files(files: &[(&str, &str)]) -> Result<(), Refusal> {
    let mut desk = Desk::new();
    let own = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
    desk.content = files.iter().map(own).collect();
    desk.content.sort();
    desk.verify(&desk.pack())
}

fn unfit(file: &str) -> Result<(), Refusal> {
    let file = file.to_owned();
    Err(Refusal::Unfit { file })
}

/// What becomes of the file with `from` replaced by `to`; unchanged it is taken.
fn changed(path: &str, text: &str, from: &str, to: &str) -> Result<(), Refusal> {
    let other = text.replacen(from, to, 1);
    assert_ne!(other, text, "{from}");
    with_files(&[(path, &other)])
}

#[test]
fn the_files_of_the_program_are_content() {
    let files = [
        (CARD, DOOR_JSON),
        (ORDER, ORDER_JSON),
        (SHOWS, SHOWS_JSON),
        (DIRECTORY, DIRECTORY_JSON),
        ("locales/en/cards.ftl", EN_CARDS),
        ("locales/en/directory.ftl", EN_DIRECTORY),
        ("locales/en/plan.ftl", EN_PLAN),
    ];
    assert_eq!(with_files(&files), Ok(()));
    for file in files {
        assert_eq!(with_files(&[file]), Ok(()), "{}", file.0);
    }
}

#[test]
fn words_that_are_no_fluent() {
    for path in ["locales/es/plan.ftl", "locales/ko/cards.ftl"] {
        assert_eq!(with_files(&[(path, "a = A\n\n= b\n")]), unfit(path));
    }
}

#[test]
fn a_file_of_another_shape() {
    for path in [CARD, ORDER, SHOWS, DIRECTORY] {
        assert_eq!(with_files(&[(path, "{}")]), unfit(path));
    }
    let more = changed(CARD, DOOR_JSON, "\"id\":", "\"note\": 1, \"id\":");
    assert_eq!(more, unfit(CARD), "a field that is not known");
    let day = changed(
        CARD,
        DOOR_JSON,
        "\"last_reviewed\": \"2026-",
        "\"last_reviewed\": \"2026-1",
    );
    assert_eq!(day, unfit(CARD), "a day that is none");
}

#[test]
fn an_order_with_a_card_that_is_not_there_or_stands_there_twice() {
    let order = |from, to| changed(ORDER, ORDER_JSON, from, to);
    assert_eq!(
        order(
            "[\"street\", \"car\", \"transit\"",
            "[\"street\", \"nobody\", \"transit\""
        ),
        unfit(ORDER)
    );
    assert_eq!(
        order(
            "[\"street\", \"car\", \"transit\"",
            "[\"street\", \"street\", \"car\", \"transit\""
        ),
        unfit(ORDER)
    );
    assert_eq!(
        order("\"first\": [\"door\"", "\"first\": [\"nobody\""),
        unfit(ORDER)
    );
    assert_eq!(
        order("\"first\": [\"door\"", "\"first\": [\"street\""),
        unfit(ORDER)
    );
    assert_eq!(
        order("\"id\": \"home\"", "\"id\": \"nowhere\""),
        unfit(ORDER),
        "a group without a name"
    );
    // In no group nobody would find it.
    let order = ORDER_JSON.replacen("\"cards\": [\"door\", ", "\"cards\": [", 1);
    let order = order.replacen("\"first\": [\"door\", ", "\"first\": [", 1);
    assert_eq!(
        with_files(&[(ORDER, &order)]),
        Ok(()),
        "a card may be withdrawn"
    );
    assert_eq!(
        with_files(&[(ORDER, &order), (CARD, DOOR_JSON)]),
        unfit(CARD)
    );
}

#[test]
fn a_card_that_is_another_newer_than_itself_or_leads_nowhere() {
    let card = |from: &str, to: &str| changed(CARD, DOOR_JSON, from, to);
    assert_eq!(card("\"id\": \"door\"", "\"id\": \"street\""), unfit(CARD));
    assert_eq!(card("\"since\": 2", "\"since\": 4"), unfit(CARD));
    assert_eq!(card("\"since\": 2", "\"since\": 0"), unfit(CARD));
    assert_eq!(
        card("\"call\": [\"larrn\"", "\"call\": [\"nobody\""),
        unfit(CARD)
    );
    // A page only: there is no number to call.
    assert_eq!(
        card("\"call\": [\"larrn\"", "\"call\": [\"ocrrn\""),
        unfit(CARD)
    );
    assert_eq!(
        card("\"shows\": [\"door\"", "\"shows\": [\"nobody\""),
        unfit(CARD)
    );
    for page in ["nobody", "larrn"] {
        let page = format!("\"pages\": [\"{page}\"");
        assert_eq!(card("\"pages\": [\"aclu\"", &page), unfit(CARD));
    }
}

#[test]
fn a_sample_whose_numbers_and_words_do_not_meet() {
    let card = |from, to| changed("cards/warrant.json", WARRANT_JSON, from, to);
    assert_eq!(with_files(&[("cards/warrant.json", WARRANT_JSON)]), Ok(()));
    for (from, to) in [
        ("\"mark\": 3", "\"mark\": 4"),
        ("\"mark\": 3", "\"mark\": 2"),
        ("\"shape\": \"heading\"", "\"shape\": \"seal\""),
        ("\"id\": \"judge\"", "\"id\": \"nobody\""),
    ] {
        assert_eq!(card(from, to), unfit("cards/warrant.json"), "{from}");
    }
}

#[test]
fn a_line_of_an_office_that_has_none() {
    let directory = |to: &str| changed(DIRECTORY, DIRECTORY_JSON, "\"line_of\": \"ajsocal\"", to);
    for other in ["nobody", "aclu"] {
        assert_eq!(
            directory(&format!("\"line_of\": \"{other}\"")),
            unfit(DIRECTORY)
        );
    }
}

#[test]
fn a_number_or_a_page_that_is_not_well_formed_or_not_sure_enough() {
    let directory = |from: &str, to: &str| changed(DIRECTORY, DIRECTORY_JSON, from, to);
    for number in [
        "888-624-475",
        "888 624 4752",
        "+18886244752",
        "888-624-475a",
    ] {
        let to = format!("\"number\": \"{number}\"");
        assert_eq!(
            directory("\"number\": \"888-624-4752\"", &to),
            unfit(DIRECTORY),
            "{number}"
        );
    }
    assert_eq!(
        directory("\"number\": \"888-624-4752\", ", ""),
        unfit(DIRECTORY),
        "no number to call"
    );
    assert_eq!(
        directory(
            "\"text_number\": \"805-870-8855\"",
            "\"text_number\": \"805\u{a0}870\""
        ),
        unfit(DIRECTORY)
    );
    for page in [
        "http://chirla.org",
        "chirla.org:8",
        "user@chirla.org",
        "chirla",
        "chirla.org/?a=b",
    ] {
        let to = format!("\"web\": \"{page}\"");
        assert_eq!(
            directory("\"web\": \"chirla.org\"", &to),
            unfit(DIRECTORY),
            "{page}"
        );
    }
    assert_eq!(
        directory(
            "\"verified_how\": \"two-sources\"",
            "\"verified_how\": \"one-source\""
        ),
        unfit(DIRECTORY)
    );
    assert_eq!(
        directory("\"kind\": \"call\"", "\"kind\": \"web\""),
        unfit(DIRECTORY),
        "a number that may not be called"
    );
}

/// Without the lines of a message.
fn without(text: &str, id: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in text.lines() {
        inside = line.starts_with(&format!("{id} =")) || (inside && line.starts_with(' '));
        if !inside {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    assert_ne!(kept.lines().count(), text.lines().count(), "{id}");
    kept
}

#[test]
fn english_without_a_message_that_a_screen_asks_for() {
    // The file that asks for it is named: the words are missing there.
    for (path, text, id, named) in [
        ("locales/en/cards.ftl", EN_CARDS, "door-title", ORDER),
        ("locales/en/cards.ftl", EN_CARDS, "group-home", ORDER),
        ("locales/en/cards.ftl", EN_CARDS, "door-step-calm", CARD),
        ("locales/en/cards.ftl", EN_CARDS, "show-door-consent", SHOWS),
        ("locales/en/cards.ftl", EN_CARDS, "show-fear-title", SHOWS),
        (
            "locales/en/directory.ftl",
            EN_DIRECTORY,
            "ocrrn-name",
            DIRECTORY,
        ),
        (
            "locales/en/directory.ftl",
            EN_DIRECTORY,
            "need-taken",
            DIRECTORY,
        ),
    ] {
        assert_eq!(
            with_files(&[(path, &without(text, id))]),
            unfit(named),
            "{id}"
        );
    }
    // Another language may lack any: it falls back.
    assert_eq!(
        with_files(&[("locales/es/cards.ftl", "door-title = A\n")]),
        Ok(())
    );
    let asks = changed(
        CARD,
        DOOR_JSON,
        "\"text\": \"door-step-calm\"",
        "\"text\": \"door-step-new\"",
    );
    assert_eq!(asks, unfit(CARD), "a line without words");
}

#[test]
fn an_english_plan_without_any_of_its_messages() {
    let plan = "locales/en/plan.ftl";
    let ids: Vec<&str> = EN_PLAN
        .lines()
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
        .collect();
    assert!(ids.len() > 100, "{}", ids.len());
    for id in [ids[0], ids[ids.len() / 2], ids[ids.len() - 1]] {
        assert_eq!(
            with_files(&[(plan, &without(EN_PLAN, id))]),
            unfit(plan),
            "{id}"
        );
    }
    let more = format!("{EN_PLAN}\nanother-one = More\n");
    assert_eq!(with_files(&[(plan, &more)]), Ok(()));
    let spanish = without(include_str!("../../../../../locales/es/plan.ftl"), ids[0]);
    assert_eq!(with_files(&[("locales/es/plan.ftl", &spanish)]), Ok(()));
}

#[test]
fn a_number_counts_by_the_directory_of_the_pack() {
    let words = "locales/es/plan.ftl";
    let (old, new) = ("888-624-4752", "213-555-0142");
    let directory = DIRECTORY_JSON.replace(old, new);
    let call = |number: &str| format!("a = Call {number}\n");
    // The built-in words still say the old one; only what the pack brings is looked at.
    let with = |number: &str| with_files(&[(DIRECTORY, &directory), (words, &call(number))]);
    assert_eq!(with(new), Ok(()));
    assert_eq!(with(old), unfit(words));
    assert_eq!(with_files(&[(words, &call(new))]), unfit(words));
    let text = "805-870-8855";
    assert_eq!(
        with_files(&[(words, &call(text))]),
        Ok(()),
        "a number for texts"
    );
}
