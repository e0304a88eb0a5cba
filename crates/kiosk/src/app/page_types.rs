//! Writes `ui/src/lib/page-types.ts`: every type that passes between page and core, as TypeScript. A test
//! fails where the file in the tree says something else; `make catalogues` writes it anew.

use std::{env, fmt::Write, fs, path::Path};

use protocol::Kind;
use ts_rs::{Config, TS};

use crate::{
    app::page as app,
    machine::config::{KeyName, Pad},
    speech::{Said, Utterance},
    staff::{page as staff, panel, self_test},
    visit::page,
};

const FILE: &str = "../../ui/src/lib/page-types.ts";

/// One list of them, in the order in which they stand in the file.
macro_rules! each_type {
    ($($type:ty),+ $(,)?) => {
        fn declarations(config: &Config) -> Vec<String> {
            vec![$(declaration::<$type>(config)),+]
        }
    };
}

each_type!(
    app::KioskState,
    app::Service,
    app::Announcement,
    app::AnnouncedText,
    app::Complaints,
    page::HelpCallStage,
    Pad,
    KeyName,
    app::HearingState,
    app::ReceiptLine,
    Utterance,
    Said,
    app::LanguageName,
    app::IdleTimes,
    page::VisitBegun,
    page::Purpose,
    page::Field,
    page::FieldError,
    page::PaperName,
    page::PaperInput,
    page::PaperAnswer,
    page::PaperShown,
    page::PaperQuestion,
    page::PhoneCandidate,
    page::IdentityInput,
    page::IdentityAnswer,
    page::EmailField,
    page::EmailAnswer,
    page::OldEmailAnswer,
    page::Draft,
    app::SendResult,
    app::Facts,
    app::PrintedFact,
    app::MaskedAddress,
    app::NextStep,
    app::Qr,
    page::CodeSending,
    page::CodeCheck,
    page::Reading,
    page::OtherPaper,
    page::TrackResult,
    page::StateName,
    page::Refusal,
    staff::PinGateState,
    staff::Entry,
    staff::Found,
    staff::FoundRequest,
    staff::Printed,
    staff::Requests,
    staff::Exported,
    panel::Light,
    panel::Value,
    panel::Row,
    panel::Panel,
    self_test::SelfTest,
    self_test::Step,
    self_test::Outcome,
);

fn declaration<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    format!("{docs}export {}\n\n", T::decl(config))
}

fn file() -> String {
    // Times, counts and ids of processes are all far below 2^53.
    let config = Config::new().with_large_int("number");
    let mut text = String::from(
        "// Written from crates/kiosk/src/app/page.rs, visit/page.rs and staff by `make catalogues`.\n\n\
         import type { Fault } from './faults';\n\n",
    );
    let kinds: Vec<_> = Kind::ALL.iter().map(|kind| format!("'{kind}'")).collect();
    let kinds = kinds.join(" | ");
    writeln!(
        text,
        "/** What a request asks for. */\nexport type Kind = {kinds};\n"
    )
    .unwrap();
    text.extend(declarations(&config));
    text
}

/// What is left when everything is taken away that is the page's formatter's to choose.
fn bare(text: &str) -> String {
    let mut bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    for (from, to) in [
        // Keys have them or not.
        ("\"", ""),
        ("'", ""),
        (",", ";"),
        (";}", "}"),
        (";]", "]"),
        (";>", ">"),
        ("=|", "="),
        ("<|", "<"),
        (":|", ":"),
        ("*", ""),
    ] {
        bare = bare.replace(from, to);
    }
    bare
}

#[test]
fn the_page_has_the_types_of_the_core() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let wanted = file();
    let found = fs::read_to_string(&path).unwrap_or_default();
    let (bare_found, bare_wanted) = (bare(&found), bare(&wanted));
    if bare_found == bare_wanted {
        return;
    }
    if env::var_os("WRITE_CATALOGUES").is_some() {
        return fs::write(&path, wanted).expect("the tree is writable");
    }
    let same = bare_found.chars().zip(bare_wanted.chars());
    let same = same.take_while(|(found, wanted)| found == wanted).count();
    let after = |text: &str| text.chars().skip(same).take(60).collect::<String>();
    panic!(
        "ui/src/lib/page-types.ts is not what the core says: run make catalogues\n{}\n{}",
        after(&bare_found),
        after(&bare_wanted)
    );
}

#[test]
fn no_difference_is_taken_for_formatting() {
    let text = "export type A = { a: string, b: Array<C>, } | null;";
    let formatted =
        "export type A =\n  | {\n      a: string;\n      b: Array<C>;\n    }\n  | null;";
    assert_eq!(bare(text), bare(formatted));
    for other in [
        "export type A = { a: string, b: Array<D>, } | null;",
        "export type A = { a: string, } | null;",
        "export type A = { a: string, b: Array<C>, };",
        "export type A = { a: string | null, b: Array<C>, } | null;",
    ] {
        assert_ne!(bare(text), bare(other));
    }
}
