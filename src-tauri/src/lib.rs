//! The shell: one window around the kiosk core. It builds the window, shuts every way out of it, and
//! passes the page's calls on; what they do is in the crate `kiosk`.

mod command_line;
mod commands;
mod confine;
mod supervision;
mod window;

use std::{process::ExitCode, sync::Arc};

use kiosk::{Config, Kiosk, event};

pub use command_line::{Arguments, Command, arguments};

/// Runs the program to its end.
pub fn run(arguments: &Arguments) -> ExitCode {
    confine::process();
    event::write_to_stderr();
    let config = match Config::load(&arguments.config) {
        Ok(config) => config,
        Err(error) => return fail(&error, 78),
    };
    if let Some(Command::Export { file }) = &arguments.command {
        return match kiosk::export::refused(&config.data_dir, file) {
            Ok(count) => {
                let file = file.display();
                tell(&format!("{count} refused, still sealed, written to {file}"))
            }
            Err(error) => fail(&error, 1),
        };
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system gives threads at start");
    if let Some(Command::Enrol { code }) = &arguments.command {
        return match runtime.block_on(kiosk::enrol(&config, code)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error, 1),
        };
    }
    let kiosk = match runtime.block_on(Kiosk::start(config)) {
        Ok(kiosk) => kiosk,
        Err(error) => return fail(&error, 78),
    };
    event::log(event::Event::Started(kiosk::VERSION));
    tauri::async_runtime::set(runtime.handle().clone());
    window::open(Arc::clone(&kiosk));
    ExitCode::SUCCESS
}

#[expect(clippy::print_stdout, reason = "the technician's terminal")]
fn tell(what: &str) -> ExitCode {
    println!("aima-kiosk: {what}");
    ExitCode::SUCCESS
}

/// Tells the technician; 78 is EX_CONFIG of sysexits.h: starting again will not help.
#[expect(clippy::print_stderr, reason = "the technician's terminal")]
fn fail(error: &dyn std::error::Error, code: u8) -> ExitCode {
    eprintln!("aima-kiosk: {error}");
    ExitCode::from(code)
}
