//! Table `settings`: one row a setting.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{Store, StoreError};

impl Store {
    /// Every setting, as JSON by key; `None` for a value that is no text.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn settings(&self) -> Result<BTreeMap<String, Option<String>>, StoreError> {
        self.read(|transaction| {
            let mut statement = transaction.prepare_cached("SELECT key, value FROM settings")?;
            let rows = statement.query_map([], |row| {
                let value = row.get_ref(1)?.as_str().ok();
                Ok((row.get(0)?, value.map(str::to_owned)))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps what a setting holds under another key, `KEY.unreadable`, where nothing is kept yet: a value
    /// that this version can't read is then not lost when the setting is kept anew.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn set_aside(&self, key: &str) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT OR IGNORE INTO settings (key, value)
                 SELECT key || '.unreadable', value FROM settings WHERE key = ?1",
                [key],
            )?;
            Ok(())
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
