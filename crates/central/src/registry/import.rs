//! Cases from a file: CSV with a header, one case a line. Every line is judged by the rules by which kiosks judge what is
//! typed; one that is wrong is named with its columns, never with their values, and stops nobody else. The file is taken in
//! by the thousand, each with how far it came, so that an interrupted run goes on where it was.

use std::{
    collections::HashSet,
    fs::File,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, BufReader, Read},
    path::Path,
};

use jiff::Timestamp;
use protocol::{EmailAddress, Language, Nif, Niss, Passport, Phone};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Case, CaseRegistry, CaseStatus, Part, Payment, Progress, RegistryError, in_time};

/// Cases that are written in one transaction.
const AT_ONCE: usize = 1_000;

/// The columns, in any order. A file may lack those that are not [`NEEDED`].
const COLUMNS: [&str; 12] = [
    "number",
    "status",
    "name",
    "nif",
    "niss",
    "passport",
    "passport_country",
    "phone",
    "email",
    "language",
    "payment_reference",
    "payment_cents",
];
const NEEDED: [&str; 3] = ["number", "status", "name"];

/// A line that is not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadLine {
    /// Its number in the file, from 1, the header included.
    pub line: u64,
    /// What is wrong: columns by name; `text` where it is no UTF-8, `columns` where there are too few or too many,
    /// `identifiers` where there is none, `twice` where its number came before.
    pub wrong: Vec<&'static str>,
}

/// What is said of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OfLine {
    /// It is wrong.
    Bad(BadLine),
    /// It is right, and its case is just being changed: the same file again takes it in.
    PutOff {
        /// Its number in the file, from 1, the header included.
        put_off: u64,
    },
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Cases that are new.
    pub added: u64,
    /// Cases that were there.
    pub updated: u64,
    /// Of these, where an address or a status that was decided here outweighs the file's.
    pub kept: u64,
    /// Lines that were taken in by an earlier run.
    pub before: u64,
    /// Lines that are wrong.
    pub refused: u64,
    /// Lines of cases that are just being changed: the same file again takes them in.
    pub put_off: u64,
}

/// Why a file is not taken in at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read.
    #[error("the file cannot be read")]
    File(#[from] io::Error),
    /// It is no CSV.
    #[error("the file cannot be read as CSV")]
    Csv(#[from] csv::Error),
    /// The header.
    #[error("the header lacks {lacking:?}, and {unknown} of its columns are none of {COLUMNS:?}")]
    Header {
        /// Columns that must be there.
        lacking: Vec<&'static str>,
        /// How many are unknown.
        unknown: usize,
    },
    /// The registry.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// How a file is taken in.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// Between two values.
    pub delimiter: u8,
    /// Judge alone, and write nothing.
    pub check: bool,
}

/// Takes a file in. `said` is told each line that is wrong or put off, as it comes.
///
/// # Errors
/// See [`ImportError`]; what was taken in until then stays.
pub async fn import(
    registry: &dyn CaseRegistry,
    path: &Path,
    how: How,
    now: Timestamp,
    mut said: impl FnMut(&OfLine),
) -> Result<Report, ImportError> {
    let name = hex::encode(hash_of(path)?);
    let done = match how.check {
        true => Progress::default(),
        false => in_time(registry.taken_in(&name)).await?,
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(how.delimiter)
        .trim(csv::Trim::All)
        .from_reader(BufReader::new(File::open(path)?));
    let columns = Columns::of(reader.headers()?)?;
    let mut report = Report::default();
    let mut seen = HashSet::new();
    let mut waiting: Vec<(u64, Case)> = Vec::new();
    let mut last = 0;
    let mut record = csv::StringRecord::new();
    let part = |line| Part {
        sha256: &name,
        line,
        now,
    };
    loop {
        let line = reader.position().line();
        let read = match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => columns.case(&record),
            Err(error) => match error.kind() {
                csv::ErrorKind::Utf8 { .. } => Err(vec!["text"]),
                csv::ErrorKind::UnequalLengths { .. } => Err(vec!["columns"]),
                _ => return Err(error.into()),
            },
        };
        let line = record.position().map_or(line, csv::Position::line);
        let read = read.and_then(|case| {
            let mut hasher = DefaultHasher::new();
            case.number.hash(&mut hasher);
            match seen.insert(hasher.finish()) {
                true => Ok(case),
                false => Err(vec!["twice"]),
            }
        });
        match read {
            Ok(_) if line <= done.lines && !done.put_off.contains(&line) => report.before += 1,
            Ok(_) if how.check => {}
            Ok(case) => waiting.push((line, case)),
            Err(wrong) => {
                report.refused += 1;
                said(&OfLine::Bad(BadLine { line, wrong }));
            }
        }
        last = line.max(last);
        if waiting.len() >= AT_ONCE {
            write(registry, part(last), &mut waiting, &mut report, &mut said).await?;
        }
    }
    if !how.check && (last > done.lines || !waiting.is_empty()) {
        write(registry, part(last), &mut waiting, &mut report, &mut said).await?;
    }
    Ok(report)
}

async fn write(
    registry: &dyn CaseRegistry,
    part: Part<'_>,
    waiting: &mut Vec<(u64, Case)>,
    report: &mut Report,
    said: &mut impl FnMut(&OfLine),
) -> Result<(), RegistryError> {
    let taken = in_time(registry.take_in(waiting, part)).await?;
    report.added += taken.added;
    report.updated += taken.updated;
    report.kept += taken.kept;
    report.put_off += taken.put_off.len() as u64;
    for line in taken.put_off {
        said(&OfLine::PutOff { put_off: line });
    }
    waiting.clear();
    tracing::info!(
        event = "cases-imported",
        lines = part.line,
        added = report.added,
        updated = report.updated
    );
    Ok(())
}

fn hash_of(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            n => hash.update(&buffer[..n]),
        }
    }
}

/// Where each column stands.
struct Columns([Option<usize>; COLUMNS.len()]);

impl Columns {
    fn of(header: &csv::StringRecord) -> Result<Columns, ImportError> {
        let place = |name: &str| {
            let mut names = header.iter();
            names.position(|it| it.trim_start_matches('\u{feff}') == name)
        };
        let places = COLUMNS.map(place);
        let known = places.iter().flatten().count();
        let lacking: Vec<_> = NEEDED
            .into_iter()
            .filter(|name| place(name).is_none())
            .collect();
        let unknown = header.len() - known;
        match lacking.is_empty() && unknown == 0 {
            true => Ok(Columns(places)),
            false => Err(ImportError::Header { lacking, unknown }),
        }
    }

    /// A value; `None` where it is empty or the file has no such column.
    fn value<'a>(&self, record: &'a csv::StringRecord, name: &str) -> Option<&'a str> {
        let column = COLUMNS.iter().position(|it| *it == name)?;
        record.get(self.0[column]?).filter(|it| !it.is_empty())
    }

    fn case(&self, record: &csv::StringRecord) -> Result<Case, Vec<&'static str>> {
        let mut wrong = Vec::new();
        let value = |name| self.value(record, name);
        let number = value("number").filter(|it| is_number(it));
        let status = value("status").and_then(CaseStatus::from_name);
        let name = value("name").filter(|it| is_name(it));
        for (there, column) in [
            (number.is_some(), "number"),
            (status.is_some(), "status"),
            (name.is_some(), "name"),
        ] {
            wrong.extend((!there).then_some(column));
        }
        // What is given has to be right; it may be left out.
        macro_rules! given {
            ($column:literal, $read:expr) => {{
                let read = value($column).map($read);
                if matches!(read, Some(None)) {
                    wrong.push($column);
                }
                read.flatten()
            }};
        }
        let nif = given!("nif", |text| Nif::parse(text).ok());
        let niss = given!("niss", |text| Niss::parse(text).ok());
        let country = value("passport_country").unwrap_or_default();
        let passport = given!("passport", |text| Passport::parse(text, country).ok());
        let phone = given!("phone", |text| Phone::parse(text).ok());
        let email = given!("email", |text| EmailAddress::parse(text).ok());
        let language = given!("language", Language::from_code);
        let reference = given!("payment_reference", payment_reference);
        let cents = given!("payment_cents", |text| text
            .parse()
            .ok()
            .filter(|cents| *cents > 0));
        if reference.is_some() != cents.is_some() && wrong.is_empty() {
            wrong.push(if cents.is_none() {
                "payment_cents"
            } else {
                "payment_reference"
            });
        }
        let nobody = nif.is_none() && niss.is_none() && passport.is_none() && phone.is_none();
        if nobody && wrong.is_empty() {
            wrong.push("identifiers");
        }
        match (number, status, name) {
            (Some(number), Some(status), Some(name)) if wrong.is_empty() => Ok(Case {
                number: number.to_owned(),
                status,
                made_up: false,
                name: name.to_owned(),
                nif,
                niss,
                passport,
                phone,
                email,
                language,
                payment: reference
                    .zip(cents)
                    .map(|(reference, cents)| Payment { reference, cents }),
            }),
            _ => Err(wrong),
        }
    }
}

/// A case's number goes into pages, logs and commands.
fn is_number(text: &str) -> bool {
    text.len() <= 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"./_-".contains(&byte))
}

fn is_name(text: &str) -> bool {
    text.chars().count() <= 200 && !text.chars().any(char::is_control)
}

/// Nine digits, as a Multibanco reference has them, with or without spaces.
fn payment_reference(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|it| *it != ' ').collect();
    let is_one = digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then_some(digits)
}
