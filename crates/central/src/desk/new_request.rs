//! A request made at the desk, for the person in front: one paper only at hand, a child, a kiosk that is out. The same fields,
//! rules and ladder as at a kiosk: what was typed is shown back, sealed to central's own key, and received as any other.
//! Who made it is in its first event and in the audit log. It proves nothing by itself: the new mailbox confirms itself by
//! the mailed link, and the passport is an act of its own.

use std::sync::Arc;

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use protocol::{
    EmailAddress, Identifiers, Kind, Language, OldEmail, OldMailbox, Recorded, RequestContent,
    RequestHeader, RequestId, SealingPublicKey, TrackingCode, email, wire::SealedRequest,
};
use serde::Deserialize;
use texts::Args;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    find::code_in,
    form::Signed,
    page::{NEW, Page, Visitor},
    papers::{self, TypedPapers, Wrong, field},
    session::SignedIn,
    trouble::Trouble,
};
use crate::{
    app::App,
    random,
    store::DeskOfSite,
    vault::{Domain, Vault},
};

/// Why a request has the code that was typed, in the audit log.
const OF_RECEIPT: &str = "code-of-receipt";

/// What is typed. A field that is missing is an empty one.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// Made with the form, see [`id_of`].
    id: String,
    kind: String,
    #[serde(flatten)]
    papers: TypedPapers,
    renewed: String,
    old_mailbox: String,
    old_email: String,
    new_email: String,
    /// The new address that was asked about and is meant.
    meant: String,
    language: String,
    assisted: String,
    site: String,
    /// The code of a receipt of this desk whose request is not here any more.
    receipt_code: String,
    /// What was pressed: `check`, `edit` or `send`.
    step: String,
}

/// What was typed, understood.
struct Understood {
    kind: Kind,
    language: Language,
    content: RequestContent,
}

/// The empty form.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
) -> Result<Response, Trouble> {
    let now = u64::try_from(app.clock.now().as_millisecond()).map_err(|_| Trouble::Internal)?;
    let typed = Typed {
        id: RequestId::new(now, random::bytes()).to_string(),
        kind: Kind::CorrectEmail.as_str().to_owned(),
        old_mailbox: OldMailbox::Given.as_str().to_owned(),
        language: Language::Pt.code().to_owned(),
        ..Typed::default()
    };
    form_page(&app, &visitor, &signed_in, &typed, &[], StatusCode::OK).await
}

/// Shows what was typed back, and then makes the request.
pub(super) async fn make(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    form: Signed<Typed>,
) -> Result<Response, Trouble> {
    let (by, typed) = (&form.by, &form.fields);
    let form_id: RequestId = typed.id.parse().map_err(|_| Trouble::Malformed)?;
    if typed.step == "edit" {
        return form_page(&app, &visitor, by, typed, &[], StatusCode::OK).await;
    }
    let understood = typed.understood();
    let site = by
        .site()
        .map(str::to_owned)
        .or_else(|| Some(typed.site.clone()).filter(|site| !site.is_empty()));
    let code = typed.code(&app, site.as_deref()).await?;
    let (understood, site, code) = match (understood, site, code) {
        (Ok(understood), Some(site), Ok(code)) => (understood, site, code),
        (understood, site, code) => {
            let mut wrong = understood.err().unwrap_or_default();
            if site.is_none() {
                wrong.push(("site", "desk-new-site-missing".to_owned()));
            }
            if let Err(id) = code {
                wrong.push(("receipt_code", id.to_owned()));
            }
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return form_page(&app, &visitor, by, typed, &wrong, status).await;
        }
    };
    if typed.step != "send" {
        return Ok(check_page(&visitor, by, typed, &understood, &site));
    }
    let now = app.clock.now();
    let any = u16::from_le_bytes(random::bytes());
    let desk = app.store.desk_of_site(&site, any, now).await?;
    let desk = desk.ok_or(Trouble::Missing)?;
    let id = id_of(&app.vault, form_id, &understood, code, &desk)?;
    let request = sealed(&app, id, &understood, code, &desk)?;
    let made =
        app.store
            .receive_at_the_desk(&request, &desk, &by.staff, code.map(|_| OF_RECEIPT), now);
    if made.await? {
        app.wake.unsealer.notify_one();
    }
    Ok(Redirect::to(&format!("/desk/requests/{id}/receipt")).into_response())
}

/// The request's id: of the form and of what was typed. So a second press is no second request; and what was typed otherwise
/// since, by "Back" or "Correct", is one of its own and not lost behind the receipt of the first.
fn id_of(
    vault: &Vault,
    form_id: RequestId,
    understood: &Understood,
    code: Option<TrackingCode>,
    desk: &DeskOfSite,
) -> Result<RequestId, Trouble> {
    let content = (
        form_id,
        desk.id.as_str(),
        code.as_ref().map(TrackingCode::as_str),
        understood.kind.as_str(),
        understood.language.code(),
        &understood.content,
    );
    let content = serde_json::to_string(&content).map_err(|_| Trouble::Internal)?;
    let hash = vault.hash(Domain::DeskForm, &Zeroizing::new(content));
    let unix_ms = Uuid::from(form_id).as_u128() >> 80;
    let unix_ms = u64::try_from(unix_ms).map_err(|_| Trouble::Internal)?;
    let hash = hash.steady();
    let (random, _) = hash.split_first_chunk().ok_or(Trouble::Internal)?;
    Ok(RequestId::new(unix_ms, *random))
}

fn sealed(
    app: &App,
    id: RequestId,
    understood: &Understood,
    code: Option<TrackingCode>,
    desk: &DeskOfSite,
) -> Result<SealedRequest, Trouble> {
    let header = RequestHeader {
        id,
        tracking_code: code.unwrap_or_else(|| TrackingCode::generate(desk.id, random::bytes())),
        kind: understood.kind,
        kiosk: desk.id,
        language: understood.language,
        // Central's own clock, which needs no other to be put right by.
        recorded: Recorded {
            wall_ms: app.clock.now().as_millisecond(),
            monotonic_ms: 0,
            boot_id: Uuid::nil(),
            central_offset_ms: Some(0),
        },
    };
    let key = app.sealing_keys.first().ok_or(Trouble::Internal)?;
    let key = SealingPublicKey::from_bytes(&key.public_key).map_err(|_| Trouble::Internal)?;
    let payload = key.seal(&header, &understood.content);
    Ok(SealedRequest {
        sha256: payload.hash(),
        header,
        payload,
    })
}

impl Typed {
    /// By the rules of the kiosk; or everything that is wrong.
    fn understood(&self) -> Result<Understood, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let refuse = |wrong: &mut Vec<Wrong>, field, id: &str| wrong.push((field, id.to_owned()));
        let asked = Kind::from_name(&self.kind);
        if asked.is_none() {
            refuse(&mut wrong, "kind-correct-email", "desk-new-kind-missing");
        }
        let identifiers = match self.papers.read() {
            Ok(identifiers) => identifiers,
            Err(more) => {
                wrong.extend(more);
                Identifiers::default()
            }
        };
        let old_mailbox = OldMailbox::from_name(&self.old_mailbox);
        if old_mailbox.is_none() {
            refuse(&mut wrong, "old-given", "desk-new-old-missing");
        }
        let old_email = match old_mailbox {
            Some(answer) if answer.has_address() => OldEmail::parse(&self.old_email)
                .map_err(|error| {
                    refuse(&mut wrong, "old_email", &format!("error-{}", error.code()))
                })
                .ok(),
            _ => None,
        };
        let new_email = match asked {
            Some(kind) if kind.takes_new_email() => EmailAddress::parse(&self.new_email)
                .map_err(|error| {
                    refuse(&mut wrong, "new_email", &format!("error-{}", error.code()))
                })
                .ok(),
            _ => None,
        };
        if self.suggestion().is_some() {
            refuse(&mut wrong, "new_email", "desk-new-suggestion");
        }
        let language = Language::from_code(&self.language);
        if language.is_none() {
            refuse(&mut wrong, "language", "desk-new-language-missing");
        }
        if wrong.is_empty() && identifiers.count() < Identifiers::NEEDED {
            wrong.push(("passport", "desk-new-two".to_owned()));
        }
        let (Some(asked), Some(language), true) = (asked, language, wrong.is_empty()) else {
            return Err(wrong);
        };
        let same_is_meant = asked == Kind::Resend;
        let kind = asked
            .judged(old_email.as_ref(), new_email.as_ref(), same_is_meant)
            .map_err(|code| vec![("new_email", format!("desk-new-{code}"))])?;
        let content = RequestContent {
            identifiers,
            old_email,
            old_mailbox,
            passport_renewed: !self.renewed.is_empty(),
            new_email,
            assisted: !self.assisted.is_empty(),
            statement: None,
            mailbox_proof: None,
            visit: None,
        };
        Ok(Understood {
            kind,
            language,
            content: content.completed(kind),
        })
    }

    /// The code of a receipt that is out and whose request a restored central lacks: it is the new request's, so that the
    /// receipt is good again. Only what this site's desk has made: whatever a kiosk has made it delivers by itself, under this
    /// very code.
    async fn code(
        &self,
        app: &App,
        site: Option<&str>,
    ) -> Result<Result<Option<TrackingCode>, &'static str>, Trouble> {
        if self.receipt_code.trim().is_empty() {
            return Ok(Ok(None));
        }
        let Some(code) = code_in(&self.receipt_code) else {
            return Ok(Err("desk-find-bad-code"));
        };
        let desk = match site {
            Some(site) => app.store.known_desk(site).await?,
            None => None,
        };
        if desk != Some(code.kiosk()) {
            return Ok(Err("desk-new-code-of-another"));
        }
        match app.store.request_with(code).await? {
            Some(_) => Ok(Err("desk-new-code-is-here")),
            None => Ok(Ok(Some(code))),
        }
    }

    /// The address that is probably meant, where nobody has said that this one is.
    fn suggestion(&self) -> Option<EmailAddress> {
        let typed = EmailAddress::parse(&self.new_email).ok()?;
        email::suggestion(&typed).filter(|_| self.meant != self.new_email)
    }
}

async fn form_page(
    app: &App,
    visitor: &Visitor,
    signed_in: &SignedIn,
    typed: &Typed,
    wrong: &[Wrong],
    status: StatusCode,
) -> Result<Response, Trouble> {
    let sites = match signed_in.site() {
        Some(_) => Vec::new(),
        None => app.store.sites().await?,
    };
    let problem = |field: &str| {
        let found = wrong.iter().find(|(of, _)| *of == field);
        html! { @if let Some((_, id)) = found { p.wrong id={ (field) "-problem" } { (visitor.text(id)) } } }
    };
    let suggestion = typed.suggestion();
    let main = html! {
        (papers::summary(visitor, wrong))
        h1 { (visitor.text("desk-new-title")) }
        p { (visitor.text("desk-new-lead")) }
        form.sheet method="post" action=(NEW.path) {
            (signed_in.form_token().field())
            input type="hidden" name="id" value=(typed.id);
            input type="hidden" name="step" value="check";
            fieldset {
                legend { (visitor.text("desk-asked-kind")) }
                (problem("kind-correct-email"))
                @for kind in Kind::ALL {
                    (choice("kind", &format!("kind-{kind}"), kind.as_str(), typed.kind == kind.as_str(), &visitor.text(&format!("kind-{kind}"))))
                }
            }
            h2 { (visitor.text("desk-new-papers")) }
            p.hint { (visitor.text("desk-new-papers-hint")) }
            (typed.papers.fields(visitor, wrong))
            (tick("renewed", !typed.renewed.is_empty(), &visitor.text("desk-new-renewed")))
            h2 { (visitor.text("desk-new-addresses")) }
            fieldset {
                legend { (visitor.text("old-email-title")) }
                (problem("old-given"))
                @for answer in OldMailbox::ALL {
                    @let name = answer.as_str();
                    (choice("old_mailbox", &format!("old-{name}"), name, typed.old_mailbox == name, &visitor.text(&format!("desk-new-old-{name}"))))
                }
            }
            (field(visitor, "old_email", "old-email-label", "old-email-hint", &typed.old_email, wrong))
            (field(visitor, "new_email", "new-email-label", "desk-new-email-hint", &typed.new_email, wrong))
            @if let Some(meant) = &suggestion {
                p.note { (visitor.text_with("desk-new-meant", &Args::new().with("address", meant.as_str()))) }
                (tick_with("meant", &typed.new_email, false, &visitor.text("desk-new-keep")))
            }
            h2 { (visitor.text("desk-new-person")) }
            label for="language" { (visitor.text("desk-asked-language")) }
            (problem("language"))
            select #language name="language" {
                @for language in Language::ALL {
                    @let code = language.code();
                    option value=(code) lang=(code) selected[typed.language == code] { (language.native_name()) }
                }
            }
            (tick("assisted", !typed.assisted.is_empty(), &visitor.text("desk-new-assisted")))
            details open[!typed.receipt_code.is_empty()] {
                summary { (visitor.text("desk-new-code-title")) }
                (field(visitor, "receipt_code", "receipt-code-label", "desk-new-code-hint", &typed.receipt_code, wrong))
            }
            @if !sites.is_empty() {
                label for="site" { (visitor.text("receipt-store-label")) }
                (problem("site"))
                select #site name="site" {
                    option value="" { (visitor.text("desk-new-site-choose")) }
                    @for site in &sites { option value=(site) selected[typed.site == *site] { (site) } }
                }
            }
            button type="submit" { (visitor.text("desk-new-check")) }
        }
    };
    Ok(page(visitor, signed_in, !wrong.is_empty(), status, main))
}

/// Everything back, as it was understood: check digits miss one slip in twenty.
fn check_page(
    visitor: &Visitor,
    signed_in: &SignedIn,
    typed: &Typed,
    understood: &Understood,
    site: &str,
) -> Response {
    let content = &understood.content;
    let given = &content.identifiers;
    let passport = given
        .passport
        .as_ref()
        .map(|it| format!("{} ({})", it.number(), it.country()));
    let old = match (&content.old_email, content.old_mailbox) {
        (Some(address), Some(OldMailbox::Helpers)) => {
            format!(
                "{} ({})",
                address.as_str(),
                visitor.text("desk-new-old-helpers")
            )
        }
        (Some(address), _) => address.as_str().to_owned(),
        (None, answer) => {
            let answer = answer.map_or("unknown", OldMailbox::as_str);
            visitor.text(&format!("desk-new-old-{answer}"))
        }
    };
    let yes = |it: bool| it.then(|| visitor.text("desk-yes"));
    let rows = [
        (
            "desk-asked-kind",
            Some(visitor.text(&format!("kind-{}", understood.kind))),
        ),
        ("desk-given-passport", passport),
        ("desk-new-renewed", yes(content.passport_renewed)),
        (
            "desk-given-nif",
            given.nif.as_ref().map(|it| it.as_str().to_owned()),
        ),
        (
            "desk-given-niss",
            given.niss.as_ref().map(|it| it.as_str().to_owned()),
        ),
        (
            "desk-given-phone",
            given.phone.as_ref().map(|it| it.shown()),
        ),
        ("old-email-label", Some(old)),
        (
            "new-email-label",
            content.new_email.as_ref().map(|it| it.as_str().to_owned()),
        ),
        (
            "desk-asked-language",
            Some(understood.language.native_name().to_owned()),
        ),
        ("desk-new-assisted", yes(content.assisted)),
        ("receipt-store-label", Some(site.to_owned())),
        (
            "receipt-code-label",
            code_in(&typed.receipt_code).map(|code| code.to_string()),
        ),
    ];
    let main = html! {
        h1 { (visitor.text("desk-new-check-title")) }
        p { (visitor.text("desk-new-check-lead")) }
        dl.facts data-check="" {
            @for (name, value) in &rows {
                @if let Some(value) = value { dt { (visitor.text(name)) } dd { bdi { (value) } } }
            }
        }
        @if let Some(statement) = &content.statement { p.note lang="pt" { (statement) } }
        div.acts {
            (kept(signed_in, typed, "send", false, &visitor.text("desk-new-send")))
            (kept(signed_in, typed, "edit", true, &visitor.text("desk-new-edit")))
        }
    };
    page(visitor, signed_in, false, StatusCode::OK, main)
}

/// A button that sends everything again.
fn kept(signed_in: &SignedIn, typed: &Typed, step: &str, quiet: bool, label: &str) -> Markup {
    let fields = [
        ("id", &typed.id),
        ("kind", &typed.kind),
        ("renewed", &typed.renewed),
        ("old_mailbox", &typed.old_mailbox),
        ("old_email", &typed.old_email),
        ("new_email", &typed.new_email),
        ("meant", &typed.meant),
        ("language", &typed.language),
        ("assisted", &typed.assisted),
        ("site", &typed.site),
        ("receipt_code", &typed.receipt_code),
    ];
    html! {
        form method="post" action=(NEW.path) {
            (signed_in.form_token().field())
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            (typed.papers.kept())
            input type="hidden" name="step" value=(step);
            button.quiet[quiet] type="submit" data-step=(step) { (label) }
        }
    }
}

fn choice(name: &str, id: &str, value: &str, checked: bool, label: &str) -> Markup {
    html! {
        div.choice {
            input id=(id) type="radio" name=(name) value=(value) checked[checked] required;
            label for=(id) { (label) }
        }
    }
}

fn tick(name: &str, checked: bool, label: &str) -> Markup {
    tick_with(name, "yes", checked, label)
}

fn tick_with(name: &str, value: &str, checked: bool, label: &str) -> Markup {
    html! {
        div.choice {
            input id=(name) type="checkbox" name=(name) value=(value) checked[checked];
            label for=(name) { (label) }
        }
    }
}

fn page(
    visitor: &Visitor,
    signed_in: &SignedIn,
    wrong: bool,
    status: StatusCode,
    main: Markup,
) -> Response {
    let title = visitor.text("desk-new-title");
    let heading = match wrong {
        false => title,
        true => visitor.text_with(
            "desk-title-with-error",
            &Args::new().with("title", title.as_str()),
        ),
    };
    Page {
        visitor,
        signed_in: Some(signed_in),
        section: Some(NEW),
        title: &heading,
        here: NEW.path,
    }
    .answer(status, main)
}
