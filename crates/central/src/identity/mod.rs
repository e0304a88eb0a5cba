//! Sign-in at the desk through the agency's own identity provider (OpenID Connect Core 1.0, code flow with PKCE), beside the
//! built-in passwords.
//!
//! `settings.rs` is what the operator says, `claims.rs` the pure rule from a provider's word to a post, `http.rs` how the
//! provider is asked, `token.rs` whether its word is believed, `provider.rs` what is known of it. It promises that nobody gets in by a
//! word that is not the named provider's, not for this desk, not of this sign-in or not of now, and that a provider that is
//! away keeps nobody from the passwords. Who is at which browser, and that a sign-in is taken once, is the desk's
//! (`desk/by_provider.rs`).

mod claims;
mod http;
mod provider;
mod settings;
mod token;

pub use claims::Person;
pub use http::NoClient;
pub use provider::{Patience, Provider, RETURN_PATH, SetUpError, SignIn, keep_known};
pub use settings::{RoleOf, SecondFactor, SignInSettings};

/// Why the provider lets nobody in. The name goes to the log and chooses the words; nothing of a token goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It cannot be reached.
    Away,
    /// It takes too long.
    Slow,
    /// It answers more than anybody needs.
    TooLarge,
    /// What it answers is not of the protocol, or it says itself that it fails.
    Unreadable,
    /// It does not take our word: client, secret, or code.
    Rejected,
    /// It says that the person is not let in, or has given up.
    Denied,
    /// The sign-in is used, too old, of another browser, or none of ours.
    NotBegunHere,
    /// The token is over.
    Expired,
    /// The token is of a time that is not yet: the clocks differ.
    Early,
    /// The token is for somebody else.
    Audience,
    /// The token is another's.
    Issuer,
    /// The token is of another sign-in.
    Nonce,
    /// No key of the provider has signed it.
    Signature,
    /// The person was not asked anew, on a PC that others use too.
    NotAskedAnew,
    /// The second factor that is demanded is not named.
    SecondFactor,
    /// No role is given.
    NoRole,
    /// Roles, or sites, that exclude one another.
    SeveralPosts,
    /// Taken away at the desk by the operator.
    Removed,
}

impl Refused {
    /// All of them.
    pub const ALL: [Refused; 18] = [
        Refused::Away,
        Refused::Slow,
        Refused::TooLarge,
        Refused::Unreadable,
        Refused::Rejected,
        Refused::Denied,
        Refused::NotBegunHere,
        Refused::Expired,
        Refused::Early,
        Refused::Audience,
        Refused::Issuer,
        Refused::Nonce,
        Refused::Signature,
        Refused::NotAskedAnew,
        Refused::SecondFactor,
        Refused::NoRole,
        Refused::SeveralPosts,
        Refused::Removed,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Refused::Away => "away",
            Refused::Slow => "slow",
            Refused::TooLarge => "too-large",
            Refused::Unreadable => "unreadable",
            Refused::Rejected => "rejected",
            Refused::Denied => "denied",
            Refused::NotBegunHere => "not-begun-here",
            Refused::Expired => "expired",
            Refused::Early => "early",
            Refused::Audience => "audience",
            Refused::Issuer => "issuer",
            Refused::Nonce => "nonce",
            Refused::Signature => "signature",
            Refused::NotAskedAnew => "not-asked-anew",
            Refused::SecondFactor => "second-factor",
            Refused::NoRole => "no-role",
            Refused::SeveralPosts => "several-posts",
            Refused::Removed => "removed",
        }
    }

    /// The one with this stable name.
    pub fn from_name(name: &str) -> Option<Refused> {
        Refused::ALL.into_iter().find(|it| it.as_str() == name)
    }
}
