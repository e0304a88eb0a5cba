//! The kiosk's one window: full screen, no way out of the page, and back by itself when the page's
//! process dies or hangs.

use std::sync::Arc;

use kiosk::{
    Kiosk,
    machine::event::{Event, log},
};
use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent, Wry};
use webkit2gtk::WebViewExt;

use crate::{
    commands, confine, graphics, harden, page_process,
    page_watch::{LOOK, PageWatch, Why},
    supervision,
};

const LABEL: &str = "kiosk";
/// EX_TEMPFAIL of sysexits.h: the program is to be started again.
const RESTART_WANTED: i32 = 75;
/// Looks at the page between two at its memory, which takes the kernel longer to count: ten seconds.
const LOOKS_A_MEASURE: u32 = 40;

/// Opens the window and runs it until the program is told to end.
pub(crate) fn open(kiosk: Arc<Kiosk>) {
    let builder = tauri::Builder::default()
        .manage(kiosk)
        .invoke_handler(tauri::generate_handler![
            commands::kiosk_state,
            commands::begin_visit,
            commands::set_language,
            commands::choose_purpose,
            commands::another_person,
            commands::idle_asked,
            commands::check_paper,
            commands::check_identity,
            commands::check_email,
            commands::read,
            commands::send_code,
            commands::resend_code,
            commands::confirm_code,
            commands::send,
            commands::facts,
            commands::print_again,
            commands::end_visit,
            commands::call_staff,
            commands::end_call,
            commands::track,
            commands::page_alive,
            commands::say,
            commands::chime,
            commands::hush,
            commands::headphones,
            commands::receipt_words,
            commands::staff_pin_gate,
            commands::staff_enter,
            commands::staff_leave,
            commands::staff_panel,
            commands::staff_pause,
            commands::staff_self_test,
            commands::staff_print_test,
            commands::staff_find,
            commands::staff_reprint,
            commands::staff_retry,
            commands::staff_acknowledge,
            commands::staff_export,
            commands::staff_diagnostics,
            commands::staff_restart_page,
            commands::staff_restart_session,
        ]);
    run(builder, |app| {
        build(&app, start_page_again)?;
        tauri::async_runtime::spawn(tell_page(app.clone()));
        tauri::async_runtime::spawn(watch_page(app));
        Ok(())
    });
}

/// What is the same for every window: it obeys nobody but the service manager.
pub(crate) fn run(
    builder: tauri::Builder<Wry>,
    open: impl FnOnce(AppHandle) -> tauri::Result<()> + Send + 'static,
) {
    builder
        .manage(PageWatch::default())
        .setup(|app| {
            open(app.handle().clone())?;
            tauri::async_runtime::spawn(supervision::keep_told(app.handle().clone()));
            Ok(())
        })
        .on_window_event(|_, event| {
            // A window manager that is told to close it (Alt+F4) is told no.
            if let WindowEvent::CloseRequested { api, .. } = event {
                api.prevent_close();
            }
        })
        .run(tauri::generate_context!())
        .expect("the window opens: there is a display");
}

/// The window with its page, shut. `on_end` is called when the page's process has ended.
pub(crate) fn build(app: &AppHandle, on_end: fn(&AppHandle)) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("AIMA")
        .fullscreen(true)
        .decorations(false)
        .resizable(false)
        .always_on_top(true)
        .zoom_hotkeys_enabled(false)
        .disable_drag_drop_handler()
        .data_directory(confine::page_data()?)
        .initialization_script_for_all_frames(include_str!("inert.js"))
        .on_navigation(|url| url.scheme() == "tauri" && url.host_str() == Some("localhost"))
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    let app = app.clone();
    // What can be shut only in the toolkit.
    window.with_webview(move |webview| {
        let view = webview.inner();
        harden::harden(&view);
        graphics::settle(&view);
        view.connect_web_process_terminated(move |_, _| on_end(&app));
    })
}

/// Ends the page's process, whatever state it is in: a stopped one does not hear that it is to load again.
fn end_page(app: &AppHandle, why: Why) {
    app.state::<PageWatch>().ending(why);
    let Some(window) = app.get_webview_window(LABEL) else {
        return log(Event::Defect("no-window"));
    };
    let app = app.clone();
    let asked = window.with_webview(move |webview| {
        webview.inner().terminate_web_process();
        // There was none to end.
        if app.state::<PageWatch>().is_ending() {
            start_page_again(&app);
        }
    });
    if asked.is_err() {
        log(Event::Defect("end-page"));
    }
}

/// Staff want a fresh page. It is alive, or they could not have asked: loading it anew is enough.
pub(crate) fn restart_page(app: &AppHandle) {
    app.state::<PageWatch>().ending(Why::Staff);
    start_page_again(app);
}

/// Wipes the visit and loads the page anew. Runs in the core, which needs nothing of the dead part.
fn start_page_again(app: &AppHandle) {
    let why = app.state::<PageWatch>().gone();
    log(Event::PageRestarted(why.code()));
    app.state::<Arc<Kiosk>>().abandon_page();
    if let Some(window) = app.get_webview_window(LABEL)
        && window.reload().is_err()
    {
        log(Event::Defect("reload"));
    }
}

/// Staff want the whole program started again.
pub(crate) fn end_session(app: &AppHandle) {
    log(Event::SessionEnded);
    app.state::<Arc<Kiosk>>().abandon_page();
    start_again(app);
}

/// Ends the program with the code that means "start me again"; the unit does.
pub(crate) fn start_again(app: &AppHandle) {
    app.exit(RESTART_WANTED);
}

/// Pushes every change to the page, which may be gone: then it asks when it is back.
async fn tell_page(app: AppHandle) {
    let kiosk = Arc::clone(&app.state::<Arc<Kiosk>>());
    let mut changes = kiosk.changes();
    kiosk.looked().await;
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

/// Looks at the page for as long as the program runs.
async fn watch_page(app: AppHandle) {
    let kiosk = Arc::clone(&app.state::<Arc<Kiosk>>());
    let watch = app.state::<PageWatch>();
    for look in 1_u32.. {
        tokio::time::sleep(LOOK).await;
        if let Some(why) = watch.look(page_process::waited(), page_process::has_ended()) {
            end_page(&app, why);
        } else if look % LOOKS_A_MEASURE == 0
            && watch.rests()
            && kiosk.is_free()
            && page_process::memory_mib() > kiosk.page_memory_mib()
        {
            end_page(&app, Why::Grown);
        }
    }
}
