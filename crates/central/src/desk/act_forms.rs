//! The forms on a request's page: what staff may do with it as it stands, and what became of it.

use maud::{Markup, html};
use texts::Args;

use super::{
    page::{Visitor, error_summary},
    reasons,
    request::View,
    session::SignedIn,
};
use crate::{
    journal::Act,
    permissions::Permission,
    proof::ladder::NOT_ME,
    requests::state::RequestState,
    store::{AtTheDesk, PASSPORT_TRIES, Restorable},
};

/// What is wrong with a form that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// Not three letters or digits.
    LastThree,
    /// The same, of the passport that is seen for something else than the request's own change.
    LastThreeInHand,
    /// No reason for this act was chosen.
    Reason(Act),
}

/// The ids of the fields for three characters of a passport: both forms may be on one page.
const LAST_THREE: &str = "last-three";
const LAST_THREE_IN_HAND: &str = "last-three-in-hand";

impl Problem {
    /// What is said above the form and beside the field.
    fn text(self, visitor: &Visitor) -> String {
        visitor.text(match self {
            Problem::LastThree | Problem::LastThreeInHand => "desk-last-three-wrong",
            Problem::Reason(_) => "desk-reason-missing",
        })
    }

    /// The summary, with a way to the field.
    pub(super) fn summary(self, visitor: &Visitor) -> Markup {
        let field = match self {
            Problem::LastThree => LAST_THREE.to_owned(),
            Problem::LastThreeInHand => LAST_THREE_IN_HAND.to_owned(),
            Problem::Reason(act) => reasons::of(act)
                .first()
                .map_or_else(String::new, |reason| format!("why-{reason}")),
        };
        error_summary(visitor, &field, &self.text(visitor))
    }
}

/// What became of the act before, from the name in the address; a made-up name says nothing.
pub(super) fn notice(visitor: &Visitor, name: &str, request: &AtTheDesk) -> Markup {
    let left = Args::new().with("left", (PASSPORT_TRIES - request.wrong_today).max(0));
    let words = match name {
        "passport-wrong" => visitor.text_with("desk-notice-passport-wrong", &left),
        "done"
        | "later"
        | "case-changed"
        | "too-late"
        | "unknown"
        | "not-now"
        | "passport-first"
        | "supervisor-needed"
        | "second-person-needed"
        | "spent"
        | "nothing-to-compare" => visitor.text(&format!("desk-notice-{name}")),
        _ => return html! {},
    };
    html! {
        p.note[name == "done"].warning[name != "done"] role="status" data-notice=(name) { (words) }
    }
}

/// Every form that the request's state allows.
pub(super) fn all(
    visitor: &Visitor,
    signed_in: &SignedIn,
    view: &View,
    problem: Option<Problem>,
) -> Markup {
    let request = &view.request;
    let not_me = request.why.as_deref() == Some(NOT_ME);
    let open = matches!(view.state, RequestState::Opened | RequestState::Counter);
    let takes_proofs =
        request.opened_at.is_some() && (open || view.state == RequestState::Stopped && not_me);
    let released = request.opened_at.is_some()
        && matches!(view.state, RequestState::Stopped | RequestState::Counter);
    let restorable = view.restorable.as_ref().filter(|it| it.allowed.is_ok());
    let restored = view
        .restorable
        .as_ref()
        .is_some_and(|it| it.restored.is_some());
    let undelivered = view.state == RequestState::Undelivered && !restored;
    let undelivered = undelivered && signed_in.may(Permission::SendAgain);
    let restorable = restorable.filter(|_| signed_in.may(Permission::Restore));
    let takes_proofs = takes_proofs && signed_in.may(Permission::SeePassport);
    let open = open && signed_in.may(Permission::Refuse);
    let released = released && signed_in.may(Permission::Release);
    let beside = Beside::of(signed_in, view);
    let asked = request.registry_asked && signed_in.may(Permission::CallOff);
    let with_reason =
        |act: Act| with_reason(visitor, signed_in, request, act, act.as_str(), problem);
    html! {
        @if takes_proofs || open || asked || released || undelivered || restorable.is_some() {
            section aria-labelledby="acts" data-acts="" {
                h2 #acts { (visitor.text("desk-acts")) }
                @if takes_proofs && request.passport_shown.as_deref() != Some("seen") {
                    (passport(visitor, signed_in, request, problem))
                }
                @if takes_proofs && request.passport_shown.is_some() { (with_reason(Act::Approved)) }
                @if undelivered {
                    div.sheet data-act=(Act::SentAgain.as_str()) {
                        p { (visitor.text("desk-do-sent-again-detail")) }
                        form method="post" action={ "/desk/requests/" (request.id) "/send-again" } {
                            (signed_in.form_token().field())
                            button type="submit" { (visitor.text("desk-do-sent-again")) }
                        }
                    }
                }
                @if open { (with_reason(Act::Refused)) (with_reason(Act::Stopped)) }
                @if asked { (call_off(visitor, signed_in, request, problem)) }
                @if released { (with_reason(Act::Released)) }
                @if let Some(restorable) = restorable { (restore(visitor, signed_in, view, restorable, problem)) }
            }
        }
        @if beside.is_anything() { (in_hand(visitor, signed_in, view, beside, problem)) }
    }
}

/// The last three characters, typed from the document in staff's hands; or a newer document.
fn passport(
    visitor: &Visitor,
    signed_in: &SignedIn,
    request: &AtTheDesk,
    problem: Option<Problem>,
) -> Markup {
    let problem = problem.filter(|problem| *problem == Problem::LastThree);
    html! {
        div.sheet {
            h3 { (visitor.text("desk-passport-title")) }
            (last_three(visitor, signed_in, request, "passport", problem))
            @if request.passport_shown.is_none() {
                details {
                    summary { (visitor.text("desk-passport-renewed-title")) }
                    p { (visitor.text("desk-passport-renewed-detail")) }
                    form method="post" action={ "/desk/requests/" (request.id) "/renewed" } {
                        (signed_in.form_token().field())
                        button.quiet type="submit" { (visitor.text("desk-passport-renewed")) }
                    }
                }
            }
        }
    }
}

/// Three characters, typed from the document, while there are tries.
fn last_three(
    visitor: &Visitor,
    signed_in: &SignedIn,
    request: &AtTheDesk,
    act: &str,
    problem: Option<Problem>,
) -> Markup {
    let left = PASSPORT_TRIES - request.wrong_today;
    let id = match act {
        "passport-in-hand" => LAST_THREE_IN_HAND,
        _ => LAST_THREE,
    };
    let (hint, wrong) = (format!("{id}-hint"), format!("{id}-problem"));
    html! {
        @if left > 0 {
            form method="post" action={ "/desk/requests/" (request.id) "/" (act) } {
                (signed_in.form_token().field())
                label for=(id) { (visitor.text("desk-last-three")) }
                p.hint id=(hint) {
                    (visitor.text("desk-last-three-hint")) " "
                    (visitor.text_with("desk-tries-left", &Args::new().with("left", left)))
                }
                @if let Some(problem) = problem {
                    p.wrong id=(wrong) { (problem.text(visitor)) }
                }
                input.code.short id=(id) name="last_three" type="text" dir="ltr" autocomplete="off"
                    autocapitalize="characters" spellcheck="false" maxlength="3" required
                    aria-invalid=[problem.map(|_| "true")]
                    aria-describedby=(if problem.is_some() { format!("{hint} {wrong}") } else { hint.clone() });
                button type="submit" { (visitor.text("desk-passport-compare")) }
            }
        } @else {
            p.wrong { (visitor.text("desk-notice-spent")) }
        }
    }
}

/// The former address back: the passport again, then a second person.
fn restore(
    visitor: &Visitor,
    signed_in: &SignedIn,
    view: &View,
    restorable: &Restorable,
    problem: Option<Problem>,
) -> Markup {
    let wrong = problem.filter(|problem| *problem == Problem::LastThree);
    html! {
        div.sheet data-restorable="" {
            h3 { (visitor.text("desk-restore-title")) }
            p { (visitor.text("desk-restore-detail")) }
            @match &restorable.seen {
                None => (last_three(visitor, signed_in, &view.request, "passport-again", wrong)),
                Some((who, at)) => {
                    p data-passport-again="" {
                        (visitor.text_with("desk-restore-passport", &Args::new()
                            .with("staff", who.as_str())
                            .with("when", view.time(visitor, Some(at.as_millisecond())).unwrap_or_default())))
                    }
                    (with_reason(visitor, signed_in, &view.request, Act::Restored, "restored", problem))
                }
            }
        }
    }
}

/// What a passport in hand allows besides the request's own change.
#[derive(Clone, Copy)]
struct Beside {
    /// What there is to pay may be printed.
    print: bool,
    /// The case is protected.
    lift: bool,
}

impl Beside {
    fn of(signed_in: &SignedIn, view: &View) -> Beside {
        let chosen = view.request.opened_at.is_some() && view.request.chosen;
        Beside {
            print: chosen && view.payable && signed_in.may(Permission::PrintPaymentData),
            // A clerk sees the passport, and a supervisor lifts.
            lift: chosen
                && view.request.protected_at.is_some()
                && signed_in.may(Permission::SeePassport),
        }
    }

    fn is_anything(self) -> bool {
        self.print || self.lift
    }
}

/// The passport first; then what it allows.
fn in_hand(
    visitor: &Visitor,
    signed_in: &SignedIn,
    view: &View,
    beside: Beside,
    problem: Option<Problem>,
) -> Markup {
    let request = &view.request;
    let wrong = problem.filter(|problem| *problem == Problem::LastThreeInHand);
    html! {
        section aria-labelledby="in-hand" data-in-hand="" {
            h2 #in-hand { (visitor.text("desk-in-hand-title")) }
            ul {
                @if beside.print { li { (visitor.text("desk-in-hand-print")) } }
                @if beside.lift { li { (visitor.text("desk-in-hand-lift")) } }
            }
            @match &view.in_hand {
                None => div.sheet { (last_three(visitor, signed_in, request, "passport-in-hand", wrong)) },
                Some((who, at)) => {
                    div.sheet data-passport-in-hand="" {
                        p {
                            (visitor.text_with("desk-in-hand-seen", &Args::new()
                                .with("staff", who.as_str())
                                .with("when", view.time(visitor, Some(at.as_millisecond())).unwrap_or_default())))
                        }
                        @if beside.print {
                            form method="post" action={ "/desk/requests/" (request.id) "/payment-data" } {
                                (signed_in.form_token().field())
                                button type="submit" { (visitor.text("desk-payment-print")) }
                            }
                        }
                    }
                    @if beside.lift && signed_in.may(Permission::LiftProtection) {
                        (with_reason(visitor, signed_in, request, Act::ProtectionLifted, Act::ProtectionLifted.as_str(), problem))
                    }
                }
            }
        }
    }
}

/// Stops what the registry was asked for, if it is not too late.
fn call_off(
    visitor: &Visitor,
    signed_in: &SignedIn,
    request: &AtTheDesk,
    problem: Option<Problem>,
) -> Markup {
    html! {
        p.hint { (visitor.text("desk-call-off-detail")) }
        (with_reason(visitor, signed_in, request, Act::Stopped, "called-off", problem))
    }
}

/// An act that wants a reason from its list; its form goes to `path` below the request's page.
fn with_reason(
    visitor: &Visitor,
    signed_in: &SignedIn,
    request: &AtTheDesk,
    act: Act,
    path: &str,
    problem: Option<Problem>,
) -> Markup {
    let name = act.as_str();
    let problem = problem.filter(|problem| *problem == Problem::Reason(act));
    let grave = matches!(
        act,
        Act::Refused | Act::Stopped | Act::Restored | Act::ProtectionLifted
    );
    html! {
        details.sheet open[problem.is_some() || act == Act::Approved] data-act=(name) {
            summary { (visitor.text(&format!("desk-do-{name}"))) }
            p { (visitor.text(&format!("desk-do-{name}-detail"))) }
            form method="post" action={ "/desk/requests/" (request.id) "/" (path) } {
                (signed_in.form_token().field())
                fieldset aria-describedby=[problem.map(|_| format!("{name}-problem"))] {
                    legend { (visitor.text("desk-reason")) }
                    @if let Some(problem) = problem {
                        p.wrong id={ (name) "-problem" } { (problem.text(visitor)) }
                    }
                    @for reason in reasons::of(act) {
                        div.choice {
                            input id={ "why-" (reason) } type="radio" name="reason" value=(reason) required;
                            label for={ "why-" (reason) } { (visitor.text(&format!("desk-why-{reason}"))) }
                        }
                    }
                }
                button.grave[grave] type="submit" { (visitor.text(&format!("desk-do-{name}"))) }
            }
        }
    }
}
