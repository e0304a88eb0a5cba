//! Staff mode of the real core: who gets in, what ends it, what it finds, keeps and never tells.

use std::sync::LazyLock;

use kiosk::{
    Config,
    app::page::{SendResult, Service},
    machine::{config::PinHash, fault::Fault},
    staff::{
        page::{Entry, Exported, Found, Printed},
        panel::Light,
        pin::Pin,
    },
    visit::page::Refusal,
};
use protocol::{KioskId, Language, TrackingCode};

use crate::{
    storage::fill,
    support::{Place, Running},
};

static HASH: LazyLock<PinHash> = LazyLock::new(|| Pin::choose(PIN).expect("a PIN").hash());
const PIN: &str = "246813";
const WRONG: &str = "135792";

fn with_pin(place: &Place) -> Config {
    let mut config = place.config();
    config.staff.pin_hash = Some(HASH.clone());
    config
}

async fn typed(kiosk: &Running, pin: &str) -> Entry {
    kiosk.kiosk.staff_enter(pin.to_owned()).await
}

async fn enter(kiosk: &Running) -> String {
    match typed(kiosk, PIN).await {
        Entry::Open { token } => token,
        other => panic!("not in: {other:?}"),
    }
}

fn light(panel: &kiosk::staff::panel::Panel, name: &str) -> Light {
    let row = panel.rows.iter().find(|row| row.row == name);
    row.expect("a row of this name").light
}

#[tokio::test]
async fn without_a_pin_or_with_a_wrong_one_nobody_gets_in() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    assert_eq!(typed(&kiosk, PIN).await, Entry::NoPin);
    assert!(!kiosk.kiosk.staff_pin_gate().await.has_pin);
    kiosk.end();

    let kiosk = Running::start(with_pin(&place)).await;
    for pin in ["", "12345", "24681x", "1234567890123"] {
        assert_eq!(typed(&kiosk, pin).await, Entry::Incomplete, "{pin:?}");
    }
    assert_eq!(typed(&kiosk, WRONG).await, Entry::Wrong { wait_s: 0 });
    for token in ["", "0", "00000000000000000000000000000000"] {
        let core = &kiosk.kiosk;
        let refused = [
            core.staff_may(token).err(),
            core.staff_panel(token, true).await.err(),
            core.staff_pause(token, true).await.err(),
            core.staff_self_test(token).await.err(),
            core.staff_print_test(token).await.err(),
            core.staff_find(token, "4F").await.err(),
            core.staff_reprint(token, "4F").await.err(),
            core.staff_retry(token).await.err(),
            core.staff_acknowledge(token).await.err(),
            core.staff_export(token).await.err(),
            core.staff_diagnostics(token).await.err(),
        ];
        assert_eq!(refused, [Some(Refusal::NotStaff); 11]);
    }
    assert_eq!(
        kiosk.kiosk.state().service,
        Service::Open,
        "nothing was paused"
    );
}

#[tokio::test]
async fn a_visit_ends_when_staff_come_and_a_session_with_the_visit_the_page_or_another_session() {
    let place = Place::new().await;
    let kiosk = Running::start(with_pin(&place)).await;
    let core = &kiosk.kiosk;
    let visit = core.begin_visit(Language::Pt).expect("free").visit;
    let first = enter(&kiosk).await;
    let gone = core.set_language(&visit, Language::En);
    assert_eq!(gone, Err(Refusal::StaleVisit));

    let second = enter(&kiosk).await;
    assert_eq!(core.staff_may(&first), Err(Refusal::NotStaff));
    core.staff_leave(&first);
    assert_eq!(
        core.staff_may(&second),
        Ok(()),
        "another's leaving is no matter"
    );
    core.staff_leave(&second);
    assert_eq!(core.staff_may(&second), Err(Refusal::NotStaff));

    let third = enter(&kiosk).await;
    core.abandon_page();
    assert_eq!(core.staff_may(&third), Err(Refusal::NotStaff));

    let fourth = enter(&kiosk).await;
    core.begin_visit(Language::Pt).expect("free");
    assert_eq!(core.staff_may(&fourth), Err(Refusal::NotStaff));
}

#[tokio::test]
async fn wrong_pins_lock_the_right_one_out_too_and_over_a_restart() {
    let place = Place::new().await;
    let kiosk = Running::start(with_pin(&place)).await;
    for _ in 1..=4 {
        assert_eq!(typed(&kiosk, WRONG).await, Entry::Wrong { wait_s: 0 });
    }
    assert_eq!(typed(&kiosk, WRONG).await, Entry::Wrong { wait_s: 60 });
    assert!(matches!(typed(&kiosk, PIN).await, Entry::Locked { .. }));
    kiosk.end();
    let kiosk = Running::start(with_pin(&place)).await;
    let pin_gate = kiosk.kiosk.staff_pin_gate().await;
    assert!(pin_gate.has_pin && pin_gate.wait_s > 30, "{pin_gate:?}");
    assert!(matches!(typed(&kiosk, PIN).await, Entry::Locked { .. }));
}

#[tokio::test]
async fn a_pause_closes_service_until_it_is_ended_also_over_a_restart() {
    let place = Place::new().await;
    let kiosk = Running::start(with_pin(&place)).await;
    let visit = kiosk.begin(Language::Pt).await;
    let token = enter(&kiosk).await;
    kiosk.kiosk.staff_pause(&token, true).await.expect("staff");
    assert_eq!(kiosk.kiosk.state().fault, Some(Fault::Paused));
    let paused = SendResult::NotSaved {
        fault: Fault::Paused,
    };
    assert_eq!(
        format!("{:?}", kiosk.visit().await.1),
        format!("{paused:?}")
    );
    drop(visit);
    kiosk.end();

    let kiosk = Running::start(with_pin(&place)).await;
    assert_eq!(kiosk.kiosk.state().fault, Some(Fault::Paused));
    let token = enter(&kiosk).await;
    let panel = kiosk.kiosk.staff_panel(&token, true).await.expect("staff");
    assert!(panel.paused);
    assert_eq!(light(&panel, "service"), Light::Amber);
    kiosk.kiosk.staff_pause(&token, false).await.expect("staff");
    assert_eq!(kiosk.kiosk.state().service, Service::Open);
    kiosk.saved().await;
}

#[tokio::test]
async fn a_request_is_found_by_its_code_alone_and_nothing_of_the_person_with_it() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(with_pin(&place)).await;
    let (_, facts) = kiosk.saved().await;
    let token = enter(&kiosk).await;
    let core = &kiosk.kiosk;
    let find = async |typed: &str| core.staff_find(&token, typed).await.expect("staff");

    let scanned = format!("HTTPS://LOCALHOST/T/{}", facts.tracking_code);
    let lower = facts.tracking_code.to_lowercase().replace('-', " ");
    for typed in [facts.tracking_code.as_str(), &scanned, &lower] {
        let Found::Here { request } = find(typed).await else {
            panic!("not found by {typed}");
        };
        assert_eq!((request.delivery, request.print), ("waiting", "none"));
        assert_eq!(
            (request.delivered_at.clone(), request.can_reprint),
            (None, false)
        );
        let told = serde_json::to_string(&request).expect("JSON");
        for datum in ["200000020", "912345678", "made.up", "example.com", "•"] {
            assert!(!told.contains(datum), "{datum} in {told}");
        }
    }
    for typed in ["", "4F", "0000-0000-0000-0000", "9".repeat(5000).as_str()] {
        assert_eq!(find(typed).await, Found::BadCode, "{typed:.20}");
    }
    let own: KioskId = facts.tracking_code[..2].parse().expect("its kiosk");
    let unknown = TrackingCode::generate(own, [9; 6]).to_string();
    assert_eq!(find(&unknown).await, Found::NotHere { kiosk: None });
    let elsewhere = KioskId::new(1_000).expect("a kiosk's number");
    let foreign = TrackingCode::generate(elsewhere, [9; 6]).to_string();
    let kiosk_named = Some(elsewhere.to_string());
    assert_eq!(find(&foreign).await, Found::NotHere { kiosk: kiosk_named });

    // There is no printer: neither a duplicate nor a test page.
    let reprint = core.staff_reprint(&token, &facts.tracking_code).await;
    assert_eq!(reprint, Err(Refusal::OutOfOrder));
    assert_eq!(
        core.staff_print_test(&token).await,
        Ok(Printed::NotPrinted {
            fault: Fault::PrinterNone
        })
    );
}

#[tokio::test]
async fn exports_need_their_folder_and_a_thief_finds_nothing_in_them() {
    let place = Place::new().await;
    let kiosk = Running::start(with_pin(&place)).await;
    let token = enter(&kiosk).await;
    for exported in [
        kiosk.kiosk.staff_export(&token).await,
        kiosk.kiosk.staff_diagnostics(&token).await,
    ] {
        assert_eq!(exported, Ok(Exported::NoFolder));
    }
    kiosk.end();

    let stick = place.kiosk_folder().with_extension("stick");
    let mut config = with_pin(&place);
    config.staff.export_dir = Some(stick.clone());
    let kiosk = Running::start(config).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    let token = enter(&kiosk).await;
    let unplugged = kiosk.kiosk.staff_diagnostics(&token).await;
    assert_eq!(unplugged, Ok(Exported::NotWritten), "no stick");
    std::fs::create_dir(&stick).expect("writable");
    let since = std::time::SystemTime::UNIX_EPOCH;
    let exported = kiosk.kiosk.staff_export(&token).await;
    assert!(matches!(exported, Ok(Exported::Written { count: 0, .. })));
    let Ok(Exported::Written { file, .. }) = kiosk.kiosk.staff_diagnostics(&token).await else {
        panic!("not written");
    };
    let bundle = std::fs::read_to_string(stick.join(file)).expect("there");
    let bundle: serde_json::Value = serde_json::from_str(&bundle).expect("JSON");
    assert_eq!(bundle["panel"]["store"], "Loja");
    assert!(!bundle.to_string().contains("argon2id"));
    let loot = testbed::thief::Loot::new()
        .with("nif", "200000020")
        .with("phone", "912345678")
        .with("e-mail", "made.up@example.com");
    let search = loot.search(&stick, since, &[]).expect("searched");
    assert_eq!((search.finds, search.files_read), (vec![], 2));
}

#[tokio::test]
async fn staff_get_in_and_read_the_cause_when_the_disk_is_full() {
    let place = Place::new().await;
    let disk = place.kiosk_folder();
    let Some(_disk) = place.on_a_small_disk("size=2m") else {
        return;
    };
    let kiosk = Running::start(with_pin(&place)).await;
    fill(&disk.join("filler"));
    kiosk.until_fault(Fault::DiskFull).await;
    assert_eq!(typed(&kiosk, WRONG).await, Entry::Wrong { wait_s: 0 });
    let token = enter(&kiosk).await;
    let panel = kiosk.kiosk.staff_panel(&token, true).await.expect("staff");
    assert_eq!(light(&panel, "disk"), Light::Red);
    assert_eq!(light(&panel, "service"), Light::Red);
    let test = kiosk.kiosk.staff_self_test(&token).await.expect("staff");
    let disk = test.steps.iter().find(|step| step.step == "disk");
    let why = disk.and_then(|step| step.why.clone());
    assert_eq!(why.as_deref(), Some("fault-disk-full-staff"));
    let paused = kiosk.kiosk.staff_pause(&token, true).await;
    assert!(paused.is_err() || kiosk.kiosk.state().fault.is_some());
}
