//! Writing down what was opened, many requests at once: one transaction that begins with the state of each, so that a second
//! worker, or a second life of this one, changes nothing. Statements write many rows, since each is a way to the server and
//! back, and each commit waits for a disk.

use jiff::Timestamp;
use protocol::OldMailbox;

use super::{
    Store, StoreError,
    engine::{DbConnection, Flag, again},
    events::{self, Noted, happen_to_all},
    link_pace::{self, Link},
    mails::{self, NewMail},
    ms,
    opening::{SealedValues, bytes},
    rows::{Bound, FindByHash, Insert},
};
use crate::{
    proof::{
        links::REQUESTS_OF_A_VISIT,
        matching::{Hashes, Tally},
    },
    requests::transition::Event,
    vault::KeyedHash,
};

/// Candidates that the desk is shown at most.
pub(super) const MOST_CANDIDATES: usize = 20;

/// The opened content of a request, encrypted again.
#[derive(Debug, Clone)]
pub struct OpenedContent {
    /// The identifiers, encrypted.
    pub values: SealedValues,
    /// Keyed hashes of identifiers and old address.
    pub hashes: Hashes,
    /// The old address, encrypted.
    pub old_email: Option<Vec<u8>>,
    /// The new address, encrypted.
    pub new_email: Option<Vec<u8>>,
    /// Keyed hash of the new address.
    pub new_email_hash: Option<KeyedHash>,
    /// The statement of a reactivation, encrypted.
    pub statement: Option<Vec<u8>>,
    /// Somebody helped.
    pub assisted: bool,
    /// What the person says of the old mailbox.
    pub old_mailbox: Option<OldMailbox>,
    /// The passport's number is that of a renewed one.
    pub passport_renewed: bool,
    /// Keyed hash of kiosk and visit number.
    pub visit_hash: Option<KeyedHash>,
    /// When the code sent to the new address was typed, if the request proves it.
    pub confirmed_at: Option<Timestamp>,
    /// The mail with the link that confirms the new address: sent where nothing else confirms it.
    pub confirm_link: Option<NewMail>,
    /// The same, for one that leaves later, at the kiosk's pace.
    pub confirm_link_later: Option<NewMail>,
}

/// A request that was opened and looked up.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its id.
    pub id: String,
    /// What it holds.
    pub content: OpenedContent,
    /// The cases that it was compared with.
    pub tallies: Vec<(String, Tally)>,
    /// The one that fits alone.
    pub case_id: Option<String>,
}

pub(super) const CONTENTS: Insert = Insert {
    into: "INSERT INTO contents (request_id, opened_at, assisted, nif, nif_hash, niss, niss_hash,
             passport, passport_hash, phone, phone_hash, old_email, old_email_hash, new_email,
             new_email_hash, statement, case_id, old_mailbox, passport_renewed, visit_hash)",
    row: "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    then: "",
};

pub(super) const MATCHES: Insert = Insert {
    into: "INSERT INTO matches (request_id, case_id, matching, conflicting, old_email_matches)",
    row: "(?, ?, ?, ?, ?)",
    then: "",
};

/// Looked at at once, so that the registered mailbox hears of it.
pub(super) const PROOFS: Insert = Insert {
    into: "INSERT INTO proofs (request_id, mailbox_confirmed_at, mailbox_confirmed_by, look_at, rank)",
    row: "(?, ?, ?, 0, (SELECT CASE kind WHEN 'reactivate' THEN 0 ELSE 1 END FROM requests WHERE id = ?))",
    then: "",
};

/// By visit: the new mailboxes that count as confirmed by code.
pub(super) const CONFIRMED_IN_VISITS: FindByHash = FindByHash {
    by: "SELECT contents.visit_hash, contents.new_email_hash FROM contents
         JOIN proofs ON proofs.request_id = contents.request_id
         WHERE proofs.mailbox_confirmed_by = 'code' AND contents.visit_hash",
    then: "",
};

impl Store {
    /// Writes down opened requests with their candidates, all or none. How many were still to be opened: another worker has
    /// done the others before.
    pub async fn mark_opened(
        &self,
        opened: &[Opened],
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        again!(self.mark_opened_at_once(opened, now))
    }

    async fn mark_opened_at_once(
        &self,
        opened: &[Opened],
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let mut transaction = self.begin().await?;
        let noted = opened.iter().map(|it| {
            let noted = Noted {
                case_id: it.case_id.as_deref(),
                who: events::CENTRAL,
                why: None,
            };
            (it.id.as_str(), noted)
        });
        let noted: Vec<_> = noted.collect();
        let ours = happen_to_all(&mut transaction, &noted, Event::Unsealed, now).await?;
        let ours: Vec<&Opened> = ours.into_iter().map(|place| &opened[place]).collect();
        if ours.is_empty() {
            return Ok(0);
        }
        let confirmed = confirmed(&mut transaction, &ours).await?;
        write_contents(&mut transaction, &ours, now).await?;
        let tallies = ours
            .iter()
            .map(|it| (it.id.as_str(), it.tallies.as_slice()));
        write_matches(&mut transaction, tallies).await?;
        let proofs: Vec<_> = ours.iter().zip(&confirmed).collect();
        PROOFS
            .all(&mut transaction, &proofs, |query, (it, at)| {
                query
                    .bind(it.id.clone())
                    .bind(at.map(ms))
                    .bind(at.map(|_| "code"))
                    .bind(it.id.clone())
            })
            .await?;
        let unconfirmed = ours.iter().zip(&confirmed).filter(|(_, at)| at.is_none());
        let unconfirmed: Vec<&Opened> = unconfirmed.map(|(it, _)| *it).collect();
        queue_links(&mut transaction, &unconfirmed, now).await?;
        transaction.commit().await?;
        Ok(ours.len())
    }
}

async fn write_contents(
    connection: &mut DbConnection,
    opened: &[&Opened],
    now: Timestamp,
) -> Result<(), StoreError> {
    let bind = |query: Bound, it: &&Opened| {
        let content = &it.content;
        let (values, hashes) = (&content.values, &content.hashes);
        query
            .bind(it.id.clone())
            .bind(ms(now))
            .bind(Flag(content.assisted))
            .bind(values.nif.clone())
            .bind(bytes(&hashes.nif))
            .bind(values.niss.clone())
            .bind(bytes(&hashes.niss))
            .bind(values.passport.clone())
            .bind(bytes(&hashes.passport))
            .bind(values.phone.clone())
            .bind(bytes(&hashes.phone))
            .bind(content.old_email.clone())
            .bind(bytes(&hashes.email))
            .bind(content.new_email.clone())
            .bind(bytes(&content.new_email_hash))
            .bind(content.statement.clone())
            .bind(it.case_id.clone())
            .bind(content.old_mailbox.map(OldMailbox::as_str))
            .bind(Flag(content.passport_renewed))
            .bind(bytes(&content.visit_hash))
    };
    CONTENTS.all(connection, opened, bind).await?;
    Ok(())
}

/// Keeps what the desk is shown of comparisons.
pub(super) async fn write_matches<'a>(
    connection: &mut DbConnection,
    requests: impl Iterator<Item = (&'a str, &'a [(String, Tally)])>,
) -> Result<(), StoreError> {
    let rows: Vec<_> = requests
        .flat_map(|(id, tallies)| {
            let shown = tallies.iter().take(MOST_CANDIDATES);
            shown.map(move |(case_id, tally)| (id, case_id, tally))
        })
        .collect();
    MATCHES
        .all(connection, &rows, |query, (id, case_id, tally)| {
            query
                .bind((*id).to_owned())
                .bind((*case_id).clone())
                .bind(i64::from(tally.matching))
                .bind(i64::from(tally.conflicting))
                .bind(tally.old_email_matches.map(Flag))
        })
        .await?;
    Ok(())
}

/// Since when the new mailbox of each counts as confirmed by code. Within a visit one code confirms a mailbox for several
/// requests; a seventh is judged as one that nobody confirmed.
async fn confirmed(
    connection: &mut DbConnection,
    opened: &[&Opened],
) -> Result<Vec<Option<Timestamp>>, StoreError> {
    let in_visit = |it: &&Opened| {
        let content = &it.content;
        let visit = content
            .visit_hash
            .filter(|_| content.confirmed_at.is_some())?;
        Some((visit, content.new_email_hash?))
    };
    let visits = opened.iter().filter_map(in_visit).map(|(visit, _)| visit);
    let rows: Vec<(KeyedHash, Option<KeyedHash>)> =
        CONFIRMED_IN_VISITS.all(connection, visits).await?;
    let mut known: Vec<_> = rows
        .into_iter()
        .filter_map(|(visit, email)| Some((visit, email?)))
        .collect();
    let mut confirmed = Vec::with_capacity(opened.len());
    for it in opened {
        let Some(at) = it.content.confirmed_at else {
            confirmed.push(None);
            continue;
        };
        let here = in_visit(it);
        let before = |here: &_| known.iter().filter(|other| *other == here).count() as i64;
        let counts = here.is_none_or(|here| before(&here) < REQUESTS_OF_A_VISIT);
        confirmed.push(counts.then_some(at));
        known.extend(here.filter(|_| counts));
    }
    Ok(confirmed)
}

/// Queues the links by which new mailboxes confirm themselves, at the pace of links.
async fn queue_links(
    connection: &mut DbConnection,
    unconfirmed: &[&Opened],
    now: Timestamp,
) -> Result<(), StoreError> {
    let link = |it: &&Opened| {
        let content = &it.content;
        let mails = content
            .confirm_link
            .clone()
            .zip(content.confirm_link_later.clone())?;
        let link = Link {
            request: it.id.clone(),
            email: content.new_email_hash?,
        };
        Some((link, mails))
    };
    let (links, queued): (Vec<Link>, Vec<(NewMail, NewMail)>) =
        unconfirmed.iter().filter_map(link).unzip();
    let slots = link_pace::slots(connection, &links, now).await?;
    let mut mails = Vec::new();
    for ((link, slot), (at_once, later)) in links.iter().zip(slots).zip(&queued) {
        match slot {
            Some(at) => mails.push((if at > now { later } else { at_once }, at)),
            None => tracing::warn!(event = "link-not-sent", request = link.request),
        }
    }
    mails::queue_all(connection, &mails).await?;
    Ok(())
}
