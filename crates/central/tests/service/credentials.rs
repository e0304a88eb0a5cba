//! Secrets that systemd hands over (`$CREDENTIALS_DIRECTORY`), in the place of files.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use central::directory::Directory;

use crate::support::{answer, client, listening};

/// What is secret in a data directory that `init` has made, but for what only `init` and the publisher need.
const SECRETS: [&str; 5] = [
    "keys/data.key",
    "keys/index.key",
    "keys/signing.key",
    "keys/sealing-0001.key",
    "server.key",
];

fn central(data: &Path, handed: Option<&Path>, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aima-central"));
    command.args(arguments).arg("--data").arg(data);
    match handed {
        Some(folder) => command.env("CREDENTIALS_DIRECTORY", folder),
        None => command.env_remove("CREDENTIALS_DIRECTORY"),
    };
    command
}

/// A data directory, and beside it the folder into which its secrets were moved.
fn set_up(folder: &Path) -> (PathBuf, PathBuf) {
    let (data, handed) = (folder.join("data"), folder.join("handed"));
    let made = central(&data, None, &["init", "--demo"]).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    fs::create_dir(&handed).unwrap();
    for secret in SECRETS {
        let name = Path::new(secret).file_name().unwrap();
        fs::rename(data.join(secret), handed.join(name)).unwrap();
    }
    (data, handed)
}

/// Serves until it is dropped.
struct Serving(Child, u16);

impl Serving {
    fn start(data: &Path, handed: &Path) -> Serving {
        let mut command = central(data, Some(handed), &["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let address = listening(&mut child);
        Serving(child, address.port())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn is_ready(data: &Path, port: u16) -> bool {
    let http = client(&Directory::new(data));
    let url = format!("https://localhost:{port}/readyz");
    answer(http.get(url)).await.status == 200
}

#[tokio::test]
async fn every_secret_that_a_running_service_needs_may_be_handed_over() {
    let folder = tempfile::tempdir().unwrap();
    let (data, handed) = set_up(folder.path());
    let serving = Serving::start(&data, &handed);
    assert!(is_ready(&data, serving.1).await);
    drop(serving);
    // Of a name that is in both places, what is handed over counts.
    fs::write(data.join("keys/data.key"), "no key").unwrap();
    let serving = Serving::start(&data, &handed);
    assert!(is_ready(&data, serving.1).await);
    drop(serving);
    // `init` makes none of those that are handed over.
    fs::remove_file(data.join("keys/data.key")).unwrap();
    let again = central(&data, Some(&handed), &["init"]).output().unwrap();
    assert!(again.status.success(), "{again:?}");
    for secret in SECRETS.iter().filter(|it| !it.contains("sealing")) {
        assert!(!data.join(secret).exists(), "{secret}");
    }
}

#[test]
fn a_secret_that_is_not_handed_over_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (data, handed) = set_up(folder.path());
    for secret in SECRETS {
        let name = Path::new(secret).file_name().unwrap();
        let away = folder.path().join("away");
        fs::rename(handed.join(name), &away).unwrap();
        let arguments = ["serve", "--listen", "127.0.0.1:0"];
        let refused = central(&data, Some(&handed), &arguments).output().unwrap();
        assert!(!refused.status.success(), "{secret}");
        let said = String::from_utf8_lossy(&refused.stderr);
        // Of several there may be, the folder is named.
        let named = match secret.contains("sealing") {
            true => "holds no sealing key",
            false => name.to_str().unwrap(),
        };
        assert!(
            said.contains(named) || secret == "server.key",
            "{secret}: {said}"
        );
        fs::rename(&away, handed.join(name)).unwrap();
    }
}

#[tokio::test]
async fn what_systemd_encrypted_for_this_machine_opens_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let (data, plain) = set_up(folder.path());
    // The host's key lies in the test's own folder; a TPM would be bound in beside it.
    let creds = |secret: &str, arguments: &[&str]| {
        Command::new("systemd-creds")
            .env("SYSTEMD_CREDENTIAL_SECRET", folder.path().join(secret))
            .args(arguments)
            .output()
    };
    if creds("host", &["--version"]).is_err() {
        // A machine without systemd has no credentials of its making.
        return;
    }
    let (sealed, handed) = (folder.path().join("sealed"), folder.path().join("opened"));
    fs::create_dir(&sealed).unwrap();
    fs::create_dir(&handed).unwrap();
    for secret in SECRETS {
        let name = Path::new(secret).file_name().unwrap().to_str().unwrap();
        let at = |folder: &Path| folder.join(name).to_str().unwrap().to_owned();
        let named = format!("--name={name}");
        let (from, to) = (at(&plain), at(&sealed));
        let done = creds("host", &["--with-key=host", "encrypt", &named, &from, &to]).unwrap();
        assert!(done.status.success(), "{done:?}");
        let clear = fs::read(&from).unwrap();
        let hidden = fs::read(&to).unwrap();
        assert!(!hidden.windows(16).any(|part| clear.starts_with(part)));
        for (secret, named, opens) in [
            ("host", named.as_str(), true),
            ("host", "--name=other.key", false),
            ("another-host", named.as_str(), false),
        ] {
            let opened = creds(secret, &["decrypt", named, &to, "-"]).unwrap();
            assert_eq!(opened.status.success(), opens, "{secret} {named}");
            if opens {
                assert_eq!(opened.stdout, clear);
                fs::write(handed.join(name), &opened.stdout).unwrap();
            }
        }
    }
    let serving = Serving::start(&data, &handed);
    assert!(is_ready(&data, serving.1).await);
}
