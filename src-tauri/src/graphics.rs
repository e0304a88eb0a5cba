//! How the engine draws: in layers that a graphics processor puts together, or straight onto the window.
//!
//! Without a graphics processor the layers are put together by OpenGL in software, which makes every picture take about
//! twice as long as drawing anew what changed (`docs/performance.md`).

use std::{env, fs, path::Path};

use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebView, WebViewExt};

/// Where the kernel has the devices of graphics processors.
const DEVICES: &str = "/dev/dri";
/// The engine's own switch: whoever sets it wants layers in any case, such as for pictures of the window.
const FORCED: &str = "WEBKIT_FORCE_COMPOSITING_MODE";

/// Has the engine draw in the quicker way.
pub(crate) fn settle(view: &WebView) {
    if has_processor(Path::new(DEVICES)) || env::var_os(FORCED).is_some() {
        return;
    }
    if let Some(settings) = WebViewExt::settings(view) {
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
}

/// Whether one of `devices` can draw: a screen alone has no such node.
fn has_processor(devices: &Path) -> bool {
    fs::read_dir(devices).is_ok_and(|mut devices| {
        devices.any(|device| {
            device.is_ok_and(|device| device.file_name().to_string_lossy().starts_with("renderD"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_without_a_processor_is_not_taken_for_one() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!has_processor(devices.path()));
        assert!(!has_processor(&devices.path().join("none")));
        fs::write(devices.path().join("card0"), "").unwrap();
        assert!(!has_processor(devices.path()));
        fs::write(devices.path().join("renderD128"), "").unwrap();
        assert!(has_processor(devices.path()));
    }
}
