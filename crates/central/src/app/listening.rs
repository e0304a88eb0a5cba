//! Where the parts listen: kiosks' API, the public's pages and the desk at one address and with one certificate, or the latter
//! two apart. So a telephone that scans the QR code meets a certificate that it knows, kiosks go on trusting the one authority
//! of their configuration, and the desk needs not be seen from the Internet.

use std::{
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    sync::Arc,
};

use axum::Router;
use protocol::wire::ErrorCode;
use rustls::ServerConfig;

use super::{App, StartError, boundary};
use crate::{
    api::{self, Refusal},
    authority, client_address, desk,
    directory::Directory,
    page,
};

/// What is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What kiosks and the operator's monitoring ask.
    Api,
    /// The tracking page and the pages behind mailed links.
    Public,
    /// The counter desk.
    Desk,
}

impl Part {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Api => "api",
            Part::Public => "public",
            Part::Desk => "desk",
        }
    }
}

/// An address of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Where.
    pub listen: SocketAddr,
    /// Certificate chain and key, PEM; without them the server's.
    pub certificate: Option<(PathBuf, PathBuf)>,
    /// Whether callers are told apart there by a balancer's `X-Forwarded-For`.
    pub behind_balancer: bool,
}

/// Which parts listen apart from the API.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Apart {
    /// The public's pages.
    pub public: Option<Own>,
    /// The desk.
    pub desk: Option<Own>,
}

/// An address that is listened on, with what is served there.
pub(super) struct Listening {
    pub parts: Vec<Part>,
    pub address: SocketAddr,
    pub listener: TcpListener,
    pub tls: Arc<ServerConfig>,
    pub behind_balancer: bool,
}

/// Listens at every address; the first is that of the API.
pub(super) fn bind(
    directory: &Directory,
    listen: SocketAddr,
    behind_balancer: bool,
    apart: &Apart,
) -> Result<Vec<Listening>, StartError> {
    let mut together = vec![Part::Api];
    let mut own = Vec::new();
    for (part, its) in [(Part::Public, &apart.public), (Part::Desk, &apart.desk)] {
        match its {
            None => together.push(part),
            Some(its) => {
                let tls = match &its.certificate {
                    None => authority::tls(directory)?,
                    Some((chain, key)) => authority::tls_of(chain, key)
                        .map_err(|error| StartError::OwnCertificate(chain.clone(), error))?,
                };
                own.push(at(its.listen, vec![part], tls, its.behind_balancer)?);
            }
        }
    }
    let tls = authority::tls(directory)?;
    let mut all = vec![at(listen, together, tls, behind_balancer)?];
    all.extend(own);
    Ok(all)
}

fn at(
    listen: SocketAddr,
    parts: Vec<Part>,
    tls: Arc<ServerConfig>,
    behind_balancer: bool,
) -> Result<Listening, StartError> {
    let failed = |error| StartError::Listen(listen, error);
    let listener = TcpListener::bind(listen).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok(Listening {
        parts,
        address,
        listener,
        tls,
        behind_balancer,
    })
}

/// The routes of these parts; what is another's is not there. `behind_balancer`: see [`client_address::note`].
pub(super) fn router(app: Arc<App>, parts: &[Part], behind_balancer: bool) -> Router {
    let mut router = Router::new();
    for part in parts {
        router = match part {
            Part::Api => with(router, api::routes()),
            Part::Public => with(router, page::routes()),
            Part::Desk => {
                let around = axum::middleware::from_fn_with_state(Arc::clone(&app), desk::around);
                router.merge(with(Router::new(), desk::routes()).layer(around))
            }
        };
    }
    router
        .fallback(async || Refusal::from(ErrorCode::NotFound))
        .method_not_allowed_fallback(async || Refusal::METHOD)
        .layer(axum::middleware::from_fn(move |request, next| {
            client_address::note(behind_balancer, request, next)
        }))
        .layer(axum::middleware::from_fn(boundary::guard))
        .with_state(app)
}

fn with(router: Router<Arc<App>>, routes: Vec<api::Route>) -> Router<Arc<App>> {
    routes
        .into_iter()
        .fold(router, |router, (_, path, handler)| {
            router.route(path, handler)
        })
}
