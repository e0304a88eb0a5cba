//! Somebody at the counter: a browser's cookies and forms, and nothing that a browser does not do.

use std::{collections::BTreeMap, net::SocketAddr};

use central::{commands, permissions::Post, proof::desk::Role};
use reqwest::{Client, Method, header::SET_COOKIE, redirect::Policy};

use crate::support::{Answer, Central, Kiosk, answer};

pub const NAME: &str = "ana.reis";
pub const PASSWORD: &str = "a long enough password";

/// A browser at the counter.
pub struct Counter {
    base: String,
    http: Client,
    pub cookies: BTreeMap<String, String>,
    /// The headers by which a browser says where a form comes from.
    pub origin: Option<String>,
    pub site: Option<&'static str>,
    /// What a balancer says about where the browser is.
    pub forwarded_for: Option<&'static str>,
    /// The last page.
    pub page: String,
}

impl Counter {
    pub fn at(central: &Central) -> Counter {
        let authority = std::fs::read(central.directory.authority()).unwrap();
        let authority = reqwest::Certificate::from_pem(&authority).unwrap();
        let base = central.url("");
        Counter {
            origin: Some(base.clone()),
            site: Some("same-origin"),
            forwarded_for: None,
            http: Client::builder()
                .tls_certs_only([authority])
                .no_proxy()
                .redirect(Policy::none())
                .build()
                .unwrap(),
            base,
            cookies: BTreeMap::new(),
            page: String::new(),
        }
    }

    /// Goes on at another process of the same central.
    pub fn moves_to(&mut self, address: SocketAddr) {
        self.base = format!("https://localhost:{}", address.port());
        self.origin = Some(self.base.clone());
    }

    /// Somebody who is signed in.
    pub async fn signed_in(central: &Central) -> Counter {
        add_staff(central, NAME).await;
        let mut counter = Counter::at(central);
        let answer = counter.sign_in(NAME, PASSWORD).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        counter
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }

    /// Sends a form with the token of the page that was seen last.
    pub async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = token_in(&self.page);
        let fields = [&[("token", token.as_str())], fields].concat();
        self.post(path, &fields).await
    }

    /// Sends exactly these fields.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        self.ask(Method::POST, path, Some(body.join("&"))).await
    }

    pub async fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        self.get("/desk/sign-in").await;
        self.send("/desk/sign-in", &[("name", name), ("password", password)])
            .await
    }

    /// Finds a request by its code and opens its page.
    pub async fn find(&mut self, code: &str) -> Answer {
        self.get("/desk").await;
        let found = self.send("/desk/find", &[("code", code)]).await;
        assert_eq!(found.status, 303, "{}", found.text());
        let path = found.header("location").to_owned();
        self.get(&path).await
    }

    async fn ask(&mut self, method: Method, path: &str, form: Option<String>) -> Answer {
        let mut request = self
            .http
            .request(method.clone(), format!("{}{path}", self.base));
        if !self.cookies.is_empty() {
            let cookies: Vec<_> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header("cookie", cookies.join("; "));
        }
        if let Some(network) = self.forwarded_for {
            request = request.header("x-forwarded-for", network);
        }
        if let Some(site) = self.site {
            request = request.header("sec-fetch-site", site);
        }
        if let (Some(origin), Method::POST) = (&self.origin, method) {
            request = request.header("origin", origin);
        }
        if let Some(form) = form {
            request = request
                .header("content-type", "application/x-www-form-urlencoded")
                .body(form);
        }
        let answer = answer(request).await;
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            match rest.split(';').next().unwrap() {
                "" => self.cookies.remove(name),
                value => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        if !answer.bytes.is_empty() {
            self.page = answer.text();
        }
        answer
    }
}

pub async fn add_staff(central: &Central, name: &str) {
    add_with_role(central, name, Role::Clerk).await;
}

pub async fn add_with_role(central: &Central, name: &str, role: Role) {
    commands::add_staff(&central.directory, name, PASSWORD, role, central.now())
        .await
        .unwrap();
}

impl Central {
    /// A kiosk of another site than the usual one.
    pub async fn kiosk_at(&self, site: &str) -> Kiosk {
        let made = commands::enrolment_code(&self.directory, site, "Europe/Lisbon", self.now());
        let answer = self.enrol_with(&made.await.unwrap()).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        Kiosk {
            enrolled: answer.read(),
        }
    }
}

/// Somebody of a site, signed in.
pub async fn of_site(central: &Central, name: &str, role: Role, site: Option<&str>) -> Counter {
    let site = site.map(str::to_owned);
    let post = Post { role, site };
    commands::add_staff(&central.directory, name, PASSWORD, post, central.now())
        .await
        .unwrap();
    let mut counter = Counter::at(central);
    let answer = counter.sign_in(name, PASSWORD).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    counter
}

pub fn token_in(page: &str) -> String {
    let (_, after) = page
        .split_once("name=\"token\" value=\"")
        .unwrap_or_else(|| panic!("a page with a form: {page}"));
    after.split('"').next().unwrap().to_owned()
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
