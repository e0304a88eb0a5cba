//! `aima-kiosk`: the kiosk's window, and the technician's commands.

use std::process::ExitCode;

fn main() -> ExitCode {
    aima_kiosk::run(&aima_kiosk::arguments())
}
