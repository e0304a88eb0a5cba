//! Intake: what the kiosks deliver. A unique index decides what is new; nothing is looked up first, and
//! nothing here opens or matches.

use std::collections::HashSet;

use jiff::{Timestamp, tz::TimeZone};
use protocol::{
    Kind, RequestHeader, TrackingCode,
    wire::{ManifestItem, SealedRequest},
};
use sqlx::{FromRow, Transaction};

use super::{
    KnownKiosk, Store, StoreError,
    engine::{Db, again},
    instant, ms,
    rows::{Bound, Insert, together},
    unread, unreadable, unreadable_value,
};
use crate::{
    incoming::Incoming,
    requests::state::{Hold, Outage, RequestState, checking},
};

/// What became of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// Committed now.
    New(Timestamp),
    /// Was there already, the very same; the time is that of the first receipt.
    Again(Timestamp),
    /// The id is taken by other bytes. The first stays, these are kept for staff.
    Conflict,
    /// The tracking code is taken by another request. The first stays, this one is kept for staff.
    TrackingCodeTaken,
}

/// What the tracking page needs to know of a request.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// What was asked for; none of one that this version cannot read yet.
    pub kind: Option<Kind>,
    /// Where it stands.
    pub state: RequestState,
    /// When it was first committed.
    pub received_at: Timestamp,
    /// T.
    pub hold: Hold,
}

/// What T follows from, besides the time of receipt.
#[derive(Debug, FromRow)]
pub(super) struct HoldRow {
    time_zone: String,
    began_at: Option<i64>,
    ended_at: Option<i64>,
    hold_days: Option<i64>,
    closed_days: Option<String>,
}

impl HoldRow {
    /// T of what was received then.
    pub(super) fn hold(&self, received_at: i64, now: Timestamp) -> Result<Hold, StoreError> {
        let outage = match self.began_at {
            Some(began) => Some(Outage {
                began_at: instant(began)?,
                ended_at: self.ended_at.map_or(Ok(now), instant)?,
            }),
            None => None,
        };
        let zone = TimeZone::get(&self.time_zone).map_err(unreadable)?;
        let checking =
            checking(self.hold_days, self.closed_days.as_deref()).map_err(unreadable_value)?;
        Ok(Hold::of(instant(received_at)?, &zone, &checking, outage))
    }
}

/// The request of a tracking code, as the public may see it.
pub(super) const TRACKED: &str = concat!(
    "SELECT CASE WHEN decisions.public_at > $2 THEN 'opened' ELSE state END AS state, received_at,
         time_zone, outages.began_at, outages.ended_at, requests.kind, rules.hold_days, rules.closed_days
     FROM requests
     LEFT JOIN decisions ON decisions.request_id = requests.id
     ",
    super::what_t_follows_from!(),
    " WHERE tracking_code = $1
     UNION ALL
     SELECT 'received', received_at, time_zone, NULL, NULL, NULL, NULL, NULL FROM unread_requests
     WHERE tracking_code = $1"
);

impl Store {
    /// Commits what is new among `requests` of one kiosk, all at once, and says of each what became of it.
    pub async fn receive(
        &self,
        kiosk: &KnownKiosk,
        requests: &[Incoming],
        now: Timestamp,
    ) -> Result<Vec<Receipt>, StoreError> {
        again!(self.receive_at_once(kiosk, requests, now))
    }

    async fn receive_at_once(
        &self,
        kiosk: &KnownKiosk,
        requests: &[Incoming],
        now: Timestamp,
    ) -> Result<Vec<Receipt>, StoreError> {
        let mut transaction = self.begin_for(kiosk.id).await?;
        let first = receive_first(&mut transaction, &kiosk.time_zone, requests, now).await?;
        let mut receipts = Vec::with_capacity(requests.len());
        for (at, request) in requests.iter().enumerate() {
            receipts.push(match request {
                _ if first.new.contains(&at) => Receipt::New(now),
                Incoming::Known(request) => {
                    match receive_one(&mut transaction, &kiosk.time_zone, request, now).await? {
                        Receipt::Again(came) if ms(came) == ms(now) && first.some.contains(&at) => {
                            Receipt::New(now)
                        }
                        receipt => receipt,
                    }
                }
                Incoming::Unread(request) => {
                    unread::keep(&mut transaction, kiosk, request, now).await?
                }
            });
        }
        transaction.commit().await?;
        Ok(receipts)
    }

    /// Which of `items` central does not hold from this kiosk, or one whose successor it is, under this very hash,
    /// in the order given.
    pub async fn lacking(
        &self,
        kiosk: &KnownKiosk,
        items: &[ManifestItem],
    ) -> Result<Vec<protocol::RequestId>, StoreError> {
        let ids: Vec<String> = items.iter().map(|item| item.id.to_string()).collect();
        let held: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT id, sha256, kiosk FROM requests WHERE id IN (SELECT value FROM json_each($1))
             UNION ALL
             SELECT id, sha256, kiosk FROM unread_requests WHERE id IN (SELECT value FROM json_each($1))",
        )
        .bind(serde_json::to_string(&ids).expect("ids always serialise"))
        .fetch_all(&self.readers)
        .await?;
        let held: HashSet<(&str, &str)> = held
            .iter()
            .filter(|(_, _, of)| kiosk.names.iter().any(|name| name.as_str() == of))
            .map(|(id, sha256, _)| (id.as_str(), sha256.as_str()))
            .collect();
        let lacks = |(id, item): &(&String, &ManifestItem)| {
            !held.contains(&(id.as_str(), item.sha256.as_str()))
        };
        let lacking = ids.iter().zip(items).filter(lacks);
        Ok(lacking.map(|(_, item)| item.id).collect())
    }

    /// The request with this tracking code, as the public may see it at `now`: how it ended shows only from
    /// the time on that its decision names.
    pub async fn tracked(
        &self,
        code: TrackingCode,
        now: Timestamp,
    ) -> Result<Option<Tracked>, StoreError> {
        #[derive(FromRow)]
        struct Row {
            state: String,
            received_at: i64,
            kind: Option<String>,
            #[sqlx(flatten)]
            hold: HoldRow,
        }
        let row: Option<Row> = sqlx::query_as(TRACKED)
            .bind(code.as_str())
            .bind(ms(now))
            .fetch_optional(&self.readers)
            .await?;
        row.map(|row| {
            let state = RequestState::from_name(&row.state);
            Ok(Tracked {
                kind: row
                    .kind
                    .map(|kind| Kind::from_name(&kind).ok_or_else(|| unreadable_value("kind")))
                    .transpose()?,
                state: state.ok_or_else(|| unreadable_value("state"))?,
                received_at: instant(row.received_at)?,
                hold: row.hold.hold(row.received_at, now)?,
            })
        })
        .transpose()
    }

    /// The id of the request with this tracking code.
    pub async fn request_with(&self, code: TrackingCode) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT id FROM requests WHERE tracking_code = $1
                 UNION ALL SELECT id FROM unread_requests WHERE tracking_code = $1",
        )
        .bind(code.as_str())
        .fetch_optional(&self.readers)
        .await?)
    }
}

/// Takes in those that are new.
pub(super) const REQUESTS: Insert = Insert {
    into: "INSERT INTO requests (id, tracking_code, kiosk, kind, language, header, suite, key_id, sealed,
             sha256, time_zone, received_at, state, configuration)
         SELECT column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11,
             column12, 'received', coalesce((SELECT configuration_version FROM installation), 0)
         FROM (",
    row: "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    then: ") AS sent
         WHERE NOT EXISTS (SELECT 1 FROM unread_requests WHERE tracking_code = column2 AND unread_requests.id <> column1)
         ON CONFLICT DO NOTHING",
};

/// What became of those that are the first of their id and code in what was sent; their places in it.
#[derive(Debug, Default)]
struct First {
    /// They were all new.
    new: HashSet<usize>,
    /// Some of them were.
    some: HashSet<usize>,
}

/// Takes in what is new and can be read.
async fn receive_first(
    transaction: &mut Transaction<'_, Db>,
    time_zone: &str,
    requests: &[Incoming],
    now: Timestamp,
) -> Result<First, StoreError> {
    // Which of two with one id or code is the first is not left to the database.
    let (mut ids, mut codes) = (HashSet::new(), HashSet::new());
    let mut first_of_all = |request: &Incoming| {
        let header = &request.told().header;
        let is_first = ids.insert(header.id) & codes.insert(header.tracking_code);
        is_first && matches!(request, Incoming::Known(_))
    };
    let firsts: Vec<(usize, &SealedRequest)> = requests
        .iter()
        .enumerate()
        .filter(|(_, request)| first_of_all(request))
        .map(|(at, request)| (at, request.told()))
        .collect();
    let mut first = First::default();
    // In the order in which they were recorded.
    for some in together(&firsts) {
        // Only how many: to have each named costs half as much as taking it in.
        let inserted = insert_all(transaction, time_zone, some, now).await?;
        let places = some.iter().map(|(at, _)| *at);
        match usize::try_from(inserted) {
            Ok(0) => {}
            Ok(all) if all == some.len() => first.new.extend(places),
            _ => first.some.extend(places),
        }
    }
    Ok(first)
}

/// How many of them were new.
async fn insert_all(
    transaction: &mut Transaction<'_, Db>,
    time_zone: &str,
    requests: &[(usize, &SealedRequest)],
    now: Timestamp,
) -> Result<u64, StoreError> {
    let bind = |query: Bound, (_, request): &(usize, &SealedRequest)| {
        let header = &request.header;
        let header_json = serde_json::to_string(header).expect("a header always serialises");
        query
            .bind(header.id.to_string())
            .bind(header.tracking_code.as_str())
            .bind(header.kiosk.as_str())
            .bind(header.kind.as_str())
            .bind(header.language.code())
            .bind(header_json)
            .bind(&request.payload.suite)
            .bind(request.payload.key_id.as_str())
            .bind(&request.payload.sealed)
            .bind(request.sha256.as_str())
            .bind(time_zone)
            .bind(ms(now))
    };
    REQUESTS.all(transaction, requests, bind).await
}

/// Takes one in, or says why it is not new.
pub(super) async fn receive_one(
    transaction: &mut Transaction<'_, Db>,
    time_zone: &str,
    request: &SealedRequest,
    now: Timestamp,
) -> Result<Receipt, StoreError> {
    let header = &request.header;
    let header_json = serde_json::to_string(header).expect("a header always serialises");
    if insert_all(transaction, time_zone, &[(0, request)], now).await? > 0 {
        return Ok(Receipt::New(now));
    }
    let kept: Option<(String, String, String, i64)> =
        sqlx::query_as("SELECT header, sha256, kiosk, received_at FROM requests WHERE id = $1")
            .bind(header.id.to_string())
            .fetch_optional(&mut **transaction)
            .await?;
    let receipt = match kept {
        Some((kept_header, sha256, of_kiosk, received_at)) => {
            let kept_header: RequestHeader =
                serde_json::from_str(&kept_header).map_err(unreadable)?;
            let same = kept_header == *header
                && sha256 == request.sha256.as_str()
                && of_kiosk == header.kiosk.as_str();
            if same {
                return Ok(Receipt::Again(instant(received_at)?));
            }
            Receipt::Conflict
        }
        None => Receipt::TrackingCodeTaken,
    };
    keep_for_staff(transaction, request, &header_json, receipt, now).await?;
    Ok(receipt)
}

/// Keeps what cannot be taken. Twenty of one id are evidence enough; more would only fill the disk.
pub(super) async fn keep_for_staff(
    transaction: &mut Transaction<'_, Db>,
    request: &SealedRequest,
    header_json: &str,
    receipt: Receipt,
    now: Timestamp,
) -> Result<(), StoreError> {
    let reason = if receipt == Receipt::Conflict {
        "same-id"
    } else {
        "same-tracking-code"
    };
    sqlx::query(
        "INSERT INTO conflicts
             (request_id, reason, kiosk, header, suite, key_id, sealed, sha256, received_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
         WHERE (SELECT count(*) FROM conflicts WHERE request_id = $1) < 20
         ON CONFLICT DO NOTHING",
    )
    .bind(request.header.id.to_string())
    .bind(reason)
    .bind(request.header.kiosk.as_str())
    .bind(header_json)
    .bind(&request.payload.suite)
    .bind(request.payload.key_id.as_str())
    .bind(&request.payload.sealed)
    .bind(request.sha256.as_str())
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    tracing::warn!(event = "request-conflict", request = %request.header.id, kiosk = %request.header.kiosk, reason);
    Ok(())
}
