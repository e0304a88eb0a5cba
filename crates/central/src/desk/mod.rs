//! The counter desk: `/desk`, for staff at a PC in the store. Rendered here, whole without a script; the
//! list of calls has one that looks again by itself.
//!
//! A frame into which pages fit: [`page::SECTIONS`] is the one list that the navigation is made of, and
//! [`around`] stands around every page. It promises whatever a page does: nobody acts without a session,
//! no form is taken from elsewhere, nobody does what the role does not allow (`permissions.rs`: a route without its line
//! there is for nobody), every act is in the journal, and no page shows an identifier or an address in clear that was not
//! typed into its own form just now. What it does not do: judge (see `ladder.rs`) or apply a change (see `settling.rs`).

mod act_forms;
mod acts;
mod alarms;
mod around;
mod audit;
mod by_provider;
mod cookies;
mod find;
mod fleet;
mod form;
mod help_calls;
mod new_request;
mod notice_form;
mod notices;
mod page;
mod papers;
mod password;
mod payment_data;
mod reasons;
mod receipt;
mod request;
mod search;
mod session;
mod sign_in;
mod team;
mod trouble;
mod work;

use std::sync::Arc;

use axum::{
    Extension,
    http::{Method, header},
    response::{IntoResponse, Response},
    routing::{MethodRouter, any, get, post},
};

use crate::{
    api::Route,
    app::App,
    identity::RETURN_PATH,
    journal::Act,
    permissions::{Permission, Permission as P},
};

pub use around::around;
pub use sign_in::LIMITS_OF_NAMES;

const STYLE: &str = concat!(
    include_str!("../../assets/palette.css"),
    include_str!("../../assets/desk.css")
);

/// The desk's routes, to be served inside [`around`]. Each names what it needs, but for those that nobody has to be
/// signed in for.
pub fn routes() -> Vec<Route> {
    let open = [
        (Method::GET, "/desk/style.css", get(style)),
        (Method::GET, "/desk/sign-in", get(sign_in::show)),
        (Method::POST, "/desk/sign-in", post(sign_in::sign_in)),
        (Method::GET, by_provider::BEGIN, get(by_provider::begin)),
        (Method::GET, RETURN_PATH, get(by_provider::come_back)),
        (
            Method::GET,
            "/desk/help-calls/live.js",
            get(help_calls::script),
        ),
        (
            Method::GET,
            "/desk/{*elsewhere}",
            any(trouble::no_such_page),
        ),
    ];
    let reading = [
        (P::ReadRequest, "/desk", get(find::show)),
        (P::SearchByPapers, "/desk/papers", get(search::show)),
        (P::ReadWork, "/desk/work", get(work::show)),
        (P::MakeRequest, "/desk/new", get(new_request::show)),
        (
            P::MakeRequest,
            "/desk/requests/{id}/receipt",
            get(receipt::show),
        ),
        (P::ReadAlarms, "/desk/alarms", get(alarms::show)),
        (P::ReadAuditLog, "/desk/audit", get(audit::show)),
        (P::ReadFleet, "/desk/fleet", get(fleet::show)),
        (P::ReadFleet, "/desk/notices", get(notices::show)),
        (P::ReadTeam, "/desk/team", get(team::show)),
        (P::ChangeOwnPassword, "/desk/password", get(password::show)),
        (P::ReadCalls, "/desk/help-calls", get(help_calls::show)),
        (P::ReadCalls, "/desk/help-calls/list", get(help_calls::list)),
        (P::ReadRequest, "/desk/requests/{id}", get(request::show)),
    ];
    let acting = [
        (P::Stay, "/desk/sign-out", post(sign_in::sign_out)),
        (P::ReadRequest, "/desk/find", post(find::find)),
        (P::SearchByPapers, "/desk/papers", post(search::search)),
        (
            P::ChangeOwnPassword,
            "/desk/password",
            post(password::change),
        ),
        (
            P::EndLockOut,
            "/desk/team/{name}/unlock",
            post(team::end_lock_out),
        ),
        (
            P::EndLockOut,
            "/desk/network/unlock",
            post(team::end_lock_of_network),
        ),
        (
            P::ResetPassword,
            "/desk/team/{name}/password",
            post(team::reset_password),
        ),
        (P::SetNotices, "/desk/notices", post(notices::make)),
        (
            P::SetNotices,
            "/desk/notices/{number}/withdraw",
            post(notices::withdraw),
        ),
        (P::MakeRequest, "/desk/new", post(new_request::make)),
        (
            P::AcknowledgeAlarm,
            "/desk/alarms/{number}/acknowledge",
            post(alarms::acknowledge),
        ),
        (
            P::AnswerCall,
            "/desk/help-calls/{id}/coming",
            post(help_calls::come),
        ),
        (
            P::AnswerCall,
            "/desk/help-calls/{id}/done",
            post(help_calls::end),
        ),
        (
            P::SeePassport,
            "/desk/requests/{id}/passport",
            post(acts::see_passport),
        ),
        (
            P::NoteRenewedPassport,
            "/desk/requests/{id}/renewed",
            post(acts::note_renewed_passport),
        ),
        (
            P::SendAgain,
            "/desk/requests/{id}/send-again",
            post(acts::send_again),
        ),
        (
            P::Restore,
            "/desk/requests/{id}/passport-again",
            post(acts::see_passport_again),
        ),
        (
            P::Approve,
            "/desk/requests/{id}/approved",
            acts::with_reason(Act::Approved),
        ),
        (
            P::Refuse,
            "/desk/requests/{id}/refused",
            acts::with_reason(Act::Refused),
        ),
        (
            P::Stop,
            "/desk/requests/{id}/stopped",
            acts::with_reason(Act::Stopped),
        ),
        (
            P::CallOff,
            "/desk/requests/{id}/called-off",
            post(acts::call_off),
        ),
        (
            P::Release,
            "/desk/requests/{id}/released",
            acts::with_reason(Act::Released),
        ),
        (
            P::Restore,
            "/desk/requests/{id}/restored",
            acts::with_reason(Act::Restored),
        ),
        (
            P::SeePassport,
            "/desk/requests/{id}/passport-in-hand",
            post(acts::see_passport_in_hand),
        ),
        (
            P::PrintPaymentData,
            "/desk/requests/{id}/payment-data",
            post(payment_data::print),
        ),
        (
            P::LiftProtection,
            "/desk/requests/{id}/protection-lifted",
            acts::with_reason(Act::ProtectionLifted),
        ),
    ];
    let needing = |method: Method| {
        move |(permission, path, handler): (Permission, &'static str, MethodRouter<Arc<App>>)| {
            (method.clone(), path, handler.layer(Extension(permission)))
        }
    };
    open.into_iter()
        .chain(reading.into_iter().map(needing(Method::GET)))
        .chain(acting.into_iter().map(needing(Method::POST)))
        .collect()
}

async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, STYLE).into_response()
}
