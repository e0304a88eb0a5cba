//! An initialised central with an outbox, a mail server beside it, and what the database says in the end.

use std::{path::PathBuf, time::Duration};

use central::{
    app,
    clock::Clock,
    commands,
    directory::Directory,
    keys,
    mail::{Filling, MailKind, dispatch::Dispatcher, options::MailOptions, smtp::Patience},
    store::{Installation, NewMail, Store},
};
use jiff::{SignedDuration, Timestamp, civil};
use protocol::{EmailAddress, Kind, KioskId, Language, MaskedEmail, TrackingCode};
use sqlx::AnyConnection;
use testbed::mail_server::{MailServer, Plan, Way};

use crate::support::database::{Own, connect, spelled};

pub const START: &str = "2026-03-02T10:00:00Z";

/// Short, so that a silent server costs a test little; long enough for a busy machine.
pub const PATIENCE: Patience = Patience {
    step: Duration::from_millis(1_500),
    content: Duration::from_millis(3_000),
};

pub struct Outbox {
    pub folder: tempfile::TempDir,
    pub directory: Directory,
    pub clock: Clock,
    pub store: Store,
    _own: Own,
}

/// A row of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Row {
    pub id: String,
    pub state: String,
    pub tries: i64,
    pub last_reply: Option<i64>,
    pub next_try_at: i64,
    pub bytes_kept: i64,
}

impl Outbox {
    pub async fn new() -> Outbox {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path().join("central"));
        let installation = Installation {
            demo: true,
            public_base: None,
        };
        let own = Own::new(&directory).await;
        commands::init(&directory, &installation, Clock::System.now())
            .await
            .unwrap();
        Outbox {
            store: crate::support::database::store(&directory).await,
            clock: Clock::fixed(START.parse().unwrap()),
            directory,
            folder,
            _own: own,
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn mail_server(&self) -> MailServer {
        MailServer::start(&self.path("mail-server")).unwrap()
    }

    /// A dispatch worker that hands over to `server`.
    pub async fn dispatcher(&self, server: &MailServer) -> Dispatcher {
        self.dispatcher_with(MailOptions {
            server: Some(server.url().parse().unwrap()),
            ..options()
        })
        .await
    }

    pub async fn dispatcher_with(&self, options: MailOptions) -> Dispatcher {
        app::dispatcher(
            &self.directory,
            self.store.clone(),
            self.clock.clone(),
            &options,
        )
        .await
        .unwrap()
    }

    /// Queues a mail to `recipient` and gives its id.
    pub async fn queue(&self, filling: Filling, language: Language, recipient: &str) -> String {
        let vault = keys::vault(&self.directory).unwrap();
        let recipient = EmailAddress::parse(recipient).unwrap();
        let subject = uuid::Uuid::new_v4().to_string();
        let mail = NewMail::new(&vault, filling, subject, language, &recipient);
        assert!(
            self.store
                .queue_mail(&mail, self.clock.now())
                .await
                .unwrap()
        );
        mail.id
    }

    /// Queues a mail of no importance.
    pub async fn queue_any(&self) -> String {
        self.queue(
            filling(MailKind::Reactivated),
            Language::Pt,
            "amina@example.com",
        )
        .await
    }

    pub async fn rows(&self) -> Vec<Row> {
        let mut database = self.database().await;
        sqlx::query_as(
            "SELECT id, state, tries, last_reply, next_try_at,
                    length(recipient) + length(filling) AS bytes_kept
             FROM mails ORDER BY created_at, id",
        )
        .fetch_all(&mut database)
        .await
        .unwrap()
    }

    /// The one row there is.
    pub async fn row(&self) -> Row {
        let [row] = self.rows().await.try_into().expect("one mail was queued");
        row
    }

    /// The state of a mail, and whether a report would come.
    pub async fn reports_come(&self, id: &str) -> (String, i64) {
        sqlx::query_as("SELECT state, reports_come FROM mails WHERE id = $1")
            .bind(id)
            .fetch_one(&mut self.database().await)
            .await
            .unwrap()
    }

    pub async fn run(&self, sql: &'static str) {
        let mut database = self.database().await;
        let run = sqlx::raw_sql(spelled(sql));
        run.execute(&mut database).await.unwrap();
    }

    async fn database(&self) -> AnyConnection {
        connect(&self.directory).await
    }

    pub fn forward(&self, seconds: i64) {
        self.clock
            .set(self.clock.now() + SignedDuration::from_secs(seconds));
    }

    /// Moves the clock to the next try of whatever waits. `false` if nothing does.
    pub async fn forward_to_the_next_try(&self) -> bool {
        let rows = self.rows().await;
        let waiting = rows.iter().filter(|row| row.state == "waiting");
        let Some(next) = waiting.map(|row| row.next_try_at).min() else {
            return false;
        };
        let next = Timestamp::from_millisecond(next).unwrap();
        self.clock.set(next.max(self.clock.now()));
        true
    }
}

pub fn options() -> MailOptions {
    MailOptions {
        patience: PATIENCE,
        ..MailOptions::default()
    }
}

/// Every try fails in this way.
pub fn always(way: Way) -> Plan {
    Plan {
        seed: 1,
        share: 1.0,
        ways: vec![way],
        slow_s: 60.0,
    }
}

/// No try fails.
pub fn never() -> Plan {
    Plan {
        share: 0.0,
        ..always(Way::Slow)
    }
}

pub fn code() -> TrackingCode {
    TrackingCode::generate(KioskId::new(7).unwrap(), [1, 2, 3, 4, 5, 6])
}

/// A filling of each kind.
pub fn filling(kind: MailKind) -> Filling {
    let link =
        |answer: &str| format!("https://localhost:8443/m/{answer}-AAECAwQFBgcICQoLDA0ODw.Zm9v");
    match kind {
        MailKind::Code => Filling::Code {
            code: "402817".to_owned(),
            minutes: 15,
        },
        MailKind::ConfirmLink => Filling::ConfirmLink {
            link: link("confirm"),
            hours: 72,
            tracking_code: code(),
            what: Kind::CorrectEmail,
            until: Some(civil::date(2026, 3, 9)),
        },
        MailKind::OldAddress => Filling::OldAddress {
            what: Kind::CorrectEmail,
            masked_new_email: Some(MaskedEmail::of(
                &EmailAddress::parse("amina.nova@gmail.com").unwrap(),
            )),
            until: Some(civil::date(2026, 3, 9)),
            yes: link("yes"),
            no: link("no"),
        },
        MailKind::PaymentData => Filling::PaymentData {
            reference: "241 908 553".to_owned(),
            cents: 39_790,
            deadline: civil::date(2026, 3, 16),
            working_days: 10,
            tracking_code: code(),
        },
        MailKind::PaymentReminder => Filling::PaymentReminder {
            reference: "241 908 553".to_owned(),
            cents: 39_790,
            deadline: civil::date(2026, 3, 16),
            working_days: 3,
            tracking_code: code(),
        },
        MailKind::Alarms => Filling::Alarms {
            site: "Loja de Lisboa".to_owned(),
            alarms: vec![("not-me".to_owned(), 2), ("undelivered".to_owned(), 1)],
            desk: "https://desk.example.org/desk/alarms".to_owned(),
        },
        MailKind::Reactivated => Filling::Reactivated {
            tracking_code: code(),
        },
        MailKind::AddressReplaced => Filling::AddressReplaced,
        MailKind::AddressRestored => Filling::AddressRestored {
            masked_replaced: EmailAddress::parse("amina.nova@gmail.com")
                .unwrap()
                .masked(),
        },
        MailKind::ComeToCounter => Filling::ComeToCounter {
            tracking_code: code(),
        },
    }
}
