//! Records of content packs.

use amparo::{PackInfo, PackRefusal, PackVerdict, PacksInstalled};
use serde_json::{Value, json};

use super::text;

pub(crate) fn installed(installed: &PacksInstalled) -> Value {
    json!({
        "pack": installed.pack.as_ref().map(info), "overtaken": installed.overtaken.as_ref().map(info), "previous": installed.previous, "damaged": installed.damaged,
        "root": installed.root, "root_expires": installed.root_expires,
    })
}

pub(crate) fn info(pack: &PackInfo) -> Value {
    json!({
        "pack": pack.pack, "version": pack.version, "created": pack.created, "expires": pack.expires, "out_of_date": pack.out_of_date,
        "languages": pack.languages, "root": pack.root, "signers": pack.signers,
    })
}

pub(crate) fn verdict(verdict: &PackVerdict) -> Value {
    json!({
        "pack": verdict.pack.as_ref().map(info), "refused": verdict.refused.map(refusal), "part": verdict.part,
        "valid": verdict.valid, "needed": verdict.needed, "have": verdict.have, "words": text(&verdict.words),
    })
}

fn refusal(why: PackRefusal) -> &'static str {
    match why {
        PackRefusal::NoRoot => "no-root",
        PackRefusal::Malformed => "malformed",
        PackRefusal::NotAFile => "not-a-file",
        PackRefusal::BadName => "bad-name",
        PackRefusal::TooLarge => "too-large",
        PackRefusal::BadSignature => "bad-signature",
        PackRefusal::RotatedOut => "rotated-out",
        PackRefusal::OtherRoot => "other-root",
        PackRefusal::RootGap => "root-gap",
        PackRefusal::RootExpired => "root-expired",
        PackRefusal::Older => "older",
        PackRefusal::OlderThanApp => "older-than-app",
        PackRefusal::NewerApp => "newer-app",
        PackRefusal::Tampered => "tampered",
        PackRefusal::Missing => "missing",
        PackRefusal::Extra => "extra",
        PackRefusal::Forbidden => "forbidden",
        PackRefusal::Unfit => "unfit",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_that_the_app_has_overtaken_is_told() {
        let pack = PackInfo {
            pack: "los-angeles".to_owned(),
            version: 7,
            created: String::new(),
            expires: String::new(),
            out_of_date: false,
            languages: Vec::new(),
            root: 1,
            signers: Vec::new(),
        };
        let told = installed(&PacksInstalled {
            pack: None,
            overtaken: Some(pack),
            previous: None,
            damaged: false,
            root: None,
            root_expires: None,
        });
        assert_eq!(told["overtaken"]["version"], 7);
        assert!(told["pack"].is_null());
    }
}
