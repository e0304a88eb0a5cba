//! The link by which a new mailbox confirms itself.

use jiff::{SignedDuration, Timestamp, civil::Date};
use protocol::{EmailAddress, Kind, Language, RequestId, TrackingCode};

use super::Filling;
use crate::{
    proof::links::{CONFIRM_HOURS, Link, LinkAction, Signer},
    store::NewMail,
    vault::Vault,
};

/// The request that it is about.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Its id.
    pub request: RequestId,
    /// The code on its receipt.
    pub tracking_code: TrackingCode,
    /// What was asked for.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// T, where that is ahead.
    pub until: Option<Date>,
}

/// The mail with the link. What it says of its term holds where it leaves by `leaves_by`.
pub fn confirm_link(
    (signer, vault): (&Signer, &Vault),
    public_base: &str,
    about: &About,
    to: &EmailAddress,
    leaves_by: Timestamp,
) -> NewMail {
    let token = signer.token(&Link {
        says: LinkAction::Confirm,
        request: about.request,
        expires_at: leaves_by + SignedDuration::from_hours(CONFIRM_HOURS),
    });
    let filling = Filling::ConfirmLink {
        link: format!("{public_base}/m/{token}"),
        hours: CONFIRM_HOURS as u32,
        tracking_code: about.tracking_code,
        what: about.kind,
        until: about.until,
    };
    NewMail::new(
        vault,
        filling,
        about.request.to_string(),
        about.language,
        to,
    )
}
