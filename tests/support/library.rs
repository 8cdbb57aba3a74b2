//! What is on disk, looked at from outside while the program runs or after it was killed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

/// The database of a data folder, opened to read.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
}

impl Library {
    /// Opens the database in a data folder.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    #[expect(clippy::expect_used, reason = "for tests")]
    pub fn of(data: &Path) -> Self {
        let connection = Connection::open_with_flags(file(data), OpenFlags::SQLITE_OPEN_READ_WRITE)
            .expect("the program makes its database when it starts");
        connection
            .busy_timeout(Duration::from_secs(5))
            .expect("a timeout can be set");
        Self { connection }
    }

    /// All paragraphs of all reports, in order.
    ///
    /// # Panics
    /// If the database has another form.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.column("SELECT text FROM blocks ORDER BY report, position")
    }

    /// All paragraphs, one a line.
    ///
    /// # Panics
    /// If the database has another form.
    #[must_use]
    pub fn text(&self) -> String {
        self.texts().join("\n")
    }

    /// What was entered for a figure, in whichever report.
    ///
    /// # Panics
    /// If the database has another form.
    #[must_use]
    #[expect(clippy::expect_used, reason = "for tests")]
    pub fn figure(&self, id: &str) -> Option<String> {
        let mut found = self
            .connection
            .prepare("SELECT entry FROM figures WHERE figure = ?1")
            .expect("the table is there");
        let mut rows = found
            .query_map([id], |row| row.get(0))
            .expect("the row is text");
        rows.next().map(|row| row.expect("the row is text"))
    }

    /// Full names of the units, a report each.
    ///
    /// # Panics
    /// If the database has another form.
    #[must_use]
    pub fn units(&self) -> Vec<String> {
        self.column("SELECT unit FROM reports")
    }

    /// Number of reports, those in the bin included.
    ///
    /// # Panics
    /// If the database has another form.
    #[must_use]
    pub fn reports(&self) -> usize {
        self.column("SELECT id FROM reports").len()
    }

    /// Adds copies of the only report until there are `reports`. They are called 稿件1 and so on, each older
    /// than the one before.
    ///
    /// # Panics
    /// If there is not exactly one, or the database has another form.
    #[expect(clippy::expect_used, reason = "for tests")]
    pub fn fill(&self, reports: usize) {
        assert_eq!(self.reports(), 1);
        let copied = |table: &str, changed: &dyn Fn(&str) -> Option<&'static str>| {
            let columns = self.column(&format!("SELECT name FROM pragma_table_info('{table}')"));
            let values: Vec<&str> = columns
                .iter()
                .map(|name| changed(name).unwrap_or(name))
                .collect();
            format!(
                "INSERT INTO {table} ({}) SELECT {} FROM {table}, numbers;",
                columns.join(", "),
                values.join(", ")
            )
        };
        let id = "printf('00000000-0000-4000-8000-%012d', number)";
        let rows = copied("reports", &|name| match name {
            "id" => Some(id),
            "name" => Some("'稿件' || number"),
            "updated_at" => Some("updated_at - 60000 * number"),
            _ => None,
        });
        let texts = copied("blocks", &|name| (name == "report").then_some(id));
        self.connection
            .execute_batch(&format!(
                "BEGIN;
                 CREATE TEMP TABLE numbers AS WITH RECURSIVE counted (number) AS
                   (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < {last})
                   SELECT number FROM counted;
                 {rows}
                 {texts}
                 DROP TABLE numbers;
                 COMMIT;",
                last = reports - 1
            ))
            .expect("rows can be copied");
    }

    /// Fails unless `PRAGMA integrity_check` and `foreign_key_check` have nothing to say.
    ///
    /// # Panics
    /// If they have.
    pub fn assert_sound(&self) {
        assert_eq!(self.column("PRAGMA integrity_check"), ["ok"]);
        assert!(self.column("PRAGMA foreign_key_check").is_empty());
    }

    #[expect(clippy::expect_used, reason = "for tests")]
    fn column(&self, query: &str) -> Vec<String> {
        let mut statement = self.connection.prepare(query).expect("the table is there");
        let rows = statement
            .query_map([], |row| row.get(0))
            .expect("the column is text");
        rows.map(|row| row.expect("the column is text")).collect()
    }
}

/// The database of a data folder.
#[must_use]
pub fn file(data: &Path) -> PathBuf {
    data.join("nianbao.db")
}
