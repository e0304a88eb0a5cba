//! The PostgreSQL server under central: one of the herd's own (`packaging/test/with-postgres`), or three nodes behind
//! HAProxy (`packaging/central/ha/with-ha`). It can be restarted, or its primary killed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use sqlx::{Connection, PgConnection};
use testbed::process::{run, signal};

const NAME: &str = "herd";

/// Where it is.
pub enum Server {
    /// One server, with its socket and a program `restart` in this folder.
    Alone(PathBuf),
    /// A cluster.
    Cluster {
        /// `NAME.pid` is Patroni's, `NAME/postmaster.pid` PostgreSQL's.
        folder: PathBuf,
        /// Name and port of the REST interface of each node.
        nodes: Vec<(String, u16)>,
        /// The database behind the proxy.
        url: String,
        /// Central's password.
        password_file: PathBuf,
    },
}

impl Server {
    /// The one that this program was started beside.
    ///
    /// # Errors
    /// There is none.
    pub fn found() -> Result<Server> {
        let Ok(url) = env::var("HA_DATABASE") else {
            let folder = env::var("AIMA_TEST_POSTGRES")
                .context("packaging/test/with-postgres starts one")?;
            return Ok(Server::Alone(folder.into()));
        };
        let node = |line: &str| {
            let mut words = line.split_whitespace();
            let name = words.next()?.to_owned();
            Some((name, words.nth(1)?.parse().ok()?))
        };
        Ok(Server::Cluster {
            folder: env::var("HA_FOLDER")?.into(),
            nodes: env::var("HA_NODES")?.lines().filter_map(node).collect(),
            url,
            password_file: env::var("HA_PASSWORD_FILE")?.into(),
        })
    }

    /// Makes the database where there is none; the lines of `central.toml` that name it.
    ///
    /// # Errors
    /// The server refuses.
    pub async fn database(&self) -> Result<String> {
        match self {
            Server::Alone(folder) => {
                let host = folder.display();
                let url = |name: &str| format!("postgres://central@localhost/{name}?host={host}");
                let mut makes = PgConnection::connect(&url("postgres")).await?;
                sqlx::raw_sql("CREATE DATABASE herd ENCODING 'UTF8' TEMPLATE template0")
                    .execute(&mut makes)
                    .await?;
                makes.close().await?;
                Ok(format!("database = '{}'\n", url(NAME)))
            }
            Server::Cluster {
                url, password_file, ..
            } => Ok(format!(
                "database = '{url}'\ndatabase_password_file = {password_file:?}\n"
            )),
        }
    }

    /// The first process of each node that runs.
    pub fn heads(&self) -> Vec<u32> {
        let folders: Vec<PathBuf> = match self {
            Server::Alone(folder) => vec![folder.join("data")],
            Server::Cluster { folder, nodes, .. } => {
                nodes.iter().map(|(name, _)| folder.join(name)).collect()
            }
        };
        folders
            .iter()
            .filter_map(|folder| postmaster(folder).ok())
            .collect()
    }

    /// Whether it is a cluster.
    pub fn is_cluster(&self) -> bool {
        matches!(self, Server::Cluster { .. })
    }

    /// Ends it as `mode` says (`fast`, or `immediate`, which is as a crash) and starts it again.
    ///
    /// # Errors
    /// It does not come back.
    pub fn restart(&self, mode: &str) -> Result<()> {
        self.do_as("restart", &[mode])
    }

    /// Where its own connections go to as the server's first user.
    ///
    /// # Errors
    /// It is a cluster.
    pub fn as_its_owner(&self) -> Result<String> {
        let host = self.folder()?.display();
        Ok(format!("postgres://postgres@localhost/{NAME}?host={host}"))
    }

    /// The folder of the one server.
    ///
    /// # Errors
    /// It is a cluster.
    pub fn folder(&self) -> Result<&Path> {
        match self {
            Server::Alone(folder) => Ok(folder),
            Server::Cluster { .. } => bail!("this is played with one server"),
        }
    }

    /// Runs one of the programs in the server's folder: see `packaging/test/with-postgres`.
    ///
    /// # Errors
    /// It fails.
    pub fn do_as(&self, program: &str, arguments: &[&str]) -> Result<()> {
        run(Command::new(self.folder()?.join(program)).args(arguments)).map(drop)
    }

    /// Kills the primary and its Patroni with -9; its name.
    ///
    /// # Errors
    /// No node says that it is the primary.
    pub async fn kill_primary(&self) -> Result<String> {
        let Server::Cluster { folder, nodes, .. } = self else {
            bail!("there is one node alone");
        };
        let asks = reqwest::Client::builder()
            .tls_certs_only([])
            .no_proxy()
            .timeout(Duration::from_secs(3))
            .build()?;
        for (name, rest) in nodes {
            let asked = asks.get(format!("http://127.0.0.1:{rest}/primary"));
            let is_primary = asked.send().await.is_ok_and(|it| it.status().is_success());
            if !is_primary {
                continue;
            }
            let patroni = fs::read_to_string(folder.join(format!("{name}.pid")))?;
            signal(patroni.trim().parse()?, libc::SIGKILL);
            signal(postmaster(&folder.join(name))?, libc::SIGKILL);
            return Ok(name.clone());
        }
        bail!("no node is the primary")
    }
}

fn postmaster(data: &Path) -> Result<u32> {
    let text = fs::read_to_string(data.join("postmaster.pid"))?;
    let line = text.lines().next().context("a line")?;
    Ok(line.trim().parse()?)
}
