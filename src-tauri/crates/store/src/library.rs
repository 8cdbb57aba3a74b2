//! What is done with whole reports.

use report::Report;
use rusqlite::{Connection, params};

use crate::unreadable::Part;
use crate::{
    Listed, Listing, Moment, NewSource, Store, StoreError, blocks, checksum, figures, reports,
    slots, sources,
};

/// A report to put into the store.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// An id that no other report has or had.
    pub id: &'a str,
    /// A name for the library; empty to go by the title.
    pub name: &'a str,
    /// The report; the ids of its blocks are unique.
    pub report: &'a Report,
    /// 0 to 100.
    pub completeness: u8,
    /// The file that it came from, if it came from one.
    pub source: Option<NewSource<'a>>,
    /// Now.
    pub now: Moment,
}

/// A report from the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The name that the person gave it; empty if none.
    pub name: String,
    /// A save must name the revision that it builds on.
    pub revision: u32,
    /// Last change of its content.
    pub updated_at: Moment,
    /// When it was moved to the bin.
    pub deleted_at: Option<Moment>,
    /// The report, with usual values for what can't be read.
    pub report: Report,
    /// What of it can't be read. It is not written over: see [`Store::save`].
    pub unreadable: Vec<Part>,
    /// Whether the content differs from the checksum that was kept with it: something other than this
    /// program changed it, or the file is damaged.
    pub altered: bool,
}

/// What a save came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// The revision on disk.
    pub revision: u32,
    /// When it was written: now, or earlier if nothing had changed.
    pub updated_at: Moment,
}

impl Store {
    /// The reports in the library, or those in the bin, latest change first; and what can't be listed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn list(&self, bin: bool) -> Result<Listing, StoreError> {
        self.read(|transaction| match reports::list(transaction, bin) {
            Err(StoreError::Damaged(_)) => reports::list_each(transaction, bin),
            other => other,
        })
    }

    /// One report as the library lists it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError`].
    pub fn find(&self, id: &str) -> Result<Listed, StoreError> {
        self.read(|transaction| reports::find(transaction, id))
    }

    /// Puts a report into the store, at revision 1.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn create(&self, new: &New<'_>) -> Result<Saved, StoreError> {
        self.write(|transaction| create(transaction, new))
    }

    /// A report with all its rows.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError`].
    pub fn load(&self, id: &str) -> Result<Stored, StoreError> {
        self.read(|transaction| load(transaction, id))
    }

    /// Writes a report over the revision `expected`. It is on disk when this returns. A save that
    /// changes nothing writes nothing and leaves the revision as it is.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the report is at another revision, [`StoreError::Unreadable`] and
    /// [`StoreError::Altered`] if what is there must not be written over, [`StoreError::NotFound`],
    /// [`StoreError`]. Nothing is written then.
    pub fn save(
        &self,
        id: &str,
        expected: u32,
        report: &Report,
        completeness: u8,
        now: Moment,
    ) -> Result<Saved, StoreError> {
        self.write(|transaction| {
            let before = sound(transaction, id)?;
            if before.revision != expected {
                return Err(StoreError::Conflict {
                    revision: before.revision,
                });
            }
            let mut changed = reports::save_content(transaction, id, report)?;
            changed |= blocks::save(transaction, id, &report.blocks)?;
            changed |= figures::save(transaction, id, &report.figures)?;
            changed |= slots::save(transaction, id, &report.slots)?;
            if !changed {
                return Ok(Saved {
                    revision: before.revision,
                    updated_at: before.updated_at,
                });
            }
            let revision = before.revision.saturating_add(1);
            let sum = checksum::compute(transaction, id)?;
            transaction
                .prepare_cached(
                    "UPDATE reports SET revision = ?2, updated_at = ?3, completeness = ?4,
                         checksum = ?5
                     WHERE id = ?1",
                )?
                .execute(params![
                    id,
                    revision,
                    now.timestamp_millis(),
                    completeness,
                    sum
                ])?;
            Ok(Saved {
                revision,
                updated_at: now,
            })
        })
    }

    /// A second report with the same content and the same source, never exported, at revision 1.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError`].
    pub fn duplicate(
        &self,
        id: &str,
        new_id: &str,
        name: &str,
        now: Moment,
    ) -> Result<Listed, StoreError> {
        self.write(|transaction| {
            let completeness = sound(transaction, id)?.completeness;
            let stored = load(transaction, id)?;
            let new = New {
                id: new_id,
                name,
                report: &stored.report,
                completeness,
                source: None,
                now,
            };
            create(transaction, &new)?;
            sources::copy(transaction, id, new_id)?;
            reports::find(transaction, new_id)
        })
    }

    /// Gives a report a name; an empty one takes it away.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError`].
    pub fn rename(&self, id: &str, name: &str) -> Result<Listed, StoreError> {
        self.write(|transaction| {
            transaction.execute(
                "UPDATE reports SET name = ?2 WHERE id = ?1",
                params![id, name],
            )?;
            reports::find(transaction, id)
        })
    }

    /// Moves a report to the bin. One that is there already stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError`].
    pub fn discard(&self, id: &str, now: Moment) -> Result<(), StoreError> {
        self.write(|transaction| {
            reports::find(transaction, id)?;
            transaction.execute(
                "UPDATE reports SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL",
                params![id, now.timestamp_millis()],
            )?;
            Ok(())
        })
    }

    /// Takes a report out of the bin. One that is not there stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError`].
    pub fn restore(&self, id: &str) -> Result<(), StoreError> {
        self.write(|transaction| {
            reports::find(transaction, id)?;
            transaction.execute("UPDATE reports SET deleted_at = NULL WHERE id = ?1", [id])?;
            Ok(())
        })
    }

    /// Removes a report that is in the bin for good, with all its rows: from the file, from its log and
    /// from the copies.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if no such report is in the bin, [`StoreError`].
    pub fn purge(&self, id: &str) -> Result<(), StoreError> {
        self.purge_row(id)?;
        self.carry_over()?;
        self.purge_copies(id)
    }

    fn purge_row(&self, id: &str) -> Result<(), StoreError> {
        self.write(|transaction| {
            let gone = transaction.execute(
                "DELETE FROM reports WHERE id = ?1 AND deleted_at IS NOT NULL",
                [id],
            )?;
            if gone == 0 {
                Err(StoreError::NotFound)
            } else {
                Ok(())
            }
        })
    }

    /// Remembers which revision was exported last.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError`].
    pub fn note_export(&self, id: &str, revision: u32) -> Result<(), StoreError> {
        self.write(|transaction| {
            sound(transaction, id)?;
            let noted = transaction.execute(
                "UPDATE reports SET exported_revision = ?2 WHERE id = ?1",
                params![id, revision],
            )?;
            if noted == 0 {
                Err(StoreError::NotFound)
            } else {
                Ok(())
            }
        })
    }
}

fn create(connection: &Connection, new: &New<'_>) -> Result<Saved, StoreError> {
    reports::insert(connection, new)?;
    blocks::save(connection, new.id, &new.report.blocks)?;
    figures::save(connection, new.id, &new.report.figures)?;
    slots::save(connection, new.id, &new.report.slots)?;
    if let Some(source) = &new.source {
        sources::insert(connection, new.id, source, new.now)?;
    }
    checksum::keep(connection, new.id)?;
    Ok(Saved {
        revision: 1,
        updated_at: new.now,
    })
}

pub(crate) fn load(connection: &Connection, id: &str) -> Result<Stored, StoreError> {
    let (listed, mut unreadable) = reports::look(connection, id)?;
    let mut report = reports::load(connection, id, &mut unreadable)?;
    let parts = &mut unreadable;
    report.blocks = match blocks::load(connection, id, parts) {
        Err(StoreError::Damaged(_)) => blocks::load_each(connection, id, parts)?,
        other => other?,
    };
    report.figures = unless_damaged(figures::load(connection, id, parts), parts, Part::Figures)?;
    report.slots = unless_damaged(slots::load(connection, id, parts), parts, Part::Slots)?;
    let mut named: Vec<Part> = Vec::new();
    // Unit and year are read twice.
    for part in unreadable {
        if !named.contains(&part) {
            named.push(part);
        }
    }
    Ok(Stored {
        name: listed.name,
        revision: listed.revision,
        updated_at: listed.updated_at,
        deleted_at: listed.deleted_at,
        report,
        unreadable: named,
        // A damaged page is named already.
        altered: match checksum::holds(connection, id) {
            Err(StoreError::Damaged(_)) => false,
            other => !other?,
        },
    })
}

/// What was loaded, or nothing where it lies on a damaged page, which is noted.
fn unless_damaged<T: Default>(
    loaded: Result<T, StoreError>,
    unreadable: &mut Vec<Part>,
    part: Part,
) -> Result<T, StoreError> {
    match loaded {
        Err(StoreError::Damaged(_)) => {
            unreadable.push(part);
            Ok(T::default())
        }
        other => other,
    }
}

/// A report that may be written over, as the library lists it.
fn sound(connection: &Connection, id: &str) -> Result<Listed, StoreError> {
    let stored = load(connection, id)?;
    if !stored.unreadable.is_empty() {
        return Err(StoreError::Unreadable(stored.unreadable));
    }
    if stored.altered {
        return Err(StoreError::Altered);
    }
    reports::find(connection, id)
}
