//! Who this kiosk is: given by central at enrolment, kept in the database.

use std::sync::{Arc, PoisonError, RwLock};

use jiff::{civil::Date, tz::TimeZone};
use protocol::{
    KeyId, KioskId, SUITE, SealingPublicKey,
    tracking_code::address_for_qr,
    wire::{Enrolled, SealingKey},
};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use url::{Position, Url};

use crate::machine::central_configuration::InForce;

/// The identity of an enrolled kiosk.
pub struct Identity {
    /// Its id, the first two symbols of its tracking codes.
    pub kiosk: KioskId,
    /// The bearer token of the device.
    pub token: String,
    /// Everything says DEMO.
    pub demo: bool,
    /// Site, zone and tracking page as they were at enrolment: what central's configuration does not name.
    enrolled_site: String,
    enrolled_zone: TimeZone,
    enrolled_base: String,
    sealing_key: RwLock<SealingPublicKey>,
    in_force: RwLock<Arc<InForce>>,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({})", self.kiosk)
    }
}

impl Identity {
    /// What to seal to.
    pub fn sealing_key(&self) -> SealingPublicKey {
        self.sealing_key
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// From now on requests are sealed to `key`.
    pub fn seal_to(&self, key: SealingPublicKey) {
        *self
            .sealing_key
            .write()
            .unwrap_or_else(PoisonError::into_inner) = key;
    }

    /// What central has told, and by which key the next is judged.
    pub fn in_force(&self) -> Arc<InForce> {
        self.in_force
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// From now on this counts.
    pub fn go_by(&self, in_force: InForce) {
        *self
            .in_force
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(in_force);
    }

    /// The site's name as it was at enrolment: by this one central knows the site.
    pub fn enrolled_site(&self) -> &str {
        &self.enrolled_site
    }

    /// The site's name, as printed on receipts.
    pub fn site(&self) -> String {
        self.in_force()
            .configuration
            .site_of(self.kiosk)
            .map_or_else(|| self.enrolled_site.clone(), |site| site.name.clone())
    }

    /// The site's zone.
    pub fn zone(&self) -> TimeZone {
        self.in_force()
            .configuration
            .site_of(self.kiosk)
            .and_then(|site| TimeZone::get(&site.zone).ok())
            .unwrap_or_else(|| self.enrolled_zone.clone())
    }

    /// The day at the site at this time, UTC milliseconds.
    pub fn day(&self, ms: i64) -> Date {
        let instant = jiff::Timestamp::from_millisecond(ms).unwrap_or_default();
        self.zone().to_datetime(instant).date()
    }

    /// Scheme and host of the tracking page.
    pub fn public_base(&self) -> String {
        match &self.in_force().configuration.tracking_host {
            Some(host) => format!("https://{host}"),
            None => self.enrolled_base.clone(),
        }
    }

    /// Host (and port, where it is not the usual one) of the tracking page, to be read by people.
    pub fn tracking_domain(&self) -> String {
        let base = self.public_base();
        match Url::parse(&base) {
            Ok(url) => url[Position::BeforeHost..Position::AfterPort].to_owned(),
            Err(_) => base,
        }
    }

    /// The tracking page of a request, as the QR code holds it.
    pub fn tracking_url(&self, code: &protocol::TrackingCode) -> String {
        address_for_qr(&format!("{}/t/{code}", self.public_base()))
    }
}

/// Why an answer to an enrolment cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableIdentity {
    /// No key of a suite that this version seals with, or one under another's name.
    #[error("central gave no sealing key that this version can use")]
    SealingKey,
    /// Not a name of the IANA time-zone database.
    #[error("central gave an unknown time zone")]
    TimeZone,
}

/// The first key that this version can seal to, checked against its own name.
pub fn usable_key(keys: &[SealingKey]) -> Result<SealingPublicKey, UnusableIdentity> {
    let key = keys
        .iter()
        .find(|key| key.suite == SUITE)
        .ok_or(UnusableIdentity::SealingKey)?;
    let public =
        SealingPublicKey::from_bytes(&key.public_key).map_err(|_| UnusableIdentity::SealingKey)?;
    match public.id() == key.key_id {
        true => Ok(public),
        false => Err(UnusableIdentity::SealingKey),
    }
}

/// Checks an answer to an enrolment without keeping it.
pub fn check(enrolled: &Enrolled) -> Result<(), UnusableIdentity> {
    usable_key(&enrolled.sealing_keys)?;
    jiff::tz::TimeZone::get(&enrolled.time_zone)
        .map(drop)
        .map_err(|_| UnusableIdentity::TimeZone)
}

/// Keeps a checked identity in place of any earlier one. Waiting requests are not touched: they were
/// sealed under their own header and go on being delivered.
pub fn save(connection: &mut Connection, enrolled: &Enrolled, now_ms: i64) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction.execute(
        "INSERT OR REPLACE INTO identity
             (only_one, kiosk, token, store, time_zone, public_base, demo, enrolled_ms)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            enrolled.kiosk.to_string(),
            enrolled.token,
            enrolled.store,
            enrolled.time_zone,
            enrolled.public_base,
            enrolled.demo,
            now_ms,
        ],
    )?;
    replace_keys(&transaction, &enrolled.sealing_keys)?;
    transaction.commit()
}

/// Takes over the keys of a newer configuration.
pub fn save_keys(connection: &mut Connection, keys: &[SealingKey]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    replace_keys(&transaction, keys)?;
    transaction.commit()
}

fn replace_keys(transaction: &Transaction<'_>, keys: &[SealingKey]) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM sealing_key", [])?;
    for (position, key) in keys.iter().enumerate() {
        transaction.execute(
            "INSERT INTO sealing_key (key_id, position, suite, public_key) VALUES (?1, ?2, ?3, ?4)",
            params![
                key.key_id.as_str(),
                position as i64,
                key.suite,
                key.public_key
            ],
        )?;
    }
    Ok(())
}

/// The kept identity as central gave it; `None` before enrolment.
pub fn load_raw(connection: &Connection) -> rusqlite::Result<Option<Enrolled>> {
    let sealing_keys = connection
        .prepare("SELECT key_id, suite, public_key FROM sealing_key ORDER BY position")?
        .query_map([], |row| {
            Ok(SealingKey {
                key_id: KeyId::from_text(row.get(0)?),
                suite: row.get(1)?,
                public_key: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    connection
        .query_row(
            "SELECT kiosk, token, store, time_zone, public_base, demo, enrolled_ms FROM identity",
            [],
            |row| {
                Ok(Enrolled {
                    kiosk: row.get::<_, String>(0)?.parse().map_err(|_| damaged(0))?,
                    token: row.get(1)?,
                    store: row.get(2)?,
                    time_zone: row.get(3)?,
                    public_base: row.get(4)?,
                    demo: row.get(5)?,
                    server_time: jiff::Timestamp::from_millisecond(row.get(6)?)
                        .map_err(|_| damaged(6))?,
                    sealing_keys,
                    // It lies in a file of its own (see `central_configuration`).
                    configuration_key: None,
                })
            },
        )
        .optional()
}

/// The kept identity, ready for use, or why this version cannot use it; `None` before enrolment. One that
/// cannot be read is the error.
pub fn load(
    connection: &Connection,
) -> rusqlite::Result<Option<Result<Identity, UnusableIdentity>>> {
    Ok(load_raw(connection)?.map(usable))
}

fn usable(enrolled: Enrolled) -> Result<Identity, UnusableIdentity> {
    Ok(Identity {
        kiosk: enrolled.kiosk,
        token: enrolled.token,
        demo: enrolled.demo,
        enrolled_site: enrolled.store,
        enrolled_zone: TimeZone::get(&enrolled.time_zone)
            .map_err(|_| UnusableIdentity::TimeZone)?,
        enrolled_base: enrolled.public_base,
        in_force: RwLock::default(),
        sealing_key: RwLock::new(usable_key(&enrolled.sealing_keys)?),
    })
}

/// A column was written from a checked value; anything else in it is damage.
fn damaged(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, "identity".to_owned(), rusqlite::types::Type::Text)
}
