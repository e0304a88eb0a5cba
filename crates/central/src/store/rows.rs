//! Many rows in one statement. There is a statement for each of a few sizes, so that a connection prepares each once.

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
/// How many places a statement for SQLite has: each is looked up among all of them when it is bound.
const MOST_PLACES: usize = 128;

/// A statement that is being bound.
pub(super) type Bound = Query<'static, Db, AnyArguments>;

/// How many rows of so many places go together. A server is asked as seldom as can be.
pub(super) fn most(connection: &DbConnection, places: usize) -> usize {
    match connection.backend_name() {
        "SQLite" => MOST_PLACES / places,
        _ => TOGETHER[0],
    }
}

/// Cuts what goes together, in its order, `most` at a time.
pub(super) fn together<T>(items: &[T], most: usize) -> impl Iterator<Item = &[T]> {
    let mut left = items;
    std::iter::from_fn(move || {
        let most = left.len().min(most.max(1));
        let size = TOGETHER.into_iter().find(|size| *size <= most)?;
        let (some, rest) = left.split_at(size);
        left = rest;
        Some(some)
    })
}

/// A statement that inserts rows.
pub(super) struct Insert {
    /// Up to the first row.
    pub into: &'static str,
    /// A row, with its places from `$1` on.
    pub row: &'static str,
    /// How many places it has.
    pub places: usize,
    /// After the last row.
    pub then: &'static str,
}

impl Insert {
    /// For so many rows.
    pub(super) fn of(&self, rows: usize) -> String {
        let row = |number: usize| {
            let mut parts = self.row.split('$');
            let mut text = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let end = part.find(|it: char| !it.is_ascii_digit());
                let (place, rest) = part.split_at(end.unwrap_or(part.len()));
                let place: usize = place.parse().unwrap_or_default();
                text.push_str(&format!("${}{rest}", number * self.places + place));
            }
            text
        };
        let rows: Vec<_> = (0..rows).map(row).collect();
        format!("{} VALUES {}{}", self.into, rows.join(", "), self.then)
    }

    /// Inserts all of these, each bound by `bind`. How many were.
    pub(super) async fn all<T>(
        &self,
        connection: &mut DbConnection,
        items: &[T],
        bind: impl Fn(Bound, &T) -> Bound,
    ) -> Result<u64, StoreError> {
        let mut inserted = 0;
        for some in together(items, most(connection, self.places)) {
            let query = sqlx::query(AssertSqlSafe(self.of(some.len())));
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
    pub(super) fn of(&self, forms: usize) -> String {
        let places: Vec<_> = (1..=forms).map(|place| format!("${place}")).collect();
        format!("{} IN ({}){}", self.by, places.join(", "), self.then)
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
        for some in together(&forms, most(connection, 1)) {
            let query: QueryAs<'_, Db, R, AnyArguments> =
                sqlx::query_as(AssertSqlSafe(self.of(some.len())));
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
    fn rows_are_numbered_one_after_the_other() {
        let insert = Insert {
            into: "INSERT INTO some (a, b, c)",
            row: "($1, $2, (SELECT d FROM others WHERE a = $1))",
            places: 2,
            then: " ON CONFLICT DO NOTHING",
        };
        assert_eq!(
            insert.of(2),
            "INSERT INTO some (a, b, c) VALUES ($1, $2, (SELECT d FROM others WHERE a = $1)), \
             ($3, $4, (SELECT d FROM others WHERE a = $3)) ON CONFLICT DO NOTHING"
        );
        assert_eq!(
            FindByHash {
                by: "SELECT a FROM some WHERE b",
                then: " AND a > 0",
            }
            .of(3),
            "SELECT a FROM some WHERE b IN ($1, $2, $3) AND a > 0"
        );
    }

    #[test]
    fn what_goes_together_is_cut_in_few_sizes_and_in_order() {
        for count in [0, 1, 3, 4, 5, 63, 64, 65, 147, 200, 1_000] {
            let items: Vec<usize> = (0..count).collect();
            for most in [0, 1, 10, 128] {
                let cut: Vec<_> = together(&items, most).collect();
                assert_eq!(cut.concat(), items);
                let fits = |size| TOGETHER.contains(&size) && size <= most.max(1);
                assert!(cut.iter().all(|some| fits(some.len())), "{most}");
            }
        }
    }
}
