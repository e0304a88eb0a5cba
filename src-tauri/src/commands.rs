//! The commands that the page may call: each passes on to the core and decides nothing.

use std::sync::Arc;

use kiosk::{
    Kiosk,
    app::page::{Facts, KioskState, ReceiptLine, SendResult},
    speech::Said,
    staff::{
        page::{Entry, Exported, Found, PinGateState, Printed, Requests},
        panel::Panel,
        self_test::SelfTest,
    },
    visit::page::{
        CodeCheck, CodeSending, Draft, EmailAnswer, EmailField, IdentityAnswer, IdentityInput,
        PaperAnswer, PaperInput, Purpose, Reading, Refusal, TrackResult, VisitBegun,
    },
};
use protocol::{Language, help::ScreenName};
use tauri::{AppHandle, State};

use crate::{page_watch::PageWatch, window};

type Core<'a> = State<'a, Arc<Kiosk>>;
type Answer<T> = Result<T, Refusal>;

#[tauri::command]
pub(crate) async fn kiosk_state(core: Core<'_>) -> Answer<KioskState> {
    core.looked().await;
    Ok(core.state())
}

#[tauri::command(async)]
pub(crate) fn begin_visit(core: Core<'_>, language: Language) -> Answer<VisitBegun> {
    core.begin_visit(language)
}

#[tauri::command(async)]
pub(crate) fn set_language(core: Core<'_>, visit: &str, language: Language) -> Answer<()> {
    core.set_language(visit, language)
}

#[tauri::command(async)]
pub(crate) fn choose_purpose(core: Core<'_>, visit: &str, purpose: Purpose) -> Answer<()> {
    core.choose_purpose(visit, purpose)
}

#[tauri::command(async)]
pub(crate) fn another_person(core: Core<'_>, visit: &str) -> Answer<()> {
    core.another_person(visit)
}

#[tauri::command(async)]
pub(crate) fn idle_asked(core: Core<'_>, visit: &str) -> Answer<()> {
    core.idle_asked(visit)
}

#[tauri::command(async)]
pub(crate) fn check_paper(core: Core<'_>, visit: &str, input: PaperInput) -> Answer<PaperAnswer> {
    core.check_paper(visit, &input)
}

#[tauri::command(async)]
pub(crate) fn check_identity(
    core: Core<'_>,
    visit: &str,
    identity: IdentityInput,
) -> Answer<IdentityAnswer> {
    core.check_identity(visit, &identity)
}

#[tauri::command(async)]
pub(crate) fn check_email(
    core: Core<'_>,
    visit: &str,
    field: EmailField,
    value: &str,
    old_email: Option<&str>,
) -> Answer<EmailAnswer> {
    core.check_email(visit, field, value, old_email)
}

#[tauri::command(async)]
pub(crate) fn read(core: Core<'_>, raw: &str) -> Answer<Reading> {
    Ok(core.read(raw))
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
pub(crate) async fn facts(core: Core<'_>, visit: String) -> Answer<Vec<Facts>> {
    core.facts(&visit).await
}

#[tauri::command]
pub(crate) async fn print_again(
    core: Core<'_>,
    visit: String,
    tracking_code: String,
) -> Answer<()> {
    core.print_again(&visit, &tracking_code).await
}

#[tauri::command(async)]
pub(crate) fn end_visit(core: Core<'_>, visit: &str) -> Answer<()> {
    core.end_visit(visit)
}

#[tauri::command]
pub(crate) async fn call_staff(
    core: Core<'_>,
    visit: Option<String>,
    screen: ScreenName,
) -> Answer<()> {
    core.call_staff(visit.as_deref(), screen)
}

#[tauri::command(async)]
pub(crate) fn end_call(core: Core<'_>) {
    core.end_call();
}

#[tauri::command]
pub(crate) async fn track(core: Core<'_>, code: String) -> Answer<TrackResult> {
    Ok(core.track(&code).await)
}

#[tauri::command(async)]
pub(crate) fn page_alive(watch: State<'_, PageWatch>, screen: &str) {
    watch.beat(screen);
}

#[tauri::command(async)]
pub(crate) fn say(core: Core<'_>, said: Said) {
    core.say(said);
}

#[tauri::command(async)]
pub(crate) fn chime(core: Core<'_>) {
    core.chime();
}

#[tauri::command(async)]
pub(crate) fn hush(core: Core<'_>) {
    core.hush();
}

#[tauri::command(async)]
pub(crate) fn headphones(core: Core<'_>, plugged: bool) {
    core.headphones_are(plugged);
}

#[tauri::command]
pub(crate) async fn receipt_words(
    core: Core<'_>,
    visit: String,
    tracking_code: String,
) -> Answer<Vec<ReceiptLine>> {
    core.receipt_words(&visit, &tracking_code).await
}

#[tauri::command]
pub(crate) async fn staff_pin_gate(core: Core<'_>) -> Answer<PinGateState> {
    Ok(core.staff_pin_gate().await)
}

#[tauri::command]
pub(crate) async fn staff_enter(core: Core<'_>, pin: String) -> Answer<Entry> {
    Ok(core.staff_enter(pin).await)
}

#[tauri::command(async)]
pub(crate) fn staff_leave(core: Core<'_>, token: &str) {
    core.staff_leave(token);
}

#[tauri::command]
pub(crate) async fn staff_panel(core: Core<'_>, token: String, touched: bool) -> Answer<Panel> {
    core.staff_panel(&token, touched).await
}

#[tauri::command]
pub(crate) async fn staff_pause(core: Core<'_>, token: String, on: bool) -> Answer<()> {
    core.staff_pause(&token, on).await
}

#[tauri::command]
pub(crate) async fn staff_self_test(core: Core<'_>, token: String) -> Answer<SelfTest> {
    core.staff_self_test(&token).await
}

#[tauri::command]
pub(crate) async fn staff_print_test(core: Core<'_>, token: String) -> Answer<Printed> {
    core.staff_print_test(&token).await
}

#[tauri::command]
pub(crate) async fn staff_find(core: Core<'_>, token: String, code: String) -> Answer<Found> {
    core.staff_find(&token, &code).await
}

#[tauri::command]
pub(crate) async fn staff_reprint(core: Core<'_>, token: String, code: String) -> Answer<Printed> {
    core.staff_reprint(&token, &code).await
}

#[tauri::command]
pub(crate) async fn staff_retry(core: Core<'_>, token: String) -> Answer<Requests> {
    core.staff_retry(&token).await
}

#[tauri::command]
pub(crate) async fn staff_acknowledge(core: Core<'_>, token: String) -> Answer<Requests> {
    core.staff_acknowledge(&token).await
}

#[tauri::command]
pub(crate) async fn staff_export(core: Core<'_>, token: String) -> Answer<Exported> {
    core.staff_export(&token).await
}

#[tauri::command]
pub(crate) async fn staff_diagnostics(core: Core<'_>, token: String) -> Answer<Exported> {
    core.staff_diagnostics(&token).await
}

#[tauri::command(async)]
pub(crate) fn staff_restart_page(app: AppHandle, core: Core<'_>, token: &str) -> Answer<()> {
    core.staff_may(token)?;
    window::restart_page(&app);
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn staff_restart_session(app: AppHandle, core: Core<'_>, token: &str) -> Answer<()> {
    core.staff_may(token)?;
    window::end_session(&app);
    Ok(())
}
