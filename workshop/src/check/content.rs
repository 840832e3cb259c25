//! The cards, the search, the directory, what is past its date, and new words from a file.

use serde_json::{Value, json};

use super::http::Client;
use super::vault::text;
use super::{Outcome, step};
use crate::organisation::FILES;

/// 23 November 2026, noon in UTC: a day on which every word is fresh. The real day comes when the last
/// card is past its date.
const FRESH_MS: u64 = 1_795_435_200_000;
/// 1 June 2027, noon in UTC: what the trainer's strip offers.
const LATER_MS: u64 = 1_811_851_200_000;
const LINE: &str = "door-step-calm";

/// Every card is on the first screen after home, and opens.
pub(super) fn every_card_in_two_taps(client: &Client) -> Outcome {
    for language in ["en", "es"] {
        speak(client, language)?;
        let home = client.phone("cards.home", json!({}))?;
        let first = ids(&home["first"]);
        step(
            &format!("eight pictures stand first in {language}"),
            first.len() == 8,
        )?;
        let groups = home["groups"].as_array().map_or(&[][..], Vec::as_slice);
        let mut shown: Vec<String> = groups.iter().flat_map(|it| ids(&it["tiles"])).collect();
        shown.sort();
        let mut all = ids(&client.phone("cards.tiles", json!({}))?);
        all.sort();
        step(
            &format!("all {} cards are on that screen in {language}", all.len()),
            shown == all && first.iter().all(|id| all.contains(id)),
        )?;
        for id in &all {
            look_at(client, id, language)?;
        }
        step(
            &format!("each opens with what to do, why and its labels in {language}"),
            all.len() >= 29,
        )?;
    }
    Ok(())
}

fn look_at(client: &Client, id: &str, language: &str) -> Outcome {
    let card = client.phone("cards.card", json!({ "id": id }))?;
    let some = |field: &str| card[field].as_array().is_some_and(|it| !it.is_empty());
    let meant = card["say"].as_array().into_iter().flatten().all(|say| {
        let english = !text(&say["english"]).is_empty();
        english && (language == "en" || say["meaning"]["locale"] == language)
    });
    let labelled = !card["review"]["attorney"].is_null() && !card["review"]["facts_of"].is_null();
    let whole = card["title"]["locale"] == language && some("steps") && some("why");
    if !(whole && labelled && meant) {
        return Err(format!("the card {id} is not whole in {language}"));
    }
    for show in ids_of(&card["shows"]) {
        client.phone("cards.show", json!({ "id": show }))?;
    }
    Ok(())
}

/// What people type, in the language of the phone and in another.
pub(super) fn search(client: &Client) -> Outcome {
    for (language, query) in [
        ("en", "they are at my door"),
        ("es", "están en mi puerta"),
        ("en", "están en mi puerta"),
        ("es", "they are at my door"),
    ] {
        speak(client, language)?;
        let hits = client.phone("cards.search", json!({ "query": query }))?;
        let hit = &hits[0];
        step(
            &format!("“{query}” on a phone in {language} finds the card for the door"),
            hit["kind"] == "card" && hit["id"] == "door" && hit["title"]["locale"] == language,
        )?;
    }
    for language in ["en", "es"] {
        speak(client, language)?;
        questions(client, language)?;
    }
    let none = client.phone("cards.search", json!({ "query": "qwxyz" }))?;
    step("words of nothing find nothing", none == json!([]))
}

/// Each question of the family plan is found by its own words, without the PIN; what was answered is not.
fn questions(client: &Client, language: &str) -> Outcome {
    let screen = client.phone("plan.screen", json!({}))?;
    for question in screen["questions"].as_array().into_iter().flatten() {
        let words = &question["text"]["value"];
        let hits = client.phone("cards.search", json!({ "query": words }))?;
        let id = format!("question-{}", text(&question["id"]));
        let mut all = hits.as_array().into_iter().flatten();
        let hit = all.find(|hit| hit["id"] == id.as_str());
        if hit.is_none_or(|hit| hit["title"]["value"] != *words || hit["kind"] != "plan") {
            return Err(format!("{id} is not found by its words in {language}"));
        }
    }
    step(
        &format!("every question of the family plan is found by its words in {language}"),
        screen["questions"]
            .as_array()
            .is_some_and(|all| all.len() == 14),
    )
}

/// By need and by language.
pub(super) fn directory(client: &Client) -> Outcome {
    for language in ["en", "es"] {
        speak(client, language)?;
        let needs = client.phone("cards.needs", json!({}))?;
        let needs = needs.as_array().map_or(&[][..], Vec::as_slice);
        let right = needs.iter().all(|it| it["title"]["locale"] == language);
        step(
            &format!("who can help, by need, in {language}"),
            needs.len() >= 10 && right,
        )?;
    }
    let spoken = client.phone("cards.spoken_languages", json!({}))?;
    let korean = spoken.as_array().into_iter().flatten();
    let korean = korean.into_iter().any(|it| it["tag"] == "ko");
    let asked = json!({ "id": "lawyer", "language": "ko" });
    let need = client.phone("cards.need", asked)?;
    let entries = need["entries"].as_array().map_or(&[][..], Vec::as_slice);
    let chosen: Vec<bool> = entries
        .iter()
        .map(|it| it["speaks_chosen"] == true)
        .collect();
    step(
        "who speaks Korean stands first, and nobody is left out",
        korean
            && chosen.first() == Some(&true)
            && chosen.contains(&false)
            && chosen.is_sorted_by(|a, b| a >= b),
    )?;
    let dated = entries
        .iter()
        .all(|it| !text(&it["checked"]["value"]).is_empty());
    step("each says where its number comes from", dated)
}

/// The page that the browser prints.
pub(super) fn print(client: &Client) -> Outcome {
    let session = client.session();
    let page = |what: &str| client.get(&format!("/print/phone/{session}/{what}"));
    for language in ["en", "es"] {
        speak(client, language)?;
        let wallet = page("wallet?languages=")?;
        let html = String::from_utf8_lossy(&wallet.body).into_owned();
        let show = client.phone("cards.show", json!({ "id": "silence" }))?;
        let said = text(&show["english"][0]).to_owned();
        step(
            &format!("a card for the wallet to print, with the English to show, in {language}"),
            wallet.status == 200
                && html.contains(&format!("lang=\"{language}\""))
                && html.contains(&said),
        )?;
        let quiet = wallet
            .head
            .contains("content-security-policy: default-src 'none'");
        step(
            "the page runs nothing and loads nothing",
            quiet && !html.contains("<script") && !html.contains("src=\"http"),
        )?;
        step("and a card on a sheet", page("card?id=door")?.status == 200)?;
    }
    step(
        "what is no card is not printed",
        page("card?id=nothing")?.status == 404 && page("nothing")?.status == 404,
    )
}

/// What the banners say when the trainer's clock says June 2027, and what on a day when all is fresh.
pub(super) fn out_of_date(client: &Client) -> Outcome {
    let lists = |client: &Client| -> Outcome<(usize, usize)> {
        let old = client.phone("shell.out_of_date", json!({}))?;
        let count = |field: &str| old[field].as_array().map_or(0, Vec::len);
        Ok((count("cards"), count("entries")))
    };
    let today = lists(client)?;
    let all = ids(&client.phone("cards.tiles", json!({}))?).len();
    set_clock(client, Some(FRESH_MS))?;
    let fresh = lists(client)?;
    set_clock(client, Some(LATER_MS))?;
    let later = lists(client)?;
    step(
        "in November 2026 no card is past its date, on 2027-06-01 every one is, and a screen lists them",
        fresh == (0, 0) && all > 0 && later.0 == all,
    )?;
    for language in ["en", "es"] {
        speak(client, language)?;
        let card = client.phone("cards.card", json!({ "id": "door" }))?;
        let banner = &card["review"]["out_of_date"];
        let number = client.phone("cards.need", json!({ "id": "taken" }))?;
        let stale = &number["entries"][0]["stale"];
        step(
            &format!("the card and the number say so themselves in {language}"),
            banner["locale"] == language && stale["locale"] == language && later.1 > 0,
        )?;
    }
    set_clock(client, None)?;
    step("and the clock is back on today", lists(client)? == today)
}

/// A corrected pack, four that are refused with their reason, and the way back.
pub(super) fn packs(client: &Client) -> Outcome {
    let [good, tampered, older, one, rotated_out] = FILES;
    let before = sentences(client)?;
    let verdict = install(client, "phone", good)?;
    step(
        "a corrected pack is taken from a file",
        verdict["refused"].is_null() && verdict["pack"]["version"] == 2,
    )?;
    let after = sentences(client)?;
    let both = before
        .iter()
        .zip(&after)
        .all(|(before, after)| after.len() > before.len() && after.starts_with(before.as_str()));
    step(
        "the corrected sentence stands on the card, in en and es",
        both,
    )?;
    let installed = client.phone("packs.installed", json!({}))?;
    let pack = &installed["pack"];
    step(
        "with the pack's name and its date",
        pack["pack"] == "los-angeles" && text(&pack["created"]).len() == 10,
    )?;
    changed(client)?;
    for (file, why) in [
        (tampered, "tampered"),
        (older, "older"),
        (one, "bad-signature"),
        (rotated_out, "rotated-out"),
    ] {
        refuse(client, file, why)?;
    }
    step("none of them changed a word", sentences(client)? == after)?;
    let day = client.phone("packs.built_in_day", json!({}))?;
    step(
        "and the words that came with the app have a date too",
        text(&day).len() == 10 && text(&day) <= text(&pack["created"]),
    )?;
    client.phone("packs.use_built_in", json!({}))?;
    let in_use = client.phone("packs.installed", json!({}))?["pack"].take();
    step(
        "the words that came with the app are one press away",
        in_use.is_null() && sentences(client)? == before,
    )?;
    refuse(client, older, "older")?;
    roll_back(client)
}

/// The line is marked as new, once.
fn changed(client: &Client) -> Outcome {
    let changes = client.phone("cards.changes", json!({}))?;
    let card = client.phone("cards.card", json!({ "id": "door" }))?;
    let right = changes[0]["id"] == "door" && changes[0]["lines"][0]["id"] == LINE;
    step(
        "what changed since the reader last looked is said, with the line",
        right && card["changed"] == json!([LINE]),
    )?;
    client.phone("cards.mark_seen", json!({}))?;
    let after = client.phone("cards.changes", json!({}))?;
    step("once it is seen it is not said again", after == json!([]))
}

fn refuse(client: &Client, file: &str, why: &str) -> Outcome {
    let mut sentences = Vec::new();
    for language in ["en", "es"] {
        speak(client, language)?;
        let verdict = install(client, "phone", file)?;
        let words = &verdict["words"];
        step(
            &format!("{file} is refused in {language}: {}", text(&words["value"])),
            verdict["pack"].is_null() && verdict["refused"] == why && words["locale"] == language,
        )?;
        sentences.push(text(&words["value"]).to_owned());
    }
    step("in each language's own words", sentences[0] != sentences[1])
}

/// On the other phone: two packs, one after the other, and back to the first.
fn roll_back(client: &Client) -> Outcome {
    let [good, _, older, ..] = FILES;
    let line = || -> Outcome<String> {
        Ok(sentence(
            &client.new_phone("cards.card", json!({ "id": "door" }))?,
        ))
    };
    let first = install(client, "new", older)?;
    let old = line()?;
    let second = install(client, "new", good)?;
    let new = line()?;
    step(
        "a phone without a newer pack takes the older one, then the newer",
        first["pack"]["version"] == 1 && second["pack"]["version"] == 2 && old != new,
    )?;
    let back = client.new_phone("packs.roll_back", json!({}))?;
    step(
        "going back brings the old sentence",
        back["version"] == 1 && line()? == old,
    )
}

/// The line in both languages.
fn sentences(client: &Client) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for language in ["en", "es"] {
        speak(client, language)?;
        let card = client.phone("cards.card", json!({ "id": "door" }))?;
        found.push(sentence(&card));
    }
    Ok(found)
}

fn sentence(card: &Value) -> String {
    let mut steps = card["steps"].as_array().into_iter().flatten();
    let line = steps.find(|step| step["id"] == LINE);
    line.map_or("", |line| text(&line["text"]["value"]))
        .to_owned()
}

/// Saves the file as the strip offers it, and chooses it on the phone.
fn install(client: &Client, device: &str, name: &str) -> Outcome<Value> {
    let session = client.session();
    let file = client.get(&format!("/pack/{session}/{name}"))?;
    let offered = format!("attachment; filename=\"{name}\"");
    if file.status != 200 || !file.head.contains(&offered) {
        return Err(format!("{name} is not offered"));
    }
    let answer = client.post_file(&format!("/install/{device}/{session}"), &file.body)?;
    let mut answer: Value =
        serde_json::from_slice(&answer.body).map_err(|_| format!("status {}", answer.status))?;
    match answer.get("error") {
        Some(error) => Err(format!("{name}: {error}")),
        None => Ok(answer["ok"].take()),
    }
}

fn set_clock(client: &Client, now_ms: Option<u64>) -> Outcome {
    let asked = json!({ "session": client.session(), "now_ms": now_ms });
    let status = client.post("/practice/clock", &asked)?.status;
    step("the trainer's clock is set", status == 204)
}

fn speak(client: &Client, language: &str) -> Outcome {
    let languages = json!({ "languages": [language] });
    client.phone("amparo.set_languages", languages).map(drop)
}

fn ids(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().into_iter().flatten();
    rows.map(|row| text(&row["id"]).to_owned()).collect()
}

fn ids_of(list: &Value) -> Vec<&str> {
    let list = list.as_array().into_iter().flatten();
    list.map(text).collect()
}
