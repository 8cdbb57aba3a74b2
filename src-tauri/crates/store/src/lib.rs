//! The reports on disk: one SQLite file, `nianbao.db`, in a folder that is passed in.
//!
//! What [`Store::save`] has returned from is on disk, even if the process is killed or the power
//! fails the moment after: the write-ahead log is synced with each commit. A save writes only the
//! rows that changed, in one transaction, and refuses to write over a revision that it does not
//! build on. There is one writer, behind a mutex; another process may read meanwhile.
//!
//! The crate reads no clock and makes no ids; both are passed in.
//!
//! | module | what it holds |
//! |---|---|
//! | `connection` | the open file: its pragmas, transactions, integrity |
//! | `opening`, `place` | whose the file is, whether it is sound and can be written; the files as the system sees them |
//! | `copies` | copies of the file: before a migration, one a day |
//! | `recover` | a new library with what can be read of a damaged one |
//! | `unreadable`, `checksum` | what of a report can't be read; whether its content is what was saved |
//! | `migrations`, `migrate` | the list of SQL files; the runner over `user_version` |
//! | `reports`, `blocks`, `figures`, `slots`, `sources`, `settings` | one table each |
//! | `library` | what is done with whole reports: create, load, save, duplicate, bin |
//!
//! To add a migration: a file `migrations/NNNN_name.sql` and a line in `migrations.rs`. Files that
//! were released are never changed.

mod blocks;
mod checksum;
mod connection;
mod copies;
mod error;
mod figures;
mod library;
mod migrate;
mod migrations;
mod opening;
mod place;
mod recover;
mod reports;
mod settings;
mod slots;
mod sources;
mod unreadable;

pub use connection::{FILE, Store};
pub use copies::COPIES;
pub use error::{Reason, StoreError};
pub use library::{New, Saved, Stored};
pub use recover::{Lost, Recovered, recover};
pub use reports::{Listed, Listing};
pub use sources::{NewSource, Source};
pub use unreadable::Part;

use chrono::{DateTime, Utc};

/// A moment, kept to the millisecond.
pub type Moment = DateTime<Utc>;
