//! Requests made at a desk: recorded under the desk's own name among the kiosks, so that site, zone, queue and codes are those
//! of any request, and received by what receives a kiosk's.

use jiff::Timestamp;
use protocol::{KioskId, wire::SealedRequest};

use super::{
    Store, StoreError,
    engine::Flag,
    events::{self, Noted},
    journal::{self, Entry},
    ms,
    requests::{Receipt, receive_one},
    unreadable,
};
use crate::journal::Act;

/// What the event is called by which a request begins that was made at a desk.
const MADE: &str = "made-at-the-desk";

/// The desk of a site, as requests name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskOfSite {
    /// The name under which its requests are recorded.
    pub id: KioskId,
    /// IANA name of the site's zone.
    pub time_zone: String,
}

/// What a receipt of a request that was made at a desk says.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MadeAtTheDesk {
    /// The code.
    pub tracking_code: String,
    /// What is asked for, by name.
    pub kind: String,
    /// The person's language, by code.
    pub language: String,
    /// The site.
    pub site: String,
    /// The site's zone.
    pub time_zone: String,
    /// When it was received.
    pub received_at: i64,
    /// The new address, encrypted for `contents`, once it was opened.
    pub new_email: Option<Vec<u8>>,
    /// Whether its mailbox was confirmed since.
    #[sqlx(try_from = "Flag")]
    pub confirmed: bool,
}

impl Store {
    /// The desk of a site, made at its first request. `first_name` is any number, see `NewToken::first_name`. `None` where
    /// there is no such site.
    pub async fn desk_of_site(
        &self,
        site: &str,
        first_name: u16,
        now: Timestamp,
    ) -> Result<Option<DeskOfSite>, StoreError> {
        let mut transaction = self.begin().await?;
        let known: Option<(String, String)> =
            sqlx::query_as("SELECT id, time_zone FROM kiosks WHERE store = $1 AND desk = 1")
                .bind(site)
                .fetch_optional(&mut *transaction)
                .await?;
        if let Some((id, time_zone)) = known {
            let id = KioskId::parse(&id).map_err(unreadable)?;
            return Ok(Some(DeskOfSite { id, time_zone }));
        }
        let zone: Option<String> = sqlx::query_scalar(
            "SELECT time_zone FROM kiosks WHERE store = $1
             UNION ALL SELECT time_zone FROM enrolment_codes WHERE store = $1 LIMIT 1",
        )
        .bind(site)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(time_zone) = zone else {
            return Ok(None);
        };
        for step in 0..KioskId::COUNT {
            let number = (first_name % KioskId::COUNT + step) % KioskId::COUNT;
            let id = KioskId::new(number).expect("the number is below the count");
            let made = sqlx::query(
                "INSERT INTO kiosks (id, store, time_zone, enrolled_at, desk) VALUES ($1, $2, $3, $4, 1)
                 ON CONFLICT DO NOTHING",
            )
            .bind(id.as_str())
            .bind(site)
            .bind(&time_zone)
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
            if made.rows_affected() == 1 {
                transaction.commit().await?;
                return Ok(Some(DeskOfSite { id, time_zone }));
            }
        }
        Err(StoreError::Unavailable(sqlx::Error::RowNotFound))
    }

    /// The name of a site's desk, if it has made a request before.
    pub async fn known_desk(&self, site: &str) -> Result<Option<KioskId>, StoreError> {
        let id: Option<String> =
            sqlx::query_scalar("SELECT id FROM kiosks WHERE store = $1 AND desk = 1")
                .bind(site)
                .fetch_optional(&self.readers)
                .await?;
        id.map(|id| KioskId::parse(&id).map_err(unreadable))
            .transpose()
    }

    /// Receives a request that was made at a desk, with who made it and `why`, if that is to be said. `false` if one with this id was received before: then
    /// nothing is done, since a second press is no second request.
    pub async fn receive_at_the_desk(
        &self,
        request: &SealedRequest,
        desk: &DeskOfSite,
        staff: &str,
        why: Option<&'static str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let id = request.header.id.to_string();
        let mut transaction = self.begin().await?;
        let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM requests WHERE id = $1")
            .bind(&id)
            .fetch_optional(&mut *transaction)
            .await?;
        if known.is_some() {
            return Ok(false);
        }
        match receive_one(&mut transaction, &desk.time_zone, request, now).await? {
            Receipt::New(_) => {}
            // One code in 2^45: the next press draws another.
            _ => return Err(StoreError::Unavailable(sqlx::Error::RowNotFound)),
        }
        let noted = Noted {
            case_id: None,
            who: staff,
            why,
        };
        events::note(&mut transaction, Some(&id), MADE, noted, now).await?;
        let entry = Entry {
            staff,
            act: Act::RequestMade,
            request_id: Some(&id),
            why,
        };
        journal::append(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// What the receipt says of a request that was made at a desk; `None` for any other.
    pub async fn made_at_the_desk(&self, id: &str) -> Result<Option<MadeAtTheDesk>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT tracking_code, kind, language, kiosks.store AS site, requests.time_zone, received_at, new_email,
                 mailbox_confirmed_at IS NOT NULL AS confirmed
             FROM requests JOIN kiosks ON kiosks.id = requests.kiosk
             LEFT JOIN contents ON contents.request_id = requests.id
             LEFT JOIN proofs ON proofs.request_id = requests.id
             WHERE requests.id = $1 AND desk = 1",
        )
        .bind(id)
        .fetch_optional(&self.readers)
        .await?)
    }
}
