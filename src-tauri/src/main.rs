//! `aima-kiosk`: the kiosk's window, and the technician's commands.

use std::process::ExitCode;

fn main() -> ExitCode {
    match aima_kiosk::arguments() {
        Ok(arguments) => aima_kiosk::run(&arguments),
        Err(code) => code,
    }
}
