//! The kiosk's one window: full screen, no way out of the page, and back by itself when the page's
//! process dies or hangs.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use kiosk::{
    Kiosk,
    event::{Event, log},
};
use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::{commands, confine, supervision};

const LABEL: &str = "kiosk";
/// A page that has not called for this long hangs: it calls every five seconds.
const HUNG: Duration = Duration::from_secs(20);
/// EX_TEMPFAIL of sysexits.h: staff asked for a restart.
const RESTART_WANTED: i32 = 75;
/// Between two looks at the page.
const LOOK: Duration = Duration::from_secs(2);

/// When the page last gave a sign of life.
#[derive(Debug)]
pub(crate) struct PageWatch {
    last: Mutex<Option<Instant>>,
    /// The same, through every restart of the page.
    heard: Mutex<Option<Instant>>,
}

impl PageWatch {
    /// The page is alive.
    pub(crate) fn beat(&self) {
        let now = Some(Instant::now());
        self.set(now);
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// How long the page has been silent, however often it was restarted; none before its first sign.
    pub(crate) fn silence(&self) -> Option<Duration> {
        let heard = *self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.map(|heard| heard.elapsed())
    }

    fn set(&self, last: Option<Instant>) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = last;
    }

    fn is_hung(&self) -> bool {
        self.last
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some_and(|last| last.elapsed() > HUNG)
    }
}

/// Opens the window and runs it until the program is told to end.
pub(crate) fn open(kiosk: Arc<Kiosk>) {
    tauri::Builder::default()
        .manage(kiosk)
        .manage(PageWatch {
            last: Mutex::new(None),
            heard: Mutex::new(None),
        })
        .invoke_handler(tauri::generate_handler![
            commands::kiosk_state,
            commands::begin_visit,
            commands::set_language,
            commands::choose_purpose,
            commands::check_identity,
            commands::check_email,
            commands::send_code,
            commands::resend_code,
            commands::confirm_code,
            commands::send,
            commands::facts,
            commands::print_again,
            commands::end_visit,
            commands::call_staff,
            commands::withdraw_call,
            commands::track,
            commands::page_alive,
            commands::staff_door,
            commands::staff_enter,
            commands::staff_leave,
            commands::staff_panel,
            commands::staff_pause,
            commands::staff_self_test,
            commands::staff_print_test,
            commands::staff_find,
            commands::staff_reprint,
            commands::staff_export,
            commands::staff_diagnostics,
            commands::staff_restart_page,
            commands::staff_restart_session,
        ])
        .setup(|app| {
            let window = build(app.handle())?;
            harden(&window)?;
            tauri::async_runtime::spawn(tell_page(app.handle().clone()));
            tauri::async_runtime::spawn(watch_page(app.handle().clone()));
            tauri::async_runtime::spawn(supervision::keep_told(app.handle().clone()));
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the window opens: there is a display");
}

fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("AIMA")
        .fullscreen(true)
        .decorations(false)
        .resizable(false)
        .always_on_top(true)
        .zoom_hotkeys_enabled(false)
        .disable_drag_drop_handler()
        .data_directory(confine::page_data()?)
        .on_navigation(|url| url.scheme() == "tauri" && url.host_str() == Some("localhost"))
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()
}

/// What can be shut only in the toolkit itself.
fn harden(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{FileChooserRequestExt, PermissionRequestExt, SettingsExt, WebViewExt};
    let app = window.app_handle().clone();
    window.with_webview(move |webview| {
        let view = webview.inner();
        view.connect_context_menu(|_, _, _, _| true);
        view.connect_print(|_, _| true);
        view.connect_run_file_chooser(|_, request| {
            request.cancel();
            true
        });
        view.connect_permission_request(|_, request| {
            request.deny();
            true
        });
        view.connect_web_process_terminated(move |_, _| restart_page(&app));
        if let Some(settings) = WebViewExt::settings(&view) {
            settings.set_enable_developer_extras(false);
            settings.set_enable_back_forward_navigation_gestures(false);
            settings.set_enable_fullscreen(false);
            settings.set_enable_html5_database(false);
            settings.set_enable_html5_local_storage(false);
            settings.set_enable_page_cache(false);
        }
    })
}

/// Wipes the visit and loads the page anew. Runs in the core, which needs nothing of the dead part.
pub(crate) fn restart_page(app: &AppHandle) {
    log(Event::PageRestarted);
    app.state::<Arc<Kiosk>>().abandon_page();
    app.state::<PageWatch>().set(None);
    if let Some(window) = app.get_webview_window(LABEL)
        && window.reload().is_err()
    {
        log(Event::Defect("reload"));
    }
}

/// Ends the program with the code that means "start me again"; the unit does.
pub(crate) fn end_session(app: &AppHandle) {
    log(Event::SessionEnded);
    app.state::<Arc<Kiosk>>().abandon_page();
    app.exit(RESTART_WANTED);
}

/// Pushes every change to the page, which may be gone: then it asks when it is back.
async fn tell_page(app: AppHandle) {
    let kiosk = Arc::clone(&app.state::<Arc<Kiosk>>());
    let mut changes = kiosk.changes();
    while changes.changed().await.is_ok() {
        if app.emit_to(LABEL, "kiosk-state", kiosk.state()).is_err() {
            log(Event::Defect("tell-page"));
        }
        if let Some(facts) = kiosk.current_facts().await
            && app.emit_to(LABEL, "facts", facts).is_err()
        {
            log(Event::Defect("tell-page"));
        }
    }
}

async fn watch_page(app: AppHandle) {
    loop {
        tokio::time::sleep(LOOK).await;
        if app.state::<PageWatch>().is_hung() {
            restart_page(&app);
        }
    }
}
