use ipp::attribute::IppAttribute;

use super::*;

const IDLE: i32 = 3;
const PROCESSING: i32 = 4;
const STOPPED: i32 = 5;

fn keywords(values: &[&str]) -> IppValue {
    let all: Vec<_> = values
        .iter()
        .map(|value| IppValue::Keyword((*value).try_into().expect("a short keyword")))
        .collect();
    match <[IppValue; 1]>::try_from(all) {
        Ok([single]) => single,
        Err(many) => IppValue::Array(many),
    }
}

fn answer(attributes: Vec<(&'static str, IppValue)>) -> IppAttributes {
    let mut answer = IppAttributes::new();
    for (name, value) in attributes {
        let attribute = IppAttribute::with_name(name, value).expect("a short name");
        answer.add(DelimiterTag::PrinterAttributes, attribute);
    }
    answer
}

fn report(state: i32, reasons: &[&str]) -> PrinterReport {
    let pdf = IppValue::MimeMediaType(PDF.try_into().expect("short"));
    read_printer(&answer(vec![
        ("printer-state", IppValue::Enum(state)),
        ("printer-state-reasons", keywords(reasons)),
        ("document-format-supported", pdf),
    ]))
    .expect("it says its state")
}

fn fault(state: i32, reasons: &[&str]) -> Option<PrinterFault> {
    report(state, reasons).fault()
}

#[test]
fn an_idle_printer_without_reasons_is_ready() {
    let ready = PrinterStatus::Ready { paper_low: false };
    assert_eq!(report(IDLE, &["none"]).status(), ready);
}

#[test]
fn a_roll_near_its_end_is_still_ready() {
    let ready = PrinterStatus::Ready { paper_low: true };
    assert_eq!(report(IDLE, &["media-low-report"]).status(), ready);
}

#[test]
fn a_printing_printer_is_busy() {
    assert_eq!(report(PROCESSING, &["none"]).status(), PrinterStatus::Busy);
}

#[test]
fn no_paper_is_named_whatever_severity_the_printer_gives_it() {
    for reason in [
        "media-empty",
        "media-empty-report",
        "media-empty-warning",
        "media-empty-error",
        "media-needed-warning",
    ] {
        assert_eq!(
            fault(IDLE, &[reason]),
            Some(PrinterFault::OutOfPaper),
            "{reason}"
        );
    }
}

#[test]
fn an_open_cover_is_named_before_the_paper_missing_under_it() {
    let both = ["media-empty-error", "cover-open-error"];
    assert_eq!(fault(STOPPED, &both), Some(PrinterFault::CoverOpen));
}

#[test]
fn known_reasons_have_their_faults() {
    for (reason, expected) in [
        ("door-open-error", PrinterFault::CoverOpen),
        ("interlock-open", PrinterFault::CoverOpen),
        ("media-jam-error", PrinterFault::Jam),
        ("paused", PrinterFault::Stopped),
        ("moving-to-paused", PrinterFault::Stopped),
        ("offline-report", PrinterFault::Absent),
        ("shutdown", PrinterFault::Absent),
    ] {
        assert_eq!(fault(PROCESSING, &[reason]), Some(expected), "{reason}");
    }
}

#[test]
fn a_printer_that_stands_still_without_a_reason_is_stopped() {
    assert_eq!(fault(STOPPED, &["none"]), Some(PrinterFault::Stopped));
}

#[test]
fn an_unknown_error_keeps_the_printers_own_word() {
    let other = Some(PrinterFault::Other("cutter-fault".into()));
    assert_eq!(fault(IDLE, &["cutter-fault-error"]), other);
    assert_eq!(fault(STOPPED, &["cutter-fault"]), other);
}

#[test]
fn an_unknown_remark_of_a_working_printer_stops_nothing() {
    assert_eq!(fault(IDLE, &["toner-low-report", "com.example-dust"]), None);
}

#[test]
fn a_printer_that_takes_no_jobs_is_stopped() {
    let closed = read_printer(&answer(vec![
        ("printer-state", IppValue::Enum(IDLE)),
        ("printer-is-accepting-jobs", IppValue::Boolean(false)),
    ]));
    assert_eq!(
        closed.expect("it says its state").fault(),
        Some(PrinterFault::Stopped)
    );
}

#[test]
fn a_printer_without_pdf_is_refused_even_when_it_takes_any_bytes() {
    let formats = ["application/octet-stream", "image/pwg-raster"]
        .map(|format| IppValue::MimeMediaType(format.try_into().expect("short")));
    let raster = read_printer(&answer(vec![
        ("printer-state", IppValue::Enum(IDLE)),
        (
            "document-format-supported",
            IppValue::Array(formats.to_vec()),
        ),
    ]));
    assert_eq!(
        raster.expect("it says its state").fault(),
        Some(PrinterFault::Format)
    );
}

#[test]
fn an_answer_without_a_state_is_no_printers_answer() {
    assert_eq!(read_printer(&IppAttributes::new()), None);
    let nonsense = vec![("printer-state", keywords(&["idle"]))];
    assert_eq!(read_printer(&answer(nonsense)), None);
}

#[test]
fn jobs_are_created_first_only_where_both_operations_exist() {
    let create = IppValue::Enum(Operation::CreateJob as i32);
    let send = IppValue::Enum(Operation::SendDocument as i32);
    for (operations, expected) in [
        (vec![create.clone(), send], true),
        (vec![create], false),
        (vec![], false),
    ] {
        let report = read_printer(&answer(vec![
            ("printer-state", IppValue::Enum(IDLE)),
            ("operations-supported", IppValue::Array(operations)),
        ]));
        let creates = report.expect("it says its state").creates_jobs_first;
        assert_eq!(creates, expected);
    }
}

#[test]
fn every_fault_has_a_code_of_its_own() {
    let codes: std::collections::BTreeSet<_> = [
        PrinterFault::Absent,
        PrinterFault::OutOfPaper,
        PrinterFault::CoverOpen,
        PrinterFault::Jam,
        PrinterFault::Stopped,
        PrinterFault::Format,
        PrinterFault::Stuck,
        PrinterFault::Other("x".into()),
    ]
    .iter()
    .map(PrinterFault::code)
    .collect();
    assert_eq!(codes.len(), 8);
}
