//! The manifest: what a kiosk holds as delivered, compared as a set with what central has.

use protocol::{
    SealedHash,
    wire::{ErrorCode, MAX_MANIFEST, ManifestAnswer, ManifestItem, SealedRequest},
};
use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Central, Kiosk, bytes};

async fn ask(central: &Central, kiosk: &Kiosk, delivered: &[ManifestItem]) -> Answer {
    let body = bytes(&json!({ "delivered": delivered }));
    central
        .ask(
            Method::POST,
            "/v1/requests/manifest",
            Some(&kiosk.enrolled.token),
            body,
        )
        .await
}

fn item(request: &SealedRequest) -> ManifestItem {
    ManifestItem {
        id: request.header.id,
        sha256: request.sha256.clone(),
    }
}

#[tokio::test]
async fn central_names_what_it_lacks_or_has_under_another_hash() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let [here, lost, changed] = [kiosk.request(), kiosk.request(), kiosk.request()];
    for request in [&here, &changed] {
        assert_eq!(central.deliver(&kiosk, request).await.status, 201);
    }
    let mut other_hash = item(&changed);
    other_hash.sha256 = SealedHash::of(b"other bytes");
    let answer: ManifestAnswer = ask(&central, &kiosk, &[item(&lost), item(&here), other_hash])
        .await
        .read();
    assert_eq!(
        answer,
        ManifestAnswer {
            checked: 3,
            lacking: vec![lost.header.id, changed.header.id]
        }
    );
    assert_eq!(central.deliver(&kiosk, &lost).await.status, 201);
    let answer: ManifestAnswer = ask(&central, &kiosk, &[item(&lost), item(&here)])
        .await
        .read();
    assert_eq!(
        answer,
        ManifestAnswer {
            checked: 2,
            lacking: vec![]
        }
    );
}

#[tokio::test]
async fn what_a_restored_backup_lacks_is_named() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    let (before, after) = (kiosk.request(), kiosk.request());
    assert_eq!(central.deliver(&kiosk, &before).await.status, 201);
    central.serving.take().unwrap().stop().await.unwrap();
    let backup = std::fs::read(central.directory.database()).unwrap();
    central.serve_with(|config| config).await;
    assert_eq!(central.deliver(&kiosk, &after).await.status, 201);
    central.serving.take().unwrap().stop().await.unwrap();
    std::fs::write(central.directory.database(), backup).unwrap();
    central.serve_with(|config| config).await;
    let answer: ManifestAnswer = ask(&central, &kiosk, &[item(&before), item(&after)])
        .await
        .read();
    assert_eq!(answer.lacking, [after.header.id]);
}

#[tokio::test]
async fn another_kiosks_requests_count_as_lacking() {
    let central = Central::start().await;
    let (kiosk, other) = (central.kiosk().await, central.kiosk().await);
    let request = kiosk.request();
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    let answer: ManifestAnswer = ask(&central, &other, &[item(&request)]).await.read();
    assert_eq!(answer.lacking, [request.header.id]);
}

#[tokio::test]
async fn a_full_manifest_is_read_and_a_longer_one_is_refused() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    let full = vec![item(&request); MAX_MANIFEST];
    let answer: ManifestAnswer = ask(&central, &kiosk, &full).await.read();
    assert_eq!(
        answer,
        ManifestAnswer {
            checked: MAX_MANIFEST,
            lacking: vec![]
        }
    );
    let longer = vec![item(&request); MAX_MANIFEST + 1];
    ask(&central, &kiosk, &longer)
        .await
        .is_refused(413, ErrorCode::TooLarge);
    assert_eq!(
        ask(&central, &kiosk, &[])
            .await
            .read::<ManifestAnswer>()
            .checked,
        0
    );
}
