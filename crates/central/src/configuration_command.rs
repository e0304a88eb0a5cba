//! `aima-central configuration …`: shows, changes and signs what kiosks are told.

use std::path::PathBuf;

use central::{
    app,
    configuration::{self, Changes, PublishError},
    directory::Directory,
};
use clap::{Args, Subcommand};
use jiff::{Timestamp, civil::Date};
use protocol::{
    KioskId,
    configuration::{Notice, Site},
};

use crate::{Data, Failure, say};

#[derive(Subcommand)]
pub enum Configuration {
    /// Print what is published, as it was signed.
    Show {
        #[command(flatten)]
        data: Data,
    },
    /// Change something, and publish the next version.
    Set {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        signing: Signing,
        #[command(flatten)]
        values: Box<Values>,
    },
    /// Publish the next version with the sealing and signing keys of now.
    Publish {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        signing: Signing,
    },
    /// Make a new signing key, let the old one hand over to it, and publish.
    NewKey {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        signing: Signing,
    },
}

#[derive(Args)]
pub struct Signing {
    /// The signing key, where it is not kept in the data directory.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// One more ending that hosts and senders may have, besides gov.pt. Kiosks must trust it too.
    #[arg(long = "trusted-suffix", value_name = "SUFFIX")]
    suffixes: Vec<String>,
}

#[derive(Args)]
pub struct Values {
    /// A domain that AIMA's mail comes from; all of them.
    #[arg(long = "sender", value_name = "DOMAIN")]
    senders: Vec<String>,
    /// Whether there is a complaint book at the counter.
    #[arg(long, value_name = "true|false")]
    complaints_counter: Option<bool>,
    /// The complaint book's host; an empty one for none.
    #[arg(long, value_name = "HOST")]
    complaints_site: Option<String>,
    /// A sentence for the people in front of the kiosks, and the code of its language; all of them.
    #[arg(long = "notice", num_args = 2, value_names = ["LANGUAGE", "TEXT"])]
    notices: Vec<String>,
    /// No notices any more.
    #[arg(long, conflicts_with = "notices")]
    no_notices: bool,
    /// What a kiosk's site is called from now on, and its time zone.
    #[arg(long = "site", num_args = 3, value_names = ["KIOSK", "NAME", "ZONE"])]
    sites: Vec<String>,
    /// A kiosk whose site is again what it was enrolled with.
    #[arg(long = "forget-site", value_name = "KIOSK")]
    forget_sites: Vec<String>,
    /// Host (and port) of the tracking page on new receipts; an empty one for that of the enrolment.
    #[arg(long, value_name = "HOST")]
    tracking_host: Option<String>,
    /// For how many working days requests are checked that arrive from now on: 3 to 60.
    #[arg(long, value_name = "DAYS")]
    hold_days: Option<u32>,
    /// A day on which no request is checked, besides weekends and national holidays; all of them.
    #[arg(long = "closed-day", value_name = "YYYY-MM-DD", value_parser = day)]
    closed_days: Vec<Date>,
    /// No closed days any more.
    #[arg(long, conflicts_with = "closed_days")]
    no_closed_days: bool,
}

fn day(text: &str) -> Result<Date, &'static str> {
    match text.parse::<Date>() {
        Ok(day) if day.to_string() == text => Ok(day),
        _ => Err("it must be a day of the calendar, written as 2026-12-24"),
    }
}

impl Values {
    fn changes(self) -> Result<Changes, Failure> {
        let some = |text: String| (!text.is_empty()).then_some(text);
        let notices: Vec<Notice> = self
            .notices
            .chunks_exact(2)
            .map(|words| Notice {
                language: words[0].clone(),
                text: words[1].clone(),
            })
            .collect();
        let sites = self.sites.chunks_exact(3).map(|words| {
            Ok(Site {
                kiosk: KioskId::parse(&words[0])?,
                name: words[1].clone(),
                zone: words[2].clone(),
            })
        });
        let forget = self.forget_sites.iter().map(|id| KioskId::parse(id));
        Ok(Changes {
            senders: (!self.senders.is_empty()).then_some(self.senders),
            complaints_counter: self.complaints_counter,
            complaints_site: self.complaints_site.map(some),
            notices: (self.no_notices || !notices.is_empty()).then_some(notices),
            sites: sites.collect::<Result<_, Failure>>()?,
            forget_sites: forget.collect::<Result<_, _>>()?,
            tracking_host: self.tracking_host.map(some),
            hold_days: self.hold_days,
            closed_days: (self.no_closed_days || !self.closed_days.is_empty())
                .then_some(self.closed_days),
        })
    }
}

pub async fn run(command: Configuration, now: Timestamp) -> Result<(), Failure> {
    match command {
        Configuration::Show { data } => {
            let store = app::open_store(&data.directory()).await?;
            let signed = store.signed_configuration().await;
            store.close().await;
            let signed = signed?.ok_or(PublishError::NotInitialised)?;
            say(&String::from_utf8_lossy(&signed.document)).map_err(Failure::from)
        }
        Configuration::Set {
            data,
            signing,
            values,
        } => publish(&data.directory(), values.changes()?, &signing, now).await,
        Configuration::Publish { data, signing } => {
            publish(&data.directory(), Changes::default(), &signing, now).await
        }
        Configuration::NewKey { data, signing } => {
            let directory = data.directory();
            configuration::new_key(&directory)?;
            publish(&directory, Changes::default(), &signing, now).await
        }
    }
}

async fn publish(
    directory: &Directory,
    changes: Changes,
    signing: &Signing,
    now: Timestamp,
) -> Result<(), Failure> {
    let store = app::open_store(directory).await?;
    let key = signing.key.as_deref();
    let published =
        configuration::publish(directory, &store, changes, key, &signing.suffixes, now).await;
    store.close().await;
    say(&format!(r#"{{"version":{}}}"#, published?)).map_err(Failure::from)
}
