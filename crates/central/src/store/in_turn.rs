//! What a worker has in hand: two processes that work on one database do not take the same item.
//!
//! On a server by a lock for each item that ends with the worker's transaction, and so with its process; what another one
//! holds is skipped. It saves work and decides nothing: whatever is done begins with the state that the item is in. A process
//! that stands still within it is cut off, and others take what it had.

use sqlx::Transaction;

use super::{
    Store, StoreError,
    engine::{Db, Engine, begun},
};

/// Keeps items in hand until it is dropped.
#[must_use]
#[derive(Debug)]
pub struct Hand(Option<Transaction<'static, Db>>);

impl Hand {
    /// Others may take what it held. Where the server has cut it off, they do so already.
    pub async fn put_down(self) {
        if let Some(transaction) = self.0
            && let Err(error) = transaction.rollback().await
        {
            let cause = error.to_string();
            tracing::debug!(event = "hand-was-empty", cause);
        }
    }
}

/// A page of a queue, as far as nobody else has it in hand.
#[derive(Debug)]
pub struct Taken<Item, Place> {
    /// Holds them.
    pub hand: Hand,
    /// The place of the last of the page, whoever has it.
    pub last: Place,
    /// Those that are ours, and still to be done.
    pub items: Vec<Item>,
}

impl Store {
    /// Takes of these what nobody else has in hand. Whether it is still to be done is to be read afterwards.
    pub(super) async fn take_in_hand(
        &self,
        items: Vec<String>,
    ) -> Result<(Hand, Vec<String>), StoreError> {
        if self.engine == Engine::Sqlite || items.is_empty() {
            return Ok((Hand(None), items));
        }
        let mut transaction = begun(&self.hands, "BEGIN").await?;
        let ours = sqlx::query_scalar(
            "SELECT value FROM json_each($1) WHERE pg_try_advisory_xact_lock(1095321923, hashtext(value))",
        )
        .bind(serde_json::to_string(&items).expect("texts always serialise"))
        .fetch_all(&mut *transaction)
        .await?;
        Ok((Hand(Some(transaction)), ours))
    }
}
