//! Table `reports`: what a report says about itself, and where it stands in the library.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use report::{Meta, Report};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;

use crate::unreadable::{Fields, Part};
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

/// What the library holds, or its bin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// What can be read, latest change first.
    pub reports: Vec<Listed>,
    /// What can't be listed, as far as it can be read, and what of it can't.
    pub unreadable: Vec<(Listed, Vec<Part>)>,
}

impl Listed {
    /// A report of which nothing but the id can be read.
    fn lost(id: String) -> Self {
        Self {
            id,
            name: String::new(),
            title: String::new(),
            unit: String::new(),
            year: 0,
            completeness: 0,
            revision: 0,
            exported_revision: None,
            updated_at: Moment::UNIX_EPOCH,
            deleted_at: None,
        }
    }
}

const LISTED: &str = "id, name, unit, year, completeness, revision, exported_revision, updated_at, \
     deleted_at, coalesce((SELECT trim(text, char(9, 10, 13, 32, 12288)) FROM blocks \
     WHERE report = reports.id AND kind = 'title' \
     AND trim(text, char(9, 10, 13, 32, 12288)) <> '' ORDER BY position LIMIT 1), '') AS title";

fn listed(row: &Row<'_>, unreadable: &mut Vec<Part>) -> Listed {
    let mut fields = Fields::new(row, unreadable);
    Listed {
        id: fields.text("id"),
        name: fields.text("name"),
        unit: fields.text("unit"),
        year: fields.plain("year"),
        completeness: fields.plain("completeness"),
        revision: fields.plain("revision"),
        exported_revision: fields.optional("exported_revision", Some),
        updated_at: fields.parsed("updated_at", moment),
        deleted_at: fields.optional("deleted_at", moment),
        title: fields.text("title"),
    }
}

pub(crate) fn moment(milliseconds: i64) -> Option<Moment> {
    Moment::from_timestamp_millis(milliseconds)
}

/// The reports in the library, or those in the bin, latest change first; and those that can't be listed.
pub(crate) fn list(connection: &Connection, bin: bool) -> Result<Listing, StoreError> {
    let sql = format!(
        "SELECT {LISTED} FROM reports WHERE (deleted_at IS NOT NULL) = ?1
         ORDER BY coalesce(deleted_at, updated_at) DESC, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([bin])?;
    let mut found = Listing::default();
    while let Some(row) = rows.next()? {
        let mut unreadable = Vec::new();
        let listed = listed(row, &mut unreadable);
        if unreadable.is_empty() {
            found.reports.push(listed);
        } else {
            found.unreadable.push((listed, unreadable));
        }
    }
    Ok(found)
}

/// The same, report by report, of a library in which the whole list can't be read.
pub(crate) fn list_each(connection: &Connection, bin: bool) -> Result<Listing, StoreError> {
    let mut ids = BTreeSet::new();
    // From both ends of the index and of the table: a damaged page ends each way.
    for source in [
        "INDEXED BY sqlite_autoindex_reports_1 ORDER BY id",
        "NOT INDEXED ORDER BY rowid",
    ] {
        for order in ["", " DESC"] {
            let mut statement =
                connection.prepare(&format!("SELECT id FROM reports {source}{order}"))?;
            let mut rows = statement.query([])?;
            while let Ok(Some(row)) = rows.next() {
                if let Ok(id) = row.get::<_, String>(0) {
                    ids.insert(id);
                }
            }
        }
    }
    let mut found = Listing::default();
    for id in ids {
        let (listed, unreadable) = match look(connection, &id) {
            Err(StoreError::NotFound) => continue,
            Err(_) => (Listed::lost(id), vec![Part::Column("title")]),
            Ok(found) => found,
        };
        if !unreadable.is_empty() {
            // Whether it was in the bin can't be said: it is listed outside.
            if !bin || listed.deleted_at.is_some() {
                found.unreadable.push((listed, unreadable));
            }
        } else if listed.deleted_at.is_some() == bin {
            found.reports.push(listed);
        }
    }
    let latest = |listed: &Listed| Reverse(listed.deleted_at.unwrap_or(listed.updated_at));
    found.reports.sort_by_key(latest);
    Ok(found)
}

/// One report as the library lists it, with what of that can't be read.
pub(crate) fn look(connection: &Connection, id: &str) -> Result<(Listed, Vec<Part>), StoreError> {
    let mut unreadable = Vec::new();
    let found = connection
        .prepare_cached(&format!("SELECT {LISTED} FROM reports WHERE id = ?1"))?
        .query_row([id], |row| Ok(listed(row, &mut unreadable)))
        .optional()?
        .ok_or(StoreError::NotFound)?;
    Ok((found, unreadable))
}

/// One report as the library lists it.
pub(crate) fn find(connection: &Connection, id: &str) -> Result<Listed, StoreError> {
    look(connection, id).map(|found| found.0)
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
pub(crate) fn load(
    connection: &Connection,
    id: &str,
    unreadable: &mut Vec<Part>,
) -> Result<Report, StoreError> {
    connection
        .prepare_cached(
            "SELECT template, unit, unit_short, year, document_number, signatories, copies,
                 issuing_office, print_date, variant, signature_rule, numbering, work_heading,
                 copy_number, secrecy, urgency, joint, paper, post, figures_annex, carried,
                 ignored
             FROM reports WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let mut fields = Fields::new(row, unreadable);
            Ok(Report {
                template: fields.text("template"),
                meta: Meta {
                    unit: fields.text("unit"),
                    unit_short: fields.text("unit_short"),
                    year: fields.plain("year"),
                    document_number: fields.text("document_number"),
                    signatories: fields.json("signatories"),
                    copies: fields.json("copies"),
                    issuing_office: fields.text("issuing_office"),
                    print_date: fields.optional("print_date", |date: String| date.parse().ok()),
                    variant: fields.word("variant"),
                    signature_rule: fields.word("signature_rule"),
                    copy_number: fields.text("copy_number"),
                    secrecy: fields.text("secrecy"),
                    urgency: fields.text("urgency"),
                    joint: fields.json("joint"),
                    paper: fields.word("paper"),
                    post: fields.text("post"),
                    figures_annex: fields.parsed("figures_annex", flag),
                },
                numbering: fields.word("numbering"),
                work_heading: fields.optional_text("work_heading"),
                carried: fields
                    .optional("carried", |json: String| serde_json::from_str(&json).ok()),
                ignored: fields.json("ignored"),
                ..Report::empty()
            })
        })
        .optional()?
        .ok_or(StoreError::NotFound)
}

fn flag(number: i64) -> Option<bool> {
    match number {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
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
                .map_err(|error| StoreError::Unwritable(error.to_string()))?,
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
            word(&meta.variant)?,
            word(&meta.signature_rule)?,
            word(&report.numbering)?,
            report.work_heading,
            meta.copy_number,
            meta.secrecy,
            meta.urgency,
            Value::from(meta.joint.clone()).to_string(),
            word(&meta.paper)?,
            meta.post,
            meta.figures_annex,
            carried,
            Value::from_iter(report.ignored.iter().cloned()).to_string(),
        ])?;
    Ok(written > 0)
}

/// The word that serde writes for a plain enum.
fn word(value: &impl Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => Ok(word),
        other => Err(StoreError::Unwritable(format!("{other:?}"))),
    }
}
