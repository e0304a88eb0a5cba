//! What a desk page answers when it cannot do what was asked. A handler returns a [`Trouble`]; `around.rs`
//! turns it into a page in the visitor's language.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use protocol::wire::ErrorCode;

use super::page::{Page, Visitor};
use crate::{api::logged, registry::RegistryError, store::StoreError};

/// Why there is no ordinary answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nobody is signed in.
    SignedOut,
    /// The session has run out.
    Expired,
    /// The form came from elsewhere, or from a session that is over.
    Foreign,
    /// The password is a one-time one: another has to be chosen first.
    PasswordFirst,
    /// The role does not allow it.
    NotAllowed,
    /// The form lacks a field, or is no form.
    Malformed,
    /// There is no such page or thing.
    Missing,
    /// Busy: worth another try.
    Unavailable,
    /// A fault of this program.
    Internal,
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Trouble {
        match logged(&error) {
            ErrorCode::Unavailable => Trouble::Unavailable,
            _ => Trouble::Internal,
        }
    }
}

impl From<RegistryError> for Trouble {
    fn from(error: RegistryError) -> Trouble {
        match error {
            RegistryError::Store(error) => error.into(),
            error => {
                tracing::warn!(event = "registry-asked-in-vain", failure = error.as_str());
                Trouble::Unavailable
            }
        }
    }
}

impl IntoResponse for Trouble {
    /// A note for `around.rs`, which knows the visitor's language.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl Trouble {
    fn status(self) -> StatusCode {
        match self {
            Trouble::SignedOut | Trouble::Expired | Trouble::PasswordFirst => StatusCode::SEE_OTHER,
            Trouble::Foreign | Trouble::NotAllowed => StatusCode::FORBIDDEN,
            Trouble::Malformed => StatusCode::BAD_REQUEST,
            Trouble::Missing => StatusCode::NOT_FOUND,
            Trouble::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Trouble::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page, or the way to the sign-in.
    pub(super) fn answer(self, visitor: &Visitor) -> Response {
        let name = match self {
            Trouble::SignedOut => return Redirect::to("/desk/sign-in").into_response(),
            Trouble::Expired => {
                return Redirect::to("/desk/sign-in?notice=expired").into_response();
            }
            Trouble::PasswordFirst => return Redirect::to("/desk/password").into_response(),
            Trouble::Foreign => "foreign",
            Trouble::NotAllowed => "not-allowed",
            Trouble::Malformed => "malformed",
            Trouble::Missing => "missing",
            Trouble::Unavailable => "unavailable",
            Trouble::Internal => "internal",
        };
        let title = visitor.text(&format!("desk-trouble-{name}"));
        let main = html! {
            h1 { (title) }
            p data-notice=(name) { (visitor.text(&format!("desk-trouble-{name}-detail"))) }
            p { a href="/desk" { (visitor.text("desk-to-the-start")) } }
        };
        Page {
            visitor,
            signed_in: None,
            section: None,
            title: &title,
            here: "/desk",
        }
        .answer(self.status(), main)
    }
}

/// Every address under `/desk` that is none of ours.
pub(super) async fn no_such_page() -> Trouble {
    Trouble::Missing
}
