//! `cargo xtask pack`: makes, signs and checks content packs. For people who do not program: docs/packs.md leads through it.
//!
//! Every command says what it did and what comes next. Secret keys are files of their own, for their owner only, and never leave the
//! place that they were made in.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks on its terminal"
)]

mod check;
mod draft;
mod keys;
mod mini;
mod roots;
mod words;

use std::process::ExitCode;

use words::Words;

/// What went wrong, as a sentence for the person at the terminal.
type Result<T, E = String> = std::result::Result<T, E>;

const HELP: &str = "\
cargo xtask pack keygen NAME                     makes NAME.key (secret, yours alone) and NAME.pub (for everybody)
cargo xtask pack root --keys A.pub B.pub C.pub --expires DATE --roots FOLDER
                                                 the first root: whose signatures count
cargo xtask pack rotate --keys A.pub B.pub D.pub --expires DATE --roots FOLDER
                                                 the next root; two of the old and two of the new then sign it
cargo xtask pack build --content FOLDER --roots FOLDER --pack NAME --version NUMBER --expires DATE FILE
                                                 a pack that nobody has signed yet; [--created DATE] [--min-app 0.1.0]
cargo xtask pack sign --key NAME.key FILE        adds your signature to a pack, or to a root (FOLDER/2.json)
cargo xtask pack verify --roots FOLDER FILE      looks at a pack as the app does
cargo xtask pack minisign keygen NAME            makes NAME.minisign.key and NAME.minisign.pub
cargo xtask pack minisign sign --key NAME.minisign.key FILE
                                                 writes FILE.minisig, for people with the program minisign";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("pack: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the words say; gives what to tell.
fn run(arguments: &[String]) -> Result<String> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["keygen", rest @ ..] => keys::make(&Words::read(rest, &[])?),
        ["root", rest @ ..] => roots::first(&Words::read(rest, &["keys", "expires", "roots"])?),
        ["rotate", rest @ ..] => roots::next(&Words::read(rest, &["keys", "expires", "roots"])?),
        ["build", rest @ ..] => draft::build(&Words::read(
            rest,
            &[
                "content", "roots", "pack", "version", "expires", "created", "min-app",
            ],
        )?),
        ["sign", rest @ ..] => draft::sign(&Words::read(rest, &["key"])?),
        ["verify", rest @ ..] => check::verify(&Words::read(rest, &["roots", "app"])?),
        ["minisign", "keygen", rest @ ..] => mini::make(&Words::read(rest, &[])?),
        ["minisign", "sign", rest @ ..] => mini::sign(&Words::read(rest, &["key"])?),
        [] | ["help" | "--help" | "-h"] => Ok(HELP.to_owned()),
        _ => Err(format!("`{}` is not a command.\n{HELP}", words.join(" "))),
    }
}

#[cfg(test)]
mod tests;
