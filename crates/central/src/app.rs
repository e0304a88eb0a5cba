//! The running service: configuration, shared state, router, start and end.

use std::{
    future::IntoFuture,
    io,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use axum_server::{Handle, accept::NoDelayAcceptor};
use jiff::Timestamp;
use protocol::{Kind, KioskId, PublicState, TrackingCode, steps::Until, wire::SealingKey};
use tokio::{
    sync::{Semaphore, watch},
    task::JoinHandle,
};

use crate::{
    api::Turns,
    authority::CertificateError,
    clock::Clock,
    configuration::Published,
    directory::Directory,
    identity::{self, Patience, Provider, SignInSettings},
    keyring::{self, Follows},
    keys::{self, KeyError},
    location::{Location, LocationError},
    mail::{
        dispatch::Dispatcher,
        options::{MailOptions, MailSetUpError},
    },
    policy::Policy,
    proof::links::Signer,
    rate_limit::{Rate, RateLimit},
    registry::{BuiltIn, CaseRegistry},
    requests::state as public_state,
    store::{Store, StoreError},
    traces::{self, TraceSettings, Traces},
    vault::{Ring, Vault},
    wake::Wake,
    workers::{SetUpError, Workers},
};

mod answers;
mod boundary;
mod certificates;
mod listening;
mod relay;

pub use answers::Answers;
pub use certificates::Certificates;
pub use listening::{Apart, Own, Part};

/// How long connections may finish what they do when the service ends.
const GRACE: Duration = Duration::from_secs(10);
/// How long a new connection may take until its first request is complete.
const FIRST_REQUEST: Duration = Duration::from_secs(20);
/// Of each connection so many bytes at most are read before they are parsed: hundreds of kiosks send large batches at once.
const READ_AHEAD: usize = 64 * 1024;

/// How often a running process looks for a newer configuration.
const LOOK_AT_CONFIGURATION: Duration = Duration::from_secs(2);

/// Passwords that are judged at the same time; each wants 19 MiB.
const PASSWORDS_AT_ONCE: usize = 2;

/// What a process of central does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Everything.
    Whole,
    /// What the Internet reaches: kiosks' API and the public's pages. It reads no secret key; what needs one it passes on to
    /// the worker at this socket.
    Intake(PathBuf),
    /// Opens, decides, mails, serves the desk, and answers at this socket what intake passes on.
    Worker(PathBuf),
}

impl Role {
    fn as_str(&self) -> &'static str {
        match self {
            Role::Whole => "whole",
            Role::Intake(_) => "intake",
            Role::Worker(_) => "worker",
        }
    }
}

/// How a service is started.
#[derive(Debug, Clone)]
pub struct Config {
    /// The data directory; `init` has run.
    pub directory: Directory,
    /// What this process does.
    pub role: Role,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// What listens elsewhere.
    pub apart: Apart,
    /// Scheme and host of the tracking page; `None` for what `init` was given, and without that
    /// `https://localhost:PORT`.
    pub public_base: Option<String>,
    /// The time.
    pub clock: Clock,
    /// Who may come how often.
    pub rates: Rates,
    /// Whether callers are told apart at `listen` by a balancer's `X-Forwarded-For`; what listens apart has its own word.
    pub behind_balancer: bool,
    /// Whether this process opens and settles requests and sends mail too; one that does not never reads a
    /// private sealing key. [`Role::Intake`] never does.
    pub opening: bool,
    /// How mail leaves.
    pub mail: MailOptions,
    /// What an office decides for itself.
    pub policy: Policy,
    /// The agency's identity provider, and how long it is waited for.
    pub sign_in: Option<(SignInSettings, Patience)>,
    /// Scheme and host of the desk, where that is not the public base.
    pub desk_base: Option<String>,
    /// What is traced, and where it goes.
    pub traces: Option<TraceSettings>,
}

impl Config {
    /// The usual way to serve `directory` at `listen`.
    pub fn new(directory: Directory, listen: SocketAddr) -> Config {
        Config {
            directory,
            role: Role::Whole,
            listen,
            apart: Apart::default(),
            public_base: None,
            clock: Clock::System,
            rates: Rates::default(),
            behind_balancer: false,
            opening: true,
            mail: MailOptions::default(),
            policy: Policy::default(),
            sign_in: None,
            desk_base: None,
            traces: None,
        }
    }
}

/// Who may come how often. A whole store shares one address, so what the public may do is generous.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    /// The tracking page, by client address.
    pub tracking_page: Rate,
    /// The tracking question, by kiosk.
    pub tracking_by_kiosk: Rate,
    /// Enrolment, by client address.
    pub enrolment: Rate,
    /// Calls for help, by kiosk.
    pub help_calls: Rate,
    /// Questions about them, and their withdrawal, by kiosk.
    pub help_questions: Rate,
    /// Requests that are delivered, new or again, by kiosk.
    pub deliveries: Rate,
    /// Sign-ins that are begun at the identity provider, by client address.
    pub sign_ins: Rate,
}

impl Default for Rates {
    fn default() -> Rates {
        Rates {
            tracking_page: Rate {
                burst: 60,
                every_ms: 1_000,
            },
            tracking_by_kiosk: Rate {
                burst: 30,
                every_ms: 2_000,
            },
            enrolment: Rate {
                burst: 20,
                every_ms: 30_000,
            },
            // Somebody who plays with the button must not keep the counter running.
            help_calls: Rate {
                burst: 5,
                every_ms: 20_000,
            },
            help_questions: Rate {
                burst: 30,
                every_ms: 1_000,
            },
            // A kiosk that was offline for months, or delivers to a restored central what it has, and then as fast as
            // nobody can type: 480 visits of three minutes a day are a twentieth.
            deliveries: Rate {
                burst: 5_000,
                every_ms: 10_000,
            },
            sign_ins: Rate {
                burst: 60,
                every_ms: 2_000,
            },
        }
    }
}

/// The limits of one process.
#[derive(Debug)]
pub struct Limits {
    /// See [`Rates::tracking_page`].
    pub tracking_page: RateLimit<IpAddr>,
    /// See [`Rates::tracking_by_kiosk`].
    pub tracking_by_kiosk: RateLimit<KioskId>,
    /// See [`Rates::enrolment`].
    pub enrolment: RateLimit<IpAddr>,
    /// See [`Rates::help_calls`].
    pub help_calls: RateLimit<KioskId>,
    /// See [`Rates::help_questions`].
    pub help_questions: RateLimit<KioskId>,
    /// See [`Rates::deliveries`].
    pub deliveries: RateLimit<KioskId>,
    /// See [`Rates::sign_ins`].
    pub sign_ins: RateLimit<IpAddr>,
}

/// What every handler shares. It holds no private sealing key.
#[derive(Debug)]
pub struct App {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Who may come how often.
    pub limits: Limits,
    /// See [`Config::policy`].
    pub policy: Policy,
    /// The agency's identity provider.
    pub provider: Option<Arc<Provider>>,
    /// What it says on its pages of itself: looked at again every few seconds.
    pub published: Arc<Published>,
    /// Keys to seal to, the one to use first.
    pub sealing_keys: Vec<SealingKey>,
    /// Scheme and host of the tracking page.
    pub public_base: String,
    /// Everything made up.
    pub demo: bool,
    /// What knows the cases.
    pub registry: Arc<dyn CaseRegistry>,
    /// Whether this process has secret keys at all: see [`Role::Intake`].
    pub has_keys: bool,
    /// The keys of the values at rest.
    pub vault: Arc<Vault>,
    /// The turns to have a password judged.
    pub judging: Semaphore,
    /// The turns of what kiosks send in batches.
    pub turns: Turns,
    /// Signs and judges links and proofs.
    pub signer: Arc<Signer>,
    /// Tells the workers of this process that there is something to do.
    pub wake: Arc<Wake>,
    /// The certificates that this process serves.
    pub certificates: Arc<Certificates>,
    /// What it has answered.
    pub answers: Arc<Answers>,
}

/// What the public sees of a request: the same whether or not there is a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The coarse state.
    pub state: PublicState,
    /// What was asked for, as the kiosk's header says, and until when it is checked; none before it is here.
    pub next: Option<(Kind, Until)>,
}

impl App {
    /// Lets this process use the keys that are in use now: before anything that needs one.
    ///
    /// # Errors
    /// The database's; and that a key is in use which is not here: later, and never wrong.
    pub async fn keys_are_here(&self) -> Result<(), StoreError> {
        keyring::up_to_date(
            &self.store,
            &[&*self.vault, &*self.signer],
            self.clock.now(),
        )
        .await
    }

    /// What the public sees of the request with this code: the same whether or not there is a case.
    pub async fn public_state(&self, code: TrackingCode) -> Result<PublicState, StoreError> {
        Ok(self.seen(code).await?.state)
    }

    /// The same, with what follows.
    pub async fn seen(&self, code: TrackingCode) -> Result<Seen, StoreError> {
        let now = self.clock.now();
        let tracked = self.store.tracked(code, now).await?;
        Ok(match tracked {
            None => Seen {
                state: PublicState::NotHereYet,
                next: None,
            },
            Some(request) => Seen {
                state: public_state::of(request.state, request.hold),
                next: request
                    .kind
                    .map(|kind| (kind, Until::open(request.hold.day_ahead(now)))),
            },
        })
    }
}

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// `init` has not run.
    #[error("the data directory is empty; run `aima-central init` first")]
    NotInitialised,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Where it is.
    #[error(transparent)]
    Location(#[from] LocationError),
    /// A key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The workers.
    #[error(transparent)]
    Workers(#[from] SetUpError),
    /// A certificate.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// Nobody has said where the tracking page is, which links in mails lead to.
    #[error("say where the tracking page is: `--public-base https://HOST`")]
    NoPublicBase,
    /// Mail.
    #[error(transparent)]
    Mail(#[from] MailSetUpError),
    /// The identity provider.
    #[error(transparent)]
    SignIn(#[from] identity::SetUpError),
    /// The collector of traces.
    #[error(transparent)]
    Traces(#[from] traces::SetUpError),
    /// People are told to trust other senders.
    #[error(
        "--mail-from writes from {domain}, and people are told that AIMA writes from {published} alone: change --mail-from (AIMA_CENTRAL_OPTIONS in /etc/default/aima-central), or publish the domain with `aima-central configuration set --sender`"
    )]
    UntoldSender {
        /// The domain of `--mail-from`.
        domain: String,
        /// The published senders.
        published: String,
    },
    /// A certificate of a part that listens apart.
    #[error("{0}, of [public] or [desk] in central.toml, cannot be used with its key")]
    OwnCertificate(PathBuf, #[source] CertificateError),
    /// The address cannot be listened on.
    #[error("cannot listen on {0}")]
    Listen(SocketAddr, #[source] io::Error),
    /// The socket cannot be listened on.
    #[error("cannot listen on {0}")]
    Socket(PathBuf, #[source] io::Error),
    /// A worker serves the desk, and nobody says where.
    #[error("say where the worker serves the desk: [desk] in central.toml")]
    NoDesk,
}

/// A service that runs.
#[derive(Debug)]
pub struct Serving {
    addresses: Vec<(Part, SocketAddr)>,
    store: Store,
    servers: Vec<(Handle<SocketAddr>, JoinHandle<io::Result<()>>)>,
    at_the_socket: Option<JoinHandle<io::Result<()>>>,
    workers: Option<JoinHandle<()>>,
    stop_workers: watch::Sender<bool>,
    traces: Traces,
}

impl Serving {
    /// Where it listens to kiosks; a worker, where it serves the desk.
    pub fn address(&self) -> SocketAddr {
        let first = self.addresses.first();
        first.expect("it listens somewhere").1
    }

    /// Where a part of it listens.
    ///
    /// # Panics
    /// Another process serves it.
    pub fn address_of(&self, part: Part) -> SocketAddr {
        address_of(&self.addresses, part).expect("it is served here")
    }

    /// The parts that listen apart, and where.
    pub fn apart(&self) -> impl Iterator<Item = (Part, SocketAddr)> {
        let first = self.address();
        let all = self.addresses.iter().copied();
        all.filter(move |(_, address)| *address != first)
    }

    /// Ends it: no new connections, the open ones have ten seconds, the database is closed; traces that wait have two.
    pub async fn stop(self) -> io::Result<()> {
        for (handle, _) in &self.servers {
            handle.graceful_shutdown(Some(GRACE));
        }
        self.stop_workers.send_replace(true);
        let mut served = Ok(());
        for (_, server) in self.servers {
            let ended = server.await.expect("the server returns its errors");
            served = served.and(ended);
        }
        if let Some(server) = self.at_the_socket {
            let abort = server.abort_handle();
            if tokio::time::timeout(GRACE, server).await.is_err() {
                abort.abort();
            }
        }
        if let Some(workers) = self.workers {
            workers.await.expect("the workers log their errors");
        }
        self.store.close().await;
        self.traces.end().await;
        served
    }
}

/// Starts the service and returns once it listens.
pub async fn serve(config: Config) -> Result<Serving, StartError> {
    let Config {
        directory,
        role,
        listen,
        apart,
        public_base,
        clock,
        rates,
        behind_balancer,
        opening,
        mail,
        policy,
        sign_in,
        desk_base,
        traces,
    } = config;
    let store = open_store(&directory).await?;
    let installation = store
        .installation()
        .await?
        .ok_or(StartError::NotInitialised)?;
    let sealing_keys = keys::public_keys(&directory)?;
    let key_ids: Vec<_> = sealing_keys.iter().map(|key| key.key_id.clone()).collect();
    store.give_out(&key_ids, clock.now()).await?;
    let listening = listening::bind(&directory, &role, listen, behind_balancer, &apart)?;
    let (listeners, certificates): (Vec<_>, Vec<_>) = listening.into_iter().unzip();
    let certificates = Arc::new(Certificates::new(certificates));
    let addresses: Vec<_> = listeners
        .iter()
        .flat_map(|it: &listening::Listening| it.parts.iter().map(|part| (*part, it.address)))
        .collect();
    let public = address_of(&addresses, Part::Public);
    let public_base = public_base
        .or(installation.public_base)
        .or_else(|| Some(format!("https://localhost:{}", public?.port())))
        .ok_or(StartError::NoPublicBase)?;
    // Whoever only takes in has no desk, and no secret of the provider either.
    let sign_in = sign_in.filter(|_| !matches!(role, Role::Intake(_)));
    let provider = match sign_in {
        None => None,
        Some((settings, patience)) => {
            let base = desk_base.as_deref().unwrap_or(&public_base);
            let provider = Provider::new(settings, base, patience, clock.clone())?;
            Some(Arc::new(provider))
        }
    };
    let traces = Traces::start(traces, role.as_str(), clock.clone())?;
    let wake = Arc::new(Wake {
        traces: traces.clone(),
        ..Wake::default()
    });
    let (stop_workers, stop) = watch::channel(false);
    let has_keys = !matches!(role, Role::Intake(_));
    let workers = match opening && has_keys {
        true => {
            let (store, clock) = (store.clone(), clock.clone());
            let dispatcher = dispatcher(&directory, store.clone(), clock.clone(), &mail).await?;
            let workers =
                Workers::new(&directory, store, clock, public_base.clone(), wake.clone())?;
            Some(tokio::spawn(workers.run(dispatcher, stop)))
        }
        false => None,
    };
    let published = Arc::new(Published::default());
    published.refresh(&store).await?;
    let (vault, signer) = match has_keys {
        true => (keys::vault(&directory)?, keys::signer(&directory)?),
        false => (Vault::empty(), Signer::with(Ring::new(), None)),
    };
    let vault = Arc::new(vault);
    let app = Arc::new(App {
        store: store.clone(),
        clock,
        limits: Limits {
            tracking_page: RateLimit::new(rates.tracking_page),
            tracking_by_kiosk: RateLimit::new(rates.tracking_by_kiosk),
            enrolment: RateLimit::new(rates.enrolment),
            help_calls: RateLimit::new(rates.help_calls),
            help_questions: RateLimit::new(rates.help_questions),
            deliveries: RateLimit::new(rates.deliveries),
            sign_ins: RateLimit::new(rates.sign_ins),
        },
        policy,
        provider: provider.clone(),
        published: published.clone(),
        sealing_keys,
        public_base,
        demo: installation.demo,
        registry: Arc::new(BuiltIn {
            store: store.clone(),
            vault: vault.clone(),
        }),
        has_keys,
        vault,
        judging: Semaphore::new(PASSWORDS_AT_ONCE),
        turns: Turns::default(),
        signer: Arc::new(signer),
        wake,
        certificates: certificates.clone(),
        answers: Arc::default(),
    });
    let mut servers = Vec::with_capacity(listeners.len());
    for it in listeners {
        let handle = Handle::new();
        let router = listening::router(Arc::clone(&app), &role, &it.parts, it.behind_balancer);
        let mut server = axum_server::from_tcp_rustls(it.listener, it.tls)
            .map_err(|error| StartError::Listen(it.address, error))?;
        server.http_builder().http1().max_buf_size(READ_AHEAD);
        let server = server
            // The tickets of a fresh TLS session go out in a small piece of their own: without this the first answer
            // waits 40 ms for the other side's word about them.
            .map(|acceptor| acceptor.acceptor(NoDelayAcceptor::new()))
            .first_request_timeout(FIRST_REQUEST)
            .handle(handle.clone())
            .serve(router.into_make_service_with_connect_info::<SocketAddr>());
        servers.push((handle, tokio::spawn(server)));
    }
    let at_the_socket = match &role {
        Role::Worker(socket) => {
            let listener =
                relay::listen(socket).map_err(|error| StartError::Socket(socket.clone(), error))?;
            let router = relay::of_the_socket(listening::passed_on(app));
            let mut stop = stop_workers.subscribe();
            let stopped = async move {
                let _ended = stop.wait_for(|stop| *stop).await;
            };
            let server = axum::serve(listener, router).with_graceful_shutdown(stopped);
            Some(tokio::spawn(server.into_future()))
        }
        Role::Whole | Role::Intake(_) => None,
    };
    let fresh = (published, certificates);
    tokio::spawn(keep_fresh(fresh, store.clone(), stop_workers.subscribe()));
    if let Some(provider) = provider {
        tokio::spawn(identity::keep_known(provider, stop_workers.subscribe()));
    }
    for (handle, _) in &servers {
        handle.listening().await;
    }
    Ok(Serving {
        addresses,
        store,
        servers,
        at_the_socket,
        workers,
        stop_workers,
        traces,
    })
}

fn address_of(addresses: &[(Part, SocketAddr)], part: Part) -> Option<SocketAddr> {
    let found = addresses.iter().find(|(of, _)| *of == part);
    found.map(|(_, address)| *address)
}

/// Looks every few seconds whether another process has published, or somebody has renewed a certificate, until the service ends.
async fn keep_fresh(
    (published, certificates): (Arc<Published>, Arc<Certificates>),
    store: Store,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK_AT_CONFIGURATION) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
        certificates.look();
        if let Err(error) = published.refresh(&store).await {
            tracing::warn!(event = "configuration-not-looked-at", error = %error);
        }
    }
}

/// The dispatch worker of a data directory.
pub async fn dispatcher(
    directory: &Directory,
    store: Store,
    clock: Clock,
    mail: &MailOptions,
) -> Result<Dispatcher, StartError> {
    let installation = store.installation().await?;
    let demo = installation.ok_or(StartError::NotInitialised)?.demo;
    let vault = Arc::new(keys::vault(directory)?);
    let dispatcher = mail.dispatcher(directory, store, vault, clock, demo)?;
    dispatcher.published.refresh(&dispatcher.store).await?;
    match dispatcher.is_told() {
        true => Ok(dispatcher),
        false => Err(StartError::UntoldSender {
            domain: dispatcher.sender.domain().to_owned(),
            published: dispatcher.published.current().senders.join(", "),
        }),
    }
}

/// The keys of the values at rest, as they are in use now: for a command that reads or writes values once.
///
/// # Errors
/// A key cannot be read, or is in use and not here; and the database's.
pub async fn open_vault(
    directory: &Directory,
    store: &Store,
    now: Timestamp,
) -> Result<Vault, StartError> {
    let vault = keys::vault(directory)?;
    let states = store.key_states().await?;
    vault.follow(&states, now).map_err(StoreError::from)?;
    Ok(vault)
}

/// The database of a data directory that `init` has made.
pub async fn open_store(directory: &Directory) -> Result<Store, StartError> {
    let location = Location::of(directory)?;
    if let Location::File(path) = &location
        && !path.exists()
    {
        return Err(StartError::NotInitialised);
    }
    Ok(Store::open(location).await?)
}
