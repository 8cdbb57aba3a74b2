//! Table `reports`: what a report says about itself, and where it stands in the library.

use chrono::NaiveDate;
use report::{Meta, Report};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Moment, New, StoreError};

/// A report as the library lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Id.
    pub id: String,
    /// The name that the person gave it; empty if none.
    pub name: String,
    /// Its first title that is not blank, trimmed; empty if none.
    pub title: String,
    /// Unit, full name.
    pub unit: String,
    /// Year reported on; 0 where unknown.
    pub year: i32,
    /// 0 to 100, as the caller saved it.
    pub completeness: u8,
    /// Counts up with each save that changed something.
    pub revision: u32,
    /// The revision that was exported last.
    pub exported_revision: Option<u32>,
    /// Last change of its content.
    pub updated_at: Moment,
    /// When it was moved to the bin.
    pub deleted_at: Option<Moment>,
}

const LISTED: &str = "id, name, unit, year, completeness, revision, exported_revision, updated_at, \
     deleted_at, coalesce((SELECT trim(text, char(9, 10, 13, 32, 12288)) FROM blocks \
     WHERE report = reports.id AND kind = 'title' \
     AND trim(text, char(9, 10, 13, 32, 12288)) <> '' ORDER BY position LIMIT 1), '')";

fn listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    Ok(Listed {
        id: row.get(0)?,
        name: row.get(1)?,
        unit: row.get(2)?,
        year: row.get(3)?,
        completeness: row.get(4)?,
        revision: row.get(5)?,
        exported_revision: row.get(6)?,
        updated_at: moment(row, 7)?,
        deleted_at: row
            .get::<_, Option<i64>>(8)?
            .map(|_| moment(row, 8))
            .transpose()?,
        title: row.get(9)?,
    })
}

pub(crate) fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Moment> {
    let milliseconds: i64 = row.get(column)?;
    Moment::from_timestamp_millis(milliseconds).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Integer, "no moment".into())
    })
}

/// The reports in the library, or those in the bin, latest change first.
pub(crate) fn list(connection: &Connection, bin: bool) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "SELECT {LISTED} FROM reports WHERE (deleted_at IS NOT NULL) = ?1
         ORDER BY coalesce(deleted_at, updated_at) DESC, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([bin], listed)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One report as the library lists it.
pub(crate) fn find(connection: &Connection, id: &str) -> Result<Listed, StoreError> {
    connection
        .prepare_cached(&format!("SELECT {LISTED} FROM reports WHERE id = ?1"))?
        .query_row([id], listed)
        .optional()?
        .ok_or(StoreError::NotFound)
}

/// A row for a new report, at revision 1.
pub(crate) fn insert(connection: &Connection, new: &New<'_>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO reports (id, name, template, unit, unit_short, year, document_number,
                 signatories, copies, issuing_office, print_date, variant, signature_rule,
                 numbering, work_heading, completeness, revision, created_at, updated_at)
             VALUES (?1, ?2, '', '', '', 0, '', '[]', '[]', '', NULL, '', '', '', NULL, ?3, 1, ?4, ?4)",
        )?
        .execute(params![new.id, new.name, new.completeness, new.now.timestamp_millis()])?;
    save_content(connection, new.id, new.report)?;
    Ok(())
}

/// A report's own row as a [`Report`] without blocks, figures and slots.
pub(crate) fn load(connection: &Connection, id: &str) -> Result<Report, StoreError> {
    connection
        .prepare_cached(
            "SELECT template, unit, unit_short, year, document_number, signatories, copies,
                 issuing_office, print_date, variant, signature_rule, numbering, work_heading,
                 copy_number, secrecy, urgency, joint, paper, post, figures_annex, carried,
                 ignored
             FROM reports WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Report {
                template: row.get(0)?,
                meta: Meta {
                    unit: row.get(1)?,
                    unit_short: row.get(2)?,
                    year: row.get(3)?,
                    document_number: row.get(4)?,
                    signatories: json(&row.get::<_, String>(5)?),
                    copies: json(&row.get::<_, String>(6)?),
                    issuing_office: row.get(7)?,
                    print_date: row
                        .get::<_, Option<String>>(8)?
                        .and_then(|text| text.parse::<NaiveDate>().ok()),
                    variant: from_word(row.get(9)?),
                    signature_rule: from_word(row.get(10)?),
                    copy_number: row.get(13)?,
                    secrecy: row.get(14)?,
                    urgency: row.get(15)?,
                    joint: json(&row.get::<_, String>(16)?),
                    paper: from_word(row.get(17)?),
                    post: row.get(18)?,
                    figures_annex: row.get(19)?,
                },
                numbering: from_word(row.get(11)?),
                work_heading: row.get(12)?,
                carried: row
                    .get::<_, Option<String>>(20)?
                    .and_then(|text| serde_json::from_str(&text).ok()),
                ignored: json(&row.get::<_, String>(21)?),
                ..Report::empty()
            })
        })
        .optional()?
        .ok_or(StoreError::NotFound)
}

/// Writes what the report says about itself if it differs from what is there; whether it did.
pub(crate) fn save_content(
    connection: &Connection,
    id: &str,
    report: &Report,
) -> Result<bool, StoreError> {
    let meta = &report.meta;
    let carried = match &report.carried {
        Some(carried) => Some(
            serde_json::to_string(carried)
                .map_err(|error| StoreError::Damaged(error.to_string()))?,
        ),
        None => None,
    };
    let written = connection
        .prepare_cached(
            "UPDATE reports SET template = ?2, unit = ?3, unit_short = ?4, year = ?5,
                 document_number = ?6, signatories = ?7, copies = ?8, issuing_office = ?9,
                 print_date = ?10, variant = ?11, signature_rule = ?12, numbering = ?13,
                 work_heading = ?14, copy_number = ?15, secrecy = ?16, urgency = ?17, joint = ?18,
                 paper = ?19, post = ?20, figures_annex = ?21, carried = ?22,
                 ignored = ?23
             WHERE id = ?1 AND (template, unit, unit_short, year, document_number, signatories,
                 copies, issuing_office, print_date, variant, signature_rule, numbering,
                 work_heading, copy_number, secrecy, urgency, joint, paper, post, figures_annex,
                 carried, ignored)
                 IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                 ?19, ?20, ?21, ?22, ?23)",
        )?
        .execute(params![
            id,
            report.template,
            meta.unit,
            meta.unit_short,
            meta.year,
            meta.document_number,
            Value::from(meta.signatories.clone()).to_string(),
            Value::from(meta.copies.clone()).to_string(),
            meta.issuing_office,
            meta.print_date.map(|date| date.to_string()),
            word(&meta.variant),
            word(&meta.signature_rule),
            word(&report.numbering),
            report.work_heading,
            meta.copy_number,
            meta.secrecy,
            meta.urgency,
            Value::from(meta.joint.clone()).to_string(),
            word(&meta.paper),
            meta.post,
            meta.figures_annex,
            carried,
            Value::from_iter(report.ignored.iter().cloned()).to_string(),
        ])?;
    Ok(written > 0)
}

/// The word that serde writes for a plain enum.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value of a word; the default for one that this version does not know.
fn from_word<T: DeserializeOwned + Default>(word: String) -> T {
    serde_json::from_value(Value::String(word)).unwrap_or_default()
}

fn json<T: DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}
