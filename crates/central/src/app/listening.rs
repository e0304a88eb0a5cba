//! Where the parts listen: kiosks' API, the public's pages and the desk at one address and with one certificate, or the latter
//! two apart. So a telephone that scans the QR code meets a certificate that it knows, kiosks go on trusting the one authority
//! of their configuration, and the desk needs not be seen from the Internet.

use std::{
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    sync::Arc,
};

use axum::Router;
use axum_server::tls_rustls::RustlsConfig;
use protocol::wire::ErrorCode;

use super::{App, Role, StartError, boundary, certificates::Certificate, relay};
use crate::{
    api::{self, Refusal},
    client_address, desk,
    directory::Directory,
    keys, page,
};

/// What is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What kiosks and the operator's monitoring ask.
    Api,
    /// What the monitoring asks alone, where kiosks ask another process.
    Watch,
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
            Part::Watch => "watch",
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
    pub tls: RustlsConfig,
    pub behind_balancer: bool,
}

/// Listens at every address; the first is that of the API, or of a worker's desk.
pub(super) fn bind(
    directory: &Directory,
    role: &Role,
    listen: SocketAddr,
    behind_balancer: bool,
    apart: &Apart,
) -> Result<Vec<(Listening, Certificate)>, StartError> {
    let own_address = |its: &Own, parts| {
        let certificate = match &its.certificate {
            None => servers(directory)?,
            Some((chain, key)) => Certificate::of(chain.clone(), key.clone())
                .map_err(|error| StartError::OwnCertificate(chain.clone(), error))?,
        };
        at(its.listen, parts, certificate, its.behind_balancer)
    };
    let others = match role {
        Role::Worker(_) => {
            let desk = apart.desk.as_ref().ok_or(StartError::NoDesk)?;
            return Ok(vec![own_address(desk, vec![Part::Desk, Part::Watch])?]);
        }
        Role::Intake(_) => vec![(Part::Public, &apart.public)],
        Role::Whole => vec![(Part::Public, &apart.public), (Part::Desk, &apart.desk)],
    };
    let mut together = vec![Part::Api];
    let mut own = Vec::new();
    for (part, its) in others {
        match its {
            None => together.push(part),
            Some(its) => own.push(own_address(its, vec![part])?),
        }
    }
    let certificate = servers(directory)?;
    let mut all = vec![at(listen, together, certificate, behind_balancer)?];
    all.extend(own);
    Ok(all)
}

/// That of `server.pem`.
fn servers(directory: &Directory) -> Result<Certificate, StartError> {
    let (chain, key) = (directory.server_certificate(), keys::server_key(directory));
    Ok(Certificate::of(chain, key)?)
}

fn at(
    listen: SocketAddr,
    parts: Vec<Part>,
    certificate: Certificate,
    behind_balancer: bool,
) -> Result<(Listening, Certificate), StartError> {
    let failed = |error| StartError::Listen(listen, error);
    let listener = TcpListener::bind(listen).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let listening = Listening {
        parts,
        address,
        listener,
        tls: certificate.served(),
        behind_balancer,
    };
    Ok((listening, certificate))
}

/// The routes of these parts; what is another's is not there. `behind_balancer`: see [`client_address::note`].
pub(super) fn router(app: Arc<App>, role: &Role, parts: &[Part], behind_balancer: bool) -> Router {
    let mut router = Router::new();
    for part in parts {
        router = match part {
            Part::Api => with(router, here(api::routes(), role)),
            Part::Watch => with(router, api::watching()),
            Part::Public => with(router, here(page::routes(), role)),
            Part::Desk => {
                let around = axum::middleware::from_fn_with_state(Arc::clone(&app), desk::around);
                router.merge(with(Router::new(), desk::routes()).layer(around))
            }
        };
    }
    finished(router, app, behind_balancer)
}

/// What a worker answers to the process that holds no keys, which notes callers as a balancer does.
pub(super) fn passed_on(app: Arc<App>) -> Router {
    let needs_keys = |route: &api::Route| relay::NEEDS_KEYS.contains(&route.1);
    let routes = [api::routes(), page::routes()].into_iter().flatten();
    let routes = routes.filter(needs_keys).collect();
    finished(with(Router::new(), routes), app, true)
}

/// The routes as this process answers them: what needs a key that it does not hold is passed on.
fn here(routes: Vec<api::Route>, role: &Role) -> Vec<api::Route> {
    let Role::Intake(socket) = role else {
        return routes;
    };
    let route = |(method, path, handler)| match relay::NEEDS_KEYS.contains(&path) {
        true => {
            let passed_on = relay::to(socket, &method);
            (method, path, passed_on)
        }
        false => (method, path, handler),
    };
    routes.into_iter().map(route).collect()
}

fn finished(router: Router<Arc<App>>, app: Arc<App>, behind_balancer: bool) -> Router {
    let noted = (Arc::clone(&app.answers), app.wake.traces.clone());
    router
        .fallback(async || Refusal::from(ErrorCode::NotFound))
        .method_not_allowed_fallback(async || Refusal::METHOD)
        .layer(axum::middleware::from_fn(move |request, next| {
            client_address::note(behind_balancer, request, next)
        }))
        .layer(axum::middleware::from_fn(move |request, next| {
            boundary::guard(noted.clone(), behind_balancer, request, next)
        }))
        .with_state(app)
}

fn with(router: Router<Arc<App>>, routes: Vec<api::Route>) -> Router<Arc<App>> {
    routes
        .into_iter()
        .fold(router, |router, (_, path, handler)| {
            router.route(path, handler)
        })
}
