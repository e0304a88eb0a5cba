//! Around every request: a time limit, an answer even to a panic, security headers, a number by which its answer is found in the log,
//! one line there, its time, and a span where it is traced.

use std::{
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use protocol::wire::ErrorCode;

use super::answers::{Answers, Asker};
use crate::{
    api::Refusal,
    random,
    traces::{PARENT, Traces},
};

/// A request that takes longer, with its body, is answered with 503.
const PATIENCE: Duration = Duration::from_secs(60);

/// The number of an exchange: made by the first process that it comes to, and kept by those to whom that one passes it on.
pub(super) const NUMBER: HeaderName = HeaderName::from_static("x-request-id");
/// What is taken from whoever stands in front.
const LONGEST_NUMBER: usize = 64;

/// `trusted`: whether what stands in front may number exchanges itself.
pub(super) async fn guard(
    (answers, traces): (Arc<Answers>, Traces),
    trusted: bool,
    mut request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let number = number(request.headers(), trusted);
    request.headers_mut().insert(NUMBER, number.clone());
    // The route and not the path: a path holds a tracking code or an id.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let span = traces.request((&method, &route), &number, request.headers(), trusted);
    let headers = request.headers_mut();
    if let Some(context) = span.context() {
        headers.insert(PARENT, context);
    } else if !trusted {
        // Whoever it is passed on to believes it.
        headers.remove(PARENT);
    }
    let answered = AssertUnwindSafe(tokio::time::timeout(PATIENCE, next.run(request)))
        .catch_unwind()
        .await;
    let mut response = match answered {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Refusal::from(ErrorCode::Unavailable).into_response(),
        Err(_) => {
            // The panic's own message is on standard error already.
            tracing::error!(event = "panicked", route, number = number.to_str().ok());
            Refusal::from(ErrorCode::Internal).into_response()
        }
    };
    let headers = response.headers_mut();
    headers.insert(NUMBER, number.clone());
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    let took = begun.elapsed();
    span.answered(response.status());
    answers.note(Asker::of(method.as_str(), &route), response.status(), took);
    tracing::info!(
        event = "answered",
        method = method.as_str(),
        route,
        status = response.status().as_u16(),
        ms = took.as_millis() as u64,
        number = number.to_str().ok(),
    );
    response
}

/// That of whoever stands in front, where it is one, or a new one.
fn number(headers: &HeaderMap, trusted: bool) -> HeaderValue {
    let is_one = |value: &&HeaderValue| {
        let bytes = value.as_bytes();
        (1..=LONGEST_NUMBER).contains(&bytes.len())
            && bytes
                .iter()
                .all(|it| it.is_ascii_alphanumeric() || *it == b'-')
    };
    let given = headers.get(NUMBER).filter(|_| trusted);
    given.filter(is_one).cloned().unwrap_or_else(|| {
        let new = hex::encode(random::bytes::<8>());
        HeaderValue::try_from(new).expect("it is plain text")
    })
}

#[cfg(test)]
mod tests {
    use axum::{Router, routing::get};

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_and_the_service_goes_on() {
        let router: Router = Router::new()
            .route(
                "/panic",
                get(async || -> &'static str { panic!("on purpose") }),
            )
            .route("/fine", get(async || "fine"))
            .layer(axum::middleware::from_fn(|request, next| {
                guard(Default::default(), false, request, next)
            }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        // The client wants a provider of cryptography even where it speaks none.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .tls_certs_only([])
            .no_proxy()
            .build()
            .unwrap();
        for (path, status, body) in [
            ("panic", 500, "{\"code\":\"internal\"}"),
            ("fine", 200, "fine"),
        ] {
            let answer = client
                .get(format!("http://{address}/{path}"))
                .send()
                .await
                .unwrap();
            assert_eq!(answer.status(), status);
            assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
            assert_eq!(answer.headers()[NUMBER].len(), 16);
            assert_eq!(answer.text().await.unwrap(), body);
        }
        server.abort();
    }

    #[test]
    fn a_number_is_taken_from_who_stands_in_front_and_from_nobody_else() {
        for (given, trusted, taken) in [
            (Some("8c1f-44"), true, true),
            (Some("8c1f-44"), false, false),
            (Some("8c1f 44"), true, false),
            (Some(""), true, false),
            (None, true, false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(given) = given {
                headers.insert(NUMBER, given.parse().unwrap());
            }
            let number = number(&headers, trusted);
            assert_eq!(
                given.is_some_and(|it| number == it),
                taken,
                "{given:?} {trusted}"
            );
            assert!(!number.is_empty());
        }
    }
}
