//! The real window under a virtual display, its keys pressed and its files looked at.

#![expect(
    clippy::unwrap_used,
    reason = "tests: what helps them between the tests may fail as they do"
)]

mod common;

mod appearance;
mod composition;
mod export;
mod intake;
mod keyboard;
mod kills;
mod large;
mod layout;
mod loading;
mod official;
mod opening;
mod preview;
mod reach;
mod review;
mod rollover;
mod stalled;
mod unreadable;
mod writing;
