//! Many rows in one statement. There is a statement for each of a few sizes, so that a connection prepares each once.

use std::fmt::Write as _;

use sqlx::{
    AssertSqlSafe, FromRow,
    any::AnyArguments,
    query::{Query, QueryAs},
};

use super::{
    StoreError,
    engine::{Db, DbConnection, DbRow},
};
use crate::vault::KeyedHash;

/// How many rows go together.
pub(super) const TOGETHER: [usize; 8] = [128, 64, 32, 16, 8, 4, 2, 1];

/// A statement that is being bound.
pub(super) type Bound = Query<'static, Db, AnyArguments>;

/// How the places of a statement are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// As `$1`, which PostgreSQL takes.
    Numbered,
    /// As `?`: a numbered one SQLite looks up among all of them whenever it is bound.
    InTurn,
}

impl Places {
    /// As this connection's engine takes them.
    pub(super) fn on(connection: &DbConnection) -> Places {
        match connection.backend_name() {
            "SQLite" => Places::InTurn,
            _ => Places::Numbered,
        }
    }

    /// A statement with these places in place of its `?`, which stand nowhere else in it.
    pub(super) fn write(self, statement: &str) -> String {
        if self == Places::InTurn {
            return statement.to_owned();
        }
        let mut parts = statement.split('?');
        let first = parts.next().unwrap_or_default().to_owned();
        (1..).zip(parts).fold(first, |mut text, (number, part)| {
            // Writing to a text does not fail.
            let _ = write!(text, "${number}{part}");
            text
        })
    }
}

/// Cuts what goes together, in its order.
pub(super) fn together<T>(items: &[T]) -> impl Iterator<Item = &[T]> {
    let mut left = items;
    std::iter::from_fn(move || {
        let size = TOGETHER.into_iter().find(|size| *size <= left.len())?;
        let (some, rest) = left.split_at(size);
        left = rest;
        Some(some)
    })
}

/// A statement that inserts rows.
pub(super) struct Insert {
    /// Up to the first row.
    pub into: &'static str,
    /// A row, with its places as `?`.
    pub row: &'static str,
    /// After the last row.
    pub then: &'static str,
}

impl Insert {
    /// For so many rows.
    pub(super) fn of(&self, rows: usize, places: Places) -> String {
        let rows = vec![self.row; rows].join(", ");
        places.write(&format!("{} VALUES {rows}{}", self.into, self.then))
    }

    /// Inserts all of these, each bound by `bind`. How many were.
    pub(super) async fn all<T>(
        &self,
        connection: &mut DbConnection,
        items: &[T],
        bind: impl Fn(Bound, &T) -> Bound,
    ) -> Result<u64, StoreError> {
        let mut inserted = 0;
        for some in together(items) {
            let statement = self.of(some.len(), Places::on(connection));
            let query = sqlx::query(AssertSqlSafe(statement));
            let bound = some.iter().fold(query, &bind);
            inserted += bound.execute(&mut *connection).await?.rows_affected();
        }
        Ok(inserted)
    }
}

/// A statement that looks for rows by keyed hashes.
pub(super) struct FindByHash {
    /// Up to the hashes.
    pub by: &'static str,
    /// After them.
    pub then: &'static str,
}

impl FindByHash {
    /// For so many forms of hashes.
    pub(super) fn of(&self, forms: usize, places: Places) -> String {
        let forms = vec!["?"; forms].join(", ");
        places.write(&format!("{} IN ({forms}){}", self.by, self.then))
    }

    /// What is found by any of these.
    pub(super) async fn all<R>(
        &self,
        connection: &mut DbConnection,
        hashes: impl Iterator<Item = KeyedHash>,
    ) -> Result<Vec<R>, StoreError>
    where
        R: for<'row> FromRow<'row, DbRow> + Send + Unpin,
    {
        let mut forms: Vec<Vec<u8>> = hashes.flat_map(|hash| hash.forms()).collect();
        forms.sort();
        forms.dedup();
        let mut found = Vec::new();
        for some in together(&forms) {
            let statement = self.of(some.len(), Places::on(connection));
            let query: QueryAs<'_, Db, R, AnyArguments> = sqlx::query_as(AssertSqlSafe(statement));
            let bound = some.iter().fold(query, |query, form| query.bind(form));
            found.extend(bound.fetch_all(&mut *connection).await?);
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_one_after_the_other_or_stand_in_turn() {
        let insert = Insert {
            into: "INSERT INTO some (a, b, c)",
            row: "(?, ?, (SELECT d FROM others WHERE a = ?))",
            then: " ON CONFLICT DO NOTHING",
        };
        assert_eq!(
            insert.of(2, Places::Numbered),
            "INSERT INTO some (a, b, c) VALUES ($1, $2, (SELECT d FROM others WHERE a = $3)), \
             ($4, $5, (SELECT d FROM others WHERE a = $6)) ON CONFLICT DO NOTHING"
        );
        let find = FindByHash {
            by: "SELECT a FROM some WHERE b",
            then: " AND a > 0",
        };
        for (places, expected) in [
            (
                Places::Numbered,
                "SELECT a FROM some WHERE b IN ($1, $2, $3) AND a > 0",
            ),
            (
                Places::InTurn,
                "SELECT a FROM some WHERE b IN (?, ?, ?) AND a > 0",
            ),
        ] {
            assert_eq!(find.of(3, places), expected);
        }
    }

    #[test]
    fn what_goes_together_is_cut_in_few_sizes_and_in_order() {
        for count in [0, 1, 3, 4, 5, 63, 64, 65, 147, 200, 1_000] {
            let items: Vec<usize> = (0..count).collect();
            let cut: Vec<_> = together(&items).collect();
            assert_eq!(cut.concat(), items);
            assert!(cut.iter().all(|some| TOGETHER.contains(&some.len())));
        }
    }
}
