//! What the vault gives, as JSON.

use amparo::{
    BackedUp, Capture, Contact, DocumentInfo, FoundKind, HandCopy, Keeper, KeeperCode, KeptKey,
    Progress, ReopenChoice, Restored, SealWords, SearchHit,
};
use serde_json::{Value, json};

use super::{list, pictures};

pub(crate) fn contacts(contacts: &[Contact]) -> Value {
    list(contacts, |contact| {
        json!({
            "id": contact.id, "name": contact.name, "relation": contact.relation, "phones": contact.phones, "note": contact.note,
        })
    })
}

pub(crate) fn documents(documents: &[DocumentInfo]) -> Value {
    list(documents, |found| {
        json!({
            "id": found.id, "name": found.name, "media_type": found.media_type, "size": found.size, "added_ms": found.added_ms,
            "captured": found.captured,
        })
    })
}

pub(crate) fn captures(captures: &[Capture]) -> Value {
    list(captures, |found| {
        json!({
            "id": found.id, "note": found.note, "name": found.name, "media_type": found.media_type, "size": found.size,
            "added_ms": found.added_ms, "damaged": found.damaged,
        })
    })
}

pub(crate) fn hits(hits: &[SearchHit]) -> Value {
    list(hits, |hit| {
        let kind = match hit.kind {
            FoundKind::Contact => "contact",
            FoundKind::Packet => "packet",
            FoundKind::Plan => "plan",
            FoundKind::Note => "note",
            FoundKind::Proof => "proof",
            FoundKind::Document => "document",
        };
        json!({ "kind": kind, "id": hit.id, "title": hit.title })
    })
}

pub(crate) fn keepers(keepers: &[Keeper]) -> Value {
    list(keepers, |keeper| {
        json!({
            "id": keeper.id, "name": keeper.name, "printed": keeper.printed, "counts": keeper.counts, "added_ms": keeper.added_ms,
        })
    })
}

pub(crate) fn keeper_code(code: &KeeperCode) -> Value {
    json!({ "keeper": code.keeper, "text": code.text, "qr_svg": code.qr_svg, "pictures": pictures(&code.pictures) })
}

pub(crate) fn kept_keys(kept: &[KeptKey]) -> Value {
    list(
        kept,
        |key| json!({ "id": key.id, "whose": key.whose, "added_ms": key.added_ms }),
    )
}

pub(crate) fn seal_words(words: &SealWords) -> Value {
    json!({ "alert_works": words.alert_works, "keeps": words.keeps.value, "works": words.works.value })
}

pub(crate) fn reopen_choices(choices: &[ReopenChoice]) -> Value {
    list(
        choices,
        |choice| json!({ "keeper": choice.keeper, "printed": choice.printed, "added_ms": choice.added_ms }),
    )
}

pub(crate) fn hand_copy(copy: &HandCopy) -> Value {
    json!({ "identity": copy.identity, "wrong_lines": copy.wrong_lines })
}

pub(crate) fn progress(progress: Progress) -> Value {
    json!({ "done": progress.done, "total": progress.total })
}

pub(crate) fn backed_up(made: &BackedUp) -> Value {
    json!({
        "records": made.records, "documents": made.documents, "captures": made.captures, "left_out": made.left_out,
    })
}

pub(crate) fn restored(restored: &Restored) -> Value {
    json!({
        "origin_proven": restored.origin_proven, "created_ms": restored.created_ms, "records": restored.records,
        "documents": restored.documents, "left_out": restored.left_out,
    })
}
