//! Somebody at the counter desk, over HTTP as a browser speaks it: cookies kept, forms sent with the page's
//! own token, redirects followed.

use std::{
    collections::BTreeMap,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{
    binaries,
    central::Central,
    http::{Http, Method, Sent},
};

/// Whom the tests put at the counter.
pub const NAME: &str = "ana.reis";
/// Their password.
pub const PASSWORD: &str = "a long enough password";
/// More redirects than this are a circle.
const MOST_REDIRECTS: u32 = 5;

/// Gives [`NAME`] the [`PASSWORD`], as the operator does.
///
/// # Errors
/// The program refuses.
pub fn add_staff(central: &Central) -> Result<()> {
    add(central.data(), NAME, "clerk", None)
}

/// Gives somebody else the [`PASSWORD`]: a `clerk`, a `supervisor` or an `auditor`, of one site or of all.
///
/// # Errors
/// The program refuses.
pub fn add(data: &Path, name: &str, role: &str, site: Option<&str>) -> Result<()> {
    let mut child = Command::new(binaries::find("aima-central")?)
        .args(["add-staff", "--name", name, "--role", role])
        .args(site.into_iter().flat_map(|site| ["--site", site]))
        .arg("--data")
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .context("aima-central add-staff")?;
    let mut stdin = child.stdin.take().context("its standard input")?;
    writeln!(stdin, "{PASSWORD}")?;
    drop(stdin);
    match child.wait()?.success() {
        true => Ok(()),
        false => bail!("add-staff refused"),
    }
}

/// A browser at the counter.
#[derive(Debug)]
pub struct Desk {
    http: Http,
    base: String,
    cookies: BTreeMap<String, String>,
    page: String,
}

impl Desk {
    /// Signs [`NAME`] in, whom [`add_staff`] has added.
    ///
    /// # Errors
    /// Central does not answer, or does not let them in.
    pub fn signed_in(central: &Central) -> Result<Desk> {
        Desk::signed_in_as(&central.authority(), central.url(), NAME)
    }

    /// Signs somebody in whom [`add`] has added.
    ///
    /// # Errors
    /// Central does not answer, or does not let them in.
    pub fn signed_in_as(authority: &Path, base: String, name: &str) -> Result<Desk> {
        let mut desk = Desk::signed_out(authority, base)?;
        let fields = [("name", name), ("password", PASSWORD)];
        let page = desk.send("/desk/sign-in", &fields)?;
        match page.contains("/desk/sign-out") {
            true => Ok(desk),
            false => bail!("nobody is signed in: {page}"),
        }
    }

    /// A browser with the sign-in page open, and nobody signed in.
    ///
    /// # Errors
    /// Central does not answer.
    pub fn signed_out(authority: &Path, base: String) -> Result<Desk> {
        let mut desk = Desk {
            http: Http::step_by_step(authority)?,
            base,
            cookies: BTreeMap::new(),
            page: String::new(),
        };
        desk.open("/desk/sign-in")?;
        Ok(desk)
    }

    /// Opens a page.
    ///
    /// # Errors
    /// No answer, or none that is a page.
    pub fn open(&mut self, path: &str) -> Result<String> {
        let answer = self.ask(Method::GET, path, None)?;
        self.follow(answer)
    }

    /// Sends a form of the page that was seen last, and gives the page that follows.
    ///
    /// # Errors
    /// The page has no form, or central does not answer.
    pub fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        let answer = self.press(path, fields)?;
        self.follow(answer)
    }

    /// The same, and gives the answer itself: it is followed nowhere, and the page stays.
    ///
    /// # Errors
    /// The page has no form, or central does not answer.
    pub fn press(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Sent> {
        let token = between(&self.page, "name=\"token\" value=\"", "\"")
            .context("the page has a form")?
            .to_owned();
        let form: Vec<String> = [("token", token.as_str())]
            .iter()
            .chain(fields)
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        self.ask(Method::POST, path, Some(&form.join("&")))
    }

    /// Finds a request by its code and opens its page; gives the page's address too.
    ///
    /// # Errors
    /// There is no such request.
    pub fn find(&mut self, tracking_code: &str) -> Result<(String, String)> {
        self.open("/desk")?;
        let page = self.send("/desk/find", &[("code", tracking_code)])?;
        let path = between(&page, "/desk/requests/", "\"")
            .with_context(|| format!("no page of {tracking_code}: {page}"))?;
        let id = path.split(['/', '?']).next().unwrap_or_default();
        Ok((format!("/desk/requests/{id}"), page))
    }

    fn follow(&mut self, answer: Sent) -> Result<String> {
        let mut answer = answer;
        for _ in 0..MOST_REDIRECTS {
            self.page = answer.body;
            let Some(location) = answer.location else {
                return Ok(self.page.clone());
            };
            answer = self.ask(Method::GET, &location, None)?;
        }
        bail!("the desk leads in a circle")
    }

    fn ask(&mut self, method: Method, path: &str, form: Option<&str>) -> Result<Sent> {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let cookies = cookies.join("; ");
        let headers = [
            ("cookie", cookies.as_str()),
            ("origin", self.base.as_str()),
            ("sec-fetch-site", "same-origin"),
        ];
        let url = format!("{}{path}", self.base);
        let sent = self.http.step(method, &url, &headers, form)?;
        for (name, value) in &sent.cookies {
            match value.as_str() {
                "" => self.cookies.remove(name),
                value => self.cookies.insert(name.clone(), value.to_owned()),
            };
        }
        Ok(sent)
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split(after).next()
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte.is_ascii_alphanumeric() {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_is_found_and_what_is_typed_stays_one_field() {
        let page = r#"<input type="hidden" name="token" value="abc"><p>"#;
        assert_eq!(between(page, "value=\"", "\""), Some("abc"));
        assert_eq!(between(page, "no such", "\""), None);
        assert_eq!(encoded("a b&c=é"), "a%20b%26c%3D%C3%A9");
    }
}
