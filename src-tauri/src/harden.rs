//! What can be shut only in the toolkit itself: everything that a web view brings along and a kiosk must not
//! have. What scripts could do to the window is taken from them by `inert.js`; the page's own layer is
//! `ui/src/lib/hardening.ts`. `tests/window/breakout/` tries each.

use std::ffi::CStr;

use gtk::{
    PropagationPhase,
    gdk::ModifierType,
    glib::{
        self, Cast, ObjectExt, ObjectType, ToValue, Value, gobject_ffi::g_object_get_data,
        translate::from_glib_none,
    },
    traits::{EventControllerExt, WidgetExt},
};
use webkit2gtk::{
    ColorChooserRequestExt, FileChooserRequestExt, OptionMenu, OptionMenuExt, PermissionRequestExt,
    SettingsExt, WebView, WebViewExt,
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
    // WebKitGTK tells the page nothing of this key: a shortcut would arrive as its letter.
    view.connect_key_press_event(|_, event| match event.state().intersects(SUPER) {
        true => glib::Propagation::Stop,
        false => glib::Propagation::Proceed,
    });
    // Nothing is dropped on the page from elsewhere.
    view.drag_dest_unset();
}

fn refuse_dialogs(view: &WebView) {
    // By name: the bindings' own closures end the program where a menu was opened by no event (WebKitGTK 2.40).
    view.connect_local("context-menu", false, |_| Some(true.to_value()));
    view.connect_local("show-option-menu", false, |values| {
        // The page waits for the end of it.
        if let Some(Ok(menu)) = values.get(1).map(Value::get::<OptionMenu>) {
            menu.close();
        }
        Some(true.to_value())
    });
    view.connect_print(|_, _| true);
    view.connect_script_dialog(|_, _| true);
    view.connect_enter_fullscreen(|_| true);
    view.connect_show_notification(|_, _| true);
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
