//! The fact *printed*: it moves to "printed" on the printer's own word alone.

use protocol::RequestId;
use rusqlite::{Connection, params};

use super::journal::{JournalEntry, append};

/// What is known of a request's receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintFact {
    /// Nothing was sent to a printer.
    None,
    /// On its way to the printer, or in it.
    Printing,
    /// The printer reported the job complete.
    Printed,
    /// It did not come out.
    NotPrinted,
    /// The program ended, or the printer fell silent, while it was on its way: nobody knows whether it came
    /// out, so no second original is made; staff can print a duplicate.
    Unconfirmed,
}

impl PrintFact {
    const ALL: [PrintFact; 5] = [
        PrintFact::None,
        PrintFact::Printing,
        PrintFact::Printed,
        PrintFact::NotPrinted,
        PrintFact::Unconfirmed,
    ];

    /// The stable name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            PrintFact::None => "none",
            PrintFact::Printing => "printing",
            PrintFact::Printed => "printed",
            PrintFact::NotPrinted => "not-printed",
            PrintFact::Unconfirmed => "unconfirmed",
        }
    }

    /// The fact with this name.
    pub fn from_name(name: &str) -> Option<PrintFact> {
        PrintFact::ALL
            .into_iter()
            .find(|fact| fact.as_str() == name)
    }
}

/// Claims the printing of the one original receipt. `false` where one is on its way or came out.
pub fn begin_print(connection: &Connection, id: RequestId) -> rusqlite::Result<bool> {
    let claimed = connection.execute(
        "UPDATE request SET print = 'printing' WHERE id = ?1 AND print IN ('none', 'not-printed')",
        [id.to_string()],
    )?;
    Ok(claimed == 1)
}

/// Records how the printing that was claimed ended.
pub fn finish_print(
    connection: &mut Connection,
    id: RequestId,
    fact: PrintFact,
    now_ms: i64,
) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction.execute(
        "UPDATE request SET print = ?2 WHERE id = ?1 AND print = 'printing'",
        params![id.to_string(), fact.as_str()],
    )?;
    if fact == PrintFact::Printed {
        append(&transaction, now_ms, JournalEntry::Printed(id))?;
    }
    transaction.commit()
}

/// At start: a receipt that was on its way when the program ended is claimed neither to have come out nor
/// to have failed. Gives back how many there were.
pub fn note_interrupted_prints(connection: &Connection) -> rusqlite::Result<usize> {
    connection.execute(
        "UPDATE request SET print = 'unconfirmed' WHERE print = 'printing'",
        [],
    )
}
