//! Schemas, forward only. A released step is never edited; a new one is appended. Steps are plain SQL,
//! so that no change of today's types can change what an old step does.

use rusqlite::Connection;
use rusqlite_migration::{Error, M, MigrationDefinitionError, Migrations};

use super::fault_of;
use crate::machine::fault::Fault;

const STEPS: &[M<'_>] = &[
    M::up(include_str!("0001_outbox.sql")),
    M::up(include_str!("0002_mailbox.sql")),
    M::up(include_str!("0003_keeping.sql")),
    M::up(include_str!("0004_refused.sql")),
    M::up(include_str!("0005_journal.sql")),
    M::up(include_str!("0006_attempts.sql")),
];

/// Brings the schema up to this version, each step in its own transaction.
pub(super) fn run(connection: &mut Connection) -> Result<(), Fault> {
    Migrations::from_slice(STEPS)
        .to_latest(connection)
        .map_err(|error| match error {
            Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
                Fault::StorageNewer
            }
            Error::RusqliteError { err, .. } => fault_of(&err),
            _ => Fault::StorageDamaged,
        })
}

/// Refuses a schema that this version does not know.
pub(super) fn refuse_newer(connection: &Connection) -> Result<(), Fault> {
    match Migrations::from_slice(STEPS).pending_migrations(connection) {
        Ok(pending) if pending < 0 => Err(Fault::StorageNewer),
        Ok(_) => Ok(()),
        Err(Error::RusqliteError { err, .. }) => Err(fault_of(&err)),
        Err(_) => Err(Fault::StorageDamaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_valid_sql_and_runs_on_the_one_before() {
        Migrations::from_slice(STEPS)
            .validate()
            .expect("the steps run in order");
    }
}
