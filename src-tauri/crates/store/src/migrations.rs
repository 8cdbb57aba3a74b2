//! The migrations, in order. The first brings an empty file to version 1.

/// The SQL of each version, from 1.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_reports.sql"),
    include_str!("../migrations/0002_settings.sql"),
    include_str!("../migrations/0003_official_form.sql"),
    include_str!("../migrations/0004_carried.sql"),
    include_str!("../migrations/0005_sources.sql"),
    include_str!("../migrations/0006_ignored.sql"),
    include_str!("../migrations/0007_checksum.sql"),
];
