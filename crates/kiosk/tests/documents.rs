//! `docs/faults.md`, `docs/events.md` and the page's list of faults say what the catalogues say. Written anew
//! by `make catalogues`.

use std::{env, fmt::Write, fs, path::Path};

use kiosk::machine::{
    event::Event,
    fault::{Audience, Fault, Service},
};
use protocol::Language;

/// Compares a file of the tree with what it should say, or writes it where that was asked for.
fn is_in_the_tree(place: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(place);
    if env::var_os("WRITE_CATALOGUES").is_some() {
        return fs::write(&path, wanted).expect("the tree is writable");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "{place} is not what the catalogue says: run make catalogues"
    );
}

fn words(fault: Fault, audience: &str) -> String {
    let id = format!("fault-{}-{audience}", fault.code());
    texts::text(Language::En, &id, &texts::Args::new())
}

fn service(fault: Fault) -> &'static str {
    match fault.service() {
        Service::Closed => "closed",
        Service::Continues => "open",
    }
}

#[test]
fn faults_are_described_as_they_are_declared() {
    let mut page = String::from(
        "# Faults\n\n\
         Everything that can be wrong with a kiosk, written from `crates/kiosk/src/machine/fault.rs` by `make catalogues`.\n\
         The code is in the journal (`\"event\":\"fault-began\"`, `\"fault-ended\"`), in `aima-kiosk status` and on the\n\
         staff screen. *Closed* means that nothing can be saved, so the kiosk shows `out-of-service`; *open* means\n\
         that requests are saved. The words are those of `locales/en.ftl`; every language has its own.\n\n\
         | code | service | cause | noticed by | ends when |\n| --- | --- | --- | --- | --- |\n",
    );
    for fault in Fault::ALL {
        let row = [
            format!("`{}`", fault.code()),
            service(*fault).to_owned(),
            fault.cause().to_owned(),
            fault.noticed().to_owned(),
            fault.cleared().to_owned(),
        ];
        writeln!(page, "| {} |", row.join(" | ")).unwrap();
    }
    page.push_str(
        "\n## Who reads what\n\n\
         | code | the person reads | where | staff read |\n| --- | --- | --- | --- |\n",
    );
    for fault in Fault::ALL {
        let told = match fault.audience() {
            Audience::Instead => "instead of a visit",
            Audience::Before => "before a visit",
            Audience::Staff => "nowhere",
        };
        let row = [
            format!("`{}`", fault.code()),
            words(*fault, "person"),
            told.to_owned(),
            words(*fault, "staff"),
        ];
        writeln!(page, "| {} |", row.join(" | ")).unwrap();
    }
    page.push_str(
        "\nA fault that comes in the middle of a visit closes nothing under the person's hands: what they typed stays,\n\
         and Send says `not-saved` with the same sentence if it really cannot be saved. A receipt that did not come\n\
         out says why beside *printed* on the end screen. Every fault on every screen is tried by\n\
         `ui/src/visit/faults.test.ts`.\n",
    );
    is_in_the_tree("docs/faults.md", &page);
}

#[test]
fn the_page_knows_every_fault() {
    let mut list = String::from(
        "// Written from crates/kiosk/src/machine/fault.rs by `make catalogues`.\n\n\
         /** Every fault: whether requests are saved all the same, and who is told of it. */\n\
         export const FAULTS = {\n",
    );
    for fault in Fault::ALL {
        let told = match fault.audience() {
            Audience::Instead => "instead",
            Audience::Before => "before",
            Audience::Staff => "staff",
        };
        let code = fault.code();
        let key = match code.contains('-') {
            true => format!("'{code}'"),
            false => code.to_owned(),
        };
        let service = service(*fault);
        writeln!(list, "  {key}: {{ service: '{service}', told: '{told}' }},").unwrap();
    }
    list.push_str("} as const;\n\nexport type Fault = keyof typeof FAULTS;\n");
    is_in_the_tree("ui/src/lib/faults.ts", &list);
}

#[test]
fn events_are_described_as_they_are_declared() {
    let mut page = String::from(
        "# Events\n\n\
         Everything that a kiosk logs, written from `crates/kiosk/src/machine/event.rs` by `make catalogues`. One JSON object\n\
         a line on standard error, which the service hands to the journal; read them by\n\
         `journalctl -u aima-kiosk -o cat`. Beside its own fields each has `timestamp`, `level` and `target`. A field\n\
         is an id, a kind, a fault's code, another fixed code, or a count: there is no type for anything else, so\n\
         nothing that a person typed can be in the log.\n\n\
         | event | level | fields | logged when |\n| --- | --- | --- | --- |\n",
    );
    for event in Event::ALL {
        let fields: Vec<String> = event
            .fields
            .iter()
            .map(|(name, meaning)| match name == meaning {
                true => format!("`{name}`"),
                false => format!("`{name}` ({meaning})"),
            })
            .collect();
        let (name, level, fields) = (event.name, event.level, fields.join(", "));
        writeln!(page, "| `{name}` | {level} | {fields} | {} |", event.when).unwrap();
    }
    is_in_the_tree("docs/events.md", &page);
}
