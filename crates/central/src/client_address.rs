//! Whom a limit counts: one IPv4 address, or one IPv6 network of a customer (/64).

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{HeaderMap, request::Parts},
    middleware::Next,
    response::Response,
};

/// Who asks: noted once, by the listener that the request came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller(pub IpAddr);

/// Notes the caller of a request that came to a listener. Whether that one stands behind a balancer is its own matter:
/// at another a caller could make the header up.
pub async fn note(behind_balancer: bool, mut request: Request, next: Next) -> Response {
    let ConnectInfo(peer) = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .copied()
        .expect("the service is started with its callers' addresses");
    let caller = Caller(of(peer, request.headers(), behind_balancer));
    request.extensions_mut().insert(caller);
    next.run(request).await
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Caller, Infallible> {
        let caller = parts.extensions.get::<Caller>().copied();
        Ok(caller.expect("every listener notes its callers"))
    }
}

/// The caller that limits count. Behind a balancer that is named in the configuration, its last
/// `X-Forwarded-For` entry counts, which is the only one that a caller cannot make up.
fn of(peer: SocketAddr, headers: &HeaderMap, behind_balancer: bool) -> IpAddr {
    let forwarded = || {
        let value = headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()?
            .to_str()
            .ok()?;
        value.rsplit(',').next()?.trim().parse().ok()
    };
    let address = if behind_balancer { forwarded() } else { None };
    network(address.unwrap_or(peer.ip()))
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: Option<&str>, behind_balancer: bool) -> String {
        let mut headers = HeaderMap::new();
        if let Some(value) = forwarded {
            headers.insert("x-forwarded-for", value.parse().unwrap());
        }
        of(peer.parse().unwrap(), &headers, behind_balancer).to_string()
    }

    #[test]
    fn a_header_counts_only_behind_a_balancer_and_only_its_last_entry() {
        let header = Some("203.0.113.9, 198.51.100.7");
        assert_eq!(seen("192.0.2.1:4000", header, false), "192.0.2.1");
        assert_eq!(seen("192.0.2.1:4000", header, true), "198.51.100.7");
        assert_eq!(seen("192.0.2.1:4000", Some("nonsense"), true), "192.0.2.1");
        assert_eq!(seen("192.0.2.1:4000", None, true), "192.0.2.1");
    }

    #[test]
    fn an_ipv6_customer_is_one_caller_and_a_mapped_address_is_ipv4() {
        assert_eq!(
            seen("[2001:db8:1:2:3:4:5:6]:4000", None, false),
            "2001:db8:1:2::"
        );
        assert_eq!(seen("[::ffff:192.0.2.1]:4000", None, false), "192.0.2.1");
    }
}
