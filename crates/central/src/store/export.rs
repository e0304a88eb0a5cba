//! Everything that is kept of a person, for the person: rows as they lie in the database, what is encrypted decrypted.

use serde_json::{Map, Value};
use sqlx::{Column, Row, TypeInfo, ValueRef};

use super::{Store, StoreError, engine::DbRow};
use crate::vault::{Cell, Vault};

impl Store {
    /// What is kept of a request; `None` if there is no such request.
    pub async fn export_request(
        &self,
        id: &str,
        vault: &Vault,
    ) -> Result<Option<Value>, StoreError> {
        let mut all = Map::new();
        for (name, table, statement) in [
            (
                "request",
                "requests",
                "SELECT id, tracking_code, kiosk, kind, language, time_zone, received_at, state
                 FROM requests WHERE id = $1",
            ),
            (
                "contents",
                "contents",
                "SELECT request_id AS id, opened_at, assisted, nif, niss, passport, phone, old_email,
                     new_email, statement, case_id, old_mailbox, passport_renewed
                 FROM contents WHERE request_id = $1",
            ),
            (
                "proofs",
                "proofs",
                "SELECT * FROM proofs WHERE request_id = $1",
            ),
            (
                "decision",
                "decisions",
                "SELECT * FROM decisions WHERE request_id = $1",
            ),
            (
                "mails",
                "mails",
                "SELECT id, kind, language, recipient, filling, created_at, state, ended_at
                 FROM mails WHERE subject_id = $1",
            ),
            (
                "mail_reports",
                "mail_reports",
                "SELECT mail_id, fate, status, at FROM mails
                 JOIN mail_reports ON mail_reports.mail_id = mails.id WHERE mails.subject_id = $1",
            ),
            (
                "reminders",
                "payment_reminders",
                "SELECT request_id AS id, last_day, due_at FROM payment_reminders WHERE request_id = $1",
            ),
            (
                "changes",
                "case_changes",
                "SELECT request_id AS id, what, case_id, why, staff, begun_at, answer, answered_at
                 FROM case_changes WHERE request_id = $1",
            ),
            (
                "restorations",
                "restorations",
                "SELECT * FROM restorations WHERE request_id = $1",
            ),
            (
                "passports_in_hand",
                "passports_in_hand",
                "SELECT * FROM passports_in_hand WHERE request_id = $1",
            ),
            (
                "events",
                "events",
                "SELECT former_id AS id, at, what, who, why, from_state, to_state, former
                 FROM events WHERE request_id = $1 ORDER BY number",
            ),
        ] {
            let mut rows = self.exported(table, statement, id, vault).await?;
            if name == "request" && rows.is_empty() {
                match self.exported_unread(id).await? {
                    Some(unread) => rows.push(unread),
                    None => return Ok(None),
                }
            }
            all.insert(name.to_owned(), Value::Array(rows));
        }
        Ok(Some(Value::Object(all)))
    }

    /// What is kept beside the registry of a case and of every request about it.
    pub async fn export_case(&self, case_id: &str, vault: &Vault) -> Result<Value, StoreError> {
        let marks = self
            .exported(
                "case_marks",
                "SELECT case_id AS id, protected_at, email_refused_at, corrected_at, corrected_by, address_since
                 FROM case_marks WHERE case_id = $1",
                case_id,
                vault,
            )
            .await?;
        let ids: Vec<String> =
            sqlx::query_scalar("SELECT request_id FROM contents WHERE case_id = $1")
                .bind(case_id)
                .fetch_all(&self.readers)
                .await?;
        let mut requests = Vec::new();
        for id in ids {
            requests.extend(self.export_request(&id, vault).await?);
        }
        Ok(serde_json::json!({ "marks": marks, "requests": requests }))
    }

    /// A request that this version cannot read yet: there is nothing of it but what stood in clear.
    async fn exported_unread(&self, id: &str) -> Result<Option<Value>, StoreError> {
        type Row = (String, String, String, String, i64);
        let row: Option<Row> = sqlx::query_as(
            "SELECT tracking_code, kiosk, item, time_zone, received_at FROM unread_requests WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(&self.readers)
        .await?;
        Ok(
            row.map(|(tracking_code, kiosk, item, time_zone, received_at)| {
                let item: Value = serde_json::from_str(&item).unwrap_or_default();
                let header = |name: &str| item.pointer(name).cloned().unwrap_or_default();
                serde_json::json!({
                    "id": id,
                    "tracking_code": tracking_code,
                    "kiosk": kiosk,
                    "kind": header("/header/kind"),
                    "language": header("/header/language"),
                    "time_zone": time_zone,
                    "received_at": received_at,
                    "state": "received",
                })
            }),
        )
    }

    pub(super) async fn exported(
        &self,
        table: &'static str,
        statement: &'static str,
        key: &str,
        vault: &Vault,
    ) -> Result<Vec<Value>, StoreError> {
        let rows = sqlx::query(statement)
            .bind(key)
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(|row| plain(row, table, vault)).collect()
    }
}

/// A row in clear. What cannot be decrypted any more, or was erased, is `null`.
fn plain(row: &DbRow, table: &'static str, vault: &Vault) -> Result<Value, StoreError> {
    let id: Option<String> = row.try_get("id").ok().flatten();
    let mut values = Map::new();
    for column in row.columns() {
        let raw = row.try_get_raw(column.ordinal())?;
        let value = match raw.type_info().name() {
            _ if raw.is_null() => Value::Null,
            "BIGINT" | "INTEGER" | "SMALLINT" => row.try_get::<i64, _>(column.ordinal())?.into(),
            "TEXT" => row.try_get::<String, _>(column.ordinal())?.into(),
            _ => {
                let sealed: Vec<u8> = row.try_get(column.ordinal())?;
                let opened = id.as_deref().and_then(|row| {
                    COLUMNS
                        .iter()
                        .find(|known| **known == column.name())
                        .and_then(|column| vault.open(Cell { table, row, column }, &sealed).ok())
                });
                opened.map_or(Value::Null, |text| Value::String(text.to_string()))
            }
        };
        values.insert(column.name().to_owned(), value);
    }
    Ok(Value::Object(values))
}

/// Columns that hold encrypted values.
const COLUMNS: [&str; 13] = [
    "name",
    "nif",
    "niss",
    "passport",
    "phone",
    "email",
    "old_email",
    "new_email",
    "statement",
    "payment_reference",
    "recipient",
    "filling",
    "former",
];
