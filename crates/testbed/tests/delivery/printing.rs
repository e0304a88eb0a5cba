//! The printer's faults as a whole kiosk lives through them, with a printer that takes PDF by IPP and with a
//! thermal one over TCP and behind a device file: what the person is told, what staff are told, what clears it, and
//! that every request has one original and nobody gets another's.

use std::time::Duration;

use kiosk::{
    app::{
        control::{Answer, Question},
        page::{Facts, PrintedFact, SendResult},
    },
    machine::fault::Fault,
    staff::{page::Printed, pin::Pin},
    visit::page::{Purpose, Refusal},
};
use protocol::Language;
use testbed::{
    printer::{Paper, VirtualPrinter},
    receipt,
    thermal::{Port, ThermalPrinter},
};

use crate::{
    storage::{fill, until_open},
    support::{Place, Running, draft},
};

const DEADLINE: Duration = Duration::from_secs(40);

/// A printer of either kind, with the same hands.
enum Printer {
    Ipp(Box<VirtualPrinter>),
    Thermal(ThermalPrinter),
}

impl Printer {
    fn ipp() -> Printer {
        Printer::Ipp(Box::new(VirtualPrinter::start(Paper::Roll80mm)))
    }

    fn thermal(port: Port) -> Printer {
        Printer::Thermal(ThermalPrinter::start(port))
    }

    fn uri(&self) -> String {
        match self {
            Printer::Ipp(printer) => printer.uri(),
            Printer::Thermal(printer) => printer.uri(),
        }
    }

    fn hinder(&mut self, fault: Fault) {
        match (self, fault) {
            (Printer::Ipp(printer), Fault::PrinterOutOfPaper) => printer.take_paper_out(),
            (Printer::Ipp(printer), Fault::PrinterCoverOpen) => printer.open_cover(),
            (Printer::Ipp(printer), Fault::PrinterJam) => printer.jam(),
            (Printer::Ipp(printer), _) => printer.stop(),
            (Printer::Thermal(printer), Fault::PrinterOutOfPaper) => printer.take_paper_out(),
            (Printer::Thermal(printer), Fault::PrinterCoverOpen) => printer.open_cover(),
            (Printer::Thermal(printer), Fault::PrinterJam) => printer.jam(),
            (Printer::Thermal(printer), _) => printer.stop(),
        }
    }

    fn put_right(&mut self, fault: Fault) {
        match (self, fault) {
            (Printer::Ipp(printer), Fault::PrinterOutOfPaper) => printer.put_paper_in(),
            (Printer::Ipp(printer), Fault::PrinterCoverOpen) => printer.close_cover(),
            (Printer::Ipp(printer), Fault::PrinterJam) => printer.clear_jam(),
            (Printer::Ipp(printer), _) => printer.start_again(),
            (Printer::Thermal(printer), Fault::PrinterOutOfPaper) => printer.put_paper_in(),
            (Printer::Thermal(printer), Fault::PrinterCoverOpen) => printer.close_cover(),
            (Printer::Thermal(printer), Fault::PrinterJam) => printer.clear_jam(),
            (Printer::Thermal(printer), _) => printer.start_again(),
        }
    }

    fn slow_down(&self) {
        match self {
            Printer::Ipp(printer) => printer.slow_down(Duration::from_secs(120)),
            Printer::Thermal(printer) => printer.slow_down(Duration::from_millis(60)),
        }
    }

    fn full_speed(&self) {
        match self {
            Printer::Ipp(printer) => printer.full_speed(),
            Printer::Thermal(printer) => printer.slow_down(Duration::ZERO),
        }
    }

    async fn until_it_is_at_work(&self) {
        let at_work = || match self {
            Printer::Ipp(printer) => printer
                .job_states()
                .iter()
                .any(|(_, state)| state == "processing"),
            Printer::Thermal(printer) => printer.hanging().height() > 100,
        };
        while !at_work() {
            tokio::task::yield_now().await;
        }
    }

    /// The tracking codes on what came out and counts, in order.
    fn came_out(&self) -> Vec<String> {
        let addresses: Vec<String> = match self {
            Printer::Ipp(printer) => {
                let files = printer.printed_files();
                let read = |file| receipt::qr_code(file).expect("a receipt");
                files.iter().map(|file| read(file)).collect()
            }
            Printer::Thermal(printer) => {
                assert_eq!(printer.complaints(), [] as [String; 0]);
                let pieces = printer.receipts().into_iter();
                pieces
                    .filter(|piece| !piece.is_void())
                    .map(|piece| piece.qr_code().expect("whole receipts alone are valid"))
                    .collect()
            }
        };
        let code = |address: &String| address.rsplit('/').next().map(str::to_owned);
        addresses.iter().filter_map(code).collect()
    }
}

fn config(place: &Place, printer: &Printer, more: &str) -> kiosk::Config {
    place.config_with(&format!("[printer]\nuri = {:?}\n{more}", printer.uri()))
}

/// Waits until the receipt is printed, or not, or nobody knows.
async fn settled(kiosk: &Running, visit: &str) -> Facts {
    let mut changes = kiosk.kiosk.changes();
    let wait = async {
        loop {
            let facts = kiosk.facts(visit).await;
            if facts.printed != PrintedFact::Waiting {
                return facts;
            }
            changes.changed().await.expect("the kiosk runs");
        }
    };
    tokio::time::timeout(DEADLINE, wait)
        .await
        .expect("settled in time")
}

async fn every_fault_is_told_and_cleared_and_costs_no_original(mut printer: Printer) {
    let place = Place::new().await;
    let kiosk = Running::start(config(&place, &printer, "")).await;
    let mut codes = Vec::new();
    for fault in [
        Fault::PrinterOutOfPaper,
        Fault::PrinterCoverOpen,
        Fault::PrinterJam,
        Fault::PrinterAbsent,
    ] {
        printer.hinder(fault);
        let (visit, _) = kiosk.saved().await;
        let facts = settled(&kiosk, &visit).await;
        assert_eq!(
            (facts.printed, facts.print_fault),
            (PrintedFact::NotPrinted, Some(fault))
        );
        assert!(
            kiosk.kiosk.faults().contains(&fault),
            "staff are told of {fault}"
        );

        printer.put_right(fault);
        kiosk
            .kiosk
            .print_again(&visit, &facts.tracking_code)
            .await
            .expect("it did not come out");
        let facts = settled(&kiosk, &visit).await;
        assert_eq!(
            facts.printed,
            PrintedFact::Printed,
            "after {fault}: {:?}",
            facts.print_fault
        );
        assert!(!kiosk.kiosk.faults().contains(&fault), "{fault} is over");
        assert_eq!(
            kiosk.kiosk.print_again(&visit, &facts.tracking_code).await,
            Err(Refusal::OutOfOrder),
            "one original a request"
        );
        codes.push(facts.tracking_code);
    }
    assert_eq!(printer.came_out(), codes);
    kiosk.end();
}

async fn what_does_not_come_out_in_its_time_is_cancelled(printer: Printer) {
    let place = Place::new().await;
    let kiosk = Running::start(config(&place, &printer, "")).await;
    printer.slow_down();
    kiosk.saved().await;
    printer.until_it_is_at_work().await;
    let (visit, _) = kiosk.saved().await;
    printer.full_speed();
    let facts = settled(&kiosk, &visit).await;
    assert_eq!(
        facts.printed,
        PrintedFact::Printed,
        "{:?}",
        facts.print_fault
    );
    assert_eq!(printer.came_out(), [facts.tracking_code]);
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_of_an_ipp_printer_is_told_and_cleared_and_costs_no_original() {
    every_fault_is_told_and_cleared_and_costs_no_original(Printer::ipp()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_of_a_thermal_printer_on_the_network_is_told_and_cleared_and_costs_no_original()
{
    every_fault_is_told_and_cleared_and_costs_no_original(Printer::thermal(Port::Tcp)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_of_a_thermal_printer_on_a_cable_is_told_and_cleared_and_costs_no_original() {
    every_fault_is_told_and_cleared_and_costs_no_original(Printer::thermal(Port::Device)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_gets_the_receipt_of_the_one_before_from_a_slow_ipp_printer() {
    what_does_not_come_out_in_its_time_is_cancelled(Printer::ipp()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_begun_comes_out_before_anybody_else_is_served_and_what_was_not_never_does() {
    let printer = Printer::thermal(Port::Tcp);
    let place = Place::new().await;
    let kiosk = Running::start(config(&place, &printer, "")).await;
    printer.slow_down();
    let (visit, first) = kiosk.saved().await;
    printer.until_it_is_at_work().await;
    // A second request of the same visit waits for its turn at the printer.
    let chosen = kiosk.kiosk.choose_purpose(&visit, Purpose::CorrectEmail);
    chosen.expect("in order");
    let sent = kiosk.kiosk.send(&visit, draft()).await;
    assert!(matches!(sent, Ok(SendResult::Saved { .. })), "{sent:?}");
    assert!(!kiosk.kiosk.state().printing_for_last);
    kiosk
        .kiosk
        .end_visit(&visit)
        .expect("nothing is being saved");
    assert!(kiosk.kiosk.state().printing_for_last);
    let refused = kiosk.kiosk.begin_visit(Language::Pt);
    assert_eq!(refused, Err(Refusal::Printing));
    let (_, next) = kiosk.saved().await;
    let came_out = [first.tracking_code, next.tracking_code];
    let wait = async {
        while printer.came_out().len() < 2 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(DEADLINE, wait).await.expect("in time");
    assert_eq!(printer.came_out(), came_out);
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_request_of_a_visit_has_its_own_receipt_and_its_own_facts() {
    let mut printer = Printer::ipp();
    let place = Place::new().await;
    let kiosk = Running::start(config(&place, &printer, "")).await;
    printer.hinder(Fault::PrinterOutOfPaper);
    let (visit, first) = kiosk.saved().await;
    settled(&kiosk, &visit).await;
    printer.put_right(Fault::PrinterOutOfPaper);
    let chosen = kiosk.kiosk.choose_purpose(&visit, Purpose::CorrectEmail);
    chosen.expect("in order");
    let sent = kiosk.kiosk.send(&visit, draft()).await;
    let Ok(SendResult::Saved { facts: second }) = sent else {
        panic!("not saved: {sent:?}");
    };
    let mut changes = kiosk.kiosk.changes();
    let mut both = async |wanted: [PrintedFact; 2]| {
        let wait = async {
            loop {
                let facts = kiosk.kiosk.facts(&visit).await.expect("open");
                let printed: Vec<_> = facts.iter().map(|facts| facts.printed).collect();
                if printed == wanted {
                    return facts;
                }
                changes.changed().await.expect("the kiosk runs");
            }
        };
        tokio::time::timeout(DEADLINE, wait).await.expect("in time")
    };
    let facts = both([PrintedFact::NotPrinted, PrintedFact::Printed]).await;
    assert_eq!(facts[0].print_fault, Some(Fault::PrinterOutOfPaper));
    let codes = [first.tracking_code.clone(), second.tracking_code.clone()];
    assert_eq!(
        [&facts[0], &facts[1]].map(|facts| facts.tracking_code.clone()),
        codes
    );
    let again = kiosk.kiosk.print_again(&visit, &first.tracking_code).await;
    assert_eq!(again, Ok(()));
    both([PrintedFact::Printed, PrintedFact::Printed]).await;
    let strangers = kiosk.kiosk.print_again(&visit, "4FXX-XXXX-XXXC").await;
    assert_eq!(strangers, Err(Refusal::OutOfOrder));
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_of_which_nobody_knows_whether_it_came_out_is_not_printed_again() {
    let printer = ThermalPrinter::start(Port::Tcp);
    printer.hang_after_the_second_cut();
    let printer = Printer::Thermal(printer);
    let place = Place::new().await;
    let kiosk = Running::start(config(&place, &printer, "job_seconds = 5\n")).await;
    let (visit, _) = kiosk.saved().await;
    let facts = settled(&kiosk, &visit).await;
    let stuck = Some(Fault::PrinterStuck);
    assert_eq!(
        (facts.printed, facts.print_fault),
        (PrintedFact::Unconfirmed, stuck)
    );
    let again = kiosk.kiosk.print_again(&visit, &facts.tracking_code).await;
    assert_eq!(again, Err(Refusal::OutOfOrder));
    let Printer::Thermal(printer) = &printer else {
        unreachable!("it is a thermal one");
    };
    printer.come_to_itself();
    printer.wait_until_idle();
    assert_eq!(printer.receipts().len(), 1);
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_that_the_kiosk_cannot_draw_is_not_blamed_on_the_printer() {
    let printer = Printer::thermal(Port::Tcp);
    let place = Place::new().await;
    // No font of ours has it.
    let name = |name: &str| {
        place.at_rest(|db| db.execute("UPDATE identity SET store = ?1", [name]));
    };
    name("Loja \u{1F419}");
    let kiosk = Running::start(config(&place, &printer, "")).await;
    let (visit, _) = kiosk.saved().await;
    let facts = settled(&kiosk, &visit).await;
    assert_eq!(
        (facts.printed, facts.print_fault),
        (PrintedFact::NotPrinted, Some(Fault::ReceiptLayout))
    );
    assert_eq!(kiosk.kiosk.faults(), [Fault::ReceiptLayout]);
    kiosk.end();
    name("Loja");
    let kiosk = Running::start(config(&place, &printer, "")).await;
    let (visit, _) = kiosk.saved().await;
    let facts = settled(&kiosk, &visit).await;
    assert_eq!(facts.printed, PrintedFact::Printed);
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_line_that_breaks_twice_leaves_is_swept_before_anybody_else_prints() {
    for port in [Port::Tcp, Port::Device] {
        let printer = ThermalPrinter::start(port);
        let place = Place::new().await;
        let uri = printer.uri();
        let config = place.config_with(&format!("[printer]\nuri = {uri:?}\n"));
        let kiosk = Running::start(config).await;
        // What an earlier run may have left, at the start.
        first_sweep(&printer).await;
        printer.slow_down(Duration::from_millis(40));
        let (visit, _) = kiosk.saved().await;
        for void in [0, 1] {
            while printer.receipts().len() < void || printer.hanging().height() < 240 {
                tokio::task::yield_now().await;
            }
            match void {
                0 => printer.break_the_line(),
                // Away for longer than the kiosk tries within the receipt.
                _ => printer.stop(),
            }
        }
        let facts = settled(&kiosk, &visit).await;
        assert_eq!(
            (facts.printed, facts.print_fault),
            (PrintedFact::NotPrinted, Some(Fault::PrinterAbsent))
        );
        printer.slow_down(Duration::ZERO);
        printer.start_again();
        // Nobody asks for anything.
        let swept = async {
            while printer.receipts().len() < 2 || !printer.hanging().is_blank() {
                tokio::task::yield_now().await;
            }
        };
        let swept = tokio::time::timeout(DEADLINE, swept).await;
        swept.expect("swept as soon as it answers");
        let pieces = printer.pieces().len();
        kiosk
            .kiosk
            .end_visit(&visit)
            .expect("nothing is being saved");
        let (visit, next) = kiosk.saved().await;
        assert_eq!(
            settled(&kiosk, &visit).await.printed,
            PrintedFact::Printed,
            "{port:?}"
        );
        assert_eq!(printer.pieces().len(), pieces + 1, "theirs alone");
        let codes = Printer::Thermal(printer).came_out();
        assert_eq!(codes, [next.tracking_code]);
        kiosk.end();
    }
}

async fn first_sweep(printer: &ThermalPrinter) {
    let swept = async {
        while printer.pieces().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    let swept = tokio::time::timeout(DEADLINE, swept).await;
    swept.expect("at the start");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_hangs_out_after_a_line_that_broke_for_a_moment_is_not_kept_for_the_next_person() {
    for port in [Port::Tcp, Port::Device] {
        let printer = ThermalPrinter::start(port);
        let place = Place::new().await;
        let uri = printer.uri();
        let config = place.config_with(&format!("[printer]\nuri = {uri:?}\n"));
        let kiosk = Running::start(config).await;
        // What an earlier run may have left, at the start.
        first_sweep(&printer).await;
        printer.slow_down(Duration::from_millis(40));
        let (visit, _) = kiosk.saved().await;
        for void in [0, 1] {
            while printer.receipts().len() < void || printer.hanging().height() < 240 {
                tokio::task::yield_now().await;
            }
            printer.break_the_line();
        }
        settled(&kiosk, &visit).await;
        let swept = async {
            while !printer.hanging().is_blank() {
                tokio::task::yield_now().await;
            }
        };
        let swept = tokio::time::timeout(DEADLINE, swept).await;
        swept.expect("swept with nobody asking for anything");
        assert!(printer.receipts().iter().all(|piece| piece.is_void()));
        kiosk.end();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_page_never_comes_out_for_somebody_who_stands_there() {
    let printer = Printer::ipp();
    let place = Place::new().await;
    let pin = Pin::choose("246813").expect("a PIN").hash();
    let staff = format!("[staff]\npin_hash = {:?}\n", pin.as_str());
    let kiosk = Running::start(config(&place, &printer, &staff)).await;
    let core = &kiosk.kiosk;
    let token = kiosk.enter("246813").await;
    let by_staff = core.staff_print_test(&token).await;
    assert_eq!(by_staff, Ok(Printed::Printed), "nobody is there");
    let visit = kiosk.begin(Language::Pt).await;
    // A technician at the command line does not see who stands at the kiosk.
    let technicians = core.answer(Question::PrintTest).await;
    assert!(matches!(technicians, Answer::InUse), "{technicians:?}");
    let by_staff = core.staff_print_test(&token).await;
    assert_eq!(by_staff, Err(Refusal::NotStaff), "their session is over");
    assert_eq!(pages(&printer), 1, "the one before the visit");
    core.end_visit(&visit).expect("nothing is being saved");
    let technicians = core.answer(Question::PrintTest).await;
    assert!(
        matches!(technicians, Answer::Printed { fault: None }),
        "{technicians:?}"
    );
    assert_eq!(pages(&printer), 2);
    kiosk.end();
}

/// How many jobs the printer was ever given.
fn pages(printer: &Printer) -> usize {
    match printer {
        Printer::Ipp(printer) => printer.job_states().len(),
        Printer::Thermal(printer) => printer.receipts().len(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_is_drawn_once_while_its_request_is_saved_and_comes_out_when_it_is() {
    let printer = Printer::thermal(Port::Tcp);
    let place = Place::new().await;
    let kiosk = Running::start(config(&place, &printer, "")).await;
    let drawn = kiosk.kiosk.sheets_drawn().expect("a printer");
    for number in 1..=2 {
        let (visit, facts) = kiosk.saved().await;
        assert_eq!(settled(&kiosk, &visit).await.printed, PrintedFact::Printed);
        assert_eq!(*drawn.borrow(), number, "once");
        let out = printer.came_out();
        assert_eq!(out.last(), Some(&facts.tracking_code));
        kiosk.kiosk.end_visit(&visit).expect("nothing is saved");
    }
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_drawn_while_a_slow_disk_is_saving_does_not_come_out_before_it_has() {
    let printer = Printer::thermal(Port::Tcp);
    let place = Place::new().await;
    let kiosk = Running::start(config(&place, &printer, "")).await;
    let mut drawn = kiosk.kiosk.sheets_drawn().expect("a printer");
    let slow = testbed::evidence::hold(&place.kiosk_folder().join("kiosk.db")).expect("there");
    let others = async {
        let drawn = drawn.wait_for(|drawn| *drawn == 1);
        let drawn = tokio::time::timeout(DEADLINE, drawn).await;
        drawn.expect("in time").expect("the kiosk runs");
        assert!(printer.came_out().is_empty());
        drop(slow);
    };
    let ((visit, sent), ()) = tokio::join!(kiosk.visit(), others);
    let SendResult::Saved { facts } = sent else {
        panic!("not saved: {sent:?}");
    };
    settled(&kiosk, &visit).await;
    assert_eq!(printer.came_out(), [facts.tracking_code]);
    assert_eq!(*drawn.borrow(), 1);
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_drawn_for_a_request_that_is_not_saved_never_comes_out() {
    let printer = Printer::thermal(Port::Tcp);
    let place = Place::new().await;
    let Some(_disk) = place.on_a_small_disk("size=2m") else {
        return;
    };
    let kiosk = Running::start(config(&place, &printer, "")).await;
    let mut drawn = kiosk.kiosk.sheets_drawn().expect("a printer");
    let filler = place.kiosk_folder().join("filler");
    let slow = testbed::evidence::hold(&place.kiosk_folder().join("kiosk.db")).expect("there");
    let others = async {
        let drawn = drawn.wait_for(|drawn| *drawn == 1);
        let drawn = tokio::time::timeout(DEADLINE, drawn).await;
        drawn.expect("in time").expect("the kiosk runs");
        fill(&filler);
        drop(slow);
    };
    let ((visit, sent), ()) = tokio::join!(kiosk.visit(), others);
    assert!(
        matches!(sent, SendResult::NotSaved { .. }),
        "there is no room: {sent:?}"
    );
    std::fs::remove_file(&filler).expect("there");
    until_open(&kiosk).await;
    let sent = kiosk.kiosk.send(&visit, draft()).await;
    let Ok(SendResult::Saved { facts }) = sent else {
        panic!("not saved: {sent:?}");
    };
    settled(&kiosk, &visit).await;
    assert_eq!(printer.came_out(), [facts.tracking_code]);
    kiosk.end();
}
