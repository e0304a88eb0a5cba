//! The commands that the page may call: each passes on to the core and decides nothing.

use std::sync::Arc;

use kiosk::{
    Kiosk,
    page::{
        CodeCheck, CodeSending, Draft, EmailCheck, Facts, IdentityCheck, IdentityInput, KioskState,
        Refusal, SendResult, TrackResult, VisitBegun,
    },
};
use protocol::{Kind, Language};
use tauri::State;

use crate::window::PageWatch;

type Core<'a> = State<'a, Arc<Kiosk>>;
type Answer<T> = Result<T, Refusal>;

#[tauri::command(async)]
pub(crate) fn kiosk_state(core: Core<'_>) -> KioskState {
    core.state()
}

#[tauri::command(async)]
pub(crate) fn begin_visit(core: Core<'_>, language: Language) -> VisitBegun {
    core.begin_visit(language)
}

#[tauri::command(async)]
pub(crate) fn set_language(core: Core<'_>, visit: &str, language: Language) -> Answer<()> {
    core.set_language(visit, language)
}

#[tauri::command(async)]
pub(crate) fn choose_purpose(core: Core<'_>, visit: &str, kind: Kind) -> Answer<()> {
    core.choose_purpose(visit, kind)
}

#[tauri::command(async)]
pub(crate) fn check_identity(
    core: Core<'_>,
    visit: &str,
    identity: IdentityInput,
) -> Answer<IdentityCheck> {
    core.check_identity(visit, &identity)
}

#[tauri::command(async)]
pub(crate) fn check_email(
    core: Core<'_>,
    visit: &str,
    value: &str,
    old_email: Option<&str>,
) -> Answer<EmailCheck> {
    core.check_email(visit, value, old_email)
}

#[tauri::command]
pub(crate) async fn send_code(core: Core<'_>, visit: String, email: String) -> Answer<CodeSending> {
    core.send_code(&visit, &email).await
}

#[tauri::command]
pub(crate) async fn resend_code(core: Core<'_>, visit: String) -> Answer<CodeSending> {
    core.resend_code(&visit).await
}

#[tauri::command]
pub(crate) async fn confirm_code(core: Core<'_>, visit: String, code: String) -> Answer<CodeCheck> {
    core.confirm_code(&visit, &code).await
}

#[tauri::command]
pub(crate) async fn send(core: Core<'_>, visit: String, draft: Draft) -> Answer<SendResult> {
    core.send(&visit, draft).await
}

#[tauri::command]
pub(crate) async fn facts(core: Core<'_>, visit: String) -> Answer<Facts> {
    core.facts(&visit).await
}

#[tauri::command]
pub(crate) async fn print_again(core: Core<'_>, visit: String) -> Answer<()> {
    core.print_again(&visit).await
}

#[tauri::command(async)]
pub(crate) fn end_visit(core: Core<'_>, visit: &str) -> Answer<()> {
    core.end_visit(visit)
}

#[tauri::command]
pub(crate) async fn track(core: Core<'_>, code: String) -> Answer<TrackResult> {
    Ok(core.track(&code).await)
}

#[tauri::command(async)]
pub(crate) fn page_alive(watch: State<'_, PageWatch>) {
    watch.beat();
}
