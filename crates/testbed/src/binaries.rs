//! Where the product's programs are: beside the program that runs now, in cargo's target directory.

use std::{
    env,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use anyhow::{Context, Result, bail};

/// The program with this name, such as `aima-central`. The variable `AIMA_CENTRAL_BIN` (and so on)
/// names another one.
///
/// # Errors
/// There is no such file.
pub fn find(name: &str) -> Result<PathBuf> {
    let variable = format!("{}_BIN", name.to_uppercase().replace('-', "_"));
    if let Some(path) = env::var_os(&variable) {
        return Ok(PathBuf::from(path));
    }
    let here = this_program()?;
    // Tests run in target/debug/deps, programs in target/debug.
    here.ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
        .with_context(|| format!("{name} is not built: cargo build --workspace --bins"))
        .and_then(|path| match path.is_absolute() {
            true => Ok(path),
            false => bail!("{} is not absolute", path.display()),
        })
}

/// A shared library of this workspace, such as `libpowercut_preload.so`: cargo leaves it beside the programs, or
/// one folder below where it is another package's dependency.
///
/// # Errors
/// It is not built.
pub fn library(name: &str) -> Result<PathBuf> {
    let here = this_program()?;
    here.ancestors()
        .skip(1)
        .take(2)
        .flat_map(|folder| [folder.to_owned(), folder.join("deps")])
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
        .with_context(|| format!("{name} is not built"))
}

/// Where this program lies, as it was when it was first asked: in a chroot the kernel no longer tells a
/// program that has taken mounts of its own since.
fn this_program() -> Result<&'static Path> {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    if PATH.get().is_none() {
        let path = env::current_exe().context("the path of this program")?;
        // Another thread may have been first, with the same.
        drop(PATH.set(path));
    }
    Ok(PATH.get().expect("it was just set").as_path())
}
