//! From the code on the receipt to the request.

use crate::{counter::Counter, support::Central};

#[tokio::test]
async fn a_code_typed_or_scanned_leads_to_its_request() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    let (code, id) = (request.header.tracking_code, request.header.id);
    let mut counter = Counter::signed_in(&central).await;
    for typed in [
        code.to_string(),
        code.symbols().to_lowercase(),
        format!("HTTPS://LOCALHOST:8443/T/{}", code.symbols()),
        format!("{}?lang=ar", central.url(&format!("/t/{code}"))),
    ] {
        counter.get("/desk").await;
        let answer = counter.send("/desk/find", &[("code", &typed)]).await;
        assert_eq!(answer.status, 303, "{typed}: {}", answer.text());
        assert_eq!(answer.header("location"), format!("/desk/requests/{id}"));
    }
}

#[tokio::test]
async fn rubbish_and_codes_that_are_not_here_are_told_apart_and_shown_back_escaped() {
    let central = Central::start().await;
    let code = central.kiosk().await.request().header.tracking_code;
    let mut counter = Counter::signed_in(&central).await;
    let long = "A".repeat(5_000);
    for (typed, status) in [
        ("", 422),
        ("4FXX-XXXX", 422),
        ("https://localhost/t/", 422),
        ("\"><script>alert(1)</script>", 422),
        ("' OR 1=1 --", 422),
        (long.as_str(), 422),
        (code.as_str(), 404),
    ] {
        counter.get("/desk").await;
        let answer = counter.send("/desk/find", &[("code", typed)]).await;
        assert_eq!(answer.status, status, "{typed}");
        let page = answer.text();
        assert!(
            page.contains("aria-invalid=\"true\"") && page.contains("data-problem"),
            "{page}"
        );
        assert!(!page.contains("<script"), "{typed}: {page}");
    }
}

#[tokio::test]
async fn alarms_are_listed_until_somebody_has_seen_them() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut request = kiosk.request();
    // A payload under a header that it was not sealed with.
    request.header.language = protocol::Language::En;
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    central.open_all().await;
    let mut counter = Counter::signed_in(&central).await;
    let page = counter.get("/desk/alarms").await.text();
    assert!(
        page.contains("data-alarm=\"unopenable\"") && page.contains("broken-seal"),
        "{page}"
    );
    assert!(page.contains(&format!("/desk/requests/{}", request.header.id)));
    for _ in 0..2 {
        counter.get("/desk/alarms").await;
        let answer = counter.send("/desk/alarms/1/acknowledge", &[]).await;
        assert_eq!(answer.status, 303, "once, and again as on a second press");
    }
    let page = counter.get("/desk/alarms").await.text();
    assert!(!page.contains("data-alarm"), "{page}");
    let lines = central
        .rows("SELECT staff || ' ' || act || ' ' || why, number FROM journal WHERE act = 'alarm-acknowledged'")
        .await;
    assert_eq!(
        lines,
        [("ana.reis alarm-acknowledged unopenable".to_owned(), 4)]
    );
    assert_eq!(
        counter
            .send("/desk/alarms/none/acknowledge", &[])
            .await
            .status,
        400
    );
}
