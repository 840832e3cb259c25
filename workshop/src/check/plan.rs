//! The family plan, search packets, the first three days and notes: behind the PIN, in both languages, and on paper.

use amparo::iso_day;
use serde_json::{Value, json};

use super::http::Client;
use super::vault::text;
use super::{Outcome, now_ms, step};
use crate::cast;

/// Half a year and more after any day of a workshop this year.
const HALF_A_YEAR_MS: u64 = 190 * 24 * 60 * 60 * 1000;
const ROLES: [&str; 6] = [
    "other",
    "spouse",
    "school-pickup",
    "lawyer-contact",
    "far-away",
    "child",
];

/// What stands behind the PIN is neither read nor printed without it.
pub(super) fn locked(client: &Client) -> Outcome {
    for method in [
        "plan.checks",
        "plan.reminders",
        "plan.quiz",
        "vault.packets",
        "vault.incident_notes",
        "vault.presence",
        "vault.presence_gaps",
    ] {
        let refused = client.refused(method, json!({}))?;
        step(&format!("{method} needs the PIN"), refused == "locked")?;
    }
    step(
        "the plan is not printed while it is locked",
        print(client, "plan", "")?.0 == 404,
    )
}

/// Questions, answers, what is missing, and going through it again after six months.
pub(super) fn family_plan(client: &Client) -> Outcome {
    let mut asked = Vec::new();
    for language in ["en", "es"] {
        speak(client, language)?;
        let screen = client.phone("plan.screen", json!({}))?;
        let questions = list(&screen["questions"]);
        let right = questions
            .iter()
            .all(|it| it["text"]["locale"] == language && it["why"]["text"]["locale"] == language);
        step(
            &format!("fourteen questions, each with its reason, in {language}"),
            questions.len() == 14 && right,
        )?;
        step(
            &format!("papers to think of in {language}"),
            list(&screen["papers"]).len() >= 10,
        )?;
        asked.push(text(&questions[0]["text"]["value"]).to_owned());
    }
    step(
        "the questions are asked in other words",
        asked[0] != asked[1],
    )?;
    let before = checks(client)?;
    step(
        "what is missing is said, and what is old",
        before.iter().any(|it| it == "missing pets")
            && before.iter().any(|it| it == "old reviewed_on"),
    )?;
    let mut plan = client.phone("vault.family_plan", json!({}))?;
    plan["pets"] = json!("Luis feeds the cat");
    plan["papers"] = json!([{ "what": "Passports", "done": true, "place": "" }]);
    plan["reviewed_on"] = json!({ "iso": iso_day(now_ms()) });
    client.phone("vault.put_family_plan", json!({ "family_plan": plan }))?;
    let after = checks(client)?;
    let gone = |what: &str| {
        before.iter().any(|it| it.as_str() == what) && !after.iter().any(|it| it.as_str() == what)
    };
    step(
        "an answer takes its line away",
        gone("missing pets") && gone("missing papers"),
    )?;
    step(
        "a paper without its place is asked about",
        after.iter().any(|it| it == "incomplete papers"),
    )?;
    step(
        "what was gone through today is not old",
        gone("old reviewed_on"),
    )?;
    set_clock(client, Some(now_ms() + HALF_A_YEAR_MS))?;
    let later = checks(client)?;
    let due = client.phone("plan.reminders", json!({}))?;
    set_clock(client, None)?;
    step(
        "six months on it is, and a reminder says so",
        later.iter().any(|it| it == "old reviewed_on") && !list(&due).is_empty(),
    )
}

/// A number asked in parts: which one is wrong, and when it is asked again.
pub(super) fn quiz(client: &Client) -> Outcome {
    speak(client, "es")?;
    let asked = client.phone("plan.quiz", json!({}))?;
    let first = &asked[0];
    step(
        "a number is asked in parts, without showing it",
        first["parts"] == json!([3, 3, 4])
            && first["due"] == true
            && first["ask"]["locale"] == "es",
    )?;
    let answer = |typed: [&str; 3]| {
        let args =
            json!({ "position": first["position"], "whose": first["whose"], "typed": typed });
        client.phone("plan.quiz_answer", args)
    };
    let wrong = answer(["213", "555", "0000"])?;
    step(
        "the part that is wrong is named",
        wrong["right"] == false && wrong["parts"] == json!([true, true, false]),
    )?;
    let right = answer(["213", "555", "0101"])?;
    step(
        "the whole is right, and asked again tomorrow",
        right["right"] == true && right["again"]["locale"] == "es",
    )?;
    let again = client.phone("plan.quiz", json!({}))?;
    let same = list(&again)
        .iter()
        .find(|it| it["position"] == first["position"])
        .cloned();
    step(
        "it is not due any more",
        same.is_some_and(|it| it["due"] == false),
    )
}

/// What each relative reads, and what the one who calls reads aloud.
pub(super) fn first_days(client: &Client) -> Outcome {
    speak(client, "es")?;
    let packets = client.phone("vault.packets", json!({}))?;
    let packet = &packets[0];
    let id = packet["id"].clone();
    let lacks = client.phone("plan.packet_checks", json!({ "id": id }))?;
    step(
        "the packet says what it lacks",
        list(&lacks).iter().any(|it| it["field"] == "consulate"),
    )?;
    let steps = |role: &str, lead: Option<&str>| {
        client.phone(
            "plan.packet_steps",
            json!({ "id": id, "role": role, "lead": lead }),
        )
    };
    for role in ROLES {
        let read = steps(role, Some(""))?;
        let child = role == "child";
        step(
            &format!("{role}: what to do in the first three days"),
            list(&read["phases"]).is_empty() == child,
        )?;
    }
    let other = steps("spouse", Some(cast::PAGE_PERSON.name))?;
    let line = text(&other["task"][0]["value"]).to_owned();
    let calls = list(&other["phases"])
        .iter()
        .any(|phase| list(&phase["steps"]).iter().any(|it| it["id"] == "hotline"));
    step(
        "where another calls the lines, this one does not",
        line.contains(cast::PAGE_PERSON.name) && !calls,
    )?;
    let script = client.phone("plan.call_script", json!({ "id": id, "kind": "hotline" }))?;
    let lines = list(&script["lines"]);
    let said = |words: &str| lines.iter().any(|it| text(&it["english"]).contains(words));
    step(
        "the call is read aloud in English, with the reader's words below",
        said("Full name") && lines.iter().all(|it| it["text"]["locale"] == "es"),
    )?;
    step(
        "with the A-number, and a gap where nothing is known",
        said("012 345 678") && lines.iter().any(|it| it["filled"] == false),
    )?;
    let mut spoiled = packet.clone();
    spoiled["packet"]["a_number"] = json!("12");
    let refused = client.refused("vault.put_packet", json!({ "kept": spoiled }))?;
    step("an A-number that is none is not kept", refused == "invalid")
}

/// What somebody saw: read aloud, as a file, and never without the PIN.
pub(super) fn note(client: &Client) -> Outcome {
    let note = json!({
        "size": "3", "activity": "", "location": "3rd and Soto", "uniform": "", "time": "", "equipment": "", "agency": "", "badge": "",
        "vehicle": "", "saw_it_myself": true, "on_city_property": true, "text": "", "written_ms": now_ms(),
    });
    let id = client.phone(
        "vault.put_incident_note",
        json!({ "kept": { "id": "", "note": note } }),
    )?;
    speak(client, "en")?;
    let script = client.phone("plan.incident_script", json!({ "id": id }))?;
    let lines = list(&script["lines"]);
    let said = |words: &str| {
        lines
            .iter()
            .filter(|it| text(&it["english"]).contains(words))
            .count()
    };
    step(
        "a note is read aloud with what was filled in, and no more",
        said("3rd and Soto") == 1 && said("Agency") == 0,
    )?;
    step(
        "on city property it says what to tell the staff",
        !list(&script["city"]).is_empty(),
    )?;
    speak(client, "es")?;
    let file = |query: &str| {
        client.get(&format!(
            "/note/phone/{}/{}{query}",
            client.session(),
            text(&id)
        ))
    };
    let (own, english) = (file("")?, file("?english")?);
    let body = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    step(
        "the browser saves it as text, in the reader's language or with English labels",
        own.head.contains("attachment; filename=\"note.txt\"")
            && body(&own.body).contains("Lo que vi")
            && body(&english.body).contains("What I saw"),
    )?;
    let requests = client.phone("plan.records_requests", json!({}))?;
    step(
        "two kinds of records one can ask for",
        list(&requests).len() == 2 && requests[0]["title"]["locale"] == "es",
    )?;
    client.phone("vault.lock", json!({}))?;
    step("a locked phone gives no note away", file("")?.status == 404)?;
    client
        .phone("vault.unlock", json!({ "pin": cast::PIN }))
        .map(drop)
}

/// The list of papers that show two years here: what it lacks, a line that fills it, and one that is none.
pub(super) fn two_years(client: &Client) -> Outcome {
    for language in ["en", "es"] {
        speak(client, language)?;
        let words = client.phone("amparo.screen", json!({ "screen": "proof" }))?;
        step(
            &format!("two years here, in {language}: a list, and a lawyer says what counts"),
            ["proof-title", "proof-gaps", "proof-lawyer"]
                .iter()
                .all(|id| words["strings"][*id].is_string()),
        )?;
    }
    let day = |ms: u64| json!({ "iso": iso_day(ms) });
    let proofs = client.phone("vault.presence", json!({}))?;
    let gaps = client.phone("vault.presence_gaps", json!({}))?;
    let last = list(&gaps).last().cloned().unwrap_or_default();
    step(
        "the last two years have days that no paper shows, and one paper",
        list(&proofs).len() == 1 && last["to"] == day(now_ms()),
    )?;
    let put = |from: &Value, to: &Value| {
        let line = json!({ "what": "Talones de pago", "from": from, "to": to, "document": null, "place": "" });
        let mut all = list(&proofs).to_vec();
        all.push(line);
        json!({ "proofs": all })
    };
    let backwards = put(&day(now_ms()), &last["from"]);
    let refused = client.refused("vault.put_presence", backwards)?;
    step(
        "a last day before the first is not kept",
        refused == "invalid",
    )?;
    client.phone("vault.put_presence", put(&last["from"], &last["to"]))?;
    let after = client.phone("vault.presence_gaps", json!({}))?;
    step(
        "a line takes its days off what is missing",
        list(&after).len() + 1 == list(&gaps).len(),
    )?;
    let found = client.phone("vault.search", json!({ "query": "talones", "most": 5 }))?;
    step(
        "the search behind the PIN finds the list",
        found[0]["kind"] == "proof",
    )
}

/// Any two languages side by side, on what comes out of the vault and on what does not.
pub(super) fn paper(client: &Client) -> Outcome {
    let packets = client.phone("vault.packets", json!({}))?;
    let id = text(&packets[0]["id"]).to_owned();
    let pages = [
        ("plan", String::new()),
        ("packet", format!("id={id}&")),
        ("wallet", String::new()),
        ("card", "id=door&".to_owned()),
        ("handout", "ids=door,car&".to_owned()),
        ("directory", "id=lawyer&".to_owned()),
    ];
    for (what, query) in pages {
        let (status, html) = print(client, what, &format!("{query}languages=en,es"))?;
        let both = html.contains("lang=\"en\"") && html.contains("lang=\"es\"");
        step(
            &format!("{what}: English and Spanish side by side"),
            status == 200 && both,
        )?;
        let (status, html) = print(client, what, &format!("{query}languages=es"))?;
        step(
            &format!("{what}: Spanish alone"),
            status == 200 && html.contains("<html lang=\"es\""),
        )?;
        let personal = matches!(what, "plan" | "packet");
        step(
            &format!("{what}: it says practice where it names people"),
            html.contains("Práctica.") == personal,
        )?;
    }
    let two = print(client, "handout", "ids=door,car&languages=en")?.1;
    step(
        "a hand-out has a sheet for each card",
        two.matches("<article").count() == 2,
    )?;
    step(
        "nothing is printed of a packet that is not there",
        print(client, "packet", "id=00&languages=en")?.0 == 404,
    )
}

fn print(client: &Client, what: &str, query: &str) -> Outcome<(u16, String)> {
    let page = client.get(&format!("/print/phone/{}/{what}?{query}", client.session()))?;
    // Its drawings stand in the page as data.
    if page.status == 200 && !page.head.contains("img-src data:") {
        return Err(format!("{what}: the page may not show its own drawings"));
    }
    Ok((
        page.status,
        String::from_utf8_lossy(&page.body).into_owned(),
    ))
}

/// `kind field` of each.
fn checks(client: &Client) -> Outcome<Vec<String>> {
    let checks = client.phone("plan.checks", json!({}))?;
    let name = |it: &Value| format!("{} {}", text(&it["kind"]), text(&it["field"]));
    Ok(list(&checks).iter().map(name).collect())
}

fn speak(client: &Client, language: &str) -> Outcome {
    let languages = json!({ "languages": [language] });
    client.phone("amparo.set_languages", languages).map(drop)
}

fn set_clock(client: &Client, now_ms: Option<u64>) -> Outcome {
    let asked = json!({ "session": client.session(), "now_ms": now_ms });
    client.post("/practice/clock", &asked).map(drop)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
