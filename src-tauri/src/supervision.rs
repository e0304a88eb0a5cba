//! Tells the service manager how the kiosk is, and ends the program when it is asked to.

use std::sync::Arc;

use kiosk::{
    Kiosk,
    machine::service_manager::{CORE_PATIENCE, ServiceManager},
};
use tauri::{AppHandle, Manager};
use tokio::signal::unix::{SignalKind, signal};

use crate::page_watch::PageWatch;

/// Runs for as long as the program does.
pub(crate) async fn keep_told(app: AppHandle) {
    let mut service_manager = ServiceManager::of_this_process();
    let mut ending = signal(SignalKind::terminate()).expect("the system tells of its signals");
    let kiosk = app.try_state::<Arc<Kiosk>>().map(|core| Arc::clone(&core));
    loop {
        tokio::select! {
            _ = ending.recv() => break,
            _ = tokio::time::sleep(service_manager.beat()) => {
                let silence = app.state::<PageWatch>().silence();
                let core_answers = async {
                    match &kiosk {
                        Some(kiosk) => kiosk.answers(CORE_PATIENCE).await,
                        // A closed window has none.
                        None => true,
                    }
                };
                service_manager.look(silence, core_answers).await;
            }
        }
    }
    service_manager.ending();
    app.exit(0);
}
