//! One piece of work in a process of its own, so that its instructions can be counted:
//! `valgrind --tool=callgrind target/release/examples/instructions open` beside `bare`, `start` beside `nothing`.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;
use std::hint::black_box;

use amparo_cards::Content;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};

const CARD: &str = "door";
const TAGS: [&str; 15] = [
    "es", "zh-Hans", "zh-Hant", "ko", "vi", "tl", "hy", "fa", "ar", "ru", "ja", "km", "th", "hi",
    "am",
];

fn main() -> Result<(), Box<dyn Error>> {
    match std::env::args().nth(1).as_deref() {
        // Nothing is parsed yet: the first card after the start of the app.
        Some("open") => drop(black_box(Content::embedded()?.card(CARD, &[], 0)?)),
        // The same messages with the library alone; they are named on the command line.
        Some("bare") => bare(std::env::args().skip(2))?,
        Some("start") => drop(black_box(Content::embedded()?.home(&[])?)),
        // The same where a pack has brought so many other languages; `languages 0` beside `languages 15`.
        Some("languages") => {
            let count = std::env::args().nth(2).ok_or("how many?")?.parse()?;
            let tags = TAGS.into_iter().take(count);
            let file = |tag: &str| {
                let source = include_str!("../../../locales/en/cards.ftl").to_owned();
                (format!("locales/{tag}/cards.ftl"), source.into())
            };
            let content = Content::from_checked_files(&tags.map(file).collect())?;
            drop(black_box(content.home(&[])?));
        }
        // Start of the process and the names of the messages, for `bare`.
        Some("names") => names()?,
        _ => {}
    }
    Ok(())
}

fn names() -> Result<(), Box<dyn Error>> {
    let card = Content::embedded()?.card(CARD, &[], 0)?;
    let lines = card.steps.iter().chain(&card.avoid).chain(&card.why);
    let said = card.say.iter().map(|say| say.id.clone());
    let own = lines.map(|line| line.id.clone()).chain(said);
    let calls = card.call.iter();
    let calls = calls.flat_map(|call| [format!("{}-name", call.id), format!("{}-note", call.id)]);
    let labels = ["review-attorney-none", "place-los-angeles"].map(str::to_owned);
    let all = own.chain(calls).chain(labels);
    println!("{}", all.collect::<Vec<_>>().join(" "));
    Ok(())
}

fn bare(ids: impl Iterator<Item = String>) -> Result<(), Box<dyn Error>> {
    let mut bundle = FluentBundle::new_concurrent(vec!["en".parse()?]);
    for source in [
        include_str!("../../../locales/en/cards.ftl"),
        include_str!("../../../locales/en/directory.ftl"),
    ] {
        let file = FluentResource::try_new(source.to_owned()).map_err(|_| "not Fluent")?;
        bundle.add_resource_overriding(file);
    }
    let dates = ["as_of", "since", "ruled_on", "memo_on"];
    let args: FluentArgs<'_> = dates
        .map(|name| (name, "September 22, 2026"))
        .into_iter()
        .collect();
    for id in ids {
        let message = bundle.get_message(&id).ok_or("no such message")?;
        let pattern = message.value().ok_or("no value")?;
        let mut gaps = Vec::new();
        black_box(
            bundle
                .format_pattern(pattern, Some(&args), &mut gaps)
                .into_owned(),
        );
    }
    Ok(())
}
