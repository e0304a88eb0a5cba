//! The line between kiosk and central: what comes in at one port is carried to where central listens now, or nowhere.

use std::net::SocketAddr;

use anyhow::Result;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// See the module.
#[derive(Debug)]
pub struct Line {
    port: u16,
    leads_to: watch::Sender<Option<SocketAddr>>,
}

impl Line {
    /// A line that leads nowhere yet; on the runtime of the caller.
    ///
    /// # Errors
    /// No port is free.
    pub async fn new() -> Result<Line> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let (leads_to, target) = watch::channel(None);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, target.clone()));
            }
        });
        Ok(Line { port, leads_to })
    }

    /// Where the kiosk finds it.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Leads to `target` from now on. What was carried elsewhere breaks.
    pub fn lead_to(&self, target: Option<SocketAddr>) {
        self.leads_to.send_replace(target);
    }
}

async fn carry(mut near: TcpStream, mut target: watch::Receiver<Option<SocketAddr>>) {
    let Some(address) = *target.borrow_and_update() else {
        return;
    };
    let Ok(mut far) = TcpStream::connect(address).await else {
        return;
    };
    // Else a small piece waits for the other side's word, with everybody asleep.
    if near.set_nodelay(true).and(far.set_nodelay(true)).is_err() {
        return;
    }
    tokio::select! {
        // How a connection ended is no matter of the line's.
        _ = copy_bidirectional(&mut near, &mut far) => {}
        _ = target.changed() => {}
    }
}
