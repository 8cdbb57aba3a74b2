//! Table `settings`: one row a setting.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{Store, StoreError};

impl Store {
    /// Every setting, as JSON by key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn settings(&self) -> Result<BTreeMap<String, String>, StoreError> {
        self.read(|transaction| {
            let mut statement = transaction.prepare_cached("SELECT key, value FROM settings")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps these settings; others stay as they are, because another version may know them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn keep_settings(&self, settings: &BTreeMap<String, String>) -> Result<(), StoreError> {
        self.write(|transaction| {
            let mut put = transaction.prepare_cached(
                "INSERT INTO settings (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE value <> ?2",
            )?;
            for (key, value) in settings {
                put.execute(params![key, value])?;
            }
            Ok(())
        })
    }
}
