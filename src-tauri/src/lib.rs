//! The shell: one window around the kiosk core. It builds the window, shuts every way out of it, and
//! passes the page's calls on; what they do is in the crate `kiosk`.

mod closed;
mod command_line;
mod commands;
mod confine;
mod engine;
mod generate;
mod graphics;
mod harden;
mod page_process;
mod page_watch;
mod supervision;
mod technician;
mod window;

use std::{error::Error, path::Path, process::ExitCode, sync::Arc};

use kiosk::{
    Config, Kiosk,
    app::control::Question,
    machine::{
        event::{self, Event},
        fault::Fault,
    },
};
use tokio::runtime::Runtime;

pub use command_line::{Arguments, Command, Generated, arguments};

/// Runs the program to its end.
pub fn run(arguments: &Arguments) -> ExitCode {
    confine::process();
    match &arguments.command {
        Some(Command::Pin) => return technician::pin(),
        Some(Command::Generate { what }) => {
            return match generate::generate(*what, &mut std::io::stdout()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => fail(&error, 1),
            };
        }
        None | Some(Command::Enrol) => event::write_to_stderr(),
        _ => {}
    }
    let config = Config::load(&arguments.config);
    if arguments.command.is_none() {
        let fonts = config.as_ref().ok();
        // SAFETY: runtime and toolkit, which have threads, are begun below.
        unsafe { engine::settle(fonts.map(|config| config.receipt.fonts_dir.as_path())) };
    }
    let config = match config {
        Ok(config) => config,
        Err(error) if arguments.command.is_none() => {
            return out_of_service(&arguments.config, &error, &runtime());
        }
        Err(error) => return fail(&error, 78),
    };
    match &arguments.command {
        None => open_window(config, &arguments.config),
        Some(Command::Enrol) => enrol(&config),
        Some(Command::Export { file }) => export(&config, file),
        Some(Command::Status { json }) => technician::ask(config, Question::Status, *json),
        Some(Command::SelfTest { json }) => technician::ask(config, Question::SelfTest, *json),
        Some(Command::Retry) => technician::ask(config, Question::RetryRefused, false),
        Some(Command::Acknowledge) => technician::ask(config, Question::AcknowledgeRefused, false),
        Some(Command::PrintTest) => technician::ask(config, Question::PrintTest, false),
        Some(Command::Pin | Command::Generate { .. }) => unreachable!("done above"),
    }
}

fn open_window(config: Config, file: &Path) -> ExitCode {
    let runtime = runtime();
    // Kept until the program ends.
    let _place = match confine::only_window(&config.data_dir) {
        Ok(place) => place,
        Err(error) => return fail(&error, 75),
    };
    // The window comes up while storage is opened.
    let begun = runtime.block_on(async { Kiosk::begin(config) });
    let kiosk = match begun {
        Ok(kiosk) => kiosk,
        Err(error) => return out_of_service(file, &error, &runtime),
    };
    event::log(Event::Started(kiosk::VERSION));
    tauri::async_runtime::set(runtime.handle().clone());
    window::open(Arc::clone(&kiosk));
    ExitCode::SUCCESS
}

/// A black screen tells nobody anything: whoever stands there reads that the kiosk is out of service, and the
/// journal says why. Without a screen there is a terminal, and somebody who reads the message there.
fn out_of_service(file: &Path, error: &dyn Error, runtime: &Runtime) -> ExitCode {
    let code = fail(error, 78);
    if !["DISPLAY", "WAYLAND_DISPLAY"].iter().any(is_set) {
        return code;
    }
    event::log(Event::FaultBegan(Fault::Configuration));
    tauri::async_runtime::set(runtime.handle().clone());
    let file = file.to_owned();
    closed::open(move || Config::load(&file).is_ok_and(|config| Kiosk::try_out(config).is_ok()));
    code
}

fn is_set(variable: &&str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

fn enrol(config: &Config) -> ExitCode {
    let code = match technician::code() {
        Ok(code) => code,
        Err(error) => return fail(&error, 1),
    };
    match runtime().block_on(kiosk::enrol(config, &code)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, 1),
    }
}

fn export(config: &Config, file: &Path) -> ExitCode {
    match kiosk::storage::export::refused(&config.data_dir, file) {
        Ok(count) => {
            let file = file.display();
            tell(&format!("{count} refused, still sealed, written to {file}"))
        }
        Err(error) => fail(&error, 1),
    }
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system gives threads at start")
}

fn tell(what: &str) -> ExitCode {
    say(&format!("aima-kiosk: {what}"));
    ExitCode::SUCCESS
}

#[expect(clippy::print_stdout, reason = "the technician's terminal")]
fn say(line: &str) {
    println!("{line}");
}

/// Tells the technician; 75 is EX_TEMPFAIL, 78 is EX_CONFIG of sysexits.h: starting again will not help.
#[expect(clippy::print_stderr, reason = "the technician's terminal")]
fn fail(error: &dyn Error, code: u8) -> ExitCode {
    eprintln!("aima-kiosk: {error}");
    ExitCode::from(code)
}
