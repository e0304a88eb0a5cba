//! What waits at the counter, by site: the list, alarms and calls of one's own, and a code in hand opens any.

use central::proof::desk::Role;
use protocol::wire::SealedRequest;

use crate::{
    counter::of_site,
    scene::path,
    support::{Central, Kiosk},
};

const LISBON: &str = "Loja de Lisboa";
const PORTO: &str = "Loja do Porto";

/// One that cannot be opened, which so waits at the counter with an alarm.
async fn waiting(central: &Central, kiosk: &Kiosk) -> SealedRequest {
    let mut request = kiosk.request();
    request.header.language = protocol::Language::En;
    assert_eq!(central.deliver(kiosk, &request).await.status, 201);
    central.open_all().await;
    request
}

fn listed(page: &str) -> Vec<String> {
    page.split("data-request=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_list_and_the_alarms_are_the_sites_own_and_every_sites_for_those_who_serve_everywhere()
{
    let central = Central::start().await;
    let (lisbon, porto) = (central.kiosk().await, central.kiosk_at(PORTO).await);
    let here = waiting(&central, &lisbon).await;
    let there = waiting(&central, &porto).await;
    let [here, there] = [&here, &there].map(|request| request.header.id.to_string());
    let both = vec![here.clone(), there.clone()];
    for (name, site, query, seen) in [
        ("a1", Some(LISBON), "", vec![here.clone()]),
        ("a2", Some(PORTO), "", vec![there.clone()]),
        // The address of somebody else's list shows one's own.
        (
            "a3",
            Some(PORTO),
            "?site=Loja%20de%20Lisboa",
            vec![there.clone()],
        ),
        ("a4", None, "", both.clone()),
        ("a5", None, "?site=Loja%20do%20Porto", vec![there.clone()]),
        ("a6", None, "?site=nowhere", both.clone()),
        ("a7", None, "?site=%27%20OR%201%3D1", both),
    ] {
        let mut counter = of_site(&central, name, Role::Clerk, site).await;
        let page = counter.get(&format!("/desk/work{query}")).await.text();
        assert_eq!(listed(&page), seen, "{site:?} {query}");
        assert!(!page.contains("<td></td>"), "each says why: {page}");
        let alarms = counter.get("/desk/alarms").await.text();
        let expected = if site.is_none() { 2 } else { 1 };
        assert_eq!(alarms.matches("data-alarm=").count(), expected, "{site:?}");
    }
    let mut elsewhere = of_site(&central, "mia", Role::Clerk, Some(LISBON)).await;
    elsewhere.get("/desk/alarms").await;
    let of_porto = central
        .count("SELECT number FROM alarms ORDER BY number DESC LIMIT 1")
        .await;
    let pressed = format!("/desk/alarms/{of_porto}/acknowledge");
    assert_eq!(elsewhere.send(&pressed, &[]).await.status, 303);
    let open = "SELECT count(*) FROM alarms WHERE acknowledged_at IS NULL";
    assert_eq!(central.count(open).await, 2, "another site's stays open");
}

#[tokio::test]
async fn nothing_waits_where_nothing_waits_and_what_is_done_is_not_listed() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    central.kiosk_at(PORTO).await;
    let mut counter = of_site(&central, "ana", Role::Clerk, Some(PORTO)).await;
    let page = counter.get("/desk/work").await.text();
    assert!(page.contains("data-waiting=\"0\""), "{page}");
    let request = kiosk.request();
    central.deliver(&kiosk, &request).await;
    let mut everywhere = of_site(&central, "rui", Role::Supervisor, None).await;
    let page = everywhere.get("/desk/work").await.text();
    assert!(
        page.contains("data-waiting=\"0\""),
        "not opened yet: {page}"
    );
}

#[tokio::test]
async fn whoever_has_the_receipt_is_served_at_any_site() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    central.kiosk_at(PORTO).await;
    let request = waiting(&central, &kiosk).await;
    let mut counter = of_site(&central, "ana", Role::Clerk, Some(PORTO)).await;
    assert!(listed(&counter.get("/desk/work").await.text()).is_empty());
    let page = counter
        .find(request.header.tracking_code.as_str())
        .await
        .text();
    assert!(page.contains("data-state=\"counter\""), "{page}");
    assert_eq!(counter.get(&path(&request)).await.status, 200);
}
