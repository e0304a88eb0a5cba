//! Embeds the page and declares the commands that exist: the page may call these and no others.

use tauri_build::{AppManifest, Attributes};

const COMMANDS: &[&str] = &[
    "kiosk_state",
    "begin_visit",
    "set_language",
    "choose_purpose",
    "another_person",
    "idle_asked",
    "check_paper",
    "check_identity",
    "check_email",
    "read",
    "send_code",
    "resend_code",
    "confirm_code",
    "send",
    "facts",
    "print_again",
    "end_visit",
    "call_staff",
    "end_call",
    "track",
    "page_alive",
    "say",
    "chime",
    "hush",
    "headphones",
    "receipt_words",
    "staff_pin_gate",
    "staff_enter",
    "staff_leave",
    "staff_panel",
    "staff_pause",
    "staff_self_test",
    "staff_print_test",
    "staff_find",
    "staff_reprint",
    "staff_retry",
    "staff_acknowledge",
    "staff_export",
    "staff_diagnostics",
    "staff_restart_page",
    "staff_restart_session",
];

fn main() {
    let attributes = Attributes::new()
        .app_manifest(AppManifest::new().commands(COMMANDS))
        .capabilities_path_pattern("./src-tauri/capabilities/*.json");
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are valid");
}
