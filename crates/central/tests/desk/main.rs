//! The counter desk over TLS, asked as a browser asks; the clock stands still.

mod acts;
mod by_provider;
mod calling_off;
mod counter;
mod faulty_provider;
mod finding;
mod fleet;
mod help_calls;
mod in_hand;
mod journal;
mod new_request;
mod notices;
mod real_provider;
mod request_page;
mod restore;
mod roles;
mod scene;
mod search;
mod sessions;
mod sign_in;
#[allow(
    dead_code,
    reason = "the desk's tests use a part of what the service's tests share"
)]
#[path = "../service/support.rs"]
mod support;
mod team;
mod walk;
mod work;
