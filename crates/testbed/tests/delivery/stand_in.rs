//! Somebody who answers in central's place, with central's own certificate.

use axum::{
    Router,
    body::Bytes,
    http::{Method, Uri},
    response::Response,
};
use axum_server::{Handle, tls_rustls::RustlsConfig};

use crate::support::Place;

/// Answers every request over TLS, by its path and body.
pub async fn stand_in(
    place: &Place,
    answer: impl Fn(&str, Bytes) -> Response + Clone + Send + Sync + 'static,
) {
    stand_in_by_method(place, move |_, path, body| answer(path, body)).await;
}

/// The same, for an API that does different things at one path.
pub async fn stand_in_by_method(
    place: &Place,
    answer: impl Fn(&Method, &str, Bytes) -> Response + Clone + Send + Sync + 'static,
) {
    let certificate = std::fs::read(place.directory().server_certificate()).expect("there");
    let key = std::fs::read(place.directory().server_key()).expect("there");
    // Whichever came first in this process serves as well as any.
    drop(rustls::crypto::ring::default_provider().install_default());
    let tls = RustlsConfig::from_pem(certificate, key)
        .await
        .expect("usable");
    let app = Router::new().fallback(move |method: Method, path: Uri, body: Bytes| {
        let answer = answer.clone();
        async move { answer(&method, path.path(), body) }
    });
    let handle = Handle::new();
    let listening = handle.clone();
    let address = place.address;
    tokio::spawn(async move {
        axum_server::bind_rustls(address, tls)
            .handle(handle)
            .serve(app.into_make_service())
            .await
    });
    listening.listening().await.expect("it listens");
}
