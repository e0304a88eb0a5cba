//! How the types that stand on the wire as one text are described (OpenAPI): each by its own name, so that it is described once.

use std::borrow::Cow;

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{ObjectBuilder, SchemaFormat, Type},
    },
};

use crate::{
    configuration::VerifyingKey,
    email::EmailAddress,
    help::ScreenName,
    mailbox_proof::VisitNumber,
    request::RequestId,
    sealing::{KeyId, SealedHash},
    tracking_code::{KioskId, TrackingCode},
};

/// A text: its description, then what else is known of it.
macro_rules! text {
    ($type:ident, $says:literal $(, $known:ident = $value:expr)*) => {
        impl PartialSchema for $type {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some($says))
                    $(.$known(Some($value)))*
                    .into()
            }
        }

        impl ToSchema for $type {
            fn name() -> Cow<'static, str> {
                stringify!($type).into()
            }
        }
    };
}

fn uuid() -> SchemaFormat {
    SchemaFormat::Custom("uuid".to_owned())
}

fn address() -> SchemaFormat {
    SchemaFormat::Custom("email".to_owned())
}

text!(
    RequestId,
    "A UUIDv7, made at the kiosk when the visit chose its purpose.",
    format = uuid()
);
text!(
    SealedHash,
    "SHA-256 of the sealed bytes.",
    pattern = "^[0-9a-f]{64}$"
);
text!(KeyId, "The name of a sealing key: the hash of the key.");
text!(
    TrackingCode,
    "Twelve symbols; the first two are the kiosk's id.",
    pattern = "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"
);
text!(
    KioskId,
    "Two symbols, never given out twice.",
    pattern = "^[0-9A-HJKMNP-TV-Z]{2}$"
);
text!(
    EmailAddress,
    "A strict dot-atom local part and a domain in A-labels.",
    format = address(),
    max_length = 254
);
text!(
    VisitNumber,
    "A visit's random number.",
    pattern = "^[0-9a-f]{32}$"
);
text!(
    VerifyingKey,
    "Public half (Ed25519) of a key that signs configurations.",
    pattern = "^[0-9a-f]{64}$"
);
text!(
    ScreenName,
    "A screen of the visit.",
    pattern = "^[a-z]+(-[a-z]+)*$",
    max_length = 32
);
