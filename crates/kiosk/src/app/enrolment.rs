//! How a machine becomes a kiosk of central's: the technician's command, with a one-time code.

use std::sync::Arc;

use protocol::{KioskId, wire::ErrorCode};
use sha2::{Digest, Sha256};

use super::{StartError, random, start::read_authority, storage_monitor::hold_directory};
use crate::{
    delivery::client::{CentralClient, LinkError},
    machine::{
        central_configuration,
        clock::{Clock, TimeSource},
        config::Config,
        event::{Event, log},
        fault::Fault,
        identity,
    },
    storage::{outbox, second_copy, setting},
};

const TRIES_TO_ENROL: u32 = 100;

/// Enrols this kiosk with a one-time code: the technician's command. The kiosk makes its own token and keeps it
/// before it asks, so that the same code can be typed again where the answer was lost. While requests are
/// kept under a name, no other is taken.
pub async fn enrol(config: &Config, code: &str) -> Result<(), EnrolError> {
    enrol_by(config, code, TimeSource::System).await
}

/// The same on a machine whose time comes from elsewhere.
///
/// # Errors
/// See [`EnrolError`].
pub async fn enrol_by(config: &Config, code: &str, time: TimeSource) -> Result<(), EnrolError> {
    let authority = read_authority(config)?;
    let clock = Arc::new(Clock::by(time, None));
    let central = CentralClient::new(&config.central_url, &authority, clock.clone())
        .map_err(StartError::from)?;
    let store = hold_directory(config, clock.now(), TRIES_TO_ENROL, Arc::default()).await?;
    let code = code.trim().to_owned();
    let code_hash = hex::encode(Sha256::digest(code.to_uppercase().replace(['-', ' '], "")));
    let (name, token) = store
        .run(move |db| {
            let name = match outbox::holds_any(db)? {
                true => identity::load_raw(db)?.map(|enrolled| enrolled.kiosk),
                false => None,
            };
            let begun = setting::text(db, setting::ENROLLING)?;
            let begun = begun.as_deref().and_then(|begun| begun.split_once(' '));
            let token = match begun {
                Some((hash, token)) if hash == code_hash => token.to_owned(),
                _ => {
                    let token = hex::encode(random::<32>());
                    setting::set_text(db, setting::ENROLLING, &format!("{code_hash} {token}"))?;
                    token
                }
            };
            Ok((name, token))
        })
        .await?;
    let asked = protocol::wire::Enrol {
        code,
        token_sha256: Some(hex::encode(Sha256::digest(&token))),
        kiosk: name,
    };
    let (mut enrolled, certificate_holds) = match central.enrol(&asked).await {
        Err(LinkError::Refused(ErrorCode::EnrolmentRefused)) if name.is_some() => {
            return Err(EnrolError::KeepsItsName(name.expect("there is one")));
        }
        answer => answer?,
    };
    if name.is_some_and(|name| name != enrolled.kiosk) {
        // A central that is older does not know that it was asked for this name.
        return Err(EnrolError::KeepsItsName(name.expect("there is one")));
    }
    identity::check(&enrolled)?;
    if enrolled.token.is_empty() {
        enrolled.token = token;
    }
    clock.hear_central(enrolled.server_time, certificate_holds);
    let now_ms = clock.best_ms();
    // Before the identity, so that none is there without its key; without one the file is no harm.
    central_configuration::begin(store.directory(), enrolled.configuration_key)
        .map_err(|_| Fault::StorageFailing)?;
    store
        .run_with_log(move |db, append_log| {
            second_copy::save_identity(db, append_log, &enrolled, now_ms)?;
            setting::remove(db, setting::ENROLLING)
        })
        .await?;
    store.close().await;
    log(Event::Enrolled);
    Ok(())
}

/// Why a kiosk could not be enrolled.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// The configuration cannot be used.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The database cannot be opened.
    #[error("storage: {0}")]
    Storage(Fault),
    /// Central did not answer, or said no.
    #[error("central: {0}")]
    Central(#[from] LinkError),
    /// Requests are kept here under a name, and the code is wrong, or for another kiosk.
    #[error(
        "central refuses the code for kiosk {0}, and requests are kept here under that name: make one with \
         `aima-central enrolment-code --kiosk {0}`"
    )]
    KeepsItsName(KioskId),
    /// Central's answer cannot be used.
    #[error(transparent)]
    Identity(#[from] identity::UnusableIdentity),
}

impl From<Fault> for EnrolError {
    fn from(fault: Fault) -> EnrolError {
        EnrolError::Storage(fault)
    }
}
