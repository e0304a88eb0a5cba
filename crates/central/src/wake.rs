//! Who is told that there is something to do. Each worker asks its table every few seconds anyway, since
//! other processes write there too; being told makes it prompt.

use tokio::sync::Notify;

use crate::workers::supervision::Pulse;

/// The workers of this process.
#[derive(Debug, Default)]
pub struct Wake {
    /// Opens what was taken in.
    pub unsealer: Notify,
    /// Looks at open requests of which something changed.
    pub decider: Notify,
    /// Sends mail.
    pub mailer: Notify,
    /// Has what kiosks are told signed.
    pub publisher: Notify,
    /// Their signs of life.
    pub pulse: Pulse,
}
