//! The window of a kiosk that cannot start as configured: out of service, in every language, until the file
//! is right. There is no core behind it, and nothing but this page can be called.

use std::time::Duration;

use kiosk::{app::page::KioskState, machine::fault::Fault};
use tauri::{AppHandle, State};

use crate::{page_watch::PageWatch, window};

/// Between two looks whether the configuration is right by now.
const LOOK: Duration = Duration::from_secs(3);

/// Opens the window. The program ends with the code that has it started again as soon as `is_right` says so.
pub(crate) fn open(is_right: impl Fn() -> bool + Send + 'static) {
    let builder =
        tauri::Builder::default().invoke_handler(tauri::generate_handler![kiosk_state, page_alive]);
    window::run(builder, |app| {
        window::build(&app, window::start_again)?;
        tauri::async_runtime::spawn(wait_until_right(app, is_right));
        Ok(())
    });
}

async fn wait_until_right(app: AppHandle, is_right: impl Fn() -> bool) {
    while !is_right() {
        tokio::time::sleep(LOOK).await;
    }
    window::start_again(&app);
}

#[tauri::command]
fn kiosk_state() -> KioskState {
    KioskState::closed(Fault::Configuration)
}

#[tauri::command]
fn page_alive(watch: State<'_, PageWatch>, screen: &str) {
    watch.beat(screen);
}
