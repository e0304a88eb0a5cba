//! A real Postfix between central and the mail servers of the world, on loopback: it takes every notice, and says later,
//! in a mail, what became of it. It is unpacked by `packaging/setup/install` and not installed, has its configuration and
//! queue in a folder of its own, and needs root, as every Postfix does.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use central::{clock::Clock, mail::options::MailOptions};
use jiff::ToSpan;
use protocol::{BoundTo, Kind, PublicState, wire::SealedRequest};
use testbed::{
    mail_server::{MailServer, Plan, Way},
    process::{Spawned, free_port, wait_for},
};

use crate::{
    scene::{NEW, Scene},
    support::{correction, files},
};

const HOST: &str = "returns.aima.gov.pt";
/// A busy machine may take its time.
const UNDER_WAY: Duration = Duration::from_secs(60);

/// Users that every Debian has: one owns the queue, one runs the pipe, and a group submits.
const QUEUE_OWNER: &str = "news";
const PIPE_USER: &str = "nobody";
const SUBMITTERS: &str = "uucp";

/// The number of a user or group.
fn number(file: &str, name: &str) -> u32 {
    let all = fs::read_to_string(file).unwrap();
    let line = all
        .lines()
        .find(|line| line.split(':').next() == Some(name));
    let line = line.unwrap_or_else(|| panic!("{file} has no {name}"));
    line.split(':').nth(2).unwrap().parse().unwrap()
}

fn user(name: &str) -> u32 {
    number("/etc/passwd", name)
}

/// Where the set-up has unpacked Postfix.
fn unpacked() -> PathBuf {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    crates.with_file_name("target/tools/postfix/usr/lib/postfix")
}

/// A relay that runs until it is dropped.
struct Postfix {
    port: u16,
    folder: PathBuf,
    _master: Spawned,
}

impl Postfix {
    /// A relay for what is written to anybody, by the server at `onward`; what comes to return addresses it pipes into
    /// central's program. Delays are reported after `warning`.
    fn start(scene: &Scene, onward: &MailServer, warning: &str) -> Postfix {
        let root = scene.central.folder.path();
        let folder = root.join("postfix");
        let at = |name: &str| folder.join(name);
        for name in ["", "etc", "data", "queue", "queue/pid"] {
            fs::create_dir(at(name)).unwrap();
        }
        fs::set_permissions(root, fs::Permissions::from_mode(0o755)).unwrap();
        let owner = Some(user(QUEUE_OWNER));
        chown(at("data"), owner, None).unwrap();
        for name in [
            "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming",
            "private", "saved", "trace",
        ] {
            let path = at("queue").join(name);
            fs::create_dir(&path).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
            chown(&path, owner, None).unwrap();
        }
        for (name, mode) in [("public", 0o710), ("maildrop", 0o730)] {
            let path = at("queue").join(name);
            fs::create_dir(&path).unwrap();
            chown(&path, owner, Some(number("/etc/group", SUBMITTERS))).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        }
        // The pipe's user owns what central owns, as in an installation.
        let data = root.join("central");
        let pipe_user = Some(user(PIPE_USER));
        for path in
            files(&data)
                .into_iter()
                .chain([data.clone(), data.join("keys"), data.join("mail")])
        {
            if path.exists() {
                chown(&path, pipe_user, None).unwrap();
            }
        }
        let program = at("aima-central");
        fs::copy(env!("CARGO_BIN_EXE_aima-central"), &program).unwrap();
        let (port, library) = (free_port().unwrap(), unpacked());
        let onward = onward.url();
        let (_, onward) = onward.rsplit_once(':').unwrap();
        fs::write(
            at("etc/main.cf"),
            main_cf(&folder, &library, onward, warning),
        )
        .unwrap();
        fs::write(at("etc/master.cf"), master_cf(port, &program, &data)).unwrap();
        let mut command = Command::new(library.join("sbin/master"));
        command
            .args(["-d", "-c"])
            .arg(at("etc"))
            .env("LD_LIBRARY_PATH", &library);
        let mut master =
            Spawned::start("postfix", &mut command, &at("logs")).unwrap_or_else(|why| {
                panic!("{why:#}: run `make setup`");
            });
        let log = at("mail.log");
        wait_for("Postfix to start", UNDER_WAY, || {
            assert!(master.is_running()?, "{}", master.stderr());
            Ok(fs::read_to_string(&log)
                .is_ok_and(|log| log.contains("daemon started"))
                .then_some(()))
        })
        .unwrap();
        Postfix {
            port,
            folder,
            _master: master,
        }
    }

    fn options(&self) -> MailOptions {
        MailOptions {
            server: Some(format!("smtp://127.0.0.1:{}", self.port).parse().unwrap()),
            returns: Some(HOST.to_owned()),
            ..MailOptions::default()
        }
    }

    /// Its own words.
    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("mail.log")).unwrap_or_default()
    }

    fn wait_for_log(&self, wanted: &str) {
        let waited = wait_for(wanted, UNDER_WAY, || {
            Ok(self.log().contains(wanted).then_some(()))
        });
        waited.unwrap_or_else(|why| panic!("{why:#}\n{}", self.log()));
    }
}

fn main_cf(folder: &Path, library: &Path, onward: &str, warning: &str) -> String {
    let (folder, library) = (folder.display(), library.display());
    format!(
        "compatibility_level = 3.6\n\
         queue_directory = {folder}/queue\n\
         data_directory = {folder}/data\n\
         daemon_directory = {library}/sbin\n\
         command_directory = {library}/sbin\n\
         shlib_directory = no\n\
         mail_owner = {QUEUE_OWNER}\n\
         setgid_group = {SUBMITTERS}\n\
         default_privs = {PIPE_USER}\n\
         import_environment = MAIL_CONFIG LD_LIBRARY_PATH\n\
         maillog_file = {folder}/mail.log\n\
         maillog_file_prefixes = {folder}\n\
         myhostname = relay.example.org\n\
         mydestination =\n\
         local_recipient_maps =\n\
         alias_maps =\n\
         mynetworks = 127.0.0.0/8\n\
         inet_interfaces = 127.0.0.1\n\
         inet_protocols = ipv4\n\
         disable_dns_lookups = yes\n\
         smtpd_peername_lookup = no\n\
         relayhost = [127.0.0.1]:{onward}\n\
         recipient_delimiter = +\n\
         relay_domains = {HOST}\n\
         relay_recipient_maps = regexp:{{ {{ /^bounce\\+[0-9a-f]{{56}}@returns\\.aima\\.gov\\.pt$$/i OK }} }}\n\
         transport_maps = inline:{{ {{ {HOST} = aima-returns: }} }}\n\
         aima-returns_destination_recipient_limit = 1\n\
         minimal_backoff_time = 1s\n\
         maximal_backoff_time = 1s\n\
         queue_run_delay = 1s\n\
         delay_warning_time = {warning}\n"
    )
}

fn master_cf(port: u16, program: &Path, data: &Path) -> String {
    let (program, data) = (program.display(), data.display());
    format!(
        "127.0.0.1:{port} inet n - n - - smtpd\n\
         cleanup unix n - n - 0 cleanup\n\
         qmgr unix n - n 300 1 qmgr\n\
         rewrite unix - - n - - trivial-rewrite\n\
         bounce unix - - n - 0 bounce\n\
         defer unix - - n - 0 bounce\n\
         trace unix - - n - 0 bounce\n\
         smtp unix - - n - - smtp\n\
         error unix - - n - - error\n\
         retry unix - - n - - error\n\
         postlog unix-dgram n - n - 1 postlogd\n\
         aima-returns unix - n n - 2 pipe\n  \
           user={PIPE_USER} argv={program} take-mail --data {data} --recipient ${{recipient}}\n"
    )
}

/// Every mail meets this.
fn always(way: Way) -> Plan {
    Plan {
        seed: 1,
        share: 1.0,
        ways: vec![way],
        slow_s: 0.0,
    }
}

impl Scene {
    /// A request with three matches, whose notice the relay takes.
    async fn delivered_by(&self, postfix: &Postfix) -> SealedRequest {
        // The program goes by the machine's clock.
        self.central.clock.set(Clock::System.now());
        let header = self.kiosk.header(Kind::CorrectEmail);
        let mut content = correction(self.pending(0));
        let email = content.new_email.clone().unwrap();
        let now = self.central.now().as_millisecond();
        let bound_to = BoundTo::Request(header.id);
        let proof = self
            .central
            .signer()
            .prove(&email, &bound_to, header.kiosk, now);
        content.mailbox_proof = Some(proof);
        let request = self.kiosk.seal(header, &content);
        assert_eq!(
            self.central.deliver(&self.kiosk, &request).await.status,
            201
        );
        self.work_by(postfix).await;
        let accepted =
            "SELECT count(*) FROM mails WHERE kind = 'old-address' AND state = 'accepted'";
        assert_eq!(self.central.count(accepted).await, 1, "{}", postfix.log());
        request
    }

    async fn work_by(&self, postfix: &Postfix) {
        self.central.open_all().await;
        self.central.decide_all().await;
        self.central.mail_by(&postfix.options()).await;
    }

    async fn after_t(&self, postfix: &Postfix) {
        self.central
            .clock
            .set(self.central.now() + (24 * 14).hours());
        self.work_by(postfix).await;
    }

    async fn reports(&self) -> Vec<(String, i64)> {
        self.central
            .rows("SELECT fate, count(*) FROM mail_reports GROUP BY fate ORDER BY fate")
            .await
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs root, as every Postfix does"]
async fn a_notice_that_bounces_later_has_told_nobody() {
    let scene = Scene::set().await;
    let server = MailServer::start(&scene.central.folder.path().join("onward")).unwrap();
    server.behave(&always(Way::Unknown550)).unwrap();
    let postfix = Postfix::start(&scene, &server, "0h");
    let request = scene.delivered_by(&postfix).await;
    postfix.wait_for_log("delivered via aima-returns service");
    assert_eq!(
        scene.reports().await,
        [("failed".to_owned(), 1)],
        "{}",
        postfix.log()
    );
    scene.after_t(&postfix).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    let person = scene.pending(0);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs root, as every Postfix does"]
async fn a_notice_that_is_deferred_past_t_has_told_nobody() {
    let scene = Scene::set().await;
    let server = MailServer::start(&scene.central.folder.path().join("onward")).unwrap();
    server.behave(&always(Way::Later451)).unwrap();
    let postfix = Postfix::start(&scene, &server, "1s");
    let request = scene.delivered_by(&postfix).await;
    postfix.wait_for_log("delivered via aima-returns service");
    assert_eq!(
        scene.reports().await,
        [("delayed".to_owned(), 1)],
        "{}",
        postfix.log()
    );
    scene.after_t(&postfix).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    let person = scene.pending(0);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs root, as every Postfix does"]
async fn a_notice_that_bounces_the_day_after_the_change_alarms_and_protects() {
    let scene = Scene::set().await;
    let server = MailServer::start(&scene.central.folder.path().join("onward")).unwrap();
    server.behave(&always(Way::Later451)).unwrap();
    // A relay that is not set up as it should be: it says nothing of a delay.
    let postfix = Postfix::start(&scene, &server, "0h");
    scene.delivered_by(&postfix).await;
    postfix.wait_for_log("status=deferred");
    scene.after_t(&postfix).await;
    let person = scene.pending(0);
    assert_eq!(scene.email_of(person).await, NEW);
    server.behave(&always(Way::Unknown550)).unwrap();
    // The notice, and the payment data.
    wait_for("both to come back", UNDER_WAY, || {
        let back = postfix
            .log()
            .matches("delivered via aima-returns service")
            .count();
        Ok((back >= 2).then_some(()))
    })
    .unwrap();
    assert_eq!(
        scene.reports().await,
        [("failed".to_owned(), 2)],
        "{}",
        postfix.log()
    );
    scene.work_by(&postfix).await;
    let alarms = "SELECT kind, count(*) FROM alarms GROUP BY kind ORDER BY kind";
    assert_eq!(
        scene.central.rows(alarms).await,
        [
            ("notice-returned".to_owned(), 1),
            ("undelivered".to_owned(), 1)
        ]
    );
    let protected = "SELECT count(*) FROM case_marks WHERE protected_at IS NOT NULL";
    assert_eq!(scene.central.count(protected).await, 1);
    let former =
        "SELECT count(*) FROM events WHERE what = 'address-changed' AND former IS NOT NULL";
    assert_eq!(scene.central.count(former).await, 1);
}
