//! What every value that a person types has in common: an error with a stable code, a `Debug` that
//! shows nothing, and serde as text that is parsed again on the way in.

/// The longest input, in bytes, that any parser of this crate looks at. A pasted book is refused at once.
pub(crate) const LONGEST_INPUT: usize = 1_000;

/// Declares an error enum whose variants each have a stable kebab-case code.
///
/// `Display` is the code alone: an error never repeats what was typed.
macro_rules! coded_error {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident => $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            /// The stable kebab-case code; the text for it is the Fluent message `error-<code>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::error::Error for $name {}
    };
}

/// `FromStr`, serde and a redacting `Debug` for a type with `parse` and `as_str`.
///
/// A wrong type in the input is reported without serde's own message, which would quote the value.
macro_rules! text_value {
    ($name:ident, $error:ty) => {
        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(typed: &str) -> Result<Self, Self::Err> {
                Self::parse(typed)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(•••)"))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)
                    .map(zeroize::Zeroizing::new)
                    .map_err(|_| {
                        serde::de::Error::custom(concat!("text expected for ", stringify!($name)))
                    })?;
                Self::parse(&text).map_err(|error| serde::de::Error::custom(error.code()))
            }
        }
    };
}

pub(crate) use {coded_error, text_value};
