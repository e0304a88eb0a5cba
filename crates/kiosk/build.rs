//! Stamps the build's time into the program: no certificate is judged at an earlier one.

use std::{
    env,
    time::{SystemTime, UNIX_EPOCH},
};

fn main() {
    // Packagers set SOURCE_DATE_EPOCH for the same bytes from the same source.
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo::rerun-if-changed=build.rs");
    let seconds = env::var("SOURCE_DATE_EPOCH").unwrap_or_else(|_| {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
            .to_string()
    });
    println!("cargo::rustc-env=AIMA_BUILD_EPOCH_SECONDS={seconds}");
}
