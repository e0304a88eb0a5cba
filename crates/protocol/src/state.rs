//! What the public may see of a request.

use serde::{Deserialize, Serialize};

/// The coarse state that kiosk and tracking page show. It is the same whether a case was found or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum PublicState {
    /// Central does not have it: never sent, or still on a kiosk without a network.
    NotHereYet,
    /// Received; the outcome shows on `until`, which follows from the time of receipt alone.
    BeingChecked {
        /// The day, in the store's zone.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
        until: jiff::civil::Date,
    },
    /// Carried out.
    Done,
    /// Somebody has to look at it with the person.
    ComeToTheCounter,
    /// Stopped by the owner of the old address, or by staff.
    Stopped,
}

impl PublicState {
    /// The stable name, such as `being-checked`.
    pub fn name(self) -> &'static str {
        match self {
            PublicState::NotHereYet => "not-here-yet",
            PublicState::BeingChecked { .. } => "being-checked",
            PublicState::Done => "done",
            PublicState::ComeToTheCounter => "come-to-the-counter",
            PublicState::Stopped => "stopped",
        }
    }
}
