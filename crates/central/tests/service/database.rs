//! The database of a test: SQLite's file; or, where `AIMA_TEST_POSTGRES` names the socket of a server, one of its databases
//! that goes when the test does (`packaging/test/with-postgres`).

use std::{env, fs, process::Command, str::FromStr};

use central::{directory::Directory, location::Location, store::Store};
use sqlx::{
    AnyConnection, AssertSqlSafe, ConnectOptions, Connection, PgConnection, any::AnyConnectOptions,
    postgres::PgConnectOptions, sqlite::SqliteConnectOptions,
};

/// The folder of the server's socket.
pub fn server() -> Option<String> {
    env::var("AIMA_TEST_POSTGRES").ok()
}

fn url(socket: &str, name: &str) -> String {
    format!("postgres://central@localhost/{name}?host={socket}")
}

/// A database of the server's, as long as this lives; nothing where there is no server.
pub struct Own(Option<String>);

impl Own {
    /// An empty one, which `central.toml` of the directory names.
    pub async fn new(directory: &Directory) -> Own {
        Own::made_from(directory, "template0").await
    }

    /// One like that which `central.toml` names, in its place.
    pub async fn copy(directory: &Directory) -> Own {
        let text = fs::read_to_string(directory.settings()).unwrap_or_default();
        let name = text.split("localhost/").nth(1).unwrap_or_default();
        let name = name.split('?').next().unwrap_or_default();
        Own::made_from(directory, name).await
    }

    async fn made_from(directory: &Directory, template: &str) -> Own {
        let Some(socket) = server() else {
            return Own(None);
        };
        let name = format!("t{}", uuid::Uuid::now_v7().simple());
        let make = format!("CREATE DATABASE {name} TEMPLATE {template}");
        let options = PgConnectOptions::from_str(&url(&socket, "postgres")).unwrap();
        let mut connection: PgConnection = options.connect().await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(make))
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
        directory.create().unwrap();
        let line = format!("database = '{}'\n", url(&socket, &name));
        fs::write(directory.settings(), line).unwrap();
        Own(Some(name))
    }
}

impl Own {
    /// What goes with this from now on goes with that.
    pub fn take(&mut self) -> Own {
        Own(self.0.take())
    }
}

/// Writes `central.toml`; where the database is stays as it is.
pub fn settings(directory: &Directory, text: &str) {
    let before = fs::read_to_string(directory.settings()).unwrap_or_default();
    let line = before.lines().find(|line| line.starts_with("database = "));
    let line = line.map(|line| format!("{line}\n")).unwrap_or_default();
    fs::write(directory.settings(), format!("{line}{text}")).unwrap();
}

impl Drop for Own {
    fn drop(&mut self) {
        if let (Some(name), Some(socket)) = (&self.0, server()) {
            // The server goes with the run: one that is left is left.
            let _ = Command::new("dropdb")
                .args(["--force", "--host", &socket, "--username", "central", name])
                .output();
        }
    }
}

/// As the service opens it.
pub async fn store(directory: &Directory) -> Store {
    Store::open(Location::of(directory).unwrap()).await.unwrap()
}

/// Evidence: past the service.
pub async fn connect(directory: &Directory) -> AnyConnection {
    sqlx::any::install_default_drivers();
    let url = match Location::of(directory).unwrap() {
        Location::File(path) => SqliteConnectOptions::new().filename(path).to_url_lossy(),
        Location::Server(server) => server.secret_url().unwrap(),
    };
    let options = AnyConnectOptions::from_url(&url).unwrap();
    options.connect().await.unwrap()
}

/// A statement in the server's words, where there is one: it writes blobs otherwise.
pub fn spelled(sql: &str) -> AssertSqlSafe<String> {
    AssertSqlSafe(match server() {
        None => sql.to_owned(),
        Some(_) => {
            let mut whole = String::new();
            let mut rest = sql;
            while let Some(at) = rest.find("x'") {
                let (before, after) = (&rest[..at], &rest[at + 2..]);
                let end = after.find('\'').unwrap_or_default();
                let is_blob = !before.ends_with(|it: char| it == '\'' || it.is_alphanumeric())
                    && after[..end].bytes().all(|byte| byte.is_ascii_hexdigit());
                match is_blob {
                    true => {
                        whole.push_str(&format!("{before}'\\x{}'::bytea", &after[..end]));
                        rest = &after[end + 1..];
                    }
                    false => {
                        whole.push_str(&rest[..at + 2]);
                        rest = after;
                    }
                }
            }
            whole.push_str(rest);
            // A trigger is one of its table there; ours are called by it.
            for trigger in [
                "configurations_are_not_removed",
                "journal_is_not_changed",
                "journal_is_not_shortened",
            ] {
                let table = trigger.split("_is_").next().unwrap_or_default();
                let table = table.split("_are_").next().unwrap_or_default();
                let drop = format!("DROP TRIGGER {trigger}");
                whole = whole.replace(&drop, &format!("{drop} ON {table}"));
            }
            whole
        }
    })
}
