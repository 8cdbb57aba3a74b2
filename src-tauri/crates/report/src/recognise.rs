//! Plain text to a report.
