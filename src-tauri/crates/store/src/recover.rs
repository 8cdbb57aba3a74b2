//! A new library with everything that can be read of a damaged one.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use report::Report;
use rusqlite::{Connection, Row, ToSql, params_from_iter};

use crate::connection::{FILE, prepare};
use crate::opening::{self, copied, writing};
use crate::{
    Moment, New, StoreError, blocks, checksum, copies, figures, library, place, reports, slots,
};

/// The most row numbers that are tried one by one behind a damaged page.
const TRIED: i64 = 2_000_000;

/// The tables with the key by which their index knows a row; reports come first.
const TABLES: [(&str, &str, &str); 6] = [
    ("reports", "id", "''"),
    ("blocks", "report", "id"),
    ("figures", "report", "figure"),
    ("slots", "report", "block"),
    ("sources", "report", "''"),
    ("settings", "key", "''"),
];

/// What was recovered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// How many reports the new library holds.
    pub reports: u32,
    /// What it lacks.
    pub lost: Vec<Lost>,
}

/// Something that could not be recovered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// A whole report, by its id.
    Report(String),
    /// The row of a report that says its unit, year and so on; the paragraphs are there. By the id.
    Row(String),
    /// Paragraphs, figures or the source of a report, by its id.
    Rows(String),
    /// A report whose content differs from its checksum, by its id.
    Altered(String),
    /// Settings.
    Settings,
    /// Nothing of the file could be read: the library is the copy of this day.
    Since(NaiveDate),
}

/// Makes a new library in a folder, which must hold none, with everything that can be read of the one in
/// another; that one is only read. `name` is given to reports whose own row is lost.
///
/// # Errors
/// [`StoreError::Exists`] if the folder holds anything, [`StoreError::NotFound`] if there is nothing to
/// recover from, [`StoreError::Foreign`], [`StoreError::Damaged`] where nothing at all can be read and
/// there is no copy, [`StoreError`].
pub fn recover(folder: &Path, to: &Path, name: &str, now: Moment) -> Result<Recovered, StoreError> {
    let file = folder.join(FILE);
    if !file.try_exists()? {
        return Err(StoreError::NotFound);
    }
    place::make_folder(to)?;
    if std::fs::read_dir(to)?.next().is_some() {
        return Err(StoreError::Exists);
    }
    let target = to.join(FILE);
    match from_file(&file, to, &target, name, now) {
        Err(StoreError::Damaged(detail)) => {
            let Some((day, copy)) = copies::newest(folder)? else {
                return Err(StoreError::Damaged(detail));
            };
            from_copy(&copy, to, &target)?;
            let connection = opening::open(to, &target)?.connection;
            Ok(Recovered {
                reports: count(&connection)?,
                lost: vec![Lost::Since(day)],
            })
        }
        other => other,
    }
}

fn from_copy(copy: &Path, folder: &Path, target: &Path) -> Result<(), StoreError> {
    let from = opening::unchanging(copy)?;
    if target.try_exists()? {
        std::fs::remove_file(target)?;
    }
    place::make_folder(folder)?;
    copies::copy(&from, target, &AtomicBool::default())
}

fn from_file(
    file: &Path,
    folder: &Path,
    target: &Path,
    name: &str,
    now: Moment,
) -> Result<Recovered, StoreError> {
    let (_copy, from) = copied(file)?;
    // Nothing is made before it is clear that tables can be found.
    let tables: i64 = from.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE name IN ('reports', 'blocks')",
        [],
        |row| row.get(0),
    )?;
    if tables != 2 {
        return Err(StoreError::Damaged("tables are missing".to_owned()));
    }
    opening::create(folder, target)?;
    let mut to = Connection::open_with_flags(target, writing())?;
    prepare(&to)?;
    // Paragraphs may be found whose report is not.
    to.pragma_update(None, "foreign_keys", false)?;
    let transaction = to.transaction()?;
    let mut missing = BTreeSet::new();
    for (table, key, second) in TABLES {
        let columns = shared_columns(&from, &transaction, table)?;
        if columns.is_empty() {
            continue;
        }
        take(&from, &transaction, table, &columns)?;
        let there = keys(&transaction, table, key, second, "");
        let known = keys(&from, table, key, second, "");
        let backwards = keys(&from, table, key, second, " DESC");
        let expected = known.into_iter().chain(backwards);
        missing.extend(
            expected
                .filter(|key| !there.contains(key))
                .map(|(id, _)| (table, id)),
        );
    }
    let mut found_whole = BTreeSet::new();
    let mut known = keys(&transaction, "reports", "id", "''", "");
    known.extend(keys(&from, "reports", "id", "''", ""));
    known.extend(keys(&from, "reports", "id", "''", " DESC"));
    for (id, _) in known {
        // Found by way of the indices, where the walk met a row that is damaged.
        if is_whole(&transaction, &id)? {
            continue;
        }
        let held: u32 = transaction.query_row(
            "SELECT count(*) FROM blocks WHERE report = ?1",
            [&id],
            |row| row.get(0),
        )?;
        // A damaged index can lead to fewer paragraphs than the walk through the table found.
        let fuller = |report: &Report| report.blocks.len() >= held as usize;
        if let Some(report) = readable(&from, &id).filter(fuller) {
            take_report(&from, &transaction, &id, &report)?;
            found_whole.insert(id);
        }
    }
    missing.retain(|(_, id)| !found_whole.contains(id));
    let mut lost = orphans(&transaction, name, now)?;
    for (table, id) in missing {
        let known = |lost: &[Lost], id: &str| {
            lost.iter().any(|lost| {
                matches!(lost, Lost::Report(it) | Lost::Row(it) | Lost::Rows(it) if it == id)
            })
        };
        match table {
            "settings" => lost.push(Lost::Settings),
            _ if known(&lost, &id) => {}
            "reports" => lost.push(Lost::Report(id)),
            _ => lost.push(Lost::Rows(id)),
        }
    }
    let ids: Vec<String> = transaction
        .prepare("SELECT id FROM reports ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        if !checksum::holds(&transaction, &id)? && !lost.contains(&Lost::Rows(id.clone())) {
            lost.push(Lost::Altered(id));
        }
    }
    transaction.commit()?;
    Ok(Recovered {
        reports: count(&to)?,
        lost,
    })
}

fn count(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("SELECT count(*) FROM reports", [], |row| row.get(0))?)
}

/// Whether a report is there with the content that its checksum is of.
fn is_whole(connection: &Connection, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM reports WHERE id = ?1 AND checksum IS NOT NULL)";
    let has_sum: bool = connection.query_row(sql, [id], |row| row.get(0))?;
    Ok(has_sum && checksum::holds(connection, id)?)
}

/// A report of which all can be read and against which nothing speaks. One that was last saved before
/// there were checksums has none.
fn readable(connection: &Connection, id: &str) -> Option<Report> {
    let stored = library::load(connection, id).ok()?;
    (stored.unreadable.is_empty() && !stored.altered).then_some(stored.report)
}

/// Takes a report over, in place of what is there: its row and the file that it came from as they are, the
/// content as it was loaded.
fn take_report(
    from: &Connection,
    to: &Connection,
    id: &str,
    report: &Report,
) -> Result<(), StoreError> {
    for (table, key) in [("reports", "id"), ("sources", "report")] {
        let columns = shared_columns(from, to, table)?;
        let mut put = put(to, table, &columns)?;
        to.execute(&format!("DELETE FROM {table} WHERE {key} = ?1"), [id])?;
        let mut statement =
            from.prepare(&format!("SELECT rowid, * FROM {table} WHERE {key} = ?1"))?;
        let mut rows = statement.query([id])?;
        // The file that a report came from may be lost without the report.
        while let Ok(Some(row)) = rows.next() {
            let _ = insert(&mut put, row, columns.len());
        }
    }
    let has_row = "SELECT EXISTS (SELECT 1 FROM reports WHERE id = ?1)";
    if !to.query_row(has_row, [id], |row| row.get::<_, bool>(0))? {
        return Ok(());
    }
    for table in ["blocks", "figures", "slots"] {
        to.execute(&format!("DELETE FROM {table} WHERE report = ?1"), [id])?;
    }
    reports::save_content(to, id, report)?;
    blocks::save(to, id, &report.blocks)?;
    figures::save(to, id, &report.figures)?;
    slots::save(to, id, &report.slots)?;
    checksum::keep(to, id)
}

/// The columns of the new table that take those of the old one, by their place: migrations only add
/// columns behind, and the names in a damaged schema may be damaged.
fn shared_columns(
    from: &Connection,
    to: &Connection,
    table: &str,
) -> Result<Vec<String>, StoreError> {
    let known: Vec<String> = to
        .prepare("SELECT name FROM pragma_table_info(?1)")?
        .query_map([table], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    // A schema of which a part is lost has the other tables still.
    let there = from
        .prepare(&format!("SELECT * FROM {table}"))
        .map_or(0, |statement| statement.column_count());
    Ok(known.into_iter().take(there).collect())
}

/// Takes every row of a table that can be read over, in the order of the row numbers. Behind a page that
/// can't be read the numbers are tried one by one.
fn take(
    from: &Connection,
    to: &Connection,
    table: &str,
    columns: &[String],
) -> Result<(), StoreError> {
    let mut put = put(to, table, columns)?;
    let mut ascending = from.prepare(&format!(
        "SELECT rowid, * FROM {table} NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid"
    ))?;
    let end = last_row(from, table);
    let mut last = 0;
    let mut tried = 0;
    loop {
        let before = last;
        let whole = (|| -> rusqlite::Result<bool> {
            let mut rows = ascending.query([last + 1])?;
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                if id <= last {
                    // A page that points back at one before it.
                    return Ok(false);
                }
                last = id;
                // A row of damaged types is refused by the new table; the checksum tells.
                let _ = insert(&mut put, row, columns.len());
            }
            Ok(true)
        })();
        if matches!(whole, Ok(true)) {
            return Ok(());
        }
        if last == before {
            last += 1;
            tried += 1;
        }
        if tried > TRIED || end.is_some_and(|end| last > end) {
            return Ok(());
        }
    }
}

/// Puts a row into a table.
fn put<'a>(
    to: &'a Connection,
    table: &str,
    columns: &[String],
) -> Result<rusqlite::Statement<'a>, StoreError> {
    let marks: Vec<String> = (1..=columns.len()).map(|at| format!("?{at}")).collect();
    Ok(to.prepare(&format!(
        "INSERT OR IGNORE INTO {table} ({}) VALUES ({})",
        columns.join(", "),
        marks.join(", ")
    ))?)
}

fn insert(
    put: &mut rusqlite::Statement<'_>,
    row: &Row<'_>,
    columns: usize,
) -> rusqlite::Result<usize> {
    // A row whose key is no text belongs to nothing.
    row.get_ref(1)?.as_str()?;
    let values: Vec<rusqlite::types::ToSqlOutput<'_>> = (1..=columns)
        .map(|at| row.get_ref(at).map(rusqlite::types::ToSqlOutput::Borrowed))
        .collect::<Result<_, _>>()?;
    put.execute(params_from_iter(
        values.iter().map(|value| value as &dyn ToSql),
    ))
}

/// The highest row number of a table, from the table or else from its index; `None` if neither can be
/// read to the end.
fn last_row(from: &Connection, table: &str) -> Option<i64> {
    let ask = |sql: String| from.query_row(&sql, [], |row| row.get::<_, Option<i64>>(0));
    let by_index = ask(format!(
        "SELECT max(rowid + 0) FROM {table} INDEXED BY sqlite_autoindex_{table}_1"
    ));
    let by_table = ask(format!("SELECT max(rowid) FROM {table} NOT INDEXED"));
    by_index.or(by_table).ok().map(|last| last.unwrap_or(0))
}

/// The keys that the index of a table knows, in its order or from its end, as far as it can be read.
fn keys(
    connection: &Connection,
    table: &str,
    key: &str,
    second: &str,
    order: &str,
) -> BTreeSet<(String, String)> {
    let mut keys = BTreeSet::new();
    let _: rusqlite::Result<()> = (|| {
        let more = if second == "''" {
            String::new()
        } else {
            format!(", {second}{order}")
        };
        let mut statement = connection.prepare(&format!(
            "SELECT {key}, CAST({second} AS TEXT) FROM {table}
             INDEXED BY sqlite_autoindex_{table}_1 ORDER BY {key}{order}{more}"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            // A key that is no text names no report.
            if let (Ok(key), Ok(second)) = (row.get(0), row.get(1)) {
                keys.insert((key, second));
            }
        }
        Ok(())
    })();
    keys
}

/// Gives reports that lost their own row another one, and drops what belongs to no paragraphs.
fn orphans(to: &Connection, name: &str, now: Moment) -> Result<Vec<Lost>, StoreError> {
    let ids: Vec<String> = to
        .prepare("SELECT DISTINCT report FROM blocks WHERE report NOT IN (SELECT id FROM reports)")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let empty = Report::empty();
    for id in &ids {
        let new = New {
            id,
            name,
            report: &empty,
            completeness: 0,
            source: None,
            now,
        };
        reports::insert(to, &new)?;
    }
    for table in ["figures", "slots", "sources"] {
        let sql = format!("DELETE FROM {table} WHERE report NOT IN (SELECT id FROM reports)");
        to.execute(&sql, [])?;
    }
    Ok(ids.into_iter().map(Lost::Row).collect())
}
