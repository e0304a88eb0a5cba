//! For tests: the folder of a kiosk that is enrolled at a central which does not answer.

use std::{fs, path::PathBuf, sync::atomic::AtomicBool};

use protocol::{
    KioskId, SUITE, SealingPrivateKey,
    wire::{Enrolled, SealingKey},
};
use tempfile::TempDir;

use crate::{
    machine::config::Config,
    storage::{
        recovery, second_copy,
        store::{DirectoryLock, Store},
    },
};

pub(crate) struct Machine(TempDir);

impl Machine {
    pub(crate) async fn enrolled() -> Machine {
        let machine = Machine(tempfile::tempdir().expect("a place for the test"));
        let authority = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]);
        let pem = authority.expect("a certificate").cert.pem();
        fs::write(machine.path("authority.pem"), pem).expect("writable");
        let key = SealingPrivateKey::generate().1;
        let enrolled = Enrolled {
            kiosk: KioskId::new(1).expect("a kiosk's number"),
            token: "token".to_owned(),
            store: "Loja".to_owned(),
            time_zone: "Europe/Lisbon".to_owned(),
            public_base: "https://localhost".to_owned(),
            sealing_keys: vec![SealingKey {
                key_id: key.id(),
                suite: SUITE.to_owned(),
                public_key: key.to_bytes(),
            }],
            demo: false,
            server_time: jiff::Timestamp::UNIX_EPOCH,
            configuration_key: None,
        };
        let store = machine.open();
        store
            .run_with_log(move |db, append_log| {
                second_copy::save_identity(db, append_log, &enrolled, 0)
            })
            .await
            .expect("the disk works");
        store.close().await;
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The kiosk's own folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.path("kiosk")
    }

    /// Nobody listens at the port; with more in the configuration file.
    pub(crate) fn config(&self, more: &str) -> Config {
        let text = format!(
            "data_dir = {:?}\ncentral_url = \"https://localhost:9\"\ntrust_anchor = {:?}\n{more}",
            self.data(),
            self.path("authority.pem"),
        );
        let path = self.path("kiosk.toml");
        fs::write(&path, text).expect("writable");
        Config::load(&path).expect("complete")
    }

    pub(crate) fn open(&self) -> Store {
        let lock = DirectoryLock::take(&self.data()).expect("free");
        let now = jiff::Timestamp::UNIX_EPOCH;
        recovery::open(lock, now, &AtomicBool::new(false)).expect("the disk works")
    }
}
