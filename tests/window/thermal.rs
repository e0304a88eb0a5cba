//! Visits at a kiosk whose printer is a thermal one behind a device file.

use testbed::{
    stage::{Scene, Stage},
    thermal::{Port, ThermalPrinter},
    visit::Visit,
};

use crate::parts::Parts;

#[test]
fn a_visit_ends_printed_on_a_thermal_printer_and_without_paper_the_person_learns_it() {
    let printer = ThermalPrinter::start(Port::Device);
    let parts = Parts::set_with(Scene::default(), |stage: &mut Stage| {
        stage.settings.printer_uri = Some(printer.uri());
    });
    let people = &parts.stage.people;

    let visit = Visit::led(&parts.browser, "ar").unwrap();
    visit.reactivate(&people[0]).unwrap();
    let first = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.finish().unwrap();
    let receipts = printer.receipts();
    assert_eq!(receipts.len(), 1);
    let scanned = receipts[0].qr_code().expect("a code on it");
    assert!(scanned.ends_with(&first));

    printer.run_out_after(200);
    let visit = Visit::led(&parts.browser, "pt").unwrap();
    visit.reactivate(&people[1]).unwrap();
    visit.send().unwrap();
    visit.wait_for_fact("printed", "no").unwrap();
    let fault = "[data-fault=printer-out-of-paper], [data-fact=printed]";
    assert!(parts.browser.has(fault).unwrap());
    visit.leave().unwrap();
    printer.put_paper_in();

    let visit = Visit::led(&parts.browser, "en").unwrap();
    visit.reactivate(&people[2]).unwrap();
    let third = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    let valid: Vec<_> = printer
        .receipts()
        .iter()
        .filter(|piece| !piece.is_void())
        .map(|piece| piece.qr_code().expect("whole receipts alone are valid"))
        .collect();
    assert_eq!(valid.len(), 2, "the one in between never came out");
    for (address, code) in valid.iter().zip([&first, &third]) {
        assert!(address.ends_with(code.as_str()), "{address} of {code}");
    }
    assert_eq!(printer.complaints(), [] as [String; 0]);
}
