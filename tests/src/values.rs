//! The façade's values as JSON, by the rules of `docs/scenarios.md`.

use amparo::{
    AlertKind, AlertProblem, AlertRow, AlertSettings, AlertView, AmparoError, AutoLock, BackedUp,
    CallKind, CallScript, Cancelled, Capture, Card, CardChange, CardGroup, CardHit, CardHitKind,
    CardHome, CardLine, CardReview, CardSource, CardTile, Caregiver, Channel, Child, Collector,
    Contact, Day, Delivery, DirectoryEntry, DirectoryNumber, DirectoryPage, DocumentInfo, Employer,
    FamilyPlan, FoundKind, HandCopy, Home, IncidentNote, IncidentScript, Incoming, IncomingKind,
    IncomingVerdict, Inspection, Invite, Keeper, KeeperCode, KeptKey, KeptNote, KeptPacket,
    Language, Lawyer, LearnedNumber, LocatorPacket, Medicine, Need, PackInfo, PackRefusal,
    PackVerdict, PacketSteps, PacksInstalled, PageEntry, PageState, PairingStep, PaperItem,
    PaperRow, PaperShape, Person, PersonOptions, PhoneEntry, Pickup, Picture, PlanCheck,
    PlanCheckKind, PlanLine, PlanLink, PlanPerson, PlanPhase, PlanQuestion, PlanReminder,
    PlanReview, PlanRow, PlanScreen, PlanStep, Practice, Preflight, PreflightRow, PreflightWay,
    PresenceGap, PresenceProof, Pressed, PrintedPage, PrintedSheet, Progress, QuizAnswer,
    QuizQuestion, Reached, RecordsRequest, ReopenChoice, ReplyReview, Restored, Role, Salvaged,
    SamplePaper, SayLine, School, ScreenText, ScriptLine, SealWords, SearchAgain, SearchHit,
    SecretKind, SharedItem, ShowScreen, SmsDraft, SpokenLanguage, TestLink, TestPacket, TestPush,
    TestVerdict, Text, Thumbnail, VaultState,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// A value of the façade that a scenario can look at.
pub(crate) trait Json {
    fn json(&self) -> Value;
}

macro_rules! plain {
    ($($kind:ty),*) => { $(impl Json for $kind {
        fn json(&self) -> Value {
            json!(self)
        }
    })* };
}

macro_rules! record {
    ($($kind:ty { $($field:ident),* })*) => { $(impl Json for $kind {
        fn json(&self) -> Value {
            let mut fields = Map::new();
            $(fields.insert(stringify!($field).to_owned(), self.$field.json());)*
            Value::Object(fields)
        }
    })* };
}

macro_rules! named {
    ($($kind:ty),*) => { $(impl Json for $kind {
        fn json(&self) -> Value {
            json!(kebab(&format!("{self:?}")))
        }
    })* };
}

plain!(bool, f64, u16, u32, u64, String);

impl Json for () {
    fn json(&self) -> Value {
        Value::Null
    }
}

impl Json for Vec<u8> {
    fn json(&self) -> Value {
        json!(URL_SAFE_NO_PAD.encode(self))
    }
}

impl<T: Json> Json for Vec<T> {
    fn json(&self) -> Value {
        Value::Array(self.iter().map(Json::json).collect())
    }
}

impl<T: Json> Json for Option<T> {
    fn json(&self) -> Value {
        self.as_ref().map_or(Value::Null, Json::json)
    }
}

impl<T: Json> Json for HashMap<String, T> {
    fn json(&self) -> Value {
        Value::Object(
            self.iter()
                .map(|(name, value)| (name.clone(), value.json()))
                .collect(),
        )
    }
}

named!(
    AlertKind,
    AlertProblem,
    CallKind,
    Cancelled,
    Channel,
    FoundKind,
    IncomingKind,
    IncomingVerdict,
    PackRefusal,
    PageState,
    PairingStep,
    PlanCheckKind,
    Reached,
    Role,
    SecretKind,
    CardHitKind,
    PaperShape,
    VaultState
);

record! {
    Text { value, locale, fallback, rtl }
    Language { tag, name, rtl }
    ScreenText { strings, locale, rtl }
    PlanLine { text, facts }
    PlanLink { name, url, source }
    PlanReview {
        notice, facts_of, translation, out_of_date, version, jurisdiction, authority, sources, confidence, last_reviewed, expires_on
    }
    PlanScreen { questions, papers, review }
    PlanQuestion { id, kind, field, text, why, notes, links }
    PlanCheck { kind, field, text, count }
    PlanReminder { text, due }
    QuizQuestion { position, whose, ask, hint, parts, due }
    QuizAnswer { right, parts, sentence, again, next }
    PacketSteps { task, phases, search_again, review }
    PlanPhase { id, title, steps }
    PlanStep { id, text, note, rows, directory, link, script, facts }
    PlanRow { label, value, ltr }
    SearchAgain { title, lines, spellings, after_hours }
    CallScript { title, lines, careful, review }
    ScriptLine { text, english, filled }
    IncidentScript { lines, city, review }
    RecordsRequest { id, title, lines, directory }
    PrintedPage { html, title }
    Home { people, readiness, vault, open_alert }
    CardTile { id, title, icon }
    CardHome { first, groups, changed }
    CardGroup { id, title, tiles }
    CardChange { id, title, icon, is_new, lines }
    CardHit { kind, id, title, snippet }
    CardLine { id, text, facts, action, translation }
    SayLine { id, english, sound, meaning, action, translation }
    PhoneEntry { name, number, dial, note, checked }
    PageEntry { name, page, note, checked }
    SamplePaper { title, alt, svg, rows, sample, marks }
    PaperRow { shape, printed, mark }
    CardSource { name, date }
    CardReview {
        attorney, translation, facts_of, out_of_date, disclaimer, version, authority, sources, confidence,
        last_reviewed, expires_on
    }
    Card { id, title, icon, steps, say, avoid, why, papers, papers_note, call, pages, shows, changed, review }
    ShowScreen { id, english, own, hint, title, translation }
    Need { id, title, note, entries, translation }
    DirectoryEntry {
        id, name, note, hours, area, speaks, speaks_chosen, call, text, page, checked, stale
    }
    DirectoryNumber { shown, dial }
    DirectoryPage { shown, url }
    SpokenLanguage { tag, name }
    Contact { id, name, relation, phones, note }
    DocumentInfo { id, name, media_type, size, added_ms, captured }
    Thumbnail { media_type, bytes }
    Capture { id, note, name, media_type, size, added_ms, damaged }
    Day { iso }
    PackInfo { pack, version, created, expires, out_of_date, languages, root, signers }
    PacksInstalled { pack, overtaken, previous, damaged, root, root_expires }
    PackVerdict { pack, refused, part, valid, needed, have, words }
    KeptPacket { id, packet }
    LocatorPacket {
        label, a_number, country_of_birth, legal_name, other_names, date_of_birth, medication, conditions, children,
        lawyer, collectors, consulate
    }
    Child { name, birth_year, school, collected_by }
    Lawyer { name, phone }
    Collector { who, whom, phone }
    FamilyPlan {
        caregiver, pickup, medicines, schools, pets, car, bank, employer, lawyer, numbers, papers, reviewed_on,
        meeting, word_agreed
    }
    Caregiver { contact, person }
    PlanPerson { name, phone }
    Pickup { child, school, people }
    Medicine { who, what, how }
    School { name, phone, note }
    Employer { name, phone, contact, told }
    LearnedNumber { number, whose }
    PaperItem { what, done, place }
    KeptNote { id, note }
    IncidentNote {
        size, activity, location, uniform, time, equipment, agency, badge, vehicle, saw_it_myself, on_city_property,
        text, written_ms
    }
    PresenceProof { what, from, to, document, place }
    PresenceGap { from, to }
    SearchHit { kind, id, title }
    Keeper { id, name, printed, counts, added_ms }
    PrintedSheet { keeper, html }
    KeeperCode { keeper, text, qr_svg, pictures }
    KeptKey { id, whose, added_ms }
    ReopenChoice { keeper, printed, added_ms }
    SealWords { alert_works, keeps, works }
    HandCopy { identity, wrong_lines }
    Progress { done, total }
    BackedUp { records, documents, captures, left_out }
    Restored { origin_proven, created_ms, records, documents, left_out }
    Inspection { sound, usable, sealed, records, documents, damaged }
    Salvaged { records, documents, doubtful, broken_documents, lost }
    AutoLock { idle_ms, background_ms, screen_off }
    Person { id, label, number, language, page, options, paused, paused_until_ms, opted_out, practice }
    PersonOptions { role, lead, channels, in_order, message, quiet, groups }
    Practice { at_ms, left, answered }
    AlertSettings { name, cancel_ms, pin_first, reminder }
    SharedItem { id, what, to, shared_ms, queued }
    Incoming { verdict, person, kind }
    SmsDraft { attempt, person, label, number, text, parts, unicode }
    Pressed { alert, saved, at_ms, drafts, pushes, cancel_until_ms }
    AlertRow { person, label, reached, sentence, badge, details }
    AlertView { alert, saved_at_ms, saved, rows, stood_down, kind, cancel_until_ms, cancelled }
    Delivery { tried, accepted, waiting, next_try_in_ms }
    PreflightWay { channel, ready, sentence, problems }
    PreflightRow { person, label, ready, detail, ways, practice }
    Preflight { ready, rows, sentence, summary, problem, practice_due, many, clock }
    Invite { link, qr_svg, expires_ms }
    ReplyReview { host, known }
    Picture { id, name }
    TestPush { body, ttl, topic }
    TestVerdict { verdict, kind, body, late }
    TestLink { verdict, kind, late, latitude, longitude }
    TestPacket { name, media_type, content, text }
}

impl Json for AmparoError {
    /// `{"error": kind}` and the kind's data.
    fn json(&self) -> Value {
        let name = format!("{self:?}");
        let kind = kebab(name.split([' ', '{']).next().unwrap_or_default());
        match self {
            Self::WrongPin { left } => json!({"error": kind, "left": left}),
            Self::Wait { seconds } => json!({"error": kind, "seconds": seconds}),
            Self::Damaged { part } => json!({"error": kind, "part": part}),
            Self::Invalid { field } => json!({"error": kind, "field": field}),
            Self::Internal { code } => json!({"error": kind, "code": code}),
            _ => json!({"error": kind}),
        }
    }
}

/// `NotGoneYet` → `not-gone-yet`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(letter.to_lowercase());
    }
    kebab
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_follow_the_rules() {
        assert_eq!(Reached::NotGoneYet.json(), json!("not-gone-yet"));
        assert_eq!(
            TestPush {
                body: vec![0xFB, 0xFF],
                ttl: 3,
                topic: "t".to_owned()
            }
            .json(),
            json!({"body": "-_8", "ttl": 3, "topic": "t"})
        );
        assert_eq!(None::<String>.json(), Value::Null);
        assert_eq!(
            AmparoError::WrongPin { left: 4 }.json(),
            json!({"error": "wrong-pin", "left": 4})
        );
        assert_eq!(AmparoError::DiskFull.json(), json!({"error": "disk-full"}));
    }
}
