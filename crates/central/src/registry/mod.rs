//! The case registry: where a case stands, and how cases come in. What a request does to one is the ladder's word
//! ([`crate::proof`]).

pub mod import;

use std::fmt;

/// Where a case stands.
///
/// | status | a new address, or the payment data again | reactivation |
/// | --- | --- | --- |
/// | pending | by the ladder | by the ladder |
/// | withdrawn | counter, until it is reactivated | by the ladder |
/// | extinguished, paid, scheduled, decided | counter | counter |
///
/// Whoever paid must not be mailed data to pay again, and what AIMA has ended no kiosk takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseStatus {
    /// Waiting for the appointment to be paid and held.
    Pending,
    /// Withdrawn, perhaps by mistake.
    Withdrawn,
    /// Ended by AIMA without a decision on its merits, such as for want of payment.
    Extinguished,
    /// Paid; the appointment is not made yet.
    Paid,
    /// The appointment is made.
    Scheduled,
    /// Decided.
    Decided,
}

impl CaseStatus {
    /// Every status.
    pub const ALL: [CaseStatus; 6] = [
        CaseStatus::Pending,
        CaseStatus::Withdrawn,
        CaseStatus::Extinguished,
        CaseStatus::Paid,
        CaseStatus::Scheduled,
        CaseStatus::Decided,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            CaseStatus::Pending => "pending",
            CaseStatus::Withdrawn => "withdrawn",
            CaseStatus::Extinguished => "extinguished",
            CaseStatus::Paid => "paid",
            CaseStatus::Scheduled => "scheduled",
            CaseStatus::Decided => "decided",
        }
    }

    /// The status with this stable name.
    pub fn from_name(name: &str) -> Option<CaseStatus> {
        CaseStatus::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
    }
}

impl fmt::Display for CaseStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
