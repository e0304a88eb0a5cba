//! The description of the API (OpenAPI), made from the handlers and from the types that stand on the wire: what each operation
//! takes, and everything that it may answer. `docs/openapi.json` is what this says; a test compares the two, and asks the running
//! service for every operation in it.

use std::collections::BTreeMap;

use protocol::{configuration::Configuration as Document, wire::ApiError};
use serde_json::Value;
use utoipa::{
    IntoResponses, Modify, OpenApi, ToSchema,
    openapi::{
        ContentBuilder, Ref, RefOr, Response, ResponseBuilder,
        header::HeaderBuilder,
        path::PathItem,
        schema::{ComponentsBuilder, ObjectBuilder, Type},
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::{configuration, email_checks, enrol, health, heartbeats, help_calls, intake, tracking};
use crate::page;

/// Every refusal of the API in its own body: the status, and which codes that is.
const REFUSALS: [(&str, &str); 11] = [
    ("400", "`malformed`: not what the API takes."),
    (
        "401",
        "`unauthorised`: no token, or an unknown or revoked one.",
    ),
    (
        "403",
        "`enrolment-refused`: the code is wrong, used or expired.",
    ),
    ("404", "`not-found`."),
    (
        "409",
        "`conflict` or `tracking-code-taken`: the first is kept, this one is shown to staff.",
    ),
    (
        "410",
        "`code-spent`: expired, replaced, or guessed at too often. Ask for a new one.",
    ),
    ("413", "`too-large`: too many bytes or items; send fewer."),
    ("422", "`hash-mismatch` or `header-mismatch`."),
    ("429", "`too-many-requests`."),
    ("500", "`internal`."),
    ("503", "`unavailable`: not now."),
];

/// Those after which one may ask again.
const WITH_RETRY_AFTER: [&str; 2] = ["429", "503"];

/// Refusals of an operation, by their status.
macro_rules! refusals {
    ($($(#[$says:meta])* $name:ident: $($status:literal)*;)*) => {
        $(
            $(#[$says])*
            pub(crate) struct $name;

            impl IntoResponses for $name {
                fn responses() -> BTreeMap<String, RefOr<Response>> {
                    [$($status),*].into_iter().map(refusal).collect()
                }
            }
        )*
    };
}

refusals! {
    /// What any operation may answer.
    Anybody: "500" "503";
    /// What an operation may answer that a kiosk's token opens.
    Kiosk: "401" "500" "503";
    /// The same, where something is sent.
    Sent: "400" "401" "413" "500" "503";
    /// What a page for the public may answer besides what it says itself.
    PublicFailure: "500";
    /// Too often.
    TooOften: "429";
    /// There is no such thing.
    Missing: "404";
    /// Somebody else has it.
    Taken: "409";
    /// The hash or the header.
    Mismatch: "422";
    /// No such code any more.
    Spent: "410";
    /// What an enrolment may answer.
    Enrolling: "400" "403" "413" "429" "500" "503";
}

fn refusal(status: &str) -> (String, RefOr<Response>) {
    (
        status.to_owned(),
        RefOr::Ref(Ref::from_response_name(status)),
    )
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "AIMA kiosk: central service",
        version = "1",
        description = "JSON over TLS. An unknown path is 404 `not-found`; a method that a path does not take is 405 with the same body.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    paths(
        enrol::enrol,
        intake::put,
        tracking::track,
        intake::batch,
        intake::manifest,
        email_checks::start,
        email_checks::confirm,
        help_calls::call,
        help_calls::ask,
        help_calls::withdraw,
        heartbeats::note,
        configuration::read,
        health::alive,
        health::ready,
        health::metrics,
        health::openapi,
        page::style,
        page::tracking::track,
        page::mailbox::ask,
        page::mailbox::press,
    ),
    components(schemas(ApiError, Document)),
    modifiers(&Whole)
)]
struct Description;

/// What no handler says: refusals, the token, and the second way to write the tracking page's address.
struct Whole;

impl Modify for Whole {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let mut components =
            ComponentsBuilder::from(document.components.take().unwrap_or_default());
        for (status, description) in REFUSALS {
            let content = ContentBuilder::new()
                .schema(Some(Ref::from_schema_name(ApiError::name())))
                .build();
            let mut response = ResponseBuilder::new()
                .description(description)
                .content("application/json", content);
            if WITH_RETRY_AFTER.contains(&status) {
                let seconds = ObjectBuilder::new()
                    .schema_type(Type::Integer)
                    .minimum(Some(1));
                let header = HeaderBuilder::new()
                    .schema(Some(seconds))
                    .description(Some("Seconds to wait."))
                    .build();
                response = response.header("Retry-After", header);
            }
            components = components.response(status, response.build());
        }
        let token = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The device token of an enrolled kiosk."))
            .build();
        document.components = Some(
            components
                .security_scheme("deviceToken", SecurityScheme::Http(token))
                .build(),
        );
        // A QR code in capitals is smaller, and its address is the same page.
        let paths = &mut document.paths.paths;
        if let Some(mut page) = paths.get("/t/{code}").cloned() {
            in_capitals(&mut page);
            paths.insert("/T/{code}".to_owned(), page);
        }
    }
}

fn in_capitals(page: &mut PathItem) {
    if let Some(get) = &mut page.get {
        get.operation_id = Some("trackInCapitals".to_owned());
    }
}

/// The document.
pub fn document() -> String {
    let mut document = serde_json::to_value(Description::openapi()).unwrap_or_default();
    plain(&mut document);
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Descriptions come from doc comments: what is a link there is plain here.
fn plain(value: &mut Value) {
    match value {
        Value::String(text) if text.contains("[`") => {
            *text = text.replace("[`", "`").replace("`]", "`");
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        Value::Object(fields) => fields.values_mut().for_each(plain),
        _ => {}
    }
}
