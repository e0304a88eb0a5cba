//! Around every request: a time limit, an answer even to a panic, security headers, one line in the log.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use protocol::wire::ErrorCode;

use crate::api::Refusal;

/// A request that takes longer, with its body, is answered with 503.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) async fn guard(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    // The route and not the path: a path holds a tracking code or an id.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let answered = AssertUnwindSafe(tokio::time::timeout(PATIENCE, next.run(request)))
        .catch_unwind()
        .await;
    let mut response = match answered {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Refusal::from(ErrorCode::Unavailable).into_response(),
        Err(_) => {
            // The panic's own message is on standard error already.
            tracing::error!(event = "panicked", route);
            Refusal::from(ErrorCode::Internal).into_response()
        }
    };
    let headers = response.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    tracing::info!(
        event = "answered",
        method = method.as_str(),
        route,
        status = response.status().as_u16(),
        ms = begun.elapsed().as_millis() as u64,
    );
    response
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
            .layer(axum::middleware::from_fn(guard));
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
            assert_eq!(answer.text().await.unwrap(), body);
        }
        server.abort();
    }
}
