//! Cookies of the desk. The prefix `__Host-` has the browser refuse them from anywhere but this very host
//! over TLS (RFC 6265bis, 4.1.3), so that no neighbouring site can plant one.

use axum::http::{HeaderMap, HeaderValue, header};

/// The session's token.
pub(super) const SESSION: &str = "__Host-desk";
/// What the sign-in form's token is made from, before there is a session.
pub(super) const FORM: &str = "__Host-desk-form";
/// The browser's own token, once somebody has signed in in it.
pub(super) const BROWSER: &str = "__Host-desk-browser";
/// The secret of a sign-in through the identity provider, while the browser is there.
pub(super) const AWAY: &str = "__Host-desk-away";
/// The language that was chosen.
pub(super) const LANGUAGE: &str = "__Host-desk-language";

/// The value of a cookie that came with a request.
pub(super) fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A `Set-Cookie` that lives until the browser is closed. `value` must be of plain letters and digits.
pub(super) fn set(name: &str, value: &str) -> HeaderValue {
    line(name, value, "")
}

/// A `Set-Cookie` that lives for a year.
pub(super) fn keep(name: &str, value: &str) -> HeaderValue {
    line(name, value, "; Max-Age=31536000")
}

/// A `Set-Cookie` that the browser also sends when another site leads it back here, for so many seconds.
pub(super) fn for_the_way_back(name: &str, value: &str, seconds: i64) -> HeaderValue {
    with("Lax", name, value, &format!("; Max-Age={seconds}"))
}

/// A `Set-Cookie` that takes the cookie away.
pub(super) fn remove(name: &str) -> HeaderValue {
    line(name, "", "; Max-Age=0")
}

fn line(name: &str, value: &str, more: &str) -> HeaderValue {
    with("Strict", name, value, more)
}

fn with(same_site: &str, name: &str, value: &str, more: &str) -> HeaderValue {
    HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; Secure; HttpOnly; SameSite={same_site}{more}"
    ))
    .expect("names and values of our cookies are plain letters and digits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("a=1; __Host-desk-form=f"),
        );
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("x__Host-desk=no;__Host-desk=abc"),
        );
        assert_eq!(value(&headers, SESSION), Some("abc"));
        assert_eq!(value(&headers, FORM), Some("f"));
        assert_eq!(value(&headers, LANGUAGE), None);
        assert_eq!(value(&HeaderMap::new(), SESSION), None);
    }
}
