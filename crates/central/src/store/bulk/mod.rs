//! Fills an empty demonstration with as many rows as a country has, for measurements. Nobody else works on the database
//! meanwhile: what is written is not safe until the end, and a fill that is interrupted is thrown away.

mod postgres;
mod rows;
mod sqlite;

use jiff::Timestamp;
use protocol::RequestHeader;

use super::{Store, StoreError, cases::SealedCase, opening::SealedValues};
use crate::{location::Location, proof::matching::Hashes, vault::KeyedHash};

/// A kiosk of a made-up site.
#[derive(Debug, Clone)]
pub struct MadeUpKiosk {
    /// Its name.
    pub id: String,
    /// Where it stands.
    pub site: String,
}

/// An open request that looks as the workers leave it: opened, its mailbox confirmed, the registered one told. One in some
/// waits at the counter.
#[derive(Debug, Clone)]
pub struct MadeUpRequest {
    /// What stands in clear.
    pub header: RequestHeader,
    /// When central received it; all the rest happened then.
    pub received_at: Timestamp,
    /// When it is looked at again; none where it waits at the counter.
    pub look_at: Option<Timestamp>,
    /// Staff have to look at it.
    pub alarm: bool,
    /// The case that fits.
    pub case_id: String,
    /// How many identifiers match.
    pub matching: u32,
    /// Identifiers, encrypted for `contents`.
    pub values: SealedValues,
    /// What the case is found by.
    pub hashes: Hashes,
    /// The addresses, encrypted for `contents`: the old one and the new.
    pub emails: [Vec<u8>; 2],
    /// Keyed hash of the new one.
    pub new_email_hash: KeyedHash,
}

/// A database that is being filled.
pub struct Bulk {
    into: Into,
    key_id: String,
}

enum Into {
    File(sqlite::Filling),
    Server(postgres::Filling),
}

impl Bulk {
    /// Takes the database for itself. `None` where it has cases or requests already.
    pub async fn begin(location: &Location, key_id: String) -> Result<Option<Bulk>, StoreError> {
        Store::open(location).await?.close().await;
        let into = match location {
            Location::File(path) => sqlite::Filling::begin(path).await?.map(Into::File),
            Location::Server(server) => postgres::Filling::begin(server).await?.map(Into::Server),
        };
        Ok(into.map(|into| Bulk { into, key_id }))
    }

    /// Adds kiosks, each with a heartbeat.
    pub async fn kiosks(
        &mut self,
        kiosks: &[MadeUpKiosk],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(rows::of_kiosks(kiosks, now)).await
    }

    /// Adds cases.
    pub async fn cases(&mut self, cases: &[SealedCase]) -> Result<(), StoreError> {
        self.write(vec![rows::of_cases(cases)]).await
    }

    /// Adds open requests with everything that belongs to them.
    pub async fn requests(&mut self, requests: &[MadeUpRequest]) -> Result<(), StoreError> {
        self.write(rows::of_requests(requests, &self.key_id)).await
    }

    async fn write(&mut self, tables: Vec<rows::Rows>) -> Result<(), StoreError> {
        for rows in tables.into_iter().filter(|it| !it.rows.is_empty()) {
            match &mut self.into {
                Into::File(file) => file.write(rows).await?,
                Into::Server(server) => server.write(rows).await?,
            }
        }
        Ok(())
    }

    /// Makes the indexes again, and gives the database back as it is always.
    pub async fn end(self) -> Result<(), StoreError> {
        match self.into {
            Into::File(file) => file.end().await,
            Into::Server(server) => server.end().await,
        }
    }
}
