//! The code to the new mailbox: what is sent, what is taken, and how often.

use central::mail::Filling;
use jiff::ToSpan;
use protocol::{
    BoundTo, EmailAddress, Language, RequestId,
    wire::{ConfirmEmail, EmailCheckStarted, EmailConfirmed, ErrorCode, StartEmailCheck},
};
use reqwest::Method;

use crate::support::{Answer, Central, Kiosk, bytes};

fn request(number: u8) -> RequestId {
    RequestId::new(1_772_445_600_000, [number; 10])
}

fn address(number: u32) -> EmailAddress {
    EmailAddress::parse(&format!("nova{number}@example.org")).unwrap()
}

async fn start(central: &Central, kiosk: &Kiosk, request: RequestId, to: EmailAddress) -> Answer {
    let body = StartEmailCheck {
        bound_to: BoundTo::Request(request),
        email: to,
        language: Language::En,
    };
    let token = Some(kiosk.enrolled.token.as_str());
    central
        .ask(Method::POST, "/v1/email-checks", token, bytes(&body))
        .await
}

async fn confirm(
    central: &Central,
    kiosk: &Kiosk,
    check: &EmailCheckStarted,
    code: &str,
) -> Answer {
    let body = ConfirmEmail {
        code: code.to_owned(),
    };
    let path = format!("/v1/email-checks/{}/confirm", check.id);
    let token = Some(kiosk.enrolled.token.as_str());
    central.ask(Method::POST, &path, token, bytes(&body)).await
}

/// The code in the last mail.
async fn sent_code(central: &Central) -> String {
    let mails = central.mails().await;
    let Some(Filling::Code { code, minutes: 15 }) = mails.last().map(|mail| &mail.filling) else {
        panic!("the last mail has a code");
    };
    code.clone()
}

fn wrong(code: &str) -> String {
    let number: u32 = code.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

#[tokio::test]
async fn the_code_that_was_mailed_proves_the_mailbox() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let answer = start(&central, &kiosk, request(1), address(1)).await;
    assert_eq!(answer.status, 201);
    let check: EmailCheckStarted = answer.read();
    assert_eq!(check.bound_to, BoundTo::Request(request(1)));
    assert_eq!(check.expires_at, central.now() + 15.minutes());
    let mails = central.mails().await;
    assert_eq!(mails[0].recipient, address(1).as_str());
    let code = sent_code(&central).await;
    confirm(&central, &kiosk, &check, &wrong(&code))
        .await
        .is_refused(422, ErrorCode::CodeWrong);
    let first: EmailConfirmed = confirm(&central, &kiosk, &check, &code).await.read();
    assert_eq!(
        (first.id, first.bound_to),
        (check.id, BoundTo::Request(request(1)))
    );
    let (signer, now) = (central.signer(), central.now());
    let judged = signer.judge(
        &first.proof,
        &address(1),
        &BoundTo::Request(request(1)),
        kiosk.id(),
        now,
    );
    assert_eq!(judged, Ok(()));
    central.clock.set(now + 1.minute());
    let again: EmailConfirmed = confirm(&central, &kiosk, &check, &code).await.read();
    assert_eq!(again, first, "an answer that was lost is given again");
}

#[tokio::test]
async fn five_tries_are_all_even_for_the_right_code() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let check = start(&central, &kiosk, request(1), address(1)).await.read();
    let code = sent_code(&central).await;
    for _ in 0..5 {
        confirm(&central, &kiosk, &check, &wrong(&code))
            .await
            .is_refused(422, ErrorCode::CodeWrong);
    }
    confirm(&central, &kiosk, &check, &code)
        .await
        .is_refused(410, ErrorCode::CodeSpent);
}

#[tokio::test]
async fn an_old_a_replaced_and_another_kiosks_code_are_spent() {
    let central = Central::start().await;
    let (kiosk, other) = (central.kiosk().await, central.kiosk().await);
    let first = start(&central, &kiosk, request(1), address(1)).await.read();
    let first_code = sent_code(&central).await;
    confirm(&central, &other, &first, &first_code)
        .await
        .is_refused(410, ErrorCode::CodeSpent);
    central.clock.set(central.now() + 30.seconds());
    let second = start(&central, &kiosk, request(1), address(2)).await.read();
    let second_code = sent_code(&central).await;
    confirm(&central, &kiosk, &first, &first_code)
        .await
        .is_refused(410, ErrorCode::CodeSpent);
    central.clock.set(central.now() + 15.minutes());
    confirm(&central, &kiosk, &second, &second_code)
        .await
        .is_refused(410, ErrorCode::CodeSpent);
}

#[tokio::test]
async fn codes_are_sent_at_a_measured_pace_also_after_a_restart() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    assert_eq!(
        start(&central, &kiosk, request(1), address(1)).await.status,
        201
    );
    central.restart().await;
    let answer = start(&central, &kiosk, request(1), address(1)).await;
    assert_eq!(answer.header("retry-after"), "30");
    answer.is_refused(429, ErrorCode::TooManyRequests);
    for number in 2..=5 {
        let sent = start(&central, &kiosk, request(number), address(1)).await;
        assert_eq!(sent.status, 201);
    }
    central.restart().await;
    let sixth = start(&central, &kiosk, request(6), address(1)).await;
    assert_eq!(sixth.header("retry-after"), "3600");
    sixth.is_refused(429, ErrorCode::TooManyRequests);
    for number in 1..=55 {
        let sent = start(
            &central,
            &kiosk,
            request(100 + number),
            address(number.into()),
        )
        .await;
        assert_eq!(sent.status == 201, number != 1, "to address {number}");
    }
    assert_eq!(
        start(&central, &kiosk, request(200), address(900))
            .await
            .status,
        201
    );
    start(&central, &kiosk, request(201), address(901))
        .await
        .is_refused(429, ErrorCode::TooManyRequests);
    assert_eq!(central.mails().await.len(), 60);
}

#[tokio::test]
async fn guessing_is_slowed_down_also_after_a_restart() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut refused = 0;
    for number in 0..5 {
        let check = start(&central, &kiosk, request(number), address(number.into()))
            .await
            .read();
        let code = sent_code(&central).await;
        for _ in 0..4 {
            let answer = confirm(&central, &kiosk, &check, &wrong(&code)).await;
            refused += u32::from(answer.status == 429);
        }
    }
    assert_eq!(refused, 4, "sixteen guesses were judged");
    central.restart().await;
    let check = start(&central, &kiosk, request(9), address(9)).await.read();
    let code = sent_code(&central).await;
    let right = confirm(&central, &kiosk, &check, &code).await;
    assert_eq!(right.header("retry-after"), "60");
    right.is_refused(429, ErrorCode::TooManyRequests);
    central.clock.set(central.now() + 1.minute());
    assert_eq!(confirm(&central, &kiosk, &check, &code).await.status, 200);
}

#[tokio::test]
async fn only_kiosks_may_send_and_only_well_formed_addresses_are_written_to() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let body = br#"{"request":"x","email":"a@example.org","language":"pt"}"#.to_vec();
    central
        .ask(Method::POST, "/v1/email-checks", None, body.clone())
        .await
        .is_refused(401, ErrorCode::Unauthorised);
    let token = Some(kiosk.enrolled.token.as_str());
    for body in [
        body,
        format!(
            r#"{{"request":"{}","email":"a b@x","language":"pt"}}"#,
            request(1)
        )
        .into_bytes(),
        b"{}".to_vec(),
    ] {
        central
            .ask(Method::POST, "/v1/email-checks", token, body)
            .await
            .is_refused(400, ErrorCode::Malformed);
    }
    central
        .ask(
            Method::POST,
            "/v1/email-checks/none/confirm",
            token,
            br#"{"code":"123456"}"#.to_vec(),
        )
        .await
        .is_refused(410, ErrorCode::CodeSpent);
    assert!(central.mails().await.is_empty());
}

#[tokio::test]
async fn the_database_shows_neither_code_nor_address() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    start(&central, &kiosk, request(1), address(77)).await;
    let code = sent_code(&central).await;
    for file in crate::support::files(central.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        for secret in [format!("\"{code}\""), "nova77".to_owned()] {
            assert!(
                !bytes.windows(secret.len()).any(|w| w == secret.as_bytes()),
                "{} shows what was mailed",
                file.display()
            );
        }
    }
}
