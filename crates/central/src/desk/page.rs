//! The frame of every page: head, header with the navigation, main, footer. Markup is made by `maud`, which
//! escapes whatever is put in.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};
use protocol::Language;
use texts::Args;

use super::session::SignedIn;
use crate::{
    app::App,
    permissions::{Permission, Post},
};

/// What the desk speaks.
pub(super) const LANGUAGES: [Language; 2] = texts::OF_STAFF;

/// A part of the desk that the navigation leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    /// Its address.
    pub path: &'static str,
    /// The text that names it.
    pub name: &'static str,
    /// Who is led there.
    pub needs: Permission,
}

/// Find a request.
pub(super) const FIND: Section = Section {
    path: "/desk",
    name: "desk-section-find",
    needs: Permission::ReadRequest,
};
/// What staff have to look at.
pub(super) const ALARMS: Section = Section {
    path: "/desk/alarms",
    name: "desk-section-alarms",
    needs: Permission::ReadAlarms,
};
/// Who calls for help.
pub(super) const CALLS: Section = Section {
    path: "/desk/help-calls",
    name: "desk-section-calls",
    needs: Permission::ReadCalls,
};
/// A request for the person in front.
pub(super) const NEW: Section = Section {
    path: "/desk/new",
    name: "desk-section-new",
    needs: Permission::MakeRequest,
};
/// What waits at the counter.
pub(super) const WORK: Section = Section {
    path: "/desk/work",
    name: "desk-section-work",
    needs: Permission::ReadWork,
};
/// Who did what.
pub(super) const AUDIT: Section = Section {
    path: "/desk/audit",
    name: "desk-section-audit",
    needs: Permission::ReadAuditLog,
};

/// How the kiosks are.
pub(super) const FLEET: Section = Section {
    path: "/desk/fleet",
    name: "desk-section-fleet",
    needs: Permission::ReadFleet,
};

/// The site's people.
pub(super) const TEAM: Section = Section {
    path: "/desk/team",
    name: "desk-section-team",
    needs: Permission::ReadTeam,
};

/// The navigation, in this order. A new part of the desk is a line here and its routes in `mod.rs`.
pub(super) const SECTIONS: [Section; 8] = [FIND, NEW, WORK, CALLS, ALARMS, FLEET, TEAM, AUDIT];

/// Who looks, as far as the words depend on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visitor {
    /// The language to speak.
    pub language: Language,
    /// Everything is made up.
    pub demo: bool,
}

impl Visitor {
    /// A text without values.
    pub(super) fn text(&self, id: &str) -> String {
        texts::text(self.language, id, &Args::new())
    }

    /// A text with values.
    pub(super) fn text_with(&self, id: &str, args: &Args<'_>) -> String {
        texts::text(self.language, id, args)
    }
}

impl FromRequestParts<Arc<App>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Visitor, Infallible> {
        let visitor = parts.extensions.get().copied();
        Ok(visitor.expect("every route of the desk is served inside `around`"))
    }
}

/// A page to be shown.
pub(super) struct Page<'a> {
    /// Who looks.
    pub visitor: &'a Visitor,
    /// Who is signed in; without somebody there is no navigation.
    pub signed_in: Option<&'a SignedIn>,
    /// The part of the desk that it belongs to.
    pub section: Option<Section>,
    /// What it is called.
    pub title: &'a str,
    /// The address that shows it again, for the choice of language.
    pub here: &'a str,
}

/// Marks an answer whose page may run our own script and ask us again. Every other page runs none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Live;

impl Page<'_> {
    /// The whole page with `main` in it.
    pub(super) fn answer(&self, status: StatusCode, main: Markup) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CONTENT_LANGUAGE, self.visitor.language.code()),
            (header::CACHE_CONTROL, "no-store"),
        ];
        (status, headers, self.render(main).into_string()).into_response()
    }

    fn render(&self, main: Markup) -> Markup {
        let visitor = self.visitor;
        let language = visitor.language;
        html! {
            (DOCTYPE)
            html lang=(language.code()) dir=(if language.is_rtl() { "rtl" } else { "ltr" }) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex, nofollow";
                    meta name="format-detection" content="telephone=no";
                    title { (self.title) " – " (visitor.text("desk-name")) " – AIMA" }
                    link rel="stylesheet" href="/desk/style.css";
                }
                body {
                    a.skip href="#main" { (visitor.text("desk-skip")) }
                    @if visitor.demo {
                        aside.demo aria-label="DEMO" { (visitor.text("receipt-demo")) }
                    }
                    header {
                        p.office { strong { "AIMA" } " " span { (visitor.text("desk-name")) } }
                        div.who {
                            (self.languages())
                            @if let Some(signed_in) = self.signed_in { (who(visitor, signed_in)) }
                        }
                        @if let Some(signed_in) = self.signed_in { (self.navigation(signed_in)) }
                    }
                    main #main { (main) }
                    footer { p { (visitor.text("desk-footer")) } }
                }
            }
        }
    }

    fn languages(&self) -> Markup {
        html! {
            nav.languages aria-label=(self.visitor.text("tracking-languages")) {
                ul {
                    @for language in LANGUAGES {
                        @let code = language.code();
                        li {
                            a href={ (self.here) "?lang=" (code) } lang=(code) hreflang=(code)
                                aria-current=[(language == self.visitor.language).then_some("true")] {
                                (language.native_name())
                            }
                        }
                    }
                }
            }
        }
    }

    fn navigation(&self, signed_in: &SignedIn) -> Markup {
        html! {
            nav.sections aria-label=(self.visitor.text("desk-sections")) {
                ul {
                    @for section in SECTIONS.into_iter().filter(|it| signed_in.may(it.needs)) {
                        li {
                            a href=(section.path) aria-current=[(Some(section) == self.section).then_some("page")] {
                                (self.visitor.text(section.name))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn who(visitor: &Visitor, signed_in: &SignedIn) -> Markup {
    let name = Args::new().with("name", signed_in.shown.as_str());
    let name = visitor.text_with("desk-signed-in-as", &name);
    html! {
        form method="post" action="/desk/sign-out" {
            (signed_in.form_token().field())
            @if signed_in.by_provider { span { (name) } }
            @else { a href="/desk/password" title=(visitor.text("desk-password-title")) { (name) } }
            span.quiet data-site="" { (role_and_site(visitor, &signed_in.post)) }
            button.quiet type="submit" { (visitor.text("desk-sign-out")) }
        }
    }
}

/// As what somebody serves, and where.
pub(super) fn role_and_site(visitor: &Visitor, post: &Post) -> String {
    let role = visitor.text(&format!("desk-role-{}", post.role.as_str()));
    let site = match &post.site {
        Some(site) => site.to_owned(),
        None => visitor.text("desk-every-site"),
    };
    format!("{role} · {site}")
}

/// Lets somebody who serves everywhere look at one site of `path`, or at all.
pub(super) fn site_choice(
    visitor: &Visitor,
    path: &str,
    sites: &[String],
    chosen: Option<&str>,
) -> Markup {
    html! {
        form.sheet method="get" action=(path) {
            label for="site" { (visitor.text("receipt-store-label")) }
            select #site name="site" {
                option value="" { (visitor.text("desk-every-site")) }
                @for site in sites {
                    option value=(site) selected[chosen == Some(site.as_str())] { (site) }
                }
            }
            button.quiet type="submit" { (visitor.text("desk-show")) }
        }
    }
}

/// What is wrong, above the form, with a way to the field; the same words stand beside the field.
pub(super) fn error_summary(visitor: &Visitor, field: &str, what: &str) -> Markup {
    html! {
        div.problem role="alert" data-problem="" {
            h2 { (visitor.text("desk-error-summary")) }
            p { a href={ "#" (field) } { (what) } }
        }
    }
}
