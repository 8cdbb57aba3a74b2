//! The real window under a virtual display, its keys pressed and its files looked at.

mod common;

mod composition;
mod export;
mod keyboard;
mod kills;
mod layout;
mod loading;
mod opening;
mod writing;
