//! What can be shut only in the toolkit itself: everything that a web view brings along and a kiosk must not
//! have. The page's own layer is `ui/src/lib/hardening.ts`; `tests/window/breakout.rs` tries each.

use std::ffi::CStr;

use gtk::{
    PropagationPhase,
    gdk::ModifierType,
    glib::{
        self, Cast, ObjectType,
        gobject_ffi::{
            G_SIGNAL_MATCH_ID, g_object_get_data, g_signal_handlers_disconnect_matched,
            g_signal_lookup,
        },
        translate::{IntoGlib, from_glib_none},
    },
    prelude::StaticType,
    traits::{EventControllerExt, WidgetExt},
};
use webkit2gtk::{
    ColorChooserRequestExt, FileChooserRequestExt, PermissionRequestExt, SettingsExt, WebView,
    WebViewExt,
};

/// Gestures that no page can stop: zooming with two fingers, and the menu of a finger that rests. They are
/// WebKitGTK's own, hung on the widget under these names.
const GESTURES: [&CStr; 2] = [c"wk-view-zoom-gesture", c"wk-view-long-press-gesture"];

/// The key of desktops, as X and as GTK name it.
const SUPER: ModifierType = ModifierType::SUPER_MASK.union(ModifierType::MOD4_MASK);

/// Shuts what a person could reach.
pub(crate) fn harden(view: &WebView) {
    refuse_dialogs(view);
    refuse_capabilities(view);
    for name in GESTURES {
        silence_gesture(view, name);
    }
    keep_open(view);
    // WebKitGTK tells the page nothing of this key: a shortcut would arrive as its letter.
    view.connect_key_press_event(|_, event| match event.state().intersects(SUPER) {
        true => glib::Propagation::Stop,
        false => glib::Propagation::Proceed,
    });
    // Nothing is dropped on the page from elsewhere.
    view.drag_dest_unset();
}

fn refuse_dialogs(view: &WebView) {
    view.connect_context_menu(|_, _, _, _| true);
    view.connect_print(|_, _| true);
    view.connect_script_dialog(|_, _| true);
    view.connect_enter_fullscreen(|_| true);
    view.connect_show_notification(|_, _| true);
    view.connect_show_option_menu(|_, _, _, _| true);
    view.connect_run_file_chooser(|_, request| {
        request.cancel();
        true
    });
    view.connect_run_color_chooser(|_, request| {
        request.cancel();
        true
    });
    view.connect_permission_request(|_, request| {
        request.deny();
        true
    });
}

fn refuse_capabilities(view: &WebView) {
    let Some(settings) = WebViewExt::settings(view) else {
        return;
    };
    settings.set_enable_developer_extras(false);
    settings.set_enable_back_forward_navigation_gestures(false);
    settings.set_enable_fullscreen(false);
    settings.set_enable_html5_database(false);
    settings.set_enable_html5_local_storage(false);
    settings.set_enable_page_cache(false);
    settings.set_javascript_can_open_windows_automatically(false);
    settings.set_javascript_can_access_clipboard(false);
    settings.set_allow_modal_dialogs(false);
    settings.set_enable_webrtc(false);
    settings.set_enable_media_stream(false);
    settings.set_enable_webgl(false);
    settings.set_enable_caret_browsing(false);
}

/// A gesture without a phase is never handed an event.
fn silence_gesture(view: &WebView, name: &CStr) {
    // SAFETY: the view is alive, the name ends in a zero; WebKitGTK keeps a `GtkGesture` or nothing there,
    // and lives as long as the view. The type is checked before it is used as one.
    let gesture: Option<glib::Object> = unsafe {
        let kept = g_object_get_data(view.as_ptr().cast(), name.as_ptr());
        (!kept.is_null()).then(|| from_glib_none(kept.cast::<glib::gobject_ffi::GObject>()))
    };
    if let Some(gesture) = gesture.and_then(|kept| kept.downcast::<gtk::Gesture>().ok()) {
        gesture.set_propagation_phase(PropagationPhase::None);
        gesture.reset();
    }
}

/// `window.close()` destroys a view that listens to it, as ours is made to; nobody is to listen.
fn keep_open(view: &WebView) {
    // SAFETY: the view is alive and of the type in which the signal is looked up; with the id alone to match,
    // the other arguments are not read.
    unsafe {
        let close = g_signal_lookup(c"close".as_ptr(), WebView::static_type().into_glib());
        g_signal_handlers_disconnect_matched(
            view.as_ptr().cast(),
            G_SIGNAL_MATCH_ID,
            close,
            0,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
            std::ptr::null_mut(),
        );
    }
}
