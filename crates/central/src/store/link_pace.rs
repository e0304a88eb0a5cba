//! The pace of the links that new mailboxes confirm themselves by: whoever has a kiosk's token may ask for one to
//! anybody's mailbox. And the alarm about one that delivers as fast as nobody can type.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use jiff::Timestamp;
use protocol::KioskId;

use super::{
    Store, StoreError,
    engine::DbConnection,
    instant, ms,
    rows::{FindByHash, Insert},
    unreadable_value,
};
use crate::{
    email_check::{BY_ADDRESS, LINKS_BY_KIOSK, LONGEST_LINK_WAIT, MEMORY, Window, next_slot},
    vault::KeyedHash,
};

/// A link that a new mailbox confirms itself by.
pub(super) struct Link {
    /// The request that it is about.
    pub request: String,
    /// Keyed hash of the mailbox.
    pub email: KeyedHash,
}

/// The links that were mailed to these mailboxes lately, or are to leave.
pub(super) const TO_ADDRESSES: FindByHash = FindByHash {
    by: "SELECT email_hash, at FROM confirm_links WHERE email_hash",
    then: "",
};

pub(super) const LINKS: Insert = Insert {
    into: "INSERT INTO confirm_links (kiosk, email_hash, at)",
    row: "(?, ?, ?)",
    then: "",
};

/// When each of these links may leave, one after the other, and takes these places; `None`: not within the time in which it
/// would be of use. A kiosk beyond its pace is an alarm, one until somebody has seen it.
pub(super) async fn slots(
    connection: &mut DbConnection,
    links: &[Link],
    now: Timestamp,
) -> Result<Vec<Option<Timestamp>>, StoreError> {
    if links.is_empty() {
        return Ok(Vec::new());
    }
    sqlx::query("DELETE FROM confirm_links WHERE at <= $1")
        .bind(ms(now - MEMORY))
        .execute(&mut *connection)
        .await?;
    let ids: Vec<&str> = links.iter().map(|link| link.request.as_str()).collect();
    let kiosks: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, kiosk FROM requests WHERE id IN (SELECT value FROM json_each($1))",
    )
    .bind(serde_json::to_string(&ids).expect("ids always serialise"))
    .fetch_all(&mut *connection)
    .await?;
    let kiosk_of: HashMap<String, String> = kiosks.into_iter().collect();
    let mut of_kiosk: HashMap<&str, Vec<Timestamp>> = HashMap::new();
    for kiosk in kiosk_of.values() {
        if of_kiosk.contains_key(kiosk.as_str()) {
            continue;
        }
        let times: Vec<i64> = sqlx::query_scalar(
            "SELECT at FROM confirm_links WHERE kiosk = $1 ORDER BY at DESC LIMIT $2",
        )
        .bind(kiosk)
        .bind(most(&LINKS_BY_KIOSK))
        .fetch_all(&mut *connection)
        .await?;
        of_kiosk.insert(kiosk, instants(&times)?);
    }
    let addresses = links.iter().map(|link| link.email);
    let rows: Vec<(KeyedHash, i64)> = TO_ADDRESSES.all(&mut *connection, addresses).await?;
    let mut to_addresses = Vec::with_capacity(rows.len());
    for (email, at) in rows {
        to_addresses.push((email, instant(at)?));
    }
    let mut slots = Vec::with_capacity(links.len());
    let (mut taken, mut alarmed) = (Vec::new(), HashSet::new());
    for link in links {
        let kiosk = kiosk_of.get(&link.request);
        let kiosk = kiosk.ok_or_else(|| unreadable_value("kiosk"))?.as_str();
        let times = of_kiosk.entry(kiosk).or_default();
        let by_kiosk = next_slot(&LINKS_BY_KIOSK, times, now);
        let mut same: Vec<_> = to_addresses
            .iter()
            .filter(|(email, _)| *email == link.email)
            .map(|(_, at)| *at)
            .collect();
        same.sort_by_key(|at| Reverse(*at));
        let at = by_kiosk.max(next_slot(&BY_ADDRESS, &same, now));
        if by_kiosk > now && alarmed.insert(kiosk) {
            alarm(&mut *connection, &link.request, kiosk, now).await?;
        }
        let slot = (at <= now + LONGEST_LINK_WAIT).then_some(at);
        if let Some(at) = slot {
            times.insert(times.partition_point(|other| *other >= at), at);
            to_addresses.push((link.email, at));
            taken.push((kiosk, link.email, at));
        }
        slots.push(slot);
    }
    LINKS
        .all(connection, &taken, |query, (kiosk, email, at)| {
            query
                .bind((*kiosk).to_owned())
                .bind(email.stored())
                .bind(ms(*at))
        })
        .await?;
    Ok(slots)
}

impl Store {
    /// Alarms staff of a kiosk that delivers faster than anybody can type, once until somebody has seen it. The alarm is
    /// about the last request of it that waits; where none does, nobody is kept waiting either.
    pub async fn alarm_of_flood(&self, kiosk: KioskId, now: Timestamp) -> Result<(), StoreError> {
        let (kiosk, cause) = (kiosk.to_string(), format!("kiosk-{kiosk}"));
        let open: Option<i64> = sqlx::query_scalar(
            "SELECT 1 FROM alarms WHERE kind = 'kiosk-flood' AND acknowledged_at IS NULL AND cause = $1",
        )
        .bind(&cause)
        .fetch_optional(&self.readers)
        .await?;
        if open.is_some() {
            return Ok(());
        }
        sqlx::query(
            "INSERT INTO alarms (kind, request_id, cause, raised_at)
             SELECT 'kiosk-flood', id, $2, $3 FROM (
                 SELECT * FROM (SELECT id FROM requests WHERE kiosk = $1 AND state = 'received'
                     ORDER BY received_at DESC, id DESC LIMIT 1) AS to_open
                 UNION ALL
                 SELECT * FROM (SELECT id FROM requests WHERE kiosk = $1 AND state = 'counter'
                     ORDER BY received_at DESC, id DESC LIMIT 1) AS at_the_counter) AS last
             WHERE true LIMIT 1
             ON CONFLICT (kind, request_id) DO UPDATE SET raised_at = excluded.raised_at,
                 acknowledged_at = NULL, mailed_at = NULL",
        )
        .bind(&kiosk)
        .bind(&cause)
        .bind(ms(now))
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}

async fn alarm(
    connection: &mut DbConnection,
    id: &str,
    kiosk: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO alarms (kind, request_id, cause, raised_at) SELECT 'kiosk-pace', $1, $2, $3
         WHERE NOT EXISTS (SELECT 1 FROM alarms
             WHERE kind = 'kiosk-pace' AND acknowledged_at IS NULL AND cause = $2)
         ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(format!("kiosk-{kiosk}"))
    .bind(ms(now))
    .execute(connection)
    .await?;
    Ok(())
}

fn most(windows: &[Window]) -> i64 {
    let counts = windows.iter().map(|window| i64::from(window.count));
    counts.max().unwrap_or(0)
}

fn instants(at: &[i64]) -> Result<Vec<Timestamp>, StoreError> {
    at.iter().map(|at| instant(*at)).collect()
}
