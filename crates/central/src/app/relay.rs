//! Between two processes of one central: the one that the Internet reaches holds no secret key, and passes what needs one on
//! to the worker, by a socket of this machine. What comes back it answers as it is.
//!
//! The worker counts callers by the address that the other process saw; whoever may connect to the socket is believed.

use std::{
    fs, io,
    net::{IpAddr, SocketAddr},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Extension, Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header, request},
    response::{IntoResponse, Response},
    routing::{MethodFilter, MethodRouter, on},
};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use protocol::wire::ErrorCode;
use tokio::net::{UnixListener, UnixStream};

use super::App;
use crate::{
    api::Refusal,
    client_address::Caller,
    page::{Reader, mailbox},
};

/// Whoever belongs to the group of the worker's user may connect.
const SOCKET_MODE: u32 = 0o660;
/// More than the largest body of what is passed on.
const MOST_ASKED: usize = 64 * 1024;
/// More than the largest answer.
const MOST_ANSWERED: usize = 1024 * 1024;

/// What needs a secret key of those that kiosks and the public ask: codes to mailboxes, and the links in mails.
pub(super) const NEEDS_KEYS: [&str; 3] = [
    "/v1/email-checks",
    "/v1/email-checks/{id}/confirm",
    "/m/{token}",
];

/// Said of one connection, and not of what it carries (RFC 9110, 7.6.1), or made anew with the body.
const OF_THE_CONNECTION: [HeaderName; 8] = [
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::EXPECT,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    HeaderName::from_static("keep-alive"),
];

/// Why the worker did not answer.
#[derive(Debug, thiserror::Error)]
enum Unanswered {
    #[error("it is not there")]
    Away(#[from] io::Error),
    #[error("it does not answer")]
    Http(#[from] hyper::Error),
    #[error("its answer is not whole")]
    Body(#[from] axum::Error),
}

/// A handler that passes a route's requests on to the worker at `socket`.
pub(super) fn to(socket: &Path, method: &Method) -> MethodRouter<Arc<App>> {
    let socket: Arc<Path> = socket.into();
    let filter = MethodFilter::try_from(method.clone()).expect("a route's method is a usual one");
    let pass = async move |State(app): State<Arc<App>>,
                           Caller(caller): Caller,
                           reader: Reader,
                           request: Request| {
        let (parts, body) = request.into_parts();
        let is_page = parts.uri.path().starts_with("/m/");
        let Ok(body) = to_bytes(body, MOST_ASKED).await else {
            return Refusal::from(ErrorCode::TooLarge).into_response();
        };
        match pass_on(&socket, caller, parts, body.into()).await {
            Ok(answer) => answer,
            Err(error) => {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(event = "worker-unreachable", error = %error, cause);
                match is_page {
                    true => mailbox::not_now(&app, &reader),
                    false => Refusal::from(ErrorCode::Unavailable).into_response(),
                }
            }
        }
    };
    on(filter, pass)
}

async fn pass_on(
    socket: &Path,
    caller: IpAddr,
    mut parts: request::Parts,
    body: Body,
) -> Result<Response, Unanswered> {
    without_what_is_the_connections(&mut parts.headers);
    // In the place of whatever a caller wrote there.
    let caller = HeaderValue::try_from(caller.to_string()).expect("an address is plain text");
    parts.headers.insert("x-forwarded-for", caller);
    parts.extensions.clear();
    let stream = UnixStream::connect(socket).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // It ends with its one exchange, and what is wrong with it is said there.
    tokio::spawn(connection);
    let answer = sender
        .send_request(Request::from_parts(parts, body))
        .await?;
    let (mut parts, body) = answer.into_parts();
    without_what_is_the_connections(&mut parts.headers);
    let body = to_bytes(Body::new(body), MOST_ANSWERED).await?;
    Ok(Response::from_parts(parts, body.into()))
}

fn without_what_is_the_connections(headers: &mut HeaderMap) {
    for name in &OF_THE_CONNECTION {
        headers.remove(name);
    }
}

/// The socket of the worker, in the place of one that an ended process left.
pub(super) fn listen(socket: &PathBuf) -> io::Result<UnixListener> {
    match fs::remove_file(socket) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(socket)?;
    fs::set_permissions(socket, fs::Permissions::from_mode(SOCKET_MODE))?;
    Ok(listener)
}

/// `router` for callers of the socket, who have no address of their own.
pub(super) fn of_the_socket(router: Router) -> Router {
    let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
    router.layer(Extension(ConnectInfo(nowhere)))
}
